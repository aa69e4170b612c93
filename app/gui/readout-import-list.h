/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-import-item.h"

G_BEGIN_DECLS

/* What of the list is shown; each is also a number that it keeps. */
typedef enum
{
  READOUT_IMPORT_FILTER_ALL,
  READOUT_IMPORT_FILTER_FAILED,
  READOUT_IMPORT_FILTER_LOOK,
  READOUT_IMPORT_FILTER_PRESENT,
  READOUT_IMPORT_N_FILTERS,

  /* Numbers only. */
  READOUT_IMPORT_COUNT_ADDED = READOUT_IMPORT_N_FILTERS,
  READOUT_IMPORT_COUNT_CANCELLED,
  READOUT_IMPORT_COUNT_UNDER_WAY, /* waiting or being read */
  READOUT_IMPORT_N_COUNTS,
} ReadoutImportFilter;

#define READOUT_TYPE_IMPORT_LIST (readout_import_list_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutImportList, readout_import_list, READOUT, IMPORT_LIST, GObject)

/**
 * ReadoutImportList:
 *
 * The items of an import as a #GListModel of those that the filter lets through. A change of one
 * item costs the logarithm of their number; items that change keep their place, so that a selection
 * stays.
 *
 * Signals: "changed": numbers are different; once for each update.
 */
ReadoutImportList *readout_import_list_new (void);

/* Brackets changes: they are told when the last update ends. They nest. */
void readout_import_list_begin_update (ReadoutImportList *list);
void readout_import_list_end_update (ReadoutImportList *list);

void readout_import_list_clear (ReadoutImportList *list);
void readout_import_list_append (ReadoutImportList *list, ReadoutImportItem *item);
void readout_import_list_insert_after (ReadoutImportList *list,
                                       ReadoutImportItem *after,
                                       ReadoutImportItem *item);
void readout_import_list_remove (ReadoutImportList *list, ReadoutImportItem *item);

/* Tells that the fields of @item were changed. */
void readout_import_list_update (ReadoutImportList *list, ReadoutImportItem *item);

/* The item behind @item, whether shown or not; with %NULL the first one. Borrowed; %NULL at the
 * end.
 */
ReadoutImportItem *readout_import_list_get_next (ReadoutImportList *list, ReadoutImportItem *item);

void readout_import_list_set_filter (ReadoutImportList *list, ReadoutImportFilter filter);
ReadoutImportFilter readout_import_list_get_filter (ReadoutImportList *list);

guint readout_import_list_count (ReadoutImportList *list, ReadoutImportFilter count);

G_END_DECLS
