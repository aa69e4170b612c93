/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the project for what the person says about an actor.
 */
#include "readout-actor-changes.h"

#include <glib/gi18n.h>

#include "readout-record-change.h"

static gboolean
rename_actor (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_rename_actor (store, change->id, change->words, error);
}

static gboolean
set_kind (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_set_actor_kind (store, change->id, (ReadoutActorKind)change->value, error);
}

static gboolean
set_affiliation (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_set_actor_affiliation (store, change->id, change->words, error);
}

static gboolean
add_alias (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_add_actor_alias (store, change->id, change->words, error);
}

static gboolean
remove_alias (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_remove_actor_alias (store, change->id, change->words, error);
}

static gboolean
split (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_split_actor (store, change->id, change->words, error) != 0;
}

static gboolean
merge (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_merge_actors (store, change->id, change->other, error);
}

static gboolean
keep_apart (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_keep_actors_apart (store, change->id, change->other, error);
}

void
readout_actor_changes_rename (GtkWidget *widget,
                              ReadoutProject *project,
                              gint64 id,
                              const char *name)
{
  const ReadoutRecordChange change = { .id = id, .words = name };

  readout_record_change_run (widget, project, &change, rename_actor, _ ("Actor renamed"));
}

void
readout_actor_changes_set_kind (GtkWidget *widget,
                                ReadoutProject *project,
                                gint64 id,
                                ReadoutActorKind kind)
{
  const ReadoutRecordChange change = { .id = id, .value = (int)kind };

  readout_record_change_run (widget, project, &change, set_kind, _ ("Kind changed"));
}

void
readout_actor_changes_set_affiliation (GtkWidget *widget,
                                       ReadoutProject *project,
                                       gint64 id,
                                       const char *affiliation)
{
  const ReadoutRecordChange change = { .id = id, .words = affiliation };

  readout_record_change_run (widget, project, &change, set_affiliation, _ ("Affiliation changed"));
}

void
readout_actor_changes_add_alias (GtkWidget *widget,
                                 ReadoutProject *project,
                                 gint64 id,
                                 const char *alias)
{
  const ReadoutRecordChange change = { .id = id, .words = alias };

  readout_record_change_run (widget, project, &change, add_alias, _ ("Name added"));
}

void
readout_actor_changes_remove_alias (GtkWidget *widget,
                                    ReadoutProject *project,
                                    gint64 id,
                                    const char *alias)
{
  const ReadoutRecordChange change = { .id = id, .words = alias };

  readout_record_change_run (widget, project, &change, remove_alias, _ ("Name removed"));
}

void
readout_actor_changes_split (GtkWidget *widget,
                             ReadoutProject *project,
                             gint64 id,
                             const char *name)
{
  const ReadoutRecordChange change = { .id = id, .words = name };

  readout_record_change_run (widget, project, &change, split, _ ("Split off"));
}

void
readout_actor_changes_merge (GtkWidget *widget, ReadoutProject *project, gint64 from, gint64 into)
{
  const ReadoutRecordChange change = { .id = from, .other = into };

  readout_record_change_run (widget, project, &change, merge, _ ("Actors merged"));
}

void
readout_actor_changes_keep_apart (GtkWidget *widget,
                                  ReadoutProject *project,
                                  gint64 id,
                                  gint64 other)
{
  const ReadoutRecordChange change = { .id = id, .other = other };

  readout_record_change_run (widget, project, &change, keep_apart, _ ("Kept apart"));
}
