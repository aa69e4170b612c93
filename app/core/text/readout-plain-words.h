/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Plain words: the words of a text without what a format, an outlet or a keyboard changes. Letter
 * case, punctuation, quotation marks, dashes, white space, ligatures, soft hyphens and the form of
 * apostrophes do not count; a character of a script that writes no spaces is a word of its own. All
 * text is valid UTF-8, all lengths are in bytes, everything is linear.
 */

/* The end of the word that begins at @place: letters and digits, with apostrophes and stops between
 * them ("don't", "2.4"). @place itself when no word begins there. */
const char *readout_plain_word_find_end (const char *place, const char *end);

/* The next word from @place on; @place is moved behind it. FALSE when there is none.
 * @start: (out): where it begins */
gboolean readout_plain_word_next (const char **place, const char *end, const char **start);

/* What two spellings of the same word have in common. Owned by the caller. */
char *readout_plain_word_dup_key (const char *start, const char *end);

/* A number that the same word has on every machine. */
guint64 readout_plain_word_hash (const char *start, const char *end);

/* The number of a word that comes after those that gave @before; 0 for none. */
guint64 readout_plain_words_chain (guint64 before, guint64 word);

/* A number for all words of @text; 0 when it has none. @length -1: it ends with NUL. */
guint64 readout_plain_words_hash (const char *text, gssize length);

/* Appends the keys of the words of @text, separated by blanks. */
void readout_plain_words_append (GString *keys, const char *text);

G_END_DECLS
