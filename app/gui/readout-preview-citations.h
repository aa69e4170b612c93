/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-citation-hover.h"
#include "readout-preview.h"

G_BEGIN_DECLS

/* Shows the passages of the citations of a preview: to the pointer, and with Ctrl+Shift+Space of
 * the one that the keyboard has gone to. Owned by the caller: g_object_run_dispose() before the
 * preview goes. Its "activated" (key): open the report there. */
ReadoutCitationHover *readout_preview_citations_new (ReadoutPreview *preview);

G_END_DECLS
