/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define READOUT_TYPE_LIST_ROW (readout_list_row_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutListRow, readout_list_row, READOUT, LIST_ROW, AdwBin)

/**
 * ReadoutListRow:
 *
 * A row of the sidebar: a symbol, a title of up to two lines, a line below it, one that says what
 * is special about it, and a count; above the first row of a group its heading.
 */

GtkWidget *readout_list_row_new (const char *icon_name);

/* @title and @subtitle are plain text; @subtitle %NULL hides that line. What does not fit is in the
 * tooltip. */
void readout_list_row_set_text (ReadoutListRow *row, const char *title, const char *subtitle);

void readout_list_row_set_icon_name (ReadoutListRow *row, const char *icon_name);

/* 0 shows none. */
void readout_list_row_set_count (ReadoutListRow *row, guint count);

/* (nullable): what is special about it, in a word or two, with a symbol and a style class for it.
 */
void readout_list_row_set_state (ReadoutListRow *row,
                                 const char *icon_name,
                                 const char *words,
                                 const char *style_class);

/* (nullable): the name of the group that begins here. */
void readout_list_row_set_heading (ReadoutListRow *row, const char *heading);

/* Shows that what it shows is not known yet. */
void readout_list_row_clear (ReadoutListRow *row);

/* Tells a screen reader what the row of the list around this says; after it was set. */
void readout_list_row_describe (ReadoutListRow *row);

G_END_DECLS
