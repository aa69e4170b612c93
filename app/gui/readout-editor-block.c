/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes blocks of Markdown into an editor.
 */
#include "readout-editor-block.h"

static gboolean
is_blank_line (const GtkTextIter *iter)
{
  GtkTextIter at = *iter;

  gtk_text_iter_set_line_offset (&at, 0);
  while (!gtk_text_iter_ends_line (&at))
    {
      if (!g_unichar_isspace (gtk_text_iter_get_char (&at)))
        return FALSE;
      gtk_text_iter_forward_char (&at);
    }
  return TRUE;
}

/* Moves @iter to the end of its block: the last line before an empty one. Where it is on an empty
 * line, it stays. */
static void
find_end (GtkTextIter *iter)
{
  GtkTextIter next = *iter;

  while (!is_blank_line (iter) && gtk_text_iter_forward_line (&next) && !is_blank_line (&next))
    *iter = next;
  if (!gtk_text_iter_ends_line (iter))
    gtk_text_iter_forward_to_line_end (iter);
}

/* How many line ends part it from what is before: as many as it takes for an empty line. */
static const char *
get_lead (const GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  if (!is_blank_line (iter))
    return "\n\n";
  return gtk_text_iter_backward_line (&before) && !is_blank_line (&before) ? "\n" : "";
}

static const char *
get_tail (const GtkTextIter *iter)
{
  GtkTextIter after = *iter;

  return gtk_text_iter_forward_line (&after) && !is_blank_line (&after) ? "\n\n" : "\n";
}

void
readout_editor_block_insert (ReadoutEditor *editor, const char *markdown)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  g_autofree char *text = NULL;
  g_autofree char *stripped = NULL;

  g_return_if_fail (READOUT_IS_EDITOR (editor));
  g_return_if_fail (markdown != NULL);

  buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (editor));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  find_end (&iter);
  stripped = g_strchomp (g_strdup (markdown));
  text = g_strconcat (get_lead (&iter), stripped, get_tail (&iter), NULL);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (readout_editor_get_view (editor),
                                gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
}
