/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-sidebar-page.h"

G_BEGIN_DECLS

#define READOUT_TYPE_TOPICS_PAGE (readout_topics_page_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutTopicsPage, readout_topics_page, READOUT, TOPICS_PAGE, ReadoutSidebarPage)

G_END_DECLS
