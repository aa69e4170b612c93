/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns a document into a report: opens it safely, recognises its format, has it read.
 */
#include "import/readout-import.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/readout-formats.h"

#define READ_STEP (1024 * 1024)

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
open_file (const char *path, gsize *size, GError **error)
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
  *size = status.st_size;
  return fd;
}

static GBytes *
read_descriptor (int fd, gsize size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (MIN (size + 1, READ_STEP));

  for (;;)
    {
      gsize length = bytes->len;
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (length > READOUT_TEXT_MAX_LENGTH)
        {
          set_too_large (error);
          return NULL;
        }
      g_byte_array_set_size (bytes, length + READ_STEP);
      n = read (fd, bytes->data + length, READ_STEP);
      g_byte_array_set_size (bytes, length + MAX (n, 0));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_errno (error, errno);
          return NULL;
        }
      if (n == 0)
        break;
    }
  return g_bytes_new (bytes->data, bytes->len);
}

ReadoutReport *
readout_import_bytes (GBytes *original, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;
  ReadoutReport *report;

  g_return_val_if_fail (original != NULL, NULL);

  if (g_bytes_get_size (original) > READOUT_TEXT_MAX_LENGTH)
    {
      set_too_large (error);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  reports = readout_formats_read (original, name, error);
  if (reports == NULL)
    return NULL;
  report = g_object_ref (g_ptr_array_index (reports, 0));
  g_free (report->path);
  report->path = name != NULL ? g_filename_display_name (name) : NULL;
  return report;
}

ReadoutReport *
readout_import_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size = 0;
  int fd;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_get_path (file);
  if (path == NULL)
    {
      set_unreadable (error, _("It is not on this computer; save it here first"));
      return NULL;
    }
  fd = open_file (path, &size, error);
  if (fd < 0)
    return NULL;
  bytes = read_descriptor (fd, size, cancellable, error);
  close (fd);
  return bytes != NULL ? readout_import_bytes (bytes, path, cancellable, error) : NULL;
}
