/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of one report are one source: in what a briefing counts, in what it writes once, in what
 * the source check says.
 */
#include "briefing/readout-claims.h"
#include "briefing/readout-draft-builder.h"
#include "briefing/readout-source-check.h"

#include "briefing-samples.h"

#define START                                                                                      \
  "Skippers kept their boats in port on Thursday in protest against a new fee for moorings that "  \
  "the harbour office introduced in March.\n\n"
#define END                                                                                        \
  "An official said that the channel will be dredged in the summer.\n\n"                           \
  "Talks between the crews and the office are to go on at the weekend.\n"

static const char wire[] = START "Ivo Lamm said that the fee will ruin the crews of the smaller "
                                 "boats within a year.\n\n" END;
static const char changed[] = START "Ivo Lamm said that the fee would ruin crews of smaller boats "
                                    "within the year, friends.\n\n" END;
static const char own[] = "The ferry company joined the protest on Friday and cancelled every "
                          "crossing until Sunday night.\n\n"
                          "Ivo Lamm said that the fee will ruin the crews of the smaller boats "
                          "within a year.\n\n"
                          "An official said that the fee stays.\n";

static void
add (ReadoutSnapshot *snapshot,
     const char *text,
     const char *outlet,
     const char *lamm,
     const char *official)
{
  g_autoptr (ReadoutReport) report =
      sample_report (text, outlet, "Boats stay in port", "2024-03-07");
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (statements, sample_statement (report, "Ivo Lamm", "said", lamm, "Ivo Lamm",
                                                 READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT));
  g_ptr_array_add (statements,
                   sample_statement (report, "An official", "said", official, "an official",
                                     READOUT_ACTOR_ANONYMOUS, READOUT_QUOTATION_INDIRECT));
  readout_snapshot_add_report (snapshot, report, statements);
}

/* Two outlets with the wire's text, the second with a word changed; with @own_too one of its own.
 */
static ReadoutSnapshot *
make_snapshot (gboolean own_too)
{
  ReadoutSnapshot *snapshot = readout_snapshot_new ();

  add (snapshot, wire, "Northern Wire",
       "that the fee will ruin the crews of the smaller boats within a year",
       "that the channel will be dredged in the summer");
  add (snapshot, changed, "Daily Lund",
       "that the fee would ruin crews of smaller boats within the year, friends",
       "that the channel will be dredged in the summer");
  if (own_too)
    add (snapshot, own, "Coast Radio",
         "that the fee will ruin the crews of the smaller boats within a year",
         "that the fee stays");
  readout_snapshot_find_copies (snapshot);
  return snapshot;
}

static void
test_count (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot (TRUE);
  GPtrArray *reports = readout_snapshot_get_reports (snapshot);
  g_autoptr (GPtrArray) claims = readout_claims_find (snapshot);
  const guint expected[][2] = { { 3, 2 }, { 2, 1 }, { 1, 1 } }; /* statements, sources */

  g_assert_cmpuint (readout_snapshot_count_sources (snapshot, reports), ==, 2);
  g_assert_cmpint (readout_snapshot_get_source (snapshot, g_ptr_array_index (reports, 1)), ==,
                   readout_snapshot_get_source (snapshot, g_ptr_array_index (reports, 0)));
  /* What the second outlet changed in the words of Lamm is no claim of its own. */
  g_assert_cmpuint (claims->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (claims, i);

      g_assert_cmpuint (claim->statements->len, ==, expected[i][0]);
      g_assert_cmpuint (readout_claim_count_sources (claim, snapshot), ==, expected[i][1]);
    }
}

/* The same words changed in reports that are no copies stay two claims. */
static void
test_no_copies (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  g_autoptr (GPtrArray) claims = NULL;

  add (snapshot, changed, "Daily Lund",
       "that the fee would ruin crews of smaller boats within the year, friends",
       "that the channel will be dredged in the summer");
  add (snapshot, own, "Coast Radio",
       "that the fee will ruin the crews of the smaller boats within a year", "that the fee stays");
  readout_snapshot_find_copies (snapshot);
  claims = readout_claims_find (snapshot);
  g_assert_cmpuint (claims->len, ==, 4);
}

static void
check_note (gboolean own_too, const char *const *wanted)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot (own_too);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutTemplate) template = readout_template_new (
      "note", "# Note\n\n*Review of {{reports}}, {{dates}}*\n\n{{sourcing-note}}\n", &error);
  g_autofree char *markdown = NULL;

  g_assert_no_error (error);
  markdown = readout_draft_build (snapshot, template, NULL);
  for (guint i = 0; wanted[i] != NULL; i++)
    if (strstr (markdown, wanted[i]) == NULL)
      g_error ("Not in the note: %s\n%s", wanted[i], markdown);
}

static void
test_note (void)
{
  static const char *const three[] = {
    "Review of three reports by three outlets, two of them independent",
    "One report is a copy or another version of another one and no further source.",
    "One claim has more than one source; the others rest on a single one.", NULL
  };
  static const char *const two[] = {
    "Review of two reports by two outlets, one of them independent",
    "No second source confirms any of it.", NULL
  };

  check_note (TRUE, three);
  check_note (FALSE, two);
}

/* Two copies of one report are one report that names nobody. */
static void
test_check (void)
{
  g_autoptr (ReadoutSnapshot) snapshot = make_snapshot (TRUE);
  GPtrArray *statements = readout_snapshot_get_statements (snapshot);
  const char *keys[3];
  static const struct
  {
    guint cited[2];
    ReadoutFindingKind kind;
    const char *words;
  } cases[] = {
    { { 0, 0 }, READOUT_FINDING_SINGLE_SOURCE, "one report, and on a source that it" },
    { { 0, 1 }, READOUT_FINDING_SINGLE_SOURCE, "copies of one report" },
    { { 0, 2 }, READOUT_FINDING_UNNAMED_SOURCE, "that nobody names" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    keys[i] = readout_snapshot_get_key (snapshot, g_ptr_array_index (statements, i * 2 + 1));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *markdown =
          g_strdup_printf ("An official spoke about the channel.[^%s][^%s]\n",
                           keys[cases[i].cited[0]], keys[cases[i].cited[1]]);
      g_autoptr (GPtrArray) findings = readout_source_check (markdown, snapshot);
      const ReadoutFinding *finding;

      g_assert_cmpuint (findings->len, ==, 1);
      finding = g_ptr_array_index (findings, 0);
      g_assert_cmpint (finding->kind, ==, cases[i].kind);
      g_assert_nonnull (strstr (finding->words, cases[i].words));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sources/count", test_count);
  g_test_add_func ("/sources/no-copies", test_no_copies);
  g_test_add_func ("/sources/note", test_note);
  g_test_add_func ("/sources/check", test_check);

  return g_test_run ();
}
