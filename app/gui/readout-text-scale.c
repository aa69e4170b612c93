/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The size of letters that the desktop asks for.
 */
#include "readout-text-scale.h"

/* In 1024ths of a dot per inch: what GTK takes for the usual size. */
#define USUAL_DPI (96 * 1024)

double
readout_text_scale_get (GtkWidget *widget)
{
  int dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (double)dpi / USUAL_DPI : 1;
}

void
readout_text_scale_watch (GtkWidget *widget, GCallback callback, gpointer object)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_OBJECT (object));

  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", callback,
                           object, G_CONNECT_SWAPPED);
}
