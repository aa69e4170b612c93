/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Footnotes of a text's own: merged, tidied; and where briefings cite statements.
 */
#include "briefing/readout-own-notes.h"

#include "briefing/readout-citation-store.h"
#include "briefing/readout-cited-places.h"
#include "store-samples.h"

typedef struct
{
  const char *host;
  const char *pasted;
  const char *body;
  const char *notes;
  guint n_renamed;
} MergeCase;

static const MergeCase merge_cases[] = {
  { "Text.", "More.", "More.", NULL, 0 },
  { "Text.", "More.[^1]\n\n[^1]: One.\n", "More.[^1]", "[^1]: One.", 0 },
  /* A clash: both ends get the next number. */
  { "Text.[^1] Text.[^7]\n\n[^1]: Theirs.\n[^7]: Seven.\n",
    "More.[^1] And.[^1]\n\n[^1]: Mine.\n\n    Its second paragraph.\n\n    - A list.\n",
    "More.[^8] And.[^8]", "[^8]: Mine.\n\n    Its second paragraph.\n\n    - A list.", 1 },
  /* The same footnote is one. */
  { "Text.[^1]\n\n[^1]: The  same\n    words.\n", "More.[^1]\n\n[^1]: The same words.\n",
    "More.[^1]", NULL, 0 },
  /* Words as ids, in other case; a reference within a note. */
  { "T.[^Note]\n\n[^Note]: A.\n", "M.[^note][^b]\n\n[^note]: B, see.[^b]\n[^b]: C.\n",
    "M.[^note-2][^b]", "[^note-2]: B, see.[^b]\n\n[^b]: C.", 1 },
  /* A new id must not meet a third one. */
  { "T.[^a][^a-2]\n\n[^a]: A.\n[^a-2]: A2.\n", "M.[^a][^a-3]\n\n[^a]: B.\n[^a-3]: C.\n",
    "M.[^a-4][^a-3]", "[^a-4]: B.\n\n[^a-3]: C.", 1 },
  /* What comes back after it was cut keeps its id. */
  { "T.[^1]", "And.[^1]\n\n[^1]: One.", "And.[^1]", "[^1]: One.", 0 },
  /* Nothing but definitions stays where it is pasted. */
  { "T.[^1]", "[^1]: One.\n", "[^1]: One.", NULL, 0 },
  /* Definitions among the text; code is left alone. */
  { "T.", "A.[^x]\n\n[^x]: X.\n\nB.\n\n```\n[^x]: code\n```\n",
    "A.[^x]\n\nB.\n\n```\n[^x]: code\n```\n", "[^x]: X.", 0 },
  /* Two definitions of one id: the first counts, the other is not lost. */
  { "T.", "A.[^x]\n\n[^x]: X.\n[^x]: Y.\n[^x]: X.\n", "A.[^x]", "[^x]: X.\n\n[^x-2]: Y.", 0 },
  /* Of this project: Readout keeps it, whatever the outlet was called then. */
  { "T.",
    "C.[^gazette-20230503-s1]\n\n[^gazette-20230503-s1]: “Bridge”, *Quay Gazette*, 3 May 2023, "
    "¶ 4.\n",
    "C.[^gazette-20230503-s1]", NULL, 0 },
  { "T.",
    "C.[^gazette-20230503-s1]\n\n[^gazette-20230503-s1]: “Bridge”, *Old Name*, 1 May 2023, ¶ 4.\n",
    "C.[^gazette-20230503-s1]", NULL, 0 },
  /* Of another project: it says something else. */
  { "T.",
    "C.[^gazette-20230503-s1]\n\n[^gazette-20230503-s1]: “Ferry”, *Gazette*, 3 May 2023, ¶ 9.\n",
    "C.[^gazette-20230503-s1-2]", "[^gazette-20230503-s1-2]: “Ferry”, *Gazette*, 3 May 2023, ¶ 9.",
    1 },
  /* Of another project, and unknown here: it stays a footnote. */
  { "T.", "C.[^post-20230503-s1]\n\n[^post-20230503-s1]: “Ferry”, *Post*, ¶ 9.\n",
    "C.[^post-20230503-s1]", "[^post-20230503-s1]: “Ferry”, *Post*, ¶ 9.", 0 },
  { "", "", "", NULL, 0 },
};

/* What the project keeps. */
static char *
dup_kept (const char *key, gpointer data, GError **error)
{
  return g_str_equal (key, "gazette-20230503-s1")
             ? g_strdup ("[^gazette-20230503-s1]: “Bridge”, *Quay Gazette*, 3 May 2023, ¶ 4.")
             : NULL;
}

static void
test_merge (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (merge_cases); i++)
    {
      const MergeCase *test = &merge_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (ReadoutMergedNotes) merged =
          readout_own_notes_merge (test->host, test->pasted, dup_kept, NULL, &error);

      g_assert_no_error (error);
      g_test_message ("Case %u", i);
      g_assert_cmpstr (merged->body, ==, test->body);
      g_assert_cmpstr (merged->notes, ==, test->notes);
      g_assert_cmpuint (merged->n_renamed, ==, test->n_renamed);
    }
}

/* Ten thousand footnotes that all clash. */
static void
test_merge_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) pasted = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutMergedNotes) merged = NULL;

  for (guint i = 1; i <= 10000; i++)
    {
      g_string_append_printf (text, "S.[^%u]\n\n[^%u]: Theirs.\n\n", i, i);
      g_string_append_printf (pasted, "S.[^%u]\n\n[^%u]: Mine.\n\n", i, i);
    }
  merged = readout_own_notes_merge (text->str, pasted->str, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (merged->n_renamed, ==, 10000);
  g_assert_true (g_str_has_prefix (merged->body, "S.[^10001]\n\nS.[^10002]\n\n"));
  g_assert_true (g_str_has_suffix (merged->notes, "[^20000]: Mine."));
}

static void
test_invalid (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (readout_own_notes_merge ("a", "\xff", NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_definitions (void)
{
  static const char whole[] = "A.[^1][^2]\n\n[^1]: One.\n\n    More.\n\n[^2]: Two.\n";
  g_autoptr (GError) error = NULL;
  g_autofree char *notes = readout_own_notes_dup_definitions (whole, "A.[^2] B.[^2][^1]", &error);
  g_autofree char *none = readout_own_notes_dup_definitions (whole, "No citation.", &error);
  g_autofree char *unknown = readout_own_notes_dup_definitions (whole, "What?[^3]", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (notes, ==, "[^2]: Two.\n\n[^1]: One.\n\n    More.");
  g_assert_null (none);
  g_assert_null (unknown);
}

static gboolean
is_known (const char *key, gpointer data)
{
  return g_str_equal (key, data);
}

static void
test_problems (void)
{
  static const char text[] =
      "A.[^1] B.[^known-s1] C.[^lost]\n\n[^1]: One.\n[^1]: Other.\n[^2]: Unused\n"
      "    words.\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (text, -1, &error);
  g_autoptr (GPtrArray) problems =
      readout_own_notes_find_problems (markdown, is_known, (gpointer) "known-s1");
  static const struct
  {
    ReadoutNoteProblemKind kind;
    const char *key;
    const char *words;
    const char *start;
  } expected[] = {
    { READOUT_NOTE_PROBLEM_MISSING, "lost", NULL, "[^lost]" },
    { READOUT_NOTE_PROBLEM_DUPLICATE, "1", "Other.", "[^1]: Other" },
    { READOUT_NOTE_PROBLEM_UNUSED, "2", "Unused words.", "[^2]: Unused" },
  };

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < problems->len; i++)
    {
      const ReadoutNoteProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpint (problem->kind, ==, expected[i].kind);
      g_assert_cmpstr (problem->key, ==, expected[i].key);
      g_assert_cmpstr (problem->words, ==, expected[i].words);
      g_assert_true (g_str_has_prefix (text + problem->span.start, expected[i].start));
    }
}

static void
test_tidy (void)
{
  static const struct
  {
    const char *text;
    const char *tidy;
    guint n_tidied;
  } cases[] = {
    { "No notes.\n", "No notes.\n", 0 },
    { "A.[^1]\n\n[^1]: One.\n", "A.[^1]\n\n[^1]: One.\n", 0 },
    { "A.[^2]\n\n[^1]: Unused.\n\n[^2]: Two.\n\nB.[^3]\n\n[^3]: Three.\n",
      "A.[^2]\n\nB.[^3]\n\n[^2]: Two.\n\n[^3]: Three.\n", 1 },
    { "A.[^b][^a]\n\n[^a]: A.\n[^b]: B.\n[^a]: A.\n[^b]: Another.\n",
      "A.[^b][^a]\n\n[^b]: B.\n\n    Another.\n\n[^a]: A.\n", 2 },
    /* A citation that Readout keeps, and one that nothing knows: left alone. */
    { "A.[^x-s1] B.[^lost]\n", "A.[^x-s1] B.[^lost]\n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_tidied;
      guint n_again;
      g_autofree char *tidy = readout_own_notes_tidy (cases[i].text, &n_tidied, &error);
      g_autofree char *again = readout_own_notes_tidy (tidy, &n_again, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (tidy, ==, cases[i].tidy);
      g_assert_cmpuint (n_tidied, ==, cases[i].n_tidied);
      g_assert_cmpstr (again, ==, tidy);
      g_assert_cmpuint (n_again, ==, 0);
    }
}

static char *
describe (GPtrArray *places)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const ReadoutCitedPlace *place = g_ptr_array_index (places, i);

      g_string_append_printf (words, "%s#%u@%s;", place->key, place->ordinal,
                              place->heading != NULL ? place->heading : "-");
    }
  return g_string_free (words, FALSE);
}

static void
test_places (void)
{
  static const char text[] = "Lead.[^a-s1]\n\n"
                             "# *Bold* `words` and more [^a-s2] #\n\nText.[^a-s1][^a-s3] "
                             "\\[^a-s4] [^1] [^Not-Ours]\n\n"
                             "Under\n-----\n\nIt.[^a-s1]\n\n"
                             "```\n# no heading [^a-s9]\n```\n\n"
                             "#no heading either\n\n"
                             "And.[^a-s5]\n\n  [^a-s1]: A definition.\n\n## \n\nLast.[^a-s6]";
  g_autoptr (GPtrArray) places = readout_cited_places_find (text, 7, "Title");
  g_autofree char *words = describe (places);

  g_assert_cmpstr (words, ==,
                   "a-s1#1@-;a-s2#1@Bold words and more;a-s1#2@Bold words and more;"
                   "a-s3#1@Bold words and more;a-s1#3@Under;a-s5#1@Under;a-s6#1@-;");
  g_assert_cmpint (((ReadoutCitedPlace *)g_ptr_array_index (places, 0))->briefing_id, ==, 7);
}

static gint64
add_statement (ReadoutStore *store)
{
  g_autoptr (ReadoutReport) report = sample_report (1, 6);
  g_autoptr (GPtrArray) statements = sample_statements (report);
  g_autoptr (GError) error = NULL;

  readout_store_add_report (store, report, statements, NULL, &error);
  g_assert_no_error (error);
  return ((ReadoutStatement *)g_ptr_array_index (statements, 0))->id;
}

/* All briefings of the project; what is written, renamed, removed and undone is followed. */
static void
test_project_places (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (ReadoutCitedPlaces) places = readout_cited_places_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = add_statement (store);
  g_autofree char *key = readout_citation_ensure_key (store, id, &error);
  g_autofree char *text = g_strdup_printf ("# One\n\nA.[^%s]\n", key);
  g_autofree char *longer = g_strdup_printf ("# Two\n\nA.[^%s] B.[^%s]\n", key, key);
  gint64 first = readout_store_add_briefing (store, "First", text, NULL, &error);
  gint64 second = readout_store_add_briefing (store, "Second", "Nothing.", NULL, &error);
  static const struct
  {
    guint n_places;
    const char *briefing;
    const char *heading;
  } expected[] = { { 1, "First", "One" },
                   { 3, "Second", "Two" },
                   { 1, "First", "One" },
                   { 3, "Second", "Two" },
                   { 3, "Later", "Two" } };

  for (guint step = 0; step < G_N_ELEMENTS (expected); step++)
    {
      g_autoptr (GHashTable) by_statement = NULL;
      GPtrArray *list;
      const ReadoutCitedPlace *place;

      if (step == 1)
        readout_store_set_briefing_markdown (store, second, longer, FALSE, &error);
      else if (step == 2)
        readout_store_remove_briefing (store, second, &error);
      else if (step == 3)
        readout_store_undo (store, &error);
      else if (step == 4)
        readout_store_rename_briefing (store, second, "Later", &error);
      g_assert_no_error (error);
      by_statement = readout_cited_places_read (places, store, &error);
      g_assert_no_error (error);
      list = g_hash_table_lookup (by_statement, &id);
      g_assert_cmpuint (list->len, ==, expected[step].n_places);
      place = g_ptr_array_index (list, 0);
      g_assert_cmpstr (place->briefing, ==, expected[step].briefing);
      g_assert_cmpstr (place->heading, ==, expected[step].heading);
      g_assert_cmpint (place->briefing_id, ==, expected[step].n_places > 1 ? second : first);
    }
  sample_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/own-notes/merge", test_merge);
  g_test_add_func ("/own-notes/merge-many", test_merge_many);
  g_test_add_func ("/own-notes/invalid", test_invalid);
  g_test_add_func ("/own-notes/definitions", test_definitions);
  g_test_add_func ("/own-notes/problems", test_problems);
  g_test_add_func ("/own-notes/tidy", test_tidy);
  g_test_add_func ("/cited-places/text", test_places);
  g_test_add ("/cited-places/project", SampleFile, NULL, sample_file_set_up, test_project_places,
              sample_file_tear_down);
  return g_test_run ();
}
