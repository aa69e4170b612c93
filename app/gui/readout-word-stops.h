/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * Where words of a text buffer may be cut: at the end of a word, or of the marks behind it; at the
 * start of a word, or of the marks before it. Never inside a character.
 */

/* Moves @iter to the stop that is nearest; stays where there is none near. */
void readout_word_stops_snap (GtkTextIter *iter, gboolean is_end);

/* Moves @iter to the next (1) or previous (-1) stop. FALSE at the end of the text. */
gboolean readout_word_stops_step (GtkTextIter *iter, gboolean is_end, int direction);

/* Widens or narrows a selection to whole words, without white space around. FALSE where no word is
 * left. */
gboolean readout_word_stops_snap_range (GtkTextIter *start, GtkTextIter *end);

G_END_DECLS
