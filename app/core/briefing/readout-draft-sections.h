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

/**
 * The slots of a template, as Markdown owned by the caller: "" when there is nothing to say.
 * @level is that of the headings in them, @max the greatest number of items; a slot that has none
 * of them ignores it.
 */
char *readout_draft_write_summary (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_positions (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_other (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_key_points (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_outlets (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_press_review (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_timeline (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_latest (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_outlook (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_unnamed (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_sourcing_note (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_sources (ReadoutDraft *draft, guint level, guint max);

/* Slots within a line. */
char *readout_draft_write_title (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_dates (ReadoutDraft *draft, guint level, guint max);
char *readout_draft_write_reports (ReadoutDraft *draft, guint level, guint max);

/* A sentence for each actor with a name who was on both sides of a topic, the earlier side first;
 * "" when nobody was. */
char *readout_draft_write_courses (ReadoutDraft *draft, gint64 topic_id);

/* A sentence for each contradiction that the person linked between claims of which one is about a
 * topic, the first of the snapshot's; 0: between those that are about none. "" when there is none.
 */
char *readout_draft_write_contradictions (ReadoutDraft *draft, gint64 topic_id);
/* Whether the person said that two claims do not contradict each other. */
gboolean readout_draft_is_refused (ReadoutDraft *draft, ReadoutClaim *claim, ReadoutClaim *other);

G_END_DECLS
