/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filters that a project keeps.
 */
#include "store/readout-store-filters.h"

#include <glib/gi18n-lib.h>

#include "store/readout-store-private.h"

G_DEFINE_FINAL_TYPE (ReadoutSavedFilter, readout_saved_filter, G_TYPE_OBJECT)

static void
readout_saved_filter_finalize (GObject *object)
{
  ReadoutSavedFilter *saved = READOUT_SAVED_FILTER (object);

  g_free (saved->name);
  g_clear_pointer (&saved->filter, readout_filter_unref);

  G_OBJECT_CLASS (readout_saved_filter_parent_class)->finalize (object);
}

static void
readout_saved_filter_class_init (ReadoutSavedFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_saved_filter_finalize;
}

static void
readout_saved_filter_init (ReadoutSavedFilter *saved)
{
}

static ReadoutSavedFilter *
load (ReadoutSql *sql)
{
  ReadoutSavedFilter *saved = g_object_new (READOUT_TYPE_SAVED_FILTER, NULL);

  saved->id = readout_sql_get_int (sql, 0);
  saved->name = readout_sql_dup_text (sql, 1);
  saved->filter = readout_filter_from_string (readout_sql_get_text (sql, 2), NULL);
  if (saved->filter != NULL)
    readout_store_follow_merges (sql->store, saved->filter);
  return saved;
}

static gboolean
check_filter (ReadoutStore *store, gint64 id, GError **error)
{
  return readout_store_check_record (store, "SELECT id FROM filter WHERE id = ?", id, error);
}

/* @name without white space around it, if the filter @id (0: a new one) may have it. */
static char *
check_name (ReadoutStore *store, const char *name, gint64 id, GError **error)
{
  g_autofree char *stripped = readout_store_strip (name);
  g_autoptr (GError) local_error = NULL;
  gint64 other;

  if (stripped == NULL)
    {
      g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                           _("A name cannot be empty."));
      return NULL;
    }
  other = readout_store_find_filter (store, stripped, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (other != 0 && other != id)
    {
      g_set_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                   _("There is already a filter “%s”."), stripped);
      return NULL;
    }
  return g_steal_pointer (&stripped);
}

GPtrArray *
readout_store_list_filters (ReadoutStore *store, GError **error)
{
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (
      store, "SELECT id, name, filter FROM filter ORDER BY name COLLATE readout_words, id");
  while (readout_sql_step (sql, &local_error))
    g_ptr_array_add (filters, load (sql));
  if (local_error == NULL)
    return g_steal_pointer (&filters);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

ReadoutSavedFilter *
readout_store_get_filter (ReadoutStore *store, gint64 id, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql = readout_sql_new (store, "SELECT id, name, filter FROM filter WHERE id = ?");
  readout_sql_bind (sql, "i", id);
  if (readout_sql_step (sql, &local_error))
    return load (sql);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    readout_store_set_no_record (error);
  return NULL;
}

gint64
readout_store_find_filter (ReadoutStore *store, const char *name, GError **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;
  gint64 found = 0;

  g_return_val_if_fail (store != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  folded = readout_store_fold_name (name);
  sql = readout_sql_new (store, "SELECT id, name FROM filter ORDER BY id");
  while (found == 0 && readout_sql_step (sql, &local_error))
    {
      g_autofree char *other = readout_store_fold_name (readout_sql_get_text (sql, 1));

      if (g_str_equal (other, folded))
        found = readout_sql_get_int (sql, 0);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return found;
}

GStrv
readout_store_list_affiliations (ReadoutStore *store, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  sql =
      readout_sql_new (store, "SELECT affiliation FROM actor a WHERE affiliation <> ''"
                              "  AND EXISTS (SELECT 1 FROM statement s WHERE s.actor_id = a.id)"
                              "  GROUP BY affiliation ORDER BY affiliation COLLATE readout_words");
  while (readout_sql_step (sql, &local_error))
    g_strv_builder_add (names, readout_sql_get_text (sql, 0));
  if (local_error == NULL)
    return g_strv_builder_end (names);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gint64
readout_store_add_filter (ReadoutStore *store,
                          const char *name,
                          const ReadoutFilter *filter,
                          GError **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *text = NULL;
  gint64 id = 0;
  gboolean done;

  g_return_val_if_fail (store != NULL, 0);
  g_return_val_if_fail (filter != NULL, 0);

  stripped = check_name (store, name, 0, error);
  text = readout_filter_to_string (filter);
  if (stripped == NULL ||
      !readout_action_begin (store, N_("Save Filter"), READOUT_ACTION_LOGGED, error))
    return 0;
  done = readout_sql_do (store, error, "INSERT INTO filter (name, filter) VALUES (?, ?)", "tt",
                         stripped, text);
  /* The log's triggers insert, too. */
  done = done && readout_sql_find (store, &id, error, "SELECT max(id) FROM filter WHERE name = ?",
                                   "t", stripped);
  return readout_action_end (store, done, READOUT_CHANGES_FILTERS, error) ? id : 0;
}

gboolean
readout_store_rename_filter (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *stripped = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  stripped = check_name (store, name, id, error);
  if (stripped == NULL ||
      !readout_action_begin (store, N_("Rename Filter"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done =
      check_filter (store, id, error) &&
      readout_sql_do (store, error, "UPDATE filter SET name = ? WHERE id = ?", "ti", stripped, id);
  return readout_action_end (store, done, READOUT_CHANGES_FILTERS, error);
}

gboolean
readout_store_replace_filter (ReadoutStore *store,
                              gint64 id,
                              const ReadoutFilter *filter,
                              GError **error)
{
  g_autofree char *text = NULL;
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);
  g_return_val_if_fail (filter != NULL, FALSE);

  text = readout_filter_to_string (filter);
  if (!readout_action_begin (store, N_("Change Filter"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_filter (store, id, error) &&
         readout_sql_do (store, error, "UPDATE filter SET filter = ? WHERE id = ?", "ti", text, id);
  return readout_action_end (store, done, READOUT_CHANGES_FILTERS, error);
}

gboolean
readout_store_remove_filter (ReadoutStore *store, gint64 id, GError **error)
{
  gboolean done;

  g_return_val_if_fail (store != NULL, FALSE);

  if (!readout_action_begin (store, N_("Remove Filter"), READOUT_ACTION_LOGGED, error))
    return FALSE;
  done = check_filter (store, id, error) &&
         readout_sql_do (store, error, "DELETE FROM filter WHERE id = ?", "i", id);
  return readout_action_end (store, done, READOUT_CHANGES_FILTERS, error);
}
