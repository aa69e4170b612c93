/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-flow.h"

G_BEGIN_DECLS

/**
 * readout_epub_chapter_read:
 * @heading: (inout): the first heading, if it is %NULL; owned by the caller
 *
 * Reads the text of a chapter, XHTML or HTML, as a browser would: whatever is wrong with its tags,
 * there is a text. Captions are set aside; scripts, pictures, page numbers and lists of contents
 * are left out.
 */
void readout_epub_chapter_read (ReadoutFlow *flow, const char *data, gsize length, char **heading);

G_END_DECLS
