/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define READOUT_READER_ZOOM_MIN 0.5
#define READOUT_READER_ZOOM_MAX 4.0

#define READOUT_TYPE_READER_VIEW (readout_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutReaderView, readout_reader_view, READOUT, READER_VIEW, GtkSourceView)

/**
 * ReadoutReaderView:
 *
 * The text of a report: read, selected and searched, not edited. Its letters can be larger or
 * smaller.
 *
 * Properties: "zoom": the size of the letters, 1 for the usual one.
 * Signals: "place-overlays": lines may stand elsewhere than before: the time to place what is laid
 * over them.
 */

/* Lays a small widget over the text, which owns it. GTK 4.8 neither moves nor removes its own
 * overlays of a text view reliably. */
void readout_reader_view_add_overlay (ReadoutReaderView *view, GtkWidget *overlay);

/* Puts it to a place in the coordinates of the view; in the handler of "place-overlays" only, which
 * gtk_widget_queue_allocate() asks for. */
void readout_reader_view_place_overlay (ReadoutReaderView *view, GtkWidget *overlay, int x, int y);

/* Which character stands at a point of the widget; FALSE where none does. */
gboolean readout_reader_view_get_iter_at_point (ReadoutReaderView *view,
                                                double x,
                                                double y,
                                                GtkTextIter *iter);

G_END_DECLS
