/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says in a PDF what Cairo cannot.
 */
#include "typeset/readout-pdf-completion.h"

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

/* Words that come into a PDF. */
typedef struct
{
  gsize at; /* before this byte */
  char *words;
} Insertion;

static void
clear_insertion (gpointer data)
{
  g_free (((Insertion *)data)->words);
}

static int
compare_insertions (gconstpointer a, gconstpointer b)
{
  gsize first = ((const Insertion *)a)->at;
  gsize second = ((const Insertion *)b)->at;

  return first < second ? -1 : first > second;
}

static void
insert (GArray *insertions, gsize at, char *words)
{
  Insertion insertion = { at, words };

  g_array_append_val (insertions, insertion);
}

/* Text as a string of a PDF: UTF-16 with its mark, in hexadecimal. */
static char *
make_string (const char *text)
{
  GString *string = g_string_new ("<FEFF");
  glong length = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &length, NULL);

  for (glong i = 0; i < length; i++)
    g_string_append_printf (string, "%04X", units[i]);
  g_string_append_c (string, '>');
  return g_string_free (string, FALSE);
}

/* What comes into the element of the structure at byte @offset, if it is one. */
static void
complete_element (
    GArray *insertions, const char *pdf, gsize offset, gsize end, GPtrArray *figures, guint *figure)
{
  static const char kind[] = "/Type /StructElem";
  const char *type = memmem (pdf + offset, MIN (end - offset, 48), kind, strlen (kind));
  const char *tag;
  gsize at;

  if (type == NULL)
    return;
  tag = memmem (type, MIN ((gsize)(pdf + end - type), 48), "/S /", 4);
  if (tag == NULL)
    return;
  tag += 4;
  at = tag + strspn (tag, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS) - pdf;
  if (g_str_has_prefix (tag, "TH") && at == (gsize)(tag + 2 - pdf))
    insert (insertions, at, g_strdup ("\n   /A << /O /Table /Scope /Column >>"));
  else if (g_str_has_prefix (tag, "Figure") && *figure < figures->len)
    {
      const char *text = figures->pdata[(*figure)++];
      g_autofree char *string = make_string (text);

      if (*text != '\0')
        insert (insertions, at, g_strconcat ("\n   /Alt ", string, NULL));
    }
}

/* What an offset of the PDF becomes. @added: how long the insertions before each one are, and all.
 */
static guint64
move_offset (GArray *insertions, const gsize *added, guint64 offset)
{
  guint low = 0;
  guint high = insertions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (insertions, Insertion, middle).at < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return offset + added[low];
}

/* Puts the insertions into the PDF. What lies behind one moves, so the offsets in the
 * cross-reference table change, and where that begins. */
static void
apply_insertions (GByteArray *bytes, GArray *insertions, gsize table, gsize n_entries)
{
  g_autofree gsize *added = g_new0 (gsize, insertions->len + 1);
  g_autoptr (GByteArray) old = g_byte_array_sized_new (bytes->len);
  g_autofree char *start = NULL;
  gsize copied = 0;
  const char *at;

  for (guint i = 0; i < insertions->len; i++)
    added[i + 1] = added[i] + strlen (g_array_index (insertions, Insertion, i).words);
  for (gsize i = 0; i < n_entries; i++)
    {
      char *entry = (char *)bytes->data + table + i * XREF_ENTRY_LENGTH;
      guint64 offset = g_ascii_strtoull (entry, NULL, 10);
      char digits[16];

      if (entry[17] != 'n')
        continue;
      g_snprintf (digits, sizeof digits, "%010" G_GUINT64_FORMAT,
                  move_offset (insertions, added, offset));
      memcpy (entry, digits, 10);
    }
  at = find_start ((const char *)bytes->data, bytes->len);
  start = g_strdup_printf (
      "startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n",
      move_offset (insertions, added, g_ascii_strtoull (at + strlen ("startxref"), NULL, 10)));
  g_byte_array_append (old, bytes->data, at - (const char *)bytes->data);
  g_byte_array_set_size (bytes, 0);
  for (guint i = 0; i < insertions->len; i++)
    {
      const Insertion *insertion = &g_array_index (insertions, Insertion, i);

      g_byte_array_append (bytes, old->data + copied, insertion->at - copied);
      g_byte_array_append (bytes, (const guint8 *)insertion->words, strlen (insertion->words));
      copied = insertion->at;
    }
  g_byte_array_append (bytes, old->data + copied, old->len - copied);
  g_byte_array_append (bytes, (const guint8 *)start, strlen (start));
}

void
readout_pdf_complete (GByteArray *bytes, const char *language, GPtrArray *figures)
{
  g_autoptr (GArray) insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  const char *pdf;
  gsize table;
  gsize n_entries;
  gsize catalogue;
  guint figure = 0;

  g_array_set_clear_func (insertions, clear_insertion);
  /* So that it can be searched as a string. */
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  g_byte_array_set_size (bytes, bytes->len - 1);
  pdf = (const char *)bytes->data;
  if (!find_catalogue (pdf, bytes->len, &table, &n_entries, &catalogue))
    return;
  insert (insertions, catalogue, g_strdup ("\n   /ViewerPreferences << /DisplayDocTitle true >>"));
  if (language != NULL && *language != '\0' &&
      strspn (language, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") == strlen (language))
    insert (insertions, catalogue, g_strdup_printf ("\n   /Lang (%s)", language));
  for (gsize i = 0; i < n_entries; i++)
    {
      const char *entry = pdf + table + i * XREF_ENTRY_LENGTH;
      guint64 offset = g_ascii_strtoull (entry, NULL, 10);

      if (entry[17] == 'n' && offset < table)
        complete_element (insertions, pdf, offset, table, figures, &figure);
    }
  g_array_sort (insertions, compare_insertions);
  apply_insertions (bytes, insertions, table, n_entries);
}
