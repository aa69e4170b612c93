/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the sidebar's lists: what they show, and what the mouse does with them.
 */
#include "readout-sidebar-rows.h"

struct _ReadoutSidebarRows
{
  GObject parent_instance;

  ReadoutLateRows *rows;
  const ReadoutSidebarRowFuncs *funcs;
  gpointer owner; /* not owned */
};

G_DEFINE_FINAL_TYPE (ReadoutSidebarRows, readout_sidebar_rows, G_TYPE_OBJECT)

enum
{
  PLAIN,
  HEADED
};

static GtkListItem *
get_list_item (GtkWidget *row)
{
  return readout_late_row_get_list_item (readout_late_row_find (row));
}

/* --- The mouse, and fingers --------------------------------------------------------------------
 */

static void
show_menu (ReadoutSidebarRows *self, gpointer gesture, double x, double y)
{
  GtkWidget *row = gtk_event_controller_get_widget (gesture);

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->funcs->show_menu (get_list_item (row), row, x, y, self->owner);
}

static void
secondary_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  show_menu (READOUT_SIDEBAR_ROWS (user_data), gesture, x, y);
}

static void
long_press_cb (GtkGestureLongPress *gesture, double x, double y, gpointer user_data)
{
  show_menu (READOUT_SIDEBAR_ROWS (user_data), gesture, x, y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  ReadoutSidebarRows *self = READOUT_SIDEBAR_ROWS (user_data);

  self->funcs->set_pressed (TRUE, self->owner);
}

static void
let_go_cb (GtkGesture *gesture, gpointer sequence, gpointer user_data)
{
  ReadoutSidebarRows *self = READOUT_SIDEBAR_ROWS (user_data);

  if (self->rows != NULL)
    self->funcs->set_pressed (FALSE, self->owner);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  ReadoutSidebarRows *self = READOUT_SIDEBAR_ROWS (user_data);
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  self->funcs->set_pressed (FALSE, self->owner);
  if (n_press == 1 && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    self->funcs->clicked (get_list_item (gtk_event_controller_get_widget (controller)),
                          self->owner);
}

static GtkWidget *
make_row (gpointer user_data)
{
  GtkWidget *row = readout_list_row_new (NULL);
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *primary = gtk_gesture_click_new ();
  GtkGesture *touch = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_cb), user_data, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (secondary));
  g_signal_connect_object (primary, "pressed", G_CALLBACK (pressed_cb), user_data, 0);
  g_signal_connect_object (primary, "released", G_CALLBACK (released_cb), user_data, 0);
  g_signal_connect_object (primary, "cancel", G_CALLBACK (let_go_cb), user_data, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (primary));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  g_signal_connect_object (touch, "pressed", G_CALLBACK (long_press_cb), user_data, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (touch));
  return row;
}

/* --- What they show ----------------------------------------------------------------------------
 */

static gboolean
show_record (ReadoutSidebarRows *self, ReadoutListRow *row, ReadoutPageItem *item)
{
  gboolean is_read = readout_page_item_get_record (item) != NULL;

  if (is_read)
    self->funcs->bind (row, item, self->owner);
  else
    readout_list_row_clear (row);
  readout_list_row_describe (row);
  return is_read;
}

static void
record_cb (ReadoutPageItem *item, GParamSpec *pspec, gpointer user_data)
{
  ReadoutLateRow *late = readout_late_row_find (user_data);
  ReadoutSidebarRows *self = g_object_get_data (user_data, "readout-rows");

  if (late == NULL)
    return;
  show_record (self, READOUT_LIST_ROW (user_data), item);
  readout_late_row_complete (late);
}

static gboolean
fill_row (GtkListItem *list_item, GtkWidget *row, gpointer user_data)
{
  ReadoutSidebarRows *self = READOUT_SIDEBAR_ROWS (user_data);
  ReadoutPageItem *item = gtk_list_item_get_item (list_item);

  g_object_set_data (G_OBJECT (row), "readout-rows", self);
  g_signal_connect_object (item, "notify::record", G_CALLBACK (record_cb), row, 0);
  return show_record (self, READOUT_LIST_ROW (row), item);
}

static void
clear_row (GtkListItem *list_item, GtkWidget *row, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), record_cb, row);
}

static char *
dup_name (GtkListItem *list_item, gpointer user_data)
{
  ReadoutSidebarRows *self = READOUT_SIDEBAR_ROWS (user_data);
  ReadoutPageItem *item = gtk_list_item_get_item (list_item);

  return readout_page_item_get_record (item) != NULL ? self->funcs->dup_name (item, self->owner)
                                                     : g_strdup ("…");
}

static guint
get_kind (GtkListItem *list_item, gpointer user_data)
{
  ReadoutSidebarRows *self = READOUT_SIDEBAR_ROWS (user_data);
  ReadoutPageItem *item = gtk_list_item_get_item (list_item);

  return readout_page_item_get_record (item) != NULL && self->funcs->has_heading (item, self->owner)
             ? HEADED
             : PLAIN;
}

static void
readout_sidebar_rows_dispose (GObject *object)
{
  g_clear_object (&READOUT_SIDEBAR_ROWS (object)->rows);

  G_OBJECT_CLASS (readout_sidebar_rows_parent_class)->dispose (object);
}

static void
readout_sidebar_rows_class_init (ReadoutSidebarRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_sidebar_rows_dispose;
}

static void
readout_sidebar_rows_init (ReadoutSidebarRows *self)
{
}

ReadoutSidebarRows *
readout_sidebar_rows_new (GtkListView *view, const ReadoutSidebarRowFuncs *funcs, GObject *owner)
{
  static const ReadoutLateRowFuncs late_funcs = { make_row, fill_row, clear_row, dup_name,
                                                  get_kind };
  ReadoutSidebarRows *self;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (view), NULL);
  g_return_val_if_fail (funcs != NULL, NULL);

  self = g_object_new (READOUT_TYPE_SIDEBAR_ROWS, NULL);
  self->funcs = funcs;
  self->owner = owner;
  self->rows = readout_late_rows_new (view, &late_funcs, self);
  return self;
}
