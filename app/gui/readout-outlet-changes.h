/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-operation.h"

G_BEGIN_DECLS

/**
 * What the person says about an outlet, as operations: how they went is told in a toast of
 * @widget's window, with Undo.
 */

void readout_outlet_changes_rename (GtkWidget *widget,
                                    ReadoutProject *project,
                                    gint64 id,
                                    const char *name);
/* @reliability: 'A' to 'F', '\0' for none */
void readout_outlet_changes_grade (GtkWidget *widget,
                                   ReadoutProject *project,
                                   gint64 id,
                                   char reliability);
void readout_outlet_changes_add_alias (GtkWidget *widget,
                                       ReadoutProject *project,
                                       gint64 id,
                                       const char *alias);
void readout_outlet_changes_remove_alias (GtkWidget *widget,
                                          ReadoutProject *project,
                                          gint64 id,
                                          const char *alias);
void readout_outlet_changes_split (GtkWidget *widget,
                                   ReadoutProject *project,
                                   gint64 id,
                                   const char *name);
/* @name: (nullable): that the outlet goes by then, if not its own */
void readout_outlet_changes_merge (
    GtkWidget *widget, ReadoutProject *project, gint64 from, gint64 into, const char *name);

G_END_DECLS
