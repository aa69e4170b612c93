/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * readout_furniture_check:
 * @text: UTF-8
 * @start: where a paragraph starts, in bytes
 * @end: where it ends
 *
 * Tells what is about a report from what it says: bylines ("By Jo Lee"), credits of reporters and
 * pictures, links to other reports ("Related: …"). The words are in data/language/en/furniture.txt.
 *
 * Returns: whether nobody says anything there
 */
gboolean readout_furniture_check (const char *text, guint32 start, guint32 end);

G_END_DECLS
