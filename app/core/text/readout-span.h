/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutSpan:
 * @start: first byte
 * @end: the byte after the last one
 *
 * A half-open range of bytes into the immutable UTF-8 text of a report. Both ends are at the start
 * of a character.
 */
typedef struct
{
  guint32 start;
  guint32 end;
} ReadoutSpan;

/* A list of spans is a GArray of ReadoutSpan, in the order of the text, without overlaps, none of
 * them empty. */

/* A new, empty list of spans; free with g_array_unref(). */
GArray *readout_spans_new (void);

/* Appends [start, end) unless it is empty. */
void readout_spans_add (GArray *spans, guint32 start, guint32 end);

/* A copy of @spans, owned by the caller; %NULL gives an empty list. */
GArray *readout_spans_copy (GArray *spans);

/* The span at @index, by value. */
static inline ReadoutSpan
readout_spans_get (GArray *spans, guint index)
{
  return g_array_index (spans, ReadoutSpan, index);
}

/* From the start of the first span to the end of the last; {0, 0} when there is none. */
ReadoutSpan readout_spans_get_extent (GArray *spans);

gboolean readout_spans_equal (GArray *a, GArray *b);

/* Whether a span of @a shares a byte with a span of @b. */
gboolean readout_spans_overlap (GArray *a, GArray *b);

/* Sorts by start and joins what overlaps or touches, in place. O(n log n). */
void readout_spans_normalize (GArray *spans);

/* The spans as "start-end,start-end", as the project file stores them. Owned by the caller. */
char *readout_spans_to_string (GArray *spans);

/* Reads what readout_spans_to_string() wrote; %NULL if @string is anything else. Owned by the
 * caller. */
GArray *readout_spans_from_string (const char *string);

G_END_DECLS
