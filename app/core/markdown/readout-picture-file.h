/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/**
 * The files of pictures that a Markdown text names: local, regular, of bounded size, below one
 * folder. Nothing is ever fetched.
 */

/* Files of more bytes are not read. */
#define READOUT_PICTURE_MAX_BYTES (32u * 1024 * 1024)

/* Why a picture is not shown. */
typedef enum
{
  READOUT_PICTURE_SHOWN,
  READOUT_PICTURE_MISSING,    /* there is no such file, or it cannot be read */
  READOUT_PICTURE_REMOTE,     /* it is no local file: nothing is ever fetched */
  READOUT_PICTURE_OUTSIDE,    /* it lies outside of the folder */
  READOUT_PICTURE_TOO_LARGE,  /* in bytes or pixels */
  READOUT_PICTURE_UNREADABLE, /* it is no picture, or a damaged one, or of an unknown format */
  READOUT_PICTURE_NO_FOLDER   /* there is no folder that it could be in */
} ReadoutPictureProblem;

/* The path with all links followed; %NULL if there is no such file. Owned by the caller. */
char *readout_picture_file_dup_real_path (const char *path);

/* The real path of the file that @address, a path or file: URI, names, if it lies below @directory,
 * a real path or %NULL; else %NULL, with the reason in @problem. Owned by the caller. */
char *readout_picture_file_find (const char *directory,
                                 const char *address,
                                 ReadoutPictureProblem *problem);

/* The bytes of a regular file of bounded size; %NULL if it is none. */
GBytes *readout_picture_file_read (const char *path, struct stat *status);

/* The format of a picture by its first bytes, one that can name no other file: "png", "jpeg",
 * "gif", "webp", "tiff", "bmp" or "avif"; %NULL if it is none of these. */
const char *readout_picture_file_get_format (GBytes *bytes);

G_END_DECLS
