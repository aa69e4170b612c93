/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-text-builder.h"

G_BEGIN_DECLS

/**
 * The properties of an office document: what the program wrote down about the file, which is not
 * always about the report. All that is set from them is marked as doubtful, and what is no title
 * ("Document1", "Microsoft Word - draft.doc") or no person ("Windows User") is left out.
 */
typedef struct
{
  char *title;
  char *author;
  char *created; /* ISO 8601 */
  char *modified;
  char *language;
} ReadoutOfficeMetadata;

void readout_office_metadata_clear (ReadoutOfficeMetadata *metadata);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadoutOfficeMetadata, readout_office_metadata_clear)

/**
 * readout_office_metadata_read_xml:
 * @bytes: (nullable): docProps/core.xml, or meta.xml of an OpenDocument
 *
 * Reads the properties that are not known yet, by the names of their elements: both formats use
 * Dublin Core.
 */
void readout_office_metadata_read_xml (ReadoutOfficeMetadata *metadata, GBytes *bytes);

/**
 * readout_office_metadata_make_report:
 * @title: (nullable): the words of the text that are its title, which are better than the property
 * @builder: the text
 * @name: (nullable): the file name
 * @media_type: (nullable): what the report has as such, if not that of the format
 *
 * Makes the report of a document, with the metadata that its text says, and else that of the
 * properties, and appends it to @reports.
 *
 * Returns: FALSE with an error of the builder
 */
gboolean readout_office_metadata_make_report (const ReadoutOfficeMetadata *metadata,
                                              const char *title,
                                              ReadoutTextBuilder *builder,
                                              const char *name,
                                              const char *media_type,
                                              GPtrArray *reports,
                                              GError **error);

G_END_DECLS
