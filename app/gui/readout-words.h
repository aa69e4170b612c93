/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-records.h"

G_BEGIN_DECLS

/**
 * How the window names things: kinds, positions, quotations, dates, chains of voices.
 */

/* "Person", "Organisation", … */
const char *readout_words_get_actor_kind (ReadoutActorKind kind);
const char *readout_words_get_actor_icon (ReadoutActorKind kind);

/* "Supports", "Opposes", "No clear position", and a symbol with a style class for each. */
const char *readout_words_get_position (ReadoutPosition position);
const char *readout_words_get_position_icon (ReadoutPosition position);
const char *readout_words_get_position_class (ReadoutPosition position);

/* "Direct quotation", "Indirect quotation", "Mixed quotation". */
const char *readout_words_get_quotation (ReadoutQuotation quotation);

/* "Marked as withdrawn", …: what was done to a report. */
const char *readout_words_get_marked_as (ReadoutReportState state);

/* "Current", "Corrected", "Withdrawn", and a symbol for each. */
const char *readout_words_get_report_state (ReadoutReportState state);
const char *readout_words_get_report_state_icon (ReadoutReportState state);

/* The day of a moment (seconds since 1970), here: "Today", "Yesterday", "22 Feb 2022". Owned by the
 * caller. */
char *readout_words_dup_day_of (gint64 moment);

/* A day as people here write it: "22 Feb 2022", "Feb 2022", "2022"; what is no date as it stands.
 * Owned by the caller. */
char *readout_words_dup_date (const char *published);

/* A line that is made of parts, such that it runs as the window does, in whatever language its
 * first part is. Takes @words, gives what to show; owned by the caller. */
char *readout_words_turn (char *words);

/* "One · Two · Three", without those that are %NULL or empty, in the order in which one reads here.
 * Owned by the caller. */
char *readout_words_join (const char *const *parts, guint n_parts);

/* "Outlet · Author · 22 Feb 2022", without what is unknown; "No outlet or date" when all is. Owned
 * by the caller. */
char *readout_words_join_report (const char *outlet, const char *author, const char *published);

/* "Al Jazeera ← Russian media ← Kremlin": the outermost voice first. Owned by the caller. */
char *readout_words_join_voices (GPtrArray *voices);

/* Why a statement has its position, in one or more lines: the person's decision, or the reason and
 * what was learnt, and whether it is unsure. %NULL where there is nothing to say. Owned by the
 * caller. */
char *readout_words_dup_reason (const ReadoutStance *stance);

/* What a report is called: its headline, else the name of its file, else that it has none. Owned by
 * the caller. */
char *readout_words_dup_report_title (ReadoutReport *report);

G_END_DECLS
