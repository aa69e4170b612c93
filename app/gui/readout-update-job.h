/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"
#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * ReadoutUpdateSource:
 * @base: what the draft builder wrote last, as far as the person accepted it
 * @theirs: what it would write now
 * @snapshot: what it was made from
 *
 * What an update of a briefing goes by.
 */
typedef struct
{
  gint64 briefing_id;
  char *base;
  char *theirs;
  ReadoutSnapshot *snapshot;
} ReadoutUpdateSource;

void readout_update_source_free (ReadoutUpdateSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutUpdateSource, readout_update_source_free)

/**
 * readout_update_job_run_async:
 *
 * Drafts the briefing once more from its template, without touching its text, and gives what the
 * draft cites its keys. Reports are read a few at a time, sentences written on a thread of their
 * own. For a briefing that was not drafted, the base is empty and the draft has no title.
 */
void readout_update_job_run_async (ReadoutProject *project,
                                   gint64 briefing_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Owned by the caller. Errors in words. */
ReadoutUpdateSource *
readout_update_job_run_finish (ReadoutProject *project, GAsyncResult *result, GError **error);

G_END_DECLS
