/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps from what the builder wrote last to what it writes now.
 *
 * Where both have the same gap between two units, sentences come and go with the white space on one
 * side of them, each on its own; all of them together make the new text byte by byte. Where there
 * is no such gap, what is between two units is one step.
 */
#include "briefing/readout-merge-private.h"

#include <string.h>

static MergeOperation *
add_operation (Merge *merge, ReadoutProposalKind kind, MergeStyle style)
{
  MergeOperation *operation = g_new0 (MergeOperation, 1);

  operation->kind = kind;
  operation->style = style;
  operation->added = g_array_new (FALSE, FALSE, sizeof (gint));
  operation->removed = g_array_new (FALSE, FALSE, sizeof (gint));
  g_ptr_array_add (merge->operations, operation);
  return operation;
}

/* How far a gap keeps what is around it apart: 2 for paragraphs, 0 for sentences. */
static guint
get_strength (ReadoutUnits *units, gint gap)
{
  ReadoutSpan span = readout_units_get_gap (units, gap);
  guint n = 0;

  if (gap == 0 || gap == (gint)units->units->len)
    return 2;
  for (guint32 i = span.start; i < span.end && n < 2; i++)
    n += units->text[i] == '\n';
  return n;
}

static gboolean
is_same_gap (Merge *merge, gint in_base, gint in_theirs)
{
  ReadoutSpan gap = readout_units_get_gap (merge->base, in_base);
  ReadoutSpan other = readout_units_get_gap (merge->theirs, in_theirs);

  return gap.end - gap.start == other.end - other.start &&
         memcmp (merge->base->text + gap.start, merge->theirs->text + other.start,
                 gap.end - gap.start) == 0;
}

/* Whether what is left when all of the base's units are gone keeps paragraphs apart. */
static gboolean
is_strong (Merge *merge, gint first, gint n, gint gap)
{
  for (gint i = 0; i <= n; i++)
    if (get_strength (merge->base, first + i) > get_strength (merge->base, gap))
      return FALSE;
  return TRUE;
}

static gboolean
find_added_gap (Merge *merge, gint gap, gint first, gint n, gint *found)
{
  /* A paragraph that comes into the midst of another one splits that. */
  for (gint i = 0; i <= n && get_strength (merge->base, gap) == 0; i++)
    if (get_strength (merge->theirs, first + i) > 0)
      return FALSE;
  if (is_same_gap (merge, gap, first + n))
    *found = n;
  else if (is_same_gap (merge, gap, first))
    *found = 0;
  else
    {
      for (*found = 1; *found < n; (*found)++)
        if (is_same_gap (merge, gap, first + *found))
          return TRUE;
      return FALSE;
    }
  return TRUE;
}

/* Finds a gap of the base and the same gap of theirs: how many units of each are before it. */
static gboolean
find_split (
    Merge *merge, gint first, gint n, gint theirs_first, gint n_theirs, gint *removed, gint *added)
{
  if (n_theirs == 0)
    {
      *added = 0;
      for (*removed = n; *removed >= 0; (*removed)--)
        if (is_same_gap (merge, first + *removed, theirs_first))
          {
            if (*removed<n && * removed> 0 && is_same_gap (merge, first, theirs_first))
              *removed = 0;
            return TRUE;
          }
      return FALSE;
    }
  *removed = n;
  if (is_strong (merge, first, n, first + n) &&
      find_added_gap (merge, first + n, theirs_first, n_theirs, added))
    return TRUE;
  *removed = 0;
  return is_strong (merge, first, n, first) &&
         find_added_gap (merge, first, theirs_first, n_theirs, added);
}

/* Puts units of a stretch that belong together into one operation: those of a block that comes or
 * goes whole, the blocks of a section that does. */
static void
group (Merge *merge,
       gboolean adds,
       MergeStyle style,
       gint prev,
       gint first,
       gint n,
       gint around_before,
       gint around_after)
{
  ReadoutUnits *units = adds ? merge->theirs : merge->base;
  MergeOperation *operation = NULL;
  gint last = -1;
  guint level = 0;

  for (gint i = first; i < first + n; i++)
    {
      const ReadoutUnit *unit = readout_units_get (units, i);
      gboolean is_single =
          (around_before >= 0 && readout_units_get (units, around_before)->block == unit->block) ||
          (around_after < (gint)units->units->len &&
           readout_units_get (units, around_after)->block == unit->block);
      gboolean same_block = last >= 0 && readout_units_get (units, last)->block == unit->block;
      gboolean in_section = level > 0 && (unit->level == 0 || unit->level > level);

      /* What moves elsewhere goes with its new place. */
      if (!adds && merge->moved_to[i] >= 0)
        continue;
      if (operation == NULL || is_single || (!same_block && !in_section))
        {
          operation = add_operation (
              merge, adds ? READOUT_PROPOSAL_ADDED : READOUT_PROPOSAL_REMOVED, style);
          operation->prev = prev;
          operation->is_single = is_single;
          operation->theirs_first = i;
          level = is_single ? 0 : unit->level;
        }
      g_array_append_val (adds ? operation->added : operation->removed, i);
      operation->n_theirs = i + 1 - operation->theirs_first;
      last = i;
      if (is_single)
        {
          operation = NULL;
          last = -1;
        }
    }
}

static void
forget_moves (Merge *merge, gint first, gint n, gint theirs_first, gint n_theirs)
{
  for (gint i = first; i < first + n; i++)
    if (merge->moved_to[i] >= 0)
      {
        merge->moved_from[merge->moved_to[i]] = -1;
        merge->moved_to[i] = -1;
      }
  for (gint j = theirs_first; j < theirs_first + n_theirs; j++)
    if (merge->moved_from[j] >= 0)
      {
        merge->moved_to[merge->moved_from[j]] = -1;
        merge->moved_from[j] = -1;
      }
}

typedef struct
{
  gint first;
  gint n;
  gint theirs_first;
  gint n_theirs;
  gint removed; /* how many units of the base, and of theirs, stand before the gap that stays; */
  gint added;   /* -1: there is none */
} Stretch;

static void
add_whole (Merge *merge, const Stretch *stretch)
{
  ReadoutProposalKind kind = READOUT_PROPOSAL_CHANGED;
  MergeOperation *operation;

  if (stretch->n == 0)
    kind = stretch->n_theirs == 0 ? READOUT_PROPOSAL_SPACED : READOUT_PROPOSAL_ADDED;
  else if (stretch->n_theirs == 0)
    kind = READOUT_PROPOSAL_REMOVED;
  operation = add_operation (merge, kind, MERGE_WHOLE);
  operation->prev = stretch->first - 1;
  operation->first = stretch->first;
  operation->n = stretch->n;
  operation->theirs_first = stretch->theirs_first;
  operation->n_theirs = stretch->n_theirs;
  for (gint i = stretch->first; i < stretch->first + stretch->n; i++)
    g_array_append_val (operation->removed, i);
  for (gint j = stretch->theirs_first; j < stretch->theirs_first + stretch->n_theirs; j++)
    g_array_append_val (operation->added, j);
}

static void
add_stretch (Merge *merge, const Stretch *stretch)
{
  gint first = stretch->first;
  gint end = first + stretch->n;
  gint theirs_first = stretch->theirs_first;
  gint theirs_end = theirs_first + stretch->n_theirs;
  gint gap = first + stretch->removed;

  if (stretch->added < 0)
    {
      add_whole (merge, stretch);
      return;
    }
  for (gint i = first; i < end; i++)
    merge->removal[i] = i < gap ? MERGE_BEHIND : MERGE_BEFORE;
  group (merge, FALSE, MERGE_BEHIND, gap - 1, first, stretch->removed, first - 1, end);
  group (merge, TRUE, MERGE_BEHIND, gap - 1, theirs_first, stretch->added, theirs_first - 1,
         theirs_end);
  group (merge, TRUE, MERGE_BEFORE, gap - 1, theirs_first + stretch->added,
         stretch->n_theirs - stretch->added, theirs_first - 1, theirs_end);
  group (merge, FALSE, MERGE_BEFORE, gap - 1, gap, stretch->n - stretch->removed, first - 1, end);
}

static void
add_changed (Merge *merge, gint unit)
{
  MergeOperation *operation;

  if (readout_units_get (merge->base, unit)->words ==
      readout_units_get (merge->theirs, merge->theirs_of[unit])->words)
    return;
  operation = add_operation (merge, READOUT_PROPOSAL_CHANGED, MERGE_BEHIND);
  operation->prev = unit - 1;
  g_array_append_val (operation->removed, unit);
  g_array_append_val (operation->added, merge->theirs_of[unit]);
}

static GArray *
find_stretches (Merge *merge)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gint n_base = (gint)merge->base->units->len;
  gint first = 0;
  gint theirs_first = 0;

  for (gint i = 0; i <= n_base; i++)
    {
      gint other = i < n_base ? merge->theirs_of[i] : (gint)merge->theirs->units->len;
      Stretch stretch = { first, i - first, theirs_first, other - theirs_first, 0, 0 };

      if (other < 0)
        continue;
      if (!find_split (merge, stretch.first, stretch.n, stretch.theirs_first, stretch.n_theirs,
                       &stretch.removed, &stretch.added))
        {
          stretch.added = -1;
          forget_moves (merge, stretch.first, stretch.n, stretch.theirs_first, stretch.n_theirs);
        }
      g_array_append_val (stretches, stretch);
      first = i + 1;
      theirs_first = other + 1;
    }
  return stretches;
}

void
readout_merge_find_operations (Merge *merge)
{
  g_autoptr (GArray) stretches = find_stretches (merge);

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      gint end = stretch->first + stretch->n;

      if (stretch->n > 0 || stretch->n_theirs > 0 || stretch->added < 0)
        add_stretch (merge, stretch);
      if (end < (gint)merge->base->units->len)
        add_changed (merge, end);
    }
}
