/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Briefings.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

static gint64
get_time (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static char *
check_title (const char *title, GError **error)
{
  char *stripped = readout_store_strip (title);

  if (stripped == NULL)
    g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                         _("A title cannot be empty."));
  return stripped;
}

static ReadoutBriefing *
load_briefing (ReadoutSql *sql, gboolean whole)
{
  ReadoutBriefing *briefing = readout_briefing_new ();

  briefing->id = readout_sql_get_int (sql, 0);
  briefing->title = readout_sql_dup_text (sql, 1);
  briefing->template_name = readout_sql_dup_text (sql, 2);
  briefing->created = readout_sql_get_int (sql, 3);
  briefing->modified = readout_sql_get_int (sql, 4);
  if (whole)
    {
      briefing->markdown = readout_sql_dup_text (sql, 5);
      briefing->drafted = readout_sql_dup_text (sql, 6);
    }
  return briefing;
}

static GPtrArray *
load_briefings (ReadoutSql *sql, GError **error)
{
  g_autoptr (GPtrArray) briefings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;

  while (readout_sql_step (sql, &local_error))
    g_ptr_array_add (briefings, load_briefing (sql, FALSE));
  if (local_error == NULL)
    return g_steal_pointer (&briefings);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gint64
insert_briefing (ReadoutStore *store,
                 const char *title,
                 const char *markdown,
                 const char *template_name,
                 GError **error)
{
  gint64 now = get_time ();
  gint64 id;

  if (!readout_sql_do (store, error,
                       "INSERT INTO briefing (title, template, created, modified, markdown)"
                       "  VALUES (?, ?, ?, ?, ?)",
                       "ttiit", title, template_name, now, now, markdown))
    return 0;
  id = sqlite3_last_insert_rowid (store->connection);
  return readout_store_note_mentions_of (store, id, markdown, error) ? id : 0;
}

gboolean
readout_store_check_briefing (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 found;

  if (readout_sql_find (store, &found, &local_error, "SELECT id FROM briefing WHERE id = ?", "i",
                        id))
    return TRUE;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return FALSE;
}

gboolean
readout_store_put_markdown (ReadoutStore *store, gint64 id, const char *markdown, GError **error)
{
  return readout_sql_do (store, error,
                         "UPDATE briefing SET markdown = ?, modified = ? WHERE id = ?", "tii",
                         markdown, get_time (), id) &&
         readout_store_note_mentions_of (store, id, markdown, error);
}

GPtrArray *
readout_store_list_briefings (ReadoutStore *store, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT id, title, template, created, modified FROM briefing"
                                "  ORDER BY modified DESC, id DESC");
  return load_briefings (sql, error);
}

ReadoutBriefing *
readout_store_get_briefing (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT id, title, template, created, modified, markdown, drafted"
                                "  FROM briefing WHERE id = ?");
  readout_sql_bind (sql, "i", id);
  if (readout_sql_step (sql, &local_error))
    return load_briefing (sql, TRUE);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return NULL;
}

gint64
readout_store_add_briefing (ReadoutStore *store,
                            const char *title,
                            const char *markdown,
                            const char *template_name,
                            GError **error)
{
  g_autofree char *stripped = check_title (title, error);
  gint64 id;

  g_return_val_if_fail (store != NULL, 0);

  if (stripped == NULL ||
      !readout_action_begin (store, N_("Add Briefing"), READOUT_ACTION_LOGGED, error))
    return 0;
  id = insert_briefing (store, stripped, markdown != NULL ? markdown : "", template_name, error);
  return readout_action_end (store, id != 0, READOUT_CHANGES_BRIEFINGS, error) ? id : 0;
}

gboolean
readout_store_rename_briefing (ReadoutStore *store, gint64 id, const char *title, GError **error)
{
  g_autofree char *stripped = check_title (title, error);
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (stripped == NULL ||
      !readout_action_begin (store, N_("Rename Briefing"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = readout_store_check_briefing (store, id, error) &&
         readout_sql_do (store, error, "UPDATE briefing SET title = ? WHERE id = ?", "ti", stripped,
                         id);
  return readout_action_end (store, done, READOUT_CHANGES_BRIEFINGS, error);
}

gboolean
readout_store_remove_briefing (ReadoutStore *store, gint64 id, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Remove Briefing"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = readout_store_check_briefing (store, id, error) &&
         readout_sql_do (store, error, "DELETE FROM briefing WHERE id = ?", "i", id);
  return readout_action_end (store, done, READOUT_CHANGES_BRIEFINGS, error);
}

gboolean
readout_store_set_briefing_markdown (
    ReadoutStore *store, gint64 id, const char *markdown, gboolean typed, GError **error)
{
  gboolean keep;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (markdown != NULL, FALSE);

  if (!readout_action_begin (store, N_("Edit Briefing"),
                                        typed ? READOUT_ACTION_SILENT : READOUT_ACTION_LOGGED,
                                        error))
    return FALSE;
  keep =
      typed ? readout_store_is_version_due (store, id) : !readout_store_is_version_kept (store, id);
  done = readout_store_check_briefing (store, id, error) &&
         (!keep || readout_store_keep_version (store, id, N_("While writing"), error)) &&
          readout_store_put_markdown (store, id, markdown, error);
  return readout_action_end (store, done, READOUT_CHANGES_BRIEFINGS, error);
}

gboolean
readout_store_set_briefing_draft (ReadoutStore *store,
                                  gint64 id,
                                  const char *markdown,
                                  const char *drafted,
                                  const char *template_name,
                                  GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (markdown != NULL, FALSE);

  if (!readout_action_begin (store, N_("Draft Briefing"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done =
      readout_store_check_briefing (store, id, error) &&
      (readout_store_is_version_kept (store, id) ||
       readout_store_keep_version (store, id, N_("Before the draft"), error)) &&
       readout_store_put_markdown (store, id, markdown, error) &&
       readout_sql_do (store, error,
                       "UPDATE briefing SET drafted = ?1, template = ?2, drafted_through ="
                       "  (SELECT coalesce(max(id), 0) FROM statement) WHERE id = ?3",
                       "tti", drafted, template_name, id) &&
       readout_sql_do (store, error, "DELETE FROM briefing_refusal WHERE briefing_id = ?", "i", id);
  return readout_action_end (store, done, READOUT_CHANGES_BRIEFINGS, error);
}

GPtrArray *
readout_store_list_citing_briefings (ReadoutStore *store, gint64 statement_id, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT b.id, b.title, b.template, b.created, b.modified"
                                "  FROM citation c JOIN mention m ON m.key = c.key"
                                "  JOIN briefing b ON b.id = m.briefing_id"
                                "  WHERE c.statement_id = ? ORDER BY b.modified DESC, b.id DESC");
  readout_sql_bind (sql, "i", statement_id);
  return load_briefings (sql, error);
}

/* What later updates go by. */
static gboolean
copy_base (ReadoutStore *store, gint64 id, gint64 copy, GError **error)
{
  return readout_sql_do (store, error,
                         "UPDATE briefing SET (drafted, drafted_through) ="
                         "  (SELECT drafted, drafted_through FROM briefing WHERE id = ?1)"
                         "  WHERE id = ?2",
                         "ii", id, copy) &&
         readout_sql_do (store, error,
                         "INSERT INTO briefing_refusal (briefing_id, unit)"
                         "  SELECT ?2, unit FROM briefing_refusal WHERE briefing_id = ?1",
                         "ii", id, copy);
}

gint64
readout_store_duplicate_briefing (ReadoutStore *store, gint64 id, const char *title, GError **error)
{
  g_autoptr (ReadoutBriefing) briefing = NULL;
  g_autofree char *stripped = NULL;
  gint64 copy;

  g_return_val_if_fail (store != NULL, 0);

  stripped = check_title (title, error);
  briefing = stripped != NULL ? readout_store_get_briefing (store, id, error) : NULL;
  if (briefing == NULL ||
      !readout_action_begin (store, N_("Duplicate Briefing"), READOUT_ACTION_LOGGED, error))
    return 0;
  copy = insert_briefing (store, stripped, briefing->markdown, briefing->template_name, error);
  return readout_action_end (store, copy != 0 && copy_base (store, id, copy, error),
                             READOUT_CHANGES_BRIEFINGS, error)
             ? copy
             : 0;
}
