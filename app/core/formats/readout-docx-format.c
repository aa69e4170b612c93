/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads Word documents (Office Open XML): finds the parts, has them read, and makes the report.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/readout-docx-body.h"
#include "formats/readout-office-metadata.h"
#include "formats/readout-package.h"
#include "formats/readout-xml.h"

#define MEDIA_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

/* The parts that matter, by what relates to them. */
typedef enum
{
  PART_MAIN,
  PART_PROPERTIES,
  PART_STYLES,
  PART_NUMBERING,
  PART_FOOTNOTES,
  PART_ENDNOTES,
  N_PARTS,
} Part;

/* The ends of the types of relationships; what is before them differs between the two conformance
 * classes. And where the part is when nothing relates to it. */
static const struct
{
  const char *relation;
  const char *place;
} parts[N_PARTS] = {
  [PART_MAIN] = { "/officeDocument", "word/document.xml" },
  [PART_PROPERTIES] = { "/core-properties", "docProps/core.xml" },
  [PART_STYLES] = { "/styles", "word/styles.xml" },
  [PART_NUMBERING] = { "/numbering", "word/numbering.xml" },
  [PART_FOOTNOTES] = { "/footnotes", "word/footnotes.xml" },
  [PART_ENDNOTES] = { "/endnotes", "word/endnotes.xml" },
};

typedef struct
{
  char *names[N_PARTS];
  const char *base; /* the entry whose relationships are being read, or %NULL */
} Parts;

static void
clear_parts (Parts *found)
{
  for (guint i = 0; i < N_PARTS; i++)
    g_free (found->names[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, clear_parts)

static void
relationship_cb (gpointer user_data,
                 const char *uri,
                 const char *name,
                 const ReadoutXmlAttributes *attributes)
{
  Parts *found = user_data;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;

  if (strcmp (name, "Relationship") != 0 ||
      readout_xml_attributes_has (attributes, "TargetMode", "External"))
    return;
  type = readout_xml_attributes_dup (attributes, "Type");
  target = readout_xml_attributes_dup (attributes, "Target");
  for (guint i = 0; type != NULL && target != NULL && i < N_PARTS; i++)
    if (found->names[i] == NULL && g_str_has_suffix (type, parts[i].relation))
      found->names[i] = readout_package_resolve (found->base, target);
}

/* Reads the relationships of an entry. Without them, the usual places are tried. */
static void
find_parts (ReadoutZip *zip, const char *base, Parts *found)
{
  static const ReadoutXmlHandler handler = { relationship_cb, NULL, NULL };
  const char *slash = base != NULL ? strrchr (base, '/') : NULL;
  int folder = slash != NULL ? slash + 1 - base : 0;
  g_autofree char *name = g_strdup_printf ("%.*s_rels/%s.rels", folder, base != NULL ? base : "",
                                           base != NULL ? base + folder : "");
  const char *const names[] = { name, NULL };
  GBytes *bytes;
  gsize length;
  const char *data;

  if (!readout_zip_load_names (zip, names, NULL))
    return;
  bytes = readout_zip_get (zip, name);
  if (bytes == NULL)
    return;
  found->base = base;
  data = g_bytes_get_data (bytes, &length);
  readout_xml_read (data, length, &handler, found, NULL);
}

/* Finds the parts and unpacks them. */
static gboolean
load_parts (ReadoutZip *zip, Parts *found, GError **error)
{
  const char *names[N_PARTS + 1] = { NULL };

  find_parts (zip, NULL, found);
  if (found->names[PART_MAIN] == NULL)
    found->names[PART_MAIN] = g_strdup (parts[PART_MAIN].place);
  find_parts (zip, found->names[PART_MAIN], found);
  for (guint i = 0; i < N_PARTS; i++)
    {
      if (found->names[i] == NULL)
        found->names[i] = g_strdup (parts[i].place);
      names[i] = found->names[i];
    }
  if (!readout_zip_has (zip, found->names[PART_MAIN]))
    {
      g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
                           _("It is damaged: the text of the Word document is missing in it"));
      return FALSE;
    }
  return readout_zip_load_names (zip, names, error);
}

static gboolean
read_text (ReadoutZip *zip, const Parts *found, ReadoutDocxBody *body, GError **error)
{
  GBytes *main_part = readout_zip_get (zip, found->names[PART_MAIN]);

  if (!readout_docx_body_read (body, main_part, error))
    return FALSE;
  for (Part i = PART_FOOTNOTES; i <= PART_ENDNOTES; i++)
    {
      GBytes *bytes = readout_zip_get (zip, found->names[i]);

      if (bytes != NULL && g_hash_table_size (body->notes) > 0 &&
          !readout_docx_body_read (body, bytes, error))
        return FALSE;
    }
  readout_flow_finish (body->flow);
  return TRUE;
}

gboolean
readout_docx_read (ReadoutZip *zip,
                   const ReadoutDocument *document,
                   GPtrArray *reports,
                   GError **error)
{
  g_auto (Parts) found = { { NULL }, NULL };
  g_auto (ReadoutOfficeMetadata) metadata = { NULL };
  g_autoptr (ReadoutTextBuilder) builder = readout_text_builder_new ();
  g_autoptr (ReadoutFlow) flow = readout_flow_new (builder);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ReadoutOfficeStyles) styles = readout_office_styles_new ();
  g_autoptr (ReadoutDocxNumbering) numbering = NULL;
  ReadoutDocxBody body = { .flow = flow, .notes = notes, .styles = styles };
  gboolean sound;

  if (!load_parts (zip, &found, error))
    return FALSE;
  readout_office_styles_read_docx (styles, readout_zip_get (zip, found.names[PART_STYLES]));
  numbering = readout_docx_numbering_new (readout_zip_get (zip, found.names[PART_NUMBERING]));
  body.numbering = numbering;
  readout_office_metadata_read_xml (&metadata, readout_zip_get (zip, found.names[PART_PROPERTIES]));
  sound = read_text (zip, &found, &body, error) &&
          readout_office_metadata_make_report (&metadata,
                                               body.title != NULL ? body.title : body.heading,
                                               builder, document->name, MEDIA_TYPE, reports, error);
  g_free (body.title);
  g_free (body.heading);
  return sound;
}
