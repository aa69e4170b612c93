/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes pages as a PDF: ink, structure, links, outline, metadata, the same bytes every time.
 */
#include "typeset/readout-pages-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "readout-config.h"

/* Destinations are so far above what they show, in points. */
#define HEADROOM 6

struct _ReadoutTagWriter
{
  ReadoutPages *pages;
  cairo_t *cairo;
  GArray *open;           /* of int: the elements that are open, from the outermost */
  gboolean is_leaf_open;  /* a span or link in the innermost element */
  int link;               /* index of the link that is open; -1 for none */
  GHashTable *named;      /* links that have a destination already */
  GHashTable *cited_back; /* indices of links that a back reference leads to */
};

static void
end_leaf (ReadoutTagWriter *writer)
{
  if (writer->is_leaf_open)
    cairo_tag_end (writer->cairo, writer->link >= 0 ? CAIRO_TAG_LINK : "Span");
  writer->is_leaf_open = FALSE;
  writer->link = -1;
}

static const ReadoutElement *
get_element (ReadoutTagWriter *writer, int index)
{
  return &g_array_index (writer->pages->galley->elements, ReadoutElement, index);
}

/* Closes and opens elements until @element is the innermost one. */
static void
open_element (ReadoutTagWriter *writer, int element)
{
  g_autoptr (GArray) path = NULL;
  guint n_same = 0;

  if (writer->open->len > 0 && g_array_index (writer->open, int, writer->open->len - 1) == element)
    return;
  end_leaf (writer);
  path = g_array_new (FALSE, FALSE, sizeof (int));
  for (int at = element; at >= 0; at = get_element (writer, at)->parent)
    g_array_append_val (path, at);
  while (n_same < writer->open->len && n_same < path->len &&
         g_array_index (writer->open, int, n_same) ==
             g_array_index (path, int, path->len - 1 - n_same))
    n_same++;
  while (writer->open->len > n_same)
    {
      int last = g_array_index (writer->open, int, writer->open->len - 1);

      cairo_tag_end (writer->cairo, get_element (writer, last)->tag);
      g_array_set_size (writer->open, writer->open->len - 1);
    }
  while (writer->open->len < path->len)
    {
      int next = g_array_index (path, int, path->len - 1 - writer->open->len);

      cairo_tag_begin (writer->cairo, get_element (writer, next)->tag, NULL);
      g_array_append_val (writer->open, next);
    }
}

/* Only whole numbers: Cairo reads them in the locale of the process. */
static void
add_destination (ReadoutTagWriter *writer, const char *kind, guint number, double x, double y)
{
  g_autofree char *attributes =
      g_strdup_printf ("name='%s%u' x=%d y=%d", kind, number, (int)floor (MAX (x, 0)),
                       (int)floor (MAX (y - HEADROOM, 0)));

  cairo_tag_begin (writer->cairo, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (writer->cairo, CAIRO_TAG_DEST);
}

/* An address as an attribute of Cairo's: ASCII without quotes and backslashes. */
static char *
escape_address (const char *address)
{
  GString *escaped = g_string_new (NULL);

  for (const guchar *at = (const guchar *)address; *at != '\0'; at++)
    {
      if (*at <= 0x20 || *at >= 0x7F || strchr ("'\\\"<>^`{|}", *at) != NULL)
        g_string_append_printf (escaped, "%%%02X", *at);
      else
        g_string_append_c (escaped, *at);
    }
  return g_string_free (escaped, FALSE);
}

/* The name of the destination of a link within the document; %NULL if it has none. */
static char *
make_target (ReadoutTagWriter *writer, const ReadoutTextLink *link)
{
  gpointer index;

  switch (link->kind)
    {
    case READOUT_TEXT_LINK_CITATION:
      return g_strdup_printf ("source%u", link->reference->number);
    case READOUT_TEXT_LINK_BACK:
      return g_strdup_printf ("citation%u", link->back_to);
    case READOUT_TEXT_LINK_ANCHOR:
      index = g_hash_table_lookup (writer->pages->galley->anchors, link->target);
      return index != NULL ? g_strdup_printf ("heading%u", GPOINTER_TO_UINT (index)) : NULL;
    case READOUT_TEXT_LINK_URI:
    default:
      return NULL;
    }
}

/* The rectangles of link @index on the lines of its block from @slug on that are on the same page.
 */
static void
append_rectangles (ReadoutTagWriter *writer, guint index, guint slug_index, GString *attributes)
{
  ReadoutPages *pages = writer->pages;
  ReadoutSlug *first = readout_pages_get_slug (pages, slug_index);
  ReadoutBlock *block = readout_pages_get_block (pages, first->block);
  double left = pages->settings->margin_left + first->x;

  for (guint i = slug_index; i < pages->galley->slugs->len; i++)
    {
      ReadoutSlug *slug = readout_pages_get_slug (pages, i);
      const ReadoutLine *line;
      double from = G_MAXDOUBLE;
      double to = -G_MAXDOUBLE;

      if (slug->kind != READOUT_SLUG_WORDS || slug->block != first->block ||
          slug->page != first->page)
        return;
      line = readout_pages_get_line (pages, slug);
      for (guint j = line->first_run; j < line->first_run + line->n_runs; j++)
        {
          const ReadoutRun *run = &g_array_index (block->lines->runs, ReadoutRun, j);
          int link = g_array_index (block->rich->ranges, ReadoutTextRange, run->range).link;

          if (link < 0 || block->rich->first_link + link != index)
            continue;
          from = MIN (from, left + line->x + run->x);
          to = MAX (to, left + line->x + run->x + run->width);
        }
      if (from > to)
        return;
      g_string_append_printf (attributes, " rect=[%d %d %d %d]", (int)floor (from),
                              (int)floor (slug->y), MAX ((int)ceil (to - floor (from)), 1),
                              MAX ((int)ceil (slug->height), 1));
    }
}

static void
begin_link (ReadoutTagWriter *writer, guint index, guint slug)
{
  const ReadoutTextLink *link = writer->pages->galley->links->pdata[index];
  g_autoptr (GString) attributes = g_string_new (NULL);
  g_autofree char *target = make_target (writer, link);
  g_autofree char *address = NULL;

  if (g_hash_table_contains (writer->cited_back, GUINT_TO_POINTER (index)) &&
      g_hash_table_add (writer->named, GUINT_TO_POINTER (index)))
    add_destination (writer, "citation", index, writer->pages->settings->margin_left,
                     readout_pages_get_slug (writer->pages, slug)->y);
  if (target != NULL)
    g_string_append_printf (attributes, "dest='%s'", target);
  else if (link->kind == READOUT_TEXT_LINK_URI)
    {
      address = escape_address (link->target);
      g_string_append_printf (attributes, "uri='%s'", address);
    }
  else
    {
      cairo_tag_begin (writer->cairo, "Span", NULL);
      writer->is_leaf_open = TRUE;
      return;
    }
  append_rectangles (writer, index, slug, attributes);
  cairo_tag_begin (writer->cairo, CAIRO_TAG_LINK, attributes->str);
  writer->is_leaf_open = TRUE;
  writer->link = index;
}

static void
name_places (ReadoutTagWriter *writer, ReadoutSlug *slug)
{
  double x = writer->pages->settings->margin_left;

  if (slug->heading > 0)
    add_destination (writer, "heading", slug->heading, x, slug->y);
  if (slug->note > 0)
    add_destination (writer, "source", slug->note, x, slug->y);
}

void
readout_tag_writer_begin_slug (ReadoutTagWriter *writer, guint index)
{
  ReadoutSlug *slug = readout_pages_get_slug (writer->pages, index);

  open_element (writer, slug->element);
  name_places (writer, slug);
}

void
readout_tag_writer_begin_marker (ReadoutTagWriter *writer, const ReadoutMarker *marker)
{
  open_element (writer, marker->element);
}

void
readout_tag_writer_begin_run (ReadoutTagWriter *writer, guint slug, const ReadoutRun *run)
{
  ReadoutSlug *of = readout_pages_get_slug (writer->pages, slug);
  ReadoutBlock *block = readout_pages_get_block (writer->pages, of->block);
  int link = g_array_index (block->rich->ranges, ReadoutTextRange, run->range).link;
  int index = link >= 0 ? (int)block->rich->first_link + link : -1;

  if (!get_element (writer, of->element)->has_parts ||
      (writer->is_leaf_open && writer->link == index))
    return;
  end_leaf (writer);
  if (index >= 0)
    begin_link (writer, index, slug);
  else
    {
      cairo_tag_begin (writer->cairo, "Span", NULL);
      writer->is_leaf_open = TRUE;
    }
}

/* What is no part of the text goes into no leaf: an element that goes on on the next page has its
 * words in parts, any other one is at its end. */
void
readout_tag_writer_begin_furniture (ReadoutTagWriter *writer)
{
  int last;

  end_leaf (writer);
  if (writer->open->len == 0)
    return;
  last = g_array_index (writer->open, int, writer->open->len - 1);
  if (get_element (writer, last)->has_parts)
    return;
  cairo_tag_end (writer->cairo, get_element (writer, last)->tag);
  g_array_set_size (writer->open, writer->open->len - 1);
}

/* The date of the document, as Cairo reads it. */
static char *
make_date (const ReadoutPageSettings *settings)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = settings->timestamp;
  g_autoptr (GDateTime) date = NULL;

  if (seconds < 0)
    seconds = epoch != NULL ? g_ascii_strtoll (epoch, NULL, 10) : 0;
  date = g_date_time_new_from_unix_utc (seconds);
  if (date == NULL)
    date = g_date_time_new_from_unix_utc (0);
  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

static void
write_metadata (ReadoutPages *pages, cairo_surface_t *surface)
{
  const ReadoutPageSettings *settings = pages->settings;
  g_autofree char *date = make_date (settings);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Readout " READOUT_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
  if (pages->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pages->title);
  if (settings->author != NULL && *settings->author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, settings->author);
}

static void
write_outline (ReadoutPages *pages, cairo_surface_t *surface)
{
  int parents[8] = { CAIRO_PDF_OUTLINE_ROOT };
  int levels[8] = { 0 };
  guint depth = 0;

  for (guint i = 0; i < pages->headings->len; i++)
    {
      const ReadoutPageHeading *heading = &g_array_index (pages->headings, ReadoutPageHeading, i);
      g_autofree char *target = g_strdup_printf ("dest='heading%u'", i + 1);

      while (depth > 0 && levels[depth] >= heading->level)
        depth--;
      depth++;
      levels[depth] = heading->level;
      parents[depth] = cairo_pdf_surface_add_outline (
          surface, parents[depth - 1], heading->words, target,
          heading->level <= pages->galley->top_level ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    }
}

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

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
static void
complete_catalogue (GByteArray *bytes, const char *language)
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

static void
collect_cited_back (ReadoutTagWriter *writer)
{
  GPtrArray *links = writer->pages->galley->links;

  for (guint i = 0; i < links->len; i++)
    {
      ReadoutTextLink *link = links->pdata[i];

      if (link->kind == READOUT_TEXT_LINK_BACK)
        g_hash_table_add (writer->cited_back, GUINT_TO_POINTER (link->back_to));
    }
}

static gboolean
draw_pages (ReadoutPages *pages, cairo_t *cairo, GCancellable *cancellable)
{
  ReadoutTagWriter writer = { .pages = pages, .cairo = cairo, .link = -1 };
  gboolean is_cancelled = FALSE;

  writer.open = g_array_new (FALSE, FALSE, sizeof (int));
  writer.named = g_hash_table_new (NULL, NULL);
  writer.cited_back = g_hash_table_new (NULL, NULL);
  collect_cited_back (&writer);
  cairo_tag_begin (cairo, "Document", NULL);
  for (guint i = 0; i < pages->pages->len && !is_cancelled; i++)
    {
      readout_pages_draw_with (pages, i, cairo, &writer);
      cairo_show_page (cairo);
      is_cancelled = g_cancellable_is_cancelled (cancellable);
    }
  open_element (&writer, -1);
  end_leaf (&writer);
  cairo_tag_end (cairo, "Document");
  g_array_unref (writer.open);
  g_hash_table_unref (writer.named);
  g_hash_table_unref (writer.cited_back);
  return !is_cancelled;
}

static GByteArray *
make_pdf (ReadoutPages *pages, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, bytes, pages->page_width, pages->page_height);
  cairo_t *cairo;
  cairo_status_t status;
  gboolean is_done;

  /* From here on Cairo keeps the catalogue of PDF 1.5 compressed, where it cannot be completed. For
   * PDF 1.4 it does not say what ligatures stand for: that is the smaller loss. */
  if (cairo_version () >= CAIRO_VERSION_ENCODE (1, 17, 6))
    cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  write_metadata (pages, surface);
  cairo = cairo_create (surface);
  is_done = draw_pages (pages, cairo, cancellable);
  status = cairo_status (cairo);
  cairo_destroy (cairo);
  write_outline (pages, surface);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!is_done)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("The PDF could not be made: %s"), cairo_status_to_string (status));
      return NULL;
    }
  complete_catalogue (bytes, pages->settings->language);
  return g_steal_pointer (&bytes);
}

gboolean
readout_pages_write_pdf (ReadoutPages *pages,
                         GFile *file,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  bytes = make_pdf (pages, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  /* GIO writes a file beside it and renames that. */
  return g_file_replace_contents (file, (const char *)bytes->data, bytes->len, NULL, FALSE,
                                  G_FILE_CREATE_NONE, NULL, cancellable, error);
}

gboolean
readout_pages_write_pdf_to_stream (ReadoutPages *pages,
                                   GOutputStream *stream,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  g_return_val_if_fail (READOUT_IS_PAGES (pages), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  bytes = make_pdf (pages, cancellable, error);
  return bytes != NULL &&
         g_output_stream_write_all (stream, bytes->data, bytes->len, NULL, cancellable, error);
}
