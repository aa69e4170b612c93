/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a briefing is held against, prepared for the check.
 */
#include "briefing/readout-check-sources.h"

#include <string.h>

#include "briefing/readout-word-compare.h"
#include "language/readout-data.h"
#include "text/readout-plain-words.h"

struct _ReadoutCheckSources
{
  gatomicrefcount references;
  GHashTable *statements; /* key → ReadoutCheckStatement */
  GHashTable *reports;    /* ReadoutReport * → ReadoutCheckReport */
  GHashTable *keys;       /* set of other keys */
  ReadoutActorIndex *actors;
  ReadoutLanguage *language; /* NULL when there are no word lists */
  gboolean has_language;
};

static void
free_report (gpointer data)
{
  ReadoutCheckReport *report = data;

  g_object_unref (report->report);
  g_clear_pointer (&report->words, g_array_unref);
  g_clear_pointer (&report->title, g_array_unref);
  g_clear_pointer (&report->vocabulary, g_hash_table_unref);
  g_free (report);
}

static void
free_statement (gpointer data)
{
  ReadoutCheckStatement *statement = data;

  g_free (statement->key);
  g_object_unref (statement->statement);
  g_clear_pointer (&statement->sources, g_array_unref);
  g_clear_pointer (&statement->pairs, g_hash_table_unref);
  g_free (statement);
}

ReadoutCheckSources *
readout_check_sources_new (void)
{
  ReadoutCheckSources *sources = g_new0 (ReadoutCheckSources, 1);

  g_atomic_ref_count_init (&sources->references);
  sources->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_statement);
  sources->reports = g_hash_table_new_full (NULL, NULL, NULL, free_report);
  sources->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sources->actors = readout_actor_index_new ();
  return sources;
}

ReadoutCheckSources *
readout_check_sources_ref (ReadoutCheckSources *sources)
{
  g_return_val_if_fail (sources != NULL, NULL);

  g_atomic_ref_count_inc (&sources->references);
  return sources;
}

void
readout_check_sources_unref (ReadoutCheckSources *sources)
{
  g_return_if_fail (sources != NULL);

  if (!g_atomic_ref_count_dec (&sources->references))
    return;
  g_hash_table_unref (sources->statements);
  g_hash_table_unref (sources->reports);
  g_hash_table_unref (sources->keys);
  readout_actor_index_free (sources->actors);
  g_clear_pointer (&sources->language, readout_language_unref);
  g_free (sources);
}

/* Which sources there are for what each statement says. Linear. */
static void
add_same (ReadoutCheckSources *sources, ReadoutSnapshot *snapshot)
{
  GPtrArray *statements = readout_snapshot_get_statements (snapshot);
  g_autoptr (GHashTable) groups =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);

  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutReport *report = readout_snapshot_get_report (snapshot, statement);
      gint64 group = readout_snapshot_find_same (snapshot, statement->id);
      gint64 source = readout_snapshot_get_source (snapshot, report);
      GArray *list = g_hash_table_lookup (groups, &group);

      if (statement->id == 0)
        continue;
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (groups, g_memdup2 (&group, sizeof group), list);
        }
      if (statement->state != READOUT_STATEMENT_DISMISSED &&
          report->state != READOUT_REPORT_STATE_WITHDRAWN)
        g_array_append_val (list, source);
      readout_check_sources_set_same (sources, readout_snapshot_get_key (snapshot, statement),
                                      g_array_ref (list));
    }
}

ReadoutCheckSources *
readout_check_sources_new_from_snapshot (ReadoutSnapshot *snapshot)
{
  ReadoutCheckSources *sources = readout_check_sources_new ();
  GPtrArray *statements;

  g_return_val_if_fail (snapshot != NULL, sources);

  statements = readout_snapshot_get_statements (snapshot);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutReport *report = readout_snapshot_get_report (snapshot, statement);

      readout_check_sources_add_statement (sources, readout_snapshot_get_key (snapshot, statement),
                                           statement, report,
                                           readout_snapshot_get_source (snapshot, report), FALSE);
      for (guint j = 0; j < statement->voices->len; j++)
        {
          const ReadoutVoice *voice = g_ptr_array_index (statement->voices, j);

          readout_check_sources_add_actor (sources, voice->actor_id, voice->kind, voice->name);
        }
    }
  if (readout_snapshot_get_knows_same (snapshot))
    add_same (sources, snapshot);
  return sources;
}

void
readout_check_sources_add_statement (ReadoutCheckSources *sources,
                                     const char *key,
                                     ReadoutStatement *statement,
                                     ReadoutReport *report,
                                     gint64 source,
                                     gboolean is_removed)
{
  ReadoutCheckStatement *entry;
  ReadoutCheckReport *known;

  g_return_if_fail (sources != NULL && key != NULL);
  g_return_if_fail (READOUT_IS_STATEMENT (statement) && READOUT_IS_REPORT (report));

  known = g_hash_table_lookup (sources->reports, report);
  if (known == NULL)
    {
      known = g_new0 (ReadoutCheckReport, 1);
      known->report = g_object_ref (report);
      known->source = source != 0 ? source : report->id;
      known->is_removed = is_removed;
      g_hash_table_insert (sources->reports, report, known);
    }
  entry = g_new0 (ReadoutCheckStatement, 1);
  entry->key = g_strdup (key);
  entry->statement = g_object_ref (statement);
  entry->report = known;
  g_hash_table_replace (sources->statements, entry->key, entry);
}

void
readout_check_sources_set_same (ReadoutCheckSources *sources, const char *key, GArray *same)
{
  ReadoutCheckStatement *statement;

  g_return_if_fail (sources != NULL && key != NULL && same != NULL);

  statement = g_hash_table_lookup (sources->statements, key);
  if (statement == NULL)
    {
      g_array_unref (same);
      return;
    }
  g_clear_pointer (&statement->sources, g_array_unref);
  statement->sources = same;
}

void
readout_check_sources_add_actor (ReadoutCheckSources *sources,
                                 gint64 id,
                                 ReadoutActorKind kind,
                                 const char *name)
{
  g_return_if_fail (sources != NULL);

  readout_actor_index_add (sources->actors, id, kind, name);
}

void
readout_check_sources_add_key (ReadoutCheckSources *sources, const char *key)
{
  g_return_if_fail (sources != NULL && key != NULL);

  g_hash_table_add (sources->keys, g_strdup (key));
}

ReadoutCheckStatement *
readout_check_sources_find (ReadoutCheckSources *sources, const char *key)
{
  ReadoutCheckStatement *statement;

  g_return_val_if_fail (sources != NULL && key != NULL, NULL);

  statement = g_hash_table_lookup (sources->statements, key);
  if (statement == NULL)
    {
      g_autofree char *lower = g_ascii_strdown (key, -1);

      statement = g_hash_table_lookup (sources->statements, lower);
    }
  return statement;
}

/* Whether one slip of the fingers makes one of the other. */
static gboolean
is_one_slip (const char *typed, const char *key)
{
  gsize n = strlen (typed);
  gsize m = strlen (key);
  gsize same = 0;

  if (n > m + 1 || m > n + 1)
    return FALSE;
  while (same < n && same < m && typed[same] == key[same])
    same++;
  if (n == m)
    return strcmp (typed + same + (same < n), key + same + (same < n)) == 0 ||
           (same + 1 < n && typed[same] == key[same + 1] && typed[same + 1] == key[same] &&
            strcmp (typed + same + 2, key + same + 2) == 0);
  return n > m ? strcmp (typed + same + 1, key + same) == 0
               : strcmp (typed + same, key + same + 1) == 0;
}

static gboolean
guess_among (GHashTable *table, const char *typed, const char **guess)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (is_one_slip (typed, key) && g_strcmp0 (*guess, key) != 0)
      {
        if (*guess != NULL)
          return FALSE;
        *guess = key;
      }
  return TRUE;
}

const char *
readout_check_sources_guess_key (ReadoutCheckSources *sources, const char *key)
{
  const char *guess = NULL;

  g_return_val_if_fail (sources != NULL && key != NULL, NULL);

  return guess_among (sources->statements, key, &guess) && guess_among (sources->keys, key, &guess)
             ? guess
             : NULL;
}

ReadoutActorIndex *
readout_check_sources_get_actors (ReadoutCheckSources *sources)
{
  g_return_val_if_fail (sources != NULL, NULL);

  return sources->actors;
}

GArray *
readout_check_report_get_words (ReadoutCheckReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);

  if (report->words == NULL)
    {
      gsize length = 0;
      const char *text = report->report->text != NULL
                             ? readout_text_get_string (report->report->text, &length)
                             : "";

      report->words = readout_compared_words_new_source (text, length);
    }
  return report->words;
}

GArray *
readout_check_report_get_title (ReadoutCheckReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);

  if (report->title == NULL)
    {
      const char *title = report->report->title != NULL ? report->report->title : "";

      report->title = readout_compared_words_new_source (title, strlen (title));
    }
  return report->title;
}

static void
add_vocabulary (GHashTable *vocabulary, const char *text, gsize length)
{
  g_autoptr (GArray) tokens = readout_name_tokens_new (text, length);

  for (guint i = 0; i < tokens->len; i++)
    {
      guint64 key = g_array_index (tokens, ReadoutNameToken, i).key;

      if (!g_hash_table_contains (vocabulary, &key))
        g_hash_table_add (vocabulary, g_memdup2 (&key, sizeof key));
    }
}

gboolean
readout_check_report_has_word (ReadoutCheckReport *report, guint64 key)
{
  g_return_val_if_fail (report != NULL, FALSE);

  if (report->vocabulary == NULL)
    {
      const ReadoutReport *record = report->report;
      const char *const fields[] = { record->title, record->author, record->outlet };
      gsize length = 0;
      const char *text =
          record->text != NULL ? readout_text_get_string (record->text, &length) : "";

      report->vocabulary = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      add_vocabulary (report->vocabulary, text, length);
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        if (fields[i] != NULL)
          add_vocabulary (report->vocabulary, fields[i], strlen (fields[i]));
    }
  return g_hash_table_contains (report->vocabulary, &key);
}

gboolean
readout_check_statement_has_pair (ReadoutCheckStatement *statement, guint64 first, guint64 second)
{
  guint64 pair = readout_plain_words_chain (readout_plain_words_chain (0, first), second);

  g_return_val_if_fail (statement != NULL, FALSE);

  if (statement->pairs == NULL)
    {
      ReadoutText *text = statement->report->report->text;
      GArray *content = statement->statement->content;

      statement->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      for (guint i = 0; text != NULL && i < content->len; i++)
        {
          ReadoutSpan span = readout_spans_get (content, i);
          g_autoptr (GArray) tokens = readout_name_tokens_new (
              readout_text_get_string (text, NULL) + span.start, span.end - span.start);

          for (guint j = 0; j + 1 < tokens->len; j++)
            {
              guint64 known = readout_plain_words_chain (
                  readout_plain_words_chain (0, g_array_index (tokens, ReadoutNameToken, j).key),
                  g_array_index (tokens, ReadoutNameToken, j + 1).key);

              g_hash_table_add (statement->pairs, g_memdup2 (&known, sizeof known));
            }
        }
    }
  return g_hash_table_contains (statement->pairs, &pair);
}

/* The word lists, once; without them the commonest verbs have to do. */
static ReadoutLanguage *
get_language (ReadoutCheckSources *sources)
{
  if (!sources->has_language)
    {
      g_autofree char *path = readout_data_find (NULL, "language/en/words.bin", NULL);

      sources->has_language = TRUE;
      if (path != NULL)
        sources->language = readout_language_new_from_file (path, NULL);
    }
  return sources->language;
}

gboolean
readout_check_sources_is_cue (ReadoutCheckSources *sources, const char *word, gsize length)
{
  static const char *const common[] = { "said", "says", "told", "added", "asked", "wrote", NULL };
  g_autofree char *lower = g_ascii_strdown (word, (gssize)length);
  ReadoutLanguage *language;
  const char *base;
  guint64 flags;

  g_return_val_if_fail (sources != NULL, FALSE);

  language = get_language (sources);
  if (language == NULL)
    return g_strv_contains (common, lower);
  base = readout_language_get_value (language, READOUT_LIST_FORMS, lower);
  flags = readout_language_get_flags (language, READOUT_LIST_VERBS,
                                      base != NULL && *base != '\0' ? base : lower);
  return flags != 0;
}

gboolean
readout_check_sources_is_title (ReadoutCheckSources *sources, const char *word, gsize length)
{
  g_autofree char *lower = g_ascii_strdown (word, (gssize)length);
  ReadoutLanguage *language;

  g_return_val_if_fail (sources != NULL, FALSE);

  language = get_language (sources);
  return language != NULL &&
         (readout_language_find (language, READOUT_LIST_ROLES, lower, -1, NULL) ||
          readout_language_find (language, READOUT_LIST_TITLES, lower, -1, NULL));
}
