/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"

G_BEGIN_DECLS

/* An OpenDocument text as one XML file. */
gboolean readout_flat_odt_sniff (const ReadoutDocument *document);
gboolean
readout_flat_odt_read (const ReadoutDocument *document, GPtrArray *reports, GError **error);

G_END_DECLS
