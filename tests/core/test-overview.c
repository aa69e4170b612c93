/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A project in numbers, and how they are put into charts and tables.
 */
#include "store-samples.h"

#include <math.h>

#include "briefing/readout-chart.h"
#include "export/readout-export.h"
#include "store/readout-store-overview.h"
#include "store/readout-store-pictures.h"
#include "typeset/readout-picture.h"

#define N_ROWS 3

/* Somebody says something in a report. */
typedef struct
{
  const char *speaker;
  const char *outlet;
  const char *published;
  gint position; /* -1: about no topic */
} Said;

static gint64
add_topic (ReadoutStore *store, const char *proposition)
{
  g_autoptr (GError) error = NULL;
  gint64 id = readout_store_add_topic (store, proposition, NULL, TRUE, &error);

  g_assert_no_error (error);
  return id;
}

/* Adds a report with one statement. Returns the report's id. */
static gint64
say (ReadoutStore *store, const Said *said, gint64 topic, gint64 *statement_id)
{
  static guint number = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = g_strdup_printf ("%s said %u ships of the %u would sail to port %u.",
                                            said->speaker, number * 7919, number * 104729, number);
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (ReadoutStatement) statement = readout_statement_new ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();
  gint64 id;

  number++;
  report->text = readout_text_new (words, -1, NULL, &error);
  g_assert_no_error (error);
  report->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);
  report->outlet = g_strdup (said->outlet);
  report->published = g_strdup (said->published);
  readout_spans_add (statement->content, strlen (said->speaker) + 6, strlen (words) - 1);
  g_ptr_array_add (statement->voices,
                   readout_voice_new (said->speaker, READOUT_ACTOR_PERSON, NULL));
  g_ptr_array_add (statements, statement);
  id = readout_store_add_report (store, report, statements, NULL, &error);
  g_assert_no_error (error);
  if (said->position >= 0)
    readout_store_set_position (store, statement->id, topic, said->position, &error);
  g_assert_no_error (error);
  if (statement_id != NULL)
    *statement_id = statement->id;
  return id;
}

static ReadoutOverview *
get_overview (ReadoutStore *store, gint64 topic, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  ReadoutOverview *overview = readout_store_get_overview (store, topic, n_rows, &error);

  g_assert_no_error (error);
  g_assert_nonnull (overview);
  return overview;
}

static const ReadoutOverviewRow *
get_row (GArray *rows, guint place)
{
  g_assert_cmpuint (place, <, rows->len);
  return &g_array_index (rows, ReadoutOverviewRow, place);
}

static void
assert_row (GArray *rows, guint place, const char *name, guint first, guint second, guint third)
{
  const ReadoutOverviewRow *row = get_row (rows, place);

  g_assert_cmpstr (row->name, ==, name);
  g_assert_cmpuint (row->counts[0], ==, first);
  g_assert_cmpuint (row->counts[1], ==, second);
  g_assert_cmpuint (row->counts[2], ==, third);
}

enum
{
  NO_TOPIC = -1,
  NONE = READOUT_POSITION_NONE,
  FOR = READOUT_POSITION_SUPPORTS,
  AGAINST = READOUT_POSITION_OPPOSES,
};

static void
test_actors (SampleFile *file, gconstpointer data)
{
  static const Said said[] = {
    { "Anna Lind", "Gazette", "2021-03-01", FOR },
    { "Anna Lind", "Gazette", "2021-03-02", FOR },
    { "Anna Lind", "Courier", "2021-03-03", AGAINST },
    { "Anna Lind", NULL, NULL, NONE },
    { "Bo Falk", "Courier", "2021-03-03", AGAINST },
    { "Bo Falk", "Courier", "2021-03-03", NONE },
    { "Cleo Ruud", "Gazette", "2021-03-05", FOR },
    { "Dora Voss", "Gazette", "2021-03-05", FOR },
    { "Emil Brask", "Gazette", NULL, AGAINST },
    { "Finn Moe", "Gazette", NULL, NO_TOPIC },
  };
  g_autoptr (ReadoutStore) store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  gint64 topic = add_topic (store, "The ferry sails");
  gint64 other = add_topic (store, "The harbour grows");
  gint64 first;

  say (store, &said[0], topic, &first);
  for (guint i = 1; i < G_N_ELEMENTS (said); i++)
    say (store, &said[i], topic, NULL);
  readout_store_set_position (store, first, other, READOUT_POSITION_OPPOSES, &error);
  g_assert_no_error (error);

  {
    g_autoptr (ReadoutOverview) overview = get_overview (store, topic, N_ROWS);

    g_assert_cmpstr (overview->topic, ==, "The ferry sails");
    g_assert_cmpuint (overview->actors->len, ==, N_ROWS + 1);
    assert_row (overview->actors, 0, "Anna Lind", 2, 1, 1);
    assert_row (overview->actors, 1, "Bo Falk", 0, 1, 1);
    assert_row (overview->actors, 2, "Cleo Ruud", 1, 0, 0);
    /* Two are left: Dora Voss and Emil Brask. */
    assert_row (overview->actors, 3, NULL, 1, 0, 1);
    g_assert_cmpuint (get_row (overview->actors, 3)->n_folded, ==, 2);
    g_assert_cmpint (get_row (overview->actors, 3)->id, ==, 0);
  }
  {
    /* One that is left has a row of its own. */
    g_autoptr (ReadoutOverview) overview = get_overview (store, topic, 4);

    assert_row (overview->actors, 4, "Emil Brask", 0, 0, 1);
    g_assert_cmpuint (get_row (overview->actors, 4)->n_folded, ==, 0);
  }
  {
    /* Of all topics, as on the board: a statement counts for each that it is about. */
    g_autoptr (ReadoutOverview) overview = get_overview (store, 0, N_ROWS);

    g_assert_null (overview->topic);
    assert_row (overview->actors, 0, "Anna Lind", 2, 1, 2);
    g_assert_cmpuint (overview->undated[READOUT_OVERVIEW_NO_TOPIC], ==, 1);
    g_assert_cmpuint (overview->undated[READOUT_OVERVIEW_NONE], ==, 1);
    g_assert_cmpuint (overview->undated[READOUT_OVERVIEW_OPPOSES], ==, 1);
  }
  /* What is dismissed does not count, nor a topic that was removed. */
  readout_store_set_statement_state (store, first, READOUT_STATEMENT_DISMISSED, &error);
  g_assert_no_error (error);
  readout_store_remove_topic (store, other, &error);
  g_assert_no_error (error);
  {
    g_autoptr (ReadoutOverview) overview = get_overview (store, 0, N_ROWS);

    assert_row (overview->actors, 0, "Anna Lind", 1, 1, 1);
  }
  readout_store_undo (store, &error);
  readout_store_undo (store, &error);
  g_assert_no_error (error);
  {
    g_autoptr (ReadoutOverview) overview = get_overview (store, 0, N_ROWS);

    assert_row (overview->actors, 0, "Anna Lind", 2, 1, 2);
  }
  {
    /* A topic that is gone is like none. */
    g_autoptr (ReadoutOverview) overview = get_overview (store, 4711, N_ROWS);

    g_assert_cmpint (overview->topic_id, ==, 0);
  }
}

static void
test_removed (SampleFile *file, gconstpointer data)
{
  static const Said said[] = {
    { "Anna Lind", "Gazette", "2021-03-01", FOR },
    { "Anna Lind", "Courier", "2021-03-02", FOR },
  };
  g_autoptr (ReadoutStore) store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 topic = add_topic (store, "The ferry sails");
  gint64 id = say (store, &said[0], topic, NULL);

  say (store, &said[1], topic, NULL);
  g_array_append_val (ids, id);
  readout_store_remove_reports (store, ids, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ReadoutOverview) overview = get_overview (store, i == 0 ? topic : 0, N_ROWS);

      g_assert_cmpuint (overview->actors->len, ==, 1);
      assert_row (overview->actors, 0, "Anna Lind", 1, 0, 0);
      g_assert_cmpuint (overview->days->len, ==, 1);
      g_assert_cmpuint (overview->outlets->len, ==, 1);
      assert_row (overview->outlets, 0, "Courier", 1, 0, 0);
    }
}

static void
test_outlets (SampleFile *file, gconstpointer data)
{
  static const char wire[] =
      "The ferry to the outer islands will not sail on Monday because its engine broke down on "
      "Sunday night, the harbour office said. Passengers were brought back by a fishing boat.";
  static const Said said[] = {
    { "Anna Lind", "Gazette", "2021-03-01", NO_TOPIC },
    { "Anna Lind", "Gazette", "2021-03-02", NO_TOPIC },
    { "Bo Falk", "Courier", "2021-03-03", NO_TOPIC },
    { "Bo Falk", NULL, NULL, NO_TOPIC },
  };
  /* The one that was published first is counted, in whatever order they come. */
  static const char *const copies[][2] = { { "Gazette", NULL },
                                           { "Courier", "2021-03-09" },
                                           { "Northern Wire", "2021-03-08" } };
  g_autoptr (ReadoutStore) store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutOverview) overview = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    say (store, &said[i], 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autoptr (ReadoutReport) report = readout_report_new ();

      report->text = readout_text_new (wire, -1, NULL, &error);
      report->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, copies[i][0], -1);
      report->outlet = g_strdup (copies[i][0]);
      report->published = g_strdup (copies[i][1]);
      readout_store_add_report (store, report, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  readout_store_grade_outlet (store, readout_store_ensure_outlet (store, "Courier", &error), 'B',
                              &error);
  g_assert_no_error (error);

  overview = get_overview (store, 0, N_ROWS);
  g_assert_cmpuint (overview->outlets->len, ==, 4);
  assert_row (overview->outlets, 0, "Gazette", 2, 1, 0);
  assert_row (overview->outlets, 1, "Courier", 1, 1, 0);
  g_assert_cmpint (get_row (overview->outlets, 1)->reliability, ==, 'B');
  assert_row (overview->outlets, 2, "Northern Wire", 1, 0, 0);
  /* Reports of no outlet have a row, too. */
  assert_row (overview->outlets, 3, NULL, 1, 0, 0);
  g_assert_cmpuint (get_row (overview->outlets, 3)->n_folded, ==, 0);

  g_clear_pointer (&overview, readout_overview_free);
  overview = get_overview (store, 0, 1);
  g_assert_cmpuint (overview->outlets->len, ==, 2);
  g_assert_cmpuint (get_row (overview->outlets, 1)->n_folded, ==, 3);
  assert_row (overview->outlets, 1, NULL, 3, 1, 0);
}

/* --- Charts ------------------------------------------------------------------------------------
 */

/* Statements on these days, one each. */
static ReadoutChart *
make_time_chart (const char *const *days, gboolean has_topics)
{
  ReadoutOverview overview = { .has_topics = has_topics };
  ReadoutChart *chart;

  overview.actors = g_array_new (FALSE, TRUE, sizeof (ReadoutOverviewRow));
  overview.outlets = g_array_new (FALSE, TRUE, sizeof (ReadoutOverviewRow));
  overview.days = g_array_new (FALSE, TRUE, sizeof (ReadoutOverviewDay));
  for (guint i = 0; days[i] != NULL; i++)
    {
      ReadoutOverviewDay day = { 0 };
      gint64 moment;

      g_assert_true (readout_store_parse_date (days[i], &moment));
      day.day = (gint64)floor ((double)moment / 86400);
      day.counts[has_topics ? READOUT_OVERVIEW_OPPOSES : READOUT_OVERVIEW_NO_TOPIC] = 1;
      g_array_append_val (overview.days, day);
    }
  overview.undated[READOUT_OVERVIEW_NO_TOPIC] = 2;
  chart = readout_chart_new (&overview, READOUT_CHART_TIME, FALSE);
  g_array_unref (overview.actors);
  g_array_unref (overview.outlets);
  g_array_unref (overview.days);
  return chart;
}

static ReadoutChartBar *
get_bar (ReadoutChart *chart, guint position)
{
  g_autoptr (ReadoutChartBar) bar = g_list_model_get_item (G_LIST_MODEL (chart->bars), position);

  g_assert_nonnull (bar);
  return bar;
}

static void
assert_bar (ReadoutChart *chart,
            guint position,
            guint place,
            const char *label,
            const char *from,
            const char *until)
{
  ReadoutChartBar *bar = get_bar (chart, position);

  g_assert_cmpuint (bar->place, ==, place);
  g_assert_cmpstr (bar->label, ==, label);
  g_assert_cmpstr (bar->from, ==, from);
  g_assert_cmpstr (bar->until, ==, until);
}

static void
test_columns (void)
{
  static const char *const days[] = { "2021-12-30", "2022-01-02", NULL };
  static const char *const weeks[] = { "2021-12-26", "2021-12-27", "2022-03-01", NULL };
  static const char *const months[] = { "1969-11-30", "1970-01-02", "1971-02-03", NULL };
  static const char *const years[] = { "1999-05-01", "2001-05-01", "2022-05-01", NULL };
  static const char *const ages[] = { "0007-01-01", "1066-10-14", "9999-12-31", NULL };

  {
    g_autoptr (ReadoutChart) chart = make_time_chart (days, TRUE);

    g_assert_cmpuint (chart->n_places, ==, 4);
    assert_bar (chart, 0, 0, "30 December 2021", "2021-12-30", "2021-12-30");
    assert_bar (chart, 1, 3, "2 January 2022", "2022-01-02", "2022-01-02");
    g_assert_cmpstr (get_bar (chart, 0)->axis_label, ==, "30 Dec");
    /* What has no date is in the table, and told. */
    g_assert_cmpuint (get_bar (chart, 2)->place, ==, READOUT_CHART_NO_PLACE);
    g_assert_cmpstr (get_bar (chart, 2)->label, ==, "No date");
    g_assert_cmpstr (chart->note, ==, "2 statements have no date and are not in the chart.");
    g_assert_cmpuint (chart->n_series, ==, 4);
    g_assert_cmpuint (readout_chart_count_series (chart, 2), ==, 2);
    g_assert_cmpuint (readout_chart_count_series (chart, 3), ==, 0);
  }
  {
    /* Weeks begin on Monday. */
    g_autoptr (ReadoutChart) chart = make_time_chart (weeks, TRUE);

    assert_bar (chart, 0, 0, "Week of 20 December 2021", "2021-12-20", "2021-12-26");
    assert_bar (chart, 1, 1, "Week of 27 December 2021", "2021-12-27", "2022-01-02");
    assert_bar (chart, 2, 10, "Week of 28 February 2022", "2022-02-28", "2022-03-06");
  }
  {
    g_autoptr (ReadoutChart) chart = make_time_chart (months, TRUE);

    assert_bar (chart, 0, 0, "November 1969", "1969-11-01", "1969-11-30");
    assert_bar (chart, 1, 2, "January 1970", "1970-01-01", "1970-01-31");
    assert_bar (chart, 2, 15, "February 1971", "1971-02-01", "1971-02-28");
  }
  {
    g_autoptr (ReadoutChart) chart = make_time_chart (years, TRUE);

    assert_bar (chart, 0, 0, "1999", "1999-01-01", "1999-12-31");
    assert_bar (chart, 2, 23, "2022", "2022-01-01", "2022-12-31");
  }
  {
    g_autoptr (ReadoutChart) chart = make_time_chart (ages, FALSE);

    assert_bar (chart, 0, 0, "0001–0499", "0001-01-01", "0499-12-31");
    assert_bar (chart, 1, 2, "1000–1499", "1000-01-01", "1499-12-31");
    assert_bar (chart, 2, 19, "9500–9999", "9500-01-01", "9999-12-31");
    /* A project without topics has no positions. */
    g_assert_cmpuint (chart->n_series, ==, 1);
    g_assert_cmpstr (chart->series[0], ==, "Statements");
    g_assert_cmpstr (get_bar (chart, 1)->words, ==, "\u20681000–1499\u2069: 1 statement");
  }
}

static void
test_writing (SampleFile *file, gconstpointer data)
{
  static const Said said[] = {
    { "Anna Lind", "Gazette", "2021-03-01", FOR },
    { "Anna Lind", "Gazette", "2021-03-01", AGAINST },
  };
  g_autoptr (ReadoutStore) store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutOverview) overview = NULL;
  g_autoptr (ReadoutChart) actors = NULL;
  g_autoptr (ReadoutChart) outlets = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *text = NULL;
  g_autofree char *alternative = NULL;
  gint64 topic = add_topic (store, "The ferry sails");

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    say (store, &said[i], topic, NULL);
  overview = get_overview (store, topic, N_ROWS);
  /* A name that would be markup stays a name. */
  g_free (g_array_index (overview->actors, ReadoutOverviewRow, 0).name);
  g_array_index (overview->actors, ReadoutOverviewRow, 0).name = g_strdup ("A|*b*\tLind");

  actors = readout_chart_new (overview, READOUT_CHART_ACTORS, FALSE);
  markdown = readout_chart_dup_markdown (actors, NULL);
  g_assert_cmpstr (markdown, ==,
                   "**Positions by Actor: “The ferry sails”**\n\n"
                   "| Actor | Supports | No clear position | Opposes | All |\n"
                   "| --- | ---: | ---: | ---: | ---: |\n"
                   "| A\\|\\*b\\* Lind | 1 | 0 | 1 | 2 |\n");
  text = readout_chart_dup_text (actors);
  g_assert_cmpstr (text, ==,
                   "Actor\tSupports\tNo clear position\tOpposes\tAll\n"
                   "A|*b* Lind\t1\t0\t1\t2\n");
  alternative = readout_chart_dup_alternative (actors);
  g_assert_cmpstr (alternative, ==,
                   "Positions by Actor: “The ferry sails”. \u2068A|*b*\tLind\u2069: 2 statements – "
                   "Supports: 1, Opposes: 1.");

  g_array_index (overview->outlets, ReadoutOverviewRow, 0).reliability = 'C';
  outlets = readout_chart_new (overview, READOUT_CHART_OUTLETS, FALSE);
  g_clear_pointer (&markdown, g_free);
  markdown = readout_chart_dup_markdown (outlets, "outlets-1.png");
  g_assert_cmpstr (markdown, ==,
                   "![Reports by Outlet. \u2068Gazette\u2069: 2 reports – "
                   "Reliability: C – fairly reliable.](outlets-1.png)\n\n"
                   "| Outlet | Reliability | Reports |\n"
                   "| --- | --- | ---: |\n"
                   "| Gazette | C – fairly reliable | 2 |\n");
  g_assert_no_error (error);
}

static void
test_empty (SampleFile *file, gconstpointer data)
{
  g_autoptr (ReadoutStore) store = sample_open (file->path);
  g_autoptr (ReadoutOverview) overview = get_overview (store, 0, N_ROWS);

  for (ReadoutChartKind kind = READOUT_CHART_ACTORS; kind <= READOUT_CHART_OUTLETS; kind++)
    {
      g_autoptr (ReadoutChart) chart = readout_chart_new (overview, kind, TRUE);

      g_assert_true (readout_chart_is_empty (chart));
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (chart->bars)), ==, 0);
      g_assert_null (chart->note);
    }
}

/* --- Pictures ----------------------------------------------------------------------------------
 */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
make_png (int side)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);

  cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* They are in the file, once each, and go with it. */
static void
test_pictures (SampleFile *file, gconstpointer data)
{
  g_autoptr (ReadoutStore) store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = make_png (8);
  g_autoptr (GBytes) other = make_png (9);
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture", 10);
  g_autofree char *name = readout_store_add_picture (store, "positions", png, &error);
  g_autofree char *again = readout_store_add_picture (store, "positions", png, &error);
  g_autofree char *other_name = readout_store_add_picture (store, "positions", other, &error);
  g_autofree char *copy = g_build_filename (file->folder, "copy.readout", NULL);
  g_autoptr (GHashTable) pictures = NULL;
  g_autoptr (ReadoutStore) copied = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (name, "positions-"));
  g_assert_true (g_str_has_suffix (name, ".png"));
  g_assert_cmpstr (name, ==, again);
  g_assert_cmpstr (name, !=, other_name);
  g_assert_null (readout_store_add_picture (store, "positions", text, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (readout_store_copy_to (store, copy, &error));
  g_assert_no_error (error);
  copied = sample_open (copy);
  pictures = readout_store_list_pictures (copied, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (pictures), ==, 2);
  g_assert_true (g_bytes_equal (g_hash_table_lookup (pictures, name), png));
}

/* Adds a picture of its own and a briefing with @text before its name. */
static gint64
add_with_picture (ReadoutStore *store, int size, const char *title, char **name, char **markdown)
{
  g_autoptr (GBytes) png = make_png (size);
  g_autoptr (GError) error = NULL;
  gint64 id;

  *name = readout_store_add_picture (store, "positions", png, &error);
  g_assert_no_error (error);
  *markdown = g_strdup_printf ("# %s\n\n![What it shows](%s)\n", title, *name);
  id = readout_store_add_briefing (store, title, *markdown, NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* Without a trace in the log of undo. */
static void
do_silently (ReadoutStore *store, const char *sql, gint64 id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_action_begin (store, "", READOUT_ACTION_SILENT, &error));
  g_assert_true (readout_action_end (store, readout_sql_do (store, &error, sql, "i", id),
                                     READOUT_CHANGES_NONE, &error));
  g_assert_no_error (error);
}

/* What nothing names goes when the project is closed; what a briefing, a version, the undo of the
 * project or of what was typed may bring back stays. */
static void
test_tidy_pictures (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) pictures = NULL;
  g_autoptr (ReadoutBriefing) briefing = NULL;
  g_autoptr (ReadoutEditHistory) history = readout_edit_history_new ();
  g_autoptr (ReadoutEditChanges) changes = NULL;
  char *at;
  char *names[5];
  char *texts[5];
  gint64 ids[5];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *title = g_strdup_printf ("Briefing %u", i);
      ids[i] = add_with_picture (store, 8 + (int)i, title, &names[i], &texts[i]);
    }
  /* 0 shows it, 1 has it in a version, 2 was removed, 3 had it before something was typed; 4 was
   * never there. */
  g_assert_cmpint (readout_store_add_briefing_version (store, ids[1], "Before", &error), !=, 0);
  do_silently (store, "UPDATE briefing SET markdown = '# None' WHERE id = ?", ids[1]);
  g_assert_true (readout_store_remove_briefing (store, ids[2], &error));
  at = strstr (texts[3], names[3]) + 4;
  readout_edit_history_record (history, (guint32)(at - texts[3]), at, "");
  changes = readout_edit_history_take_changes (history);
  *at = '\0';
  g_assert_true (readout_store_type_briefing (store, ids[3], texts[3], changes, &error));
  do_silently (store, "DELETE FROM briefing_version WHERE briefing_id = ?", ids[3]);
  do_silently (store, "DELETE FROM briefing WHERE id = ?", ids[4]);
  g_assert_no_error (error);
  sample_close (store);

  store = sample_open (file->path);
  pictures = readout_store_list_pictures (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (g_hash_table_contains (pictures, names[i]) == (i != 4));
  g_assert_true (readout_store_undo (store, &error));
  briefing = readout_store_get_briefing (store, ids[2], &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (briefing->markdown, names[2]));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_free (names[i]);
      g_free (texts[i]);
    }
  sample_close (store);
}

/* They are on pages, in web pages, and beside texts. */
static void
test_picture_output (SampleFile *file, gconstpointer data)
{
  static const char markdown[] = "![one](a.png) ![gone](b.png)\n\n> ![one again](a.png)\n";
  g_autoptr (GHashTable) pictures =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_bytes_unref);
  g_autofree char *html = NULL;
  g_autoptr (GPtrArray) addresses = NULL;
  ReadoutPictureProblem problem;
  ReadoutPicture *picture;
  ReadoutPicture *kept;
  ReadoutPictureLoader *loader;
  ReadoutPictureLoader *next;

  g_hash_table_insert (pictures, (gpointer) "a.png", make_png (8));
  html = readout_export_html_with_pictures (markdown, NULL, NULL, NULL, NULL, pictures);
  g_assert_nonnull (strstr (html, "<img src=\"data:image/png;base64,"));
  g_assert_null (strstr (html, "a.png"));
  addresses = readout_export_list_pictures (markdown, pictures);
  g_assert_cmpuint (addresses->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (addresses, 0), ==, "a.png");

  loader = readout_picture_loader_new (NULL, pictures, 100, 100, NULL);
  picture = readout_picture_loader_load (loader, "a.png", &problem);
  g_assert_nonnull (picture);
  g_assert_cmpint (problem, ==, READOUT_PICTURE_SHOWN);
  g_assert_null (readout_picture_loader_load (loader, "b.png", &problem));
  g_assert_cmpint (problem, ==, READOUT_PICTURE_NO_FOLDER);
  /* What was read is not read again. */
  next = readout_picture_loader_new (NULL, pictures, 100, 100, loader);
  kept = readout_picture_loader_load (next, "a.png", &problem);
  g_assert_true (kept == picture);
  readout_picture_unref (kept);
  readout_picture_unref (picture);
  readout_picture_loader_free (next);
  readout_picture_loader_free (loader);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/overview/columns", test_columns);
#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  ADD ("/overview/actors", test_actors);
  ADD ("/overview/removed", test_removed);
  ADD ("/overview/outlets", test_outlets);
  ADD ("/overview/writing", test_writing);
  ADD ("/overview/empty", test_empty);
  ADD ("/overview/pictures", test_pictures);
  ADD ("/overview/tidy-pictures", test_tidy_pictures);
  ADD ("/overview/picture-output", test_picture_output);
#undef ADD

  return g_test_run ();
}
