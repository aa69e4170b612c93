/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements that a few typed words name, and the ids that they get.
 */
#include "store/readout-store-offers.h"

#include "briefing/readout-citation-store.h"
#include "briefing/readout-citation.h"
#include "store-samples.h"

typedef struct
{
  const char *outlet;
  const char *published;
  const char *speaker;
  const char *words;
} Sample;

static const Sample samples[] = {
  { "Quay Gazette", "2023-05-03", "Josep Borel",
    "the dispatch was an outright breach of the pact" },
  { "Quay Gazette", "2023-05-04", "Josep Borel", "talks would go on in spring" },
  { "Fjord Herald", "2023-05-05", "Anna Erdoğan", "Borel had asked for an outright ban" },
  { "Fjord Herald", "2023-05-06", "Fjord Council", "the bridge stays closed" },
  { "Inland Post", NULL, "Olaf Brandt", "nobody asked the street" },
};

/* A report with one statement; the id of the statement. */
static gint64
add_sample (ReadoutStore *store, const Sample *sample)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      g_strdup_printf ("Before it.\n\n%s said %s. After it.\n", sample->speaker, sample->words);
  ReadoutStatement *statement = readout_statement_new ();
  guint32 start = strstr (text, sample->words) - text;

  report->text = readout_text_new (text, -1, NULL, &error);
  g_assert_no_error (error);
  report->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  report->outlet = g_strdup (sample->outlet);
  report->published = g_strdup (sample->published);
  readout_spans_add (statement->content, start, start + strlen (sample->words));
  statement->paragraph = 1;
  g_ptr_array_add (statement->voices,
                   readout_voice_new (sample->speaker, READOUT_ACTOR_PERSON, NULL));
  g_ptr_array_add (statements, statement);
  g_assert_cmpint (readout_store_add_report (store, report, statements, NULL, &error), !=, 0);
  g_assert_no_error (error);
  return statement->id;
}

static void
fill (ReadoutStore *store, gint64 *ids)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    ids[i] = add_sample (store, &samples[i]);
}

/* The ids of what is offered for @typed, as "1 3". */
static char *
list (ReadoutStore *store, const char *typed, const char *const *keys, const gint64 *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = readout_store_list_offers (store, typed, keys, 20, &error);
  GString *numbers = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < offers->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (samples); j++)
      if (((ReadoutBoardRow *)g_ptr_array_index (offers, i))->statement->id == ids[j])
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? " " : "", j);
  return g_string_free (numbers, FALSE);
}

static void
test_words (SampleFile *file, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *numbers;
  } cases[] = {
    /* The speaker comes before those who only name him, the latest of his first. */
    { "borel", "1 0 2" },
    { "BOREL", "1 0 2" },
    { "borel outright", "0 2" },
    { "outright bor", "0 2" },
    { "josep borel quay outright", "0" },
    { "fjord", "3 2" },
    { "fjord bridge", "3" },
    { "erdogan", "2" },
    { "Erdoğan ban", "2" },
    { "brandt", "4" },
    { "\"NEAR( AND *", "" },
    { "nobody heard of it", "" },
    { "street -", "4" },
    { "   ", "3 2 1 0 4" },
  };
  ReadoutStore *store = sample_open (file->path);
  gint64 ids[G_N_ELEMENTS (samples)];

  fill (store, ids);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *numbers = list (store, cases[i].typed, NULL, ids);

      if (g_strcmp0 (numbers, cases[i].numbers) != 0)
        g_error ("“%s” offers %s, not %s", cases[i].typed, numbers, cases[i].numbers);
    }
  sample_close (store);
}

/* What is dismissed or removed is not offered; what is kept goes first. */
static void
test_states (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  gint64 ids[G_N_ELEMENTS (samples)];
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStatement) statement = NULL;
  g_autoptr (GArray) reports = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *kept = NULL;
  g_autofree char *dismissed = NULL;
  g_autofree char *removed = NULL;

  fill (store, ids);
  g_assert_true (readout_store_set_statement_state (store, ids[0], READOUT_STATEMENT_KEPT, &error));
  kept = list (store, "borel", NULL, ids);
  g_assert_cmpstr (kept, ==, "0 1 2");
  g_assert_true (
      readout_store_set_statement_state (store, ids[1], READOUT_STATEMENT_DISMISSED, &error));
  dismissed = list (store, "borel", NULL, ids);
  g_assert_cmpstr (dismissed, ==, "0 2");
  statement = readout_store_get_statement (store, ids[2], &error);
  g_array_append_val (reports, statement->report_id);
  g_assert_true (readout_store_remove_reports (store, reports, &error));
  removed = list (store, "borel", NULL, ids);
  g_assert_cmpstr (removed, ==, "0");
  g_assert_no_error (error);
  sample_close (store);
}

static void
test_keys (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  gint64 ids[G_N_ELEMENTS (samples)];
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *fourth = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *latest = NULL;

  fill (store, ids);
  first = readout_citation_ensure_key (store, ids[0], &error);
  fourth = readout_citation_ensure_key (store, ids[3], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, "quaygazette-20230503-s1");
  typed = list (store, "quaygazette-2023", NULL, ids);
  g_assert_cmpstr (typed, ==, "0");
  {
    /* Of the briefing, the last one first. */
    const char *keys[] = { fourth, "unknown-key", first, NULL };

    latest = list (store, "", keys, ids);
    g_assert_cmpstr (latest, ==, "0 3 2 1 4");
  }
  sample_close (store);
}

/* Many words, long words, words of one letter: an answer, soon. */
static void
test_hostile (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  gint64 ids[G_N_ELEMENTS (samples)];
  g_autofree char *long_word = g_strnfill (100000, 'x');
  g_autoptr (GString) many = g_string_new (NULL);
  const char *const typed[] = { "\xff\xfe", "a", "ə", "٣", "\"", "%", "_", "-", "^" };

  fill (store, ids);
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (many, "word%u ", i);
  g_free (list (store, long_word, NULL, ids));
  g_free (list (store, many->str, NULL, ids));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_free (list (store, typed[i], NULL, ids));
  sample_close (store);
}

/* An id stays, whatever becomes of outlet, headline and date; further statements of the report go
 * on with its prefix. */
static void
test_renamed_outlet (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (ReadoutReport) report = sample_report (1, 6);
  g_autoptr (GPtrArray) statements = sample_statements (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outlets = NULL;
  g_autofree char *key = NULL;
  g_autofree char *again = NULL;
  g_autofree char *next = NULL;
  g_autofree char *definition = NULL;
  gint64 first;
  gint64 second;
  gint64 other;

  g_assert_cmpint (readout_store_add_report (store, report, statements, NULL, &error), !=, 0);
  first = ((ReadoutStatement *)g_ptr_array_index (statements, 1))->id;
  second = ((ReadoutStatement *)g_ptr_array_index (statements, 4))->id;
  key = readout_citation_ensure_key (store, first, &error);
  g_assert_cmpstr (key, ==, "northernwire-20210102-s2");

  outlets = readout_store_list_outlets (store, &error);
  g_assert_cmpuint (outlets->len, ==, 1);
  g_assert_true (readout_store_rename_outlet (
      store, ((ReadoutOutlet *)g_ptr_array_index (outlets, 0))->id, "Southern Wire", &error));
  other = readout_store_ensure_outlet (store, "Wire & Sons", &error);
  g_assert_true (readout_store_merge_outlets (
      store, ((ReadoutOutlet *)g_ptr_array_index (outlets, 0))->id, other, &error));
  g_assert_true (readout_store_set_report_field (store, report->id, READOUT_REPORT_FIELD_PUBLISHED,
                                                 "2023-12-24", &error));
  g_assert_true (readout_store_set_report_field (store, report->id, READOUT_REPORT_FIELD_TITLE,
                                                 "Another headline", &error));
  g_assert_no_error (error);

  g_assert_cmpint (readout_store_find_citation (store, key, &error), ==, first);
  again = readout_citation_ensure_key (store, first, &error);
  g_assert_cmpstr (again, ==, key);
  next = readout_citation_ensure_key (store, second, &error);
  g_assert_cmpstr (next, ==, "northernwire-20210102-s5");
  {
    g_autoptr (ReadoutReport) renamed = readout_store_get_report (store, report->id, &error);
    g_autoptr (ReadoutStatement) statement = readout_store_get_statement (store, first, &error);

    definition = readout_citation_dup_definition (key, renamed, statement);
    g_assert_nonnull (strstr (definition, "“Another headline”, *Wire & Sons*, 24 December 2023"));
  }
  /* Undo takes the names back, and the id leads to the same words. */
  for (guint i = 0; i < 4; i++)
    g_assert_true (readout_store_undo (store, &error));
  g_assert_cmpint (readout_store_find_citation (store, key, &error), ==, first);
  g_assert_no_error (error);
  sample_close (store);
}

/* A footnote that somebody wrote keeps its id. */
static void
test_own_notes (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  gint64 ids[G_N_ELEMENTS (samples)];
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  fill (store, ids);
  g_assert_cmpint (readout_store_add_briefing (store, "B",
                                               "From elsewhere.[^quaygazette-20230503-s1]\n\n"
                                               "[^quaygazette-20230503-s1]: Another gazette.\n",
                                               NULL, &error),
                   !=, 0);
  key = readout_citation_ensure_key (store, ids[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, "quaygazette-20230503-2-s1");
  g_assert_cmpint (readout_store_find_citation (store, "quaygazette-20230503-s1", &error), ==, 0);
  sample_close (store);
}

static void
test_passage (SampleFile *file, gconstpointer data)
{
  ReadoutStore *store = sample_open (file->path);
  gint64 ids[G_N_ELEMENTS (samples)];
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  g_autoptr (ReadoutCitedPassage) passage = NULL;
  ReadoutSpan mark;

  fill (store, ids);
  key = readout_citation_ensure_key (store, ids[0], &error);
  passage = readout_cited_passage_load (store, key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (passage->sentence, ==,
                   "Josep Borel said the dispatch was an outright breach of the pact.");
  g_assert_cmpuint (passage->marks->len, ==, 1);
  mark = readout_spans_get (passage->marks, 0);
  {
    g_autofree char *words = g_strndup (passage->sentence + mark.start, mark.end - mark.start);

    g_assert_cmpstr (words, ==, samples[0].words);
  }
  g_assert_false (passage->is_removed);
  g_assert_null (readout_cited_passage_load (store, "nobody-20230101-s1", &error));
  g_assert_no_error (error);
  sample_close (store);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/offers/words", test_words);
  ADD ("/offers/states", test_states);
  ADD ("/offers/keys", test_keys);
  ADD ("/offers/hostile", test_hostile);
  ADD ("/offers/renamed-outlet", test_renamed_outlet);
  ADD ("/offers/own-notes", test_own_notes);
  ADD ("/offers/passage", test_passage);
  return g_test_run ();
}
