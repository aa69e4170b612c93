/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where in the edited text a step of the builder belongs.
 */
#include "briefing/readout-merge-private.h"

#include <string.h>

void
readout_merge_add_edit (GArray *edits, guint32 start, guint32 end, char *words)
{
  ReadoutMergeEdit edit = { { start, end }, words };

  g_array_append_val (edits, edit);
}

static gint
get_added (MergeOperation *operation, guint i)
{
  return g_array_index (operation->added, gint, i);
}

static void
append_span (GString *words, ReadoutUnits *units, ReadoutSpan span)
{
  g_string_append_len (words, units->text + span.start, span.end - span.start);
}

/* What is added with what keeps it apart: on one side, as the style has it. When the first or last
 * of its units is left out, the gap on its side stays. Owned by the caller. */
static char *
dup_added (Merge *merge, MergeOperation *operation)
{
  GString *words = g_string_new (NULL);
  GArray *added = operation->added;

  for (guint i = 0; i < added->len; i++)
    {
      gint unit = get_added (operation, i);
      gint next = operation->theirs_first + operation->n_theirs;
      ReadoutSpan before =
          i == 0 ? readout_units_get_gap (merge->theirs, operation->theirs_first)
                 : readout_units_get_widest_gap (merge->theirs, get_added (operation, i - 1), unit);
      ReadoutSpan after =
          i == added->len - 1
              ? readout_units_get_gap (merge->theirs, next)
              : readout_units_get_widest_gap (merge->theirs, unit, get_added (operation, i + 1));

      if (operation->style != MERGE_BEFORE)
        append_span (words, merge->theirs, before);
      append_span (words, merge->theirs, readout_units_get (merge->theirs, unit)->span);
      if (operation->style == MERGE_BEFORE)
        append_span (words, merge->theirs, after);
    }
  return g_string_free (words, FALSE);
}

/* The same with nothing around it. */
static char *
dup_bare (Merge *merge, MergeOperation *operation)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < operation->added->len; i++)
    {
      gint unit = get_added (operation, i);

      if (i > 0)
        append_span (
            words, merge->theirs,
            readout_units_get_widest_gap (merge->theirs, get_added (operation, i - 1), unit));
      append_span (words, merge->theirs, readout_units_get (merge->theirs, unit)->span);
    }
  return g_string_free (words, FALSE);
}

void
readout_merge_add_to_base (Merge *merge, MergeOperation *operation, GArray *edits)
{
  ReadoutSpan gap = readout_units_get_gap (merge->base, operation->prev + 1);
  guint32 at = operation->style == MERGE_BEFORE ? gap.end : gap.start;

  readout_merge_add_edit (edits, at, at, dup_added (merge, operation));
}

void
readout_merge_remove_from_base (Merge *merge, gint unit, GArray *edits)
{
  ReadoutSpan span = readout_units_get (merge->base, unit)->span;

  if (merge->removal[unit] == MERGE_BEFORE)
    span.end = readout_units_get_gap (merge->base, unit + 1).end;
  else
    span.start = readout_units_get_gap (merge->base, unit).start;
  readout_merge_add_edit (edits, span.start, span.end, g_strdup (""));
}

static ReadoutSpan
get_between (ReadoutUnits *units, gint first, gint n)
{
  return (ReadoutSpan){ readout_units_get_gap (units, first).start,
                        readout_units_get_gap (units, first + n).end };
}

void
readout_merge_replace_in_base (Merge *merge, MergeOperation *operation, GArray *edits)
{
  ReadoutSpan span = get_between (merge->base, operation->first, operation->n);

  readout_merge_add_edit (
      edits, span.start, span.end,
      readout_units_dup (merge->theirs, get_between (merge->theirs, operation->theirs_first,
                                                     operation->n_theirs)));
}

static gboolean
is_same_span (ReadoutUnits *units, ReadoutSpan span, ReadoutUnits *others, ReadoutSpan other)
{
  return span.end - span.start == other.end - other.start &&
         memcmp (units->text + span.start, others->text + other.start, span.end - span.start) == 0;
}

/* The unit of mine for one of the base; also for the start and the end. FALSE if there is none. */
static gboolean
find_mine (Merge *merge, gint unit, gint *mine)
{
  if (unit < 0)
    *mine = -1;
  else if (unit >= (gint)merge->base->units->len)
    *mine = (gint)merge->mine->units->len;
  else
    *mine = merge->mine_of[unit];
  return unit < 0 || *mine >= 0;
}

gboolean
readout_merge_place_whole (Merge *merge, MergeOperation *operation, GArray *edits)
{
  ReadoutSpan span = get_between (merge->base, operation->first, operation->n);
  ReadoutSpan place;
  gint before;
  gint after;

  if (!find_mine (merge, operation->prev, &before) ||
      !find_mine (merge, operation->first + operation->n, &after) ||
      after != before + operation->n + 1)
    return FALSE;
  place = get_between (merge->mine, before + 1, operation->n);
  if (!is_same_span (merge->base, span, merge->mine, place))
    return FALSE;
  readout_merge_add_edit (
      edits, place.start, place.end,
      readout_units_dup (merge->theirs, get_between (merge->theirs, operation->theirs_first,
                                                     operation->n_theirs)));
  return TRUE;
}

gboolean
readout_merge_place_changed (Merge *merge, gint unit, const char *words, GArray *edits)
{
  ReadoutSpan span;

  if (!merge->is_verbatim[unit])
    return FALSE;
  span = readout_units_get (merge->mine, merge->mine_of[unit])->span;
  readout_merge_add_edit (edits, span.start, span.end, g_strdup (words));
  return TRUE;
}

static guint
count_lines (ReadoutUnits *units, ReadoutSpan span)
{
  guint n = 0;

  for (guint32 i = span.start; i < span.end && n < 2; i++)
    n += units->text[i] == '\n';
  return n;
}

gboolean
readout_merge_place_removed (Merge *merge, gint unit, GArray *edits)
{
  gint mine = merge->mine_of[unit];
  gboolean before = merge->removal[unit] == MERGE_BEFORE;
  ReadoutSpan left;
  ReadoutSpan right;
  ReadoutSpan span;

  if (!merge->is_verbatim[unit])
    return FALSE;
  span = readout_units_get (merge->mine, mine)->span;
  left = readout_units_get_gap (merge->mine, mine);
  right = readout_units_get_gap (merge->mine, mine + 1);
  /* What stays between its neighbours must keep them as far apart as they are. */
  if (!is_same_span (merge->mine, left, merge->base, readout_units_get_gap (merge->base, unit)) ||
      !is_same_span (merge->mine, right, merge->base,
                     readout_units_get_gap (merge->base, unit + 1)))
    before = mine == 0 || count_lines (merge->mine, right) < count_lines (merge->mine, left);
  if (before)
    span.end = right.end;
  else
    span.start = left.start;
  readout_merge_add_edit (edits, span.start, span.end, g_strdup (""));
  return TRUE;
}

/* --- Where to add --------------------------------------------------------------------------------
 */

static gboolean
is_block (Merge *merge, MergeOperation *operation)
{
  return !operation->is_single ||
         readout_units_get (merge->theirs, get_added (operation, 0))->kind != READOUT_UNIT_SENTENCE;
}

/* Both neighbours are where they were, with nothing of the person's between them. */
static gboolean
place_between (Merge *merge, MergeOperation *operation, GArray *edits)
{
  ReadoutSpan gap;
  gint before;
  gint after;
  guint32 at;

  if (!find_mine (merge, operation->prev, &before) ||
      !find_mine (merge, operation->prev + 1, &after) || after != before + 1)
    return FALSE;
  gap = readout_units_get_gap (merge->mine, after);
  if (is_block (merge, operation) && before >= 0 && after < (gint)merge->mine->units->len &&
      !readout_units_breaks_line (merge->mine, gap))
    return FALSE;
  at = operation->style == MERGE_BEFORE ? gap.end : gap.start;
  readout_merge_add_edit (edits, at, at, dup_added (merge, operation));
  return TRUE;
}

/* Next to what is left of the block that it belongs to. */
static gboolean
place_in_block (Merge *merge, MergeOperation *operation, GArray *edits)
{
  gint n_base = (gint)merge->base->units->len;
  gint theirs = get_added (operation, 0);
  g_autofree char *words = NULL;
  guint32 block;
  gint prev = operation->prev;

  if (is_block (merge, operation))
    return FALSE;
  /* Which neighbour shares its block? */
  if (readout_units_begins_block (merge->theirs, theirs))
    prev++;
  if (prev < 0 || prev >= n_base)
    return FALSE;
  block = readout_units_get (merge->base, prev)->block;
  words = dup_bare (merge, operation);
  for (gint i = operation->prev; i >= 0 && readout_units_get (merge->base, i)->block == block; i--)
    if (merge->mine_of[i] >= 0)
      {
        guint32 at = readout_units_get (merge->mine, merge->mine_of[i])->span.end;

        readout_merge_add_edit (edits, at, at, g_strconcat (" ", words, NULL));
        return TRUE;
      }
  for (gint i = operation->prev + 1;
       i < n_base && readout_units_get (merge->base, i)->block == block; i++)
    if (merge->mine_of[i] >= 0)
      {
        guint32 at = readout_units_get (merge->mine, merge->mine_of[i])->span.start;

        readout_merge_add_edit (edits, at, at, g_strconcat (words, " ", NULL));
        return TRUE;
      }
  return FALSE;
}

static gint
get_section (Merge *merge, gint unit)
{
  return unit >= 0 ? readout_units_get (merge->base, unit)->section : -1;
}

/* The last unit of the block of mine that @mine is in; for a section, of everything before the next
 * heading that is no part of what is before it. */
static gint
find_block_end (Merge *merge, gint mine, guint level)
{
  gint n = (gint)merge->mine->units->len;

  while (mine + 1 < n &&
         (readout_units_get (merge->mine, mine + 1)->block ==
              readout_units_get (merge->mine, mine)->block ||
          (level > 0 && (readout_units_get (merge->mine, mine + 1)->level == 0 ||
                         readout_units_get (merge->mine, mine + 1)->level > level))))
    mine++;
  return mine;
}

static gboolean
is_item (ReadoutUnits *units, gint unit)
{
  const char *p = units->text + readout_units_get (units, unit)->span.start;

  return strchr ("-*+", *p) != NULL && p[1] == ' ';
}

static gint
find_block_start (ReadoutUnits *units, gint unit)
{
  while (!readout_units_begins_block (units, unit))
    unit--;
  return unit;
}

static const char *
get_separator (Merge *merge, MergeOperation *operation, gint mine)
{
  return is_item (merge->theirs, get_added (operation, 0)) &&
                 is_item (merge->mine, find_block_start (merge->mine, mine))
             ? "\n"
             : "\n\n";
}

/* As a block of its own, in the section that it belongs to. */
static gboolean
place_in_section (Merge *merge, MergeOperation *operation, GArray *edits)
{
  g_autofree char *words = dup_bare (merge, operation);
  guint level = readout_units_get (merge->theirs, get_added (operation, 0))->level;
  gint n_base = (gint)merge->base->units->len;
  gint section = get_section (merge, operation->prev);
  guint32 at;

  for (gint i = operation->prev; i >= 0 && (level > 0 || get_section (merge, i) == section); i--)
    if (merge->mine_of[i] >= 0)
      {
        gint mine = find_block_end (merge, merge->mine_of[i], level);

        at = readout_units_get (merge->mine, mine)->span.end;
        readout_merge_add_edit (edits, at, at,
                                g_strconcat (get_separator (merge, operation, mine), words, NULL));
        return TRUE;
      }
  for (gint i = operation->prev + 1; i < n_base && (level > 0 || get_section (merge, i) == section);
       i++)
    if (merge->mine_of[i] >= 0)
      {
        gint mine = find_block_start (merge->mine, merge->mine_of[i]);

        at = readout_units_get (merge->mine, mine)->span.start;
        readout_merge_add_edit (edits, at, at,
                                g_strconcat (words, get_separator (merge, operation, mine), NULL));
        return TRUE;
      }
  if (n_base > 0 && level == 0)
    return FALSE;
  at = readout_units_get_gap (merge->mine, (gint)merge->mine->units->len).start;
  readout_merge_add_edit (edits, at, at,
                          merge->mine->units->len > 0 ? g_strconcat ("\n\n", words, NULL)
                                                      : g_strdup (words));
  return TRUE;
}

gboolean
readout_merge_place_added (Merge *merge, MergeOperation *operation, GArray *edits)
{
  return place_between (merge, operation, edits) || place_in_block (merge, operation, edits) ||
         place_in_section (merge, operation, edits);
}
