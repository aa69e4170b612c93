/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-filter.h"
#include "store/readout-store.h"

G_BEGIN_DECLS

/* --- Saved filters ------------------------------------------------------------------------------
 * Each change is an action that can be undone, and READOUT_CHANGES_FILTERS.
 */

#define READOUT_TYPE_SAVED_FILTER (readout_saved_filter_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutSavedFilter, readout_saved_filter, READOUT, SAVED_FILTER, GObject)

/* A filter that has a name in the project. A record, as those of readout-records.h. */
struct _ReadoutSavedFilter
{
  GObject parent_instance;

  gint64 id;
  char *name;
  ReadoutFilter *filter; /* NULL when it cannot be read: a newer Readout may have saved it */
};

/* Actors, outlets and topics of the filter that were merged become those that they are a part of.
 * Whether there were any. Saved filters are read so. */
gboolean readout_store_follow_merges (ReadoutStore *store, ReadoutFilter *filter);

/* (element-type ReadoutSavedFilter): by name. Owned by the caller. */
GPtrArray *readout_store_list_filters (ReadoutStore *store, GError **error);

/* Owned by the caller; %NULL with NO_RECORD when it is not there. */
ReadoutSavedFilter *readout_store_get_filter (ReadoutStore *store, gint64 id, GError **error);

/* Saves a filter under a name that no other one has (in any case of letters), else INVALID. Returns
 * its id, 0 on error. */
gint64 readout_store_add_filter (ReadoutStore *store,
                                 const char *name,
                                 const ReadoutFilter *filter,
                                 GError **error);

/* The id of the filter of that name, in any case of letters; 0 when there is none, or on error. */
gint64 readout_store_find_filter (ReadoutStore *store, const char *name, GError **error);

/* The affiliations of all actors that speak, in order; with %NULL at the end. Owned by the caller.
 */
GStrv readout_store_list_affiliations (ReadoutStore *store, GError **error);

gboolean
readout_store_rename_filter (ReadoutStore *store, gint64 id, const char *name, GError **error);
gboolean readout_store_replace_filter (ReadoutStore *store,
                                       gint64 id,
                                       const ReadoutFilter *filter,
                                       GError **error);
gboolean readout_store_remove_filter (ReadoutStore *store, gint64 id, GError **error);

G_END_DECLS
