/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_HTML_NEUTRAL, /* no letters */
  READOUT_HTML_LTR,
  READOUT_HTML_RTL,
} ReadoutHtmlDirection;

/* The direction of a block: that of its first letter, as the Unicode bidirectional algorithm has it
 * for paragraphs (UAX #9, P2 and P3). */
ReadoutHtmlDirection readout_html_language_get_direction (cmark_node *block);

/**
 * readout_html_language_choose:
 * @language: (nullable): what the caller knows, BCP 47
 * @is_rtl: (out): whether most of its letters run from right to left
 *
 * The language of a page, as a tag. Where it is not known, the letters tell: Latin ones are taken
 * for English, the language of Readout's drafts; others give their script only ("und-Arab"). Owned
 * by the caller.
 */
char *
readout_html_language_choose (ReadoutMarkdown *markdown, const char *language, gboolean *is_rtl);

G_END_DECLS
