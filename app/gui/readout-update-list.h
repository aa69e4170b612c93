/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "briefing/readout-merge.h"
#include "briefing/readout-snapshot.h"
#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_UPDATE_ITEM (readout_update_item_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutUpdateItem, readout_update_item, READOUT, UPDATE_ITEM, GObject)

/* What a row of the updates is about. */
typedef enum
{
  READOUT_UPDATE_ADDED,
  READOUT_UPDATE_CHANGED,
  READOUT_UPDATE_REMOVED,
  READOUT_UPDATE_AFFECTED, /* no proposal: a passage rests on a report that no longer holds */
} ReadoutUpdateKind;

/**
 * ReadoutUpdateItem:
 *
 * A proposal, or a passage that rests on a report that was corrected or withdrawn. Plain data,
 * written before it is shared. Places are code points of the text in the editor.
 */
struct _ReadoutUpdateItem
{
  GObject parent_instance;

  char *id; /* of the proposal; of a passage, its citation and place */
  ReadoutUpdateKind kind;
  char *title;
  char *reason;
  char *before; /* Markdown; %NULL where it adds */
  char *after;  /* Markdown; %NULL where it removes */
  guint start;
  guint end; /* the same as @start where it adds */
  /* of a passage: */
  char *key;
  gint64 report_id;
  gint64 statement_id;
  gint64 later_id; /* a newer version of the report; 0 when there is none */
  gint64 later_statement_id;
};

gboolean readout_update_item_is_proposal (ReadoutUpdateItem *item);

/* Whether the two say the same of a text, whatever the place. */
gboolean readout_update_item_is_same (ReadoutUpdateItem *item, ReadoutUpdateItem *other);

/**
 * ReadoutUpdateList:
 * @merge: (nullable): %NULL where nobody asked for an update
 * @passages, @proposals: (element-type ReadoutUpdateItem)
 *
 * What there is to say about one state of the text.
 */
typedef struct
{
  ReadoutMerge *merge;
  GPtrArray *passages;
  GPtrArray *proposals;
} ReadoutUpdateList;

void readout_update_list_free (ReadoutUpdateList *list);

/**
 * readout_update_list_make_async:
 * @source_object: of the task
 * @base, @theirs, @snapshot: (nullable): as ReadoutUpdateSource has them
 * @refused: (nullable): not changed any more
 * @reliances: (nullable) (element-type ReadoutReliance): not changed any more
 *
 * Compares on a thread of its own.
 */
void readout_update_list_make_async (gpointer source_object,
                                     const char *mine,
                                     const char *base,
                                     const char *theirs,
                                     ReadoutSnapshot *snapshot,
                                     GHashTable *refused,
                                     GPtrArray *reliances,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* Owned by the caller; %NULL when it was cancelled. */
ReadoutUpdateList *readout_update_list_make_finish (GAsyncResult *result);

/* The key of a statement, given when it has none. Owned by the caller. */
void readout_update_list_get_later_key_async (ReadoutProject *project,
                                              gint64 statement_id,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
char *readout_update_list_get_later_key_finish (ReadoutProject *project,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
