/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of an import as a person uses it: with documents that work and documents that do not.
 */
#include "window-samples.h"

#include <sys/stat.h>
#include <unistd.h>

#include "import/readout-import-client.h"

#include "readout-import-row.h"
#include "readout-import-window.h"
#include "readout-line.h"
#include "readout-reader.h"
#include "readout-settings.h"

static gboolean
is_idle (gpointer window)
{
  return !readout_importer_is_busy (readout_window_get_importer (window));
}

static ReadoutImportList *
get_list (ReadoutWindow *window)
{
  return readout_importer_get_list (readout_window_get_importer (window));
}

static guint
count (ReadoutWindow *window, ReadoutImportFilter what)
{
  return readout_import_list_count (get_list (window), what);
}

/* So many documents became reports. Otherwise it says what became of the others. */
static void
assert_added (ReadoutWindow *window, guint n)
{
  ReadoutImportItem *item = NULL;

  if (count (window, READOUT_IMPORT_COUNT_ADDED) == n)
    return;
  while ((item = readout_import_list_get_next (get_list (window), item)) != NULL)
    if (item->state != READOUT_IMPORT_ADDED)
      g_printerr ("%s: state %u, %s\n", item->name, item->state,
                  item->words != NULL ? item->words : "without words");
  g_error ("%u documents were added, not %u", count (window, READOUT_IMPORT_COUNT_ADDED), n);
}

/* The item whose file has that name. */
static ReadoutImportItem *
find (ReadoutWindow *window, const char *name)
{
  ReadoutImportItem *item = NULL;

  while ((item = readout_import_list_get_next (get_list (window), item)) != NULL)
    {
      g_autofree char *own = readout_import_item_dup_file_name (item);
      if (g_str_equal (own, name))
        return item;
    }
  g_error ("There is no document “%s”", name);
}

static char *
write_report (const char *name, guint number)
{
  g_autofree char *text = g_strdup_printf ("Harbour notes of day %u\n"
                                           "\n"
                                           "Mayor Elin Sand said on Tuesday that pier %u would "
                                           "open again.\n",
                                           number, number);

  return write_file (name, text);
}

static void
import_paths (ReadoutWindow *window, const char *const *paths, guint n)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (files, g_file_new_for_path (paths[i]));
  readout_window_import_files (window, files);
}

/* Imports so many reports, named "note-0.txt" and so on. One of them is not written. */
static void
import_notes_but (ReadoutWindow *window, guint n, guint without)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("note-%u.txt", i);
      g_autofree char *path =
          i != without ? write_report (name, i) : g_build_filename (folder, name, NULL);
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  readout_window_import_files (window, files);
}

static void
import_notes (ReadoutWindow *window, guint n)
{
  import_notes_but (window, n, G_MAXUINT);
}

static ReadoutImportWindow *
get_import_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);
      if (READOUT_IS_IMPORT_WINDOW (window))
        return READOUT_IMPORT_WINDOW (window);
    }
  return NULL;
}

static gboolean
is_closed (gpointer unused)
{
  return get_import_window () == NULL;
}

static gboolean
has_first_date (gpointer entry)
{
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "2023-05-03");
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static ReadoutImportWindow *
show_import (ReadoutWindow *window, const char *action)
{
  activate (window, action);
  g_assert_nonnull (get_import_window ());
  wait_for (is_mapped, get_import_window (), "the import window");
  pause_for (100);
  return get_import_window ();
}

static GtkSelectionModel *
get_selection (ReadoutImportWindow *import)
{
  return gtk_list_view_get_model (get_child (import, "view"));
}

static void
select_item (ReadoutImportWindow *import, ReadoutImportItem *item, gboolean unselect_rest)
{
  GListModel *model = G_LIST_MODEL (get_selection (import));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (ReadoutImportItem) other = g_list_model_get_item (model, i);
      if (other == item)
        {
          gtk_selection_model_select_item (get_selection (import), i, unselect_rest);
          pause_for (50);
          return;
        }
    }
  g_error ("“%s” is not shown", item->name);
}

static void
run (ReadoutImportWindow *import, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (import), action, NULL));
}

/* A key where the list has the keyboard; where no key can be pressed, the action. */
static void
press_on_list (ReadoutImportWindow *import, const char *key, const char *action)
{
  gtk_widget_grab_focus (get_child (import, "view"));
  pause_for (50);
  if (!press_in ("^Import$", key))
    run (import, action);
}

typedef struct
{
  ReadoutImportItem *item;
  ReadoutImportState state;
} Expected;

static gboolean
has_state (gpointer data)
{
  Expected *expected = data;

  return expected->item->state == expected->state;
}

static void
wait_for_state (ReadoutImportItem *item, ReadoutImportState state)
{
  Expected expected = { item, state };

  wait_for (has_state, &expected, "the state of a document");
}

/* The row that shows @item, or %NULL. */
static GtkWidget *
find_row (GtkWidget *widget, ReadoutImportItem *item)
{
  GtkWidget *found = NULL;

  if (READOUT_IS_IMPORT_ROW (widget))
    return readout_import_row_get_item (READOUT_IMPORT_ROW (widget)) == item ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, item);
  return found;
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  const char *text = NULL;
  gboolean found;

  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (READOUT_IS_LINE (widget))
    text = readout_line_get_text (READOUT_LINE (widget));
  found = text != NULL && gtk_widget_get_mapped (widget) && strstr (text, words) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = says (child, words);
  return found;
}

static void
assert_row (ReadoutImportWindow *import, ReadoutImportItem *item, const char *words)
{
  GtkWidget *row = find_row (get_child (import, "view"), item);

  g_assert_nonnull (row);
  if (!says (row, words))
    g_error ("The row of “%s” does not say “%s”", item->name, words);
}

static void
import_mixed (ReadoutWindow *window)
{
  g_autofree char *good = write_report ("good.txt", 1);
  g_autofree char *same = write_report ("same.txt", 1);
  g_autofree char *empty = write_file ("empty.txt", "");
  g_autofree char *picture = g_build_filename (folder, "picture.png", NULL);
  g_autofree char *pipe_path = g_build_filename (folder, "pipe.txt", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.txt", NULL);
  const char *paths[] = { good, same, empty, picture, pipe_path, missing };
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\6\0\0\0";
  g_autoptr (GError) error = NULL;

  g_file_set_contents (picture, png, sizeof png, &error);
  g_assert_no_error (error);
  if (!g_file_test (pipe_path, G_FILE_TEST_EXISTS))
    g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  import_paths (window, paths, G_N_ELEMENTS (paths));
  wait_for (is_idle, window, "the import");
}

static void
test_outcomes (void)
{
  ReadoutWindow *window = open_window ("outcomes.readout");
  ReadoutImportWindow *import;
  static const char *const failed[] = { "empty.txt", "picture.png", "pipe.txt", "missing.txt" };

  import_mixed (window);
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_ALL), ==, 6);
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_FAILED), ==, 4);
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_PRESENT), ==, 1);
  assert_added (window, 1);
  g_assert_cmpuint (count (window, READOUT_IMPORT_COUNT_UNDER_WAY), ==, 0);

  /* The toast leads to what failed, with the reasons. */
  import = show_import (window, "look-at-import");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_list (window))), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (failed); i++)
    {
      ReadoutImportItem *item = find (window, failed[i]);
      g_assert_cmpint (item->state, ==, READOUT_IMPORT_FAILED);
      g_assert_cmpuint (strlen (item->words), >, 8);
      assert_row (import, item, failed[i]);
      assert_row (import, item, item->words);
      assert_row (import, item, "Failed");
    }
  check_names (GTK_WIDGET (import));
  gtk_test_accessible_assert_property (get_child (import, "failed_button"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Failed: 4");

  readout_import_window_show_filter (import, READOUT_IMPORT_FILTER_PRESENT);
  pause_for (100);
  assert_row (import, find (window, "same.txt"), "Already there");
  readout_import_window_show_filter (import, READOUT_IMPORT_FILTER_ALL);
  pause_for (100);
  assert_row (import, find (window, "good.txt"), "Harbour notes of day 1");
  assert_row (import, find (window, "good.txt"), "Added");
  check_names (GTK_WIDGET (import));
  close_window (window);
  g_assert_null (get_import_window ());
}

static gboolean
shows_reader (gpointer window)
{
  return g_str_equal (gtk_stack_get_visible_child_name (get_child (window, "content_stack")),
                      "reader");
}

static void
test_open (void)
{
  ReadoutWindow *window = open_window ("open.readout");
  ReadoutImportWindow *import;
  ReadoutImportItem *item;

  import_notes (window, 2);
  wait_for (is_idle, window, "the import");
  import = show_import (window, "show-import");
  item = find (window, "note-1.txt");
  select_item (import, item, TRUE);
  gtk_widget_activate_action (get_child (import, "view"), "list.activate-item", "u", 1);
  wait_for (shows_reader, window, "the report");
  g_assert_cmpint (readout_reader_get_report_id (get_child (window, "reader")), ==,
                   item->report->id);
  g_assert_nonnull (get_import_window ());
  press_on_list (import, "Escape", "window.close");
  wait_for (is_closed, NULL, "the window to close");
  close_window (window);
}

static gpointer
dup_undo_name (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_dup_undo_name (store);
}

static gboolean
has_date_3_may (gpointer item)
{
  return g_strcmp0 (((ReadoutImportItem *)item)->report->published, "2023-05-03") == 0;
}

static gboolean
has_no_date (gpointer item)
{
  return ((ReadoutImportItem *)item)->report->published == NULL;
}

static void
test_edit_many (void)
{
  ReadoutWindow *window = open_window ("edit.readout");
  static const char *const names[] = { "note-1.txt", "note-2.txt", "note-4.txt" };
  ReadoutImportWindow *import;
  GtkWidget *fields;
  GtkWidget *entry;
  g_autofree char *name = NULL;

  import_notes (window, 6);
  wait_for (is_idle, window, "the import");
  import = show_import (window, "show-import");
  fields = get_child (import, "fields");
  g_assert_false (gtk_widget_get_mapped (fields));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    select_item (import, find (window, names[i]), i == 0);
  wait_for (is_mapped, fields, "the form");
  g_assert_cmpstr (gtk_label_get_text (get_child (fields, "heading_label")), ==,
                   "3 reports selected");
  check_names (GTK_WIDGET (import));

  entry = get_child (fields, "published_entry");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "3 May 2023");
  gtk_widget_grab_focus (entry);
  if (!press_in ("^Import$", "Return"))
    g_signal_emit_by_name (entry, "activate");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    wait_for (has_date_3_may, find (window, names[i]), "the date");
  g_assert_true (has_no_date (find (window, "note-3.txt")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2023-05-03");
  name = readout_project_run (readout_window_get_project (window), dup_undo_name, NULL, NULL, NULL);
  g_assert_cmpstr (name, ==, "Edit Reports");

  /* What is no date changes nothing, and what was typed stays to be mended. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "some day");
  g_signal_emit_by_name (entry, "activate");
  pause_for (300);
  g_assert_true (has_date_3_may (find (window, names[0])));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "some day");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));

  /* Escape gives that up, and closes the window only when there is nothing to give up. */
  gtk_widget_grab_focus (entry);
  if (press_in ("^Import$", "Escape"))
    {
      wait_for (has_first_date, entry, "the date that was there");
      g_assert_nonnull (get_import_window ());
    }

  /* All three at once. */
  run (import, "import.undo");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    wait_for (has_no_date, find (window, names[i]), "the date to be gone");
  close_window (window);
}

static gboolean
needs_no_look (gpointer item)
{
  return !readout_import_item_needs_look (item);
}

static gboolean
needs_look (gpointer item)
{
  return readout_import_item_needs_look (item);
}

/* A headline that is the first line of a text is a guess. */
static void
test_confirm (void)
{
  ReadoutWindow *window = open_window ("confirm.readout");
  ReadoutImportWindow *import;
  ReadoutImportItem *item;

  import_notes (window, 3);
  wait_for (is_idle, window, "the import");
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_LOOK), ==, 3);
  import = show_import (window, "look-at-import");
  item = find (window, "note-0.txt");
  assert_row (import, item, "Guessed: headline");
  select_item (import, item, TRUE);
  run (import, "import.confirm");
  wait_for (needs_no_look, item, "the guess to be right");
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_LOOK), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_list (window))), ==, 2);
  run (import, "import.undo");
  wait_for (needs_look, item, "the guess to be one again");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_list (window))), ==, 3);
  close_window (window);
}

static void
test_retry (void)
{
  ReadoutWindow *window = open_window ("retry.readout");
  g_autofree char *mended = NULL;
  g_autofree char *found = NULL;
  ReadoutImportWindow *import;
  ReadoutImportItem *item;

  import_mixed (window);
  import = show_import (window, "look-at-import");
  mended = write_report ("empty.txt", 7);
  item = find (window, "empty.txt");
  select_item (import, item, TRUE);
  press_on_list (import, "ctrl+r", "import.retry");
  wait_for_state (item, READOUT_IMPORT_ADDED);
  wait_for (is_idle, window, "the import");
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_ALL), ==, 6);
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_FAILED), ==, 3);
  assert_added (window, 2);

  /* All that failed: one of them has come meanwhile. */
  found = write_report ("missing.txt", 8);
  run (import, "import.retry-failed");
  wait_for_state (find (window, "missing.txt"), READOUT_IMPORT_ADDED);
  wait_for (is_idle, window, "the import");
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_FAILED), ==, 2);
  g_unlink (found);
  close_window (window);
}

static gboolean
has_many (gpointer window)
{
  return count (window, READOUT_IMPORT_FILTER_ALL) >= 300;
}

static gboolean
has_documents (gpointer window)
{
  return count (window, READOUT_IMPORT_FILTER_ALL) > 0;
}

/* Cancels what is selected once that is possible. */
static gboolean
has_cancelled (gpointer import)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (get_selection (import));
  g_autoptr (ReadoutImportItem) item = g_list_model_get_item (G_LIST_MODEL (get_selection (import)),
                                                              gtk_bitset_get_minimum (selected));

  gtk_widget_activate_action (GTK_WIDGET (import), "import.cancel", NULL);
  return item != NULL && item->state == READOUT_IMPORT_CANCELLED;
}

static gboolean
is_reading (gpointer item)
{
  return ((ReadoutImportItem *)item)->state == READOUT_IMPORT_READING;
}

/* One that would never end, in the midst of others. */
static void
test_cancel_one (void)
{
  ReadoutWindow *window = open_window ("one.readout");
  g_autofree char *path = write_file ("note-10.txt", "sleep");
  g_autofree char *mended = NULL;
  ReadoutImportWindow *import;
  ReadoutImportItem *sleeper;

  readout_import_client_set_worker (g_getenv ("READOUT_MISBEHAVING_WORKER"));
  /* Before there is anything to see, so that it is in time. */
  import = show_import (window, "show-import");
  import_notes_but (window, 20, 10);
  wait_for (has_documents, window, "the list");
  sleeper = find (window, "note-10.txt");
  wait_for (is_reading, sleeper, "the document to be read");
  g_assert_true (readout_import_item_can_cancel (sleeper));
  select_item (import, sleeper, TRUE);
  /* Not by the key, which takes its time to arrive; as soon as the window has seen the selection.
   */
  wait_for (has_cancelled, import, "the cancellation");
  g_assert_cmpint (sleeper->state, ==, READOUT_IMPORT_CANCELLED);
  wait_for (is_idle, window, "the import");
  g_assert_cmpint (sleeper->state, ==, READOUT_IMPORT_CANCELLED);
  assert_added (window, 19);
  mended = write_report ("note-10.txt", 10);
  run (import, "import.retry");
  wait_for_state (sleeper, READOUT_IMPORT_ADDED);
  wait_for (is_idle, window, "the import");
  assert_added (window, 20);
  close_window (window);
  readout_import_client_set_worker (NULL);
}

static void
test_cancel_all (void)
{
  ReadoutWindow *window = open_window ("all.readout");
  g_autofree char *path = write_file ("note-150.txt", "sleep");
  ReadoutImportWindow *import;

  /* It does not come to its end, however quick it is. */
  readout_import_client_set_worker (g_getenv ("READOUT_MISBEHAVING_WORKER"));
  import_notes_but (window, 300, 150);
  wait_for (has_many, window, "the list");
  import = show_import (window, "show-import");
  run (import, "import.cancel-all");
  wait_for (is_idle, window, "the import to stop");
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_ALL), ==, 300);
  g_assert_cmpuint (count (window, READOUT_IMPORT_COUNT_UNDER_WAY), ==, 0);
  g_assert_cmpuint (count (window, READOUT_IMPORT_COUNT_CANCELLED), >, 0);
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_FAILED), ==, 0);

  /* In the middle of it the window can close. */
  gtk_selection_model_select_all (get_selection (import));
  pause_for (50);
  run (import, "import.retry");
  pause_for (200);
  close_window (window);
  pause_for (300);
  readout_import_client_set_worker (NULL);
}

/* What is undone in the project's window is told here. */
static void
test_undone (void)
{
  ReadoutWindow *window = open_window ("undone.readout");
  ReadoutImportItem *item;

  import_notes (window, 2);
  wait_for (is_idle, window, "the import");
  show_import (window, "show-import");
  item = find (window, "note-1.txt");
  pause_for (1000);
  g_action_group_activate_action (G_ACTION_GROUP (window), "remove-report",
                                  g_variant_new_int64 (item->report->id));
  wait_for_state (item, READOUT_IMPORT_REMOVED);
  assert_added (window, 1);
  activate (window, "undo-action");
  wait_for_state (item, READOUT_IMPORT_ADDED);
  close_window (window);
}

typedef struct
{
  ReadoutWindow *window;
  const char *name;
} Pasted;

static gboolean
has_pasted (gpointer data)
{
  Pasted *pasted = data;
  ReadoutImportItem *item = readout_import_list_get_next (get_list (pasted->window), NULL);

  return item != NULL && g_str_equal (item->name, pasted->name) && is_idle (pasted->window);
}

static ReadoutImportItem *
paste (ReadoutWindow *window, const char *name)
{
  Pasted pasted = { window, name };

  activate (window, "paste");
  wait_for (has_pasted, &pasted, "what was pasted");
  return find (window, name);
}

static void
test_paste (void)
{
  static const char page[] = "<html><body><h1>Pier opens</h1><p>Mayor Elin Sand said on Tuesday "
                             "that the pier would open again.</p></body></html>";
  ReadoutWindow *window = open_window ("paste.readout");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("text/html", bytes);
  ReadoutImportItem *item;

  g_assert_true (gdk_clipboard_set_content (clipboard, provider));
  item = paste (window, "Pasted page.html");
  g_assert_true (g_bytes_equal (item->bytes, bytes));
  g_assert_cmpint (item->state, ==, READOUT_IMPORT_ADDED);
  g_assert_cmpstr (item->report->title, ==, "Pier opens");

  gdk_clipboard_set_text (clipboard, "Ferry sails\n\nElin Sand said that it sails.\n");
  item = paste (window, "Pasted text");
  g_assert_cmpint (item->state, ==, READOUT_IMPORT_ADDED);
  g_assert_cmpstr (item->report->title, ==, "Ferry sails");
  close_window (window);
}

/* A folder in a folder, and a name that tries to look like another. */
static void
test_folder (void)
{
  ReadoutWindow *window = open_window ("folder.readout");
  g_autofree char *top = g_build_filename (folder, "reports", NULL);
  g_autofree char *deep = g_build_filename (top, "older", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const char *paths[] = { top };

  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  first = write_report ("reports/b\342\200\256txt.exe\n.txt", 1);
  second = write_report ("reports/older/a.txt", 2);
  import_paths (window, paths, 1);
  wait_for (is_idle, window, "the import");
  assert_added (window, 2);
  g_assert_nonnull (find (window, "btxt.exe .txt"));
  g_assert_nonnull (find (window, "a.txt"));

  /* An empty one is told. */
  g_unlink (first);
  g_unlink (second);
  import_paths (window, paths, 1);
  wait_for (is_idle, window, "the import");
  g_assert_cmpuint (count (window, READOUT_IMPORT_FILTER_ALL), ==, 0);
  close_window (window);
}

/* Each entry of a feed is a report, and so is what hangs on a mail. */
static void
test_parts (void)
{
  ReadoutWindow *window = open_window ("parts.readout");
  g_autofree char *mail = write_file (
      "note.eml",
      "From: Nora Quist <nora@example.org>\r\nTo: desk@example.org\r\nSubject: Pier opens\r\n"
      "Date: Wed, 3 May 2023 08:00:00 +0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/mixed; boundary=xx\r\n\r\n"
      "--xx\r\nContent-Type: text/plain\r\n\r\nMayor Elin Sand said that the pier would open "
      "again.\r\n"
      "--xx\r\nContent-Type: text/plain; name=annex.txt\r\n"
      "Content-Disposition: attachment; filename=annex.txt\r\n\r\n"
      "Annex on ferries\r\n\r\nFerry operator Nordlys said that it would add two boats.\r\n"
      "--xx\r\nContent-Type: image/png; name=map.png\r\n"
      "Content-Disposition: attachment; filename=map.png\r\n\r\nxx\r\n--xx--\r\n");
  const char *paths[] = { mail };
  ReadoutImportWindow *import;
  ReadoutImportItem *item;
  ReadoutImportItem *annex;

  import_paths (window, paths, 1);
  wait_for (is_idle, window, "the import");
  item = find (window, "note.eml");
  g_assert_cmpint (item->state, ==, READOUT_IMPORT_ADDED);
  g_assert_cmpstr (item->report->title, ==, "Pier opens");
  annex = readout_import_list_get_next (get_list (window), item);
  g_assert_nonnull (annex);
  g_assert_true (annex->document == item);
  g_assert_cmpint (annex->state, ==, READOUT_IMPORT_ADDED);
  g_assert_nonnull (strstr (annex->name, "note.eml › annex.txt"));

  /* Both go with the import; read again, the mail brings both. */
  import = show_import (window, "show-import");
  assert_row (import, annex, "note.eml › annex.txt");
  pause_for (1000);
  activate (window, "undo-action");
  wait_for_state (item, READOUT_IMPORT_REMOVED);
  wait_for_state (annex, READOUT_IMPORT_REMOVED);
  gtk_selection_model_select_all (get_selection (import));
  pause_for (50);
  run (import, "import.retry");
  wait_for_state (item, READOUT_IMPORT_ADDED);
  wait_for (is_idle, window, "the import");
  annex = readout_import_list_get_next (get_list (window), item);
  g_assert_cmpint (annex->state, ==, READOUT_IMPORT_ADDED);
  close_window (window);
}

static void
test_narrow (void)
{
  ReadoutWindow *window = open_window ("narrow.readout");
  ReadoutImportWindow *import;
  int minimum;

  import_mixed (window);
  import = show_import (window, "show-import");
  select_item (import, find (window, "good.txt"), TRUE);
  wait_for (is_mapped, get_child (import, "fields"), "the form");
  gtk_widget_measure (GTK_WIDGET (import), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360 + 52); /* with the frame of a window without compositor */
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  /* What is undone is the import, not a draft after it. */
  readout_settings_set_boolean (READOUT_SETTING_DRAFT_ON_IMPORT, FALSE);
  g_test_add_func ("/import-window/outcomes", test_outcomes);
  g_test_add_func ("/import-window/open", test_open);
  g_test_add_func ("/import-window/edit-many", test_edit_many);
  g_test_add_func ("/import-window/confirm", test_confirm);
  g_test_add_func ("/import-window/retry", test_retry);
  g_test_add_func ("/import-window/cancel-one", test_cancel_one);
  g_test_add_func ("/import-window/cancel-all", test_cancel_all);
  g_test_add_func ("/import-window/undone", test_undone);
  g_test_add_func ("/import-window/paste", test_paste);
  g_test_add_func ("/import-window/folder", test_folder);
  g_test_add_func ("/import-window/parts", test_parts);
  g_test_add_func ("/import-window/narrow", test_narrow);
  return run_tests ();
}
