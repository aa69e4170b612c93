/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-proposition.h"

G_BEGIN_DECLS

/**
 * readout_topics_suggest:
 * @data_dir: (nullable): as for readout_data_find()
 * @reports: of ReadoutReport, with their text
 * @statements: of ReadoutStatement; report_id is the id of one of @reports
 * @max: at most so many
 *
 * Suggests what the statements can be grouped by: what the reports say that somebody does or is to
 * do, as a verb or as a noun ("the recognition of …"), as a sentence that one can be for or against
 * ("Tovel fills the lake", "The levy is introduced"); first what most statements of most speakers
 * are about. Linear in the words of the reports. Ids are the index from 0.
 *
 * Returns: a GPtrArray of ReadoutProposition with a free function, owned by the caller; empty when
 *   nothing is shared. %NULL when the words of the language cannot be read: the errors of
 *   readout_events_new() and readout_syntax_new_from_file().
 */
GPtrArray *readout_topics_suggest (
    const char *data_dir, GPtrArray *reports, GPtrArray *statements, guint max, GError **error);

G_END_DECLS
