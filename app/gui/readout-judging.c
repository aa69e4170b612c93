/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judges statements again when topics change, off the main loop.
 */
#include "readout-judging.h"

#include "readout-engines.h"
#include "store/readout-intake.h"

/* Progress is told no more often than this, in microseconds. */
#define PROGRESS_TIME (G_USEC_PER_SEC / 10)

struct _ReadoutJudging
{
  GObject parent_instance;

  ReadoutProject *project;
  GCancellable *cancellable; /* of the pass under way, or NULL */
  GPtrArray *topics;         /* of ReadoutTopic: what that pass is about */
  gboolean checking;
  gboolean check_again;
  double fraction;
};

/* A pass, for its thread. */
typedef struct
{
  GWeakRef judging;
  ReadoutProject *project;
  ReadoutStanceRules *rules;
  gint64 told;
} Pass;

typedef struct
{
  ReadoutJudging *judging;
  double fraction;
} Telling;

enum
{
  PROP_0,
  PROP_FRACTION,
  N_PROPERTIES
};

enum
{
  JUDGED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutJudging, readout_judging, G_TYPE_OBJECT)

static void check (ReadoutJudging *judging);

static void
set_fraction (ReadoutJudging *judging, double fraction)
{
  if (judging->fraction == fraction)
    return;
  judging->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (judging), properties[PROP_FRACTION]);
}

/* On the project's thread: the topics that need to be judged. */
static gpointer
list_unjudged (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = NULL;

  if (readout_store_is_read_only (store))
    return g_steal_pointer (&topics);
  ids = readout_store_list_unjudged_topics (store, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      ReadoutTopic *topic = readout_store_get_topic (store, g_array_index (ids, gint64, i), error);

      if (topic == NULL)
        return NULL;
      g_ptr_array_add (topics, topic);
    }
  return ids != NULL ? g_steal_pointer (&topics) : NULL;
}

/* On the project's thread: topics as they are now. */
static gpointer
read_topics (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *before = data;
  GPtrArray *topics = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < before->len; i++)
    {
      gint64 id = ((ReadoutTopic *)g_ptr_array_index (before, i))->id;
      ReadoutTopic *topic = readout_store_get_topic (store, id, NULL);

      if (topic != NULL)
        g_ptr_array_add (topics, topic);
    }
  return topics;
}

static gboolean
are_same (GPtrArray *topics, GPtrArray *others)
{
  if (topics->len != others->len)
    return FALSE;
  for (guint i = 0; i < topics->len; i++)
    {
      ReadoutTopic *topic = g_ptr_array_index (topics, i);
      ReadoutTopic *other = g_ptr_array_index (others, i);

      if (topic->id != other->id || !g_str_equal (topic->proposition, other->proposition) ||
          !g_strv_equal ((const char *const *)topic->terms, (const char *const *)other->terms))
        return FALSE;
    }
  return TRUE;
}

static void
free_pass (gpointer data)
{
  Pass *pass = data;

  g_weak_ref_clear (&pass->judging);
  g_object_unref (pass->project);
  g_free (pass);
}

static void
free_telling (gpointer data)
{
  Telling *telling = data;

  g_object_unref (telling->judging);
  g_free (telling);
}

static gboolean
tell_cb (gpointer user_data)
{
  Telling *telling = user_data;

  if (telling->judging->cancellable != NULL)
    set_fraction (telling->judging, telling->fraction);
  return G_SOURCE_REMOVE;
}

/* In the thread. */
static void
progress_cb (double fraction, gpointer user_data)
{
  Pass *pass = user_data;
  ReadoutJudging *judging;
  Telling *telling;

  if (g_get_monotonic_time () - pass->told < PROGRESS_TIME)
    return;
  judging = g_weak_ref_get (&pass->judging);
  if (judging == NULL)
    return;
  pass->told = g_get_monotonic_time ();
  telling = g_new0 (Telling, 1);
  telling->judging = judging;
  telling->fraction = fraction;
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, telling, free_telling);
}

static void
judge (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Pass *pass = data;
  GError *error = NULL;

  if (readout_intake_judge_topics (pass->project, pass->rules, progress_cb, pass, cancellable,
                                   &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
topics_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutJudging) judging = user_data;
  g_autoptr (GPtrArray) topics =
      readout_project_run_finish (READOUT_PROJECT (source), result, NULL);

  if (topics != NULL && judging->project == READOUT_PROJECT (source))
    g_signal_emit (judging, signals[JUDGED], 0, topics);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutJudging) judging = user_data;
  g_autoptr (GPtrArray) topics = g_steal_pointer (&judging->topics);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_object (&judging->cancellable);
  set_fraction (judging, -1);
  if (judging->project == NULL)
    return;
  if (done)
    readout_project_run_async (judging->project, read_topics, g_steal_pointer (&topics),
                               (GDestroyNotify)g_ptr_array_unref, (GDestroyNotify)g_ptr_array_unref,
                               NULL, topics_read_cb, g_object_ref (judging));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    {
      g_signal_emit (judging, signals[FAILED], 0, error->message);
      return;
    }
  check (judging);
}

static void
rules_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutJudging) judging = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  ReadoutStanceRules *rules = NULL;
  Pass *pass;

  if (!readout_engines_load_finish (result, NULL, &rules, &error))
    {
      g_clear_object (&judging->cancellable);
      g_clear_pointer (&judging->topics, g_ptr_array_unref);
      set_fraction (judging, -1);
      g_signal_emit (judging, signals[FAILED], 0, error->message);
      return;
    }
  task = g_task_new (NULL, judging->cancellable, judged_cb, g_object_ref (judging));
  g_task_set_source_tag (task, rules_loaded_cb);
  /* What a cancelled pass does must have ended before the next one begins. */
  g_task_set_check_cancellable (task, FALSE);
  if (judging->project == NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  pass = g_new0 (Pass, 1);
  g_weak_ref_init (&pass->judging, judging);
  pass->project = g_object_ref (judging->project);
  pass->rules = rules;
  g_task_set_task_data (task, pass, free_pass);
  g_task_run_in_thread (task, judge);
}

static void
start (ReadoutJudging *judging, GPtrArray *topics)
{
  judging->cancellable = g_cancellable_new ();
  judging->topics = g_ptr_array_ref (topics);
  set_fraction (judging, 0);
  readout_engines_load_async (NULL, rules_loaded_cb, g_object_ref (judging));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutJudging) judging = user_data;
  g_autoptr (GPtrArray) topics =
      readout_project_run_finish (READOUT_PROJECT (source), result, NULL);
  gboolean again = judging->check_again;

  judging->checking = judging->check_again = FALSE;
  if (judging->project == NULL || topics == NULL)
    return;
  if (judging->cancellable == NULL && topics->len > 0)
    start (judging, topics);
  /* A pass that has just ended leaves nothing to judge. */
  else if (judging->cancellable != NULL && topics->len > 0 && !are_same (topics, judging->topics))
    g_cancellable_cancel (judging->cancellable);
  if (again)
    check (judging);
}

/* Looks whether there is something to judge, or something else than what is being judged. */
static void
check (ReadoutJudging *judging)
{
  judging->check_again = judging->checking;
  if (judging->checking || judging->project == NULL)
    return;
  judging->checking = TRUE;
  readout_project_run_async (judging->project, list_unjudged, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, NULL, checked_cb,
                             g_object_ref (judging));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if (changes & READOUT_CHANGES_TOPICS)
    check (READOUT_JUDGING (user_data));
}

static void
readout_judging_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_FRACTION)
    g_value_set_double (value, READOUT_JUDGING (object)->fraction);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
readout_judging_dispose (GObject *object)
{
  readout_judging_stop (READOUT_JUDGING (object));

  G_OBJECT_CLASS (readout_judging_parent_class)->dispose (object);
}

static void
readout_judging_class_init (ReadoutJudgingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = readout_judging_get_property;
  object_class->dispose = readout_judging_dispose;

  properties[PROP_FRACTION] =
      g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[JUDGED] = g_signal_new ("judged", READOUT_TYPE_JUDGING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  signals[FAILED] = g_signal_new ("failed", READOUT_TYPE_JUDGING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
readout_judging_init (ReadoutJudging *judging)
{
  judging->fraction = -1;
}

ReadoutJudging *
readout_judging_new (ReadoutProject *project)
{
  ReadoutJudging *judging;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);

  judging = g_object_new (READOUT_TYPE_JUDGING, NULL);
  judging->project = g_object_ref (project);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), judging, 0);
  check (judging);
  return judging;
}

void
readout_judging_stop (ReadoutJudging *judging)
{
  g_return_if_fail (READOUT_IS_JUDGING (judging));

  if (judging->project != NULL)
    g_signal_handlers_disconnect_by_data (judging->project, judging);
  g_clear_object (&judging->project);
  g_cancellable_cancel (judging->cancellable);
}

double
readout_judging_get_fraction (ReadoutJudging *judging)
{
  g_return_val_if_fail (READOUT_IS_JUDGING (judging), -1);

  return judging->fraction;
}
