/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <unicode/utypes.h>

G_BEGIN_DECLS

/**
 * readout_charset_convert:
 * @bytes: text in some encoding
 * @length: in bytes
 * @charset: the name of the encoding, as documents write it: "koi8-r", "x-sjis", "cp1252"
 * @n_bytes: (out): the length of what is returned, in bytes
 * @n_bad: (out) (optional): how many characters were not valid and became U+FFFD
 *
 * Converts to UTF-8 with ICU, whose tables are in memory: the sandbox has no files. A mark of the
 * byte order at the start is left out.
 *
 * Returns: owned by the caller, ends with NUL; %NULL when the encoding is not known
 */
char *readout_charset_convert (
    const char *bytes, gsize length, const char *charset, gsize *n_bytes, gsize *n_bad);

/* Appends UTF-16, as ICU's converters give it, as UTF-8; a surrogate that lost its other half
 * becomes U+FFFD. @high is one that the last piece ended with, or 0: at first it is 0. */
void readout_charset_append_units (GString *text, const UChar *units, gsize n_units, UChar *high);

/**
 * readout_charset_detect:
 *
 * Guesses the encoding of text with uchardet, from its first megabyte.
 *
 * Returns: its name, owned by the caller; %NULL when there is no telling
 */
char *readout_charset_detect (const char *bytes, gsize length);

G_END_DECLS
