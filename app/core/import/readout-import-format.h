/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/readout-import.h"

G_BEGIN_DECLS

/**
 * ReadoutDocument:
 * @data: the bytes, never %NULL
 * @length: of @data, at least 1
 * @name: (nullable): the file name without its folders
 *
 * A document to be read, for the formats of the table in readout-import.c. Internal to import/.
 */
typedef struct
{
  const char *data;
  gsize length;
  const char *name;
} ReadoutDocument;

/**
 * ReadoutFormat:
 * @media_type: what a report read by it has as its media type
 * @sniff: whether the document is of this format, by its content; the name only decides between
 *   formats that no content tells apart
 * @read: sets the text and the metadata of @report; everything else of it is set by the caller.
 *   Errors: READOUT_IMPORT_ERROR, in words; G_IO_ERROR_CANCELLED
 *
 * One format that can be read. A new one is a new row of the table.
 */
typedef struct
{
  const char *media_type;
  gboolean (*sniff) (const ReadoutDocument *document);
  gboolean (*read) (const ReadoutDocument *document,
                    ReadoutReport *report,
                    GCancellable *cancellable,
                    GError **error);
} ReadoutFormat;

/* Whether the name ends in one of @endings (with the dot, ends with %NULL), in any case. */
gboolean readout_document_has_ending (const ReadoutDocument *document, const char *const *endings);

gboolean readout_plain_sniff (const ReadoutDocument *document);
gboolean readout_plain_read (const ReadoutDocument *document,
                             ReadoutReport *report,
                             GCancellable *cancellable,
                             GError **error);

gboolean readout_markdown_sniff (const ReadoutDocument *document);
gboolean readout_markdown_read (const ReadoutDocument *document,
                                ReadoutReport *report,
                                GCancellable *cancellable,
                                GError **error);

/* What a document that no format takes seems to be, and what to do about it: a sentence for the
 * person, owned by the caller; %NULL when it could be text. */
char *readout_document_describe (const ReadoutDocument *document);

/**
 * readout_document_decode:
 * @doubtful: (out): whether the encoding was guessed
 *
 * The text of a document that is text: UTF-8, LF, no BOM. UTF-8 and UTF-16 or -32 with a BOM are
 * sure, UTF-16 without one and Windows-1252 are guesses.
 *
 * Returns: owned by the caller, ends with NUL; %NULL with READOUT_IMPORT_ERROR_UNKNOWN_FORMAT for
 * an encoding that is not recognised, READOUT_IMPORT_ERROR_DAMAGED for text that is no text
 */
char *readout_document_decode (const ReadoutDocument *document,
                               gsize *length,
                               gboolean *doubtful,
                               GError **error);

G_END_DECLS
