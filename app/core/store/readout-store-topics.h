/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/* (element-type ReadoutTopic): in the order in which they were added. */
GPtrArray *readout_store_list_topics (ReadoutStore *store, GError **error);
ReadoutTopic *readout_store_get_topic (ReadoutStore *store, gint64 id, GError **error);

/* @terms: (nullable). The topic of the same words is returned if there is one. 0 on error. */
gint64 readout_store_add_topic (ReadoutStore *store,
                                const char *proposition,
                                const char *const *terms,
                                gboolean by_person,
                                GError **error);

/* By the person. %NULL leaves @terms as they are. */
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

/* Sets the stances of statements towards a topic, as an analysis found them. What the person
 * decided stays. In the action that added the topic it writes no log row by row. */
gboolean readout_store_set_stances (ReadoutStore *store,
                                    gint64 topic_id,
                                    const ReadoutStanceResult *results,
                                    guint n_results,
                                    GError **error);

G_END_DECLS
