/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"

G_BEGIN_DECLS

/**
 * readout_html_decode:
 * @doubtful: (out): whether the encoding was guessed
 *
 * The markup of a page as UTF-8 with no NUL. The encoding is that of the byte order mark, else
 * UTF-8 where the bytes are that, else what the page declares (read as the names are read on the
 * web: ISO-8859-1 is Windows-1252), else guessed.
 *
 * Returns: owned by the caller; %NULL with the errors of readout_document_decode()
 */
char *readout_html_decode (const ReadoutDocument *document,
                           gsize *length,
                           gboolean *doubtful,
                           GError **error);

G_END_DECLS
