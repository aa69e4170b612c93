/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dialogs that add, rename and merge topics.
 */
#include "readout-topic-dialogs.h"

#include <glib/gi18n.h>

#include "readout-dialogs.h"
#include "readout-operation.h"
#include "stance/readout-proposition.h"

/* What a dialog is about. */
typedef struct
{
  GtkWidget *widget;
  ReadoutProject *project;
  gint64 id;
  char *words;
  GPtrArray *topics; /* of ReadoutTopic: to choose from */
} Request;

static Request *
new_request (GtkWidget *widget, ReadoutProject *project, gint64 id, const char *words)
{
  Request *request = g_new0 (Request, 1);

  request->widget = g_object_ref (widget);
  request->project = g_object_ref (project);
  request->id = id;
  request->words = g_strdup (words);
  return request;
}

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->widget);
  g_object_unref (request->project);
  g_free (request->words);
  g_clear_pointer (&request->topics, g_ptr_array_unref);
  g_free (request);
}

/* The widget belongs to the main loop: what the project's thread gets is a change of its own. */
typedef struct
{
  gint64 id;
  gint64 into;
  char *words;
} Change;

static Change *
new_change (gint64 id, const char *words)
{
  Change *change = g_new0 (Change, 1);

  change->id = id;
  change->words = g_strdup (words);
  return change;
}

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->words);
  g_free (change);
}

static gboolean
add_topic (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (ReadoutProposition) topic =
      readout_proposition_new_from_person (0, change->words, error);
  g_autoptr (GError) find_error = NULL;

  if (topic == NULL)
    return FALSE;
  if (readout_store_find_topic (store, topic->text, &find_error) != 0)
    {
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   _ ("There is a topic “%s” already."), topic->text);
      return FALSE;
    }
  return readout_store_add_topic (store, topic->text, (const char *const *)topic->terms, TRUE,
                                  error) != 0;
}

static gboolean
rename_topic (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;
  g_autoptr (ReadoutProposition) topic =
      readout_proposition_new_from_person (change->id, change->words, error);

  return topic != NULL && readout_store_edit_topic (store, change->id, topic->text,
                                                    (const char *const *)topic->terms, error);
}

static gboolean
merge_topics (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_merge_topics (store, change->id, change->into, error);
}

static void
added_cb (const char *answer, gpointer user_data)
{
  Request *request = user_data;

  readout_operation_run (request->widget, request->project, add_topic, new_change (0, answer),
                         free_change, _ ("Topic added"));
}

static void
renamed_cb (const char *answer, gpointer user_data)
{
  Request *request = user_data;

  if (!g_str_equal (answer, request->words))
    readout_operation_run (request->widget, request->project, rename_topic,
                           new_change (request->id, answer), free_change, _ ("Topic renamed"));
}

static void
chosen_cb (guint index, gpointer user_data)
{
  Request *request = user_data;
  Change *change = new_change (request->id, NULL);

  change->into = ((ReadoutTopic *)g_ptr_array_index (request->topics, index))->id;
  readout_operation_run (request->widget, request->project, merge_topics, change, free_change,
                         _ ("Topics merged"));
}

static gpointer
list_topics (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_topics (store, error);
}

static void
topics_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) topics =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkRoot *root = gtk_widget_get_root (request->widget);
  g_autofree char *body = NULL;

  if (root == NULL)
    {
      free_request (request); /* its window was closed */
      return;
    }
  for (guint i = topics != NULL ? topics->len : 0; i > 0; i--)
    if (((ReadoutTopic *)g_ptr_array_index (topics, i - 1))->id == request->id)
      g_ptr_array_remove_index (topics, i - 1);
  for (guint i = 0; topics != NULL && i < topics->len; i++)
    g_ptr_array_add (names, ((ReadoutTopic *)g_ptr_array_index (topics, i))->proposition);
  g_ptr_array_add (names, NULL);
  if (names->len == 1)
    {
      readout_operation_toast (
          request->widget,
          error != NULL ? error->message : _ ("There is no other topic to merge it with"), FALSE);
      free_request (request);
      return;
    }
  request->topics = g_steal_pointer (&topics);
  body = g_strdup_printf (
      /* Translators: %s is a topic */
      _ ("All statements about “%s” will count as about the other topic."), request->words);
  readout_dialogs_choose (GTK_WINDOW (root), _ ("Merge with Which Topic?"), body,
                                                _ ("Topic"), (const char *const *)names->pdata,
                                                   _ ("_Merge"), chosen_cb, request, free_request);
}

/* Why the words are no topic, or are one that the project has already. */
static char *
check_words (const char *text, gpointer user_data)
{
  const Request *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutProposition) topic = readout_proposition_new_from_person (0, text, &error);

  if (topic == NULL)
    return g_strdup (error->message);
  for (guint i = 0; request->topics != NULL && i < request->topics->len; i++)
    {
      const ReadoutTopic *other = g_ptr_array_index (request->topics, i);

      if (other->id != request->id && readout_proposition_is_same (other->proposition, topic->text))
        return g_strdup_printf (_ ("There is a topic “%s” already."), other->proposition);
    }
  return NULL;
}

/* Asks for the words of a topic once it is known which there are. */
static void
topics_known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  const char *heading = _ ("New Topic");
  const char *body =
      _ ("A statement that one can be for or against, such as “The city closes the bridge”.");
  const char *agree = request->id == 0 ? _ ("_Add") : _ ("_Rename");
  const char *label = _ ("Topic");
  GtkRoot *root = gtk_widget_get_root (request->widget);

  /* Where they cannot be told, the project itself says whether the topic is new. */
  request->topics = readout_project_run_finish (READOUT_PROJECT (source), result, NULL);
  if (root == NULL)
    {
      free_request (request); /* its window was closed */
      return;
    }
  if (request->id != 0)
    {
      heading = _ ("Rename the Topic");
      body = _ ("The positions are found anew with the new words. What you decided stays.");
    }
  readout_dialogs_ask_text (GTK_WINDOW (root), heading, body, label, request->words, agree,
                            check_words, request->id == 0 ? added_cb : renamed_cb, request,
                            free_request);
}

void
readout_topic_dialogs_add (GtkWidget *widget, ReadoutProject *project)
{
  readout_project_run_async (project, list_topics, NULL, NULL, (GDestroyNotify)g_ptr_array_unref,
                             NULL, topics_known_cb, new_request (widget, project, 0, NULL));
}

void
readout_topic_dialogs_rename (GtkWidget *widget,
                              ReadoutProject *project,
                              gint64 topic_id,
                              const char *proposition)
{
  readout_project_run_async (project, list_topics, NULL, NULL, (GDestroyNotify)g_ptr_array_unref,
                             NULL, topics_known_cb,
                             new_request (widget, project, topic_id, proposition));
}

void
readout_topic_dialogs_merge (GtkWidget *widget,
                             ReadoutProject *project,
                             gint64 topic_id,
                             const char *proposition)
{
  readout_project_run_async (project, list_topics, NULL, NULL, (GDestroyNotify)g_ptr_array_unref,
                             NULL, topics_listed_cb,
                             new_request (widget, project, topic_id, proposition));
}
