/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A chart in the window.
 */
#include "readout-chart-view.h"

#include <adwaita.h>

#include "readout-chart-layout.h"
#include "readout-chart-target.h"

struct _ReadoutChartView
{
  GtkWidget parent_instance;

  ReadoutChart *chart;        /* nullable */
  ReadoutChartLayout *layout; /* of the width that it has; NULL before */
  GPtrArray *targets;         /* of ReadoutChartTarget, one for each bar; borrowed */
  GtkWidget *hovered;         /* of them, the one below the pointer; NULL for none */
  GtkWidget *focused;         /* the one with the keyboard; likewise */
  guint current;              /* where the keyboard comes in */
};

enum
{
  BAR_ACTIVATED,
  BAR_POINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutChartView, readout_chart_view, GTK_TYPE_WIDGET)

static ReadoutChartBar *
dup_bar (ReadoutChartView *view, guint position)
{
  return view->chart != NULL ? g_list_model_get_item (G_LIST_MODEL (view->chart->bars), position)
                             : NULL;
}

static ReadoutChartLayout *
make_layout (ReadoutChartView *view, int width)
{
  GtkWidget *widget = GTK_WIDGET (view);

  return readout_chart_layout_new (view->chart, gtk_widget_get_pango_context (widget), width,
                                   gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, FALSE);
}

/* Whether the bar leads to statements. */
static gboolean
can_activate (const ReadoutChart *chart, const ReadoutChartBar *bar)
{
  return chart->kind == READOUT_CHART_TIME || bar->id != 0;
}

static gboolean
is_same (const ReadoutChartBar *bar, const ReadoutChartBar *other)
{
  return bar->id == other->id && g_strcmp0 (bar->from, other->from) == 0;
}

static guint
find_target (ReadoutChartView *view, GtkWidget *target)
{
  guint position = 0;

  g_ptr_array_find (view->targets, target, &position);
  return position;
}

static void
activate_cb (GtkWidget *target, gpointer user_data)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (user_data);
  g_autoptr (ReadoutChartBar) bar = dup_bar (view, find_target (view, target));

  if (bar != NULL)
    g_signal_emit (view, signals[BAR_ACTIVATED], 0, bar);
}

/* What came last counts, the pointer or the keyboard. @target: nullable */
static void
tell_pointed (ReadoutChartView *view, GtkWidget *target)
{
  g_autoptr (ReadoutChartBar) bar =
      target != NULL ? dup_bar (view, find_target (view, target)) : NULL;

  g_signal_emit (view, signals[BAR_POINTED], 0, bar);
}

static void
hovered_cb (GtkEventController *controller, double x, double y, gpointer user_data)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (user_data);

  view->hovered = gtk_event_controller_get_widget (controller);
  tell_pointed (view, view->hovered);
}

static void
left_cb (GtkEventController *controller, gpointer user_data)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (user_data);

  if (view->hovered != gtk_event_controller_get_widget (controller))
    return;
  view->hovered = NULL;
  tell_pointed (view, view->focused);
}

static void
focused_cb (GtkEventController *controller, gpointer user_data)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (user_data);

  view->focused = gtk_event_controller_get_widget (controller);
  view->current = find_target (view, view->focused);
  tell_pointed (view, view->focused);
}

static void
unfocused_cb (GtkEventController *controller, gpointer user_data)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (user_data);

  if (view->focused != gtk_event_controller_get_widget (controller))
    return;
  view->focused = NULL;
  tell_pointed (view, view->hovered);
}

static GtkWidget *
add_target (ReadoutChartView *view)
{
  GtkWidget *target = readout_chart_target_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (target, "activate", G_CALLBACK (activate_cb), view);
  g_signal_connect (motion, "enter", G_CALLBACK (hovered_cb), view);
  g_signal_connect (motion, "leave", G_CALLBACK (left_cb), view);
  gtk_widget_add_controller (target, motion);
  g_signal_connect (focus, "enter", G_CALLBACK (focused_cb), view);
  g_signal_connect (focus, "leave", G_CALLBACK (unfocused_cb), view);
  gtk_widget_add_controller (target, focus);
  gtk_widget_set_parent (target, GTK_WIDGET (view));
  g_ptr_array_add (view->targets, target);
  return target;
}

static void
remove_last (ReadoutChartView *view)
{
  GtkWidget *target = g_ptr_array_steal_index (view->targets, view->targets->len - 1);

  if (view->hovered == target)
    view->hovered = NULL;
  if (view->focused == target)
    view->focused = NULL;
  gtk_widget_unparent (target);
}

/* As many targets as the layout has bars. The widgets stay, and with them the keyboard. */
static void
update_targets (ReadoutChartView *view)
{
  guint n = 0;

  for (; view->chart != NULL && n < g_list_model_get_n_items (G_LIST_MODEL (view->chart->bars));
       n++)
    {
      g_autoptr (ReadoutChartBar) bar = dup_bar (view, n);

      if (bar->place == READOUT_CHART_NO_PLACE)
        break;
      readout_chart_target_set (n < view->targets->len ? g_ptr_array_index (view->targets, n)
                                                       : READOUT_CHART_TARGET (add_target (view)),
                                bar->words, can_activate (view->chart, bar));
    }
  while (view->targets->len > n)
    remove_last (view);
}

static void
go_to (ReadoutChartView *view, guint position)
{
  if (position < view->targets->len)
    gtk_widget_grab_focus (g_ptr_array_index (view->targets, position));
}

/* The arrows along the bars; the others leave the chart. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (user_data);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;
  gboolean is_upright = view->chart != NULL && view->chart->kind == READOUT_CHART_TIME;
  int step = 0;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || view->targets->len == 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (view, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (view, view->targets->len - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step = is_upright ? 0 : -1;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step = is_upright ? 0 : 1;
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step = !is_upright ? 0 : is_rtl ? 1 : -1;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step = !is_upright ? 0 : is_rtl ? -1 : 1;
      break;
    default:
      break;
    }
  if (step == 0 || (step < 0 && view->current == 0) ||
      (step > 0 && view->current + 1 >= view->targets->len))
    return GDK_EVENT_PROPAGATE;
  go_to (view, view->current + step);
  return GDK_EVENT_STOP;
}

static gboolean
has_keyboard (ReadoutChartView *view)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (view));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (view));
}

/* One stop: Tab comes in where it was left, and leaves at once. */
static gboolean
readout_chart_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (widget);

  if (has_keyboard (view) || view->targets->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (
      g_ptr_array_index (view->targets, MIN (view->current, view->targets->len - 1)));
}

static gboolean
readout_chart_view_grab_focus (GtkWidget *widget)
{
  return has_keyboard (READOUT_CHART_VIEW (widget)) ||
         readout_chart_view_focus (widget, GTK_DIR_TAB_FORWARD);
}

static GtkSizeRequestMode
readout_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
readout_chart_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (widget);
  g_autoptr (ReadoutChartLayout) layout = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 180;
      *natural = 600;
    }
  else if (view->chart != NULL)
    {
      layout = make_layout (view, for_size > 0 ? for_size : 600);
      *minimum = *natural = readout_chart_layout_get_height (layout);
    }
}

static void
readout_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (widget);

  g_clear_pointer (&view->layout, readout_chart_layout_free);
  if (view->chart == NULL)
    return;
  view->layout = make_layout (view, width);
  for (guint i = 0; i < view->targets->len; i++)
    {
      graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 1, 1);
      GtkAllocation allocation;

      readout_chart_layout_get_area (view->layout, i, &area);
      allocation.x = (int)area.origin.x;
      allocation.y = (int)area.origin.y;
      allocation.width = MAX ((int)area.size.width, 1);
      allocation.height = MAX ((int)area.size.height, 1);
      gtk_widget_size_allocate (g_ptr_array_index (view->targets, i), &allocation, -1);
    }
}

/* What is pointed at lies below the bars, so that they keep their colours. */
static void
readout_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (widget);

  for (guint i = 0; i < view->targets->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (view->targets, i), snapshot);
  if (view->layout != NULL)
    readout_chart_layout_draw (view->layout, readout_chart_palette_get_current (), snapshot);
}

static void
readout_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  gtk_widget_queue_resize (widget);
}

static void
readout_chart_view_dispose (GObject *object)
{
  ReadoutChartView *view = READOUT_CHART_VIEW (object);

  while (view->targets->len > 0)
    remove_last (view);
  g_clear_pointer (&view->layout, readout_chart_layout_free);
  g_clear_object (&view->chart);

  G_OBJECT_CLASS (readout_chart_view_parent_class)->dispose (object);
}

static void
readout_chart_view_finalize (GObject *object)
{
  g_ptr_array_unref (READOUT_CHART_VIEW (object)->targets);

  G_OBJECT_CLASS (readout_chart_view_parent_class)->finalize (object);
}

static void
readout_chart_view_class_init (ReadoutChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = readout_chart_view_dispose;
  object_class->finalize = readout_chart_view_finalize;
  widget_class->focus = readout_chart_view_focus;
  widget_class->grab_focus = readout_chart_view_grab_focus;
  widget_class->get_request_mode = readout_chart_view_get_request_mode;
  widget_class->measure = readout_chart_view_measure;
  widget_class->size_allocate = readout_chart_view_size_allocate;
  widget_class->snapshot = readout_chart_view_snapshot;
  widget_class->direction_changed = readout_chart_view_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[BAR_ACTIVATED] =
      g_signal_new ("bar-activated", READOUT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, READOUT_TYPE_CHART_BAR);
  signals[BAR_POINTED] = g_signal_new ("bar-pointed", READOUT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, READOUT_TYPE_CHART_BAR);
}

static void
readout_chart_view_init (ReadoutChartView *view)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  view->targets = g_ptr_array_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           view, G_CONNECT_SWAPPED);
}

void
readout_chart_view_set_chart (ReadoutChartView *view, ReadoutChart *chart)
{
  g_autoptr (ReadoutChartBar) before = NULL;
  gboolean has_focus;

  g_return_if_fail (READOUT_IS_CHART_VIEW (view));
  g_return_if_fail (READOUT_IS_CHART (chart));

  has_focus = has_keyboard (view);
  before = dup_bar (view, view->current);
  g_clear_pointer (&view->layout, readout_chart_layout_free);
  g_set_object (&view->chart, chart);
  update_targets (view);
  for (guint i = 0; before != NULL && i < view->targets->len; i++)
    {
      g_autoptr (ReadoutChartBar) bar = dup_bar (view, i);

      if (is_same (before, bar))
        view->current = i;
    }
  view->current = MIN (view->current, MAX (view->targets->len, 1) - 1);
  if (has_focus)
    go_to (view, view->current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chart->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, chart->summary,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (view));
  tell_pointed (view, view->hovered != NULL ? view->hovered : view->focused);
}
