/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-analysis.h"
#include "attribution/readout-tree.h"

G_BEGIN_DECLS

/* The rules by kind, in the order in which they run: what one has found, the next leave alone. */
void readout_rules_find_quotations (ReadoutAnalysis *analysis);
void readout_rules_find_surface (ReadoutAnalysis *analysis);
void readout_rules_find_asked (ReadoutAnalysis *analysis);
void readout_rules_find_headlines (ReadoutAnalysis *analysis);
void readout_rules_find_headline_clauses (ReadoutAnalysis *analysis);
void readout_rules_find_quoted_voices (ReadoutAnalysis *analysis);
void readout_rules_find_trailing (ReadoutAnalysis *analysis);
void readout_rules_find_adjuncts (ReadoutAnalysis *analysis);
void readout_rules_find_clauses (ReadoutAnalysis *analysis);
void readout_rules_find_citations (ReadoutAnalysis *analysis);
void readout_rules_find_participles (ReadoutAnalysis *analysis);
void readout_rules_find_things (ReadoutAnalysis *analysis);
void readout_rules_find_nouns (ReadoutAnalysis *analysis);
void readout_rules_find_adjectives (ReadoutAnalysis *analysis);
void readout_rules_find_deeds (ReadoutAnalysis *analysis);

/**
 * ReadoutCue:
 * @verb: the token that heads the cue
 * @particle: of the verb, -1 without one
 * @word: its entry in the lists
 * @subject: who speaks
 *
 * A cue that a rule looks at.
 */
typedef struct
{
  guint verb;
  gint32 particle;
  ReadoutWord word;
  ReadoutSubject subject;
} ReadoutCue;

/* Who does or says what the verb at @token tells: the subject by the tree; where that is a date or
 * has a preposition, by the order of words. */
ReadoutSubject readout_rules_find_speaker (const ReadoutAnalysis *analysis, guint token);

/* Whether the verb at @token, which may be a cue elsewhere, acts on an affair: "recalled its
 * ambassador". */
gboolean readout_rules_is_deed (const ReadoutAnalysis *analysis, guint token);

/* Fills in @cue for the verb at @token; FALSE when it is no cue, or one that a rule has already. */
gboolean readout_rules_read_cue (const ReadoutAnalysis *analysis, guint token, ReadoutCue *cue);

/* A new finding with the cue (auxiliaries, adverbs, particle, a colon that follows), its source,
 * its act and its negation; valid until the next one. */
ReadoutFinding *
readout_rules_add (ReadoutAnalysis *analysis, ReadoutRule rule, const ReadoutCue *cue);

/* A source without what stands before it by mistake: "On board the Freewinds, Paris" → "Paris".
 * @cue: where the verb group starts. */
ReadoutRange
readout_rules_cut_preceding (const ReadoutAnalysis *analysis, ReadoutRange range, guint cue);

/* The token of a noun phrase on which its others hang. */
guint readout_rules_find_head (const ReadoutAnalysis *analysis, ReadoutRange range);

/* "who asked not to be named", "spoke on condition of anonymity": about the source, not from it. */
gboolean readout_rules_is_about_anonymity (const ReadoutAnalysis *analysis, guint verb);

/* Mends the tags of verbs of speech that are no verbs to the tagger, or participles. */
void readout_rules_mend_verbs (ReadoutAnalysis *analysis);

/* Finds the verbs that go on with the subject of a cue before them, whatever the tree: fills in
 * shared_with. */
void readout_rules_find_second_verbs (ReadoutAnalysis *analysis);

/* Where within [first, end) the subject of a cue before @first goes on with another verb: "and
 * called …"; @end if it does not. */
guint readout_rules_find_second_verb (const ReadoutAnalysis *analysis, guint first, guint end);

/* Where another voice starts within [first, end): ", adding that …", ", according to …", ", while
 * …";
 * @end if there is none. */
guint readout_rules_find_other_voice (const ReadoutAnalysis *analysis, guint first, guint end);

/* Whether a clause may start at @first: it has something like a finite verb before @end. */
gboolean readout_rules_has_clause (const ReadoutAnalysis *analysis, guint first, guint end);

/* The token after "on Tuesday", "Tuesday", "in a statement", "last week", which stand between a cue
 * and what is said. */
guint readout_rules_skip_adverbials (const ReadoutAnalysis *analysis, guint token, guint end);

/* Where what is said starts when its clause, after the cue, starts at @first: "wishes he were here,
 * but that …", "said the problem is that …", "announced a plan that would …". @after: the first
 * token behind the cue. */
guint readout_rules_find_start (const ReadoutAnalysis *analysis,
                                const ReadoutCue *cue,
                                guint first,
                                guint after);

/* What is said, from what the parser takes for the head of the clause. Empty when the tree is wrong
 * and the words do not help. */
ReadoutRange
readout_rules_fit_clause (ReadoutAnalysis *analysis, const ReadoutCue *cue, guint clause);

/* "In any case, she said, it would rain": what stands before the comma is said too. */
void readout_rules_add_left_part (const ReadoutAnalysis *analysis,
                                  const ReadoutCue *cue,
                                  ReadoutFinding *finding);

/* Whether the token is ", adding" or its like: a participle after a comma, of a verb of speech. */
gboolean readout_rules_is_participle (const ReadoutAnalysis *analysis, guint token);

/* The statement of such a participle, with the speaker of the finding @leader, or its own by the
 * tree when that is -1. */
void readout_rules_find_led (ReadoutAnalysis *analysis, guint token, gint64 leader);

/* The rules for content that is no clause, for one cue. */
gboolean readout_rules_find_thing_of (ReadoutAnalysis *analysis, const ReadoutCue *cue);

/* Whether the words of @range name a newspaper, an agency, a station. */
gboolean readout_actors_is_outlet (const ReadoutAnalysis *analysis, ReadoutRange range);

/* Sets the source to the noun phrase of @subject. */
void readout_rules_set_source (ReadoutAnalysis *analysis,
                               ReadoutFinding *finding,
                               const ReadoutSubject *subject);

/* The dependent of @head that a preposition of @flags brings ("called for talks" → "talks"); -1 if
 * there is none. @preposition: its index. */
gint32 readout_rules_find_prepositional (const ReadoutAnalysis *analysis,
                                         guint head,
                                         guint64 flags,
                                         gint32 *preposition);

/* The flag of a preposition, 0 for one that no cue has. */
guint64 readout_rules_get_preposition_flag (const ReadoutAnalysis *analysis, guint token);

/* Whether the words of [first, end) name somebody who speaks: the last one is of a name, a role, a
 * body, a poll. */
gboolean readout_rules_is_voice (const ReadoutAnalysis *analysis, guint first, guint end);

/* Whether the token stands in a passage that is spoken by somebody: not a scare quote. */
gboolean readout_rules_is_spoken (const ReadoutAnalysis *analysis, guint token);

G_END_DECLS
