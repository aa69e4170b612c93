/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The project as a whole: what it is called, what the person notes about it, and how much is in it.
 */
#include "store/readout-store-private.h"

#include <glib/gi18n-lib.h>

#define TITLE_SETTING "title"
#define NOTES_SETTING "notes"

/* More is no title for a window. */
#define TITLE_MAX 200

static void
free_language (gpointer data)
{
  ReadoutLanguageCount *count = data;

  g_free (count->language);
  g_free (count);
}

static gboolean
count (ReadoutStore *store, guint *number, GError **error, const char *text)
{
  gint64 value = 0;

  if (!readout_sql_find (store, &value, error, text, ""))
    return FALSE;
  *number = (guint)value;
  return TRUE;
}

static gboolean
count_records (ReadoutStore *store, ReadoutProjectFacts *facts, GError **error)
{
  return count (store, &facts->schema, error, "PRAGMA user_version") &&
         count (store, &facts->n_reports, error,
                "SELECT count(*) FROM report WHERE removed IS NULL") &&
         count (store, &facts->n_outlets, error,
                "SELECT count(DISTINCT outlet_id) FROM report WHERE removed IS NULL") &&
         count (store, &facts->n_statements, error,
                "SELECT count(*) FROM statement WHERE state IN (0, 1) AND report_id NOT IN"
                "  (SELECT id FROM report WHERE removed IS NOT NULL)") &&
         count (store, &facts->n_actors, error,
                "SELECT count(DISTINCT actor_id) FROM statement WHERE state IN (0, 1)"
                "  AND report_id NOT IN (SELECT id FROM report WHERE removed IS NOT NULL)") &&
         count (store, &facts->n_topics, error,
                "SELECT count(*) FROM topic WHERE removed IS NULL") &&
         count (store, &facts->n_briefings, error, "SELECT count(*) FROM briefing");
}

static gboolean
find_times (ReadoutStore *store, ReadoutProjectFacts *facts, GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT min(added), max(added),"
             "  (SELECT published FROM report WHERE removed IS NULL AND moment IS NOT NULL"
             "    ORDER BY moment LIMIT 1),"
             "  (SELECT published FROM report WHERE removed IS NULL AND moment IS NOT NULL"
             "    ORDER BY moment DESC LIMIT 1)"
             "  FROM report WHERE removed IS NULL");

  if (!readout_sql_step (sql, error))
    return FALSE;
  facts->first_added = readout_sql_get_int (sql, 0);
  facts->last_added = readout_sql_get_int (sql, 1);
  facts->first_published = readout_sql_dup_text (sql, 2);
  facts->last_published = readout_sql_dup_text (sql, 3);
  return TRUE;
}

static gboolean
count_languages (ReadoutStore *store, ReadoutProjectFacts *facts, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT nullif(language, '') AS l, count(*) FROM report"
                              "  WHERE removed IS NULL GROUP BY l ORDER BY count(*) DESC, l");

  while (readout_sql_step (sql, &local_error))
    {
      ReadoutLanguageCount *language = g_new0 (ReadoutLanguageCount, 1);

      language->language = readout_sql_dup_text (sql, 0);
      language->n_reports = (guint)readout_sql_get_int (sql, 1);
      g_ptr_array_add (facts->languages, language);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The name of the action is translated where it is shown. */
static gboolean
set_logged (
    ReadoutStore *store, const char *key, const char *value, const char *name, GError **error)
{
  g_autofree char *stripped = readout_store_strip (value);
  gboolean done;

  if (!readout_action_begin (store, name, READOUT_ACTION_LOGGED, error))
    return FALSE;
  if (stripped != NULL)
    done = readout_sql_do (store, error,
                           "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key)"
                           "  DO UPDATE SET value = excluded.value"
                           "  WHERE value IS NOT excluded.value",
                           "tt", key, stripped);
  else
    done = readout_sql_do (store, error, "DELETE FROM setting WHERE key = ?", "t", key);
  return readout_action_end (store, done, READOUT_CHANGES_SETTINGS, error);
}

void
readout_project_facts_free (ReadoutProjectFacts *facts)
{
  if (facts == NULL)
    return;
  g_free (facts->title);
  g_free (facts->notes);
  g_free (facts->first_published);
  g_free (facts->last_published);
  g_ptr_array_unref (facts->languages);
  g_free (facts);
}

ReadoutProjectFacts *
readout_store_get_facts (ReadoutStore *store, GError **error)
{
  g_autoptr (ReadoutProjectFacts) facts = g_new0 (ReadoutProjectFacts, 1);

  g_return_val_if_fail (store != NULL, NULL);

  facts->languages = g_ptr_array_new_with_free_func (free_language);
  facts->title = readout_store_dup_title (store);
  facts->notes = readout_store_dup_notes (store);
  if (!count_records (store, facts, error) || !find_times (store, facts, error) ||
      !count_languages (store, facts, error))
    return NULL;
  return g_steal_pointer (&facts);
}

char *
readout_store_dup_title (ReadoutStore *store)
{
  return readout_store_get_setting (store, TITLE_SETTING);
}

char *
readout_store_dup_notes (ReadoutStore *store)
{
  return readout_store_get_setting (store, NOTES_SETTING);
}

gboolean
readout_store_set_title (ReadoutStore *store, const char *title, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  if (title != NULL && g_utf8_strlen (title, -1) > TITLE_MAX)
    {
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   /* Translators: %d is 200 */
                   _("A title has no more than %d characters."), TITLE_MAX);
      return FALSE;
    }
  return set_logged (store, TITLE_SETTING, title, N_("Rename Project"), error);
}

gboolean
readout_store_set_notes (ReadoutStore *store, const char *notes, GError **error)
{
  g_return_val_if_fail (store != NULL, FALSE);

  return set_logged (store, NOTES_SETTING, notes, N_("Change Notes of the Project"), error);
}
