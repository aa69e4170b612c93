/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-sidebar-page.h"

G_BEGIN_DECLS

#define READOUT_TYPE_REPORTS_PAGE (readout_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutReportsPage, readout_reports_page, READOUT, REPORTS_PAGE, ReadoutSidebarPage)

G_END_DECLS
