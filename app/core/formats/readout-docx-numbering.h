/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutDocxNumbering:
 *
 * The numbered lists of a Word document, and how far they have been counted. (ECMA-376-1, 17.9.)
 */
typedef struct _ReadoutDocxNumbering ReadoutDocxNumbering;

/* Reads word/numbering.xml. @bytes may be %NULL; of a part that is damaged the lists before the
 * damage are there. */
ReadoutDocxNumbering *readout_docx_numbering_new (GBytes *bytes);
void readout_docx_numbering_free (ReadoutDocxNumbering *numbering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutDocxNumbering, readout_docx_numbering_free)

/* Counts a paragraph of list @number at @level, or at the level that belongs to @style if @level is
 * negative. Returns what stands before it, owned by the caller; %NULL for a bullet or nothing. */
char *readout_docx_numbering_next (ReadoutDocxNumbering *numbering,
                                   const char *number,
                                   int level,
                                   const char *style);

G_END_DECLS
