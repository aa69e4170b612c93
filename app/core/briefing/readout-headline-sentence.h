/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-clause.h"

G_BEGIN_DECLS

/* "The Foreign Ministry said, in the words of TPA’s headline: “…”": headlines have a grammar of
 * their own. Markdown, owned by the caller; %NULL for what stands in none. @quoted becomes the part
 * of the report that is quoted whole. */
char *readout_headline_sentence_write (ReadoutClause *clause, ReadoutSpan *quoted);

G_END_DECLS
