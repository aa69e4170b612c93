/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * readout_dateline_find_end:
 * @text: UTF-8
 * @start: where a paragraph starts, in bytes
 * @end: where it ends
 *
 * Tells the place and date that agencies put before the first sentence of a report ("ASTER, March 5
 * (TPA) --") from the sentence.
 *
 * Returns: where the sentence starts; @start when there is no dateline
 */
guint32 readout_dateline_find_end (const char *text, guint32 start, guint32 end);

G_END_DECLS
