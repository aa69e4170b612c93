/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * readout_text_widths_count_lines:
 * @context: with the font
 * @text: UTF-8
 * @width: of a line, in Pango units
 * @max_lines: not more than that are of interest
 * @n_lines: (out): how many lines the words take, from 1 to @max_lines
 *
 * Adds up the widths of letters, which takes a hundredth of what shaping them does: a list asks two
 * hundred rows for their height and draws a dozen.
 *
 * Returns: FALSE where it takes Pango to tell: in scripts whose letters join, and where a word ends
 *   so near the end of a line that it may fit or not
 */
gboolean readout_text_widths_count_lines (
    PangoContext *context, const char *text, int width, guint max_lines, guint *n_lines);

G_END_DECLS
