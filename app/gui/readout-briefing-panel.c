/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The area below editor and preview, with pages about the briefing.
 */
#include "readout-briefing-panel.h"

#include "readout-size-layout.h"

/* What is beside the switcher, in pixels. */
#define CLOSE_WIDTH 48

struct _ReadoutBriefingPanel
{
  AdwBin parent_instance;

  AdwViewSwitcher *switcher;
  AdwViewStack *pages;
  int wide_width; /* that the panel needs for words beside their icons; 0 before it is known */
};

enum
{
  PROP_0,
  PROP_PAGE,
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutBriefingPanel, readout_briefing_panel, ADW_TYPE_BIN)

/* Words stand below their icons where there is no room for them beside. How much they need depends
 * on the language. */
static void
resized_cb (GtkWidget *widget, int width, int height)
{
  ReadoutBriefingPanel *panel = READOUT_BRIEFING_PANEL (widget);

  if (width >= panel->wide_width)
    {
      int needed;

      adw_view_switcher_set_policy (panel->switcher, ADW_VIEW_SWITCHER_POLICY_WIDE);
      gtk_widget_measure (GTK_WIDGET (panel->switcher), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                          &needed, NULL, NULL);
      panel->wide_width = needed + CLOSE_WIDTH;
    }
  if (width < panel->wide_width)
    adw_view_switcher_set_policy (panel->switcher, ADW_VIEW_SWITCHER_POLICY_NARROW);
}

static void
close_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
page_cb (ReadoutBriefingPanel *panel)
{
  g_object_notify (G_OBJECT (panel), "page");
}

static void
readout_briefing_panel_get_property (GObject *object,
                                     guint property_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  if (property_id == PROP_PAGE)
    g_value_set_string (value, readout_briefing_panel_get_page (READOUT_BRIEFING_PANEL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
readout_briefing_panel_class_init (ReadoutBriefingPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = readout_briefing_panel_get_property;

  g_object_class_install_property (
      object_class, PROP_PAGE,
      g_param_spec_string ("page", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  signals[CLOSED] = g_signal_new ("closed", READOUT_TYPE_BRIEFING_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-briefing-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPanel, switcher);
  gtk_widget_class_bind_template_child (widget_class, ReadoutBriefingPanel, pages);

  gtk_widget_class_install_action (widget_class, "panel.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "panel.close", NULL);
}

static void
readout_briefing_panel_init (ReadoutBriefingPanel *panel)
{
  gtk_widget_init_template (GTK_WIDGET (panel));
  gtk_widget_set_layout_manager (GTK_WIDGET (panel), readout_size_layout_new (resized_cb));
  g_signal_connect_object (panel->pages, "notify::visible-child", G_CALLBACK (page_cb), panel,
                           G_CONNECT_SWAPPED);
}

void
readout_briefing_panel_add_page (ReadoutBriefingPanel *panel,
                                 const char *name,
                                 const char *title,
                                 const char *icon_name,
                                 GtkWidget *widget)
{
  g_return_if_fail (READOUT_IS_BRIEFING_PANEL (panel));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  adw_view_stack_add_titled (panel->pages, widget, name, title);
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (panel->pages, widget), icon_name);
}

void
readout_briefing_panel_set_badge (ReadoutBriefingPanel *panel, const char *name, guint number)
{
  GtkWidget *widget;

  g_return_if_fail (READOUT_IS_BRIEFING_PANEL (panel));

  widget = adw_view_stack_get_child_by_name (panel->pages, name);
  g_return_if_fail (widget != NULL);
  adw_view_stack_page_set_badge_number (adw_view_stack_get_page (panel->pages, widget), number);
}

gboolean
readout_briefing_panel_set_page (ReadoutBriefingPanel *panel, const char *name)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANEL (panel), FALSE);

  if (adw_view_stack_get_child_by_name (panel->pages, name) == NULL)
    return FALSE;
  adw_view_stack_set_visible_child_name (panel->pages, name);
  return TRUE;
}

const char *
readout_briefing_panel_get_page (ReadoutBriefingPanel *panel)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_PANEL (panel), NULL);

  return adw_view_stack_get_visible_child_name (panel->pages);
}

void
readout_briefing_panel_focus (ReadoutBriefingPanel *panel)
{
  GtkWidget *page;

  g_return_if_fail (READOUT_IS_BRIEFING_PANEL (panel));

  page = adw_view_stack_get_visible_child (panel->pages);
  if (page == NULL || !gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (panel), GTK_DIR_TAB_FORWARD);
}
