/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Says in the catalogue of the PDF in @bytes what Cairo cannot: the @language (nullable), and that
 * a viewer shall show the title. A PDF that it cannot read stays as it is. */
void readout_pdf_complete (GByteArray *bytes, const char *language);

G_END_DECLS
