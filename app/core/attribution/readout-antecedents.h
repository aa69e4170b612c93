/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actor-names.h"

G_BEGIN_DECLS

/* Whether an actor can be meant. */
typedef gboolean (*ReadoutActorFits) (const ReadoutActor *actor, gpointer data);

/* Remembers @actor as named at @token. Only so many are remembered. */
void readout_antecedents_touch (ReadoutAnalysis *analysis, ReadoutActor *actor, guint32 token);

/* Of those remembered that fit and were first named before the token @before: the latest, where
 * having spoken counts as having been named a little later. %NULL when there is none. */
ReadoutActor *readout_antecedents_find_latest (ReadoutAnalysis *analysis,
                                               guint32 before,
                                               ReadoutActorFits fits,
                                               gpointer data);

/* Whom the pronoun at @token means; %NULL where that is not known. */
ReadoutActor *readout_antecedents_find_pronoun (ReadoutAnalysis *analysis, guint token);

/* "Norland said it would wait": a pronoun that begins what somebody says is that somebody, where it
 * can be. %NULL where it is not. */
ReadoutActor *readout_antecedents_find_outer (const ReadoutAnalysis *analysis,
                                              const ReadoutFinding *finding);

G_END_DECLS
