/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-engine.h"
#include "stance/readout-stance-rules.h"
#include "store/readout-intake-documents.h"
#include "store/readout-project.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_INTAKE_ADDED,
  READOUT_INTAKE_DUPLICATE, /* the project has the same bytes already */
  READOUT_INTAKE_FAILED,
  READOUT_INTAKE_CANCELLED, /* this one document, by the person */
} ReadoutIntakeState;

/**
 * ReadoutIntakeOutcome:
 * @name: of the document, for the person: its path, or what its bytes were said to be
 * @document: the document, as in readout_intake_get_document()
 * @state: what became of it
 * @report_id: the report that was added, or the one that was there; 0 when it failed
 * @title: of that report, or %NULL
 * @report: that report without text and original, or %NULL
 * @words: why it failed, or of what it is a duplicate, translated; when it was added, of what
 *   report it is a copy or another version; else %NULL
 * @n_statements: found in it
 *
 * What became of one document.
 */
typedef struct
{
  char *name;
  guint document;
  ReadoutIntakeState state;
  gint64 report_id;
  char *title;
  ReadoutReport *report;
  char *words;
  guint n_statements;
} ReadoutIntakeOutcome;

/**
 * ReadoutIntakeProgress:
 * @n_done: documents that are done
 * @n_total: all of them
 * @outcomes: (element-type ReadoutIntakeOutcome): of those done since the last call, in the order
 * in which the documents were added; borrowed
 */
typedef void (*ReadoutIntakeProgress) (guint n_done,
                                       guint n_total,
                                       GPtrArray *outcomes,
                                       gpointer user_data);

#define READOUT_TYPE_INTAKE (readout_intake_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutIntake, readout_intake, READOUT, INTAKE, GObject)

/**
 * ReadoutIntake:
 *
 * Takes documents into a project: import, analysis, stances, store. One job a processor, a bounded
 * number of documents in memory. All of it is one entry of the undo log. A report is in the project
 * whole or not at all, whatever happens; what was added before an error or a cancellation stays.
 * Used once.
 */

/**
 * readout_intake_new:
 * @engine: (nullable): %NULL adds reports without statements
 * @rules: (nullable): %NULL leaves stances out
 */
ReadoutIntake *
readout_intake_new (ReadoutProject *project, ReadoutEngine *engine, ReadoutStanceRules *rules);

/* Adds a document, or a folder with all documents in it at any depth, sorted by name; hidden ones
 * and links to folders are left out. Nothing is read yet. */
void readout_intake_add_file (ReadoutIntake *intake, GFile *file);

/* Adds a document that is no file: pasted, or from standard input. @name is for the person. */
void readout_intake_add_bytes (ReadoutIntake *intake, GBytes *bytes, const char *name);

/**
 * readout_intake_run:
 * @progress: (nullable): called in the calling thread
 *
 * Blocking. Documents that cannot be read are outcomes, not errors. When the project has no topics
 * yet, topics are suggested from what was added.
 *
 * Returns: FALSE with a READOUT_STORE_ERROR when the project cannot be written, or
 *   G_IO_ERROR_CANCELLED
 */
gboolean readout_intake_run (ReadoutIntake *intake,
                             ReadoutIntakeProgress progress,
                             gpointer user_data,
                             GCancellable *cancellable,
                             GError **error);

/**
 * readout_intake_run_async:
 * @progress: (nullable): called in the thread-default main context of the caller, at most ten times
 * a second, for the last time before @callback
 *
 * The same without blocking.
 */
void readout_intake_run_async (ReadoutIntake *intake,
                               ReadoutIntakeProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean readout_intake_run_finish (ReadoutIntake *intake, GAsyncResult *result, GError **error);

/* How many documents there are, those in folders too; 0 until the folders have been looked through,
 * which is before the first call of the progress function. This and what follows may be called
 * while it runs. */
guint readout_intake_get_n_documents (ReadoutIntake *intake);

/* A document, owned by @intake. */
const ReadoutIntakeDocument *readout_intake_get_document (ReadoutIntake *intake, guint document);

/* Documents that began to be read since the last call: a GArray of guint, owned by the caller. */
GArray *readout_intake_take_begun (ReadoutIntake *intake);

/* Leaves one document out, even while it is being read. One that is in the project already stays.
 */
void readout_intake_cancel_document (ReadoutIntake *intake, guint document);

/* Every outcome so far, in the order in which the documents were added; owned by @intake. Not while
 * it runs. */
GPtrArray *readout_intake_get_outcomes (ReadoutIntake *intake);

/* How much of a pass over all statements is done, 0 to 1; in the thread that judges. */
typedef void (*ReadoutJudgeProgress) (double fraction, gpointer user_data);

/**
 * readout_intake_judge_topics:
 * @progress: (nullable): called after each slice
 *
 * Sets the stances of all statements towards the topics that were not judged with the words that
 * they have now: after the person added, renamed or merged some, or undid that. What the person
 * decided stays. Blocking, slice by slice, each a transaction, so that others have their turn in
 * the project's thread; the judging is done in the calling thread. Cancelled, it begins anew with
 * the next call.
 */
gboolean readout_intake_judge_topics (ReadoutProject *project,
                                      ReadoutStanceRules *rules,
                                      ReadoutJudgeProgress progress,
                                      gpointer user_data,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
