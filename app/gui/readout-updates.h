/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-briefing-document.h"
#include "readout-update-list.h"

G_BEGIN_DECLS

#define READOUT_TYPE_UPDATES (readout_updates_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutUpdates, readout_updates, READOUT, UPDATES, GObject)

typedef enum
{
  READOUT_UPDATES_IDLE,     /* nobody has asked */
  READOUT_UPDATES_DRAFTING, /* the draft is under way */
  READOUT_UPDATES_READY,    /* the items say what is proposed */
} ReadoutUpdatesState;

/**
 * ReadoutUpdates:
 *
 * What could be updated in the briefing that is in the editor. Nothing of it is in the editor's
 * text until the person accepts it. The proposals follow the text as it is edited.
 *
 * Signals: "changed": anything that the functions below tell.
 */
ReadoutUpdates *readout_updates_new (ReadoutBriefingDocument *document, ReadoutEditor *editor);

/* @project: (nullable): of the document; what was found in another one is forgotten. */
void readout_updates_set_project (ReadoutUpdates *updates, ReadoutProject *project);

/* Drafts once more and proposes what is different. What goes wrong is told in a toast. */
void readout_updates_look (ReadoutUpdates *updates);

ReadoutUpdatesState readout_updates_get_state (ReadoutUpdates *updates);

/* A list of ReadoutUpdateItem in the order of the text: passages that rest on reports that no
 * longer hold, and proposals. */
GListModel *readout_updates_get_passages (ReadoutUpdates *updates);
GListModel *readout_updates_get_proposals (ReadoutUpdates *updates);

/* How many statements came since the briefing was drafted or updated. */
guint readout_updates_count_new (ReadoutUpdates *updates);

/* How many proposals were refused, and how many concern what the person changed or deleted. */
guint readout_updates_count_refused (ReadoutUpdates *updates);
guint readout_updates_count_left_out (ReadoutUpdates *updates);

/* @id: (nullable): of one proposal; %NULL for all. Accepting is one step of the editor's undo,
 * refusing one of the project's. */
void readout_updates_accept (ReadoutUpdates *updates, const char *id);
void readout_updates_refuse (ReadoutUpdates *updates, const char *id);

/* Proposes again what was refused. */
void readout_updates_propose_refused (ReadoutUpdates *updates);

/* The passage that cites @item's statement cites what says the same in the newer version of its
 * report. One step of the editor's undo. */
void readout_updates_cite_later (ReadoutUpdates *updates, ReadoutUpdateItem *item);

G_END_DECLS
