/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads title, author, date and language of a PDF from its properties and its XMP packet.
 */
#include "formats/readout-pdf.h"

#include <libxml/parser.h>
#include <string.h>

#include "formats/readout-metadata.h"
#include "import/readout-import-words.h"

/* A packet is not longer, in bytes, and no element is looked at deeper. */
#define XMP_MAX (1024 * 1024)
#define DEPTH_MAX 16

/* The top of the text, where its title and its author stand, in bytes. */
#define TOP_LENGTH 8000

#define DUBLIN_CORE "http://purl.org/dc/elements/1.1/"
#define PRISM "http://prismstandard.org/namespaces/"

/* White space and case do not tell whether a page shows the title. */
static char *
fold (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  GString *plain = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (plain, g_utf8_get_char (at));
  return g_string_free (plain, FALSE);
}

static gboolean
shows (const char *folded_text, const char *words)
{
  g_autofree char *folded = fold (words);

  return *folded != '\0' && strstr (folded_text, folded) != NULL;
}

/* "report_final.docx", "untitled", "Microsoft Word - Document1": what a program writes when nobody
 * gave a title. */
static gboolean
is_program_title (const char *title)
{
  static const char *const starts[] = {
    "microsoft ", "untitled", "document", "slide ",      "powerpoint",   "presentation", "layout ",
    "template",   "print",    "file:",    "http:",       "https:",       "about:blank",  "scan",
    "img",        "doc",      "page ",    "(anonymous)", "(unspecified)"
  };
  static const char *const endings[] = { ".doc",  ".docx", ".docm", ".odt",  ".rtf", ".pdf",
                                         ".indd", ".qxd",  ".qxp",  ".tex",  ".dvi", ".ps",
                                         ".ppt",  ".pptx", ".xls",  ".xlsx", ".pub", ".pages",
                                         ".txt",  ".html", ".htm",  ".pmd",  ".p65", ".cdr",
                                         ".ai",   ".tif",  ".jpg",  ".md" };
  g_autofree char *lower = g_utf8_strdown (title, -1);

  g_strstrip (lower);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  /* One word with figures or low lines in it is a file's name, or a number. */
  if (strchr (lower, ' ') == NULL && strpbrk (lower, "_0123456789") != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (lower, starts[i]) && strlen (lower) <= strlen (starts[i]) + 24 &&
        (strpbrk (lower, "0123456789-:") != NULL || strlen (lower) <= strlen (starts[i]) + 2))
      return TRUE;
  return strlen (lower) < 3;
}

/* An author that is a login name or what a program writes there. */
static gboolean
is_program_author (const char *author)
{
  static const char *const names[] = { "administrator", "admin",     "user",    "unknown",
                                       "owner",         "author",    "default", "anonymous",
                                       "root",          "microsoft", "adobe",   "(anonymous)",
                                       "(unspecified)" };
  g_autofree char *lower = g_utf8_strdown (author, -1);

  g_strstrip (lower);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (lower, names[i]) == 0)
      return TRUE;
  return strstr (lower, "office user") != NULL || strlen (lower) < 3 ||
         (strchr (lower, ' ') == NULL &&
          (strcmp (lower, author) == 0 || strpbrk (lower, "_0123456789\\@") != NULL));
}

static void
set_title (ReadoutReport *report, const char *title, const char *folded_text)
{
  if (title != NULL && g_utf8_validate (title, -1, NULL) && !is_program_title (title))
    readout_metadata_set (report, READOUT_REPORT_FIELD_TITLE, title, -1,
                          !shows (folded_text, title));
}

static void
set_author (ReadoutReport *report, const char *author, const char *folded_text)
{
  const char *outlet;

  if (author == NULL || !g_utf8_validate (author, -1, NULL) || is_program_author (author))
    return;
  outlet = readout_import_words_get_outlet (author, strlen (author));
  if (outlet != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_OUTLET, outlet, -1, TRUE);
  else
    readout_metadata_set (report, READOUT_REPORT_FIELD_AUTHOR, author, -1,
                          !shows (folded_text, author));
}

/* The words of an element of XMP: its own, or those of its items. */
static char *
dup_words (xmlNode *element)
{
  GString *words = g_string_new (NULL);
  xmlNode *node = element->children;
  guint depth = 0;

  while (node != NULL && words->len < 4096)
    {
      if (node->type == XML_TEXT_NODE && node->content != NULL)
        {
          g_autofree char *text = g_strstrip (g_strdup ((const char *)node->content));

          g_string_append_printf (words, "%s%s", words->len > 0 && *text != '\0' ? ", " : "", text);
        }
      if (node->children != NULL && node->type == XML_ELEMENT_NODE && depth < DEPTH_MAX)
        {
          node = node->children;
          depth++;
          continue;
        }
      while (node->next == NULL && depth > 0)
        {
          node = node->parent;
          depth--;
        }
      node = node->next;
    }
  return g_string_free (words, FALSE);
}

/* Sets what one element says; @dates: only when it is a date, else only when it is none. */
static void
read_xmp_element (ReadoutReport *report, xmlNode *element, const char *folded_text, gboolean dates)
{
  const char *space = element->ns != NULL ? (const char *)element->ns->href : NULL;
  const char *name = (const char *)element->name;
  gboolean is_date = strcmp (name, "date") == 0 || strcmp (name, "publicationDate") == 0 ||
                     strcmp (name, "coverDate") == 0;
  g_autofree char *words = NULL;

  if (space == NULL || is_date != dates ||
      (strcmp (space, DUBLIN_CORE) != 0 && !g_str_has_prefix (space, PRISM)))
    return;
  words = dup_words (element);
  if (*words == '\0')
    return;
  if (is_date)
    readout_metadata_set (report, READOUT_REPORT_FIELD_PUBLISHED, words, -1, TRUE);
  else if (strcmp (name, "title") == 0)
    set_title (report, words, folded_text);
  else if (strcmp (name, "creator") == 0)
    set_author (report, words, folded_text);
  else if (strcmp (name, "language") == 0 && !g_str_has_prefix (words, "x-"))
    readout_metadata_set (report, READOUT_REPORT_FIELD_LANGUAGE, words, -1, FALSE);
  else if (strcmp (name, "publisher") == 0 || strcmp (name, "publicationName") == 0)
    readout_metadata_set (report, READOUT_REPORT_FIELD_OUTLET, words, -1, TRUE);
  else if (strcmp (name, "url") == 0)
    readout_metadata_set (report, READOUT_REPORT_FIELD_URL, words, -1, FALSE);
}

/* The packet as a tree, owned by the caller; %NULL if there is none that can be read. */
static xmlDoc *
parse_xmp (PopplerDocument *document)
{
  g_autofree char *packet = poppler_document_get_metadata (document);

  if (packet == NULL || strlen (packet) > XMP_MAX)
    return NULL;
  return xmlReadMemory (packet, strlen (packet), NULL, NULL,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

/* The properties are the children of rdf:Description, in rdf:RDF, in x:xmpmeta or not. */
static void
read_xmp (ReadoutReport *report, xmlDoc *packet, const char *folded_text, gboolean dates)
{
  xmlNode *node = packet != NULL ? xmlDocGetRootElement (packet) : NULL;

  if (node != NULL && xmlStrEqual (node->name, BAD_CAST "xmpmeta"))
    node = xmlFirstElementChild (node);
  if (node == NULL || !xmlStrEqual (node->name, BAD_CAST "RDF"))
    return;
  for (node = xmlFirstElementChild (node); node != NULL; node = xmlNextElementSibling (node))
    for (xmlNode *child = xmlFirstElementChild (node); child != NULL;
         child = xmlNextElementSibling (child))
      read_xmp_element (report, child, folded_text, dates);
}

/* The day on which the file was made: mostly that of the report, not always. */
static void
set_creation_date (ReadoutReport *report, PopplerDocument *document)
{
  /* The call that gives the zone as well warns where there is none that it knows. */
  time_t time = poppler_document_get_creation_date (document);
  g_autoptr (GDateTime) created = time > 0 ? g_date_time_new_from_unix_utc (time) : NULL;
  g_autofree char *date = NULL;

  /* Before there was PDF, a clock was not set. */
  if (created == NULL || g_date_time_get_year (created) < 1993)
    return;
  date = g_date_time_format (created, "%Y-%m-%d");
  if (date != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_PUBLISHED, date, -1, TRUE);
}

void
readout_pdf_read_metadata (PopplerDocument *document,
                           const char *headline,
                           ReadoutTextBuilder *builder,
                           const char *name,
                           ReadoutReport *report)
{
  const char *text = readout_text_builder_peek (builder);
  GArray *paragraphs = readout_text_builder_peek_paragraphs (builder);
  g_autofree char *top = g_utf8_substring (text, 0, g_utf8_strlen (text, TOP_LENGTH));
  g_autofree char *folded_text = fold (top);
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  xmlDoc *packet = parse_xmp (document);

  set_title (report, title, folded_text);
  set_author (report, author, folded_text);
  read_xmp (report, packet, folded_text, FALSE);
  if (headline != NULL)
    readout_metadata_set (report, READOUT_REPORT_FIELD_TITLE, headline, -1, TRUE);
  /* A date in the words is better than those of the file. */
  readout_metadata_guess (report, text, paragraphs, name);
  read_xmp (report, packet, folded_text, TRUE);
  set_creation_date (report, document);
  xmlFreeDoc (packet);
}
