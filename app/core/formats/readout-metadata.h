/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"

G_BEGIN_DECLS

/**
 * Metadata of texts that say it in words: header lines, headline, byline, dateline, copyright line.
 * Internal to formats/. Only the first and last kilobytes of a text are looked at.
 */

/* Sets @field of @report to @value, made fit to show: one line, no control characters, bounded.
 * What is known already stays. Dates are read, languages and addresses checked; a value that is
 * none is left out. Returns whether it was set. */
gboolean readout_metadata_set (ReadoutReport *report,
                               ReadoutReportField field,
                               const char *value,
                               gssize length,
                               gboolean doubtful);

/**
 * readout_metadata_read_header:
 * @start: where the content begins, in bytes
 *
 * Reads lines such as `Outlet: Al Jazeera` at the top, also when a headline stands above them.
 *
 * Returns: the bytes that these lines take, to be left out of the paragraphs; empty when there are
 *   none
 */
ReadoutSpan
readout_metadata_read_header (ReadoutReport *report, const char *text, gsize start, gsize length);

/* Guesses what is not known yet from headline, byline, dateline, copyright line and from the file
 * name, and the language from the words; marks it as doubtful. @paragraphs are those of the text.
 */
void readout_metadata_guess (ReadoutReport *report,
                             const char *text,
                             GArray *paragraphs,
                             const char *name);

G_END_DECLS
