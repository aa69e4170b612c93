/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-project.h"

#include "readout-editor.h"

G_BEGIN_DECLS

#define READOUT_TYPE_BRIEFING_DOCUMENT (readout_briefing_document_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutBriefingDocument, readout_briefing_document, READOUT, BRIEFING_DOCUMENT, GObject)

/**
 * ReadoutBriefingDocument:
 *
 * The briefing that is in the editor: which one of the project it is, and how its text gets from
 * the project into the editor and back. What is typed is in the project within a second, with what
 * can be undone. A project may have several briefings; which one was open last is remembered in it.
 *
 * Properties: "briefing-id": 0 while there is none; "title": its name, %NULL while there is none.
 * Signals: "loaded": the text in the editor is what the project has, after it was read again.
 */

/* @editor is borrowed: the document lives no longer than it. */
ReadoutBriefingDocument *readout_briefing_document_new (ReadoutEditor *editor);

/* @project: (nullable): what was typed is saved into the one from before. */
void readout_briefing_document_set_project (ReadoutBriefingDocument *document,
                                            ReadoutProject *project);
/* Borrowed; %NULL while there is none. */
ReadoutProject *readout_briefing_document_get_project (ReadoutBriefingDocument *document);

/* Opens another briefing of the project. */
void readout_briefing_document_open (ReadoutBriefingDocument *document, gint64 id);

/* (element-type ReadoutBriefing): the briefings of the project, last modified first, without their
 * text; %NULL until they are known. Borrowed until "loaded". */
GPtrArray *readout_briefing_document_get_briefings (ReadoutBriefingDocument *document);

/* The name of the briefing in the project; %NULL while there is none. */
const char *readout_briefing_document_get_title (ReadoutBriefingDocument *document);

gint64 readout_briefing_document_get_id (ReadoutBriefingDocument *document);

/* Saves what was typed and not saved yet. */
void readout_briefing_document_flush (ReadoutBriefingDocument *document);

/* The title: the briefing's first heading, else its name, else the project's. Owned by the caller.
 */
char *readout_briefing_document_dup_title (ReadoutBriefingDocument *document);

G_END_DECLS
