/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"

G_BEGIN_DECLS

/* PDF, by poppler: see readout-pdf.h. Its header may stand behind a few bytes of something else. */
gboolean readout_pdf_sniff (const ReadoutDocument *document);
gboolean readout_pdf_read (const ReadoutDocument *document, GPtrArray *reports, GError **error);

G_END_DECLS
