/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-span.h"

G_BEGIN_DECLS

/**
 * Terms: the words that say what a text is about, made comparable. "recognise", "recognizes",
 * "recognition" and "recognised" have one stem; so have "Russia", "Russian" and "Russia's".
 * English.
 */

typedef struct
{
  ReadoutSpan span; /* of the word, in the string given */
  char *stem;       /* NULL for a word that says nothing about the subject (the, would, said …) */
  gboolean is_upper; /* begins with a capital */
} ReadoutTerm;

/* The stem of one word. Owned by the caller. */
char *readout_term_dup_stem (const char *word, gssize length);

/* Whether @word (any case) is one that says nothing about a subject. */
gboolean readout_term_is_stop_word (const char *word, gssize length);

/* The words of @string as a GArray of ReadoutTerm that frees its stems. Spans are bytes of @string.
 * Linear. */
GArray *readout_terms_split (const char *string, gssize length);

/**
 * ReadoutTermFunc:
 * @span: of the word, in the string given
 * @stem: valid during the call
 */
typedef void (*ReadoutTermFunc) (ReadoutSpan span,
                                 gboolean is_upper,
                                 const char *stem,
                                 gpointer data);

/* Calls @visit for each word of @string that has a stem and that one of the stems of @wanted, a
 * set, could be the stem of: a quick look at its first letters. Spans are bytes of @string. Linear.
 */
void readout_terms_visit (
    const char *string, gssize length, GHashTable *wanted, ReadoutTermFunc visit, gpointer data);

/* Adds the stems of @string to @stems, a set that owns its strings. */
void readout_terms_add_stems (GHashTable *stems, const char *string);

G_END_DECLS
