/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements that a few typed words name: by speaker, outlet and what was said, all in one.
 */
#include "store/readout-store-offers.h"

#include "store/readout-store-private.h"

#include <string.h>

/* More words than that are not looked for. */
#define MAX_WORDS 6

/* Of the statements that hold a word, so many are looked at, the latest first. */
#define MAX_ROWS 5000
/* Of the speakers or outlets that a word names, so many. */
#define MAX_NAMES 12
/* Where so many statements hold the words, to rank them takes too long: latest first. */
#define RANKED_ROWS 2000

/* What a word is worth where it names the speaker or the outlet, or only was said. */
#define SCORE_SPEAKER 40
#define SCORE_OUTLET 26
#define SCORE_WORD 16
/* A whole word is more than the beginning of one. */
#define SCORE_WHOLE 8
#define SCORE_KEY 200
#define SCORE_KEPT 4
#define SCORE_CITED 3
#define SCORE_WITHDRAWN -30
/* The best of a ranked list has so much, each next one a little less. */
#define SCORE_RANK 12

/* Which of the words a name has, and what that is worth. */
typedef struct
{
  gint64 id;
  guint mask;
  int score;
} Name;

typedef struct
{
  gint64 id;
  gint64 moment;
  int score;
} Offer;

typedef struct
{
  ReadoutStore *store;
  GPtrArray *words;     /* of char *, folded */
  guint all;            /* a bit for each of the words */
  GHashTable *speakers; /* actor id → Name */
  GHashTable *outlets;  /* outlet id → Name */
  GHashTable *offers;   /* statement id → Offer */
  guint limit;
} Search;

static void
clear_search (Search *search)
{
  g_clear_pointer (&search->words, g_ptr_array_unref);
  g_clear_pointer (&search->speakers, g_hash_table_unref);
  g_clear_pointer (&search->outlets, g_hash_table_unref);
  g_clear_pointer (&search->offers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

/* The columns that add_row() reads. */
#define ROW_COLUMNS                                                                                \
  "SELECT s.id, s.actor_id, r.outlet_id, s.moment, s.state, r.state,"                              \
  "  EXISTS (SELECT 1 FROM citation c WHERE c.statement_id = s.id)"

char *
readout_store_fold_letters (const char *text)
{
  g_autofree char *parted = NULL;
  g_autoptr (GString) bare = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  parted = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (parted == NULL)
    return g_strdup ("");
  bare = g_string_new (NULL);
  for (const char *at = parted; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (!g_unichar_ismark (character))
        g_string_append_unichar (bare, character);
    }
  return g_utf8_casefold (bare->str, bare->len);
}

static gboolean
is_letter (const char *at)
{
  return (guchar)*at < 0x80 ? g_ascii_isalnum (*at) : g_unichar_isalnum (g_utf8_get_char (at));
}

/* The words of @text, folded. */
static GPtrArray *
split_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = readout_store_fold_letters (valid);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *at = folded;

  while (*at != '\0' && words->len < MAX_WORDS)
    {
      const char *start = at;

      while (*at != '\0' && is_letter (at))
        at = g_utf8_next_char (at);
      if (at > start)
        g_ptr_array_add (words, g_strndup (start, at - start));
      while (*at != '\0' && !is_letter (at))
        at = g_utf8_next_char (at);
    }
  return words;
}

/* Whether a word of @folded begins with @word; @whole: whether one is it. */
static gboolean
has_word (const char *folded, const char *word, gboolean *whole)
{
  gsize length = strlen (word);
  gboolean found = FALSE;

  *whole = FALSE;
  for (const char *at = strstr (folded, word); at != NULL; at = strstr (at + 1, word))
    {
      const char *before = at > folded ? g_utf8_prev_char (at) : NULL;

      if (before != NULL && is_letter (before))
        continue;
      found = TRUE;
      if (at[length] != '\0' && is_letter (at + length))
        continue;
      *whole = TRUE;
      break;
    }
  return found;
}

static void
note_name (GHashTable *names, gint64 id, guint mask, int score)
{
  Name *name = g_hash_table_lookup (names, &id);

  if (name == NULL)
    {
      name = g_new0 (Name, 1);
      name->id = id;
      g_hash_table_insert (names, &name->id, name);
    }
  name->score = MAX (name->score, score);
  name->mask |= mask;
}

/* Which actors, or outlets, have names with the words. */
static gboolean
find_names (Search *search, GHashTable *names, const char *sql_text, int score, GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (search->store, sql_text);
  g_autoptr (GError) local_error = NULL;

  while (readout_sql_step (sql, &local_error))
    {
      const char *name = readout_sql_get_text (sql, 0);
      g_autofree char *folded = g_str_is_ascii (name) ? NULL : readout_store_fold_letters (name);
      guint mask = 0;
      int sum = 0;

      for (guint i = 0; i < search->words->len; i++)
        {
          gboolean whole;

          if (!has_word (folded != NULL ? folded : name, g_ptr_array_index (search->words, i),
                         &whole))
            continue;
          mask |= 1u << i;
          sum += score + (whole ? SCORE_WHOLE : 0);
        }
      if (mask != 0)
        note_name (names, readout_sql_get_int (sql, 1), mask, sum);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *one = *(const Name *const *)a;
  const Name *other = *(const Name *const *)b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

/* The names that matter most, best first. */
static GPtrArray *
sort_names (GHashTable *names)
{
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    g_ptr_array_add (sorted, name);
  g_ptr_array_sort (sorted, compare_names);
  return sorted;
}

static int
get_name_score (GHashTable *names, gint64 id, guint *mask)
{
  const Name *name = g_hash_table_lookup (names, &id);

  *mask = name != NULL ? name->mask : 0;
  return name != NULL ? name->score : 0;
}

static guint
count_bits (guint mask)
{
  return (guint)__builtin_popcount (mask);
}

/* Takes a statement if speaker, outlet and the words @said cover all that was typed. Whether it
 * does. */
static gboolean
add_row (Search *search, ReadoutSql *sql, guint said, int extra)
{
  gint64 id = readout_sql_get_int (sql, 0);
  guint speaker = 0;
  guint outlet = 0;
  int score = extra;
  Offer *offer;

  score += get_name_score (search->speakers, readout_sql_get_int (sql, 1), &speaker);
  score += get_name_score (search->outlets, readout_sql_get_int (sql, 2), &outlet);
  if ((speaker | outlet | said) != search->all ||
      readout_sql_get_int (sql, 4) == READOUT_STATEMENT_DISMISSED)
    return FALSE;
  score += SCORE_WORD * (int)count_bits (said);
  score += readout_sql_get_int (sql, 4) == READOUT_STATEMENT_KEPT ? SCORE_KEPT : 0;
  score += readout_sql_get_int (sql, 5) == READOUT_REPORT_STATE_WITHDRAWN ? SCORE_WITHDRAWN : 0;
  score += readout_sql_get_int (sql, 6) != 0 ? SCORE_CITED : 0;
  offer = g_hash_table_lookup (search->offers, &id);
  if (offer == NULL)
    {
      offer = g_new0 (Offer, 1);
      offer->id = id;
      offer->moment = readout_sql_is_null (sql, 3) ? G_MININT64 : readout_sql_get_int (sql, 3);
      offer->score = score;
      g_hash_table_insert (search->offers, &offer->id, offer);
    }
  offer->score = MAX (offer->score, score);
  return TRUE;
}

/* Takes the rows of @sql that fit, until there are enough. */
static gboolean
add_rows (Search *search, ReadoutSql *sql, guint said, gboolean ranked, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  guint n_taken = 0;

  while (n_taken < 3 * search->limit && readout_sql_step (sql, &local_error))
    n_taken += add_row (search, sql, said, ranked ? MAX (SCORE_RANK - (int)n_taken, 0) : 0);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Which of the words of @mask the content holds. */
static guint
find_said (Search *search, const char *content, guint mask)
{
  g_autofree char *folded = readout_store_fold_letters (content);
  guint said = 0;

  for (guint i = 0; i < search->words->len; i++)
    {
      gboolean whole;

      if ((mask & (1u << i)) != 0 &&
          has_word (folded, g_ptr_array_index (search->words, i), &whole))
        said |= 1u << i;
    }
  return said;
}

/* The latest statements of a speaker who has some of the words in the name. */
static gboolean
add_speaker (Search *search, const Name *speaker, GError **error)
{
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      search->store, ROW_COLUMNS ", s.words FROM statement s JOIN report r ON r.id = s.report_id"
                                 "  WHERE s.actor_id = ? AND r.removed IS NULL"
                                 "  ORDER BY s.moment DESC, s.id DESC LIMIT ?");
  g_autoptr (GError) local_error = NULL;
  guint rest = search->all & ~speaker->mask;
  guint n_taken = 0;

  readout_sql_bind (sql, "ii", speaker->id, (gint64)(rest == 0 ? 3 * search->limit : MAX_ROWS / 2));
  while (n_taken < 3 * search->limit && readout_sql_step (sql, &local_error))
    {
      guint said = rest != 0 ? find_said (search, readout_sql_get_text (sql, 7), rest) : 0;

      n_taken += add_row (search, sql, said, 0);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The latest statements of an outlet that has all of the words in its name. */
static gboolean
add_outlet (Search *search, const Name *outlet, GError **error)
{
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (search->store, ROW_COLUMNS
                       " FROM (SELECT * FROM report WHERE outlet_id = ? AND removed IS NULL"
                       "  ORDER BY moment DESC, id DESC LIMIT ?) r"
                       "  JOIN statement s ON s.report_id = r.id ORDER BY r.moment DESC, s.start");

  readout_sql_bind (sql, "ii", outlet->id, (gint64)search->limit);
  return add_rows (search, sql, 0, FALSE, error);
}

/* The words of @mask for FTS5. One or two letters must be all of a word: half the project begins
 * with them. */
static char *
make_match (Search *search, guint mask)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < search->words->len; i++)
    {
      const char *word = g_ptr_array_index (search->words, i);

      if ((mask & (1u << i)) == 0)
        continue;
      if (match->len > 0)
        g_string_append (match, " AND ");
      g_string_append_printf (match, "\"%s\"%s", word, strlen (word) > 2 ? "*" : "");
    }
  return g_string_free (match, FALSE);
}

/* Statements that say the words of @said; names cover the others. */
static gboolean
add_said (Search *search, guint said, GError **error)
{
  g_autofree char *match = make_match (search, said);
  gint64 n_rows = 0;
  gboolean ranked;
  g_autoptr (ReadoutSql) sql = NULL;

  if (!readout_sql_find (search->store, &n_rows, error,
                         "SELECT count(*) FROM (SELECT 1 FROM statement_search"
                         "  WHERE statement_search MATCH ? LIMIT ?)",
                         "td", match, RANKED_ROWS + 1))
    return FALSE;
  if (n_rows == 0)
    return TRUE;
  ranked = n_rows <= RANKED_ROWS;
  if (ranked)
    sql =
        readout_sql_new (search->store, ROW_COLUMNS
                         " FROM (SELECT rowid FROM statement_search WHERE statement_search MATCH ?"
                         "  ORDER BY rank) f JOIN statement s ON s.id = f.rowid"
                         "  JOIN report r ON r.id = s.report_id WHERE r.removed IS NULL");
  else
    sql =
        readout_sql_new (search->store, ROW_COLUMNS
                         " FROM (SELECT rowid FROM statement_search WHERE statement_search MATCH ?"
                         "  ORDER BY rowid DESC LIMIT 5000) f JOIN statement s ON s.id = f.rowid"
                         "  JOIN report r ON r.id = s.report_id WHERE r.removed IS NULL");
  readout_sql_bind (sql, "t", match);
  return add_rows (search, sql, said, ranked, error);
}

/* Statements whose key begins as typed. */
static gboolean
add_keys (Search *search, const char *text, GError **error)
{
  g_autoptr (ReadoutSql) sql = NULL;
  g_autofree char *end = NULL;
  gsize length = strlen (text);

  if (length == 0 || !g_ascii_islower (*text) ||
      strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
    return TRUE;
  end = g_strconcat (text, "~", NULL);
  sql = readout_sql_new (search->store,
                         ROW_COLUMNS " FROM citation k JOIN statement s ON s.id = k.statement_id"
                                     "  JOIN report r ON r.id = s.report_id"
                                     "  WHERE k.key >= ? AND k.key < ? AND r.removed IS NULL"
                                     "  ORDER BY length (k.key), k.key LIMIT 60");
  readout_sql_bind (sql, "tt", text, end);
  {
    g_autoptr (GError) local_error = NULL;
    int score = SCORE_KEY;

    while (readout_sql_step (sql, &local_error))
      add_row (search, sql, search->all, score--);
    if (local_error == NULL)
      return TRUE;
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
}

/* What names leave over, each once: the words that must have been said. */
static GArray *
find_rests (Search *search, GPtrArray *speakers, GPtrArray *outlets)
{
  GArray *rests = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i <= MIN (speakers->len, MAX_NAMES); i++)
    for (guint j = 0; j <= MIN (outlets->len, MAX_NAMES); j++)
      {
        guint named = 0;
        guint rest;
        gboolean known = FALSE;

        if (i > 0)
          named |= ((const Name *)g_ptr_array_index (speakers, i - 1))->mask;
        if (j > 0)
          named |= ((const Name *)g_ptr_array_index (outlets, j - 1))->mask;
        rest = search->all & ~named;
        for (guint k = 0; k < rests->len && !known; k++)
          known = g_array_index (rests, guint, k) == rest;
        if (rest != 0 && !known)
          g_array_append_val (rests, rest);
      }
  return rests;
}

static gboolean
add_named (Search *search, const char *text, GError **error)
{
  g_autoptr (GPtrArray) speakers = NULL;
  g_autoptr (GPtrArray) outlets = NULL;
  g_autoptr (GArray) rests = NULL;

  if (!find_names (search, search->speakers, "SELECT folded, actor_id FROM actor_name",
                   SCORE_SPEAKER, error) ||
      !find_names (search, search->outlets, "SELECT folded, outlet_id FROM outlet_name",
                   SCORE_OUTLET, error) ||
      !add_keys (search, text, error))
    return FALSE;
  speakers = sort_names (search->speakers);
  outlets = sort_names (search->outlets);
  for (guint i = 0; i < MIN (speakers->len, MAX_NAMES); i++)
    if (!add_speaker (search, g_ptr_array_index (speakers, i), error))
      return FALSE;
  for (guint i = 0; i < MIN (outlets->len, MAX_NAMES); i++)
    {
      const Name *outlet = g_ptr_array_index (outlets, i);

      if (outlet->mask == search->all && !add_outlet (search, outlet, error))
        return FALSE;
    }
  rests = find_rests (search, speakers, outlets);
  for (guint i = 0; i < rests->len; i++)
    if (!add_said (search, g_array_index (rests, guint, i), error))
      return FALSE;
  return TRUE;
}

/* What to offer before anything is typed. */
static gboolean
add_latest (Search *search, const char *const *keys, GError **error)
{
  g_autoptr (ReadoutSql) cited = readout_sql_new (
      search->store, ROW_COLUMNS " FROM citation k JOIN statement s ON s.id = k.statement_id"
                                 "  JOIN report r ON r.id = s.report_id"
                                 "  WHERE k.key = ? AND r.removed IS NULL");
  g_autoptr (ReadoutSql) latest = readout_sql_new (
      search->store, ROW_COLUMNS " FROM statement s JOIN report r ON r.id = s.report_id"
                                 "  WHERE r.removed IS NULL AND s.state <> 2"
                                 "  ORDER BY s.moment DESC, s.id DESC LIMIT ?");
  guint n_keys = keys != NULL ? g_strv_length ((GStrv)keys) : 0;
  guint n_taken = 0;

  for (guint i = n_keys; i-- > 0 && n_taken < search->limit;)
    {
      g_autoptr (GError) local_error = NULL;

      readout_sql_bind (cited, "t", keys[i]);
      if (readout_sql_step (cited, &local_error))
        n_taken += add_row (search, cited, 0, SCORE_KEY + (int)i);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      sqlite3_reset (cited->handle);
    }
  readout_sql_bind (latest, "i", (gint64)search->limit);
  return add_rows (search, latest, 0, FALSE, error);
}

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const Offer *one = *(const Offer *const *)a;
  const Offer *other = *(const Offer *const *)b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  if (one->moment != other->moment)
    return one->moment > other->moment ? -1 : 1;
  return one->id > other->id ? -1 : one->id < other->id;
}

static GPtrArray *
load_offers (Search *search, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer offer;

  g_hash_table_iter_init (&iter, search->offers);
  while (g_hash_table_iter_next (&iter, NULL, &offer))
    g_ptr_array_add (sorted, offer);
  g_ptr_array_sort (sorted, compare_offers);
  for (guint i = 0; i < MIN (sorted->len, search->limit); i++)
    {
      ReadoutBoardRow *row = readout_store_load_row (
          search->store, ((const Offer *)g_ptr_array_index (sorted, i))->id, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

GPtrArray *
readout_store_list_offers (
    ReadoutStore *store, const char *text, const char *const *keys, guint limit, GError **error)
{
  g_auto (Search) search = { 0 };

  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  search.store = store;
  search.limit = limit;
  search.words = split_words (text);
  search.all = (1u << search.words->len) - 1;
  search.speakers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  search.outlets = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  search.offers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  if (search.words->len > 0 ? !add_named (&search, text, error)
                            : !add_latest (&search, keys, error))
    return NULL;
  return load_offers (&search, error);
}
