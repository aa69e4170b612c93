/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of pairs that are named in one sentence, so many have a side that the rules tell rightly:
 * measured on pairs of all sorts. */
#define READOUT_PRIOR_SHARE 0.26

/* Fewer pairs tell nothing about their kind. */
#define READOUT_PRIOR_PAIRS_MIN 50

/* How probable it is that a side found with @confidence is there and is the right one, where
 * READOUT_PRIOR_SHARE of all pairs have one. */
double readout_prior_get_probability (double confidence);

/**
 * readout_prior_adjust:
 * @probabilities: one a pair, adjusted in place
 *
 * Pairs that were gathered because the one does something to the other have a side far more often
 * than pairs of whoever is named in a sentence. How often, is estimated from the pairs themselves:
 * Saerens, Latinne, Decaestecker, "Adjusting the Outputs of a Classifier to New a Priori
 * Probabilities: A Simple Procedure", Neural Computation 14, 2002. With fewer than
 * READOUT_PRIOR_PAIRS_MIN pairs nothing changes. Linear.
 *
 * Returns: the share of pairs with a side
 */
double readout_prior_adjust (double *probabilities, gsize n_pairs);

G_END_DECLS
