/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which sentence of one text is another form of which sentence of another text.
 */
#include "briefing/readout-merge-pairs.h"

#include <string.h>

/* How many places of one citation are looked at. */
#define PLACES_MAX 16

/* How much of the citations, and of the words, two forms of a sentence share. */
#define SHARED_KEYS_MIN 0.3
#define SHARED_KEYS_MIN_IN_PLACE 0.5
#define SHARED_WORDS_MIN 0.3
#define SHARED_WORDS_MIN_CITED 0.75

/* The largest gap whose units are all compared with each other. */
#define CELLS_MAX 4096

typedef struct
{
  ReadoutUnits *a;
  ReadoutUnits *b;
  const gint32 *matches;
  gint32 *pairs;
  gboolean *is_taken;  /* of b: matched or paired */
  guint32 *sections_a; /* numbers for the headings around a unit */
  guint32 *sections_b;
  GArray **words_a; /* of guint32, ascending; made when asked for */
  GArray **words_b;
} Pairing;

typedef struct
{
  gint a;
  gint b;
  double score;
} Candidate;

/* The title says nothing about where something stands. */
static guint32 *
number_sections (ReadoutUnits *units)
{
  guint32 *numbers = g_new0 (guint32, units->units->len + 1);
  guint32 path[8] = { 5381 };

  for (guint i = 0; i < units->units->len; i++)
    {
      const ReadoutUnit *unit = readout_units_get (units, (gint)i);

      if (unit->level > 0)
        for (guint level = unit->level; level < G_N_ELEMENTS (path); level++)
          path[level] = (path[unit->level - 1] * 33u) ^ (unit->level > 1 ? unit->words : 0);
      else if (unit->section < 0)
        for (guint level = 0; level < G_N_ELEMENTS (path); level++)
          path[level] = path[0];
      numbers[i] = path[G_N_ELEMENTS (path) - 1];
    }
  return numbers;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 number = *(const guint32 *)a;
  guint32 other = *(const guint32 *)b;

  return number < other ? -1 : number > other;
}

static GArray *
find_words (ReadoutUnits *units, gint i)
{
  const ReadoutUnit *unit = readout_units_get (units, i);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint32));
  const char *end = units->text + unit->span.end;
  const char *p = units->text + unit->span.start;
  guint n = 0;

  while (p < end)
    {
      guint32 hash = 5381;
      const char *start = p;

      if (p + 1 < end && p[0] == '[' && p[1] == '^')
        {
          while (p < end && *p != ']')
            p++;
          continue;
        }
      while (p < end && (g_ascii_isalnum (*p) || ((guchar)*p) >= 0x80))
        hash = hash * 33 + (guchar)g_ascii_tolower (*p++);
      if (p > start)
        g_array_append_val (words, hash);
      else
        p++;
    }
  g_array_sort (words, compare_numbers);
  for (guint k = 0; k < words->len; k++)
    if (k == 0 || g_array_index (words, guint32, k) != g_array_index (words, guint32, n - 1))
      g_array_index (words, guint32, n++) = g_array_index (words, guint32, k);
  g_array_set_size (words, n);
  return words;
}

static GArray *
get_words (ReadoutUnits *units, GArray **words, gint i)
{
  if (words[i] == NULL)
    words[i] = find_words (units, i);
  return words[i];
}

/* How much of the words both have, 0 to 1. */
static double
compare_words (Pairing *pairing, gint a, gint b)
{
  GArray *words = get_words (pairing->a, pairing->words_a, a);
  GArray *others = get_words (pairing->b, pairing->words_b, b);
  guint n = 0;

  for (guint i = 0, j = 0; i < words->len && j < others->len;)
    {
      guint32 word = g_array_index (words, guint32, i);
      guint32 other = g_array_index (others, guint32, j);

      n += word == other;
      i += word <= other;
      j += other <= word;
    }
  return words->len + others->len > n ? (double)n / (words->len + others->len - n) : 0;
}

static void
take (Pairing *pairing, gint a, gint b)
{
  pairing->pairs[a] = b;
  pairing->is_taken[b] = TRUE;
}

static gboolean
is_free (Pairing *pairing, gint a)
{
  return pairing->matches[a] < 0 && pairing->pairs[a] < 0;
}

/* The same bytes elsewhere. A heading elsewhere is another heading. */
static void
pair_same (Pairing *pairing)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree gint32 *next = g_new (gint32, pairing->b->units->len + 1);

  for (gint j = (gint)pairing->b->units->len - 1; j >= 0; j--)
    {
      const ReadoutUnit *unit = readout_units_get (pairing->b, j);
      gpointer key = GUINT_TO_POINTER (unit->words);

      if (pairing->is_taken[j] || unit->kind == READOUT_UNIT_HEADING)
        continue;
      next[j] = GPOINTER_TO_INT (g_hash_table_lookup (places, key)) - 1;
      g_hash_table_insert (places, key, GINT_TO_POINTER (j + 1));
    }
  for (gint i = 0; i < (gint)pairing->a->units->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (readout_units_get (pairing->a, i)->words);
      gint j = GPOINTER_TO_INT (g_hash_table_lookup (places, key)) - 1;

      if (j < 0 || !is_free (pairing, i))
        continue;
      g_hash_table_insert (places, key, GINT_TO_POINTER (next[j] + 1));
      take (pairing, i, j);
    }
}

static gboolean
has_key (ReadoutUnits *units, const ReadoutUnit *unit, guint32 key)
{
  for (guint k = 0; k < unit->n_keys; k++)
    if (g_array_index (units->keys, guint32, unit->first_key + k) == key)
      return TRUE;
  return FALSE;
}

/* How likely the two are forms of one sentence by their citations; 0 if not at all. */
static double
score_keys (Pairing *pairing, gint a, gint b)
{
  const ReadoutUnit *unit = readout_units_get (pairing->a, a);
  const ReadoutUnit *other = readout_units_get (pairing->b, b);
  gboolean in_place = pairing->sections_a[a] == pairing->sections_b[b];
  guint limit = MIN (unit->n_keys, PLACES_MAX);
  guint n = 0;
  double of_all;
  double of_fewer;

  for (guint k = 0; k < limit; k++)
    n +=
        has_key (pairing->b, other, g_array_index (pairing->a->keys, guint32, unit->first_key + k));
  if (n == 0 || unit->kind != other->kind)
    return 0;
  of_all = (double)n / (limit + other->n_keys - n);
  of_fewer = (double)n / MIN (limit, other->n_keys);
  if (of_all < SHARED_KEYS_MIN && (!in_place || of_fewer < SHARED_KEYS_MIN_IN_PLACE))
    return 0;
  return of_all + (in_place ? 1 : 0) + compare_words (pairing, a, b) / 2;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *candidate = a;
  const Candidate *other = b;

  if (candidate->score > other->score)
    return -1;
  if (candidate->score < other->score)
    return 1;
  return candidate->b != other->b ? candidate->b - other->b : candidate->a - other->a;
}

static GHashTable *
index_keys (Pairing *pairing)
{
  GHashTable *places = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);

  for (gint i = 0; i < (gint)pairing->a->units->len; i++)
    {
      const ReadoutUnit *unit = readout_units_get (pairing->a, i);

      for (guint k = 0; k < unit->n_keys && is_free (pairing, i); k++)
        {
          gpointer key =
              GUINT_TO_POINTER (g_array_index (pairing->a->keys, guint32, unit->first_key + k));
          GArray *list = g_hash_table_lookup (places, key);

          if (list == NULL)
            {
              list = g_array_new (FALSE, FALSE, sizeof (gint));
              g_hash_table_insert (places, key, list);
            }
          if (list->len < PLACES_MAX)
            g_array_append_val (list, i);
        }
    }
  return places;
}

static void
pair_cited (Pairing *pairing)
{
  g_autoptr (GHashTable) places = index_keys (pairing);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (gint j = 0; j < (gint)pairing->b->units->len; j++)
    {
      const ReadoutUnit *unit = readout_units_get (pairing->b, j);
      guint n_looked_at = 0;

      for (guint k = 0; k < unit->n_keys && k < PLACES_MAX && !pairing->is_taken[j]; k++)
        {
          GArray *list = g_hash_table_lookup (
              places,
              GUINT_TO_POINTER (g_array_index (pairing->b->keys, guint32, unit->first_key + k)));

          for (guint l = 0; list != NULL && l < list->len && n_looked_at < 2 * PLACES_MAX; l++)
            {
              gint i = g_array_index (list, gint, l);
              Candidate candidate = { i, j, score_keys (pairing, i, j) };

              n_looked_at++;
              if (candidate.score > 0)
                g_array_append_val (candidates, candidate);
            }
        }
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (is_free (pairing, candidate->a) && !pairing->is_taken[candidate->b])
        take (pairing, candidate->a, candidate->b);
    }
}

/* How likely the two are forms of one, by kind and words; 0 if not at all. */
static double
score_words (Pairing *pairing, gint a, gint b)
{
  const ReadoutUnit *unit = readout_units_get (pairing->a, a);
  const ReadoutUnit *other = readout_units_get (pairing->b, b);
  double shared;

  if (unit->kind != other->kind || unit->level != other->level)
    return 0;
  /* There is one title. */
  if (unit->level == 1)
    return 1;
  if (unit->kind == READOUT_UNIT_BLOCK &&
      pairing->a->text[unit->span.start] != pairing->b->text[other->span.start])
    return 0;
  shared = compare_words (pairing, a, b);
  return shared >= (unit->n_keys + other->n_keys > 0 ? SHARED_WORDS_MIN_CITED : SHARED_WORDS_MIN)
             ? shared
             : 0;
}

/* Pairs what is alike, in order, so that as much as possible is. */
static void
pair_gap (Pairing *pairing, GArray *in_a, GArray *in_b)
{
  gsize width = in_b->len + 1;
  g_autofree float *scores = NULL;
  g_autofree float *sums = NULL;

  if (in_a->len == 0 || in_b->len == 0 || (gsize)in_a->len * in_b->len > CELLS_MAX)
    return;
  scores = g_new0 (float, (in_a->len + 1) * width);
  sums = g_new0 (float, (in_a->len + 1) * width);
  for (gint i = (gint)in_a->len - 1; i >= 0; i--)
    for (gint j = (gint)in_b->len - 1; j >= 0; j--)
      {
        gsize at = (gsize)i * width + (gsize)j;

        scores[at] = (float)score_words (pairing, g_array_index (in_a, gint, i),
                                         g_array_index (in_b, gint, j));
        sums[at] = MAX (sums[at + width], sums[at + 1]);
        if (scores[at] > 0)
          sums[at] = MAX (sums[at], sums[at + width + 1] + scores[at]);
      }
  for (gsize i = 0, j = 0; i < in_a->len && j < in_b->len;)
    {
      gsize at = i * width + j;

      if (scores[at] > 0 && sums[at] <= sums[at + width + 1] + scores[at])
        take (pairing, g_array_index (in_a, gint, i++), g_array_index (in_b, gint, j++));
      else if (sums[at + width] >= sums[at + 1])
        i++;
      else
        j++;
    }
}

static void
pair_alike (Pairing *pairing)
{
  g_autoptr (GArray) in_a = g_array_new (FALSE, FALSE, sizeof (gint));
  g_autoptr (GArray) in_b = g_array_new (FALSE, FALSE, sizeof (gint));
  gint n_a = (gint)pairing->a->units->len;
  gint j = 0;

  for (gint i = 0; i <= n_a; i++)
    {
      gint until = i == n_a ? (gint)pairing->b->units->len : pairing->matches[i];

      if (until < 0)
        {
          if (is_free (pairing, i))
            g_array_append_val (in_a, i);
          continue;
        }
      for (; j < until; j++)
        if (!pairing->is_taken[j])
          g_array_append_val (in_b, j);
      pair_gap (pairing, in_a, in_b);
      g_array_set_size (in_a, 0);
      g_array_set_size (in_b, 0);
      j = until + 1;
    }
}

static void
free_words (GArray **words, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&words[i], g_array_unref);
  g_free (words);
}

gint32 *
readout_units_pair (ReadoutUnits *a, ReadoutUnits *b, const gint32 *matches)
{
  Pairing pairing = { a, b, matches, NULL, NULL, NULL, NULL, NULL, NULL };

  g_return_val_if_fail (a != NULL && b != NULL, NULL);

  pairing.pairs = g_new (gint32, a->units->len + 1);
  pairing.is_taken = g_new0 (gboolean, b->units->len + 1);
  pairing.words_a = g_new0 (GArray *, a->units->len + 1);
  pairing.words_b = g_new0 (GArray *, b->units->len + 1);
  pairing.sections_a = number_sections (a);
  pairing.sections_b = number_sections (b);
  for (guint i = 0; i < a->units->len; i++)
    {
      pairing.pairs[i] = -1;
      if (matches[i] >= 0)
        pairing.is_taken[matches[i]] = TRUE;
    }
  pair_same (&pairing);
  pair_cited (&pairing);
  pair_alike (&pairing);
  g_free (pairing.is_taken);
  g_free (pairing.sections_a);
  g_free (pairing.sections_b);
  free_words (pairing.words_a, a->units->len);
  free_words (pairing.words_b, b->units->len);
  return pairing.pairs;
}
