/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plain data that a briefing is made from and checked against.
 */
#include "briefing/readout-snapshot.h"

#include <string.h>

#include "briefing/readout-citation.h"
#include "markdown/readout-markdown.h"
#include "text/readout-report-copies.h"

typedef struct
{
  ReadoutReport *report; /* borrowed from the list of reports */
  guint ordinal;         /* of the statement in its report, from 1 */
  char *key;             /* NULL until asked for */
} Entry;

struct _ReadoutSnapshot
{
  gatomicrefcount references;
  GPtrArray *reports;
  GPtrArray *statements;
  GPtrArray *topics;
  GHashTable *entries; /* ReadoutStatement * → Entry * */
  GHashTable *by_key;  /* char * → ReadoutStatement * */
  GHashTable *report_ids;
  ReadoutCitationKeys *keys;
  ReadoutCopyGroups *copies; /* may be NULL */
  GHashTable *grades;        /* casefolded name of an outlet → its reliability */
  GHashTable *same;          /* id of a statement → id of one that says the same, smaller */
  GHashTable *cut;           /* set of the ids of statements */
  GArray *contradictions;    /* of ReadoutContradiction */
  gboolean knows_same;
  gint64 next_id;
  gboolean has_all_keys;
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry);
}

ReadoutSnapshot *
readout_snapshot_new (void)
{
  ReadoutSnapshot *snapshot = g_new0 (ReadoutSnapshot, 1);

  g_atomic_ref_count_init (&snapshot->references);
  snapshot->reports = g_ptr_array_new_with_free_func (g_object_unref);
  snapshot->statements = g_ptr_array_new_with_free_func (g_object_unref);
  snapshot->topics = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
  snapshot->entries = g_hash_table_new_full (NULL, NULL, NULL, free_entry);
  snapshot->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  snapshot->report_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  snapshot->keys = readout_citation_keys_new ();
  snapshot->grades = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  snapshot->same = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  snapshot->cut = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  snapshot->contradictions = g_array_new (FALSE, FALSE, sizeof (ReadoutContradiction));
  return snapshot;
}

ReadoutSnapshot *
readout_snapshot_ref (ReadoutSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  g_atomic_ref_count_inc (&snapshot->references);
  return snapshot;
}

void
readout_snapshot_unref (ReadoutSnapshot *snapshot)
{
  g_return_if_fail (snapshot != NULL);

  if (!g_atomic_ref_count_dec (&snapshot->references))
    return;
  g_hash_table_unref (snapshot->by_key);
  g_hash_table_unref (snapshot->entries);
  g_hash_table_unref (snapshot->grades);
  g_hash_table_unref (snapshot->same);
  g_hash_table_unref (snapshot->cut);
  g_array_unref (snapshot->contradictions);
  g_hash_table_unref (snapshot->report_ids);
  g_ptr_array_unref (snapshot->statements);
  g_ptr_array_unref (snapshot->reports);
  g_ptr_array_unref (snapshot->topics);
  readout_citation_keys_free (snapshot->keys);
  readout_copy_groups_free (snapshot->copies);
  g_free (snapshot);
}

/* An id that no report of the snapshot has. */
static gint64
find_free_id (ReadoutSnapshot *snapshot)
{
  do
    snapshot->next_id++;
  while (g_hash_table_contains (snapshot->report_ids, &snapshot->next_id));
  return snapshot->next_id;
}

void
readout_snapshot_add_report (ReadoutSnapshot *snapshot,
                             ReadoutReport *report,
                             GPtrArray *statements)
{
  g_return_if_fail (snapshot != NULL);
  g_return_if_fail (READOUT_IS_REPORT (report));

  if (report->id == 0)
    report->id = find_free_id (snapshot);
  g_hash_table_add (snapshot->report_ids, g_memdup2 (&report->id, sizeof report->id));
  g_ptr_array_add (snapshot->reports, g_object_ref (report));
  snapshot->has_all_keys = FALSE;

  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      Entry *entry = g_new0 (Entry, 1);

      entry->report = report;
      entry->ordinal = i + 1;
      statement->report_id = report->id;
      g_ptr_array_add (snapshot->statements, g_object_ref (statement));
      g_hash_table_insert (snapshot->entries, statement, entry);
    }
}

void
readout_snapshot_add_topic (ReadoutSnapshot *snapshot, const ReadoutProposition *topic)
{
  g_return_if_fail (snapshot != NULL);
  g_return_if_fail (topic != NULL);

  g_ptr_array_add (snapshot->topics, readout_proposition_copy (topic));
}

/* Gives @statement the id @key, which it takes over. */
static void
assign_key (ReadoutSnapshot *snapshot, ReadoutStatement *statement, Entry *entry, char *key)
{
  if (entry->key != NULL)
    g_hash_table_remove (snapshot->by_key, entry->key);
  g_free (entry->key);
  entry->key = key;
  g_hash_table_replace (snapshot->by_key, g_strdup (key), statement);
}

/* Gives ids to all statements that have none, in their order: so they do not hang on who asks
 * first. */
static void
assign_all_keys (ReadoutSnapshot *snapshot)
{
  if (snapshot->has_all_keys)
    return;
  snapshot->has_all_keys = TRUE;
  for (guint i = 0; i < snapshot->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (snapshot->statements, i);
      Entry *entry = g_hash_table_lookup (snapshot->entries, statement);

      if (entry->key == NULL)
        assign_key (snapshot, statement, entry,
                    readout_citation_keys_take (snapshot->keys, entry->report, entry->ordinal));
    }
}

void
readout_snapshot_set_key (ReadoutSnapshot *snapshot, ReadoutStatement *statement, const char *key)
{
  Entry *entry;

  g_return_if_fail (snapshot != NULL);
  g_return_if_fail (readout_markdown_is_citation_key (key));

  entry = g_hash_table_lookup (snapshot->entries, statement);
  g_return_if_fail (entry != NULL);
  readout_citation_keys_add (snapshot->keys, key, entry->report->id);
  assign_key (snapshot, statement, entry, g_strdup (key));
}

void
readout_snapshot_reserve_key (ReadoutSnapshot *snapshot, const char *key)
{
  g_return_if_fail (snapshot != NULL);
  g_return_if_fail (key != NULL);

  readout_citation_keys_add (snapshot->keys, key, 0);
}

void
readout_snapshot_set_copies (ReadoutSnapshot *snapshot, ReadoutCopyGroups *copies)
{
  g_return_if_fail (snapshot != NULL);

  readout_copy_groups_free (snapshot->copies);
  snapshot->copies = copies;
}

void
readout_snapshot_find_copies (ReadoutSnapshot *snapshot)
{
  g_return_if_fail (snapshot != NULL);

  readout_snapshot_set_copies (snapshot, readout_report_copies_find (snapshot->reports));
}

gint64
readout_snapshot_get_source (ReadoutSnapshot *snapshot, ReadoutReport *report)
{
  g_return_val_if_fail (snapshot != NULL && report != NULL, 0);

  return snapshot->copies != NULL ? readout_copy_groups_find (snapshot->copies, report->id)
                                  : report->id;
}

guint
readout_snapshot_count_sources (ReadoutSnapshot *snapshot, GPtrArray *reports)
{
  g_autoptr (GHashTable) sources =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (snapshot != NULL && reports != NULL, 0);

  for (guint i = 0; i < reports->len; i++)
    {
      gint64 source = readout_snapshot_get_source (snapshot, g_ptr_array_index (reports, i));

      g_hash_table_add (sources, g_memdup2 (&source, sizeof source));
    }
  return g_hash_table_size (sources);
}

gint64
readout_snapshot_find_same (ReadoutSnapshot *snapshot, gint64 statement_id)
{
  gint64 *next;

  g_return_val_if_fail (snapshot != NULL, statement_id);

  while ((next = g_hash_table_lookup (snapshot->same, &statement_id)) != NULL)
    {
      const gint64 *after = g_hash_table_lookup (snapshot->same, next);

      statement_id = *next;
      if (after != NULL)
        *next = *after; /* the way is shorter next time */
    }
  return statement_id;
}

void
readout_snapshot_link_same (ReadoutSnapshot *snapshot,
                            gint64 statement_id,
                            gint64 other_id,
                            gboolean refused)
{
  gint64 a;
  gint64 b;

  g_return_if_fail (snapshot != NULL);

  if (refused)
    {
      g_hash_table_add (snapshot->cut, g_memdup2 (&statement_id, sizeof (gint64)));
      g_hash_table_add (snapshot->cut, g_memdup2 (&other_id, sizeof (gint64)));
      return;
    }
  a = readout_snapshot_find_same (snapshot, statement_id);
  b = readout_snapshot_find_same (snapshot, other_id);
  if (a != b)
    {
      gint64 from = MAX (a, b);
      gint64 into = MIN (a, b);

      g_hash_table_insert (snapshot->same, g_memdup2 (&from, sizeof from),
                           g_memdup2 (&into, sizeof into));
    }
}

void
readout_snapshot_set_knows_same (ReadoutSnapshot *snapshot, gboolean knows_same)
{
  g_return_if_fail (snapshot != NULL);

  snapshot->knows_same = knows_same;
}

gboolean
readout_snapshot_get_knows_same (ReadoutSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, FALSE);

  return snapshot->knows_same;
}

gboolean
readout_snapshot_is_cut (ReadoutSnapshot *snapshot, gint64 statement_id)
{
  g_return_val_if_fail (snapshot != NULL, FALSE);

  return g_hash_table_contains (snapshot->cut, &statement_id);
}

void
readout_snapshot_add_contradiction (ReadoutSnapshot *snapshot,
                                    gint64 statement_id,
                                    gint64 other_id,
                                    gboolean refused)
{
  ReadoutContradiction contradiction = { statement_id, other_id, refused };

  g_return_if_fail (snapshot != NULL);

  g_array_append_val (snapshot->contradictions, contradiction);
}

GArray *
readout_snapshot_get_contradictions (ReadoutSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return snapshot->contradictions;
}

void
readout_snapshot_set_reliability (ReadoutSnapshot *snapshot, const char *outlet, char reliability)
{
  g_return_if_fail (snapshot != NULL && outlet != NULL);
  g_return_if_fail (reliability >= 'A' && reliability <= 'F');

  g_hash_table_insert (snapshot->grades, g_utf8_casefold (outlet, -1),
                       GINT_TO_POINTER (reliability));
}

char
readout_snapshot_get_reliability (ReadoutSnapshot *snapshot, ReadoutReport *report)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (snapshot != NULL && report != NULL, '\0');

  if (report->outlet == NULL)
    return '\0';
  key = g_utf8_casefold (report->outlet, -1);
  return (char)GPOINTER_TO_INT (g_hash_table_lookup (snapshot->grades, key));
}

GPtrArray *
readout_snapshot_get_reports (ReadoutSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return snapshot->reports;
}

GPtrArray *
readout_snapshot_get_statements (ReadoutSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return snapshot->statements;
}

GPtrArray *
readout_snapshot_get_topics (ReadoutSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return snapshot->topics;
}

gint64
readout_snapshot_get_timestamp (ReadoutSnapshot *snapshot)
{
  gint64 latest = -1;

  g_return_val_if_fail (snapshot != NULL, -1);

  for (guint i = 0; i < snapshot->reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (snapshot->reports, i);
      g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
      g_autofree char *midnight = NULL;
      g_autoptr (GDateTime) date = NULL;

      if (report->published == NULL)
        continue;
      if (strchr (report->published, 'T') == NULL)
        midnight = g_strconcat (report->published, "T00:00:00Z", NULL);
      date = g_date_time_new_from_iso8601 (midnight != NULL ? midnight : report->published, zone);
      if (date != NULL)
        latest = MAX (latest, g_date_time_to_unix (date));
    }
  return latest;
}

ReadoutReport *
readout_snapshot_get_report (ReadoutSnapshot *snapshot, ReadoutStatement *statement)
{
  Entry *entry;

  g_return_val_if_fail (snapshot != NULL, NULL);

  entry = g_hash_table_lookup (snapshot->entries, statement);
  return entry != NULL ? entry->report : NULL;
}

const char *
readout_snapshot_get_key (ReadoutSnapshot *snapshot, ReadoutStatement *statement)
{
  Entry *entry;

  g_return_val_if_fail (snapshot != NULL, NULL);

  entry = g_hash_table_lookup (snapshot->entries, statement);
  g_return_val_if_fail (entry != NULL, NULL);
  if (entry->key == NULL)
    assign_all_keys (snapshot);
  return entry->key;
}

ReadoutStatement *
readout_snapshot_find (ReadoutSnapshot *snapshot, const char *key)
{
  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  assign_all_keys (snapshot);
  return g_hash_table_lookup (snapshot->by_key, key);
}

char *
readout_snapshot_dup_definitions (ReadoutSnapshot *snapshot, const char *const *keys)
{
  GString *definitions;

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (keys != NULL, NULL);

  definitions = g_string_new (NULL);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      ReadoutStatement *statement = readout_snapshot_find (snapshot, keys[i]);
      g_autofree char *definition = NULL;

      if (statement == NULL)
        continue;
      definition = readout_citation_dup_definition (
          keys[i], readout_snapshot_get_report (snapshot, statement), statement);
      g_string_append_printf (definitions, "%s\n", definition);
    }
  return g_string_free (definitions, FALSE);
}
