/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Knows a file again by its content.
 */
#include "store/readout-file-print.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/readout-store-private.h"

#define BLOCK (256 * 1024)

void
readout_file_print_clear (ReadoutFilePrint *print)
{
  g_clear_pointer (&print->digest, g_free);
}

void
readout_file_print_note (int file, ReadoutFilePrint *print)
{
  struct stat status;

  if (fstat (file, &status) != 0)
    return;
  print->size = status.st_size;
  print->modified = (gint64)status.st_mtim.tv_sec * 1000000000 + (gint64)status.st_mtim.tv_nsec;
}

int
readout_file_print_copy (int from, int to, ReadoutFilePrint *print)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *block = g_malloc (BLOCK);
  gssize n;

  readout_file_print_clear (print);
  while ((n = read (from, block, BLOCK)) != 0)
    {
      gssize written = 0;

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      g_checksum_update (checksum, block, n);
      while (to >= 0 && written < n)
        {
          gssize step = write (to, block + written, n - written);

          if (step < 0 && errno != EINTR)
            return errno;
          written += MAX (step, 0);
        }
    }
  readout_file_print_note (from, print);
  print->digest = g_strdup (g_checksum_get_string (checksum));
  return 0;
}

gboolean
readout_file_print_take (const char *path, ReadoutFilePrint *print, GError **error)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  int code = file < 0 ? errno : readout_file_print_copy (file, -1, print);

  if (file >= 0)
    close (file);
  if (code != 0)
    readout_store_set_errno_error (error, code, path);
  return code == 0;
}
