/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "syntax/readout-relation.h"

G_BEGIN_DECLS

/* What the lemmatiser asks its list for: the lemma that @form has in @class, %NULL if it is not
 * listed. Classes: 'V' a verb's form, 'N' a noun's, 'A' an adjective's or adverb's, 'O' any other,
 * 'B' the base form of a verb that is known (the answer is then the form itself). */
typedef const char *(*ReadoutLemmaLookup) (gconstpointer data, char class, const char *form);

/* The class under which the list holds the lemmas of a part of speech. */
char readout_lemma_get_class (ReadoutUpos upos);

/* Room for any lemma that rules make of a form of @length bytes. */
#define READOUT_LEMMA_ROOM(length) ((length) + 4)

/**
 * readout_lemma_derive:
 * @form: in lower case
 * @room: READOUT_LEMMA_ROOM bytes
 *
 * Takes off the endings of English: -s, -ed, -ing, -er, -est. Where the rules leave several stems
 * the one that @lookup knows as a base form is taken.
 *
 * Returns: %TRUE with the lemma in @room; %FALSE if the form is its own lemma
 */
gboolean readout_lemma_derive (const char *form,
                               ReadoutUpos upos,
                               ReadoutXpos xpos,
                               ReadoutLemmaLookup lookup,
                               gconstpointer data,
                               char *room);

G_END_DECLS
