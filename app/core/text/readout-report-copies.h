/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-copy-groups.h"
#include "text/readout-report.h"

G_BEGIN_DECLS

/* Which of the reports (element-type ReadoutReport, with text and different ids) count as one
 * source, for reports that are in no project: those with the same text, and near copies. What is
 * looked at for a report has a limit, as in a project (store/readout-copy-links.c). Settled; owned
 * by the caller. As good as linear. */
ReadoutCopyGroups *readout_report_copies_find (GPtrArray *reports);

G_END_DECLS
