/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The metadata of reports that were selected in the sidebar, to be corrected for all at once.
 */
#include "readout-details-window.h"

#include <glib/gi18n.h>

#include "readout-operation.h"
#include "readout-report-changes.h"
#include "readout-report-fields.h"
#include "readout-subwindow.h"

struct _ReadoutDetailsWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  ReadoutReportFields *fields;

  ReadoutProject *project;
  GArray *ids; /* of gint64 */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ReadoutDetailsWindow, readout_details_window, ADW_TYPE_WINDOW)

static void
apply_cb (ReadoutDetailsWindow *window, guint field, const char *value)
{
  readout_report_changes_set_field (GTK_WIDGET (window), window->project, window->ids, field,
                                    value);
}

static void
confirm_cb (ReadoutDetailsWindow *window)
{
  readout_report_changes_confirm (GTK_WIDGET (window), window->project, window->ids);
}

static gpointer
list_reports (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_reports_by_id (store, data, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutDetailsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (g_cancellable_is_cancelled (window->cancellable))
    return;
  if (reports == NULL)
    readout_operation_toast (GTK_WIDGET (window), error->message, FALSE);
  else if (reports->len == 0)
    gtk_window_close (GTK_WINDOW (window)); /* they were removed */
  else
    readout_report_fields_set_reports (window->fields, reports);
}

static void
load (ReadoutDetailsWindow *window)
{
  readout_project_run_async (window->project, list_reports, g_array_ref (window->ids),
                             (GDestroyNotify)g_array_unref, (GDestroyNotify)g_ptr_array_unref,
                             window->cancellable, listed_cb, g_object_ref (window));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & READOUT_CHANGES_REPORTS) != 0)
    load (READOUT_DETAILS_WINDOW (user_data));
}

static void
readout_details_window_dispose (GObject *object)
{
  ReadoutDetailsWindow *window = READOUT_DETAILS_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->project);

  G_OBJECT_CLASS (readout_details_window_parent_class)->dispose (object);
}

static void
readout_details_window_finalize (GObject *object)
{
  ReadoutDetailsWindow *window = READOUT_DETAILS_WINDOW (object);

  g_clear_object (&window->cancellable);
  g_clear_pointer (&window->ids, g_array_unref);

  G_OBJECT_CLASS (readout_details_window_parent_class)->finalize (object);
}

static void
readout_details_window_class_init (ReadoutDetailsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_details_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_details_window_finalize;

  g_type_ensure (READOUT_TYPE_REPORT_FIELDS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-details-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutDetailsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutDetailsWindow, fields);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
}

static void
readout_details_window_init (ReadoutDetailsWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->cancellable = g_cancellable_new ();
}

void
readout_details_window_show (GtkWidget *opener, ReadoutProject *project, GArray *ids)
{
  ReadoutDetailsWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (opener));
  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (ids != NULL && ids->len > 0);

  window = g_object_new (READOUT_TYPE_DETAILS_WINDOW, NULL);
  window->project = g_object_ref (project);
  window->ids = g_array_copy (ids);
  readout_subwindow_set_up (GTK_WINDOW (window), opener, window->toasts);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), window, 0);
  load (window);
  gtk_window_present (GTK_WINDOW (window));
}
