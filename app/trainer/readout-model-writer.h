/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-perceptron.h"
#include "syntax/readout-model.h"

G_BEGIN_DECLS

/* The parts of a model file, one a section; NULL for one that is not there yet. */
typedef struct
{
  GByteArray *sections[READOUT_N_SECTIONS];
} ReadoutModelWriter;

ReadoutModelWriter *readout_model_writer_new (void);
void readout_model_writer_free (ReadoutModelWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutModelWriter, readout_model_writer_free)

/* Replaces a section. */
void readout_model_writer_set (ReadoutModelWriter *writer,
                               ReadoutModelSection section,
                               gconstpointer bytes,
                               gsize length);

/**
 * readout_model_writer_set_wide:
 * @n_buckets: how many; features that find no room are left out, the lightest first
 * @least_weight: weights below it, in units of READOUT_WEIGHT_ONE, are left out, and features with
 * no other
 *
 * Sets the buckets (@section) and the cells (the section after it).
 *
 * Returns: the number of features kept
 */
guint readout_model_writer_set_wide (ReadoutModelWriter *writer,
                                     ReadoutModelSection section,
                                     const ReadoutPerceptron *perceptron,
                                     guint n_buckets,
                                     gint least_weight);

/* The same for the moves. */
guint readout_model_writer_set_moves (ReadoutModelWriter *writer,
                                      const ReadoutPerceptron *perceptron,
                                      guint n_buckets,
                                      gint least_weight);

/* The whole file; sections that are not there are filled with the least that is valid. */
GBytes *readout_model_writer_get_bytes (ReadoutModelWriter *writer);

G_END_DECLS
