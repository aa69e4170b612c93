/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of an import: its list, its numbers, and the form for what is selected.
 */
#include "readout-import-window-private.h"

#include <glib/gi18n.h>

#include "readout-import-row.h"
#include "readout-subwindow.h"

/* With more selected, what came meanwhile is looked at when the import is over. */
#define SELECTED_MAX 300

enum
{
  OPEN_REPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutImportWindow, readout_import_window, ADW_TYPE_WINDOW)

static char *
dup_count (ReadoutImportFilter count, guint n)
{
  switch (count)
    {
    case READOUT_IMPORT_COUNT_ADDED:
      return g_strdup_printf (g_dngettext (NULL, "%'u added", "%'u added", n), n);
    case READOUT_IMPORT_FILTER_FAILED:
      return g_strdup_printf (g_dngettext (NULL, "%'u failed", "%'u failed", n), n);
    case READOUT_IMPORT_FILTER_PRESENT:
      return g_strdup_printf (g_dngettext (NULL, "%'u already there", "%'u already there", n), n);
    default:
      return g_strdup_printf (g_dngettext (NULL, "%'u cancelled", "%'u cancelled", n), n);
    }
}

/* "236 added, 3 failed, 1 already there". Owned by the caller. */
static char *
dup_summary (ReadoutImportList *list)
{
  static const ReadoutImportFilter counts[] = { READOUT_IMPORT_COUNT_ADDED,
                                                READOUT_IMPORT_FILTER_FAILED,
                                                READOUT_IMPORT_FILTER_PRESENT,
                                                READOUT_IMPORT_COUNT_CANCELLED };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint n = readout_import_list_count (list, counts[i]);
      g_autofree char *part = dup_count (counts[i], n);

      if (n > 0)
        g_string_append_printf (words, "%s%s",
                                words->len > 0 ? C_ ("between names", ", ") : "", part);
    }
  return g_string_free (words, FALSE);
}

static void
update_progress (ReadoutImportWindow *window)
{
  gboolean busy = readout_importer_is_busy (window->importer);
  guint n_waiting = readout_import_list_count (window->list, READOUT_IMPORT_COUNT_UNDER_WAY);
  guint n_all = readout_import_list_count (window->list, READOUT_IMPORT_FILTER_ALL);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (window->cancel_button, busy);
  gtk_widget_set_visible (GTK_WIDGET (window->progress_bar), busy);
  if (!busy)
    words = dup_summary (window->list);
  else if (n_all == 0)
    words = g_strdup (_ ("Looking for documents"));
  else
    words =
        g_strdup_printf (g_dngettext (NULL, "%1$'u of %2$'u read", "%1$'u of %2$'u read", n_all),
                         n_all - n_waiting, n_all);
  adw_window_title_set_subtitle (window->title, words);
  if (busy && n_all > 0)
    gtk_progress_bar_set_fraction (window->progress_bar, (double)(n_all - n_waiting) / n_all);
  gtk_widget_set_visible (
      window->retry_button,
      !busy && readout_import_list_count (window->list, READOUT_IMPORT_FILTER_FAILED) > 0);
}

/* Each filter says how many it lets through. */
static void
update_filters (ReadoutImportWindow *window)
{
  GtkWidget *buttons[] = {
    [READOUT_IMPORT_FILTER_ALL] = window->all_button,
    [READOUT_IMPORT_FILTER_FAILED] = window->failed_button,
    [READOUT_IMPORT_FILTER_LOOK] = window->look_button,
    [READOUT_IMPORT_FILTER_PRESENT] = window->present_button,
  };

  for (guint i = 0; i < READOUT_IMPORT_N_FILTERS; i++)
    {
      GtkWidget *button = buttons[i];
      GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
      GtkWidget *number = gtk_widget_get_first_child (box);
      GtkWidget *label = gtk_widget_get_next_sibling (number);
      const char *words = gtk_label_get_text (GTK_LABEL (label));
      g_autofree char *text = g_strdup_printf ("%'u", readout_import_list_count (window->list, i));
      g_autofree char *name = NULL;

      if (g_str_equal (gtk_label_get_text (GTK_LABEL (number)), text))
        continue;
      gtk_label_set_text (GTK_LABEL (number), text);
      /* Translators: a filter and how many documents it lets through: "Failed: 3" */
      name = g_strdup_printf (_ ("%s: %s"), words, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
}

/* The reports that are selected, in the form; with none it goes. */
static void
update_fields (ReadoutImportWindow *window, GPtrArray *selected)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  gboolean was_shown = gtk_revealer_get_reveal_child (window->fields_revealer);

  for (guint i = 0; i < selected->len; i++)
    {
      ReadoutImportItem *item = g_ptr_array_index (selected, i);

      if (readout_import_item_has_report (item))
        g_ptr_array_add (reports, item->report);
    }
  if (reports->len > 0)
    readout_report_fields_set_reports (window->fields, reports);
  gtk_widget_set_visible (GTK_WIDGET (window->fields_revealer), reports->len > 0 || was_shown);
  gtk_revealer_set_reveal_child (window->fields_revealer, reports->len > 0);
}

static gboolean
update_cb (gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  g_autoptr (GPtrArray) selected = readout_import_window_dup_selected (window);

  window->update_source = 0;
  readout_import_window_update_actions (window, selected);
  update_fields (window, selected);
  return G_SOURCE_REMOVE;
}

/* Many rows may be selected one by one. */
static void
queue_update (ReadoutImportWindow *window)
{
  if (window->update_source == 0)
    window->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, window, NULL);
}

static void
list_changed_cb (ReadoutImportWindow *window)
{
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (window->selection));

  update_progress (window);
  update_filters (window);
  readout_import_window_update_page (window);
  if (!readout_importer_is_busy (window->importer) || gtk_bitset_get_size (chosen) <= SELECTED_MAX)
    queue_update (window);
}

static void
fields_revealed_cb (ReadoutImportWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  /* What is hidden must not be in the way of a screen reader. */
  if (!gtk_revealer_get_child_revealed (window->fields_revealer) &&
      !gtk_revealer_get_reveal_child (window->fields_revealer))
    gtk_widget_set_visible (GTK_WIDGET (window->fields_revealer), FALSE);
  /* The form must not cover the row that it is about. */
  else if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (window->view)))
    {
      g_autoptr (GtkBitset) chosen =
          gtk_selection_model_get_selection (GTK_SELECTION_MODEL (window->selection));

      if (gtk_bitset_get_size (chosen) == 1)
        gtk_widget_activate_action (GTK_WIDGET (window->view), "list.scroll-to-item", "u",
                                    gtk_bitset_get_minimum (chosen));
    }
}

static void
apply_cb (ReadoutImportWindow *window, guint field, const char *value)
{
  readout_import_window_set_field (window, field, value);
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  g_autoptr (ReadoutImportItem) item =
      g_list_model_get_item (G_LIST_MODEL (window->selection), position);

  if (item != NULL && readout_import_item_has_report (item))
    g_signal_emit (window, signals[OPEN_REPORT], 0, item->report->id);
}

static void
row_retry_cb (ReadoutImportRow *row, gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, readout_import_row_get_item (row));
  readout_importer_retry (window->importer, items);
}

static void
row_cancel_cb (ReadoutImportRow *row, gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, readout_import_row_get_item (row));
  readout_importer_cancel_items (window->importer, items);
}

/* The menu is about what is selected, and about the row that it was asked for. */
static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkListItem *list_item = GTK_LIST_ITEM (user_data);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  ReadoutImportWindow *window =
      READOUT_IMPORT_WINDOW (gtk_widget_get_ancestor (row, READOUT_TYPE_IMPORT_WINDOW));

  if (!gtk_list_item_get_selected (list_item))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (window->selection),
                                     gtk_list_item_get_position (list_item), TRUE);
  readout_import_window_show_menu (window, row, x, y);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = readout_import_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (secondary_pressed_cb), list_item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  g_signal_connect (row, "retry", G_CALLBACK (row_retry_cb), user_data);
  g_signal_connect (row, "cancel", G_CALLBACK (row_cancel_cb), user_data);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  readout_import_row_set_item (READOUT_IMPORT_ROW (gtk_list_item_get_child (list_item)),
                               gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  readout_import_row_set_item (READOUT_IMPORT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
readout_import_window_dispose (GObject *object)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (object);

  g_clear_handle_id (&window->update_source, g_source_remove);
  g_clear_pointer (&window->context_menu, gtk_widget_unparent);
  if (window->importer != NULL)
    {
      g_signal_handlers_disconnect_by_data (window->importer, window);
      g_signal_handlers_disconnect_by_data (window->list, window);
      g_signal_handlers_disconnect_by_data (window->selection, window);
    }
  g_clear_object (&window->importer);
  g_clear_object (&window->selection);
  g_clear_object (&window->actions);

  G_OBJECT_CLASS (readout_import_window_parent_class)->dispose (object);
}

static void
readout_import_window_class_init (ReadoutImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_import_window_dispose;

  signals[OPEN_REPORT] = g_signal_new ("open-report", READOUT_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (READOUT_TYPE_REPORT_FIELDS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, all_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, failed_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, look_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, fields_revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, fields);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportWindow, row_menu);
}

static void
readout_import_window_init (ReadoutImportWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  gtk_widget_set_size_request (GTK_WIDGET (window), 360, 294);
  gtk_widget_set_visible (GTK_WIDGET (window->fields_revealer), FALSE);
  g_signal_connect (window->view, "activate", G_CALLBACK (activate_cb), window);
  g_signal_connect_swapped (window->fields, "apply", G_CALLBACK (apply_cb), window);
  g_signal_connect_swapped (window->fields, "confirm", G_CALLBACK (readout_import_window_confirm),
                            window);
  g_signal_connect_swapped (window->fields_revealer, "notify::child-revealed",
                            G_CALLBACK (fields_revealed_cb), window);
}

static void
set_model (ReadoutImportWindow *window)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), window);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  window->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (window->list)));
  g_signal_connect_swapped (window->selection, "selection-changed", G_CALLBACK (queue_update),
                            window);
  g_signal_connect_swapped (window->selection, "items-changed", G_CALLBACK (queue_update), window);
  gtk_list_view_set_factory (window->view, factory);
  gtk_list_view_set_model (window->view, GTK_SELECTION_MODEL (window->selection));
}

ReadoutImportWindow *
readout_import_window_new (GtkWidget *opener, ReadoutImporter *importer)
{
  ReadoutImportWindow *window;

  g_return_val_if_fail (GTK_IS_WIDGET (opener), NULL);
  g_return_val_if_fail (READOUT_IS_IMPORTER (importer), NULL);

  window = g_object_new (READOUT_TYPE_IMPORT_WINDOW, NULL);
  window->importer = g_object_ref (importer);
  window->list = readout_importer_get_list (importer);
  readout_subwindow_set_up_beside (GTK_WINDOW (window), opener, window->toasts);
  set_model (window);
  readout_import_window_add_actions (window);
  g_signal_connect_swapped (window->list, "changed", G_CALLBACK (list_changed_cb), window);
  g_signal_connect_swapped (importer, "notify::busy", G_CALLBACK (list_changed_cb), window);
  g_signal_connect_swapped (importer, "finished", G_CALLBACK (list_changed_cb), window);
  list_changed_cb (window);
  gtk_widget_grab_focus (GTK_WIDGET (window->view));
  return window;
}

void
readout_import_window_show_filter (ReadoutImportWindow *window, ReadoutImportFilter filter)
{
  static const char *const names[] = { "all", "failed", "look", "present" };

  g_return_if_fail (READOUT_IS_IMPORT_WINDOW (window));
  g_return_if_fail (filter < READOUT_IMPORT_N_FILTERS);

  g_action_group_change_action_state (G_ACTION_GROUP (window->actions), "filter",
                                      g_variant_new_string (names[filter]));
}

void
readout_import_window_update_page (ReadoutImportWindow *window)
{
  static const struct
  {
    const char *icon;
    const char *title;
    const char *description;
  } pages[] = {
    [READOUT_IMPORT_FILTER_ALL] = {
        "document-open-symbolic",
        N_ ("No Documents"), N_ ("Documents that you import are listed here.") },
        [READOUT_IMPORT_FILTER_FAILED] = {
            "emblem-ok-symbolic", N_ ("Nothing Failed"), N_ ("All documents could be read.") },
            [READOUT_IMPORT_FILTER_LOOK] = {
                "emblem-ok-symbolic",
                N_ ("Nothing to Look At"), N_ ("Nothing about these reports was guessed.") },
                [READOUT_IMPORT_FILTER_PRESENT] = {
                    "emblem-ok-symbolic", N_ ("Nothing Twice"),
                                              N_ ("None of these documents was in the project.") },
                };
  ReadoutImportFilter filter = readout_import_list_get_filter (window->list);
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (window->list)) == 0;

  if (empty)
    {
      adw_status_page_set_icon_name (window->empty_page, pages[filter].icon);
      adw_status_page_set_title (window->empty_page, _ (pages[filter].title));
      adw_status_page_set_description (window->empty_page, _ (pages[filter].description));
    }
  gtk_stack_set_visible_child_name (window->stack, empty ? "empty" : "list");
}

GPtrArray *
readout_import_window_dup_selected (ReadoutImportWindow *window)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (window->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, chosen, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (window->selection), position));
  return items;
}
