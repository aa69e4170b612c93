/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-cited-places.h"
#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_CITED_INDEX (readout_cited_index_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutCitedIndex, readout_cited_index, READOUT, CITED_INDEX, GObject)

/**
 * ReadoutCitedIndex:
 *
 * Where the briefings of a project cite its statements, for whoever shows a statement: an answer at
 * once, brought up to date soon after a briefing was saved. It is as large as the briefings have
 * citations, however many statements there are.
 *
 * Signals: "changed".
 */

/* The one index of @project, which owns it. */
ReadoutCitedIndex *readout_cited_index_get (ReadoutProject *project);

/* (element-type ReadoutCitedPlace): the places that cite a statement, the briefing changed last
 * first; %NULL when there is none. Owned by @index, until it changes. */
GPtrArray *readout_cited_index_list (ReadoutCitedIndex *index, gint64 statement_id);

/* "Cited in the briefing at “Heading”, and 2 more places". Owned by the caller. */
char *readout_cited_index_describe (ReadoutCitedIndex *index, GPtrArray *places);

G_END_DECLS
