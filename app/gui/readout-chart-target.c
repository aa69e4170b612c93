/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The place of a bar in a chart.
 */
#include "readout-chart-target.h"

#include <glib/gi18n.h>

struct _ReadoutChartTarget
{
  GtkWidget parent_instance;

  gboolean can_activate;
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutChartTarget, readout_chart_target, GTK_TYPE_WIDGET)

static gboolean
activate_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ReadoutChartTarget *target = READOUT_CHART_TARGET (widget);

  if (target->can_activate)
    g_signal_emit (target, signals[ACTIVATE], 0);
  return target->can_activate;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  ReadoutChartTarget *target = READOUT_CHART_TARGET (user_data);

  gtk_widget_grab_focus (GTK_WIDGET (target));
  if (target->can_activate && gtk_widget_contains (GTK_WIDGET (target), x, y))
    g_signal_emit (target, signals[ACTIVATE], 0);
}

static void
readout_chart_target_class_init (ReadoutChartTargetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space,
                                GDK_KEY_KP_Space };

  signals[ACTIVATE] = g_signal_new ("activate", READOUT_TYPE_CHART_TARGET, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATE]);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, activate_key_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "chart-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
readout_chart_target_init (ReadoutChartTarget *target)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (target), TRUE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), target);
  gtk_widget_add_controller (GTK_WIDGET (target), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
readout_chart_target_new (void)
{
  return g_object_new (READOUT_TYPE_CHART_TARGET, NULL);
}

void
readout_chart_target_set (ReadoutChartTarget *target, const char *words, gboolean can_activate)
{
  g_return_if_fail (READOUT_IS_CHART_TARGET (target));
  g_return_if_fail (words != NULL);

  target->can_activate = can_activate;
  gtk_widget_set_tooltip_text (GTK_WIDGET (target), words);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (target), can_activate ? "pointer" : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  can_activate ? _ ("Shows these statements") : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_DISABLED,
                               !can_activate, -1);
}
