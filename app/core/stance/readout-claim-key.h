/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "text/readout-text.h"

G_BEGIN_DECLS

/**
 * ReadoutClaimKey:
 *
 * What a statement says, made comparable, whoever says it. Two statements with the same key say
 * the same; whether two with nearly the same words do hangs on where they stand.
 */
typedef struct
{
  GPtrArray *stems; /* of char *: the words of substance of the content, each once, in order */
  char *key;        /* of all that counts, negation too */
} ReadoutClaimKey;

/* Linear in the words of the statement. Owned by the caller. */
ReadoutClaimKey *readout_claim_key_new (ReadoutText *text, const ReadoutStatement *statement);
void readout_claim_key_free (ReadoutClaimKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutClaimKey, readout_claim_key_free)

/* A number for the key, the same on every machine. */
gint64 readout_claim_key_get_number (const ReadoutClaimKey *key);

/**
 * readout_claim_keys_compare:
 *
 * For two statements of one speaker, negated both or neither, in copies of one text, where an
 * outlet may have changed a word.
 *
 * Returns: the share of their words of substance that is in both, 0 to 1; 0 where that is too
 *   little, or are too few, to say that they say the same
 */
double readout_claim_keys_compare (const ReadoutClaimKey *key, const ReadoutClaimKey *other);

G_END_DECLS
