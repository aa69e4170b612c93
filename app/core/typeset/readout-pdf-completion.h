/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * readout_pdf_complete:
 * @bytes: a PDF that Cairo wrote, with a plain cross-reference table
 * @language: (nullable): BCP 47
 * @figures: (element-type utf8): the alternative texts of its figures in their order, empty for
 * none
 *
 * Says in the PDF what Cairo cannot say: the language, that a viewer shall show the title, what is
 * on a figure, that the heads of tables are those of columns. A PDF that it cannot read stays as it
 * is. Linear in the length of @bytes.
 */
void readout_pdf_complete (GByteArray *bytes, const char *language, GPtrArray *figures);

G_END_DECLS
