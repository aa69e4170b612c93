/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "markdown/readout-picture-file.h"

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

/* Pictures of more pixels are not shown. */
#define READOUT_PICTURE_MAX_PIXELS (64u * 1024 * 1024)

/* The pictures of one text take no more memory, in bytes: those that come after are not shown. */
#define READOUT_PICTURE_MAX_MEMORY (256u * 1024 * 1024)

/**
 * readout_picture_loader_new:
 * @directory: (nullable): only files in it and below it are read
 * @pictures: (nullable) (element-type utf8 GBytes): by their address; they are before files
 * @max_width: in points
 * @max_height: in points
 * @previous: (nullable): files that have not changed since are taken from it
 */
ReadoutPictureLoader *readout_picture_loader_new (const char *directory,
                                                  GHashTable *pictures,
                                                  double max_width,
                                                  double max_height,
                                                  ReadoutPictureLoader *previous);
void readout_picture_loader_free (ReadoutPictureLoader *loader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutPictureLoader, readout_picture_loader_free)

/* The picture that @address, a path or file: URI, names; %NULL if it cannot be shown, with the
 * reason in @problem. A @loader that is %NULL shows none. Owned by the caller. */
ReadoutPicture *readout_picture_loader_load (ReadoutPictureLoader *loader,
                                             const char *address,
                                             ReadoutPictureProblem *problem);

G_END_DECLS
