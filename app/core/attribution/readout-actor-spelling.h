/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/readout-language.h"

G_BEGIN_DECLS

/**
 * ReadoutSpeller:
 *
 * Reduces names to what they are compared by. It keeps ICU's transliterator, which is made when a
 * name in another script first needs it. Not safe to share between threads.
 */
typedef struct _ReadoutSpeller ReadoutSpeller;

/* @language: (nullable): for titles and spelling variants */
ReadoutSpeller *readout_speller_new (ReadoutLanguage *language);
void readout_speller_free (ReadoutSpeller *speller);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutSpeller, readout_speller_free)

/**
 * readout_speller_dup_key:
 *
 * @name in Latin letters, folded, without article, titles, accents, hyphens and the endings of
 * possession, in the first of its spellings: equal keys are one name. Long names are cut. Owned by
 * the caller.
 */
char *readout_speller_dup_key (ReadoutSpeller *speller, const char *name);

/**
 * readout_speller_dup_sound:
 * @key: of readout_speller_dup_key()
 *
 * @key without what transliterations of one name differ in: "Zelensky" and "Zelenskyy", "Qaddafi"
 * and "Gaddafi", "al-Assad" and "Assad", "Mueller" and "Müller". Owned by the caller.
 */
char *readout_speller_dup_sound (ReadoutSpeller *speller, const char *key);

/**
 * readout_speller_dup_weak_sound:
 * @sound: of readout_speller_dup_sound()
 *
 * @sound also without what only sounds alike: "Stephen" and "Steven", "Kaine" and "Kane". Two
 * people may well differ in no more. Owned by the caller.
 */
char *readout_speller_dup_weak_sound (const char *sound);

G_END_DECLS
