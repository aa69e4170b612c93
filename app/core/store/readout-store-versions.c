/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What briefings were before.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

/* Typing keeps the text from before as a version when the last one is that old. */
#define SECONDS_BETWEEN_VERSIONS 600

#define HOUR 3600
#define DAY (24 * HOUR)

/* Automatic versions of a briefing take no more room than this, in bytes; the last few stay. */
#define MAX_BYTES (32 * 1024 * 1024)
#define ALWAYS_KEPT 10

static gint64
get_time (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static ReadoutBriefingVersion *
load_version (ReadoutSql *sql, gboolean whole)
{
  ReadoutBriefingVersion *version = readout_briefing_version_new ();

  version->id = readout_sql_get_int (sql, 0);
  version->briefing_id = readout_sql_get_int (sql, 1);
  version->created = readout_sql_get_int (sql, 2);
  version->by_person = readout_sql_get_int (sql, 4) != 0;
  version->name = version->by_person
                      ? readout_sql_dup_text (sql, 3)
                      : g_strdup (g_dgettext (GETTEXT_PACKAGE, readout_sql_get_text (sql, 3)));
  if (whole)
    version->markdown = readout_sql_dup_text (sql, 5);
  return version;
}

/* Automatic versions become fewer with age: all of a day, one an hour of a week, one a day of a
 * season, one a week of what is older. What is thinned out is no part of an action. */
static gboolean
thin_versions (ReadoutStore *store, gint64 id, GError **error)
{
  gint64 now = get_time ();
  gboolean muted = store->muted;
  gboolean done;

  store->muted = TRUE;
  done = readout_sql_do (store, error,
                         "WITH slot AS (SELECT id, CASE"
                         "    WHEN created >= ?2 THEN -id"
                         "    WHEN created >= ?3 THEN created / 3600"
                         "    WHEN created >= ?4 THEN 10000000 + created / 86400"
                         "    ELSE 20000000 + created / 604800 END AS number"
                         "  FROM briefing_version WHERE briefing_id = ?1 AND NOT by_person)"
                         " DELETE FROM briefing_version WHERE id IN (SELECT id FROM slot)"
                         "  AND id NOT IN (SELECT max(id) FROM slot GROUP BY number)",
                         "iiii", id, now - DAY, now - 7 * DAY, now - 90 * DAY) &&
         readout_sql_do (store, error,
                         "DELETE FROM briefing_version WHERE id IN (SELECT id FROM (SELECT id,"
                         "    row_number() OVER latest AS place,"
                         "    sum(length(CAST(markdown AS BLOB))) OVER latest AS bytes"
                         "  FROM briefing_version WHERE briefing_id = ?1 AND NOT by_person"
                         "  WINDOW latest AS (ORDER BY id DESC)) WHERE place > ?2 AND bytes > ?3)",
                         "idd", id, ALWAYS_KEPT, MAX_BYTES);
  store->muted = muted;
  return done;
}

static gint64
insert_version (
    ReadoutStore *store, gint64 id, const char *name, gboolean by_person, GError **error)
{
  if (!readout_sql_do (
          store, error,
          "INSERT INTO briefing_version (briefing_id, created, name, markdown, by_person)"
          "  SELECT id, ?2, ?3, markdown, ?4 FROM briefing WHERE id = ?1",
          "iitd", id, get_time (), name, by_person ? 1 : 0))
    return 0;
  return sqlite3_last_insert_rowid (store->connection);
}

static gint64
find_briefing_of_version (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 briefing = 0;

  if (readout_sql_find (store, &briefing, &local_error,
                        "SELECT briefing_id FROM briefing_version WHERE id = ?", "i", id))
    return briefing;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return 0;
}

static char *
check_name (const char *name, GError **error)
{
  char *stripped = readout_store_strip (name);

  if (stripped == NULL)
    g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                         _("A name cannot be empty."));
  return stripped;
}

gboolean
readout_store_is_version_kept (ReadoutStore *store, gint64 id)
{
  gint64 kept = 0;

  readout_sql_find (
      store, &kept, NULL,
      "SELECT b.markdown = '' OR b.markdown IS (SELECT v.markdown FROM briefing_version v"
      "  WHERE v.briefing_id = b.id ORDER BY v.id DESC LIMIT 1) FROM briefing b WHERE b.id = ?",
      "i", id);
  return kept != 0;
}

gboolean
readout_store_is_version_due (ReadoutStore *store, gint64 id)
{
  gint64 last = 0;

  readout_sql_find (store, &last, NULL,
                    "SELECT coalesce((SELECT max(created) FROM briefing_version"
                    "  WHERE briefing_id = b.id), b.created) FROM briefing b WHERE b.id = ?",
                    "i", id);
  return get_time () - last >= SECONDS_BETWEEN_VERSIONS &&
         !readout_store_is_version_kept (store, id);
}

gboolean
readout_store_keep_version (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  return insert_version (store, id, name, FALSE, error) != 0 && thin_versions (store, id, error);
}

gint64
readout_store_add_briefing_version (ReadoutStore *store,
                                    gint64 briefing_id,
                                    const char *name,
                                    GError **error)
{
  g_autofree char *stripped = NULL;
  gint64 id = 0;

  g_return_val_if_fail (store != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  stripped = check_name (name, error);
  if (stripped == NULL ||
      !readout_action_begin (store, N_("Keep Version"), READOUT_ACTION_LOGGED, error))
    return 0;
  if (readout_store_check_briefing (store, briefing_id, error))
    id = insert_version (store, briefing_id, stripped, TRUE, error);
  return readout_action_end (store, id != 0, READOUT_CHANGES_BRIEFINGS, error) ? id : 0;
}

gboolean
readout_store_rename_briefing_version (ReadoutStore *store,
                                       gint64 id,
                                       const char *name,
                                       GError **error)
{
  g_autofree char *stripped = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  stripped = check_name (name, error);
  if (stripped == NULL ||
      !readout_action_begin (store, N_("Name Version"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = find_briefing_of_version (store, id, error) != 0 &&
         readout_sql_do (store, error,
                         "UPDATE briefing_version SET name = ?, by_person = 1 WHERE id = ?", "ti",
                         stripped, id);
  return readout_action_end (store, done, READOUT_CHANGES_BRIEFINGS, error);
}

gboolean
readout_store_remove_briefing_version (ReadoutStore *store, gint64 id, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Remove Version"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = find_briefing_of_version (store, id, error) != 0 &&
         readout_sql_do (store, error, "DELETE FROM briefing_version WHERE id = ?", "i", id);
  return readout_action_end (store, done, READOUT_CHANGES_BRIEFINGS, error);
}

gboolean
readout_store_restore_briefing_version (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutBriefingVersion) version = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  version = readout_store_get_briefing_version (store, id, error);
  if (version == NULL ||
      !readout_action_begin (store, N_("Bring Back Version"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = (readout_store_is_version_kept (store, version->briefing_id) ||
          readout_store_keep_version (store, version->briefing_id,
                                      N_("Before a version was brought back"), error)) &&
          readout_store_put_markdown (store, version->briefing_id, version->markdown, error);
  return readout_action_end (store, done, READOUT_CHANGES_BRIEFINGS, error);
}

GPtrArray *
readout_store_list_briefing_versions (ReadoutStore *store, gint64 briefing_id, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT id, briefing_id, created, name, by_person"
                                "  FROM briefing_version WHERE briefing_id = ? ORDER BY id DESC");
  readout_sql_bind (sql, "i", briefing_id);
  while (readout_sql_step (sql, &local_error))
    g_ptr_array_add (versions, load_version (sql, FALSE));
  if (local_error == NULL)
    return g_steal_pointer (&versions);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

ReadoutBriefingVersion *
readout_store_get_briefing_version (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT id, briefing_id, created, name, by_person, markdown"
                                "  FROM briefing_version WHERE id = ?");
  readout_sql_bind (sql, "i", id);
  if (readout_sql_step (sql, &local_error))
    return load_version (sql, TRUE);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return NULL;
}
