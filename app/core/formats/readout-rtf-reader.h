/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/readout-flow.h"
#include "formats/readout-office-metadata.h"
#include "formats/readout-rtf-words.h"

G_BEGIN_DECLS

/**
 * ReadoutRtfReader:
 *
 * What the groups and words of an RTF document do, told to it one after the other: it knows which
 * text is shown and which is a font's name, a header, hidden or deleted, and gives what is shown to
 * the flow.
 */
typedef struct _ReadoutRtfReader ReadoutRtfReader;

/* @flow and @metadata are borrowed. */
ReadoutRtfReader *readout_rtf_reader_new (ReadoutFlow *flow, ReadoutOfficeMetadata *metadata);
void readout_rtf_reader_free (ReadoutRtfReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutRtfReader, readout_rtf_reader_free)

/* Errors: READOUT_IMPORT_ERROR_DAMAGED, in words, when groups are nested too deeply */
gboolean readout_rtf_reader_begin_group (ReadoutRtfReader *reader, GError **error);
void readout_rtf_reader_end_group (ReadoutRtfReader *reader);

/* How many groups are open. */
guint readout_rtf_reader_get_depth (ReadoutRtfReader *reader);

/* Text in the code page of the font. A character of several bytes can come in pieces. */
void readout_rtf_reader_add_bytes (ReadoutRtfReader *reader, const char *bytes, gsize length);

/* A character that was told by its number. */
void readout_rtf_reader_add_character (ReadoutRtfReader *reader, gunichar character);

/* How many characters stand in for one that is told by its number, for readers that cannot. */
guint readout_rtf_reader_get_n_stand_ins (ReadoutRtfReader *reader);

/* @starred: the group is to be left out if the word that it begins with is not known.
 * @value: (nullable): the number behind the word */
void readout_rtf_reader_read_word (ReadoutRtfReader *reader,
                                   ReadoutRtfWord word,
                                   gboolean starred,
                                   const int *value);

/* Ends the flow. Returns the title or the heading at the top of the text, borrowed, or %NULL. */
const char *readout_rtf_reader_finish (ReadoutRtfReader *reader);

G_END_DECLS
