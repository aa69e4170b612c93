/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The character that the font @name (nullable) shows for @code, where @code is not a character of
 * Unicode but a place in a font of symbols ("Symbol", "Wingdings"): 0x20 to 0xFF, or the same from
 * 0xF020. 0 when it is only an ornament. */
gunichar readout_symbol_font_map (const char *name, guint code);

/* Whether a font of this name shows symbols for letters. */
gboolean readout_symbol_font_is_one (const char *name);

G_END_DECLS
