/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drafts: grammatical sentences, each with its citation, quotations as the report has them.
 */
#include "briefing/readout-draft-builder.h"

#include <time.h>

#include "briefing/readout-template-folder.h"

#include "briefing-samples.h"
#include "briefing/readout-source-check.h"
#include "export/readout-export.h"

/* Two outlets with one wire story, a chain, a dismissed statement and a topic. */
static ReadoutSnapshot *
make_snapshot (void)
{
  static const char wire[] =
      "Prime Minister Dario Fenn condemned the filling of the lake as illegal.\n\n"
      "\"The lake is ours,\" Fenn said.\n\n"
      "The Energy Ministry said that the filling of the lake goes on.\n\n"
      "The minister said that Velden ordered a halt to the talks.\n\n"
      "A diplomat said that nobody slept.\n";
  ReadoutSnapshot *snapshot = readout_snapshot_new ();
  static const char *const outlets[] = { "Continental Wire", "The Meridian Post" };
  g_autoptr (ReadoutProposition) topic =
      readout_proposition_new (0, "The filling of the lake", NULL);

  readout_snapshot_add_topic (snapshot, topic);
  for (guint i = 0; i < G_N_ELEMENTS (outlets); i++)
    {
      g_autoptr (ReadoutReport) report =
          sample_report (wire, outlets[i], "Lake", i == 0 ? "2024-03-04" : "2024-03-05");
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
      ReadoutStatement *statement;

      statement = sample_statement (report, "Prime Minister Dario Fenn", "condemned",
                                    "the filling of the lake as illegal", "Dario Fenn",
                                    READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);
      sample_stance (statement, 0, READOUT_POSITION_OPPOSES);
      g_ptr_array_add (statements, statement);
      statement = sample_statement (report, "Fenn", "said", "\"The lake is ours,\"", "Dario Fenn",
                                    READOUT_ACTOR_PERSON, READOUT_QUOTATION_DIRECT);
      g_ptr_array_add (statements, statement);
      statement = sample_statement (report, "The Energy Ministry", "said",
                                    "that the filling of the lake goes on", "Energy Ministry",
                                    READOUT_ACTOR_STATE, READOUT_QUOTATION_INDIRECT);
      sample_stance (statement, 0, READOUT_POSITION_NONE);
      g_ptr_array_add (statements, statement);
      statement = sample_statement (report, "The minister", "said",
                                    "that Velden ordered a halt to the talks", "Helen Strand",
                                    READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);
      g_ptr_array_add (statements, statement);
      statement = sample_statement (report, "A diplomat", "said", "that nobody slept", "a diplomat",
                                    READOUT_ACTOR_ANONYMOUS, READOUT_QUOTATION_INDIRECT);
      statement->state = READOUT_STATEMENT_DISMISSED;
      g_ptr_array_add (statements, statement);
      readout_snapshot_add_report (snapshot, report, statements);
    }
  return snapshot;
}

static char *
build (ReadoutSnapshot *snapshot, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutTemplate) template = readout_template_load (name, &error);

  g_assert_no_error (error);
  return readout_draft_build (snapshot, template, NULL);
}

static void
test_positions (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autofree char *markdown = build (snapshot, "positions-by-topic");
  const char *opposes = strstr (markdown, "### Opposes");
  const char *none = strstr (markdown, "### No clear position");
  const char *other = strstr (markdown, "## Other statements");

  g_assert_true (g_str_has_prefix (markdown, "# Briefing, 4–5 March 2024\n"));
  g_assert_nonnull (strstr (markdown, "## The filling of the lake"));
  g_assert_true (opposes != NULL && none != NULL && other != NULL);
  g_assert_true (opposes < none && none < other);
  g_assert_null (strstr (markdown, "### Supports"));
  /* One sentence for the wire story, with both citations. */
  g_assert_nonnull (
      strstr (opposes, "Prime Minister **Dario Fenn** condemned the filling of the lake as illegal."
                       "[^continentalwire-20240304-s1][^meridianpost-20240305-s1]"));
  g_assert_true (strstr (none, "The **Energy Ministry** said that") < other);
  g_assert_nonnull (strstr (other, "“The lake is ours.”"));
  /* Dismissed. */
  g_assert_null (strstr (markdown, "nobody slept"));
}

/* Who was on both sides, with the days and both citations; whoever has one side, is not named. */
static void
test_courses (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  g_autoptr (ReadoutProposition) topic =
      readout_proposition_new (1, "The city fills the lake", NULL);
  static const char *const dates[] = { "2024-03-09", "2024-03-03" };
  g_autofree char *markdown = NULL;

  readout_snapshot_add_topic (snapshot, topic);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ReadoutReport) report =
          sample_report ("Fenn praised the plan. Moss praised the plan.", "Daily", "T", dates[i]);
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
      ReadoutStatement *fenn =
          sample_statement (report, "Fenn", "praised", i == 0 ? "the plan" : "plan", "Dario Fenn",
                            READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);
      ReadoutStatement *moss = sample_statement (report, "Moss", "praised", "the plan", "Ida Moss",
                                                 READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);

      sample_stance (fenn, 1, i == 0 ? READOUT_POSITION_OPPOSES : READOUT_POSITION_SUPPORTS);
      sample_stance (moss, 1, READOUT_POSITION_SUPPORTS);
      g_ptr_array_add (statements, fenn);
      g_ptr_array_add (statements, moss);
      readout_snapshot_add_report (snapshot, report, statements);
    }
  markdown = build (snapshot, "positions-by-topic");
  g_assert_nonnull (strstr (markdown, "### On both sides\n\nDario Fenn supported it in a report of "
                                      "3 March 2024[^daily-20240303-s1] and opposed it in a report "
                                      "of 9 March 2024.[^daily-20240309-s1]\n"));
  g_assert_null (strstr (strstr (markdown, "### On both sides"), "Ida Moss supported"));
}

/* What the person linked is named with both citations, what they cut is not; without a topic it
 * stands at the end. */
static void
test_contradictions (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  g_autoptr (ReadoutProposition) topic =
      readout_proposition_new (1, "The city fills the lake", NULL);
  static const char *const dates[] = { "2024-03-09", "2024-03-03" };
  gint64 ids[2][3];
  g_autofree char *markdown = NULL;

  readout_snapshot_add_topic (snapshot, topic);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ReadoutReport) report = sample_report (
          "Fenn praised the plan. Moss praised the scheme. Rask praised the weather.", "Daily", "T",
          dates[i]);
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
      ReadoutStatement *fenn =
          sample_statement (report, "Fenn", "praised", i == 0 ? "the plan" : "plan", "Dario Fenn",
                            READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);
      ReadoutStatement *moss =
          sample_statement (report, "Moss", "praised", i == 0 ? "the scheme" : "scheme", "Ida Moss",
                            READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);
      ReadoutStatement *rask =
          sample_statement (report, "Rask", "praised", i == 0 ? "the weather" : "weather",
                            "Olga Rask", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);

      sample_stance (fenn, 1, i == 0 ? READOUT_POSITION_OPPOSES : READOUT_POSITION_SUPPORTS);
      sample_stance (moss, 1, READOUT_POSITION_NONE);
      g_ptr_array_add (statements, fenn);
      g_ptr_array_add (statements, moss);
      g_ptr_array_add (statements, rask);
      for (guint k = 0; k < 3; k++)
        {
          ReadoutStatement *statement = g_ptr_array_index (statements, k);

          statement->id = ids[i][k] = 10 * i + k + 1;
        }
      readout_snapshot_add_report (snapshot, report, statements);
    }
  readout_snapshot_add_contradiction (snapshot, ids[0][0], ids[1][0], TRUE);
  readout_snapshot_add_contradiction (snapshot, ids[0][0], ids[1][1], FALSE);
  readout_snapshot_add_contradiction (snapshot, ids[0][2], ids[1][2], FALSE);
  readout_snapshot_add_contradiction (snapshot, ids[0][2], 999, FALSE);
  markdown = build (snapshot, "positions-by-topic");
  g_assert_null (strstr (markdown, "### On both sides"));
  g_assert_nonnull (strstr (
      markdown, "### Contradictions\n\nWhat Ida Moss said in a report of 3 March "
                "2024[^daily-20240303-s2] contradicts what Dario Fenn said in a report of 9 "
                "March 2024.[^daily-20240309-s1]\n"));
  g_assert_nonnull (
      strstr (markdown, "Contradictions\n\nWhat Olga Rask said in a report of 3 March "
                        "2024[^daily-20240303-s3] contradicts what Olga Rask said in a report of 9 "
                        "March 2024.[^daily-20240309-s3]\n"));
}

/* The same few words in two reports are one sentence; what is quoted with its sentence is not said
 * again. */
static void
test_doubles (void)
{
  static const char *const outlets[] = { "Continental Wire", "The Meridian Post" };
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  g_autofree char *markdown = NULL;
  const char *first;

  for (guint i = 0; i < G_N_ELEMENTS (outlets); i++)
    {
      g_autoptr (ReadoutReport) report =
          sample_report ("Marken rejected the accusation.", outlets[i], "Lake", "2024-03-04");
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (statements, sample_statement (report, "Marken", "rejected", "the accusation",
                                                     "Ilse Marken", READOUT_ACTOR_PERSON,
                                                     READOUT_QUOTATION_INDIRECT));
      readout_snapshot_add_report (snapshot, report, statements);
    }
  markdown = build (snapshot, "positions-by-topic");
  first = strstr (markdown, "rejected the accusation");
  g_assert_nonnull (first);
  g_assert_true (first == g_strrstr (markdown, "rejected the accusation"));
  g_assert_nonnull (strstr (first, "accusation.[^"));
}

static void
test_every_sentence_is_cited (void)
{
  static const char *const templates[] = { "positions-by-topic", "press-review", "situation-report",
                                           "timeline" };
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *markdown = build (snapshot, templates[i]);
      g_autoptr (GPtrArray) findings = readout_source_check (markdown, snapshot);

      g_assert_nonnull (strstr (markdown, "[^"));
      g_assert_null (strstr (markdown, "{{"));
      g_assert_false (readout_source_check_has_failed (findings));
    }
}

static void
test_whole_draft_defines_its_citations (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autoptr (ReadoutTemplate) template = readout_template_load (READOUT_TEMPLATE_DEFAULT, NULL);
  g_autofree char *markdown = readout_draft_build_whole (snapshot, template, "A *title*");
  g_autofree char *again = readout_draft_build_whole (snapshot, template, "A *title*");
  g_autoptr (GPtrArray) findings = readout_source_check (markdown, NULL);

  g_assert_true (g_str_has_prefix (markdown, "# A \\*title\\*\n"));
  g_assert_nonnull (
      strstr (markdown,
              "\n[^continentalwire-20240304-s1]: “Lake”, *Continental Wire*, 4 March 2024, ¶ 1."));
  g_assert_cmpstr (markdown, ==, again);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_nested (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  g_autoptr (ReadoutReport) report = sample_report (
      "Radio Delta said that Fenn said that he hoped to win the vote.", "Daily", "T", "2024-03-04");
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *markdown = NULL;

  g_ptr_array_add (statements,
                   sample_statement (report, "Radio Delta", "said",
                                     "that Fenn said that he hoped to win the vote", "Radio Delta",
                                     READOUT_ACTOR_MEDIA, READOUT_QUOTATION_INDIRECT));
  g_ptr_array_add (statements,
                   sample_statement (report, "Fenn", "said", "that he hoped to win the vote",
                                     "Radio Delta|Dario Fenn", READOUT_ACTOR_PERSON,
                                     READOUT_QUOTATION_INDIRECT));
  g_ptr_array_add (statements, sample_statement (report, "he", "hoped", "to win the vote",
                                                 "Radio Delta|Dario Fenn", READOUT_ACTOR_PERSON,
                                                 READOUT_QUOTATION_INDIRECT));
  /* "said" of Radio Delta is the first one. */
  g_array_set_size (((ReadoutStatement *)statements->pdata[1])->cue, 0);
  readout_spans_add (((ReadoutStatement *)statements->pdata[1])->cue, 27, 31);
  g_array_set_size (((ReadoutStatement *)statements->pdata[2])->source, 0);
  readout_spans_add (((ReadoutStatement *)statements->pdata[2])->source, 37, 39);
  readout_snapshot_add_report (snapshot, report, statements);
  markdown = build (snapshot, "positions-by-topic");
  g_assert_nonnull (strstr (
      markdown,
      "According to Radio Delta, **Dario Fenn** said that he hoped to win the vote.[^daily-20240304-s2]"));
  g_assert_null (strstr (markdown, "daily-20240304-s1]"));
  g_assert_null (strstr (markdown, "daily-20240304-s3]"));
}

/* What was graded is told at the end, and only then. */
static void
test_grades (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autofree char *before = build (snapshot, "timeline");
  g_autofree char *after = NULL;
  ReadoutStatement *statement = g_ptr_array_index (readout_snapshot_get_statements (snapshot), 0);

  g_assert_null (strstr (before, "graded"));
  readout_snapshot_set_reliability (snapshot, "CONTINENTAL wire", 'B');
  statement->credibility = 5;
  after = build (snapshot, "timeline");
  g_assert_nonnull (strstr (after, "*Continental Wire* is graded usually reliable (B)."
                                   "[^continentalwire-20240304-s1]"));
  g_assert_nonnull (strstr (after, "*The Meridian Post* is not graded."));
  g_assert_nonnull (strstr (after, "One claim is graded doubtful or worse (4 to 6)."));
}

static void
test_templates (void)
{
  g_autoptr (GPtrArray) templates = readout_templates_list ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "readout", "templates", NULL);
  g_autofree char *path = g_build_filename (folder, "mine.md", NULL);
  g_autoptr (ReadoutTemplate) mine = NULL;
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autofree char *markdown = NULL;

  g_assert_cmpuint (templates->len, ==, 4);
  g_assert_null (readout_template_load ("no-such", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "press-review"));
  g_clear_error (&error);
  g_assert_null (readout_template_new ("x", "# {{titel}}\n", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "titel"));
  g_clear_error (&error);
  g_assert_null (readout_template_new ("x", "{{positions\n", &error));
  g_clear_error (&error);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (
      path, "# {{title}}\n\n## Nobody\n\n{{unnamed}}\n\n## All\n\n{{timeline}}\n", -1, NULL));
  mine = readout_template_load ("mine", &error);
  g_assert_no_error (error);
  markdown = readout_draft_build (snapshot, mine, NULL);
  g_assert_null (strstr (markdown, "Nobody")); /* nothing to say, so no heading */
  g_assert_nonnull (strstr (markdown, "### 4 March 2024"));
}

/* A person's own report text cannot break out of its sentence. */
static void
test_hostile_text (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  g_autoptr (ReadoutReport) report =
      sample_report ("# x said that [^evil]: <script>\n# heading ``` ![a](b).", "Out\n# let",
                     "T\n\n# t", "2024-03-04");
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *whole = NULL;
  g_autofree char *html = NULL;
  g_autoptr (ReadoutTemplate) template = readout_template_load ("press-review", NULL);
  guint n_headings = 0;

  g_ptr_array_add (statements,
                   sample_statement (report, "# x", "said",
                                     "that [^evil]: <script>\n# heading ``` ![a](b)", "# x",
                                     READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT));
  readout_snapshot_add_report (snapshot, report, statements);
  whole = readout_draft_build_whole (snapshot, template, NULL);
  for (const char *p = whole; (p = strstr (p, "\n#")) != NULL; p++)
    n_headings++;
  g_assert_cmpuint (n_headings, ==,
                    5); /* at a glance, by outlet, the outlet, the report, the sourcing note */
  html = readout_export_html (whole, snapshot, NULL, NULL, NULL);
  g_assert_null (strstr (html, "<script"));
  g_assert_nonnull (strstr (html, "&lt;script"));
  g_assert_nonnull (strstr (whole, "\\<script"));
}

static ReadoutSnapshot *
make_large_snapshot (guint n_reports)
{
  ReadoutSnapshot *snapshot = readout_snapshot_new ();
  g_autoptr (ReadoutProposition) topic =
      readout_proposition_new (0, "The filling of the lake", NULL);

  readout_snapshot_add_topic (snapshot, topic);
  for (guint i = 0; i < n_reports; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (ReadoutReport) report = NULL;

      for (guint j = 0; j < 10; j++)
        g_string_append_printf (
            text, "Speaker N%u said%u that the lake number %u of report %u is full.\n\n",
            (i * 10 + j) % 997, j, j, i);
      report = sample_report (text->str, "Daily", "T", "2024-03-04");
      for (guint j = 0; j < 10; j++)
        {
          g_autofree char *source = g_strdup_printf ("Speaker N%u ", (i * 10 + j) % 997);
          g_autofree char *cue = g_strdup_printf ("said%u", j);
          g_autofree char *content =
              g_strdup_printf ("that the lake number %u of report %u is full", j, i);
          ReadoutStatement *statement =
              sample_statement (report, source, cue, content, g_strstrip (source),
                                READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);

          sample_stance (statement, 0, j % 3);
          g_ptr_array_add (statements, statement);
        }
      readout_snapshot_add_report (snapshot, report, statements);
    }
  return snapshot;
}

static double
time_draft (guint n_reports)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_large_snapshot (n_reports);
  /* Of the processor, not of a clock: other programs run beside this one. */
  clock_t start = clock ();
  g_autofree char *markdown = build (snapshot, "situation-report");
  g_autoptr (GPtrArray) findings = readout_source_check (markdown, snapshot);

  g_assert_false (readout_source_check_has_failed (findings));
  return (double)(clock () - start) / CLOCKS_PER_SEC;
}

static void
test_ten_thousand_statements (void)
{
  double quarter = time_draft (250);
  double whole = time_draft (1000);

  g_test_message ("2,500 statements %.3f s, 10,000 statements %.3f s", quarter, whole);
  g_assert_cmpfloat (whole, <, 12 * quarter + 0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draft/doubles", test_doubles);
  g_test_add_func ("/draft/positions", test_positions);
  g_test_add_func ("/draft/courses", test_courses);
  g_test_add_func ("/draft/contradictions", test_contradictions);
  g_test_add_func ("/draft/every-sentence-is-cited", test_every_sentence_is_cited);
  g_test_add_func ("/draft/whole-draft-defines-its-citations",
                   test_whole_draft_defines_its_citations);
  g_test_add_func ("/draft/nested", test_nested);
  g_test_add_func ("/draft/grades", test_grades);
  g_test_add_func ("/draft/templates", test_templates);
  g_test_add_func ("/draft/hostile-text", test_hostile_text);
  g_test_add_func ("/draft/ten-thousand-statements", test_ten_thousand_statements);
  return g_test_run ();
}
