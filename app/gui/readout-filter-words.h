/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/**
 * What the parts of a filter are called: "Outlets: Daily Lund, Radio Quay", "Not cited".
 */
typedef struct
{
  ReadoutFilterPart part;
  char *words;
} ReadoutFilterPhrase;

/* (element-type ReadoutFilterPhrase): one for each part that is set. Names are looked up in the
 * project, so on its thread. Owned by the caller. */
GPtrArray *
readout_filter_words_list (ReadoutStore *store, const ReadoutFilter *filter, GError **error);

/* "12 statements found" */
char *readout_filter_words_dup_count (guint n_statements);

/* The ISO 8601 day, month or year that a person typed: as ISO 8601, or as dates are written where
 * they live; %NULL when it is none. Owned by the caller. */
char *readout_filter_words_parse_day (const char *typed);

G_END_DECLS
