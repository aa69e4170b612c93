/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * News feeds: each entry is a report.
 */
#include "formats/readout-formats.h"

#include <string.h>

static GPtrArray *
read_feed (const char *xml, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (xml, length < 0 ? strlen (xml) : (gsize)length);
  GPtrArray *reports = readout_formats_read (bytes, "feed.xml", &error);

  g_assert_no_error (error);
  return reports;
}

static void
assert_refused (const char *xml, ReadoutImportError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GPtrArray) reports = readout_formats_read (bytes, NULL, &error);

  g_assert_null (reports);
  g_assert_error (error, READOUT_IMPORT_ERROR, (int)code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
assert_report (GPtrArray *reports,
               guint i,
               const char *title,
               const char *author,
               const char *published,
               const char *url,
               const char *text)
{
  ReadoutReport *report = g_ptr_array_index (reports, i);

  g_assert_cmpstr (report->title, ==, title);
  g_assert_cmpstr (report->author, ==, author);
  g_assert_cmpstr (report->published, ==, published);
  g_assert_cmpstr (report->url, ==, url);
  g_assert_cmpstr (readout_text_get_string (report->text, NULL), ==, text);
}

static const char rss[] =
    "<?xml version='1.0'?>\n<!-- a feed --><rss version='2.0' "
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:atom='http://www.w3.org/2005/Atom'>"
    "<channel><title>The Sound</title><link>https://sound.example/</link>"
    "<atom:link rel='self' href='https://sound.example/feed'/><language>en-gb</language>"
    "<image><title>Logo</title><link>https://sound.example/logo</link></image>"
    "<item><title>Ferry &amp;amp; bridge</title><link>/ferry</link>"
    "<pubDate>Tue, 22 Feb 2022 06:30:00 +0100</pubDate><dc:creator>Mara Olsen</dc:creator>"
    "<description>Short.</description>"
    "<content:encoded><![CDATA[<p>The ferry&nbsp;stops.</p><p>In <b>March</b>.</p>]]>"
    "</content:encoded></item>"
    "<item><title>Headline only</title><guid>https://sound.example/2</guid>"
    "<author>jo@sound.example (Jo Kim)</author><source url='x'>Reuters</source></item>"
    "</channel></rss>";

static void
test_rss (void)
{
  g_autoptr (GPtrArray) reports = read_feed (rss, -1);
  ReadoutReport *first = g_ptr_array_index (reports, 0);
  ReadoutReport *second = g_ptr_array_index (reports, 1);

  g_assert_cmpuint (reports->len, ==, 2);
  assert_report (reports, 0, "Ferry & bridge", "Mara Olsen", "2022-02-22T06:30:00+01:00",
                 "https://sound.example/ferry", "The ferry\302\240stops.\n\nIn March.\n");
  assert_report (reports, 1, "Headline only", "Jo Kim", NULL, "https://sound.example/2",
                 "Headline only\n");
  g_assert_cmpstr (first->outlet, ==, "The Sound");
  g_assert_cmpstr (first->language, ==, "en-GB");
  g_assert_cmpstr (first->media_type, ==, "application/rss+xml");
  g_assert_cmpstr (second->outlet, ==, "Reuters");
}

/* What is kept of an entry is a feed of its own. */
static void
test_original (void)
{
  g_autoptr (GPtrArray) reports = read_feed (rss, -1);
  ReadoutReport *first = g_ptr_array_index (reports, 0);
  ReadoutReport *second = g_ptr_array_index (reports, 1);
  gsize length;
  const char *original = g_bytes_get_data (first->original, &length);
  g_autoptr (GPtrArray) again = read_feed (original, length);

  g_assert_false (g_bytes_equal (first->original, second->original));
  g_assert_cmpuint (again->len, ==, 1);
  assert_report (again, 0, "Ferry & bridge", "Mara Olsen", "2022-02-22T06:30:00+01:00", NULL,
                 "The ferry\302\240stops.\n\nIn March.\n");
  g_assert_cmpstr (((ReadoutReport *)again->pdata[0])->outlet, ==, "The Sound");
}

static void
test_atom (void)
{
  g_autoptr (GPtrArray) reports = read_feed (
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Der Sund</title>"
      "<author><name>Redaktion</name></author>"
      "<entry><title type='html'>Die &lt;b&gt;F\303\244hre&lt;/b&gt;</title>"
      "<link rel='edit' href='https://sund.example/e'/><link href='https://sund.example/1'/>"
      "<updated>2022-03-01T00:00:00Z</updated><published>2022-02-22T06:30:00Z</published>"
      "<author><name>A. Berg</name></author><author><name>B. Dahl</name><email>b@x.y</email>"
      "</author><summary>Kurz</summary>"
      "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Eins</p><p>Zwei</p>"
      "</div></content></entry>"
      "<entry><title>Zweite</title><updated>2022-03-01T00:00:00Z</updated>"
      "<content type='text'>a &lt; b\nc</content></entry></feed>",
      -1);

  g_assert_cmpuint (reports->len, ==, 2);
  assert_report (reports, 0, "Die F\303\244hre", "A. Berg, B. Dahl", "2022-02-22T06:30:00Z",
                 "https://sund.example/1", "Eins\n\nZwei\n");
  assert_report (reports, 1, "Zweite", "Redaktion", "2022-03-01T00:00:00Z", NULL, "a < b\n\nc\n");
  g_assert_true (readout_report_is_doubtful (reports->pdata[1], READOUT_REPORT_FIELD_PUBLISHED));
  g_assert_cmpstr (((ReadoutReport *)reports->pdata[0])->language, ==, "de");
  g_assert_cmpstr (((ReadoutReport *)reports->pdata[0])->media_type, ==, "application/atom+xml");
}

/* RSS 0.91 with the document type that it has, and characters of HTML that nobody declared;
 * RSS 1.0, whose items stand beside the channel. */
static void
test_old (void)
{
  g_autoptr (GPtrArray) old = read_feed (
      "<?xml version='1.0' encoding='iso-8859-1'?><!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS "
      "0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'>"
      "<channel><title>Old</title><item><title>Caf&eacute; \351t\351</title>"
      "<description>Un caf&eacute;</description></item></channel></rss>",
      -1);
  g_autoptr (GPtrArray) rdf = read_feed (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
      "<channel><title>RDF</title></channel><item><title>One</title><dc:date>2004-05-06</dc:date>"
      "<link>https://x.example/1</link><description>Text.</description></item></rdf:RDF>",
      -1);

  assert_report (old, 0, "Caf\303\251 \303\251t\303\251", NULL, NULL, NULL, "Un caf\303\251\n");
  assert_report (rdf, 0, "One", NULL, "2004-05-06", "https://x.example/1", "Text.\n");
}

static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new ("<rss><channel><item><title>T</title><description>");
  g_autoptr (GString) many = g_string_new ("<rss><channel>");
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) first = NULL;

  assert_refused ("<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                  "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><rss><channel><item><title x='&c;'>&c;"
                  "</title></item></channel></rss>",
                  READOUT_IMPORT_ERROR_DAMAGED, "entities");
  assert_refused ("<!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><feed><entry><title>"
                  "&x;</title></entry></feed>",
                  READOUT_IMPORT_ERROR_DAMAGED, "entities");
  assert_refused ("<!DOCTYPE rss [<!ENTITY % x SYSTEM 'http://x.example/x.dtd'>%x;]><rss/>",
                  READOUT_IMPORT_ERROR_DAMAGED, "entities");
  assert_refused ("<rss version='2.0'><channel><title>T</title></channel></rss>",
                  READOUT_IMPORT_ERROR_EMPTY, "no entries");

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<div>");
  first = read_feed (deep->str, -1);
  g_assert_cmpuint (first->len, ==, 1);

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (many, "<item><title>Item %u</title></item>", i);
  g_string_append (many, "</channel></rss>");
  reports = read_feed (many->str, -1);
  g_assert_cmpuint (reports->len, ==, 5000);
}

/* A feed that breaks off gives what it has. */
static void
test_truncated (void)
{
  for (gsize length = 1; length < sizeof rss; length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (rss, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) reports = readout_formats_read (bytes, NULL, &error);

      g_assert_true ((reports != NULL) != (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/feed/rss", test_rss);
  g_test_add_func ("/feed/original", test_original);
  g_test_add_func ("/feed/atom", test_atom);
  g_test_add_func ("/feed/old", test_old);
  g_test_add_func ("/feed/hostile", test_hostile);
  g_test_add_func ("/feed/truncated", test_truncated);
  return g_test_run ();
}
