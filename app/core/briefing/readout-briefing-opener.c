/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes Markdown files into a project as briefings.
 */
#include "briefing/readout-briefing-opener.h"

#include <glib/gi18n-lib.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-snapshot-store.h"
#include "markdown/readout-markdown.h"

typedef struct
{
  ReadoutStore *store;
  ReadoutSnapshot *snapshot; /* made when it is needed */
  GHashTable *reports;       /* id → ReadoutReport */
  GCancellable *cancellable;
} Opener;

/* The definition of a statement that the project cites already. */
static char *
dup_cited (Opener *opener, const char *key, gint64 statement_id, GError **error)
{
  g_autoptr (ReadoutStatement) statement =
      readout_store_get_statement (opener->store, statement_id, error);
  ReadoutReport *report;

  if (statement == NULL)
    return NULL;
  report = g_hash_table_lookup (opener->reports, &statement->report_id);
  if (report == NULL)
    {
      report = readout_store_get_report (opener->store, statement->report_id, error);
      if (report == NULL)
        return NULL;
      g_hash_table_insert (opener->reports, &report->id, report);
    }
  return readout_citation_dup_definition (key, report, statement);
}

static char *
lookup_cb (const char *key, gpointer data, GError **error)
{
  Opener *opener = data;
  g_autoptr (GError) problem = NULL;
  gint64 id = readout_store_find_citation (opener->store, key, &problem);
  ReadoutStatement *statement;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (id != 0)
    return dup_cited (opener, key, id, error);
  if (opener->snapshot == NULL)
    opener->snapshot = readout_snapshot_new_from_store (opener->store, opener->cancellable, error);
  if (opener->snapshot == NULL)
    return NULL;
  statement = readout_snapshot_find (opener->snapshot, key);
  if (statement == NULL)
    return NULL;
  return readout_citation_dup_definition (
      key, readout_snapshot_get_report (opener->snapshot, statement), statement);
}

static ReadoutOpened *
read_with (Opener *opener, const char *markdown, GError **error)
{
  return readout_definitions_remove (markdown, lookup_cb, opener, opener->cancellable, error);
}

static void
clear_opener (Opener *opener)
{
  g_clear_pointer (&opener->snapshot, readout_snapshot_unref);
  g_hash_table_unref (opener->reports);
}

static void
init_opener (Opener *opener, ReadoutStore *store, GCancellable *cancellable)
{
  opener->store = store;
  opener->snapshot = NULL;
  opener->reports = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  opener->cancellable = cancellable;
}

/* The keys are the statements' for good from now on. */
static gboolean
keep_links (Opener *opener, GPtrArray *keys, GError **error)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      ReadoutStatement *statement =
          opener->snapshot != NULL ? readout_snapshot_find (opener->snapshot, key) : NULL;
      g_autofree char *kept = NULL;

      /* What is in no snapshot was cited before. */
      if (statement == NULL || statement->id == 0)
        continue;
      kept = readout_store_add_citation (opener->store, statement->id, key, error);
      if (kept == NULL)
        return FALSE;
    }
  return TRUE;
}

ReadoutOpened *
readout_briefing_opener_read (ReadoutStore *store,
                              const char *markdown,
                              GCancellable *cancellable,
                              GError **error)
{
  Opener opener;
  ReadoutOpened *opened;

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (markdown != NULL, NULL);

  init_opener (&opener, store, cancellable);
  opened = read_with (&opener, markdown, error);
  clear_opener (&opener);
  return opened;
}

/* Within an action that is open. */
static gint64
add_briefing (Opener *opener, const char *title, ReadoutOpened *read, GError **error)
{
  g_autofree char *heading =
      title == NULL ? readout_briefing_opener_dup_title (read->markdown) : NULL;
  const char *name = title != NULL ? title : heading != NULL ? heading : _("Briefing");
  gint64 id = readout_store_add_briefing (opener->store, name, read->markdown, NULL, error);

  return id != 0 && keep_links (opener, read->linked, error) ? id : 0;
}

gint64
readout_briefing_opener_add (ReadoutStore *store,
                             const char *title,
                             const char *markdown,
                             ReadoutOpened **opened,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (ReadoutOpened) read = NULL;
  Opener opener;
  gint64 id = 0;

  g_return_val_if_fail (store != NULL, 0);
  g_return_val_if_fail (markdown != NULL, 0);

  init_opener (&opener, store, cancellable);
  read = read_with (&opener, markdown, error);
  if (read != NULL && readout_store_begin (store, _("Open Briefing"), error))
    {
      id = add_briefing (&opener, title, read, error);
      if (id == 0)
        readout_store_rollback (store);
      else if (!readout_store_commit (store, error))
        id = 0;
    }
  clear_opener (&opener);
  if (id != 0 && opened != NULL)
    *opened = g_steal_pointer (&read);
  return id;
}

char *
readout_briefing_opener_dup_title (const char *markdown)
{
  g_autoptr (ReadoutMarkdown) parsed = readout_markdown_new (markdown, -1, NULL);
  cmark_node *node =
      parsed != NULL ? cmark_node_first_child (readout_markdown_get_root (parsed)) : NULL;
  char *title = NULL;

  for (; node != NULL && title == NULL; node = cmark_node_next (node))
    if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
      title = g_strstrip (g_strdelimit (readout_markdown_dup_text (parsed, node, NULL), "\n", ' '));
  if (title != NULL && *title == '\0')
    g_clear_pointer (&title, g_free);
  return title;
}
