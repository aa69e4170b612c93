/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/readout-language.h"

G_BEGIN_DECLS

/* The word lists of the language that briefings are written in, read once; %NULL where the data is
 * not there. Owned by Readout, safe on any thread. */
ReadoutLanguage *readout_word_lists_get (void);

/* Whether @word is in @list, as it is or as the singular of a plural: "officials". */
gboolean readout_word_lists_has_noun (ReadoutList list, const char *word);

G_END_DECLS
