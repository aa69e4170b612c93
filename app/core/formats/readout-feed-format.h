/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-format.h"

G_BEGIN_DECLS

/* News feeds that were saved as a file: RSS 0.9x, 1.0 and 2.0, Atom. Each entry is a report, whose
 * original is a feed with this entry alone. An entry without words of its own has its title as its
 * text. Nothing is fetched; a feed that declares entities is refused, for these can stand for other
 * files or grow without end. */
gboolean readout_feed_sniff (const ReadoutDocument *document);
gboolean readout_feed_read (const ReadoutDocument *document, GPtrArray *reports, GError **error);

G_END_DECLS
