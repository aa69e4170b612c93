/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks up the weights of features.
 */
#include "syntax/readout-weights.h"

/* The least weight, in units; every step is a twelfth more, at least one unit. */
#define LEAST_WEIGHT 16
#define WEIGHT_GROWTH 12

void
readout_weight_scale_init (gint32 scale[256])
{
  gint32 value = LEAST_WEIGHT;

  scale[128] = 0;
  for (guint i = 1; i <= 127; i++)
    {
      scale[128 + i] = value;
      scale[128 - i] = -value;
      value += MAX (1, value / WEIGHT_GROWTH);
    }
  scale[0] = scale[1];
}

gint8
readout_weight_encode (const gint32 scale[256], gint32 value)
{
  gint32 size = ABS (value);
  guint low = 0;
  guint high = 127;

  /* The largest step that is not above @size. */
  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (scale[128 + middle] <= size)
        low = middle;
      else
        high = middle - 1;
    }
  if (low < 127 && scale[128 + low + 1] - size < size - scale[128 + low])
    low++;
  return value < 0 ? -(gint)low : (gint)low;
}

/* The place of @mark in @bucket; READOUT_WIDE_PLACES if it is not there. */
static inline guint
find_wide (const ReadoutWideBucket *bucket, guint16 mark)
{
#ifdef __SSE2__
  __m128i wanted = _mm_set1_epi16 (mark);
  __m128i low =
      _mm_cmpeq_epi16 (_mm_load_si128 ((const __m128i *)(gconstpointer)bucket->marks), wanted);
  __m128i high =
      _mm_cmpeq_epi16 (_mm_loadl_epi64 ((const __m128i *)(gconstpointer)&bucket->marks[8]), wanted);

  return __builtin_ctz (
      (_mm_movemask_epi8 (_mm_packs_epi16 (low, high)) & ((1 << READOUT_WIDE_PLACES) - 1)) |
      1 << READOUT_WIDE_PLACES);
#else
  guint place = 0;

  while (place < READOUT_WIDE_PLACES && bucket->marks[place] != mark)
    place++;
  return place;
#endif
}

void
readout_wide_table_score (const ReadoutWideTable *table,
                          const gint32 scale[256],
                          const guint64 *features,
                          guint n_features,
                          gint32 *scores)
{
  guint32 rows[256];
  guint n_rows = 0;

  g_assert (n_features <= G_N_ELEMENTS (rows));

  for (guint i = 0; i < n_features; i++)
    __builtin_prefetch (
        &table->buckets[readout_feature_get_bucket (features[i], table->n_buckets)]);
  for (guint i = 0; i < n_features; i++)
    {
      const ReadoutWideBucket *bucket =
          &table->buckets[readout_feature_get_bucket (features[i], table->n_buckets)];
      guint place = find_wide (bucket, readout_feature_get_mark (features[i]));

      if (place == READOUT_WIDE_PLACES || bucket->rows[place] >= table->n_cells)
        continue;
      rows[n_rows] = bucket->rows[place];
      __builtin_prefetch (&table->cells[rows[n_rows++]]);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      const ReadoutWideCell *row = &table->cells[rows[i]];
      guint n_weights = row->class;

      for (guint j = 1; j <= n_weights; j++)
        scores[row[j].class] += scale[128 + row[j].weight];
    }
}
