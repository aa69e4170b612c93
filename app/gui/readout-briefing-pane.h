/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

#include "readout-briefing-document.h"
#include "readout-briefing-panel.h"
#include "readout-live-check.h"
#include "readout-editor.h"
#include "readout-update-marks.h"
#include "readout-updates.h"

G_BEGIN_DECLS

#define READOUT_TYPE_BRIEFING_PANE (readout_briefing_pane_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutBriefingPane, readout_briefing_pane, READOUT, BRIEFING_PANE, AdwBin)

typedef enum
{
  READOUT_BRIEFING_VIEW_EDITOR,
  READOUT_BRIEFING_VIEW_BOTH,
  READOUT_BRIEFING_VIEW_PREVIEW,
} ReadoutBriefingView;

/**
 * ReadoutBriefingPane:
 *
 * The project's briefing: its editor, its preview, and below them a panel with pages about it. What
 * is typed is saved into the project within a second.
 *
 * Properties: "has-briefing", "panel-open". Signals: "citation-activated" (key).
 */

/* @project: (nullable) */
void readout_briefing_pane_set_project (ReadoutBriefingPane *pane, ReadoutProject *project);

gboolean readout_briefing_pane_has_briefing (ReadoutBriefingPane *pane);

void readout_briefing_pane_set_view (ReadoutBriefingPane *pane, ReadoutBriefingView view);
ReadoutBriefingView readout_briefing_pane_get_view (ReadoutBriefingPane *pane);

/* Writes a draft from a template: a new briefing, or instead of the text of the one that is there,
 * which is kept as a version and can be brought back with undo. @if_missing: only when the project
 * has no briefing. */
void readout_briefing_pane_draft (ReadoutBriefingPane *pane,
                                  const char *template_name,
                                  gboolean if_missing);

/* Makes an empty briefing. */
void readout_briefing_pane_start_blank (ReadoutBriefingPane *pane);

/* Writes a statement as a sentence with its citation at the cursor. Makes a briefing when there is
 * none. */
void readout_briefing_pane_insert_statement (ReadoutBriefingPane *pane, gint64 statement_id);

/* The same with many, as one change of the text. @ids: see readout_insert_job_run_async() */
void readout_briefing_pane_insert_statements (ReadoutBriefingPane *pane, GArray *ids);

/* Saves what was typed and not saved yet; @callback may be %NULL. */
void readout_briefing_pane_flush (ReadoutBriefingPane *pane);

/* The Markdown as it is in the editor, without definitions. Owned by the caller. */
char *readout_briefing_pane_dup_markdown (ReadoutBriefingPane *pane);

/* The title: the briefing's first heading, else the project's name. Owned by the caller. */
char *readout_briefing_pane_dup_title (ReadoutBriefingPane *pane);

ReadoutEditor *readout_briefing_pane_get_editor (ReadoutBriefingPane *pane);

/* Which briefing is in the editor, and of which project. */
ReadoutBriefingDocument *readout_briefing_pane_get_document (ReadoutBriefingPane *pane);

/* The area below editor and preview. */
ReadoutBriefingPanel *readout_briefing_pane_get_panel (ReadoutBriefingPane *pane);
gboolean readout_briefing_pane_get_panel_open (ReadoutBriefingPane *pane);
void readout_briefing_pane_set_panel_open (ReadoutBriefingPane *pane, gboolean open);

/* Opens the panel on a page, which gets the keyboard. */
void readout_briefing_pane_show_page (ReadoutBriefingPane *pane, const char *name);

/* Shows the reference number @ordinal (from 1) to @key in a briefing of the project, soon. */
void readout_briefing_pane_go_to_citation (ReadoutBriefingPane *pane,
                                           gint64 briefing_id,
                                           const char *key,
                                           guint ordinal);

/* Goes to the footnote that the briefing has itself under @key. FALSE when it has none. */
gboolean readout_briefing_pane_show_note (ReadoutBriefingPane *pane, const char *key);

/* The source check of what is in the editor. */
ReadoutLiveCheck *readout_briefing_pane_get_check (ReadoutBriefingPane *pane);

/* Goes to the next finding of the source check behind the cursor, or the one before it. FALSE when
 * there is none. */
gboolean readout_briefing_pane_step_finding (ReadoutBriefingPane *pane, gboolean forward);

/* Puts the right words in the place of those that the cursor is in. FALSE when there are none. */
gboolean readout_briefing_pane_fix_finding (ReadoutBriefingPane *pane);

/* What could be updated in the briefing, and how it is shown in the editor. */
ReadoutUpdates *readout_briefing_pane_get_updates (ReadoutBriefingPane *pane);
ReadoutUpdateMarks *readout_briefing_pane_get_update_marks (ReadoutBriefingPane *pane);

/* Whether the keyboard is in the list of updates: what is accepted there is undone in the editor.
 */
gboolean readout_briefing_pane_is_updating (ReadoutBriefingPane *pane);

void readout_briefing_pane_set_menu (ReadoutBriefingPane *pane, GMenuModel *menu);

/* Which window buttons, and which of its own, the header bar has. */
void readout_briefing_pane_set_chrome (ReadoutBriefingPane *pane,
                                       gboolean start_buttons,
                                       gboolean menu_button);

G_END_DECLS
