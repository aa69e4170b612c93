/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says in a PDF what Cairo cannot.
 */
#include "typeset/readout-pdf-catalogue.h"

#include <string.h>

/* A line of digits of the cross-reference table: ten for an offset, five, a letter. */
#define XREF_ENTRY_LENGTH 20

/* The last lines of a PDF, which say where its cross-reference table is. */
static const char *
find_start (const char *pdf, gsize length)
{
  gsize tail = MIN (length, 64);

  return memmem (pdf + length - tail, tail, "startxref", strlen ("startxref"));
}

/* Finds the cross-reference table and, by it, where the catalogue of a PDF goes on after its type.
 */
static gboolean
find_catalogue (const char *pdf, gsize length, gsize *table, gsize *n_entries, gsize *catalogue)
{
  static const char type[] = "/Type /Catalog";
  const char *start = find_start (pdf, length);
  const char *root;
  const char *found;
  char *end;
  gsize number;
  gsize xref;
  gsize offset;

  if (start == NULL)
    return FALSE;
  xref = g_ascii_strtoull (start + strlen ("startxref"), NULL, 10);
  if (xref + 10 > length || strncmp (pdf + xref, "xref\n0 ", 7) != 0)
    return FALSE;
  *n_entries = g_ascii_strtoull (pdf + xref + 7, &end, 10);
  *table = end + 1 - pdf;
  if (*end != '\n' || *n_entries > (length - *table) / XREF_ENTRY_LENGTH)
    return FALSE;
  root = strstr (pdf + *table + *n_entries * XREF_ENTRY_LENGTH, "/Root ");
  number = root != NULL ? g_ascii_strtoull (root + strlen ("/Root "), NULL, 10) : 0;
  if (number == 0 || number >= *n_entries)
    return FALSE;
  offset = g_ascii_strtoull (pdf + *table + number * XREF_ENTRY_LENGTH, NULL, 10);
  if (offset >= xref)
    return FALSE;
  found = memmem (pdf + offset, MIN (xref - offset, 256), type, strlen (type));
  if (found == NULL)
    return FALSE;
  *catalogue = found + strlen (type) - pdf;
  return TRUE;
}

/* Says in the catalogue what Cairo cannot: the language, and that a viewer shall show the title.
 * What lies behind moves, so its offsets in the cross-reference table change. */
void
readout_pdf_complete (GByteArray *bytes, const char *language)
{
  g_autoptr (GString) added = g_string_new (NULL);
  g_autofree char *start = NULL;
  gsize table;
  gsize n_entries;
  gsize catalogue;
  const char *at;

  g_byte_array_append (bytes, (const guint8 *)"", 1);
  g_byte_array_set_size (bytes, bytes->len - 1);
  if (!find_catalogue ((const char *)bytes->data, bytes->len, &table, &n_entries, &catalogue))
    return;
  g_string_append (added, "\n   /ViewerPreferences << /DisplayDocTitle true >>");
  if (language != NULL && *language != '\0' &&
      strspn (language, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") == strlen (language))
    g_string_append_printf (added, "\n   /Lang (%s)", language);

  for (gsize i = 0; i < n_entries; i++)
    {
      char *entry = (char *)bytes->data + table + i * XREF_ENTRY_LENGTH;
      guint64 offset = g_ascii_strtoull (entry, NULL, 10);
      char digits[16];

      if (entry[17] != 'n' || offset <= catalogue)
        continue;
      g_snprintf (digits, sizeof digits, "%010" G_GUINT64_FORMAT, offset + added->len);
      memcpy (entry, digits, 10);
    }
  at = find_start ((const char *)bytes->data, bytes->len);
  start = g_strdup_printf ("startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
                           g_ascii_strtoull (at + strlen ("startxref"), NULL, 10) + added->len);
  g_byte_array_set_size (bytes, at - (const char *)bytes->data);
  g_byte_array_append (bytes, (const guint8 *)start, strlen (start));
  g_byte_array_set_size (bytes, bytes->len + added->len);
  memmove (bytes->data + catalogue + added->len, bytes->data + catalogue,
           bytes->len - added->len - catalogue);
  memcpy (bytes->data + catalogue, added->str, added->len);
}
