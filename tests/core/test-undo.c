/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo: every operation is taken back whole, and comes back whole, also after a restart.
 */
#include "store-samples.h"

static gint64
add_topic (ReadoutStore *store, const char *proposition)
{
  g_autoptr (GError) error = NULL;
  const char *const terms[] = { "ferry", "harbour", NULL };
  gint64 id = readout_store_add_topic (store, proposition, terms, TRUE, &error);

  g_assert_no_error (error);
  return id;
}

static void
undo (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;

  gboolean done = readout_store_undo (store, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
redo (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;

  gboolean done = readout_store_redo (store, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* What a person does, one step a number; FALSE when there is none of that number. */
static gboolean
take_step (ReadoutStore *store, guint number, gint64 topic, gint64 briefing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) reports = readout_store_list_reports (store, NULL, 0, 10, &error);
  ReadoutReport *first = g_ptr_array_index (reports, 0);
  g_autoptr (GPtrArray) statements = readout_store_get_report_statements (store, first->id, &error);
  g_autoptr (GPtrArray) actors = readout_store_list_actors (store, NULL, 0, 3, &error);
  ReadoutStatement *statement = g_ptr_array_index (statements, 0);
  ReadoutActor *actor = g_ptr_array_index (actors, 0);
  ReadoutActor *other = g_ptr_array_index (actors, 1);

  switch (number)
    {
    case 0:
      readout_store_set_statement_state (store, statement->id, READOUT_STATEMENT_DISMISSED, &error);
      break;
    case 1:
      readout_store_set_position (store, statement->id, topic, READOUT_POSITION_OPPOSES, &error);
      break;
    case 2:
      readout_store_remove_position (store, statement->id, topic, &error);
      break;
    case 3:
      readout_store_set_speaker (store, statement->id, "Captain Åse O'Neill", READOUT_ACTOR_PERSON,
                                 &error);
      break;
    case 4:
      {
        g_autoptr (GArray) content = readout_spans_new ();
        ReadoutSpan span = readout_spans_get (statement->content, 0);

        readout_spans_add (content, span.start, span.start + 3);
        readout_spans_add (content, span.start + 4, span.start + 9);
        readout_store_set_spans (store, statement->id, content, NULL, NULL, &error);
        break;
      }
    case 5:
      readout_store_set_credibility (store, statement->id, 4, &error);
      break;
    case 6:
      readout_store_rename_actor (store, actor->id, "The Speaker", &error);
      break;
    case 7:
      readout_store_merge_actors (store, actor->id, other->id, &error);
      break;
    case 8:
      readout_store_split_actor (store, actor->id, statement->voices->len > 1 ? "?" : "Speaker 5",
                                 &error);
      break;
    case 9:
      readout_store_set_actor_kind (store, other->id, READOUT_ACTOR_GROUP, &error);
      break;
    case 10:
      readout_store_set_actor_affiliation (store, other->id, "Harbour's \"board\"", &error);
      break;
    case 11:
      readout_store_edit_topic (store, topic, "The ferry is 'late'", NULL, &error);
      break;
    case 12:
      readout_store_begin (store, "Merge", &error);
      readout_store_merge_topics (store, topic, add_topic (store, "Another one"), &error);
      readout_store_commit (store, &error);
      break;
    case 13:
      readout_store_set_report_field (store, first->id, READOUT_REPORT_FIELD_PUBLISHED,
                                      "1999-12-31T23:59:00Z", &error);
      break;
    case 14:
      readout_store_set_report_field (store, first->id, READOUT_REPORT_FIELD_OUTLET,
                                      "Somebody else", &error);
      break;
    case 15:
      readout_store_set_report_field (store, first->id, READOUT_REPORT_FIELD_TITLE, "It's \"new\"",
                                      &error);
      break;
    case 16:
      readout_store_set_report_state (store, first->id, READOUT_REPORT_STATE_WITHDRAWN, &error);
      break;
    case 17:
      g_array_append_val (ids, first->id);
      readout_store_remove_reports (store, ids, &error);
      break;
    case 18:
      {
        g_autoptr (ReadoutStatement) added = readout_statement_new ();

        added->report_id = first->id;
        readout_spans_add (added->content, 0, 7);
        g_ptr_array_add (added->voices,
                         readout_voice_new ("Passer-by", READOUT_ACTOR_ANONYMOUS, NULL));
        readout_store_add_statement (store, added, &error);
        break;
      }
    case 19:
      readout_store_set_contradiction (store, statement->id,
                                       ((ReadoutStatement *)g_ptr_array_index (statements, 1))->id,
                                       TRUE, &error);
      break;
    case 20:
      {
        g_autoptr (ReadoutReport) whole = readout_store_get_report (store, first->id, &error);
        g_autoptr (GPtrArray) fewer = sample_statements (whole);

        g_ptr_array_remove_index (fewer, 0);
        readout_store_replace_statements (store, first->id, fewer, NULL, &error);
        break;
      }
    case 21:
      readout_store_set_briefing_draft (store, briefing, "# New\n\nText.[^ferry-1]\n", "# New",
                                        "timeline", &error);
      break;
    case 31:
      readout_store_add_briefing_version (store, briefing, "It's \"late\"", &error);
      break;
    case 32:
      readout_store_duplicate_briefing (store, briefing, "Copy", &error);
      break;
    case 22:
      readout_store_remove_briefing (store, briefing, &error);
      break;
    case 23:
      sample_add (store, 77, 6);
      break;
    case 24:
      readout_store_forget_lessons (store, topic, &error);
      break;
    case 25:
      readout_store_remove_topic (store, topic, &error);
      break;
    case 26:
      readout_store_merge_outlets (store, 1, 2, &error);
      break;
    case 27:
      readout_store_grade_outlet (store, 2, 'B', &error);
      break;
    case 28:
      readout_store_set_quotation (store, statement->id, READOUT_QUOTATION_DIRECT, &error);
      break;
    case 29:
      for (guint i = 0; i < reports->len; i++)
        g_array_append_val (ids, READOUT_REPORT (g_ptr_array_index (reports, i))->id);
      readout_store_set_reports_field (store, ids, READOUT_REPORT_FIELD_OUTLET, "Harbour Gazette",
                                       &error);
      break;
    case 30:
      g_array_append_val (ids, first->id);
      readout_store_confirm_reports (store, ids, &error);
      break;
    default:
      return FALSE;
    }
  g_assert_no_error (error);
  return TRUE;
}

static void
fill (ReadoutStore *store, gint64 *topic, gint64 *briefing)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  for (guint i = 0; i < 3; i++)
    sample_add (store, i, 12);
  *topic = add_topic (store, "The ferry sails");
  for (gint64 id = 1; id <= 8; id++)
    readout_store_set_position (store, id, *topic, id % 3, &error);
  *briefing = readout_store_add_briefing (store, "Ferry", "Text.[^ferry-1]", NULL, &error);
  key = readout_store_add_citation (store, 1, "ferry-1", &error);
  g_assert_no_error (error);
}

static void
test_every_operation (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  gint64 topic;
  gint64 briefing;

  fill (store, &topic, &briefing);
  for (guint i = 0;; i++)
    {
      g_autofree char *before = sample_dump (store);
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      g_autofree char *again = NULL;
      g_autofree char *name = NULL;

      if (!take_step (store, i, topic, briefing))
        break;
      g_test_message ("step %u", i);
      after = sample_dump (store);
      g_assert_cmpstr (before, !=, after);
      name = readout_store_dup_undo_name (store);
      g_assert_nonnull (name);
      g_assert_cmpstr (name, !=, "");
      undo (store);
      undone = sample_dump (store);
      if (i == 14) /* the outlet that was made stays, unseen */
        g_assert_nonnull (strstr (undone, "Ferry report"));
      else if (i != 3 && i != 8 && i != 18)
        sample_assert_same (undone, before);
      redo (store);
      redone = sample_dump (store);
      sample_assert_same (redone, after);
      undo (store);
      again = sample_dump (store);
      sample_assert_same (again, undone);
      sample_check (store);
    }
  sample_close (store);
}

/* A random walk up and down the log, with a restart now and then, always finds the same states. */
static void
test_walk (SampleFile *file, gconstpointer data)
{
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  static const guint steps[] = { 0, 1, 3, 4, 6, 13, 18, 21, 5, 16, 23, 7, 19, 24, 15, 20, 17, 11 };
  ReadoutStore *store = sample_open (file->path);
  gint64 topic;
  gint64 briefing;
  guint at;

  fill (store, &topic, &briefing);
  g_ptr_array_add (states, sample_dump (store));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *dump = NULL;

      g_assert_true (take_step (store, steps[i], topic, briefing));
      dump = sample_dump (store);
      /* What changes nothing leaves no entry. */
      if (!g_str_equal (dump, g_ptr_array_index (states, states->len - 1)))
        g_ptr_array_add (states, g_steal_pointer (&dump));
    }
  at = states->len - 1;
  /* Down and up once: from then on the outlets and actors that stay behind are there. */
  for (; at > 0; at--)
    undo (store);
  for (at = 0; at < states->len - 1; at++)
    {
      g_free (states->pdata[at]);
      states->pdata[at] = sample_dump (store);
      redo (store);
    }
  g_free (states->pdata[at]);
  states->pdata[at] = sample_dump (store);
  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *dump = NULL;
      gboolean up = g_rand_boolean (random);

      if (up && at + 1 < states->len)
        {
          redo (store);
          at++;
        }
      else if (at > 0)
        {
          undo (store);
          at--;
        }
      if (i % 20 == 19)
        {
          sample_close (store);
          store = sample_open (file->path);
        }
      dump = sample_dump (store);
      sample_assert_same (dump, g_ptr_array_index (states, at));
    }
  sample_check (store);
  sample_close (store);
}

static void
test_import_is_one_entry (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  g_autofree char *name = NULL;
  gint64 action = 0;
  gint64 statement;

  for (guint i = 0; i < 20; i++)
    {
      g_assert_true (readout_store_resume (store, action, "Import 20 Reports", &error));
      sample_add (store, i, 8);
      action = readout_store_get_action (store);
      g_assert_true (readout_store_commit (store, &error));
    }
  name = readout_store_dup_undo_name (store);
  g_assert_cmpstr (name, ==, "Import 20 Reports");
  /* One step a report, none for its rows. */
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM undo_step"), ==, 20);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM undo_entry"), ==, 1);

  statement = sample_number (store, "SELECT min(id) FROM statement");
  readout_store_set_statement_state (store, statement, READOUT_STATEMENT_KEPT, &error);
  undo (store);
  undo (store);
  g_assert_cmpint (readout_store_count_reports (store, NULL, &error), ==, 0);
  g_assert_cmpint (readout_store_count_statements (store, NULL, &error), ==, 0);
  g_assert_cmpint (readout_store_count_actors (store, NULL, &error), ==, 0);
  g_assert_false (readout_store_undo (store, &error));
  g_assert_no_error (error);
  redo (store);
  redo (store);
  g_assert_false (readout_store_redo (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (readout_store_count_reports (store, NULL, &error), ==, 20);
  g_assert_cmpint (readout_store_count_statements (store, NULL, &error), ==, 160);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM statement WHERE state = 1"), ==, 1);
  sample_close (store);
}

static void
test_undone_while_importing (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  gint64 action;

  g_assert_true (readout_store_resume (store, 0, "Import", &error));
  sample_add (store, 1, 4);
  action = readout_store_get_action (store);
  g_assert_true (readout_store_commit (store, &error));
  undo (store);
  g_assert_true (readout_store_resume (store, action, "Import", &error));
  sample_add (store, 2, 4);
  g_assert_cmpint (readout_store_get_action (store), !=, action);
  g_assert_true (readout_store_commit (store, &error));
  g_assert_cmpint (readout_store_count_reports (store, NULL, &error), ==, 1);
  undo (store);
  g_assert_cmpint (readout_store_count_reports (store, NULL, &error), ==, 0);
  sample_close (store);
}

static void
test_removed_for_good (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  ReadoutStore *store = sample_open (file->path);
  g_autofree char *key = NULL;
  gint64 cited;
  gint64 id;

  id = sample_add (store, 1, 4);
  cited = sample_add (store, 2, 4);
  key = readout_store_add_citation (store, sample_number (store, "SELECT max(id) FROM statement"),
                                    "northern-s4", &error);
  readout_store_add_briefing (store, "B", "Words.[^northern-s4]", NULL, &error);
  g_array_append_val (ids, id);
  g_array_append_val (ids, cited);
  readout_store_remove_reports (store, ids, &error);
  g_assert_no_error (error);

  /* As long as it can be undone, nothing goes. */
  while (readout_store_tidy (store))
    ;
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report"), ==, 2);
  readout_sql_exec (store, "DELETE FROM undo_entry", &error);
  g_assert_true (readout_store_tidy (store));
  while (readout_store_tidy (store))
    ;
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report"), ==, 1);
  /* A citation leads back to a removed report too. */
  g_assert_cmpint (readout_store_find_citation (store, "northern-s4", &error), >, 0);
  {
    g_autoptr (ReadoutReport) report = readout_store_get_report (store, cited, &error);

    g_assert_nonnull (report);
  }
  g_assert_no_error (error);
  sample_check (store);
  sample_close (store);
}

static void
test_comes_back (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (ReadoutReport) report = sample_report (1, 5);
  gint64 id = sample_add (store, 1, 5);
  gboolean duplicate;

  readout_store_set_credibility (store, 2, 3, &error);
  g_array_append_val (ids, id);
  readout_store_remove_reports (store, ids, &error);
  g_assert_no_error (error);
  /* Imported again: the same report, with what the person did. */
  g_assert_cmpint (readout_store_add_report (store, report, NULL, &duplicate, &error), ==, id);
  g_assert_no_error (error);
  g_assert_false (duplicate);
  g_assert_cmpint (readout_store_count_statements (store, NULL, &error), ==, 5);
  g_assert_cmpint (sample_number (store, "SELECT credibility FROM statement WHERE id = 2"), ==, 3);
  undo (store); /* the second import */
  g_assert_cmpint (readout_store_count_reports (store, NULL, &error), ==, 0);
  undo (store); /* the removal */
  g_assert_cmpint (readout_store_count_reports (store, NULL, &error), ==, 1);
  sample_close (store);
}

static void
test_nested (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  gint64 topic;
  gint64 briefing;

  fill (store, &topic, &briefing);
  before = sample_dump (store);
  readout_store_take_changes (store);

  /* Inner failures take back the inner part only; the outermost name counts. */
  g_assert_true (readout_store_begin (store, "Outer", &error));
  readout_store_set_credibility (store, 1, 2, &error);
  g_assert_no_error (error);
  g_assert_false (readout_store_set_credibility (store, 999999, 2, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  g_clear_error (&error);
  g_assert_true (readout_store_begin (store, "Inner", &error));
  readout_store_set_credibility (store, 2, 5, &error);
  sample_add (store, 50, 3);
  readout_store_rollback (store);
  readout_store_set_credibility (store, 3, 6, &error);
  g_assert_true (readout_store_commit (store, &error));
  g_assert_no_error (error);
  name = readout_store_dup_undo_name (store);
  g_assert_cmpstr (name, ==, "Outer");
  g_assert_cmpint (sample_number (store, "SELECT sum(credibility) FROM statement"), ==, 8);
  undo (store);
  after = sample_dump (store);
  sample_assert_same (after, before);

  /* Nothing done: no entry, and what was undone can still be redone. */
  g_assert_true (readout_store_begin (store, "Empty", &error));
  g_assert_true (readout_store_commit (store, &error));
  readout_store_set_setting (store, "pane", "board", &error);
  g_assert_no_error (error);
  redo (store);
  g_assert_cmpint (sample_number (store, "SELECT sum(credibility) FROM statement"), ==, 8);
  sample_close (store);
}

/* The log comes with the file: what it says is not to be trusted with more than rows. */
static void
test_hostile_log (SampleFile *file, gconstpointer data)
{
  static const char *const steps[] = {
    "ATTACH DATABASE '/tmp/readout-owned' AS owned",
    "DROP TABLE report",
    "PRAGMA writable_schema = ON",
    "CREATE TABLE more (x)",
    "UPDATE undo_step SET sql = ''",
    "UPDATE report SET state = 1; DROP TABLE statement",
    "SELECT load_extension('/tmp/x.so')",
    "VACUUM INTO '/tmp/readout-owned'",
    "not SQL at all",
    "",
  };
  ReadoutStore *store = sample_open (file->path);

  sample_add (store, 1, 3);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;

      readout_sql_do (store, &error, "UPDATE undo_step SET sql = ?", "t", steps[i]);
      g_assert_no_error (error);
      g_assert_false (readout_store_undo (store, &error));
      g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_FAILED);
      g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report"), ==, 1);
      g_assert_false (g_file_test ("/tmp/readout-owned", G_FILE_TEST_EXISTS));
    }
  sample_check (store);
  sample_close (store);
}

static void
test_limit (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);

  sample_add (store, 1, 3);
  for (guint i = 0; i < READOUT_UNDO_LIMIT + 50; i++)
    readout_store_set_credibility (store, 1, 1 + i % 6, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM undo_entry"), ==,
                   READOUT_UNDO_LIMIT);
  for (guint i = 0; i < 30; i++)
    undo (store);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM undo_entry WHERE undone"), ==, 30);
  sample_check (store);
  sample_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  ADD ("/undo/every-operation", test_every_operation);
  ADD ("/undo/walk", test_walk);
  ADD ("/undo/import-is-one-entry", test_import_is_one_entry);
  ADD ("/undo/undone-while-importing", test_undone_while_importing);
  ADD ("/undo/removed-for-good", test_removed_for_good);
  ADD ("/undo/comes-back", test_comes_back);
  ADD ("/undo/nested", test_nested);
  ADD ("/undo/hostile-log", test_hostile_log);
  ADD ("/undo/limit", test_limit);
#undef ADD

  return g_test_run ();
}
