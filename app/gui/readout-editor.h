/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

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
 * Signals: "edited": the person changed the text; "citation-activated" (key).
 */

/* Shows @markdown. What is the same at the start and the end stays, and with it the cursor. Not an
 * edit, and not undone by the editor. */
void readout_editor_set_markdown (ReadoutEditor *editor, const char *markdown);

/* Owned by the caller. */
char *readout_editor_dup_markdown (ReadoutEditor *editor);

/* Writes a sentence behind the paragraph or the sentence that the cursor is in. An edit. */
void readout_editor_insert_sentence (ReadoutEditor *editor, const char *sentence);

/* Puts @before and @after around the selection or the word at the cursor; takes them away when they
 * are there. */
void readout_editor_toggle_marks (ReadoutEditor *editor, const char *marks);

/* Puts @prefix at the start of the lines of the selection; takes it away when all have it. */
void readout_editor_toggle_prefix (ReadoutEditor *editor, const char *prefix);

/* The byte of the Markdown that the cursor is at. */
guint32 readout_editor_get_cursor_byte (ReadoutEditor *editor);

/* Selects bytes of the Markdown and brings them into view. */
void readout_editor_select_bytes (ReadoutEditor *editor, guint32 start, guint32 end);

void readout_editor_set_editable (ReadoutEditor *editor, gboolean editable);

/* Whether the text view has the keyboard. */
gboolean readout_editor_has_focus (ReadoutEditor *editor);
void readout_editor_focus (ReadoutEditor *editor);

GtkSourceBuffer *readout_editor_get_buffer (ReadoutEditor *editor);

/* What it does with citations; it must know the project. Borrowed. */
ReadoutEditorCitations *readout_editor_get_citations (ReadoutEditor *editor);

G_END_DECLS
