/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check: each mistake is found, what is right is left alone.
 */
#include "briefing/readout-source-check.h"

#include "briefing-samples.h"

static const char text[] =
    "Fenn said that the gauge showed 310 metres.\n\n"
    "\"Nobody has the right to turn off the river, in no season,\" Fenn said.\n\n"
    "Marken said that the filling goes on.\n\n"
    "A senior official said that it don't matter.\n";

/* s1 and s2 are Fenn's, s3 Marken's, s4 nobody's. */
static ReadoutSnapshot *
make_snapshot (ReadoutReportState state, const char *outlet, const char *published)
{
  ReadoutSnapshot *snapshot = readout_snapshot_new ();
  g_autoptr (ReadoutReport) report = sample_report (text, outlet, "Gauge and river", published);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);

  report->state = state;
  g_ptr_array_add (statements, sample_statement (report, "Fenn", "said",
                                                 "that the gauge showed 310 metres", "Dario Fenn",
                                                 READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT));
  g_ptr_array_add (
      statements, sample_statement (report, "Fenn", "said",
                                    "\"Nobody has the right to turn off the river, in no season,\"",
                                    "Dario Fenn", READOUT_ACTOR_PERSON, READOUT_QUOTATION_DIRECT));
  g_ptr_array_add (statements, sample_statement (report, "Marken", "said",
                                                 "that the filling goes on", "Ilse Marken",
                                                 READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT));
  g_ptr_array_add (statements,
                   sample_statement (report, "A senior official", "said", "that it don't matter",
                                     "a senior official", READOUT_ACTOR_ANONYMOUS,
                                     READOUT_QUOTATION_INDIRECT));
  readout_snapshot_add_report (snapshot, report, statements);
  return snapshot;
}

/* The kinds of the findings, joined. */
static char *
check (const char *markdown, ReadoutReportState state)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot (state, "Daily", "2024-03-04");
  g_autoptr (GPtrArray) findings = readout_source_check (markdown, snapshot);
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      ReadoutFinding *finding = findings->pdata[i];

      g_assert_nonnull (finding->words);
      g_assert_cmpuint (finding->span.start, <, finding->span.end);
      g_assert_cmpuint (finding->span.end, <=, strlen (markdown));
      g_string_append_printf (kinds, "%s%s", i > 0 ? " " : "",
                              readout_finding_kind_to_string (finding->kind));
    }
  return g_string_free (kinds, FALSE);
}

static void
test_what_is_right (void)
{
  static const char *const right[] = {
    "Fenn said that the gauge showed 310 metres.[^daily-20240304-s1]",
    "**Dario Fenn** said the gauge showed 310 metres[^daily-20240304-s1].",
    "Fenn said: “Nobody has the right to turn off the river, in no season”.[^daily-20240304-s2]",
    "Fenn said: \"nobody has the right … in no season.\"[^daily-20240304-s2]",
    "Fenn said: “Nobody [not even he] has the right to turn off the *river*—in no season!”[^daily-20240304-s2]",
    "Fenn said: ''Nobody has the right''.[^daily-20240304-s2]",
    "Fenn said: “''Nobody has the right''”.[^daily-20240304-s2]",
    "“Nobody has the right”, said Fenn. [^daily-20240304-s2]",
    "Fenn and Marken disagree.[^daily-20240304-s1][^daily-20240304-s3]",
    "Mr. Fenn of the U.S. delegation spoke at 3.5 metres.[^daily-20240304-s1] Marken did too.[^daily-20240304-s3]",
    "# A heading of no source\n\n*Press review, 4 March 2024*\n\n- A label\n\nThese said so:\n\n- Fenn said so.[^daily-20240304-s1]\n",
    "According to Fenn, “the gauge showed 310 metres”.[^daily-20240304-s1]",
    "In “Gauge and river”, Fenn spoke.[^daily-20240304-s1]",
    "A sentence with a note of one's own.[^mine]\n\n[^mine]: By hand.\n",
    /* Reported speech in other forms, and by other names. */
    "As Fenn put it, the gauge showed 310 metres.[^daily-20240304-s1]",
    "“Nobody has the right,” said Dario Fenn.[^daily-20240304-s2]",
    "\"Nobody has the right\", Fenn said.[^daily-20240304-s2]",
    "Asked by Marken, Fenn said that the gauge showed 310 metres.[^daily-20240304-s1]",
    "He said that Marken knew the gauge showed 310 metres.[^daily-20240304-s1]",
    "The prime minister said that the gauge showed 310 metres.[^daily-20240304-s1]",
    "Daily reported: “Nobody has the right to turn off the river.”[^daily-20240304-s2]",
    "Fenn’s office said that the gauge showed 310 metres.[^daily-20240304-s1]",
    "Fenn said that the gauge showed 310 metres, while Marken said that the filling goes on.[^daily-20240304-s1][^daily-20240304-s3]",
    "On the river: Fenn,[^daily-20240304-s1] Ilse Marken.[^daily-20240304-s3]",
    /* What an editor may do to a quotation. */
    "Fenn said: “[n]obody has the right […] in no season”.[^daily-20240304-s2]",
    "Fenn said: “Nobody has the right[s] to turn off the river”.[^daily-20240304-s2]",
    "Fenn said: “Nobody [in the valley] has the right to [close it], in no season”.[^daily-20240304-s2]",
    "Fenn said: „Nobody has the right to turn off the river“.[^daily-20240304-s2]",
    "Fenn said: «Nobody has the right to turn off the river, in no season.»[^daily-20240304-s2]",
    /* What claims nothing. */
    "What comes next? These are the positions:\n\n| Who | What |\n|---|---|\n| Fenn | He spoke at length. He is against it. |\n",
    "```\nNobody cites code.\n```\n",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autofree char *kinds = check (right[i], READOUT_REPORT_STATE_CURRENT);

      if (*kinds != '\0')
        g_error ("“%s” is taken for wrong: %s", right[i], kinds);
    }
}

static void
test_what_is_wrong (void)
{
  static const struct
  {
    const char *markdown;
    const char *kinds;
  } wrong[] = {
    { "Fenn said so.", "uncited" },
    { "Fenn said so.[^daily-20240304-s1] And nobody cites this.", "uncited" },
    { "- Fenn said so.\n- Marken too.[^daily-20240304-s3]", "uncited" },
    { "Fenn said so.[^daily-20240304-s99]", "unresolved" },
    { "Marken said that the gauge showed 310 metres.[^daily-20240304-s1]", "wrong-speaker" },
    { "According to Marken, the gauge showed 310 metres.[^daily-20240304-s1]", "wrong-speaker" },
    { "Fenn said: “Everybody has the right to turn off the river”.[^daily-20240304-s2]",
      "quotation" },
    { "Fenn said: “the gauge showed 301 metres”.[^daily-20240304-s1]", "quotation" },
    { "Fenn said: “the gauge showed 310 metres and “nothing” more”.[^daily-20240304-s1]",
      "quotation" },
    { "A senior official said that it don't matter.[^daily-20240304-s4]", "single-source" },
    { "“Nobody has the right,” said Marken.[^daily-20240304-s2]", "wrong-speaker" },
    { "\"Nobody has the right\", Marken said.[^daily-20240304-s2]", "wrong-speaker" },
    { "As Marken put it, the gauge showed 310 metres.[^daily-20240304-s1]", "wrong-speaker" },
    { "On that day Ilse Marken said that the gauge showed 310 metres.[^daily-20240304-s1]",
      "wrong-speaker" },
    { "Daily reported of Marken: “Nobody has the right.”[^daily-20240304-s2]", "wrong-speaker" },
    { "On the river: Fenn,[^daily-20240304-s1] Marken.[^daily-20240304-s2]", "wrong-speaker" },
    { "Foreign minister Ilse Marken told reporters: “Nobody has the right.”[^daily-20240304-s2]",
      "wrong-speaker" },
    { "Oleg Strand said that the gauge showed 310 metres.[^daily-20240304-s1]", "wrong-speaker" },
    { "Fenn said: “Nobody has the right […] in any season”.[^daily-20240304-s2]", "quotation" },
    { "Fenn said: “Nobody had the right to turn off the river”.[^daily-20240304-s2]", "quotation" },
    { "Fenn said: “the right has nobody to turn off the river”.[^daily-20240304-s2]", "quotation" },
    { "Fenn said: „Nobody has a right to turn off the river“.[^daily-20240304-s2]", "quotation" },
    { "Fenn said so.[^mine]\n\n[^mine]: One.\n[^mine]: Two.\n[^alone]: Three.\n",
      "duplicate-definition orphan-definition" },
    { "| Who | What |\n|---|---|\n| Fenn | He spoke.[^daily-20240304-s9] |\n", "unresolved" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *kinds = check (wrong[i].markdown, READOUT_REPORT_STATE_CURRENT);

      if (strcmp (kinds, wrong[i].kinds) != 0)
        g_error ("“%s”: %s, not %s", wrong[i].markdown, kinds, wrong[i].kinds);
    }
}

static void
test_states_and_metadata (void)
{
  const char *markdown = "Fenn said that the gauge showed 310 metres.[^daily-20240304-s1]";
  g_autofree char *corrected = check (markdown, READOUT_REPORT_STATE_CORRECTED);
  g_autofree char *withdrawn = check (markdown, READOUT_REPORT_STATE_WITHDRAWN);
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot (READOUT_REPORT_STATE_CURRENT, NULL, NULL);
  g_autoptr (GPtrArray) findings = readout_source_check (
      "Fenn spoke.[^sample-undated-s1] Marken spoke.[^sample-undated-s3]", snapshot);

  g_assert_cmpstr (corrected, ==, "corrected-source");
  g_assert_cmpstr (withdrawn, ==, "withdrawn-source");
  g_assert_cmpuint (findings->len, ==, 1); /* once a report */
  g_assert_cmpint (((ReadoutFinding *)findings->pdata[0])->kind, ==,
                   READOUT_FINDING_MISSING_METADATA);
  g_assert_false (readout_source_check_has_failed (findings));
}

/* A fix put in place makes the quotation right. */
static void
test_fix (void)
{
  const char *markdown =
      "First.[^daily-20240304-s1]\n\nFenn said: “Nobody has a right to turn off this *river*, in no season”.[^daily-20240304-s2]";
  g_autoptr (ReadoutSnapshot) snapshot =
      make_snapshot (READOUT_REPORT_STATE_CURRENT, "Daily", "2024-03-04");
  g_autoptr (GPtrArray) findings = readout_source_check (markdown, snapshot);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GString) mended = g_string_new (markdown);
  ReadoutFinding *finding;

  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpuint (finding->line, ==, 3);
  g_assert_cmpstr (finding->key, ==, "daily-20240304-s2");
  g_assert_cmpstr (
      finding->difference, ==,
      "Nobody has ~~a~~ **the** right to turn off ~~this~~ **the** river, in no season");
  g_string_erase (mended, finding->span.start, finding->span.end - finding->span.start);
  g_string_insert (mended, finding->span.start, finding->fix);
  after = readout_source_check (mended->str, snapshot);
  g_assert_cmpuint (after->len, ==, 0);
}

/* A mistyped id has the one that is meant as its fix; one that may mean several has none. */
static void
test_mistyped (void)
{
  g_autoptr (ReadoutSnapshot) snapshot =
      make_snapshot (READOUT_REPORT_STATE_CURRENT, "Daily", "2024-03-04");
  g_autoptr (GPtrArray) findings = readout_source_check (
      "Fenn spoke.[^dialy-20240304-s1] Marken too.[^daily-20240304-s]", snapshot);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpstr (((ReadoutFinding *)findings->pdata[0])->fix, ==, "[^daily-20240304-s1]");
  g_assert_null (((ReadoutFinding *)findings->pdata[1])->fix);
}

/* What the fixes make of a quotation: the source's words, all that the person left out still left
 * out, stops and marks as they were. */
static void
test_fixes (void)
{
  static const struct
  {
    const char *quotation;
    const char *fix;
  } cases[] = {
    { "Nobody has any right to turn off the river, in no season.",
      "Nobody has the right to turn off the river, in no season." },
    { "nobody had the right … in any season", "Nobody has the right … in no season" },
    { "Nobody really has the right to turn off the river",
      "Nobody has the right to turn off the river" },
    { "has the right to off turn the river", "has the right to turn off the river" },
    { "Everybody has the right to turn off the river",
      "Nobody has the right to turn off the river" },
  };
  g_autoptr (ReadoutSnapshot) snapshot =
      make_snapshot (READOUT_REPORT_STATE_CURRENT, "Daily", "2024-03-04");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markdown =
          g_strdup_printf ("Fenn said: “%s”[^daily-20240304-s2].", cases[i].quotation);
      g_autoptr (GPtrArray) findings = readout_source_check (markdown, snapshot);

      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpstr (((ReadoutFinding *)findings->pdata[0])->fix, ==, cases[i].fix);
    }
}

static void
test_without_a_project (void)
{
  g_autoptr (GPtrArray) findings =
      readout_source_check ("One.[^a] Two.[^b] Three.\n\n[^a]: Somewhere.\n", NULL);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (((ReadoutFinding *)findings->pdata[0])->kind, ==, READOUT_FINDING_UNRESOLVED);
  g_assert_cmpint (((ReadoutFinding *)findings->pdata[1])->kind, ==, READOUT_FINDING_UNCITED);
  g_assert_true (readout_source_check_has_failed (findings));
}

static void
test_hostile (void)
{
  g_autoptr (ReadoutSnapshot) snapshot =
      make_snapshot (READOUT_REPORT_STATE_CURRENT, "Daily", "2024-03-04");
  static const char *const pieces[] = { "“",   "\"",   "[^daily-20240304-s1]",
                                        "[^",  "> ",   "…",
                                        "a. ", "“a…b", "*" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) markdown = g_string_new (NULL);
      g_autoptr (GPtrArray) findings = NULL;

      for (guint j = 0; j < 3000; j++)
        g_string_append (markdown, pieces[i]);
      g_string_append (markdown, "[^daily-20240304-s2]");
      findings = readout_source_check (markdown->str, snapshot);
      g_assert_nonnull (findings);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/check/what-is-right", test_what_is_right);
  g_test_add_func ("/check/what-is-wrong", test_what_is_wrong);
  g_test_add_func ("/check/states-and-metadata", test_states_and_metadata);
  g_test_add_func ("/check/fix", test_fix);
  g_test_add_func ("/check/mistyped", test_mistyped);
  g_test_add_func ("/check/fixes", test_fixes);
  g_test_add_func ("/check/without-a-project", test_without_a_project);
  g_test_add_func ("/check/hostile", test_hostile);
  return g_test_run ();
}
