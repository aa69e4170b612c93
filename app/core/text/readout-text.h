/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "text/readout-span.h"

G_BEGIN_DECLS

/**
 * ReadoutParagraph:
 * @span: the bytes of the paragraph, without the white space around it
 * @page: the page that it starts on, from 1; 0 where the document has no pages
 *
 * Its number, as in "¶ 4", is its index in the list plus 1.
 */
typedef struct
{
  ReadoutSpan span;
  guint32 page;
} ReadoutParagraph;

/**
 * ReadoutText:
 *
 * The immutable text of a report: valid UTF-8 with no NUL, LF line ends, no BOM, otherwise
 * character for character what the document says. Counted by reference, safe to share between
 * threads.
 */
typedef struct _ReadoutText ReadoutText;

#define READOUT_TYPE_TEXT (readout_text_get_type ())
GType readout_text_get_type (void);

/* The longest text that a report can have, in bytes. */
#define READOUT_TEXT_MAX_LENGTH (1u << 28)

/**
 * readout_text_new:
 * @string: UTF-8
 * @length: in bytes, or -1 if @string ends with NUL
 * @paragraphs: (nullable): a GArray of ReadoutParagraph in order, copied; %NULL finds them with
 *   readout_text_find_paragraphs(). What lies in none of them (front matter, for one) is no part of
 *   what the report says.
 *
 * Errors: G_IO_ERROR_INVALID_DATA when @string is not valid UTF-8, holds NUL or a carriage return,
 * or a paragraph does not lie in it;
 * G_IO_ERROR_MESSAGE_TOO_LARGE when it is longer than READOUT_TEXT_MAX_LENGTH.
 */
ReadoutText *
readout_text_new (const char *string, gssize length, GArray *paragraphs, GError **error);
ReadoutText *readout_text_ref (ReadoutText *text);
void readout_text_unref (ReadoutText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutText, readout_text_unref)

/**
 * readout_text_find_paragraphs:
 * @string: valid UTF-8
 * @start: first byte to look at
 * @end: the byte after the last one
 *
 * Finds the paragraphs of plain text: runs of lines between blank lines; where a line is longer
 * than a program would wrap it, or nothing is blank, each line; in a text with no blank line that
 * was wrapped, the runs of lines that wrapping explains. Linear in the length.
 *
 * Returns: a GArray of ReadoutParagraph, owned by the caller
 */
GArray *readout_text_find_paragraphs (const char *string, gsize start, gsize end);

/* The bytes, ending with NUL, owned by @text. @length may be %NULL. */
const char *readout_text_get_string (ReadoutText *text, gsize *length);
gsize readout_text_get_length (ReadoutText *text);

/* GArray of ReadoutParagraph, owned by @text. */
GArray *readout_text_get_paragraphs (ReadoutText *text);

/* The index of the paragraph that holds @byte, or of the last one that starts before it; 0 if there
 * is none. O(log n). */
guint readout_text_find_paragraph (ReadoutText *text, guint32 byte);

/* The words of a span, owned by the caller. */
char *readout_text_dup_span (ReadoutText *text, ReadoutSpan span);

/* The words of a list of spans, parts joined by @separator, owned by the caller. */
char *readout_text_dup_spans (ReadoutText *text, GArray *spans, const char *separator);

/* Between bytes and code points, for the borders (JSON, text buffers). Amortised O(1) for ASCII,
 * O(log n + 256) else. */
guint32 readout_text_byte_to_code_point (ReadoutText *text, guint32 byte);
guint32 readout_text_code_point_to_byte (ReadoutText *text, guint32 code_point);

G_END_DECLS
