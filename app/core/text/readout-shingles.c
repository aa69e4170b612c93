/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a report says, as the runs of words in it: tells copies and near copies.
 */
#include "text/readout-shingles.h"

#include <string.h>

#include "text/readout-dateline.h"
#include "text/readout-plain-words.h"

/* Words of a text that count for what is nearly the same. */
#define WORDS_MAX 200000

/* Headline, byline and date are looked for in so many first paragraphs. Their lines have no more
 * words than that. */
#define HEAD_PARAGRAPHS_MAX 6
#define HEAD_WORDS_MAX 14

/* So much of the words of one must be in the other. Measured: tests/eval/run-copies. */
#define COPY_SHARE_MIN 0.6

/* The hash functions are drawn with this seed, for good: signatures are kept in project files. */
#define SEED G_GUINT64_CONSTANT (0x526561646f757421)

struct _ReadoutShingles
{
  guint n_words;   /* all of them */
  guint64 words;   /* a number for all of them */
  GArray *hashes;  /* of guint64: of the shingle that begins with each word */
  guint n_counted; /* words that these shingles cover */
};

/* A set of shingles: open addressing, no more than half full. 0 is free. */
typedef struct
{
  guint64 *slots;
  gsize mask;
  guint n;
} Set;

static void
set_init (Set *set, guint n)
{
  gsize size = 16;

  while (size < (gsize)n * 2)
    size *= 2;
  set->slots = g_new0 (guint64, size);
  set->mask = size - 1;
  set->n = 0;
}

static guint64 *
set_find (Set *set, guint64 hash)
{
  gsize place = hash & set->mask;

  while (set->slots[place] != 0 && set->slots[place] != hash)
    place = (place + 1) & set->mask;
  return &set->slots[place];
}

static void
set_fill (Set *set, ReadoutShingles *shingles)
{
  set_init (set, shingles->hashes->len);
  for (guint i = 0; i < shingles->hashes->len; i++)
    {
      guint64 *slot = set_find (set, g_array_index (shingles->hashes, guint64, i));

      if (*slot == 0)
        set->n++;
      *slot = g_array_index (shingles->hashes, guint64, i);
    }
}

/* How many members of @set are in @other. */
static guint
set_count_common (Set *set, Set *other)
{
  guint n = 0;

  for (gsize i = 0; i <= set->mask; i++)
    if (set->slots[i] != 0 && *set_find (other, set->slots[i]) != 0)
      n++;
  return n;
}

/* The share of the words that a common shingle covers. */
static double
measure_share (ReadoutShingles *shingles, Set *other)
{
  guint covered = 0;
  guint covered_until = 0;
  guint width = MIN (READOUT_SHINGLE_WORDS, shingles->n_counted);

  if (shingles->n_counted == 0)
    return 0;
  for (guint i = 0; i < shingles->hashes->len; i++)
    if (*set_find (other, g_array_index (shingles->hashes, guint64, i)) != 0)
      {
        covered += i + width - MAX (i, covered_until);
        covered_until = i + width;
      }
  return (double)covered / shingles->n_counted;
}

static guint64
hash_span (ReadoutText *text, ReadoutSpan span)
{
  return readout_plain_words_hash (readout_text_get_string (text, NULL) + span.start,
                                   span.end - span.start);
}

/* "By Mara Linden", "Daily Lund", "5 March 2024": few words, and not the end of a sentence. */
static gboolean
is_head_line (const char *start, const char *end)
{
  const char *place = start;
  const char *last = start; /* behind the last word */
  const char *word;
  guint n = 0;

  while (readout_plain_word_next (&place, end, &word))
    {
      last = place;
      if (++n > HEAD_WORDS_MAX)
        return FALSE;
    }
  for (; last < end; last++)
    if (strchr (".!?:;", *last) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_head (const char *start, const char *end)
{
  while (start < end)
    {
      const char *line_end = memchr (start, '\n', end - start);

      if (line_end == NULL)
        line_end = end;
      if (!is_head_line (start, line_end))
        return FALSE;
      start = line_end + 1;
    }
  return TRUE;
}

/* The first paragraph that is no headline, byline, date: copies have others. */
static guint
skip_head (ReadoutText *text, GArray *paragraphs, const char *title)
{
  const char *string = readout_text_get_string (text, NULL);
  guint64 headline = title != NULL ? readout_plain_words_hash (title, -1) : 0;
  guint i;

  for (i = 0; i < paragraphs->len && i < HEAD_PARAGRAPHS_MAX; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;

      if (!is_head (string + span.start, string + span.end) &&
          (headline == 0 || hash_span (text, span) != headline))
        break;
    }
  return i;
}

static void
add_words (ReadoutShingles *shingles, GArray *words, const char *place, const char *end)
{
  const char *start;

  while (readout_plain_word_next (&place, end, &start))
    {
      guint64 word = readout_plain_word_hash (start, place);

      shingles->words = readout_plain_words_chain (shingles->words, word);
      shingles->n_words++;
      if (words->len < WORDS_MAX)
        g_array_append_val (words, word);
    }
}

static void
add_shingles (ReadoutShingles *shingles, GArray *words)
{
  guint width = MIN (READOUT_SHINGLE_WORDS, words->len);

  shingles->n_counted = words->len;
  for (guint i = 0; words->len > 0 && i + width <= words->len; i++)
    {
      guint64 hash = 0;

      for (guint j = 0; j < width; j++)
        hash = readout_plain_words_chain (hash, g_array_index (words, guint64, i + j));
      g_array_append_val (shingles->hashes, hash);
    }
}

ReadoutShingles *
readout_shingles_new (ReadoutText *text, const char *title)
{
  ReadoutShingles *shingles;
  GArray *paragraphs;
  const char *string;
  guint first;
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint64));

  g_return_val_if_fail (text != NULL, NULL);

  shingles = g_new0 (ReadoutShingles, 1);
  shingles->hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  string = readout_text_get_string (text, NULL);
  paragraphs = readout_text_get_paragraphs (text);
  first = skip_head (text, paragraphs, title);
  for (guint i = first; i < paragraphs->len; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;

      if (i == first)
        span.start = readout_dateline_find_end (string, span.start, span.end);
      add_words (shingles, words, string + span.start, string + span.end);
    }
  /* Nothing but that: then it is what the report says. */
  if (shingles->n_words == 0)
    add_words (shingles, words, string, string + readout_text_get_length (text));
  add_shingles (shingles, words);
  return shingles;
}

void
readout_shingles_free (ReadoutShingles *shingles)
{
  if (shingles == NULL)
    return;
  g_array_unref (shingles->hashes);
  g_free (shingles);
}

guint
readout_shingles_count_words (ReadoutShingles *shingles)
{
  g_return_val_if_fail (shingles != NULL, 0);

  return shingles->n_words;
}

guint64
readout_shingles_get_words (ReadoutShingles *shingles)
{
  g_return_val_if_fail (shingles != NULL, 0);

  return shingles->words;
}

/* SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014. */
static guint64
draw (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

void
readout_shingles_sign (ReadoutShingles *shingles, ReadoutSignature *signature)
{
  guint64 factors[READOUT_SIGNATURE_SIZE];
  guint64 terms[READOUT_SIGNATURE_SIZE];
  guint64 state = SEED;

  g_return_if_fail (shingles != NULL && signature != NULL);

  for (guint i = 0; i < READOUT_SIGNATURE_SIZE; i++)
    {
      factors[i] = draw (&state) | 1;
      terms[i] = draw (&state);
      signature->minima[i] = G_MAXUINT32;
    }
  for (guint i = 0; i < shingles->hashes->len; i++)
    {
      guint64 hash = g_array_index (shingles->hashes, guint64, i);

      for (guint j = 0; j < READOUT_SIGNATURE_SIZE; j++)
        {
          guint32 value = (guint32)((factors[j] * hash + terms[j]) >> 32);

          signature->minima[j] = MIN (signature->minima[j], value);
        }
    }
}

void
readout_signature_to_bytes (const ReadoutSignature *signature,
                            guint8 bytes[READOUT_SIGNATURE_LENGTH])
{
  g_return_if_fail (signature != NULL && bytes != NULL);

  for (guint i = 0; i < READOUT_SIGNATURE_SIZE; i++)
    {
      guint32 value = GUINT32_TO_LE (signature->minima[i]);

      memcpy (bytes + i * sizeof value, &value, sizeof value);
    }
}

gboolean
readout_signature_from_bytes (ReadoutSignature *signature, gconstpointer bytes, gsize length)
{
  g_return_val_if_fail (signature != NULL, FALSE);

  if (bytes == NULL || length != READOUT_SIGNATURE_LENGTH)
    return FALSE;
  memcpy (signature->minima, bytes, length);
  for (guint i = 0; i < READOUT_SIGNATURE_SIZE; i++)
    signature->minima[i] = GUINT32_FROM_LE (signature->minima[i]);
  return TRUE;
}

void
readout_signature_get_bands (const ReadoutSignature *signature,
                             guint64 bands[READOUT_SIGNATURE_BANDS])
{
  g_return_if_fail (signature != NULL && bands != NULL);

  for (guint i = 0; i < READOUT_SIGNATURE_BANDS; i++)
    {
      guint64 hash = i + 1;

      for (guint j = 0; j < READOUT_SIGNATURE_ROWS; j++)
        hash = readout_plain_words_chain (hash, signature->minima[i * READOUT_SIGNATURE_ROWS + j]);
      bands[i] = hash >> 16;
    }
}

double
readout_signature_estimate_resemblance (const ReadoutSignature *a, const ReadoutSignature *b)
{
  guint n = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  for (guint i = 0; i < READOUT_SIGNATURE_SIZE; i++)
    n += a->minima[i] == b->minima[i];
  return (double)n / READOUT_SIGNATURE_SIZE;
}

double
readout_signature_estimate_containment (double resemblance, guint n_a, guint n_b)
{
  /* |A ∩ B| = s (|A| + |B|) / (1 + s) */
  double common = resemblance * ((double)n_a + n_b) / (1 + resemblance);

  return MIN (1.0, common / MAX (1, MIN (n_a, n_b)));
}

void
readout_shingles_compare (ReadoutShingles *a, ReadoutShingles *b, ReadoutOverlap *overlap)
{
  Set set_a;
  Set set_b;
  guint n_common;

  g_return_if_fail (a != NULL && b != NULL && overlap != NULL);

  set_fill (&set_a, a);
  set_fill (&set_b, b);
  n_common = set_count_common (&set_a, &set_b);
  overlap->resemblance = (double)n_common / MAX (1, set_a.n + set_b.n - n_common);
  overlap->share = measure_share (a, &set_b);
  overlap->other_share = measure_share (b, &set_a);
  g_free (set_a.slots);
  g_free (set_b.slots);
}

gboolean
readout_shares_are_copy (double share, double other_share)
{
  return MAX (share, other_share) >= COPY_SHARE_MIN;
}
