/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-text.h"

G_BEGIN_DECLS

/**
 * ReadoutTextBuilder:
 *
 * Makes the text of a report from the pieces that a format finds: paragraphs with a blank line
 * between them. Whatever it is given, the text is valid: bytes that are no UTF-8 become U+FFFD,
 * control characters and byte order marks are left out.
 */
typedef struct _ReadoutTextBuilder ReadoutTextBuilder;

ReadoutTextBuilder *readout_text_builder_new (void);
void readout_text_builder_free (ReadoutTextBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutTextBuilder, readout_text_builder_free)

/* Adds words to the paragraph. White space (not the no-break space) becomes one space, none at the
 * start and end of a line. @length in bytes, or -1. */
void readout_text_builder_add (ReadoutTextBuilder *builder, const char *words, gssize length);

/* Adds words to the paragraph as they stand, line breaks and tabs too. */
void
readout_text_builder_add_verbatim (ReadoutTextBuilder *builder, const char *words, gssize length);

/* A line break within the paragraph. */
void readout_text_builder_break_line (ReadoutTextBuilder *builder);

/* A tab within the paragraph: the border between cells of a row. */
void readout_text_builder_add_tab (ReadoutTextBuilder *builder);

/* Ends the paragraph, if one has begun. */
void readout_text_builder_end_paragraph (ReadoutTextBuilder *builder);

/* The page, from 1, of the paragraphs that begin from here on. */
void readout_text_builder_set_page (ReadoutTextBuilder *builder, guint page);

/* Whether what follows is set aside: in the text, but in no paragraph, for it is no part of what
 * the report says (captions, the quoted mail under a reply, a signature). Ends the paragraph. */
void readout_text_builder_set_aside (ReadoutTextBuilder *builder, gboolean aside);

/* How long the text is so far, in bytes. */
gsize readout_text_builder_get_length (ReadoutTextBuilder *builder);

/* The text so far, for readout_metadata_guess() and the like: ends with NUL, borrowed until more is
 * added. Ends the paragraph. */
const char *readout_text_builder_peek (ReadoutTextBuilder *builder);

/* The paragraphs so far, of ReadoutParagraph; borrowed. Ends the paragraph. */
GArray *readout_text_builder_peek_paragraphs (ReadoutTextBuilder *builder);

/**
 * readout_text_builder_finish:
 *
 * Ends the text; the builder is empty after that. Adding more than READOUT_TEXT_MAX_LENGTH is no
 * error until here: what is too much is dropped as it comes.
 *
 * Errors: G_IO_ERROR_MESSAGE_TOO_LARGE
 */
ReadoutText *readout_text_builder_finish (ReadoutTextBuilder *builder, GError **error);

G_END_DECLS
