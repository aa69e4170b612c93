/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check of a draft that is being written: whatever is typed, it finds what a check of
 * the whole draft finds, and checks no more than what was touched.
 */
#include "briefing/readout-source-checker.h"

#include "briefing/readout-check-block.h"
#include "briefing-samples.h"

static ReadoutSnapshot *
make_snapshot (void)
{
  static const char text[] = "Fenn said that the gauge showed 310 metres.\n\n"
                             "\"The river is ours,\" Marken said.\n";
  ReadoutSnapshot *snapshot = readout_snapshot_new ();
  g_autoptr (ReadoutReport) report = sample_report (text, "Daily", "Gauge", "2024-03-04");
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (statements, sample_statement (report, "Fenn", "said",
                                                 "that the gauge showed 310 metres", "Dario Fenn",
                                                 READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT));
  g_ptr_array_add (statements, sample_statement (report, "Marken", "said", "\"The river is ours,\"",
                                                 "Ilse Marken", READOUT_ACTOR_PERSON,
                                                 READOUT_QUOTATION_DIRECT));
  readout_snapshot_add_report (snapshot, report, statements);
  return snapshot;
}

/* The findings as text: where they stand in bytes, code points and lines, and what they are. */
static char *
describe (GPtrArray *findings)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const ReadoutFinding *finding = findings->pdata[i];

      g_string_append_printf (words, "%u-%u %u-%u line %u %s %s %s %s\n", finding->span.start,
                              finding->span.end, finding->characters.start, finding->characters.end,
                              finding->line, readout_finding_kind_to_string (finding->kind),
                              finding->key != NULL ? finding->key : "",
                              finding->heading != NULL ? finding->heading : "",
                              finding->fix != NULL ? finding->fix : "");
    }
  return g_string_free (words, FALSE);
}

static void
assert_same (ReadoutSourceChecker *checker, const char *draft, ReadoutSnapshot *snapshot)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) whole = readout_source_check (draft, snapshot);
  g_autofree char *found = NULL;
  g_autofree char *wanted = describe (whole);

  readout_source_checker_run (checker);
  findings = readout_source_checker_list (checker);
  found = describe (findings);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_blocks (void)
{
  static const struct
  {
    const char *draft;
    const char *ends; /* where blocks end, a "|" for each */
  } cases[] = {
    { "", "" },
    { "One.\n\nTwo.\n", "One.\n\n|Two.\n|" },
    { "One\ngoes on.\n\n\n\nTwo.", "One\ngoes on.\n\n\n\n|Two.|" },
    { "# Head\nWords.\n", "# Head\n|Words.\n|" },
    { "Words.\n# Head\n", "Words.\n|# Head\n|" },
    { "- a\n- b\n\n  more of b\n", "- a\n|- b\n\n  more of b\n|" },
    { "- a\n\n    deep\n\nOut.\n", "- a\n\n    deep\n\n|Out.\n|" },
    { "```\na\n\nb\n```\n\nc\n", "```\na\n\nb\n```\n\n|c\n|" },
    { "```\na\n\nb\n", "```\na\n\nb\n|" },
    { "~~~~\n```\n\n~~~\n\n~~~~\n\nc\n", "~~~~\n```\n\n~~~\n\n~~~~\n\n|c\n|" },
    { "<!-- a\n\nb -->\n\nc\n", "<!-- a\n\nb -->\n\n|c\n|" },
    { "<!-- a -->\n\nc\n", "<!-- a -->\n\n|c\n|" },
    { "[^a]: A.\n[^b]: B.\n    more\n\n    still\n[^c]: C.\n",
      "[^a]: A.\n|[^b]: B.\n    more\n\n    still\n|[^c]: C.\n|" },
    { "> a\n>\n> b\n\nc", "> a\n>\n> b\n\n|c|" },
    { "\n\n One.\n\nTwo.", "\n\n One.\n\n|Two.|" },
    { "a\r\n\r\nb", "a\r\n\r\n|b|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *draft = cases[i].draft;
      g_autoptr (GString) ends = g_string_new (NULL);

      for (gsize start = 0; start < strlen (draft);)
        {
          gsize end = readout_check_block_find_end (draft, strlen (draft), start);

          g_assert_cmpuint (end, >, start);
          g_string_append_len (ends, draft + start, (gssize)(end - start));
          g_string_append_c (ends, '|');
          start = end;
        }
      g_assert_cmpstr (ends->str, ==, cases[i].ends);
    }
}

/* Pieces that are typed anywhere: marks that change what the rest is, half characters of many
 * bytes, citations. */
static void
test_any_edit (void)
{
  static const char *const pieces[] = { "a",
                                        " ",
                                        "\n",
                                        "\n\n",
                                        "```\n",
                                        "é",
                                        "“",
                                        "”",
                                        "    ",
                                        "- ",
                                        "# ",
                                        "<!--",
                                        "-->",
                                        "[^daily-20240304-s1]",
                                        "[^none]",
                                        "\n[^none]: Note.\n",
                                        "Fenn said it.",
                                        "Marken said so.[^daily-20240304-s1]",
                                        "“The river is yours”.[^daily-20240304-s2]",
                                        "😀" };
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autoptr (ReadoutCheckSources) sources = readout_check_sources_new_from_snapshot (snapshot);
  g_autoptr (ReadoutSourceChecker) checker = readout_source_checker_new (sources);
  g_autoptr (GString) draft = g_string_new (NULL);

  for (guint i = 0; i < 600; i++)
    {
      guint32 length = (guint32)g_utf8_strlen (draft->str, -1);
      guint32 start = (guint32)g_test_rand_int_range (0, (int)length + 1);
      guint32 n = g_test_rand_int_range (0, 3) == 0
                      ? (guint32)g_test_rand_int_range (0, (int)MIN (length - start, 30) + 1)
                      : 0;
      const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
      char *from = g_utf8_offset_to_pointer (draft->str, start);
      char *until = g_utf8_offset_to_pointer (from, n);
      gssize place = from - draft->str;

      g_string_erase (draft, place, until - from);
      g_string_insert (draft, place, piece);
      readout_source_checker_replace (checker, start, n, piece, -1);
      if (i % 7 == 0)
        assert_same (checker, draft->str, snapshot);
    }
  assert_same (checker, draft->str, snapshot);
  readout_source_checker_replace (checker, 0, (guint32)g_utf8_strlen (draft->str, -1), "", 0);
  assert_same (checker, "", snapshot);
}

/* A keystroke checks its paragraph, and the one before it at most. */
static void
test_a_keystroke (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autoptr (ReadoutCheckSources) sources = readout_check_sources_new_from_snapshot (snapshot);
  g_autoptr (ReadoutSourceChecker) checker = readout_source_checker_new (sources);
  g_autoptr (GString) draft = g_string_new (NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint n_checked;

  for (guint i = 0; i < 2000; i++)
    g_string_append (draft,
                     "Marken said that the gauge showed 310 metres.[^daily-20240304-s1]\n\n");
  readout_source_checker_replace (checker, 0, 0, draft->str, -1);
  readout_source_checker_run (checker);
  before = readout_source_checker_list (checker);
  g_assert_cmpuint (before->len, ==, 2000);
  n_checked = readout_source_checker_count_checked (checker);
  g_assert_cmpuint (n_checked, ==, 2000);
  g_assert_cmpuint (readout_source_checker_count_blocks (checker), ==, 2000);

  readout_source_checker_replace (checker, 67 * 1000 + 10, 0, "x", 1);
  g_assert_true (readout_source_checker_is_busy (checker));
  readout_source_checker_run (checker);
  g_assert_cmpuint (readout_source_checker_count_checked (checker), ==, n_checked + 1);
  after = readout_source_checker_list (checker);
  g_assert_cmpuint (after->len, ==, 2000);
  /* What has not changed is the same finding, in its new place. */
  g_assert_true (before->pdata[999] == after->pdata[999]);
  g_assert_true (before->pdata[1001] == after->pdata[1001]);
  g_assert_cmpuint (((ReadoutFinding *)after->pdata[1001])->characters.start, ==, 67 * 1001 + 1);
}

/* What is found of blocks that changed meanwhile is thrown away. */
static void
test_late_work (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autoptr (ReadoutCheckSources) sources = readout_check_sources_new_from_snapshot (snapshot);
  g_autoptr (ReadoutSourceChecker) checker = readout_source_checker_new (sources);
  ReadoutCheckWork *work;

  readout_source_checker_replace (checker, 0, 0, "Nobody cites this.\n\nNor this.\n", -1);
  work = readout_source_checker_take (checker, G_MAXSIZE);
  g_assert_nonnull (work);
  g_assert_null (readout_source_checker_take (checker, G_MAXSIZE));
  readout_check_work_run (work);
  readout_source_checker_replace (checker, 18, 0, "[^daily-20240304-s1]", -1);
  readout_source_checker_put (checker, work);
  assert_same (checker, "Nobody cites this.[^daily-20240304-s1]\n\nNor this.\n", snapshot);

  /* Nor is what was held against other sources. */
  readout_source_checker_replace (checker, 0, 0, "More. ", -1);
  work = readout_source_checker_take (checker, G_MAXSIZE);
  readout_check_work_run (work);
  readout_source_checker_set_sources (checker, NULL, NULL);
  readout_source_checker_put (checker, work);
  assert_same (checker, "More. Nobody cites this.[^daily-20240304-s1]\n\nNor this.\n", NULL);
  /* One that nobody asks for any more. */
  readout_source_checker_replace (checker, 0, 0, "And. ", -1);
  readout_check_work_free (readout_source_checker_take (checker, G_MAXSIZE));
}

/* An id that the project has learnt meanwhile: nothing else is checked again. */
static void
test_new_sources (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autoptr (ReadoutCheckSources) sources = readout_check_sources_new_from_snapshot (snapshot);
  g_autoptr (ReadoutCheckSources) none = readout_check_sources_new ();
  g_autoptr (ReadoutSourceChecker) checker = readout_source_checker_new (none);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) findings = NULL;
  guint n_checked;

  readout_source_checker_replace (checker, 0, 0, "Fenn spoke.[^Daily-20240304-s1]\n\nNobody did.\n",
                                  -1);
  readout_source_checker_run (checker);
  g_assert_true (readout_source_checker_has_other_keys (checker, keys));
  n_checked = readout_source_checker_count_checked (checker);
  g_hash_table_add (keys, (char *)"daily-20240304-s1");
  g_assert_false (readout_source_checker_has_other_keys (checker, keys));
  readout_source_checker_set_sources (checker, sources, keys);
  readout_source_checker_run (checker);
  g_assert_cmpuint (readout_source_checker_count_checked (checker), ==, n_checked + 1);
  findings = readout_source_checker_list (checker);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (((ReadoutFinding *)findings->pdata[0])->kind, ==, READOUT_FINDING_UNCITED);
}

/* A finding keeps its identity as long as its sentence does not change. */
static void
test_identity (void)
{
  g_autoptr (GPtrArray) first =
      readout_source_check ("# A\n\nNobody cites this. Nor that.\n", NULL);
  g_autoptr (GPtrArray) moved =
      readout_source_check ("# B\n\nMore here. *Nobody* cites this.\n\nNor that.\n", NULL);
  g_autoptr (GPtrArray) changed = readout_source_check ("Nobody cites these.\n", NULL);
  const ReadoutFinding *finding = first->pdata[0];

  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpuint (moved->len, ==, 3);
  g_assert_cmpuint (finding->identity, ==, ((ReadoutFinding *)moved->pdata[1])->identity);
  g_assert_cmpuint (finding->identity, !=, ((ReadoutFinding *)first->pdata[1])->identity);
  g_assert_cmpuint (finding->identity, !=, ((ReadoutFinding *)changed->pdata[0])->identity);
}

/* Ten megabytes, ten thousand footnotes, quotations in quotations: a few seconds at most. */
static void
test_large (void)
{
  static const char *const units[] = {
    "Fenn said that the gauge showed 310 metres.[^daily-20240304-s1]\n\n",
    "“The river is ours”,[^daily-20240304-s2] ",
    "“a … ",
    "“",
    "> ",
    "[^a",
    "Fenn ",
    "said ",
    "[",
    "\"x\" ",
    "- ",
    "```\n\n",
  };
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot ();
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) draft = g_string_new (NULL);
      g_autoptr (GPtrArray) found = NULL;
      gsize length = g_test_slow () ? 10 * 1024 * 1024 : 200 * 1024;

      while (draft->len < length)
        g_string_append (draft, units[i]);
      found = readout_source_check (draft->str, snapshot);
      g_assert_nonnull (found);
    }
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (notes, "Word %u.[^n%u]\n\n", i, i);
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (notes, "[^n%u]: Note.\n", i);
  g_string_append (notes, "[^n1]: Again.\n[^alone]: Nobody.\n");
  findings = readout_source_check (notes->str, snapshot);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (((ReadoutFinding *)findings->pdata[0])->kind, ==,
                   READOUT_FINDING_DUPLICATE_DEFINITION);
  g_assert_cmpint (((ReadoutFinding *)findings->pdata[1])->kind, ==,
                   READOUT_FINDING_ORPHAN_DEFINITION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/checker/blocks", test_blocks);
  g_test_add_func ("/checker/any-edit", test_any_edit);
  g_test_add_func ("/checker/a-keystroke", test_a_keystroke);
  g_test_add_func ("/checker/late-work", test_late_work);
  g_test_add_func ("/checker/new-sources", test_new_sources);
  g_test_add_func ("/checker/identity", test_identity);
  g_test_add_func ("/checker/large", test_large);
  return g_test_run ();
}
