/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_DRAGGED_STATEMENT (readout_dragged_statement_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutDraggedStatement, readout_dragged_statement, READOUT, DRAGGED_STATEMENT, GObject)

/**
 * ReadoutDraggedStatement:
 *
 * A statement of a project that is dragged out of a list.
 */
ReadoutDraggedStatement *readout_dragged_statement_new (ReadoutProject *project, gint64 id);

/* Borrowed. */
ReadoutProject *readout_dragged_statement_get_project (ReadoutDraggedStatement *statement);
gint64 readout_dragged_statement_get_id (ReadoutDraggedStatement *statement);

/* What a drag of @row carries: the statement for an editor of Readout, its words with their origin
 * for any other program. Owned by the caller. */
GdkContentProvider *readout_dragged_statement_make_content (ReadoutProject *project,
                                                            ReadoutBoardRow *row);

G_END_DECLS
