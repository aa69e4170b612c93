/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where citations, "[^key]", stand in the text of an editor. Each looks at one line only. */

/**
 * readout_citation_place_find:
 * @start: (out): before its "["
 * @end: (out): behind its "]"
 *
 * The citation that @iter is in, or right behind.
 *
 * Returns: its key, owned by the caller; %NULL where there is none
 */
char *readout_citation_place_find (const GtkTextIter *iter, GtkTextIter *start, GtkTextIter *end);

/* The same, else the next one on the line of @iter, else the last one before it: what the sentence
 * at the cursor rests on. */
char *
readout_citation_place_find_near (const GtkTextIter *iter, GtkTextIter *start, GtkTextIter *end);

/**
 * readout_citation_place_find_open:
 * @start: (out): behind "[^"
 * @end: (out): behind what belongs to it: a "]" that is there already, too
 *
 * What is typed between "[^" and @iter, if that is no whole citation yet.
 *
 * Returns: owned by the caller; %NULL where none is begun
 */
char *
readout_citation_place_find_open (const GtkTextIter *iter, GtkTextIter *start, GtkTextIter *end);

/* Selects the reference number @ordinal (from 1) to @key, the first one when there are fewer. FALSE
 * when there is none. */
gboolean readout_citation_place_select (GtkTextBuffer *buffer, const char *key, guint ordinal);

/* The keys that @text refers to, each once, in the order of their last references, ending with
 * %NULL. Owned by the caller. */
GStrv readout_citation_place_list_keys (const char *text);

G_END_DECLS
