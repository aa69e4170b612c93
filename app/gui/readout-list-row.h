/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define READOUT_TYPE_LIST_ROW (readout_list_row_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutListRow, readout_list_row, READOUT, LIST_ROW, AdwBin)

/**
 * ReadoutListRow:
 *
 * A row of the sidebar: a symbol, a title of up to two lines, a line below it and a count.
 */

GtkWidget *readout_list_row_new (const char *icon_name);

/* @title and @subtitle are plain text; @subtitle %NULL hides that line. What does not fit is in the
 * tooltip. */
void readout_list_row_set_text (ReadoutListRow *row, const char *title, const char *subtitle);

void readout_list_row_set_icon_name (ReadoutListRow *row, const char *icon_name);

/* 0 shows none. */
void readout_list_row_set_count (ReadoutListRow *row, guint count);

/* (nullable): why the row wants a look. */
void readout_list_row_set_warning (ReadoutListRow *row, const char *words);

G_END_DECLS
