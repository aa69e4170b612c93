/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window as a person uses it: a real one, through actions, keys and the accessible tree.
 */
#include "window-samples.h"

#include "readout-board.h"
#include "readout-briefing-pane.h"
#include "readout-page-model.h"
#include "readout-panes.h"
#include "readout-reader.h"

static const char first_report[] =
    "Harbour bridge to close for a year\n"
    "\n"
    "By Nora Quist\n"
    "The Quay Gazette, 3 May 2023\n"
    "\n"
    "Mayor Elin Sand announced on Tuesday that the harbour bridge would close in June.\n"
    "\n"
    "\"The bridge is tired and so are we of patching it,\" Sand said at a press conference.\n"
    "\n"
    "Shopkeeper Olaf Brandt criticised the closure of the bridge. \"It will empty our street,\" "
    "Brandt said.\n";

static const char second_report[] =
    "Ferry operator welcomes bridge works\n"
    "\n"
    "The Fjord Herald, 4 May 2023\n"
    "\n"
    "The ferry operator Nordlys welcomed the closure of the bridge and said that it would add "
    "two boats.\n"
    "\n"
    "According to city engineers, the works will take eleven months.\n";

static GListModel *
get_board_model (ReadoutWindow *window)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_child (get_child (window, "board"), "view")));
}

/* The position of the statement number @index (from 0) on the board, or GTK_INVALID_LIST_POSITION.
 */
static guint
find_statement (ReadoutWindow *window, guint index, ReadoutBoardRow **row)
{
  GListModel *model = get_board_model (window);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) tree_row = g_list_model_get_item (model, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (tree_row);
      if (!READOUT_IS_PAGE_ITEM (item) ||
          readout_page_item_get_record (READOUT_PAGE_ITEM (item)) == NULL)
        continue;
      if (index-- == 0)
        {
          if (row != NULL)
            *row = readout_page_item_get_record (READOUT_PAGE_ITEM (item));
          return i;
        }
    }
  return GTK_INVALID_LIST_POSITION;
}

static guint
count_statements (ReadoutWindow *window)
{
  guint n = 0;

  while (find_statement (window, n, NULL) != GTK_INVALID_LIST_POSITION)
    n++;
  return n;
}

static gboolean
has_statements (gpointer window)
{
  return find_statement (window, 2, NULL) != GTK_INVALID_LIST_POSITION;
}

/* Waits until the board has held the same statements for half a second. */
static void
settle (ReadoutWindow *window)
{
  guint n_statements;

  do
    {
      n_statements = count_statements (window);
      pause_for (500);
    }
  while (count_statements (window) != n_statements);
}

static gboolean
has_briefing (gpointer window)
{
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));

  return strstr (markdown, "[^") != NULL;
}

static ReadoutWindow *
open_with_reports (const char *name)
{
  ReadoutWindow *window = open_window (name);

  import_text (window, "bridge.txt", first_report);
  wait_for (has_statements, window, "statements on the board");
  wait_for (has_briefing, window, "a draft");
  return window;
}

static char *
run_program (const char *const *arguments)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_steal_pointer (&output);
}

static gboolean
is_empty_page (gpointer window)
{
  return g_strcmp0 (get_page (window), "empty") == 0;
}

static gboolean
is_project_page (gpointer window)
{
  return g_strcmp0 (get_page (window), "project") == 0;
}

static gboolean
is_failed_page (gpointer window)
{
  return g_strcmp0 (get_page (window), "failed") == 0;
}

static void
test_empty (void)
{
  ReadoutWindow *window = open_window ("empty.readout");

  wait_for (is_empty_page, window, "the empty state");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "import"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "print"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"));
  close_window (window);
}

/* Groups are read one after the other. */
static gboolean
has_words_of_report (gpointer window)
{
  ReadoutBoardRow *row = NULL;

  for (guint i = 0; find_statement (window, i, &row) != GTK_INVALID_LIST_POSITION; i++)
    if (row != NULL && strstr (row->words, "so are we of patching it") != NULL)
      return TRUE;
  return FALSE;
}

static void
test_import (void)
{
  ReadoutWindow *window = open_with_reports ("import.readout");

  wait_for (is_project_page, window, "the project");
  wait_for (has_words_of_report, window, "a statement of the report");
  close_window (window);
  {
    g_autofree char *path = g_build_filename (folder, "import.readout", NULL);
    g_autofree char *log = g_strconcat (path, "-wal", NULL);
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    for (guint i = 0; i < 100 && g_file_test (log, G_FILE_TEST_EXISTS); i++)
      pause_for (50);
    g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  }
}

static gint64
get_n_reports (ReadoutWindow *window)
{
  GtkListView *view = get_child (get_child (window, "sidebar"), "reports_view");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
}

static gboolean
has_two_reports (gpointer window)
{
  return get_n_reports (window) == 2;
}

static void
test_second_import (void)
{
  ReadoutWindow *window = open_with_reports ("second.readout");
  g_autofree char *before = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));
  g_autofree char *after = NULL;

  import_text (window, "ferry.txt", second_report);
  wait_for (has_two_reports, window, "the second report");
  /* The same bytes again are no third one, and a briefing that is there stays. */
  import_text (window, "copy.txt", second_report);
  pause_for (1500);
  g_assert_cmpint (get_n_reports (window), ==, 2);
  after = readout_briefing_pane_dup_markdown (get_child (window, "briefing"));
  g_assert_cmpstr (before, ==, after);
  close_window (window);
}

static gboolean
has_selected_words (gpointer window)
{
  GtkTextBuffer *buffer = readout_reader_get_buffer (get_child (window, "reader"));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "selected");
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  return gtk_text_iter_has_tag (&iter, tag) || gtk_text_iter_forward_to_tag_toggle (&iter, tag);
}

/* The words that are marked as selected, all parts. */
static char *
dup_selected_words (ReadoutWindow *window)
{
  GtkTextBuffer *buffer = readout_reader_get_buffer (get_child (window, "reader"));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "selected");
  GString *words = g_string_new (NULL);
  GtkTextIter iter;

  for (gtk_text_buffer_get_start_iter (buffer, &iter); !gtk_text_iter_is_end (&iter);
       gtk_text_iter_forward_char (&iter))
    if (gtk_text_iter_has_tag (&iter, tag))
      g_string_append_unichar (words, gtk_text_iter_get_char (&iter));
  return g_string_free (words, FALSE);
}

static void
test_reader (void)
{
  ReadoutWindow *window = open_with_reports ("reader.readout");
  GtkWidget *view = get_child (get_child (window, "board"), "view");
  GtkStack *content = get_child (window, "content_stack");
  ReadoutBoardRow *row = NULL;
  g_autofree char *statement_words = NULL;
  g_autofree char *words = NULL;
  guint position = find_statement (window, 0, &row);

  statement_words = g_strdup (row->words);
  gtk_widget_activate_action (view, "list.activate-item", "u", position);
  wait_for (has_selected_words, window, "the words of the statement");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (content), ==, "reader");
  words = dup_selected_words (window);
  if (strstr (statement_words, " … ") != NULL)
    *strstr (statement_words, " … ") = '\0';
  g_assert_nonnull (strstr (words, statement_words));

  activate (window, "next-statement");
  g_assert_cmpint (readout_reader_get_statement_id (get_child (window, "reader")), !=, 0);
  activate (window, "back");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (content), ==, "board");
  close_window (window);
}

static gboolean
shows_reader (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_child (window, "content_stack")),
                      "reader") &&
         has_selected_words (window);
}

static void
test_citation (void)
{
  ReadoutWindow *window = open_with_reports ("citation.readout");
  gpointer briefing = get_child (window, "briefing");
  g_autofree char *markdown = readout_briefing_pane_dup_markdown (briefing);
  char *start = strstr (markdown, "[^") + 2;
  g_autofree char *key = g_strndup (start, strcspn (start, "]"));
  g_autofree char *words = NULL;

  g_signal_emit_by_name (briefing, "citation-activated", key);
  wait_for (shows_reader, window, "the report of the citation");
  words = dup_selected_words (window);
  g_assert_cmpuint (strlen (words), >, 10);
  close_window (window);
}

typedef struct
{
  ReadoutWindow *window;
  guint n_statements;
} Expected;

static gboolean
has_expected_number (gpointer data)
{
  Expected *expected = data;

  return count_statements (expected->window) == expected->n_statements;
}

static void
test_triage (void)
{
  ReadoutWindow *window = open_with_reports ("triage.readout");
  gpointer board = get_child (window, "board");
  GtkWidget *view = get_child (board, "view");
  Expected expected = { window, 0 };

  settle (window);
  expected.n_statements = count_statements (window) - 1;
  gtk_widget_activate_action (view, "list.select-item", "(ubb)", find_statement (window, 0, NULL),
                              FALSE, FALSE);
  readout_board_focus (board);
  if (!press (window, "d"))
    gtk_widget_activate_action (view, "board.dismiss", NULL);
  wait_for (has_expected_number, &expected, "one statement less");

  /* The Undo of the toast. */
  expected.n_statements++;
  activate (window, "undo-action");
  wait_for (has_expected_number, &expected, "the statement to come back");
  close_window (window);
}

static gpointer
read_markdown (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) briefings = readout_store_list_briefings (store, error);
  g_autoptr (ReadoutBriefing) briefing = NULL;

  if (briefings == NULL || briefings->len == 0)
    return NULL;
  briefing = readout_store_get_briefing (
      store, READOUT_BRIEFING (g_ptr_array_index (briefings, 0))->id, error);
  return briefing != NULL ? g_strdup (briefing->markdown) : NULL;
}

static char *
dup_saved (ReadoutWindow *window)
{
  g_autoptr (GError) error = NULL;
  char *markdown =
      readout_project_run (readout_window_get_project (window), read_markdown, NULL, NULL, &error);

  g_assert_no_error (error);
  return markdown;
}

static gboolean
is_saved_with_own_words (gpointer window)
{
  g_autofree char *saved = dup_saved (window);

  return strstr (saved, "Our own assessment follows.") != NULL;
}

static gboolean
is_saved_without_own_words (gpointer window)
{
  return !is_saved_with_own_words (window);
}

static void
test_editor (void)
{
  ReadoutWindow *window = open_with_reports ("editor.readout");
  gpointer briefing = get_child (window, "briefing");
  ReadoutEditor *editor = readout_briefing_pane_get_editor (briefing);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (editor));
  g_autofree char *before = dup_saved (window);
  GtkTextIter end;

  g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                      g_variant_new_string ("both"));
  readout_editor_focus (editor);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &end, "\nOur own assessment follows.\n", -1);
  gtk_text_buffer_end_user_action (buffer);

  wait_for (is_saved_with_own_words, window, "the words to be saved, with no button pressed");

  /* While the editor has the keyboard, undo is about typing. */
  activate (window, "undo");
  wait_for (is_saved_without_own_words, window, "the words to be undone");
  {
    g_autofree char *saved = dup_saved (window);
    g_assert_cmpstr (saved, ==, before);
  }
  close_window (window);
}

static gboolean
file_exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_export (void)
{
  ReadoutWindow *window = open_with_reports ("export.readout");
  g_autofree char *pdf = g_build_filename (folder, "briefing.pdf", NULL);
  g_autofree char *markdown = g_build_filename (folder, "briefing.md", NULL);
  g_autofree char *pdf_uri = g_filename_to_uri (pdf, NULL, NULL);
  g_autofree char *markdown_uri = g_filename_to_uri (markdown, NULL, NULL);
  g_autofree char *text = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (window), "export-to",
                                  g_variant_new ("(ss)", "pdf", pdf_uri));
  g_action_group_activate_action (G_ACTION_GROUP (window), "export-to",
                                  g_variant_new ("(ss)", "markdown", markdown_uri));
  wait_for (file_exists, pdf, "the PDF");
  wait_for (file_exists, markdown, "the Markdown");

  g_file_get_contents (markdown, &text, NULL, NULL);
  g_assert_nonnull (strstr (text, "\n[^"));
  g_assert_nonnull (strstr (text, "]: "));
  g_assert_nonnull (strstr (text, "Harbour bridge to close for a year"));
  if (has_program ("pdfinfo") && has_program ("pdftotext"))
    {
      const char *info[] = { "pdfinfo", pdf, NULL };
      const char *words[] = { "pdftotext", pdf, "-", NULL };
      g_autofree char *properties = run_program (info);
      g_autofree char *page_words = run_program (words);
      g_assert_nonnull (strstr (properties, "Pages:"));
      g_assert_nonnull (strstr (page_words, "Sand"));
      g_assert_nonnull (strstr (page_words, "Sources"));
    }
  close_window (window);
}

static gboolean
has_no_reports (gpointer window)
{
  return get_n_reports (window) == 0;
}

static gboolean
has_one_report (gpointer window)
{
  return get_n_reports (window) == 1;
}

static void
test_undo_remove (void)
{
  ReadoutWindow *window = open_with_reports ("remove.readout");
  ReadoutBoardRow *row = NULL;

  find_statement (window, 0, &row);
  g_action_group_activate_action (G_ACTION_GROUP (window), "remove-report",
                                  g_variant_new_int64 (row->statement->report_id));
  wait_for (has_no_reports, window, "the report to go");
  activate (window, "undo-action");
  wait_for (has_one_report, window, "the report to come back");
  close_window (window);
}

static gboolean
is_folded (gpointer window)
{
  return readout_panes_get_folded (get_child (window, "panes"));
}

static void
test_narrow (void)
{
  ReadoutWindow *window = open_with_reports ("narrow.readout");
  GtkWidget *panes = get_child (window, "panes");
  GtkWidget *board = get_child (window, "board");
  GtkWidget *briefing = get_child (window, "briefing");
  int minimum;

  g_assert_false (is_folded (window));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 412);
  gtk_window_set_default_size (GTK_WINDOW (window), 380, 700);
  wait_for (is_folded, window, "one pane at a time");
  g_assert_true (gtk_widget_get_visible (board));
  g_assert_false (gtk_widget_get_visible (briefing));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 412);

  g_action_group_change_action_state (G_ACTION_GROUP (window), "pane",
                                      g_variant_new_string ("briefing"));
  g_assert_true (gtk_widget_get_visible (briefing));
  g_assert_cmpint (readout_panes_get_visible_pane (READOUT_PANES (panes)), ==,
                   READOUT_PANE_BRIEFING);
  close_window (window);
}

static void
test_names (void)
{
  ReadoutWindow *window = open_with_reports ("names.readout");
  GtkWidget *view = get_child (get_child (window, "board"), "view");

  check_names (GTK_WIDGET (window));
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Statements by topic, actor and position");
  gtk_widget_activate_action (view, "list.select-item", "(ubb)", find_statement (window, 0, NULL),
                              FALSE, FALSE);
  pause_for (200);
  check_names (GTK_WIDGET (window));
  gtk_widget_activate_action (view, "list.activate-item", "u", find_statement (window, 0, NULL));
  wait_for (shows_reader, window, "the report");
  g_action_group_change_action_state (G_ACTION_GROUP (window), "briefing-view",
                                      g_variant_new_string ("both"));
  pause_for (200);
  check_names (GTK_WIDGET (window));
  close_window (window);
}

static void
test_no_project (void)
{
  g_autofree char *path = write_file ("letter.readout", "Dear all,\n\nthis is no project.\n");
  ReadoutWindow *window = readout_window_new (application);
  AdwStatusPage *page;
  g_autofree char *text = NULL;

  readout_window_open_project (window, path, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_failed_page, window, "the words about the failure");
  page = get_child (gtk_stack_get_visible_child (get_child (window, "stack")), "status_page");
  g_assert_cmpuint (strlen (adw_status_page_get_description (page)), >, 20);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "Dear all"));
  close_window (window);
}

static void
test_bad_document (void)
{
  ReadoutWindow *window = open_window ("bad.readout");
  g_autofree char *path = g_build_filename (folder, "missing.txt", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  wait_for (is_empty_page, window, "the empty state");
  g_ptr_array_add (files, g_file_new_for_path (path));
  readout_window_import_files (window, files);
  pause_for (1000);
  wait_for (is_empty_page, window, "the empty state");
  import_text (window, "bridge.txt", first_report);
  wait_for (has_statements, window, "statements on the board");
  close_window (window);
}

static gboolean
is_idle (gpointer window)
{
  return !readout_importer_is_busy (readout_window_get_importer (window));
}

static gboolean
is_busy (gpointer window)
{
  return !is_idle (window);
}

static GPtrArray *
write_many (guint n)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%u.txt", i);
      g_autofree char *text = g_strdup_printf ("Bridge report %u\n\n%s", i, first_report);
      g_autofree char *path = write_file (name, text);
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  return files;
}

static void
test_cancel (void)
{
  ReadoutWindow *window = open_window ("cancel.readout");
  g_autoptr (GPtrArray) files = write_many (300);

  wait_for (is_empty_page, window, "the empty state");
  readout_window_import_files (window, files);
  wait_for (is_busy, window, "the import to begin");
  pause_for (400);
  readout_importer_cancel (readout_window_get_importer (window));
  wait_for (is_idle, window, "the import to stop");

  /* What was cancelled can be asked for again, and a window can close in the middle of it. */
  readout_window_import_files (window, files);
  pause_for (400);
  close_window (window);
  pause_for (500);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/window/empty", test_empty);
  g_test_add_func ("/window/import", test_import);
  g_test_add_func ("/window/second-import", test_second_import);
  g_test_add_func ("/window/reader", test_reader);
  g_test_add_func ("/window/citation", test_citation);
  g_test_add_func ("/window/triage", test_triage);
  g_test_add_func ("/window/editor", test_editor);
  g_test_add_func ("/window/export", test_export);
  g_test_add_func ("/window/undo-remove", test_undo_remove);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/names", test_names);
  g_test_add_func ("/window/no-project", test_no_project);
  g_test_add_func ("/window/bad-document", test_bad_document);
  g_test_add_func ("/window/cancel", test_cancel);
  return run_tests ();
}
