/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells which statements say the same.
 */
#include "briefing/readout-claim-index.h"

#include <string.h>

#include "stance/readout-term.h"
#include "text/readout-plain-words.h"

/* Contents with fewer words of substance tell little by themselves. */
#define STEMS_MIN 3

/* In copies of one text: so many words of substance, of which that share is in both, say the same.
 * So many statements of a speaker, the last ones, are looked at. */
#define NEAR_STEMS_MIN 4
#define NEAR_SHARE_MIN 0.75
#define NEAR_MAX 32

/* A statement in a text that may have copies. */
typedef struct
{
  ReadoutClaim *claim;
  ReadoutReport *report;
  GPtrArray *stems; /* of char *, each once, in order */
} Near;

struct _ReadoutClaimIndex
{
  ReadoutSnapshot *snapshot;
  GHashTable *same; /* key → ReadoutClaim * */
  GHashTable *near; /* source, speaker and negation → GArray of Near */

  /* Of the statement that was asked about last. */
  ReadoutReport *report;
  GPtrArray *stems;
  char *key;
  char *near_key;
};

static void
clear_near (gpointer data)
{
  g_ptr_array_unref (((Near *)data)->stems);
}

static int
compare_stems (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The words of substance, in order, each once. */
static GPtrArray *
find_stems (ReadoutReport *report, ReadoutStatement *statement)
{
  g_autofree char *words = readout_text_dup_spans (report->text, statement->content, " ");
  g_autoptr (GArray) terms = readout_terms_split (words, -1);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *stems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < terms->len; i++)
    if (g_array_index (terms, ReadoutTerm, i).stem != NULL)
      g_ptr_array_add (all, g_array_index (terms, ReadoutTerm, i).stem);
  g_ptr_array_sort (all, compare_stems);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || strcmp (g_ptr_array_index (all, i), g_ptr_array_index (all, i - 1)) != 0)
      g_ptr_array_add (stems, g_strdup (g_ptr_array_index (all, i)));
  return stems;
}

/* Short contents tell little by themselves: their words must be the same, and their cues; "denied
 * it" is the same only in the same paragraph. */
static void
append_short (GString *key, ReadoutReport *report, ReadoutStatement *statement, gboolean is_empty)
{
  g_autofree char *words = readout_text_dup_spans (report->text, statement->content, " ");
  g_autofree char *cue = readout_text_dup_spans (report->text, statement->cue, " ");

  g_string_append (key, "|=");
  readout_plain_words_append (key, words);
  g_string_append_c (key, '|');
  readout_plain_words_append (key, cue);
  if (is_empty)
    {
      GArray *paragraphs = readout_text_get_paragraphs (report->text);
      ReadoutSpan span = { 0, 0 };

      if (statement->paragraph < paragraphs->len)
        span = g_array_index (paragraphs, ReadoutParagraph, statement->paragraph).span;
      g_string_append_printf (
          key, "|%" G_GUINT64_FORMAT,
          readout_plain_words_hash (readout_text_get_string (report->text, NULL) + span.start,
                                    span.end - span.start));
    }
}

/* Two statements with the same key say the same. */
static char *
dup_same_key (ReadoutReport *report,
              ReadoutStatement *statement,
              const char *actor_key,
              GPtrArray *stems)
{
  GString *key = g_string_new (actor_key);

  if (stems->len < STEMS_MIN)
    append_short (key, report, statement, stems->len == 0);
  g_string_append_printf (key, "|%d", statement->negated);
  for (guint i = 0; i < stems->len; i++)
    g_string_append_printf (key, "|%s", (char *)g_ptr_array_index (stems, i));
  return g_string_free (key, FALSE);
}

/* The share of the stems of both together that is in both. */
static double
compare_sets (GPtrArray *a, GPtrArray *b)
{
  guint n_common = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      int order = strcmp (g_ptr_array_index (a, i), g_ptr_array_index (b, j));

      n_common += order == 0;
      i += order <= 0;
      j += order >= 0;
    }
  return (double)n_common / MAX (1, a->len + b->len - n_common);
}

static ReadoutClaim *
find_near (ReadoutClaimIndex *index)
{
  GArray *list = g_hash_table_lookup (index->near, index->near_key);
  ReadoutClaim *best = NULL;
  double share = NEAR_SHARE_MIN;

  if (list == NULL || index->stems->len < NEAR_STEMS_MIN)
    return NULL;
  for (guint i = 0; i < MIN (list->len, NEAR_MAX); i++)
    {
      const Near *near = &g_array_index (list, Near, list->len - 1 - i);
      double found = near->report != index->report ? compare_sets (near->stems, index->stems) : 0;

      if (found >= share)
        {
          share = found;
          best = near->claim;
        }
    }
  return best;
}

ReadoutClaimIndex *
readout_claim_index_new (ReadoutSnapshot *snapshot)
{
  ReadoutClaimIndex *index = g_new0 (ReadoutClaimIndex, 1);

  index->snapshot = snapshot;
  index->same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index->near =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  return index;
}

void
readout_claim_index_free (ReadoutClaimIndex *index)
{
  g_clear_pointer (&index->stems, g_ptr_array_unref);
  g_free (index->key);
  g_free (index->near_key);
  g_hash_table_unref (index->same);
  g_hash_table_unref (index->near);
  g_free (index);
}

ReadoutClaim *
readout_claim_index_find (ReadoutClaimIndex *index,
                          ReadoutReport *report,
                          ReadoutStatement *statement,
                          const char *actor_key)
{
  ReadoutClaim *claim;

  g_clear_pointer (&index->stems, g_ptr_array_unref);
  g_free (index->key);
  g_free (index->near_key);
  index->report = report;
  index->stems = find_stems (report, statement);
  index->key = dup_same_key (report, statement, actor_key, index->stems);
  index->near_key = g_strdup_printf ("%" G_GINT64_FORMAT "|%d|%s",
                                     readout_snapshot_get_source (index->snapshot, report),
                                     statement->negated, actor_key);
  claim = g_hash_table_lookup (index->same, index->key);
  return claim != NULL ? claim : find_near (index);
}

void
readout_claim_index_add (ReadoutClaimIndex *index, ReadoutClaim *claim)
{
  GArray *list = g_hash_table_lookup (index->near, index->near_key);
  Near near = { claim, index->report, g_ptr_array_ref (index->stems) };

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Near));
      g_array_set_clear_func (list, clear_near);
      g_hash_table_insert (index->near, g_steal_pointer (&index->near_key), list);
    }
  g_array_append_val (list, near);
  if (!g_hash_table_contains (index->same, index->key))
    g_hash_table_insert (index->same, g_steal_pointer (&index->key), claim);
}
