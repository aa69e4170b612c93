/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-clause.h"

G_BEGIN_DECLS

/**
 * The forms that a sentence can take, tried in this order. Each is Markdown with its full stop,
 * owned by the caller; %NULL where the statement has not the parts for it.
 */

/* "The Guardian quoted a senior European official as saying that …". */
char *readout_sentence_forms_write_quoting (ReadoutClause *clause);

/* "According to a decree, as quoted by Reuters, …". */
char *readout_sentence_forms_write_according_to (ReadoutClause *clause);

/* "Putin asked the Defense Ministry to agree …": the clause as the report has it, with the name for
 * the source. */
char *readout_sentence_forms_write_clause (ReadoutClause *clause);

/* "Smith said that …" from parts that the report has in another order. */
char *readout_sentence_forms_write_anew (ReadoutClause *clause);

G_END_DECLS
