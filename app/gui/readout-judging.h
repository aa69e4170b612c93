/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_JUDGING (readout_judging_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutJudging, readout_judging, READOUT, JUDGING, GObject)

/**
 * ReadoutJudging:
 *
 * Keeps the positions of a project's statements up to date: whenever topics have other words than
 * those that the statements were judged with – one was added, renamed, merged, or that was undone –
 * judges all statements again in a thread. A change in between cancels that and starts anew.
 *
 * Properties: "fraction", how much is done, 0 to 1; negative while there is nothing to do.
 *
 * Signals: "judged" (GPtrArray of ReadoutTopic): the topics that were judged; "failed" (string):
 * why that could not be done, in words.
 */
ReadoutJudging *readout_judging_new (ReadoutProject *project);

/* Lets go of the project. */
void readout_judging_stop (ReadoutJudging *judging);

double readout_judging_get_fraction (ReadoutJudging *judging);

G_END_DECLS
