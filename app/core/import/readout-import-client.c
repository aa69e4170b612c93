/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Has documents read by the import worker.
 */
#include "import/readout-import-client.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "import/readout-import-protocol.h"
#include "language/readout-place.h"

/* An answer holds a text, and of a mail the documents that are attached to it, in bytes. */
#define ANSWER_MAX (2u * READOUT_TEXT_MAX_LENGTH)
#define READ_STEP (64 * 1024)

/* The worker, shared by all threads. */
static GMutex mutex;
static int worker_socket = -1;
static char *worker_path;

static char *
find_worker (void)
{
  const char *given = worker_path != NULL ? worker_path : g_getenv ("READOUT_IMPORT_WORKER");
  const char *own = readout_place_get_import_worker ();

  if (given != NULL)
    return g_strdup (given);
  return g_file_test (own, G_FILE_TEST_IS_EXECUTABLE) ? g_strdup (own) : NULL;
}

static gboolean
start_worker (GError **error)
{
  g_autofree char *path = find_worker ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) problem = NULL;
  int sockets[2];

  if (path == NULL)
    {
      g_set_error_literal (
          error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNREADABLE,
          _("Readout’s own program for reading documents is missing; is Readout installed completely?"));
      return FALSE;
    }
  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0)
    {
      g_set_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNREADABLE,
                   _("It cannot be read: %s"), g_strerror (errno));
      return FALSE;
    }
  g_subprocess_launcher_take_fd (launcher, sockets[1], READOUT_IMPORT_SOCKET);
  process = g_subprocess_launcher_spawn (launcher, &problem, path, NULL);
  if (process == NULL)
    {
      g_set_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNREADABLE,
                   /* Translators: %s is a reason of the system */
                   _("Readout’s own program for reading documents cannot be started: %s"),
                      problem->message);
      close (sockets[0]);
      return FALSE;
    }
  worker_socket = sockets[0];
  return TRUE;
}

static void
forget_worker (void)
{
  if (worker_socket >= 0)
    close (worker_socket);
  worker_socket = -1;
}

/* With the mutex held. */
static gboolean
send_request (int document, const char *name, int answer)
{
  union
  {
    struct cmsghdr header;
    char space[CMSG_SPACE (2 * sizeof (int))];
  } control = { { 0 } };
  const int descriptors[2] = { document, answer };
  gsize length = name != NULL ? MIN (strlen (name), READOUT_IMPORT_NAME_MAX - 1) : 0;
  struct iovec data[2] = { { (char *)"", 1 }, { (char *)name, length } };
  struct msghdr message = {
    .msg_iov = data,
    .msg_iovlen = 2,
    .msg_control = &control,
    .msg_controllen = sizeof control,
  };
  struct cmsghdr *header = CMSG_FIRSTHDR (&message);
  gssize n;

  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN (sizeof descriptors);
  memcpy (CMSG_DATA (header), descriptors, sizeof descriptors);
  do
    n = sendmsg (worker_socket, &message, MSG_NOSIGNAL);
  while (n < 0 && errno == EINTR);
  return n >= 0;
}

/* Returns the end of the pipe from which the answer comes, or -1. */
static int
ask (int document, const char *name, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  gboolean sent = FALSE;
  int ends[2];

  if (!g_unix_open_pipe (ends, FD_CLOEXEC, error))
    return -1;
  /* A worker that has died is noticed now; a new one gets one chance. */
  for (guint i = 0; i < 2 && !sent; i++)
    {
      if (worker_socket < 0 && !start_worker (error))
        break;
      sent = send_request (document, name, ends[1]);
      if (!sent)
        forget_worker ();
    }
  close (ends[1]);
  if (sent)
    return ends[0];
  close (ends[0]);
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNREADABLE,
                         _("Readout’s own program for reading documents does not answer"));
  return -1;
}

/* Waits until there is something to read. FALSE when cancelled. */
static gboolean
wait_for_answer (int fd, GCancellable *cancellable, GError **error)
{
  GPollFD polls[2] = { { fd, G_IO_IN, 0 } };
  guint n_polls = 1;

  if (g_cancellable_make_pollfd (cancellable, &polls[1]))
    n_polls++;
  while (g_poll (polls, n_polls, -1) < 0 && errno == EINTR)
    ;
  if (n_polls > 1)
    g_cancellable_release_fd (cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static GByteArray *
read_answer (int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (;;)
    {
      guint length = bytes->len;
      gssize n;

      if (!wait_for_answer (fd, cancellable, error))
        return NULL;
      if (length > ANSWER_MAX)
        {
          g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_TOO_LARGE,
                               _("What is in it is too large for Readout"));
          return NULL;
        }
      g_byte_array_set_size (bytes, length + READ_STEP);
      n = read (fd, bytes->data + length, READ_STEP);
      g_byte_array_set_size (bytes, length + MAX (n, 0));
      if (n == 0 || (n < 0 && errno != EINTR))
        return g_steal_pointer (&bytes);
    }
}

static gboolean
set_damaged (GError **error, const char *words)
{
  g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED, words);
  return FALSE;
}

/* How its reader ended: whether the answer is one. */
static gboolean
check_trailer (const ReadoutImportTrailer *trailer, GError **error)
{
  switch (trailer->end)
    {
    case READOUT_IMPORT_END_TIMEOUT:
      g_set_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                   g_dngettext (GETTEXT_PACKAGE,
                                "Reading it takes too long; it was given up after %u second",
                                "Reading it takes too long; it was given up after %u seconds",
                                trailer->seconds),
                   trailer->seconds);
      return FALSE;
    case READOUT_IMPORT_END_MEMORY:
      return set_damaged (error, _("Reading it takes more memory than a document may have"));
    case READOUT_IMPORT_END_NO_PROCESS:
      return set_damaged (error, _("The system has no room for another process; try again later"));
    default:
      break;
    }
  if (WIFSIGNALED (trailer->wait_status) && WTERMSIG (trailer->wait_status) == SIGSYS)
    return set_damaged (
        error,
        _("It made its reader try something forbidden, so that was stopped; the document may be malicious"));
  if (WIFSIGNALED (trailer->wait_status) || WEXITSTATUS (trailer->wait_status) != 0)
    return set_damaged (error, _("It is damaged, and its reader broke down over it"));
  return TRUE;
}

GBytes *
readout_import_client_read (int document,
                            const char *name,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  ReadoutImportTrailer trailer;
  int fd = ask (document, name, error);

  if (fd < 0)
    return NULL;
  bytes = read_answer (fd, cancellable, error);
  close (fd);
  if (bytes == NULL)
    return NULL;
  if (bytes->len < sizeof trailer)
    {
      set_damaged (error, _("Readout’s own program for reading documents does not answer"));
      return NULL;
    }
  memcpy (&trailer, bytes->data + bytes->len - sizeof trailer, sizeof trailer);
  if (trailer.magic != READOUT_IMPORT_TRAILER_MAGIC)
    {
      set_damaged (error, _("Readout’s own program for reading documents does not answer"));
      return NULL;
    }
  if (!check_trailer (&trailer, error))
    return NULL;
  g_byte_array_set_size (bytes, bytes->len - sizeof trailer);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

void
readout_import_client_set_worker (const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  forget_worker ();
  g_free (worker_path);
  worker_path = g_strdup (path);
}
