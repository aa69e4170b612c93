/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adds the footnote definitions that Readout keeps to a briefing.
 */
#include "readout-footnotes.h"

#include "briefing/readout-citation.h"
#include "markdown/readout-markdown.h"

/* Appends the definition of @key unless the project does not know it. */
static gboolean
append_definition (
    ReadoutStore *store, GHashTable *reports, const char *key, GString *whole, GError **error)
{
  g_autoptr (ReadoutStatement) statement = NULL;
  g_autofree char *definition = NULL;
  g_autoptr (GError) find_error = NULL;
  ReadoutReport *report;
  gint64 id = readout_store_find_citation (store, key, &find_error);

  if (id == 0)
    {
      if (find_error == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&find_error));
      return FALSE;
    }
  statement = readout_store_get_statement (store, id, error);
  if (statement == NULL)
    return FALSE;
  report = g_hash_table_lookup (reports, &statement->report_id);
  if (report == NULL)
    {
      report = readout_store_get_report (store, statement->report_id, error);
      if (report == NULL)
        return FALSE;
      g_hash_table_insert (reports, &report->id, report);
    }
  definition = readout_citation_dup_definition (key, report, statement);
  g_string_append_printf (whole, "%s\n\n", definition);
  return TRUE;
}

static gpointer
complete (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (data, -1, error);
  g_autoptr (GHashTable) reports =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) whole = NULL;
  GPtrArray *references;

  if (markdown == NULL)
    return NULL;
  whole = g_string_new (data);
  references = readout_markdown_get_references (markdown);
  if (references->len > 0)
    g_string_append (whole, "\n\n");
  for (guint i = 0; i < references->len; i++)
    {
      const ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (reference->note == NULL && readout_markdown_is_citation_key (reference->key) &&
          g_hash_table_add (seen, (gpointer)reference->key) &&
          !append_definition (store, reports, reference->key, whole, error))
        return NULL;
    }
  while (whole->len > 1 && g_str_has_suffix (whole->str, "\n\n"))
    g_string_truncate (whole, whole->len - 1);
  return g_string_free (g_steal_pointer (&whole), FALSE);
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
