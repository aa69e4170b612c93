/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A layout for what is shown whole where there is room, and scrolls where there is not.
 */
#include "readout-scrolled-layout.h"

/* What is seen of it in any case, in pixels. */
#define LEAST_HEIGHT 84

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
get_content (GtkWidget *scrolled)
{
  GtkWidget *content = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));

  return GTK_IS_VIEWPORT (content) ? gtk_viewport_get_child (GTK_VIEWPORT (content)) : content;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *scrolled = gtk_widget_get_first_child (widget);
  int ignored;

  /* How wide it is has nothing to do with how high it is: what does not fit scrolls. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  /* GTK wants it asked before it is given its room. */
  gtk_widget_measure (scrolled, orientation, for_size, &ignored, NULL, NULL, NULL);
  gtk_widget_measure (get_content (scrolled), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MIN (*minimum, LEAST_HEIGHT);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

GtkLayoutManager *
readout_scrolled_layout_new (void)
{
  return gtk_custom_layout_new (get_request_mode, measure, allocate);
}
