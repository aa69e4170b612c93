/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-late-rows.h"
#include "readout-list-row.h"
#include "readout-page-model.h"

G_BEGIN_DECLS

/* What a list of the sidebar does with its rows. */
typedef struct
{
  /* Puts a record, of which @item has one, into a row. */
  void (*bind) (ReadoutListRow *row, ReadoutPageItem *item, gpointer user_data);

  /* What it is called; owned by the caller. */
  char *(*dup_name) (ReadoutPageItem *item, gpointer user_data);

  /* Whether it has a heading above it. */
  gboolean (*has_heading) (ReadoutPageItem *item, gpointer user_data);

  /* Shows the menu at a place of @row. */
  void (*show_menu) (
      GtkListItem *list_item, GtkWidget *row, double x, double y, gpointer user_data);

  /* The mouse is pressed on a row, or let go. */
  void (*set_pressed) (gboolean pressed, gpointer user_data);

  /* A row was clicked, without a key that adds to the selection. */
  void (*clicked) (GtkListItem *list_item, gpointer user_data);
} ReadoutSidebarRowFuncs;

#define READOUT_TYPE_SIDEBAR_ROWS (readout_sidebar_rows_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutSidebarRows, readout_sidebar_rows, READOUT, SIDEBAR_ROWS, GObject)

/**
 * ReadoutSidebarRows:
 *
 * The rows of a list of #ReadoutPageItem, each a #ReadoutListRow while it is seen.
 */

/* @funcs: static. @owner: is handed to them; the rows must not outlive it */
ReadoutSidebarRows *
readout_sidebar_rows_new (GtkListView *view, const ReadoutSidebarRowFuncs *funcs, GObject *owner);

G_END_DECLS
