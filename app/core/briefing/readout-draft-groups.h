/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-draft-sections.h"

G_BEGIN_DECLS

/**
 * What the slots have in common: claims with their citations, in paragraphs by actor.
 */

/* The claims of one actor, in the order in which they are written. */
typedef struct
{
  GPtrArray *claims; /* of ReadoutClaim */
  guint order;       /* of the first of them */
} ReadoutDraftGroup;

/* @claims by actor, whoever says most first; each actor's by date: a GPtrArray of ReadoutDraftGroup
 * with a free function. O(n log n). */
GPtrArray *readout_draft_group_by_actor (GPtrArray *claims);

/* A comparison of two ReadoutClaim pointers for sorting: by the day of the report, undated ones
 * last, then in the order of the text. */
int readout_draft_compare_by_date (gconstpointer a, gconstpointer b);

/* Appends a paragraph or more for each actor of @claims. */
void readout_draft_append_actors (ReadoutDraft *draft, GString *markdown, GPtrArray *claims);

/* The sentences of the claims of @group, in one line. @passages: set of what others of the section
 * quote whole, added to: a sentence with two speakers is quoted once. @per_paragraph: so many
 * sentences, then a line is left empty; 0: never. "" when all of it was quoted before. Owned by the
 * caller. */
char *readout_draft_write_group (ReadoutDraft *draft,
                                 ReadoutDraftGroup *group,
                                 GHashTable *passages,
                                 guint per_paragraph);

/* An empty set for it. */
GHashTable *readout_draft_new_passages (void);

/* How the name of the claim's actor is to be written: in full where it @begins something or has not
 * come up yet. */
ReadoutSentenceFlags
readout_draft_get_flags (ReadoutDraft *draft, ReadoutClaim *claim, gboolean begins);

/* One claim with all its citations. Owned by the caller. */
char *
readout_draft_write_claim (ReadoutDraft *draft, ReadoutClaim *claim, ReadoutSentenceFlags flags);

/* "[^a][^b]" for statements; at most @max of them. Owned by the caller. */
char *readout_draft_write_citations (ReadoutDraft *draft, GPtrArray *statements, guint max);

/* Whether nobody whom the reports name stands behind the claim. */
gboolean readout_draft_is_unnamed (ReadoutClaim *claim);

/* Whether the claim takes a side towards a topic. */
gboolean readout_draft_has_side (ReadoutDraft *draft, ReadoutClaim *claim);

/* "one report", "two reports", "11 reports". Owned by the caller. */
char *readout_draft_count (guint n, const char *one, const char *many);

/* What the person has graded: the outlets of @reports, and claims that are doubtful. @statements:
 * one of each report, to be cited. "" when nothing is graded. Owned by the caller. */
char *readout_draft_write_grades (ReadoutDraft *draft, GPtrArray *reports, GPtrArray *statements);

void readout_draft_append_heading (GString *markdown, guint level, const char *words);

/* Takes the line ends at the end off; takes @markdown over. */
char *readout_draft_finish (GString *markdown);

G_END_DECLS
