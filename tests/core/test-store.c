/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a project keeps, finds and lists.
 */
#include "store-samples.h"

typedef SampleFile Fixture;

static ReadoutStore *
open_filled (const char *path, guint n_reports, guint n_sentences)
{
  ReadoutStore *store = sample_open (path);

  for (guint i = 0; i < n_reports; i++)
    sample_add (store, i, n_sentences);
  return store;
}

static gint64
add_topic (ReadoutStore *store, const char *proposition)
{
  g_autoptr (GError) error = NULL;
  gint64 id = readout_store_add_topic (store, proposition, NULL, TRUE, &error);

  g_assert_no_error (error);
  return id;
}

static gint64
count (ReadoutStore *store, const ReadoutStatementQuery *query)
{
  g_autoptr (GError) error = NULL;
  gint64 n = readout_store_count_statements (store, query, &error);
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_no_error (error);
  /* The list always holds what the count says. */
  rows = readout_store_list_statements (store, query, 0, 100000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rows->len, ==, n);
  return n;
}

static void
test_round_trip (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = sample_report (3, 9);
  g_autoptr (GPtrArray) statements = sample_statements (report);
  g_autoptr (ReadoutReport) read = NULL;
  g_autoptr (GPtrArray) read_statements = NULL;
  g_autoptr (GBytes) original = NULL;
  ReadoutStore *store = sample_open (file->path);
  g_autofree char *wal = g_strconcat (file->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (file->path, "-shm", NULL);
  ReadoutStatement *first = g_ptr_array_index (statements, 0);
  gint64 topic = add_topic (store, "The ferry sails");
  gboolean duplicate = TRUE;
  gint64 id;

  first->negated = TRUE;
  first->credibility = 2;
  g_ptr_array_add (first->stances,
                   readout_stance_new (topic, READOUT_POSITION_SUPPORTS, 0.5, "“sail”"));
  id = readout_store_add_report (store, report, statements, &duplicate, &error);
  g_assert_no_error (error);
  g_assert_false (duplicate);
  g_assert_cmpint (report->id, ==, id);
  g_assert_cmpint (first->id, >, 0);
  sample_close (store);
  /* The closed file stands alone. */
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));

  store = sample_open (file->path);
  read = readout_store_get_report (store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (readout_text_get_string (read->text, NULL), ==,
                   readout_text_get_string (report->text, NULL));
  g_assert_cmpuint (readout_text_get_paragraphs (read->text)->len, ==,
                    readout_text_get_paragraphs (report->text)->len);
  g_assert_cmpstr (read->outlet, ==, report->outlet);
  g_assert_cmpstr (read->title, ==, report->title);
  g_assert_cmpstr (read->published, ==, report->published);
  g_assert_cmpstr (read->sha256, ==, report->sha256);
  g_assert_cmpstr (read->path, ==, "ferry-3.txt"); /* not where it lay on the disk */
  g_assert_null (read->author);
  g_assert_true (readout_report_is_doubtful (read, READOUT_REPORT_FIELD_PUBLISHED));
  g_assert_false (readout_report_is_doubtful (read, READOUT_REPORT_FIELD_TITLE));
  original = readout_store_get_original (store, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (original, report->original));

  read_statements = readout_store_get_report_statements (store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_statements->len, ==, statements->len);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *a = g_ptr_array_index (statements, i);
      ReadoutStatement *b = g_ptr_array_index (read_statements, i);

      g_assert_cmpint (a->id, ==, b->id);
      g_assert_true (readout_spans_equal (a->content, b->content));
      g_assert_true (readout_spans_equal (a->cue, b->cue));
      g_assert_true (readout_spans_equal (a->source, b->source));
      g_assert_cmpuint (a->voices->len, ==, b->voices->len);
      g_assert_cmpstr (readout_statement_get_actor (a)->name, ==,
                       readout_statement_get_actor (b)->name);
      g_assert_true (readout_spans_equal (readout_statement_get_actor (a)->span,
                                          readout_statement_get_actor (b)->span));
      g_assert_cmpint (a->quotation, ==, b->quotation);
      g_assert_cmpint (a->negated, ==, b->negated);
      g_assert_cmpfloat (a->confidence, ==, b->confidence);
      g_assert_cmpuint (a->paragraph, ==, b->paragraph);
      g_assert_cmpuint (a->credibility, ==, b->credibility);
      g_assert_cmpstr (a->act, ==, b->act);
      g_assert_cmpstr (a->rule, ==, b->rule);
      g_assert_cmpuint (a->stances->len, ==, b->stances->len);
    }
  {
    ReadoutStance *stance =
        readout_statement_get_stance (g_ptr_array_index (read_statements, 0), topic);

    g_assert_cmpint (stance->position, ==, READOUT_POSITION_SUPPORTS);
    g_assert_cmpfloat (stance->confidence, ==, 0.5);
    g_assert_cmpstr (stance->reason, ==, "“sail”");
    g_assert_false (stance->by_person);
  }
  sample_check (store);
  sample_close (store);
}

static void
test_duplicate (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) again = sample_report (1, 4);
  g_autoptr (GPtrArray) statements = sample_statements (again);
  ReadoutStore *store = sample_open (file->path);
  gint64 id = sample_add (store, 1, 4);
  gboolean duplicate = FALSE;
  g_autofree char *name = NULL;

  g_assert_cmpint (readout_store_find_report (store, again->sha256, &error), ==, id);
  readout_store_take_changes (store);
  g_assert_cmpint (readout_store_add_report (store, again, statements, &duplicate, &error), ==, id);
  g_assert_no_error (error);
  g_assert_true (duplicate);
  g_assert_cmpint (readout_store_take_changes (store), ==, READOUT_CHANGES_NONE);
  g_assert_cmpint (readout_store_count_reports (store, NULL, &error), ==, 1);
  g_assert_cmpint (count (store, NULL), ==, 4);
  sample_close (store);
}

static void
test_invalid (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  static const guint spans[][2] = { { 0, 100000 }, { 5, 5 }, { 27, 28 }, { G_MAXUINT32, 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (ReadoutReport) report = sample_report (i, 3);
      g_autoptr (GPtrArray) statements = sample_statements (report);
      ReadoutStatement *statement = g_ptr_array_index (statements, 1);
      const char *dash = strstr (readout_text_get_string (report->text, NULL), "–");
      ReadoutSpan span = { spans[i][0], spans[i][1] };

      if (i == 2) /* in the middle of a character */
        span.start = dash - readout_text_get_string (report->text, NULL) + 1;
      span.end = i == 2 ? span.start + 5 : span.end;
      g_array_set_size (statement->content, 0);
      g_array_append_val (statement->content, span);
      g_assert_cmpint (readout_store_add_report (store, report, statements, NULL, &error), ==, 0);
      g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report"), ==, 0);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM statement_search"), ==, 0);

  sample_add (store, 1, 3);
  g_assert_false (readout_store_set_report_field (store, 1, READOUT_REPORT_FIELD_PUBLISHED,
                                                  "yesterday", &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (readout_store_rename_actor (store, 1, " \n", &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (readout_store_get_report (store, 77, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  g_clear_error (&error);
  g_assert_false (readout_store_set_position (store, 1, 77, READOUT_POSITION_NONE, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  g_clear_error (&error);
  sample_check (store);
  sample_close (store);
}

static void
test_report_lists (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = open_filled (file->path, 30, 3);
  g_autoptr (GPtrArray) outlets = readout_store_list_outlets (store, &error);
  ReadoutReportQuery query = { 0 };

  g_assert_cmpuint (outlets->len, ==, 3);
  g_assert_cmpuint (((ReadoutOutlet *)g_ptr_array_index (outlets, 0))->n_reports, ==, 10);
  readout_store_set_report_field (store, 5, READOUT_REPORT_FIELD_PUBLISHED, NULL, &error);
  for (query.sort = 0; query.sort <= READOUT_REPORT_SORT_ADDED; query.sort++)
    for (query.reversed = 0; query.reversed < 2; query.reversed++)
      {
        g_autoptr (GPtrArray) all = readout_store_list_reports (store, &query, 0, 1000, &error);
        guint at = 0;

        g_assert_no_error (error);
        g_assert_cmpuint (all->len, ==, 30);
        /* Pages join without a gap or a repetition. */
        for (guint offset = 0; offset < 30; offset += 7)
          {
            g_autoptr (GPtrArray) page =
                readout_store_list_reports (store, &query, offset, 7, &error);

            for (guint i = 0; i < page->len; i++, at++)
              g_assert_cmpint (((ReadoutReport *)g_ptr_array_index (page, i))->id, ==,
                               ((ReadoutReport *)g_ptr_array_index (all, at))->id);
          }
        g_assert_cmpuint (at, ==, 30);
        if (query.sort == READOUT_REPORT_SORT_PUBLISHED)
          g_assert_null (
              ((ReadoutReport *)g_ptr_array_index (all, query.reversed ? 0 : 29))->published);
        if (query.sort == READOUT_REPORT_SORT_TITLE && !query.reversed)
          /* As a person counts: 9 before 10. */
          g_assert_cmpstr (((ReadoutReport *)g_ptr_array_index (all, 9))->title, ==,
                           "Ferry report 9");
      }
  query.sort = READOUT_REPORT_SORT_PUBLISHED;
  query.reversed = FALSE;
  query.outlet_id = ((ReadoutOutlet *)g_ptr_array_index (outlets, 1))->id;
  g_assert_cmpint (readout_store_count_reports (store, &query, &error), ==, 10);
  query.search = "\"ferry 7\"";
  g_assert_cmpint (readout_store_count_reports (store, &query, &error), ==, 1);
  query.outlet_id = 0;
  query.search = "\"  ";
  g_assert_cmpint (readout_store_count_reports (store, &query, &error), ==, 0);
  query.search = "   ";
  g_assert_cmpint (readout_store_count_reports (store, &query, &error), ==, 30);
  g_assert_no_error (error);
  sample_close (store);
}

/* A field of many reports at once: all of them or none, one entry in the log, no doubt left. */
static void
test_edit_many (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) reports = NULL;
  g_autofree char *name = NULL;
  ReadoutStore *store = open_filled (file->path, 6, 3);
  const gint64 chosen[] = { 2, 5, 3 };
  const gint64 missing = 77;
  gint64 n_entries = sample_number (store, "SELECT count(*) FROM undo_entry");
  gint64 n_doubts = sample_number (store, "SELECT count(*) FROM report WHERE doubtful & 8");

  g_assert_cmpint (n_doubts, ==, 6);
  g_array_append_vals (ids, chosen, G_N_ELEMENTS (chosen));
  g_assert_true (readout_store_set_reports_field (store, ids, READOUT_REPORT_FIELD_PUBLISHED,
                                                  " 2024-05-03 ", &error));
  g_assert_no_error (error);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM undo_entry"), ==, n_entries + 1);
  name = readout_store_dup_undo_name (store);
  g_assert_cmpstr (name, ==, "Edit Reports");
  reports = readout_store_list_reports_by_id (store, ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, G_N_ELEMENTS (chosen));
  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);

      g_assert_cmpint (report->id, ==, chosen[i]);
      g_assert_cmpstr (report->published, ==, "2024-05-03");
      g_assert_false (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_PUBLISHED));
      g_assert_null (report->text);
    }

  /* No date, or one that is not there: nothing is changed. */
  g_assert_false (
      readout_store_set_reports_field (store, ids, READOUT_REPORT_FIELD_PUBLISHED, "May", &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_array_append_val (ids, missing);
  g_assert_false (
      readout_store_set_reports_field (store, ids, READOUT_REPORT_FIELD_TITLE, "Boo", &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  g_clear_error (&error);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report WHERE title = 'Boo'"), ==, 0);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM undo_entry"), ==, n_entries + 1);

  g_assert_true (readout_store_confirm_reports (store, ids, &error));
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report WHERE doubtful"), ==, 3);
  g_assert_true (readout_store_undo (store, &error));
  g_assert_true (readout_store_undo (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report WHERE doubtful & 8"), ==,
                   n_doubts);
  sample_check (store);
  sample_close (store);
}

static void
test_board (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = open_filled (file->path, 4, 20);
  gint64 topic = add_topic (store, "The ferry sails");
  ReadoutStatementQuery query = { 0 };
  gint64 actor = readout_store_ensure_actor (store, "speaker 4", READOUT_ACTOR_PERSON, &error);
  g_autoptr (GPtrArray) groups = NULL;
  guint n = 0;

  g_assert_cmpint (count (store, NULL), ==, 80);
  for (gint64 id = 1; id <= 40; id++)
    {
      ReadoutStance stance = { 0, id % 3, 0.5, NULL, FALSE };
      ReadoutStanceResult result = { id, &stance };

      g_assert_true (readout_store_set_stances (store, topic, &result, 1, &error));
    }
  query.topic_id = topic;
  g_assert_cmpint (count (store, &query), ==, 40);
  query.positions = READOUT_MASK (READOUT_POSITION_OPPOSES);
  g_assert_cmpint (count (store, &query), ==, 13);
  query.positions |= READOUT_MASK (READOUT_POSITION_SUPPORTS);
  g_assert_cmpint (count (store, &query), ==, 27);
  query.topic_id = READOUT_ANY;
  g_assert_cmpint (count (store, &query), ==, 27);
  query.positions = 0;
  query.topic_id = READOUT_NO_TOPIC;
  g_assert_cmpint (count (store, &query), ==, 40);
  query.topic_id = READOUT_ANY;
  query.actor_id = actor;
  g_assert_cmpint (count (store, &query), ==, 4);
  query.topic_id = topic;
  g_assert_cmpint (count (store, &query), ==, 2);
  query.actor_id = READOUT_ANY;
  query.outlet_id = readout_store_ensure_outlet (store, "Northern  wire", &error);
  g_assert_cmpint (count (store, &query), ==, 20);
  query.topic_id = READOUT_ANY;
  query.search = "\"number 3\"";
  g_assert_cmpint (count (store, &query), ==, 1);
  query.outlet_id = READOUT_ANY;
  g_assert_cmpint (count (store, &query), ==, 4);
  query.topic_id = topic;
  g_assert_cmpint (count (store, &query), ==, 2);
  query.search = NULL;
  query.report_id = 2;
  g_assert_cmpint (count (store, &query), ==, 20);
  query.quotations = READOUT_MASK (READOUT_QUOTATION_DIRECT);
  g_assert_cmpint (count (store, &query), ==, 0);
  query.quotations = 0;
  query.report_id = READOUT_ANY;
  query.topic_id = READOUT_ANY;
  query.from = "2021-01-02";
  query.until = "2021-01-03";
  g_assert_cmpint (count (store, &query), ==, 40);
  query.from = "2021";
  query.until = "2021";
  g_assert_cmpint (count (store, &query), ==, 80);
  query.until = "then";
  g_assert_cmpint (readout_store_count_statements (store, &query, &error), ==, -1);
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  query.from = query.until = NULL;

  /* Groups add up, actors with most first, their positions together. */
  query.topic_id = topic;
  groups = readout_store_list_groups (store, &query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < groups->len; i++)
    {
      ReadoutGroup *group = g_ptr_array_index (groups, i);
      ReadoutStatementQuery one = query;

      one.actor_id = group->actor_id;
      one.positions = READOUT_MASK (group->position);
      g_assert_cmpint (count (store, &one), ==, group->n_statements);
      g_assert_cmpuint (group->n_new, ==, group->n_statements);
      n += group->n_statements;
    }
  g_assert_cmpuint (n, ==, 40);

  /* The three sort orders, and what the rows say. */
  query.topic_id = READOUT_ANY;
  for (query.sort = 0; query.sort <= READOUT_STATEMENT_SORT_TEXT; query.sort++)
    {
      g_autoptr (GPtrArray) rows = readout_store_list_statements (store, &query, 0, 1, &error);
      ReadoutBoardRow *row = g_ptr_array_index (rows, 0);

      g_assert_cmpstr (row->published, ==,
                       query.sort == READOUT_STATEMENT_SORT_NEWEST ? "2021-01-04" : "2021-01-01");
      g_assert_true (g_str_has_prefix (row->words, "the ferry "));
      g_assert_nonnull (row->outlet);
      g_assert_nonnull (row->title);
      g_assert_null (row->key);
      g_assert_cmpuint (row->statement->voices->len, >, 0);
    }

  /* Dismissed ones and those of removed reports are out of sight. */
  {
    g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    gint64 id = 1;

    query.sort = READOUT_STATEMENT_SORT_PUBLISHED;
    g_assert_true (
        readout_store_set_statement_state (store, 1, READOUT_STATEMENT_DISMISSED, &error));
    g_assert_cmpint (count (store, NULL), ==, 79);
    query.topic_id = topic;
    g_assert_cmpint (count (store, &query), ==, 39);
    query.states = READOUT_MASK (READOUT_STATEMENT_DISMISSED);
    g_assert_cmpint (count (store, &query), ==, 1);
    query.states = 0;
    g_array_append_val (ids, id);
    g_assert_true (readout_store_remove_reports (store, ids, &error));
    g_assert_cmpint (count (store, NULL), ==, 60);
    g_assert_cmpint (count (store, &query), ==, 20);
    g_clear_pointer (&groups, g_ptr_array_unref);
    groups = readout_store_list_groups (store, &query, &error);
    n = 0;
    for (guint i = 0; i < groups->len; i++)
      n += ((ReadoutGroup *)g_ptr_array_index (groups, i))->n_statements;
    g_assert_cmpuint (n, ==, 20);
  }
  g_assert_no_error (error);
  sample_check (store);
  sample_close (store);
}

static void
test_person_wins (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = open_filled (file->path, 1, 6);
  gint64 topic = add_topic (store, "The ferry sails");
  ReadoutStance supports = { 0, READOUT_POSITION_SUPPORTS, 0.9, (char *)"rule", FALSE };
  ReadoutStanceResult results[] = { { 1, &supports }, { 2, &supports }, { 3, &supports } };
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, 1, &error);
  g_autoptr (GPtrArray) again = sample_statements (report);
  g_autoptr (GArray) shorter = readout_spans_new ();
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (ReadoutStatement) statement = NULL;

  g_assert_true (readout_store_set_position (store, 1, topic, READOUT_POSITION_OPPOSES, &error));
  g_assert_true (readout_store_remove_position (store, 2, topic, &error));
  g_assert_true (readout_store_set_stances (store, topic, results, 3, &error));
  statement = readout_store_get_statement (store, 1, &error);
  g_assert_cmpint (readout_statement_get_stance (statement, topic)->position, ==,
                   READOUT_POSITION_OPPOSES);
  g_assert_true (readout_statement_get_stance (statement, topic)->by_person);
  g_assert_cmpint (statement->state, ==, READOUT_STATEMENT_KEPT);
  g_clear_object (&statement);
  statement = readout_store_get_statement (store, 2, &error);
  g_assert_null (readout_statement_get_stance (statement, topic));
  g_clear_object (&statement);

  /* A later analysis: number 1 is found again, 4 with other words, 5 not at all, 6 is not either
   * but the person graded it. */
  g_assert_true (
      readout_store_set_speaker (store, 1, "The Minister", READOUT_ACTOR_PERSON, &error));
  g_assert_true (readout_store_set_credibility (store, 6, 3, &error));
  readout_spans_add (
      shorter, readout_spans_get (((ReadoutStatement *)again->pdata[3])->content, 0).start,
      readout_spans_get (((ReadoutStatement *)again->pdata[3])->content, 0).start + 9);
  g_assert_true (readout_store_set_spans (store, 4, shorter, NULL, NULL, &error));
  g_ptr_array_set_size (again, 4);
  g_assert_true (readout_store_replace_statements (store, 1, again, NULL, &error));
  g_assert_no_error (error);
  after = readout_store_get_report_statements (store, 1, &error);
  g_assert_cmpuint (after->len, ==, 5);
  statement = g_object_ref (g_ptr_array_index (after, 0));
  g_assert_cmpint (statement->id, ==, 1);
  g_assert_cmpstr (readout_statement_get_actor (statement)->name, ==, "The Minister");
  g_assert_cmpint (readout_statement_get_stance (statement, topic)->position, ==,
                   READOUT_POSITION_OPPOSES);
  g_assert_true (
      readout_spans_equal (((ReadoutStatement *)g_ptr_array_index (after, 3))->content, shorter));
  g_assert_cmpint (((ReadoutStatement *)g_ptr_array_index (after, 4))->id, ==, 6);
  sample_check (store);
  sample_close (store);
}

static void
test_actors (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = open_filled (file->path, 2, 23);
  gint64 speaker_1 = readout_store_ensure_actor (store, "Speaker 1", READOUT_ACTOR_PERSON, &error);
  gint64 speaker_2 = readout_store_ensure_actor (store, "SPEAKER  2", READOUT_ACTOR_PERSON, &error);
  gint64 split;
  g_autoptr (ReadoutActor) actor = NULL;
  g_auto (GStrv) found = NULL;

  g_assert_cmpint (readout_store_count_actors (store, NULL, &error), ==, 25);
  g_assert_cmpint (readout_store_count_actors (store, "SPEAKER 1", &error), ==, 11);
  /* The same name of another kind is somebody else. */
  g_assert_cmpint (readout_store_ensure_actor (store, "Speaker 1", READOUT_ACTOR_GROUP, &error), !=,
                   speaker_1);

  g_assert_true (readout_store_merge_actors (store, speaker_1, speaker_2, &error));
  g_assert_true (readout_store_rename_actor (store, speaker_2, "Ana Speaker", &error));
  actor = readout_store_get_actor (store, speaker_2, &error);
  g_assert_cmpuint (actor->n_statements, ==, 4);
  g_assert_true (actor->by_person);
  g_assert_cmpuint (g_strv_length (actor->aliases), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *)actor->aliases, "Speaker 1"));
  /* In later reports too, under whatever name and kind. */
  sample_add (store, 5, 23);
  g_clear_object (&actor);
  actor = readout_store_get_actor (store, speaker_2, &error);
  g_assert_cmpuint (actor->n_statements, ==, 6);
  g_assert_cmpint (readout_store_ensure_actor (store, "ana speaker", READOUT_ACTOR_STATE, &error),
                   ==, speaker_2);

  found = readout_store_list_found_names (store, speaker_2, &error);
  g_assert_cmpuint (g_strv_length (found), ==, 2);
  split = readout_store_split_actor (store, speaker_2, "Speaker 1", &error);
  g_assert_no_error (error);
  g_clear_object (&actor);
  actor = readout_store_get_actor (store, split, &error);
  g_assert_cmpstr (actor->name, ==, "Speaker 1");
  g_assert_cmpuint (actor->n_statements, ==, 3);
  sample_add (store, 6, 23);
  g_clear_object (&actor);
  actor = readout_store_get_actor (store, split, &error);
  g_assert_cmpuint (actor->n_statements, ==, 4);

  g_assert_true (readout_store_add_actor_alias (store, split, "S. One", &error));
  g_assert_cmpint (readout_store_ensure_actor (store, "s. one", READOUT_ACTOR_PERSON, &error), ==,
                   split);
  g_assert_true (readout_store_remove_actor_alias (store, split, "S. ONE", &error));
  g_assert_cmpint (readout_store_ensure_actor (store, "s. one", READOUT_ACTOR_PERSON, &error), !=,
                   split);
  g_assert_no_error (error);
  sample_check (store);
  sample_close (store);
}

static void
test_outlets (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = open_filled (file->path, 6, 2);
  gint64 wire = readout_store_ensure_outlet (store, "northern WIRE", &error);
  gint64 post = readout_store_ensure_outlet (store, "The Inland Post", &error);
  g_autoptr (GPtrArray) outlets = NULL;
  ReadoutOutlet *first;

  g_assert_true (readout_store_grade_outlet (store, wire, 'B', &error));
  g_assert_true (readout_store_add_outlet_alias (store, wire, "NW", &error));
  g_assert_true (readout_store_merge_outlets (store, post, wire, &error));
  g_assert_cmpint (readout_store_ensure_outlet (store, "the inland post", &error), ==, wire);
  g_assert_cmpint (readout_store_ensure_outlet (store, "nw", &error), ==, wire);
  g_assert_true (readout_store_rename_outlet (store, wire, "A Wire", &error));
  outlets = readout_store_list_outlets (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outlets->len, ==, 2);
  first = g_ptr_array_index (outlets, 0);
  g_assert_cmpstr (first->name, ==, "A Wire");
  g_assert_cmpint (first->reliability, ==, 'B');
  g_assert_cmpuint (first->n_reports, ==, 4);
  g_assert_cmpuint (g_strv_length (first->aliases), ==, 3);
  sample_close (store);
}

static void
test_search (Fixture *file, gconstpointer data)
{
  /* Whatever is typed finds something or nothing, never an error. */
  static const struct
  {
    const char *text;
    gint64 n_statements;
  } searches[] = {
    { "ferry", 12 },
    { "FERR", 12 },
    { "deja", 12 },
    { "déjà vu", 12 },
    { "\"ferry 2\"", 4 },
    { "\"2 ferry\"", 0 },
    { "ferry -2", 6 },
    { "-ferry", 0 },
    { "", 0 },
    { "\"", 0 },
    { "\"\"", 0 },
    { "(", 0 },
    { "ferry AND", 0 },
    { "ferry*", 12 },
    { "words:ferry", 0 },
    { "NEAR(a b)", 0 },
    { "^ferry", 12 },
    { "ferry)", 12 },
    { "a\"b\"c", 0 },
    { "{ferry} : x", 0 },
    { "\xff\xfe ferry", 12 },
    { "- -- ---", 0 },
    { "“ferry 2” sail", 4 },
    { "ferry + sail", 12 },
    { "'; DROP TABLE", 0 },
    { "NOT", 0 },
    { "日本", 0 },
  };
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = open_filled (file->path, 3, 4);
  g_autoptr (GPtrArray) matches = NULL;
  g_autoptr (GString) huge = g_string_new (NULL);
  ReadoutMatch *match;

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GPtrArray) found =
          readout_store_search_statements (store, searches[i].text, 0, 100, &error);
      g_autoptr (GPtrArray) in_reports = NULL;
      g_autofree char *shown = g_utf8_make_valid (searches[i].text, -1);

      g_test_message ("%s", shown);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, searches[i].n_statements);
      in_reports = readout_store_search_reports (store, searches[i].text, 0, 100, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < 50000; i++)
    g_string_append (huge, "ferry \"x ");
  matches = readout_store_search_statements (store, huge->str, 0, 10, &error);
  g_assert_no_error (error);
  g_clear_pointer (&matches, g_ptr_array_unref);

  matches = readout_store_search_statements (store, "sail déj", 0, 1, &error);
  match = g_ptr_array_index (matches, 0);
  g_assert_cmpuint (match->marks->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      ReadoutSpan span = readout_spans_get (match->marks, i);
      g_autofree char *marked = g_strndup (match->excerpt + span.start, span.end - span.start);

      g_assert_cmpstr (marked, ==, i == 0 ? "sail" : "déjà");
    }
  g_assert_nonnull (match->actor);
  g_assert_cmpint (match->statement_id, >, 0);
  g_clear_pointer (&matches, g_ptr_array_unref);

  /* Titles too, and what was edited. */
  g_assert_true (readout_store_set_report_field (store, 2, READOUT_REPORT_FIELD_TITLE,
                                                 "Zeppelin lands", &error));
  matches = readout_store_search_reports (store, "zepp", 0, 10, &error);
  g_assert_cmpuint (matches->len, ==, 1);
  match = g_ptr_array_index (matches, 0);
  g_assert_cmpint (match->report_id, ==, 2);
  g_assert_cmpint (match->statement_id, ==, 0);
  g_assert_cmpuint (match->marks->len, ==, 1);
  g_assert_no_error (error);
  sample_check (store);
  sample_close (store);
}

static void
test_topics (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *const terms[] = { "ferry", " ", "sail\ning", NULL };
  ReadoutStore *store = open_filled (file->path, 2, 6);
  gint64 first = readout_store_add_topic (store, " The ferry sails ", terms, FALSE, &error);
  gint64 second = add_topic (store, "The ferry is late");
  ReadoutStance stance = { 0, READOUT_POSITION_SUPPORTS, 0.9, (char *)"rule", FALSE };
  ReadoutStanceResult results[] = { { 1, &stance }, { 2, &stance }, { 3, NULL }, { 99999, NULL } };
  g_autoptr (ReadoutTopic) topic = NULL;
  g_autoptr (GPtrArray) topics = NULL;

  g_assert_cmpint (add_topic (store, "the FERRY sails"), ==, first);
  topic = readout_store_get_topic (store, first, &error);
  g_assert_cmpstr (topic->proposition, ==, "The ferry sails");
  g_assert_cmpuint (g_strv_length (topic->terms), ==, 2);
  g_assert_cmpstr (topic->terms[1], ==, "sail ing");
  g_assert_false (topic->by_person);
  g_assert_true (readout_store_set_stances (store, first, results, 4, &error));
  g_assert_true (readout_store_set_position (store, 1, second, READOUT_POSITION_OPPOSES, &error));
  g_assert_true (readout_store_merge_topics (store, first, second, &error));
  g_assert_no_error (error);
  topics = readout_store_list_topics (store, &error);
  g_assert_cmpuint (topics->len, ==, 1);
  g_assert_cmpuint (((ReadoutTopic *)g_ptr_array_index (topics, 0))->n_statements, ==, 2);
  g_assert_cmpuint (g_strv_length (((ReadoutTopic *)g_ptr_array_index (topics, 0))->terms), ==, 2);
  g_assert_cmpint (
      sample_number (store, "SELECT position FROM stance WHERE statement_id = 1 AND topic_id = 2"),
      ==, READOUT_POSITION_OPPOSES);
  g_assert_null (readout_store_get_topic (store, first, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  sample_check (store);
  sample_close (store);
}

static void
test_briefings (Fixture *file, gconstpointer data)
{
  static const char *const keys[] = { "Bad", "1a", "a-", "a--b", "-a", "", "a_b", "é" };
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = open_filled (file->path, 1, 4);
  gint64 id = readout_store_add_briefing (store, "One", NULL, "positions", &error);
  g_autoptr (ReadoutBriefing) briefing = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) citing = NULL;
  g_autoptr (ReadoutBoardRow) row = NULL;
  g_autofree char *key = NULL;
  g_autofree char *same = NULL;
  g_autofree char *undo = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_null (readout_store_add_citation (store, 1, keys[i], &error));
      g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
      g_clear_error (&error);
    }
  key = readout_store_add_citation (store, 1, "gazette-20210101-s1", &error);
  g_assert_cmpstr (key, ==, "gazette-20210101-s1");
  same = readout_store_add_citation (store, 1, "other", &error);
  g_assert_cmpstr (same, ==, key);
  g_assert_null (readout_store_add_citation (store, 2, key, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (readout_store_find_citation (store, key, &error), ==, 1);
  g_assert_cmpint (readout_store_find_citation (store, "nobody", &error), ==, 0);
  g_assert_no_error (error);

  g_assert_true (readout_store_set_briefing_draft (store, id, "Words.[^gazette-20210101-s1]",
                                                   "Words.", "timeline", &error));
  citing = readout_store_list_citing_briefings (store, 1, &error);
  g_assert_cmpuint (citing->len, ==, 1);
  row = readout_store_get_board_row (store, 1, &error);
  g_assert_cmpstr (row->key, ==, key);
  g_assert_cmpuint (row->n_briefings, ==, 1);
  g_clear_pointer (&citing, g_ptr_array_unref);
  /* A definition alone cites nothing; Pandoc's way does. */
  g_assert_true (readout_store_set_briefing_markdown (
      store, id, "None.\n\n[^gazette-20210101-s1]: “Headline”", TRUE, &error));
  citing = readout_store_list_citing_briefings (store, 1, &error);
  g_assert_cmpuint (citing->len, ==, 0);
  g_clear_pointer (&citing, g_ptr_array_unref);
  g_assert_true (readout_store_set_briefing_markdown (store, id, "So [@gazette-20210101-s1, p. 3].",
                                                      TRUE, &error));
  citing = readout_store_list_citing_briefings (store, 1, &error);
  g_assert_cmpuint (citing->len, ==, 1);

  /* What was typed is no entry of the log; the draft is. */
  undo = readout_store_dup_undo_name (store);
  g_assert_cmpstr (undo, ==, "Draft Briefing");
  g_assert_true (readout_store_set_briefing_markdown (store, id, "Restored.", FALSE, &error));
  versions = readout_store_list_briefing_versions (store, id, &error);
  g_assert_cmpuint (versions->len, ==, 1);
  {
    ReadoutBriefingVersion *last = g_ptr_array_index (versions, 0);
    g_autoptr (ReadoutBriefingVersion) whole =
        readout_store_get_briefing_version (store, last->id, &error);

    g_assert_cmpstr (whole->markdown, ==, "So [@gazette-20210101-s1, p. 3].");
  }
  briefing = readout_store_get_briefing (store, id, &error);
  g_assert_cmpstr (briefing->markdown, ==, "Restored.");
  g_assert_cmpstr (briefing->drafted, ==, "Words.");
  g_assert_cmpstr (briefing->template_name, ==, "timeline");
  g_assert_true (readout_store_rename_briefing (store, id, "Two", &error));
  g_assert_true (readout_store_remove_briefing (store, id, &error));
  g_assert_no_error (error);
  sample_check (store);
  sample_close (store);
}

static void
test_by_hand (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = open_filled (file->path, 1, 12);
  g_autoptr (ReadoutStatement) added = readout_statement_new ();
  g_autoptr (ReadoutStatement) read = NULL;
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, 1, &error);
  const char *text = readout_text_get_string (report->text, NULL);
  guint32 at = strstr (text, "ferry 0 would sail – “déjà vu” number 7") - text;

  added->report_id = 1;
  readout_spans_add (added->content, at, at + 5);
  readout_spans_add (added->content, at + 8, at + 13);
  g_ptr_array_add (added->voices, readout_voice_new ("Passer-by", READOUT_ACTOR_ANONYMOUS, NULL));
  g_assert_cmpint (readout_store_add_statement (store, added, &error), >, 0);
  g_assert_no_error (error);
  read = readout_store_get_statement (store, added->id, &error);
  g_assert_cmpint (read->origin, ==, READOUT_ORIGIN_ADDED);
  g_assert_cmpint (read->state, ==, READOUT_STATEMENT_KEPT);
  g_assert_cmpuint (read->paragraph, ==, 1);
  {
    g_autoptr (ReadoutBoardRow) row = readout_store_get_board_row (store, added->id, &error);

    g_assert_cmpstr (row->words, ==, "ferry … would");
    g_assert_cmpstr (row->published, ==, "2021-01-01");
  }
  g_assert_cmpint (count (store, NULL), ==, 13);
  g_assert_true (readout_store_remove_statement (store, added->id, &error));
  g_assert_true (readout_store_remove_statement (store, 1, &error));
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM statement"), ==, 12);
  g_assert_cmpint (count (store, NULL), ==, 11);
  g_assert_no_error (error);
  sample_check (store);
  sample_close (store);
}

static void
test_settings (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  g_autofree char *value = NULL;

  g_assert_null (readout_store_get_setting (store, "pane"));
  g_assert_true (readout_store_set_setting (store, "pane", "board", &error));
  g_assert_true (readout_store_set_setting (store, "pane", "réader", &error));
  sample_close (store);
  store = sample_open (file->path);
  value = readout_store_get_setting (store, "pane");
  g_assert_cmpstr (value, ==, "réader");
  g_assert_true (readout_store_set_setting (store, "pane", NULL, &error));
  g_assert_null (readout_store_get_setting (store, "pane"));
  g_assert_null (readout_store_dup_undo_name (store));
  sample_close (store);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    gint64 moment;
  } dates[] = {
    { "1970", 0 },
    { "1970-02", 31 * 86400 },
    { "1970-01-02", 86400 },
    { "1970-01-01T00:01:00Z", 60 },
    { "1970-01-01T00:01Z", 60 },
    { "1970-01-01T00:01", 60 },
    { "1970-01-01 00:01:30", 90 },
    { "1970-01-01T01:00:00+01:00", 0 },
    { "1970-01-01T01:00+01:00", 0 },
    { "1969-12-31", -86400 },
  };
  static const char *const others[] = { "",
                                        "yesterday",
                                        "1970-13",
                                        "1970-02-30",
                                        "70",
                                        "1970-1-1",
                                        "1970-01-01T",
                                        "1970-01-01 x",
                                        "1970-01-01x",
                                        "0000",
                                        "T",
                                        " " };
  gint64 moment;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_test_message ("%s", dates[i].text);
      g_assert_true (readout_store_parse_date (dates[i].text, &moment));
      g_assert_cmpint (moment, ==, dates[i].moment);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (readout_store_parse_date (others[i], &moment));
  g_assert_false (readout_store_parse_date (NULL, &moment));
}

static void
test_cancel (Fixture *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ReadoutStore *store = open_filled (file->path, 20, 100);
  g_autofree char *before = sample_dump (store);
  g_autofree char *after = NULL;

  g_cancellable_cancel (cancellable);
  readout_store_set_cancellable (store, cancellable);
  g_assert_false (readout_store_begin (store, "Long", &error) &&
                  readout_store_merge_outlets (store, 1, 2, &error) &&
                  readout_sql_exec (store,
                                    "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1"
                                    "  FROM c) SELECT sum(x) FROM c",
                                    &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  readout_store_set_cancellable (store, NULL);
  readout_store_rollback (store);
  after = sample_dump (store);
  sample_assert_same (after, before);
  sample_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  ADD ("/store/round-trip", test_round_trip);
  ADD ("/store/duplicate", test_duplicate);
  ADD ("/store/invalid", test_invalid);
  ADD ("/store/report-lists", test_report_lists);
  ADD ("/store/edit-many", test_edit_many);
  ADD ("/store/board", test_board);
  ADD ("/store/person-wins", test_person_wins);
  ADD ("/store/actors", test_actors);
  ADD ("/store/outlets", test_outlets);
  ADD ("/store/search", test_search);
  ADD ("/store/topics", test_topics);
  ADD ("/store/briefings", test_briefings);
  ADD ("/store/by-hand", test_by_hand);
  ADD ("/store/settings", test_settings);
  ADD ("/store/cancel", test_cancel);
#undef ADD
  g_test_add_func ("/store/dates", test_dates);

  return g_test_run ();
}
