/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * What the person does to topics: each asks what it needs to know and changes the project; what
 * cannot be is told in a toast of the widget's window. The statements are judged by whoever watches
 * the project, see #ReadoutJudging.
 */

/* Adds a topic in the person's words. */
void readout_topic_dialogs_add (GtkWidget *widget, ReadoutProject *project);

/* Gives a topic other words; @proposition are those that it has. */
void readout_topic_dialogs_rename (GtkWidget *widget,
                                   ReadoutProject *project,
                                   gint64 topic_id,
                                   const char *proposition);

/* Makes a topic a part of another one that the person chooses. */
void readout_topic_dialogs_merge (GtkWidget *widget,
                                  ReadoutProject *project,
                                  gint64 topic_id,
                                  const char *proposition);

G_END_DECLS
