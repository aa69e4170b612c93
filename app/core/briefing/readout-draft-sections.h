/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-claims.h"
#include "briefing/readout-sentence-writer.h"

G_BEGIN_DECLS

/**
 * ReadoutDraft:
 *
 * A draft under way: the claims and who has been introduced already.
 */
typedef struct
{
  ReadoutSnapshot *snapshot;
  GPtrArray *claims; /* of ReadoutClaim */
  ReadoutSentenceWriter *writer;
  GHashTable *introduced; /* set of actor keys */
} ReadoutDraft;

ReadoutDraft *readout_draft_new (ReadoutSnapshot *snapshot);
void readout_draft_free (ReadoutDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutDraft, readout_draft_free)

/* The slots of a template, as Markdown owned by the caller: "" when there is nothing to say. @level
 * is that of the headings in them. */
char *readout_draft_write_summary (ReadoutDraft *draft);
char *readout_draft_write_key_points (ReadoutDraft *draft);
char *readout_draft_write_positions (ReadoutDraft *draft, guint level);
char *readout_draft_write_other (ReadoutDraft *draft);

/* A sentence for each actor with a name who was on both sides of a topic, the earlier side first;
 * "" when nobody was. */
char *readout_draft_write_courses (ReadoutDraft *draft, gint64 topic_id);
char *readout_draft_write_press_review (ReadoutDraft *draft, guint level);
char *readout_draft_write_timeline (ReadoutDraft *draft, guint level);
char *readout_draft_write_unnamed (ReadoutDraft *draft);
char *readout_draft_write_sourcing_note (ReadoutDraft *draft);
char *readout_draft_write_sources (ReadoutDraft *draft);

/* Slots within a line. */
char *readout_draft_write_title (ReadoutDraft *draft);
char *readout_draft_write_dates (ReadoutDraft *draft);
char *readout_draft_write_reports (ReadoutDraft *draft);

/* One claim with all its citations. */
char *
readout_draft_write_claim (ReadoutDraft *draft, ReadoutClaim *claim, ReadoutSentenceFlags flags);

/* "[^a][^b]" for statements; at most @max of them. Owned by the caller. */
char *readout_draft_write_citations (ReadoutDraft *draft, GPtrArray *statements, guint max);

G_END_DECLS
