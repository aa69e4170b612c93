/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-intake.h"

G_BEGIN_DECLS

/**
 * The topics of an intake: those that the project has, or those suggested from what was taken in.
 * Internal to the intake.
 */

/* (element-type ReadoutProposition): the topics of the project, owned by the caller. */
GPtrArray *
readout_intake_list_topics (ReadoutProject *project, GCancellable *cancellable, GError **error);

/* Notes which topics of the project have other words than in @topics, or are not among them: to be
 * judged again. */
void readout_intake_check_topics (ReadoutProject *project, GPtrArray *topics);

/**
 * ReadoutIntakeSample:
 *
 * The reports that topics are suggested from: the first ones of an intake, so many that they show
 * what it is about, so few that they fit into memory.
 */
typedef struct _ReadoutIntakeSample ReadoutIntakeSample;

ReadoutIntakeSample *readout_intake_sample_new (void);
void readout_intake_sample_free (ReadoutIntakeSample *sample);

/* Keeps the report, unless there are enough. @statements may be %NULL. */
void readout_intake_sample_add (ReadoutIntakeSample *sample,
                                ReadoutReport *report,
                                GPtrArray *statements);

/* Adds the suggested topics with the stances of all statements to the project, as a part of
 * @action of the undo log. */
gboolean readout_intake_sample_suggest (ReadoutIntakeSample *sample,
                                        ReadoutProject *project,
                                        ReadoutStanceRules *rules,
                                        gint64 action,
                                        const char *name,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
