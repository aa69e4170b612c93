/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes files whole or not at all.
 */
#include "export/readout-export.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* More links than that go in a circle. */
#define LINKS_MAX 40

/* What went wrong, for a person. */
static const char *
describe (int code, gboolean is_replaced)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return is_replaced ? _("There is no space left. The file that was there is as it was.")
                         : _("There is no space left.");
    case EFBIG:
      return _("The file would be larger than is allowed.");
    case EACCES:
    case EPERM:
      return _("You are not allowed to write there.");
    case EROFS:
      return _("Nothing can be written there: it is read-only.");
    case ENOENT:
    case ENOTDIR:
      return _("There is no such folder.");
    case EISDIR:
      return _("There is a folder of that name.");
    case ENAMETOOLONG:
      return _("The name is too long.");
    case ELOOP:
      return _("The link leads in a circle.");
    case EBUSY:
    case ETXTBSY:
      return _("The file is in use.");
    default:
      return g_strerror (code);
    }
}

static gboolean
fail (const char *path, int code, gboolean is_replaced, GError **error)
{
  g_autofree char *display = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               /* Translators: name of a file, and a sentence that says why */
               _("“%s” could not be written. %s"), display, describe (code, is_replaced));
  return FALSE;
}

/* Where @path leads, also where nothing is yet: a link stays a link. 0, or an error number. */
static int
follow_links (const char *path, char **target)
{
  *target = g_strdup (path);
  for (guint i = 0; i < LINKS_MAX; i++)
    {
      char name[4096];
      gssize length = readlink (*target, name, sizeof name);
      g_autofree char *link = NULL;
      g_autofree char *folder = NULL;

      if (length < 0)
        return errno == EINVAL || errno == ENOENT ? 0 : errno;
      if (length == sizeof name)
        return ENAMETOOLONG;
      link = g_strndup (name, length);
      folder = g_path_get_dirname (*target);
      g_free (*target);
      *target = g_path_is_absolute (link) ? g_steal_pointer (&link)
                                          : g_build_filename (folder, link, NULL);
    }
  return ELOOP;
}

/* Writes to what is no file: a device, a pipe. */
static int
write_through (const char *path, const char *data, gsize size)
{
  int file = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  int code = 0;

  if (file < 0)
    return errno;
  while (size > 0 && code == 0)
    {
      gssize n_written = write (file, data, size);

      if (n_written >= 0)
        {
          data += n_written;
          size -= n_written;
        }
      else if (errno != EINTR)
        code = errno;
    }
  if (close (file) != 0 && code == 0)
    code = errno;
  return code;
}

static int
write_all (int file, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize n_written = write (file, data, size);

      if (n_written < 0 && errno != EINTR)
        return errno;
      if (n_written > 0)
        {
          data += n_written;
          size -= n_written;
        }
    }
  return fsync (file) == 0 ? 0 : errno;
}

/* Writes a file beside @target and puts it in its place. */
static int
replace (const char *target, const char *data, gsize size, const struct stat *old)
{
  int mode = old != NULL ? (int)(old->st_mode & 0777) : 0666;
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_build_filename (folder, ".readout-XXXXXX", NULL);
  int file = g_mkstemp_full (name, O_WRONLY | O_CLOEXEC, mode);
  int code;

  if (file < 0)
    return errno;
  /* Where that is not possible, the file is readable for fewer people. */
  if (old != NULL && fchmod (file, old->st_mode & 0777) != 0)
    g_debug ("The permissions of %s are not kept", target);
  code = write_all (file, data, size);
  if (close (file) != 0 && code == 0)
    code = errno;
  if (code == 0 && rename (name, target) != 0)
    code = errno;
  if (code != 0)
    unlink (name);
  return code;
}

gboolean
readout_export_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *target = NULL;
  struct stat status;
  gboolean is_there;
  gconstpointer data;
  gsize size;
  int code;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  is_there = stat (path, &status) == 0;
  if (is_there && S_ISDIR (status.st_mode))
    return fail (path, EISDIR, FALSE, error);
  if (is_there && !S_ISREG (status.st_mode))
    code = write_through (path, data, size);
  else
    {
      code = follow_links (path, &target);
      /* A file that is protected stays as it is, even where its folder is not. */
      if (code == 0 && is_there && access (target, W_OK) != 0)
        code = errno;
      if (code == 0)
        code = replace (target, data, size, is_there ? &status : NULL);
    }
  return code == 0 || fail (path, code, is_there, error);
}
