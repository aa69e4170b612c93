/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The console program as a script uses it: commands, output, exit status, interruptions.
 */
#include "cli-fixture.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_help (Fixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "brief",  "import", "export", "statements",
                                          "stance", "text",   "check" };

  RUN (fixture, "--help");
  assert_status (fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    assert_holds (fixture->out, commands[i]);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("readout-cli %s", commands[i]);

      RUN (fixture, commands[i], "--help");
      assert_status (fixture, 0);
      assert_holds (fixture->out, usage);
      g_assert_cmpstr (fixture->err, ==, "");
    }
  RUN (fixture, "--version");
  assert_status (fixture, 0);
  assert_holds (fixture->out, "readout-cli ");
}

static void
test_wrong_usage (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[][5] = {
    { NULL },
    { "fly", NULL },
    { "text", NULL },
    { "text", "--fly", NULL },
    { "statements", NULL },
    { "stance", "a.txt", NULL },
    { "import", "a.readout", NULL },
    { "brief", "a.txt", NULL },
    { "brief", "a.txt", "-o", "a.docx", NULL },
    { "brief", "-o", "a.md", NULL },
    { "export", "a.md", NULL },
    { "export", "a.md", "b.md", NULL },
    { "check", NULL },
    { "statements", "a.txt", "--topic", "", NULL },
  };

  write_file (fixture, "a.txt", FERRY);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      run_with_input (fixture, "", wrong[i]);
      assert_status (fixture, 2);
      g_assert_true (g_str_has_prefix (fixture->err, "readout-cli: "));
      g_assert_cmpstr (fixture->out, ==, "");
    }
  g_assert_false (exists (fixture, "a.docx"));
  g_assert_false (exists (fixture, "a.readout"));
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;
  JsonObject *report;

  write_file (fixture, "ferry.txt", FERRY);
  run_with_input (fixture, "Tab\there, \"quoted\" \\ and \001control.\n",
                  (const char *const[]){ "text", "ferry.txt", "none.txt", ".", "-", NULL });
  assert_status (fixture, 1);
  assert_holds (fixture->err, "readout-cli: none.txt: ");
  assert_holds (fixture->err, "readout-cli: .: It is a folder");
  g_assert_cmpuint (count_lines (fixture->out), ==, 2);

  first = get_line (fixture, 0);
  report = json_object_get_object_member (first, "report");
  g_assert_cmpstr (json_object_get_string_member (first, "text"), ==, FERRY);
  g_assert_cmpstr (json_object_get_string_member (report, "path"), ==, "ferry.txt");
  g_assert_cmpstr (json_object_get_string_member (report, "title"), ==, "Ferry stays in port");
  g_assert_cmpstr (json_object_get_string_member (report, "outlet"), ==, "The Quay Times");
  g_assert_cmpstr (json_object_get_string_member (report, "author"), ==, "Jo Ray");
  g_assert_cmpstr (json_object_get_string_member (report, "published"), ==, "2021-05-03");
  g_assert_true (json_object_get_null_member (report, "url"));
  g_assert_cmpstr (json_object_get_string_member (report, "language"), ==, "en");

  second = get_line (fixture, 1);
  g_assert_cmpstr (json_object_get_string_member (second, "text"), ==,
                   "Tab\there, \"quoted\" \\ and \001control.\n");
}

/* The words of the spans of a statement, which count characters. */
static char *
dup_words (JsonObject *line, JsonObject *statement, const char *role)
{
  const char *text = json_object_get_string_member (line, "text");
  JsonArray *spans = json_object_get_array_member (statement, role);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (spans); i++)
    {
      JsonArray *span = json_array_get_array_element (spans, i);
      const char *start = g_utf8_offset_to_pointer (text, json_array_get_int_element (span, 0));
      const char *end = g_utf8_offset_to_pointer (text, json_array_get_int_element (span, 1));

      g_string_append_len (words, start, end - start);
    }
  return g_string_free (words, FALSE);
}

/* The statement whose content holds @words. */
static JsonObject *
find_statement (JsonObject *line, const char *words)
{
  JsonArray *statements = json_object_get_array_member (line, "statements");

  for (guint i = 0; i < json_array_get_length (statements); i++)
    {
      JsonObject *statement = json_array_get_object_element (statements, i);
      g_autofree char *content = dup_words (line, statement, "content");

      if (strstr (content, words) != NULL)
        return statement;
    }
  g_error ("no statement holds “%s”", words);
}

/* Topics that cannot be, that are the same, that occur nowhere: a word for each, and no crash. */
static void
test_bad_topics (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lengthy = g_strnfill (10000, 'x');
  const char *const wrong[] = { "x", "of the", lengthy };
  g_autoptr (JsonObject) line = NULL;
  JsonArray *topics;

  write_file (fixture, "ferry.txt", FERRY);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      RUN (fixture, "statements", "ferry.txt", "--topic", wrong[i]);
      assert_status (fixture, 2);
      g_assert_true (g_str_has_prefix (fixture->err, "readout-cli: --topic: "));
      g_assert_cmpuint (strlen (fixture->err), <, 200);
      RUN (fixture, "brief", "ferry.txt", "-o", "b.md", "--topic", wrong[i]);
      assert_status (fixture, 2);
      g_assert_false (exists (fixture, "b.md"));
    }
  RUN (fixture, "statements", "ferry.txt", "--topic", "The ferry sails again", "--topic",
       " the ferry  sails again. ", "--topic", "Glaciers melt");
  assert_status (fixture, 0);
  assert_holds (fixture->err, "this topic is given twice");
  assert_holds (fixture->err, "Glaciers melt: no statement is about this topic");
  line = get_line (fixture, 0);
  topics = json_object_get_array_member (line, "topics");
  g_assert_cmpuint (json_array_get_length (topics), ==, 2);
  RUN (fixture, "brief", "ferry.txt", "-o", "b.md", "--topic", "Glaciers melt");
  assert_status (fixture, 0);
  assert_holds (fixture->err, "Glaciers melt: no statement is about this topic");
}

static void
test_statements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonObject) line = NULL;
  g_autofree char *content = NULL;
  g_autofree char *source = NULL;
  JsonObject *statement;
  JsonArray *topics;

  write_file (fixture, "ferry.txt", FERRY);
  RUN (fixture, "statements", "ferry.txt", "--topic", "The ferry sails again", "--topic",
       "The harbour is closed");
  assert_status (fixture, 0);
  line = get_line (fixture, 0);
  topics = json_object_get_array_member (line, "topics");
  g_assert_cmpuint (json_array_get_length (topics), ==, 2);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (topics, 1), "proposition"), ==,
      "The harbour is closed");

  statement = find_statement (line, "too rough");
  content = dup_words (line, statement, "content");
  source = dup_words (line, statement, "source");
  assert_holds (content, "The sea is too rough");
  assert_holds (source, "Ann Lee");
  g_assert_cmpstr (json_object_get_string_member (statement, "actor"), ==, "Ann Lee");
  g_assert_cmpstr (json_object_get_string_member (statement, "actor_kind"), ==, "person");
  g_assert_cmpstr (json_object_get_string_member (statement, "quotation"), ==, "direct");
  g_assert_cmpint (json_object_get_int_member (statement, "paragraph"), ==, 3);
  g_assert_true (json_object_get_null_member (statement, "page"));
  g_assert_true (json_object_has_member (statement, "id"));
  g_assert_true (json_object_has_member (statement, "cue"));
  g_assert_true (json_object_has_member (statement, "act"));
  g_assert_true (json_object_has_member (statement, "voices"));
  g_assert_true (json_object_has_member (statement, "negated"));
  g_assert_true (json_object_has_member (statement, "hedged"));
  g_assert_true (json_object_has_member (statement, "stances"));
}

/* Many files on many threads, but printed in order. */
static void
test_statements_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_strdup ("statements"));
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j <= (i * 37) % 50; j++)
        g_string_append_printf (text, "Mayor Ann Lee said that boat %u was late.\n\n", j);
      if (i % 10 != 9)
        write_file (fixture, name, text->str);
      g_ptr_array_add (arguments, g_steal_pointer (&name));
    }
  g_ptr_array_add (arguments, NULL);
  run_with_input (fixture, "", (const char *const *)arguments->pdata);
  assert_status (fixture, 1);
  g_assert_cmpuint (count_lines (fixture->out), ==, 90);
  g_assert_cmpuint (count_lines (fixture->err), ==, 10);
  for (guint i = 0, line = 0; i < 100; i++)
    if (i % 10 != 9)
      {
        g_autoptr (JsonObject) object = get_line (fixture, line++);

        g_assert_cmpstr (json_object_get_string_member (
                             json_object_get_object_member (object, "report"), "path"),
                         ==, arguments->pdata[i + 1]);
      }
}

static void
test_stance (Fixture *fixture, gconstpointer data)
{
  static const char *const labels[] = { "supports", "opposes", "none" };
  static const char *const bad[] = { "line 2: ", "line 3: ", "line 5: ",
                                     "line 6: ", "line 7: ", "line 8: " };
  const char *input =
      "{\"id\":\"a\",\"text\":\"Lima praised Oslo.\",\"source\":[0,4],\"target\":[13,17]}\n"
      "no JSON\n"
      "[1, 2]\n"
      "\n"
      "{\"id\":\"x\",\"text\":\"Lima.\",\"source\":[0,4],\"target\":[3,99]}\n"
      "{\"id\":\"y\",\"text\":\"Lima.\",\"source\":[0,4],\"target\":[3]}\n"
      "{\"id\":\"z\",\"text\":7,\"source\":[0,4],\"target\":[3,4]}\n"
      "{\"id\":\"u\",\"text\":\"Lima.\",\"source\":[3,0],\"target\":[3,4]}\n"
      "{\"id\":\"\303\266\",\"text\":\"\303\226land attacked Oslo.\",\"source\":[0,5],"
      "\"target\":[15,19],\"more\":null}\r\n"
      "{\"id\":\"c\",\"text\":\"It rained in Lima and in Oslo.\",\"source\":[13,17],"
      "\"target\":[25,29]}";

  run_with_input (fixture, input, (const char *const[]){ "stance", NULL });
  assert_status (fixture, 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_holds (fixture->err, bad[i]);
  g_assert_cmpuint (count_lines (fixture->err), ==, G_N_ELEMENTS (bad));
  g_assert_cmpuint (count_lines (fixture->out), ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (JsonObject) line = get_line (fixture, i);

      g_assert_cmpstr (json_object_get_string_member (line, "label"), ==, labels[i]);
      g_assert_cmpfloat (json_object_get_double_member (line, "confidence"), >=, 0);
      g_assert_cmpfloat (json_object_get_double_member (line, "confidence"), <=, 1);
      g_assert_true (json_object_has_member (line, "act"));
      g_assert_true (json_object_has_member (line, "quad"));
    }
  {
    g_autoptr (JsonObject) line = get_line (fixture, 1);

    g_assert_cmpstr (json_object_get_string_member (line, "id"), ==, "\303\266");
    g_assert_cmpstr (json_object_get_string_member (line, "act"), ==, "did");
    g_assert_cmpstr (json_object_get_string_member (line, "quad"), ==, "material conflict");
    assert_holds (json_object_get_string_member (line, "reason"), "attacked");
    assert_holds (json_object_get_string_member (line, "reason"), "Oslo");
  }

  run_with_input (fixture, input, (const char *const[]){ "stance", "--decide", NULL });
  assert_status (fixture, 1);
  g_assert_null (strstr (fixture->out, "\"none\""));

  RUN (fixture, "stance");
  assert_status (fixture, 0);
  g_assert_cmpstr (fixture->out, ==, "");
}

#define COUNCIL_BODY                                                                               \
  "The old bridge over the Lund will be closed to cars from the first of May, the city council "   \
  "decided on Tuesday night after a debate of more than five hours.\n\n"                           \
  "Mayor Nora Feld said that the piers are cracked and that every engineer tells the council "     \
  "the same thing.\n"
#define COUNCIL(title, origin) title "\n\n" origin "\n\n" COUNCIL_BODY

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *inner = build_path (fixture, "in/deep");
  g_autofree char *loop = build_path (fixture, "in/loop");
  g_autofree char *fifo = build_path (fixture, "in/fifo");

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  write_file (fixture, "in/a.txt", FERRY);
  write_file (fixture, "in/deep/b.txt", FERRY);
  write_file (fixture, "in/deep/c.md", "# Boats\n\nCaptain Bo Hale said that boats are late.\n");
  write_file (fixture, "in/deep/d.pdf", "%PDF-1.4\n");

  RUN (fixture, "import", "p.readout", "in");
  assert_status (fixture, 1);
  assert_holds (fixture->out, "Added: 2, duplicates: 1, failed: 2");
  assert_holds (fixture->err, "readout-cli: in/fifo: It is not a file but a pipe");
  assert_holds (fixture->err, "d.pdf: This PDF is damaged");
  assert_holds (fixture->err, "“Ferry stays in port”");
  g_assert_false (exists (fixture, "p.readout-wal"));

  run_with_input (fixture, "The mayor said that she would go.\n",
                  (const char *const[]){ "import", "p.readout", "-", "in/a.txt", NULL });
  assert_status (fixture, 0);
  assert_holds (fixture->out, "Added: 1, duplicates: 1, failed: 0");

  RUN (fixture, "statements", "p.readout");
  assert_status (fixture, 0);
  g_assert_cmpuint (count_lines (fixture->out), ==, 3);
}

/* What is a copy of a report that is there is added, and said; the briefing counts both as one. */
static void
test_import_copies (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "a.txt", COUNCIL ("Bridge closes", "Daily Lund\n5 March 2024"));
  write_file (fixture, "b.md", "# Old bridge shut\n\n" COUNCIL_BODY);
  write_file (
      fixture, "c.txt",
      COUNCIL (
          "Bridge closes",
          "Daily Lund\n6 March 2024") "\nThe council will vote again in June, its speaker said.\n");
  RUN (fixture, "import", "p.readout", "a.txt");
  assert_status (fixture, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  RUN (fixture, "import", "p.readout", "b.md", "c.txt");
  assert_status (fixture, 0);
  assert_holds (fixture->out, "Added: 2, duplicates: 0, failed: 0");
  assert_holds (fixture->err, "readout-cli: b.md: Same text as “Bridge closes” (Daily Lund)\n");
  assert_holds (fixture->err,
                "readout-cli: c.txt: Looks like a later version of “Bridge closes” (Daily Lund)\n");

  RUN (fixture, "brief", "a.txt", "b.md", "-o", "-");
  assert_status (fixture, 0);
  assert_holds (fixture->out, "No second source confirms any of it.");
}

static void
test_import_no_project (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "a.txt", FERRY);
  write_file (fixture, "b.txt", FERRY);
  RUN (fixture, "import", "a.txt", "b.txt");
  assert_status (fixture, 1);
  assert_holds (fixture->err, "readout-cli: a.txt: ");
  RUN (fixture, "import", "none/p.readout", "b.txt");
  assert_status (fixture, 1);
  RUN (fixture, "import", ".", "b.txt");
  assert_status (fixture, 1);
}

/* Every citation of @markdown has its definition. */
static void
assert_cited (const char *markdown)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\[\\^([a-z0-9-]+)\\](?!:)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_regex_match (regex, markdown, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL), n++)
    {
      g_autofree char *key = g_match_info_fetch (match, 1);
      g_autofree char *definition = g_strdup_printf ("\n[^%s]: ", key);

      assert_holds (markdown, definition);
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_brief (Fixture *fixture, gconstpointer data)
{
  g_autofree char *markdown = NULL;
  g_autofree char *html = NULL;
  g_autofree char *pdf = NULL;

  write_file (fixture, "ferry.txt", FERRY);
  write_file (fixture, "copy.txt", FERRY);
  RUN (fixture, "brief", "ferry.txt", "copy.txt", "-o", "b.md", "--topic", "The ferry sails again");
  assert_status (fixture, 0);
  assert_holds (fixture->err, "copy.txt: the same as ferry.txt");
  markdown = read_file (fixture, "b.md");
  assert_cited (markdown);
  assert_holds (markdown, "The sea is too rough");
  assert_holds (markdown, "Quay Times");

  RUN (fixture, "brief", "ferry.txt", "-o", "b.html");
  assert_status (fixture, 0);
  html = read_file (fixture, "b.html");
  assert_holds (html, "<html");

  RUN (fixture, "brief", "ferry.txt", "-o", "b.pdf");
  assert_status (fixture, 0);
  pdf = read_file (fixture, "b.pdf");
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));

  RUN (fixture, "brief", "ferry.txt", "-o", "-");
  assert_status (fixture, 0);
  assert_cited (fixture->out);

  RUN (fixture, "brief", "ferry.txt", "none.txt", "-o", "c.md");
  assert_status (fixture, 1);
  g_assert_true (exists (fixture, "c.md"));
  RUN (fixture, "brief", "none.txt", "-o", "d.md");
  assert_status (fixture, 1);
  g_assert_false (exists (fixture, "d.md"));
  RUN (fixture, "brief", "ferry.txt", "-o", "none/e.md");
  assert_status (fixture, 1);
  RUN (fixture, "brief", "ferry.txt", "-o", "e.md", "--template", "no-such-one");
  assert_status (fixture, 2);
  g_assert_false (exists (fixture, "e.md"));
}

/* Built-in ones by name, one's own by path; what is wrong with one is told with its line. */
static void
test_brief_templates (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "positions-by-topic", "press-review", "situation-report",
                                       "timeline" };

  write_file (fixture, "ferry.txt", FERRY);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RUN (fixture, "brief", "ferry.txt", "-o", "-", "--template", names[i]);
      assert_status (fixture, 0);
      assert_cited (fixture->out);
      assert_holds (fixture->out, "## Sourcing note");
    }
  write_file (fixture, "mine.md",
              "<!-- Mine -->\n# {{title}}\n\n## For the desk\n\n{{key-points 2}}\n");
  RUN (fixture, "brief", "ferry.txt", "-o", "-", "--template", "mine.md");
  assert_status (fixture, 0);
  assert_holds (fixture->out, "## For the desk\n\n- ");
  write_file (fixture, "broken.md", "# {{title}}\n\n{{timelin}}\n");
  RUN (fixture, "brief", "ferry.txt", "-o", "x.md", "--template", "broken.md");
  assert_status (fixture, 2);
  assert_holds (fixture->err, "Line 3");
  assert_holds (fixture->err, "timeline");
  g_assert_false (exists (fixture, "x.md"));
}

/* glibc 2.41 and later heed LANGUAGE only in a locale that speaks a language. */
static void
speak_a_language (void)
{
  const char *name = "de_DE.UTF-8";

  if (setlocale (LC_ALL, name) != NULL)
    g_setenv ("LC_ALL", name, TRUE);
  setlocale (LC_ALL, "C.UTF-8");
}

/* A briefing speaks the language of the reports, whichever the person speaks. */
static void
test_brief_same_in_every_language (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) languages = g_strsplit (g_getenv ("READOUT_LANGUAGES"), " ", -1);
  static const char *const names[] = { "b.md", "b.html", "b.pdf" };
  char *first[G_N_ELEMENTS (names)] = { NULL };

  speak_a_language ();
  write_file (fixture, "ferry.txt", FERRY);
  for (guint i = 0; languages[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autofree char *path = build_path (fixture, names[j]);
        g_autofree char *bytes = NULL;
        g_autofree char *sum = NULL;
        gsize length;

        g_setenv ("LANGUAGE", languages[i], TRUE);
        RUN (fixture, "brief", "ferry.txt", "-o", names[j]);
        assert_status (fixture, 0);
        g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, length);
        if (first[j] == NULL)
          first[j] = g_steal_pointer (&sum);
        else
          g_assert_cmpstr (sum, ==, first[j]);
      }
  for (guint j = 0; j < G_N_ELEMENTS (names); j++)
    g_free (first[j]);
  g_unsetenv ("LANGUAGE");
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
}

/* Each translation is found from the build folder, by the program and by the worker that it starts.
 */
static void
test_translations (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) languages = g_strsplit (g_getenv ("READOUT_LANGUAGES"), " ", -1);
  g_autofree char *said = NULL;
  g_autofree char *read = NULL;

  speak_a_language ();
  write_file (fixture, "bad.docx", "PK\003\004 and no more");
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_setenv ("LANGUAGE", languages[i], TRUE);
      RUN (fixture, "no-such-command");
      assert_status (fixture, 2);
      g_assert_cmpstr (fixture->err, !=, said);
      g_free (said);
      said = g_strdup (fixture->err);
      RUN (fixture, "text", "bad.docx");
      assert_status (fixture, 1);
      g_assert_cmpstr (fixture->err, !=, read);
      g_free (read);
      read = g_strdup (fixture->err);
    }
  g_unsetenv ("LANGUAGE");
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
}

/* Neither the time zone nor the locale changes what is written. */
static void
test_brief_same_everywhere (Fixture *fixture, gconstpointer data)
{
  static const char *const places[][2] = { { "UTC", "C" },
                                           { "Pacific/Kiritimati", "C.UTF-8" },
                                           { "America/Los_Angeles", "de_DE.UTF-8" } };
  static const char *const names[] = { "b.md", "b.html", "b.pdf" };
  char *first[G_N_ELEMENTS (names)] = { NULL };

  write_file (fixture, "ferry.txt", FERRY);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autofree char *path = build_path (fixture, names[j]);
        g_autofree char *bytes = NULL;
        g_autofree char *sum = NULL;
        gsize length;

        g_setenv ("TZ", places[i][0], TRUE);
        g_setenv ("LC_ALL", places[i][1], TRUE);
        RUN (fixture, "brief", "ferry.txt", "-o", names[j], "--title", "F\303\244hre");
        assert_status (fixture, 0);
        g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, length);
        if (i == 0)
          first[j] = g_steal_pointer (&sum);
        else
          g_assert_cmpstr (sum, ==, first[j]);
      }
  for (guint j = 0; j < G_N_ELEMENTS (names); j++)
    g_free (first[j]);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_unsetenv ("TZ");
}

static void
test_project (Fixture *fixture, gconstpointer data)
{
  static const char *const outputs[] = { "x.md",   "x.html", "x.pdf",     "x.csv",
                                         "x.json", "x.bib",  "x.csl.json" };
  g_autofree char *markdown = NULL;
  g_autofree char *exported = NULL;

  write_file (fixture, "ferry.txt", FERRY);
  RUN (fixture, "import", "draft.readout", "ferry.txt");
  assert_status (fixture, 0);
  RUN (fixture, "check", "draft.readout");
  assert_status (fixture, 1);
  assert_holds (fixture->err, "no briefing");

  RUN (fixture, "brief", "ferry.txt", "-o", "b.md", "--project", "p.readout", "--topic",
       "The ferry sails again");
  assert_status (fixture, 0);
  markdown = read_file (fixture, "b.md");
  assert_cited (markdown);
  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      RUN (fixture, "export", "p.readout", "-o", outputs[i]);
      assert_status (fixture, 0);
      g_assert_true (exists (fixture, outputs[i]));
    }
  exported = read_file (fixture, "x.md");
  g_assert_cmpstr (exported, ==, markdown);

  /* More reports change no citation that was given. */
  write_file (fixture, "other.txt",
              "Other news\n\nThe Quay Times\n3 May 2021\n\nThe cook said that he left.\n");
  RUN (fixture, "import", "p.readout", "other.txt");
  assert_status (fixture, 0);
  RUN (fixture, "export", "p.readout", "-o", "x.md");
  g_free (exported);
  exported = read_file (fixture, "x.md");
  g_assert_cmpstr (exported, ==, markdown);

  RUN (fixture, "export", "x.md", "-o", "y.html");
  assert_status (fixture, 0);
  RUN (fixture, "export", "x.md", "-o", "y.csv");
  assert_status (fixture, 2);
  RUN (fixture, "export", "none.md", "-o", "y.md");
  assert_status (fixture, 1);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  write_file (fixture, "good.md",
              "# Boats\n\nThe mayor said no.[^quay-20210503-s1]\n\n"
              "[^quay-20210503-s1]: “Ferry”, *Quay Times*, 3 May 2021, ¶ 1.\n");
  write_file (fixture, "bad.md", "# Boats\n\nThe mayor said no.[^quay-20210503-s1]\n");
  RUN (fixture, "check", "bad.md");
  assert_status (fixture, 1);
  assert_holds (fixture->out, "bad.md:3: ");
  RUN (fixture, "check", "--json", "bad.md");
  assert_status (fixture, 1);
  assert_holds (fixture->out, "\"line\":3,");
  assert_holds (fixture->out, "\"severity\":\"");
  RUN (fixture, "check", "good.md");
  assert_status (fixture, 0);
  RUN (fixture, "check", "none.md");
  assert_status (fixture, 1);
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = NULL;
  int status;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no /dev/full here");
      return;
    }
  write_file (fixture, "ferry.txt", FERRY);
  command = g_strdup_printf ("cd '%s' && '%s' text ferry.txt >/dev/full 2>err", fixture->folder,
                             g_getenv ("READOUT_CLI"));
  status = system (command);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
}

/* Reports that are all different, some long. */
static void
write_reports (Fixture *fixture, guint n_reports)
{
  for (guint i = 0; i < n_reports; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%04u.txt", i);
      g_autoptr (GString) text = g_string_new (NULL);

      g_string_append_printf (text, "Boat number %u is late\n\nBy Jo Ray\nQuay Times\n\n", i);
      for (guint j = 0; j < 5 + i * 7 % 40; j++)
        g_string_append_printf (text,
                                "Captain Bo Hale said that boat %u would leave at %u o’clock. "
                                "“Nobody waits,” Mayor Ann Lee told reporters.\n\n",
                                i, j);
      write_file (fixture, name, text->str);
    }
}

static void
make_folder (Fixture *fixture)
{
  g_autofree char *folder = build_path (fixture, "in");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
}

static void
test_bulk (Fixture *fixture, gconstpointer data)
{
  make_folder (fixture);
  write_reports (fixture, 840);
  RUN (fixture, "import", "p.readout", "in");
  assert_status (fixture, 0);
  g_assert_cmpstr (fixture->out, ==, "Added: 840, duplicates: 0, failed: 0\n");
  RUN (fixture, "import", "p.readout", "in");
  assert_status (fixture, 0);
  g_assert_cmpstr (fixture->out, ==, "Added: 0, duplicates: 840, failed: 0\n");
  RUN (fixture, "text", "in/0000.txt");
  assert_status (fixture, 0);
}

/* Killed at any moment, the project holds whole reports, all that were committed before among
 * them. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new ();
  guint n_before = 0;

  make_folder (fixture);
  write_reports (fixture, 400);
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GSubprocess) process =
          launch (fixture, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                  (const char *const[]){ "import", "p.readout", "in", NULL });
      guint n_lines;

      g_usleep (g_rand_int_range (rand, 1000, 700000));
      g_subprocess_send_signal (process, SIGKILL);
      g_subprocess_wait (process, NULL, NULL);
      if (!exists (fixture, "p.readout"))
        continue;

      RUN (fixture, "statements", "p.readout");
      assert_status (fixture, 0);
      n_lines = count_lines (fixture->out);
      g_test_message ("round %u: %u reports", round, n_lines);
      g_assert_cmpuint (n_lines, >=, n_before);
      for (guint i = 0; i < n_lines; i += 1 + n_lines / 10)
        {
          g_autoptr (JsonObject) line = get_line (fixture, i);
          JsonObject *report = json_object_get_object_member (line, "report");
          g_autofree char *base =
              g_path_get_basename (json_object_get_string_member (report, "path"));
          g_autofree char *name = g_build_filename ("in", base, NULL);
          g_autofree char *text = read_file (fixture, name);

          g_assert_cmpstr (json_object_get_string_member (line, "text"), ==, text);
          g_assert_cmpuint (
              json_array_get_length (json_object_get_array_member (line, "statements")), >, 5);
        }
      n_before = n_lines;
    }
  RUN (fixture, "import", "p.readout", "in");
  assert_status (fixture, 0);
  RUN (fixture, "statements", "p.readout");
  g_assert_cmpuint (count_lines (fixture->out), ==, 400);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_nonnull (g_getenv ("READOUT_CLI"));

  ADD ("/cli/help", test_help);
  ADD ("/cli/wrong-usage", test_wrong_usage);
  ADD ("/cli/text", test_text);
  ADD ("/cli/statements", test_statements);
  ADD ("/cli/statements/order", test_statements_order);
  ADD ("/cli/statements/bad-topics", test_bad_topics);
  ADD ("/cli/stance", test_stance);
  ADD ("/cli/import", test_import);
  ADD ("/cli/import/copies", test_import_copies);
  ADD ("/cli/import/no-project", test_import_no_project);
  ADD ("/cli/brief", test_brief);
  ADD ("/cli/brief/templates", test_brief_templates);
  ADD ("/cli/brief/same-everywhere", test_brief_same_everywhere);
  ADD ("/cli/brief/same-in-every-language", test_brief_same_in_every_language);
  ADD ("/cli/translations", test_translations);
  ADD ("/cli/project", test_project);
  ADD ("/cli/check", test_check);
  ADD ("/cli/full-disk", test_full_disk);
  ADD ("/cli/bulk", test_bulk);
  ADD ("/cli/killed", test_killed);

  return g_test_run ();
}
