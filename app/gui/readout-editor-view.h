/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-editor-text.h"

G_BEGIN_DECLS

#define READOUT_TYPE_EDITOR_VIEW (readout_editor_view_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutEditorView, readout_editor_view, READOUT, EDITOR_VIEW, GtkSourceView)

/**
 * ReadoutEditorView:
 *
 * The text view of the editor. Undo is that of a #ReadoutEditorText, also in the context menu.
 * Enter goes on with lists and quotations, Tab and Shift+Tab move list items in and out; elsewhere
 * Tab moves the keyboard on, as it does everywhere.
 */

/* @text: of the view's buffer. */
void readout_editor_view_set_text (ReadoutEditorView *view, ReadoutEditorText *text);

G_END_DECLS
