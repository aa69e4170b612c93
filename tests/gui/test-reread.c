/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports that are read again: what the person decided stays, the rest is found anew.
 */
#include "window-samples.h"

#include "store/readout-store-private.h"

#include "readout-board.h"
#include "readout-reader.h"
#include "readout-settings.h"

static const char first_report[] =
    "Pier to close\n\n"
    "Mayor Elin Sand announced on Tuesday that the pier would close in June.\n\n"
    "\"The pier is tired and so are we of patching it,\" Sand said at a press conference.\n\n"
    "Shopkeeper Olaf Brandt criticised the closure of the pier. \"It will empty our street,\" "
    "Brandt said.\n";

static const char second_report[] =
    "Ferry runs again\n\n"
    "Captain Ida Lund said on Friday that the ferry would run again in July.\n";

static gboolean
is_idle (gpointer window)
{
  return !readout_importer_is_busy (readout_window_get_importer (window));
}

static guint
count_reports (ReadoutWindow *window)
{
  return g_list_model_get_n_items (G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (get_in_sidebar (window, "reports_page", "view")))));
}

static gboolean
has_two_reports (gpointer window)
{
  return count_reports (window) == 2;
}

static gpointer
add_topic (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GSIZE_TO_POINTER (
      readout_store_add_topic (store, "The bakery opens on Sundays", NULL, TRUE, error));
}

static gpointer
run (ReadoutWindow *window, ReadoutStoreFunc function, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer result =
      readout_project_run (readout_window_get_project (window), function, data, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static ReadoutWindow *
open_with_reports (const char *name)
{
  ReadoutWindow *window;

  readout_settings_set_boolean (READOUT_SETTING_DRAFT_ON_IMPORT, FALSE);
  window = open_window (name);
  run (window, add_topic, NULL);
  import_text (window, "pier.txt", first_report);
  wait_for (is_idle, window, "the first import");
  import_text (window, "ferry.txt", second_report);
  wait_for (has_two_reports, window, "both reports");
  wait_for (is_idle, window, "the second import");
  return window;
}

/* The statement of the first report with these words. Owned by the caller; NULL for none. */
static ReadoutStatement *
find_statement (ReadoutStore *store, const char *words)
{
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, 1, NULL);
  g_autoptr (GPtrArray) list = readout_store_get_report_statements (store, 1, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (list, i);
      g_autofree char *content = readout_text_dup_spans (report->text, statement->content, " ");

      if (strstr (content, words) != NULL)
        return g_object_ref (statement);
    }
  return NULL;
}

/* Behind the back of the undo log. */
static gboolean
do_silently (ReadoutStore *store, const char *sql, gint64 id, GError **error)
{
  return readout_action_begin (store, "", READOUT_ACTION_SILENT, error) &&
         readout_action_end (store, readout_sql_do (store, error, sql, "i", id),
                             READOUT_CHANGES_STATEMENTS, error);
}

/* An earlier version found a position too many and a statement too few; the person dismissed one,
 * said who said another one and on which side it is. */
static gpointer
decide (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutStatement) closing = find_statement (store, "would close in June");
  g_autoptr (ReadoutStatement) tired = find_statement (store, "tired");
  g_autoptr (ReadoutStatement) street = find_statement (store, "empty our street");
  ReadoutStance supports = { 1, READOUT_POSITION_SUPPORTS, 0.9, (char *)"rule", FALSE };
  ReadoutStanceResult result = { tired->id, &supports };

  return GINT_TO_POINTER (
      readout_store_set_stances (store, 1, &result, 1, error) &&
      readout_store_set_position (store, street->id, 1, READOUT_POSITION_OPPOSES, error) &&
      readout_store_set_speaker (store, street->id, "Berta Moe", READOUT_ACTOR_PERSON, error) &&
      readout_store_set_statement_state (store, tired->id, READOUT_STATEMENT_DISMISSED, error) &&
      do_silently (store, "DELETE FROM statement WHERE id = ?", closing->id, error));
}

/* What there is: "closing" when the lost statement is found, and what the person decided. */
static gpointer
dup_findings (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutStatement) closing = find_statement (store, "would close in June");
  g_autoptr (ReadoutStatement) tired = find_statement (store, "tired");
  g_autoptr (ReadoutStatement) street = find_statement (store, "empty our street");
  ReadoutStance *stance = readout_statement_get_stance (street, 1);

  return g_strdup_printf ("%s, %s, %s by %s, %s", closing != NULL ? "closing" : "none",
                          tired->state == READOUT_STATEMENT_DISMISSED ? "dismissed" : "there",
                          stance != NULL && stance->by_person &&
                                  stance->position == READOUT_POSITION_OPPOSES
                              ? "opposes"
                              : "nothing",
                          readout_statement_get_actor (street)->name,
                          readout_statement_get_stance (tired, 1) != NULL ? "too many" : "no more");
}

typedef struct
{
  ReadoutWindow *window;
  const char *words;
} Expected;

static gboolean
has_findings (gpointer data)
{
  const Expected *expected = data;
  g_autofree char *findings = run (expected->window, dup_findings, NULL);

  return g_str_equal (findings, expected->words);
}

static void
wait_for_findings (ReadoutWindow *window, const char *words)
{
  Expected expected = { window, words };

  wait_for (has_findings, &expected, words);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
has_said (gpointer data)
{
  const Expected *expected = data;

  return says (get_child (expected->window, "toasts"), expected->words);
}

static void
wait_said (ReadoutWindow *window, const char *words)
{
  Expected expected = { window, words };

  wait_for (has_said, &expected, words);
}

static void
act (ReadoutWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (get_in_sidebar (window, "reports_page", "view")), action, NULL));
}

/* Both reports from the list, with the key; one step back takes all of it back. */
static void
test_sidebar (void)
{
  ReadoutWindow *window = open_with_reports ("reread.readout");

  run (window, decide, NULL);
  wait_for_findings (window, "none, dismissed, opposes by Berta Moe, too many");
  act (window, "reports.select-all");
  gtk_widget_grab_focus (get_in_sidebar (window, "reports_page", "view"));
  if (!press (window, "F5"))
    act (window, "reports.read-again");
  wait_said (window, "2 reports read again");
  wait_for_findings (window, "closing, dismissed, opposes by Berta Moe, no more");
  g_assert_cmpstr (readout_project_get_undo_name (readout_window_get_project (window)), ==,
                   "Reading 2 Reports Again");
  check_names (GTK_WIDGET (window));
  activate (window, "undo-action");
  wait_for_findings (window, "none, dismissed, opposes by Berta Moe, too many");
  close_window (window);
}

/* The document that the project keeps is another one than was read: its reader has learnt. */
static gpointer
change_original (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (do_silently (
      store,
      "UPDATE original SET packing = 'none', size = 28, data = CAST ('The pier stays as it is now.'"
      " AS BLOB) WHERE report_id = ?",
      1, error));
}

static gboolean
is_reading (gpointer window)
{
  GtkTextBuffer *buffer = readout_reader_get_buffer (get_child (window, "reader"));

  return gtk_text_buffer_get_char_count (buffer) > 100;
}

static gboolean
shows_report (gpointer window)
{
  const ReadoutFilter *filter = readout_board_get_filter (get_child (window, "board"));

  return filter->reports->len == 1 && g_array_index (filter->reports, gint64, 0) == 1;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static gboolean
has_show_button (gpointer window)
{
  return find_button (get_child (window, "toasts"), "_Show") != NULL;
}

/* From the report itself. Its text stays, and that the original gives another one is said. */
static void
test_other_text (void)
{
  ReadoutWindow *window = open_with_reports ("other.readout");
  GtkWidget *undo;

  run (window, change_original, NULL);
  readout_window_open_statement (window, 1, 0);
  wait_for (is_reading, window, "the report");
  gtk_widget_activate_action (get_child (get_child (window, "reader"), "view"), "reader.read-again",
                              NULL);
  wait_said (window, "1 report read again");
  undo = find_button (get_child (window, "toasts"), "_Undo");
  g_assert_nonnull (undo);
  wait_said (window, "another text today");
  wait_for (has_show_button, window, "the way to the report");
  g_signal_emit_by_name (find_button (get_child (window, "toasts"), "_Show"), "clicked");
  wait_for (shows_report, window, "only the statements of that report");
  close_window (window);
}

static gpointer
remove_first (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  static const gint64 id = 1;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  return GINT_TO_POINTER (readout_store_remove_reports (store, ids, error));
}

/* A report that went meanwhile is left alone, and that is said. */
static void
test_removed (void)
{
  static const gint64 ids[] = { 1 };
  ReadoutWindow *window = open_with_reports ("removed.readout");

  run (window, remove_first, NULL);
  g_action_group_activate_action (
      G_ACTION_GROUP (window), "read-reports-again",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, G_N_ELEMENTS (ids), sizeof *ids));
  wait_said (window, "This report was removed from the project.");
  g_assert_cmpstr (readout_project_get_undo_name (readout_window_get_project (window)), ==,
                   "Remove Report");
  close_window (window);
}

/* Whoever leaves the project meanwhile is not kept waiting, and nothing is half done. */
static void
test_left (void)
{
  ReadoutWindow *window = open_with_reports ("left.readout");

  run (window, decide, NULL);
  act (window, "reports.select-all");
  act (window, "reports.read-again");
  close_window (window);
  window = open_window ("left.readout");
  wait_for (has_two_reports, window, "both reports");
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/reread/sidebar", test_sidebar);
  g_test_add_func ("/reread/other-text", test_other_text);
  g_test_add_func ("/reread/removed", test_removed);
  g_test_add_func ("/reread/left", test_left);
  return run_tests ();
}
