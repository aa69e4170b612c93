/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a query for statements searches for, as SQL: words of the statements, and names of actors
 * and outlets.
 */
#include "store/readout-store-private.h"

#include "store/readout-search-terms.h"

/* The statements with words; what is to match follows. */
#define WITH_WORDS "SELECT rowid FROM statement_search WHERE statement_search MATCH "

/* The ids of actors or outlets with a name that holds a term: of each term a list. */
static gboolean
find_names (ReadoutStore *store,
            const ReadoutSearchTerms *terms,
            const char *sql_text,
            GArray **lists,
            guint64 *named,
            GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (store, sql_text);
  g_autoptr (GError) local_error = NULL;
  guint n = readout_search_terms_count (terms);

  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);
      guint64 found = readout_search_terms_find (terms, readout_sql_get_text (sql, 1));

      for (guint i = 0; found != 0 && i < n; i++)
        if (found & (G_GUINT64_CONSTANT (1) << i))
          {
            if (lists[i] == NULL)
              lists[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
            g_array_append_val (lists[i], id);
          }
      *named |= found;
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A term that names an actor or an outlet: what is said with the word, by it, or in it. */
static gboolean
append_named_term (ReadoutStore *store,
                   ReadoutSelection *selection,
                   const ReadoutSearchTerms *terms,
                   guint index,
                   GArray *actors,
                   GArray *outlets,
                   GError **error)
{
  g_autoptr (GString) set = g_string_new (WITH_WORDS);

  readout_sql_append_quoted (set, readout_search_terms_get_match (terms, index));
  if (actors != NULL)
    {
      g_string_append (set, " UNION ALL SELECT id FROM statement WHERE actor_id IN (");
      readout_sql_append_ids (set, actors);
    }
  if (outlets != NULL)
    {
      g_string_append (set, " UNION ALL SELECT id FROM statement WHERE report_id IN"
                            " (SELECT id FROM report WHERE outlet_id IN (");
      readout_sql_append_ids (set, outlets);
      g_string_append_c (set, ')');
    }
  return readout_store_append_set (store, selection->from, selection->id,
                                   readout_search_terms_is_unwanted (terms, index), set->str,
                                   error);
}

/* The terms that name nobody, in one search of the words. */
static gboolean
append_plain_terms (ReadoutStore *store,
                    ReadoutSelection *selection,
                    const ReadoutSearchTerms *terms,
                    guint64 named,
                    gboolean not,
                    GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (GString) set = g_string_new (WITH_WORDS);

  for (guint i = 0; i < readout_search_terms_count (terms); i++)
    if ((named & (G_GUINT64_CONSTANT (1) << i)) == 0 &&
        readout_search_terms_is_unwanted (terms, i) == not )
      g_string_append_printf (match, "%s%s",
                              match->len == 0 ? ""
                              : not           ? " OR "
                                              : " AND ",
                              readout_search_terms_get_match (terms, i));
  if (match->len == 0)
    return TRUE;
  readout_sql_append_quoted (set, match->str);
  return readout_store_append_set (store, selection->from, selection->id, not, set->str, error);
}

static void
free_list (gpointer list)
{
  if (list != NULL)
    g_array_unref (list);
}

gboolean
readout_store_select_search (ReadoutStore *store,
                             ReadoutSelection *selection,
                             const char *search,
                             GError **error)
{
  g_autofree char *stripped = readout_store_strip (search);
  g_autoptr (ReadoutSearchTerms) terms = readout_search_terms_new (stripped);
  guint n = readout_search_terms_count (terms);
  g_autoptr (GPtrArray) actors = g_ptr_array_new_with_free_func (free_list);
  g_autoptr (GPtrArray) outlets = g_ptr_array_new_with_free_func (free_list);
  guint64 named = 0;
  guint n_wanted = 0;

  if (stripped == NULL)
    return TRUE;
  for (guint i = 0; i < n; i++)
    n_wanted += !readout_search_terms_is_unwanted (terms, i);
  if (n_wanted == 0)
    {
      selection->nothing = TRUE;
      return TRUE;
    }
  g_ptr_array_set_size (actors, n);
  g_ptr_array_set_size (outlets, n);
  if (!find_names (store, terms, "SELECT actor_id, name FROM actor_name", (GArray **)actors->pdata,
                   &named, error) ||
      !find_names (store, terms, "SELECT outlet_id, name FROM outlet_name",
                   (GArray **)outlets->pdata, &named, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if ((named & (G_GUINT64_CONSTANT (1) << i)) != 0 &&
        !append_named_term (store, selection, terms, i, g_ptr_array_index (actors, i),
                            g_ptr_array_index (outlets, i), error))
      return FALSE;
  return append_plain_terms (store, selection, terms, named, FALSE, error) &&
         append_plain_terms (store, selection, terms, named, TRUE, error);
}
