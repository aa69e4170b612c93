/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pane in the middle shows.
 */
#include "readout-content-switch.h"

struct _ReadoutContentSwitch
{
  AdwBin parent_instance;

  GtkToggleButton *board_button;
  GtkToggleButton *overview_button;
  GtkWidget *board_label;
  GtkWidget *overview_label;
  gboolean has_words;
};

G_DEFINE_FINAL_TYPE (ReadoutContentSwitch, readout_content_switch, ADW_TYPE_BIN)

static void
update (ReadoutContentSwitch *self)
{
  gtk_widget_set_visible (self->board_label,
                          self->has_words && gtk_toggle_button_get_active (self->board_button));
  gtk_widget_set_visible (self->overview_label,
                          self->has_words && gtk_toggle_button_get_active (self->overview_button));
}

static void
readout_content_switch_class_init (ReadoutContentSwitchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-content-switch.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutContentSwitch, board_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutContentSwitch, overview_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutContentSwitch, board_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutContentSwitch, overview_label);
}

static void
readout_content_switch_init (ReadoutContentSwitch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->has_words = TRUE;
  g_signal_connect_swapped (self->board_button, "notify::active", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->overview_button, "notify::active", G_CALLBACK (update), self);
  update (self);
}

void
readout_content_switch_set_has_words (ReadoutContentSwitch *content_switch, gboolean has_words)
{
  g_return_if_fail (READOUT_IS_CONTENT_SWITCH (content_switch));

  content_switch->has_words = has_words;
  update (content_switch);
}
