/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Raises a process for each document, and buries it.
 */
#include "readout-nursery.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "import/readout-import-protocol.h"

/* On a busy machine a child waits for the processor more than it uses it. */
#define PATIENCE 4

/* A child that had this share of the memory that it may have, in per cent, and then died, died of
 * having no more. */
#define MEMORY_SHARE 60

/* Exit status of a child that could not be confined, and of one that wants everything loaded. */
#define EXIT_UNCONFINED 112
#define EXIT_DEMAND 113

/* A request as it came. */
typedef struct
{
  char *name;
  int document;
  int answer; /* the end of the pipe that is written to */
} Request;

typedef struct
{
  Request request;
  pid_t pid;       /* 0 when it has ended */
  gint64 deadline; /* in monotonic time */
  ReadoutImportTrailer trailer;
} Child;

typedef struct
{
  int socket;
  int signals; /* of children that have ended */
  const ReadoutNurseryLimits *limits;
  ReadoutNurseryRead read;
  ReadoutNurseryLoad load; /* NULL when all is loaded */
  ReadoutSandbox *sandbox;
  GArray *children; /* of Child */
} Nursery;

static gboolean
write_all (int fd, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= n;
    }
  return TRUE;
}

/* In the child: reads the document and ends. */
static void
run_child (Nursery *nursery, const Request *request, gsize size, guint seconds)
{
  ReadoutSandboxLimits limits = { nursery->limits->memory, seconds };
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) answer = NULL;
  sigset_t none;
  gconstpointer bytes;
  gpointer map;
  gsize length;

  /* When the worker is killed, so are its children. */
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  sigemptyset (&none);
  sigprocmask (SIG_SETMASK, &none, NULL);
  close (nursery->socket);
  close (nursery->signals);
  for (guint i = 0; i < nursery->children->len; i++)
    close (g_array_index (nursery->children, Child, i).request.answer);

  map = size > 0 ? mmap (NULL, size, PROT_READ, MAP_PRIVATE, request->document, 0) : NULL;
  close (request->document);
  if (map == MAP_FAILED || !readout_sandbox_enter (nursery->sandbox, &limits))
    _exit (EXIT_UNCONFINED);
  document = g_bytes_new_static (map, size);
  answer = nursery->read (document, *request->name != '\0' ? request->name : NULL);
  bytes = g_bytes_get_data (answer, &length);
  _exit (write_all (request->answer, bytes, length) ? EXIT_SUCCESS : EXIT_FAILURE);
}

/* Forks a child for a request, which it takes. */
static void
start_child (Nursery *nursery, const Request *request)
{
  Child child = { .request = *request };
  struct stat status;
  gsize size = fstat (request->document, &status) == 0 ? status.st_size : 0;
  guint seconds = nursery->limits->seconds + size / (1024 * 1024);

  child.trailer.magic = READOUT_IMPORT_TRAILER_MAGIC;
  child.trailer.seconds = seconds;
  child.deadline = g_get_monotonic_time () + (gint64)seconds * PATIENCE * G_USEC_PER_SEC;
  child.pid = fork ();
  if (child.pid == 0)
    run_child (nursery, request, size, seconds);
  if (child.pid < 0)
    {
      child.pid = 0;
      child.trailer.end = READOUT_IMPORT_END_NO_PROCESS;
    }
  g_array_append_val (nursery->children, child);
}

/* Loads what is not loaded yet. */
static void
load (Nursery *nursery)
{
  ReadoutNurseryLoad function = nursery->load;

  nursery->load = NULL;
  if (function != NULL)
    function ();
}

static void
clear_request (Request *request)
{
  g_free (request->name);
  close (request->document);
  close (request->answer);
}

/* The two descriptors of a message. */
static gboolean
take_descriptors (struct msghdr *message, Request *request)
{
  struct cmsghdr *header = CMSG_FIRSTHDR (message);
  int descriptors[2];

  if (header == NULL || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS ||
      header->cmsg_len != CMSG_LEN (sizeof descriptors))
    return FALSE;
  memcpy (descriptors, CMSG_DATA (header), sizeof descriptors);
  request->document = descriptors[0];
  request->answer = descriptors[1];
  return TRUE;
}

/* FALSE when nobody is there any more. */
static gboolean
receive_request (Nursery *nursery)
{
  union
  {
    struct cmsghdr header;
    char space[CMSG_SPACE (2 * sizeof (int))];
  } control;
  char name[READOUT_IMPORT_NAME_MAX + 1];
  struct iovec data = { name, READOUT_IMPORT_NAME_MAX };
  struct msghdr message = {
    .msg_iov = &data,
    .msg_iovlen = 1,
    .msg_control = &control,
    .msg_controllen = sizeof control,
  };
  gssize n = recvmsg (nursery->socket, &message, MSG_CMSG_CLOEXEC);
  Request request;

  if (n < 0)
    return errno == EINTR || errno == EAGAIN;
  if (n == 0)
    return FALSE;
  name[n] = '\0';
  if (take_descriptors (&message, &request))
    {
      /* The first byte is there so that no message is empty. */
      request.name = g_strdup (name + 1);
      start_child (nursery, &request);
      load (nursery);
    }
  return TRUE;
}

/* What a child died of, as far as it can be told from outside. */
static void
note_end (Nursery *nursery, Child *child, int wait_status, const struct rusage *usage)
{
  guint64 most = (guint64)usage->ru_maxrss * 1024;

  child->pid = 0;
  child->trailer.wait_status = wait_status;
  if (child->trailer.end != READOUT_IMPORT_END_BY_ITSELF)
    return;
  if (WIFSIGNALED (wait_status) &&
      (WTERMSIG (wait_status) == SIGXCPU || WTERMSIG (wait_status) == SIGKILL))
    child->trailer.end = READOUT_IMPORT_END_TIMEOUT;
  else if (wait_status != 0 && nursery->limits->memory > 0 &&
           most > nursery->limits->memory / 100 * MEMORY_SHARE)
    child->trailer.end = READOUT_IMPORT_END_MEMORY;
}

/* A child that wanted everything loaded gets its second chance; its answer is still empty. */
static void
raise_again (Nursery *nursery, guint i)
{
  Request request = g_array_index (nursery->children, Child, i).request;

  g_array_remove_index_fast (nursery->children, i);
  load (nursery);
  start_child (nursery, &request);
}

static void
bury_children (Nursery *nursery)
{
  struct signalfd_siginfo information;
  struct rusage usage;
  int wait_status;
  pid_t pid;

  if (read (nursery->signals, &information, sizeof information) < 0)
    return;
  while ((pid = wait4 (-1, &wait_status, WNOHANG, &usage)) > 0)
    for (guint i = 0; i < nursery->children->len; i++)
      {
        Child *child = &g_array_index (nursery->children, Child, i);

        if (child->pid != pid)
          continue;
        note_end (nursery, child, wait_status, &usage);
        if (WIFEXITED (wait_status) && WEXITSTATUS (wait_status) == EXIT_DEMAND)
          raise_again (nursery, i);
        break;
      }
}

/* Writes the trailer of a child that has ended once there is room for it, stops one that takes too
 * long or whose answer nobody waits for. Returns whether it is done with. */
static gboolean
look_after (Child *child, short events, gint64 now)
{
  gboolean abandoned = (events & (POLLERR | POLLNVAL)) != 0;

  if (child->pid != 0)
    {
      if (now >= child->deadline && child->trailer.end == READOUT_IMPORT_END_BY_ITSELF)
        child->trailer.end = READOUT_IMPORT_END_TIMEOUT;
      if (abandoned || now >= child->deadline)
        kill (child->pid, SIGKILL);
      return FALSE;
    }
  if (!abandoned && (events & POLLOUT) == 0)
    return FALSE;
  if (!abandoned)
    write_all (child->request.answer, (const guint8 *)&child->trailer, sizeof child->trailer);
  clear_request (&child->request);
  return TRUE;
}

/* In milliseconds, until something is to be done. */
static int
get_timeout (Nursery *nursery, gint64 now)
{
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < nursery->children->len; i++)
    {
      const Child *child = &g_array_index (nursery->children, Child, i);

      if (child->pid != 0)
        next = MIN (next, child->deadline);
    }
  return next == G_MAXINT64 ? -1 : (int)CLAMP ((next - now) / 1000 + 1, 1, 60 * 60 * 1000);
}

/* One round; FALSE at the end. */
static gboolean
serve_once (Nursery *nursery, GArray *polls)
{
  struct pollfd socket_poll = { nursery->socket, POLLIN, 0 };
  struct pollfd signals_poll = { nursery->signals, POLLIN, 0 };
  gint64 now;

  g_array_set_size (polls, 0);
  g_array_append_val (polls, socket_poll);
  g_array_append_val (polls, signals_poll);
  for (guint i = 0; i < nursery->children->len; i++)
    {
      const Child *child = &g_array_index (nursery->children, Child, i);
      struct pollfd answer_poll = { child->request.answer, child->pid == 0 ? POLLOUT : 0, 0 };

      g_array_append_val (polls, answer_poll);
    }
  if (poll ((struct pollfd *)polls->data, polls->len,
            get_timeout (nursery, g_get_monotonic_time ())) < 0)
    return errno == EINTR;

  now = g_get_monotonic_time ();
  for (guint i = nursery->children->len; i > 0; i--)
    if (look_after (&g_array_index (nursery->children, Child, i - 1),
                    g_array_index (polls, struct pollfd, i + 1).revents, now))
      g_array_remove_index_fast (nursery->children, i - 1);
  if (g_array_index (polls, struct pollfd, 1).revents != 0)
    bury_children (nursery);
  if ((g_array_index (polls, struct pollfd, 0).revents & POLLIN) != 0)
    return receive_request (nursery);
  return g_array_index (polls, struct pollfd, 0).revents == 0;
}

void
readout_nursery_demand (void)
{
  _exit (EXIT_DEMAND);
}

int
readout_nursery_serve (int socket,
                       const ReadoutNurseryLimits *limits,
                       ReadoutNurseryRead read,
                       ReadoutNurseryLoad load_rest)
{
  g_autoptr (GArray) polls = g_array_new (FALSE, FALSE, sizeof (struct pollfd));
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (Child));
  Nursery nursery = { socket, -1, limits, read, load_rest, readout_sandbox_new (), children };
  sigset_t signals;

  if (nursery.sandbox == NULL)
    return EXIT_FAILURE;
  signal (SIGPIPE, SIG_IGN);
  sigemptyset (&signals);
  sigaddset (&signals, SIGCHLD);
  sigprocmask (SIG_BLOCK, &signals, NULL);
  nursery.signals = signalfd (-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);

  while (serve_once (&nursery, polls))
    ;

  for (guint i = 0; i < children->len; i++)
    {
      const Child *child = &g_array_index (children, Child, i);

      if (child->pid != 0)
        kill (child->pid, SIGKILL);
    }
  close (nursery.signals);
  readout_sandbox_free (nursery.sandbox);
  return EXIT_SUCCESS;
}
