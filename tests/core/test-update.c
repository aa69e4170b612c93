/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Updates of a drafted briefing: proposals and their reasons from real drafts, and which passages
 * rest on a report that no longer holds.
 */
#include "briefing/readout-update.h"

#include "briefing-samples.h"
#include "briefing/readout-draft-builder.h"

static const char template_text[] = "<!-- Test -->\n# {{title}}\n\n## Statements\n\n{{other}}\n";

static ReadoutTemplate *
make_template (void)
{
  g_autoptr (GError) error = NULL;
  ReadoutTemplate *template = readout_template_new ("test", template_text, &error);

  g_assert_no_error (error);
  return template;
}

typedef struct
{
  const char *text;
  const char *outlet;
  const char *published;
  const char *speaker;
  const char *content;
} Told;

static const Told first_told[] = {
  { "Dario Fenn said that the gates stay open.", "Daily Lund", "2024-03-04", "Dario Fenn",
    "that the gates stay open" },
  { "Ilse Marken said that rain is near.", "Daily Lund", "2024-03-05", "Ilse Marken",
    "that rain is near" },
};

static const Told later_told = { "Dario Fenn said that nobody was asked at all.", "Post of Aster",
                                 "2024-03-06", "Dario Fenn", "that nobody was asked at all" };

static ReadoutReport *
tell (ReadoutSnapshot *snapshot, const Told *told)
{
  ReadoutReport *report = sample_report (told->text, told->outlet, "Gates", told->published);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (statements,
                   sample_statement (report, told->speaker, "said", told->content, told->speaker,
                                     READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT));
  readout_snapshot_add_report (snapshot, report, statements);
  return report;
}

static char *
draft (ReadoutSnapshot *snapshot)
{
  g_autoptr (ReadoutTemplate) template = make_template ();

  return readout_draft_build (snapshot, template, "Briefing");
}

static void
test_reasons (void)
{
  g_autoptr (ReadoutSnapshot) before = readout_snapshot_new ();
  g_autoptr (ReadoutSnapshot) after = readout_snapshot_new ();
  g_autoptr (ReadoutReport) a = tell (before, &first_told[0]);
  g_autoptr (ReadoutReport) b = tell (before, &first_told[1]);
  g_autoptr (ReadoutReport) c = tell (after, &first_told[0]);
  g_autoptr (ReadoutReport) d = tell (after, &first_told[1]);
  g_autoptr (ReadoutReport) e = tell (after, &later_told);
  g_autofree char *base = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *merged = NULL;
  g_autoptr (ReadoutMerge) merge = NULL;
  guint n_added = 0;

  d->state = READOUT_REPORT_STATE_WITHDRAWN;
  base = draft (before);
  theirs = draft (after);
  g_assert_nonnull (strstr (base, "rain"));
  g_assert_null (strstr (theirs, "rain"));
  g_assert_nonnull (strstr (theirs, "nobody"));
  merge = readout_merge_new (base, base, theirs, NULL);
  merged = readout_merge_apply (merge, NULL);
  g_assert_cmpstr (merged, ==, theirs);
  g_assert_cmpuint (merge->proposals->len, ==, 2);

  for (guint i = 0; i < merge->proposals->len; i++)
    {
      const ReadoutProposal *proposal = g_ptr_array_index (merge->proposals, i);
      g_autofree char *title = readout_update_dup_title (proposal);
      g_autofree char *reason = readout_update_dup_reason (proposal, after);
      gboolean adds = proposal->kind == READOUT_PROPOSAL_ADDED;

      g_assert_cmpstr (title, ==, adds ? "Add a sentence" : "Remove a sentence");
      g_assert_cmpstr (reason, ==,
                       adds ? "1 new statement by Dario Fenn from Post of Aster, 6 Mar 2024"
                            : "“Gates” was withdrawn");
      n_added += adds;
    }
  g_assert_cmpuint (n_added, ==, 1);
}

static void
test_plain (void)
{
  static const struct
  {
    const char *markdown;
    const char *plain;
  } cases[] = {
    { "**Fenn** said so.[^a-s1][^b-s2] He went.", "Fenn said so.• He went." },
    { "## Head \\* ed\n\nWords", "Head * ed Words" },
    { "- item\n- other", "item other" },
    { "[^ open", "[^ open" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = readout_update_dup_plain (cases[i].markdown);

      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

static void
test_affected (void)
{
  const char *markdown = "# T\n\nOne.[^a-s1] Two.[^b-s1] Three.[^a-s1][^c-s1]\n\n- Four[^c-s1]\n";
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) none = readout_update_find_affected (markdown, keys);
  g_autoptr (GPtrArray) affected = NULL;
  static const char *const expected[] = { "One.[^a-s1]", "Three.[^a-s1][^c-s1]",
                                          "Three.[^a-s1][^c-s1]", "- Four[^c-s1]" };

  g_assert_cmpuint (none->len, ==, 0);
  g_hash_table_add (keys, (gpointer) "a-s1");
  g_hash_table_add (keys, (gpointer) "c-s1");
  affected = readout_update_find_affected (markdown, keys);
  g_assert_cmpuint (affected->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < affected->len; i++)
    {
      const ReadoutAffected *item = g_ptr_array_index (affected, i);
      g_autofree char *words =
          g_strndup (markdown + item->span.start, item->span.end - item->span.start);

      g_assert_cmpstr (words, ==, expected[i]);
      g_assert_true (g_hash_table_contains (keys, item->key));
    }
}

static void
assert_title (const char *base, const char *markdown, const char *wanted)
{
  g_autofree char *kept = readout_update_keep_title (base, g_strdup (markdown));

  g_assert_cmpstr (kept, ==, wanted);
}

static void
test_titles (void)
{
  assert_title ("# The harbour\n\nText.\n", "# Briefing, 3 May 2023\n\nMore.\n",
                "# The harbour\n\nMore.\n");
  assert_title ("# Briefing, 2 May 2023\n\nText.\n", "# Briefing, 2–3 May 2023\n\nMore.\n",
                "# Briefing, 2–3 May 2023\n\nMore.\n");
  /* A template may have none. */
  assert_title ("# The harbour\n", "## Statements\n", "## Statements\n");
  assert_title ("", "# Briefing\n", "# Briefing\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/update/reasons", test_reasons);
  g_test_add_func ("/update/plain", test_plain);
  g_test_add_func ("/update/titles", test_titles);
  g_test_add_func ("/update/affected", test_affected);
  return g_test_run ();
}
