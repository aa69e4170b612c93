/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-reader.h"

#include "readout-cited-line.h"
#include "readout-claim-line.h"
#include "readout-copies-box.h"
#include "readout-find-bar.h"
#include "readout-reader-handles.h"
#include "readout-reader-marks.h"
#include "readout-reader-view.h"
#include "readout-statement-form.h"
#include "store/readout-by-hand.h"

G_BEGIN_DECLS

/* The reader in several files: readout-reader.c opens and shows a report, -details what is known
 * about it, -statements the selected statement, -positions what it says on topics, -editing
 * adds and changes statements, -words which words they have, -find finds words. */

struct _ReadoutReader
{
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  AdwWindowTitle *title;
  GtkWidget *sidebar_button;
  GtkMenuButton *menu_button;
  GtkMenuButton *details_button;
  GtkLabel *heading_label;
  GtkLabel *origin_label;
  GtkWidget *doubt_box;
  GtkLabel *doubt_label;
  GtkWidget *confirm_button;
  GtkLinkButton *url_button;
  ReadoutCopiesBox *copies_box;
  ReadoutCitedLine *report_cited_line;
  AdwEntryRow *title_row;
  AdwEntryRow *outlet_row;
  AdwEntryRow *author_row;
  AdwEntryRow *published_row;
  AdwEntryRow *url_row;
  AdwEntryRow *language_row;
  GtkWidget *heading_bin;
  AdwClamp *heading_clamp;
  AdwClampScrollable *text_clamp;
  AdwClamp *bar_clamp;
  ReadoutFindBar *find_bar;
  ReadoutReaderView *view;
  GtkRevealer *bar_revealer;
  GtkStack *bar_stack;
  GtkLabel *speaker_label;
  GtkLabel *statement_label;
  GtkLabel *place_label;
  ReadoutCitedLine *cited_line;
  ReadoutClaimLine *claim_line;
  GtkLabel *grade_label;
  GtkMenuButton *positions_button;
  GtkWidget *positions_box;
  GtkToggleButton *keep_button;
  GtkButton *dismiss_button;
  GtkWidget *set_as_button;
  ReadoutStatementForm *form;
  GMenuModel *context_menu;

  ReadoutProject *project;
  GSimpleActionGroup *actions;
  GtkTextBuffer *buffer;
  ReadoutReaderMarks *marks;
  ReadoutReaderHandles *handles;

  gint64 report_id;
  gint64 statement_id; /* selected, or wanted once the report is read */
  ReadoutReport *report;
  GPtrArray *statements; /* of ReadoutStatement, in the order of the text */
  GPtrArray *topics;     /* of ReadoutTopic: of the project */
  GCancellable *cancellable;
  gsize inserted; /* bytes of the text that are in the buffer */
  guint insert_source;

  ReadoutStatement *draft; /* in the form: to be added, or as it is to be; NULL for none */
  gint64 draft_id;         /* of the statement that it changes; 0 for a new one */
  GCancellable *sketching; /* of the engine's guess about a new one */
  gboolean is_adding;
  ReadoutByHandChange *running_change; /* that is being written */
  GList *changes;                      /* of ReadoutByHandChange: those that come next */
  GArray *before_drag;                 /* of ReadoutSpan: as it was; NULL outside a drag */
  ReadoutSpanRole dragged_role;
};

/* --- readout-reader.c -------------------------------------------------------------------------
 */

/* The statement with that id and its place in the list; %NULL when there is none. */
ReadoutStatement *readout_reader_find_statement (ReadoutReader *reader, gint64 id, guint *index);

/* The one that is selected, %NULL for none. */
ReadoutStatement *readout_reader_get_statement (ReadoutReader *reader);

/* Reads the report and its statements again. */
void readout_reader_reload (ReadoutReader *reader);

/* Whether all of the text is in the view. */
gboolean readout_reader_is_whole (ReadoutReader *reader);

void readout_reader_set_enabled (ReadoutReader *reader, const char *action, gboolean enabled);

void readout_reader_emit_insert_statement (ReadoutReader *reader, gint64 statement_id);
void readout_reader_emit_remove_report (ReadoutReader *reader);

/* --- readout-reader-details.c -----------------------------------------------------------------
 */

void readout_reader_prepare_details (ReadoutReader *reader);
void readout_reader_show_details (ReadoutReader *reader);

/* --- readout-reader-statements.c --------------------------------------------------------------
 */

void readout_reader_prepare_statements (ReadoutReader *reader);

/* Marks the selected statement, tells of it and, with @scroll, brings its words into view. */
void readout_reader_show_selection (ReadoutReader *reader, gboolean scroll);

/* Selects a statement, 0 for none. */
void readout_reader_select (ReadoutReader *reader, gint64 statement_id, gboolean scroll);

/* --- readout-reader-claims.c ------------------------------------------------------------------
 */

void readout_reader_prepare_claims (ReadoutReader *reader);

/* Tells who else says what the selected statement says, and its grades. */
void readout_reader_show_claim (ReadoutReader *reader);

/* --- readout-reader-positions.c ---------------------------------------------------------------
 */

void readout_reader_prepare_positions (ReadoutReader *reader);
void readout_reader_show_positions (ReadoutReader *reader, ReadoutStatement *statement);

/* --- readout-reader-editing.c -----------------------------------------------------------------
 */

void readout_reader_prepare_editing (ReadoutReader *reader);

/* What the bar at the bottom shows: the form, what can be done with a selection, the statement. */
void readout_reader_update_bar (ReadoutReader *reader);

/* Closes the form without a change. */
void readout_reader_cancel_draft (ReadoutReader *reader);

/* --- readout-reader-words.c -------------------------------------------------------------------
 */

void readout_reader_prepare_words (ReadoutReader *reader);

/* What is edited: the draft of the form, or the selected statement; %NULL for none. */
ReadoutStatement *readout_reader_get_target (ReadoutReader *reader);

gboolean readout_reader_is_writable (ReadoutReader *reader);

void readout_reader_set_spans (ReadoutStatement *statement, ReadoutSpanRole role, GArray *spans);

/* Shows the words of the target as they are now. */
void readout_reader_show_target (ReadoutReader *reader);

/* The selected words, whole ones; %NULL when none are. Owned by the caller. */
GArray *readout_reader_dup_selection (ReadoutReader *reader);
void readout_reader_drop_selection (ReadoutReader *reader);

/* Writes a change once those before it are written. Takes @change. */
void readout_reader_add_change (ReadoutReader *reader, ReadoutByHandChange *change);
void readout_reader_free_change (ReadoutByHandChange *change);

/* Sets the words of statements that were just read as the person has them, where that is not
 * written yet. */
void readout_reader_apply_changes (ReadoutReader *reader);
void readout_reader_forget_changes (ReadoutReader *reader);

/* --- readout-reader-find.c ----------------------------------------------------------------------
 */

/* Find, zoom and the width of lines. */
void readout_reader_prepare_find (ReadoutReader *reader);

G_END_DECLS
