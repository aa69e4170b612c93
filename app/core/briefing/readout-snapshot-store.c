/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Between a project and the snapshot that briefings are made from.
 */
#include "briefing/readout-snapshot-store.h"

#include "markdown/readout-markdown.h"
#include "store/readout-store-reports.h"

#define PAGE 500

gboolean
readout_snapshot_add_topics_from_store (ReadoutSnapshot *snapshot,
                                        ReadoutStore *store,
                                        GError **error)
{
  g_autoptr (GPtrArray) topics = readout_store_list_topics (store, error);

  for (guint i = 0; topics != NULL && i < topics->len; i++)
    {
      const ReadoutTopic *topic = g_ptr_array_index (topics, i);
      g_autoptr (ReadoutProposition) proposition = readout_proposition_new (
          topic->id, topic->proposition, (const char *const *)topic->terms);

      readout_snapshot_add_topic (snapshot, proposition);
    }
  return topics != NULL;
}

static gboolean
add_report (ReadoutSnapshot *snapshot, ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, id, error);
  g_autoptr (GPtrArray) statements =
      report != NULL ? readout_store_get_report_statements (store, id, error) : NULL;

  if (statements == NULL)
    return FALSE;
  readout_snapshot_add_report (snapshot, report, statements);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      g_autoptr (GError) problem = NULL;
      g_autofree char *key = readout_store_get_citation_key (store, statement->id, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (key != NULL)
        readout_snapshot_set_key (snapshot, statement, key);
    }
  return TRUE;
}

/* What a briefing calls a note of its own would lead to the wrong place as the id of a statement.
 */
static gboolean
reserve_keys (ReadoutSnapshot *snapshot, ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) keys = readout_store_list_own_notes (store, error);

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    readout_snapshot_reserve_key (snapshot, g_ptr_array_index (keys, i));
  return keys != NULL;
}

static gboolean
add_copies (ReadoutSnapshot *snapshot,
            ReadoutStore *store,
            GCancellable *cancellable,
            GError **error)
{
  ReadoutCopyGroups *copies;

  /* What cannot be looked for now is looked for later. */
  readout_store_find_copies (store, cancellable, NULL);
  copies = readout_store_get_copy_groups (store, error);
  readout_snapshot_set_copies (snapshot, copies);
  return copies != NULL;
}

static void
link_same_cb (gint64 statement_id, gint64 other_id, gboolean refused, gpointer data)
{
  readout_snapshot_link_same (data, statement_id, other_id, refused);
}

static gboolean
add_same (ReadoutSnapshot *snapshot, ReadoutStore *store, GCancellable *cancellable, GError **error)
{
  /* What cannot be looked for now, or not be written down, is found out from the words. */
  readout_snapshot_set_knows_same (snapshot,
                                   !readout_store_is_read_only (store) &&
                                       readout_store_find_claims (store, cancellable, NULL));
  return readout_store_visit_same (store, link_same_cb, snapshot, error);
}

static void
add_contradiction_cb (gint64 statement_id, gint64 other_id, gboolean refused, gpointer data)
{
  readout_snapshot_add_contradiction (data, statement_id, other_id, refused);
}

static gboolean
add_grades (ReadoutSnapshot *snapshot, ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) outlets = readout_store_list_outlets (store, error);

  for (guint i = 0; outlets != NULL && i < outlets->len; i++)
    {
      const ReadoutOutlet *outlet = g_ptr_array_index (outlets, i);

      if (outlet->reliability != '\0')
        readout_snapshot_set_reliability (snapshot, outlet->name, outlet->reliability);
    }
  return outlets != NULL;
}

/* The ids of all reports, in the order in which they were added. */
static GArray *
list_ids (ReadoutStore *store, GError **error)
{
  const ReadoutReportQuery query = { .sort = READOUT_REPORT_SORT_ADDED };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (;;)
    {
      g_autoptr (GPtrArray) page =
          readout_store_list_reports (store, &query, ids->len, PAGE, error);

      if (page == NULL)
        return NULL;
      if (page->len == 0)
        return g_steal_pointer (&ids);
      for (guint i = 0; i < page->len; i++)
        g_array_append_val (ids, ((ReadoutReport *)g_ptr_array_index (page, i))->id);
    }
}

ReadoutSnapshot *
readout_snapshot_begin_from_store (ReadoutStore *store,
                                   GArray **ids,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();

  g_return_val_if_fail (store != NULL && ids != NULL, NULL);

  if (!readout_snapshot_add_topics_from_store (snapshot, store, error) ||
      !reserve_keys (snapshot, store, error) || !add_grades (snapshot, store, error) ||
      !add_copies (snapshot, store, cancellable, error) ||
      !add_same (snapshot, store, cancellable, error) ||
      !readout_store_visit_contradictions (store, add_contradiction_cb, snapshot, error))
    return NULL;
  *ids = list_ids (store, error);
  return *ids != NULL ? g_steal_pointer (&snapshot) : NULL;
}

gboolean
readout_snapshot_add_from_store (ReadoutSnapshot *snapshot,
                                 ReadoutStore *store,
                                 GArray *ids,
                                 guint first,
                                 guint n,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_return_val_if_fail (snapshot != NULL && store != NULL && ids != NULL, FALSE);

  for (guint i = first; i < ids->len && i - first < n; i++)
    {
      g_autoptr (GError) problem = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (add_report (snapshot, store, g_array_index (ids, gint64, i), &problem))
        continue;
      /* Removed since its id was listed. */
      if (g_error_matches (problem, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD))
        continue;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return TRUE;
}

ReadoutSnapshot *
readout_snapshot_new_from_store (ReadoutStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutSnapshot) snapshot = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  snapshot = readout_snapshot_begin_from_store (store, &ids, cancellable, error);
  if (snapshot == NULL ||
      !readout_snapshot_add_from_store (snapshot, store, ids, 0, ids->len, cancellable, error))
    return NULL;
  return g_steal_pointer (&snapshot);
}

gboolean
readout_snapshot_keep_citations (ReadoutSnapshot *snapshot,
                                 const char *markdown,
                                 ReadoutStore *store,
                                 GError **error)
{
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  GPtrArray *references;

  g_return_val_if_fail (snapshot != NULL && markdown != NULL && store != NULL, FALSE);

  parsed = readout_markdown_new (markdown, -1, error);
  if (parsed == NULL)
    return FALSE;
  references = readout_markdown_get_references (parsed);
  for (guint i = 0; i < references->len; i++)
    {
      const ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      const ReadoutStatement *statement = readout_snapshot_find (snapshot, reference->key);
      g_autofree char *key = NULL;

      if (statement == NULL || statement->id == 0)
        continue;
      key = readout_store_add_citation (store, statement->id, reference->key, error);
      if (key == NULL)
        return FALSE;
    }
  return TRUE;
}
