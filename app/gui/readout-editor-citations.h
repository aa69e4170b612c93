/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "store/readout-project.h"

#include "readout-citation-completion.h"
#include "readout-citation-hover.h"
#include "readout-editor-clipboard.h"
#include "readout-editor-drop.h"

G_BEGIN_DECLS

#define READOUT_TYPE_EDITOR_CITATIONS (readout_editor_citations_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutEditorCitations, readout_editor_citations, READOUT, EDITOR_CITATIONS, GObject)

/**
 * ReadoutEditorCitations:
 *
 * What an editor does with the citations of its text: sets them apart, takes statements that are
 * dropped, offers statements while one
 * is typed, shows their passages, opens their reports.
 *
 * Signals: "activated" (key): open the report at the words.
 */

/* @view is borrowed: g_object_run_dispose() when it goes. */
ReadoutEditorCitations *readout_editor_citations_new (GtkSourceView *view);

/* @project: (nullable) */
void readout_editor_citations_set_project (ReadoutEditorCitations *citations,
                                           ReadoutProject *project);

void readout_editor_citations_set_colour (ReadoutEditorCitations *citations, const GdkRGBA *colour);

/* The three do what they say with the citation at the cursor, else with the one of its paragraph
 * that is nearest. */
void readout_editor_citations_open (ReadoutEditorCitations *citations);
void readout_editor_citations_show_passage (ReadoutEditorCitations *citations);
void readout_editor_citations_cite (ReadoutEditorCitations *citations);

/* Selects the reference number @ordinal (from 1) to @key, which gets the keyboard. FALSE when there
 * is none. */
gboolean readout_editor_citations_go_to_reference (ReadoutEditorCitations *citations,
                                                   const char *key,
                                                   guint ordinal);

/* Goes to the briefing's own footnote under @key. FALSE when the text has none. */
gboolean readout_editor_citations_go_to_note (ReadoutEditorCitations *citations, const char *key);

/* Puts @text in the place of all there is, as one step of undo; what is the same at the start and
 * the end stays, and the cursor with it. */
void readout_editor_citations_replace (ReadoutEditorCitations *citations, const char *text);

/* For tests. Borrowed. */
ReadoutCitationCompletion *
readout_editor_citations_get_completion (ReadoutEditorCitations *citations);
ReadoutCitationHover *readout_editor_citations_get_hover (ReadoutEditorCitations *citations);
ReadoutEditorDrop *readout_editor_citations_get_drop (ReadoutEditorCitations *citations);
ReadoutEditorClipboard *readout_editor_citations_get_clipboard (ReadoutEditorCitations *citations);

G_END_DECLS
