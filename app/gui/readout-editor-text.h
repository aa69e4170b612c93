/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "markdown/readout-markdown-edit.h"
#include "text/readout-edit-history.h"

G_BEGIN_DECLS

#define READOUT_TYPE_EDITOR_TEXT (readout_editor_text_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutEditorText, readout_editor_text, READOUT, EDITOR_TEXT, GObject)

/**
 * ReadoutEditorText:
 *
 * The text of a buffer as bytes, and its history. GTK's own undo ends with the program; this one
 * can be kept. Whatever changes the buffer is recorded, so that the history always leads to the
 * text that is there.
 *
 * Properties: "can-undo", "can-redo".
 */

/* Takes the place of the undo of @buffer, which should be empty. */
ReadoutEditorText *readout_editor_text_new (GtkSourceBuffer *buffer);

/* The Markdown, until the next change. @length: (out) (optional): in bytes. */
const char *readout_editor_text_peek (ReadoutEditorText *text, gsize *length);

guint32 readout_editor_text_get_byte (ReadoutEditorText *text, const GtkTextIter *iter);
void readout_editor_text_get_iter (ReadoutEditorText *text, guint32 byte, GtkTextIter *iter);

/* The selection in bytes, the same twice for a cursor. */
void readout_editor_text_get_selection (ReadoutEditorText *text, gsize *start, gsize *end);
void readout_editor_text_select (ReadoutEditorText *text, gsize start, gsize end);

/* Another text with another history, as readout_edit_history_restore() takes it. */
void readout_editor_text_load (ReadoutEditorText *text,
                               const char *markdown,
                               GPtrArray *groups,
                               gint64 done);

/* Makes the text another one in one step. What is the same at the start and the end stays, and with
 * it the cursor. */
void readout_editor_text_set (ReadoutEditorText *text, const char *markdown);

/* Replaces bytes by @markdown in one step. */
void
readout_editor_text_replace (ReadoutEditorText *text, gsize start, gsize end, const char *markdown);

/* The same, and selects what the edit says. */
void readout_editor_text_apply (ReadoutEditorText *text, const ReadoutMarkdownEdit *edit);

gboolean readout_editor_text_can_undo (ReadoutEditorText *text);
gboolean readout_editor_text_can_redo (ReadoutEditorText *text);

/* The cursor goes to where something was changed. FALSE where there was nothing to do. */
gboolean readout_editor_text_undo (ReadoutEditorText *text);
gboolean readout_editor_text_redo (ReadoutEditorText *text);

/* See readout_edit_history_take_changes(). */
ReadoutEditChanges *readout_editor_text_take_changes (ReadoutEditorText *text);

G_END_DECLS
