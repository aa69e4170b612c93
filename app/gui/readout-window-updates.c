/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one can do with updates of the briefing.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>

#include "readout-operation.h"
#include "readout-words.h"

static ReadoutUpdates *
get_updates (ReadoutWindow *window)
{
  return readout_briefing_pane_get_updates (window->briefing);
}

static ReadoutUpdateMarks *
get_marks (ReadoutWindow *window)
{
  return readout_briefing_pane_get_update_marks (window->briefing);
}

/* The editor must be there to show something in it. */
static void
show_editor (ReadoutWindow *window)
{
  if (readout_briefing_pane_get_view (window->briefing) == READOUT_BRIEFING_VIEW_PREVIEW)
    g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                        g_variant_new_string ("both"));
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
}

static void
update_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  show_editor (window);
  readout_briefing_pane_show_page (window->briefing, "updates");
  readout_updates_look (get_updates (window));
}

static void
step (ReadoutWindow *window, int direction)
{
  show_editor (window);
  if (!readout_update_marks_step (get_marks (window), direction))
    readout_window_toast (window, _ ("There is no proposal"));
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

static void
decide (ReadoutWindow *window, void (*function) (ReadoutUpdates *updates, const char *id))
{
  g_autoptr (ReadoutUpdateItem) item = readout_update_marks_get_current (get_marks (window));

  if (item == NULL)
    {
      step (window, 1);
      return;
    }
  readout_update_marks_go_on (get_marks (window));
  function (get_updates (window), item->id);
}

static void
accept_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  decide (READOUT_WINDOW (user_data), readout_updates_accept);
}

static void
refuse_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  decide (READOUT_WINDOW (user_data), readout_updates_refuse);
}

static void
accept_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_updates_accept (get_updates (READOUT_WINDOW (user_data)), NULL);
}

static void
refuse_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_updates_refuse (get_updates (READOUT_WINDOW (user_data)), NULL);
}

static void
open_statement_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 report_id;
  gint64 statement_id;

  g_variant_get (parameter, "(xx)", &report_id, &statement_id);
  readout_window_open_statement (READOUT_WINDOW (user_data), report_id, statement_id);
}

/* --- Whether a report holds ----------------------------------------------------------------------
 */

typedef struct
{
  gint64 report_id;
  ReadoutReportState state;
} State;

static gboolean
write_state (ReadoutStore *store, gpointer data, GError **error)
{
  const State *state = data;

  return readout_store_set_report_state (store, state->report_id, state->state, error);
}

/* "current", "corrected" or "withdrawn", and the report. */
static void
report_state_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const names[] = { "current", "corrected", "withdrawn", NULL };
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  const char *name;
  gint64 report_id;

  g_variant_get (parameter, "(x&s)", &report_id, &name);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      {
        State *state = g_new0 (State, 1);

        state->report_id = report_id;
        state->state = (ReadoutReportState)i;
        readout_operation_run (GTK_WIDGET (window), window->project, write_state, state, g_free,
                               readout_words_get_marked_as (state->state));
      }
}

static void
set_enabled (ReadoutWindow *window, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), name)), enabled);
}

void
readout_window_update_update_actions (ReadoutWindow *window)
{
  gboolean writable = window->project != NULL && !readout_project_is_read_only (window->project);
  gboolean has_briefing =
      window->project != NULL && readout_briefing_pane_has_briefing (window->briefing);
  ReadoutUpdates *updates = get_updates (window);
  gboolean any = has_briefing && updates != NULL &&
                 g_list_model_get_n_items (readout_updates_get_proposals (updates)) > 0;

  set_enabled (window, "update-briefing", has_briefing && writable);
  set_enabled (window, "next-update", any);
  set_enabled (window, "previous-update", any);
  set_enabled (window, "accept-update", any && writable);
  set_enabled (window, "refuse-update", any && writable);
  set_enabled (window, "accept-all-updates", any && writable);
  set_enabled (window, "refuse-all-updates", any && writable);
  set_enabled (window, "report-state", writable);
}

void
readout_window_add_update_actions (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "update-briefing", .activate = update_cb },
    { .name = "next-update", .activate = next_cb },
    { .name = "previous-update", .activate = previous_cb },
    { .name = "accept-update", .activate = accept_cb },
    { .name = "refuse-update", .activate = refuse_cb },
    { .name = "accept-all-updates", .activate = accept_all_cb },
    { .name = "refuse-all-updates", .activate = refuse_all_cb },
    { .name = "open-statement", .activate = open_statement_cb, .parameter_type = "(xx)" },
    { .name = "report-state", .activate = report_state_cb, .parameter_type = "(xs)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_object (get_updates (window), "changed",
                           G_CALLBACK (readout_window_update_update_actions), window,
                           G_CONNECT_SWAPPED);
}
