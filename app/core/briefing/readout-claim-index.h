/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-claims.h"

G_BEGIN_DECLS

/**
 * ReadoutClaimIndex:
 *
 * Tells which statements say the same: those of the same speaker with the same words of substance
 * and the same negation, in whatever report; and in copies of one text, where an outlet changed a
 * word, those with nearly the same words.
 */
typedef struct _ReadoutClaimIndex ReadoutClaimIndex;

/* @snapshot is borrowed. */
ReadoutClaimIndex *readout_claim_index_new (ReadoutSnapshot *snapshot);
void readout_claim_index_free (ReadoutClaimIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutClaimIndex, readout_claim_index_free)

/* The claim that the statement is another one of, or %NULL. Linear in its words. */
ReadoutClaim *readout_claim_index_find (ReadoutClaimIndex *index,
                                        ReadoutReport *report,
                                        ReadoutStatement *statement,
                                        const char *actor_key);

/* Notes that the statement that was asked about last makes @claim, or belongs to it. */
void readout_claim_index_add (ReadoutClaimIndex *index, ReadoutClaim *claim);

G_END_DECLS
