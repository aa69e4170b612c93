/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words in which a quotation differs from its source.
 */
#include "briefing/readout-word-difference.h"

#include <string.h>

#include "briefing/readout-citation.h"

#define WORDS_MAX 400

/* What is compared reaches so many words beyond the place where the quotation would fit. */
#define MARGIN 24

/* A word that the source has more often tells nothing of the place. */
#define COMMON 400

typedef struct
{
  const char *source_text;
  GArray *source;
  const char *text;
  GArray *quotation;
  guint n;         /* words of the quotation that are looked at */
  guint from;      /* first word of the source that is looked at */
  guint m;         /* how many */
  ReadoutSpan run; /* bytes of the piece that is being written */
  guint *with; /* for each word of the quotation, one of the source from @from on, or G_MAXUINT */
} Alignment;

static void
clear_piece (gpointer data)
{
  g_free (((ReadoutDifferencePiece *)data)->words);
}

void
readout_word_difference_free (ReadoutWordDifference *difference)
{
  g_array_unref (difference->pieces);
  g_free (difference->right);
  g_free (difference);
}

static const ReadoutComparedWord *
get_source (const Alignment *alignment, guint index)
{
  return &g_array_index (alignment->source, ReadoutComparedWord, alignment->from + index);
}

static const ReadoutComparedWord *
get_quoted (const Alignment *alignment, guint index)
{
  return &g_array_index (alignment->quotation, ReadoutComparedWord, index);
}

/* Puts the stretch of the source in place where most words of the quotation fit. */
static void
find_place (Alignment *alignment)
{
  GArray *source = alignment->source;
  g_autoptr (GHashTable) places =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)g_array_unref);
  g_autofree guint32 *votes = g_new0 (guint32, (gsize)source->len + alignment->n + 1);
  guint best = alignment->n;
  guint end;

  for (guint i = 0; i < alignment->n; i++)
    if (!g_hash_table_contains (places, &get_quoted (alignment, i)->key))
      g_hash_table_insert (places, (gpointer)&get_quoted (alignment, i)->key,
                           g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint j = 0; j < source->len; j++)
    {
      GArray *list =
          g_hash_table_lookup (places, &g_array_index (source, ReadoutComparedWord, j).key);

      if (list != NULL && list->len < COMMON)
        g_array_append_val (list, j);
    }
  for (guint i = 0; i < alignment->n; i++)
    {
      GArray *list = g_hash_table_lookup (places, &get_quoted (alignment, i)->key);

      /* Words that were put in or left out shift the rest by a few: votes count for those beside
       * them as well. */
      for (guint k = 0; k < list->len; k++)
        {
          guint shift = g_array_index (list, guint, k) + alignment->n - i;

          votes[shift] += 3;
          if (shift > 0)
            votes[shift - 1] += 2;
          votes[MIN (shift + 1, source->len + alignment->n)] += 2;
          if (votes[shift] > votes[best])
            best = shift;
        }
    }
  alignment->from = best > alignment->n + MARGIN ? best - alignment->n - MARGIN : 0;
  end = MIN (source->len, best + MARGIN + MIN (alignment->n, WORDS_MAX));
  alignment->m = end > alignment->from ? end - alignment->from : 0;
}

/* Longest common subsequence (the table of Wagner and Fischer, 1974). Returns its length. */
static guint
align (Alignment *alignment)
{
  guint n = alignment->n;
  guint m = alignment->m;
  g_autofree guint16 *lengths = g_new0 (guint16, (gsize)(n + 1) * (m + 1));
  guint length;
  guint i = 0;
  guint j = 0;

#define AT(a, b) lengths[(gsize)(a) * (m + 1) + (b)]
#define SAME(a, b)                                                                                 \
  readout_compared_words_match (get_source (alignment, b), get_quoted (alignment, a))
  for (guint a = n; a-- > 0;)
    for (guint b = m; b-- > 0;)
      AT (a, b) = SAME (a, b) ? AT (a + 1, b + 1) + 1 : MAX (AT (a + 1, b), AT (a, b + 1));
  length = AT (0, 0);
  alignment->with = g_new (guint, n + 1);
  for (guint a = 0; a < n; a++)
    alignment->with[a] = G_MAXUINT;
  /* Of several that are as long, the one that begins last: words that the passage begins with may
   * stand before it as well. */
  while (j + 1 < m && AT (0, j + 1) == length)
    j++;
  while (i < n && j < m)
    if (SAME (i, j) && AT (i, j) == AT (i + 1, j + 1) + 1)
      alignment->with[i++] = j++;
    else if (AT (i + 1, j) > AT (i, j + 1))
      i++;
    else
      j++;
#undef SAME
#undef AT
  return length;
}

/* Whether a word and the next one that both have stand much farther apart in the source. */
static gboolean
are_apart (const Alignment *alignment, guint i, guint next)
{
  for (guint k = i + 1; k < next; k++)
    if (get_quoted (alignment, k)->kind != READOUT_COMPARED_WORD)
      return FALSE;
  return alignment->with[next] - alignment->with[i] > next - i + 3;
}

/* A word at either end that happens to stand far from the rest is no part of the passage. */
static void
drop_strays (Alignment *alignment)
{
  g_autoptr (GArray) same = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < alignment->n; i++)
    if (alignment->with[i] != G_MAXUINT)
      g_array_append_val (same, i);
  for (guint k = MIN (2, same->len - 1); k-- > 0;)
    if (are_apart (alignment, g_array_index (same, guint, k), g_array_index (same, guint, k + 1)))
      {
        for (guint l = 0; l <= k; l++)
          alignment->with[g_array_index (same, guint, l)] = G_MAXUINT;
        break;
      }
  for (guint k = same->len - 1; k > 2 && k + 3 > same->len; k--)
    if (are_apart (alignment, g_array_index (same, guint, k - 1), g_array_index (same, guint, k)))
      for (guint l = k; l < same->len; l++)
        alignment->with[g_array_index (same, guint, l)] = G_MAXUINT;
}

/* Whether a quotation could not run from the word @index of the source to the next. */
static gboolean
is_border (const Alignment *alignment, guint index)
{
  const char *p = alignment->source_text + get_source (alignment, index)->span.end;
  const char *end = alignment->source_text + get_source (alignment, index + 1)->span.start;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == 0x201c || c == 0x201d || c == '.' || c == '!' || c == '?' || c == '\n')
        return TRUE;
    }
  return FALSE;
}

/* The first word of the source that answers to the quotation: words that are changed at its start
 * answer to as many of the source. */
static guint
find_start (const Alignment *alignment, guint *first)
{
  guint i = 0;
  guint start;

  while (alignment->with[i] == G_MAXUINT)
    i++;
  *first = i;
  start = alignment->with[i];
  for (; i > 0 && start > 0 && get_quoted (alignment, i - 1)->kind == READOUT_COMPARED_WORD &&
         !is_border (alignment, start - 1);
       i--)
    start--;
  return start;
}

static guint
find_end (const Alignment *alignment, guint *last)
{
  guint i = alignment->n - 1;
  guint end;

  while (alignment->with[i] == G_MAXUINT)
    i--;
  *last = i;
  end = alignment->with[i] + 1;
  for (; i + 1 < alignment->n && end < alignment->m &&
         get_quoted (alignment, i + 1)->kind == READOUT_COMPARED_WORD &&
         !is_border (alignment, end - 1);
       i++)
    end++;
  return end;
}

/* Adds a word to the last piece, with what stands between the two, or makes a piece of it. */
static void
add_piece (
    GArray *pieces, ReadoutPieceKind kind, const char *text, ReadoutSpan *run, ReadoutSpan word)
{
  ReadoutDifferencePiece piece = { kind, NULL };
  ReadoutDifferencePiece *last =
      pieces->len > 0 ? &g_array_index (pieces, ReadoutDifferencePiece, pieces->len - 1) : NULL;

  if (last != NULL && last->kind == kind)
    {
      run->end = word.end;
      g_free (last->words);
      last->words = g_strndup (text + run->start, run->end - run->start);
      return;
    }
  *run = word;
  piece.words = g_strndup (text + word.start, word.end - word.start);
  g_array_append_val (pieces, piece);
}

static void
add_quoted (ReadoutWordDifference *difference,
            Alignment *alignment,
            ReadoutPieceKind kind,
            guint index)
{
  add_piece (difference->pieces, kind, alignment->text, &alignment->run,
             get_quoted (alignment, index)->span);
}

static void
add_source (ReadoutWordDifference *difference, Alignment *alignment, guint from, guint until)
{
  for (guint j = from; j < until; j++)
    add_piece (difference->pieces, READOUT_PIECE_RIGHT, alignment->source_text, &alignment->run,
               get_source (alignment, j)->span);
}

/* Appends what the source has between two of its words. */
static void
append_right (GString *right, const Alignment *alignment, guint from, guint until)
{
  ReadoutSpan span;

  if (from >= until)
    return;
  span.start = get_source (alignment, from)->span.start;
  span.end = get_source (alignment, until - 1)->span.end;
  if (right->len > 0)
    g_string_append_c (right, ' ');
  g_string_append_len (right, alignment->source_text + span.start, span.end - span.start);
}

/* Writes the pieces, and the words as they should be. */
static void
write_pieces (Alignment *alignment, ReadoutWordDifference *difference)
{
  g_autoptr (GString) right = g_string_new (NULL);
  guint first;
  guint last;
  guint start = find_start (alignment, &first);
  guint end = find_end (alignment, &last);
  guint j = start;           /* next word of the source */
  guint run = start;         /* where the words of the source that go without a gap began */
  gboolean left_out = FALSE; /* a gap lies before the next word */

  for (guint i = 0; i < alignment->n; i++)
    {
      if (get_quoted (alignment, i)->kind != READOUT_COMPARED_WORD)
        {
          ReadoutSpan span = get_quoted (alignment, i)->span;

          append_right (right, alignment, run, j);
          run = j;
          g_string_append_printf (right, "%s%.*s", right->len > 0 ? " " : "",
                                  (int)(span.end - span.start), alignment->text + span.start);
          add_quoted (difference, alignment, READOUT_PIECE_SAME, i);
          left_out = TRUE;
        }
      else if (alignment->with[i] == G_MAXUINT)
        add_quoted (difference, alignment, READOUT_PIECE_WRONG, i);
      else
        {
          if (left_out)
            run = alignment->with[i];
          else
            add_source (difference, alignment, j, alignment->with[i]);
          left_out = FALSE;
          j = alignment->with[i] + 1;
          add_quoted (difference, alignment, READOUT_PIECE_SAME, i);
        }
      if (i == last && !left_out)
        {
          while (i + 1 < alignment->n &&
                 get_quoted (alignment, i + 1)->kind == READOUT_COMPARED_WORD)
            add_quoted (difference, alignment, READOUT_PIECE_WRONG, ++i);
          add_source (difference, alignment, j, end);
          j = end;
        }
    }
  append_right (right, alignment, run, j);
  if (alignment->quotation->len == alignment->n)
    difference->right = g_strdup (right->str);
}

ReadoutWordDifference *
readout_word_difference_new (const char *source_text,
                             GArray *source,
                             const char *text,
                             GArray *quotation,
                             double similarity_min)
{
  Alignment alignment = { source_text, source, text, quotation, 0, 0, 0, { 0, 0 }, NULL };
  ReadoutWordDifference *difference;
  guint n_words = 0;
  guint n_same;

  g_return_val_if_fail (source_text != NULL && source != NULL, NULL);
  g_return_val_if_fail (text != NULL && quotation != NULL, NULL);

  alignment.n = MIN (quotation->len, WORDS_MAX);
  for (guint i = 0; i < alignment.n; i++)
    n_words += get_quoted (&alignment, i)->kind == READOUT_COMPARED_WORD;
  if (n_words == 0 || source->len == 0)
    return NULL;
  find_place (&alignment);
  n_same = align (&alignment);
  if (n_same == 0 || n_same < similarity_min * n_words)
    {
      g_free (alignment.with);
      return NULL;
    }
  drop_strays (&alignment);
  difference = g_new0 (ReadoutWordDifference, 1);
  difference->similarity = (double)n_same / n_words;
  difference->pieces = g_array_new (FALSE, FALSE, sizeof (ReadoutDifferencePiece));
  g_array_set_clear_func (difference->pieces, clear_piece);
  write_pieces (&alignment, difference);
  g_free (alignment.with);
  return difference;
}

char *
readout_word_difference_dup_markdown (const ReadoutWordDifference *difference)
{
  static const char *const marks[] = { "", "~~", "**" };
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (difference != NULL, NULL);

  for (guint i = 0; i < difference->pieces->len; i++)
    {
      const ReadoutDifferencePiece *piece =
          &g_array_index (difference->pieces, ReadoutDifferencePiece, i);
      g_autofree char *escaped = readout_citation_escape (piece->words);

      g_string_append_printf (markdown, "%s%s%s%s", i > 0 ? " " : "", marks[piece->kind], escaped,
                              marks[piece->kind]);
    }
  return g_string_free (markdown, FALSE);
}
