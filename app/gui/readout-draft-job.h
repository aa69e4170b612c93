/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"
#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * Writing by machine into the project's briefing.
 */

/**
 * readout_draft_job_run_async:
 * @briefing_id: the briefing whose text the draft replaces; 0 makes one
 * @template_name: an id of readout_templates_list()
 *
 * Drafts the briefing from all statements that are not dismissed and gives the cited ones their
 * keys: one action. Reports are read a few at a time and sentences are written on a thread of their
 * own, so that the project can be used meanwhile.
 */
void readout_draft_job_run_async (ReadoutProject *project,
                                  gint64 briefing_id,
                                  const char *template_name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* Whether there was something to draft from; FALSE with an error, in words, when not. */
gboolean
readout_draft_job_run_finish (ReadoutProject *project, GAsyncResult *result, GError **error);

/* Reads the first @n_reports reports of the project with their statements, to show what a template
 * makes of them: nothing is written. */
void readout_draft_job_sample_async (ReadoutProject *project,
                                     guint n_reports,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* The snapshot, owned by the caller. @n_all (nullable): how many reports there are in all. */
ReadoutSnapshot *readout_draft_job_sample_finish (ReadoutProject *project,
                                                  GAsyncResult *result,
                                                  guint *n_all,
                                                  GError **error);

/* Makes a statement a sentence with its citation, and gives it its key. */
void readout_draft_job_sentence_async (ReadoutProject *project,
                                       gint64 statement_id,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/* The sentence, owned by the caller. */
char *
readout_draft_job_sentence_finish (ReadoutProject *project, GAsyncResult *result, GError **error);

G_END_DECLS
