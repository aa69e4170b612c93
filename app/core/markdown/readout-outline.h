/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown.h"

G_BEGIN_DECLS

/**
 * ReadoutHeading:
 * @level: 1 to 6
 * @byte: where its line begins in the Markdown
 * @words: as one reads them, without marks
 */
typedef struct
{
  guint level;
  guint32 byte;
  char *words;
} ReadoutHeading;

/* (element-type ReadoutHeading): the headings of a document in its order, also those in quotations
 * and lists. Owned by the caller. */
GPtrArray *readout_outline_list (ReadoutMarkdown *markdown);

G_END_DECLS
