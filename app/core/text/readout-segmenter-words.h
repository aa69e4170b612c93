/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the word lists of data/language/en/ say. They are compiled in. Internal to the segmenter;
 * words are given as bytes, not ended by NUL. */

typedef enum
{
  READOUT_ABBREVIATION_NONE,
  READOUT_ABBREVIATION_BEFORE, /* never ends a sentence */
  READOUT_ABBREVIATION_DIGIT,  /* an abbreviation only before a figure */
  READOUT_ABBREVIATION_EITHER,
} ReadoutAbbreviation;

/* What @word, written without its full stop, abbreviates. */
ReadoutAbbreviation readout_segmenter_find_abbreviation (const char *word, gsize length);

/* Whether @word with its hyphen at the end ("co-") is a prefix, or with it at the start a suffix,
 * that stays on its word. */
gboolean readout_segmenter_is_affix (const char *word, gsize length);

/* Where @word is cut in two: the length of its first part; 0 if it is one token. */
gsize readout_segmenter_find_cut (const char *word, gsize length);

gboolean readout_segmenter_is_starter (const char *word, gsize length);
gboolean readout_segmenter_is_speech_form (const char *word, gsize length);

/* Whether @line, in lower case, is about the report: it begins with or holds what is listed. */
gboolean readout_segmenter_is_furniture (const char *line);

G_END_DECLS
