/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar at the bottom of a narrow window, which shows one pane at a time.
 */
#include "readout-pane-bar.h"

#include <glib/gi18n.h>

struct _ReadoutPaneBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkImage *content_icon;
  GtkLabel *content_label;
};

G_DEFINE_FINAL_TYPE (ReadoutPaneBar, readout_pane_bar, ADW_TYPE_BIN)

static void
readout_pane_bar_class_init (ReadoutPaneBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-pane-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutPaneBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPaneBar, content_icon);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPaneBar, content_label);
}

static void
readout_pane_bar_init (ReadoutPaneBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
readout_pane_bar_new (void)
{
  return g_object_new (READOUT_TYPE_PANE_BAR, NULL);
}

void
readout_pane_bar_set_shown (ReadoutPaneBar *self, gboolean shown)
{
  g_return_if_fail (READOUT_IS_PANE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  gtk_revealer_set_reveal_child (self->revealer, shown);
}

void
readout_pane_bar_set_content (ReadoutPaneBar *self, const char *name)
{
  gboolean reader = g_str_equal (name, "reader");
  gboolean overview = g_str_equal (name, "overview");

  g_return_if_fail (READOUT_IS_PANE_BAR (self));

  gtk_label_set_text (self->content_label,
                      reader ? _ ("Report") : overview ? _ ("Overview") : _ ("Statements"));
  gtk_image_set_from_icon_name (self->content_icon,
                                overview ? "overview-symbolic" : "statements-symbolic");
}
