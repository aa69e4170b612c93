/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutMarkdownEdit:
 * @start, @end: the bytes of the source that are replaced
 * @text: by what
 * @select_start, @select_end: what is selected afterwards, in bytes of the new source
 *
 * What a command of an editor does to a Markdown text. The functions here look at the lines that
 * they change and the few around them, never at the whole text. They all take the bytes of the
 * selection, @start and @end, which are the same for a cursor.
 */
typedef struct
{
  gsize start;
  gsize end;
  char *text;
  gsize select_start;
  gsize select_end;
} ReadoutMarkdownEdit;

void readout_markdown_edit_free (ReadoutMarkdownEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutMarkdownEdit, readout_markdown_edit_free)

/* Puts `*`, `**` or a backtick (@marks) around the selection, line by line, or around the word at
 * the cursor; takes them away where they are everywhere. Over several lines a backtick makes a
 * block of code. */
ReadoutMarkdownEdit *readout_markdown_toggle_marks (
    const char *source, gsize length, gsize start, gsize end, const char *marks);

/* Makes the selection, or the word at the cursor, a link; the address is selected. Takes a link
 * away that the cursor is in: its words stay. */
ReadoutMarkdownEdit *
readout_markdown_toggle_link (const char *source, gsize length, gsize start, gsize end);

typedef enum
{
  READOUT_MARKDOWN_HEADING,
  READOUT_MARKDOWN_BULLETS,
  READOUT_MARKDOWN_NUMBERS,
  READOUT_MARKDOWN_QUOTE,
} ReadoutMarkdownLines;

/* Makes the lines of the selection headings of @level, list items or a quotation, instead of
 * headings of another level or items of the other kind; takes that away where all are. @level: 1 to
 * 6; 0 makes plain text of headings. */
ReadoutMarkdownEdit *readout_markdown_toggle_lines (const char *source,
                                                    gsize length,
                                                    gsize start,
                                                    gsize end,
                                                    ReadoutMarkdownLines lines,
                                                    guint level);

/* What the Enter key does in a list or a quotation: the next item, or the end of the list when this
 * one is empty. %NULL where it is an ordinary line end. */
ReadoutMarkdownEdit *
readout_markdown_break_line (const char *source, gsize length, gsize start, gsize end);

/* What Tab does with list items: moves them below the item before, or out again. %NULL where there
 * is no list item. */
ReadoutMarkdownEdit *readout_markdown_indent (
    const char *source, gsize length, gsize start, gsize end, gboolean outwards);

G_END_DECLS
