/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

/* A side below this confidence is one that the person should look at. */
#define READOUT_CONFIDENCE_SURE 0.7

/* So many decisions that agree teach; fewer could be about one statement only. */
#define READOUT_LESSON_DECISIONS 2

/**
 * ReadoutLessons:
 *
 * What the person's decisions about the statements of one topic teach about those that are not
 * decided. Two lessons, both simple enough to be told in a sentence:
 *
 * - Words: where the analysis took a side because of certain words, and the person took another
 *   position there at least READOUT_LESSON_DECISIONS times and never the side of the analysis, the
 *   same words lead to the person's position in this topic.
 * - Actor: where the person put an actor on one side at least READOUT_LESSON_DECISIONS times and
 *   never on the other, a statement of this actor that the analysis was unsure about goes to that
 *   side when its words point there, or to no clear position when they point to the other side.
 *
 * A decision is never changed, and a sure finding only by a lesson about its own words.
 */
typedef struct _ReadoutLessons ReadoutLessons;

ReadoutLessons *readout_lessons_new (void);
void readout_lessons_free (ReadoutLessons *lessons);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutLessons, readout_lessons_free)

/**
 * readout_lessons_add:
 * @actor_id: who made the statement
 * @found: what the analysis had found
 * @words: (nullable): the deciding words of the analysis
 * @decided: what the person decided
 */
void readout_lessons_add (ReadoutLessons *lessons,
                          gint64 actor_id,
                          ReadoutPosition found,
                          const char *words,
                          ReadoutPosition decided);

/**
 * readout_lessons_apply:
 * @lesson: (out) (optional): why the position is another one, translated, owned by the caller;
 *   %NULL when no lesson applies
 *
 * Returns: the position of a statement that the person has not decided: @found, or what a lesson
 *   makes of it
 */
ReadoutPosition readout_lessons_apply (const ReadoutLessons *lessons,
                                       gint64 actor_id,
                                       ReadoutPosition found,
                                       double confidence,
                                       const char *words,
                                       char **lesson);

/* What is taught, one lesson a line, in an order of its own: two that say the same are equal.
 * Owned by the caller; empty when nothing is taught. */
char *readout_lessons_to_string (const ReadoutLessons *lessons);

/* Whether the person should look at a statement that is not decided: a side that is not sure, words
 * for or against that did not suffice, or a lesson at work. */
gboolean readout_lessons_need_review (ReadoutPosition position,
                                      double confidence,
                                      const char *words,
                                      const char *lesson);

G_END_DECLS
