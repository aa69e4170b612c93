/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The averaged perceptron while it learns: a hash table from features to rows of weights.
 */
#include "readout-perceptron.h"

#include <string.h>

#define FIRST_PLACES (1u << 20)
#define SEEN_PLACES (1u << 28)

ReadoutPerceptron *
readout_perceptron_new (guint n_classes, guint least_seen)
{
  ReadoutPerceptron *perceptron = g_new0 (ReadoutPerceptron, 1);

  g_assert (n_classes <= 256);
  perceptron->n_classes = n_classes;
  perceptron->n_places = FIRST_PLACES;
  perceptron->least_seen = least_seen;
  if (least_seen > 1)
    perceptron->seen = g_new0 (guint8, SEEN_PLACES);
  perceptron->rows = g_new0 (ReadoutWeightRow, FIRST_PLACES);
  return perceptron;
}

void
readout_perceptron_free (ReadoutPerceptron *perceptron)
{
  if (perceptron == NULL)
    return;
  for (gsize i = 0; i < perceptron->n_places; i++)
    g_free (perceptron->rows[i].weights);
  g_free (perceptron->rows);
  g_free (perceptron->seen);
  g_free (perceptron);
}

static ReadoutWeightRow *
find_row (ReadoutPerceptron *perceptron, guint64 feature)
{
  gsize mask = perceptron->n_places - 1;
  gsize place = feature & mask;

  while (perceptron->rows[place].feature != 0 && perceptron->rows[place].feature != feature)
    place = (place + 1) & mask;
  return &perceptron->rows[place];
}

static void
grow_table (ReadoutPerceptron *perceptron)
{
  ReadoutWeightRow *old = perceptron->rows;
  gsize n_old = perceptron->n_places;

  perceptron->n_places *= 2;
  perceptron->rows = g_new0 (ReadoutWeightRow, perceptron->n_places);
  for (gsize i = 0; i < n_old; i++)
    if (old[i].feature != 0)
      *find_row (perceptron, old[i].feature) = old[i];
  g_free (old);
}

/* The row of @feature, made if it is not there. */
static ReadoutWeightRow *
ensure_row (ReadoutPerceptron *perceptron, guint64 feature)
{
  ReadoutWeightRow *row = find_row (perceptron, feature);

  if (row->feature != 0)
    return row;
  if (++perceptron->n_rows * 2 > perceptron->n_places)
    {
      grow_table (perceptron);
      row = find_row (perceptron, feature);
    }
  row->feature = feature;
  return row;
}

static ReadoutWeight *
ensure_weight (ReadoutPerceptron *perceptron, ReadoutWeightRow *row, guint class)
{
  ReadoutWeight *weight;

  for (guint i = 0; i < row->n_weights; i++)
    if (row->weights[i].class == class)
      return &row->weights[i];
  if (row->n_weights == row->n_allocated)
    {
      row->n_allocated = row->n_allocated == 0 ? 2 : row->n_allocated * 2;
      row->weights = g_renew (ReadoutWeight, row->weights, row->n_allocated);
    }
  weight = &row->weights[row->n_weights++];
  memset (weight, 0, sizeof *weight);
  weight->class = class;
  weight->changed = perceptron->step;
  return weight;
}

static void
change_weight (ReadoutPerceptron *perceptron, ReadoutWeightRow *row, guint class, gint32 change)
{
  ReadoutWeight *weight = ensure_weight (perceptron, row, class);

  weight->total += (gint64)weight->weight * (perceptron->step - weight->changed);
  weight->changed = perceptron->step;
  weight->weight += change;
}

void
readout_perceptron_score (ReadoutPerceptron *perceptron,
                          const guint64 *features,
                          guint n_features,
                          gint32 *scores)
{
  gsize mask = perceptron->n_places - 1;

  memset (scores, 0, perceptron->n_classes * sizeof *scores);
  for (guint i = 0; i < n_features; i++)
    __builtin_prefetch (&perceptron->rows[features[i] & mask]);
  for (guint i = 0; i < n_features; i++)
    {
      const ReadoutWeightRow *row = find_row (perceptron, features[i]);

      for (guint j = 0; j < row->n_weights; j++)
        scores[row->weights[j].class] += row->weights[j].weight;
    }
}

guint
readout_perceptron_find_rival (const gint32 *scores, guint n_classes, guint right)
{
  guint rival = right == 0 ? 1 : 0;

  for (guint class = rival + 1; class < n_classes; class ++)
    if (class != right && scores[class] > scores[rival])
      rival = class;
  return rival;
}

void
readout_perceptron_update (ReadoutPerceptron *perceptron,
                           const guint64 *features,
                           guint n_features,
                           guint right,
                           guint wrong)
{
  for (guint i = 0; i < n_features; i++)
    {
      ReadoutWeightRow *row;

      if (perceptron->seen != NULL &&
          perceptron->seen[features[i] % SEEN_PLACES] < perceptron->least_seen)
        continue;
      row = ensure_row (perceptron, features[i]);
      row->n_updates++;
      change_weight (perceptron, row, right, 1);
      change_weight (perceptron, row, wrong, -1);
    }
}

void
readout_perceptron_count (ReadoutPerceptron *perceptron, const guint64 *features, guint n_features)
{
  for (guint i = 0; perceptron->seen != NULL && i < n_features; i++)
    {
      guint8 *seen = &perceptron->seen[features[i] % SEEN_PLACES];

      if (*seen < G_MAXUINT8)
        (*seen)++;
    }
}

void
readout_perceptron_add (ReadoutPerceptron *sum, const ReadoutPerceptron *other)
{
  g_assert (sum->n_classes == other->n_classes);

  for (gsize i = 0; i < other->n_places; i++)
    {
      const ReadoutWeightRow *from = &other->rows[i];
      ReadoutWeightRow *row;

      if (from->feature == 0)
        continue;
      row = ensure_row (sum, from->feature);
      row->n_updates += from->n_updates;
      for (guint j = 0; j < from->n_weights; j++)
        ensure_weight (sum, row, from->weights[j].class)->total +=
            readout_perceptron_average (other, &from->weights[j]);
    }
  sum->step += READOUT_WEIGHT_ONE;
}

gint32
readout_perceptron_average (const ReadoutPerceptron *perceptron, const ReadoutWeight *weight)
{
  gint64 total = weight->total + (gint64)weight->weight * (perceptron->step - weight->changed);
  gint64 steps = MAX (perceptron->step, 1);

  return total * READOUT_WEIGHT_ONE / steps;
}
