/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDF: pages that are drawn here, and what is read in them.
 */
#include "formats/readout-formats.h"

#include <cairo-pdf.h>
#include <string.h>

#define WIDTH 595
#define HEIGHT 842

/* A PDF that is being drawn. */
typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cairo;
  GByteArray *bytes;
} Sheets;

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static Sheets
begin_sheets (void)
{
  Sheets sheets = { .bytes = g_byte_array_new () };

  sheets.surface = cairo_pdf_surface_create_for_stream (write_cb, sheets.bytes, WIDTH, HEIGHT);
  sheets.cairo = cairo_create (sheets.surface);
  return sheets;
}

static GBytes *
end_sheets (Sheets *sheets)
{
  cairo_destroy (sheets->cairo);
  cairo_surface_finish (sheets->surface);
  g_assert_cmpint (cairo_surface_status (sheets->surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (sheets->surface);
  return g_byte_array_free_to_bytes (sheets->bytes);
}

static void
set_font (Sheets *sheets, double size, gboolean bold)
{
  cairo_select_font_face (sheets->cairo, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL,
                          bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (sheets->cairo, size);
}

/* Draws one line; @y is that of its base. */
static void
draw (Sheets *sheets, double x, double y, double size, const char *words)
{
  set_font (sheets, size, FALSE);
  cairo_move_to (sheets->cairo, x, y);
  cairo_show_text (sheets->cairo, words);
}

/* Draws lines of ten points, twelve apart. Returns the base of the next one. */
static double
draw_lines (Sheets *sheets, double x, double y, const char *const *lines)
{
  for (; *lines != NULL; lines++, y += 12)
    draw (sheets, x, y, 10, *lines);
  return y;
}

/* Draws a text in lines that are at most @width wide, the first one indented. Returns the base of
 * the next line. */
static double
flow (
    Sheets *sheets, double x, double y, double width, double indent, double size, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  set_font (sheets, size, FALSE);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *longer = g_strconcat (line->str, line->len > 0 ? " " : "", words[i], NULL);
      cairo_text_extents_t extents;

      cairo_text_extents (sheets->cairo, longer, &extents);
      if (extents.x_advance > width - indent && line->len > 0)
        {
          draw (sheets, x + indent, y, size, line->str);
          y += size * 1.2;
          indent = 0;
          g_string_assign (line, words[i]);
        }
      else
        g_string_assign (line, longer);
    }
  draw (sheets, x + indent, y, size, line->str);
  return y + size * 1.2;
}

static ReadoutReport *
read_bytes (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = readout_formats_read (bytes, name, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  return g_object_ref (g_ptr_array_index (reports, 0));
}

static ReadoutReport *
read_sheets (Sheets *sheets)
{
  g_autoptr (GBytes) bytes = end_sheets (sheets);

  return read_bytes (bytes, "paper.pdf");
}

/* The paragraphs, each with its page in front. */
static void
assert_paragraphs (ReadoutReport *report, const char *const *expected)
{
  GArray *paragraphs = readout_text_get_paragraphs (report->text);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      ReadoutParagraph paragraph = g_array_index (paragraphs, ReadoutParagraph, i);
      g_autofree char *words = readout_text_dup_span (report->text, paragraph.span);
      g_autofree char *line = g_strdup_printf ("%u %s", paragraph.page, words);

      g_assert_cmpstr (line, ==, expected[i]);
    }
  g_assert_null (expected[paragraphs->len]);
}

/* Whether the words stand in the text, but in no paragraph. */
static void
assert_aside (ReadoutReport *report, const char *words)
{
  GArray *paragraphs = readout_text_get_paragraphs (report->text);
  const char *text = readout_text_get_string (report->text, NULL);
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;

      g_assert_false (found >= text + span.start && found < text + span.end);
    }
}

#define FIRST                                                                                      \
  "The harbour office said on Monday that the ferry will stay in port until the storm has passed " \
  "and the crew has repaired the ramp that broke last week."
#define SECOND                                                                                     \
  "Islanders asked for a smaller boat, which the office refused because nobody could say whether " \
  "it would be safe on the open water between the islands."
#define THIRD                                                                                      \
  "A decision about the winter timetable is expected next month, after the council has heard the " \
  "islands, the company and the fishermen who use the same pier."

static void
test_paragraphs (void)
{
  const char *const expected[] = { "1 Ferry stays in port", "1 " FIRST, "1 " SECOND, "2 " THIRD,
                                   NULL };
  Sheets indented = begin_sheets ();
  Sheets apart = begin_sheets ();
  g_autoptr (ReadoutReport) report = NULL;
  g_autoptr (ReadoutReport) other = NULL;
  double y;

  draw (&indented, 72, 100, 18, "Ferry stays in port");
  y = flow (&indented, 72, 140, 300, 15, 10, FIRST);
  flow (&indented, 72, y, 300, 15, 10, SECOND);
  cairo_show_page (indented.cairo);
  flow (&indented, 72, 100, 300, 15, 10, THIRD);
  report = read_sheets (&indented);
  assert_paragraphs (report, expected);
  g_assert_cmpstr (report->title, ==, "Ferry stays in port");
  g_assert_cmpstr (report->media_type, ==, "application/pdf");

  draw (&apart, 72, 100, 18, "Ferry stays in port");
  y = flow (&apart, 72, 140, 300, 0, 10, FIRST);
  flow (&apart, 72, y + 8, 300, 0, 10, SECOND);
  cairo_show_page (apart.cairo);
  flow (&apart, 72, 100, 300, 0, 10, THIRD);
  other = read_sheets (&apart);
  assert_paragraphs (other, expected);
}

/* The text goes down the left column before it goes down the right one, also where the lines of the
 * two do not stand level, and below a heading over both. */
static void
draw_columns (Sheets *sheets, double step, const char *const *left, const char *const *right)
{
  draw (sheets, 72, 100, 18, "What the islands want and what the office says about it");
  draw_lines (sheets, 72, 140, left);
  draw_lines (sheets, 310, 140 + step, right);
}

static void
test_columns (void)
{
  const char *const left[] = { "The harbour office said on Monday that",
                               "the ferry will stay in port until the",
                               "storm has passed and the crew has mend-",
                               "ed the ramp that broke last week.",
                               "   Islanders asked for a smaller boat,",
                               "which the office refused because no-",
                               NULL };
  const char *const right[] = { "body could say whether it was safe on",
                                "the open water between the islands.",
                                "   A decision about the timetable for",
                                "the winter is expected next month, and",
                                "the council will hear everybody who",
                                "uses the same pier before that.",
                                NULL };
  const char *const expected[] = {
    "1 What the islands want and what the office says about it",
    "1 The harbour office said on Monday that the ferry will stay in port until the storm has "
    "passed and the crew has mended the ramp that broke last week.",
    "1 Islanders asked for a smaller boat, which the office refused because nobody could say "
    "whether it was safe on the open water between the islands.",
    "1 A decision about the timetable for the winter is expected next month, and the council will "
    "hear everybody who uses the same pier before that.",
    NULL
  };

  for (double step = 0; step < 12; step += 5)
    {
      Sheets sheets = begin_sheets ();
      g_autoptr (ReadoutReport) report = NULL;

      draw_columns (&sheets, step, left, right);
      report = read_sheets (&sheets);
      assert_paragraphs (report, expected);
    }
}

/* Running heads and page numbers are no text, notes stand aside, and what they part goes on. */
static void
test_pages (void)
{
  const char *const parts[] = { "The office has asked the company for a",
                                "plan, and the company has said that the plan is nearly",
                                "done and that it will be shown to the council soon." };
  const char *const expected[] = { "1 The office has asked the company for a plan, and the company "
                                   "has said that the plan is nearly done and that it will be "
                                   "shown to the council soon.",
                                   NULL };
  const char *const writers[] = { "office", "company", "council" };
  Sheets sheets = begin_sheets ();
  g_autoptr (ReadoutReport) report = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 7);
      g_autofree char *note = g_strdup_printf ("%u Letter of the %s, May 2021.", i + 1, writers[i]);

      draw (&sheets, 72, 40, 9, "Harbour Papers 12");
      draw (&sheets, i % 2 == 0 ? 500 : 72, 810, 9, number);
      draw (&sheets, 72, 100, 10, parts[i]);
      draw (&sheets, 72, 760, 7, note);
      cairo_show_page (sheets.cairo);
    }
  report = read_sheets (&sheets);
  assert_paragraphs (report, expected);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *note = g_strdup_printf ("%u Letter of the %s", i + 1, writers[i]);

      assert_aside (report, note);
    }
  g_assert_null (strstr (readout_text_get_string (report->text, NULL), "Harbour Papers"));
}

/* Which hyphens at the end of a line are part of a word. */
static void
test_hyphens (void)
{
  const char *const lines[] = { "The long-term plan of the government was made public on a govern-",
                                "ment day, as a long-",
                                "term plan by Franco-",
                                "German and self-",
                                "made experts of pre-",
                                "and post-war times, between 2020-",
                                "21 and state-of-the-",
                                "art days, with a soft\302\255",
                                "ness of its own and the e\357\254\203cient co\357\254\201n.",
                                NULL };
  Sheets sheets = begin_sheets ();
  g_autoptr (ReadoutReport) report = NULL;
  const char *text;

  draw_lines (&sheets, 72, 100, lines);
  report = read_sheets (&sheets);
  text = readout_text_get_string (report->text, NULL);
  g_assert_nonnull (strstr (text, "a government day"));
  g_assert_nonnull (strstr (text, "a long-term plan by Franco-German and self-made experts"));
  g_assert_nonnull (strstr (text, "pre- and post-war times"));
  g_assert_nonnull (strstr (text, "2020-21 and state-of-the-art days"));
  g_assert_nonnull (strstr (text, "a softness of its own"));
  g_assert_nonnull (strstr (text, "the efficient cofin."));
}

static void
test_table (void)
{
  static const char *const cells[4][3] = { { "Island", "Boats", "People in all" },
                                           { "North Holm", "2", "1,340" },
                                           { "Skerry", "1", "90" },
                                           { "Whale Sound", "14", "12,000" } };
  const char *const expected[] = { "1 " FIRST,
                                   "1 Island\tBoats\tPeople in all",
                                   "1 North Holm\t2\t1,340",
                                   "1 Skerry\t1\t90",
                                   "1 Whale Sound\t14\t12,000",
                                   "1 " SECOND,
                                   NULL };
  Sheets sheets = begin_sheets ();
  g_autoptr (ReadoutReport) report = NULL;
  double y = flow (&sheets, 72, 100, 400, 0, 10, FIRST) + 12;

  for (guint i = 0; i < 4; i++, y += 14)
    for (guint j = 0; j < 3; j++)
      draw (&sheets, 90 + 110 * j, y, 10, cells[i][j]);
  y = flow (&sheets, 72, y + 10, 400, 0, 10, SECOND);
  draw (&sheets, 72, y + 20, 8, "Table 2: Boats and people of the islands");
  report = read_sheets (&sheets);
  assert_paragraphs (report, expected);
  assert_aside (report, "Table 2: Boats and people");
}

/* The cells of a row go on below it. */
static void
test_wrapped_cells (void)
{
  const char *const expected[] = { "1 Island\tBoats\tWhat they say",
                                   "1 North Holm\ttwo old ones\tThat is not enough",
                                   "1 Skerry\tone\tNothing", NULL };
  Sheets sheets = begin_sheets ();
  g_autoptr (ReadoutReport) report = NULL;

  draw (&sheets, 72, 100, 10, "Island");
  draw (&sheets, 172, 100, 10, "Boats");
  draw (&sheets, 272, 100, 10, "What they say");
  draw (&sheets, 72, 120, 10, "North Holm");
  draw (&sheets, 172, 120, 10, "two old ones");
  draw (&sheets, 272, 120, 10, "That is");
  draw (&sheets, 272, 132, 10, "not enough");
  draw (&sheets, 72, 152, 10, "Skerry");
  draw (&sheets, 172, 152, 10, "one");
  draw (&sheets, 272, 152, 10, "Nothing");
  report = read_sheets (&sheets);
  assert_paragraphs (report, expected);
}

static void
draw_raised (Sheets *sheets, double y, const char *words, const char *number, const char *rest)
{
  cairo_text_extents_t extents;

  draw (sheets, 72, y, 10, words);
  cairo_text_extents (sheets->cairo, words, &extents);
  draw (sheets, 72 + extents.x_advance, y - 4, 6, number);
  draw (sheets, 72 + extents.x_advance + 13, y, 10, rest);
}

/* The number that refers to a note is no word; that of a unit is. */
static void
test_references (void)
{
  const char *const expected[] = { "1 The ferry stays in port. Nobody knows for how long.",
                                   "1 The pier takes 90 m2 of the shore.",
                                   "1 Islanders wait. So do we.", NULL };
  Sheets sheets = begin_sheets ();
  g_autoptr (ReadoutReport) report = NULL;

  draw_raised (&sheets, 100, "The ferry stays in port.", "1", "Nobody knows for how long.");
  draw_raised (&sheets, 130, "The pier takes 90 m", "2", "of the shore.");
  draw_raised (&sheets, 160, "Islanders wait.", "1,2", "So do we.");
  draw (&sheets, 72, 760, 7, "1 Letter of the harbour office, May 2021.");
  report = read_sheets (&sheets);
  assert_paragraphs (report, expected);
  assert_aside (report, "1 Letter of the harbour office");
}

/* The large letter at the beginning is part of the first word. */
static void
test_initial (void)
{
  const char *const lines[] = { "he ferry stays in port, and nobody on",
                                "the islands knows for how long that", NULL };
  const char *const rest[] = { "will be, for the office has told them only that the",
                               "storm goes on and that the ramp is broken.", NULL };
  const char *const expected[] = { "1 The ferry stays in port, and nobody on the islands knows for "
                                   "how long that will be, for the office has told them only that "
                                   "the storm goes on and that the ramp is broken.",
                                   NULL };
  Sheets sheets = begin_sheets ();
  g_autoptr (ReadoutReport) report = NULL;

  draw (&sheets, 72, 114, 26, "T");
  draw_lines (&sheets, 92, 102, lines);
  draw_lines (&sheets, 72, 126, rest);
  report = read_sheets (&sheets);
  assert_paragraphs (report, expected);
}

/* A line of a table of contents ends with the number of its page. */
static void
test_contents (void)
{
  const char *const lines[] = { "Background ........................ 1",
                                "The islands ....................... 2",
                                "What they want .................... 7", NULL };
  const char *const expected[] = { "1 Background ........................ 1",
                                   "1 The islands ....................... 2",
                                   "1 What they want .................... 7", NULL };
  Sheets sheets = begin_sheets ();
  g_autoptr (ReadoutReport) report = NULL;

  draw_lines (&sheets, 72, 100, lines);
  report = read_sheets (&sheets);
  assert_paragraphs (report, expected);
}

static void
test_list (void)
{
  const char *const expected[] = { "1 The islands ask for three things:",
                                   "1 \342\200\242 a boat that sails in every weather, also in the "
                                   "winter when the ferry lies still",
                                   "1 \342\200\242 a pier",
                                   "1 1. First the pier is built.",
                                   "1 2. Then the boat is bought.",
                                   NULL };
  Sheets sheets = begin_sheets ();
  g_autoptr (ReadoutReport) report = NULL;

  draw (&sheets, 72, 100, 10, "The islands ask for three things:");
  draw (&sheets, 80, 112, 10, "\342\200\242 a boat that sails in every weather,");
  draw (&sheets, 92, 124, 10, "also in the winter when the ferry lies still");
  draw (&sheets, 80, 136, 10, "\342\200\242 a pier");
  draw (&sheets, 72, 160, 10, "1. First the pier is built.");
  draw (&sheets, 72, 172, 10, "2. Then the boat is bought.");
  report = read_sheets (&sheets);
  assert_paragraphs (report, expected);
}

static ReadoutReport *
read_with_properties (const char *title, const char *author)
{
  Sheets sheets = begin_sheets ();

  cairo_pdf_surface_set_metadata (sheets.surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (sheets.surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (sheets.surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  "2021-05-06T10:00:00Z");
  draw (&sheets, 72, 100, 18, "Ferry stays in port");
  flow (&sheets, 72, 140, 300, 0, 10, FIRST);
  return read_sheets (&sheets);
}

static void
test_properties (void)
{
  g_autoptr (ReadoutReport) shown = read_with_properties ("Ferry Stays in Port", "Ida Holm");
  g_autoptr (ReadoutReport) hidden = read_with_properties ("The annual report", "iholm");
  g_autoptr (ReadoutReport) program =
      read_with_properties ("Microsoft Word - ferry_final.docx", "Administrator");

  g_assert_cmpstr (shown->title, ==, "Ferry Stays in Port");
  g_assert_false (readout_report_is_doubtful (shown, READOUT_REPORT_FIELD_TITLE));
  g_assert_cmpstr (shown->author, ==, "Ida Holm");
  g_assert_true (readout_report_is_doubtful (shown, READOUT_REPORT_FIELD_AUTHOR));
  g_assert_cmpstr (shown->published, ==, "2021-05-06");
  g_assert_true (readout_report_is_doubtful (shown, READOUT_REPORT_FIELD_PUBLISHED));

  g_assert_cmpstr (hidden->title, ==, "The annual report");
  g_assert_true (readout_report_is_doubtful (hidden, READOUT_REPORT_FIELD_TITLE));
  g_assert_null (hidden->author);
  g_assert_cmpstr (program->title, ==, "Ferry stays in port");
  g_assert_true (readout_report_is_doubtful (program, READOUT_REPORT_FIELD_TITLE));
  g_assert_null (program->author);
}

/* A PDF written by hand, with no table of where its objects are. */
#define HEAD "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>\nendobj\n"
#define PAGES "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
#define PAGE                                                                                       \
  "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << "   \
  "/Font << /F1 5 0 R >> >> >>\nendobj\n"
#define CONTENTS                                                                                    \
  "4 0 obj\n<< /Length 132 >>\nstream\nBT /F1 12 Tf 20 150 Td (The ferry stays in port, and) Tj 0 " \
  "-14 Td (nobody knows for how long.) Tj 0 -30 Td (They will wait.) Tj ET\nendstream\nendobj\n"
#define FONT "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n"
#define TAIL "trailer\n<< /Root 1 0 R >>\n%%EOF\n"

#define XMP                                                                                        \
  "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "                                                  \
  "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "                      \
  "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title><rdf:Alt><rdf:li "                        \
  "xml:lang='x-default'>Waiting for a boat</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq>"     \
  "<rdf:li>Ida Holm</rdf:li><rdf:li>Per Skerry</rdf:li></rdf:Seq></dc:creator><dc:language>"       \
  "<rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language><dc:date><rdf:Seq><rdf:li>2021-05-06"    \
  "</rdf:li></rdf:Seq></dc:date></rdf:Description></rdf:RDF></x:xmpmeta>"

static void
test_xmp (void)
{
  const char *const expected[] = { "1 The ferry stays in port, and nobody knows for how long.",
                                   "1 They will wait.", NULL };
  g_autofree char *packet =
      g_strdup_printf ("6 0 obj\n<< /Type /Metadata /Subtype /XML /Length %zu >>\nstream\n" XMP
                       "\nendstream\nendobj\n",
                       strlen (XMP));
  g_autofree char *data = g_strconcat (HEAD PAGES PAGE CONTENTS FONT, packet, TAIL, NULL);
  g_autofree char *behind = g_strconcat ("\n\n", data, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (data, strlen (data));
  g_autoptr (GBytes) bytes_behind = g_bytes_new (behind, strlen (behind));
  g_autoptr (ReadoutReport) report = read_bytes (bytes, "a.pdf");
  g_autoptr (ReadoutReport) report_behind = read_bytes (bytes_behind, "a.pdf");

  assert_paragraphs (report, expected);
  assert_paragraphs (report_behind, expected);
  g_assert_cmpstr (report->title, ==, "Waiting for a boat");
  g_assert_cmpstr (report->author, ==, "Ida Holm, Per Skerry");
  g_assert_cmpstr (report->language, ==, "en-GB");
  g_assert_cmpstr (report->published, ==, "2021-05-06");
}

static void
assert_refused (GBytes *bytes, ReadoutImportError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = readout_formats_read (bytes, NULL, &error);

  g_assert_null (reports);
  g_assert_error (error, READOUT_IMPORT_ERROR, (int)code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *data;
    ReadoutImportError code;
    const char *words;
  } cases[] = {
    { "%PDF-1.4\n", READOUT_IMPORT_ERROR_DAMAGED, "damaged" },
    { HEAD, READOUT_IMPORT_ERROR_DAMAGED, "damaged" },
    { HEAD "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" TAIL,
      READOUT_IMPORT_ERROR_EMPTY, "no pages" },
    { HEAD PAGES "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>\nendobj\n" TAIL,
      READOUT_IMPORT_ERROR_EMPTY, "no text" },
    { HEAD PAGES PAGE CONTENTS FONT
      "7 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O "
      "<0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20> /U "
      "<0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20> >>\nendobj\n"
      "trailer\n<< /Root 1 0 R /Encrypt 7 0 R /ID [<00> <00>] >>\n%%EOF\n",
      READOUT_IMPORT_ERROR_UNKNOWN_FORMAT, "password" },
  };
  Sheets sheets = begin_sheets ();
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 50, 50);
  g_autoptr (GBytes) scan = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, strlen (cases[i].data));

      assert_refused (bytes, cases[i].code, cases[i].words);
    }
  cairo_set_source_surface (sheets.cairo, picture, 0, 0);
  cairo_paint (sheets.cairo);
  cairo_surface_destroy (picture);
  scan = end_sheets (&sheets);
  assert_refused (scan, READOUT_IMPORT_ERROR_EMPTY, "scan");
}

/* What refers to itself, has no size or lies outside of its page: a report or a reason. */
static void
test_odd (void)
{
  const char *const cases[] = {
    HEAD "2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 9 >>\nendobj\n" PAGE CONTENTS
        FONT TAIL,
    HEAD
    "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>\nendobj\n" PAGE CONTENTS FONT TAIL,
    HEAD "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count -7 >>\nendobj\n" PAGE CONTENTS FONT TAIL,
    HEAD PAGES
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] /Contents 4 0 R /Resources << "
    "/Font << /F1 5 0 R >> >> >>\nendobj\n" CONTENTS FONT TAIL,
    HEAD PAGES
    "3 0 obj\n<< /Type /Page /Parent 3 0 R /MediaBox [9e9 -9e9 1e30 7] /Rotate 45 /Contents "
    "[4 0 R 4 0 R 3 0 R] /Resources << /Font << /F1 5 0 R >> >> >>\nendobj\n" CONTENTS FONT TAIL,
    HEAD PAGES PAGE
    "4 0 obj\n<< /Length 9 /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
    "/XObject << /X 4 0 R >> >> >>\nstream\n/X Do /X Do\nendstream\nendobj\n" FONT TAIL,
    HEAD PAGES PAGE
    "4 0 obj\n<< /Length 60 >>\nstream\nBT /F1 1e9 Tf 1e20 -1e20 Td (Far away) Tj ET "
    "BT /F1 0 Tf (None) Tj ET\nendstream\nendobj\n" FONT TAIL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i], strlen (cases[i]));
      g_autoptr (GPtrArray) reports = readout_formats_read (bytes, NULL, &error);

      g_assert_true ((reports == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_cmpuint (error->domain, ==, READOUT_IMPORT_ERROR);
    }
}

/* Bytes that are changed, doubled, cut out: a report or a reason. */
static void
test_mutations (void)
{
  static const char data[] = HEAD PAGES PAGE CONTENTS FONT TAIL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20211);
  guint n_reports = 0;

  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GBytes) mutated = NULL;
      g_autoptr (GPtrArray) reports = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_append (bytes, (const guint8 *)data, sizeof data - 1);
      for (guint j = g_rand_int_range (rand, 1, 6); j > 0; j--)
        {
          guint at = g_rand_int_range (rand, 8, bytes->len);
          guint n = g_rand_int_range (rand, 0, MIN (bytes->len - at, 20) + 1);

          if (g_rand_int_range (rand, 0, 3) > 0)
            bytes->data[at] = g_rand_boolean (rand) ? "0123456789<>[]()/ R-"[at % 20]
                                                    : g_rand_int_range (rand, 0, 256);
          else if (g_rand_boolean (rand) && bytes->len - n > 100)
            g_byte_array_remove_range (bytes, at, n);
          else
            g_byte_array_append (bytes, (const guint8 *)data + at % (sizeof data - 1),
                                 (sizeof data - 1) - at % (sizeof data - 1));
        }
      mutated = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      reports = readout_formats_read (mutated, NULL, &error);
      g_assert_true ((reports == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_cmpuint (error->domain, ==, READOUT_IMPORT_ERROR);
      n_reports += reports != NULL;
    }
  /* Most of them still say something, so that the mutations reach what reads text. */
  g_assert_cmpuint (n_reports, >, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pdf/paragraphs", test_paragraphs);
  g_test_add_func ("/pdf/columns", test_columns);
  g_test_add_func ("/pdf/pages", test_pages);
  g_test_add_func ("/pdf/hyphens", test_hyphens);
  g_test_add_func ("/pdf/table", test_table);
  g_test_add_func ("/pdf/wrapped-cells", test_wrapped_cells);
  g_test_add_func ("/pdf/references", test_references);
  g_test_add_func ("/pdf/initial", test_initial);
  g_test_add_func ("/pdf/contents", test_contents);
  g_test_add_func ("/pdf/list", test_list);
  g_test_add_func ("/pdf/properties", test_properties);
  g_test_add_func ("/pdf/xmp", test_xmp);
  g_test_add_func ("/pdf/refused", test_refused);
  g_test_add_func ("/pdf/odd", test_odd);
  g_test_add_func ("/pdf/mutations", test_mutations);
  return g_test_run ();
}
