/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define READOUT_TYPE_LATE_ROW (readout_late_row_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutLateRow, readout_late_row, READOUT, LATE_ROW, GtkWidget)

/**
 * ReadoutLateRow:
 *
 * A row of a list that has its content only when it is seen, or soon will be.
 */

/* NULL while the row does not show its item; owned by the row. */
GtkWidget *readout_late_row_get_content (ReadoutLateRow *row);

/* What the row stands in; owned by the list. */
GtkListItem *readout_late_row_get_list_item (ReadoutLateRow *row);

/* What was not there yet when the row was filled has come. */
void readout_late_row_complete (ReadoutLateRow *row);

/* The row that @widget is in, or is; NULL: none. */
ReadoutLateRow *readout_late_row_find (GtkWidget *widget);

#define READOUT_LATE_ROWS_MAX_KINDS 8

typedef struct
{
  /* Makes the content of a row, which is used for other items, and in other rows, later. */
  GtkWidget *(*make) (gpointer user_data);

  /* The row is seen, or about to be: puts its item into the content. Returns whether that was all;
   * if not, the row is no lower than others of its kind until readout_late_row_complete(). */
  gboolean (*fill) (GtkListItem *list_item, GtkWidget *content, gpointer user_data);

  /* The row will be for another item: undoes what @fill connected. Only after @fill. */
  void (*clear) (GtkListItem *list_item, GtkWidget *content, gpointer user_data);

  /* What a screen reader calls a row that has no content yet; where it has, @fill says so with
   * readout_row_name_set(). Owned by the caller. */
  char *(*dup_name) (GtkListItem *list_item, gpointer user_data);

  /* Which sort of row that is, below READOUT_LATE_ROWS_MAX_KINDS. Rows of one kind have much the
   * same height; one that has no content yet is as high as the others of its kind were. */
  guint (*get_kind) (GtkListItem *list_item, gpointer user_data);
} ReadoutLateRowFuncs;

#define READOUT_TYPE_LATE_ROWS (readout_late_rows_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutLateRows, readout_late_rows, READOUT, LATE_ROWS, GObject)

/**
 * ReadoutLateRows:
 *
 * The rows of a GtkListView. The view keeps more than two hundred, and makes all of them anew when
 * its list becomes another one; here only those are filled that are seen: between the layout of a
 * frame and its drawing, so that no empty row is ever shown as long as there is time for it; then,
 * when there is nothing else to do, those above and below, so that nothing jumps when one scrolls
 * on.
 */

/* Takes over the factory of @view. @funcs: static. @user_data must live as long as the rows. */
ReadoutLateRows *
readout_late_rows_new (GtkListView *view, const ReadoutLateRowFuncs *funcs, gpointer user_data);

/* Calls @function for each row that stands for an item now, in no order. */
void readout_late_rows_foreach (ReadoutLateRows *rows,
                                void (*function) (ReadoutLateRow *row, gpointer user_data),
                                gpointer user_data);

/* The row at @position; NULL when the view has none there. Owned by the view. */
ReadoutLateRow *readout_late_rows_find (ReadoutLateRows *rows, guint position);

G_END_DECLS
