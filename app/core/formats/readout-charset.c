/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Encodings of text.
 */
#include "formats/readout-charset.h"

#include <string.h>
#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#define DETECT_MAX (1024 * 1024)
#define STEP 4096

/* Puts U+FFFD for what is not valid, and counts. */
static void
count_bad_cb (const void *context,
              UConverterToUnicodeArgs *arguments,
              const char *units,
              int32_t length,
              UConverterCallbackReason reason,
              UErrorCode *status)
{
  static const UChar replacement = 0xFFFD;
  gsize *n_bad = (gsize *)context;

  if (reason > UCNV_IRREGULAR)
    return;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars (arguments, &replacement, 1, 0, status);
  ++*n_bad;
}

/* Reads "x-sjis" as "sjis" when it is not known by its whole name. */
static UConverter *
open_converter (const char *charset)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter;

  if (strlen (charset) >= UCNV_MAX_CONVERTER_NAME_LENGTH || *charset == '\0')
    return NULL;
  converter = ucnv_open (charset, &status);
  if (U_SUCCESS (status))
    return converter;
  if (g_ascii_strncasecmp (charset, "x-", 2) != 0)
    return NULL;
  status = U_ZERO_ERROR;
  converter = ucnv_open (charset + 2, &status);
  return U_SUCCESS (status) ? converter : NULL;
}

void
readout_charset_append_units (GString *text, const UChar *units, gsize n_units, UChar *high)
{
  for (gsize i = 0; i < n_units; i++)
    {
      UChar unit = units[i];

      if (*high != 0)
        {
          gboolean pair = U16_IS_TRAIL (unit);

          g_string_append_unichar (text, pair ? U16_GET_SUPPLEMENTARY (*high, unit) : 0xFFFD);
          *high = 0;
          if (pair)
            continue;
        }
      if (U16_IS_LEAD (unit))
        *high = unit;
      else
        g_string_append_unichar (text, U16_IS_TRAIL (unit) ? 0xFFFD : unit);
    }
}

char *
readout_charset_convert (
    const char *bytes, gsize length, const char *charset, gsize *n_bytes, gsize *n_bad)
{
  UConverter *converter = open_converter (charset);
  UErrorCode status = U_ZERO_ERROR;
  const char *at = bytes;
  GString *text;
  gsize bad = 0;
  UChar high = 0;

  if (converter == NULL)
    return NULL;
  ucnv_setToUCallBack (converter, count_bad_cb, &bad, NULL, NULL, &status);
  text = g_string_sized_new (length + 1);
  do
    {
      UChar units[STEP] = { 0 };
      UChar *end = units;

      status = U_ZERO_ERROR;
      ucnv_toUnicode (converter, &end, units + STEP, &at, bytes + length, NULL, TRUE, &status);
      readout_charset_append_units (text, units, end - units, &high);
    }
  while (status == U_BUFFER_OVERFLOW_ERROR);
  ucnv_close (converter);
  if (high != 0)
    g_string_append_unichar (text, 0xFFFD);
  if (text->len >= 3 && memcmp (text->str, "\357\273\277", 3) == 0)
    g_string_erase (text, 0, 3);
  *n_bytes = text->len;
  if (n_bad != NULL)
    *n_bad = bad;
  return g_string_free (text, FALSE);
}

char *
readout_charset_detect (const char *bytes, gsize length)
{
  uchardet_t detector = uchardet_new ();
  char *charset = NULL;

  if (uchardet_handle_data (detector, bytes, MIN (length, DETECT_MAX)) == 0)
    {
      uchardet_data_end (detector);
      charset = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  if (charset != NULL && *charset == '\0')
    g_clear_pointer (&charset, g_free);
  return charset;
}
