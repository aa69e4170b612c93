/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/**
 * readout_store_list_offers:
 * @text: what the person typed to name a statement: words of its speaker's name, of what was said
 *   and of the outlet, in any order, each the beginning of a word, in any case, with or without
 *   accents; or the beginning of a key
 * @keys: (nullable): keys of the briefing that is being written, ending with %NULL
 *
 * The statements that the person may want to cite, best first: those of which the speaker, or the
 * outlet, is named come before those that only say the words. Without words those of @keys, last
 * one first, then the latest ones. Dismissed statements and removed reports are left out. What it
 * takes does not grow with the project but for the names of actors, of which all are looked at, and
 * the statements that hold a word.
 *
 * Returns: (element-type ReadoutBoardRow): at most @limit; owned by the caller
 */
GPtrArray *readout_store_list_offers (
    ReadoutStore *store, const char *text, const char *const *keys, guint limit, GError **error);

/* @text as names and words are compared here: without accents, in lower case. Owned by the caller.
 */
char *readout_store_fold_letters (const char *text);

G_END_DECLS
