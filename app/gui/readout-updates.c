/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What could be updated in the briefing in the editor, as a list that follows its text.
 */
#include "readout-updates.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/readout-update.h"

#include "readout-operation.h"
#include "readout-update-job.h"
#include "readout-update-list.h"

/* The text is compared anew after a pause of so many milliseconds. */
#define MERGE_DELAY 250

struct _ReadoutUpdates
{
  GObject parent_instance;

  ReadoutBriefingDocument *document; /* borrowed, as the editor */
  ReadoutEditor *editor;
  ReadoutProject *project; /* that is listened to */
  gint64 briefing_id;
  ReadoutUpdatesState state;

  ReadoutUpdateSource *source; /* %NULL while nobody has asked */
  GHashTable *bases;           /* digest of a text → the base that belongs to it */
  GHashTable *refused;
  GPtrArray *reliances;
  guint n_new;
  ReadoutUpdateList *list; /* of the text as it was then; %NULL before the first */
  GListStore *passages;
  GListStore *proposals;

  guint generation; /* of the text */
  guint merge_source;
  gboolean merging;
  gboolean is_stale;   /* the list is older than the text or than what is known */
  GPtrArray *accepted; /* ids to accept once the list is that of the text; an empty one means all */
  gboolean reading;
  gboolean read_again;
  guint n_writing; /* bases that are being written */
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutUpdates, readout_updates, G_TYPE_OBJECT)

static void merge_soon (ReadoutUpdates *updates, guint delay);
static void accept_waiting (ReadoutUpdates *updates);

static void
tell_failure (ReadoutUpdates *updates, const GError *error)
{
  if (updates->editor != NULL && error != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (updates->editor), error->message, FALSE);
}

static void
forget (ReadoutUpdates *updates)
{
  g_clear_pointer (&updates->source, readout_update_source_free);
  g_hash_table_remove_all (updates->bases);
  g_clear_pointer (&updates->accepted, g_ptr_array_unref);
  updates->state = READOUT_UPDATES_IDLE;
}

/* --- The base ------------------------------------------------------------------------------------
 */

typedef struct
{
  gint64 briefing_id;
  char *base;
} Base;

static void
free_base (gpointer data)
{
  Base *base = data;

  g_free (base->base);
  g_free (base);
}

static gpointer
write_base (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Base *base = data;

  return GINT_TO_POINTER (
      readout_store_set_briefing_base (store, base->briefing_id, base->base, error));
}

static void
base_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutUpdates) updates = user_data;
  g_autoptr (GError) error = NULL;

  updates->n_writing--;
  if (readout_project_run_finish (READOUT_PROJECT (source), result, &error) == NULL)
    tell_failure (updates, error);
}

static void
set_base (ReadoutUpdates *updates, const char *text)
{
  Base *base;

  if (strcmp (updates->source->base, text) == 0)
    return;
  base = g_new0 (Base, 1);
  base->briefing_id = updates->briefing_id;
  base->base = g_strdup (text);
  g_free (updates->source->base);
  updates->source->base = g_strdup (text);
  updates->n_writing++;
  readout_project_run_async (updates->project, write_base, base, free_base, NULL, NULL,
                             base_written_cb, g_object_ref (updates));
}

/* Undo and redo in the editor come back to texts that had another base. */
static void
follow_undo (ReadoutUpdates *updates, const char *mine)
{
  g_autofree char *digest = NULL;
  const char *base;

  if (updates->source == NULL || g_hash_table_size (updates->bases) == 0)
    return;
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, mine, -1);
  base = g_hash_table_lookup (updates->bases, digest);
  if (base != NULL)
    set_base (updates, base);
}

static void
note_base (ReadoutUpdates *updates, const char *mine, const char *base)
{
  g_hash_table_replace (updates->bases, g_compute_checksum_for_string (G_CHECKSUM_SHA256, mine, -1),
                        g_strdup (base));
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
        merge_soon (updates, MERGE_DELAY);
      return;
    }
  g_clear_pointer (&updates->list, readout_update_list_free);
  updates->list = list;
  replace_items (updates->passages, list->passages);
  replace_items (updates->proposals, list->proposals);
  if (updates->source != NULL)
    updates->state = READOUT_UPDATES_READY;
  g_signal_emit (updates, signals[CHANGED], 0);
  if (updates->accepted != NULL)
    accept_waiting (updates);
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
  follow_undo (updates, mine);
  updates->merging = TRUE;
  updates->is_stale = FALSE;
  readout_update_list_make_async (
      updates, mine, updates->source != NULL ? updates->source->base : NULL,
      updates->source != NULL ? updates->source->theirs : NULL,
      updates->source != NULL ? updates->source->snapshot : NULL, updates->refused,
      updates->reliances, updates->cancellable, merged_cb, GUINT_TO_POINTER (updates->generation));
  return G_SOURCE_REMOVE;
}

static void
merge_soon (ReadoutUpdates *updates, guint delay)
{
  updates->is_stale = TRUE;
  if (updates->merging || updates->merge_source != 0 || updates->project == NULL)
    return;
  updates->merge_source = g_timeout_add (delay, merge_cb, updates);
}

/* --- What the project knows ----------------------------------------------------------------------
 */

typedef struct
{
  gint64 briefing_id;
  guint n_new;
  GHashTable *refused;
  GPtrArray *reliances;
  char *base;
} Known;

static void
free_known (gpointer data)
{
  Known *known = data;

  g_clear_pointer (&known->refused, g_hash_table_unref);
  g_clear_pointer (&known->reliances, g_ptr_array_unref);
  g_free (known->base);
  g_free (known);
}

static gpointer
read_known (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *)data;
  g_autoptr (ReadoutBriefing) briefing = readout_store_get_briefing (store, id, error);
  Known *known;
  gint64 n_new;

  if (briefing == NULL)
    return NULL;
  known = g_new0 (Known, 1);
  known->briefing_id = id;
  known->base = g_strdup (briefing->drafted != NULL ? briefing->drafted : "");
  n_new = readout_store_count_new_statements (store, id, error);
  known->n_new = (guint)MAX (n_new, 0);
  if (n_new >= 0)
    known->refused = readout_store_get_refused (store, id, error);
  if (known->refused != NULL)
    known->reliances = readout_store_list_reliances (store, id, error);
  if (known->reliances != NULL)
    return known;
  free_known (known);
  return NULL;
}

static void read_soon (ReadoutUpdates *updates);

static void
take_known (ReadoutUpdates *updates, Known *known)
{
  /* Drafted anew, or that taken back: what was proposed is of no use. */
  if (updates->source != NULL && updates->n_writing == 0 && !updates->read_again &&
      strcmp (known->base, updates->source->base) != 0)
    forget (updates);
  updates->n_new = known->n_new;
  g_clear_pointer (&updates->refused, g_hash_table_unref);
  updates->refused = g_steal_pointer (&known->refused);
  g_clear_pointer (&updates->reliances, g_ptr_array_unref);
  updates->reliances = g_steal_pointer (&known->reliances);
  g_signal_emit (updates, signals[CHANGED], 0);
  merge_soon (updates, 0);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutUpdates) updates = user_data;
  g_autoptr (GError) error = NULL;
  Known *known = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  updates->reading = FALSE;
  if (updates->editor != NULL && (gpointer)updates->project == (gpointer)source)
    {
      if (known != NULL && known->briefing_id == updates->briefing_id)
        take_known (updates, known);
      else if (known == NULL &&
               !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD))
        tell_failure (updates, error);
      if (updates->read_again)
        read_soon (updates);
    }
  g_clear_pointer (&known, free_known);
}

static void
read_soon (ReadoutUpdates *updates)
{
  updates->read_again = updates->reading;
  if (updates->reading || updates->project == NULL || updates->briefing_id == 0)
    return;
  updates->reading = TRUE;
  readout_project_run_async (updates->project, read_known,
                             g_memdup2 (&updates->briefing_id, sizeof (gint64)), g_free, free_known,
                             updates->cancellable, known_cb, g_object_ref (updates));
}

static void
project_changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes &
       (READOUT_CHANGES_BRIEFINGS | READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS)) != 0)
    read_soon (READOUT_UPDATES (user_data));
}

/* --- The text ------------------------------------------------------------------------------------
 */

static void
forget_all (ReadoutUpdates *updates)
{
  forget (updates);
  updates->n_new = 0;
  g_clear_pointer (&updates->refused, g_hash_table_unref);
  g_clear_pointer (&updates->reliances, g_ptr_array_unref);
  g_list_store_remove_all (updates->passages);
  g_list_store_remove_all (updates->proposals);
  g_clear_pointer (&updates->list, readout_update_list_free);
  g_signal_emit (updates, signals[CHANGED], 0);
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
  read_soon (updates);
}

static void
text_changed_cb (ReadoutUpdates *updates)
{
  updates->generation++;
  if (updates->source != NULL || (updates->reliances != NULL && updates->reliances->len > 0))
    merge_soon (updates, MERGE_DELAY);
}

/* --- Decisions -----------------------------------------------------------------------------------
 */

/* Puts edits into the editor's text, from the last to the first, so that places stay. */
static void
edit_text (ReadoutUpdates *updates, const char *mine, GArray *edits)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (updates->editor));
  g_autofree int *offsets = g_new (int, 2 * edits->len + 1);
  const char *at = mine;
  int offset = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      const ReadoutMergeEdit *edit = &g_array_index (edits, ReadoutMergeEdit, i);

      offset += (int)g_utf8_strlen (at, mine + edit->span.start - at);
      offsets[2 * i] = offset;
      offset += (int)g_utf8_strlen (mine + edit->span.start, edit->span.end - edit->span.start);
      offsets[2 * i + 1] = offset;
      at = mine + edit->span.end;
    }
  gtk_text_buffer_begin_user_action (buffer);
  for (guint i = edits->len; i-- > 0;)
    {
      const ReadoutMergeEdit *edit = &g_array_index (edits, ReadoutMergeEdit, i);
      GtkTextIter start;
      GtkTextIter end;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, offsets[2 * i]);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, offsets[2 * i + 1]);
      if (offsets[2 * i] < offsets[2 * i + 1])
        gtk_text_buffer_delete (buffer, &start, &end);
      if (*edit->words != '\0')
        gtk_text_buffer_insert (buffer, &start, edit->words, -1);
    }
  gtk_text_buffer_end_user_action (buffer);
}

static void
accept_waiting (ReadoutUpdates *updates)
{
  g_autoptr (GPtrArray) ids = g_steal_pointer (&updates->accepted);
  g_autoptr (GPtrArray) accepted = g_ptr_array_new ();
  ReadoutMerge *merge = updates->list->merge;
  g_autoptr (GArray) edits = NULL;
  g_autofree char *base = NULL;
  g_autofree char *base_before = NULL;
  g_autofree char *after = NULL;

  if (merge == NULL)
    return;
  for (guint i = 0; i < merge->proposals->len; i++)
    {
      ReadoutProposal *proposal = g_ptr_array_index (merge->proposals, i);

      if (ids->len == 0 || g_ptr_array_find_with_equal_func (ids, proposal->id, g_str_equal, NULL))
        g_ptr_array_add (accepted, proposal);
    }
  if (accepted->len == 0)
    return;
  edits = readout_merge_list_edits (merge, accepted);
  base = readout_merge_advance (merge, accepted);
  base_before = g_strdup (updates->source->base);
  note_base (updates, merge->mine, base_before);
  edit_text (updates, merge->mine, edits);
  after = readout_editor_dup_markdown (updates->editor);
  note_base (updates, after, base);
  set_base (updates, base);
  g_clear_handle_id (&updates->merge_source, g_source_remove);
  merge_soon (updates, 0);
}

void
readout_updates_accept (ReadoutUpdates *updates, const char *id)
{
  g_return_if_fail (READOUT_IS_UPDATES (updates));

  if (updates->source == NULL || readout_project_is_read_only (updates->project))
    return;
  if (updates->accepted == NULL || id == NULL)
    {
      g_clear_pointer (&updates->accepted, g_ptr_array_unref);
      updates->accepted = g_ptr_array_new_with_free_func (g_free);
      if (id != NULL)
        g_ptr_array_add (updates->accepted, g_strdup (id));
    }
  else if (updates->accepted->len > 0)
    g_ptr_array_add (updates->accepted, g_strdup (id));
  /* What is shown may be older than the text: then it is compared first. */
  if (!updates->is_stale && !updates->merging && updates->list != NULL)
    accept_waiting (updates);
  else
    merge_soon (updates, 0);
}

typedef struct
{
  gint64 briefing_id;
  GStrv units; /* %NULL: forget all */
} Refusal;

static void
free_refusal (gpointer data)
{
  Refusal *refusal = data;

  g_strfreev (refusal->units);
  g_free (refusal);
}

static gboolean
write_refusal (ReadoutStore *store, gpointer data, GError **error)
{
  const Refusal *refusal = data;

  return refusal->units != NULL ? readout_store_refuse (store, refusal->briefing_id,
                                                        (const char *const *)refusal->units, error)
                                : readout_store_forget_refused (store, refusal->briefing_id, error);
}

void
readout_updates_refuse (ReadoutUpdates *updates, const char *id)
{
  g_autoptr (GPtrArray) units = NULL;
  Refusal *refusal;
  guint n = 0;

  g_return_if_fail (READOUT_IS_UPDATES (updates));

  if (updates->list == NULL || updates->list->merge == NULL ||
      readout_project_is_read_only (updates->project))
    return;
  units = g_ptr_array_new ();
  for (guint i = 0; i < updates->list->merge->proposals->len; i++)
    {
      const ReadoutProposal *proposal = g_ptr_array_index (updates->list->merge->proposals, i);

      if (id != NULL && strcmp (id, proposal->id) != 0)
        continue;
      n++;
      for (guint k = 0; proposal->units[k] != NULL; k++)
        g_ptr_array_add (units, g_strdup (proposal->units[k]));
    }
  if (n == 0)
    return;
  g_ptr_array_add (units, NULL);
  refusal = g_new0 (Refusal, 1);
  refusal->briefing_id = updates->briefing_id;
  refusal->units = (GStrv)g_ptr_array_free (g_steal_pointer (&units), FALSE);
  {
    g_autofree char *done =
        g_strdup_printf (ngettext ("%u proposal refused", "%u proposals refused", n), n);

    readout_operation_run (GTK_WIDGET (updates->editor), updates->project, write_refusal, refusal,
                           free_refusal, n == 1 ? _ ("Proposal refused") : done);
  }
}

void
readout_updates_propose_refused (ReadoutUpdates *updates)
{
  Refusal *refusal;

  g_return_if_fail (READOUT_IS_UPDATES (updates));

  if (updates->project == NULL || updates->briefing_id == 0)
    return;
  refusal = g_new0 (Refusal, 1);
  refusal->briefing_id = updates->briefing_id;
  readout_operation_run (GTK_WIDGET (updates->editor), updates->project, write_refusal, refusal,
                         free_refusal, NULL);
}

/* --- A newer version of a report -----------------------------------------------------------------
 */

typedef struct
{
  ReadoutUpdates *updates;
  char *key;
} Later;

static void
later_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Later *later = user_data;
  g_autoptr (ReadoutUpdates) updates = later->updates;
  g_autofree char *key = later->key;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence =
      readout_update_list_get_later_key_finish (READOUT_PROJECT (source), result, &error);
  g_autofree char *mine = NULL;
  g_autofree char *wanted = g_strdup_printf ("[^%s]", key);
  g_autoptr (GArray) edits = NULL;
  g_autofree char *words = NULL;

  g_free (later);
  if (updates->editor == NULL)
    return;
  if (sentence == NULL)
    {
      tell_failure (updates, error);
      return;
    }
  mine = readout_editor_dup_markdown (updates->editor);
  words = g_strdup_printf ("[^%s]", sentence);
  edits = g_array_new (FALSE, FALSE, sizeof (ReadoutMergeEdit));
  for (const char *p = strstr (mine, wanted); p != NULL; p = strstr (p + 1, wanted))
    {
      guint32 start = (guint32)(p - mine);
      ReadoutMergeEdit edit = { { start, start + (guint32)strlen (wanted) }, words };

      g_array_append_val (edits, edit);
    }
  edit_text (updates, mine, edits);
}

void
readout_updates_cite_later (ReadoutUpdates *updates, ReadoutUpdateItem *item)
{
  Later *later;

  g_return_if_fail (READOUT_IS_UPDATES (updates));
  g_return_if_fail (READOUT_IS_UPDATE_ITEM (item));

  if (updates->project == NULL || item->later_statement_id == 0)
    return;
  later = g_new0 (Later, 1);
  later->updates = g_object_ref (updates);
  later->key = g_strdup (item->key);
  readout_update_list_get_later_key_async (updates->project, item->later_statement_id, later_cb,
                                           later);
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
      tell_failure (updates, error);
      g_signal_emit (updates, signals[CHANGED], 0);
      return;
    }
  g_clear_pointer (&updates->source, readout_update_source_free);
  updates->source = found;
  updates->n_new = 0;
  g_hash_table_remove_all (updates->bases);
  read_soon (updates);
  merge_soon (updates, 0);
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
  g_signal_emit (updates, signals[CHANGED], 0);
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
