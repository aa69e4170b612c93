/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/* What the source check asks of a project. On the project's thread. */

/* One name of an actor. */
typedef void (*ReadoutActorNameFunc) (gint64 id,
                                      ReadoutActorKind kind,
                                      const char *name,
                                      gpointer data);

/* Calls @function with every name, alias and affiliation of the actors that speak. */
gboolean readout_store_visit_actor_names (ReadoutStore *store,
                                          ReadoutActorNameFunc function,
                                          gpointer data,
                                          GError **error);

/* (element-type utf8): the keys of all citations. */
GPtrArray *readout_store_list_citation_keys (ReadoutStore *store, GError **error);

/**
 * readout_store_get_dismissed_findings:
 *
 * Returns: a set of guint64, the identities of the findings about a briefing that the person has
 * dismissed; owned by the caller
 */
GHashTable *readout_store_get_dismissed_findings (ReadoutStore *store, gint64 briefing_id);

/* Remembers that a finding is dismissed, or is not any more. Not an action: nothing is undone by
 * it. The last 2,000 are kept. */
gboolean readout_store_dismiss_finding (
    ReadoutStore *store, gint64 briefing_id, guint64 identity, gboolean dismissed, GError **error);

G_END_DECLS
