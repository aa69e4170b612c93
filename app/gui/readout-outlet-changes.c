/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the project for what the person says about an outlet.
 */
#include "readout-outlet-changes.h"

#include <glib/gi18n.h>

#include "readout-grade-words.h"
#include "readout-record-change.h"

static gboolean
rename_outlet (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_rename_outlet (store, change->id, change->words, error);
}

static gboolean
grade (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_grade_outlet (store, change->id, (char)change->value, error);
}

static gboolean
add_alias (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_add_outlet_alias (store, change->id, change->words, error);
}

static gboolean
remove_alias (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_remove_outlet_alias (store, change->id, change->words, error);
}

static gboolean
split (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_split_outlet (store, change->id, change->words, error) != 0;
}

static gboolean
merge (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  if (!readout_store_begin (store, N_ ("Merge Outlets"), error))
    return FALSE;
  if (readout_store_merge_outlets (store, change->id, change->other, error) &&
      (change->words == NULL ||
       readout_store_rename_outlet (store, change->other, change->words, error)))
    return readout_store_commit (store, error);
  readout_store_rollback (store);
  return FALSE;
}

void
readout_outlet_changes_rename (GtkWidget *widget,
                               ReadoutProject *project,
                               gint64 id,
                               const char *name)
{
  const ReadoutRecordChange change = { .id = id, .words = name };

  readout_record_change_run (widget, project, &change, rename_outlet, _ ("Outlet renamed"));
}

void
readout_outlet_changes_grade (GtkWidget *widget,
                              ReadoutProject *project,
                              gint64 id,
                              char reliability)
{
  const ReadoutRecordChange change = { .id = id, .value = reliability };
  g_autofree char *done =
      /* Translators: %s is a grade: "Usually reliable" */
      g_strdup_printf (_ ("Reliability: %s"), readout_grade_words_get_reliability (reliability));

  readout_record_change_run (widget, project, &change, grade, done);
}

void
readout_outlet_changes_add_alias (GtkWidget *widget,
                                  ReadoutProject *project,
                                  gint64 id,
                                  const char *alias)
{
  const ReadoutRecordChange change = { .id = id, .words = alias };

  readout_record_change_run (widget, project, &change, add_alias, _ ("Name added"));
}

void
readout_outlet_changes_remove_alias (GtkWidget *widget,
                                     ReadoutProject *project,
                                     gint64 id,
                                     const char *alias)
{
  const ReadoutRecordChange change = { .id = id, .words = alias };

  readout_record_change_run (widget, project, &change, remove_alias, _ ("Name removed"));
}

void
readout_outlet_changes_split (GtkWidget *widget,
                              ReadoutProject *project,
                              gint64 id,
                              const char *name)
{
  const ReadoutRecordChange change = { .id = id, .words = name };

  readout_record_change_run (widget, project, &change, split, _ ("Split off"));
}

void
readout_outlet_changes_merge (
    GtkWidget *widget, ReadoutProject *project, gint64 from, gint64 into, const char *name)
{
  const ReadoutRecordChange change = { .id = from, .other = into, .words = name };

  readout_record_change_run (widget, project, &change, merge, _ ("Outlets merged"));
}
