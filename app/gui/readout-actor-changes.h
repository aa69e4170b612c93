/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-operation.h"

G_BEGIN_DECLS

/**
 * What the person says about an actor, as operations: how they went is told in a toast of @widget's
 * window, with Undo.
 */

void readout_actor_changes_rename (GtkWidget *widget,
                                   ReadoutProject *project,
                                   gint64 id,
                                   const char *name);
void readout_actor_changes_set_kind (GtkWidget *widget,
                                     ReadoutProject *project,
                                     gint64 id,
                                     ReadoutActorKind kind);
/* @affiliation: "" for none */
void readout_actor_changes_set_affiliation (GtkWidget *widget,
                                            ReadoutProject *project,
                                            gint64 id,
                                            const char *affiliation);
void readout_actor_changes_add_alias (GtkWidget *widget,
                                      ReadoutProject *project,
                                      gint64 id,
                                      const char *alias);
void readout_actor_changes_remove_alias (GtkWidget *widget,
                                         ReadoutProject *project,
                                         gint64 id,
                                         const char *alias);
void readout_actor_changes_split (GtkWidget *widget,
                                  ReadoutProject *project,
                                  gint64 id,
                                  const char *name);
void
readout_actor_changes_merge (GtkWidget *widget, ReadoutProject *project, gint64 from, gint64 into);
void readout_actor_changes_keep_apart (GtkWidget *widget,
                                       ReadoutProject *project,
                                       gint64 id,
                                       gint64 other);

G_END_DECLS
