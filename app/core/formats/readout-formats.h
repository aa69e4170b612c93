/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"

G_BEGIN_DECLS

/**
 * readout_formats_read:
 * @original: the document
 * @name: (nullable): its file name, a hint for messages and metadata
 *
 * Recognises the format by content, reads text, paragraphs and metadata. This is where bytes of
 * strangers are parsed: called in the sandboxed worker, and in tests.
 *
 * Returns: of ReadoutReport, owned by the caller, at least one, each with text, original, media
 * type, path (of a part: its name; %NULL for the document itself) and what metadata could be read.
 * What was guessed is marked. %NULL with a READOUT_IMPORT_ERROR.
 */
GPtrArray *readout_formats_read (GBytes *original, const char *name, GError **error);

/**
 * readout_formats_set_demand:
 * @demand: (nullable)
 *
 * Sets what is called before something that few documents need is loaded from files for the first
 * time: tables of languages, converters of encodings. A process that cannot open files any more
 * does not return from it.
 */
void readout_formats_set_demand (void (*demand) (void));

/* For formats: calls that. */
void readout_formats_demand (void);

/**
 * readout_formats_read_part:
 * @parent: the document that it is in
 * @part: the bytes of a document that is inside of another: attached to a mail
 * @name: (nullable): the file name that it bears
 * @reports: what is in it is appended here
 *
 * For formats that hold documents. A part that cannot be read is left out by its caller: the error
 * says why.
 *
 * Returns: FALSE with a READOUT_IMPORT_ERROR, also when documents are nested too deeply, and then
 *   @reports is as it was
 */
gboolean readout_formats_read_part (const ReadoutDocument *parent,
                                    GBytes *part,
                                    const char *name,
                                    GPtrArray *reports,
                                    GError **error);

G_END_DECLS
