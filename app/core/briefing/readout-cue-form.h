/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * The forms that a reporting word takes when a sentence is built anew. English: regular formation
 * and a table of irregular ones.
 */

/* The past of a verb from its base ("deny" → "denied") or its -ing form ("denying" → "denied").
 * Anything that is neither comes back as it is. Lower case. Owned by the caller. */
char *readout_cue_form_dup_past (const char *word);

/* Whether @word is a form of a verb that can follow a subject: "says", "denied", "refuse". */
gboolean readout_cue_form_is_finite (const char *word);

/* Whether @word is any form of a verb, or an auxiliary. */
gboolean readout_cue_form_is_verb (const char *word);

/* What a form tells about its subject. */
typedef enum
{
  READOUT_CUE_NUMBER_ANY,
  READOUT_CUE_NUMBER_ONE,     /* "says", "has", "is", "was" */
  READOUT_CUE_NUMBER_SEVERAL, /* "say", "have", "are", "were" */
} ReadoutCueNumber;

ReadoutCueNumber readout_cue_form_get_number (const char *word);

/* Whether @word is an -ing form of a verb. */
gboolean readout_cue_form_is_participle (const char *word);

/* The verb that says the same as a noun ("announcement" → "announced"), or %NULL. */
const char *readout_cue_form_get_verb (const char *noun);

/* Whether @verb, in a finite form, takes a clause with "that" and a quotation after a colon. */
gboolean readout_cue_form_takes_that (const char *verb);

/* Whether @word can only be a noun: "refusal", "announcement". */
gboolean readout_cue_form_is_noun (const char *word);

/* Whether @word is an auxiliary, a negation or an adverb that can stand between subject and verb.
 */
gboolean readout_cue_form_is_auxiliary (const char *word);

/* Whether @cue brings its source behind it as a phrase: "according to", "in the words of". */
gboolean readout_cue_form_is_according_to (const char *cue);

G_END_DECLS
