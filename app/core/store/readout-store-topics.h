/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/* (element-type ReadoutTopic): in the order in which they were added. */
GPtrArray *readout_store_list_topics (ReadoutStore *store, GError **error);
ReadoutTopic *readout_store_get_topic (ReadoutStore *store, gint64 id, GError **error);

/* Whether there are topics. */
gboolean readout_store_has_topics (ReadoutStore *store);

/* Whether there are topics, or were some that the person removed: then none are suggested unasked.
 */
gboolean readout_store_had_topics (ReadoutStore *store);

/* The topic of the same words, in any case of letters; 0 without @error when there is none. */
gint64 readout_store_find_topic (ReadoutStore *store, const char *proposition, GError **error);

/* @terms: (nullable). The topic of the same words is returned if there is one. 0 on error. */
gint64 readout_store_add_topic (ReadoutStore *store,
                                const char *proposition,
                                const char *const *terms,
                                gboolean by_person,
                                GError **error);

/* By the person. %NULL leaves @terms as they are. INVALID when another topic has these words. */
gboolean readout_store_edit_topic (ReadoutStore *store,
                                   gint64 id,
                                   const char *proposition,
                                   const char *const *terms,
                                   GError **error);

/* All stances towards @from become ones towards @into; where a statement has both, what the person
 * said wins, else @into's. */
gboolean readout_store_merge_topics (ReadoutStore *store, gint64 from, gint64 into, GError **error);

gboolean readout_store_remove_topic (ReadoutStore *store, gint64 id, GError **error);

/**
 * ReadoutStanceResult:
 * @stance: (nullable): borrowed; its topic_id is not read; %NULL when the statement is not about
 * the topic
 */
typedef struct
{
  gint64 statement_id;
  const ReadoutStance *stance;
} ReadoutStanceResult;

/* Sets the stances of statements towards a topic, as an analysis found them, changed by what the
 * person's decisions taught. What the person decided stays. Nothing that is undone: an analysis
 * finds it again. */
gboolean readout_store_set_stances (ReadoutStore *store,
                                    gint64 topic_id,
                                    const ReadoutStanceResult *results,
                                    guint n_results,
                                    GError **error);

/* (element-type gint64): ids of the topics whose words are others than those that all statements
 * were judged with, but for those that are reserved. Owned by the caller. */
GArray *readout_store_list_unjudged_topics (ReadoutStore *store, GError **error);

/* Reserves a topic for the caller, who judges the statements, or gives it back; while the store is
 * open. */
void readout_store_reserve_topic (ReadoutStore *store, gint64 id, gboolean reserved);

/* Notes that all statements were judged with these words; %NULL: that not all were. */
gboolean readout_store_set_topic_judged (ReadoutStore *store,
                                         gint64 id,
                                         const char *proposition,
                                         const char *const *terms,
                                         GError **error);

/* What the decisions about a topic teach, for comparing; empty when nothing. Owned by the caller;
 * %NULL on error. */
char *readout_store_dup_lessons (ReadoutStore *store, gint64 topic_id, GError **error);

/* The decisions about a topic that were made so far stay, but teach nothing any more; what was
 * changed because of them is as it was found. */
gboolean readout_store_forget_lessons (ReadoutStore *store, gint64 topic_id, GError **error);

G_END_DECLS
