/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Old project files: a fixture of every version is brought up to date and compared; a migration
 * that fails leaves the file as it was. With READOUT_MAKE_FIXTURE=PATH, writes the fixture of this
 * version.
 */
#include "store-samples.h"

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A word that was typed, with its history. */
static void
type_into (ReadoutStore *store, gint64 briefing)
{
  g_autoptr (ReadoutEditHistory) history = readout_edit_history_new ();
  g_autoptr (ReadoutEditChanges) changes = NULL;
  g_autoptr (GError) error = NULL;

  readout_edit_history_record (history, 0, "", "Late. ");
  changes = readout_edit_history_take_changes (history);
  readout_store_type_briefing (store, briefing, "Late. # Ferry\n\nIt sails.[^harbour-20210101-s1]",
                               changes, &error);
  g_assert_no_error (error);
}

/* A bit of everything, with the dump beside it. */
static void
make_fixture (const char *path)
{
  g_autoptr (GError) error = NULL;
  const char *const terms[] = { "ferry", "sail", NULL };
  const char *const refused[] = { "+0123456789abcdef01234567", NULL };
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) voices =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_voice_free);
  g_autofree char *dump_path = g_strconcat (path, ".dump", NULL);
  g_autofree char *dump = NULL;
  g_autofree char *key = NULL;
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  ReadoutStore *store;
  gint64 topic;
  gint64 briefing;
  gint64 last;

  g_unlink (path);
  store = sample_open (path);
  for (guint i = 0; i < 4; i++)
    sample_add (store, i, 6);
  last = sample_add (store, 9, 6);
  topic = readout_store_add_topic (store, "The ferry sails", terms, TRUE, &error);
  readout_store_set_position (store, 1, topic, READOUT_POSITION_SUPPORTS, &error);
  readout_store_set_position (store, 2, topic, READOUT_POSITION_OPPOSES, &error);
  readout_store_remove_position (store, 3, topic, &error);
  readout_store_set_statement_state (store, 4, READOUT_STATEMENT_DISMISSED, &error);
  readout_store_set_credibility (store, 5, 3, &error);
  readout_store_set_speaker (store, 6, "The Harbour Master", READOUT_ACTOR_PERSON, &error);
  g_ptr_array_add (voices, readout_voice_new ("Radio Quay", READOUT_ACTOR_MEDIA, NULL));
  g_ptr_array_add (voices, readout_voice_new ("an official", READOUT_ACTOR_ANONYMOUS, NULL));
  readout_store_set_voices (store, 7, voices, &error);
  readout_store_set_contradiction (store, 1, 8, TRUE, &error);
  readout_store_rename_actor (store, 1, "Speaker Nought", &error);
  readout_store_merge_actors (store, 2, 3, &error);
  readout_store_split_actor (store, 3, "Speaker 1", &error);
  readout_store_set_actor_affiliation (store, 3, "Harbour", &error);
  readout_store_grade_outlet (store, 2, 'C', &error);
  readout_store_add_outlet_alias (store, 2, "NW", &error);
  readout_store_set_report_state (store, 2, READOUT_REPORT_STATE_CORRECTED, &error);
  readout_store_set_report_field (store, 3, READOUT_REPORT_FIELD_PUBLISHED, NULL, &error);
  briefing = readout_store_add_briefing (store, "The Ferry", "# Ferry", "positions", &error);
  key = readout_store_add_citation (store, 1, "harbour-20210101-s1", &error);
  readout_store_set_briefing_draft (store, briefing, "# Ferry\n\nIt sails.[^harbour-20210101-s1]",
                                    "# Ferry", "positions", &error);
  readout_store_add_briefing_version (store, briefing, "First draft", &error);
  type_into (store, briefing);
  readout_store_refuse (store, briefing, refused, &error);
  readout_store_set_setting (store, "pane", "board", &error);
  filter->quotations = READOUT_MASK (READOUT_QUOTATION_DIRECT);
  readout_filter_add_id (filter->topics, topic);
  readout_store_add_filter (store, "The ferry, word for word", filter, &error);
  g_array_append_val (removed, last);
  readout_store_remove_reports (store, removed, &error);
  g_assert_no_error (error);
  dump = sample_dump (store);
  sample_close (store);
  g_file_set_contents (dump_path, dump, -1, &error);
  g_assert_no_error (error);
}

static void
test_fixtures (SampleFile *file, gconstpointer data)
{
  guint newest = readout_store_count_migrations (readout_store_migrations);

  for (guint version = 1; version <= newest; version++)
    {
      g_autofree char *name = g_strdup_printf ("v%u.readout", version);
      g_autofree char *dump_name = g_strconcat (name, ".dump", NULL);
      g_autofree char *fixture =
          g_build_filename (g_getenv ("READOUT_FIXTURES"), "projects", name, NULL);
      g_autofree char *dump_path =
          g_build_filename (g_getenv ("READOUT_FIXTURES"), "projects", dump_name, NULL);
      g_autofree char *expected = read_file (dump_path);
      g_autofree char *dump = NULL;
      g_autofree char *backup = g_strdup_printf ("%s.v%u-backup", file->path, version);
      g_autoptr (GError) error = NULL;
      ReadoutStore *store;

      copy_file (fixture, file->path);
      store = readout_store_open (file->path, FALSE, NULL, &error);
      g_assert_no_error (error);
      dump = sample_dump (store);
      sample_assert_same (dump, expected);
      sample_check (store);
      /* An older file says that it was updated, and where the copy from before is. */
      g_assert_cmpint (readout_store_get_notice (store) != NULL, ==, version < newest);
      g_assert_cmpint (g_file_test (backup, G_FILE_TEST_EXISTS), ==, version < newest);
      /* The undo log came along: the removed report comes back. */
      g_assert_true (readout_store_undo (store, &error));
      g_assert_cmpint (readout_store_count_reports (store, NULL, &error), ==, 5);
      g_assert_no_error (error);
      sample_close (store);
      g_unlink (file->path);
    }
}

static sqlite3 *
make_database (const char *path, const char *const *migrations)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  sqlite3_exec (connection, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  g_assert_true (readout_store_migrate (connection, path, migrations, NULL, &error));
  g_assert_no_error (error);
  return connection;
}

static const char first_step[] = "CREATE TABLE a (x INTEGER PRIMARY KEY);"
                                 "CREATE TABLE b (y INTEGER REFERENCES a ON DELETE CASCADE);"
                                 "INSERT INTO a VALUES (1), (2); INSERT INTO b VALUES (2)";
static const char second_step[] = "CREATE TABLE c (x INTEGER PRIMARY KEY, z TEXT);"
                                  "INSERT INTO c SELECT x, 'of a' FROM a; DROP TABLE a;"
                                  "ALTER TABLE c RENAME TO a";

static void
test_steps (SampleFile *file, gconstpointer data)
{
  const char *const old[] = { first_step, NULL };
  const char *const new[] = { first_step, second_step, "CREATE TABLE d (x)", NULL };
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *connection = make_database (file->path, old);
  sqlite3 *copy = NULL;

  g_assert_cmpint (readout_sqlite_get_pragma (connection, "user_version"), ==, 1);
  g_assert_true (readout_store_check_schema (connection, old));
  g_assert_true (readout_store_migrate (connection, file->path, new, &backup, &error));
  g_assert_no_error (error);
  g_assert_cmpint (readout_sqlite_get_pragma (connection, "user_version"), ==, 3);
  g_assert_cmpint (readout_sqlite_get_pragma (connection, "foreign_keys"), ==, 1);
  g_assert_true (readout_store_check_schema (connection, new));
  /* The cascade did not run when the table was made anew. */
  g_assert_cmpint (sqlite3_exec (connection, "INSERT INTO b VALUES (1)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (connection);

  g_assert_true (g_str_has_suffix (backup, ".v1-backup"));
  g_assert_cmpint (sqlite3_open (backup, &copy), ==, SQLITE_OK);
  g_assert_cmpint (readout_sqlite_get_pragma (copy, "user_version"), ==, 1);
  g_assert_true (readout_store_check_schema (copy, old));
  sqlite3_close (copy);
}

static void
test_failing_step (SampleFile *file, gconstpointer data)
{
  static const char *const bad_steps[] = { "INSERT INTO b VALUES (1); THIS IS NO SQL",
                                           "DROP TABLE a; CREATE TABLE a (x INTEGER PRIMARY KEY)" };
  const char *const old[] = { first_step, NULL };
  g_autofree char *backup_path = g_strconcat (file->path, ".v1-backup", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_steps); i++)
    {
      const char *const new[] = { first_step, second_step, bad_steps[i], NULL };
      g_autofree char *backup = NULL;
      g_autoptr (GError) error = NULL;
      sqlite3 *connection = make_database (file->path, old);

      g_assert_false (readout_store_migrate (connection, file->path, new, &backup, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == READOUT_STORE_ERROR);
      g_assert_null (backup);
      g_assert_cmpint (readout_sqlite_get_pragma (connection, "user_version"), ==, 1);
      g_assert_true (readout_store_check_schema (connection, old));
      g_assert_false (g_file_test (backup_path, G_FILE_TEST_EXISTS));
      sqlite3_close (connection);
      g_unlink (file->path);
    }
}

static void
test_smuggled (SampleFile *file, gconstpointer data)
{
  static const char *const extras[] = {
    "CREATE TRIGGER x AFTER INSERT ON report BEGIN DELETE FROM statement; END",
    "CREATE VIEW v AS SELECT * FROM report",
    "CREATE TABLE more (x)",
    "DROP INDEX report_sha256",
    "DROP TRIGGER statement_moves",
  };

  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    {
      g_autoptr (GError) error = NULL;
      ReadoutStore *store = sample_open (file->path);
      sqlite3 *connection = NULL;

      sample_close (store);
      g_assert_cmpint (sqlite3_open (file->path, &connection), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (connection, extras[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (connection);
      g_assert_null (readout_store_open (file->path, FALSE, NULL, &error));
      g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NOT_A_PROJECT);
      g_unlink (file->path);
    }
}

int
main (int argc, char *argv[])
{
  if (g_getenv ("READOUT_MAKE_FIXTURE") != NULL)
    {
      make_fixture (g_getenv ("READOUT_MAKE_FIXTURE"));
      return 0;
    }
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  ADD ("/migration/fixtures", test_fixtures);
  ADD ("/migration/steps", test_steps);
  ADD ("/migration/failing-step", test_failing_step);
  ADD ("/migration/smuggled", test_smuggled);
#undef ADD

  return g_test_run ();
}
