/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

/**
 * The words of a statement for a sentence of a briefing: what stands inside quotation marks is
 * exactly what the report has there; the marks themselves become “ ”, marks inside them ‘ ’.
 */
typedef struct
{
  char *words;        /* plain text, not Markdown, with no white space around it */
  gboolean is_quoted; /* begins and ends with quotation marks */
  gboolean is_whole;  /* quoted, and begins like a sentence */
} ReadoutQuotedWords;

/* The content of @statement. FALSE when its quotation marks do not pair up, so that nobody can say
 * which words are quoted. Clear @words with readout_quoted_words_clear(). */
gboolean readout_quoted_words_from_statement (ReadoutQuotedWords *words,
                                              ReadoutReport *report,
                                              ReadoutStatement *statement);

/* @passage within quotation marks, as plain text. Owned by the caller. */
char *readout_quoted_words_dup_passage (const char *passage);

/* Takes the marks of emphasis of Markdown, *so* and _so_, out of @words where they pair, in place.
 */
void readout_quoted_words_strip_emphasis (char *words);

void readout_quoted_words_clear (ReadoutQuotedWords *words);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadoutQuotedWords, readout_quoted_words_clear)

G_END_DECLS
