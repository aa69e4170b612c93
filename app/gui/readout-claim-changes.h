/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-operation.h"

G_BEGIN_DECLS

/**
 * What the person says about statements and what they have to do with others, as operations: how
 * they went is told in a toast of @widget's window, with Undo.
 */

/* @ids: a GArray of gint64, two or more; copied */
void readout_claim_changes_link (GtkWidget *widget, ReadoutProject *project, GArray *ids);
void readout_claim_changes_cut (GtkWidget *widget, ReadoutProject *project, gint64 statement_id);
void readout_claim_changes_set_contradiction (GtkWidget *widget,
                                              ReadoutProject *project,
                                              gint64 statement_id,
                                              gint64 other_id,
                                              gboolean contradict);
/* @credibility: 1 to 6, 0 for none. @ids: as above, one or more */
void readout_claim_changes_grade (GtkWidget *widget,
                                  ReadoutProject *project,
                                  GArray *ids,
                                  guint credibility);

G_END_DECLS
