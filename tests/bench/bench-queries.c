/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window asks of a large project, held against the same SQL in the sqlite3 shell:
 * bench-queries [REPORTS [STATEMENTS]], made-up reports with so many statements each (10,000 with
 * 100). What SQLite is asked is listened to and given to the shell as it is, but for the order of
 * the person's language, which the shell does not know, and the sets that the store keeps in
 * memory: they are forgotten before each question, and the shell works them out as it does. Each is
 * asked five times, by turns; the quickest counts, by the time of the processor, so that a busy
 * machine does not. "again" is the time while the sets are kept. Exit status 1 when one takes more
 * than 1.5 times as long, and a millisecond.
 */
#include "large-project.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_TIMES 5
#define MAX_RATIO 1.5

typedef struct
{
  const char *name;
  gboolean (*ask) (ReadoutStore *store, GError **error);
} Question;

typedef struct
{
  GSubprocess *process;
  GDataInputStream *output;
  clockid_t clock; /* of its processor time */
} Shell;

static gint64 busiest; /* the actor who says most */

static gboolean
take_list (GPtrArray *list)
{
  if (list == NULL)
    return FALSE;
  g_ptr_array_unref (list);
  return TRUE;
}

static gboolean
list_statements (ReadoutStore *store, ReadoutStatementQuery query, guint offset, GError **error)
{
  return take_list (readout_store_list_statements (store, &query, offset, 100, error));
}

static gboolean
count_statements (ReadoutStore *store, ReadoutStatementQuery query, GError **error)
{
  return readout_store_count_statements (store, &query, error) >= 0;
}

static gboolean
first_page (ReadoutStore *store, GError **error)
{
  return list_statements (store, (ReadoutStatementQuery){ 0 }, 0, error);
}

static gboolean
deep_page (ReadoutStore *store, GError **error)
{
  return list_statements (store, (ReadoutStatementQuery){ 0 }, 500000, error);
}

static gint64
find_actor (ReadoutStore *store)
{
  g_autoptr (GPtrArray) actors = readout_store_list_actors (store, NULL, 0, 1, NULL);

  return ((ReadoutActor *)g_ptr_array_index (actors, 0))->id;
}

static gboolean
page_of_topic (ReadoutStore *store, GError **error)
{
  return list_statements (
      store, (ReadoutStatementQuery){ .topic_id = 1, .actor_id = busiest, .positions = 2 }, 0,
      error);
}

static gboolean
newest_of_topic (ReadoutStore *store, GError **error)
{
  return list_statements (
      store, (ReadoutStatementQuery){ .topic_id = 1, .sort = READOUT_STATEMENT_SORT_NEWEST }, 0,
      error);
}

static gboolean
page_of_actor (ReadoutStore *store, GError **error)
{
  return list_statements (store, (ReadoutStatementQuery){ .actor_id = busiest }, 0, error);
}

static gboolean
page_of_outlet (ReadoutStore *store, GError **error)
{
  return list_statements (
      store,
      (ReadoutStatementQuery){
          .outlet_id = 1, .quotations = 1, .from = "2020-01-01", .until = "2020-12-31" },
      0, error);
}

static gboolean
page_of_search (ReadoutStore *store, GError **error)
{
  return list_statements (store, (ReadoutStatementQuery){ .search = LARGE_COMMON_WORD }, 0, error);
}

static gboolean
page_of_rare_search (ReadoutStore *store, GError **error)
{
  return list_statements (store, (ReadoutStatementQuery){ .search = "\"brandi dram\"" }, 0, error);
}

static gboolean
count_all (ReadoutStore *store, GError **error)
{
  return count_statements (store, (ReadoutStatementQuery){ 0 }, error);
}

static gboolean
count_search (ReadoutStore *store, GError **error)
{
  return count_statements (store, (ReadoutStatementQuery){ .search = "the" }, error);
}

static gboolean
groups_of_topic (ReadoutStore *store, GError **error)
{
  return take_list (
      readout_store_list_groups (store, &(ReadoutStatementQuery){ .topic_id = 1 }, error));
}

static gboolean
groups_of_no_topic (ReadoutStore *store, GError **error)
{
  return take_list (readout_store_list_groups (
      store, &(ReadoutStatementQuery){ .topic_id = READOUT_NO_TOPIC }, error));
}

static gboolean
topics (ReadoutStore *store, GError **error)
{
  return take_list (readout_store_list_topics (store, error));
}

static gboolean
count_reports (ReadoutStore *store, GError **error)
{
  return readout_store_count_reports (store, NULL, error) >= 0;
}

static gboolean
first_reports (ReadoutStore *store, GError **error)
{
  return take_list (readout_store_list_reports (store, NULL, 0, 100, error));
}

static gboolean
last_reports (ReadoutStore *store, GError **error)
{
  return take_list (readout_store_list_reports (store, NULL, 9900, 100, error));
}

static gboolean
count_actors (ReadoutStore *store, GError **error)
{
  return readout_store_count_actors (store, NULL, error) >= 0;
}

static gboolean
first_actors (ReadoutStore *store, GError **error)
{
  return take_list (readout_store_list_actors (store, NULL, 0, 100, error));
}

static gboolean
last_actors (ReadoutStore *store, GError **error)
{
  return take_list (readout_store_list_actors (store, NULL, 5000, 100, error));
}

static gboolean
search_reports (ReadoutStore *store, GError **error)
{
  return take_list (readout_store_search_reports (store, LARGE_COMMON_WORD, 0, 50, error));
}

static gboolean
open_report (ReadoutStore *store, GError **error)
{
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, 77, error);

  return report != NULL && take_list (readout_store_get_report_statements (store, 77, error));
}

static const Question questions[] = {
  { "count all statements", count_all },
  { "first page of all statements", first_page },
  { "page after 500,000", deep_page },
  { "page of a topic, actor, position", page_of_topic },
  { "newest of a topic", newest_of_topic },
  { "page of an actor", page_of_actor },
  { "page of an outlet, year, quotation", page_of_outlet },
  { "page of a search in every fourth", page_of_search },
  { "page of a search of a rare phrase", page_of_rare_search },
  { "count of a search in every one", count_search },
  { "groups of the largest topic", groups_of_topic },
  { "groups of no topic", groups_of_no_topic },
  { "topics", topics },
  { "count of reports", count_reports },
  { "first page of reports", first_reports },
  { "last page of reports", last_reports },
  { "count of actors", count_actors },
  { "first page of actors", first_actors },
  { "last page of actors", last_actors },
  { "search in reports", search_reports },
  { "a report with its statements", open_report },
};

static double
get_milliseconds (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The milliseconds that a question takes. */
static double
ask (ReadoutStore *store, const Question *question)
{
  g_autoptr (GError) error = NULL;
  double start = get_milliseconds (CLOCK_THREAD_CPUTIME_ID);

  question->ask (store, &error);
  g_assert_no_error (error);
  return get_milliseconds (CLOCK_THREAD_CPUTIME_ID) - start;
}

static int
trace_cb (unsigned type, void *data, void *statement, void *text)
{
  GString *script = data;
  char *sql;

  if (g_str_has_prefix (text, "--"))
    return 0;
  sql = sqlite3_expanded_sql (statement);
  g_string_append_printf (script, "%s;\n", sql);
  sqlite3_free (sql);
  return 0;
}

/* The shell works out itself what is in a set that the store keeps in memory. */
static gboolean
write_set (const GMatchInfo *match, GString *script, gpointer user_data)
{
  g_autofree char *not = g_match_info_fetch (match, 1);
  g_autofree char *id = g_match_info_fetch (match, 2);
  g_autofree char *quoted = g_match_info_fetch (match, 3);
  g_autoptr (GString) set = g_string_new (quoted);

  g_string_replace (set, "''", "'", 0);
  g_string_append_printf (script, "%s %sIN (%s)", id, not, set->str);
  return FALSE;
}

static void
write_sets (GString *script)
{
  g_autoptr (GRegex) asked =
      g_regex_new ("(NOT )?readout_in_set\\(([a-z_.]+), '((?:[^']|'')*)'\\)", 0, 0, NULL);
  g_autoptr (GRegex) read =
      g_regex_new ("^SELECT (rowid|k\\.statement_id) FROM .*;\n", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *once = g_regex_replace_literal (read, script->str, -1, 0, "", 0, NULL);
  g_autofree char *text = g_regex_replace_eval (asked, once, -1, 0, 0, write_set, NULL, NULL);

  g_string_assign (script, text);
}

/* What SQLite is asked for a question. */
static GString *
listen (ReadoutStore *store, const Question *question)
{
  GString *script = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  readout_store_forget_sets (store);

  sqlite3_trace_v2 (store->connection, SQLITE_TRACE_STMT, trace_cb, script);
  question->ask (store, &error);
  g_assert_no_error (error);
  sqlite3_trace_v2 (store->connection, 0, NULL, NULL);
  write_sets (script);
  g_string_replace (script, "readout_words", "NOCASE", 0);
  return script;
}

static void
start_shell (Shell *shell, const char *path)
{
  g_autoptr (GError) error = NULL;

  shell->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                     &error, "sqlite3", "-batch", "-readonly", path, NULL);
  g_assert_no_error (error);
  g_assert_cmpint (clock_getcpuclockid ((pid_t)g_ascii_strtoll (
                                            g_subprocess_get_identifier (shell->process), NULL, 10),
                                        &shell->clock),
                   ==, 0);
  shell->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (shell->process));
}

/* The milliseconds that the shell takes. */
static double
run_in_shell (Shell *shell, const char *script)
{
  GOutputStream *input = g_subprocess_get_stdin_pipe (shell->process);
  g_autofree char *text =
      g_strconcat (".output /dev/null\n", script, ".output stdout\n.print done\n", NULL);
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  double start = get_milliseconds (shell->clock);

  g_output_stream_write_all (input, text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
  line = g_data_input_stream_read_line (shell->output, NULL, NULL, &error);
  g_assert_cmpstr (line, ==, "done");
  return get_milliseconds (shell->clock) - start;
}

static gboolean
compare (ReadoutStore *store, Shell *shell, const Question *question)
{
  GString *script = listen (store, question);
  double ours = G_MAXDOUBLE;
  double again = G_MAXDOUBLE;
  double theirs = G_MAXDOUBLE;
  gboolean good;

  for (guint i = 0; i < N_TIMES; i++)
    {
      double time;

      readout_store_forget_sets (store);
      time = ask (store, question);
      ours = MIN (ours, time);
      time = ask (store, question);
      again = MIN (again, time);
      time = run_in_shell (shell, script->str);
      theirs = MIN (theirs, time);
    }
  good = ours <= MAX_RATIO * theirs || ours - theirs < 1;
  g_print ("%-40s %9.2f %9.2f %9.2f %7.2f%s\n", question->name, ours, again, theirs, ours / theirs,
           good ? "" : "  SLOW");
  if (g_getenv ("READOUT_BENCH_SQL") != NULL)
    g_print ("%s\n", script->str);
  g_string_free (script, TRUE);
  return good;
}

int
main (int argc, char *argv[])
{
  guint n_reports = argc > 1 ? (guint)atoi (argv[1]) : 10000;
  guint n_statements = argc > 2 ? (guint)atoi (argv[2]) : 100;
  g_autofree char *path = large_project (n_reports, n_statements);
  g_autofree char *program = g_find_program_in_path ("sqlite3");
  g_autoptr (GError) error = NULL;
  ReadoutStore *store;
  Shell shell;
  gboolean all_good = TRUE;

  if (program == NULL)
    {
      g_printerr ("The sqlite3 shell is not installed: there is nothing to compare with.\n");
      return 2;
    }
  store = readout_store_open (path, FALSE, NULL, &error);
  g_assert_no_error (error);
  busiest = find_actor (store);
  start_shell (&shell, path);
  run_in_shell (&shell, "PRAGMA cache_size = -32768;\n");
  g_print ("%-40s %9s %9s %9s %7s\n", "milliseconds", "Readout", "again", "shell", "ratio");
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    all_good &= compare (store, &shell, &questions[i]);
  g_output_stream_close (g_subprocess_get_stdin_pipe (shell.process), NULL, NULL);
  g_subprocess_wait (shell.process, NULL, NULL);
  g_object_unref (shell.output);
  g_object_unref (shell.process);
  readout_store_free (store);
  return all_good ? 0 : 1;
}
