/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ReadoutPicture:
 * @surface: (nullable): the pixels, with the original bytes of a JPEG; %NULL if the file is
 * missing, no picture, outside of the folder or too large
 * @width: as it is set, in points
 * @height: likewise
 *
 * Counted by reference, immutable.
 */
typedef struct
{
  gatomicrefcount references;
  cairo_surface_t *surface;
  double width;
  double height;
} ReadoutPicture;

ReadoutPicture *readout_picture_ref (ReadoutPicture *picture);
void readout_picture_unref (ReadoutPicture *picture);

/* Loads the pictures of one text, each file once: PNG, JPEG, GIF, WebP, TIFF, BMP, AVIF and SVG,
 * where the loaders of GdkPixbuf are installed. A drawing of lines (SVG) becomes pixels that are as
 * fine as a printer's; it can name no other file. */
typedef struct _ReadoutPictureLoader ReadoutPictureLoader;

/* Files of more bytes or pixels are not shown. */
#define READOUT_PICTURE_MAX_BYTES (32u * 1024 * 1024)
#define READOUT_PICTURE_MAX_PIXELS (64u * 1024 * 1024)

/**
 * readout_picture_loader_new:
 * @directory: only files in it and below it are read
 * @max_width: in points
 * @max_height: in points
 * @previous: (nullable): files that have not changed since are taken from it
 */
ReadoutPictureLoader *readout_picture_loader_new (const char *directory,
                                                  double max_width,
                                                  double max_height,
                                                  ReadoutPictureLoader *previous);
void readout_picture_loader_free (ReadoutPictureLoader *loader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutPictureLoader, readout_picture_loader_free)

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

/* The picture that @address, a path or file: URI, names; %NULL if it cannot be shown, with the
 * reason in @problem. A @loader that is %NULL shows none. Owned by the caller. */
ReadoutPicture *readout_picture_loader_load (ReadoutPictureLoader *loader,
                                             const char *address,
                                             ReadoutPictureProblem *problem);

G_END_DECLS
