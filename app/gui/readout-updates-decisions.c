/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proposals accepted and refused, and the text that the next ones go by.
 */
#include "readout-updates-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "readout-operation.h"

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
    readout_updates_tell_failure (updates, error);
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

void
readout_updates_follow_undo (ReadoutUpdates *updates, const char *mine)
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

void
readout_updates_accept_waiting (ReadoutUpdates *updates)
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
  readout_updates_merge_soon (updates, 0);
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
    readout_updates_accept_waiting (updates);
  else
    readout_updates_merge_soon (updates, 0);
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
      readout_updates_tell_failure (updates, error);
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
