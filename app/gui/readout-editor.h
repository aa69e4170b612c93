/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "text/readout-edit-history.h"

#include "readout-editor-citations.h"

G_BEGIN_DECLS

#define READOUT_TYPE_EDITOR (readout_editor_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutEditor, readout_editor, READOUT, EDITOR, AdwBin)

/**
 * ReadoutEditor:
 *
 * The Markdown editor. It holds the briefing without the definitions of its citations. Ctrl+click
 * on a citation opens its report, the pointer above it shows its passage; typing "[^" offers the
 * statements of the project.
 *
 * Its undo can be kept, and goes on after a restart.
 *
 * Properties: "can-undo", "can-redo". Signals: "edited": the person changed the text;
 * "citation-activated" (key). Actions: "editor.marks", "editor.heading", "editor.bullets",
 * "editor.numbers", "editor.quote", "editor.link", "editor.find", "editor.replace".
 */

/* Shows another briefing, with what can be undone in it: see readout_edit_history_restore(). Not an
 * edit. */
void
readout_editor_load (ReadoutEditor *editor, const char *markdown, GPtrArray *groups, gint64 done);

/* Shows @markdown, which the same briefing has become elsewhere. What is the same at the start and
 * the end stays, and with it the cursor. One step of the undo, but no edit of the person. */
void readout_editor_set_markdown (ReadoutEditor *editor, const char *markdown);

/* Owned by the caller. */
char *readout_editor_dup_markdown (ReadoutEditor *editor);

/* Writes a sentence behind the paragraph or the sentence that the cursor is in. An edit. */
void readout_editor_insert_sentence (ReadoutEditor *editor, const char *sentence);

/* Replaces bytes of the Markdown, as one step of the undo. An edit. */
void readout_editor_replace_bytes (ReadoutEditor *editor,
                                   guint32 start,
                                   guint32 end,
                                   const char *markdown);

/* Until the next change of the text, without a copy. @length: (out) (optional) */
const char *readout_editor_peek_markdown (ReadoutEditor *editor, gsize *length);

/* What has to be kept of the history: see readout_edit_history_take_changes(). */
ReadoutEditChanges *readout_editor_take_changes (ReadoutEditor *editor);

gboolean readout_editor_can_undo (ReadoutEditor *editor);
gboolean readout_editor_can_redo (ReadoutEditor *editor);

/* Takes back what was typed last. FALSE where there is nothing. */
gboolean readout_editor_undo (ReadoutEditor *editor);
gboolean readout_editor_redo (ReadoutEditor *editor);

/* Opens the bar that finds words; @replace: and replaces them. */
void readout_editor_find (ReadoutEditor *editor, gboolean replace);

/* The byte of the Markdown that the cursor is at. */
guint32 readout_editor_get_cursor_byte (ReadoutEditor *editor);

/* The bytes that are selected, the same twice for a cursor. */
void readout_editor_get_selected_bytes (ReadoutEditor *editor, gsize *start, gsize *end);

/* The place of a byte in the buffer; without a walk through the text. */
void readout_editor_get_iter_at_byte (ReadoutEditor *editor, guint32 byte, GtkTextIter *iter);

/* Selects bytes of the Markdown and brings them into view. */
void readout_editor_select_bytes (ReadoutEditor *editor, guint32 start, guint32 end);

void readout_editor_set_editable (ReadoutEditor *editor, gboolean editable);

/* Whether the text view has the keyboard. */
gboolean readout_editor_has_focus (ReadoutEditor *editor);
void readout_editor_focus (ReadoutEditor *editor);

GtkSourceBuffer *readout_editor_get_buffer (ReadoutEditor *editor);

/* For what is shown in it: marks, tooltips. */
GtkTextView *readout_editor_get_view (ReadoutEditor *editor);

/* What it does with citations; it must know the project. Borrowed. */
ReadoutEditorCitations *readout_editor_get_citations (ReadoutEditor *editor);

G_END_DECLS
