/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/readout-records.h"

G_BEGIN_DECLS

/* Something to cite: a statement, or a note that the briefing has of its own. */
typedef struct
{
  char *key;           /* NULL: the statement has none yet */
  gint64 statement_id; /* 0 for a note */
  char *actor;         /* who speaks; the key of a note */
  char *words;         /* that were said; those of a note */
  char *origin;        /* "Al Jazeera · 22 Feb 2022"; what a note is */
} ReadoutCitationOffer;

void readout_citation_offer_free (ReadoutCitationOffer *offer);
ReadoutCitationOffer *readout_citation_offer_new (ReadoutBoardRow *row);

#define READOUT_TYPE_CITATION_POPUP (readout_citation_popup_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutCitationPopup, readout_citation_popup, READOUT, CITATION_POPUP, GtkPopover)

/**
 * ReadoutCitationPopup:
 *
 * The list of statements that an editor offers while a citation is typed. It never takes the
 * keyboard: the editor moves its selection.
 *
 * Signals: "chosen" (index): an offer was clicked.
 */
GtkWidget *readout_citation_popup_new (void);

/* Shows @offers (element-type ReadoutCitationOffer), the first one selected; what of their words
 * was
 * @typed is bold. */
void readout_citation_popup_set_offers (ReadoutCitationPopup *popup,
                                        GPtrArray *offers,
                                        const char *typed);

/* Moves the selection by @step, not beyond the ends. */
void readout_citation_popup_move (ReadoutCitationPopup *popup, int step);

/* The selected offer, or -1. */
int readout_citation_popup_get_selected (ReadoutCitationPopup *popup);

/* What is selected in words, for a screen reader. Owned by the caller. */
char *readout_citation_popup_dup_words (ReadoutCitationPopup *popup);

/* Its width, and how high its list may become, in pixels. */
void readout_citation_popup_set_size (ReadoutCitationPopup *popup, int width, int max_height);

G_END_DECLS
