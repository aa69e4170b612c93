/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns a document into reports: opens it safely and has it read.
 */
#include "import/readout-import.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import/readout-import-answer.h"
#include "import/readout-import-client.h"

#define READ_STEP (256 * 1024)

G_DEFINE_QUARK (readout - import - error - quark, readout_import_error)

static void
set_unreadable (GError **error, const char *words)
{
  g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNREADABLE, words);
}

static void
set_too_large (GError **error)
{
  g_set_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_TOO_LARGE,
               _("It is larger than %u megabytes"), READOUT_TEXT_MAX_LENGTH / 1024 / 1024);
}

static void
set_errno (GError **error, int number)
{
  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      set_unreadable (error, _("There is no such file"));
      break;
    case EACCES:
    case EPERM:
      set_unreadable (error, _("You have no permission to read it"));
      break;
    case ELOOP:
      set_unreadable (error, _("It is a link that leads to itself"));
      break;
    case ENXIO:
      set_unreadable (error, _("It is not a file but a socket or a device"));
      break;
    default:
      g_set_error (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_UNREADABLE,
                   /* Translators: %s is a reason of the system */
                   _("It cannot be read: %s"), g_strerror (number));
    }
}

/* Opens a regular file; anything else is an error in words. O_NONBLOCK keeps a FIFO from waiting
 * for somebody who writes to it. */
static int
open_file (const char *path, GError **error)
{
  struct stat status;
  int fd;

  if (stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      if (S_ISDIR (status.st_mode) && access (path, R_OK | X_OK) != 0)
        {
          set_errno (error, errno);
          return -1;
        }
      set_unreadable (error, S_ISDIR (status.st_mode) ? _("It is a folder")
                                                      : S_ISFIFO (status.st_mode)
                      ? _("It is not a file but a pipe")
                      : _("It is not a file but a device"));
      return -1;
    }
  fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    {
      set_errno (error, errno);
      return -1;
    }
  /* What the name stood for can have changed since. */
  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      set_unreadable (error, _("It is not a file but a device"));
      close (fd);
      return -1;
    }
  if (status.st_size > (goffset)READOUT_TEXT_MAX_LENGTH)
    {
      set_too_large (error);
      close (fd);
      return -1;
    }
  return fd;
}

static gboolean
write_all (int fd, const char *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          set_errno (error, n < 0 ? errno : EIO);
          return FALSE;
        }
      bytes += n;
      length -= n;
    }
  return TRUE;
}

/* Copies a file into a memory file, so that neither the document nor its size can change under the
 * one who reads it. */
static gboolean
copy_descriptor (int from, int to, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (READ_STEP);
  gsize length = 0;

  for (;;)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = read (from, buffer, READ_STEP);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_errno (error, errno);
          return FALSE;
        }
      if (n == 0)
        return TRUE;
      length += n;
      if (length > READOUT_TEXT_MAX_LENGTH)
        {
          set_too_large (error);
          return FALSE;
        }
      if (!write_all (to, buffer, n, error))
        return FALSE;
    }
}

static int
create_memory_file (GError **error)
{
  int fd = memfd_create ("readout-document", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (fd < 0)
    set_errno (error, errno);
  return fd;
}

/* The paths of the reports: the document's, and for a part its own after it. */
static void
set_paths (GPtrArray *reports, const char *name)
{
  g_autofree char *document = name != NULL ? g_filename_display_name (name) : NULL;

  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);
      g_autofree char *part = g_steal_pointer (&report->path);

      report->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, report->original);
      if (part != NULL && document != NULL)
        /* Translators: a document inside of another: “letter.eml › annex.pdf” */
        report->path = g_strdup_printf (_("%s › %s"), document, part);
      else
        report->path = g_strdup (part != NULL ? part : document);
    }
}

/* Has a document read that lies in a memory file, and closes that. */
static GPtrArray *
import_memory_file (int fd, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *basename = name != NULL ? g_path_get_basename (name) : NULL;
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  fcntl (fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
  file = g_mapped_file_new_from_fd (fd, FALSE, error);
  if (file != NULL)
    answer = readout_import_client_read (fd, basename, cancellable, error);
  close (fd);
  if (answer == NULL)
    return NULL;
  original = g_mapped_file_get_bytes (file);
  reports = readout_import_answer_read (answer, original, error);
  if (reports != NULL)
    set_paths (reports, name);
  return g_steal_pointer (&reports);
}

GPtrArray *
readout_import_bytes (GBytes *original, const char *name, GCancellable *cancellable, GError **error)
{
  gconstpointer bytes;
  gsize length;
  int fd;

  g_return_val_if_fail (original != NULL, NULL);

  bytes = g_bytes_get_data (original, &length);
  if (length > READOUT_TEXT_MAX_LENGTH)
    {
      set_too_large (error);
      return NULL;
    }
  fd = create_memory_file (error);
  if (fd < 0)
    return NULL;
  if (write_all (fd, bytes, length, error))
    return import_memory_file (fd, name, cancellable, error);
  close (fd);
  return NULL;
}

GPtrArray *
readout_import_file (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  gboolean copied;
  int copy;
  int fd;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_get_path (file);
  if (path == NULL)
    {
      set_unreadable (error, _("It is not on this computer; save it here first"));
      return NULL;
    }
  fd = open_file (path, error);
  if (fd < 0)
    return NULL;
  copy = create_memory_file (error);
  copied = copy >= 0 && copy_descriptor (fd, copy, cancellable, error);
  close (fd);
  if (copied)
    return import_memory_file (copy, name != NULL ? name : path, cancellable, error);
  if (copy >= 0)
    close (copy);
  return NULL;
}
