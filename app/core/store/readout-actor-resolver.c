/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which actor of the project a voice is.
 */
#include "store/readout-store-private.h"

#include "attribution/readout-actor-affiliation.h"

/* What was looked up is kept up to that many names. */
#define MAX_CACHED_ACTORS 200000

/* The person is asked about no more actors that one may be. */
#define SUGGESTED_MAX 2

/* Somebody whom a report names, as what it tells of them. */
typedef struct
{
  ReadoutActorProfile profile;
  char *name;
  char *roles;
  gint64 report_id;
  gint64 actor_id; /* 0 until it is found */
  guint n_statements;
} Mention;

static void
free_mention (gpointer data)
{
  Mention *mention = data;

  g_free (mention->name);
  g_free (mention->roles);
  g_free (mention);
}

static Mention *
new_mention (const char *name, const ReadoutActorProfile *profile)
{
  Mention *mention = g_new0 (Mention, 1);

  mention->profile = *profile;
  mention->name = readout_store_strip (name);
  if (mention->name == NULL)
    mention->name = g_strdup ("?");
  mention->roles = g_strdup (profile->roles);
  mention->profile.name = mention->name;
  mention->profile.roles = mention->roles;
  return mention;
}

static Mention *
copy_mention (const Mention *mention)
{
  Mention *copy = new_mention (mention->name, &mention->profile);

  copy->report_id = mention->report_id;
  copy->actor_id = mention->actor_id;
  copy->n_statements = mention->n_statements;
  return copy;
}

static gboolean
load_names (ReadoutStore *store, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store,
      "WITH spoken AS MATERIALIZED (SELECT actor_id, count(*) AS n FROM statement GROUP BY actor_id)"
      " SELECT a.id, a.kind, a.described, a.gender, a.roles, n.name, n.by_person,"
      "   coalesce(s.n, 0), n.name = a.name"
      " FROM actor a JOIN actor_name n ON n.actor_id = a.id"
      " LEFT JOIN spoken s ON s.actor_id = a.id"
      " WHERE n.by_person OR s.n > 0 OR EXISTS (SELECT 1 FROM voice v WHERE v.actor_id = a.id)"
      " ORDER BY a.id");

  while (readout_sql_step (sql, &local_error))
    {
      ReadoutActorProfile profile = {
        .name = readout_sql_get_text (sql, 5),
        .kind = readout_sql_get_int (sql, 1),
        .described = readout_sql_get_int (sql, 2) != 0,
        .gender = readout_sql_get_int (sql, 3),
        .roles = readout_sql_get_text (sql, 4),
      };
      gint64 id = readout_sql_get_int (sql, 0);

      readout_actor_matcher_add (store->matcher, id, &profile, readout_sql_get_int (sql, 6) != 0);
      if (readout_sql_get_int (sql, 8) != 0)
        readout_actor_matcher_note (store->matcher, id, &profile, readout_sql_get_int (sql, 7));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_refused (ReadoutStore *store, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql =
      readout_sql_new (store, "SELECT actor_id, other_id FROM actor_pair WHERE refused");

  while (readout_sql_step (sql, &local_error))
    readout_actor_matcher_keep_apart (store->matcher, readout_sql_get_int (sql, 0),
                                      readout_sql_get_int (sql, 1));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* All that the project knows, read once for many reports. */
static gboolean
ensure_matcher (ReadoutStore *store, GError **error)
{
  if (store->matcher != NULL)
    return TRUE;
  store->matcher = readout_actor_matcher_new (store->language);
  if (load_names (store, error) && load_refused (store, error))
    return TRUE;
  g_clear_pointer (&store->matcher, readout_actor_matcher_free);
  return FALSE;
}

/* What the person said about a name wins over the kind that an analysis gave; of those who are only
 * described, the one in the same report is meant. */
static gint64
find_actor (ReadoutStore *store,
            const char *folded,
            ReadoutActorKind kind,
            gint64 report_id,
            GError **error)
{
  gint64 id = 0;

  readout_sql_find (store, &id, error,
                    "SELECT n.actor_id FROM actor_name n JOIN actor a ON a.id = n.actor_id"
                    "  WHERE n.folded = ?1 AND (n.by_person OR (a.kind = ?2 AND (NOT a.described"
                    "    OR EXISTS (SELECT 1 FROM voice v JOIN statement s ON s.id = v.statement_id"
                    "      WHERE v.actor_id = a.id AND s.report_id = ?3))))"
                    "  ORDER BY n.by_person DESC, a.kind = ?2 DESC, a.by_person DESC, a.id LIMIT 1",
                    "tdi", folded, (int)kind, report_id);
  return id;
}

static gboolean
insert_name (ReadoutStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *folded = readout_store_fold_name (name);

  return readout_sql_do (store, error,
                         "INSERT OR IGNORE INTO actor_name (folded, actor_id, name)"
                         "  VALUES (?, ?, ?)",
                         "tit", folded, id, name);
}

static gint64
make_actor (ReadoutStore *store, const ReadoutActorProfile *profile, GError **error)
{
  const char *affiliation =
      store->language != NULL
          ? readout_actor_find_affiliation (store->language, profile->name, profile->kind)
          : NULL;
  gint64 id;

  if (!readout_sql_do (store, error,
                       "INSERT INTO actor (name, kind, affiliation, described, gender, roles)"
                       "  VALUES (?, ?, ?, ?, ?, ?)",
                       "tdtddt", profile->name, (int)profile->kind, affiliation,
                       profile->described != FALSE, (int)profile->gender,
                       profile->roles != NULL ? profile->roles : ""))
    return 0;
  id = sqlite3_last_insert_rowid (store->connection);
  if (!insert_name (store, id, profile->name, error))
    return 0;
  if (store->matcher != NULL)
    readout_actor_matcher_add (store->matcher, id, profile, FALSE);
  return id;
}

static char *
dup_mention_key (const ReadoutVoice *voice)
{
  return g_strdup_printf ("%u %d %s", voice->kind, voice->described,
                          voice->name != NULL ? voice->name : "");
}

/* Everybody whom the statements name, each once, in the order of the text. */
static GPtrArray *
collect_mentions (gint64 report_id, GPtrArray *statements, GHashTable *by_key)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func (free_mention);

  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      for (guint j = 0; j < statement->voices->len; j++)
        {
          const ReadoutVoice *voice = g_ptr_array_index (statement->voices, j);
          ReadoutActorProfile profile = { voice->name, voice->kind, voice->described, voice->gender,
                                          voice->roles };
          g_autofree char *key = dup_mention_key (voice);
          Mention *mention = g_hash_table_lookup (by_key, key);

          if (mention == NULL)
            {
              mention = new_mention (voice->name, &profile);
              mention->report_id = report_id;
              g_ptr_array_add (mentions, mention);
              g_hash_table_insert (by_key, g_steal_pointer (&key), mention);
            }
          if (j + 1 == statement->voices->len)
            mention->n_statements++;
        }
    }
  return mentions;
}

/* Who the names of the report were, in an analysis before: what the person made of them stays. */
static GHashTable *
load_formers (ReadoutStore *store, gint64 report_id, GError **error)
{
  g_autoptr (GHashTable) formers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (ReadoutSql) sql = readout_sql_new (
      store, "SELECT v.name, v.actor_id FROM statement s JOIN voice v ON v.statement_id = s.id"
             "  WHERE s.report_id = ? ORDER BY v.by_person, s.start, s.id");

  readout_sql_bind (sql, "i", report_id);
  while (readout_sql_step (sql, &local_error))
    {
      gint64 id = readout_sql_get_int (sql, 1);

      if (!g_hash_table_contains (formers, readout_sql_get_text (sql, 0)))
        g_hash_table_insert (formers, readout_sql_dup_text (sql, 0), g_memdup2 (&id, sizeof id));
    }
  if (local_error == NULL)
    return g_steal_pointer (&formers);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Writes down what the report tells of an actor that was known: another name, a role. */
static gboolean
note_mention (ReadoutStore *store, const Mention *mention, gboolean is_short, GError **error)
{
  gint64 id = mention->actor_id;
  g_autofree char *roles = NULL;
  guint gender;

  if (!is_short && !mention->profile.described &&
      readout_actor_matcher_add (store->matcher, id, &mention->profile, FALSE) &&
      !insert_name (store, id, mention->name, error))
    return FALSE;
  if (mention->profile.described ||
      !readout_actor_matcher_note (store->matcher, id, &mention->profile, mention->n_statements) ||
      !readout_actor_matcher_get (store->matcher, id, &gender, &roles))
    return TRUE;
  return readout_sql_do (store, error, "UPDATE actor SET gender = ?, roles = ? WHERE id = ?", "dti",
                         (int)gender, roles, id);
}

static gboolean
suggest (ReadoutStore *store, gint64 id, GArray *doubts, GError **error)
{
  for (guint i = 0, n = 0; i < doubts->len && n < SUGGESTED_MAX; i++)
    {
      const ReadoutActorCandidate *doubt = &g_array_index (doubts, ReadoutActorCandidate, i);

      if (doubt->id == id)
        continue;
      n++;
      if (!readout_store_suggest_pair (store, id, doubt->id, doubt->likeness, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether the report has somebody else, in its own words, who is that actor. */
static gboolean
is_taken (GPtrArray *mentions, gint64 id)
{
  for (guint i = 0; i < mentions->len; i++)
    if (((const Mention *)g_ptr_array_index (mentions, i))->actor_id == id)
      return TRUE;
  return FALSE;
}

static gboolean
resolve_mention (ReadoutStore *store,
                 Mention *mention,
                 GPtrArray *mentions,
                 gint64 former,
                 gboolean is_short,
                 GError **error)
{
  g_autoptr (GArray) doubts = g_array_new (FALSE, FALSE, sizeof (ReadoutActorCandidate));
  gint64 id = readout_actor_matcher_find_given (store->matcher, mention->name);
  gboolean doubtful = FALSE;

  if (id == 0)
    id = former;
  if (id == 0)
    {
      id = readout_actor_matcher_match (store->matcher, &mention->profile, FALSE, doubts);
      if (id != 0 && is_short && is_taken (mentions, id))
        id = 0;
      doubtful = is_short;
    }
  mention->actor_id = id != 0 ? id : make_actor (store, &mention->profile, error);
  if (mention->actor_id == 0 || !note_mention (store, mention, is_short, error))
    return FALSE;
  if (doubtful)
    g_ptr_array_add (store->unsettled, copy_mention (mention));
  /* A short name may find its owner in a report that is still to come. */
  return is_short || id != 0 || suggest (store, mention->actor_id, doubts, error);
}

static gboolean
resolve_mentions (
    ReadoutStore *store, GPtrArray *mentions, gboolean shorts, GHashTable *formers, GError **error)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      Mention *mention = g_ptr_array_index (mentions, i);
      const gint64 *former = g_hash_table_lookup (formers, mention->name);

      if (readout_actor_matcher_is_short (store->matcher, &mention->profile) == shorts &&
          !resolve_mention (store, mention, mentions, former != NULL ? *former : 0, shorts, error))
        return FALSE;
    }
  return TRUE;
}

/* Moves the voices of that name in its report to another actor. */
static gboolean
move_mention (ReadoutStore *store, const Mention *mention, gint64 into, GError **error)
{
  return readout_sql_do (
             store, error,
             "UPDATE statement SET actor_id = ?1 WHERE report_id = ?2 AND actor_id = ?3"
             "  AND (SELECT v.name = ?4 FROM voice v WHERE v.statement_id = statement.id"
             "    ORDER BY v.position DESC LIMIT 1)",
             "iiit", into, mention->report_id, mention->actor_id, mention->name) &&
         readout_sql_do (store, error,
                         "UPDATE voice SET actor_id = ?1 WHERE actor_id = ?3 AND name = ?4"
                         "  AND statement_id IN (SELECT id FROM statement WHERE report_id = ?2)",
                         "iiit", into, mention->report_id, mention->actor_id, mention->name);
}

/* Whether the report tells the two apart. */
static gboolean
has_voice (ReadoutStore *store, gint64 report_id, gint64 actor_id, GError **error)
{
  gint64 found = 0;

  return readout_sql_find (store, &found, error,
                           "SELECT 1 FROM statement s JOIN voice v ON v.statement_id = s.id"
                           "  WHERE s.report_id = ? AND v.actor_id = ? LIMIT 1",
                           "ii", report_id, actor_id);
}

static gboolean
settle_mention (ReadoutStore *store, const Mention *mention, GError **error)
{
  g_autoptr (GArray) doubts = g_array_new (FALSE, FALSE, sizeof (ReadoutActorCandidate));
  g_autoptr (GError) local_error = NULL;
  gint64 id = readout_actor_matcher_match (store->matcher, &mention->profile, TRUE, doubts);

  if (id == 0 || id == mention->actor_id)
    return suggest (store, mention->actor_id, doubts, error);
  if (has_voice (store, mention->report_id, id, &local_error))
    return TRUE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return move_mention (store, mention, id, error);
}

void
readout_store_forget_actors (ReadoutStore *store)
{
  g_hash_table_remove_all (store->actors);
  g_clear_pointer (&store->matcher, readout_actor_matcher_free);
}

GPtrArray *
readout_store_new_unsettled (void)
{
  return g_ptr_array_new_with_free_func (free_mention);
}

gint64
readout_store_resolve_voice (
    ReadoutStore *store, const char *name, ReadoutActorKind kind, gint64 report_id, GError **error)
{
  g_autofree char *stripped = readout_store_strip (name);
  g_autofree char *folded = NULL;
  g_autofree char *cache_key = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 *cached;
  gint64 id;

  if (stripped == NULL)
    stripped = g_strdup ("?");
  folded = readout_store_fold_name (stripped);
  cache_key = g_strdup_printf ("%u %" G_GINT64_FORMAT " %s", kind, report_id, folded);
  cached = g_hash_table_lookup (store->actors, cache_key);
  if (cached != NULL)
    return *cached;

  id = find_actor (store, folded, kind, report_id, &local_error);
  if (id == 0 && local_error == NULL)
    {
      ReadoutActorProfile profile = { .name = stripped, .kind = kind };

      id = make_actor (store, &profile, &local_error);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return 0;
    }
  if (g_hash_table_size (store->actors) >= MAX_CACHED_ACTORS)
    g_hash_table_remove_all (store->actors);
  cached = g_new (gint64, 1);
  *cached = id;
  g_hash_table_insert (store->actors, g_steal_pointer (&cache_key), cached);
  return id;
}

gboolean
readout_store_resolve_report (ReadoutStore *store,
                              gint64 report_id,
                              GPtrArray *statements,
                              GError **error)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) mentions = collect_mentions (report_id, statements, by_key);
  g_autoptr (GHashTable) formers = load_formers (store, report_id, error);

  /* Full names first: short ones may be theirs. */
  if (formers == NULL || !ensure_matcher (store, error) ||
      !resolve_mentions (store, mentions, FALSE, formers, error) ||
      !resolve_mentions (store, mentions, TRUE, formers, error))
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      for (guint j = 0; j < statement->voices->len; j++)
        {
          ReadoutVoice *voice = g_ptr_array_index (statement->voices, j);
          g_autofree char *key = dup_mention_key (voice);

          voice->actor_id = ((const Mention *)g_hash_table_lookup (by_key, key))->actor_id;
        }
    }
  return TRUE;
}

void
readout_store_set_language (ReadoutStore *store, ReadoutLanguage *language)
{
  g_return_if_fail (store != NULL);

  if (store->language == language)
    return;
  g_clear_pointer (&store->language, readout_language_unref);
  store->language = language != NULL ? readout_language_ref (language) : NULL;
  readout_store_forget_actors (store);
}

gboolean
readout_store_settle_actors (ReadoutStore *store, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (store != NULL, FALSE);

  if (store->unsettled->len == 0)
    return TRUE;
  if (!readout_action_begin (store, "", READOUT_ACTION_SILENT, error))
    return FALSE;
  done = ensure_matcher (store, error);
  for (guint i = 0; done && i < store->unsettled->len; i++)
    done = settle_mention (store, g_ptr_array_index (store->unsettled, i), error);
  g_ptr_array_set_size (store->unsettled, 0);
  /* Who had a short name may be nobody now. */
  readout_store_forget_actors (store);
  return readout_action_end (store, done, READOUT_CHANGES_ACTORS | READOUT_CHANGES_STATEMENTS,
                             error);
}
