/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the project for what the person says about several reports.
 */
#include "readout-report-changes.h"

#include <glib/gi18n.h>

typedef struct
{
  GArray *ids; /* of gint64 */
  ReadoutReportField field;
  char *value;
} Edit;

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  g_array_unref (edit->ids);
  g_free (edit->value);
  g_free (edit);
}

static gboolean
set_field (ReadoutStore *store, gpointer data, GError **error)
{
  const Edit *edit = data;

  return readout_store_set_reports_field (store, edit->ids, edit->field, edit->value, error);
}

static gboolean
confirm (ReadoutStore *store, gpointer data, GError **error)
{
  const Edit *edit = data;

  return readout_store_confirm_reports (store, edit->ids, error);
}

static void
run (GtkWidget *widget, ReadoutProject *project, ReadoutOperationFunc function, const Edit *edit)
{
  guint n = edit->ids->len;
  g_autofree char *done =
      g_strdup_printf (g_dngettext (NULL, "%'u report changed", "%'u reports changed", n), n);
  Edit *copy = g_new (Edit, 1);

  *copy = (Edit){ g_array_copy (edit->ids), edit->field, g_strdup (edit->value) };
  readout_operation_run (widget, project, function, copy, free_edit, done);
}

void
readout_report_changes_set_field (GtkWidget *widget,
                                  ReadoutProject *project,
                                  GArray *ids,
                                  ReadoutReportField field,
                                  const char *value)
{
  const Edit edit = { ids, field, (char *)value };

  run (widget, project, set_field, &edit);
}

void
readout_report_changes_confirm (GtkWidget *widget, ReadoutProject *project, GArray *ids)
{
  const Edit edit = { .ids = ids };

  run (widget, project, confirm, &edit);
}
