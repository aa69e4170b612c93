/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the project knows of a briefing that is to be updated.
 */
#include "readout-updates-private.h"

#include <string.h>

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

static void
take_known (ReadoutUpdates *updates, Known *known)
{
  /* Drafted anew, or that taken back: what was proposed is of no use. */
  if (updates->source != NULL && updates->n_writing == 0 && !updates->read_again &&
      strcmp (known->base, updates->source->base) != 0)
    readout_updates_forget (updates);
  updates->n_new = known->n_new;
  g_clear_pointer (&updates->refused, g_hash_table_unref);
  updates->refused = g_steal_pointer (&known->refused);
  g_clear_pointer (&updates->reliances, g_ptr_array_unref);
  updates->reliances = g_steal_pointer (&known->reliances);
  readout_updates_tell_changed (updates);
  readout_updates_merge_soon (updates, 0);
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
        readout_updates_tell_failure (updates, error);
      if (updates->read_again)
        readout_updates_read_soon (updates);
    }
  g_clear_pointer (&known, free_known);
}

void
readout_updates_read_soon (ReadoutUpdates *updates)
{
  updates->read_again = updates->reading;
  if (updates->reading || updates->project == NULL || updates->briefing_id == 0)
    return;
  updates->reading = TRUE;
  readout_project_run_async (updates->project, read_known,
                             g_memdup2 (&updates->briefing_id, sizeof (gint64)), g_free, free_known,
                             updates->cancellable, known_cb, g_object_ref (updates));
}
