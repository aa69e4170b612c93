/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exports from the console, and the way back: formats, dialects, files that cannot be written.
 */
#include "cli-fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A project with a briefing of one report, and the briefing as b.md. */
static void
make_project (Fixture *fixture)
{
  write_file (fixture, "ferry.txt", FERRY);
  RUN (fixture, "brief", "ferry.txt", "-o", "b.md", "--project", "p.readout", "--topic",
       "The ferry sails again");
  assert_status (fixture, 0);
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *words;
  } cases[] = {
    { "x.md", "\n[^quaytimes-20210503-s" },
    { "x.markdown", "\n[^quaytimes-20210503-s" },
    { "x.html", "<section class=\"sources\"" },
    { "X.HTM", "<section class=\"sources\"" },
    { "x.csv", "\"citation\",\"outlet\"" },
    { "x.json", "\"key_points\":[" },
    { "x.bib", "@article{quaytimes-20210503-s" },
    { "x.csl.json", "\"id\" : \"quaytimes-20210503-s" },
  };

  make_project (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *exported = NULL;
      g_autofree char *drafted = NULL;
      g_autofree char *name = g_strconcat ("y", cases[i].name, NULL);

      RUN (fixture, "export", "p.readout", "-o", cases[i].name);
      assert_status (fixture, 0);
      exported = read_file (fixture, cases[i].name);
      assert_holds (exported, cases[i].words);
      /* Without a project, too. */
      RUN (fixture, "brief", "ferry.txt", "-o", name);
      assert_status (fixture, 0);
      drafted = read_file (fixture, name);
      assert_holds (drafted, cases[i].words);
    }
  RUN (fixture, "export", "p.readout", "-o", "x.doc");
  assert_status (fixture, 2);
  assert_holds (fixture->err, ".csl.json");
  RUN (fixture, "export", "p.readout", "-o", "x");
  assert_status (fixture, 2);
  RUN (fixture, "export", "--help");
  assert_holds (fixture->out, "--pandoc");
  assert_holds (fixture->out, "spreadsheet");
}

static void
test_pandoc (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *csl = NULL;
  g_autofree char *bibtex = NULL;

  make_project (fixture);
  RUN (fixture, "export", "p.readout", "-o", "a.b.md", "--pandoc");
  assert_status (fixture, 0);
  text = read_file (fixture, "a.b.md");
  csl = read_file (fixture, "a.b.csl.json");
  bibtex = read_file (fixture, "a.b.bib");
  g_assert_true (g_str_has_prefix (text, "---\nbibliography: \"a.b.csl.json\"\n"));
  assert_holds (text, "[@quaytimes-20210503-s");
  assert_holds (csl, "article-newspaper");
  assert_holds (bibtex, "@article{");
  RUN (fixture, "export", "p.readout", "-o", "-", "--pandoc");
  assert_status (fixture, 0);
  assert_holds (fixture->out, "[@quaytimes-20210503-s");
  g_assert_false (g_str_has_prefix (fixture->out, "---"));
  RUN (fixture, "brief", "ferry.txt", "-o", "c.md", "--pandoc");
  assert_status (fixture, 0);
  g_assert_true (exists (fixture, "c.bib"));
  RUN (fixture, "export", "p.readout", "-o", "x.html", "--pandoc");
  assert_status (fixture, 2);
  RUN (fixture, "export", "b.md", "-o", "x.md", "--pandoc");
  assert_status (fixture, 2);
}

static void
test_language (Fixture *fixture, gconstpointer data)
{
  g_autofree char *html = NULL;

  write_file (fixture, "a.md", "# Titel\n\nWorte.\n");
  RUN (fixture, "export", "a.md", "-o", "a.html", "--language", "de-AT");
  assert_status (fixture, 0);
  html = read_file (fixture, "a.html");
  assert_holds (html, "<html lang=\"de-AT\">");
  RUN (fixture, "export", "a.md", "-o", "a.html", "--language", "\"><script>");
  assert_status (fixture, 2);
  assert_holds (fixture->err, "--language");
}

/* What left comes back: into the same project, and into one where nothing is cited. */
static void
test_way_back (Fixture *fixture, gconstpointer data)
{
  static const char *const projects[] = { "p.readout", "other.readout" };
  g_autofree char *markdown = NULL;
  g_autofree char *changed = NULL;

  make_project (fixture);
  markdown = read_file (fixture, "b.md");
  changed = g_strconcat ("# Mine\n\nMy words.\n\n", markdown, NULL);
  write_file (fixture, "mine.md", changed);
  RUN (fixture, "import", "other.readout", "ferry.txt");
  assert_status (fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      g_autofree char *again = NULL;
      g_autofree char *first = NULL;

      RUN (fixture, "import", projects[i], "mine.md", "--briefing");
      assert_status (fixture, 0);
      assert_holds (fixture->err, "statements of this project");
      RUN (fixture, "export", projects[i], "-o", "again.md");
      assert_status (fixture, 0);
      again = read_file (fixture, "again.md");
      g_assert_cmpstr (again, ==, changed);
      RUN (fixture, "export", projects[i], "-o", "first.md", "--briefing", "Mine");
      assert_status (fixture, 0);
      first = read_file (fixture, "first.md");
      g_assert_cmpstr (first, ==, changed);
    }
  RUN (fixture, "export", "p.readout", "-o", "x.md", "--briefing", "None");
  assert_status (fixture, 1);
  assert_holds (fixture->err, "“Mine”");
  RUN (fixture, "import", "p.readout", "none.md", "--briefing");
  assert_status (fixture, 1);
  RUN (fixture, "import", "p.readout", "ferry.txt", "--title", "x");
  assert_status (fixture, 2);
}

/* Runs the program through a shell, with @limit before it. */
static int
run_limited (Fixture *fixture, const char *limit, const char *arguments)
{
  g_autofree char *command =
      g_strdup_printf ("cd '%s' && (%s; exec '%s' %s) >out 2>err", fixture->folder, limit,
                       g_getenv ("READOUT_CLI"), arguments);
  int status = system (command);

  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

/* A disk that is full leaves what was there, and says so. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "x.html", "x.pdf", "x.json" };
  g_autoptr (GString) long_text = g_string_new ("# Title\n\n");

  /* What is larger in HTML than in Markdown. */
  for (guint i = 0; i < 200000; i++)
    g_string_append (long_text, i % 80 == 0 ? "\n" : "\"");
  write_file (fixture, "long.md", long_text->str);
  write_file (fixture, "x.html", "old");
  g_assert_cmpint (run_limited (fixture, "ulimit -f 800", "export long.md -o x.html"), ==, 1);
  {
    g_autofree char *kept = read_file (fixture, "x.html");
    g_autofree char *told = read_file (fixture, "err");

    g_assert_cmpstr (kept, ==, "old");
    assert_holds (told, "x.html");
  }
  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    return;
  make_project (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *link = build_path (fixture, names[i]);
      struct stat status;

      g_unlink (link);
      g_assert_cmpint (symlink ("/dev/full", link), ==, 0);
      RUN (fixture, "export", "p.readout", "-o", names[i]);
      assert_status (fixture, 1);
      assert_holds (fixture->err, "There is no space left");
      g_assert_cmpint (stat ("/dev/full", &status), ==, 0);
      g_assert_true (S_ISCHR (status.st_mode));
    }
}

static void
test_bad_targets (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = build_path (fixture, "folder.md");
  g_autofree char *odd = build_path (fixture, "\xff\xfe.md");

  write_file (fixture, "a.md", "# Title\n");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  RUN (fixture, "export", "a.md", "-o", "folder.md");
  assert_status (fixture, 1);
  assert_holds (fixture->err, "There is a folder of that name.");
  RUN (fixture, "export", "a.md", "-o", "none/a.html");
  assert_status (fixture, 1);
  assert_holds (fixture->err, "There is no such folder.");
  /* Names need not be text. */
  RUN (fixture, "export", "a.md", "-o", "\xff\xfe.md");
  assert_status (fixture, 0);
  g_assert_true (g_file_test (odd, G_FILE_TEST_IS_REGULAR));
  RUN (fixture, "export", "\xff\xfe.md", "-o", "b.html");
  assert_status (fixture, 0);
  if (geteuid () == 0)
    return;
  g_assert_cmpint (chmod (folder, 0500), ==, 0);
  RUN (fixture, "export", "a.md", "-o", "folder.md/a.html");
  assert_status (fixture, 1);
  assert_holds (fixture->err, "You are not allowed to write there.");
  g_assert_cmpint (chmod (folder, 0700), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_nonnull (g_getenv ("READOUT_CLI"));

  ADD ("/exports/formats", test_formats);
  ADD ("/exports/pandoc", test_pandoc);
  ADD ("/exports/language", test_language);
  ADD ("/exports/way-back", test_way_back);
  ADD ("/exports/full", test_full);
  ADD ("/exports/bad-targets", test_bad_targets);

  return g_test_run ();
}
