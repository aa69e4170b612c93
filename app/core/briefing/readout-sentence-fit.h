/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-clause.h"

G_BEGIN_DECLS

/* Whether the parts can make a sentence at all. What cannot is quoted as the report has it. */
gboolean readout_sentence_fit_is_fit (ReadoutClause *clause);

/* Whether words of the report can stand in a sentence of somebody else: no "I", "we" or "you"
 * outside of quotation marks, no bracket alone. */
gboolean readout_sentence_fit_can_stand (const char *words);

G_END_DECLS
