/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The three-way merge of a briefing: what answers to what in the three texts, and how proposals are
 * carried out.
 */
#include "briefing/readout-merge-private.h"

#include <string.h>

#include "briefing/readout-merge-pairs.h"
#include "briefing/readout-sequence-match.h"

static void
free_operation (gpointer data)
{
  MergeOperation *operation = data;

  g_array_unref (operation->added);
  g_array_unref (operation->removed);
  g_free (operation);
}

/* --- Matching ------------------------------------------------------------------------------------
 */

static guint32 *
dup_words (ReadoutUnits *units)
{
  guint32 *words = g_new (guint32, units->units->len + 1);

  for (guint i = 0; i < units->units->len; i++)
    words[i] = readout_units_get (units, (gint)i)->words;
  return words;
}

static gint32 *
match (ReadoutUnits *a, ReadoutUnits *b)
{
  g_autofree guint32 *words = dup_words (a);
  g_autofree guint32 *others = dup_words (b);
  gint32 *matches = g_new (gint32, a->units->len + 1);

  readout_sequence_match (words, a->units->len, others, b->units->len, matches);
  return matches;
}

/* Of the pairs between two matches, takes those that are in order as changed in place, the others
 * as moved. */
static void
match_theirs (Merge *merge)
{
  guint n = merge->base->units->len;
  guint n_theirs = merge->theirs->units->len;
  g_autofree gint32 *pairs = NULL;
  g_autofree gint32 *in_place = g_new (gint32, n + 1);
  gint low = 0;
  guint start = 0;

  merge->theirs_of = match (merge->base, merge->theirs);
  pairs = readout_units_pair (merge->base, merge->theirs, merge->theirs_of);
  merge->moved_to = g_new (gint32, n + 1);
  merge->moved_from = g_new (gint32, n_theirs + 1);
  merge->removal = g_new0 (guint8, n + 1);
  for (guint j = 0; j < n_theirs; j++)
    merge->moved_from[j] = -1;
  for (guint i = 0; i <= n; i++)
    {
      gint high = i < n ? merge->theirs_of[i] : (gint)n_theirs;

      if (high < 0)
        continue;
      for (guint k = start; k < i; k++)
        in_place[k] = pairs[k] >= low && pairs[k] < high ? pairs[k] : -1;
      readout_sequence_find_increasing (in_place + start, i - start);
      for (guint k = start; k < i; k++)
        {
          merge->theirs_of[k] = in_place[k];
          merge->moved_to[k] = in_place[k] < 0 ? pairs[k] : -1;
          if (merge->moved_to[k] >= 0)
            merge->moved_from[merge->moved_to[k]] = (gint32)k;
        }
      if (i < n)
        merge->moved_to[i] = -1;
      low = high + 1;
      start = i + 1;
    }
}

static void
match_mine (Merge *merge)
{
  guint n = merge->base->units->len;
  g_autofree gint32 *pairs = NULL;

  merge->mine_of = match (merge->base, merge->mine);
  pairs = readout_units_pair (merge->base, merge->mine, merge->mine_of);
  merge->is_verbatim = g_new0 (gboolean, n + 1);
  merge->base_of = g_new (gint32, merge->mine->units->len + 1);
  for (guint j = 0; j < merge->mine->units->len; j++)
    merge->base_of[j] = -1;
  for (guint i = 0; i < n; i++)
    {
      if (merge->mine_of[i] < 0)
        merge->mine_of[i] = pairs[i];
      if (merge->mine_of[i] < 0)
        continue;
      merge->base_of[merge->mine_of[i]] = (gint32)i;
      merge->is_verbatim[i] = readout_units_get (merge->base, (gint)i)->words ==
                              readout_units_get (merge->mine, merge->mine_of[i])->words;
    }
  for (guint j = 0; j < merge->mine->units->len; j++)
    if (merge->base_of[j] < 0)
      g_hash_table_add (merge->own_words,
                        GUINT_TO_POINTER (readout_units_get (merge->mine, (gint)j)->words));
}

static GHashTable *
collect_keys (ReadoutUnits *units)
{
  GHashTable *keys = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < units->keys->len; i++)
    g_hash_table_add (keys, GUINT_TO_POINTER (g_array_index (units->keys, guint32, i)));
  return keys;
}

static void
name_keys (Merge *merge)
{
  GHashTableIter iter;
  gpointer name;
  gpointer number;

  merge->key_names = g_new0 (const char *, g_hash_table_size (merge->keys) + 1);
  g_hash_table_iter_init (&iter, merge->keys);
  while (g_hash_table_iter_next (&iter, &name, &number))
    merge->key_names[GPOINTER_TO_UINT (number)] = name;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const ReadoutProposal *proposal = *(const ReadoutProposal *const *)a;
  const ReadoutProposal *other = *(const ReadoutProposal *const *)b;

  return proposal->place.start < other->place.start ? -1
                                                    : proposal->place.start > other->place.start;
}

static void
clear_merge (Merge *merge)
{
  readout_units_free (merge->base);
  readout_units_free (merge->mine);
  readout_units_free (merge->theirs);
  g_hash_table_unref (merge->words);
  g_hash_table_unref (merge->keys);
  g_free (merge->key_names);
  g_free (merge->theirs_of);
  g_free (merge->moved_from);
  g_free (merge->moved_to);
  g_free (merge->removal);
  g_free (merge->mine_of);
  g_free (merge->is_verbatim);
  g_free (merge->base_of);
  g_hash_table_unref (merge->base_keys);
  g_hash_table_unref (merge->mine_keys);
  g_hash_table_unref (merge->own_words);
  g_hash_table_unref (merge->ids);
  g_ptr_array_unref (merge->operations);
}

ReadoutMerge *
readout_merge_new (const char *base, const char *mine, const char *theirs, GHashTable *refused)
{
  Merge merge = { 0 };

  g_return_val_if_fail (base != NULL && mine != NULL && theirs != NULL, NULL);

  merge.words = readout_units_new_words ();
  merge.keys = readout_units_new_keys ();
  merge.base = readout_units_new (base, merge.words, merge.keys);
  merge.mine = readout_units_new (mine, merge.words, merge.keys);
  merge.theirs = readout_units_new (theirs, merge.words, merge.keys);
  merge.refused = refused;
  merge.base_keys = collect_keys (merge.base);
  merge.mine_keys = collect_keys (merge.mine);
  merge.own_words = g_hash_table_new (NULL, NULL);
  merge.ids = g_hash_table_new (g_str_hash, g_str_equal);
  merge.operations = g_ptr_array_new_with_free_func (free_operation);
  name_keys (&merge);
  merge.merge = g_new0 (ReadoutMerge, 1);
  merge.merge->base = g_strdup (base);
  merge.merge->mine = g_strdup (mine);
  merge.merge->theirs = g_strdup (theirs);
  merge.merge->proposals =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_merge_free_proposal);
  match_theirs (&merge);
  match_mine (&merge);
  readout_merge_find_operations (&merge);
  readout_merge_propose (&merge);
  g_ptr_array_sort (merge.merge->proposals, compare_places);
  clear_merge (&merge);
  return merge.merge;
}

void
readout_merge_free (ReadoutMerge *merge)
{
  g_free (merge->base);
  g_free (merge->mine);
  g_free (merge->theirs);
  g_ptr_array_unref (merge->proposals);
  g_free (merge);
}

ReadoutProposal *
readout_merge_find (ReadoutMerge *merge, const char *id)
{
  g_return_val_if_fail (merge != NULL && id != NULL, NULL);

  for (guint i = 0; i < merge->proposals->len; i++)
    {
      ReadoutProposal *proposal = g_ptr_array_index (merge->proposals, i);

      if (strcmp (proposal->id, id) == 0)
        return proposal;
    }
  return NULL;
}

/* --- Carrying out --------------------------------------------------------------------------------
 */

typedef struct
{
  const ReadoutMergeEdit *edit;
  guint order;
  guint index;
} Ordered;

static int
compare_ordered (gconstpointer a, gconstpointer b)
{
  const Ordered *ordered = a;
  const Ordered *other = b;

  if (ordered->edit->span.start != other->edit->span.start)
    return ordered->edit->span.start < other->edit->span.start ? -1 : 1;
  if (ordered->order != other->order)
    return ordered->order < other->order ? -1 : 1;
  return ordered->index < other->index ? -1 : ordered->index > other->index;
}

/* In order, and none before the end of another one. */
static GArray *
order_edits (GPtrArray *proposals, gboolean base)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Ordered));
  GArray *ordered = g_array_new (FALSE, FALSE, sizeof (ReadoutMergeEdit));
  guint32 at = 0;

  for (guint i = 0; i < proposals->len; i++)
    {
      const ReadoutProposal *proposal = g_ptr_array_index (proposals, i);
      GArray *edits = base ? proposal->base_edits : proposal->edits;

      for (guint k = 0; k < edits->len; k++)
        {
          Ordered item = { &g_array_index (edits, ReadoutMergeEdit, k), proposal->order, k };

          g_array_append_val (list, item);
        }
    }
  g_array_sort (list, compare_ordered);
  for (guint i = 0; i < list->len; i++)
    {
      ReadoutMergeEdit edit = *g_array_index (list, Ordered, i).edit;

      /* Two that go may share the white space between them. */
      edit.span.start = MAX (edit.span.start, at);
      edit.span.end = MAX (edit.span.end, at);
      at = edit.span.end;
      g_array_append_val (ordered, edit);
    }
  return ordered;
}

static char *
carry_out (const char *text, GPtrArray *proposals, gboolean base)
{
  g_autoptr (GArray) edits = order_edits (proposals, base);
  GString *edited = g_string_sized_new (strlen (text));
  guint32 at = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      const ReadoutMergeEdit *edit = &g_array_index (edits, ReadoutMergeEdit, i);

      g_string_append_len (edited, text + at, edit->span.start - at);
      g_string_append (edited, edit->words);
      at = edit->span.end;
    }
  g_string_append (edited, text + at);
  return g_string_free (edited, FALSE);
}

char *
readout_merge_apply (ReadoutMerge *merge, GPtrArray *accepted)
{
  g_return_val_if_fail (merge != NULL, NULL);

  return carry_out (merge->mine, accepted != NULL ? accepted : merge->proposals, FALSE);
}

char *
readout_merge_advance (ReadoutMerge *merge, GPtrArray *accepted)
{
  g_return_val_if_fail (merge != NULL, NULL);

  return carry_out (merge->base, accepted != NULL ? accepted : merge->proposals, TRUE);
}

GArray *
readout_merge_list_edits (ReadoutMerge *merge, GPtrArray *accepted)
{
  g_return_val_if_fail (merge != NULL, NULL);

  return order_edits (accepted != NULL ? accepted : merge->proposals, FALSE);
}
