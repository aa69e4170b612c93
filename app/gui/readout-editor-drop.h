/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_EDITOR_DROP (readout_editor_drop_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutEditorDrop, readout_editor_drop, READOUT, EDITOR_DROP, GObject)

/**
 * ReadoutEditorDrop:
 *
 * Takes statements that are dragged into an editor, and writes each as a sentence with its citation
 * where it was dropped. While it is dragged, a cursor shows where that will be.
 */

/* @view is borrowed: g_object_run_dispose() when it goes. */
ReadoutEditorDrop *readout_editor_drop_new (GtkSourceView *view);

/* @project: (nullable) */
void readout_editor_drop_set_project (ReadoutEditorDrop *drop, ReadoutProject *project);

/* Writes a statement as a sentence at @place, soon: what a drop does. */
void
readout_editor_drop_insert (ReadoutEditorDrop *drop, gint64 statement_id, const GtkTextIter *place);

/* Moves @iter to where a sentence can stand: not inside a word or a citation, behind a heading. */
void readout_editor_drop_find_place (GtkTextIter *iter);

/* Writes @sentence at @iter, with what keeps it apart from its neighbours; one step of undo. The
 * cursor is behind it then. */
void readout_editor_drop_write (GtkTextBuffer *buffer, GtkTextIter *iter, const char *sentence);

G_END_DECLS
