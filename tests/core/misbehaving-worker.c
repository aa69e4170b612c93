/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An import worker that does what its document says, such as to crash.
 */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "import/readout-import-answer.h"
#include "import/readout-import-protocol.h"
#include "readout-nursery.h"

/* The sanitizers take their time to say what they found. */
#ifdef __SANITIZE_ADDRESS__
#define SECONDS 4
#else
#define SECONDS 2
#endif

static const ReadoutNurseryLimits limits = { .memory = 256 << 20, .seconds = SECONDS };

/* What failed: the sandbox let something through. */
static GBytes *
complain (const char *words)
{
  g_autoptr (GError) error =
      g_error_new_literal (READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED, words);

  return readout_import_answer_new (NULL, error, NULL);
}

static void
crash (void)
{
  volatile int *nowhere = NULL;

  *nowhere = 1;
}

static void
allocate (void)
{
  for (;;)
    memset (g_malloc (16 << 20), 1, 16 << 20);
}

static void
hang (void)
{
  for (volatile guint i = 0;; i++)
    ;
}

static GBytes *
open_files (void)
{
  static const char *const paths[] = { "/etc/passwd", "/proc/self/maps", "/", ".", "/dev/null" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (open (paths[i], O_RDONLY | O_CLOEXEC) >= 0)
      return complain ("a file was opened");
  return complain ("no file could be opened");
}

static GBytes *
run_code (void)
{
  gpointer memory =
      mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return complain (memory != MAP_FAILED ? "memory can be run" : "no memory can be run");
}

static GBytes *
answer_report (GBytes *document, const char *name)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  ReadoutReport *report = readout_report_new ();

  g_ptr_array_add (reports, report);
  report->title = g_strdup (name);
  report->author = g_strdup ("Two\nlines");
  report->media_type = g_strdup ("text/plain");
  report->text =
      readout_text_new (g_bytes_get_data (document, NULL), g_bytes_get_size (document), NULL, NULL);
  return readout_import_answer_new (reports, NULL, document);
}

static const char noise[] = "\1\2\3\4 no answer at all \377\376";
static gboolean is_loaded;

static GBytes *
read_cb (GBytes *document, const char *name)
{
  g_autofree char *order =
      g_strndup (g_bytes_get_data (document, NULL), g_bytes_get_size (document));

  if (strcmp (order, "crash") == 0)
    crash ();
  if (strcmp (order, "hang") == 0)
    hang ();
  if (strcmp (order, "sleep") == 0)
    sleep (1000);
  if (strcmp (order, "allocate") == 0)
    allocate ();
  if (strcmp (order, "open") == 0)
    return open_files ();
  if (strcmp (order, "code") == 0)
    return run_code ();
  if (strcmp (order, "write") == 0)
    return complain (open ("/tmp/readout-escaped", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0
                         ? "a file was written"
                         : "no file could be written");
  if (strcmp (order, "socket") == 0)
    return complain (socket (AF_INET, SOCK_STREAM, 0) >= 0 ? "there is a network"
                                                           : "there is no network");
  if (strcmp (order, "fork") == 0)
    return complain (fork () >= 0 ? "another process was made" : "no process was made");
  if (strcmp (order, "kill") == 0)
    return complain (kill (getppid (), SIGTERM) == 0 ? "another process was killed"
                                                     : "no process was killed");
  if (strcmp (order, "program") == 0)
    return complain (execl ("/bin/sh", "sh", "-c", "exit 0", NULL) == 0 ? "a program was run"
                                                                        : "no program was run");
  if (strcmp (order, "leave") == 0)
    _exit (0);
  if (strcmp (order, "noise") == 0)
    return g_bytes_new_static (noise, sizeof noise);
  if (strcmp (order, "demand") == 0 && !is_loaded)
    readout_nursery_demand ();
  return answer_report (document, name);
}

static void
load_cb (void)
{
  is_loaded = TRUE;
}

int
main (int argc, char **argv)
{
  return readout_nursery_serve (READOUT_IMPORT_SOCKET, &limits, read_cb, load_cb);
}
