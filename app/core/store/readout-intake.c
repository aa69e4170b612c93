/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes documents into a project: many at once, in order, each whole or not at all.
 */
#include "store/readout-intake.h"

#include <glib/gi18n-lib.h>

#include "import/readout-import.h"
#include "store/readout-intake-documents.h"
#include "store/readout-intake-topics.h"
#include "text/readout-ordered-pool.h"

/* A transaction takes what came within so many microseconds, or so many reports: few enough that
 * little is lost in a crash, many enough that writing is quick. */
#define BATCH_TIME (G_USEC_PER_SEC / 4)
#define BATCH_MAX 64

/* Progress is told no more often than this, in microseconds. */
#define PROGRESS_TIME (G_USEC_PER_SEC / 10)

/* A report that was read, on its way to the store. A document holds one, or several. */
typedef struct
{
  ReadoutReport *report; /* NULL when it failed, or is a duplicate */
  GPtrArray *statements;
  ReadoutIntakeOutcome *outcome;
  gboolean is_last; /* of its document */
} Arrival;

struct _ReadoutIntake
{
  GObject parent_instance;

  ReadoutProject *project;
  ReadoutEngine *engine;
  ReadoutStanceRules *rules;
  ReadoutIntakeDocuments *documents;
  GPtrArray *outcomes; /* of ReadoutIntakeOutcome */

  /* While it runs, for the thread that runs it. */
  GPtrArray *topics; /* of ReadoutProposition: those of the project */
  GPtrArray *batch;  /* of Arrival: in order, not stored yet */
  ReadoutIntakeSample *sample;
  gint64 batch_began;
  gint64 progress_told;
  gint64 action;
  guint n_told;
  guint n_done; /* documents */
  gboolean has_topics;
  ReadoutIntakeProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ReadoutIntake, readout_intake, G_TYPE_OBJECT)

static void
free_outcome (gpointer data)
{
  ReadoutIntakeOutcome *outcome = data;

  g_free (outcome->name);
  g_free (outcome->title);
  g_free (outcome->words);
  g_clear_object (&outcome->report);
  g_free (outcome);
}

static void
free_arrival (gpointer data)
{
  Arrival *arrival = data;

  g_clear_object (&arrival->report);
  g_clear_pointer (&arrival->statements, g_ptr_array_unref);
  g_clear_pointer (&arrival->outcome, free_outcome);
  g_free (arrival);
}

/* On the project's thread: whether it has these bytes. */
static gpointer
find_duplicate_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = readout_store_find_report (store, data, error);

  return id != 0 ? readout_store_get_report (store, id, error) : NULL;
}

static void
set_duplicate (ReadoutIntakeOutcome *outcome, ReadoutReport *present)
{
  g_autoptr (ReadoutReport) report = readout_report_copy_without_text (present);
  const char *name = report->title != NULL ? report->title : report->path;

  outcome->state = READOUT_INTAKE_DUPLICATE;
  outcome->report_id = report->id;
  outcome->title = g_strdup (report->title);
  g_set_object (&outcome->report, report);
  if (name != NULL)
    /* Translators: %s is the headline or the file name of a report */
    outcome->words = g_strdup_printf (_("The project has the same report already: “%s”"), name);
  else
    outcome->words = g_strdup (_("The project has the same report already"));
}

static Arrival *
new_arrival (guint document, const char *name)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->outcome = g_new0 (ReadoutIntakeOutcome, 1);
  arrival->outcome->document = document;
  arrival->outcome->name = g_strdup (name);
  return arrival;
}

static void
set_failed (Arrival *arrival, const GError *error)
{
  arrival->outcome->state = READOUT_INTAKE_FAILED;
  arrival->outcome->words = g_strdup (error->message);
}

/* Analyses a report, unless the project has it. */
static void
analyse (ReadoutIntake *intake, ReadoutReport *report, Arrival *arrival, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) present =
      readout_project_run (intake->project, find_duplicate_cb, report->sha256, cancellable, NULL);

  if (present != NULL)
    {
      set_duplicate (arrival->outcome, present);
      return;
    }
  if (intake->engine != NULL)
    {
      arrival->statements = readout_engine_analyse (intake->engine, report, cancellable, &error);
      if (arrival->statements != NULL && intake->rules != NULL && intake->topics->len > 0)
        readout_stance_rules_apply (intake->rules, report, arrival->statements, intake->topics);
    }
  if (error != NULL)
    set_failed (arrival, error);
  else
    arrival->report = g_object_ref (report);
}

/* Reads and analyses a document; what comes of it goes to @arrivals, at least one. */
static void
read_document (ReadoutIntake *intake, guint index, GPtrArray *arrivals, GCancellable *cancellable)
{
  const ReadoutIntakeDocument *document = readout_intake_documents_get (intake->documents, index);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  if (document->file != NULL)
    reports = readout_import_file (document->file, document->name, cancellable, &error);
  else
    reports = readout_import_bytes (document->bytes, document->name, cancellable, &error);
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);
      Arrival *arrival = new_arrival (index, report->path);

      g_ptr_array_add (arrivals, arrival);
      analyse (intake, report, arrival, cancellable);
    }
  if (reports == NULL)
    {
      g_ptr_array_add (arrivals, new_arrival (index, document->name));
      set_failed (g_ptr_array_index (arrivals, 0), error);
    }
}

static void
cancel_cb (GCancellable *cancellable, GCancellable *own)
{
  g_cancellable_cancel (own);
}

/* The person does not want it any more, whatever became of it. */
static void
drop_arrival (Arrival *arrival)
{
  ReadoutIntakeOutcome *outcome = arrival->outcome;

  g_clear_object (&arrival->report);
  g_clear_pointer (&arrival->statements, g_ptr_array_unref);
  g_clear_pointer (&outcome->words, g_free);
  outcome->state = READOUT_INTAKE_CANCELLED;
}

/* In a thread of the pool. Returns what arrives of a document, of Arrival. */
static gpointer
work_cb (guint index, gpointer data, GCancellable *cancellable)
{
  ReadoutIntake *intake = data;
  const ReadoutIntakeDocument *document = readout_intake_documents_get (intake->documents, index);
  g_autoptr (GCancellable) own = readout_intake_documents_begin (intake->documents, index);
  GPtrArray *arrivals = g_ptr_array_new_with_free_func (free_arrival);
  gulong handler = 0;

  if (own != NULL)
    {
      if (cancellable != NULL)
        handler = g_cancellable_connect (cancellable, G_CALLBACK (cancel_cb), own, NULL);
      read_document (intake, index, arrivals, own);
      g_cancellable_disconnect (cancellable, handler);
      readout_intake_documents_end (intake->documents, index);
    }
  else
    g_ptr_array_add (arrivals, new_arrival (index, document->name));
  for (guint i = 0; i < arrivals->len; i++)
    if (own == NULL || g_cancellable_is_cancelled (own))
      drop_arrival (g_ptr_array_index (arrivals, i));
  ((Arrival *)g_ptr_array_index (arrivals, arrivals->len - 1))->is_last = TRUE;
  return arrivals;
}

static void
free_arrivals (gpointer data)
{
  g_ptr_array_unref (data);
}

/* Whether the whole intake must stop: the project cannot be written at all. */
static gboolean
is_fatal (const GError *error)
{
  return error != NULL &&
         (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
          (error->domain == READOUT_STORE_ERROR && error->code != READOUT_STORE_ERROR_INVALID &&
           error->code != READOUT_STORE_ERROR_FAILED));
}

/* A report that is added, but is a copy or another version of one that is there: says so. */
static gboolean
tell_copies (ReadoutIntakeOutcome *outcome, ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) copies = readout_store_list_copies (store, outcome->report_id, error);

  if (copies == NULL)
    return FALSE;
  g_clear_pointer (&outcome->words, g_free);
  if (copies->len > 0)
    outcome->words = readout_copy_describe (g_ptr_array_index (copies, 0));
  return TRUE;
}

static gboolean
store_arrival (ReadoutIntake *intake, ReadoutStore *store, Arrival *arrival, GError **error)
{
  ReadoutIntakeOutcome *outcome = arrival->outcome;
  gboolean duplicate = FALSE;
  gint64 id;

  if (arrival->report == NULL)
    return TRUE;
  if (readout_intake_documents_is_cancelled (intake->documents, outcome->document))
    {
      drop_arrival (arrival);
      return TRUE;
    }
  id = readout_store_add_report (store, arrival->report, arrival->statements, &duplicate, error);
  if (id == 0)
    return FALSE;
  if (duplicate)
    {
      g_autoptr (ReadoutReport) present = readout_store_get_report (store, id, NULL);

      if (present != NULL)
        set_duplicate (outcome, present);
      return TRUE;
    }
  outcome->state = READOUT_INTAKE_ADDED;
  outcome->report_id = id;
  outcome->n_statements = arrival->statements != NULL ? arrival->statements->len : 0;
  g_free (outcome->title);
  outcome->title = g_strdup (arrival->report->title);
  g_clear_object (&outcome->report);
  outcome->report = readout_report_copy_without_text (arrival->report);
  return tell_copies (outcome, store, error);
}

static char *
dup_action_name (ReadoutIntake *intake)
{
  guint n = readout_intake_documents_get_n (intake->documents);

  /* Translators: in the menu, after “Undo”: “Undo Import of 12 Reports” */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Import of %'u Report", "Import of %'u Reports", n), n);
}

static gboolean
store_arrivals (ReadoutIntake *intake, ReadoutStore *store, guint first, guint n, GError **error)
{
  g_autofree char *name = dup_action_name (intake);
  gint64 action;

  if (intake->engine != NULL)
    readout_store_set_language (store, readout_engine_get_language (intake->engine));
  if (!readout_store_resume (store, intake->action, name, error))
    return FALSE;
  for (guint i = first; i < first + n; i++)
    if (!store_arrival (intake, store, g_ptr_array_index (intake->batch, i), error))
      {
        readout_store_rollback (store);
        return FALSE;
      }
  /* It gets its id with the first change. */
  action = readout_store_get_action (store);
  if (!readout_store_commit (store, error))
    return FALSE;
  if (action != 0)
    intake->action = action;
  return TRUE;
}

/* On the project's thread: stores the batch in one transaction. When a report of it cannot be
 * stored, each gets one of its own, so that one does not take the others with it. */
static gpointer
store_batch_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadoutIntake *intake = data;
  g_autoptr (GError) problem = NULL;

  if (store_arrivals (intake, store, 0, intake->batch->len, &problem))
    return intake;
  for (guint i = 0; i < intake->batch->len && !is_fatal (problem); i++)
    {
      Arrival *arrival = g_ptr_array_index (intake->batch, i);

      g_clear_error (&problem);
      if (store_arrivals (intake, store, i, 1, &problem))
        continue;
      arrival->outcome->state = READOUT_INTAKE_FAILED;
      g_free (arrival->outcome->words);
      arrival->outcome->words = g_strdup (problem->message);
    }
  if (!is_fatal (problem))
    return intake;
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* On the project's thread: what is there already is looked at first, so that copies of it are told.
 */
static gpointer
find_copies_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_find_copies (store, cancellable, error) ? data : NULL;
}

/* On the project's thread: who was meant by surnames, now that all reports are in. */
static gpointer
settle_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_settle_actors (store, error) ? data : NULL;
}

static void
tell_progress (ReadoutIntake *intake, gboolean now)
{
  g_autoptr (GPtrArray) latest = NULL;
  gint64 time = g_get_monotonic_time ();

  if (intake->progress == NULL || (!now && time - intake->progress_told < PROGRESS_TIME))
    return;
  latest = g_ptr_array_new ();
  for (; intake->n_told < intake->outcomes->len; intake->n_told++)
    g_ptr_array_add (latest, g_ptr_array_index (intake->outcomes, intake->n_told));
  intake->progress_told = time;
  intake->progress (intake->n_done, readout_intake_documents_get_n (intake->documents), latest,
                    intake->progress_data);
}

static gboolean
flush_batch (ReadoutIntake *intake, GError **error)
{
  if (intake->batch->len == 0)
    return TRUE;
  if (readout_project_run (intake->project, store_batch_cb, intake, NULL, error) == NULL)
    return FALSE;
  for (guint i = 0; i < intake->batch->len; i++)
    {
      Arrival *arrival = g_ptr_array_index (intake->batch, i);

      if (!intake->has_topics && arrival->outcome->state == READOUT_INTAKE_ADDED)
        readout_intake_sample_add (intake->sample, arrival->report, arrival->statements);
      intake->n_done += arrival->is_last;
      g_ptr_array_add (intake->outcomes, g_steal_pointer (&arrival->outcome));
    }
  g_ptr_array_set_size (intake->batch, 0);
  tell_progress (intake, FALSE);
  return TRUE;
}

static gboolean
take_cb (guint index, gpointer result, gpointer data, GError **error)
{
  ReadoutIntake *intake = data;
  gint64 time = g_get_monotonic_time ();

  if (intake->batch->len == 0)
    intake->batch_began = time;
  g_ptr_array_extend_and_steal (intake->batch, result);
  if (intake->batch->len >= BATCH_MAX || time - intake->batch_began >= BATCH_TIME)
    return flush_batch (intake, error);
  return TRUE;
}

/* On the project's thread. */
static gpointer
had_topics_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_had_topics (store) ? data : NULL;
}

/* What was read before a cancellation is kept: it is whole. */
static gboolean
run (ReadoutIntake *intake, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = NULL;

  intake->topics = readout_intake_list_topics (intake->project, intake->cancellable, error);
  if (intake->topics == NULL || readout_project_run (intake->project, find_copies_cb, intake,
                                                     intake->cancellable, error) == NULL)
    return FALSE;
  intake->has_topics =
      intake->rules == NULL || readout_project_run (intake->project, had_topics_cb, intake,
                                                    intake->cancellable, NULL) != NULL;
  intake->sample = readout_intake_sample_new ();
  readout_intake_documents_expand (intake->documents, intake->cancellable);
  tell_progress (intake, TRUE);

  if (!readout_ordered_pool_run (readout_intake_documents_get_n (intake->documents), work_cb,
                                 take_cb, free_arrivals, intake, intake->cancellable, &problem) &&
      !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!flush_batch (intake, error) ||
      readout_project_run (intake->project, settle_cb, intake, NULL, error) == NULL)
    return FALSE;
  /* Topics that the person changed meanwhile: not all that came was judged with their words. */
  readout_intake_check_topics (intake->project, intake->topics);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  name = dup_action_name (intake);
  return intake->has_topics ||
         readout_intake_sample_suggest (intake->sample, intake->project, intake->rules,
                                        intake->action, name, intake->cancellable, error);
}

gboolean
readout_intake_run (ReadoutIntake *intake,
                    ReadoutIntakeProgress progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  gboolean done;

  g_return_val_if_fail (READOUT_IS_INTAKE (intake), FALSE);
  g_return_val_if_fail (intake->topics == NULL, FALSE);

  intake->progress = progress;
  intake->progress_data = user_data;
  intake->cancellable = cancellable;
  done = run (intake, error);
  tell_progress (intake, TRUE);
  return done;
}

static void
readout_intake_finalize (GObject *object)
{
  ReadoutIntake *intake = READOUT_INTAKE (object);

  g_clear_object (&intake->project);
  g_clear_object (&intake->engine);
  g_clear_object (&intake->rules);
  readout_intake_documents_free (intake->documents);
  g_ptr_array_unref (intake->outcomes);
  g_ptr_array_unref (intake->batch);
  g_clear_pointer (&intake->topics, g_ptr_array_unref);
  g_clear_pointer (&intake->sample, readout_intake_sample_free);

  G_OBJECT_CLASS (readout_intake_parent_class)->finalize (object);
}

static void
readout_intake_class_init (ReadoutIntakeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_intake_finalize;
}

static void
readout_intake_init (ReadoutIntake *intake)
{
  intake->documents = readout_intake_documents_new ();
  intake->outcomes = g_ptr_array_new_with_free_func (free_outcome);
  intake->batch = g_ptr_array_new_with_free_func (free_arrival);
}

ReadoutIntake *
readout_intake_new (ReadoutProject *project, ReadoutEngine *engine, ReadoutStanceRules *rules)
{
  ReadoutIntake *intake;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  intake = g_object_new (READOUT_TYPE_INTAKE, NULL);
  g_set_object (&intake->project, project);
  g_set_object (&intake->engine, engine);
  g_set_object (&intake->rules, rules);
  return intake;
}

void
readout_intake_add_file (ReadoutIntake *intake, GFile *file)
{
  g_return_if_fail (READOUT_IS_INTAKE (intake) && G_IS_FILE (file));

  readout_intake_documents_add_file (intake->documents, file);
}

void
readout_intake_add_bytes (ReadoutIntake *intake, GBytes *bytes, const char *name)
{
  g_return_if_fail (READOUT_IS_INTAKE (intake) && bytes != NULL);

  readout_intake_documents_add_bytes (intake->documents, bytes, name);
}

guint
readout_intake_get_n_documents (ReadoutIntake *intake)
{
  g_return_val_if_fail (READOUT_IS_INTAKE (intake), 0);

  return readout_intake_documents_get_n (intake->documents);
}

const ReadoutIntakeDocument *
readout_intake_get_document (ReadoutIntake *intake, guint document)
{
  g_return_val_if_fail (READOUT_IS_INTAKE (intake), NULL);
  g_return_val_if_fail (document < readout_intake_documents_get_n (intake->documents), NULL);

  return readout_intake_documents_get (intake->documents, document);
}

GArray *
readout_intake_take_begun (ReadoutIntake *intake)
{
  g_return_val_if_fail (READOUT_IS_INTAKE (intake), NULL);

  return readout_intake_documents_take_begun (intake->documents);
}

void
readout_intake_cancel_document (ReadoutIntake *intake, guint document)
{
  g_return_if_fail (READOUT_IS_INTAKE (intake));

  readout_intake_documents_cancel (intake->documents, document);
}

GPtrArray *
readout_intake_get_outcomes (ReadoutIntake *intake)
{
  g_return_val_if_fail (READOUT_IS_INTAKE (intake), NULL);

  return intake->outcomes;
}
