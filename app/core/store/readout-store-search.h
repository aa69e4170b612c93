/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/**
 * readout_store_search_statements:
 * @text: as typed: words, which match as the beginning of words in any case and with or without
 *   accents; "words in quotation marks" as a phrase; -word for what must not be there. Anything
 * else is read as words: nothing is a syntax error
 *
 * Returns: (element-type ReadoutMatch): best first, none of dismissed statements or removed
 * reports; empty when @text holds no word
 */
GPtrArray *readout_store_search_statements (
    ReadoutStore *store, const char *text, guint offset, guint limit, GError **error);

/* The same in titles and texts of reports. */
GPtrArray *readout_store_search_reports (
    ReadoutStore *store, const char *text, guint offset, guint limit, GError **error);

G_END_DECLS
