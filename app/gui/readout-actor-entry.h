/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_ACTOR_ENTRY (readout_actor_entry_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutActorEntry, readout_actor_entry, READOUT, ACTOR_ENTRY, AdwBin)

/**
 * ReadoutActorEntry:
 *
 * A name of an actor; what is typed is completed from the actors of the project. Arrow keys go
 * through the proposals, Enter takes one.
 *
 * Signals: "changed"; "activate": Enter, with no proposal chosen.
 */
GtkWidget *readout_actor_entry_new (ReadoutProject *project, const char *label);

void readout_actor_entry_set (ReadoutActorEntry *entry, const char *name, ReadoutActorKind kind);

/* Without white space around it; owned by the caller. */
char *readout_actor_entry_dup_name (ReadoutActorEntry *entry);

/* Of the actor that was set or chosen; a person where the name was typed otherwise. */
ReadoutActorKind readout_actor_entry_get_kind (ReadoutActorEntry *entry);

/* Marks the name as missing. */
void readout_actor_entry_set_missing (ReadoutActorEntry *entry, gboolean missing);

/* The entry itself, for tests. Owned by @entry. */
GtkEditable *readout_actor_entry_get_editable (ReadoutActorEntry *entry);

G_END_DECLS
