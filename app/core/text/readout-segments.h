/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-segmenter.h"

G_BEGIN_DECLS

/* For the segmenter only: appends the token that is written as the @length bytes at @bytes, with
 * its form, folded form and shape. @span goes to the token as it is. */
void readout_segments_add_token (ReadoutSegments *segments,
                                 const char *bytes,
                                 gsize length,
                                 ReadoutSpan span,
                                 gboolean space_before);

/* For the segmenter only: makes a sentence of the tokens from @first to before @end. */
void
readout_segments_end_sentence (ReadoutSegments *segments, guint first, guint end, guint paragraph);

G_END_DECLS
