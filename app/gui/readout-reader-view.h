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
 * Signals: "laid-out": lines may stand elsewhere than before.
 */

/* Which character stands at a point of the widget; FALSE where none does. */
gboolean readout_reader_view_get_iter_at_point (ReadoutReaderView *view,
                                                double x,
                                                double y,
                                                GtkTextIter *iter);

G_END_DECLS
