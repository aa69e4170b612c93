/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/* --- Outlets: what the person says of them holds for later imports -----------------------------
 */

/* (element-type ReadoutOutlet): all outlets that have reports or a grade, by name. */
GPtrArray *readout_store_list_outlets (ReadoutStore *store, GError **error);

/* Owned by the caller. */
ReadoutOutlet *readout_store_get_outlet (ReadoutStore *store, gint64 id, GError **error);

/* The outlet of that name or alias, in any case of letters; 0 when there is none. */
gint64 readout_store_find_outlet (ReadoutStore *store, const char *name);

/* The outlet of that name or alias, in any case of letters; made when there is none. 0 on error. */
gint64 readout_store_ensure_outlet (ReadoutStore *store, const char *name, GError **error);

/* The old name becomes an alias. The name must not be that of another outlet. */
gboolean
readout_store_rename_outlet (ReadoutStore *store, gint64 id, const char *name, GError **error);

/* @reliability: 'A' to 'F', '\0' for none. */
gboolean
readout_store_grade_outlet (ReadoutStore *store, gint64 id, char reliability, GError **error);

/* A name that later reports may have for the outlet: it means this one alone from now on. */
gboolean
readout_store_add_outlet_alias (ReadoutStore *store, gint64 id, const char *alias, GError **error);
gboolean readout_store_remove_outlet_alias (ReadoutStore *store,
                                            gint64 id,
                                            const char *alias,
                                            GError **error);

/* All reports of @from become ones of @into, whose alias @from's name becomes, and whose grade is
 * that of @from where it has none. */
gboolean
readout_store_merge_outlets (ReadoutStore *store, gint64 from, gint64 into, GError **error);

/* The names under which reports of the outlet came, most frequent first. */
GStrv readout_store_list_outlet_names (ReadoutStore *store, gint64 id, GError **error);

/**
 * readout_store_split_outlet:
 * @name: one of the aliases of the outlet
 *
 * Makes the reports that came under that name, now and later, ones of an outlet of their own.
 *
 * Returns: the new outlet's id, 0 on error
 */
gint64
readout_store_split_outlet (ReadoutStore *store, gint64 id, const char *name, GError **error);

G_END_DECLS
