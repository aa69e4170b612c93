/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks at the beginning of documents in HTML and XML.
 */
#include "formats/readout-markup.h"

#include <string.h>

#define LOOK_AHEAD 4096

char *
readout_markup_dup_head (const ReadoutDocument *document)
{
  gsize n = MIN (document->length, LOOK_AHEAD);
  GString *head = g_string_sized_new (n);

  for (gsize i = 0; i < n; i++)
    if (document->data[i] != '\0' && (guchar)document->data[i] < 0x80)
      g_string_append_c (head, g_ascii_tolower (document->data[i]));
  return g_string_free (head, FALSE);
}

const char *
readout_markup_skip_prolog (const char *at)
{
  for (;;)
    {
      const char *end = NULL;

      at += strspn (at, " \t\r\n\f");
      if (g_str_has_prefix (at, "<!--"))
        end = strstr (at, "-->");
      else if (g_str_has_prefix (at, "<?"))
        end = strstr (at, "?>");
      if (end == NULL)
        return at;
      at = strchr (end, '>') + 1;
    }
}

gboolean
readout_markup_begins_with (const char *at, const char *const *names)
{
  gsize n;

  if (*at++ != '<')
    return FALSE;
  n = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789:");
  if (at[n] != '>' && at[n] != '/' && !g_ascii_isspace (at[n]))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == n && strncmp (at, names[i], n) == 0)
      return TRUE;
  return FALSE;
}
