/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window does for its sidebar.
 */
#include <glib/gi18n.h>

#include "store/readout-store-filters.h"

#include "readout-dialogs.h"
#include "readout-operation.h"
#include "readout-window-private.h"

static void
show_report (ReadoutWindow *window, gint64 id, ReadoutReach reach)
{
  gboolean shown =
      g_strcmp0 (gtk_stack_get_visible_child_name (window->content_stack), "reader") == 0 &&
      readout_reader_get_report_id (readout_window_get_reader (window)) == id;

  if (reach == READOUT_REACH_ENTER)
    {
      readout_window_open_statement (window, id, 0);
      return;
    }
  if (!shown)
    {
      readout_reader_open (readout_window_get_reader (window), id, 0);
      readout_window_show_content (window, "reader");
    }
  if (reach == READOUT_REACH_SHOW)
    readout_window_show_pane (window, READOUT_PANE_CONTENT);
}

static void
show_board (ReadoutWindow *window, ReadoutReach reach)
{
  readout_window_show_content (window, "board");
  if (reach != READOUT_REACH_GLANCE)
    readout_window_show_pane (window, READOUT_PANE_CONTENT);
  if (reach == READOUT_REACH_ENTER)
    readout_board_focus (window->board);
}

typedef struct
{
  ReadoutWindow *window;
  ReadoutReach reach;
} Showing;

static gpointer
get_filter (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_get_filter (store, *(const gint64 *)data, error);
}

static void
got_filter_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Showing *showing = user_data;
  g_autoptr (ReadoutWindow) window = showing->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutSavedFilter) saved =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (window->closing || READOUT_PROJECT (source) != window->project)
    return;
  if (saved == NULL)
    readout_window_toast (window, error->message);
  else if (saved->filter == NULL)
    readout_window_toast (window, _ ("This filter was saved by a newer version of Readout"));
  else
    {
      readout_board_set_filter (window->board, saved->filter, saved->name);
      show_board (window, showing->reach);
    }
}

static void
show_filter (ReadoutWindow *window, gint64 id, ReadoutReach reach)
{
  Showing *showing = g_new (Showing, 1);

  *showing = (Showing){ g_object_ref (window), reach };
  readout_project_run_async (window->project, get_filter, g_memdup2 (&id, sizeof id), g_free,
                             g_object_unref, NULL, got_filter_cb, showing);
}

/* A filter that gets a name. */
typedef struct
{
  char *name;
  ReadoutFilter *filter;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_free (saving->name);
  readout_filter_unref (saving->filter);
  g_free (saving);
}

static gboolean
add_filter (ReadoutStore *store, gpointer data, GError **error)
{
  const Saving *saving = data;

  return readout_store_add_filter (store, saving->name, saving->filter, error) != 0;
}

static void
filter_named_cb (const char *answer, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  Saving *saving;

  if (window->project == NULL)
    return;
  saving = g_new (Saving, 1);
  *saving =
      (Saving){ g_strdup (answer), readout_filter_copy (readout_board_get_filter (window->board)) };
  readout_operation_run (GTK_WIDGET (window), window->project, add_filter, saving, free_saving,
                         _ ("Filter saved"));
}

static void
save_filter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  if (readout_filter_is_empty (readout_board_get_filter (window->board)))
    {
      readout_window_toast (window, _ ("There is no filter to save"));
      return;
    }
  readout_dialogs_ask_text (
      GTK_WINDOW (window),
      _ ("Save the Filter"),
         _ ("What is shown of the statements now can be shown again under this name."),
            C_ ("of a saved filter", "Name"), "",
                _ ("_Save"), NULL, filter_named_cb, g_object_ref (window), g_object_unref);
}

static void
activated_cb (ReadoutWindow *window, guint kind, gint64 id, const char *name, guint reach)
{
  /* Where the panes are folded, there is nothing to see beside the list. */
  if (reach == READOUT_REACH_GLANCE && readout_panes_get_folded (window->panes))
    return;
  switch ((ReadoutSidebarKind)kind)
    {
    case READOUT_SIDEBAR_REPORTS:
      show_report (window, id, reach);
      break;
    case READOUT_SIDEBAR_TOPICS:
      readout_board_show_topic (window->board, id, name);
      show_board (window, reach);
      break;
    case READOUT_SIDEBAR_ACTORS:
      readout_board_show_actor (window->board, id, name);
      show_board (window, reach);
      break;
    case READOUT_SIDEBAR_FILTERS:
      show_filter (window, id, reach);
      break;
    case READOUT_N_SIDEBAR_PAGES:
    default:
      break;
    }
}

/* "3 reports": what of the sidebar is shown alone. */
static char *
describe (ReadoutSidebarKind kind, guint n)
{
  switch (kind)
    {
    case READOUT_SIDEBAR_TOPICS:
      return g_strdup_printf (g_dngettext (NULL, "%'u topic", "%'u topics", n), n);
    case READOUT_SIDEBAR_ACTORS:
      return g_strdup_printf (g_dngettext (NULL, "%'u actor", "%'u actors", n), n);
    case READOUT_SIDEBAR_REPORTS:
    case READOUT_SIDEBAR_FILTERS:
    case READOUT_N_SIDEBAR_PAGES:
    default:
      return g_strdup_printf (g_dngettext (NULL, "%'u report", "%'u reports", n), n);
    }
}

/* Each id is there once already: looking for it again would take as long as the list is, each time.
 */
static void
show_only (
    ReadoutWindow *window, ReadoutFilter *filter, GArray *list, GArray *ids, const char *words)
{
  g_array_append_vals (list, ids->data, ids->len);
  readout_board_set_filter (window->board, filter, words);
  show_board (window, READOUT_REACH_ENTER);
}

void
readout_window_show_reports (ReadoutWindow *window, GArray *ids)
{
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  g_autofree char *words = describe (READOUT_SIDEBAR_REPORTS, ids->len);

  show_only (window, filter, filter->reports, ids, words);
}

static void
show_statements_cb (ReadoutWindow *window, guint kind, GArray *ids, const char *name)
{
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  g_autofree char *words = ids->len == 1 ? g_strdup (name) : describe (kind, ids->len);
  GArray *list = filter->reports;

  if (ids->len == 1 && kind != READOUT_SIDEBAR_REPORTS)
    {
      activated_cb (window, kind, g_array_index (ids, gint64, 0), name, READOUT_REACH_ENTER);
      return;
    }
  if (kind == READOUT_SIDEBAR_TOPICS)
    list = filter->topics;
  else if (kind == READOUT_SIDEBAR_ACTORS)
    list = filter->actors;
  show_only (window, filter, list, ids, words);
}

static gboolean
remove_reports (ReadoutStore *store, gpointer data, GError **error)
{
  return readout_store_remove_reports (store, data, error);
}

static void
remove_reports_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  gsize n;
  const gint64 *values = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *done = g_strdup_printf (
      g_dngettext (NULL, "%'u report removed", "%'u reports removed", n), (guint)n);

  if (n == 0)
    return;
  g_array_append_vals (ids, values, n);
  for (gsize i = 0; i < n && window->reader != NULL; i++)
    if (readout_reader_get_report_id (window->reader) == values[i])
      {
        readout_window_show_content (window, "board");
        readout_reader_open (window->reader, 0, 0);
      }
  readout_operation_run (GTK_WIDGET (window), window->project, remove_reports,
                         g_steal_pointer (&ids), (GDestroyNotify)g_array_unref, done);
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  readout_panes_set_show_sidebar (window->panes, TRUE);
  readout_window_show_pane (window, READOUT_PANE_SIDEBAR);
  readout_sidebar_filter (window->sidebar);
}

/* A page that is asked for is to be seen. */
static void
page_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  readout_sidebar_set_page (window->sidebar, g_variant_get_string (state, NULL));
  readout_panes_set_show_sidebar (window->panes, TRUE);
  readout_window_show_pane (window, READOUT_PANE_SIDEBAR);
}

static void
page_changed_cb (ReadoutWindow *window)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "sidebar-page");
  const char *page = readout_sidebar_get_page (window->sidebar);

  if (page != NULL) /* not while the pages go */
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (page));
}

void
readout_window_add_sidebar (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "remove-reports", .activate = remove_reports_cb, .parameter_type = "ax" },
    { .name = "filter-sidebar", .activate = filter_cb },
    { .name = "save-filter", .activate = save_filter_cb },
    { .name = "sidebar-page",
      .parameter_type = "s",
      .state = "'reports'",
      .change_state = page_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_object (window->sidebar, "activated", G_CALLBACK (activated_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->sidebar, "show-statements", G_CALLBACK (show_statements_cb),
                           window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->sidebar, "notify::page", G_CALLBACK (page_changed_cb), window,
                           G_CONNECT_SWAPPED);
}
