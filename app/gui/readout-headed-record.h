/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

#define READOUT_TYPE_HEADED_RECORD (readout_headed_record_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutHeadedRecord, readout_headed_record, READOUT, HEADED_RECORD, GObject)

/**
 * ReadoutHeadedRecord:
 *
 * A record of a list in groups, with the heading of its group where it is the first one. GTK 4.8
 * has no sections in lists.
 */
struct _ReadoutHeadedRecord
{
  GObject parent_instance;

  GObject *record;
  char *heading; /* %NULL for another one of the same group */
};

typedef GPtrArray *(*ReadoutRecordListFunc) (
    ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error);

/* The name of the group that a record is in; %NULL for no groups. Owned by the caller. On the
 * project's thread. */
typedef char *(*ReadoutRecordHeadingFunc) (gconstpointer query, gpointer record);

/**
 * readout_headed_record_list:
 *
 * A page of a list in groups. The record before the page tells whether the first one begins a
 * group.
 *
 * Returns: (element-type ReadoutHeadedRecord): %NULL on error
 */
GPtrArray *readout_headed_record_list (ReadoutStore *store,
                                       gconstpointer query,
                                       guint offset,
                                       guint limit,
                                       ReadoutRecordListFunc list,
                                       ReadoutRecordHeadingFunc heading,
                                       GError **error);

G_END_DECLS
