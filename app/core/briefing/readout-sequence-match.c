/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What two sequences have in common, in order.
 */
#include "briefing/readout-sequence-match.h"

#include <string.h>

/* Below that many cells, what is left is matched by the longest common subsequence. */
#define CELLS_MAX 16384

/* How often what is between matches is looked at anew: each time costs its length. */
#define DEPTH_MAX 24

typedef struct
{
  const guint32 *a;
  const guint32 *b;
  gint32 *matches;
} Match;

/* Where a number stands in both stretches, and how often. */
typedef struct
{
  guint32 at_a;
  guint32 at_b;
  guint32 n_a;
  guint32 n_b;
} Count;

void
readout_sequence_find_increasing (gint32 *values, gsize n)
{
  g_autofree gsize *piles = g_new (gsize, n + 1);
  g_autofree gssize *below = g_new (gssize, n + 1);
  gsize n_piles = 0;
  gssize next;

  for (gsize i = 0; i < n; i++)
    {
      gsize low = 0;
      gsize high = n_piles;

      if (values[i] < 0)
        continue;
      while (low < high)
        {
          gsize middle = (low + high) / 2;

          if (values[piles[middle]] < values[i])
            low = middle + 1;
          else
            high = middle;
        }
      below[i] = low > 0 ? (gssize)piles[low - 1] : -1;
      piles[low] = i;
      n_piles = MAX (n_piles, low + 1);
    }
  next = n_piles > 0 ? (gssize)piles[n_piles - 1] : -1;
  for (gsize i = n; i-- > 0;)
    {
      if ((gssize)i == next)
        next = below[i];
      else
        values[i] = -1;
    }
}

static void
match_small (Match *match, gsize a, gsize a_end, gsize b, gsize b_end)
{
  gsize n_a = a_end - a;
  gsize n_b = b_end - b;
  gsize width = n_b + 1;
  g_autofree guint16 *lengths = g_new0 (guint16, (n_a + 1) * width);

  for (gsize i = n_a; i-- > 0;)
    for (gsize j = n_b; j-- > 0;)
      lengths[i * width + j] = match->a[a + i] == match->b[b + j]
                                   ? lengths[(i + 1) * width + j + 1] + 1
                                   : MAX (lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  for (gsize i = 0, j = 0; i < n_a && j < n_b;)
    {
      if (match->a[a + i] == match->b[b + j])
        match->matches[a + i++] = (gint32)(b + j++);
      else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
        i++;
      else
        j++;
    }
}

/* The second one of @a answers to the second one of @b, and so on. */
static void
match_by_occurrence (Match *match, gsize a, gsize a_end, gsize b, gsize b_end)
{
  g_autoptr (GHashTable) heads = g_hash_table_new (NULL, NULL);
  g_autofree guint32 *next = g_new0 (guint32, b_end - b + 1);

  for (gsize j = b_end; j-- > b;)
    {
      gpointer key = GUINT_TO_POINTER (match->b[j]);

      next[j - b] = GPOINTER_TO_UINT (g_hash_table_lookup (heads, key));
      g_hash_table_insert (heads, key, GUINT_TO_POINTER ((guint)(j + 1)));
    }
  for (gsize i = a; i < a_end; i++)
    {
      gpointer key = GUINT_TO_POINTER (match->a[i]);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (heads, key));

      match->matches[i] = (gint32)place - 1;
      if (place > 0)
        g_hash_table_insert (heads, key, GUINT_TO_POINTER (next[place - 1 - b]));
    }
  readout_sequence_find_increasing (match->matches + a, a_end - a);
}

static GHashTable *
count_numbers (Match *match, gsize a, gsize a_end, gsize b, gsize b_end, Count *counts)
{
  GHashTable *by_number = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (gsize i = a; i < a_end; i++)
    {
      gpointer key = GUINT_TO_POINTER (match->a[i]);
      Count *count = g_hash_table_lookup (by_number, key);

      if (count == NULL)
        {
          count = &counts[n++];
          *count = (Count){ (guint32)i, 0, 0, 0 };
          g_hash_table_insert (by_number, key, count);
        }
      count->n_a++;
    }
  for (gsize j = b; j < b_end; j++)
    {
      Count *count = g_hash_table_lookup (by_number, GUINT_TO_POINTER (match->b[j]));

      if (count != NULL)
        {
          count->at_b = (guint32)j;
          count->n_b++;
        }
    }
  return by_number;
}

/* Matches what occurs once in each; FALSE if there is nothing. */
static gboolean
match_unique (Match *match, gsize a, gsize a_end, gsize b, gsize b_end)
{
  g_autofree Count *counts = g_new (Count, a_end - a);
  g_autoptr (GHashTable) by_number = count_numbers (match, a, a_end, b, b_end, counts);
  gboolean found = FALSE;

  for (gsize i = a; i < a_end; i++)
    {
      const Count *count = g_hash_table_lookup (by_number, GUINT_TO_POINTER (match->a[i]));

      if (count->n_a == 1 && count->n_b == 1)
        {
          match->matches[i] = (gint32)count->at_b;
          found = TRUE;
        }
    }
  if (found)
    readout_sequence_find_increasing (match->matches + a, a_end - a);
  return found;
}

static void
match_stretch (Match *match, gsize a, gsize a_end, gsize b, gsize b_end, guint depth)
{
  gsize after = a;
  gsize after_b = b;

  while (a < a_end && b < b_end && match->a[a] == match->b[b])
    match->matches[a++] = (gint32)b++;
  while (a < a_end && b < b_end && match->a[a_end - 1] == match->b[b_end - 1])
    match->matches[--a_end] = (gint32)--b_end;
  if (a == a_end || b == b_end)
    return;
  if (depth >= DEPTH_MAX || !match_unique (match, a, a_end, b, b_end))
    {
      if ((a_end - a) * (b_end - b) <= CELLS_MAX)
        match_small (match, a, a_end, b, b_end);
      else
        match_by_occurrence (match, a, a_end, b, b_end);
      return;
    }
  after = a;
  after_b = b;
  for (gsize i = a; i <= a_end; i++)
    if (i == a_end || match->matches[i] >= 0)
      {
        gsize until_b = i == a_end ? b_end : (gsize)match->matches[i];

        if (after < i && after_b < until_b)
          match_stretch (match, after, i, after_b, until_b, depth + 1);
        after = i + 1;
        after_b = until_b + 1;
      }
}

void
readout_sequence_match (const guint32 *a, gsize n_a, const guint32 *b, gsize n_b, gint32 *matches)
{
  Match match = { a, b, matches };

  for (gsize i = 0; i < n_a; i++)
    matches[i] = -1;
  match_stretch (&match, 0, n_a, 0, n_b, 0);
}

/* --- Words ---------------------------------------------------------------------------------------
 */

static void
free_piece (gpointer data)
{
  ReadoutWordsPiece *piece = data;

  g_free (piece->words);
  g_free (piece);
}

/* The start of each word, and the end of the last. A citation is a word of its own. */
static GArray *
find_words (const char *text)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize i = 0;

  while (text[i] != '\0')
    {
      guint32 start = (guint32)i;

      g_array_append_val (starts, start);
      if (strncmp (text + i, "[^", 2) == 0)
        {
          i += strcspn (text + i, "] \t\n");
          i += text[i] == ']';
        }
      else
        do
          i++;
        while (text[i] != '\0' && !g_ascii_isspace (text[i]) && strncmp (text + i, "[^", 2) != 0);
      while (g_ascii_isspace (text[i]))
        i++;
    }
  {
    guint32 end = (guint32)i;

    g_array_append_val (starts, end);
  }
  return starts;
}

/* Numbers for words, the same for the same word. White space around a word does not count. */
static guint32 *
number_words (const char *text, GArray *starts, GHashTable *numbers)
{
  guint32 *words = g_new (guint32, starts->len);

  for (guint i = 0; i + 1 < starts->len; i++)
    {
      guint32 start = g_array_index (starts, guint32, i);
      char *word =
          g_strchomp (g_strndup (text + start, g_array_index (starts, guint32, i + 1) - start));
      gpointer number = g_hash_table_lookup (numbers, word);

      if (number == NULL)
        {
          number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
          g_hash_table_insert (numbers, word, number);
        }
      else
        g_free (word);
      words[i] = GPOINTER_TO_UINT (number);
    }
  return words;
}

static void
add_piece (GPtrArray *pieces,
           ReadoutWordsChange change,
           const char *text,
           GArray *starts,
           guint i,
           guint end)
{
  ReadoutWordsPiece *last = pieces->len > 0 ? g_ptr_array_index (pieces, pieces->len - 1) : NULL;
  guint32 start = g_array_index (starts, guint32, i);
  g_autofree char *words = g_strndup (text + start, g_array_index (starts, guint32, end) - start);

  if (last != NULL && last->change == change)
    {
      char *joined = g_strconcat (last->words, words, NULL);

      g_free (last->words);
      last->words = joined;
    }
  else
    {
      ReadoutWordsPiece *piece = g_new (ReadoutWordsPiece, 1);

      *piece = (ReadoutWordsPiece){ change, g_steal_pointer (&words) };
      g_ptr_array_add (pieces, piece);
    }
}

static gboolean
is_same_word (
    const char *before, GArray *starts, guint i, const char *after, GArray *after_starts, guint j)
{
  guint32 start = g_array_index (starts, guint32, i);
  guint32 after_start = g_array_index (after_starts, guint32, j);
  guint32 length = g_array_index (starts, guint32, i + 1) - start;

  return length == g_array_index (after_starts, guint32, j + 1) - after_start &&
         memcmp (before + start, after + after_start, length) == 0;
}

GPtrArray *
readout_sequence_compare_words (const char *before, const char *after)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_piece);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) starts = NULL;
  g_autoptr (GArray) after_starts = NULL;
  g_autofree guint32 *a = NULL;
  g_autofree guint32 *b = NULL;
  g_autofree gint32 *matches = NULL;
  guint j = 0;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  starts = find_words (before);
  after_starts = find_words (after);
  a = number_words (before, starts, numbers);
  b = number_words (after, after_starts, numbers);
  matches = g_new0 (gint32, starts->len);
  readout_sequence_match (a, starts->len - 1, b, after_starts->len - 1, matches);
  for (guint i = 0; i <= starts->len - 1; i++)
    {
      gboolean at_end = i == starts->len - 1;
      guint until = at_end ? after_starts->len - 1 : (guint)MAX (matches[i], 0);

      if (!at_end && (matches[i] < 0 ||
                      !is_same_word (before, starts, i, after, after_starts, (guint)matches[i])))
        {
          add_piece (pieces, READOUT_WORDS_REMOVED, before, starts, i, i + 1);
          continue;
        }
      if (j < until)
        add_piece (pieces, READOUT_WORDS_ADDED, after, after_starts, j, until);
      if (!at_end)
        add_piece (pieces, READOUT_WORDS_SAME, before, starts, i, i + 1);
      j = until + 1;
    }
  return pieces;
}
