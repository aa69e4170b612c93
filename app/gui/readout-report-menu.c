/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menu of a report in a list.
 */
#include "readout-report-menu.h"

#include <glib/gi18n.h>

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
make_menu (ReadoutReport *report)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  g_autoptr (GMenu) remove = g_menu_new ();

  append (open, _ ("_Open"), "win.open-report", g_variant_new_int64 (report->id));
  append (open, _ ("O_utlet…"), "win.edit-outlet-of", g_variant_new_int64 (report->id));
  append_section (menu, open);
  if (report->state != READOUT_REPORT_STATE_CURRENT)
    append (states, _ ("Mark as _Current"), "win.report-state",
                       g_variant_new ("(xs)", report->id, "current"));
  if (report->state != READOUT_REPORT_STATE_CORRECTED)
    append (states, _ ("Mark as Co_rrected"), "win.report-state",
                       g_variant_new ("(xs)", report->id, "corrected"));
  if (report->state != READOUT_REPORT_STATE_WITHDRAWN)
    append (states, _ ("Mark as _Withdrawn"), "win.report-state",
                       g_variant_new ("(xs)", report->id, "withdrawn"));
  append_section (menu, states);
  append (remove, _ ("Remo_ve"), "win.remove-report", g_variant_new_int64 (report->id));
  append_section (menu, remove);
  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Its action runs once it is closed. */
static void
closed_cb (GtkPopover *popover, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
parent_destroyed_cb (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

void
readout_report_menu_popup (GtkWidget *parent, ReadoutReport *report, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *popover;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (READOUT_IS_REPORT (report));

  menu = make_menu (report);
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
