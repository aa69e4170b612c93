/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Large sets of statements – what a search finds, what has a topic – kept as bits from one question
 * to the next: the groups of the board, their counts and their pages ask for the same set. SQLite
 * would sort it into a table of its own each time.
 */
#include "store/readout-store-private.h"

/* Two searches, and those with a topic; with one to go back to. */
#define MAX_KEPT 4
/* Ids beyond are no million statements, but a strange file: 8 MB of bits. */
#define MAX_ID G_GINT64_CONSTANT (67108864)

typedef struct
{
  char *sql;
  int changes; /* of the connection, and of the file by others, when it was read */
  int data_version;
  gboolean large;
  GByteArray *bits; /* nothing when it is not large */
} Set;

static void
clear_set (gpointer data)
{
  Set *set = data;

  g_free (set->sql);
  g_byte_array_unref (set->bits);
}

static void
release_set (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_set);
}

static Set *
find_set (ReadoutStore *store, const char *sql)
{
  int changes = sqlite3_total_changes (store->connection);
  int data_version = readout_sqlite_get_pragma (store->connection, "data_version");

  for (guint i = 0; store->sets != NULL && i < store->sets->len; i++)
    {
      Set *set = g_ptr_array_index (store->sets, i);

      if (set->changes == changes && set->data_version == data_version &&
          g_str_equal (set->sql, sql))
        return set;
    }
  return NULL;
}

static void
keep_set (ReadoutStore *store, Set *set)
{
  if (store->sets == NULL)
    store->sets = g_ptr_array_new_with_free_func (release_set);
  if (store->sets->len == MAX_KEPT)
    g_ptr_array_remove_index (store->sets, 0);
  g_ptr_array_add (store->sets, set);
}

static void
add_member (Set *set, gint64 id)
{
  guint place = (guint)(id / 8);

  if (place >= set->bits->len)
    {
      guint before = set->bits->len;

      g_byte_array_set_size (set->bits, MAX (place + 1, 2 * before));
      memset (set->bits->data + before, 0, set->bits->len - before);
    }
  set->bits->data[place] |= (guint8)(1u << (id % 8));
}

static Set *
read_set (ReadoutStore *store, const char *text, GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new_once (store, text);
  g_autoptr (GError) local_error = NULL;
  Set *set = g_atomic_rc_box_new0 (Set);
  gint64 largest = 0;
  guint n = 0;

  set->sql = g_strdup (text);
  set->changes = sqlite3_total_changes (store->connection);
  set->data_version = readout_sqlite_get_pragma (store->connection, "data_version");
  set->bits = g_byte_array_new ();
  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 0);

      largest = MAX (largest, id);
      n++;
      if (id >= 0 && id <= MAX_ID)
        add_member (set, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      release_set (set);
      return NULL;
    }
  set->large = n >= store->smallest_set && largest <= MAX_ID;
  if (!set->large)
    g_byte_array_set_size (set->bits, 0);
  return set;
}

/* readout_in_set(id, sql) */
static void
in_set_cb (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  ReadoutStore *store = sqlite3_user_data (context);
  Set *set = sqlite3_get_auxdata (context, 1);
  gint64 id = sqlite3_value_int64 (arguments[0]);
  guint place;

  if (set == NULL)
    {
      const char *text = (const char *)sqlite3_value_text (arguments[1]);
      g_autoptr (GError) error = NULL;

      set = find_set (store, text);
      /* A question of many sets: this one had to go for another. */
      set = set != NULL ? g_atomic_rc_box_acquire (set) : read_set (store, text, &error);
      if (set == NULL)
        {
          sqlite3_result_error (context, error != NULL ? error->message : "no set", -1);
          return;
        }
      sqlite3_set_auxdata (context, 1, set, release_set);
    }
  place = (guint)(id / 8);
  sqlite3_result_int (context, id >= 0 && id <= MAX_ID && place < set->bits->len &&
                                   (set->bits->data[place] & (1u << (id % 8))) != 0);
}

void
readout_store_add_set_function (ReadoutStore *store)
{
  sqlite3_create_function_v2 (store->connection, "readout_in_set", 2,
                              SQLITE_UTF8 | SQLITE_DIRECTONLY | SQLITE_DETERMINISTIC, store,
                              in_set_cb, NULL, NULL, NULL);
}

gboolean
readout_store_append_set (ReadoutStore *store,
                          GString *sql,
                          const char *id,
                          gboolean not,
                          const char *set_sql,
                          GError **error)
{
  Set *set = NULL;

  /* What is read inside of a transaction may be taken back. */
  if (sqlite3_get_autocommit (store->connection))
    {
      set = find_set (store, set_sql);
      if (set == NULL)
        {
          set = read_set (store, set_sql, error);
          if (set == NULL)
            return FALSE;
          keep_set (store, set);
        }
    }
  if (set != NULL && set->large)
    {
      char *text =
          sqlite3_mprintf (" AND %sreadout_in_set(%s, %Q)", not ? "NOT " : "", id, set_sql);

      g_string_append (sql, text);
      sqlite3_free (text);
    }
  else
    g_string_append_printf (sql, " AND %s %s (%s)", id, not ? "NOT IN" : "IN", set_sql);
  return TRUE;
}

void
readout_store_forget_sets (ReadoutStore *store)
{
  g_clear_pointer (&store->sets, g_ptr_array_unref);
}
