/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-analysis.h"

G_BEGIN_DECLS

/* Takes datelines ("ASTER, March 5 (TPA) --") out of what the findings hold. */
void readout_review_datelines (ReadoutAnalysis *analysis);

/* Drops what stands in bylines, credits and links to other reports. */
void readout_review_furniture (ReadoutAnalysis *analysis);

/* Drops the findings that report nothing: "whoever says", "nobody said", "asked about it, she
 * said".
 */
void readout_review_sources (ReadoutAnalysis *analysis);

/* Repairs sources that start or end in the middle of a name: at a hyphen, at an "and", at the
 * description behind the name. Before the actors are resolved. */
void readout_review_phrases (ReadoutAnalysis *analysis);

/* Stretches the sources over their relative clauses: "people who saw it say …", "said Anna Keller,
 * who saw it". After the actors are resolved, whose names have no clauses. */
void readout_review_extents (ReadoutAnalysis *analysis);

G_END_DECLS
