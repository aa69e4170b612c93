/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change of one record, as an operation.
 */
#include "readout-record-change.h"

static void
free_change (gpointer data)
{
  ReadoutRecordChange *change = data;

  g_free ((char *)change->words);
  g_free (change);
}

void
readout_record_change_run (GtkWidget *widget,
                           ReadoutProject *project,
                           const ReadoutRecordChange *change,
                           ReadoutOperationFunc function,
                           const char *done)
{
  ReadoutRecordChange *copy = g_memdup2 (change, sizeof *change);

  copy->words = g_strdup (change->words);
  readout_operation_run (widget, project, function, copy, free_change, done);
}
