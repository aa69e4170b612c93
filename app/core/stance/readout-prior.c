/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many of some pairs have a side at all, estimated from the pairs.
 */
#include "stance/readout-prior.h"

/* Of the estimation, which settles long before. */
#define ROUNDS 100

/* Of sides that were found with a confidence, which part was right on the train part of DSE;
 * between two of these as on a line. */
static const struct
{
  double confidence;
  double probability;
} measured[] = {
  { 0, 0.08 },    { 0.2, 0.11 }, { 0.29, 0.14 }, { 0.31, 0.22 },
  { 0.35, 0.34 }, { 0.5, 0.48 }, { 0.7, 0.72 },  { 1, 0.82 },
};

double
readout_prior_get_probability (double confidence)
{
  for (guint i = 1; i < G_N_ELEMENTS (measured); i++)
    if (confidence <= measured[i].confidence)
      return measured[i - 1].probability +
             (measured[i].probability - measured[i - 1].probability) *
                 (confidence - measured[i - 1].confidence) /
                 (measured[i].confidence - measured[i - 1].confidence);
  return measured[G_N_ELEMENTS (measured) - 1].probability;
}

/* What @probability becomes when the share of sides is another. */
static double
shift (double probability, double share)
{
  double sided = probability * share / READOUT_PRIOR_SHARE;
  double none = (1 - probability) * (1 - share) / (1 - READOUT_PRIOR_SHARE);

  return sided + none > 0 ? sided / (sided + none) : probability;
}

double
readout_prior_adjust (double *probabilities, gsize n_pairs)
{
  double share = READOUT_PRIOR_SHARE;

  g_return_val_if_fail (probabilities != NULL || n_pairs == 0, share);

  if (n_pairs < READOUT_PRIOR_PAIRS_MIN)
    return share;
  for (guint round = 0; round < ROUNDS; round++)
    {
      double sum = 0;

      for (gsize i = 0; i < n_pairs; i++)
        sum += shift (probabilities[i], share);
      share = sum / (double)n_pairs;
    }
  for (gsize i = 0; i < n_pairs; i++)
    probabilities[i] = shift (probabilities[i], share);
  return share;
}
