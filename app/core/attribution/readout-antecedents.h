/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actor-names.h"

G_BEGIN_DECLS

/* Whether an actor can be meant, and how well: 0 for not at all. Salience is multiplied by nothing,
 * but the number less 100 is added to it. */
typedef gint (*ReadoutActorFits) (const ReadoutActor *actor, gconstpointer data);

/* Remembers @actor as named by [first, end), better where it is the subject than where it stands
 * aside. Only so many actors are remembered. */
void readout_antecedents_touch (ReadoutAnalysis *analysis,
                                ReadoutActor *actor,
                                guint32 first,
                                guint32 end);

/* Remembers @actor as the speaker of a statement at @token; @aside: of one inside another. */
void readout_antecedents_touch_speaker (ReadoutAnalysis *analysis,
                                        ReadoutActor *actor,
                                        guint32 token,
                                        gboolean aside);

/* Of those remembered that fit and were first named before the token @before: the one remembered
 * best. @except: (nullable): who is not meant. %NULL when there is none. */
ReadoutActor *readout_antecedents_find_best (ReadoutAnalysis *analysis,
                                             guint32 before,
                                             ReadoutActorFits fits,
                                             gconstpointer data,
                                             const ReadoutActor *except);

/* Whom the pronoun at @token means, which is the source of @finding (nullable); %NULL where that is
 * not known. */
ReadoutActor *readout_antecedents_find_pronoun (ReadoutAnalysis *analysis,
                                                guint token,
                                                const ReadoutFinding *finding);

/* "Norland said it would wait": a pronoun that begins what somebody says is that somebody, where it
 * can be. %NULL where it is not. */
ReadoutActor *readout_antecedents_find_outer (const ReadoutAnalysis *analysis,
                                              const ReadoutFinding *finding);

G_END_DECLS
