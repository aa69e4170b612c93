/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the project for what the person says about an actor.
 */
#include "readout-actor-changes.h"

#include <glib/gi18n.h>

typedef struct
{
  gint64 id;
  gint64 other;
  ReadoutActorKind kind;
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
rename_actor (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_rename_actor (store, change->id, change->words, error);
}

static gboolean
set_kind (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_set_actor_kind (store, change->id, change->kind, error);
}

static gboolean
set_affiliation (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_set_actor_affiliation (store, change->id, change->words, error);
}

static gboolean
add_alias (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_add_actor_alias (store, change->id, change->words, error);
}

static gboolean
remove_alias (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_remove_actor_alias (store, change->id, change->words, error);
}

static gboolean
split (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_split_actor (store, change->id, change->words, error) != 0;
}

static gboolean
merge (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_merge_actors (store, change->id, change->other, error);
}

static gboolean
keep_apart (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_keep_actors_apart (store, change->id, change->other, error);
}

void
readout_actor_changes_rename (GtkWidget *widget,
                              ReadoutProject *project,
                              gint64 id,
                              const char *name)
{
  const Change change = { .id = id, .words = (char *)name };

  run (widget, project, &change, rename_actor, _ ("Actor renamed"));
}

void
readout_actor_changes_set_kind (GtkWidget *widget,
                                ReadoutProject *project,
                                gint64 id,
                                ReadoutActorKind kind)
{
  const Change change = { .id = id, .kind = kind };

  run (widget, project, &change, set_kind, _ ("Kind changed"));
}

void
readout_actor_changes_set_affiliation (GtkWidget *widget,
                                       ReadoutProject *project,
                                       gint64 id,
                                       const char *affiliation)
{
  const Change change = { .id = id, .words = (char *)affiliation };

  run (widget, project, &change, set_affiliation, _ ("Affiliation changed"));
}

void
readout_actor_changes_add_alias (GtkWidget *widget,
                                 ReadoutProject *project,
                                 gint64 id,
                                 const char *alias)
{
  const Change change = { .id = id, .words = (char *)alias };

  run (widget, project, &change, add_alias, _ ("Name added"));
}

void
readout_actor_changes_remove_alias (GtkWidget *widget,
                                    ReadoutProject *project,
                                    gint64 id,
                                    const char *alias)
{
  const Change change = { .id = id, .words = (char *)alias };

  run (widget, project, &change, remove_alias, _ ("Name removed"));
}

void
readout_actor_changes_split (GtkWidget *widget,
                             ReadoutProject *project,
                             gint64 id,
                             const char *name)
{
  const Change change = { .id = id, .words = (char *)name };

  run (widget, project, &change, split, _ ("Split off"));
}

void
readout_actor_changes_merge (GtkWidget *widget, ReadoutProject *project, gint64 from, gint64 into)
{
  const Change change = { .id = from, .other = into };

  run (widget, project, &change, merge, _ ("Actors merged"));
}

void
readout_actor_changes_keep_apart (GtkWidget *widget,
                                  ReadoutProject *project,
                                  gint64 id,
                                  gint64 other)
{
  const Change change = { .id = id, .other = other };

  run (widget, project, &change, keep_apart, _ ("Kept apart"));
}
