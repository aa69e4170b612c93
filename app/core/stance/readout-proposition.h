/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

/**
 * ReadoutProposition:
 *
 * A topic as the stance rules see it (a project keeps it as its record of a topic): a proposition
 * that one can be for or against, with the terms that a statement about it uses. Terms are stems as
 * readout_term_dup_stem() makes them: one stem stands for a word and its variants ("recognise",
 * "recognition", "recognized").
 */
typedef struct
{
  gint64 id;   /* in its project; outside one, the index of the topic */
  char *text;  /* "Russia recognises Donetsk and Luhansk" */
  GStrv terms; /* stems, in the order of the text, without doubles */
} ReadoutProposition;

/**
 * readout_proposition_new:
 * @text: a sentence or a phrase, of any length
 * @terms: (nullable): the stems, as a project keeps them; %NULL takes them from @text
 */
ReadoutProposition *readout_proposition_new (gint64 id, const char *text, const char *const *terms);
ReadoutProposition *readout_proposition_copy (const ReadoutProposition *topic);
void readout_proposition_free (ReadoutProposition *topic);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutProposition, readout_proposition_free)

/* Whether two topics say the same in the same words: letter case, white space and a full stop at
 * the end make no difference. */
gboolean readout_proposition_is_same (const char *text, const char *other);

/* The words of the person's own topic, checked: %NULL and G_IO_ERROR_INVALID_ARGUMENT, in words,
 * when @text is empty, longer than 500 characters, or holds no word that a statement could
 * be about. */
ReadoutProposition *
readout_proposition_new_from_person (gint64 id, const char *text, GError **error);

G_END_DECLS
