/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "typeset/readout-rich-text.h"

G_BEGIN_DECLS

/* What is around the inlines that come next. */
typedef struct
{
  guint bold;
  guint italic;
  guint images;
  int link;
  guint n_numbers; /* of notes that were the last things */
} ReadoutAround;

static inline guint
readout_around_get_flags (const ReadoutAround *around, guint flags)
{
  return flags | (around->bold > 0 ? READOUT_TEXT_BOLD : 0) |
         (around->italic > 0 ? READOUT_TEXT_ITALIC : 0) |
         (around->link >= 0 ? READOUT_TEXT_LINK : 0);
}

/* Goes into an image: its alternative text is set if it cannot be shown. Returns whether its
 * inlines are to be skipped. */
gboolean readout_rich_text_enter_image (ReadoutRichText *rich,
                                        const ReadoutInlines *inlines,
                                        cmark_node *image,
                                        ReadoutAround *around,
                                        guint flags,
                                        ReadoutSpan span);

G_END_DECLS
