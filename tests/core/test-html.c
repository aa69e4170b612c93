/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Web pages: what of them is the report, and what they say of themselves.
 */
#include "formats/readout-formats.h"
#include "formats/readout-html-format.h"

#include <string.h>

/* Three paragraphs that read like an article. */
#define FIRST                                                                                      \
  "The harbour board said on Tuesday that the old ferry, which has crossed the sound since 1974, " \
  "will make its last trip in March, and that a new one has been ordered from a yard in the "      \
  "north."
#define SECOND                                                                                     \
  "Islanders, who had asked for a bridge for years, called the decision a mistake, saying that "   \
  "winters are long, that storms are many, and that nobody had listened to the people who live "   \
  "there."
#define THIRD                                                                                      \
  "The mayor, Ada Lindqvist, promised a ship for the months between, but she did not say when it " \
  "would come, who would pay for it, or how many cars it could take on a summer weekend."

static ReadoutReport *
read_page (const char *html, gssize length, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (html, length < 0 ? strlen (html) : (gsize)length);
  g_autoptr (GPtrArray) reports = readout_formats_read (bytes, name, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  return g_object_ref (g_ptr_array_index (reports, 0));
}

static void
assert_text (ReadoutReport *report, const char *expected)
{
  g_assert_cmpstr (readout_text_get_string (report->text, NULL), ==, expected);
}

static char *
dup_paragraph (ReadoutReport *report, guint i)
{
  GArray *paragraphs = readout_text_get_paragraphs (report->text);

  return readout_text_dup_span (report->text, g_array_index (paragraphs, ReadoutParagraph, i).span);
}

static void
assert_refused (const char *html, gsize length, ReadoutImportError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (html, length);
  g_autoptr (GPtrArray) reports = readout_formats_read (bytes, NULL, &error);

  g_assert_null (reports);
  g_assert_error (error, READOUT_IMPORT_ERROR, (int)code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

/* All that stands around the article is left out. */
static void
test_article (void)
{
  g_autoptr (ReadoutReport) report = read_page (
      "<!DOCTYPE html><html lang=en><head><title>Ferry to stop in March | The Sound</title>"
      "<meta property='og:site_name' content='The Sound'></head><body>"
      "<div class='cookie-consent'><p>We use cookies, as all do, to know you better, and you may "
      "say no to them in the settings, if you find them.</p></div>"
      "<header class='site-header'><nav><ul><li><a href='/'>Home</a><li><a href='/w'>World</a>"
      "</ul></nav></header>"
      "<main><article class='article-body'><h1>Ferry to stop in March</h1>"
      "<p class='byline'>By Mara Olsen</p><time datetime='2022-02-22T06:30:00Z'>today</time>"
      "<div class='share'><a href='#'>Share on Facebook</a></div>"
      "<figure><img src='f.jpg'><figcaption>The ferry in 2019. Photo: B. Berg</figcaption></figure>"
      "<p>" FIRST "</p><p>Advertisement</p><p>" SECOND "</p>"
      "<div class='related'><h3>Related</h3><a href='/a'>Bridge plans, again</a></div>"
      "<p style='display: none'>Secret, hidden words, which nobody is shown, stand here.</p>"
      "<p>" THIRD "</p>"
      "<aside><p>Sign up for our newsletter, which comes weekly, on Sundays, free of charge.</p>"
      "</aside></article></main>"
      "<section id='comments'><p>First! I think, as many do, that this is wrong, all of it, and I "
      "will say so again.</p></section>"
      "<footer>Copyright, all rights reserved, The Sound</footer></body></html>",
      -1, NULL);
  GArray *paragraphs = readout_text_get_paragraphs (report->text);

  assert_text (report,
               "The ferry in 2019. Photo: B. Berg\n\n" FIRST "\n\n" SECOND "\n\n" THIRD "\n");
  g_assert_cmpuint (paragraphs->len, ==, 3);
  g_assert_cmpstr (report->media_type, ==, "text/html");
  g_assert_cmpstr (report->title, ==, "Ferry to stop in March");
  g_assert_cmpstr (report->outlet, ==, "The Sound");
  g_assert_cmpstr (report->author, ==, "Mara Olsen");
  g_assert_cmpstr (report->published, ==, "2022-02-22T06:30:00Z");
  g_assert_cmpstr (report->language, ==, "en");
  g_assert_true (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_AUTHOR));
  g_assert_true (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_PUBLISHED));
  g_assert_false (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_LANGUAGE));
}

static void
test_blocks (void)
{
  g_autoptr (ReadoutReport) report = read_page (
      "<html><body><h2>Heads</h2>Loose words<p>One<br>line<br><br>Two &amp; <b>more</b></p>"
      "<ul><li>first<li>second</ul><blockquote>Quoted</blockquote>"
      "<table><tr><th>Year<th>Ships<tr><td>1974<td>2</table>"
      "<pre>a\n  b</pre><p>He said <q>no</q>.</p></body></html>",
      -1, NULL);

  assert_text (report, "Heads\n\nLoose words\n\nOne\nline\n\nTwo & more\n\nfirst\n\nsecond\n\n"
                       "Quoted\n\nYear\tShips\n\n1974\t2\n\na\n  b\n\nHe said "
                       "\342\200\234no\342\200\235.\n");
}

/* The date and the names that only the page itself shows. */
static void
test_shown (void)
{
  g_autoptr (ReadoutReport) report = read_page (
      "<html><head><title>Ferry to stop in March</title></head><body>"
      "<div class=teaser><span class=date>1 January 2020</span> <span class=author>By A. Nother"
      "</span></div><div id=page><h1>Ferry to stop in March</h1>"
      "<div class=author-line><h6>News</h6><span itemprop=author>by <a itemprop=name>Mara Olsen</a>"
      "</span> <span itemprop=author><span itemprop=name>Jo Kim</span></span></div>"
      "<p>Updated: February 22, 2022, 5:02 PM ET</p><p>" FIRST "</p><p>" SECOND "</p><p>" THIRD
      "</p></div></body></html>",
      -1, NULL);

  g_assert_cmpstr (report->author, ==, "Mara Olsen, Jo Kim");
  g_assert_cmpstr (report->published, ==, "2022-02-22");
  g_assert_true (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_PUBLISHED));
  g_assert_null (strstr (readout_text_get_string (report->text, NULL), "Updated"));
}

/* Links to other articles, told by the line over them. */
static void
test_related (void)
{
  g_autoptr (ReadoutReport) report = read_page (
      "<html><body><div id=story><p>" FIRST "</p><h3>Related stories:</h3><ul><li><a href=a>Bridge"
      " plans, again</a><li><a href=b>The winter of 1987</a></ul><p>" SECOND "</p>"
      "<p>Read more: <a href=c>Why the yard in the north won the order</a></p><p>" THIRD "</p>"
      "<h3>What they asked for</h3><ul><li><a href=d>A bridge</a>, or a tunnel<li>a ship</ul>"
      "</div></body></html>",
      -1, NULL);

  assert_text (report, FIRST "\n\n" SECOND "\n\n" THIRD
                             "\n\nWhat they asked for\n\nA bridge, or a tunnel\n\na ship\n");
}

/* A short item is not filled up with what stands around it. */
static void
test_brief (void)
{
  g_autoptr (ReadoutReport) report = read_page (
      "<html><body><div class=menu><a href=1>Home</a> <a href=2>World news and more</a></div>"
      "<div class=story><p>" FIRST "</p></div><div class=footer><p>Contact us at the harbour, by "
      "mail, by phone, or in person.</p><a href=3>Imprint</a></div></body></html>",
      -1, NULL);

  assert_text (report, FIRST "\n");
}

/* A name that most of the page is in is the page's: what it says is not said of the article. */
static void
test_wrapper (void)
{
  g_autoptr (ReadoutReport) report = read_page (
      "<html><body><div class=with-sidebar><div class=story><p>" FIRST "</p><p>" SECOND
      "</p><p>" THIRD
      "</p></div><div class=sidebar><p>Weather, tides, and times, all of them, as they were"
      " told to us this morning.</p></div></div></body></html>",
      -1, NULL);

  assert_text (report, FIRST "\n\n" SECOND "\n\n" THIRD "\n");
}

/* Links alone, and a document in parts: all of it is kept. */
static void
test_whole (void)
{
  g_autoptr (ReadoutReport) list = read_page (
      "<html><body><h1>Ships</h1><div class=nav><a href=1>Ada, built in 1974, still sails</a></div>"
      "<table><tr><td><a href=2>Berg, built in 1980, was sold</a></td></tr></table></body></html>",
      -1, NULL);
  g_autoptr (ReadoutReport) parts =
      read_page ("<html><body><h1>Rules</h1><div><h2>One</h2><p>" FIRST "</p><p>" SECOND
                 "</p><p>" THIRD "</p></div><hr><ul><li><div><h2>Two</h2><p>" FIRST "</p><p>" SECOND
                 "</p><p>" THIRD "</p></div></ul></body></html>",
                 -1, NULL);

  g_assert_nonnull (strstr (readout_text_get_string (list->text, NULL), "Ada"));
  g_assert_nonnull (strstr (readout_text_get_string (list->text, NULL), "Berg"));
  g_assert_cmpuint (readout_text_get_paragraphs (parts->text)->len, ==, 9);
}

/* A tag of so many attributes takes libxml2 minutes. */
static void
test_attributes (void)
{
  g_autoptr (GString) html = g_string_new ("<html><body><a");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (html, " a%u=1", i);
  g_string_append (html, ">Words");
  assert_refused (html->str, html->len, READOUT_IMPORT_ERROR_DAMAGED, "attributes");
}

/* What a browser puts on the clipboard. */
static void
test_fragment (void)
{
  g_autoptr (ReadoutReport) report =
      read_page ("<p>Short.</p><div class=sidebar><a href=x>All of it</a> counts</div>", -1, NULL);

  assert_text (report, "Short.\n\nAll of it counts\n");
}

/* A page with no article gives what it shows. */
static void
test_no_article (void)
{
  g_autoptr (ReadoutReport) index = read_page (
      "<html><body><ul><li><a href=1>One headline of today</a><li><a href=2>Another one</a></ul>"
      "</body></html>",
      -1, NULL);
  g_autoptr (ReadoutReport) note =
      read_page ("<html><body>See you at ten.</body></html>", -1, NULL);

  assert_text (index, "One headline of today\n\nAnother one\n");
  assert_text (note, "See you at ten.\n");
}

static void
test_data (void)
{
  g_autoptr (ReadoutReport) report = read_page (
      "<html><head><title>x</title><script type='application/ld+json'>{\"@graph\":[{\"@type\":"
      "\"WebSite\",\"name\":\"Wrong\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"The ferry &amp; "
      "the bridge\",\"author\":[{\"@id\":\"#1\"},{\"name\":\"Jo Kim\"}],\"datePublished\":"
      "\"2022-02-22T06:30:00+01:00\",\"publisher\":{\"name\":\"The Sound\"}},{\"@id\":\"#1\","
      "\"@type\":\"Person\",\"name\":\"Mara Olsen\"}]}</script>"
      "<link rel=canonical href='https://sound.example/ferry'></head><body><p>" FIRST "</p>",
      -1, NULL);

  g_assert_cmpstr (report->title, ==, "The ferry & the bridge");
  g_assert_cmpstr (report->author, ==, "Mara Olsen, Jo Kim");
  g_assert_cmpstr (report->published, ==, "2022-02-22T06:30:00+01:00");
  g_assert_cmpstr (report->outlet, ==, "The Sound");
  g_assert_cmpstr (report->url, ==, "https://sound.example/ferry");
  g_assert_false (readout_report_is_doubtful (report, READOUT_REPORT_FIELD_AUTHOR));
}

typedef struct
{
  const char *head;
  const char *title;
  const char *author;
  const char *published;
  const char *outlet;
  const char *url;
} MetaCase;

static void
test_meta (void)
{
  static const MetaCase cases[] = {
    { "<meta property='og:title' content='Ferry to stop - The Sound'>"
      "<meta property=og:site_name content='The Sound | News from the sea'>"
      "<meta property='article:author' content='https://facebook.example/jo'>"
      "<meta name=author content='By Jo Kim'>"
      "<meta property='article:published_time' content='2022-02-22'>",
      "Ferry to stop", "Jo Kim", "2022-02-22", "The Sound", NULL },
    { "<meta name=DC.title content='Ferries'><meta name=DC.creator content='A. Berg'>"
      "<meta name=DC.creator content='B. Dahl'><meta name=dc.date.issued content=2021-01-02>",
      "Ferries", "A. Berg, B. Dahl", "2021-01-02", NULL, NULL },
    { "<meta name=parsely-title content='P'><meta name=parsely-author content='Jo Kim'>"
      "<meta name=parsely-pub-date content='2020-03-04T05:06:07Z'>",
      "P", "Jo Kim", "2020-03-04T05:06:07Z", NULL, NULL },
    { "<title>Ferry to stop for good in March - Northern news - Sound</title>",
      "Ferry to stop for good in March", NULL, NULL, NULL, NULL },
    { "<title>\346\270\257\347\211\271\351\246\226\346\242\201\346\214\257\350\213\261"
      "\351\201\223\346\255\211 - \344\270\244\345\262\270</title>",
      "\346\270\257\347\211\271\351\246\226\346\242\201\346\214\257\350\213\261"
      "\351\201\223\346\255\211",
      NULL, NULL, NULL, NULL },
    { "<meta name=author content='Jo Kim and B. Dahl, Staff Writers, CNN | 3 May'>"
      "<meta name=pubdate content=20220222>",
      NULL, "Jo Kim and B. Dahl", "2022-02-22", NULL, NULL },
    { "<meta name=author content='Par Anne Dahl (http://dahl.example/)'>", NULL, "Anne Dahl", NULL,
      NULL, NULL },
    { "<meta name=author content='Von der Berg'>", NULL, "Von der Berg", NULL, NULL, NULL },
    { "<meta name=author content='\344\275\234\350\200\205\357\274\232\350\202\226\346\230"
      "\245'>",
      NULL, "\350\202\226\346\230\245", NULL, NULL, NULL },
    { "<meta name=author content='sound.example'>", NULL, NULL, NULL, NULL, NULL },
    { "<title>The Guardian: Ferry to stop</title>"
      "<link rel=canonical href=https://www.theguardian.com/2016/nov/ferry>",
      "Ferry to stop", NULL, NULL, "The Guardian", "https://www.theguardian.com/2016/nov/ferry" },
    { "<!-- saved from url=(0031)https://sound.example/2019/05/06/f --><title>Ferry</title>",
      "Ferry", NULL, "2019-05-06", "sound.example", "https://sound.example/2019/05/06/f" },
    { "<!--\n Page saved with SingleFile \n url: https://sound.example/f \n saved date: today\n-->"
      "<link rel=canonical href='https://sound.example/'>",
      NULL, NULL, NULL, "sound.example", "https://sound.example/f" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html =
          g_strconcat ("<html><head>", cases[i].head, "</head><body><p>" FIRST, NULL);
      g_autoptr (ReadoutReport) report = read_page (html, -1, NULL);

      g_test_message ("%s", cases[i].head);
      if (cases[i].title != NULL)
        g_assert_cmpstr (report->title, ==, cases[i].title);
      g_assert_cmpstr (report->author, ==, cases[i].author);
      g_assert_cmpstr (report->published, ==, cases[i].published);
      g_assert_cmpstr (report->outlet, ==, cases[i].outlet);
      g_assert_cmpstr (report->url, ==, cases[i].url);
    }
}

static void
test_encodings (void)
{
  static const char latin[] =
      "<html><head><meta charset=iso-8859-1></head><body>caf\351 \223so\224";
  static const char russian[] =
      "<html><head><meta http-equiv=content-type content='text/html; charset=windows-1251'></head>"
      "<body>\317\360\350\342\345\362";
  static const char japanese[] = "<?xml version='1.0' encoding='Shift_JIS'?><html><body>\223\372";
  static const char wrong[] = "<html><head><meta charset=iso-8859-1></head><body>caf\303\251";
  static const char wide[] = "\377\376<\0h\0t\0m\0l\0>\0<\0p\0>\0\351\0t\0\351\0";
  g_autoptr (ReadoutReport) first = read_page (latin, sizeof latin - 1, NULL);
  g_autoptr (ReadoutReport) second = read_page (russian, sizeof russian - 1, NULL);
  g_autoptr (ReadoutReport) third = read_page (japanese, sizeof japanese - 1, NULL);
  g_autoptr (ReadoutReport) fourth = read_page (wrong, sizeof wrong - 1, NULL);
  g_autoptr (ReadoutReport) fifth = read_page (wide, sizeof wide - 1, NULL);

  assert_text (first, "caf\303\251 \342\200\234so\342\200\235\n");
  assert_text (second, "\320\237\321\200\320\270\320\262\320\265\321\202\n");
  assert_text (third, "\346\227\245\n");
  assert_text (fourth, "caf\303\251\n");
  assert_text (fifth, "\303\251t\303\251\n");
}

/* Formats are told by their content. */
static void
test_sniff (void)
{
  static const char *const pages[] = {
    "\n <!-- c --><!DOCTYPE html PUBLIC 'x'><p>Words",
    "<?xml version='1.0'?>\n<!DOCTYPE html>\n<html xmlns='x'><body>Words",
    "<HTML><BODY>Words",
    "\357\273\277<body>Words",
  };
  g_autoptr (ReadoutReport) markdown =
      read_page ("<p align=center>Logo</p>\n\n# Title\n\nWords.\n", -1, "readme.md");
  g_autoptr (ReadoutReport) plain = read_page ("<3 is a heart, and <so> on.", -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (ReadoutReport) report = read_page (pages[i], -1, "page.txt");

      g_assert_cmpstr (report->media_type, ==, "text/html");
      assert_text (report, "Words\n");
    }
  g_assert_cmpstr (markdown->media_type, ==, "text/markdown");
  g_assert_cmpstr (plain->media_type, ==, "text/plain");
}

static char *
repeat (const char *piece, guint n, const char *end)
{
  GString *string = g_string_new ("<html><body>");

  for (guint i = 0; i < n; i++)
    g_string_append (string, piece);
  g_string_append (string, end);
  return g_string_free (string, FALSE);
}

/* Pages that are written to hurt: each gives its words or a reason, at once. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *piece;
    guint n;
    const char *end;
    gboolean refused;
  } cases[] = {
    { "<div>", 40000, "Words", FALSE },
    { "<div>", 100000, "Words", TRUE },
    { "<b><i>", 100000, "Words", TRUE },
    { "</p>", 200000, "Words", FALSE },
    { "<b></i>", 10000, "Words", FALSE },
    { "<b></i>", 40000, "Words", TRUE },
    { "<p>", 200000, "Words", FALSE },
    { "<table><tr><td>", 10000, "Words", FALSE },
    { "<a href='", 50000, "'>Words", TRUE },
    { "<a href='", 1500, "'>Words", FALSE },
    { "<!--", 100000, "--><p>Words", FALSE },
    { "&amp;&#0;&#xD800;&lt", 100000, "Words", FALSE },
    { "<ul class='author byline'><li>", 10000, "Words", FALSE },
    { "<h1>x</h1>", 50000, "Words", FALSE },
    { "<time>2022</time>", 50000, "Words", FALSE },
    { "<script type='application/ld+json'>[[[[{</script>", 20000, "Words", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = repeat (cases[i].piece, cases[i].n, cases[i].end);
      g_autoptr (ReadoutReport) report = NULL;

      if (cases[i].refused)
        {
          assert_refused (html, strlen (html), READOUT_IMPORT_ERROR_DAMAGED, "nested");
          continue;
        }
      report = read_page (html, -1, NULL);
      g_assert_nonnull (strstr (readout_text_get_string (report->text, NULL), "Words"));
    }
}

static void
test_nested_data (void)
{
  g_autoptr (GString) html = g_string_new ("<html><script type='application/ld+json'>");
  g_autoptr (ReadoutReport) report = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (html, "[{\"@graph\":");
  g_string_append (html, "</script><body>Words");
  report = read_page (html->str, -1, NULL);
  assert_text (report, "Words\n");
}

static void
test_empty (void)
{
  static const char *const pages[] = {
    "<html></html>",
    "<html><body><script>document.write('x')</script></body></html>",
    "<html><body> &nbsp; <p hidden>x</p></body></html>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    assert_refused (pages[i], strlen (pages[i]), READOUT_IMPORT_ERROR_EMPTY, "no text");
}

static void
test_append (void)
{
  g_autoptr (ReadoutTextBuilder) builder = readout_text_builder_new ();
  g_autoptr (ReadoutText) text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (readout_html_append (builder, "<p>One</p>", -1, &error));
  g_assert_true (readout_html_append (builder, "Two \377 &eacute;", -1, &error));
  text = readout_text_builder_finish (builder, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (readout_text_get_string (text, NULL), ==, "One\n\nTwo \357\277\275 \303\251\n");
}

static void
test_many_paragraphs (void)
{
  g_autofree char *html = repeat ("<p>" FIRST "</p>", 200, "");
  g_autoptr (ReadoutReport) report = read_page (html, -1, NULL);
  g_autofree char *last = dup_paragraph (report, 199);

  g_assert_cmpuint (readout_text_get_paragraphs (report->text)->len, ==, 200);
  g_assert_cmpstr (last, ==, FIRST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/html/article", test_article);
  g_test_add_func ("/html/blocks", test_blocks);
  g_test_add_func ("/html/shown", test_shown);
  g_test_add_func ("/html/related", test_related);
  g_test_add_func ("/html/brief", test_brief);
  g_test_add_func ("/html/wrapper", test_wrapper);
  g_test_add_func ("/html/whole", test_whole);
  g_test_add_func ("/html/attributes", test_attributes);
  g_test_add_func ("/html/fragment", test_fragment);
  g_test_add_func ("/html/no-article", test_no_article);
  g_test_add_func ("/html/data", test_data);
  g_test_add_func ("/html/meta", test_meta);
  g_test_add_func ("/html/encodings", test_encodings);
  g_test_add_func ("/html/sniff", test_sniff);
  g_test_add_func ("/html/hostile", test_hostile);
  g_test_add_func ("/html/nested-data", test_nested_data);
  g_test_add_func ("/html/empty", test_empty);
  g_test_add_func ("/html/append", test_append);
  g_test_add_func ("/html/many-paragraphs", test_many_paragraphs);
  return g_test_run ();
}
