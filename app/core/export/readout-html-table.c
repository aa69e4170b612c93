/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes pipe tables as tables.
 */
#include <string.h>

#include "export/readout-html-writer-private.h"
#include "markdown/readout-markdown-table.h"

/* Writes the inlines of a cell, of whose first and last text only a part may belong to it. */
static void
write_cell (ReadoutHtmlWriter *writer, const ReadoutMarkdownCell *cell)
{
  for (cmark_node *node = cell->first; node != NULL; node = cmark_node_next (node))
    {
      cmark_iter *iter;
      cmark_event_type event;

      if (cmark_node_get_type (node) == CMARK_NODE_TEXT)
        {
          const char *literal = cmark_node_get_literal (node);
          gsize start = node == cell->first ? cell->first_byte : 0;
          gsize end = node == cell->last ? cell->last_byte : strlen (literal);
          g_autofree char *words = g_strndup (literal + start, end - start);

          readout_html_append_escaped (writer->html, words);
        }
      else
        {
          iter = cmark_iter_new (node);
          while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
            readout_html_writer_write_node (writer, cmark_iter_get_node (iter),
                                            event == CMARK_EVENT_ENTER);
          cmark_iter_free (iter);
        }
      if (node == cell->last)
        return;
    }
}

static void
write_row (ReadoutHtmlWriter *writer, const ReadoutMarkdownTable *table, guint row)
{
  static const char *const alignments[] = {
    [READOUT_COLUMN_PLAIN] = "",
    [READOUT_COLUMN_START] = " style=\"text-align:start\"",
    [READOUT_COLUMN_CENTRE] = " style=\"text-align:center\"",
    [READOUT_COLUMN_END] = " style=\"text-align:end\"",
  };

  g_string_append (writer->html, "<tr>\n");
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append_printf (writer->html, row == 0 ? "<th scope=\"col\"%s>" : "<td%s>",
                              alignments[table->columns[i]]);
      write_cell (writer, readout_markdown_table_get_cell (table, row, i));
      g_string_append (writer->html, row == 0 ? "</th>\n" : "</td>\n");
    }
  g_string_append (writer->html, "</tr>\n");
}

/* Writes the table that a paragraph is; FALSE if it is none. */
gboolean
readout_html_writer_write_table (ReadoutHtmlWriter *writer, cmark_node *paragraph)
{
  g_autoptr (ReadoutMarkdownTable) table = readout_markdown_table_new (writer->markdown, paragraph);

  if (table == NULL)
    return FALSE;
  readout_html_writer_begin_line (writer);
  g_string_append_printf (writer->html, "<table%s>\n<thead>\n",
                          readout_html_writer_get_direction (writer, paragraph));
  for (guint i = 0; i < table->n_rows; i++)
    {
      write_row (writer, table, i);
      if (i == 0)
        g_string_append (writer->html, table->n_rows > 1 ? "</thead>\n<tbody>\n" : "</thead>\n");
    }
  g_string_append (writer->html, table->n_rows > 1 ? "</tbody>\n</table>\n" : "</table>\n");
  return TRUE;
}
