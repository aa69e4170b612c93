/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports of the project that are read again, and what the window says about it.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>

#include "readout-operation.h"

/* "3 reports read again, 1 not: its spans lie outside of the text" */
static char *
describe (const ReadoutRereadingResult *result)
{
  g_autofree char *read = g_strdup_printf (
      g_dngettext (NULL, "%'u report read again", "%'u reports read again", result->n_read),
      result->n_read);

  if (result->n_read == 0)
    return g_strdup (result->words);
  if (result->n_failed == 0)
    return g_steal_pointer (&read);
  return g_strdup_printf (
      /* Translators: "3 reports read again", then how many could not be, then why in a sentence */
      g_dngettext (NULL, "%1$s, %2$'u not. %3$s", "%1$s, %2$'u not. %3$s", result->n_failed), read,
      result->n_failed, result->words);
}

/* Whoever cites a report should know that a new import of it would say something else. */
static void
tell_others (ReadoutWindow *window, GArray *others)
{
  g_autofree char *words = NULL;
  AdwToast *toast;

  if (others->len == 0)
    return;
  words = g_strdup_printf (
      g_dngettext (
          NULL,
          "The original of %'u report gives another text today. The text from the import is kept",
          "The originals of %'u reports give another text today. The texts from the import are kept",
          others->len),
      others->len);
  toast = adw_toast_new (words);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.show-reports");
  adw_toast_set_action_target_value (
      toast,
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, others->data, others->len, sizeof (gint64)));
  adw_toast_overlay_add_toast (window->toasts, toast);
}

static void
finished_cb (ReadoutWindow *window, const ReadoutRereadingResult *result, const char *error_words)
{
  g_autofree char *words = NULL;

  if (window->closing)
    return;
  if (error_words != NULL)
    readout_window_toast (window, error_words);
  if (result->n_read == 0 && result->n_failed == 0)
    return;
  words = describe (result);
  readout_operation_toast (GTK_WIDGET (window), words, result->n_read > 0);
  tell_others (window, result->others);
}

/* Most windows never need it. */
static void
ensure_rereader (ReadoutWindow *window)
{
  GtkWidget *bar = GTK_WIDGET (window->import_bar);

  if (window->rereader != NULL)
    return;
  window->rereader = readout_rereader_new ();
  g_signal_connect_object (window->rereader, "finished", G_CALLBACK (finished_cb), window,
                           G_CONNECT_SWAPPED);
  window->reread_bar = g_object_new (READOUT_TYPE_IMPORT_BAR, NULL);
  readout_import_bar_set_rereader (window->reread_bar, window->rereader);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (bar)),
                              GTK_WIDGET (window->reread_bar), bar);
}

static GArray *
get_ids (GVariant *parameter)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n;
  const gint64 *values = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  if (n > 0)
    g_array_append_vals (ids, values, n);
  return ids;
}

static void
read_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GArray) ids = get_ids (parameter);

  if (window->project == NULL)
    return;
  ensure_rereader (window);
  readout_rereader_read (window->rereader, window->project, ids);
}

static void
show_reports_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  g_autoptr (GArray) ids = get_ids (parameter);

  if (window->project != NULL && ids->len > 0)
    readout_window_show_reports (window, ids);
}

void
readout_window_leave_rereading (ReadoutWindow *window)
{
  if (window->rereader == NULL)
    return;
  g_signal_handlers_disconnect_by_data (window->rereader, window);
  readout_rereader_cancel (window->rereader);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (window->reread_bar))),
                  GTK_WIDGET (window->reread_bar));
  window->reread_bar = NULL;
  g_clear_object (&window->rereader);
}

void
readout_window_add_rereading (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "read-reports-again", .activate = read_again_cb, .parameter_type = "ax" },
    { .name = "show-reports", .activate = show_reports_cb, .parameter_type = "ax" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
