/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What languages are called.
 */
#include "text/readout-language-name.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

static char *
dup_name (const char *tag, const char *in)
{
  UChar name[128];
  char utf8[384];
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;

  uloc_getDisplayName (tag, in, name, G_N_ELEMENTS (name), &status);
  u_strToUTF8 (utf8, sizeof utf8, &length, name, -1, &status);
  if (U_FAILURE (status) || length == 0 || length >= (int32_t)sizeof utf8)
    return g_strdup (tag);
  return g_strndup (utf8, (gsize)length);
}

char *
readout_language_dup_name (const char *tag)
{
  const char *person = g_get_language_names ()[0];
  g_autofree char *locale = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  /* "de_DE.UTF-8" without its encoding; "C" is English. */
  locale = g_strndup (person, strcspn (person, ".@"));
  return dup_name (tag, g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") ? "en" : locale);
}

char *
readout_language_dup_own_name (const char *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  return dup_name (tag, tag);
}
