/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-analysis.h"

G_BEGIN_DECLS

/* Phrases by the order of words alone: for reports whose trees cannot be trusted, and for what the
 * surface shows better than a tree does. */

/* The entry of the token as a verb of the lists, with a particle behind it if there is one
 * (@particle is then its index, else -1). FALSE for other words. */
gboolean readout_phrases_find_verb (const ReadoutAnalysis *analysis,
                                    guint token,
                                    ReadoutWord *word,
                                    gint32 *particle);

/* The same for a verb of @list. */
gboolean readout_phrases_find_word (const ReadoutAnalysis *analysis,
                                    ReadoutList list,
                                    guint token,
                                    ReadoutWord *word,
                                    gint32 *particle);

/* Whether the token can be the finite verb of a clause: not a participle after an auxiliary that is
 * missing, not a noun after a determiner. */
gboolean readout_phrases_is_finite (const ReadoutAnalysis *analysis, guint token);

/* The first token of the verb group that ends in @verb: auxiliaries, negation, adverbs. */
guint readout_phrases_get_group_start (const ReadoutAnalysis *analysis, guint verb);

/* The cue of a verb: its group – auxiliaries, negation, adverbs –, the verb and its particle.
 * Returns whether it is negated. */
gboolean readout_phrases_add_cue (const ReadoutAnalysis *analysis,
                                  guint verb,
                                  gint32 particle,
                                  ReadoutRanges *cue);

/* The noun phrase that ends before @end and does not start before @from, with its apposition;
 * @head: its head. FALSE when there is none. */
gboolean readout_phrases_find_before (
    const ReadoutAnalysis *analysis, guint from, guint end, ReadoutRange *phrase, guint32 *head);

/* The noun phrase that starts at @first and ends by @end. */
gboolean readout_phrases_find_after (
    const ReadoutAnalysis *analysis, guint first, guint end, ReadoutRange *phrase, guint32 *head);

/* The end of what @first to @end says, without the full stop of the sentence. */
guint readout_phrases_trim_end (const ReadoutAnalysis *analysis, guint first, guint end);

gboolean readout_phrases_is_comma (const ReadoutAnalysis *analysis, guint token);
gboolean readout_phrases_is_mark (const ReadoutAnalysis *analysis, guint token);
gboolean readout_phrases_is_capital (const ReadoutAnalysis *analysis, guint token);
gboolean readout_phrases_is_pronoun (const ReadoutAnalysis *analysis, guint token);

G_END_DECLS
