/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-text.h"

G_BEGIN_DECLS

/* So many words that follow each other are one shingle. */
#define READOUT_SHINGLE_WORDS 4

/* How many numbers a signature has, and how many of them make a band. 48 bands of 2 rows bring
 * together two texts of resemblance s with the probability 1 − (1 − s²)⁴⁸: 0.86 at a fifth, 0.99 at
 * 0.3, and as good as always from there on. */
#define READOUT_SIGNATURE_SIZE 96
#define READOUT_SIGNATURE_ROWS 2
#define READOUT_SIGNATURE_BANDS (READOUT_SIGNATURE_SIZE / READOUT_SIGNATURE_ROWS)

/* As bytes: each number has four, the lowest first. */
#define READOUT_SIGNATURE_LENGTH (READOUT_SIGNATURE_SIZE * 4)

/* Texts with fewer words are no near copies of anything: they have too little of their own. */
#define READOUT_COPY_WORDS_MIN 16

/**
 * ReadoutShingles:
 *
 * What a report says, as the runs of words in it: what tells that two reports are the same or
 * nearly so. Andrei Broder, "On the resemblance and containment of documents", 1997; the bands are
 * those of Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3. The words are
 * those of readout-plain-words.h, of the paragraphs only; headline, byline, date and dateline at
 * the beginning are left out, as copies have others. Every number is the same on every machine.
 */
typedef struct _ReadoutShingles ReadoutShingles;

/* @title: (nullable): the headline, which may be the first paragraph of @text. Linear; of a text of
 * more than 200,000 words, only the first count for what is nearly the same. */
ReadoutShingles *readout_shingles_new (ReadoutText *text, const char *title);
void readout_shingles_free (ReadoutShingles *shingles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutShingles, readout_shingles_free)

guint readout_shingles_count_words (ReadoutShingles *shingles);

/* Two reports with the same number have the same words in the same order; 0 where there are none.
 */
guint64 readout_shingles_get_words (ReadoutShingles *shingles);

/* The smallest number that each of the hash functions gives for a shingle. */
typedef struct
{
  guint32 minima[READOUT_SIGNATURE_SIZE];
} ReadoutSignature;

void readout_shingles_sign (ReadoutShingles *shingles, ReadoutSignature *signature);

void readout_signature_to_bytes (const ReadoutSignature *signature,
                                 guint8 bytes[READOUT_SIGNATURE_LENGTH]);
gboolean
readout_signature_from_bytes (ReadoutSignature *signature, gconstpointer bytes, gsize length);

/* A number below 2⁴⁸ for each band. Two texts that are alike have some in common. */
void readout_signature_get_bands (const ReadoutSignature *signature,
                                  guint64 bands[READOUT_SIGNATURE_BANDS]);

/* How much of the shingles of both together is in both, 0 to 1, as far as the signatures tell. */
double readout_signature_estimate_resemblance (const ReadoutSignature *a,
                                               const ReadoutSignature *b);

/* From that: how much of the shorter one is in the longer. @n_a, @n_b: words of each */
double readout_signature_estimate_containment (double resemblance, guint n_a, guint n_b);

/**
 * ReadoutOverlap:
 * @resemblance: of the different shingles of both together, the share that is in both
 * @share: of the words of the first, the share that stands in a shingle that the second has too
 * @other_share: the same of the second
 *
 * What two texts have in common, from 0 to 1.
 */
typedef struct
{
  double resemblance;
  double share;
  double other_share;
} ReadoutOverlap;

/* Exact. Linear in both. */
void readout_shingles_compare (ReadoutShingles *a, ReadoutShingles *b, ReadoutOverlap *overlap);

/* Whether texts with so much in common are copies: most of one of them is in the other. */
gboolean readout_shares_are_copy (double share, double other_share);

G_END_DECLS
