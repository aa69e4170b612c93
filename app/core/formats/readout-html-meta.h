/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-html-facts.h"

G_BEGIN_DECLS

/**
 * readout_html_meta_find:
 * @name: of a meta element: "og:title", "DC.creator", in any case
 * @length: in bytes
 * @field: (out): what it gives
 * @source: (out): how good a source it is
 * @place: (out): its place among those of one source: less than 250, the better the less
 *
 * Returns: whether the name is known
 */
gboolean readout_html_meta_find (const char *name,
                                 gsize length,
                                 ReadoutReportField *field,
                                 ReadoutHtmlSource *source,
                                 guint *place);

G_END_DECLS
