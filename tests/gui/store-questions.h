/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a window's project says, and the windows beside it, for tests of what the person changes.
 */
#pragma once

#include "window-samples.h"

typedef struct
{
  gpointer answer;
  gboolean done;
} Question;

static inline void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;

  question->answer = readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  g_assert_no_error (error);
  question->done = TRUE;
}

static inline gboolean
is_answered (gpointer data)
{
  return ((Question *)data)->done;
}

/* What @function says of the project. */
static inline gpointer
ask (ReadoutWindow *window, ReadoutStoreFunc function, gpointer data)
{
  Question question = { 0 };

  readout_project_run_async (readout_window_get_project (window), function, data, NULL, NULL, NULL,
                             answered_cb, &question);
  wait_for (is_answered, &question, "an answer");
  return question.answer;
}

/* The open window of that type, %NULL for none. */
static inline gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static inline gboolean
is_window_there (gpointer type)
{
  return find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static inline gboolean
is_window_gone (gpointer type)
{
  return !is_window_there (type);
}

static inline gpointer
wait_for_window (GType type)
{
  wait_for (is_window_there, GSIZE_TO_POINTER (type), g_type_name (type));
  return find_window (type);
}

static inline void
wait_for_no_window (GType type)
{
  wait_for (is_window_gone, GSIZE_TO_POINTER (type), g_type_name (type));
}

/* The first widget below @widget of that type that @matches accepts; %NULL for none. */
static inline gpointer
find_below (GtkWidget *widget,
            GType type,
            gboolean (*matches) (GtkWidget *, gpointer),
            gpointer data)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (matches == NULL || matches (widget, data)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_below (child, type, matches, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline gboolean
has_label (GtkWidget *widget, gpointer text)
{
  return gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

/* A label with these words that is seen. */
static inline GtkWidget *
find_words (gpointer widget, const char *words)
{
  return find_below (widget, GTK_TYPE_LABEL, has_label, (gpointer)words);
}
