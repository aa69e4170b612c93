/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adds the footnote definitions that Readout keeps to a briefing.
 */
#include "readout-footnotes.h"

#include "briefing/readout-citation.h"
#include "briefing/readout-definitions.h"

typedef struct
{
  ReadoutStore *store;
  GHashTable *reports; /* id → ReadoutReport */
} Lookup;

/* The definition of @key; %NULL when the project does not know it. */
static char *
lookup_cb (const char *key, gpointer data, GError **error)
{
  Lookup *lookup = data;
  g_autoptr (ReadoutStatement) statement = NULL;
  g_autoptr (GError) find_error = NULL;
  ReadoutReport *report;
  gint64 id = readout_store_find_citation (lookup->store, key, &find_error);

  if (id == 0)
    {
      if (find_error != NULL)
        g_propagate_error (error, g_steal_pointer (&find_error));
      return NULL;
    }
  statement = readout_store_get_statement (lookup->store, id, error);
  if (statement == NULL)
    return NULL;
  report = g_hash_table_lookup (lookup->reports, &statement->report_id);
  if (report == NULL)
    {
      report = readout_store_get_report (lookup->store, statement->report_id, error);
      if (report == NULL)
        return NULL;
      g_hash_table_insert (lookup->reports, &report->id, report);
    }
  return readout_citation_dup_definition (key, report, statement);
}

static gpointer
complete (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) reports =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  Lookup lookup = { store, reports };

  return readout_definitions_append (data, lookup_cb, &lookup, cancellable, error);
}

void
readout_footnotes_complete_async (ReadoutProject *project,
                                  const char *markdown,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (markdown != NULL);

  readout_project_run_async (project, complete, g_strdup (markdown), g_free, g_free, cancellable,
                             callback, user_data);
}

char *
readout_footnotes_complete_finish (ReadoutProject *project, GAsyncResult *result, GError **error)
{
  return readout_project_run_finish (project, result, error);
}
