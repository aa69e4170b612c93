/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-span.h"

G_BEGIN_DECLS

/**
 * ReadoutSearchTerms:
 *
 * What a person typed to search: words, which match as the beginning of words in any case and with
 * or without accents; "words in quotation marks" as a phrase; -word for what must not be there.
 * Anything else is read as words: nothing is a syntax error. Words are parted as the full-text
 * search of the project parts them.
 */
typedef struct _ReadoutSearchTerms ReadoutSearchTerms;

/* @text: in any encoding; %NULL: no words. */
ReadoutSearchTerms *readout_search_terms_new (const char *text);
void readout_search_terms_free (ReadoutSearchTerms *terms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutSearchTerms, readout_search_terms_free)

/* How many words and phrases there are; 64 at most. */
guint readout_search_terms_count (const ReadoutSearchTerms *terms);

/* Whether a term must not be there. */
gboolean readout_search_terms_is_unwanted (const ReadoutSearchTerms *terms, guint index);

/* A term as a query of SQLite's FTS5. Owned by @terms. */
const char *readout_search_terms_get_match (const ReadoutSearchTerms *terms, guint index);

/* Which of the terms @text (UTF-8), a name for instance, holds: a bit each. Linear in @text. */
guint64 readout_search_terms_find (const ReadoutSearchTerms *terms, const char *text);

/* Where the wanted terms are in @text (UTF-8): spans in bytes, each a word or phrase that matched,
 * whole words where their beginning did. Owned by the caller. */
GArray *readout_search_terms_mark (const ReadoutSearchTerms *terms, const char *text);

G_END_DECLS
