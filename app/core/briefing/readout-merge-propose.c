/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the builder's steps to what is proposed: without what the person refused, changed, deleted
 * or has already.
 */
#include "briefing/readout-merge-private.h"

/* So many characters of a hash tell units apart. */
#define NAME_LENGTH 24

/* Units that are further apart than that are shown as paragraphs. */
#define NEAR 64

static void
clear_edit (gpointer data)
{
  g_free (((ReadoutMergeEdit *)data)->words);
}

static GArray *
new_edits (void)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (ReadoutMergeEdit));

  g_array_set_clear_func (edits, clear_edit);
  return edits;
}

void
readout_merge_free_proposal (ReadoutProposal *proposal)
{
  g_free (proposal->id);
  g_free (proposal->before);
  g_free (proposal->after);
  g_free (proposal->section);
  g_strfreev (proposal->keys);
  g_strfreev (proposal->keys_before);
  g_strfreev (proposal->new_keys);
  g_clear_pointer (&proposal->edits, g_array_unref);
  g_clear_pointer (&proposal->base_edits, g_array_unref);
  g_strfreev (proposal->units);
  g_free (proposal);
}

/* --- What is proposed ----------------------------------------------------------------------------
 */

static char *
dup_unit (ReadoutUnits *units, gint i)
{
  return readout_units_dup (units, readout_units_get (units, i)->span);
}

/* The name of a unit in its role: "+" it comes, "-" it goes, "~" it changes. Owned by the caller.
 */
static char *
name_unit (char role, const char *words, const char *other)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *)words, -1);
  if (other != NULL)
    {
      g_checksum_update (checksum, (const guchar *)"", 1);
      g_checksum_update (checksum, (const guchar *)other, -1);
    }
  return g_strdup_printf ("%c%.*s", role, NAME_LENGTH, g_checksum_get_string (checksum));
}

static char *
name_added (Merge *merge, gint unit)
{
  g_autofree char *words = dup_unit (merge->theirs, unit);

  return name_unit ('+', words, NULL);
}

static char *
name_removed (Merge *merge, gint unit)
{
  g_autofree char *words = dup_unit (merge->base, unit);

  return name_unit ('-', words, NULL);
}

static gboolean
is_refused (Merge *merge, const char *name)
{
  return merge->refused != NULL && g_hash_table_contains (merge->refused, name);
}

static gboolean
has_any_key (ReadoutUnits *units, const ReadoutUnit *unit, GHashTable *keys)
{
  for (guint k = 0; k < unit->n_keys; k++)
    if (g_hash_table_contains (
            keys, GUINT_TO_POINTER (g_array_index (units->keys, guint32, unit->first_key + k))))
      return TRUE;
  return FALSE;
}

/* Whether the person has it already, or has deleted all that it could be about. */
static gboolean
is_decided (Merge *merge, gint theirs)
{
  const ReadoutUnit *unit = readout_units_get (merge->theirs, theirs);
  guint n_new = 0;
  guint n_own = 0;

  if (unit->level == 0 && g_hash_table_contains (merge->own_words, GUINT_TO_POINTER (unit->words)))
    return TRUE;
  for (guint k = 0; k < unit->n_keys; k++)
    {
      gpointer key =
          GUINT_TO_POINTER (g_array_index (merge->theirs->keys, guint32, unit->first_key + k));

      if (g_hash_table_contains (merge->base_keys, key))
        continue;
      n_new++;
      n_own += g_hash_table_contains (merge->mine_keys, key);
    }
  if (n_new > 0)
    return n_own == n_new;
  return unit->n_keys > 0 && !has_any_key (merge->theirs, unit, merge->mine_keys);
}

static gboolean
is_wanted (Merge *merge, gint theirs)
{
  g_autofree char *name = name_added (merge, theirs);
  gint from = merge->moved_from[theirs];

  if (is_refused (merge, name))
    merge->merge->n_refused++;
  else if (from >= 0 ? !merge->is_verbatim[from] : is_decided (merge, theirs))
    merge->merge->n_left_out++;
  else
    return TRUE;
  return FALSE;
}

/* Takes headings away that had something under them and no longer have. */
static void
drop_bare_headings (Merge *merge, GArray *units, GArray *before)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint));
  guint place = 0; /* of the unit in @before */

  for (guint i = 0; i < units->len; i++)
    {
      gint unit = g_array_index (units, gint, i);
      guint level = readout_units_get (merge->theirs, unit)->level;
      gboolean is_bare = level > 0;
      gboolean was_bare = level > 0;

      for (guint k = i + 1; k < units->len && is_bare; k++)
        {
          guint other = readout_units_get (merge->theirs, g_array_index (units, gint, k))->level;

          if (other > 0 && other <= level)
            break;
          is_bare = other > 0;
        }
      while (g_array_index (before, gint, place) != unit)
        place++;
      for (guint k = place + 1; k < before->len && is_bare && was_bare; k++)
        {
          guint other = readout_units_get (merge->theirs, g_array_index (before, gint, k))->level;

          if (other > 0 && other <= level)
            break;
          was_bare = other > 0;
        }
      if (!is_bare || (was_bare && is_wanted (merge, unit)))
        g_array_append_val (kept, unit);
    }
  g_array_set_size (units, 0);
  g_array_append_vals (units, kept->data, kept->len);
}

static void
drop_unwanted (Merge *merge, MergeOperation *operation)
{
  g_autoptr (GArray) before = g_array_copy (operation->added);

  for (guint i = 0; i < operation->added->len;)
    {
      gint unit = g_array_index (operation->added, gint, i);

      if (readout_units_get (merge->theirs, unit)->level > 0 || is_wanted (merge, unit))
        i++;
      else
        g_array_remove_index (operation->added, i);
    }
  drop_bare_headings (merge, operation->added, before);
}

/* --- Building proposals --------------------------------------------------------------------------
 */

static char *
dup_joined (ReadoutUnits *units, GArray *list)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      gint unit = g_array_index (list, gint, i);
      g_autofree char *text = dup_unit (units, unit);

      if (i > 0)
        {
          gint last = g_array_index (list, gint, i - 1);

          if (last < unit && unit - last <= NEAR)
            {
              g_autofree char *gap =
                  readout_units_dup (units, readout_units_get_widest_gap (units, last, unit));

              g_string_append (words, gap);
            }
          else
            g_string_append (words, "\n\n");
        }
      g_string_append (words, text);
    }
  return g_string_free (words, FALSE);
}

/* The citations of units, without those in @without, which may be %NULL. */
static GStrv
dup_keys (Merge *merge, ReadoutUnits *units, GArray *list, GHashTable *without)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const ReadoutUnit *unit = readout_units_get (units, g_array_index (list, gint, i));

      for (guint k = 0; k < unit->n_keys; k++)
        {
          guint32 key = g_array_index (units->keys, guint32, unit->first_key + k);

          if ((without == NULL || !g_hash_table_contains (without, GUINT_TO_POINTER (key))) &&
              g_hash_table_add (seen, GUINT_TO_POINTER (key)))
            g_ptr_array_add (names, g_strdup (merge->key_names[key]));
        }
    }
  g_ptr_array_add (names, NULL);
  return (GStrv)g_ptr_array_free (names, FALSE);
}

static char *
dup_section (ReadoutUnits *units, GArray *list)
{
  gint unit = list->len > 0 ? g_array_index (list, gint, 0) : -1;
  gint section = unit >= 0 ? readout_units_get (units, unit)->section : -1;

  return section >= 0 ? dup_unit (units, section) : NULL;
}

static ReadoutProposalScope
get_scope (ReadoutUnits *units, GArray *list, gboolean is_single)
{
  const ReadoutUnit *unit =
      list->len > 0 ? readout_units_get (units, g_array_index (list, gint, 0)) : NULL;

  if (unit != NULL && unit->level > 0 && list->len > 1)
    return READOUT_PROPOSAL_SECTION;
  return is_single || (list->len == 1 && unit != NULL && unit->kind == READOUT_UNIT_SENTENCE)
             ? READOUT_PROPOSAL_SENTENCE
             : READOUT_PROPOSAL_PARAGRAPH;
}

/* From the first to the last of the units of mine that stand for units of the base. */
static gboolean
find_extent (Merge *merge, GArray *removed, ReadoutSpan *extent)
{
  gboolean found = FALSE;

  for (guint i = 0; i < removed->len; i++)
    {
      gint mine = merge->mine_of[g_array_index (removed, gint, i)];
      ReadoutSpan span;

      if (mine < 0)
        continue;
      span = readout_units_get (merge->mine, mine)->span;
      extent->start = found ? MIN (extent->start, span.start) : span.start;
      extent->end = found ? MAX (extent->end, span.end) : span.end;
      found = TRUE;
    }
  return found;
}

static ReadoutProposal *
new_proposal (ReadoutProposalKind kind)
{
  ReadoutProposal *proposal = g_new0 (ReadoutProposal, 1);

  proposal->kind = kind;
  proposal->edits = new_edits ();
  proposal->base_edits = new_edits ();
  return proposal;
}

/* Takes @names over. */
static void
finish (Merge *merge, ReadoutProposal *proposal, MergeOperation *operation, GPtrArray *names)
{
  gboolean adds = operation->added->len > 0;
  g_autofree char *joined = NULL;

  g_ptr_array_add (names, NULL);
  proposal->units = (GStrv)g_ptr_array_free (names, FALSE);
  joined = g_strjoinv (" ", proposal->units);
  proposal->id = name_unit ('p', joined, NULL);
  if (g_hash_table_contains (merge->ids, proposal->id))
    {
      char *id = g_strdup_printf ("%s-%u", proposal->id, merge->merge->proposals->len);

      g_free (proposal->id);
      proposal->id = id;
    }
  g_hash_table_add (merge->ids, proposal->id);
  if (adds)
    proposal->after = dup_joined (merge->theirs, operation->added);
  if (operation->removed->len > 0)
    proposal->before = dup_joined (merge->base, operation->removed);
  proposal->section = adds ? dup_section (merge->theirs, operation->added)
                           : dup_section (merge->base, operation->removed);
  proposal->scope = adds ? get_scope (merge->theirs, operation->added, operation->is_single)
                         : get_scope (merge->base, operation->removed, operation->is_single);
  proposal->keys = dup_keys (merge, merge->theirs, operation->added, NULL);
  proposal->keys_before = dup_keys (merge, merge->base, operation->removed, NULL);
  proposal->new_keys = dup_keys (merge, merge->theirs, operation->added, merge->mine_keys);
  if (!find_extent (merge, operation->removed, &proposal->place) && proposal->edits->len > 0)
    proposal->place = g_array_index (proposal->edits, ReadoutMergeEdit, 0).span;
  proposal->order = merge->merge->proposals->len;
  g_ptr_array_add (merge->merge->proposals, proposal);
}

static void
propose_changed (Merge *merge, MergeOperation *operation)
{
  gint unit = g_array_index (operation->removed, gint, 0);
  gint other = g_array_index (operation->added, gint, 0);
  g_autofree char *before = dup_unit (merge->base, unit);
  g_autofree char *after = dup_unit (merge->theirs, other);
  g_autofree char *name = name_unit ('~', before, after);
  g_autoptr (GArray) edits = new_edits ();
  ReadoutProposal *proposal;
  GPtrArray *names;
  ReadoutSpan span = readout_units_get (merge->base, unit)->span;

  if (is_refused (merge, name))
    {
      merge->merge->n_refused++;
      return;
    }
  if (!readout_merge_place_changed (merge, unit, after, edits))
    {
      gint mine = merge->mine_of[unit];

      if (mine < 0 || readout_units_get (merge->mine, mine)->words !=
                          readout_units_get (merge->theirs, other)->words)
        merge->merge->n_left_out++;
      return;
    }
  names = g_ptr_array_new ();
  proposal = new_proposal (READOUT_PROPOSAL_CHANGED);
  g_array_unref (proposal->edits);
  proposal->edits = g_steal_pointer (&edits);
  readout_merge_add_edit (proposal->base_edits, span.start, span.end, g_strdup (after));
  g_ptr_array_add (names, g_steal_pointer (&name));
  operation->is_single = TRUE;
  finish (merge, proposal, operation, names);
}

static void
propose_added (Merge *merge, MergeOperation *operation)
{
  g_autoptr (GArray) edits = new_edits ();
  ReadoutProposal *proposal;
  GPtrArray *names;
  guint n_new = 0;

  drop_unwanted (merge, operation);
  if (operation->added->len == 0)
    return;
  if (!readout_merge_place_added (merge, operation, edits))
    {
      merge->merge->n_left_out += operation->added->len;
      return;
    }
  proposal = new_proposal (READOUT_PROPOSAL_ADDED);
  g_array_unref (proposal->edits);
  proposal->edits = g_steal_pointer (&edits);
  readout_merge_add_to_base (merge, operation, proposal->base_edits);
  names = g_ptr_array_new ();
  for (guint i = 0; i < operation->added->len; i++)
    {
      gint unit = g_array_index (operation->added, gint, i);
      gint from = merge->moved_from[unit];

      g_ptr_array_add (names, name_added (merge, unit));
      if (from < 0)
        {
          n_new += readout_units_get (merge->theirs, unit)->level == 0;
          continue;
        }
      readout_merge_place_removed (merge, from, proposal->edits);
      readout_merge_remove_from_base (merge, from, proposal->base_edits);
      g_array_append_val (operation->removed, from);
    }
  if (operation->removed->len > 0 && n_new == 0)
    proposal->kind = READOUT_PROPOSAL_MOVED;
  finish (merge, proposal, operation, names);
}

/* Whether the person has something under a heading that would stay there when it goes. */
static gboolean
has_more_under (Merge *merge, gint heading, GHashTable *going)
{
  guint n = merge->mine->units->len;
  guint level = readout_units_get (merge->base, heading)->level;

  for (guint i = (guint)merge->mine_of[heading] + 1; i < n; i++)
    {
      guint other = readout_units_get (merge->mine, (gint)i)->level;
      gint base = merge->base_of[i];

      if (other > 0 && other <= level)
        return FALSE;
      if (!g_hash_table_contains (going, GUINT_TO_POINTER (i + 1)) &&
          (base < 0 || !merge->is_verbatim[base]))
        return TRUE;
    }
  return FALSE;
}

/* Keeps of the units that would go those that may. */
static void
drop_kept (Merge *merge, GArray *removed)
{
  g_autoptr (GHashTable) going = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < removed->len;)
    {
      gint unit = g_array_index (removed, gint, i);
      g_autofree char *name = name_removed (merge, unit);

      if (is_refused (merge, name))
        merge->merge->n_refused++;
      else if (!merge->is_verbatim[unit])
        merge->merge->n_left_out += merge->mine_of[unit] >= 0;
      else
        {
          g_hash_table_add (going, GINT_TO_POINTER (merge->mine_of[unit] + 1));
          i++;
          continue;
        }
      g_array_remove_index (removed, i);
    }
  for (guint i = 0; i < removed->len;)
    {
      gint unit = g_array_index (removed, gint, i);

      if (readout_units_get (merge->base, unit)->level > 0 && has_more_under (merge, unit, going))
        {
          /* Everything that it is above of stays a part of its section. */
          g_array_remove_index (removed, i);
          merge->merge->n_left_out++;
        }
      else
        i++;
    }
}

static void
propose_removed (Merge *merge, MergeOperation *operation)
{
  ReadoutProposal *proposal;
  GPtrArray *names;

  drop_kept (merge, operation->removed);
  if (operation->removed->len == 0)
    return;
  proposal = new_proposal (READOUT_PROPOSAL_REMOVED);
  names = g_ptr_array_new ();
  for (guint i = 0; i < operation->removed->len; i++)
    {
      gint unit = g_array_index (operation->removed, gint, i);

      g_ptr_array_add (names, name_removed (merge, unit));
      readout_merge_place_removed (merge, unit, proposal->edits);
      readout_merge_remove_from_base (merge, unit, proposal->base_edits);
    }
  finish (merge, proposal, operation, names);
}

/* The name of a step that is one piece; owned by the caller. */
static char *
name_whole (Merge *merge, MergeOperation *operation)
{
  ReadoutSpan span = { readout_units_get_gap (merge->base, operation->first).start,
                       readout_units_get_gap (merge->base, operation->first + operation->n).end };
  ReadoutSpan other = {
    readout_units_get_gap (merge->theirs, operation->theirs_first).start,
    readout_units_get_gap (merge->theirs, operation->theirs_first + operation->n_theirs).end
  };
  g_autofree char *before = readout_units_dup (merge->base, span);
  g_autofree char *after = readout_units_dup (merge->theirs, other);
  g_autofree char *context = NULL;

  /* White space alone says nothing: the words before it tell where it is. */
  if (operation->n == 0 && operation->n_theirs == 0 && operation->prev >= 0)
    context = dup_unit (merge->base, operation->prev);
  return context != NULL ? name_unit ('=', context, after) : name_unit ('=', before, after);
}

static gboolean
has_unwanted_unit (Merge *merge, MergeOperation *operation)
{
  for (guint i = 0; i < operation->added->len; i++)
    {
      gint unit = g_array_index (operation->added, gint, i);
      g_autofree char *name = name_added (merge, unit);

      if (is_refused (merge, name) || is_decided (merge, unit))
        return TRUE;
    }
  return FALSE;
}

/* What cannot be done as one piece is done as far as it can be in several. */
static void
propose_parts (Merge *merge, MergeOperation *operation)
{
  g_autoptr (GArray) removed = g_array_copy (operation->removed);

  g_array_set_size (operation->removed, 0);
  if (operation->added->len > 0)
    {
      operation->style = MERGE_BEHIND;
      propose_added (merge, operation);
    }
  for (guint i = 0; i < removed->len; i++)
    {
      g_array_set_size (operation->removed, 0);
      g_array_set_size (operation->added, 0);
      g_array_append_val (operation->removed, g_array_index (removed, gint, i));
      propose_removed (merge, operation);
    }
}

static void
propose_whole (Merge *merge, MergeOperation *operation)
{
  g_autofree char *name = name_whole (merge, operation);
  ReadoutProposal *proposal;
  GPtrArray *names;

  if (is_refused (merge, name))
    {
      merge->merge->n_refused++;
      return;
    }
  proposal = new_proposal (operation->kind);
  if (has_unwanted_unit (merge, operation) ||
      !readout_merge_place_whole (merge, operation, proposal->edits))
    {
      readout_merge_free_proposal (proposal);
      propose_parts (merge, operation);
      return;
    }
  readout_merge_replace_in_base (merge, operation, proposal->base_edits);
  names = g_ptr_array_new ();
  g_ptr_array_add (names, g_steal_pointer (&name));
  finish (merge, proposal, operation, names);
}

void
readout_merge_propose (Merge *merge)
{
  for (guint i = 0; i < merge->operations->len; i++)
    {
      MergeOperation *operation = g_ptr_array_index (merge->operations, i);

      if (operation->style == MERGE_WHOLE)
        propose_whole (merge, operation);
      else if (operation->kind == READOUT_PROPOSAL_CHANGED)
        propose_changed (merge, operation);
      else if (operation->kind == READOUT_PROPOSAL_ADDED)
        propose_added (merge, operation);
      else
        propose_removed (merge, operation);
    }
}
