/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

/**
 * ReadoutTopic:
 *
 * A proposition that one can be for or against, with the terms that a statement about it uses.
 * Terms are stems as readout_term_dup_stem() makes them: one stem stands for a word and its
 * variants ("recognise", "recognition", "recognized").
 */
typedef struct
{
  gint64 id;         /* in its project; outside one, the index of the topic */
  char *proposition; /* "Russia recognises Donetsk and Luhansk" */
  GStrv terms;       /* stems, in the order of the proposition, without doubles */
} ReadoutTopic;

/**
 * readout_topic_new:
 * @proposition: a sentence or a phrase, of any length
 * @terms: (nullable): the stems, as a project keeps them; %NULL takes them from @proposition
 */
ReadoutTopic *readout_topic_new (gint64 id, const char *proposition, const char *const *terms);
ReadoutTopic *readout_topic_copy (const ReadoutTopic *topic);
void readout_topic_free (ReadoutTopic *topic);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutTopic, readout_topic_free)

/* The words of the person's own topic, checked: %NULL and G_IO_ERROR_INVALID_ARGUMENT, in words,
 * when @proposition is empty, longer than 500 characters, or holds no word that a statement could
 * be about. */
ReadoutTopic *readout_topic_new_from_person (gint64 id, const char *proposition, GError **error);

G_END_DECLS
