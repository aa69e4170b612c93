/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-analysis.h"

G_BEGIN_DECLS

/* Takes datelines ("ASTER, March 5 (TPA) --") out of what the findings hold. */
void readout_review_datelines (ReadoutAnalysis *analysis);

/* Drops the findings that report nothing: "whoever says", "nobody said", "asked about it, she
 * said".
 */
void readout_review_sources (ReadoutAnalysis *analysis);

G_END_DECLS
