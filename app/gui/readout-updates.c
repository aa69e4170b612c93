/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What could be updated in the briefing in the editor, as a list that follows its text.
 */
#include "readout-updates-private.h"

#include "readout-operation.h"

/* The text is compared anew after a pause of so many milliseconds. */
#define MERGE_DELAY 250

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutUpdates, readout_updates, G_TYPE_OBJECT)

void
readout_updates_tell_changed (ReadoutUpdates *updates)
{
  g_signal_emit (updates, signals[CHANGED], 0);
}

void
readout_updates_tell_failure (ReadoutUpdates *updates, const GError *error)
{
  if (updates->editor != NULL && error != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (updates->editor), error->message, FALSE);
}

void
readout_updates_forget (ReadoutUpdates *updates)
{
  g_clear_pointer (&updates->source, readout_update_source_free);
  g_hash_table_remove_all (updates->bases);
  g_clear_pointer (&updates->accepted, g_ptr_array_unref);
  updates->state = READOUT_UPDATES_IDLE;
}

/* --- Comparing -----------------------------------------------------------------------------------
 */

/* Where the same items are in other places, rows and marks stay. */
static gboolean
move_items (GListModel *model, GPtrArray *items)
{
  if (g_list_model_get_n_items (model) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (ReadoutUpdateItem) item = g_list_model_get_item (model, i);

      if (!readout_update_item_is_same (item, g_ptr_array_index (items, i)))
        return FALSE;
    }
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (ReadoutUpdateItem) item = g_list_model_get_item (model, i);
      const ReadoutUpdateItem *moved = g_ptr_array_index (items, i);

      item->start = moved->start;
      item->end = moved->end;
    }
  return TRUE;
}

static void
replace_items (GListStore *store, GPtrArray *items)
{
  GListModel *model = G_LIST_MODEL (store);

  if (!move_items (model, items))
    g_list_store_splice (store, 0, g_list_model_get_n_items (model), items->pdata, items->len);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadoutUpdates *updates = READOUT_UPDATES (source);
  ReadoutUpdateList *list = readout_update_list_make_finish (result);

  updates->merging = FALSE;
  if (updates->editor == NULL || list == NULL || updates->is_stale ||
      GPOINTER_TO_UINT (user_data) != updates->generation)
    {
      g_clear_pointer (&list, readout_update_list_free);
      if (updates->editor != NULL)
        readout_updates_merge_soon (updates, MERGE_DELAY);
      return;
    }
  g_clear_pointer (&updates->list, readout_update_list_free);
  updates->list = list;
  replace_items (updates->passages, list->passages);
  replace_items (updates->proposals, list->proposals);
  if (updates->source != NULL)
    updates->state = READOUT_UPDATES_READY;
  readout_updates_tell_changed (updates);
  if (updates->accepted != NULL)
    readout_updates_accept_waiting (updates);
}

static gboolean
merge_cb (gpointer user_data)
{
  ReadoutUpdates *updates = READOUT_UPDATES (user_data);
  g_autofree char *mine = NULL;

  updates->merge_source = 0;
  if (updates->merging || updates->editor == NULL || updates->project == NULL)
    return G_SOURCE_REMOVE;
  mine = readout_editor_dup_markdown (updates->editor);
  readout_updates_follow_undo (updates, mine);
  updates->merging = TRUE;
  updates->is_stale = FALSE;
  readout_update_list_make_async (
      updates, mine, updates->source != NULL ? updates->source->base : NULL,
      updates->source != NULL ? updates->source->theirs : NULL,
      updates->source != NULL ? updates->source->snapshot : NULL, updates->refused,
      updates->reliances, updates->cancellable, merged_cb, GUINT_TO_POINTER (updates->generation));
  return G_SOURCE_REMOVE;
}

void
readout_updates_merge_soon (ReadoutUpdates *updates, guint delay)
{
  updates->is_stale = TRUE;
  if (updates->merging || updates->merge_source != 0 || updates->project == NULL)
    return;
  updates->merge_source = g_timeout_add (delay, merge_cb, updates);
}

static void
project_changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes &
       (READOUT_CHANGES_BRIEFINGS | READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS)) != 0)
    readout_updates_read_soon (READOUT_UPDATES (user_data));
}

/* --- The text ------------------------------------------------------------------------------------
 */

static void
forget_all (ReadoutUpdates *updates)
{
  readout_updates_forget (updates);
  updates->n_new = 0;
  g_clear_pointer (&updates->refused, g_hash_table_unref);
  g_clear_pointer (&updates->reliances, g_ptr_array_unref);
  g_list_store_remove_all (updates->passages);
  g_list_store_remove_all (updates->proposals);
  g_clear_pointer (&updates->list, readout_update_list_free);
  readout_updates_tell_changed (updates);
}

static void
loaded_cb (ReadoutUpdates *updates)
{
  gint64 id = readout_briefing_document_get_id (updates->document);

  readout_updates_set_project (updates, readout_briefing_document_get_project (updates->document));
  if (id == updates->briefing_id)
    return;
  updates->briefing_id = id;
  forget_all (updates);
  readout_updates_read_soon (updates);
}

static void
text_changed_cb (ReadoutUpdates *updates)
{
  updates->generation++;
  if (updates->source != NULL || (updates->reliances != NULL && updates->reliances->len > 0))
    readout_updates_merge_soon (updates, MERGE_DELAY);
}

/* --- The object ----------------------------------------------------------------------------------
 */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutUpdates) updates = user_data;
  g_autoptr (GError) error = NULL;
  ReadoutUpdateSource *found =
      readout_update_job_run_finish (READOUT_PROJECT (source), result, &error);

  if (updates->editor == NULL || (gpointer)updates->project != (gpointer)source ||
      (found != NULL && found->briefing_id != updates->briefing_id))
    {
      g_clear_pointer (&found, readout_update_source_free);
      return;
    }
  if (found == NULL)
    {
      updates->state = updates->source != NULL ? READOUT_UPDATES_READY : READOUT_UPDATES_IDLE;
      readout_updates_tell_failure (updates, error);
      readout_updates_tell_changed (updates);
      return;
    }
  g_clear_pointer (&updates->source, readout_update_source_free);
  updates->source = found;
  updates->n_new = 0;
  g_hash_table_remove_all (updates->bases);
  readout_updates_read_soon (updates);
  readout_updates_merge_soon (updates, 0);
}

void
readout_updates_look (ReadoutUpdates *updates)
{
  g_return_if_fail (READOUT_IS_UPDATES (updates));

  if (updates->project == NULL || updates->briefing_id == 0 ||
      updates->state == READOUT_UPDATES_DRAFTING)
    return;
  readout_briefing_document_flush (updates->document);
  updates->state = READOUT_UPDATES_DRAFTING;
  readout_updates_tell_changed (updates);
  readout_update_job_run_async (updates->project, updates->briefing_id, updates->cancellable,
                                looked_cb, g_object_ref (updates));
}

static void
readout_updates_dispose (GObject *object)
{
  ReadoutUpdates *updates = READOUT_UPDATES (object);

  g_clear_handle_id (&updates->merge_source, g_source_remove);
  g_cancellable_cancel (updates->cancellable);
  g_clear_object (&updates->cancellable);
  if (updates->project != NULL)
    g_signal_handlers_disconnect_by_data (updates->project, updates);
  g_clear_object (&updates->project);
  g_clear_weak_pointer (&updates->editor);
  g_clear_weak_pointer (&updates->document);
  g_clear_pointer (&updates->source, readout_update_source_free);
  g_clear_pointer (&updates->bases, g_hash_table_unref);
  g_clear_pointer (&updates->refused, g_hash_table_unref);
  g_clear_pointer (&updates->reliances, g_ptr_array_unref);
  g_clear_pointer (&updates->list, readout_update_list_free);
  g_clear_pointer (&updates->accepted, g_ptr_array_unref);
  g_clear_object (&updates->passages);
  g_clear_object (&updates->proposals);

  G_OBJECT_CLASS (readout_updates_parent_class)->dispose (object);
}

static void
readout_updates_class_init (ReadoutUpdatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_updates_dispose;

  signals[CHANGED] = g_signal_new ("changed", READOUT_TYPE_UPDATES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_updates_init (ReadoutUpdates *updates)
{
  updates->bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  updates->passages = g_list_store_new (READOUT_TYPE_UPDATE_ITEM);
  updates->proposals = g_list_store_new (READOUT_TYPE_UPDATE_ITEM);
  updates->cancellable = g_cancellable_new ();
}

ReadoutUpdates *
readout_updates_new (ReadoutBriefingDocument *document, ReadoutEditor *editor)
{
  ReadoutUpdates *updates;

  g_return_val_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document), NULL);
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  updates = g_object_new (READOUT_TYPE_UPDATES, NULL);
  g_set_weak_pointer (&updates->document, document);
  g_set_weak_pointer (&updates->editor, editor);
  g_signal_connect_object (document, "loaded", G_CALLBACK (loaded_cb), updates, G_CONNECT_SWAPPED);
  g_signal_connect_object (readout_editor_get_buffer (editor), "changed",
                           G_CALLBACK (text_changed_cb), updates, G_CONNECT_SWAPPED);
  return updates;
}

ReadoutUpdatesState
readout_updates_get_state (ReadoutUpdates *updates)
{
  g_return_val_if_fail (READOUT_IS_UPDATES (updates), READOUT_UPDATES_IDLE);

  return updates->state;
}

GListModel *
readout_updates_get_passages (ReadoutUpdates *updates)
{
  g_return_val_if_fail (READOUT_IS_UPDATES (updates), NULL);

  return G_LIST_MODEL (updates->passages);
}

GListModel *
readout_updates_get_proposals (ReadoutUpdates *updates)
{
  g_return_val_if_fail (READOUT_IS_UPDATES (updates), NULL);

  return G_LIST_MODEL (updates->proposals);
}

guint
readout_updates_count_new (ReadoutUpdates *updates)
{
  g_return_val_if_fail (READOUT_IS_UPDATES (updates), 0);

  return updates->n_new;
}

guint
readout_updates_count_refused (ReadoutUpdates *updates)
{
  g_return_val_if_fail (READOUT_IS_UPDATES (updates), 0);

  return updates->list != NULL && updates->list->merge != NULL ? updates->list->merge->n_refused
                                                               : 0;
}

guint
readout_updates_count_left_out (ReadoutUpdates *updates)
{
  g_return_val_if_fail (READOUT_IS_UPDATES (updates), 0);

  return updates->list != NULL && updates->list->merge != NULL ? updates->list->merge->n_left_out
                                                               : 0;
}

void
readout_updates_set_project (ReadoutUpdates *updates, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_UPDATES (updates));

  if (updates->project == project)
    return;
  if (updates->project != NULL)
    g_signal_handlers_disconnect_by_data (updates->project, updates);
  g_cancellable_cancel (updates->cancellable);
  g_clear_object (&updates->cancellable);
  updates->cancellable = g_cancellable_new ();
  g_set_object (&updates->project, project);
  updates->briefing_id = 0;
  updates->reading = FALSE;
  g_clear_handle_id (&updates->merge_source, g_source_remove);
  forget_all (updates);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (project_changed_cb), updates, 0);
}
