/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-stance-rules.h"
#include "store/readout-project.h"

G_BEGIN_DECLS

/**
 * Statements that the person adds or cuts otherwise, judged towards the topics of the project as
 * those of an import are: with the whole report, in the calling thread, so that the project's
 * thread is free meanwhile. Blocking; not from the project's thread nor the main loop of a window.
 * Each is one action.
 */

/* Adds @statement, which has report_id, content and at least one voice; it gets its ids and
 * stances. @rules: (nullable): %NULL leaves stances out. Returns its id, 0 on error. */
gint64 readout_by_hand_add (ReadoutProject *project,
                            ReadoutStanceRules *rules,
                            ReadoutStatement *statement,
                            GCancellable *cancellable,
                            GError **error);

/**
 * ReadoutByHandChange:
 *
 * What is to be changed of a statement; %NULL leaves it as it is.
 */
typedef struct
{
  gint64 id;
  GArray *content; /* of ReadoutSpan; not empty */
  GArray *cue;
  GArray *source;
  GPtrArray *voices; /* of ReadoutVoice, as for readout_store_set_voices() */
  gboolean set_quotation;
  ReadoutQuotation quotation;
} ReadoutByHandChange;

/* Changes a statement, and the positions that no person decided, where they follow. */
gboolean readout_by_hand_change (ReadoutProject *project,
                                 ReadoutStanceRules *rules,
                                 const ReadoutByHandChange *change,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
