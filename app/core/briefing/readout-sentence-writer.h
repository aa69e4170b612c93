/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-actor-name.h"

G_BEGIN_DECLS

/**
 * ReadoutSentenceWriter:
 *
 * Writes a statement as reported speech: "The Kremlin said that …", "According to Russian media, as
 * quoted by Al Jazeera, …". Where the report's own clause can be kept, it is; where nothing
 * grammatical can be made of the parts, the sentence of the report is quoted as it stands.
 */
typedef struct _ReadoutSentenceWriter ReadoutSentenceWriter;

ReadoutSentenceWriter *readout_sentence_writer_new (ReadoutSnapshot *snapshot);
void readout_sentence_writer_free (ReadoutSentenceWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutSentenceWriter, readout_sentence_writer_free)

typedef enum
{
  READOUT_SENTENCE_INTRODUCE = 1 << 0, /* the speaker comes up first: name in full and bold */
  READOUT_SENTENCE_ALSO = 1 << 1,      /* follows another sentence of the same speaker */
} ReadoutSentenceFlags;

/* The sentence as Markdown with its full stop, without a citation, fit to begin a line. @quoted
 * (may be %NULL) becomes the part of the report's text that it quotes whole, empty where it quotes
 * none. Owned by the caller. */
char *readout_sentence_writer_write (ReadoutSentenceWriter *writer,
                                     ReadoutStatement *statement,
                                     ReadoutSentenceFlags flags,
                                     ReadoutSpan *quoted);

/* Its names, for lists beside the sentences. Owned by @writer. */
ReadoutActorNames *readout_sentence_writer_get_names (ReadoutSentenceWriter *writer);

G_END_DECLS
