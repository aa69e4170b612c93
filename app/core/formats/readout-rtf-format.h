/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"

G_BEGIN_DECLS

/* Rich Text Format. */
gboolean readout_rtf_sniff (const ReadoutDocument *document);
gboolean readout_rtf_read (const ReadoutDocument *document, GPtrArray *reports, GError **error);

G_END_DECLS
