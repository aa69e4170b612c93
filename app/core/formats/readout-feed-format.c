/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads news feeds.
 */
#include "formats/readout-feed-format.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "formats/readout-html-decode.h"
#include "formats/readout-html-format.h"
#include "formats/readout-html-values.h"
#include "formats/readout-markup.h"
#include "formats/readout-metadata.h"
#include "import/readout-date.h"

/* A feed is not longer, in bytes, and has no more entries. */
#define FEED_MAX (64 * 1024 * 1024)
#define ENTRIES_MAX 20000

#define DUBLIN_CORE "http://purl.org/dc/elements/1.1/"

typedef struct
{
  xmlDoc *document;
  xmlNode *head;  /* channel, or the feed itself */
  xmlNode *title; /* its title, or NULL */
  gboolean is_atom;
  char *outlet;
  char *author;
  char *link;
  char *language;
} Feed;

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *)node->name, name) == 0;
}

static gboolean
is_in (const xmlNode *node, const char *space)
{
  return node->ns != NULL && g_strcmp0 ((const char *)node->ns->href, space) == 0;
}

/* The next node of a walk through what is in @top; %NULL at its end. */
static xmlNode *
walk (xmlNode *node, const xmlNode *top)
{
  if (node->children != NULL && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node != top && node->next == NULL)
    node = node->parent;
  return node != top ? node->next : NULL;
}

/* All words in an element; names of HTML's characters, which many feeds use undeclared, are read.
 */
static char *
dup_words (xmlNode *top)
{
  GString *words = g_string_new (NULL);

  for (xmlNode *node = top; node != NULL; node = walk (node, top))
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      g_string_append (words, (const char *)node->content);
    else if (node->type == XML_ENTITY_REF_NODE)
      {
        const htmlEntityDesc *entity = htmlEntityLookup (node->name);

        if (entity != NULL)
          g_string_append_unichar (words, entity->value);
      }
  return g_string_free (words, FALSE);
}

/* The child with this name, of no namespace but that of feeds, or of @space. */
static xmlNode *
find_child (xmlNode *parent, const char *name, const char *space)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_element (node, name) &&
        (space != NULL ? is_in (node, space)
                       : node->ns == NULL || node->ns->prefix == NULL ||
                             g_strcmp0 ((const char *)node->ns->prefix, "atom") == 0))
      return node;
  return NULL;
}

static char *
dup_child_words (xmlNode *parent, const char *name, const char *space)
{
  xmlNode *node = find_child (parent, name, space);
  g_autofree char *words = node != NULL ? dup_words (node) : NULL;

  if (words != NULL)
    g_strstrip (words);
  return words != NULL && *words != '\0' ? g_steal_pointer (&words) : NULL;
}

static char *
dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetNoNsProp (node, (const xmlChar *)name);
  char *copy = g_strdup ((const char *)value);

  xmlFree (value);
  return copy;
}

/* "jo@sound.example (Jo Kim)", "Jo Kim <jo@sound.example>", "Jo Kim"; no mere address. */
static char *
read_name (const char *value)
{
  const char *open = strchr (value, '(');
  g_autofree char *name = NULL;

  if (strchr (value, '@') == NULL)
    name = g_strdup (value);
  else if (open != NULL && open > strchr (value, '@'))
    name = g_strndup (open + 1, strcspn (open + 1, ")"));
  else
    name = g_strndup (value, strcspn (value, "<("));
  return strchr (name, '@') == NULL ? readout_html_value_read_author (name) : NULL;
}

/* The authors of an entry or a feed, joined by commas. */
static char *
find_authors (xmlNode *parent)
{
  g_autoptr (GString) authors = g_string_new (NULL);
  guint n = 0;

  for (xmlNode *node = parent->children; node != NULL && n < 8; node = node->next)
    {
      g_autofree char *words = NULL;
      g_autofree char *name = NULL;

      if (!is_element (node, "author") &&
          !(is_element (node, "creator") && is_in (node, DUBLIN_CORE)))
        continue;
      words = dup_child_words (node, "name", NULL);
      if (words == NULL && find_child (node, "email", NULL) == NULL)
        words = dup_words (node);
      name = words != NULL ? read_name (words) : NULL;
      if (name == NULL || strstr (authors->str, name) != NULL)
        continue;
      g_string_append_printf (authors, "%s%s", authors->len > 0 ? ", " : "", name);
      n++;
    }
  return authors->len > 0 ? g_string_free (g_steal_pointer (&authors), FALSE) : NULL;
}

/* The address of what an entry or a feed is about. */
static char *
find_link (Feed *feed, xmlNode *parent)
{
  g_autofree char *link = NULL;

  for (xmlNode *node = parent->children; node != NULL && link == NULL; node = node->next)
    {
      g_autofree char *rel = NULL;

      if (!is_element (node, "link"))
        continue;
      rel = dup_attribute (node, "rel");
      if (rel != NULL && strcmp (rel, "alternate") != 0)
        continue;
      link = dup_attribute (node, "href");
      if (link == NULL)
        link = g_strstrip (dup_words (node));
      if (*link == '\0')
        g_clear_pointer (&link, g_free);
    }
  if (link == NULL)
    {
      xmlNode *guid = find_child (parent, "guid", NULL);
      g_autofree char *is_link = guid != NULL ? dup_attribute (guid, "isPermaLink") : NULL;

      if (guid != NULL && g_strcmp0 (is_link, "false") != 0)
        link = g_strstrip (dup_words (guid));
    }
  if (link != NULL && feed->link != NULL)
    {
      char *whole = g_uri_resolve_relative (feed->link, link, G_URI_FLAGS_PARSE_RELAXED, NULL);

      if (whole != NULL)
        {
          g_free (link);
          link = whole;
        }
    }
  return g_steal_pointer (&link);
}

/* When an entry was published; of nothing better, when it was changed. */
static void
read_date (ReadoutReport *report, xmlNode *entry)
{
  static const struct
  {
    const char *name;
    const char *space;
    gboolean doubtful;
  } names[] = {
    { "pubDate", NULL, FALSE },     { "published", NULL, FALSE }, { "issued", NULL, FALSE },
    { "date", DUBLIN_CORE, FALSE }, { "created", NULL, FALSE },   { "updated", NULL, TRUE },
    { "modified", NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *date = dup_child_words (entry, names[i].name, names[i].space);

      if (date != NULL && readout_metadata_set (report, READOUT_REPORT_FIELD_PUBLISHED, date, -1,
                                                names[i].doubtful))
        return;
    }
}

/* The markup of what is in an element: words that are markup, or elements themselves. */
static char *
dup_markup (Feed *feed, xmlNode *node)
{
  xmlBuffer *buffer;
  char *markup;

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        buffer = xmlBufferCreate ();
        for (child = node->children; child != NULL; child = child->next)
          xmlNodeDump (buffer, feed->document, child, 0, 0);
        markup = g_strdup ((const char *)xmlBufferContent (buffer));
        xmlBufferFree (buffer);
        return markup;
      }
  return dup_words (node);
}

static gboolean
append_content (Feed *feed, ReadoutTextBuilder *builder, xmlNode *node, GError **error)
{
  g_autofree char *type = dup_attribute (node, "type");
  g_autofree char *markup = NULL;

  if (g_strcmp0 (type, "text") == 0 || g_strcmp0 (type, "text/plain") == 0)
    {
      g_auto (GStrv) lines = NULL;

      markup = dup_words (node);
      lines = g_strsplit (markup, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          readout_text_builder_add (builder, lines[i], -1);
          readout_text_builder_end_paragraph (builder);
        }
      return TRUE;
    }
  if (type != NULL && (g_str_has_prefix (type, "image/") || g_str_has_prefix (type, "audio/") ||
                       g_str_has_prefix (type, "video/")))
    return TRUE;
  markup = dup_markup (feed, node);
  return readout_html_append (builder, markup, -1, error);
}

/* The fullest text that an entry has, else its title. */
static gboolean
read_text (Feed *feed, xmlNode *entry, ReadoutReport *report, const char *title, GError **error)
{
  static const char *const names[] = { "encoded", "content", "description", "summary", "subtitle" };
  g_autoptr (ReadoutTextBuilder) builder = readout_text_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (xmlNode *node = entry->children; node != NULL; node = node->next)
      {
        if (!is_element (node, names[i]) || readout_text_builder_get_length (builder) > 0)
          continue;
        if (!append_content (feed, builder, node, error))
          return FALSE;
      }
  if (readout_text_builder_peek_paragraphs (builder)->len == 0 && title != NULL)
    readout_text_builder_add (builder, title, -1);
  readout_metadata_guess (report, readout_text_builder_peek (builder),
                          readout_text_builder_peek_paragraphs (builder), NULL);
  report->text = readout_text_builder_finish (builder, error);
  return report->text != NULL;
}

/* A feed with this entry alone. */
static GBytes *
make_original (Feed *feed, xmlNode *entry)
{
  xmlDoc *document = xmlNewDoc ((const xmlChar *)"1.0");
  xmlNode *root = xmlDocCopyNode (xmlDocGetRootElement (feed->document), document, 2);
  xmlNode *head = root;
  xmlChar *bytes = NULL;
  int length = 0;
  GBytes *original;

  xmlDocSetRootElement (document, root);
  if (feed->head != xmlDocGetRootElement (feed->document))
    head = xmlAddChild (root, xmlDocCopyNode (feed->head, document, 2));
  if (feed->title != NULL)
    xmlAddChild (head, xmlDocCopyNode (feed->title, document, 1));
  xmlAddChild (entry->parent == feed->head ? head : root, xmlDocCopyNode (entry, document, 1));
  xmlDocDumpMemoryEnc (document, &bytes, &length, "UTF-8");
  original = g_bytes_new (bytes, MAX (length, 0));
  xmlFree (bytes);
  xmlFreeDoc (document);
  return original;
}

static void
set_field (ReadoutReport *report, ReadoutReportField field, const char *value)
{
  if (value != NULL)
    readout_metadata_set (report, field, value, -1, FALSE);
}

static ReadoutReport *
read_entry (Feed *feed, xmlNode *entry, GError **error)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autofree char *markup = dup_child_words (entry, "title", NULL);
  g_autofree char *title = markup != NULL ? readout_html_value_clean (markup) : NULL;
  g_autofree char *author = find_authors (entry);
  g_autofree char *link = find_link (feed, entry);
  g_autofree char *source = feed->is_atom ? NULL : dup_child_words (entry, "source", NULL);
  g_autofree char *outlet = source != NULL ? readout_html_value_read_outlet (source) : NULL;

  set_field (report, READOUT_REPORT_FIELD_TITLE, title);
  set_field (report, READOUT_REPORT_FIELD_AUTHOR, author != NULL ? author : feed->author);
  set_field (report, READOUT_REPORT_FIELD_URL, link);
  set_field (report, READOUT_REPORT_FIELD_OUTLET, outlet != NULL ? outlet : feed->outlet);
  set_field (report, READOUT_REPORT_FIELD_LANGUAGE, feed->language);
  read_date (report, entry);
  if (!read_text (feed, entry, report, title, error))
    return NULL;
  report->media_type = g_strdup (feed->is_atom ? "application/atom+xml" : "application/rss+xml");
  report->original = make_original (feed, entry);
  return g_steal_pointer (&report);
}

static void
read_head (Feed *feed)
{
  xmlNode *root = xmlDocGetRootElement (feed->document);
  xmlNode *channel = find_child (root, "channel", NULL);
  g_autofree char *title = NULL;
  g_autofree char *language = NULL;

  feed->is_atom = is_element (root, "feed");
  feed->head = channel != NULL ? channel : root;
  feed->title = find_child (feed->head, "title", NULL);
  title = feed->title != NULL ? dup_words (feed->title) : NULL;
  feed->outlet = title != NULL ? readout_html_value_read_outlet (title) : NULL;
  feed->author = find_authors (feed->head);
  feed->link = find_link (feed, feed->head);
  language = dup_child_words (feed->head, "language", NULL);
  if (language == NULL)
    language = dup_child_words (feed->head, "language", DUBLIN_CORE);
  if (language == NULL)
    {
      xmlChar *lang = xmlNodeGetLang (root);

      language = g_strdup ((const char *)lang);
      xmlFree (lang);
    }
  feed->language = language != NULL ? readout_html_value_read_language (language) : NULL;
}

static gboolean
read_entries (Feed *feed, GPtrArray *reports, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (feed->document);
  guint n = 0;

  for (xmlNode *node = root; node != NULL && n < ENTRIES_MAX; node = walk (node, root))
    {
      g_autoptr (GError) problem = NULL;
      ReadoutReport *report;

      if ((!is_element (node, "item") && !is_element (node, "entry")) ||
          (node->parent != root && node->parent != feed->head))
        continue;
      report = read_entry (feed, node, &problem);
      if (report == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      /* An entry of nothing but a picture. */
      if (readout_text_get_paragraphs (report->text)->len == 0)
        {
          g_object_unref (report);
          continue;
        }
      g_ptr_array_add (reports, report);
      n++;
    }
  if (n == 0)
    g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_EMPTY,
                         _("This news feed has no entries"));
  return n > 0;
}

static void
feed_free (Feed *feed)
{
  xmlFreeDoc (feed->document);
  g_free (feed->outlet);
  g_free (feed->author);
  g_free (feed->link);
  g_free (feed->language);
}

/* Nothing that a feed says needs an entity of its own. */
static void
entity_cb (void *data,
           const xmlChar *name,
           int type,
           const xmlChar *public_id,
           const xmlChar *system_id,
           xmlChar *content)
{
  xmlParserCtxt *parser = data;

  *(gboolean *)parser->_private = TRUE;
  xmlStopParser (parser);
}

static void
error_cb (void *data, xmlErrorPtr error)
{
}

static xmlDoc *
parse (const char *xml, gsize length, gboolean *has_entities)
{
  xmlParserCtxt *parser = xmlNewParserCtxt ();
  xmlDoc *document;

  parser->_private = has_entities;
  parser->sax->entityDecl = entity_cb;
  parser->sax->serror = error_cb;
  document = xmlCtxtReadMemory (parser, xml, length, NULL, "UTF-8",
                                XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_COMPACT);
  xmlFreeParserCtxt (parser);
  return document;
}

gboolean
readout_feed_sniff (const ReadoutDocument *document)
{
  static const char *const roots[] = { "rss", "feed", "rdf:rdf", NULL };
  g_autofree char *head = readout_markup_dup_head (document);
  const char *start = readout_markup_skip_prolog (head);

  if (g_str_has_prefix (start, "<!doctype") && !g_str_has_prefix (start, "<!doctype html"))
    for (const char *at = start; at != NULL; at = strchr (at + 1, '<'))
      if (readout_markup_begins_with (at, roots))
        return TRUE;
  return readout_markup_begins_with (start, roots);
}

gboolean
readout_feed_read (const ReadoutDocument *document, GPtrArray *reports, GError **error)
{
  Feed feed = { NULL };
  g_autofree char *xml = NULL;
  gboolean has_entities = FALSE;
  gboolean doubtful;
  gboolean sound = FALSE;
  gsize length;

  if (document->length > FEED_MAX)
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_TOO_LARGE,
                           _("This news feed is too large"));
      return FALSE;
    }
  xml = readout_html_decode (document, &length, &doubtful, error);
  if (xml == NULL)
    return FALSE;
  feed.document = parse (xml, length, &has_entities);
  if (has_entities)
    g_set_error_literal (
        error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
        _("This news feed declares entities, which can hide other files or grow without end; Readout does not read it"));
  else if (feed.document == NULL || xmlDocGetRootElement (feed.document) == NULL)
    g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                         _("This news feed is damaged"));
  else
    {
      read_head (&feed);
      sound = read_entries (&feed, reports, error);
    }
  feed_free (&feed);
  return sound;
}
