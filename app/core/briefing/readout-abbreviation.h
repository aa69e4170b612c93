/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the word of @text that ends before the full stop at @stop is one that a full stop does
 * not end a sentence after: "Mr", "U.S", an initial. The word begins at @start or later. English.
 */
gboolean readout_abbreviation_ends_at (const char *text, gsize start, gsize stop);

G_END_DECLS
