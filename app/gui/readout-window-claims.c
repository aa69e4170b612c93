/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one can do in the window with outlets and with statements that have to do with each other.
 */
#include <glib/gi18n.h>

#include "readout-claim-changes.h"
#include "readout-claim-window.h"
#include "readout-outlet-window.h"
#include "readout-outlets-window.h"
#include "readout-statement-chooser.h"
#include "readout-window-private.h"

static void
outlets_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_outlets_window_show (GTK_WIDGET (user_data), READOUT_WINDOW (user_data)->project);
}

static void
edit_outlet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 id = g_variant_get_int64 (parameter);

  if (id != 0)
    readout_outlet_window_show (GTK_WIDGET (user_data), READOUT_WINDOW (user_data)->project, id);
  else
    readout_operation_toast (GTK_WIDGET (user_data), _ ("The outlet of this report is not known"),
                                                        FALSE);
}

static gpointer
find_outlet (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, *(const gint64 *)data, error);
  gint64 id = 0;

  if (report == NULL)
    return NULL;
  if (report->outlet != NULL)
    id = readout_store_find_outlet (store, report->outlet);
  return g_memdup2 (&id, sizeof id);
}

static void
outlet_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (id != NULL && window->project == READOUT_PROJECT (source))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-outlet", "x", *id);
  else if (error != NULL && window->project != NULL)
    readout_operation_toast (GTK_WIDGET (window), error->message, FALSE);
}

static void
edit_outlet_of_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  gint64 id = g_variant_get_int64 (parameter);

  readout_project_run_async (window->project, find_outlet, g_memdup2 (&id, sizeof id), g_free,
                             g_free, NULL, outlet_found_cb, g_object_ref (window));
}

static void
show_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_claim_window_show (GTK_WIDGET (user_data), READOUT_WINDOW (user_data)->project,
                             g_variant_get_int64 (parameter));
}

static void
same_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_statement_chooser_show (GTK_WIDGET (user_data), READOUT_WINDOW (user_data)->project,
                                  g_variant_get_int64 (parameter), READOUT_CHOOSE_SAME);
}

static void
contradicts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_statement_chooser_show (GTK_WIDGET (user_data), READOUT_WINDOW (user_data)->project,
                                  g_variant_get_int64 (parameter), READOUT_CHOOSE_OPPOSITE);
}

static GArray *
get_ids (GVariant *array)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GVariantIter iter;
  gint64 id;

  g_variant_iter_init (&iter, array);
  while (g_variant_iter_next (&iter, "x", &id))
    g_array_append_val (ids, id);
  return ids;
}

static void
link_statements_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GArray) ids = get_ids (parameter);

  if (ids->len > 1)
    readout_claim_changes_link (GTK_WIDGET (window), window->project, ids);
  else
    readout_operation_toast (GTK_WIDGET (window), _ ("Select two statements or more"), FALSE);
}

static void
grade_statements_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GVariant) array = g_variant_get_child_value (parameter, 0);
  g_autoptr (GArray) ids = get_ids (array);
  gint32 credibility;

  g_variant_get_child (parameter, 1, "i", &credibility);
  if (ids->len > 0 && credibility >= 0 && credibility <= 6)
    readout_claim_changes_grade (GTK_WIDGET (window), window->project, ids, (guint)credibility);
}

static void
open_statement_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 report_id;
  gint64 statement_id;

  g_variant_get (parameter, "(xx)", &report_id, &statement_id);
  readout_window_open_statement (READOUT_WINDOW (user_data), report_id, statement_id);
}

void
readout_window_update_claim_actions (ReadoutWindow *window)
{
  static const char *const reading[] = { "outlets", "edit-outlet", "edit-outlet-of", "show-claim",
                                         "open-statement" };
  static const char *const writing[] = { "same-claim", "contradicts", "link-statements",
                                         "grade-statements" };
  gboolean open = window->project != NULL;
  gboolean writable = open && !readout_project_is_read_only (window->project);

  for (guint i = 0; i < G_N_ELEMENTS (reading); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), reading[i])), open);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), writing[i])), writable);
}

void
readout_window_add_claim_actions (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "outlets", .activate = outlets_cb },
    /* Of an outlet, of a report. */
    { .name = "edit-outlet", .activate = edit_outlet_cb, .parameter_type = "x" },
    { .name = "edit-outlet-of", .activate = edit_outlet_of_cb, .parameter_type = "x" },
    /* Of a statement, of several. */
    { .name = "show-claim", .activate = show_claim_cb, .parameter_type = "x" },
    { .name = "same-claim", .activate = same_claim_cb, .parameter_type = "x" },
    { .name = "contradicts", .activate = contradicts_cb, .parameter_type = "x" },
    { .name = "link-statements", .activate = link_statements_cb, .parameter_type = "ax" },
    { .name = "grade-statements", .activate = grade_statements_cb, .parameter_type = "(axi)" },
    { .name = "open-statement", .activate = open_statement_cb, .parameter_type = "(xx)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
