/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-sidebar-page.h"

G_BEGIN_DECLS

#define READOUT_TYPE_ACTORS_PAGE (readout_actors_page_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutActorsPage, readout_actors_page, READOUT, ACTORS_PAGE, ReadoutSidebarPage)

G_END_DECLS
