/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutXmlAttributes:
 *
 * The attributes of an element, valid during the call that hands them over.
 */
typedef struct
{
  guint n;
  const guchar **raw; /* five pointers each, as libxml2 hands them over */
} ReadoutXmlAttributes;

/* The value of the attribute with this local name, in whatever namespace, owned by the caller;
 * %NULL when it is not there. */
char *readout_xml_attributes_dup (const ReadoutXmlAttributes *attributes, const char *name);

/* Whether the attribute has this value. */
gboolean readout_xml_attributes_has (const ReadoutXmlAttributes *attributes,
                                     const char *name,
                                     const char *value);

/**
 * ReadoutXmlHandler:
 * @start: an element begins; @name without its prefix, @uri the namespace, "" for none
 * @end: it ends
 * @text: text in it, in pieces, valid UTF-8
 *
 * What is called while a document is read. Any of them may be %NULL.
 */
typedef struct
{
  void (*start) (gpointer user_data,
                 const char *uri,
                 const char *name,
                 const ReadoutXmlAttributes *attributes);
  void (*end) (gpointer user_data, const char *uri, const char *name);
  void (*text) (gpointer user_data, const char *text, gsize length);
} ReadoutXmlHandler;

/**
 * readout_xml_read:
 *
 * Reads the XML of a stranger once from start to end, with no tree: memory does not grow with it.
 * Nothing outside is ever opened, a document that declares entities of its own is refused, and
 * elements can be nested 256 deep (libxml2's bound).
 *
 * Returns: FALSE with READOUT_IMPORT_ERROR_DAMAGED, in words
 */
gboolean readout_xml_read (const char *data,
                           gsize length,
                           const ReadoutXmlHandler *handler,
                           gpointer user_data,
                           GError **error);

G_END_DECLS
