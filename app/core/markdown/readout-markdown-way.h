/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown-private.h"

G_BEGIN_DECLS

/* How far a character is looked for that is not where it should be, in bytes. */
#define READOUT_MARKDOWN_SEARCH_LENGTH 256

/**
 * ReadoutMarkdownWay:
 * @at: the next byte of the source
 * @end: of the block
 * @quotes: how many block quotes are around
 * @budget: of bytes that may be looked at in vain: when it is spent, the rest of the block is not
 *   followed
 * @words: (nullable): what the words are appended to
 * @runs: (nullable): of ReadoutMarkdownRun, where they come from
 *
 * The way through the source of one block. Each of the functions below moves @at behind what it is
 * asked to follow, and returns where that was: {0, 0} if it was not found.
 */
typedef struct
{
  ReadoutMarkdown *markdown;
  const char *source;
  guint32 at;
  guint32 end;
  guint quotes;
  gint64 budget;
  gboolean sets_places;
  GString *words;
  GArray *runs;
} ReadoutMarkdownWay;

ReadoutSpan readout_markdown_way_follow_text (ReadoutMarkdownWay *way, const char *literal);
ReadoutSpan readout_markdown_way_follow_code (ReadoutMarkdownWay *way, const char *literal);
ReadoutSpan readout_markdown_way_follow_html (ReadoutMarkdownWay *way, const char *literal);
void readout_markdown_way_follow_break (ReadoutMarkdownWay *way, gboolean is_hard);

/* Skips so many `*` or `_`. */
void readout_markdown_way_skip_delimiter (ReadoutMarkdownWay *way, guint n_characters);

/* Skips `[`, `<` or `![`. */
void readout_markdown_way_enter_link (ReadoutMarkdownWay *way, gboolean is_image);

/* Skips `](…)`, `][…]`, `]` or `>` after the words of a link. */
void readout_markdown_way_skip_link_end (ReadoutMarkdownWay *way);

static inline gboolean
readout_markdown_is_blank (char character)
{
  return character == ' ' || character == '\t';
}

G_END_DECLS
