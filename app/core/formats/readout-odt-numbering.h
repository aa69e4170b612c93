/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-xml.h"

G_BEGIN_DECLS

/**
 * ReadoutOdtNumbering:
 *
 * The numbered lists of an OpenDocument text, and how far they have been counted. (OASIS
 * OpenDocument 1.3, part 3, 5.3 and 16.30.)
 */
typedef struct _ReadoutOdtNumbering ReadoutOdtNumbering;

ReadoutOdtNumbering *readout_odt_numbering_new (void);
void readout_odt_numbering_free (ReadoutOdtNumbering *numbering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutOdtNumbering, readout_odt_numbering_free)

/* text:list-style, and the level of it that an element in it defines. */
void readout_odt_numbering_begin_style (ReadoutOdtNumbering *numbering,
                                        const ReadoutXmlAttributes *attributes);
void readout_odt_numbering_add_level (ReadoutOdtNumbering *numbering,
                                      const ReadoutXmlAttributes *attributes);

/* text:list and text:list-item. Lists can be nested as deep as they want. */
void readout_odt_numbering_begin_list (ReadoutOdtNumbering *numbering,
                                       const ReadoutXmlAttributes *attributes);
void readout_odt_numbering_end_list (ReadoutOdtNumbering *numbering);
void readout_odt_numbering_begin_item (ReadoutOdtNumbering *numbering,
                                       const ReadoutXmlAttributes *attributes);

/* What stands before the paragraph that begins: of the first one of an item its number. Owned by
 * the caller, or %NULL. */
char *readout_odt_numbering_take (ReadoutOdtNumbering *numbering);

G_END_DECLS
