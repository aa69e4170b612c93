/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From citations to reports in the window, and back.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>

/* A citation whose statement is looked for. */
typedef struct
{
  ReadoutWindow *window;
  char *key;
} Citation;

static gpointer
find_citation (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = readout_store_find_citation (store, data, error);

  return id != 0 ? readout_store_get_statement (store, id, error) : NULL;
}

static void
citation_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Citation *citation = user_data;
  g_autoptr (ReadoutWindow) window = citation->window;
  g_autofree char *key = citation->key;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStatement) statement =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (window->closing || (gpointer)window->project != (gpointer)source)
    return;
  if (statement != NULL)
    readout_window_open_statement (window, statement->report_id, statement->id);
  else if (error != NULL)
    readout_window_toast (window, error->message);
  else if (!readout_briefing_pane_show_note (window->briefing, key))
    readout_window_toast (window, _ ("The project knows no statement of this citation"));
}

static void
citation_activated_cb (ReadoutWindow *window, const char *key)
{
  Citation *citation;

  if (window->project == NULL)
    return;
  citation = g_new0 (Citation, 1);
  citation->window = g_object_ref (window);
  citation->key = g_strdup (key);
  readout_project_run_async (window->project, find_citation, g_strdup (key), g_free, g_object_unref,
                             NULL, citation_found_cb, citation);
}

static void
go_to_citation_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  gint64 briefing_id;
  const char *key;
  guint ordinal;

  if (window->project == NULL)
    return;
  g_variant_get (parameter, "(x&su)", &briefing_id, &key, &ordinal);
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
  readout_briefing_pane_go_to_citation (window->briefing, briefing_id, key, ordinal);
}

void
readout_window_add_citations (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "go-to-citation", .activate = go_to_citation_cb, .parameter_type = "(xsu)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_object (window->briefing, "citation-activated",
                           G_CALLBACK (citation_activated_cb), window, G_CONNECT_SWAPPED);
}
