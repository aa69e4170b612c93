/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/readout-import.h"

G_BEGIN_DECLS

/**
 * ReadoutDocument:
 * @data: the bytes, never %NULL
 * @length: of @data, at least 1
 * @name: (nullable): the file name without its folders
 * @depth: how many documents this one is inside of: 1 for what is attached to a mail
 *
 * A document to be read, for the formats of the table in readout-formats.c. Internal to formats/.
 */
typedef struct
{
  const char *data;
  gsize length;
  const char *name;
  guint depth;
} ReadoutDocument;

/**
 * ReadoutFormat:
 * @media_type: what a report read by it has as its media type, unless @read sets another
 * @sniff: whether the document is of this format, by its content; the name only decides between
 *   formats that no content tells apart. Cheap: it looks at the first kilobytes.
 * @read: appends to @reports (of ReadoutReport, owned by it) what is in the document: one report,
 *   or one for each of its parts. Each has its text and its metadata; everything else is set by the
 *   caller where it is not set. What was appended before an error is dropped.
 *   Errors: READOUT_IMPORT_ERROR, in words
 *
 * One format that can be read. A new one is a new row of the table.
 */
typedef struct
{
  const char *media_type;
  gboolean (*sniff) (const ReadoutDocument *document);
  gboolean (*read) (const ReadoutDocument *document, GPtrArray *reports, GError **error);
} ReadoutFormat;

/* Whether the name ends in one of @endings (with the dot, ends with %NULL), in any case. */
gboolean readout_document_has_ending (const ReadoutDocument *document, const char *const *endings);

gboolean readout_plain_sniff (const ReadoutDocument *document);
gboolean readout_plain_read (const ReadoutDocument *document, GPtrArray *reports, GError **error);

gboolean readout_markdown_sniff (const ReadoutDocument *document);
gboolean
readout_markdown_read (const ReadoutDocument *document, GPtrArray *reports, GError **error);

/* What a document that no format takes seems to be, and what to do about it: a sentence for the
 * person, owned by the caller; %NULL when it could be text. */
char *readout_document_describe (const ReadoutDocument *document);

/**
 * readout_document_decode:
 * @doubtful: (out): whether the encoding was guessed
 *
 * The text of a document that is text: UTF-8, LF, no BOM. UTF-8 and UTF-16 or -32 with a BOM are
 * sure; UTF-16 without one, Windows-1252 and what uchardet says are guesses.
 *
 * Returns: owned by the caller, ends with NUL; %NULL with READOUT_IMPORT_ERROR_UNKNOWN_FORMAT for
 * an encoding that is not recognised, READOUT_IMPORT_ERROR_DAMAGED for text that is no text
 */
char *readout_document_decode (const ReadoutDocument *document,
                               gsize *length,
                               gboolean *doubtful,
                               GError **error);

G_END_DECLS
