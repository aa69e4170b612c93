/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-import-window.h"

#include "readout-report-fields.h"

G_BEGIN_DECLS

/* What readout-import-window.c and readout-import-actions.c share. */
struct _ReadoutImportWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *cancel_button;
  GtkWidget *retry_button;
  GtkProgressBar *progress_bar;
  GtkWidget *all_button;
  GtkWidget *failed_button;
  GtkWidget *look_button;
  GtkWidget *present_button;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkListView *view;
  GtkRevealer *fields_revealer;
  ReadoutReportFields *fields;
  GMenuModel *row_menu;
  GtkWidget *context_menu;

  ReadoutImporter *importer;
  ReadoutImportList *list;
  GtkMultiSelection *selection;
  GSimpleActionGroup *actions;
  guint update_source;
};

/* What is selected: an array of ReadoutImportItem, owned by the caller. */
GPtrArray *readout_import_window_dup_selected (ReadoutImportWindow *window);

/* Shows the list, or says that nothing is in it. */
void readout_import_window_update_page (ReadoutImportWindow *window);

/* Adds the commands and their keys. */
void readout_import_window_add_actions (ReadoutImportWindow *window);

/* Makes them sensitive when they work. @selected: of ReadoutImportItem */
void readout_import_window_update_actions (ReadoutImportWindow *window, GPtrArray *selected);

/* The commands on a place of @row. */
void
readout_import_window_show_menu (ReadoutImportWindow *window, GtkWidget *row, double x, double y);

/* Sets a field of all selected reports. */
void readout_import_window_set_field (ReadoutImportWindow *window,
                                      ReadoutReportField field,
                                      const char *value);

/* What was guessed about the selected reports is right. */
void readout_import_window_confirm (ReadoutImportWindow *window);

G_END_DECLS
