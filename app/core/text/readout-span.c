/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Byte spans into a report's text, and lists of them.
 */
#include "text/readout-span.h"

#include <string.h>

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const ReadoutSpan *first = a;
  const ReadoutSpan *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return first->end < second->end ? -1 : first->end > second->end;
}

GArray *
readout_spans_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (ReadoutSpan));
}

void
readout_spans_add (GArray *spans, guint32 start, guint32 end)
{
  ReadoutSpan span = { start, end };

  g_return_if_fail (spans != NULL);

  if (start < end)
    g_array_append_val (spans, span);
}

GArray *
readout_spans_copy (GArray *spans)
{
  GArray *copy = readout_spans_new ();

  if (spans != NULL && spans->len > 0)
    g_array_append_vals (copy, spans->data, spans->len);
  return copy;
}

ReadoutSpan
readout_spans_get_extent (GArray *spans)
{
  ReadoutSpan extent = { 0, 0 };

  if (spans == NULL || spans->len == 0)
    return extent;
  extent.start = readout_spans_get (spans, 0).start;
  extent.end = readout_spans_get (spans, spans->len - 1).end;
  return extent;
}

gboolean
readout_spans_equal (GArray *a, GArray *b)
{
  guint n_a = a != NULL ? a->len : 0;
  guint n_b = b != NULL ? b->len : 0;

  return n_a == n_b && (n_a == 0 || memcmp (a->data, b->data, n_a * sizeof (ReadoutSpan)) == 0);
}

gboolean
readout_spans_overlap (GArray *a, GArray *b)
{
  guint i = 0;
  guint j = 0;

  while (a != NULL && b != NULL && i < a->len && j < b->len)
    {
      ReadoutSpan first = readout_spans_get (a, i);
      ReadoutSpan second = readout_spans_get (b, j);

      if (first.start < second.end && second.start < first.end)
        return TRUE;
      if (first.end <= second.end)
        i++;
      else
        j++;
    }
  return FALSE;
}

void
readout_spans_normalize (GArray *spans)
{
  guint kept = 0;

  g_return_if_fail (spans != NULL);

  if (spans->len < 2)
    return;
  g_array_sort (spans, compare_spans);
  for (guint i = 1; i < spans->len; i++)
    {
      ReadoutSpan *last = &g_array_index (spans, ReadoutSpan, kept);
      ReadoutSpan next = readout_spans_get (spans, i);

      if (next.start <= last->end)
        last->end = MAX (last->end, next.end);
      else
        g_array_index (spans, ReadoutSpan, ++kept) = next;
    }
  g_array_set_size (spans, kept + 1);
}

char *
readout_spans_to_string (GArray *spans)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);

      g_string_append_printf (string, "%s%u-%u", i > 0 ? "," : "", span.start, span.end);
    }
  return g_string_free (string, FALSE);
}

GArray *
readout_spans_from_string (const char *string)
{
  g_autoptr (GArray) spans = readout_spans_new ();
  const char *at = string;

  if (string == NULL)
    return NULL;
  while (*at != '\0')
    {
      char *end;
      guint64 start_byte;
      guint64 end_byte;

      if (!g_ascii_isdigit (*at))
        return NULL;
      start_byte = g_ascii_strtoull (at, &end, 10);
      if (*end != '-' || !g_ascii_isdigit (end[1]))
        return NULL;
      end_byte = g_ascii_strtoull (end + 1, &end, 10);
      if (start_byte >= end_byte || end_byte > G_MAXUINT32 || (*end != ',' && *end != '\0'))
        return NULL;
      readout_spans_add (spans, start_byte, end_byte);
      if (*end == ',' && end[1] == '\0')
        return NULL;
      at = *end == ',' ? end + 1 : end;
    }
  return g_steal_pointer (&spans);
}
