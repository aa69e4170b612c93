/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-sidebar-page.h"

G_BEGIN_DECLS

#define READOUT_TYPE_FILTERS_PAGE (readout_filters_page_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutFiltersPage, readout_filters_page, READOUT, FILTERS_PAGE, ReadoutSidebarPage)

G_END_DECLS
