/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns the bytes of RTF into characters, by code page and font.
 */
#include "formats/readout-rtf-decoder.h"

#include <unicode/ucnv.h>

#include "formats/readout-charset.h"
#include "formats/readout-symbol-font.h"

/* More than any document has; what is more has the code page of the document. */
#define FONTS_MAX 4096

/* Units of UTF-16 that are converted at a time. */
#define PIECE 1024

typedef struct
{
  guint code_page; /* 0 for that of the document */
  char *symbols;   /* the name of a font of symbols, or %NULL */
} Font;

struct _ReadoutRtfDecoder
{
  guint code_page;
  GHashTable *fonts;      /* number → Font */
  GHashTable *converters; /* code page → UConverter, or %NULL where there is none */
};

/* What \fcharset says, as code pages. */
static const struct
{
  guint8 charset;
  guint16 code_page;
} charsets[] = {
  { 0, 1252 },   { 77, 10000 }, { 78, 932 },   { 79, 949 },   { 80, 936 },   { 81, 950 },
  { 128, 932 },  { 129, 949 },  { 130, 1361 }, { 134, 936 },  { 136, 950 },  { 161, 1253 },
  { 162, 1254 }, { 163, 1258 }, { 177, 1255 }, { 178, 1256 }, { 186, 1257 }, { 204, 1251 },
  { 222, 874 },  { 238, 1250 }, { 254, 437 },  { 255, 850 },
};

static void
free_font (gpointer data)
{
  Font *font = data;

  g_free (font->symbols);
  g_free (font);
}

static void
close_converter (gpointer data)
{
  if (data != NULL)
    ucnv_close (data);
}

static Font *
get_font (ReadoutRtfDecoder *decoder, int number)
{
  Font *font = g_hash_table_lookup (decoder->fonts, GINT_TO_POINTER (number));

  if (font == NULL && g_hash_table_size (decoder->fonts) < FONTS_MAX)
    {
      font = g_new0 (Font, 1);
      g_hash_table_insert (decoder->fonts, GINT_TO_POINTER (number), font);
    }
  return font;
}

static UConverter *
open_named (const char *family, guint number)
{
  g_autofree char *name = g_strdup_printf ("%s-%u", family, number);
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (name, &status);

  return U_SUCCESS (status) ? converter : NULL;
}

static UConverter *
open_converter (guint code_page)
{
  static const struct
  {
    guint code_page;
    const char *name;
  } others[] = { { 1361, "windows-949" },
                 { 10000, "macintosh" },
                 { 10006, "x-mac-greek" },
                 { 10007, "x-mac-cyrillic" },
                 { 10029, "x-mac-centraleurroman" },
                 { 10081, "x-mac-turkish" },
                 { 20866, "koi8-r" },
                 { 21866, "koi8-u" },
                 { 54936, "gb18030" },
                 { 65001, "UTF-8" } };
  UConverter *converter = NULL;
  UErrorCode status = U_ZERO_ERROR;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].code_page == code_page)
      {
        converter = ucnv_open (others[i].name, &status);
        return U_SUCCESS (status) ? converter : NULL;
      }
  if (code_page > 28590 && code_page < 28606)
    return open_named ("iso-8859", code_page - 28590);
  converter = open_named ("windows", code_page);
  return converter != NULL ? converter : open_named ("ibm", code_page);
}

static UConverter *
get_converter (ReadoutRtfDecoder *decoder, guint code_page)
{
  gpointer key = GUINT_TO_POINTER (code_page);
  gpointer converter;

  if (!g_hash_table_lookup_extended (decoder->converters, key, NULL, &converter))
    {
      converter = open_converter (code_page);
      g_hash_table_insert (decoder->converters, key, converter);
    }
  return converter;
}

/* The converter of the font, of the document, or of the most common code page. */
static UConverter *
find_converter (ReadoutRtfDecoder *decoder, int number)
{
  const Font *font = g_hash_table_lookup (decoder->fonts, GINT_TO_POINTER (number));
  UConverter *converter = NULL;

  if (font != NULL && font->code_page != 0)
    converter = get_converter (decoder, font->code_page);
  if (converter == NULL)
    converter = get_converter (decoder, decoder->code_page);
  return converter != NULL ? converter : get_converter (decoder, 1252);
}

static void
convert_symbols (const char *name, const char *bytes, gsize length, GString *text)
{
  for (gsize i = 0; i < length; i++)
    {
      gunichar character = readout_symbol_font_map (name, (guchar)bytes[i]);

      if (character != 0)
        g_string_append_unichar (text, character);
      else if (bytes[i] == ' ')
        g_string_append_c (text, ' ');
    }
}

static void
convert (UConverter *converter, const char *bytes, gsize length, GString *text)
{
  const char *end = bytes + length;
  UErrorCode status;
  UChar high = 0;

  ucnv_reset (converter);
  do
    {
      UChar piece[PIECE] = { 0 };
      UChar *at = piece;

      status = U_ZERO_ERROR;
      ucnv_toUnicode (converter, &at, piece + PIECE, &bytes, end, NULL, TRUE, &status);
      readout_charset_append_units (text, piece, at - piece, &high);
    }
  while (status == U_BUFFER_OVERFLOW_ERROR);
}

ReadoutRtfDecoder *
readout_rtf_decoder_new (void)
{
  ReadoutRtfDecoder *decoder = g_new0 (ReadoutRtfDecoder, 1);

  decoder->code_page = 1252;
  decoder->fonts = g_hash_table_new_full (NULL, NULL, NULL, free_font);
  decoder->converters = g_hash_table_new_full (NULL, NULL, NULL, close_converter);
  return decoder;
}

void
readout_rtf_decoder_free (ReadoutRtfDecoder *decoder)
{
  if (decoder == NULL)
    return;
  g_hash_table_unref (decoder->fonts);
  g_hash_table_unref (decoder->converters);
  g_free (decoder);
}

void
readout_rtf_decoder_set_code_page (ReadoutRtfDecoder *decoder, guint code_page)
{
  decoder->code_page = code_page;
}

void
readout_rtf_decoder_set_font_charset (ReadoutRtfDecoder *decoder, int number, guint charset)
{
  Font *font = get_font (decoder, number);

  if (font == NULL || font->code_page != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    if (charsets[i].charset == charset)
      font->code_page = charsets[i].code_page;
}

void
readout_rtf_decoder_set_font_code_page (ReadoutRtfDecoder *decoder, int number, guint code_page)
{
  Font *font = get_font (decoder, number);

  if (font != NULL)
    font->code_page = code_page;
}

void
readout_rtf_decoder_set_font_name (ReadoutRtfDecoder *decoder, int number, const char *name)
{
  Font *font = get_font (decoder, number);

  if (font != NULL && font->symbols == NULL && readout_symbol_font_is_one (name))
    font->symbols = g_strdup (name);
}

void
readout_rtf_decoder_convert (
    ReadoutRtfDecoder *decoder, int number, const char *bytes, gsize length, GString *text)
{
  const Font *font = g_hash_table_lookup (decoder->fonts, GINT_TO_POINTER (number));
  gboolean plain = TRUE;

  if (font != NULL && font->symbols != NULL)
    {
      convert_symbols (font->symbols, bytes, length, text);
      return;
    }
  for (gsize i = 0; i < length && plain; i++)
    plain = (guchar)bytes[i] < 0x80;
  if (plain)
    {
      g_string_append_len (text, bytes, length);
      return;
    }
  convert (find_converter (decoder, number), bytes, length, text);
}

gunichar
readout_rtf_decoder_map (ReadoutRtfDecoder *decoder, int number, gunichar character)
{
  const Font *font = g_hash_table_lookup (decoder->fonts, GINT_TO_POINTER (number));

  if (character >= 0xF020 && character <= 0xF0FF)
    return readout_symbol_font_map (font != NULL ? font->symbols : NULL, character);
  return character;
}
