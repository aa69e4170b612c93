/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports that are the same, nearly so, or another version: how they are told, linked, counted.
 */
#include "store-samples.h"

#include "store/readout-store-copies.h"
#include "text/readout-plain-words.h"
#include "text/readout-shingles.h"

static const char bridge[] =
    "The old bridge over the Lund will be closed to cars from the first of May, the city council "
    "decided on Tuesday night after a debate of more than five hours.\n\n"
    "“We have put this off for ten years,” said Nora Feld, the mayor. “The piers are cracked, and "
    "every engineer who has looked at them tells us the same thing.”\n\n"
    "Traders on the east bank said the closure would cost them a third of their custom. Otto Berg, "
    "who runs a hardware shop by the ramp, called the decision a mistake and announced a petition.\n\n"
    "The council wants to build a new bridge two hundred metres upstream. Work is to begin in the "
    "autumn and to take three years. Until then buses will use the railway crossing.\n";

static const char harbour[] =
    "Fishing boats stayed in port for a third day on Thursday as crews protested against a new fee "
    "for moorings that the harbour office introduced without notice in March.\n\n"
    "The office said it needed the money to dredge the channel. Skippers reject that: the channel "
    "was dredged last summer, said Ivo Lamm, who speaks for the crews of the smaller boats.\n\n"
    "Talks are to go on at the weekend in the presence of the governor.\n";

static ReadoutText *
make_text (const char *string)
{
  g_autoptr (GError) error = NULL;
  ReadoutText *text = readout_text_new (string, -1, NULL, &error);

  g_assert_no_error (error);
  return text;
}

static ReadoutShingles *
make_shingles (const char *string, const char *title)
{
  g_autoptr (ReadoutText) text = make_text (string);

  return readout_shingles_new (text, title);
}

/* What is added to a project. */
typedef struct
{
  const char *text;
  const char *title;
  const char *outlet;
  const char *published;
  const char *url;
} Article;

static gint64
add (ReadoutStore *store, const Article *article)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autofree char *bytes =
      g_strjoin ("|", article->text, article->title, article->outlet, article->published, NULL);
  gint64 id;

  report->text = make_text (article->text);
  report->title = g_strdup (article->title);
  report->outlet = g_strdup (article->outlet);
  report->published = g_strdup (article->published);
  report->url = g_strdup (article->url);
  report->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes, -1);
  id = readout_store_add_report (store, report, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static GPtrArray *
list (ReadoutStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *copies = readout_store_list_copies (store, id, &error);

  g_assert_no_error (error);
  return copies;
}

/* The report has one thing to do with one other, in these words. */
static void
assert_copy (
    ReadoutStore *store, gint64 id, gint64 other_id, ReadoutCopyKind kind, const char *words)
{
  g_autoptr (GPtrArray) copies = list (store, id);
  g_autofree char *description = NULL;

  g_assert_cmpuint (copies->len, ==, 1);
  description = readout_copy_describe (g_ptr_array_index (copies, 0));
  g_assert_cmpint (((ReadoutCopy *)g_ptr_array_index (copies, 0))->other_id, ==, other_id);
  g_assert_cmpint (((ReadoutCopy *)g_ptr_array_index (copies, 0))->report_id, ==, id);
  g_assert_cmpint (((ReadoutCopy *)g_ptr_array_index (copies, 0))->kind, ==, kind);
  g_assert_cmpstr (description, ==, words);
}

static void
assert_no_copy (ReadoutStore *store, gint64 id)
{
  g_autoptr (GPtrArray) copies = list (store, id);

  g_assert_cmpuint (copies->len, ==, 0);
}

static gint64
find_source (ReadoutStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutCopyGroups) groups = readout_store_get_copy_groups (store, &error);

  g_assert_no_error (error);
  return readout_copy_groups_find (groups, id);
}

static void
answer (ReadoutStore *store, gint64 id, gint64 earlier_id, gboolean is_version)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_store_answer_version (store, id, earlier_id, is_version, &error));
  g_assert_no_error (error);
}

static ReadoutReportState
get_state (ReadoutStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, id, &error);

  g_assert_no_error (error);
  return report->state;
}

static void
undo (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_store_undo (store, &error));
  g_assert_no_error (error);
}

static void
redo (ReadoutStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_store_redo (store, &error));
  g_assert_no_error (error);
}

static void
remove_report (ReadoutStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  g_assert_true (readout_store_remove_reports (store, ids, &error));
  g_assert_no_error (error);
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
test_plain_words (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean same;
  } cases[] = {
    { "“Don’t,” she said.", "\"Don't\" - she SAID", TRUE },
    { "the so\xc2\xad"
      "called  off\xc2\xa0"
      "ice",
      "The so\xe2\x80\x8b"
      "called off ice!",
      TRUE },
    { "the ofﬁce", "The office", TRUE },
    { "caf\xc3\xa9", "cafe\xcc\x81", TRUE },
    { "2.4 million", "24 million", FALSE },
    { "a b", "ab", FALSE },
    { "one two", "two one", FALSE },
    { "東京で会談", "東京 で 会談", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true ((readout_plain_words_hash (cases[i].a, -1) ==
                      readout_plain_words_hash (cases[i].b, -1)) == cases[i].same);
    }
  g_assert_cmpuint (readout_plain_words_hash (" – … “”", -1), ==, 0);
  /* Megabytes of letters with no blank are many words. */
  {
    g_autofree char *letters = g_strnfill (1 << 20, 'a');
    const char *start = letters;
    guint n = 0;

    for (const char *place = letters; readout_plain_word_next (&place, letters + (1 << 20), &start);
         n++)
      g_assert_cmpint (place - start, <=, 260);
    g_assert_cmpuint (n, ==, 4096);
  }
  {
    g_autoptr (GString) keys = g_string_new (NULL);

    readout_plain_words_append (keys, "It’s 2.4 km – “Über” café.");
    g_assert_cmpstr (keys->str, ==, "it's 2.4 km über café");
  }
}

/* Signatures are kept in files that go from machine to machine: these numbers never change. */
static void
test_signature (void)
{
  g_autoptr (ReadoutShingles) shingles = make_shingles (bridge, NULL);
  ReadoutSignature signature;
  ReadoutSignature again;
  guint8 bytes[READOUT_SIGNATURE_LENGTH];
  guint64 bands[READOUT_SIGNATURE_BANDS];
  g_autofree char *sum = NULL;

  readout_shingles_sign (shingles, &signature);
  readout_signature_to_bytes (&signature, bytes);
  sum = g_compute_checksum_for_data (G_CHECKSUM_MD5, bytes, sizeof bytes);
  readout_signature_get_bands (&signature, bands);
  g_test_message ("%s %" G_GINT64_MODIFIER "x %" G_GINT64_MODIFIER "x", sum,
                  readout_shingles_get_words (shingles), bands[0]);
  g_assert_cmpstr (sum, ==, "97a73e7001b116a96a364800ac382785");
  g_assert_cmphex (readout_shingles_get_words (shingles), ==,
                   G_GUINT64_CONSTANT (0x767fdd232f6cd60c));
  g_assert_cmphex (bands[0], ==, G_GUINT64_CONSTANT (0xce064dfa76f1));
  g_assert_true (readout_signature_from_bytes (&again, bytes, sizeof bytes));
  g_assert_cmpmem (&signature, sizeof signature, &again, sizeof again);
  g_assert_false (readout_signature_from_bytes (&again, bytes, sizeof bytes - 1));
}

/* The estimates come near what comparing finds. */
static void
test_overlap (void)
{
  g_autofree char *half = g_strndup (bridge, strlen (bridge) / 2);
  g_autofree char *both = g_strconcat (bridge, "\n", harbour, NULL);
  g_autoptr (ReadoutShingles) whole = make_shingles (bridge, NULL);
  g_autoptr (ReadoutShingles) start = make_shingles (half, NULL);
  g_autoptr (ReadoutShingles) merged = make_shingles (both, NULL);
  g_autoptr (ReadoutShingles) other = make_shingles (harbour, NULL);
  g_autoptr (ReadoutShingles) empty = make_shingles ("", NULL);
  struct
  {
    ReadoutShingles *a;
    ReadoutShingles *b;
    double resemblance;
    double containment;
  } cases[] = {
    { whole, whole, 1, 1 },     { whole, start, 0.5, 1 }, { whole, merged, 0.65, 1 },
    { other, merged, 0.35, 1 }, { whole, other, 0, 0 },
  };
  ReadoutOverlap overlap;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ReadoutSignature a;
      ReadoutSignature b;
      double resemblance;

      readout_shingles_sign (cases[i].a, &a);
      readout_shingles_sign (cases[i].b, &b);
      readout_shingles_compare (cases[i].a, cases[i].b, &overlap);
      g_assert_cmpfloat_with_epsilon (overlap.resemblance, cases[i].resemblance, 0.06);
      g_assert_cmpfloat_with_epsilon (MAX (overlap.share, overlap.other_share),
                                      cases[i].containment, 0.06);
      resemblance = readout_signature_estimate_resemblance (&a, &b);
      /* Three standard deviations of 96 numbers at one half. */
      g_assert_cmpfloat_with_epsilon (resemblance, overlap.resemblance, 0.16);
      g_assert_cmpfloat_with_epsilon (readout_signature_estimate_containment (
                                          resemblance, readout_shingles_count_words (cases[i].a),
                                          readout_shingles_count_words (cases[i].b)),
                                      cases[i].containment, 0.3);
    }
  readout_shingles_compare (whole, empty, &overlap);
  g_assert_cmpfloat (overlap.resemblance, ==, 0);
  g_assert_cmpfloat (overlap.share, ==, 0);
  g_assert_cmpfloat (overlap.other_share, ==, 0);
  g_assert_cmpuint (readout_shingles_get_words (empty), ==, 0);
}

/* What stands before the text does not count: another outlet has other lines there. */
static void
test_head (void)
{
  static const struct
  {
    const char *before;
    const char *title;
    gboolean same;
  } cases[] = {
    { "Bridge closes in May\n\n", "“Bridge closes in May”", TRUE },
    { "# Bridge closes!\n\n", "Bridge closes", TRUE },
    { "Bridge closes in May\nBy Mara Linden\n\nDaily Lund, 5 March 2024, 10:15\n\n", NULL, TRUE },
    { "BRIDGE CLOSES\n\nLUND, March 5 (TPA) -- ", NULL, TRUE },
    { "Correction: it is June.\n\n", "Bridge closes in May", FALSE },
    { "The mayor “will not wait.”\n\n", "Bridge closes in May", FALSE },
  };
  g_autoptr (ReadoutShingles) plain = make_shingles (bridge, "City shuts bridge");
  g_autoptr (ReadoutShingles) only = make_shingles ("Bridge closes", "Bridge closes");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *string = g_strconcat (cases[i].before, bridge, NULL);
      g_autoptr (ReadoutShingles) shingles = make_shingles (string, cases[i].title);

      g_test_message ("%s", cases[i].before);
      g_assert_true ((readout_shingles_get_words (plain) ==
                      readout_shingles_get_words (shingles)) == cases[i].same);
    }
  g_assert_cmphex (readout_shingles_get_words (only), !=, 0);
}

/* --- Links ------------------------------------------------------------------------------------ */

static void
test_same_text (SampleFile *file, gconstpointer data)
{
  g_autofree char *titled = g_strconcat ("# City shuts bridge\n\n", bridge, NULL);
  g_autofree char *typed = NULL;
  const Article first = { bridge, "Bridge closes", "Daily Lund", "2024-03-05", NULL };
  Article second = { NULL, "City shuts bridge", "Northern Wire", "2024-03-06", NULL };
  const Article third = { harbour, "Boats stay in port", "Daily Lund", "2024-03-07", NULL };
  ReadoutStore *store = sample_open (file->path);
  gint64 ids[3];
  g_auto (GStrv) parts = g_strsplit (titled, "“", -1);

  typed = g_strjoinv ("\"", parts);
  second.text = typed;
  ids[0] = add (store, &first);
  assert_no_copy (store, ids[0]);
  ids[1] = add (store, &second);
  ids[2] = add (store, &third);
  assert_copy (store, ids[0], ids[1], READOUT_COPY_SAME,
               "Same text as “City shuts bridge” (Northern Wire)");
  assert_copy (store, ids[1], ids[0], READOUT_COPY_SAME,
               "Same text as “Bridge closes” (Daily Lund)");
  assert_no_copy (store, ids[2]);
  g_assert_cmpint (find_source (store, ids[1]), ==, ids[0]);
  g_assert_cmpint (find_source (store, ids[2]), ==, ids[2]);

  /* Gone and back with the report. */
  remove_report (store, ids[0]);
  assert_no_copy (store, ids[1]);
  g_assert_cmpint (find_source (store, ids[1]), ==, ids[1]);
  undo (store);
  assert_copy (store, ids[1], ids[0], READOUT_COPY_SAME,
               "Same text as “Bridge closes” (Daily Lund)");
  sample_check (store);
  sample_close (store);
}

/* @text without its last @n_paragraphs paragraphs, which each end with a blank line. */
static char *
cut_tail (const char *text, guint n_paragraphs)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  guint n = g_strv_length (paragraphs);

  for (guint i = n - n_paragraphs; i < n; i++)
    g_clear_pointer (&paragraphs[i], g_free);
  return g_strjoinv ("\n\n", paragraphs);
}

static void
test_near_copy (SampleFile *file, gconstpointer data)
{
  g_autofree char *cut = cut_tail (bridge, 1);
  g_autofree char *short_cut = cut_tail (bridge, 3);
  g_autofree char *roundup = g_strconcat (bridge, "\n", harbour, NULL);
  const Article whole = { bridge, "Bridge closes", "Northern Wire", "2024-03-05", NULL };
  const Article shortened = { cut, "Old bridge to close", "Daily Lund", "2024-03-06", NULL };
  const Article brief = { short_cut, "In brief", "Evening Post", "2024-03-06", NULL };
  const Article boats = { harbour, "Boats stay in port", "Coast Radio", "2024-03-07", NULL };
  const Article week = { roundup, "The week", "Coast Weekly", "2024-03-10", NULL };
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *words = NULL;
  gint64 ids[5];

  ids[0] = add (store, &whole);
  ids[1] = add (store, &shortened);
  assert_copy (store, ids[1], ids[0], READOUT_COPY_NEAR,
               "Near copy of “Bridge closes” (Northern Wire), 88 % alike");
  assert_copy (store, ids[0], ids[1], READOUT_COPY_NEAR,
               "Near copy of “Old bridge to close” (Daily Lund), 88 % alike");
  ids[2] = add (store, &brief);
  copies = list (store, ids[2]);
  g_assert_cmpuint (copies->len, ==, 2);
  words = readout_copy_describe (g_ptr_array_index (copies, 0));
  g_assert_cmpstr (words, ==,
                   "Shorter than “Old bridge to close” (Daily Lund), which has 99 % of it");
  ids[3] = add (store, &boats);
  assert_no_copy (store, ids[3]);
  g_assert_cmpint (find_source (store, ids[2]), ==, ids[0]);
  g_assert_cmpint (find_source (store, ids[3]), ==, ids[3]);

  /* A round-up has both, and makes no one source of them. */
  ids[4] = add (store, &week);
  g_clear_pointer (&copies, g_ptr_array_unref);
  copies = list (store, ids[4]);
  g_assert_cmpuint (copies->len, ==, 4);
  g_assert_cmpint (find_source (store, ids[4]), ==, ids[0]);
  g_assert_cmpint (find_source (store, ids[3]), ==, ids[3]);
  sample_check (store);
  sample_close (store);
}

/* What is known of a text is known of every report that has it, whichever stands for it. */
static void
test_stand_in (SampleFile *file, gconstpointer data)
{
  g_autofree char *cut = cut_tail (bridge, 1);
  const Article first = { bridge, "Bridge closes", "Northern Wire", "2024-03-05", NULL };
  const Article second = { bridge, "Bridge to close", "Inland Post", "2024-03-05", NULL };
  const Article near = { cut, "Old bridge", "Daily Lund", "2024-03-06", NULL };
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  gint64 ids[3] = { add (store, &first), add (store, &second), add (store, &near) };
  gint64 n_bands = sample_number (store, "SELECT count(*) FROM fingerprint_band");

  g_assert_cmpint (n_bands, ==, 2 * READOUT_SIGNATURE_BANDS);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM copy"), ==, 1);
  remove_report (store, ids[0]);
  assert_copy (store, ids[2], ids[1], READOUT_COPY_NEAR,
               "Near copy of “Bridge to close” (Inland Post), 88 % alike");
  assert_copy (store, ids[1], ids[2], READOUT_COPY_NEAR,
               "Near copy of “Old bridge” (Daily Lund), 88 % alike");
  g_assert_cmpint (find_source (store, ids[2]), ==, ids[1]);

  /* Gone for good: the other one stands for the text. */
  readout_sql_exec (store, "DELETE FROM undo_entry", &error);
  while (readout_store_tidy (store))
    ;
  g_assert_no_error (error);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report"), ==, 2);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM fingerprint"), ==, 2);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM fingerprint_band"), ==, n_bands);
  assert_copy (store, ids[2], ids[1], READOUT_COPY_NEAR,
               "Near copy of “Bridge to close” (Inland Post), 88 % alike");
  sample_check (store);
  sample_close (store);
}

/* --- Versions --------------------------------------------------------------------------------- */

static void
test_version (SampleFile *file, gconstpointer data)
{
  g_autofree char *changed =
      g_strconcat (bridge, "\nCorrection: the closure begins in June.\n", NULL);
  const Article first = { bridge, "Bridge closes", "Daily Lund", "2024-03-05",
                          "https://www.lund.example/a/bridge?utm_source=x" };
  const Article later = { changed, "Old bridge closes in June", "Daily Lund",
                          "2024-03-06T08:00:00Z", "https://lund.example/a/bridge/" };
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  gint64 earlier_id = add (store, &first);
  gint64 later_id = add (store, &later);

  assert_copy (store, later_id, earlier_id, READOUT_COPY_LATER,
               "Looks like a later version of “Bridge closes” (Daily Lund)");
  assert_copy (store, earlier_id, later_id, READOUT_COPY_EARLIER,
               "Looks like an earlier version of “Old bridge closes in June” (Daily Lund)");
  /* Offered only. */
  g_assert_cmpint (get_state (store, earlier_id), ==, READOUT_REPORT_STATE_CURRENT);
  g_assert_cmpint (find_source (store, later_id), ==, earlier_id);

  answer (store, later_id, earlier_id, TRUE);
  g_assert_cmpint (get_state (store, earlier_id), ==, READOUT_REPORT_STATE_CORRECTED);
  assert_copy (store, later_id, earlier_id, READOUT_COPY_LATER,
               "Later version of “Bridge closes” (Daily Lund)");
  {
    g_autofree char *name = readout_store_dup_undo_name (store);

    g_assert_cmpstr (name, ==, "Mark Earlier Version as Corrected");
  }
  undo (store);
  g_assert_cmpint (get_state (store, earlier_id), ==, READOUT_REPORT_STATE_CURRENT);
  assert_copy (store, later_id, earlier_id, READOUT_COPY_LATER,
               "Looks like a later version of “Bridge closes” (Daily Lund)");
  redo (store);
  g_assert_cmpint (get_state (store, earlier_id), ==, READOUT_REPORT_STATE_CORRECTED);
  undo (store);

  /* No version: then it is what the words say that it is, for good. */
  answer (store, later_id, earlier_id, FALSE);
  g_assert_cmpint (get_state (store, earlier_id), ==, READOUT_REPORT_STATE_CURRENT);
  assert_copy (store, later_id, earlier_id, READOUT_COPY_NEAR,
               "Near copy of “Bridge closes” (Daily Lund), 98 % alike");
  g_assert_true (readout_store_set_report_field (store, later_id, READOUT_REPORT_FIELD_AUTHOR,
                                                 "Ada Hult", &error));
  g_assert_true (readout_store_set_report_field (store, later_id, READOUT_REPORT_FIELD_PUBLISHED,
                                                 "2024-03-07", &error));
  while (readout_store_tidy (store))
    ;
  assert_copy (store, later_id, earlier_id, READOUT_COPY_NEAR,
               "Near copy of “Bridge closes” (Daily Lund), 98 % alike");
  undo (store);
  undo (store);
  undo (store);
  assert_copy (store, later_id, earlier_id, READOUT_COPY_LATER,
               "Looks like a later version of “Bridge closes” (Daily Lund)");

  g_assert_false (readout_store_answer_version (store, earlier_id, later_id, TRUE, &error));
  g_assert_error (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NO_RECORD);
  sample_check (store);
  sample_close (store);
}

static void
test_no_version (SampleFile *file, gconstpointer data)
{
  static const struct
  {
    const char *what;
    Article article;
    gboolean offered;
  } cases[] = {
    { "same headline, other words before",
      { NULL, "Morning Briefing", "Daily Lund", "2024-03-06", NULL },
      FALSE },
    { "same headline", { NULL, "“Bridge” closes", "Daily Lund", "2024-03-06", NULL }, TRUE },
    { "same headline, other outlet",
      { NULL, "Bridge closes", "Inland Post", "2024-03-06", NULL },
      FALSE },
    { "same headline, no outlet", { NULL, "Bridge closes", NULL, "2024-03-06", NULL }, FALSE },
    { "same headline, same day",
      { NULL, "Bridge closes", "Daily Lund", "2024-03-05", NULL },
      FALSE },
    { "same headline, no date", { NULL, "Bridge closes", "Daily Lund", NULL, NULL }, FALSE },
    { "same address, no outlet",
      { NULL, "Closed!", NULL, "2024-03-06", "http://lund.example/a/bridge" },
      TRUE },
    { "same address, other outlet",
      { NULL, "Closed!", "Inland Post", "2024-03-06", "http://lund.example/a/bridge" },
      FALSE },
    { "another page",
      { NULL, "Closed!", "Daily Lund", "2024-03-06", "http://lund.example/a/bridge?page=2" },
      FALSE },
    { "earlier", { NULL, "Bridge closes", "Daily Lund", "2024-03", NULL }, FALSE },
    { "before", { NULL, "Bridge closes", "Daily Lund", "2023", NULL }, TRUE },
  };
  const Article first = { bridge, "Bridge closes", "Daily Lund", "2024-03-05",
                          "https://www.lund.example/a/bridge" };
  const Article briefing = { harbour, "Morning Briefing", "Daily Lund", "2024-03-04",
                             "https://www.lund.example/" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ReadoutStore *store = sample_open (file->path);
      g_autofree char *text = cut_tail (bridge, 1);
      Article article = cases[i].article;
      gint64 id;

      g_test_message ("%s", cases[i].what);
      article.text = text;
      add (store, &first);
      add (store, &briefing);
      id = add (store, &article);
      g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report_version"), ==,
                       cases[i].offered);
      g_assert_cmpint (id, ==, 3);
      sample_close (store);
      g_unlink (file->path);
    }
}

/* The person says which outlet it is: then it is offered; and not any more when that is undone. */
static void
test_described_later (SampleFile *file, gconstpointer data)
{
  g_autofree char *cut = cut_tail (bridge, 1);
  const Article first = { bridge, "Bridge closes", "Daily Lund", "2024-03-05", NULL };
  const Article later = { cut, "Bridge closes", NULL, "2024-03-06", NULL };
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (GError) error = NULL;
  gint64 id;

  add (store, &first);
  id = add (store, &later);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report_version"), ==, 0);
  g_assert_true (readout_store_set_report_field (store, id, READOUT_REPORT_FIELD_OUTLET,
                                                 "daily lund", &error));
  g_assert_true (readout_store_find_copies (store, NULL, &error));
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report_version"), ==, 1);
  undo (store);
  g_assert_true (readout_store_find_copies (store, NULL, &error));
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM report_version"), ==, 0);
  g_assert_no_error (error);
  sample_close (store);
}

/* --- Projects --------------------------------------------------------------------------------- */

/* A project of before: what is in it is found when there is time, and when it is asked for. */
static void
test_old_project (SampleFile *file, gconstpointer data)
{
  g_autofree char *fixture =
      g_build_filename (g_getenv ("READOUT_FIXTURES"), "projects", "v3.readout", NULL);
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autofree char *lazily = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *dump = NULL;
      ReadoutStore *store;

      g_file_get_contents (fixture, &contents, &length, &error);
      g_assert_no_error (error);
      g_file_set_contents (file->path, contents, (gssize)length, &error);
      g_assert_no_error (error);
      g_clear_pointer (&contents, g_free);
      store = sample_open (file->path);
      g_assert_cmpint (sample_number (store, "SELECT count(*) FROM fingerprint"), ==, 0);
      if (i == 0)
        while (readout_store_tidy (store))
          ;
      else
        g_assert_true (readout_store_find_copies (store, NULL, &error));
      g_assert_cmpint (sample_number (store, "SELECT count(*) FROM fingerprint"), ==, 5);
      g_assert_cmpint (sample_number (store, "SELECT count(*) FROM copy"), >, 0);
      dump = sample_dump (store);
      if (i == 0)
        lazily = g_steal_pointer (&dump);
      else
        sample_assert_same (dump, lazily);
      sample_check (store);
      /* Nothing of that is for the person to undo. */
      g_assert_cmpint (
          sample_number (store, "SELECT count(*) FROM undo_step WHERE sql LIKE '%copy%'"), ==, 0);
      sample_close (store);
      g_unlink (file->path);
    }
}

/* However many reports are the same or nearly so, each has few links. */
static void
test_many (SampleFile *file, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ReadoutStore *store = sample_open (file->path);
  g_autoptr (ReadoutCopyGroups) groups = NULL;
  g_autoptr (GPtrArray) copies = NULL;

  g_assert_true (readout_store_begin (store, "Import", &error));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = g_strdup_printf ("%sReported by number %u.\n", bridge, i);
      g_autofree char *outlet = g_strdup_printf ("Outlet %u", i);
      const Article same = { bridge, "Bridge", outlet, "2024-03-05", NULL };
      const Article near = { text, "Bridge", outlet, "2024-03-05", NULL };

      add (store, &same);
      add (store, &near);
    }
  g_assert_true (readout_store_commit (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM fingerprint_band"), ==,
                   301 * READOUT_SIGNATURE_BANDS);
  g_assert_cmpint (sample_number (store, "SELECT count(*) FROM copy"), <=, 301 * 4);
  groups = readout_store_get_copy_groups (store, &error);
  g_assert_no_error (error);
  for (gint64 id = 1; id <= 600; id++)
    g_assert_cmpint (readout_copy_groups_find (groups, id), ==, 1);
  copies = list (store, 600);
  g_assert_cmpuint (copies->len, >, 0);
  g_assert_cmpuint (copies->len, <=, 20);
  sample_close (store);
}

/* --- Groups ----------------------------------------------------------------------------------- */

static void
test_groups (void)
{
  static const struct
  {
    gint64 id;
    gint64 other_id;
    double share;
    double other_share;
  } links[] = {
    { 2, 1, 0.9, 0.9 },    { 3, 2, 0.8, 0.9 },                          /* copies of copies */
    { 10, 11, 0.3, 0.9 },  { 10, 12, 0.4, 0.9 },  { 10, 13, 0.3, 0.9 }, /* a round-up */
    { 12, 13, 0.9, 0.9 }, /* of two, one of them twice */
    { 21, 20, 0.95, 0.2 }, { 22, 21, 0.9, 0.95 }, { 22, 20, 0.9, 0.2 }, /* shortened, and copied */
  };
  static const gint64 expected[][2] = { { 1, 1 },   { 2, 1 },   { 3, 1 },   { 4, 4 },
                                        { 10, 10 }, { 11, 11 }, { 12, 12 }, { 13, 12 },
                                        { 20, 20 }, { 21, 20 }, { 22, 20 } };

  /* In any order. */
  for (guint shift = 0; shift < G_N_ELEMENTS (links); shift++)
    {
      g_autoptr (ReadoutCopyGroups) groups = readout_copy_groups_new ();

      for (guint i = 0; i < G_N_ELEMENTS (links); i++)
        {
          guint j = (i + shift) % G_N_ELEMENTS (links);

          readout_copy_groups_link (groups, links[j].id, links[j].other_id, links[j].share,
                                    links[j].other_share);
        }
      readout_copy_groups_settle (groups);
      for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        g_assert_cmpint (readout_copy_groups_find (groups, expected[i][0]), ==, expected[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/copies/plain-words", test_plain_words);
  g_test_add_func ("/copies/signature", test_signature);
  g_test_add_func ("/copies/overlap", test_overlap);
  g_test_add_func ("/copies/head", test_head);
  g_test_add_func ("/copies/groups", test_groups);
#define ADD(path, function)                                                                        \
  g_test_add (path, SampleFile, NULL, sample_file_set_up, function, sample_file_tear_down)
  ADD ("/copies/same-text", test_same_text);
  ADD ("/copies/near-copy", test_near_copy);
  ADD ("/copies/stand-in", test_stand_in);
  ADD ("/copies/version", test_version);
  ADD ("/copies/no-version", test_no_version);
  ADD ("/copies/described-later", test_described_later);
  ADD ("/copies/old-project", test_old_project);
  ADD ("/copies/many", test_many);
#undef ADD

  return g_test_run ();
}
