/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"

G_BEGIN_DECLS

/* Zip containers: Word documents, OpenDocument texts, e-books. */
gboolean readout_package_sniff (const ReadoutDocument *document);
gboolean readout_package_read (const ReadoutDocument *document, GPtrArray *reports, GError **error);

G_END_DECLS
