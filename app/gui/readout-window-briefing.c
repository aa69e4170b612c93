/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one can do with the briefing in the window.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>

#include "readout-dialogs.h"
#include "readout-operation.h"

/* A briefing to make or to change, on the project's thread. */
typedef struct
{
  gint64 id; /* the one to copy or to change, 0 for none */
  char *title;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->title);
  g_free (change);
}

static Change *
make_change (gint64 id, const char *title)
{
  Change *change = g_new0 (Change, 1);

  change->id = id;
  change->title = g_strdup (title);
  return change;
}

static ReadoutBriefingDocument *
get_document (ReadoutWindow *window)
{
  return readout_briefing_pane_get_document (window->briefing);
}

/* Beside the preview, where that is alone. */
static void
show_editor (ReadoutWindow *window)
{
  g_autoptr (GVariant) view =
      g_action_group_get_action_state (G_ACTION_GROUP (window), "briefing-view");

  if (g_str_equal (g_variant_get_string (view, NULL), "preview"))
    g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                        g_variant_new_string ("both"));
}

static gpointer
add_briefing (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;
  g_autofree char *markdown = g_strdup_printf ("# %s\n\n", change->title);
  gint64 id = change->id != 0
                  ? readout_store_duplicate_briefing (store, change->id, change->title, error)
                  : readout_store_add_briefing (store, change->title, markdown, NULL, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static gboolean
rename_briefing (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_rename_briefing (store, change->id, change->title, error);
}

static gboolean
remove_briefing (ReadoutStore *store, gpointer data, GError **error)
{
  return readout_store_remove_briefing (store, *(gint64 *)data, error);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (window->closing || (gpointer)window->project != (gpointer)source)
    return;
  if (id == NULL)
    {
      readout_window_toast (window, error->message);
      return;
    }
  readout_briefing_document_open (get_document (window), *id);
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
}

static void
add (ReadoutWindow *window, gint64 copy_of, const char *title)
{
  readout_briefing_pane_flush (window->briefing);
  readout_project_run_async (window->project, add_briefing, make_change (copy_of, title),
                             free_change, g_free, NULL, added_cb, g_object_ref (window));
}

static void
new_named_cb (const char *title, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  if (window->project == NULL)
    return;
  /* Who begins a text wants to write it. */
  show_editor (window);
  add (window, 0, title);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_dialogs_ask_text (GTK_WINDOW (user_data),
                            _ ("New Briefing"), _ ("A project can have several briefings."),
                                                   _ ("Title"), NULL,
                                                      _ ("_Create"), NULL, new_named_cb,
                                                         g_object_ref (user_data), g_object_unref);
}

static void
renamed_cb (const char *title, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  gint64 id = readout_briefing_document_get_id (get_document (window));

  if (window->project != NULL && id != 0)
    readout_operation_run (GTK_WIDGET (window), window->project, rename_briefing,
                           make_change (id, title), free_change, NULL);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  readout_dialogs_ask_text (
      GTK_WINDOW (window),
      _ ("Rename the Briefing"), NULL,
         _ ("Title"), readout_briefing_document_get_title (get_document (window)),
            _ ("_Rename"), NULL, renamed_cb, g_object_ref (window), g_object_unref);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  const char *title = readout_briefing_document_get_title (get_document (window));
  /* Translators: the title of a briefing that is a copy of another one */
  g_autofree char *copy = g_strdup_printf (_ ("%s (copy)"), title != NULL ? title : "");

  add (window, readout_briefing_document_get_id (get_document (window)), copy);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  gint64 id = readout_briefing_document_get_id (get_document (window));
  const char *title = readout_briefing_document_get_title (get_document (window));
  g_autofree char *words = g_strdup_printf (_ ("“%s” removed"), title != NULL ? title : "");

  readout_briefing_pane_flush (window->briefing);
  readout_operation_run (GTK_WIDGET (window), window->project, remove_briefing,
                         g_memdup2 (&id, sizeof id), g_free, words);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  readout_briefing_document_open (get_document (window), g_variant_get_int64 (parameter));
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const ReadoutBriefing *first = *(ReadoutBriefing *const *)a;
  const ReadoutBriefing *second = *(ReadoutBriefing *const *)b;

  return (first->id > second->id) - (first->id < second->id);
}

/* The next one or the one before, round and round, in the order in which they were made. */
static void
step (ReadoutWindow *window, int by)
{
  GPtrArray *briefings = readout_briefing_document_get_briefings (get_document (window));
  gint64 id = readout_briefing_document_get_id (get_document (window));
  g_autoptr (GPtrArray) sorted = NULL;

  if (briefings == NULL || briefings->len < 2)
    return;
  sorted = g_ptr_array_copy (briefings, NULL, NULL);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_ids);
  for (guint i = 0; i < sorted->len; i++)
    if (READOUT_BRIEFING (g_ptr_array_index (sorted, i))->id == id)
      {
        guint next = (i + sorted->len + (guint)by) % sorted->len;

        readout_briefing_document_open (get_document (window),
                                        READOUT_BRIEFING (g_ptr_array_index (sorted, next))->id);
        readout_window_show_pane (window, READOUT_PANE_BRIEFING);
        return;
      }
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (READOUT_WINDOW (user_data), 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  step (READOUT_WINDOW (user_data), -1);
}

/* Words of the briefing, whatever has the keyboard. */
static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  show_editor (window);
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
  readout_editor_find (readout_briefing_pane_get_editor (window->briefing),
                       g_str_equal (g_action_get_name (G_ACTION (action)), "replace-in-briefing"));
}

static void
opened_cb (ReadoutWindow *window)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "open-briefing");
  gint64 id = readout_briefing_document_get_id (get_document (window));

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_int64 (id));
}

/* Opens a page of the panel; on the page that has the keyboard already, goes back to the editor. */
static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  ReadoutBriefingPanel *panel = readout_briefing_pane_get_panel (window->briefing);
  const char *name = g_variant_get_string (parameter, NULL);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (readout_briefing_pane_get_panel_open (window->briefing) &&
      g_strcmp0 (readout_briefing_panel_get_page (panel), name) == 0 && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (panel)))
    {
      readout_editor_focus (readout_briefing_pane_get_editor (window->briefing));
      return;
    }
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
  readout_briefing_pane_show_page (window->briefing, name);
}

static void
panel_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  gboolean open = g_variant_get_boolean (state);

  readout_briefing_pane_set_panel_open (window->briefing, open);
  if (!open)
    return;
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
  readout_briefing_panel_focus (readout_briefing_pane_get_panel (window->briefing));
}

static void
panel_open_cb (ReadoutWindow *window)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "briefing-panel");
  gboolean open = readout_briefing_pane_get_panel_open (window->briefing);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (open));
}

void
readout_window_add_briefing_actions (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "open-briefing", .activate = open_cb, .parameter_type = "x", .state = "int64 0" },
    { .name = "new-briefing", .activate = new_cb },
    { .name = "rename-briefing", .activate = rename_cb },
    { .name = "duplicate-briefing", .activate = duplicate_cb },
    { .name = "remove-briefing", .activate = remove_cb },
    { .name = "next-briefing", .activate = next_cb },
    { .name = "previous-briefing", .activate = previous_cb },
    { .name = "find-in-briefing", .activate = find_cb },
    { .name = "replace-in-briefing", .activate = find_cb },
    { .name = "briefing-page", .activate = page_cb, .parameter_type = "s" },
    { .name = "briefing-panel", .state = "false", .change_state = panel_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_object (window->briefing, "notify::panel-open", G_CALLBACK (panel_open_cb),
                           window, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_document (window), "notify::briefing-id", G_CALLBACK (opened_cb),
                           window, G_CONNECT_SWAPPED);
  panel_open_cb (window);
  readout_window_add_check_actions (window);
  readout_window_add_claim_actions (window);
}
