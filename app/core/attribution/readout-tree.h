/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-analysis.h"

G_BEGIN_DECLS

/* What the rules ask of the dependency trees. */

/**
 * ReadoutSubject:
 * @head: the head of the noun phrase that acts, -1 when nobody is named
 * @antecedent: what @head stands for where it is a relative pronoun, else @head
 * @agentless: a passive without "by"
 * @own: whether it belongs to the verb itself, not to one that governs it
 * @range: the noun phrase where it is not that of the tree, else empty
 */
typedef struct
{
  gint32 head;
  gint32 antecedent;
  gboolean agentless;
  gboolean own;
  ReadoutRange range;
} ReadoutSubject;

/* The relation of a token without its subtype. */
ReadoutRelation readout_tree_get_relation (const ReadoutAnalysis *analysis, guint token);

/* The first child with the relation, subtypes aside; -1 if there is none. */
gint32
readout_tree_find_child (const ReadoutAnalysis *analysis, guint token, ReadoutRelation relation);

/* The first child of @token with the lower-case form @word and @relation; -1 if there is none. */
gint32 readout_tree_find_word (const ReadoutAnalysis *analysis,
                               guint token,
                               ReadoutRelation relation,
                               const char *word);

/* The preposition of a noun phrase, -1 if it has none. */
gint32 readout_tree_find_case (const ReadoutAnalysis *analysis, guint token);

gboolean readout_tree_is_passive (const ReadoutAnalysis *analysis, guint verb);

/* Whether the verb has "to" before it. */
gboolean readout_tree_is_infinitive (const ReadoutAnalysis *analysis, guint verb);

/* Who does what @verb says. */
ReadoutSubject readout_tree_find_subject (const ReadoutAnalysis *analysis, guint verb);

/* The noun phrase of a source: with its apposition and the comma that closes it, without relative
 * clauses and prepositions. */
ReadoutRange readout_tree_get_phrase (const ReadoutAnalysis *analysis, guint head);

/* The subtree of @head without the punctuation at its ends. */
ReadoutRange readout_tree_get_subtree (const ReadoutAnalysis *analysis, guint head);

/* The subtree of @head without that of @without, in up to two parts, each trimmed. */
void readout_tree_add_without (const ReadoutAnalysis *analysis,
                               guint head,
                               guint without,
                               ReadoutRanges *ranges);

/* [first, end) stretched over what closes with it: the rest of a passage in quotation marks that it
 * began, and its closing mark. */
ReadoutRange readout_tree_close_marks (const ReadoutAnalysis *analysis, ReadoutRange range);

/* What the relative pronoun of the clause of @verb stands for: "the camp, which critics say …" →
 * "the camp". FALSE when the clause is not relative. */
gboolean
readout_tree_find_antecedent (const ReadoutAnalysis *analysis, guint verb, ReadoutRange *range);

/* Whether @ancestor is @token or stands above it. */
gboolean readout_tree_is_under (const ReadoutAnalysis *analysis, guint token, guint ancestor);

/* [first, end) without the punctuation of the sentence at its ends; quotation marks stay. */
ReadoutRange readout_tree_trim (const ReadoutAnalysis *analysis, guint first, guint end);

G_END_DECLS
