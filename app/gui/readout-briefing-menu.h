/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-briefing-document.h"

G_BEGIN_DECLS

/* The menu of the briefing's header bar: the briefings of the project, what can be done with the
 * one that is open, the templates to draft from. Owned by the caller. */
GMenuModel *readout_briefing_menu_new (ReadoutBriefingDocument *document);

G_END_DECLS
