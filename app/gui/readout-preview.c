/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows Markdown as pages: lays them out in a worker thread, scrolls, zooms, follows links.
 */
#include "readout-preview.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "readout-page-canvas.h"

/* What is typed within so many milliseconds is laid out once. */
#define LAYOUT_DELAY 60

/* The page that is in sight is told to a screen reader after so many milliseconds. */
#define ANNOUNCE_DELAY 250

#define MIN_ZOOM 0.25
#define MAX_ZOOM 5.0
#define ZOOM_STEP 1.2

/* A line that is scrolled to stands so far from the edge, as a part of what is in sight. */
#define SCROLL_MARGIN 0.12

struct _ReadoutPreview
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *canvas;
  char *markdown; /* the text that is to be shown; nullable */
  ReadoutPageSettings *settings;
  ReadoutPages *pages;       /* nullable */
  GCancellable *cancellable; /* of the layout under way; nullable */
  guint layout_source;
  guint announce_source;
  gboolean is_stale; /* another layout is to follow */
  double zoom;
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

static GtkAdjustment *
get_vertical (ReadoutPreview *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
}

static void
show_pages (ReadoutPreview *self, ReadoutPages *pages)
{
  g_set_object (&self->pages, pages);
  readout_page_canvas_set_pages (READOUT_PAGE_CANVAS (self->canvas), pages);
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

/* Scrolls so that a stretch of the canvas is in sight. */
static void
scroll_to (ReadoutPreview *self, double y, double height, gboolean to_top)
{
  GtkAdjustment *vertical = get_vertical (self);
  double value = gtk_adjustment_get_value (vertical);
  double size = gtk_adjustment_get_page_size (vertical);
  double margin = size * SCROLL_MARGIN;

  if (to_top || y < value + margin)
    value = y - margin;
  else if (y + height > value + size - margin)
    value = y + height - size + margin;
  else
    return;
  gtk_adjustment_set_value (vertical, value);
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
        scroll_to (self,
                   readout_page_canvas_get_y (READOUT_PAGE_CANVAS (self->canvas), link->target_page,
                                              link->target_y),
                   0, TRUE);
      break;
    }
}

static void
place_cb (ReadoutPreview *self, guint byte)
{
  g_signal_emit (self, signals[PLACE_ACTIVATED], 0, byte);
}

static void
reveal_cb (ReadoutPreview *self, double y, double height)
{
  scroll_to (self, y, height, FALSE);
}

/* A screen reader has the words of the page in sight as the description of the document. */
static gboolean
announce_cb (gpointer data)
{
  ReadoutPreview *self = data;
  guint page = readout_page_canvas_get_page (READOUT_PAGE_CANVAS (self->canvas));
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
  if (self->announce_source == 0)
    self->announce_source = g_timeout_add (ANNOUNCE_DELAY, announce_cb, self);
}

static void
zoom_by (ReadoutPreview *self, double factor)
{
  double zoom = self->zoom;

  if (zoom <= 0)
    zoom = readout_page_canvas_get_scale (READOUT_PAGE_CANVAS (self->canvas)) * 72.0 / 96.0;
  readout_preview_set_zoom (self, CLAMP (zoom * factor, MIN_ZOOM, MAX_ZOOM));
}

static void
zoom_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ReadoutPreview *self = READOUT_PREVIEW (widget);

  if (g_str_equal (action, "preview.zoom-in"))
    zoom_by (self, ZOOM_STEP);
  else if (g_str_equal (action, "preview.zoom-out"))
    zoom_by (self, 1 / ZOOM_STEP);
  else
    readout_preview_set_zoom (self, 0);
}

static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (dy != 0)
    zoom_by (data, dy < 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
  return GDK_EVENT_STOP;
}

static void
pinch_begun_cb (ReadoutPreview *self)
{
  self->pinch_zoom =
      readout_page_canvas_get_scale (READOUT_PAGE_CANVAS (self->canvas)) * 72.0 / 96.0;
}

static void
pinched_cb (ReadoutPreview *self, double scale)
{
  readout_preview_set_zoom (self, CLAMP (self->pinch_zoom * scale, MIN_ZOOM, MAX_ZOOM));
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
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  self->canvas = NULL;
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
add_zoom_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } bindings[] = {
    { GDK_KEY_plus, "preview.zoom-in" },         { GDK_KEY_KP_Add, "preview.zoom-in" },
    { GDK_KEY_equal, "preview.zoom-in" },        { GDK_KEY_minus, "preview.zoom-out" },
    { GDK_KEY_KP_Subtract, "preview.zoom-out" }, { GDK_KEY_0, "preview.zoom-fit" },
    { GDK_KEY_KP_0, "preview.zoom-fit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, GDK_CONTROL_MASK,
                                         bindings[i].action, NULL);
}

static void
readout_preview_class_init (ReadoutPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = readout_preview_dispose;
  object_class->finalize = readout_preview_finalize;
  widget_class->snapshot = readout_preview_snapshot;

  signals[CITATION_ACTIVATED] =
      g_signal_new ("citation-activated", READOUT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LINK_ACTIVATED] = g_signal_new ("link-activated", READOUT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PLACE_ACTIVATED] =
      g_signal_new ("place-activated", READOUT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, zoom_action_cb);
  add_zoom_bindings (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "readout-preview");
}

static void
readout_preview_init (ReadoutPreview *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkWidget *viewport;

  self->settings = readout_page_settings_new (readout_paper_for_locale (NULL));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  self->canvas = readout_page_canvas_new (get_vertical (self));
  viewport = gtk_viewport_new (NULL, get_vertical (self));
  /* The canvas is larger than what is in sight: to scroll to it would be to scroll to its top. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), self->canvas);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), viewport);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview"), -1);
  g_signal_connect_swapped (self->canvas, "activate-link", G_CALLBACK (link_cb), self);
  g_signal_connect_swapped (self->canvas, "activate-place", G_CALLBACK (place_cb), self);
  g_signal_connect_swapped (self->canvas, "page-changed", G_CALLBACK (page_changed_cb), self);
  g_signal_connect_swapped (self->canvas, "reveal", G_CALLBACK (reveal_cb), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begun_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinched_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
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
readout_preview_set_zoom (ReadoutPreview *preview, double zoom)
{
  g_return_if_fail (READOUT_IS_PREVIEW (preview));

  if (zoom == preview->zoom)
    return;
  preview->zoom = zoom;
  readout_page_canvas_set_zoom (READOUT_PAGE_CANVAS (preview->canvas), zoom);
}

double
readout_preview_get_zoom (ReadoutPreview *preview)
{
  g_return_val_if_fail (READOUT_IS_PREVIEW (preview), 0);

  return preview->zoom;
}

void
readout_preview_scroll_to_byte (ReadoutPreview *preview, guint32 byte)
{
  guint page;
  double y;
  double height;

  g_return_if_fail (READOUT_IS_PREVIEW (preview));

  if (preview->pages == NULL || !readout_pages_find_byte (preview->pages, byte, &page, &y, &height))
    return;
  scroll_to (preview, readout_page_canvas_get_y (READOUT_PAGE_CANVAS (preview->canvas), page, y),
             height * readout_page_canvas_get_scale (READOUT_PAGE_CANVAS (preview->canvas)), FALSE);
}

GtkWidget *
readout_preview_get_canvas (ReadoutPreview *preview)
{
  g_return_val_if_fail (READOUT_IS_PREVIEW (preview), NULL);

  return preview->canvas;
}
