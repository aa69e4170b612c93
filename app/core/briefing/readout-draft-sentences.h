/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown.h"

G_BEGIN_DECLS

/**
 * ReadoutDraftSentence:
 *
 * One sentence of a briefing as the source check sees it.
 */
typedef struct
{
  char *words;        /* as one reads them, without citations */
  ReadoutSpan span;   /* bytes of the Markdown, without citations at its end */
  GPtrArray *keys;    /* of const char *, borrowed from the Markdown: what it cites */
  GArray *quotations; /* of ReadoutSpan: what stands between quotation marks, in bytes of words */
  gboolean
      is_label; /* no sentence: a line without a full stop, an introduction, a row of a table */
  /*< private >*/
  GArray *runs;
  guint32 offset;
} ReadoutDraftSentence;

/* The sentences of all paragraphs and list items, not of headings, code and footnotes, in the order
 * of the text: a GPtrArray with a free function. Linear. */
GPtrArray *readout_draft_sentences_find (ReadoutMarkdown *markdown);

/* The bytes of the Markdown of a span of the words of @sentence. */
ReadoutSpan readout_draft_sentence_get_source (ReadoutDraftSentence *sentence, ReadoutSpan span);

G_END_DECLS
