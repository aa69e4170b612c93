/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-direction.h"
#include "stance/readout-proposition.h"

G_BEGIN_DECLS

/* Below this probability a side between two is not taken. */
#define READOUT_PAIR_PROBABILITY_MIN 0.46

#define READOUT_TYPE_STANCE_RULES (readout_stance_rules_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutStanceRules, readout_stance_rules, READOUT, STANCE_RULES, GObject)

/**
 * ReadoutStanceRules:
 *
 * Decides whether a statement is about a topic and which side it takes there: through the trees of
 * both, from the words that are for or against a part of the topic, from what the statement asserts
 * or denies, from who its actor is in the topic, and from the actor's side elsewhere in the report.
 * Shared between threads. Silent when unsure: READOUT_POSITION_NONE.
 */

/**
 * readout_stance_rules_new:
 * @data_dir: (nullable): the folder that holds language/; %NULL looks where the engine looks
 *
 * Errors: G_IO_ERROR_NOT_FOUND, G_IO_ERROR_INVALID_DATA, with the file's name in words.
 */
ReadoutStanceRules *readout_stance_rules_new (const char *data_dir, GError **error);

/* Sets the stances of the statements of one report towards each topic: those that are about it, or
 * take a side. What a person has decided stays. @statements are all of the report, in its order:
 * who speaks, and for which side, is told by the others as well. O(words of the paragraphs of the
 * statements + statements × topics). */
void readout_stance_rules_apply (ReadoutStanceRules *rules,
                                 ReadoutReport *report,
                                 GPtrArray *statements,
                                 GPtrArray *topics);

/**
 * readout_stance_rules_judge_pair:
 * @text: one or a few sentences
 * @source: bytes of @text that name who acts or speaks
 * @target: bytes of @text that name whom or what it is about
 * @reason: (out) (optional): in words for the person, quoting the deciding words; owned by the
 *   caller
 *
 * What the source is reported to do to, say or think of the target. The sign is that of the
 * likelier side; readout_prior_get_probability() tells how probable it is. Linear in the text.
 */
ReadoutDirection readout_stance_rules_judge_pair (ReadoutStanceRules *rules,
                                                  ReadoutText *text,
                                                  ReadoutSpan source,
                                                  ReadoutSpan target,
                                                  char **reason);

G_END_DECLS
