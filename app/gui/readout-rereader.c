/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads reports again in a thread of its own and tells how far that is.
 */
#include "readout-rereader.h"

#include "readout-engines.h"

/* Progress is told no more often than this, in microseconds. */
#define PROGRESS_TIME (G_USEC_PER_SEC / 10)

/* What was asked for. */
typedef struct
{
  ReadoutProject *project;
  GArray *ids;
} Request;

struct _ReadoutRereader
{
  GObject parent_instance;

  GQueue waiting;            /* of Request */
  GCancellable *cancellable; /* of the request under way, or NULL */
  guint n_done;
  guint n_total;
};

/* A request under way, for its thread. */
typedef struct
{
  ReadoutRereader *rereader;
  Request *request;
  ReadoutEngine *engine;
  ReadoutStanceRules *rules;
  ReadoutRereadingResult result;
  GCancellable *cancellable;
  gint64 told;
} Run;

typedef struct
{
  ReadoutRereader *rereader;
  GCancellable *cancellable; /* tells which run it is about */
  guint n_done;
} Telling;

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPERTIES
};

enum
{
  PROGRESSED,
  FINISHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutRereader, readout_rereader, G_TYPE_OBJECT)

static void start_next (ReadoutRereader *rereader);

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->project);
  g_array_unref (request->ids);
  g_free (request);
}

static void
free_run (gpointer data)
{
  Run *run = data;

  g_object_unref (run->rereader);
  g_object_unref (run->cancellable);
  free_request (run->request);
  readout_rereading_result_clear (&run->result);
  g_free (run);
}

static void
free_telling (gpointer data)
{
  Telling *telling = data;

  g_object_unref (telling->rereader);
  g_object_unref (telling->cancellable);
  g_free (telling);
}

static gboolean
tell_cb (gpointer user_data)
{
  Telling *telling = user_data;
  ReadoutRereader *rereader = telling->rereader;

  if (rereader->cancellable == telling->cancellable)
    {
      rereader->n_done = telling->n_done;
      g_signal_emit (rereader, signals[PROGRESSED], 0);
    }
  return G_SOURCE_REMOVE;
}

/* In the thread. */
static void
progress_cb (guint n_done, gpointer user_data)
{
  Run *run = user_data;
  Telling *telling;

  if (g_get_monotonic_time () - run->told < PROGRESS_TIME)
    return;
  run->told = g_get_monotonic_time ();
  telling = g_new (Telling, 1);
  *telling = (Telling){ g_object_ref (run->rereader), g_object_ref (run->cancellable), n_done };
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, telling, free_telling);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  GError *error = NULL;

  if (readout_rereading_run (run->request->project, run->engine, run->rules, run->request->ids,
                             progress_cb, run, &run->result, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The changes of the last run are told by then, and those of the next one may wait. */
static void
end_run (ReadoutRereader *rereader, Run *run, const GError *error)
{
  gboolean left = g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED);

  readout_project_end_flood (run->request->project);
  g_clear_object (&rereader->cancellable);
  if (!left)
    g_signal_emit (rereader, signals[FINISHED], 0, &run->result,
                   error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                       ? error->message
                       : NULL);
  start_next (rereader);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  end_run (READOUT_REREADER (source), g_task_get_task_data (G_TASK (result)), error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  ReadoutRereader *rereader = run->rereader;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  if (!readout_engines_load_finish (result, &run->engine, &run->rules, &error))
    {
      end_run (rereader, run, error);
      free_run (run);
      return;
    }
  task = g_task_new (rereader, run->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, loaded_cb);
  /* What came of it until it was cancelled is to be told. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, free_run);
  g_task_run_in_thread (task, read_in_thread);
}

static void
start_next (ReadoutRereader *rereader)
{
  Request *request = g_queue_pop_head (&rereader->waiting);
  Run *run;

  if (request == NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (rereader), properties[PROP_BUSY]);
      return;
    }
  rereader->cancellable = g_cancellable_new ();
  rereader->n_done = 0;
  rereader->n_total = request->ids->len;
  run = g_new0 (Run, 1);
  run->rereader = g_object_ref (rereader);
  run->request = request;
  run->cancellable = g_object_ref (rereader->cancellable);
  readout_project_begin_flood (request->project);
  readout_engines_load_async (NULL, loaded_cb, run);
  g_object_notify_by_pspec (G_OBJECT (rereader), properties[PROP_BUSY]);
}

static void
readout_rereader_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_BUSY)
    g_value_set_boolean (value, readout_rereader_is_busy (READOUT_REREADER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
readout_rereader_finalize (GObject *object)
{
  ReadoutRereader *rereader = READOUT_REREADER (object);

  g_queue_clear_full (&rereader->waiting, free_request);
  g_clear_object (&rereader->cancellable);

  G_OBJECT_CLASS (readout_rereader_parent_class)->finalize (object);
}

static void
readout_rereader_class_init (ReadoutRereaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = readout_rereader_get_property;
  object_class->finalize = readout_rereader_finalize;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[PROGRESSED] = g_signal_new ("progressed", READOUT_TYPE_REREADER, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", READOUT_TYPE_REREADER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
readout_rereader_init (ReadoutRereader *rereader)
{
  g_queue_init (&rereader->waiting);
}

ReadoutRereader *
readout_rereader_new (void)
{
  return g_object_new (READOUT_TYPE_REREADER, NULL);
}

void
readout_rereader_read (ReadoutRereader *rereader, ReadoutProject *project, GArray *ids)
{
  Request *request;

  g_return_if_fail (READOUT_IS_REREADER (rereader));
  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (ids != NULL);

  if (ids->len == 0)
    return;
  request = g_new (Request, 1);
  *request = (Request){ g_object_ref (project), g_array_copy (ids) };
  g_queue_push_tail (&rereader->waiting, request);
  if (rereader->cancellable == NULL)
    start_next (rereader);
}

void
readout_rereader_cancel (ReadoutRereader *rereader)
{
  g_return_if_fail (READOUT_IS_REREADER (rereader));

  g_queue_clear_full (&rereader->waiting, free_request);
  g_cancellable_cancel (rereader->cancellable);
}

gboolean
readout_rereader_is_busy (ReadoutRereader *rereader)
{
  g_return_val_if_fail (READOUT_IS_REREADER (rereader), FALSE);

  return rereader->cancellable != NULL;
}

void
readout_rereader_get_progress (ReadoutRereader *rereader, guint *n_done, guint *n_total)
{
  g_return_if_fail (READOUT_IS_REREADER (rereader));

  *n_done = rereader->n_done;
  *n_total = rereader->n_total;
}
