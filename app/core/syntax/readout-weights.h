/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

/* The weights of a model as they lie in its file. Internal to the syntax; the trainer writes them.
 *
 * Both kinds of table are arrays of buckets as large as a line of the processor's cache. A feature
 * belongs to one bucket and is known there by 16 bits of its hash, so that a look-up costs one
 * access to memory, and a stranger passes for a feature about once in four thousand times (compare
 * Talbot, Brants, "Smoothed Bloom Filter Language Models", 2007). Features for which a bucket has
 * no room are left out by the trainer, the lightest first. A weight is one byte on a scale that
 * grows by a twelfth a step, so that small ones stay as exact as large ones. */

#define READOUT_BUCKET_SIZE 64

/* Two weights a feature: LEFT and RIGHT, relative to SHIFT. */
#define READOUT_NARROW_PLACES 16
typedef struct
{
  guint16 marks[READOUT_NARROW_PLACES]; /* 0 for a free place */
  gint8 left[READOUT_NARROW_PLACES];
  gint8 right[READOUT_NARROW_PLACES];
} ReadoutNarrowBucket;

/* As many weights a feature as it has classes; they lie apart, at @rows in units of two bytes. */
#define READOUT_WIDE_PLACES 10
typedef struct
{
  guint16 marks[READOUT_WIDE_PLACES];
  guint16 spare[2];
  guint32 rows[READOUT_WIDE_PLACES];
} ReadoutWideBucket;

G_STATIC_ASSERT (sizeof (ReadoutNarrowBucket) == READOUT_BUCKET_SIZE);
G_STATIC_ASSERT (sizeof (ReadoutWideBucket) == READOUT_BUCKET_SIZE);

/* A row: one cell that holds the number of weights in @class, then one cell a weight. */
typedef struct
{
  guint8 class;
  gint8 weight;
} ReadoutWideCell;

/* As many cells stand after the last row that every row is inside, whatever its first cell says. */
#define READOUT_WIDE_PADDING 256

typedef struct
{
  const ReadoutNarrowBucket *buckets;
  guint32 n_buckets;
} ReadoutNarrowTable;

typedef struct
{
  const ReadoutWideBucket *buckets;
  guint32 n_buckets;
  const ReadoutWideCell *cells;
  guint32 n_cells; /* without the padding */
} ReadoutWideTable;

/* What the bytes of a weight stand for, in 1/READOUT_WEIGHT_UNIT; index is the byte plus 128. */
#define READOUT_WEIGHT_UNIT 1024
void readout_weight_scale_init (gint32 scale[256]);

/* The byte whose value is nearest to @value. */
gint8 readout_weight_encode (const gint32 scale[256], gint32 value);

static inline guint32
readout_feature_get_bucket (guint64 feature, guint32 n_buckets)
{
  return (feature >> 32) * n_buckets >> 32;
}

static inline guint16
readout_feature_get_mark (guint64 feature)
{
  guint16 mark = feature;

  return mark != 0 ? mark : 1;
}

/* The place of @mark in @bucket; READOUT_NARROW_PLACES if it is not there. */
static inline guint
readout_narrow_bucket_find (const ReadoutNarrowBucket *bucket, guint16 mark)
{
#ifdef __SSE2__
  __m128i wanted = _mm_set1_epi16 (mark);
  __m128i low =
      _mm_cmpeq_epi16 (_mm_load_si128 ((const __m128i *)(gconstpointer)bucket->marks), wanted);
  __m128i high =
      _mm_cmpeq_epi16 (_mm_load_si128 ((const __m128i *)(gconstpointer)bucket->marks + 1), wanted);

  return __builtin_ctz (_mm_movemask_epi8 (_mm_packs_epi16 (low, high)) |
                        1 << READOUT_NARROW_PLACES);
#else
  guint place = 0;

  while (place < READOUT_NARROW_PLACES && bucket->marks[place] != mark)
    place++;
  return place;
#endif
}

/* Adds to @left and @right what @features weigh. */
static inline void
readout_narrow_table_score (const ReadoutNarrowTable *table,
                            const gint32 scale[256],
                            const guint64 *features,
                            guint n_features,
                            gint32 *left,
                            gint32 *right)
{
  for (guint i = 0; i < n_features; i++)
    __builtin_prefetch (
        &table->buckets[readout_feature_get_bucket (features[i], table->n_buckets)]);
  for (guint i = 0; i < n_features; i++)
    {
      const ReadoutNarrowBucket *bucket =
          &table->buckets[readout_feature_get_bucket (features[i], table->n_buckets)];
      guint place = readout_narrow_bucket_find (bucket, readout_feature_get_mark (features[i]));
      gint32 is_known = -(gint32)(place < READOUT_NARROW_PLACES);

      place &= READOUT_NARROW_PLACES - 1;
      *left += scale[128 + bucket->left[place]] & is_known;
      *right += scale[128 + bucket->right[place]] & is_known;
    }
}

/* Adds to @scores, which has 256 elements, what @features weigh for each class. */
void readout_wide_table_score (const ReadoutWideTable *table,
                               const gint32 scale[256],
                               const guint64 *features,
                               guint n_features,
                               gint32 *scores);

G_END_DECLS
