/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Formats: what a document becomes, and what is said of one that is none.
 */
#include "formats/readout-formats.h"

#include <string.h>

static ReadoutReport *
import_named (const char *data, gssize length, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, length < 0 ? strlen (data) : (gsize)length);
  g_autoptr (GPtrArray) reports = readout_formats_read (bytes, name, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reports);
  g_assert_cmpuint (reports->len, ==, 1);
  return g_object_ref (g_ptr_array_index (reports, 0));
}

static void
assert_text (ReadoutReport *report, const char *expected)
{
  g_assert_cmpstr (readout_text_get_string (report->text, NULL), ==, expected);
}

static void
assert_refused (const char *data, gsize length, ReadoutImportError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GPtrArray) reports = readout_formats_read (bytes, NULL, &error);

  g_assert_null (reports);
  g_assert_error (error, READOUT_IMPORT_ERROR, (int)code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_bytes_kept (void)
{
  const char *text =
      "Title\n\nOdd  spaces,\ttabs,\302\240NBSP, \342\200\234quotes\342\200\235.  \n\n\n\nEnd";
  g_autoptr (ReadoutReport) report = import_named (text, -1, "a/b/note.txt");
  gsize length;

  assert_text (report, text);
  g_assert_cmpstr (report->media_type, ==, "text/plain");
  g_assert_null (report->path);
  g_assert_cmpmem (g_bytes_get_data (report->original, &length), length, text, strlen (text));
}

static void
test_line_ends (void)
{
  g_autoptr (ReadoutReport) dos = import_named ("One.\r\n\r\nTwo.\r\n", -1, NULL);
  g_autoptr (ReadoutReport) mac = import_named ("One.\r\rTwo.\r", -1, NULL);

  assert_text (dos, "One.\n\nTwo.\n");
  assert_text (mac, "One.\n\nTwo.\n");
}

static void
test_encodings (void)
{
  const char *words = "Caf\303\251 \342\200\234ouvert\342\200\235\n";
  const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *marked = g_strconcat ("\357\273\277", words, NULL);
      gsize length;
      g_autofree char *data = g_convert (marked, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (ReadoutReport) report = import_named (data, length, "note.txt");

      assert_text (report, words);
      g_assert_false (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_LANGUAGE));
    }
}

#define RUSSIAN                                                                                    \
  "Мэр города сообщил, что мост закроют весной. Жители недовольны, но работы начнутся в срок.\n"

static void
test_legacy_encodings (void)
{
  const char *words =
      "The mayor of S\303\243o Tom\303\251 said \342\200\234no\342\200\235 \342\200\223 twice.\n";
  g_autofree char *legacy = g_convert (words, -1, "WINDOWS-1252", "UTF-8", NULL, NULL, NULL);
  g_autoptr (ReadoutReport) report = import_named (legacy, -1, "note.txt");
  g_autofree char *russian = g_convert (RUSSIAN, -1, "WINDOWS-1251", "UTF-8", NULL, NULL, NULL);
  g_autoptr (ReadoutReport) cyrillic = NULL;
  const char *unmarked = "T\0h\0e\0 \0e\0n\0d\0.\0";
  g_autoptr (ReadoutReport) wide = import_named (unmarked, 16, "note.txt");
  const char *cut = "Sch\303\266ne Gr\303\274\303\237e aus K\303\266ln \342\200";
  g_autoptr (ReadoutReport) truncated = import_named (cut, -1, "note.txt");

  assert_text (report, words);
  g_assert_true (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_LANGUAGE));
  assert_text (wide, "The end.");
  g_assert_true (
      g_str_has_prefix (readout_text_get_string (truncated->text, NULL), "Sch\303\266ne"));
  cyrillic = import_named (russian, -1, "note.txt");
  assert_text (cyrillic, RUSSIAN);
  g_assert_true (readout_report_is_doubtful (cyrillic, READOUT_REPORT_FIELD_LANGUAGE));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *data;
    gsize length;
    const char *words;
  } cases[] = {
    { "\320\317\021\340\241\261\032\341....", 12, "old Microsoft" },
    { "\211PNG\r\n\032\n", 8, "image" },
    { "\377\330\377\340", 4, "image" },
    { "SQLite format 3\0", 16, "project" },
    { "<?xml version=\"1.0\"?><note/>", 28, "XML" },
    { "text\0text\0", 10, "binary" },
    { "\001\002\003\004\005\006", 6, "binary" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].data, cases[i].length, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT,
                    cases[i].words);
  assert_refused ("", 0, READOUT_IMPORT_ERROR_EMPTY, "empty");
  assert_refused (" \n\t\n", 4, READOUT_IMPORT_ERROR_EMPTY, "no text");
  assert_refused ("\357\273\277", 3, READOUT_IMPORT_ERROR_EMPTY, "no text");
}

/* Any start of any document is a report or a reason, never a crash. */
static void
test_noise (void)
{
  const char *const pieces[] = { "By ",        "(",        "/TASS/",   "KYIV, ",  "22 ",
                                 "February ",  "2022",     "\n",       "\n\n",    "—",
                                 " - ",        "©",        "Outlet:",  "http://", "---\n",
                                 "# ",         "\303\251", "\342\200", "\0x",     "1",
                                 "Reuters",    "> ",       "- ",       "[",       "*",
                                 "Copyright ", "Date: ",   ")" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) reports = NULL;
      g_autoptr (GError) error = NULL;
      ReadoutReport *report;

      for (int n = g_rand_int_range (rand, 1, 14); n > 0; n--)
        g_string_append (string, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      bytes = g_bytes_new (string->str, string->len);
      reports = readout_formats_read (bytes, i % 2 == 0 ? "x.md" : NULL, &error);
      g_assert_true ((reports != NULL) == (error == NULL));
      report = reports != NULL ? g_ptr_array_index (reports, 0) : NULL;
      for (guint j = 0; report != NULL && j < readout_text_get_paragraphs (report->text)->len; j++)
        {
          ReadoutSpan span =
              g_array_index (readout_text_get_paragraphs (report->text), ReadoutParagraph, j).span;
          g_autofree char *words = readout_text_dup_span (report->text, span);

          g_assert_true (g_utf8_validate (words, -1, NULL));
        }
    }
}

typedef struct
{
  const char *text;
  const char *title;
  const char *outlet;
  const char *author;
  const char *published;
  const char *url;
} Sample;

static void
check_sample (const Sample *sample, const char *name)
{
  g_autoptr (ReadoutReport) report = import_named (sample->text, -1, name);

  g_test_message ("%s", sample->text);
  g_assert_cmpstr (report->title, ==, sample->title);
  g_assert_cmpstr (report->outlet, ==, sample->outlet);
  g_assert_cmpstr (report->author, ==, sample->author);
  g_assert_cmpstr (report->published, ==, sample->published);
  g_assert_cmpstr (report->url, ==, sample->url);
}

#define TEXT "The harbour master said that the ferry would sail again when the wind had turned.\n"

static void
test_metadata (void)
{
  static const Sample samples[] = {
    { "Ferry stays in port\n\nKYIV, 22 February 2022 (Reuters) – " TEXT "\n" TEXT,
      "Ferry stays in port", "Reuters", NULL, "2022-02-22", NULL },
    { "Ferry stays in port\n\nMOSCOW (AP) \342\200\224 " TEXT "\n" TEXT, "Ferry stays in port",
      "AP", NULL, NULL, NULL },
    { "Ferry stays in port\n\nMOSCOW, February 22, 2022. /TASS/. " TEXT "\n" TEXT,
      "Ferry stays in port", "TASS", NULL, "2022-02-22", NULL },
    { "LONDON, Feb 22 (Reuters) - " TEXT "\n" TEXT "\n(c) Copyright Thomson Reuters 2022.", NULL,
      "Reuters", NULL, NULL, NULL },
    { "BEIJING, Feb. 22 (Xinhua) -- " TEXT "\n" TEXT "\n\302\251 2022 Xinhua. All rights reserved.",
      NULL, "Xinhua", NULL, "2022-02-22", NULL },
    { "Ferry stays in port\n\nBy Jane Doe, Al Jazeera\n\nTuesday, February 22, 2022\n\n" TEXT
      "\n" TEXT,
      "Ferry stays in port", "Al Jazeera", "Jane Doe", "2022-02-22", NULL },
    { "Ferry stays in port\nBy JANE DOE and Ali bin Said in Kyiv | Updated 22 Feb 2022 06:30 GMT\n\n" TEXT
      "\n" TEXT,
      "Ferry stays in port", NULL, "JANE DOE and Ali bin Said", "2022-02-22T06:30:00Z", NULL },
    { "Ferry stays in port\n\nBy Jo Ray, Transport Correspondent\nThe Quay Times\n3rd of May 2021\nhttps://quay.example/1\n\n" TEXT
      "\n" TEXT,
      "Ferry stays in port", "The Quay Times", "Jo Ray", "2021-05-03", "https://quay.example/1" },
    { "Outlet: The Quay Times\nDate: 2021-05-03\nAuthor: Jo Ray\nURL: https://quay.example/1\n\nFerry stays in port\n\n" TEXT,
      "Ferry stays in port", "The Quay Times", "Jo Ray", "2021-05-03", "https://quay.example/1" },
    { "Ferry stays in port\n\nhttps://www.bbc.co.uk/news/1\n\n" TEXT "\n" TEXT,
      "Ferry stays in port", "BBC News", NULL, NULL, "https://www.bbc.co.uk/news/1" },
    { "Ferry stays in port\n\nThursday, May 6, 2021 " TEXT "\n" TEXT, "Ferry stays in port", NULL,
      NULL, "2021-05-06", NULL },
    { "Ferry stays in port\n\nMay 6, 2021, was the day of the storm. " TEXT "\n" TEXT,
      "Ferry stays in port", NULL, NULL, NULL, NULL },
    { "Source: ferry stays in port\n\n" TEXT "\n" TEXT, "Source: ferry stays in port", NULL, NULL,
      NULL, NULL },
    { "By Monday the storm had gone.\n\n" TEXT "\n" TEXT, "By Monday the storm had gone", NULL,
      NULL, NULL, NULL },
    { TEXT TEXT TEXT TEXT,
      "The harbour master said that the ferry would sail again when the wind had turned", NULL,
      NULL, NULL, NULL },
    { TEXT, NULL, NULL, NULL, NULL, NULL },
  };
  Sample named = {
    "Ferry stays in port\n\n" TEXT, "Ferry stays in port", NULL, NULL, "2021-05-03", NULL
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    check_sample (&samples[i], "report.txt");
  check_sample (&named, "quay_2021-05-03_ferry.txt");
  check_sample (&named, "20210503-ferry.txt");
}

static void
test_doubt (void)
{
  g_autoptr (ReadoutReport) guessed =
      import_named ("Ferry stays in port\n\nMOSCOW (AP) - " TEXT "\n" TEXT, -1, "a.txt");
  g_autoptr (ReadoutReport) said =
      import_named ("Outlet: AP\nTitle: Ferry\nLanguage: fr\n\n" TEXT, -1, "a.txt");

  g_assert_true (readout_report_is_doubtful (guessed, READOUT_REPORT_FIELD_OUTLET));
  g_assert_true (readout_report_is_doubtful (guessed, READOUT_REPORT_FIELD_TITLE));
  g_assert_true (readout_report_is_doubtful (guessed, READOUT_REPORT_FIELD_LANGUAGE));
  g_assert_cmpstr (guessed->language, ==, "en");
  g_assert_cmpuint (said->doubtful->len, ==, 0);
  g_assert_cmpstr (said->language, ==, "fr");
}

/* What a header line says is no statement of the report: it is in no paragraph. */
static void
test_header_is_no_paragraph (void)
{
  g_autoptr (ReadoutReport) report =
      import_named ("Outlet: Quay Times\nDate: 2021-05-03\n\nFerry stays\n\n" TEXT, -1, "a.txt");
  g_autoptr (ReadoutReport) below =
      import_named ("Ferry stays\nOutlet: Quay Times\nDate: 2021-05-03\n\n" TEXT, -1, "a.txt");
  ReadoutReport *const reports[] = { report, below };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      GArray *paragraphs = readout_text_get_paragraphs (reports[i]->text);
      g_autofree char *first = NULL;

      g_assert_cmpuint (paragraphs->len, ==, 2);
      first = readout_text_dup_span (reports[i]->text,
                                     g_array_index (paragraphs, ReadoutParagraph, 0).span);
      g_assert_cmpstr (first, ==, "Ferry stays");
    }
}

static void
test_hostile_metadata (void)
{
  g_autofree char *long_title = g_strnfill (5000, 'x');
  g_autofree char *text = g_strdup_printf (
      "Title: %s\nOutlet: a\342\200\256b\tc\033[31m\nURL: javascript:alert(1)\nDate: 31 February 2022\n"
      "Language: <script>\n\n" TEXT,
      long_title + 3500);
  g_autoptr (ReadoutReport) report = import_named (text, -1, "a.txt");

  g_assert_cmpuint (g_utf8_strlen (report->title, -1), <=, 501);
  g_assert_cmpstr (report->outlet, ==, "ab c[31m");
  g_assert_null (report->url);
  g_assert_null (report->published);
}

static void
test_markdown (void)
{
  const char *text =
      "---\ntitle: \"The \\\"ferry\\\"\"\nauthors:\n  - Jo Ray\n  - 'Al O''Neil'\n"
      "date: 2021-05-03T06:30:00+02:00\nsource: https://quay.example/1\nsite: Quay Times\n"
      "tags: [a, b]\n---\n\n# Ferry *stays*\n\nSome **bold** words\nwrapped.\n\n- one\n- two\n\n"
      "> quoted\n> words\n";
  const char *const expected[] = { "# Ferry *stays*", "Some **bold** words\nwrapped.", "one", "two",
                                   "quoted\n> words" };
  g_autoptr (ReadoutReport) report = import_named (text, -1, "a.md");
  GArray *paragraphs = readout_text_get_paragraphs (report->text);

  assert_text (report, text);
  g_assert_cmpstr (report->media_type, ==, "text/markdown");
  g_assert_cmpstr (report->title, ==, "The \"ferry\"");
  g_assert_cmpstr (report->author, ==, "Jo Ray, Al O'Neil");
  g_assert_cmpstr (report->published, ==, "2021-05-03T06:30:00+02:00");
  g_assert_cmpstr (report->url, ==, "https://quay.example/1");
  g_assert_cmpstr (report->outlet, ==, "Quay Times");
  g_assert_cmpuint (paragraphs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < paragraphs->len; i++)
    {
      g_autofree char *words = readout_text_dup_span (
          report->text, g_array_index (paragraphs, ReadoutParagraph, i).span);

      g_assert_cmpstr (words, ==, expected[i]);
    }
}

static void
test_markdown_heading (void)
{
  g_autoptr (ReadoutReport) named = import_named (
      "Ferry *stays* [in](http://x.example) port\n===\n\n*By Jo Ray*\n\n" TEXT, -1, "a.md");
  g_autoptr (ReadoutReport) pasted = import_named ("# Ferry stays\n\n" TEXT, -1, NULL);
  g_autoptr (ReadoutReport) plain = import_named ("# Ferry stays\n\n" TEXT, -1, "a.txt");

  g_assert_cmpstr (named->title, ==, "Ferry stays in port");
  g_assert_false (readout_report_is_doubtful (named, READOUT_REPORT_FIELD_TITLE));
  g_assert_cmpstr (named->author, ==, "Jo Ray");
  g_assert_cmpstr (pasted->media_type, ==, "text/markdown");
  g_assert_cmpstr (plain->media_type, ==, "text/plain");
}

static void
test_languages (void)
{
  static const struct
  {
    const char *words;
    const char *language;
  } cases[] = {
    { "The mayor said that the bridge will be closed in spring, and nobody is happy with it.",
      "en" },
    { "Der Bürgermeister sagte, die Brücke werde im Frühjahr geschlossen; die Anwohner sind verärgert.",
      "de" },
    { "Le maire a annoncé que le pont sera fermé au printemps, ce qui ne plaît guère aux habitants.",
      "fr" },
    { RUSSIAN, "ru" },
    { "Мер міста повідомив, що міст закриють навесні. Мешканці незадоволені, але роботи почнуться вчасно.",
      "uk" },
    { "قال رئيس البلدية إن الجسر سيغلق في الربيع، وإن السكان غير راضين عن هذا القرار المفاجئ",
      "ar" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReadoutReport) report = import_named (cases[i].words, -1, NULL);

      g_assert_cmpstr (report->language, ==, cases[i].language);
      g_assert_true (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_LANGUAGE));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/formats/bytes-kept", test_bytes_kept);
  g_test_add_func ("/formats/line-ends", test_line_ends);
  g_test_add_func ("/formats/encodings", test_encodings);
  g_test_add_func ("/formats/legacy-encodings", test_legacy_encodings);
  g_test_add_func ("/formats/languages", test_languages);
  g_test_add_func ("/formats/refused", test_refused);
  g_test_add_func ("/formats/noise", test_noise);
  g_test_add_func ("/formats/metadata", test_metadata);
  g_test_add_func ("/formats/metadata/doubt", test_doubt);
  g_test_add_func ("/formats/metadata/header-is-no-paragraph", test_header_is_no_paragraph);
  g_test_add_func ("/formats/metadata/hostile", test_hostile_metadata);
  g_test_add_func ("/formats/markdown", test_markdown);
  g_test_add_func ("/formats/markdown/heading", test_markdown_heading);

  return g_test_run ();
}
