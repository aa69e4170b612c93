/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How quickly reports go into a project, next to plain inserts with the same SQL, and how quickly a
 * large project opens, lists and groups: bench-store [REPORTS [STATEMENTS [REPORTS A TRANSACTION
 * [FILE]]]].
 */
#include "../core/store-samples.h"

#include <stdlib.h>
#include <sys/resource.h>

static double
get_seconds (void)
{
  return g_get_monotonic_time () / (double)G_USEC_PER_SEC;
}

/* Of the processor, which a busy machine does not change much. */
static double
get_processor_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Seconds by the clock and of the processor. */
typedef struct
{
  double clock;
  double processor;
} Spent;

static void
begin_spending (Spent *spent)
{
  spent->clock -= get_seconds ();
  spent->processor -= get_processor_seconds ();
}

static void
end_spending (Spent *spent)
{
  spent->clock += get_seconds ();
  spent->processor += get_processor_seconds ();
}

static void
tell (const char *what, double since)
{
  g_print ("%-48s %9.1f ms\n", what, (get_seconds () - since) * 1000);
}

/* Every row of a filled project, inserted again as it is into an empty one, a transaction a report.
 */
static Spent
insert_plainly (const char *from, const char *path, guint n_together)
{
  static const char *const tables[] = { "outlet", "outlet_name", "actor", "actor_name" };
  static const char *const kinds[] = {
    "INSERT INTO report SELECT * FROM old.report WHERE id = ?",
    "INSERT INTO paragraph SELECT * FROM old.paragraph WHERE report_id = ?",
    "INSERT INTO original SELECT * FROM old.original WHERE report_id = ?",
    "INSERT INTO statement SELECT * FROM old.statement WHERE report_id = ?",
    "INSERT INTO statement_search (rowid, words)"
    "  SELECT id, words FROM old.statement WHERE report_id = ?",
    "INSERT INTO voice SELECT v.* FROM old.statement s JOIN old.voice v ON v.statement_id = s.id"
    "  WHERE s.report_id = ?",
    "INSERT INTO stance SELECT k.* FROM old.statement s JOIN old.stance k ON k.statement_id = s.id"
    "  WHERE s.report_id = ?",
    "INSERT INTO fingerprint SELECT * FROM old.fingerprint WHERE report_id = ?",
  };
  ReadoutStore *store = sample_open (path);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS old", from);
  sqlite3 *connection = store->connection;
  sqlite3_stmt *statements[G_N_ELEMENTS (kinds)];
  Spent spent = { 0 };
  gint64 n_reports;

  g_assert_cmpint (sqlite3_exec (connection, attach, NULL, NULL, NULL), ==, SQLITE_OK);
  n_reports = sample_number (store, "SELECT max(id) FROM old.report");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("INSERT INTO %s SELECT * FROM old.%s", tables[i], tables[i]);

      g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    }
  sqlite3_exec (connection, "INSERT INTO topic SELECT * FROM old.topic", NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (sqlite3_prepare_v2 (connection, kinds[i], -1, &statements[i], NULL), ==,
                     SQLITE_OK);
  begin_spending (&spent);
  for (gint64 id = 1; id <= n_reports; id++)
    {
      if ((id - 1) % n_together == 0)
        sqlite3_exec (connection, "BEGIN", NULL, NULL, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          sqlite3_bind_int64 (statements[i], 1, id);
          g_assert_cmpint (sqlite3_step (statements[i]), ==, SQLITE_DONE);
          sqlite3_reset (statements[i]);
        }
      if (id % n_together == 0 || id == n_reports)
        sqlite3_exec (connection, "COMMIT", NULL, NULL, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    sqlite3_finalize (statements[i]);
  readout_store_free (store);
  end_spending (&spent);
  return spent;
}

static Spent
fill (const char *path, guint n_reports, guint n_statements, guint n_together)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (path);
  gint64 topic = readout_store_add_topic (store, "The ferry sails", NULL, TRUE, &error);
  gint64 action = 0;
  Spent spent = { 0 };

  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr (ReadoutReport) report = sample_report (i, n_statements);
      g_autoptr (GPtrArray) statements = sample_statements (report);

      for (guint j = 0; j < statements->len; j += 2)
        g_ptr_array_add (((ReadoutStatement *)g_ptr_array_index (statements, j))->stances,
                         readout_stance_new (topic, (i + j / 2) % 3, 0.5, "“sail” about “ferry”"));
      begin_spending (&spent);
      if (i % n_together == 0)
        g_assert_true (readout_store_resume (store, action, "Import", &error));
      g_assert_cmpint (readout_store_add_report (store, report, statements, NULL, &error), >, 0);
      action = readout_store_get_action (store);
      if ((i + 1) % n_together == 0 || i + 1 == n_reports)
        g_assert_true (readout_store_commit (store, &error));
      end_spending (&spent);
      if (i % 1000 == 999)
        g_printerr ("%u reports\r", i + 1);
    }
  begin_spending (&spent);
  sample_close (store);
  end_spending (&spent);
  return spent;
}

static void
look (const char *path)
{
  g_autoptr (GError) error = NULL;
  ReadoutStatementQuery query = { 0 };
  g_autoptr (GPtrArray) groups = NULL;
  gint64 n_statements;
  double start = get_seconds ();
  ReadoutStore *store = readout_store_open (path, FALSE, NULL, &error);

  g_assert_no_error (error);
  tell ("open", start);
#define MEASURE(what, call)                                                                        \
  do                                                                                               \
    {                                                                                              \
      start = get_seconds ();                                                                      \
      call;                                                                                        \
      tell (what, start);                                                                          \
      g_assert_no_error (error);                                                                   \
    }                                                                                              \
  while (FALSE)
#define LIST(what, call) MEASURE (what, g_ptr_array_unref (call))
  MEASURE ("count of statements",
           n_statements = readout_store_count_statements (store, &query, &error));
  LIST ("first page of 100, by date",
        readout_store_list_statements (store, &query, 0, 100, &error));
  LIST ("page in the middle",
        readout_store_list_statements (store, &query, n_statements / 2, 100, &error));
  query.sort = READOUT_STATEMENT_SORT_NEWEST;
  LIST ("last page, newest first",
        readout_store_list_statements (store, &query, MAX (n_statements, 100) - 100, 100, &error));
  query.sort = READOUT_STATEMENT_SORT_PUBLISHED;
  LIST ("groups by actor", readout_store_list_groups (store, &query, &error));
  query.topic_id = 1;
  MEASURE ("groups of a topic with half of all statements",
           groups = readout_store_list_groups (store, &query, &error));
  query.actor_id = ((ReadoutGroup *)g_ptr_array_index (groups, 0))->actor_id;
  query.positions = READOUT_MASK (READOUT_POSITION_SUPPORTS);
  LIST ("page of one group", readout_store_list_statements (store, &query, 0, 100, &error));
  query.topic_id = READOUT_NO_TOPIC;
  query.actor_id = READOUT_ANY;
  query.positions = 0;
  MEASURE ("count of statements of no topic",
           readout_store_count_statements (store, &query, &error));
  query.topic_id = READOUT_ANY;
  query.search = "\"number 17\" sail";
  LIST ("page of a search on the board",
        readout_store_list_statements (store, &query, 0, 100, &error));
  LIST ("list of actors", readout_store_list_actors (store, NULL, 0, 100, &error));
  LIST ("list of topics", readout_store_list_topics (store, &error));
  LIST ("first page of reports", readout_store_list_reports (store, NULL, 0, 100, &error));
  LIST ("search of a rare phrase",
        readout_store_search_statements (store, "\"ferry 12 would\"", 0, 50, &error));
  LIST ("search of a word in every statement",
        readout_store_search_statements (store, "ferry", 0, 50, &error));
  LIST ("search of one letter", readout_store_search_statements (store, "f", 0, 50, &error));
  LIST ("search of a word in every report",
        readout_store_search_reports (store, "ferry", 0, 50, &error));
  MEASURE ("keep a statement",
           readout_store_set_statement_state (store, 7, READOUT_STATEMENT_KEPT, &error));
  MEASURE ("undo", readout_store_undo (store, &error));
  MEASURE ("undo the import", readout_store_undo (store, &error));
  MEASURE ("count then", readout_store_count_statements (store, NULL, &error));
  MEASURE ("redo the import", readout_store_redo (store, &error));
  LIST ("groups by actor again", readout_store_list_groups (store, NULL, &error));
  MEASURE ("close", readout_store_free (store));
}

int
main (int argc, char *argv[])
{
  guint n_reports = argc > 1 ? atoi (argv[1]) : 2000;
  guint n_statements = argc > 2 ? atoi (argv[2]) : 40;
  guint n_together = argc > 3 ? atoi (argv[3]) : 20;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("readout-bench-XXXXXX", &error);
  g_autofree char *path =
      argc > 4 ? g_strdup (argv[4]) : g_build_filename (folder, "bench.readout", NULL);
  g_autofree char *plain = g_build_filename (folder, "plain.readout", NULL);
  double n = (double)n_reports * n_statements;
  struct rusage usage;
  GStatBuf status;

  g_assert_no_error (error);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      Spent ours = fill (path, n_reports, n_statements, n_together);
      Spent plainly = insert_plainly (path, plain, n_together);

      g_print ("%u reports with %u statements each, %u reports a transaction\n", n_reports,
               n_statements, n_together);
      g_print ("readout_store_add_report: %6.2f s, %6.2f s of the processor, %6.0f statements/s\n",
               ours.clock, ours.processor, n / ours.processor);
      g_print ("plain inserts:            %6.2f s, %6.2f s of the processor, %6.0f statements/s\n",
               plainly.clock, plainly.processor, n / plainly.processor);
    }
  g_stat (path, &status);
  g_print ("file: %.1f MB\n", status.st_size / 1e6);
  look (path);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("most memory: %.0f MB\n", usage.ru_maxrss / 1024.0);
  g_unlink (plain);
  if (argc <= 4)
    g_unlink (path);
  g_rmdir (folder);
  return 0;
}
