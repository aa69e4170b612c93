/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-operation.h"

G_BEGIN_DECLS

/**
 * ReadoutRecordChange:
 * @id: of the record
 * @other: (optional): of another one
 * @value: (optional): a kind, a grade
 * @words: (nullable)
 *
 * What the person says about one record of the project.
 */
typedef struct
{
  gint64 id;
  gint64 other;
  int value;
  const char *words;
} ReadoutRecordChange;

/* Runs @function with a copy of @change as its data; @done as readout_operation_run() has it. */
void readout_record_change_run (GtkWidget *widget,
                                ReadoutProject *project,
                                const ReadoutRecordChange *change,
                                ReadoutOperationFunc function,
                                const char *done);

G_END_DECLS
