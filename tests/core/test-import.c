/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Import: files that are none, the worker, and what becomes of a document that turns it against the
 * person.
 */
#include "import/readout-import.h"

#include <linux/landlock.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "import/readout-import-answer.h"
#include "import/readout-import-client.h"

#define TEXT "By Jo Lee\n\nThe mayor said \"no\" on 3 March 2024.\n"

static GPtrArray *
import_string (const char *string, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (string, strlen (string));

  return readout_import_bytes (bytes, name, NULL, error);
}

static void
test_report (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = import_string (TEXT, "a/b/note.txt", &error);
  ReadoutReport *report;
  GArray *paragraphs;
  gsize length;

  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  report = g_ptr_array_index (reports, 0);
  g_assert_cmpstr (readout_text_get_string (report->text, NULL), ==, TEXT);
  paragraphs = readout_text_get_paragraphs (report->text);
  g_assert_cmpuint (paragraphs->len, ==, 2);
  g_assert_cmpuint (g_array_index (paragraphs, ReadoutParagraph, 1).span.start, ==, 11);
  g_assert_cmpstr (report->author, ==, "Jo Lee");
  g_assert_true (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_AUTHOR));
  g_assert_false (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_URL));
  g_assert_cmpstr (report->media_type, ==, "text/plain");
  g_assert_cmpstr (report->path, ==, "a/b/note.txt");
  g_assert_cmpuint (strlen (report->sha256), ==, 64);
  g_assert_cmpmem (g_bytes_get_data (report->original, &length), length, TEXT, strlen (TEXT));
}

/* Another language is told by tables that are loaded after the worker has begun. */
static void
test_language (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = import_string (
      "Der Bürgermeister sagte, die Brücke werde im Frühjahr geschlossen; die Anwohner sind verärgert.",
      NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((ReadoutReport *)g_ptr_array_index (reports, 0))->language, ==, "de");
}

/* The text of this PDF stands in Shift-JIS, for a font that is not in it: its letters are told by
 * tables of poppler-data, which the confined process may read where the kernel knows Landlock. */
static void
test_tables_of_poppler (void)
{
  static const char pdf[] =
      "%PDF-1.4\n"
      "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
      "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
      "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
      "/Resources<</Font<</F 5 0 R>>>>>> endobj\n"
      "4 0 obj <</Length 76>> stream\n"
      "BT /F 12 Tf 72 700 Td <8bb482cd8e4f8c8e82c995c28dbd82b382ea82e98142> Tj ET \n"
      "endstream endobj\n"
      "5 0 obj <</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/90ms-RKSJ-H"
      "/DescendantFonts[6 0 R]>> endobj\n"
      "6 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/DW 1000"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
      "/FontDescriptor 7 0 R>> endobj\n"
      "7 0 obj <</Type/FontDescriptor/FontName/Ryumin-Light/Flags 4/StemV 80"
      "/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700>> endobj\n"
      "trailer <</Root 1 0 R>>\n"
      "%%EOF\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  if (!g_file_test ("/usr/share/poppler/cMap", G_FILE_TEST_IS_DIR) &&
      !g_file_test ("/app/share/poppler/cMap", G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("poppler-data is not installed");
      return;
    }
  if (syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) < 1)
    {
      g_test_skip ("the kernel does not know Landlock");
      return;
    }
  reports = import_string (pdf, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      readout_text_get_string (((ReadoutReport *)g_ptr_array_index (reports, 0))->text, NULL), ==,
      "橋は三月に閉鎖される。\n");
}

static void
test_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (import_string ("", NULL, &error));
  g_assert_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (import_string ("\211PNG\r\n\032\n", "photo.txt", &error));
  g_assert_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNKNOWN_FORMAT);
  g_assert_nonnull (strstr (error->message, "image"));
}

static void
assert_unreadable (const char *path, const char *words)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = readout_import_file (file, NULL, NULL, &error);

  g_assert_null (reports);
  g_assert_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNREADABLE);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("readout-XXXXXX", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);
  g_autofree char *loop = g_build_filename (folder, "loop", NULL);
  g_autofree char *secret = g_build_filename (folder, "secret.txt", NULL);
  g_autofree char *large = g_build_filename (folder, "large.txt", NULL);
  g_autofree char *none = g_build_filename (folder, "none.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (large);
  g_autoptr (GFile) readable = g_file_new_for_path (secret);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_true (g_file_set_contents (secret, TEXT, -1, NULL));
  assert_unreadable (fifo, "pipe");
  assert_unreadable (folder, "folder");
  assert_unreadable ("/dev/zero", "device");
  assert_unreadable (loop, "leads to itself");
  assert_unreadable (none, "no such file");

  g_cancellable_cancel (cancellable);
  g_assert_null (readout_import_file (readable, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  if (geteuid () != 0)
    {
      g_assert_cmpint (chmod (secret, 0), ==, 0);
      assert_unreadable (secret, "permission");
    }

  g_assert_true (g_file_set_contents (large, "x", 1, NULL));
  g_assert_cmpint (truncate (large, (off_t)READOUT_TEXT_MAX_LENGTH + 1), ==, 0);
  g_assert_null (readout_import_file (file, NULL, NULL, &error));
  g_assert_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_TOO_LARGE);

  unlink (fifo);
  unlink (loop);
  unlink (secret);
  unlink (large);
  rmdir (folder);
}

/* A document of 40 MB through the pipe and back. */
static void
test_large (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  while (string->len < 40 * 1024 * 1024)
    g_string_append (string, "The mayor said that the bridge will be closed.\n\n");
  reports = import_string (string->str, "large.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      readout_text_get_string (((ReadoutReport *)g_ptr_array_index (reports, 0))->text, NULL), ==,
      string->str);
}

static gpointer
import_many_cb (gpointer data)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Report %s %u.\n", (const char *)data, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) reports = import_string (text, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (
          readout_text_get_string (((ReadoutReport *)g_ptr_array_index (reports, 0))->text, NULL),
          ==, text);
    }
  return NULL;
}

static void
test_threads (void)
{
  static const char *const names[] = { "a", "b", "c", "d", "e", "f" };
  GThread *threads[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    threads[i] = g_thread_new (names[i], import_many_cb, (gpointer)names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_thread_join (threads[i]);
}

static void
use_misbehaving_worker (void)
{
  const char *path = g_getenv ("READOUT_MISBEHAVING_WORKER");

  g_assert_nonnull (path);
  readout_import_client_set_worker (path);
}

static void
assert_stopped (const char *order, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = import_string (order, NULL, &error);

  g_assert_null (reports);
  g_assert_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED);
  if (strstr (error->message, words) == NULL)
    g_error ("%s: “%s” does not say “%s”", order, error->message, words);
}

/* Whatever a document makes its reader do, it is one error in words, and the next one is read. */
static void
test_misbehaviour (void)
{
  static const struct
  {
    const char *order;
    const char *words;
  } cases[] = {
    { "crash", "broke down" },
    { "hang", "too long" },
#ifndef __SANITIZE_ADDRESS__
    /* The sanitizer's own memory has no bounds. */
    { "allocate", "memory" },
#endif
    { "open", "no file could be opened" },
    { "code", "no memory can be run" },
    { "write", "forbidden" },
    { "socket", "forbidden" },
    { "fork", "forbidden" },
    { "kill", "forbidden" },
    { "program", "forbidden" },
    { "leave", "makes no sense" },
    { "noise", "makes no sense" },
    { "sleep", "too long" },
  };

  use_misbehaving_worker ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) reports = NULL;

      assert_stopped (cases[i].order, cases[i].words);
      reports = import_string ("All is well.", "Title", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (reports->len, ==, 1);
    }
  g_assert_false (g_file_test ("/tmp/readout-escaped", G_FILE_TEST_EXISTS));
  readout_import_client_set_worker (NULL);
}

/* The very first document may want what is loaded only then. */
static void
test_demand (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  use_misbehaving_worker ();
  reports = import_string ("demand", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  readout_import_client_set_worker (NULL);
}

/* What the worker says is not believed: metadata that cannot be shown is dropped. */
static void
test_hostile_metadata (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  ReadoutReport *report;

  use_misbehaving_worker ();
  reports = import_string ("All is well.", "Title", &error);
  g_assert_no_error (error);
  report = g_ptr_array_index (reports, 0);
  g_assert_cmpstr (report->title, ==, "Title");
  g_assert_null (report->author);
  readout_import_client_set_worker (NULL);
}

/* An answer with any byte changed is an error or a sound report, never a crash. */
static void
test_damaged_answers (void)
{
  g_autoptr (GBytes) original = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  ReadoutReport *report = readout_report_new ();

  g_ptr_array_add (reports, report);
  report->media_type = g_strdup ("text/plain");
  report->title = g_strdup ("A title");
  report->text = readout_text_new (TEXT, -1, NULL, NULL);
  answer = readout_import_answer_new (reports, NULL, original);
  for (guint i = 0; i < 20000; i++)
    {
      gsize length;
      const guint8 *bytes = g_bytes_get_data (answer, &length);
      guint8 *changed = g_memdup2 (bytes, length);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GPtrArray) read = NULL;

      changed[g_rand_int_range (rand, 0, length)] = g_rand_int_range (rand, 0, 256);
      damaged = g_bytes_new_take (changed,
                                  i % 3 == 0 ? (gsize)g_rand_int_range (rand, 0, length) : length);
      read = readout_import_answer_read (damaged, original, NULL);
      for (guint j = 0; read != NULL && j < read->len; j++)
        {
          ReadoutReport *one = g_ptr_array_index (read, j);

          g_assert_true (g_utf8_validate (readout_text_get_string (one->text, NULL), -1, NULL));
        }
    }
}

static void
test_missing_worker (void)
{
  g_autoptr (GError) error = NULL;

  readout_import_client_set_worker ("/nonexistent/worker");
  g_assert_null (import_string (TEXT, NULL, &error));
  g_assert_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNREADABLE);
  g_clear_error (&error);
  /* One that is no worker. */
  readout_import_client_set_worker ("/bin/true");
  g_assert_null (import_string (TEXT, NULL, &error));
  g_assert_nonnull (error);
  readout_import_client_set_worker (NULL);
}

static gpointer
cancel_cb (gpointer data)
{
  g_usleep (200 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("sleep", 5);
  g_autoptr (GError) error = NULL;
  GThread *thread;

  use_misbehaving_worker ();
  thread = g_thread_new ("cancel", cancel_cb, cancellable);
  g_assert_null (readout_import_bytes (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  readout_import_client_set_worker (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/import/language", test_language);
  g_test_add_func ("/import/report", test_report);
  g_test_add_func ("/import/tables-of-poppler", test_tables_of_poppler);
  g_test_add_func ("/import/error", test_error);
  g_test_add_func ("/import/files", test_files);
  g_test_add_func ("/import/large", test_large);
  g_test_add_func ("/import/threads", test_threads);
  g_test_add_func ("/import/misbehaviour", test_misbehaviour);
  g_test_add_func ("/import/demand", test_demand);
  g_test_add_func ("/import/hostile-metadata", test_hostile_metadata);
  g_test_add_func ("/import/damaged-answers", test_damaged_answers);
  g_test_add_func ("/import/missing-worker", test_missing_worker);
  g_test_add_func ("/import/cancel", test_cancel);

  return g_test_run ();
}
