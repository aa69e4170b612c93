/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-analysis.h"

G_BEGIN_DECLS

/* The rules by kind, in the order in which they run: what one has found, the next leave alone. */
void readout_rules_find_quotations (ReadoutAnalysis *analysis);
void readout_rules_find_surface (ReadoutAnalysis *analysis);

G_END_DECLS
