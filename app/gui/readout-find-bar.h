/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define READOUT_TYPE_FIND_BAR (readout_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutFindBar, readout_find_bar, READOUT, FIND_BAR, AdwBin)

/**
 * ReadoutFindBar:
 *
 * Finds words in a source view and replaces them: next and previous, by letter case, whole words
 * and regular expressions, with the number of matches. Replacing all is one step of the undo.
 *
 * Actions: "find.next", "find.previous", "find.replace-one", "find.replace-all", "find.close".
 */

/* Once, before it is opened. */
void readout_find_bar_set_view (ReadoutFindBar *bar, GtkSourceView *view);

/* Opens it with what is selected in the view; @replace: with the row that replaces. The entry gets
 * the keyboard. */
void readout_find_bar_open (ReadoutFindBar *bar, gboolean replace);

/* The keyboard goes back to the view. */
void readout_find_bar_close (ReadoutFindBar *bar);

gboolean readout_find_bar_is_open (ReadoutFindBar *bar);

G_END_DECLS
