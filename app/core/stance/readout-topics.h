/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-proposition.h"

G_BEGIN_DECLS

/**
 * readout_topics_suggest:
 * @reports: of ReadoutReport, with their text
 * @statements: of ReadoutStatement; report_id is the id of one of @reports
 * @max: at most so many
 *
 * Suggests what the statements can be grouped by: the nominalised or finite events that they share
 * ("Russia's recognition of Donetsk and Luhansk"), most shared first. Linear in the words of the
 * statements. Ids are the index from 0.
 *
 * Returns: a GPtrArray of ReadoutProposition with a free function, owned by the caller; empty when
 *   nothing is shared.
 */
GPtrArray *readout_topics_suggest (GPtrArray *reports, GPtrArray *statements, guint max);

G_END_DECLS
