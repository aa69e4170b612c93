/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_EDITOR_CLIPBOARD (readout_editor_clipboard_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutEditorClipboard, readout_editor_clipboard, READOUT, EDITOR_CLIPBOARD, GObject)

/**
 * ReadoutEditorClipboard:
 *
 * Copies and pastes Markdown with its footnotes. What is copied goes along as text/markdown with
 * the definitions of its citations, so that another briefing, of another project too, has them.
 * What is pasted brings its definitions to the end of the text; ids that are taken get a new name
 * at both ends.
 */

/* @view is borrowed: g_object_run_dispose() when it goes. */
ReadoutEditorClipboard *readout_editor_clipboard_new (GtkSourceView *view);

/* @project: (nullable) */
void readout_editor_clipboard_set_project (ReadoutEditorClipboard *clipboard,
                                           ReadoutProject *project);

/* What pasting does with @text: at the cursor, instead of what is selected. Soon, where it has
 * footnotes. */
void readout_editor_clipboard_insert (ReadoutEditorClipboard *clipboard, const char *text);

G_END_DECLS
