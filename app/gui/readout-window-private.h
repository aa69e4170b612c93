/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-board.h"
#include "readout-briefing-pane.h"
#include "readout-export-formats.h"
#include "readout-import-bar.h"
#include "readout-import-window.h"
#include "readout-judging.h"
#include "readout-overview-page.h"
#include "readout-pane-bar.h"
#include "readout-panes.h"
#include "readout-reader.h"
#include "readout-sidebar.h"
#include "readout-window.h"

G_BEGIN_DECLS

typedef struct _ReadoutPlace ReadoutPlace;

/* What readout-window.c and readout-window-actions.c share. */
struct _ReadoutWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwWindowTitle *loading_title;
  GtkMenuButton *loading_menu_button;
  GtkSpinner *spinner;
  ReadoutPanes *panes;
  GtkStack *content_stack;
  AdwBin *board_place;
  AdwBin *reader_place;
  AdwBin *overview_place;
  ReadoutImportBar *import_bar;
  ReadoutImportBar *reread_bar; /* %NULL before its first use */
  GtkRevealer *notice_revealer;
  GtkImage *notice_icon;
  GtkLabel *notice_label;
  GMenuModel *primary_menu;
  GMenu *recent_menu;
  GMenu *undo_section;

  /* There when the window is built, and so whenever there is a project. */
  ReadoutSidebar *sidebar;
  ReadoutBoard *board;
  ReadoutBriefingPane *briefing;
  ReadoutPaneBar *bottom_bar;
  /* %NULL until somebody wanted to see them. */
  ReadoutReader *reader;
  ReadoutOverviewPage *overview;
  guint n_steps;        /* of building that were taken */
  guint build_source;   /* for the next of them */
  guint spinner_source; /* that shows it, where a project takes long */

  ReadoutProject *project;
  ReadoutProject *opened;  /* until the panes are there to show it */
  ReadoutJudging *judging; /* of the project */
  ReadoutPlace *place;
  char *path;
  GPtrArray *waiting_files;  /* of GFile, until the project is open */
  ReadoutChart *saved_chart; /* that a file is chosen for */
  char *waiting_block;       /* of Markdown, until there is a briefing */
  guint n_reports;
  gboolean loaded;  /* n_reports is known */
  gboolean making;  /* the project's file is made after the first frame */
  gboolean closing; /* the project is being closed, and the window with it */
  gboolean was_empty_on_import;
  ReadoutImporter *importer;
  ReadoutRereader *rereader;                /* of the project, %NULL before its first use */
  ReadoutImportWindow *import_window;       /* %NULL while it is closed */
  const ReadoutExportFormat *export_format; /* that a file is chosen for */
};

/* readout-window-build.c: makes the panes once the first frame was drawn; makes those that are
 * missing at once; whether sidebar, board and briefing are there. */
void readout_window_build_later (ReadoutWindow *window);
void readout_window_build (ReadoutWindow *window);
gboolean readout_window_is_built (ReadoutWindow *window);

/* Made when they are not there yet. */
ReadoutReader *readout_window_get_reader (ReadoutWindow *window);
ReadoutOverviewPage *readout_window_get_overview (ReadoutWindow *window);

/* Connects panes that have just been made: the first three, the reader, the overview. */
void readout_window_join_panes (ReadoutWindow *window);
void readout_window_join_reader (ReadoutWindow *window);
void readout_window_join_overview (ReadoutWindow *window);

/* Makes the file of a new project, which the first frame does not wait for. */
void readout_window_make_project (ReadoutWindow *window);

/* Shows a project that was opened before the panes were there, if any. */
void readout_window_enter_opened (ReadoutWindow *window);

/* Adds the actions that need no pane, at once, and the others, once the panes are there. */
void readout_window_add_first_actions (ReadoutWindow *window);
void readout_window_add_actions (ReadoutWindow *window);

/* Adds the actions of the briefing's panel. */
void readout_window_add_briefing_actions (ReadoutWindow *window);

/* What one can do with the findings of the source check. */
void readout_window_add_check_actions (ReadoutWindow *window);

/* readout-window-claims.c */
void readout_window_add_claim_actions (ReadoutWindow *window);
void readout_window_update_claim_actions (ReadoutWindow *window);

/* Adds the ways for briefings to leave. Before readout_window_add_actions(). */
void readout_window_add_export (ReadoutWindow *window);

/* Adds the actions of the briefing's updates; makes them sensitive when they work. */
void readout_window_add_update_actions (ReadoutWindow *window);
void readout_window_update_update_actions (ReadoutWindow *window);

/* What one can do with the project as a whole, and the menu of recent ones. */
void readout_window_add_project_actions (ReadoutWindow *window);
void readout_window_update_project_actions (ReadoutWindow *window);

/* How the keyboard gets from one pane to the next. */
void readout_window_add_pane_actions (ReadoutWindow *window);

/* Where the person is in the project: it goes there when one was opened, and keeps it when it is
 * left. */
void readout_window_add_place (ReadoutWindow *window);
void readout_window_watch_reader (ReadoutWindow *window);
void readout_window_enter_place (ReadoutWindow *window);
void readout_window_leave_place (ReadoutWindow *window);
void readout_window_remove_place (ReadoutWindow *window);

/* Keeps the size of the window and its panes for the next one. */
void readout_window_save_state (ReadoutWindow *window);

/* Adds the ways for documents to come in: actions, paste, drop. */
void readout_window_add_import (ReadoutWindow *window);

/* Adds the way to the overview and from there to the board and the briefing, once it is there;
 * makes it sensitive when it works. */
void readout_window_add_overview (ReadoutWindow *window);
void readout_window_connect_overview (ReadoutWindow *window);
void readout_window_update_overview_actions (ReadoutWindow *window);

/* Adds what the sidebar asks for, and the actions for it. */
void readout_window_add_sidebar (ReadoutWindow *window);

/* Adds the way to read reports again; stops that when the project is left. */
void readout_window_add_rereading (ReadoutWindow *window);
void readout_window_leave_rereading (ReadoutWindow *window);

/* Shows the statements of these reports alone. @ids: (element-type gint64) */
void readout_window_show_reports (ReadoutWindow *window, GArray *ids);

/* Adds the ways from citations to reports and back. */
void readout_window_add_citations (ReadoutWindow *window);

/* Cancels imports and closes the window that shows them. */
void readout_window_close_import (ReadoutWindow *window);

/* Shows what is there: the project, or that it is empty. */
void readout_window_show_project (ReadoutWindow *window);

/* Makes them sensitive when they work, and names what is undone. */
void readout_window_update_actions (ReadoutWindow *window);

/* Shows a pane where only one fits. */
void readout_window_show_pane (ReadoutWindow *window, ReadoutPane pane);

/* Shows "board", "reader" or "overview". */
void readout_window_show_content (ReadoutWindow *window, const char *name);

void readout_window_toast (ReadoutWindow *window, const char *words);

/* Lets go of the project and closes its file; @then opens the next one, or %NULL. */
void readout_window_set_project (ReadoutWindow *window, ReadoutProject *project);

G_END_DECLS
