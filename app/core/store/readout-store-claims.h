/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/* --- Statements that say the same, and statements that contradict each other -------------------
 *
 * Readout looks for statements that say the same when nothing else is to be done; the person links
 * and cuts. Who is linked to somebody is linked to all whom that one is linked to. What the person
 * cut is never linked again by Readout.
 */

/**
 * readout_store_find_claims:
 *
 * Looks for statements that say the same among those that were not looked at yet, all of them.
 * Cheap when there are none. Nothing happens to a project that cannot be written. Linear in the
 * statements.
 */
gboolean readout_store_find_claims (ReadoutStore *store, GCancellable *cancellable, GError **error);

/**
 * readout_store_list_same:
 *
 * Returns: (element-type ReadoutBoardRow): the statement itself, then all that say the same, the
 *   oldest first, without dismissed ones and removed reports; at most 500
 */
GPtrArray *readout_store_list_same (ReadoutStore *store, gint64 statement_id, GError **error);

/* These say the same, by the person: an action. What they are linked to joins. @ids: a GArray of
 * gint64, two or more. */
gboolean readout_store_link_same (ReadoutStore *store, GArray *ids, GError **error);

/* This statement does not say what those say that it is linked to, by the person: an action. They
 * stay linked to each other. */
gboolean readout_store_cut_same (ReadoutStore *store, gint64 statement_id, GError **error);

/* Whether Readout, or the person, says that two statements say the same, or that they do not. */
typedef void (*ReadoutSameFunc) (gint64 statement_id,
                                 gint64 other_id,
                                 gboolean refused,
                                 gpointer data);

/* Calls @function with every pair that the person linked as a contradiction, or, refused, said to
 * be none; linear in them. */
gboolean readout_store_visit_contradictions (ReadoutStore *store,
                                             ReadoutSameFunc function,
                                             gpointer data,
                                             GError **error);

/* Calls @function with every link and every cut; linear in them. */
gboolean readout_store_visit_same (ReadoutStore *store,
                                   ReadoutSameFunc function,
                                   gpointer data,
                                   GError **error);

/**
 * readout_store_list_same_sources:
 *
 * Returns: (element-type gint64): the sources of those that say what the statement says, with its
 *   own: copies of one text are one source. Each once.
 */
GArray *readout_store_list_same_sources (ReadoutStore *store, gint64 statement_id, GError **error);

/**
 * readout_store_list_opposites:
 *
 * Returns: (element-type ReadoutBoardRow): what contradicts the statement: linked by the person, or
 *   said by the same actor on another day, with the other position towards the same topic; of these
 *   the nearest before and after
 */
GPtrArray *readout_store_list_opposites (ReadoutStore *store, gint64 statement_id, GError **error);

/* The two contradict each other, or do not, by the person: an action. */
gboolean readout_store_set_contradiction (
    ReadoutStore *store, gint64 statement_id, gint64 other_id, gboolean contradict, GError **error);

G_END_DECLS
