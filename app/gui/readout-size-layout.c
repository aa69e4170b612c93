/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A layout for one child that tells when the size changes.
 */
#include "readout-size-layout.h"

struct _ReadoutSizeLayout
{
  GtkLayoutManager parent_instance;

  ReadoutSizeFunc function;
  int width;
  int height;
  guint tell_source;
};

G_DEFINE_FINAL_TYPE (ReadoutSizeLayout, readout_size_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
tell_cb (gpointer user_data)
{
  ReadoutSizeLayout *layout = READOUT_SIZE_LAYOUT (user_data);
  GtkWidget *widget = gtk_layout_manager_get_widget (GTK_LAYOUT_MANAGER (layout));

  layout->tell_source = 0;
  if (widget != NULL)
    layout->function (widget, layout->width, layout->height);
  return G_SOURCE_REMOVE;
}

static void
readout_size_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
readout_size_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  ReadoutSizeLayout *layout = READOUT_SIZE_LAYOUT (manager);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      gtk_widget_allocate (child, width, height, baseline, NULL);
  if (width == layout->width && height == layout->height)
    return;
  layout->width = width;
  layout->height = height;
  if (layout->tell_source == 0)
    layout->tell_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, layout, NULL);
}

static GtkSizeRequestMode
readout_size_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
readout_size_layout_dispose (GObject *object)
{
  g_clear_handle_id (&READOUT_SIZE_LAYOUT (object)->tell_source, g_source_remove);

  G_OBJECT_CLASS (readout_size_layout_parent_class)->dispose (object);
}

static void
readout_size_layout_class_init (ReadoutSizeLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_size_layout_dispose;
  layout_class->measure = readout_size_layout_measure;
  layout_class->allocate = readout_size_layout_allocate;
  layout_class->get_request_mode = readout_size_layout_get_request_mode;
}

static void
readout_size_layout_init (ReadoutSizeLayout *layout)
{
}

GtkLayoutManager *
readout_size_layout_new (ReadoutSizeFunc function)
{
  ReadoutSizeLayout *layout;

  g_return_val_if_fail (function != NULL, NULL);

  layout = g_object_new (READOUT_TYPE_SIZE_LAYOUT, NULL);
  layout->function = function;
  return GTK_LAYOUT_MANAGER (layout);
}
