/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"

G_BEGIN_DECLS

/**
 * ReadoutClaim:
 *
 * What a briefing writes as one sentence: a statement and the copies of it in other reports.
 */
typedef struct
{
  ReadoutStatement *statement; /* the earliest, the one that is written out */
  ReadoutReport *report;       /* of it */
  GPtrArray *statements; /* of ReadoutStatement: all that are cited, the first is @statement */
  GPtrArray *absorbed;   /* of ReadoutStatement: said within it by the same speaker; not cited */
  char *actor_key;       /* as readout_actor_names_dup_key() has it */
  guint order;           /* in the snapshot */
} ReadoutClaim;

/**
 * readout_claims_find:
 *
 * The claims of a snapshot, in the order of its statements: without the dismissed and the very
 * doubtful ones, nested statements reduced to the one that says most, the same words of the same
 * speaker in several reports joined, and in copies of one text nearly the same words. O(words).
 *
 * Returns: a GPtrArray of ReadoutClaim with a free function, owned by the caller
 */
GPtrArray *readout_claims_find (ReadoutSnapshot *snapshot);

/* The side that the claim takes towards a topic: of its statements and what they absorbed. */
ReadoutPosition readout_claim_get_position (ReadoutClaim *claim, gint64 topic_id);

/* Whether the claim is about the topic at all. */
gboolean readout_claim_is_about (ReadoutClaim *claim, gint64 topic_id);

/* How many sources say it: reports that are no copies or versions of each other. */
guint readout_claim_count_sources (ReadoutClaim *claim, ReadoutSnapshot *snapshot);

G_END_DECLS
