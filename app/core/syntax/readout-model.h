/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "syntax/readout-features.h"
#include "syntax/readout-weights.h"

G_BEGIN_DECLS

/* The model file: a header, a list of sections, the sections, each aligned to 64 bytes. Internal to
 * the syntax; the trainer writes it. All numbers are in the byte order of the machine that trained;
 * @byte_order tells a machine of the other kind that it cannot read them. */

#define READOUT_MODEL_MAGIC "ReadoutS"
#define READOUT_MODEL_VERSION 2
#define READOUT_MODEL_BYTE_ORDER 0x01020304u
#define READOUT_MODEL_ALIGNMENT 64

typedef enum
{
  READOUT_SECTION_TAGS,         /* guint16: readout_tag () of each class of the tagger */
  READOUT_SECTION_LEXICON,      /* ReadoutLexiconEntry, a power of two */
  READOUT_SECTION_TAG_BUCKETS,  /* ReadoutWideBucket */
  READOUT_SECTION_TAG_CELLS,    /* ReadoutWideCell */
  READOUT_SECTION_MOVE_BUCKETS, /* ReadoutNarrowBucket */
  READOUT_SECTION_SURE_ARCS, /* ReadoutLexiconEntry, a power of two: the key of an arc, its relation
                              */
  READOUT_SECTION_LABEL_BUCKETS,
  READOUT_SECTION_LABEL_CELLS,
  READOUT_SECTION_LEMMA_PLACES, /* guint32, a power of two: offset of a pair of strings plus 1 */
  READOUT_SECTION_LEMMAS,       /* tag class letter, form, NUL, lemma, NUL, for each exception */
  READOUT_N_SECTIONS,
} ReadoutModelSection;

typedef struct
{
  char magic[8];
  guint32 version;
  guint32 byte_order;
  guint64 length;   /* of the whole file, in bytes */
  guint64 checksum; /* of all that follows this number */
  struct
  {
    guint64 offset;
    guint64 length;
  } sections[READOUT_N_SECTIONS];
} ReadoutModelHeader;

typedef struct
{
  guint32 word; /* ReadoutLexicalToken.word; 0 for a free place */
  guint16 ambiguity;
  gint16 only_tag; /* a class of the tagger, or -1; in the list of sure arcs the relation */
} ReadoutLexiconEntry;

/* A model that has been checked; its tables point into the bytes it was read from. */
typedef struct
{
  const guint16 *tags;
  guint n_tags;
  const ReadoutLexiconEntry *lexicon;
  guint32 lexicon_mask;
  ReadoutWideTable tag_table;
  ReadoutNarrowTable move_table;
  const ReadoutLexiconEntry *sure_arcs;
  guint32 sure_arcs_mask;
  ReadoutWideTable label_table;
  const guint32 *lemma_places;
  guint32 lemma_mask;
  const char *lemmas;
  gsize lemmas_length;
  gint32 scale[256];
} ReadoutModel;

/* The checksum of a model file of @length bytes, a multiple of 8. */
guint64 readout_model_checksum (const guint8 *bytes, gsize length);

/* Points @model into @bytes, which must outlive it. Errors: G_IO_ERROR_INVALID_DATA. */
gboolean
readout_model_read (ReadoutModel *model, const guint8 *bytes, gsize length, GError **error);

/* What the lexicon knows of the words of @context. */
void readout_model_look_up (const ReadoutModel *model, ReadoutTagContext *context);

/* Decides the tags of @context, from left to right. */
void readout_model_tag (const ReadoutModel *model, ReadoutTagContext *context);

/* Parses a tagged sentence; heads and relations are left in @state. */
void readout_model_parse (const ReadoutModel *model,
                          const ReadoutTagContext *context,
                          ReadoutParseState *state);

/* The lemma of a tagged token; the string belongs to @segments, the model or the token. */
const char *readout_model_find_lemma (const ReadoutModel *model,
                                      ReadoutSegments *segments,
                                      const ReadoutToken *token);

G_END_DECLS
