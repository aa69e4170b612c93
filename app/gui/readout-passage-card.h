/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "briefing/readout-citation-store.h"

G_BEGIN_DECLS

#define READOUT_TYPE_PASSAGE_CARD (readout_passage_card_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutPassageCard, readout_passage_card, READOUT, PASSAGE_CARD, GtkWidget)

/**
 * ReadoutPassageCard:
 *
 * What a citation leads back to: who said it, the exact words in their sentence, outlet, date and
 * place, and what the person must know of the report.
 */
GtkWidget *readout_passage_card_new (void);

/* @passage: (nullable): %NULL where the project knows no statement of @key; @note: (nullable): the
 * words of the footnote that the briefing has under @key itself */
void readout_passage_card_show (ReadoutPassageCard *card,
                                const char *key,
                                const ReadoutCitedPassage *passage,
                                const char *note);

/* Makes it fit beside or in something of @width pixels. */
void readout_passage_card_fit (ReadoutPassageCard *card, int width);

/* A last line in small letters; %NULL for none. */
void readout_passage_card_set_hint (ReadoutPassageCard *card, const char *hint);

/* All that it shows, for a screen reader. Owned by the caller. */
char *readout_passage_card_dup_words (ReadoutPassageCard *card);

G_END_DECLS
