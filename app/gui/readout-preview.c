/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows Markdown as pages: lays them out in a worker thread, scrolls, zooms, follows links.
 */
#include "readout-preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "readout-page-canvas.h"
#include "readout-preview-bar.h"
#include "readout-settings.h"

/* What is typed within so many milliseconds is laid out once. */
#define LAYOUT_DELAY 60

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
  char *markdown; /* the text that is to be shown; nullable */
  ReadoutPageSettings *settings;
  ReadoutPages *pages;       /* nullable */
  GCancellable *cancellable; /* of the layout under way; nullable */
  guint layout_source;
  guint announce_source;
  gboolean is_stale; /* another layout is to follow */
  gint64 cursor;     /* the byte that is marked; -1 for none */
  gboolean follows;  /* whether the next pages are to show it */
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

typedef struct
{
  char *markdown;
  ReadoutPageSettings *settings;
  ReadoutPages *previous; /* nullable */
} Job;

static void start_layout (ReadoutPreview *self);

static void
free_job (Job *job)
{
  g_free (job->markdown);
  readout_page_settings_free (job->settings);
  g_clear_object (&job->previous);
  g_free (job);
}

static void
lay_out_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (job->markdown, -1, &error);
  ReadoutPages *pages = NULL;

  if (markdown != NULL)
    pages = readout_pages_new (markdown, job->settings, job->previous, cancellable, &error);
  if (pages != NULL)
    g_task_return_pointer (task, pages, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
mark_cursor (ReadoutPreview *self, gboolean reveals)
{
  guint page;
  double y;
  double height;

  if (self->pages == NULL || self->cursor < 0 ||
      !readout_pages_find_byte (self->pages, self->cursor, &page, &y, &height))
    {
      readout_page_canvas_set_mark (self->canvas, -1, 0, 0);
      return;
    }
  readout_page_canvas_set_mark (self->canvas, page, y, height);
  if (reveals)
    readout_page_canvas_reveal (self->canvas, page, y, height, FALSE);
}

static void
show_pages (ReadoutPreview *self, ReadoutPages *pages)
{
  g_set_object (&self->pages, pages);
  readout_page_canvas_set_pages (self->canvas, pages);
  readout_preview_bar_set_remarks (self->bar,
                                   pages != NULL ? readout_pages_get_remarks (pages) : NULL);
  mark_cursor (self, self->follows);
  self->follows = FALSE;
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ReadoutPreview *self = READOUT_PREVIEW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutPages) pages = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    g_clear_object (&self->cancellable);
  if (pages != NULL && self->markdown != NULL && self->canvas != NULL)
    show_pages (self, pages);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* The pages that are shown stay: the text that cannot be set is in the editor. */
      g_message ("%s", error->message);
    }
  if (self->is_stale && self->cancellable == NULL && self->canvas != NULL)
    start_layout (self);
}

static void
start_layout (ReadoutPreview *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  self->is_stale = FALSE;
  if (self->markdown == NULL)
    {
      show_pages (self, NULL);
      return;
    }
  job = g_new0 (Job, 1);
  job->markdown = g_strdup (self->markdown);
  job->settings = readout_page_settings_copy (self->settings);
  g_set_object (&job->previous, self->pages);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, laid_out_cb, NULL);
  g_task_set_source_tag (task, start_layout);
  g_task_set_task_data (task, job, (GDestroyNotify)free_job);
  g_task_run_in_thread (task, lay_out_thread);
}

static gboolean
layout_cb (gpointer data)
{
  ReadoutPreview *self = data;

  self->layout_source = 0;
  if (self->cancellable != NULL)
    {
      /* The one under way ends soon, and starts the next one. */
      self->is_stale = TRUE;
      if (self->pages != NULL)
        return G_SOURCE_REMOVE;
      g_cancellable_cancel (self->cancellable);
      return G_SOURCE_REMOVE;
    }
  start_layout (self);
  return G_SOURCE_REMOVE;
}

static void
lay_out_soon (ReadoutPreview *self)
{
  if (self->layout_source == 0)
    self->layout_source = g_timeout_add (LAYOUT_DELAY, layout_cb, self);
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
  if (self->pages == NULL)
    label = g_strdup (_("Preview"));
  else
    {
      label = g_strdup_printf (_("Preview, page %u of %u"), page + 1,
                                  readout_pages_get_n_pages (self->pages));
      words = readout_pages_dup_page_text (self->pages, page);
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
  guint n_pages = self->pages != NULL ? readout_pages_get_n_pages (self->pages) : 0;

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

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_handle_id (&self->announce_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->canvas = NULL;
  self->bar = NULL;
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (readout_preview_parent_class)->dispose (object);
}

static void
readout_preview_finalize (GObject *object)
{
  ReadoutPreview *self = READOUT_PREVIEW (object);

  g_free (self->markdown);
  readout_page_settings_free (self->settings);

  G_OBJECT_CLASS (readout_preview_parent_class)->finalize (object);
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
  object_class->finalize = readout_preview_finalize;
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
  self->settings = readout_page_settings_new (readout_paper_for_locale (NULL));
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

  if (g_strcmp0 (markdown, preview->markdown) == 0)
    return;
  g_free (preview->markdown);
  preview->markdown = g_strdup (markdown);
  lay_out_soon (preview);
}

void
readout_preview_set_settings (ReadoutPreview *preview, const ReadoutPageSettings *settings)
{
  g_return_if_fail (READOUT_IS_PREVIEW (preview));
  g_return_if_fail (settings != NULL);

  readout_page_settings_free (preview->settings);
  preview->settings = readout_page_settings_copy (settings);
  lay_out_soon (preview);
}

ReadoutPages *
readout_preview_get_pages (ReadoutPreview *preview)
{
  g_return_val_if_fail (READOUT_IS_PREVIEW (preview), NULL);

  return preview->pages;
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
