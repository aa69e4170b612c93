/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows Markdown as pages: lays them out in a worker thread, scrolls, zooms, follows links.
 */
#include "readout-preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "readout-page-canvas.h"
#include "readout-page-layout.h"
#include "readout-preview-bar.h"
#include "readout-settings.h"

/* The page that is in sight is told to a screen reader after so many milliseconds. */
#define ANNOUNCE_DELAY 250

#define MIN_ZOOM 0.25
#define MAX_ZOOM 5.0
#define ZOOM_STEP 1.2

struct _ReadoutPreview
{
  GtkWidget parent_instance;

  GtkWidget *box;
  ReadoutPageCanvas *canvas;
  ReadoutPreviewBar *bar;
  ReadoutPageLayout *layout;
  guint announce_source;
  gint64 cursor;    /* the byte that is marked; -1 for none */
  gboolean follows; /* whether the next pages are to show it */
  double zoom;
  gboolean is_continuous;
  double pinch_zoom; /* at the beginning of a pinch */
};

G_DEFINE_FINAL_TYPE (ReadoutPreview, readout_preview, GTK_TYPE_WIDGET)

enum
{
  CITATION_ACTIVATED,
  LINK_ACTIVATED,
  PLACE_ACTIVATED,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_CONTINUOUS,
  PROP_SIZE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* Sizes that fit, by their name. */
static const struct
{
  const char *name;
  double zoom;
} sizes[] = {
  { "width", READOUT_ZOOM_FIT_WIDTH },
  { "page", READOUT_ZOOM_FIT_PAGE },
  { "real", 1 },
};

static guint signals[N_SIGNALS];

static ReadoutPages *
get_pages (ReadoutPreview *self)
{
  return readout_page_canvas_get_pages (self->canvas);
}

static void
mark_cursor (ReadoutPreview *self, gboolean reveals)
{
  guint page;
  double y;
  double height;

  if (get_pages (self) == NULL || self->cursor < 0 ||
      !readout_pages_find_byte (get_pages (self), self->cursor, &page, &y, &height))
    {
      readout_page_canvas_set_mark (self->canvas, -1, 0, 0);
      return;
    }
  readout_page_canvas_set_mark (self->canvas, page, y, height);
  if (reveals)
    readout_page_canvas_reveal (self->canvas, page, y, height, FALSE);
}

static void
laid_out_cb (ReadoutPreview *self)
{
  ReadoutPages *pages = readout_page_layout_get_pages (self->layout);

  readout_page_canvas_set_pages (self->canvas, pages);
  readout_preview_bar_set_remarks (self->bar,
                                   pages != NULL ? readout_pages_get_remarks (pages) : NULL);
  mark_cursor (self, self->follows);
  self->follows = FALSE;
}

/* The pages that are shown stay: the text that cannot be set is in the editor. */
static void
failed_cb (ReadoutPreview *self, const char *words)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new ();

  g_ptr_array_add (remarks, (gpointer)words);
  readout_preview_bar_set_remarks (self->bar, remarks);
}

static void
link_cb (ReadoutPreview *self, const ReadoutPageLink *link)
{
  switch (link->kind)
    {
    case READOUT_PAGE_LINK_CITATION:
      g_signal_emit (self, signals[CITATION_ACTIVATED], 0, link->target);
      break;
    case READOUT_PAGE_LINK_URI:
      g_signal_emit (self, signals[LINK_ACTIVATED], 0, link->target);
      break;
    case READOUT_PAGE_LINK_BACK:
    case READOUT_PAGE_LINK_ANCHOR:
    default:
      if (link->target_page >= 0)
        readout_page_canvas_reveal (self->canvas, link->target_page, link->target_y, 0, TRUE);
      break;
    }
}

static void
place_cb (ReadoutPreview *self, guint byte, int n_presses)
{
  g_signal_emit (self, signals[PLACE_ACTIVATED], 0, byte, n_presses);
}

/* A screen reader has the words of the page in sight as the description of the document. */
static gboolean
announce_cb (gpointer data)
{
  ReadoutPreview *self = data;
  guint page = readout_page_canvas_get_page (self->canvas);
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;

  self->announce_source = 0;
  if (get_pages (self) == NULL)
    label = g_strdup (_("Preview"));
  else
    {
      label = g_strdup_printf (_("Preview, page %u of %u"), page + 1,
                                  readout_pages_get_n_pages (get_pages (self)));
      words = readout_pages_dup_page_text (get_pages (self), page);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
  return G_SOURCE_REMOVE;
}

static void
page_changed_cb (ReadoutPreview *self)
{
  guint page = readout_page_canvas_get_page (self->canvas);
  guint n_pages = get_pages (self) != NULL ? readout_pages_get_n_pages (get_pages (self)) : 0;

  readout_preview_bar_set_page (self->bar, page, n_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next-page", page + 1 < n_pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous-page", page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.go-to-page", n_pages > 1);
  if (self->announce_source == 0)
    self->announce_source = g_timeout_add (ANNOUNCE_DELAY, announce_cb, self);
}

static void
scale_changed_cb (ReadoutPreview *self)
{
  readout_preview_bar_set_zoom (self->bar, readout_page_canvas_get_shown_zoom (self->canvas));
}

static const char *
get_size (double zoom)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i].zoom == zoom)
      return sizes[i].name;
  return "";
}

static void
set_zoom (ReadoutPreview *self, double zoom)
{
  if (zoom > 0)
    zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  else if (zoom != READOUT_ZOOM_FIT_PAGE)
    zoom = READOUT_ZOOM_FIT_WIDTH;
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  readout_page_canvas_set_zoom (self->canvas, zoom);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

static void
set_size (ReadoutPreview *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_strcmp0 (name, sizes[i].name) == 0)
      set_zoom (self, sizes[i].zoom);
}

static void
set_continuous (ReadoutPreview *self, gboolean is_continuous)
{
  if (is_continuous == self->is_continuous)
    return;
  self->is_continuous = is_continuous;
  readout_page_canvas_set_continuous (self->canvas, is_continuous);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTINUOUS]);
}

static void
zoom_by (ReadoutPreview *self, double factor)
{
  set_zoom (self,
            CLAMP (readout_page_canvas_get_shown_zoom (self->canvas) * factor, MIN_ZOOM, MAX_ZOOM));
}

static void
zoom_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  zoom_by (READOUT_PREVIEW (widget),
           g_str_equal (action, "preview.zoom-in") ? ZOOM_STEP : 1 / ZOOM_STEP);
}

static void
page_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReadoutPreview *self = READOUT_PREVIEW (widget);
  guint page = readout_page_canvas_get_page (self->canvas);

  if (g_str_equal (action, "preview.go-to-page"))
    readout_preview_bar_ask_page (self->bar);
  else
    readout_page_canvas_show_page (self->canvas,
                                   g_str_equal (action, "preview.next-page") ? page + 1 : page - 1);
}

static void
page_chosen_cb (ReadoutPreview *self, guint page)
{
  readout_page_canvas_show_page (self->canvas, page);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (dy != 0)
    zoom_by (data, pow (ZOOM_STEP, -CLAMP (dy, -1, 1)));
  return GDK_EVENT_STOP;
}

static void
pinch_begun_cb (ReadoutPreview *self)
{
  self->pinch_zoom = readout_page_canvas_get_shown_zoom (self->canvas);
}

static void
pinched_cb (ReadoutPreview *self, double scale)
{
  set_zoom (self, CLAMP (self->pinch_zoom * scale, MIN_ZOOM, MAX_ZOOM));
}

/* The desk that the paper lies on. */
static void
readout_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA desk = is_dark ? (GdkRGBA){ 0.10, 0.10, 0.11, 1 } : (GdkRGBA){ 0.33, 0.33, 0.35, 1 };

  gtk_snapshot_append_color (
      snapshot, &desk,
      &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  GTK_WIDGET_CLASS (readout_preview_parent_class)->snapshot (widget, snapshot);
}

static void
readout_preview_dispose (GObject *object)
{
  ReadoutPreview *self = READOUT_PREVIEW (object);

  if (self->layout != NULL)
    g_object_run_dispose (G_OBJECT (self->layout));
  g_clear_object (&self->layout);
  g_clear_handle_id (&self->announce_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->canvas = NULL;
  self->bar = NULL;

  G_OBJECT_CLASS (readout_preview_parent_class)->dispose (object);
}

static void
readout_preview_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  ReadoutPreview *self = READOUT_PREVIEW (object);

  switch (property_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_CONTINUOUS:
      g_value_set_boolean (value, self->is_continuous);
      break;
    case PROP_SIZE:
      g_value_set_string (value, get_size (self->zoom));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
readout_preview_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  ReadoutPreview *self = READOUT_PREVIEW (object);

  switch (property_id)
    {
    case PROP_ZOOM:
      set_zoom (self, g_value_get_double (value));
      break;
    case PROP_CONTINUOUS:
      set_continuous (self, g_value_get_boolean (value));
      break;
    case PROP_SIZE:
      set_size (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
    const char *parameter; /* nullable */
  } bindings[] = {
    { GDK_KEY_plus, "preview.zoom-in", NULL },         { GDK_KEY_KP_Add, "preview.zoom-in", NULL },
    { GDK_KEY_equal, "preview.zoom-in", NULL },        { GDK_KEY_minus, "preview.zoom-out", NULL },
    { GDK_KEY_KP_Subtract, "preview.zoom-out", NULL }, { GDK_KEY_0, "preview.size", "width" },
    { GDK_KEY_KP_0, "preview.size", "width" },         { GDK_KEY_9, "preview.size", "page" },
    { GDK_KEY_KP_9, "preview.size", "page" },          { GDK_KEY_l, "preview.go-to-page", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (
        widget_class, bindings[i].key, GDK_CONTROL_MASK, bindings[i].action,
        bindings[i].parameter != NULL ? "s" : NULL, bindings[i].parameter);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "preview.continuous", NULL);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "preview.next-page", NULL, page_action_cb);
  gtk_widget_class_install_action (widget_class, "preview.previous-page", NULL, page_action_cb);
  gtk_widget_class_install_action (widget_class, "preview.go-to-page", NULL, page_action_cb);
  gtk_widget_class_install_property_action (widget_class, "preview.size", "size");
  gtk_widget_class_install_property_action (widget_class, "preview.continuous", "continuous");
}

static void
readout_preview_class_init (ReadoutPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = readout_preview_dispose;
  object_class->get_property = readout_preview_get_property;
  object_class->set_property = readout_preview_set_property;
  widget_class->snapshot = readout_preview_snapshot;

  properties[PROP_ZOOM] = g_param_spec_double (
      "zoom", NULL, NULL, READOUT_ZOOM_FIT_PAGE, MAX_ZOOM, READOUT_ZOOM_FIT_WIDTH,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTINUOUS] =
      g_param_spec_boolean ("continuous", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIZE] =
      g_param_spec_string ("size", NULL, NULL, "width",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CITATION_ACTIVATED] =
      g_signal_new ("citation-activated", READOUT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LINK_ACTIVATED] = g_signal_new ("link-activated", READOUT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PLACE_ACTIVATED] =
      g_signal_new ("place-activated", READOUT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);

  install_actions (widget_class);
  add_bindings (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "readout-preview");
}

static void
connect_canvas (ReadoutPreview *self)
{
  g_signal_connect_swapped (self->canvas, "activate-link", G_CALLBACK (link_cb), self);
  g_signal_connect_swapped (self->canvas, "activate-place", G_CALLBACK (place_cb), self);
  g_signal_connect_swapped (self->canvas, "page-changed", G_CALLBACK (page_changed_cb), self);
  g_signal_connect_swapped (self->canvas, "scale-changed", G_CALLBACK (scale_changed_cb), self);
  g_signal_connect_object (self->layout, "laid-out", G_CALLBACK (laid_out_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->layout, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->bar, "page-chosen", G_CALLBACK (page_chosen_cb), self);
}

static void
add_controllers (ReadoutPreview *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begun_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}

static void
readout_preview_init (ReadoutPreview *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->cursor = -1;
  self->is_continuous = TRUE;
  self->layout = readout_page_layout_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->canvas = READOUT_PAGE_CANVAS (readout_page_canvas_new ());
  self->bar = READOUT_PREVIEW_BAR (readout_preview_bar_new ());
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->canvas));
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_widget_add_css_class (GTK_WIDGET (self->bar), "background");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview"), -1);
  connect_canvas (self);
  add_controllers (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  page_changed_cb (self);
  readout_settings_bind (READOUT_SETTING_PREVIEW_ZOOM, self, "zoom");
  readout_settings_bind (READOUT_SETTING_PREVIEW_CONTINUOUS, self, "continuous");
}

GtkWidget *
readout_preview_new (void)
{
  return g_object_new (READOUT_TYPE_PREVIEW, NULL);
}

void
readout_preview_set_markdown (ReadoutPreview *preview, const char *markdown)
{
  g_return_if_fail (READOUT_IS_PREVIEW (preview));

  readout_page_layout_set_markdown (preview->layout, markdown);
}

void
readout_preview_set_settings (ReadoutPreview *preview, const ReadoutPageSettings *settings)
{
  g_return_if_fail (READOUT_IS_PREVIEW (preview));
  g_return_if_fail (settings != NULL);

  readout_page_layout_set_settings (preview->layout, settings);
}

ReadoutPages *
readout_preview_get_pages (ReadoutPreview *preview)
{
  g_return_val_if_fail (READOUT_IS_PREVIEW (preview), NULL);

  return readout_page_canvas_get_pages (preview->canvas);
}

void
readout_preview_scroll_to_byte (ReadoutPreview *preview, guint32 byte)
{
  g_return_if_fail (READOUT_IS_PREVIEW (preview));

  preview->cursor = byte;
  preview->follows = TRUE;
  mark_cursor (preview, TRUE);
}

GtkWidget *
readout_preview_get_canvas (ReadoutPreview *preview)
{
  g_return_val_if_fail (READOUT_IS_PREVIEW (preview), NULL);

  return GTK_WIDGET (preview->canvas);
}
