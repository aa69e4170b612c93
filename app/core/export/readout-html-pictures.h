/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The pictures of a page, which are in it. */
typedef struct _ReadoutHtmlPictures ReadoutHtmlPictures;

/* @directory: (nullable): only files in it and below it are read. @own: (nullable) (element-type
 * utf8 GBytes): pictures that no file holds, by their address. @max_length: of all that is given
 * out, in bytes. */
ReadoutHtmlPictures *
readout_html_pictures_new (const char *directory, GHashTable *own, gsize max_length);
void readout_html_pictures_free (ReadoutHtmlPictures *pictures);

/* The data: URI of the picture that @address names; %NULL if it is no PNG, JPEG, GIF or WebP below
 * the folder, or the page has too much of pictures. Each file is read once. */
const char *readout_html_pictures_get (ReadoutHtmlPictures *pictures, const char *address);

G_END_DECLS
