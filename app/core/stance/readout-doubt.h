/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-carry.h"

G_BEGIN_DECLS

/* What is left of the certainty of a word under a mark of doubt: too little to take a side. */
#define READOUT_DOUBT_LEFT 0.5

/**
 * readout_doubt_find:
 * @token: a word that speaks for or against something
 *
 * Whether the word may be meant otherwise than it says: it is called so only ("the so-called
 * reform"), stands in marks of irony ("a ‘fair’ deal"), or only compares ("worse than the war", "as
 * bad as the war"). Linear in the words around it, of which a fixed number is looked at.
 *
 * Marks around words of the speaker's own choosing are quotation, not irony: a whole predicate
 * ("called it “fair”") and words of blame outside of a quotation ("the “brutal” attack").
 */
ReadoutDoubt readout_doubt_find (const ReadoutTree *tree, gint32 token);

/* -1 where a comparison turns the word at @token round, since it stands on the side that is not
 * meant ("rather than a threat", "more a help than a threat", "less a help than a threat"); else 1.
 */
int readout_doubt_turn (const ReadoutTree *tree, gint32 token);

/* Whether something else is meant than the phrase of @token: "talks rather than sanctions". */
gboolean readout_doubt_is_passed_over (const ReadoutSegments *segments, gint32 token);

/* @reason with what makes it doubtful, in words for the person; owned by the caller. */
char *readout_doubt_explain (ReadoutDoubt doubt, const char *reason);

G_END_DECLS
