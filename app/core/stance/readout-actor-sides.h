/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

/**
 * ReadoutActorSides:
 *
 * The sides of the actors of one report towards one topic. Who clearly takes one side in a report,
 * and never the other, speaks for it where the words alone say little: people seldom change sides
 * within a text (compare Thomas, Pang, Lee, "Get out the vote", EMNLP 2006, for speeches of one
 * debate). So does who leans to one side only, time after time. For one thread.
 */
typedef struct _ReadoutActorSides ReadoutActorSides;

/* Unsure: what the person should look at. */
#define READOUT_ACTOR_SIDE_CONFIDENCE 0.5

ReadoutActorSides *readout_actor_sides_new (gint64 topic_id);
void readout_actor_sides_free (ReadoutActorSides *sides);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutActorSides, readout_actor_sides_free)

/**
 * readout_actor_sides_lean:
 * @actor: (nullable): of a statement
 * @place: byte of the report where the word stands; one that two statements share counts once
 * @sign: 1 for the topic, -1 against it
 * @weight: how surely, 0 to 1: too little for the statement to take a side by it
 * @reason: in words for the person
 * @words: (nullable): that decide
 *
 * Remembers what an actor's statement has for or against the topic.
 */
void readout_actor_sides_lean (ReadoutActorSides *sides,
                               ReadoutVoice *actor,
                               guint32 place,
                               int sign,
                               double weight,
                               const char *reason,
                               const char *words);

/* Gives the statements of who has a side, and say nothing themselves, that side with
 * READOUT_ACTOR_SIDE_CONFIDENCE and a reason that quotes where it shows. @statements: of one report
 * that is about the topic, with their stances. @spokespeople: of readout_spokespeople_find(): who
 * shows no side of their own has that of whom they speak for. What a person has decided counts and
 * stays. Linear. */
void readout_actor_sides_apply (ReadoutActorSides *sides,
                                GPtrArray *statements,
                                GHashTable *spokespeople);

G_END_DECLS
