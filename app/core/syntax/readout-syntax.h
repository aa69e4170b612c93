/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "syntax/readout-relation.h"
#include "text/readout-segmenter.h"

G_BEGIN_DECLS

/**
 * ReadoutSyntax:
 *
 * The syntax of a language: a part-of-speech tagger, a dependency parser and a lemmatiser, read
 * from a model file that readout-trainer has made. Immutable and counted by reference: any number
 * of threads use the same one. Deterministic: integers only.
 */
typedef struct _ReadoutSyntax ReadoutSyntax;

/**
 * readout_syntax_new_from_file:
 * @path: the model file; it is mapped into memory, not read
 *
 * Errors: those of g_mapped_file_new(); G_IO_ERROR_INVALID_DATA when the file is no model, of
 * another version or damaged (it has a checksum).
 */
ReadoutSyntax *readout_syntax_new_from_file (const char *path, GError **error);

/**
 * readout_syntax_new_from_bytes:
 * @bytes: what a model file holds, aligned to 8 bytes
 *
 * Errors: G_IO_ERROR_INVALID_DATA.
 */
ReadoutSyntax *readout_syntax_new_from_bytes (GBytes *bytes, GError **error);
ReadoutSyntax *readout_syntax_ref (ReadoutSyntax *syntax);
void readout_syntax_unref (ReadoutSyntax *syntax);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutSyntax, readout_syntax_unref)

/**
 * readout_syntax_parse_text:
 * @segments: where the result goes; what it held is gone
 *
 * Sentences, tokens, parts of speech, lemmas and trees of @text. Every sentence becomes one tree
 * with one root whose arcs do not cross. Linear in the length of the text. Safe to call from
 * several threads at once, each with @segments of its own.
 */
void
readout_syntax_parse_text (ReadoutSyntax *syntax, ReadoutSegments *segments, ReadoutText *text);

/* The same for segments that are there already; readout_syntax_parse() is readout_syntax_tag(),
 * then trees and lemmas. */
void readout_syntax_parse (ReadoutSyntax *syntax, ReadoutSegments *segments);

/* The same for one sentence: until then its tokens have no tags, trees and lemmas. */
void readout_syntax_parse_sentence (ReadoutSyntax *syntax, ReadoutSegments *segments, guint index);

/* Sets upos and xpos only. */
void readout_syntax_tag (ReadoutSyntax *syntax, ReadoutSegments *segments);

/* Makes the word at @index, which was taken for a part of its head ("the official called on …" as
 * "the official who was called on"), the verb of which that head is the subject; what followed
 * depends on the verb. For those who know that it is one. Linear in the sentence. */
void readout_syntax_raise (ReadoutSegments *segments, guint index);

/* The dependents of a token, each once, in the order of the text:
 *
 *   READOUT_TOKEN_CHILDREN (segments, index, child)
 *     use (child);
 */
#define READOUT_TOKEN_CHILDREN(segments, index, child)                                             \
  for (gint32 child = readout_segments_get_token ((segments), (index))->first_child; child >= 0;   \
       child = readout_segments_get_token ((segments), child)->next_sibling)

/* The index of the first dependent with @relation, -1 if there is none. */
gint32
readout_syntax_find_child (const ReadoutSegments *segments, guint index, ReadoutRelation relation);

/* The bytes of the subtree of a token: from the first of its tokens to the end of its last. */
ReadoutSpan readout_syntax_get_subtree_span (const ReadoutSegments *segments, guint index);

/* Whether @ancestor is @index itself or stands above it. */
gboolean readout_syntax_is_under (const ReadoutSegments *segments, guint index, guint ancestor);

G_END_DECLS
