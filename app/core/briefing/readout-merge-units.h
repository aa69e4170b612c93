/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-span.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_UNIT_SENTENCE, /* of a paragraph or a list item */
  READOUT_UNIT_HEADING,
  READOUT_UNIT_BLOCK, /* a table, a quotation, code, a rule, a definition: one piece */
} ReadoutUnitKind;

/**
 * ReadoutUnit:
 * @span: bytes of the text, with its citations, without white space around it
 * @words: a number for the bytes of it: the same for the same bytes in all texts of one merge
 * @block: the number of the block that it is a part of
 * @section: the index of the heading that it stands under, or is; -1 before the first heading
 * @level: of a heading, 1 to 6; 0 for anything else
 * @first_key, @n_keys: its citations, among the keys of the text
 *
 * What a merge moves: a sentence, a heading, a table. Between two units there is only white space.
 */
typedef struct
{
  ReadoutSpan span;
  guint32 words;
  guint32 block;
  gint32 section;
  guint8 kind;
  guint8 level;
  guint32 first_key;
  guint32 n_keys;
} ReadoutUnit;

/**
 * ReadoutUnits:
 *
 * A Markdown text as units, in order.
 */
typedef struct
{
  char *text;
  guint32 length;
  GArray *units; /* of ReadoutUnit */
  GArray *keys;  /* of guint32: numbers of citation keys */
} ReadoutUnits;

/**
 * readout_units_new:
 * @words: GBytes → number; @keys: char * → number: shared by the texts that are compared
 *
 * Linear in the length of @text. A sentence ends where its paragraph alone says so, so that a
 * change in one paragraph changes the units of no other one.
 */
ReadoutUnits *readout_units_new (const char *text, GHashTable *words, GHashTable *keys);
void readout_units_free (ReadoutUnits *units);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutUnits, readout_units_free)

/* Tables for readout_units_new(). */
GHashTable *readout_units_new_words (void);
GHashTable *readout_units_new_keys (void);

static inline ReadoutUnit *
readout_units_get (ReadoutUnits *units, gint i)
{
  return &g_array_index (units->units, ReadoutUnit, i);
}

/* The bytes between the units @i - 1 and @i; from the start of the text for 0, to its end for the
 * number of units. */
ReadoutSpan readout_units_get_gap (ReadoutUnits *units, gint i);

/* The gap of those between the units @first and @last that keeps them furthest apart. */
ReadoutSpan readout_units_get_widest_gap (ReadoutUnits *units, gint first, gint last);

/* Whether the bytes of @span hold a line end. */
gboolean readout_units_breaks_line (ReadoutUnits *units, ReadoutSpan span);

/* Whether the unit begins a block. */
gboolean readout_units_begins_block (ReadoutUnits *units, gint i);

char *readout_units_dup (ReadoutUnits *units, ReadoutSpan span);

G_END_DECLS
