/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the copies among reports that are in memory.
 */
#include "text/readout-report-copies.h"

#include "text/readout-shingles.h"

/* Of the reports that share a band, so many are looked at; of these, the ones with most bands in
 * common are compared. */
#define BAND_MAX 32
#define COMPARED_MAX 12

typedef struct
{
  gint64 id;
  ReadoutShingles *shingles;
} Entry;

typedef struct
{
  guint index;
  guint n_bands;
} Candidate;

typedef struct
{
  GArray *entries;   /* of Entry: one for each different text */
  GHashTable *texts; /* guint64 *: a number for the words → index of the entry plus 1 */
  GHashTable *bands; /* guint64 * → GArray of guint: indexes of entries */
  ReadoutCopyGroups *groups;
} Finder;

static void
clear_entry (gpointer data)
{
  readout_shingles_free (((Entry *)data)->shingles);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->n_bands != second->n_bands)
    return first->n_bands > second->n_bands ? -1 : 1;
  return (first->index > second->index) - (first->index < second->index);
}

/* Notes that the entry has the band, and counts those that have it too. */
static void
add_band (Finder *finder, guint64 band, guint index, GHashTable *counts)
{
  GArray *members = g_hash_table_lookup (finder->bands, &band);

  if (members == NULL)
    {
      members = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (finder->bands, g_memdup2 (&band, sizeof band), members);
    }
  for (guint i = 0; i < MIN (members->len, BAND_MAX); i++)
    {
      gpointer other = GUINT_TO_POINTER (g_array_index (members, guint, members->len - 1 - i));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, other));

      g_hash_table_insert (counts, other, GUINT_TO_POINTER (n + 1));
    }
  g_array_append_val (members, index);
}

static void
link_near (Finder *finder, guint index)
{
  const Entry *entry = &g_array_index (finder->entries, Entry, index);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  ReadoutSignature signature;
  guint64 bands[READOUT_SIGNATURE_BANDS];
  GHashTableIter iter;
  gpointer other;
  gpointer n;

  readout_shingles_sign (entry->shingles, &signature);
  readout_signature_get_bands (&signature, bands);
  for (guint i = 0; i < READOUT_SIGNATURE_BANDS; i++)
    add_band (finder, bands[i], index, counts);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &other, &n))
    {
      Candidate candidate = { GPOINTER_TO_UINT (other), GPOINTER_TO_UINT (n) };

      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, COMPARED_MAX); i++)
    {
      const Entry *like =
          &g_array_index (finder->entries, Entry, g_array_index (candidates, Candidate, i).index);
      ReadoutOverlap overlap;

      readout_shingles_compare (entry->shingles, like->shingles, &overlap);
      if (readout_shares_are_copy (overlap.share, overlap.other_share))
        readout_copy_groups_link (finder->groups, entry->id, like->id, overlap.share,
                                  overlap.other_share);
    }
}

static void
add_report (Finder *finder, ReadoutReport *report)
{
  g_autoptr (ReadoutShingles) shingles = readout_shingles_new (report->text, report->title);
  guint64 words = readout_shingles_get_words (shingles);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (finder->texts, &words));
  Entry entry = { report->id, NULL };

  if (words == 0)
    return;
  if (place != 0)
    {
      readout_copy_groups_unite (finder->groups,
                                 g_array_index (finder->entries, Entry, place - 1).id, report->id);
      return;
    }
  entry.shingles = g_steal_pointer (&shingles);
  g_array_append_val (finder->entries, entry);
  g_hash_table_insert (finder->texts, g_memdup2 (&words, sizeof words),
                       GUINT_TO_POINTER (finder->entries->len));
  if (readout_shingles_count_words (entry.shingles) >= READOUT_COPY_WORDS_MIN)
    link_near (finder, finder->entries->len - 1);
}

ReadoutCopyGroups *
readout_report_copies_find (GPtrArray *reports)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) bands =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  Finder finder = { entries, texts, bands, readout_copy_groups_new () };

  g_return_val_if_fail (reports != NULL, NULL);

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);

      if (report->text != NULL)
        add_report (&finder, report);
    }
  readout_copy_groups_settle (finder.groups);
  return finder.groups;
}
