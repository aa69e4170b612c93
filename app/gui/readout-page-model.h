/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_PAGE_ITEM (readout_page_item_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPageItem, readout_page_item, READOUT, PAGE_ITEM, GObject)

/**
 * ReadoutPageItem:
 *
 * One place of a #ReadoutPageModel. Its "record" (a GObject) is %NULL until it has been read from
 * the project, and changes when the project does.
 */

/* Owned by @item; may be %NULL. */
gpointer readout_page_item_get_record (ReadoutPageItem *item);

#define READOUT_TYPE_PAGE_MODEL (readout_page_model_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPageModel, readout_page_model, READOUT, PAGE_MODEL, GObject)

/**
 * ReadoutPageModel:
 *
 * A list of #ReadoutPageItem whose records are read from a project page by page, when a view asks
 * for them. Of a long list, and of many short ones, only the pages that were looked at last are
 * kept.
 *
 * Signals: "loaded", each time that the length has become known; "filled" (position, number of
 * items), each time that records of items that were there already were read.
 */

/* Both run on the project's thread. @query is what the model was made with. */
typedef gint64 (*ReadoutPageCountFunc) (ReadoutStore *store, gconstpointer query, GError **error);
typedef GPtrArray *(*ReadoutPageListFunc) (
    ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error);

/* What a record is known by, on the main thread. */
typedef gint64 (*ReadoutPageIdFunc) (gpointer record);

/* (element-type gint64): of all records, in their order. On the project's thread. */
typedef GArray *(*ReadoutPageIdsFunc) (ReadoutStore *store, gconstpointer query, GError **error);

typedef struct
{
  ReadoutPageCountFunc count;
  ReadoutPageListFunc list;
  ReadoutPageIdFunc id;
  ReadoutPageIdsFunc ids; /* may be NULL where nobody asks for them */
} ReadoutPageSource;

/**
 * readout_page_model_new:
 * @source: static
 * @query: (transfer full): from g_atomic_rc_box_new(), shared with the project's thread, so not
 * changed any more
 * @query_clear: (nullable): frees what it holds
 */
ReadoutPageModel *readout_page_model_new (ReadoutProject *project,
                                          const ReadoutPageSource *source,
                                          gpointer query,
                                          GDestroyNotify query_clear);

/* The same, but nothing is read, and the list is empty, before one of the next two is called. */
ReadoutPageModel *readout_page_model_new_unread (ReadoutProject *project,
                                                 const ReadoutPageSource *source,
                                                 gpointer query,
                                                 GDestroyNotify query_clear);

/* @n_items: how long the list is now, as somebody else has counted. Nothing is read of a list
 * before a view looks at it. */
void readout_page_model_update (ReadoutPageModel *model, guint n_items);

/* Reads the list again after a change. What is still there stays where it is. */
void readout_page_model_reload (ReadoutPageModel *model);

/* The id of the record at @position; 0 while it has not been read. Asks for nothing. */
gint64 readout_page_model_peek_id (ReadoutPageModel *model, guint position);

/* Asks for the ids of all records, also of those that were not read. The source must have "ids". */
void readout_page_model_list_ids_async (ReadoutPageModel *model,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* (element-type gint64): in the order of the list. Owned by the caller. */
GArray *
readout_page_model_list_ids_finish (ReadoutPageModel *model, GAsyncResult *result, GError **error);

/* Whether the length is known. */
gboolean readout_page_model_is_loaded (ReadoutPageModel *model);

G_END_DECLS
