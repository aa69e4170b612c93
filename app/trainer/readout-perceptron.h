/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One weight: of a class given a feature. Integers throughout, so that the same training gives the
 * same weights on every machine. */
typedef struct
{
  gint32 weight;
  guint32 changed; /* the step of the last change */
  gint64 total;    /* the sum of the weight over all steps before @changed */
  guint8 class;
} ReadoutWeight;

typedef struct
{
  guint64 feature; /* 0 for a free place */
  ReadoutWeight *weights;
  guint16 n_weights;
  guint16 n_allocated;
  guint32 n_updates;
} ReadoutWeightRow;

/**
 * ReadoutPerceptron:
 *
 * A multi-class perceptron whose weights are averaged over all steps (Freund, Schapire, "Large
 * Margin Classification Using the Perceptron Algorithm", 1999; Collins, EMNLP 2002).
 */
typedef struct
{
  guint n_classes;
  guint32 step;
  ReadoutWeightRow *rows;
  gsize n_rows;
  gsize n_places; /* a power of two */
  guint8 *seen;   /* how often a feature was counted, by a part of its hash */
  guint least_seen;
} ReadoutPerceptron;

/* Features that are counted less than @least_seen times are never learnt: they would only let the
 * perceptron learn single sentences by heart. */
ReadoutPerceptron *readout_perceptron_new (guint n_classes, guint least_seen);
void readout_perceptron_free (ReadoutPerceptron *perceptron);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutPerceptron, readout_perceptron_free)

/* Counts features, before anything is learnt. */
void
readout_perceptron_count (ReadoutPerceptron *perceptron, const guint64 *features, guint n_features);

/* Adds the averages of @other, which has learnt the same with another seed, to @sum, which learns
 * nothing itself. The sum of linear models is one linear model: an ensemble at the price of one. */
void readout_perceptron_add (ReadoutPerceptron *sum, const ReadoutPerceptron *other);

/* Sets @scores, one a class, to the sums of the weights now. */
void readout_perceptron_score (ReadoutPerceptron *perceptron,
                               const guint64 *features,
                               guint n_features,
                               gint32 *scores);

/* The class other than @right with the highest score. */
guint readout_perceptron_find_rival (const gint32 *scores, guint n_classes, guint right);

/* Moves the weights towards @right and away from @wrong. */
void readout_perceptron_update (ReadoutPerceptron *perceptron,
                                const guint64 *features,
                                guint n_features,
                                guint right,
                                guint wrong);

/* Ends every step, whether or not there was an update. */
static inline void
readout_perceptron_step (ReadoutPerceptron *perceptron)
{
  perceptron->step++;
}

/* The average of @weight over all steps so far, times READOUT_WEIGHT_ONE. */
#define READOUT_WEIGHT_ONE 1024
gint32 readout_perceptron_average (const ReadoutPerceptron *perceptron,
                                   const ReadoutWeight *weight);

G_END_DECLS
