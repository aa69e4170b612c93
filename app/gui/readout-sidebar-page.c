/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of the sidebar: filtered, sorted, in groups, with a selection of many.
 */
#include "readout-sidebar-page.h"

#include <glib/gi18n.h>

#include "readout-list-selection.h"
#include "readout-settings.h"
#include "readout-sidebar-rows.h"

typedef struct
{
  GtkEditable *entry;
  GtkMenuButton *sort_button;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  GtkListView *view;
  GtkLabel *none_label;
  GtkLabel *empty_label;

  ReadoutProject *project;
  ReadoutPageModel *model;
  ReadoutListSelection *selection;
  ReadoutSidebarRows *rows;
  GSimpleActionGroup *actions;
  GtkEventController *keys;
  GMenuModel *menu;
  GtkWidget *context_menu;
  char *search;
  guint order;
  gboolean reversed;
  gboolean pressed; /* with the mouse: what is picked is shown when the button is let go */
} ReadoutSidebarPagePrivate;

typedef ReadoutSidebarPagePrivate Private;

enum
{
  ACTIVATED,
  SHOW_STATEMENTS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (ReadoutSidebarPage, readout_sidebar_page, ADW_TYPE_BIN)

static Private *
get_private (ReadoutSidebarPage *page)
{
  return readout_sidebar_page_get_instance_private (page);
}

static ReadoutHeadedRecord *
get_row (ReadoutPageItem *item)
{
  return item != NULL ? readout_page_item_get_record (item) : NULL;
}

static void
activate (ReadoutSidebarPage *page, ReadoutHeadedRecord *row, ReadoutReach reach)
{
  ReadoutSidebarPageClass *class = READOUT_SIDEBAR_PAGE_GET_CLASS (page);
  g_autofree char *name = NULL;

  if (row == NULL)
    return;
  name = class->dup_name (row->record);
  g_signal_emit (page, signals[ACTIVATED], 0, class->source->id (row), name, (guint)reach);
}

static void
update_actions (ReadoutSidebarPage *page)
{
  Private *self = get_private (page);
  guint n = readout_list_selection_get_n_selected (self->selection);
  gboolean writable = self->project != NULL && !readout_project_is_read_only (self->project);

  readout_sidebar_page_set_enabled (page, "enter", n > 0);
  READOUT_SIDEBAR_PAGE_GET_CLASS (page)->update_actions (page, n, writable);
}

static void
update_stack (ReadoutSidebarPage *page)
{
  Private *self = get_private (page);
  const char *name = "list";

  if (self->model != NULL && readout_page_model_is_loaded (self->model) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    name = self->search != NULL ? "none" : "empty";
  gtk_stack_set_visible_child_name (self->stack, name);
}

/* What is selected may be another thing now. */
static void
read_cb (ReadoutSidebarPage *page)
{
  update_stack (page);
  update_actions (page);
}

static void
clear_query (gpointer data)
{
  g_free (((ReadoutSidebarQuery *)data)->search);
}

/* Reads the list anew, as it is sorted and filtered now. */
static void
rebuild (ReadoutSidebarPage *page, gboolean keep)
{
  Private *self = get_private (page);
  ReadoutSidebarQuery *query;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, page);
  g_clear_object (&self->model);
  if (self->project != NULL)
    {
      query = g_atomic_rc_box_new0 (ReadoutSidebarQuery);
      query->search = g_strdup (self->search);
      query->order = self->order;
      query->reversed = self->reversed;
      query->headings = readout_settings_get_boolean (READOUT_SETTING_SIDEBAR_HEADINGS);
      self->model = readout_page_model_new (
          self->project, READOUT_SIDEBAR_PAGE_GET_CLASS (page)->source, query, clear_query);
      g_signal_connect_object (self->model, "loaded", G_CALLBACK (read_cb), page,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->model, "filled", G_CALLBACK (read_cb), page,
                               G_CONNECT_SWAPPED);
    }
  readout_list_selection_set_model (self->selection, self->model, keep);
  update_stack (page);
  update_actions (page);
}

static void
search_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  Private *self = get_private (page);
  g_autofree char *search = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (g_strcmp0 (search, self->search != NULL ? self->search : "") == 0)
    return;
  g_free (self->search);
  self->search = *search != '\0' ? g_steal_pointer (&search) : NULL;
  rebuild (page, FALSE);
}

static void
focus_list (ReadoutSidebarPage *page)
{
  Private *self = get_private (page);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
stop_search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);

  gtk_editable_set_text (get_private (page)->entry, "");
  focus_list (page);
}

/* Enter in the entry opens what was found first. */
static void
search_activate_cb (GtkSearchEntry *entry, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  Private *self = get_private (page);
  g_autoptr (ReadoutPageItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);

  if (get_row (item) == NULL)
    return;
  readout_list_selection_select_only (self->selection, 0);
  activate (page, get_row (item), READOUT_REACH_ENTER);
}

static gboolean
entry_down_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  focus_list (READOUT_SIDEBAR_PAGE (user_data));
  return TRUE;
}

static void
clear_filter_cb (GtkButton *button, gpointer user_data)
{
  Private *self = get_private (READOUT_SIDEBAR_PAGE (user_data));

  gtk_editable_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
sort_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  ReadoutSidebarPageClass *class = READOUT_SIDEBAR_PAGE_GET_CLASS (page);
  Private *self = get_private (page);
  const char *name = g_variant_get_string (state, NULL);

  for (guint i = 0; class->orders[i].name != NULL; i++)
    if (g_str_equal (class->orders[i].name, name))
      {
        g_simple_action_set_state (action, state);
        self->order = i;
        readout_settings_set_string (class->order_key, name);
        rebuild (page, TRUE);
      }
}

static void
reversed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  Private *self = get_private (page);

  g_simple_action_set_state (action, state);
  self->reversed = g_variant_get_boolean (state);
  readout_settings_set_boolean (READOUT_SIDEBAR_PAGE_GET_CLASS (page)->reversed_key,
                                self->reversed);
  rebuild (page, TRUE);
}

static void
headings_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  readout_settings_set_boolean (READOUT_SETTING_SIDEBAR_HEADINGS, g_variant_get_boolean (state));
}

/* One setting for all pages. */
static void
headings_changed_cb (ReadoutSidebarPage *page)
{
  gboolean headings = readout_settings_get_boolean (READOUT_SETTING_SIDEBAR_HEADINGS);
  GAction *action =
      g_action_map_lookup_action (G_ACTION_MAP (get_private (page)->actions), "headings");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (headings));
  rebuild (page, TRUE);
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_sidebar_page_filter (READOUT_SIDEBAR_PAGE (user_data));
}

static void
select_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Private *self = get_private (READOUT_SIDEBAR_PAGE (user_data));

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

static void
enter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GPtrArray) rows = readout_list_selection_dup_records (get_private (page)->selection);

  if (rows->len > 0)
    activate (page, g_ptr_array_index (rows, 0), READOUT_REACH_ENTER);
}

static void
picked_cb (ReadoutSidebarPage *page, gint64 id)
{
  Private *self = get_private (page);
  g_autoptr (GPtrArray) rows = NULL;

  if (self->pressed)
    return;
  rows = readout_list_selection_dup_records (self->selection);
  if (rows->len > 0)
    activate (page, g_ptr_array_index (rows, 0), READOUT_REACH_GLANCE);
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (ReadoutPageItem) item =
      g_list_model_get_item (G_LIST_MODEL (get_private (page)->selection), position);

  activate (page, get_row (item), READOUT_REACH_ENTER);
}

static void
show_menu (ReadoutSidebarPage *page, GtkWidget *row, double x, double y)
{
  Private *self = get_private (page);
  graphene_point_t point;

  if (!gtk_widget_compute_point (row, GTK_WIDGET (page), &GRAPHENE_POINT_INIT ((float)x, (float)y),
                                 &point))
    return;
  if (self->context_menu == NULL)
    {
      /* A list does not give a popover its size. */
      self->context_menu = gtk_popover_menu_new_from_model (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context_menu), FALSE);
      gtk_widget_set_halign (self->context_menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->context_menu, GTK_WIDGET (page));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context_menu),
                               &(const GdkRectangle){ (int)point.x, (int)point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->context_menu));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *row = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (row == NULL || !gtk_widget_is_ancestor (row, widget))
    return FALSE;
  show_menu (page, row, 24, gtk_widget_get_height (row) / 2.0);
  return TRUE;
}

/* --- The rows ----------------------------------------------------------------------------------
 */

static void
bind_row (ReadoutListRow *widget, ReadoutPageItem *item, gpointer user_data)
{
  READOUT_SIDEBAR_PAGE_GET_CLASS (user_data)->bind (widget, get_row (item)->record);
  readout_list_row_set_heading (widget, get_row (item)->heading);
}

static char *
dup_row_name (ReadoutPageItem *item, gpointer user_data)
{
  return READOUT_SIDEBAR_PAGE_GET_CLASS (user_data)->dup_name (get_row (item)->record);
}

static gboolean
has_heading (ReadoutPageItem *item, gpointer user_data)
{
  return get_row (item)->heading != NULL;
}

/* The menu is about what is selected; a row that is not becomes it first. */
static void
show_menu_of (GtkListItem *item, GtkWidget *row, double x, double y, gpointer user_data)
{
  Private *self = get_private (READOUT_SIDEBAR_PAGE (user_data));

  if (!gtk_list_item_get_selected (item))
    readout_list_selection_select_only (self->selection, gtk_list_item_get_position (item));
  show_menu (READOUT_SIDEBAR_PAGE (user_data), row, x, y);
}

static void
set_pressed (gboolean pressed, gpointer user_data)
{
  get_private (READOUT_SIDEBAR_PAGE (user_data))->pressed = pressed;
}

static void
clicked (GtkListItem *item, gpointer user_data)
{
  activate (READOUT_SIDEBAR_PAGE (user_data), get_row (gtk_list_item_get_item (item)),
            READOUT_REACH_SHOW);
}

static const ReadoutSidebarRowFuncs row_funcs = { bind_row,     dup_row_name, has_heading,
                                                  show_menu_of, set_pressed,  clicked };

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);

  if ((changes & READOUT_SIDEBAR_PAGE_GET_CLASS (page)->changes) != 0)
    readout_page_model_reload (get_private (page)->model);
}

static GMenuModel *
make_sort_menu (ReadoutSidebarPageClass *class)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) orders = g_menu_new ();
  g_autoptr (GMenu) ways = g_menu_new ();
  g_autofree char *sort = g_strconcat (class->group, ".sort", NULL);
  g_autofree char *reversed = g_strconcat (class->group, ".reversed", NULL);
  g_autofree char *headings = g_strconcat (class->group, ".headings", NULL);

  for (guint i = 0; class->orders[i].name != NULL; i++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (g_dpgettext2 (NULL, class->order_context, class->orders[i].label), NULL);

      g_menu_item_set_action_and_target (item, sort, "s", class->orders[i].name);
      g_menu_append_item (orders, item);
    }
  g_menu_append_section (menu, _ ("Sort by"), G_MENU_MODEL (orders));
  g_menu_append (ways, _ ("_Reversed"), reversed);
  g_menu_append (ways, _ ("In _Groups"), headings);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ways));
  return G_MENU_MODEL (menu);
}

static void
add_own_actions (ReadoutSidebarPage *page)
{
  static const GActionEntry entries[] = {
    { .name = "sort", .parameter_type = "s", .state = "''", .change_state = sort_cb },
    { .name = "reversed", .state = "false", .change_state = reversed_cb },
    { .name = "headings", .state = "false", .change_state = headings_cb },
    { .name = "filter", .activate = filter_cb },
    { .name = "select-all", .activate = select_all_cb },
    { .name = "enter", .activate = enter_cb },
  };
  ReadoutSidebarPageClass *class = READOUT_SIDEBAR_PAGE_GET_CLASS (page);
  Private *self = get_private (page);
  GActionGroup *group = G_ACTION_GROUP (self->actions);
  g_autofree char *order = readout_settings_dup_string (class->order_key);

  readout_sidebar_page_add_actions (page, entries, G_N_ELEMENTS (entries));
  g_action_group_change_action_state (group, "sort", g_variant_new_string (order));
  g_action_group_change_action_state (
      group, "reversed",
      g_variant_new_boolean (readout_settings_get_boolean (class->reversed_key)));
  gtk_widget_insert_action_group (GTK_WIDGET (page), class->group, group);
  readout_settings_watch (READOUT_SETTING_SIDEBAR_HEADINGS, page, G_CALLBACK (headings_changed_cb));
  headings_changed_cb (page);
}

static void
add_menu_key (ReadoutSidebarPage *page)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (get_private (page)->keys),
      gtk_shortcut_new (
          gtk_alternative_trigger_new (gtk_keyval_trigger_new (GDK_KEY_Menu, 0),
                                       gtk_keyval_trigger_new (GDK_KEY_F10, GDK_SHIFT_MASK)),
          gtk_callback_action_new (menu_key_cb, page, NULL)));
}

static void
name_button (GtkMenuButton *button, const char *words)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

/* What the derived class says is known now. */
static void
readout_sidebar_page_constructed (GObject *object)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (object);
  ReadoutSidebarPageClass *class = READOUT_SIDEBAR_PAGE_GET_CLASS (page);
  Private *self = get_private (page);
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/readout_app/Readout/readout-sidebar-menus.ui");
  g_autoptr (GMenuModel) sort_menu = make_sort_menu (class);

  G_OBJECT_CLASS (readout_sidebar_page_parent_class)->constructed (object);

  self->menu = g_object_ref (G_MENU_MODEL (gtk_builder_get_object (builder, class->menu)));
  gtk_menu_button_set_menu_model (self->menu_button, self->menu);
  gtk_menu_button_set_menu_model (self->sort_button, sort_menu);
  name_button (self->menu_button, class->menu_words);
  name_button (self->sort_button, class->sort_words);
  g_object_set (self->entry, "placeholder-text", class->filter_words, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  class->filter_words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  class->list_name, -1);
  gtk_label_set_text (self->empty_label, class->empty_words);
  add_own_actions (page);
  add_menu_key (page);
  update_actions (page);
}

static void
readout_sidebar_page_dispose (GObject *object)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (object);
  Private *self = get_private (page);

  readout_sidebar_page_set_project (page, NULL);
  g_clear_pointer (&self->context_menu, gtk_widget_unparent);
  g_clear_object (&self->menu);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, page);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (readout_sidebar_page_parent_class)->dispose (object);
}

static void
readout_sidebar_page_class_init (ReadoutSidebarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = readout_sidebar_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = readout_sidebar_page_dispose;

  signals[ACTIVATED] =
      g_signal_new ("activated", READOUT_TYPE_SIDEBAR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_UINT);
  signals[SHOW_STATEMENTS] =
      g_signal_new ("show-statements", READOUT_TYPE_SIDEBAR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-sidebar-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, ReadoutSidebarPage, entry);
  gtk_widget_class_bind_template_child_private (widget_class, ReadoutSidebarPage, sort_button);
  gtk_widget_class_bind_template_child_private (widget_class, ReadoutSidebarPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, ReadoutSidebarPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, ReadoutSidebarPage, view);
  gtk_widget_class_bind_template_child_private (widget_class, ReadoutSidebarPage, none_label);
  gtk_widget_class_bind_template_child_private (widget_class, ReadoutSidebarPage, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filter_cb);
}

static void
readout_sidebar_page_init (ReadoutSidebarPage *page)
{
  Private *self = get_private (page);
  GtkEventController *entry_keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (page));
  self->actions = g_simple_action_group_new ();
  self->selection = readout_list_selection_new ();
  g_signal_connect_swapped (self->selection, "picked", G_CALLBACK (picked_cb), page);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (update_actions),
                            page);
  self->rows = readout_sidebar_rows_new (self->view, &row_funcs, G_OBJECT (page));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), page);

  self->keys = gtk_shortcut_controller_new ();
  gtk_widget_add_controller (GTK_WIDGET (self->view), self->keys);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (entry_keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0),
                        gtk_callback_action_new (entry_down_cb, page, NULL)));
  gtk_event_controller_set_propagation_phase (entry_keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), entry_keys);
}

void
readout_sidebar_page_set_project (ReadoutSidebarPage *page, ReadoutProject *project)
{
  Private *self;

  g_return_if_fail (READOUT_IS_SIDEBAR_PAGE (page));

  self = get_private (page);
  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, page);
  g_set_object (&self->project, project);
  g_clear_pointer (&self->search, g_free);
  gtk_editable_set_text (self->entry, "");
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), page, 0);
  rebuild (page, FALSE);
}

ReadoutProject *
readout_sidebar_page_get_project (ReadoutSidebarPage *page)
{
  g_return_val_if_fail (READOUT_IS_SIDEBAR_PAGE (page), NULL);

  return get_private (page)->project;
}

void
readout_sidebar_page_filter (ReadoutSidebarPage *page)
{
  g_return_if_fail (READOUT_IS_SIDEBAR_PAGE (page));

  gtk_widget_grab_focus (GTK_WIDGET (get_private (page)->entry));
}

void
readout_sidebar_page_unselect (ReadoutSidebarPage *page)
{
  g_return_if_fail (READOUT_IS_SIDEBAR_PAGE (page));

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (get_private (page)->selection));
}

void
readout_sidebar_page_add_actions (ReadoutSidebarPage *page,
                                  const GActionEntry *entries,
                                  int n_entries)
{
  g_return_if_fail (READOUT_IS_SIDEBAR_PAGE (page));

  g_action_map_add_action_entries (G_ACTION_MAP (get_private (page)->actions), entries, n_entries,
                                   page);
}

void
readout_sidebar_page_set_enabled (ReadoutSidebarPage *page, const char *name, gboolean enabled)
{
  GAction *action;

  g_return_if_fail (READOUT_IS_SIDEBAR_PAGE (page));

  action = g_action_map_lookup_action (G_ACTION_MAP (get_private (page)->actions), name);
  g_return_if_fail (action != NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
readout_sidebar_page_set_state (ReadoutSidebarPage *page, const char *name, const char *state)
{
  GAction *action;

  g_return_if_fail (READOUT_IS_SIDEBAR_PAGE (page));

  action = g_action_map_lookup_action (G_ACTION_MAP (get_private (page)->actions), name);
  g_return_if_fail (action != NULL);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (state));
}

void
readout_sidebar_page_add_key (ReadoutSidebarPage *page,
                              guint key,
                              GdkModifierType modifiers,
                              const char *action,
                              const char *target)
{
  GtkShortcut *shortcut;

  g_return_if_fail (READOUT_IS_SIDEBAR_PAGE (page));

  shortcut =
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action));
  if (target != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (target));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (get_private (page)->keys),
                                        shortcut);
}

GArray *
readout_sidebar_page_dup_ids (ReadoutSidebarPage *page)
{
  g_return_val_if_fail (READOUT_IS_SIDEBAR_PAGE (page), NULL);

  return readout_list_selection_dup_ids (get_private (page)->selection);
}

GPtrArray *
readout_sidebar_page_dup_records (ReadoutSidebarPage *page)
{
  GPtrArray *records;

  g_return_val_if_fail (READOUT_IS_SIDEBAR_PAGE (page), NULL);

  records = readout_list_selection_dup_records (get_private (page)->selection);
  for (guint i = 0; i < records->len; i++)
    {
      ReadoutHeadedRecord *row = g_ptr_array_index (records, i);

      records->pdata[i] = g_object_ref (row->record);
      g_object_unref (row);
    }
  return records;
}

void
readout_sidebar_page_show_statements (ReadoutSidebarPage *page)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (READOUT_IS_SIDEBAR_PAGE (page));

  ids = readout_sidebar_page_dup_ids (page);
  records = readout_sidebar_page_dup_records (page);
  if (ids->len == 0)
    return;
  if (records->len > 0)
    name = READOUT_SIDEBAR_PAGE_GET_CLASS (page)->dup_name (g_ptr_array_index (records, 0));
  g_signal_emit (page, signals[SHOW_STATEMENTS], 0, ids, name != NULL ? name : "");
}

char *
readout_sidebar_page_dup_initial (const char *name)
{
  g_autofree char *plain = NULL;
  gunichar letter;
  char text[7] = { 0 };

  if (name == NULL || *name == '\0')
    return NULL;
  /* An accent comes behind its letter. */
  plain = g_utf8_normalize (name, -1, G_NORMALIZE_NFD);
  letter = plain != NULL ? g_utf8_get_char (plain) : 0;
  if (!g_unichar_isalpha (letter))
    return g_strdup ("#");
  if (g_unichar_get_script (letter) == G_UNICODE_SCRIPT_HAN)
    return g_strdup ("漢");
  g_unichar_to_utf8 (g_unichar_toupper (letter), text);
  return g_strdup (text);
}
