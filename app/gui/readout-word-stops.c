/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where words of a text buffer may be cut.
 */
#include "readout-word-stops.h"

/* Nobody looks further for a stop. */
#define FAR 400

static gboolean
is_space_at (const GtkTextIter *iter)
{
  return gtk_text_iter_is_end (iter) || g_unichar_isspace (gtk_text_iter_get_char (iter));
}

static gboolean
is_space_before (const GtkTextIter *iter)
{
  GtkTextIter before = *iter;

  return !gtk_text_iter_backward_char (&before) ||
         g_unichar_isspace (gtk_text_iter_get_char (&before));
}

static gunichar
get_char (const GtkTextIter *iter, int offset)
{
  GtkTextIter at = *iter;

  if (offset != 0 && !gtk_text_iter_forward_chars (&at, offset))
    return 0;
  return gtk_text_iter_get_char (&at);
}

/* On either side of the apostrophe of "it’s". */
static gboolean
is_at_apostrophe (const GtkTextIter *iter)
{
  for (int i = -1; i <= 0; i++)
    {
      gunichar mark = get_char (iter, i);

      if ((mark == '\'' || mark == 0x2019) && g_unichar_isalnum (get_char (iter, i - 1)) &&
          g_unichar_isalnum (get_char (iter, i + 1)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_stop (const GtkTextIter *iter, gboolean is_end)
{
  if ((!gtk_text_iter_is_cursor_position (iter) && !gtk_text_iter_is_end (iter)) ||
      is_at_apostrophe (iter))
    return FALSE;
  if (is_end)
    return gtk_text_iter_ends_word (iter) || (is_space_at (iter) && !is_space_before (iter));
  return gtk_text_iter_starts_word (iter) || (!is_space_at (iter) && is_space_before (iter));
}

gboolean
readout_word_stops_step (GtkTextIter *iter, gboolean is_end, int direction)
{
  GtkTextIter at = *iter;

  for (guint i = 0; i < FAR; i++)
    {
      gboolean moved =
          direction > 0 ? gtk_text_iter_forward_char (&at) : gtk_text_iter_backward_char (&at);

      if (is_stop (&at, is_end) && !gtk_text_iter_equal (&at, iter))
        {
          *iter = at;
          return TRUE;
        }
      if (!moved)
        return FALSE;
    }
  return FALSE;
}

void
readout_word_stops_snap (GtkTextIter *iter, gboolean is_end)
{
  GtkTextIter before = *iter;
  GtkTextIter after = *iter;
  gboolean has_before;
  gboolean has_after;

  if (is_stop (iter, is_end))
    return;
  has_before = readout_word_stops_step (&before, is_end, -1);
  has_after = readout_word_stops_step (&after, is_end, 1);
  if (has_before &&
      (!has_after || gtk_text_iter_get_offset (iter) - gtk_text_iter_get_offset (&before) <=
                         gtk_text_iter_get_offset (&after) - gtk_text_iter_get_offset (iter)))
    *iter = before;
  else if (has_after)
    *iter = after;
}

gboolean
readout_word_stops_snap_range (GtkTextIter *start, GtkTextIter *end)
{
  while (gtk_text_iter_compare (start, end) < 0 && is_space_at (start))
    gtk_text_iter_forward_char (start);
  while (gtk_text_iter_compare (start, end) < 0 && is_space_before (end))
    gtk_text_iter_backward_char (end);
  if (gtk_text_iter_compare (start, end) >= 0)
    return FALSE;
  /* A part of a word means all of it. */
  if (gtk_text_iter_inside_word (start) && !gtk_text_iter_starts_word (start))
    gtk_text_iter_backward_word_start (start);
  if (gtk_text_iter_inside_word (end) && !gtk_text_iter_starts_word (end))
    gtk_text_iter_forward_word_end (end);
  return TRUE;
}
