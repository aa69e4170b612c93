/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutRtfDecoder:
 *
 * The fonts of an RTF document, as far as they tell what its bytes mean, and the converters for
 * that. ICU's, for glibc's would have to be loaded from files.
 */
typedef struct _ReadoutRtfDecoder ReadoutRtfDecoder;

ReadoutRtfDecoder *readout_rtf_decoder_new (void);
void readout_rtf_decoder_free (ReadoutRtfDecoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutRtfDecoder, readout_rtf_decoder_free)

/* The code page of text whose font tells none: 1252 unless this is called. */
void readout_rtf_decoder_set_code_page (ReadoutRtfDecoder *decoder, guint code_page);

/* What the table of fonts says about font number @font. */
void readout_rtf_decoder_set_font_charset (ReadoutRtfDecoder *decoder, int font, guint charset);
void readout_rtf_decoder_set_font_code_page (ReadoutRtfDecoder *decoder, int font, guint code_page);
void readout_rtf_decoder_set_font_name (ReadoutRtfDecoder *decoder, int font, const char *name);

/* Appends to @text the UTF-8 of bytes in @font. Bytes that mean nothing become U+FFFD. */
void readout_rtf_decoder_convert (
    ReadoutRtfDecoder *decoder, int font, const char *bytes, gsize length, GString *text);

/* The character that is shown for @character in @font: another one in fonts of symbols, 0 for an
 * ornament. */
gunichar readout_rtf_decoder_map (ReadoutRtfDecoder *decoder, int font, gunichar character);

G_END_DECLS
