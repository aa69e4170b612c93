/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define READOUT_TYPE_DAY_ENTRY (readout_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutDayEntry, readout_day_entry, READOUT, DAY_ENTRY, AdwBin)

/**
 * ReadoutDayEntry:
 *
 * A day that is typed, as ISO 8601 or as people write dates where they live, or chosen in a
 * calendar. A year or a month alone will do. What is no date is said below, in words.
 *
 * Signals: "changed", when the day is another one.
 */

/* @label: what the day is for, translated */
GtkWidget *readout_day_entry_new (const char *label);

/* @day: ISO 8601; %NULL: none */
void readout_day_entry_set_day (ReadoutDayEntry *entry, const char *day);

/* ISO 8601, or %NULL. Owned by @entry. */
const char *readout_day_entry_get_day (ReadoutDayEntry *entry);

G_END_DECLS
