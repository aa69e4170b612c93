/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds citations in the text of an editor.
 */
#include "readout-citation-place.h"

#include <string.h>

/* What is typed to find a statement is not longer, in bytes. */
#define MAX_TYPED 120

static gboolean
is_key_byte (char byte)
{
  return (guchar)byte > 0x20 && byte != 0x7f && strchr ("[]\\`<>&", byte) == NULL;
}

/* The bytes of the citation that begins at @at: 0 where none does. */
static gsize
measure_citation (const char *at)
{
  const char *key = at + 2;
  const char *end = key;

  if (at[0] != '[' || at[1] != '^')
    return 0;
  while (is_key_byte (*end))
    end++;
  return end > key && *end == ']' ? (gsize)(end + 1 - at) : 0;
}

/* The line of @iter. Owned by the caller. */
static char *
dup_line (const GtkTextIter *iter, GtkTextIter *start)
{
  GtkTextIter end = *iter;

  *start = *iter;
  gtk_text_iter_set_line_offset (start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  return gtk_text_iter_get_slice (start, &end);
}

static char *
take_citation (const GtkTextIter *line_start,
               const char *line,
               const char *at,
               gsize length,
               GtkTextIter *start,
               GtkTextIter *end)
{
  *start = *line_start;
  *end = *line_start;
  gtk_text_iter_set_line_index (start, (int)(at - line));
  gtk_text_iter_set_line_index (end, (int)(at + length - line));
  return g_strndup (at + 2, length - 3);
}

static char *
find_citation (const GtkTextIter *iter, GtkTextIter *start, GtkTextIter *end, gboolean near)
{
  GtkTextIter line_start;
  g_autofree char *line = dup_line (iter, &line_start);
  gsize index = (gsize)gtk_text_iter_get_line_index (iter);
  const char *found = NULL;
  gsize found_length = 0;

  for (const char *at = strstr (line, "[^"); at != NULL; at = strstr (at + 1, "[^"))
    {
      gsize length = measure_citation (at);
      gsize from = (gsize)(at - line);

      if (length == 0)
        continue;
      /* Of two that touch, the one that begins at the place. */
      if ((near || from <= index) &&
          (from <= index || found == NULL || found + found_length < line + index))
        {
          found = at;
          found_length = length;
        }
      if (from >= index)
        break;
    }
  if (found == NULL || (!near && found + found_length < line + index))
    return NULL;
  return take_citation (&line_start, line, found, found_length, start, end);
}

char *
readout_citation_place_find (const GtkTextIter *iter, GtkTextIter *start, GtkTextIter *end)
{
  g_return_val_if_fail (iter != NULL, NULL);

  return find_citation (iter, start, end, FALSE);
}

char *
readout_citation_place_find_near (const GtkTextIter *iter, GtkTextIter *start, GtkTextIter *end)
{
  g_return_val_if_fail (iter != NULL, NULL);

  return find_citation (iter, start, end, TRUE);
}

char *
readout_citation_place_find_open (const GtkTextIter *iter, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextIter line_start;
  g_autofree char *line = NULL;
  gsize index;
  const char *open = NULL;
  const char *close;

  g_return_val_if_fail (iter != NULL, NULL);

  line = dup_line (iter, &line_start);
  index = (gsize)gtk_text_iter_get_line_index (iter);
  for (gsize i = index; i >= 2 && index - i <= MAX_TYPED && open == NULL; i--)
    {
      if (i < index && (line[i] == ']' || line[i] == '['))
        return NULL;
      if (line[i - 1] == '^' && line[i - 2] == '[')
        open = line + i;
    }
  if (open == NULL || (open - line >= 3 && open[-3] == '\\'))
    return NULL;
  close = line + index;
  while (g_ascii_isalnum (*close) || *close == '-')
    close++;
  *start = line_start;
  gtk_text_iter_set_line_index (start, (int)(open - line));
  *end = *iter;
  if (*close == ']')
    gtk_text_iter_set_line_index (end, (int)(close + 1 - line));
  return g_strndup (open, (gsize)(line + index - open));
}

/* Whether a reference begins at @at, and not a definition. */
static gsize
measure_reference (const char *text, const char *at)
{
  gsize length = measure_citation (at);

  if (length == 0 || (at > text && at[-1] == '\\'))
    return 0;
  return at[length] == ':' && (at == text || at[-1] == '\n') ? 0 : length;
}

gboolean
readout_citation_place_select (GtkTextBuffer *buffer, const char *key, guint ordinal)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;
  const char *found = NULL;
  gsize found_length = 0;
  guint n = 0;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  for (const char *at = strstr (text, "[^"); at != NULL && n < ordinal; at = strstr (at + 1, "[^"))
    {
      gsize length = measure_reference (text, at);

      if (length != strlen (key) + 3 || strncmp (at + 2, key, length - 3) != 0)
        continue;
      n++;
      if (found == NULL || n == ordinal)
        {
          found = at;
          found_length = length;
        }
    }
  if (found == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)g_utf8_pointer_to_offset (text, found));
  end = start;
  gtk_text_iter_forward_chars (&end, (int)g_utf8_strlen (found, (gssize)found_length));
  /* The cursor behind it, as after writing it. */
  gtk_text_buffer_select_range (buffer, &end, &start);
  return TRUE;
}

GStrv
readout_citation_place_list_keys (const char *text)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) keys = NULL;
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv list;

  g_return_val_if_fail (text != NULL, NULL);

  keys = g_ptr_array_new_with_free_func (g_free);
  for (const char *at = strstr (text, "[^"); at != NULL; at = strstr (at + 1, "[^"))
    {
      gsize length = measure_reference (text, at);

      if (length == 0)
        continue;
      g_ptr_array_add (keys, g_strndup (at + 2, length - 3));
      g_hash_table_replace (last, g_strdup (g_ptr_array_index (keys, keys->len - 1)),
                            GUINT_TO_POINTER (keys->len));
    }
  for (guint i = 0; i < keys->len; i++)
    if (GPOINTER_TO_UINT (g_hash_table_lookup (last, g_ptr_array_index (keys, i))) == i + 1)
      g_strv_builder_add (builder, g_ptr_array_index (keys, i));
  list = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return list;
}
