/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one can do in the window of an import.
 */
#include "readout-import-window-private.h"

#include <glib/gi18n.h>

#include "readout-operation.h"
#include "readout-original.h"
#include "readout-report-changes.h"
#include "readout-subwindow.h"

/* The reports among the selected items. */
static GArray *
list_ids (GPtrArray *selected)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < selected->len; i++)
    {
      ReadoutImportItem *item = g_ptr_array_index (selected, i);

      if (readout_import_item_has_report (item))
        g_array_append_val (ids, item->report->id);
    }
  return ids;
}

/* An import that runs would tell of it when it is over. */
static void
refresh (ReadoutImportWindow *window, GPtrArray *selected)
{
  if (readout_importer_is_busy (window->importer))
    readout_importer_refresh (window->importer, selected);
}

void
readout_import_window_set_field (ReadoutImportWindow *window,
                                 ReadoutReportField field,
                                 const char *value)
{
  g_autoptr (GPtrArray) selected = readout_import_window_dup_selected (window);
  g_autoptr (GArray) ids = list_ids (selected);

  readout_report_changes_set_field (
      GTK_WIDGET (window), readout_importer_get_project (window->importer), ids, field, value);
  refresh (window, selected);
}

void
readout_import_window_confirm (ReadoutImportWindow *window)
{
  g_autoptr (GPtrArray) selected = readout_import_window_dup_selected (window);
  g_autoptr (GArray) ids = list_ids (selected);

  readout_report_changes_confirm (GTK_WIDGET (window),
                                  readout_importer_get_project (window->importer), ids);
  refresh (window, selected);
}

/* The first selected item for which @test holds; borrowed from @selected. */
static ReadoutImportItem *
find_item (GPtrArray *selected, gboolean (*test) (ReadoutImportItem *item))
{
  for (guint i = 0; i < selected->len; i++)
    if (test (g_ptr_array_index (selected, i)))
      return g_ptr_array_index (selected, i);
  return NULL;
}

static gboolean
has_words (ReadoutImportItem *item)
{
  return item->words != NULL;
}

static gboolean
has_original (ReadoutImportItem *item)
{
  g_return_val_if_fail (item != NULL, FALSE);

  return item->file != NULL || readout_import_item_has_report (item);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  g_autoptr (GPtrArray) selected = readout_import_window_dup_selected (window);
  ReadoutImportItem *item = find_item (selected, readout_import_item_has_report);

  if (item != NULL)
    g_signal_emit_by_name (window, "open-report", item->report->id);
}

static void
open_original_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  g_autoptr (GPtrArray) selected = readout_import_window_dup_selected (window);
  ReadoutImportItem *item = find_item (selected, has_original);

  if (item == NULL)
    return;
  /* What is inside of another document has no file of its own. */
  if (readout_import_item_has_report (item) && (item->file == NULL || item->document != item))
    readout_original_open_report (GTK_WINDOW (window),
                                  readout_importer_get_project (window->importer), item->report);
  else if (item->file != NULL)
    readout_original_open_file (GTK_WINDOW (window), item->file);
}

static void
retry_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  g_autoptr (GPtrArray) selected = readout_import_window_dup_selected (window);

  readout_importer_retry (window->importer, selected);
}

static void
retry_failed_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  g_autoptr (GPtrArray) failed = g_ptr_array_new_with_free_func (g_object_unref);

  for (ReadoutImportItem *item = readout_import_list_get_next (window->list, NULL); item != NULL;
       item = readout_import_list_get_next (window->list, item))
    if (item->state == READOUT_IMPORT_FAILED)
      g_ptr_array_add (failed, g_object_ref (item));
  readout_importer_retry (window->importer, failed);
}

static void
cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  g_autoptr (GPtrArray) selected = readout_import_window_dup_selected (window);

  readout_importer_cancel_items (window->importer, selected);
}

static void
cancel_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_importer_cancel (READOUT_IMPORT_WINDOW (user_data)->importer);
}

/* The reasons, a line each, with the names when there are several. */
static void
copy_reason_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  g_autoptr (GPtrArray) selected = readout_import_window_dup_selected (window);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < selected->len; i++)
    {
      ReadoutImportItem *item = g_ptr_array_index (selected, i);

      if (item->words == NULL)
        continue;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      if (selected->len > 1)
        g_string_append_printf (words, "%s: ", item->name);
      g_string_append (words, item->words);
    }
  if (words->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), words->str);
}

static void
confirm_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_import_window_confirm (READOUT_IMPORT_WINDOW (user_data));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.undo-action", NULL);
}

/* What is pasted here comes in as it would in the project's window. */
static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = readout_subwindow_get_parent (GTK_WINDOW (user_data));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.paste", NULL);
}

static void
filter_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  static const char *const names[] = { "all", "failed", "look", "present" };
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], g_variant_get_string (state, NULL)))
      {
        g_simple_action_set_state (action, state);
        readout_import_list_set_filter (window->list, i);
        readout_import_window_update_page (window);
      }
}

/* The row that has the keyboard, or %NULL. */
static GtkWidget *
get_focused_row (ReadoutImportWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  while (focus != NULL && gtk_widget_get_parent (focus) != GTK_WIDGET (window->view))
    focus = gtk_widget_get_parent (focus);
  return focus;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ReadoutImportWindow *window = READOUT_IMPORT_WINDOW (user_data);
  GtkWidget *row = get_focused_row (window);

  if (row == NULL)
    return FALSE;
  readout_import_window_show_menu (window, row, 24, gtk_widget_get_height (row) / 2.0);
  return TRUE;
}

static void
add_keys (ReadoutImportWindow *window)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Delete, 0, "import.cancel" },
    { GDK_KEY_KP_Delete, 0, "import.cancel" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "import.copy-reason" },
  };
  static const struct
  {
    guint key;
    const char *action;
  } window_keys[] = {
    { GDK_KEY_z, "import.undo" },
    { GDK_KEY_r, "import.retry" },
    { GDK_KEY_v, "import.paste" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkEventController *everywhere = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (
          gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                       gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK)),
          gtk_callback_action_new (menu_key_cb, window, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window->view), controller);

  /* An entry takes its own before these. */
  for (guint i = 0; i < G_N_ELEMENTS (window_keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (everywhere),
        gtk_shortcut_new (gtk_keyval_trigger_new (window_keys[i].key, GDK_CONTROL_MASK),
                          gtk_named_action_new (window_keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (window), everywhere);
}

void
readout_import_window_add_actions (ReadoutImportWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_cb },
    { .name = "open-original", .activate = open_original_cb },
    { .name = "retry", .activate = retry_cb },
    { .name = "retry-failed", .activate = retry_failed_cb },
    { .name = "cancel", .activate = cancel_cb },
    { .name = "cancel-all", .activate = cancel_all_cb },
    { .name = "copy-reason", .activate = copy_reason_cb },
    { .name = "confirm", .activate = confirm_cb },
    { .name = "undo", .activate = undo_cb },
    { .name = "paste", .activate = paste_cb },
    { .name = "filter", .parameter_type = "s", .state = "'all'", .change_state = filter_cb },
  };

  window->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (window->actions), entries, G_N_ELEMENTS (entries),
                                   window);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "import", G_ACTION_GROUP (window->actions));
  add_keys (window);
}

void
readout_import_window_update_actions (ReadoutImportWindow *window, GPtrArray *selected)
{
  const struct
  {
    const char *name;
    gboolean (*test) (ReadoutImportItem *item);
  } actions[] = {
    { "open", readout_import_item_has_report },
    { "open-original", has_original },
    { "retry", readout_import_item_can_retry },
    { "cancel", readout_import_item_can_cancel },
    { "copy-reason", has_words },
    { "confirm", readout_import_item_needs_look },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                     G_ACTION_MAP (window->actions), actions[i].name)),
                                 find_item (selected, actions[i].test) != NULL);
}

void
readout_import_window_show_menu (ReadoutImportWindow *window, GtkWidget *row, double x, double y)
{
  g_autoptr (GPtrArray) selected = readout_import_window_dup_selected (window);
  /* A list does not give a popover its size. */
  GtkWidget *content = adw_window_get_content (ADW_WINDOW (window));
  GdkRectangle place = { 0, 0, 1, 1 };
  graphene_point_t point;

  if (!gtk_widget_compute_point (row, content, &GRAPHENE_POINT_INIT ((float)x, (float)y), &point))
    return;
  readout_import_window_update_actions (window, selected);
  if (window->context_menu == NULL)
    {
      window->context_menu = gtk_popover_menu_new_from_model (window->row_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (window->context_menu), FALSE);
      gtk_widget_set_halign (window->context_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (window->context_menu, content);
    }
  place.x = (int)point.x;
  place.y = (int)point.y;
  gtk_popover_set_pointing_to (GTK_POPOVER (window->context_menu), &place);
  gtk_popover_popup (GTK_POPOVER (window->context_menu));
}
