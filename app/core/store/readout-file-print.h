/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file was like when it was looked at: whether it is still the same, or the same as another
 * one. */
typedef struct
{
  char *digest;    /* SHA-256 of its content, in hexadecimal digits */
  gint64 size;     /* bytes */
  gint64 modified; /* nanoseconds since 1970 */
} ReadoutFilePrint;

void readout_file_print_clear (ReadoutFilePrint *print);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadoutFilePrint, readout_file_print_clear)

/* Notes size and time of an open file, which cost nothing to know. */
void readout_file_print_note (int file, ReadoutFilePrint *print);

/* Reads all of @from, writes it to @to unless that is -1, and notes what @from is like. Returns 0
 * or an errno. */
int readout_file_print_copy (int from, int to, ReadoutFilePrint *print);

/* Reads a file. A READOUT_STORE_ERROR in words when that cannot be done. */
gboolean readout_file_print_take (const char *path, ReadoutFilePrint *print, GError **error);

G_END_DECLS
