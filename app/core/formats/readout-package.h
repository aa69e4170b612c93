/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"
#include "formats/readout-zip.h"

G_BEGIN_DECLS

/**
 * Documents that are zip containers. Which one it is is told by its entries, so the container is
 * opened once, in the format of all of them (readout-package-format.c), and handed on to these.
 * Each appends one report, with its media type. Errors: READOUT_IMPORT_ERROR, in words
 */
gboolean readout_docx_read (ReadoutZip *zip,
                            const ReadoutDocument *document,
                            GPtrArray *reports,
                            GError **error);
gboolean readout_odt_read (ReadoutZip *zip,
                           const ReadoutDocument *document,
                           GPtrArray *reports,
                           GError **error);
gboolean readout_epub_read (ReadoutZip *zip,
                            const ReadoutDocument *document,
                            GPtrArray *reports,
                            GError **error);

/**
 * readout_package_resolve:
 * @base: (nullable): the entry that the reference stands in; %NULL for the root
 * @reference: relative to it, or from the root with a "/" at its start
 *
 * The name of the entry that a reference in an entry leads to, with "." and ".." followed and
 * without a fragment. Owned by the caller; %NULL when it leads out of the container or to the web.
 */
char *readout_package_resolve (const char *base, const char *reference);

G_END_DECLS
