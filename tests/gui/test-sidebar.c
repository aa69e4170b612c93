/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sidebar, used as a person does: sorted, filtered, with a selection of many.
 */
#include "window-samples.h"

#include "readout-details-window.h"
#include "readout-list-selection.h"
#include "readout-panes.h"
#include "readout-report-fields.h"
#include "readout-reader.h"
#include "readout-settings.h"

typedef struct
{
  const char *file_name;
  const char *outlet;
  const char *published;
  const char *text;
} Sample;

static const Sample reports[] = {
  { "ferry.txt", "The Quay Gazette", "2023-05-03",
    "Ferry to run again\n\nAnna Keller said on Tuesday that the ferry would run again.\n" },
  { "pier.txt", "The Quay Gazette", "2023-04-07",
    "Pier may close\n\nStephen Hollis said that the pier was unsafe. \"The pier is tired,\" he "
    "said.\n" },
  { "wall.txt", "The Fjord Herald", "2023-04-09T08:30:00Z",
    "Harbour wall cracks\n\nThe Harbour Ministry said that the wall was cracked.\n" },
  { "crane.txt", "The Fjord Herald", "2023-06",
    "A crane for the harbour\n\nAnna Keller said that the crane would come in July.\n" },
};

typedef struct
{
  ReadoutWindow *window;
  const char *page;
  guint n;
} Length;

static GListModel *
get_list (ReadoutWindow *window, const char *page)
{
  return G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (get_in_sidebar (window, page, "view"))));
}

/* The row at a place, once it was read; NULL before. */
static ReadoutHeadedRecord *
get_row (ReadoutWindow *window, const char *page, guint position)
{
  g_autoptr (ReadoutPageItem) item = g_list_model_get_item (get_list (window, page), position);

  return item != NULL ? readout_page_item_get_record (item) : NULL;
}

static gboolean
has_length (gpointer data)
{
  const Length *length = data;

  if (g_list_model_get_n_items (get_list (length->window, length->page)) != length->n)
    return FALSE;
  for (guint i = 0; i < length->n; i++)
    if (get_row (length->window, length->page, i) == NULL)
      return FALSE;
  return TRUE;
}

static void
wait_for_length (ReadoutWindow *window, const char *page, guint n)
{
  Length length = { window, page, n };

  wait_for (has_length, &length, "the list to have its length");
}

static ReadoutReport *
get_report (ReadoutWindow *window, guint position)
{
  ReadoutHeadedRecord *row = get_row (window, "reports_page", position);

  return row != NULL ? READOUT_REPORT (row->record) : NULL;
}

/* "heading: title | title | heading: title": all that a page says. */
static char *
dup_outline (ReadoutWindow *window, const char *page)
{
  ReadoutSidebarPage *widget = get_child (get_child (window, "sidebar"), page);
  GString *outline = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (get_list (window, page)); i++)
    {
      ReadoutHeadedRecord *row = get_row (window, page, i);
      g_autofree char *name = NULL;

      if (row == NULL)
        continue;
      name = READOUT_SIDEBAR_PAGE_GET_CLASS (widget)->dup_name (row->record);
      g_string_append (outline, i > 0 ? " | " : "");
      if (row->heading != NULL)
        g_string_append_printf (outline, "%s: ", row->heading);
      g_string_append (outline, name);
    }
  return g_string_free (outline, FALSE);
}

typedef struct
{
  ReadoutWindow *window;
  const char *page;
  const char *outline;
} Outline;

static gboolean
has_outline (gpointer data)
{
  const Outline *wanted = data;
  g_autofree char *outline = dup_outline (wanted->window, wanted->page);

  return g_str_equal (outline, wanted->outline);
}

static void
wait_for_outline (ReadoutWindow *window, const char *page, const char *outline)
{
  Outline wanted = { window, page, outline };
  wait_for (has_outline, &wanted, outline);
}

static gboolean
is_idle (gpointer window)
{
  return !readout_importer_is_busy (readout_window_get_importer (window));
}

/* What the documents do not say themselves. */
static gpointer
set_fields (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = readout_store_list_reports (store, NULL, 0, 10, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (reports); k++)
      {
        ReadoutReport *report = g_ptr_array_index (list, i);

        if (g_str_has_prefix (reports[k].text, report->title) &&
            (!readout_store_set_report_field (store, report->id, READOUT_REPORT_FIELD_OUTLET,
                                              reports[k].outlet, error) ||
             !readout_store_set_report_field (store, report->id, READOUT_REPORT_FIELD_PUBLISHED,
                                              reports[k].published, error)))
          return NULL;
      }
  return list != NULL ? GINT_TO_POINTER (TRUE) : NULL;
}

static gboolean
has_dates (gpointer window)
{
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (get_report (window, i) == NULL || get_report (window, i)->published == NULL ||
        get_report (window, i)->outlet == NULL)
      return FALSE;
  return TRUE;
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *)user_data = TRUE;
}

static ReadoutWindow *
open_with_reports (const char *name)
{
  ReadoutWindow *window;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean set = FALSE;

  readout_settings_set_boolean (READOUT_SETTING_DRAFT_ON_IMPORT, FALSE);
  window = open_window (name);
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *path = write_file (reports[i].file_name, reports[i].text);

      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  readout_window_import_files (window, files);
  wait_for_length (window, "reports_page", G_N_ELEMENTS (reports));
  wait_for (is_idle, window, "the end of the import");
  readout_project_run_async (readout_window_get_project (window), set_fields, NULL, NULL, NULL,
                             NULL, set_cb, &set);
  wait_for (is_set, &set, "outlets and dates");
  wait_for (has_dates, window, "outlets and dates in the list");
  return window;
}

static void
act (ReadoutWindow *window, const char *page, const char *action)
{
  g_assert_true (
      gtk_widget_activate_action_variant (get_in_sidebar (window, page, "view"), action, NULL));
}

static void
act_with (ReadoutWindow *window, const char *page, const char *action, GVariant *target)
{
  g_assert_true (
      gtk_widget_activate_action_variant (get_in_sidebar (window, page, "view"), action, target));
}

static guint
count_selected (ReadoutWindow *window, const char *page)
{
  return readout_list_selection_get_n_selected (READOUT_LIST_SELECTION (get_list (window, page)));
}

static gboolean
has_selected (gpointer data)
{
  const Length *length = data;

  return count_selected (length->window, length->page) == length->n;
}

static void
wait_for_selected (ReadoutWindow *window, const char *page, guint n)
{
  Length length = { window, page, n };

  wait_for (has_selected, &length, "the selection");
}

static void
select_row (ReadoutWindow *window, const char *page, guint position, gboolean add)
{
  g_assert_true (gtk_widget_activate_action (get_in_sidebar (window, page, "view"),
                                             "list.select-item", "(ubb)", position, add, FALSE));
}

/* Sorted and in groups, as it is remembered. */
static void
test_order (void)
{
  ReadoutWindow *window = open_with_reports ("order.readout");

  wait_for_outline (window, "reports_page",
                    "Jun 2023: A crane for the harbour | May 2023: Ferry to run again | "
                    "Apr 2023: Harbour wall cracks | Pier may close");
  g_assert_cmpuint (get_report (window, 3)->n_statements, >=, 2);
  act_with (window, "reports_page", "reports.sort", g_variant_new_string ("outlet"));
  wait_for_outline (window, "reports_page",
                    "The Fjord Herald: A crane for the harbour | Harbour wall cracks | "
                    "The Quay Gazette: Ferry to run again | Pier may close");
  act_with (window, "reports_page", "reports.sort", g_variant_new_string ("title"));
  wait_for_outline (window, "reports_page",
                    "A: A crane for the harbour | F: Ferry to run again | "
                    "H: Harbour wall cracks | P: Pier may close");
  act (window, "reports_page", "reports.reversed");
  wait_for_outline (window, "reports_page",
                    "P: Pier may close | H: Harbour wall cracks | "
                    "F: Ferry to run again | A: A crane for the harbour");
  act (window, "reports_page", "reports.headings");
  wait_for_outline (window, "reports_page",
                    "Pier may close | Harbour wall cracks | Ferry to run again | "
                    "A crane for the harbour");
  close_window (window);

  window = open_window ("order.readout");
  wait_for_outline (window, "reports_page",
                    "Pier may close | Harbour wall cracks | Ferry to run again | "
                    "A crane for the harbour");
  act (window, "reports_page", "reports.headings");
  act (window, "reports_page", "reports.reversed");
  act_with (window, "reports_page", "reports.sort", g_variant_new_string ("added"));
  wait_for_length (window, "reports_page", G_N_ELEMENTS (reports));
  g_assert_cmpstr (get_row (window, "reports_page", 0)->heading, ==, "Today");
  act_with (window, "reports_page", "reports.sort", g_variant_new_string ("date"));
  close_window (window);
}

static gboolean
are_marked (gpointer data)
{
  const Length *length = data;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      ReadoutReport *report = get_report (length->window, i);

      n += report != NULL && report->state == READOUT_REPORT_STATE_WITHDRAWN;
    }
  return n == length->n;
}

static void
wait_for_marked (ReadoutWindow *window, guint n)
{
  Length length = { window, "reports_page", n };

  wait_for (are_marked, &length, "the status of the reports");
}

/* Several reports are marked, sorted and removed together. */
static void
test_many (void)
{
  ReadoutWindow *window = open_with_reports ("many.readout");
  GtkWidget *view = get_in_sidebar (window, "reports_page", "view");
  gint64 id;

  select_row (window, "reports_page", 0, FALSE);
  gtk_widget_grab_focus (view);
  if (!press (window, "shift+Down"))
    select_row (window, "reports_page", 1, TRUE);
  wait_for_selected (window, "reports_page", 2);
  if (!press (window, "3"))
    act_with (window, "reports_page", "reports.mark", g_variant_new_string ("withdrawn"));
  wait_for_marked (window, 2);

  /* Withdrawn ones come first; what is selected stays so wherever it goes. */
  id = get_report (window, 0)->id;
  act_with (window, "reports_page", "reports.sort", g_variant_new_string ("state"));
  wait_for_outline (window, "reports_page",
                    "Withdrawn: A crane for the harbour | Ferry to run again | "
                    "Current: Harbour wall cracks | Pier may close");
  g_assert_cmpint (get_report (window, 0)->id, ==, id);
  g_assert_true (
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (get_list (window, "reports_page")), 0));
  g_assert_cmpuint (count_selected (window, "reports_page"), ==, 2);
  act_with (window, "reports_page", "reports.sort", g_variant_new_string ("date"));
  wait_for_length (window, "reports_page", G_N_ELEMENTS (reports));

  gtk_widget_grab_focus (view);
  if (!press (window, "ctrl+a"))
    act (window, "reports_page", "reports.select-all");
  wait_for_selected (window, "reports_page", G_N_ELEMENTS (reports));
  select_row (window, "reports_page", 3, TRUE); /* one less */
  wait_for_selected (window, "reports_page", 3);
  gtk_widget_grab_focus (view);
  if (!press (window, "Delete"))
    act (window, "reports_page", "reports.remove");
  wait_for_length (window, "reports_page", 1);
  wait_for_selected (window, "reports_page", 0);

  /* The Undo of the toast brings all three back. */
  activate (window, "undo-action");
  wait_for_length (window, "reports_page", G_N_ELEMENTS (reports));
  wait_for_marked (window, 2);
  close_window (window);
}

static gboolean
shows_report (gpointer data)
{
  const Length *length = data;

  return readout_reader_get_report_id (get_child (length->window, "reader")) ==
             get_report (length->window, length->n)->id &&
         g_strcmp0 (gtk_stack_get_visible_child_name (get_child (length->window, "content_stack")),
                    "reader") == 0;
}

static void
wait_for_reader (ReadoutWindow *window, guint position)
{
  Length length = { window, "reports_page", position };

  wait_for (shows_report, &length, "the report");
}

static void
run_tool (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
}

/* A row, and where it is hit. */
typedef struct
{
  GtkWidget *view;
  GtkWidget *window;
  guint position;
  graphene_point_t point;
} Target;

/* Whether the row was laid out, so that it is where it seems to be. */
static gboolean
is_hit (gpointer data)
{
  Target *target = data;
  GtkWidget *row = gtk_widget_get_first_child (target->view);
  GtkWidget *found;

  for (guint i = 0; i < target->position && row != NULL; i++)
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL || gtk_widget_get_height (row) < 24 ||
      !gtk_widget_compute_point (row, target->window,
                                 &GRAPHENE_POINT_INIT (60, (float)gtk_widget_get_height (row) - 12),
                                 &target->point))
    return FALSE;
  found = gtk_widget_pick (target->window, target->point.x, target->point.y, GTK_PICK_DEFAULT);
  return found != NULL && (found == row || gtk_widget_is_ancestor (found, row));
}

/* Clicks on a row with the X server's own mouse. FALSE where there is no way to. */
static gboolean
click (ReadoutWindow *window, guint position, const char *button)
{
  Target target = { .view = get_in_sidebar (window, "reports_page", "view"),
                    .window = GTK_WIDGET (window),
                    .position = position };
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;
  double native_x;
  double native_y;

  if (!has_program ("xdotool"))
    return FALSE;
  wait_for (is_hit, &target, "the row to be laid out");
  gtk_native_get_surface_transform (GTK_NATIVE (window), &native_x, &native_y);
  x = g_strdup_printf ("%d", (int)(target.point.x + native_x));
  y = g_strdup_printf ("%d", (int)(target.point.y + native_y));
  run_tool ((const char *const[]){ "xdotool", "search", "--onlyvisible", "--name", "Readout$",
                                   "mousemove", "--window", "%1", x, y, NULL });
  /* GTK is to know where the pointer is before the button is pressed. */
  pause_for (100);
  run_tool ((const char *const[]){ "xdotool", "click", button, NULL });
  pause_for (50);
  return TRUE;
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      return child;
  return NULL;
}

static gboolean
has_menu (gpointer page)
{
  GtkWidget *popover = find_popover (page);

  return popover != NULL && gtk_widget_get_mapped (popover);
}

static gboolean
has_no_menu (gpointer page)
{
  return !has_menu (page);
}

/* With the keyboard one looks through the reports and stays in the list; a click shows one; the
 * menu is about what is selected. */
static void
test_reach (void)
{
  ReadoutWindow *window = open_with_reports ("reach.readout");
  GtkWidget *view = get_in_sidebar (window, "reports_page", "view");
  GtkWidget *page = get_child (get_child (window, "sidebar"), "reports_page");

  gtk_widget_grab_focus (view);
  if (!press (window, "Down"))
    select_row (window, "reports_page", 1, FALSE);
  wait_for_reader (window, 1);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), view));
  if (!press (window, "Down"))
    select_row (window, "reports_page", 2, FALSE);
  wait_for_reader (window, 2);

  if (click (window, 0, "1"))
    {
      wait_for_reader (window, 0);
      activate (window, "back");
      g_assert_cmpuint (count_selected (window, "reports_page"), ==, 0);
      g_assert_true (click (window, 0, "1"));
      wait_for_reader (window, 0);

      /* The other button opens the menu of the row, and nothing else. */
      g_assert_true (click (window, 3, "3"));
      wait_for (has_menu, page, "the menu");
      wait_for_selected (window, "reports_page", 1);
      g_assert_true (gtk_selection_model_is_selected (
          GTK_SELECTION_MODEL (get_list (window, "reports_page")), 3));
      wait_for_reader (window, 0);
      press (window, "Escape");
      wait_for (has_no_menu, page, "the menu to close");
    }
  gtk_widget_grab_focus (view);
  if (press (window, "shift+F10"))
    {
      wait_for (has_menu, page, "the menu");
      press (window, "Escape");
      wait_for (has_no_menu, page, "the menu to close");
    }
  close_window (window);
}

static gboolean
is_in_entry (gpointer entry)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (entry));

  return focus != NULL && gtk_widget_is_ancestor (focus, entry);
}

static const char *
get_state_page (ReadoutWindow *window, const char *page)
{
  return gtk_stack_get_visible_child_name (get_in_sidebar (window, page, "stack"));
}

static gboolean
has_no_match (gpointer window)
{
  return g_str_equal (get_state_page (window, "reports_page"), "none");
}

/* What is typed narrows the list: words of the text, an outlet. */
static void
test_filter (void)
{
  ReadoutWindow *window = open_with_reports ("filter.readout");
  GtkEditable *entry = get_in_sidebar (window, "reports_page", "entry");

  if (!press (window, "ctrl+shift+f"))
    activate (window, "filter-sidebar");
  wait_for (is_in_entry, entry, "the keyboard in the entry");
  gtk_editable_set_text (entry, "tired");
  wait_for_outline (window, "reports_page", "Apr 2023: Pier may close");
  gtk_editable_set_text (entry, "fjord");
  wait_for_outline (window, "reports_page",
                    "Jun 2023: A crane for the harbour | Apr 2023: Harbour wall cracks");
  gtk_editable_set_text (entry, "zeppelin");
  wait_for (has_no_match, window, "that nothing matches");
  g_assert_cmpstr (get_page (window), ==, "project");
  if (!press (window, "Escape"))
    gtk_editable_set_text (entry, "");
  wait_for_length (window, "reports_page", G_N_ELEMENTS (reports));
  g_assert_cmpstr (get_state_page (window, "reports_page"), ==, "list");
  close_window (window);
}

static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
is_there (gpointer type)
{
  return find_window (GPOINTER_TO_SIZE (type)) != NULL;
}

static gboolean
has_heading (gpointer fields)
{
  return g_str_has_prefix (gtk_label_get_text (get_child (fields, "heading_label")), "4");
}

/* The outlet of all reports at once. */
static void
test_details (void)
{
  ReadoutWindow *window = open_with_reports ("details.readout");
  GtkWidget *details;
  gpointer fields;

  act (window, "reports_page", "reports.select-all");
  wait_for_selected (window, "reports_page", G_N_ELEMENTS (reports));
  gtk_widget_grab_focus (get_in_sidebar (window, "reports_page", "view"));
  if (!press (window, "F2"))
    act (window, "reports_page", "reports.edit");
  wait_for (is_there, GSIZE_TO_POINTER (READOUT_TYPE_DETAILS_WINDOW), "the details");
  details = find_window (READOUT_TYPE_DETAILS_WINDOW);
  fields = get_child (details, "fields");
  wait_for (has_heading, fields, "what the reports have");
  check_names (details);
  gtk_editable_set_text (get_child (fields, "outlet_entry"), "Tide Post");
  g_signal_emit_by_name (get_child (fields, "outlet_entry"), "activate");
  act_with (window, "reports_page", "reports.sort", g_variant_new_string ("outlet"));
  wait_for_outline (window, "reports_page",
                    "Tide Post: A crane for the harbour | Ferry to run again | "
                    "Harbour wall cracks | Pier may close");
  gtk_window_close (GTK_WINDOW (details));
  activate (window, "undo-action");
  wait_for_outline (window, "reports_page",
                    "The Fjord Herald: A crane for the harbour | Harbour wall cracks | "
                    "The Quay Gazette: Ferry to run again | Pier may close");
  act_with (window, "reports_page", "reports.sort", g_variant_new_string ("date"));
  close_window (window);
}

/* Actors by kind, and two that become one. */
static void
test_actors (void)
{
  ReadoutWindow *window = open_with_reports ("actors.readout");

  g_action_group_change_action_state (G_ACTION_GROUP (window), "sidebar-page",
                                      g_variant_new_string ("actors"));
  g_assert_true (gtk_widget_get_mapped (get_in_sidebar (window, "actors_page", "view")));
  act_with (window, "actors_page", "actors.sort", g_variant_new_string ("name"));
  wait_for_outline (window, "actors_page",
                    "A: Anna Keller | H: Harbour Ministry | S: Stephen Hollis");
  act_with (window, "actors_page", "actors.sort", g_variant_new_string ("kind"));
  wait_for_outline (window, "actors_page",
                    "Person: Anna Keller | Stephen Hollis | State: Harbour Ministry");

  select_row (window, "actors_page", 0, FALSE);
  select_row (window, "actors_page", 1, TRUE);
  wait_for_selected (window, "actors_page", 2);
  act_with (window, "actors_page", "actors.kind", g_variant_new_string ("group"));
  wait_for_outline (window, "actors_page",
                    "State: Harbour Ministry | Group: Anna Keller | Stephen Hollis");
  activate (window, "undo-action");
  wait_for_outline (window, "actors_page",
                    "Person: Anna Keller | Stephen Hollis | State: Harbour Ministry");

  act (window, "actors_page", "actors.merge");
  wait_for (is_there, GSIZE_TO_POINTER (ADW_TYPE_MESSAGE_DIALOG), "the question");
  adw_message_dialog_response (find_window (ADW_TYPE_MESSAGE_DIALOG), "agree");
  wait_for_length (window, "actors_page", 2);
  activate (window, "undo-action");
  wait_for_length (window, "actors_page", 3);
  act_with (window, "actors_page", "actors.sort", g_variant_new_string ("statements"));
  close_window (window);
}

static gpointer
add_topics (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const topics[] = { "The pier closes", "The ferry runs", "The wall holds" };

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (readout_store_add_topic (store, topics[i], NULL, TRUE, error) == 0)
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

/* Topics by their words, removed two at a time. */
static void
test_topics (void)
{
  ReadoutWindow *window = open_window ("topics.readout");

  g_action_group_change_action_state (G_ACTION_GROUP (window), "sidebar-page",
                                      g_variant_new_string ("topics"));
  readout_project_run_async (readout_window_get_project (window), add_topics, NULL, NULL, NULL,
                             NULL, NULL, NULL);
  import_text (window, reports[0].file_name, reports[0].text);
  wait_for_length (window, "reports_page", 1);
  wait_for (is_idle, window, "the end of the import");
  wait_for_length (window, "topics_page", 3);
  act_with (window, "topics_page", "topics.sort", g_variant_new_string ("name"));
  wait_for_outline (window, "topics_page", "The ferry runs | The pier closes | The wall holds");
  select_row (window, "topics_page", 1, FALSE);
  select_row (window, "topics_page", 2, TRUE);
  wait_for_selected (window, "topics_page", 2);
  gtk_widget_grab_focus (get_in_sidebar (window, "topics_page", "view"));
  if (!press (window, "Delete"))
    act (window, "topics_page", "topics.remove");
  wait_for_outline (window, "topics_page", "The ferry runs");
  activate (window, "undo-action");
  wait_for_outline (window, "topics_page", "The ferry runs | The pier closes | The wall holds");
  gtk_editable_set_text (get_in_sidebar (window, "topics_page", "entry"), "PIER");
  wait_for_outline (window, "topics_page", "The pier closes");
  check_names (get_child (window, "sidebar"));
  close_window (window);
}

int
main (int argc, char *argv[])
{
  if (!start_application (&argc, &argv))
    return 0;
  g_test_add_func ("/sidebar/order", test_order);
  g_test_add_func ("/sidebar/many", test_many);
  g_test_add_func ("/sidebar/reach", test_reach);
  g_test_add_func ("/sidebar/filter", test_filter);
  g_test_add_func ("/sidebar/details", test_details);
  g_test_add_func ("/sidebar/actors", test_actors);
  g_test_add_func ("/sidebar/topics", test_topics);
  return run_tests ();
}
