/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-engine.h"
#include "stance/readout-stance-rules.h"
#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * ReadoutRereadingResult:
 * @n_read: reports that were analysed anew
 * @others: (element-type gint64): those of them whose original gives another text today, or none;
 * the text from the import is kept
 * @n_failed: reports that could not be read again; they are as they were
 * @words: why the first of these could not, translated; %NULL when there is none
 *
 * What came of reading reports again. Zeroed at first, freed with
 * readout_rereading_result_clear().
 */
typedef struct
{
  guint n_read;
  GArray *others;
  guint n_failed;
  char *words;
} ReadoutRereadingResult;

void readout_rereading_result_clear (ReadoutRereadingResult *result);

/* How many reports are done; in the thread that reads. */
typedef void (*ReadoutRereadingProgress) (guint n_done, gpointer user_data);

/**
 * readout_rereading_run:
 * @ids: (element-type gint64): of reports
 * @progress: (nullable): called after each report
 * @result: what came of it, also when it was cancelled
 *
 * Analyses reports anew and judges their statements towards the topics of the project. Their text
 * stays as it was imported, so that every citation leads where it led; the original that the
 * project keeps is read again to tell whether it would give the same. What the person decided,
 * edited or added stays, see readout_store_replace_statements(). One entry of the undo log, one
 * report a transaction. Blocking, not on the project's thread.
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED, what was read before stays; or with a
 *   READOUT_STORE_ERROR when the project cannot be written
 */
gboolean readout_rereading_run (ReadoutProject *project,
                                ReadoutEngine *engine,
                                ReadoutStanceRules *rules,
                                GArray *ids,
                                ReadoutRereadingProgress progress,
                                gpointer user_data,
                                ReadoutRereadingResult *result,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
