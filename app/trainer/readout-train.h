/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-model-writer.h"
#include "readout-treebank.h"

G_BEGIN_DECLS

/* How a model is trained. */
typedef struct
{
  guint tag_epochs;
  guint tag_runs; /* taggers with different seeds that are added up */
  guint tag_least_seen;
  gint tag_margin; /* by so much the right answer must be ahead */
  guint parse_epochs;
  guint parse_runs;
  guint parse_least_seen;
  gint move_margin;
  gint label_margin;
  guint folds; /* of the jackknife that tags the training sentences for the parser */
  guint seed;  /* of the order of sentences and of exploration */
  guint tag_buckets;
  guint move_buckets;
  guint label_buckets;
  gint tag_least_weight; /* in thousandths: lighter weights are left out */
  gint move_least_weight;
  gint label_least_weight;
} ReadoutTrainOptions;

/* A generator of its own, so that the same seed gives the same model with every GLib (splitmix64).
 */
guint64 readout_train_random (guint64 *state);

/* Shuffles @order, @n numbers. */
void readout_train_shuffle (guint *order, guint n, guint64 *random);

/* Trains a tagger on the sentences whose index modulo @folds is not @left_out (@folds 0: on all)
 * and writes its sections. */
void readout_train_tagger (ReadoutModelWriter *writer,
                           ReadoutTreebank *treebank,
                           const ReadoutTrainOptions *options,
                           guint runs,
                           guint folds,
                           guint left_out);

/* Sets the guessed tags of all sentences with taggers that have not seen them. */
void readout_train_guess_tags (ReadoutTreebank *treebank, const ReadoutTrainOptions *options);

/* Trains the parser on guessed tags and writes its sections. */
void readout_train_parser (ReadoutModelWriter *writer,
                           ReadoutTreebank *treebank,
                           const ReadoutTrainOptions *options);

/* Writes the lemmas that the rules do not give. */
void readout_train_lemmas (ReadoutModelWriter *writer, ReadoutTreebank *treebank);

/* Prints how well @syntax tags and parses @treebank with the treebank's tokens, and how well the
 * segmenter finds those tokens and sentences. */
gboolean readout_train_evaluate (ReadoutSyntax *syntax,
                                 ReadoutTreebank *treebank,
                                 gboolean shows_relations,
                                 GError **error);

G_END_DECLS
