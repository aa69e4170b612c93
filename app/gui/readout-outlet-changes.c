/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the project for what the person says about an outlet.
 */
#include "readout-outlet-changes.h"

#include <glib/gi18n.h>

#include "readout-grade-words.h"

typedef struct
{
  gint64 id;
  gint64 other;
  char reliability;
  char *words;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->words);
  g_free (change);
}

static void
run (GtkWidget *widget,
     ReadoutProject *project,
     const Change *change,
     ReadoutOperationFunc function,
     const char *done)
{
  Change *copy = g_memdup2 (change, sizeof *change);

  copy->words = g_strdup (change->words);
  readout_operation_run (widget, project, function, copy, free_change, done);
}

static gboolean
rename_outlet (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_rename_outlet (store, change->id, change->words, error);
}

static gboolean
grade (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_grade_outlet (store, change->id, change->reliability, error);
}

static gboolean
add_alias (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_add_outlet_alias (store, change->id, change->words, error);
}

static gboolean
remove_alias (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_remove_outlet_alias (store, change->id, change->words, error);
}

static gboolean
split (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_split_outlet (store, change->id, change->words, error) != 0;
}

static gboolean
merge (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

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
  const Change change = { .id = id, .words = (char *)name };

  run (widget, project, &change, rename_outlet, _ ("Outlet renamed"));
}

void
readout_outlet_changes_grade (GtkWidget *widget,
                              ReadoutProject *project,
                              gint64 id,
                              char reliability)
{
  const Change change = { .id = id, .reliability = reliability };
  g_autofree char *done =
      /* Translators: %s is a grade: "Usually reliable" */
      g_strdup_printf (_ ("Reliability: %s"), readout_grade_words_get_reliability (reliability));

  run (widget, project, &change, grade, done);
}

void
readout_outlet_changes_add_alias (GtkWidget *widget,
                                  ReadoutProject *project,
                                  gint64 id,
                                  const char *alias)
{
  const Change change = { .id = id, .words = (char *)alias };

  run (widget, project, &change, add_alias, _ ("Name added"));
}

void
readout_outlet_changes_remove_alias (GtkWidget *widget,
                                     ReadoutProject *project,
                                     gint64 id,
                                     const char *alias)
{
  const Change change = { .id = id, .words = (char *)alias };

  run (widget, project, &change, remove_alias, _ ("Name removed"));
}

void
readout_outlet_changes_split (GtkWidget *widget,
                              ReadoutProject *project,
                              gint64 id,
                              const char *name)
{
  const Change change = { .id = id, .words = (char *)name };

  run (widget, project, &change, split, _ ("Split off"));
}

void
readout_outlet_changes_merge (
    GtkWidget *widget, ReadoutProject *project, gint64 from, gint64 into, const char *name)
{
  const Change change = { .id = from, .other = into, .words = (char *)name };

  run (widget, project, &change, merge, _ ("Outlets merged"));
}
