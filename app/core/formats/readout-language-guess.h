/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * readout_language_guess:
 * @text: UTF-8
 * @paragraphs: of ReadoutParagraph: where to look
 * @is_sure: (out): whether the text is long and plain enough to leave no doubt
 *
 * The language of a text: English by its commonest words, else what libexttextcat makes of its
 * n-grams (Cavnar and Trenkle, "N-Gram-Based Text Categorization", 1994), among the languages of
 * data/languages.conf.
 *
 * Returns: as BCP 47, owned by the caller; %NULL when the text is too short to tell
 */
char *readout_language_guess (const char *text, GArray *paragraphs, gboolean *is_sure);

G_END_DECLS
