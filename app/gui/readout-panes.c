/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three resizable panes that become one at a time where there is no room for them.
 */
#include "readout-panes.h"

/* Below this width, in pixels, one pane is shown at a time, and below what all of them need, which
 * long words may make more. */
#define FOLD_WIDTH 880
#define SIDEBAR_WIDTH 270

struct _ReadoutPanes
{
  GtkWidget parent_instance;

  GtkWidget *outer; /* GtkPaned: sidebar | inner */
  GtkWidget *inner; /* GtkPaned: content | briefing */
  GtkWidget *panes[READOUT_N_PANES];

  gboolean folded;
  gboolean show_sidebar;
  ReadoutPane visible_pane;
  int briefing_width; /* 0 before the person chose one: half of the room */
  gboolean placed;    /* whether the inner separator has been placed */
  int needed_width;   /* of all panes when they were last shown; 0 before */
  guint fold_source;
};

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_BRIEFING,
  PROP_FOLDED,
  PROP_VISIBLE_PANE,
  PROP_SHOW_SIDEBAR,
  PROP_SIDEBAR_WIDTH,
  PROP_BRIEFING_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReadoutPanes, readout_panes, GTK_TYPE_WIDGET)

static void
update_visibility (ReadoutPanes *panes)
{
  for (guint i = 0; i < READOUT_N_PANES; i++)
    {
      gboolean visible = panes->folded ? i == panes->visible_pane
                                       : i != READOUT_PANE_SIDEBAR || panes->show_sidebar;
      if (panes->panes[i] != NULL)
        gtk_widget_set_visible (panes->panes[i], visible);
    }
  gtk_widget_set_visible (panes->inner,
                          !panes->folded || panes->visible_pane != READOUT_PANE_SIDEBAR);
}

static void
set_folded (ReadoutPanes *panes, gboolean folded)
{
  if (panes->folded == folded)
    return;
  panes->folded = folded;
  if (folded)
    gtk_widget_add_css_class (GTK_WIDGET (panes), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (panes), "narrow");
  update_visibility (panes);
  g_object_notify_by_pspec (G_OBJECT (panes), properties[PROP_FOLDED]);
}

static void
set_pane (ReadoutPanes *panes, ReadoutPane pane, GtkWidget *widget)
{
  g_return_if_fail (panes->panes[pane] == NULL);

  panes->panes[pane] = widget;
  if (widget == NULL)
    return;
  if (pane == READOUT_PANE_SIDEBAR)
    gtk_paned_set_start_child (GTK_PANED (panes->outer), widget);
  else if (pane == READOUT_PANE_CONTENT)
    gtk_paned_set_start_child (GTK_PANED (panes->inner), widget);
  else
    gtk_paned_set_end_child (GTK_PANED (panes->inner), widget);
  update_visibility (panes);
}

static gboolean
has_room (ReadoutPanes *panes, int width)
{
  return width >= FOLD_WIDTH && width >= panes->needed_width;
}

static gboolean
fold_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ReadoutPanes *panes = READOUT_PANES (widget);

  panes->fold_source = 0;
  set_folded (panes, !has_room (panes, gtk_widget_get_width (widget)));
  return G_SOURCE_REMOVE;
}

static void
inner_position_cb (ReadoutPanes *panes)
{
  int width = gtk_widget_get_width (panes->inner);

  if (!panes->placed || panes->folded || width == 0)
    return;
  panes->briefing_width = MAX (0, width - gtk_paned_get_position (GTK_PANED (panes->inner)));
  g_object_notify_by_pspec (G_OBJECT (panes), properties[PROP_BRIEFING_WIDTH]);
}

static void
outer_position_cb (ReadoutPanes *panes)
{
  if (!panes->folded && panes->show_sidebar)
    g_object_notify_by_pspec (G_OBJECT (panes), properties[PROP_SIDEBAR_WIDTH]);
}

static void
readout_panes_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  ReadoutPanes *panes = READOUT_PANES (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int width;
      gtk_widget_measure (panes->outer, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (panes->outer, orientation,
                          for_size < 0 ? for_size : MAX (for_size, width), minimum, natural, NULL,
                          NULL);
      return;
    }

  /* The window may become as narrow as the widest pane: it folds on the way there. */
  for (guint i = 0; i < READOUT_N_PANES; i++)
    {
      int pane_minimum = 0;
      int pane_natural = 0;
      if (panes->panes[i] != NULL)
        gtk_widget_measure (panes->panes[i], orientation, -1, &pane_minimum, &pane_natural, NULL,
                            NULL);
      *minimum = MAX (*minimum, pane_minimum);
      *natural += pane_natural;
    }
  *natural = MAX (*natural, *minimum);
}

static void
readout_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReadoutPanes *panes = READOUT_PANES (widget);
  int minimum_width;
  int minimum_height;

  gtk_widget_measure (panes->outer, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL,
                      NULL);
  if (!panes->folded)
    panes->needed_width = minimum_width;
  /* Widgets must not change while they are laid out, so folding waits for the next frame. */
  if (has_room (panes, width) == panes->folded && panes->fold_source == 0)
    panes->fold_source = gtk_widget_add_tick_callback (widget, fold_cb, NULL, NULL);
  width = MAX (width, minimum_width);
  gtk_widget_measure (panes->outer, GTK_ORIENTATION_VERTICAL, width, &minimum_height, NULL, NULL,
                      NULL);
  if (!panes->folded && !panes->placed)
    {
      int sidebar = panes->show_sidebar ? gtk_paned_get_position (GTK_PANED (panes->outer)) : 0;
      int room = width - sidebar;
      int briefing = panes->briefing_width > 0 ? panes->briefing_width : room / 2;
      gtk_paned_set_position (GTK_PANED (panes->inner), MAX (0, room - briefing));
      panes->placed = TRUE;
    }
  gtk_widget_allocate (panes->outer, width, MAX (height, minimum_height), baseline, NULL);
}

static void
readout_panes_dispose (GObject *object)
{
  ReadoutPanes *panes = READOUT_PANES (object);

  for (guint i = 0; i < READOUT_N_PANES; i++)
    panes->panes[i] = NULL;
  panes->inner = NULL;
  g_clear_pointer (&panes->outer, gtk_widget_unparent);

  G_OBJECT_CLASS (readout_panes_parent_class)->dispose (object);
}

static void
readout_panes_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  ReadoutPanes *panes = READOUT_PANES (object);

  switch (property_id)
    {
    case PROP_SIDEBAR:
    case PROP_CONTENT:
    case PROP_BRIEFING:
      g_value_set_object (value, panes->panes[property_id - PROP_SIDEBAR]);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, panes->folded);
      break;
    case PROP_VISIBLE_PANE:
      g_value_set_uint (value, panes->visible_pane);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, panes->show_sidebar);
      break;
    case PROP_SIDEBAR_WIDTH:
      g_value_set_int (value, gtk_paned_get_position (GTK_PANED (panes->outer)));
      break;
    case PROP_BRIEFING_WIDTH:
      g_value_set_int (value, panes->briefing_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
readout_panes_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  ReadoutPanes *panes = READOUT_PANES (object);

  switch (property_id)
    {
    case PROP_SIDEBAR:
    case PROP_CONTENT:
    case PROP_BRIEFING:
      set_pane (panes, property_id - PROP_SIDEBAR, g_value_get_object (value));
      break;
    case PROP_VISIBLE_PANE:
      readout_panes_set_visible_pane (panes, g_value_get_uint (value));
      break;
    case PROP_SHOW_SIDEBAR:
      readout_panes_set_show_sidebar (panes, g_value_get_boolean (value));
      break;
    case PROP_SIDEBAR_WIDTH:
      if (g_value_get_int (value) > 0)
        gtk_paned_set_position (GTK_PANED (panes->outer), g_value_get_int (value));
      break;
    case PROP_BRIEFING_WIDTH:
      panes->briefing_width = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
readout_panes_class_init (ReadoutPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = readout_panes_dispose;
  object_class->get_property = readout_panes_get_property;
  object_class->set_property = readout_panes_set_property;
  widget_class->measure = readout_panes_measure;
  widget_class->size_allocate = readout_panes_size_allocate;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BRIEFING] = g_param_spec_object ("briefing", NULL, NULL, GTK_TYPE_WIDGET,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VISIBLE_PANE] =
      g_param_spec_uint ("visible-pane", NULL, NULL, 0, READOUT_N_PANES - 1, READOUT_PANE_CONTENT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_SIDEBAR] =
      g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 0,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BRIEFING_WIDTH] = g_param_spec_int ("briefing-width", NULL, NULL, 0, G_MAXINT, 0,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
readout_panes_init (ReadoutPanes *panes)
{
  panes->show_sidebar = TRUE;
  panes->visible_pane = READOUT_PANE_CONTENT;
  gtk_widget_set_overflow (GTK_WIDGET (panes), GTK_OVERFLOW_HIDDEN);

  panes->inner = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_shrink_start_child (GTK_PANED (panes->inner), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (panes->inner), FALSE);
  g_signal_connect_swapped (panes->inner, "notify::position", G_CALLBACK (inner_position_cb),
                            panes);

  panes->outer = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_end_child (GTK_PANED (panes->outer), panes->inner);
  gtk_paned_set_resize_start_child (GTK_PANED (panes->outer), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (panes->outer), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (panes->outer), FALSE);
  gtk_paned_set_position (GTK_PANED (panes->outer), SIDEBAR_WIDTH);
  g_signal_connect_swapped (panes->outer, "notify::position", G_CALLBACK (outer_position_cb),
                            panes);
  gtk_widget_set_parent (panes->outer, GTK_WIDGET (panes));
}

gboolean
readout_panes_get_folded (ReadoutPanes *panes)
{
  g_return_val_if_fail (READOUT_IS_PANES (panes), FALSE);

  return panes->folded;
}

ReadoutPane
readout_panes_get_visible_pane (ReadoutPanes *panes)
{
  g_return_val_if_fail (READOUT_IS_PANES (panes), READOUT_PANE_CONTENT);

  return panes->visible_pane;
}

void
readout_panes_set_visible_pane (ReadoutPanes *panes, ReadoutPane pane)
{
  g_return_if_fail (READOUT_IS_PANES (panes));
  g_return_if_fail (pane < READOUT_N_PANES);

  if (panes->visible_pane == pane)
    return;
  panes->visible_pane = pane;
  update_visibility (panes);
  g_object_notify_by_pspec (G_OBJECT (panes), properties[PROP_VISIBLE_PANE]);
}

gboolean
readout_panes_get_show_sidebar (ReadoutPanes *panes)
{
  g_return_val_if_fail (READOUT_IS_PANES (panes), FALSE);

  return panes->show_sidebar;
}

void
readout_panes_set_show_sidebar (ReadoutPanes *panes, gboolean show)
{
  g_return_if_fail (READOUT_IS_PANES (panes));

  show = !!show;
  if (panes->show_sidebar == show)
    return;
  panes->show_sidebar = show;
  update_visibility (panes);
  g_object_notify_by_pspec (G_OBJECT (panes), properties[PROP_SHOW_SIDEBAR]);
}

void
readout_panes_prepare (ReadoutPanes *panes, int width)
{
  g_return_if_fail (READOUT_IS_PANES (panes));

  set_folded (panes, !has_room (panes, width));
}
