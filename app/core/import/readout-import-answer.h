/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/readout-import.h"

G_BEGIN_DECLS

/**
 * What the import worker says of a document, as bytes: a GVariant, because its reader is made for
 * bytes that cannot be trusted. The worker may have been taken over by the document: nothing in an
 * answer is believed.
 */

/**
 * readout_import_answer_new:
 * @reports: (nullable): of ReadoutReport, or
 * @error: (nullable): why there are none
 * @original: the document; a report with another original takes it along
 */
GBytes *readout_import_answer_new (GPtrArray *reports, const GError *error, GBytes *original);

/**
 * readout_import_answer_read:
 * @answer: the bytes, from whomever
 * @original: the document
 *
 * Returns: of ReadoutReport, owned by the caller, each with text, original, media type and the
 * metadata that is sound; its path is that of the part, %NULL for the document itself. %NULL with
 * the READOUT_IMPORT_ERROR that the worker gave, or READOUT_IMPORT_ERROR_DAMAGED for an answer that
 * is none.
 */
GPtrArray *readout_import_answer_read (GBytes *answer, GBytes *original, GError **error);

G_END_DECLS
