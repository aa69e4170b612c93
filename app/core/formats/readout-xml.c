/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads XML of strangers with libxml2's push parser.
 */
#include "formats/readout-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "import/readout-import.h"

/* How much the parser is given at a time, in bytes. Between the pieces it can be stopped. */
#define PIECE (256 * 1024)

typedef struct
{
  const ReadoutXmlHandler *handler;
  gpointer user_data;
  gboolean has_entities;
} Reading;

char *
readout_xml_attributes_dup (const ReadoutXmlAttributes *attributes, const char *name)
{
  for (guint i = 0; i < attributes->n; i++)
    {
      const guchar **raw = attributes->raw + 5 * i;

      if (strcmp ((const char *)raw[0], name) == 0)
        return g_strndup ((const char *)raw[3], raw[4] - raw[3]);
    }
  return NULL;
}

gboolean
readout_xml_attributes_has (const ReadoutXmlAttributes *attributes,
                            const char *name,
                            const char *value)
{
  gsize length = strlen (value);

  for (guint i = 0; i < attributes->n; i++)
    {
      const guchar **raw = attributes->raw + 5 * i;

      if (strcmp ((const char *)raw[0], name) == 0)
        return (gsize)(raw[4] - raw[3]) == length && memcmp (raw[3], value, length) == 0;
    }
  return FALSE;
}

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  Reading *reading = data;
  ReadoutXmlAttributes list = { n_attributes, attributes };

  if (reading->handler->start != NULL && !reading->has_entities)
    reading->handler->start (reading->user_data, uri != NULL ? (const char *)uri : "",
                             (const char *)name, &list);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reading *reading = data;

  if (reading->handler->end != NULL && !reading->has_entities)
    reading->handler->end (reading->user_data, uri != NULL ? (const char *)uri : "",
                           (const char *)name);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  Reading *reading = data;

  if (reading->handler->text != NULL && !reading->has_entities)
    reading->handler->text (reading->user_data, (const char *)text, length);
}

/* Entities are how a few bytes of XML become gigabytes, or another file. */
static void
entity_cb (void *data,
           const xmlChar *name,
           int type,
           const xmlChar *public_id,
           const xmlChar *system_id,
           xmlChar *content)
{
  Reading *reading = data;

  reading->has_entities = TRUE;
}

/* Only the five that XML itself has. */
static xmlEntityPtr
get_entity_cb (void *data, const xmlChar *name)
{
  return xmlGetPredefinedEntity (name);
}

gboolean
readout_xml_read (const char *data,
                  gsize length,
                  const ReadoutXmlHandler *handler,
                  gpointer user_data,
                  GError **error)
{
  Reading reading = { handler, user_data, FALSE };
  xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
                        .startElementNs = start_cb,
                        .endElementNs = end_cb,
                        .characters = text_cb,
                        .cdataBlock = text_cb,
                        .ignorableWhitespace = text_cb,
                        .entityDecl = entity_cb,
                        .getEntity = get_entity_cb };
  gsize head = MIN (length, 4); /* from which the encoding is told */
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt (&sax, &reading, data, head, NULL);
  gboolean sound = parser != NULL;

  if (sound)
    xmlCtxtUseOptions (parser, XML_PARSE_NONET);
  for (gsize at = head; sound && at < length && !reading.has_entities; at += PIECE)
    {
      xmlParseChunk (parser, data + at, MIN (PIECE, length - at), 0);
      /* Not what the call returns: a prefix that nobody declared is no reason to stop. */
      sound = parser->wellFormed;
    }
  if (sound && !reading.has_entities)
    {
      xmlParseChunk (parser, NULL, 0, 1);
      sound = parser->wellFormed;
    }
  /* Where an entity is declared, the parser makes a document, for which nobody cares. */
  if (parser != NULL)
    xmlFreeDoc (g_steal_pointer (&parser->myDoc));
  xmlFreeParserCtxt (parser);
  if (reading.has_entities)
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                           _("It has XML entities of its own, which no sound document has"));
      return FALSE;
    }
  if (!sound)
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                           _("It is damaged: the XML in it is broken"));
      return FALSE;
    }
  return TRUE;
}
