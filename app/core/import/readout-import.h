/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-report.h"

G_BEGIN_DECLS

/**
 * READOUT_IMPORT_ERROR:
 *
 * What can be wrong with a document. The message is in words for the person.
 */
#define READOUT_IMPORT_ERROR (readout_import_error_quark ())
GQuark readout_import_error_quark (void);

typedef enum
{
  READOUT_IMPORT_ERROR_UNREADABLE, /* missing, no permission, a device, a folder */
  READOUT_IMPORT_ERROR_EMPTY,
  READOUT_IMPORT_ERROR_TOO_LARGE,
  READOUT_IMPORT_ERROR_UNKNOWN_FORMAT, /* nothing that Readout takes; says what it seems to be */
  READOUT_IMPORT_ERROR_DAMAGED,
} ReadoutImportError;

/**
 * readout_import_bytes:
 * @original: the document
 * @name: (nullable): its file name, a hint for messages and metadata
 *
 * Has the import worker recognise the format by content and read text, paragraphs and metadata. No
 * byte of the document is parsed in this process. Blocking, for any thread.
 *
 * Returns: of ReadoutReport, owned by the caller, at least one: more for a document with several in
 * it (a mail with attachments, a feed). Each has text, original, sha256, media type, path and what
 * metadata could be read; what was guessed is marked. %NULL with a READOUT_IMPORT_ERROR or
 * G_IO_ERROR_CANCELLED.
 */
GPtrArray *readout_import_bytes (GBytes *original,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GError **error);

/* The same for a file, which is read in bounded memory; never blocks on a FIFO or a device. @name
 * is what it is called in paths, %NULL for its own path. */
GPtrArray *
readout_import_file (GFile *file, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
