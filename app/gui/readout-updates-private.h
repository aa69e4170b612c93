/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-update-job.h"
#include "readout-update-list.h"
#include "readout-updates.h"

G_BEGIN_DECLS

/* readout-updates.c follows the text and compares it, readout-updates-known.c reads what the
 * project knows, readout-updates-decisions.c does what the person decides. */
struct _ReadoutUpdates
{
  GObject parent_instance;

  ReadoutBriefingDocument *document; /* borrowed, as the editor */
  ReadoutEditor *editor;
  ReadoutProject *project; /* that is listened to */
  gint64 briefing_id;
  ReadoutUpdatesState state;

  ReadoutUpdateSource *source; /* %NULL while nobody has asked */
  GHashTable *bases;           /* digest of a text → the base that belongs to it */
  GHashTable *refused;
  GPtrArray *reliances;
  guint n_new;
  ReadoutUpdateList *list; /* of the text as it was then; %NULL before the first */
  GListStore *passages;
  GListStore *proposals;

  guint generation; /* of the text */
  guint merge_source;
  gboolean merging;
  gboolean is_stale;   /* the list is older than the text or than what is known */
  GPtrArray *accepted; /* ids to accept once the list is that of the text; an empty one means all */
  gboolean reading;
  gboolean read_again;
  guint n_writing; /* bases that are being written */
  GCancellable *cancellable;
};

void readout_updates_tell_changed (ReadoutUpdates *updates);

/* In a toast; that something was cancelled or closed is no failure. */
void readout_updates_tell_failure (ReadoutUpdates *updates, const GError *error);

/* Forgets what was proposed. */
void readout_updates_forget (ReadoutUpdates *updates);

/* Compares the text anew after @delay milliseconds; what is listed is stale until then. */
void readout_updates_merge_soon (ReadoutUpdates *updates, guint delay);

void readout_updates_read_soon (ReadoutUpdates *updates);

/* Accepts what waits for the list to be that of the text, which it must be now. */
void readout_updates_accept_waiting (ReadoutUpdates *updates);

/* Undo and redo in the editor come back to texts, @mine, that had another base. */
void readout_updates_follow_undo (ReadoutUpdates *updates, const char *mine);

G_END_DECLS
