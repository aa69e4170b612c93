/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of a report, with letters of any size.
 */
#include "readout-reader-view.h"

/* The usual size, in the size of the interface. */
#define USUAL_SIZE 1.05

struct _ReadoutReaderView
{
  GtkSourceView parent_instance;

  GtkCssProvider *provider;
  double zoom;
  GPtrArray *overlays; /* of GtkWidget: children */
  gboolean is_allocating;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPERTIES
};

enum
{
  PLACE_OVERLAYS,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutReaderView, readout_reader_view, GTK_SOURCE_TYPE_VIEW)

static void
apply_zoom (ReadoutReaderView *view)
{
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *style = NULL;

  g_ascii_formatd (size, sizeof size, "%.3f", view->zoom * USUAL_SIZE);
  style = g_strdup_printf (".report-text { font-size: %sem; }", size);
  gtk_css_provider_load_from_data (view->provider, style, -1);
}

/* The colours of matches that are found, in light or dark. */
static void
update_scheme (ReadoutReaderView *view)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (
      gtk_source_style_scheme_manager_get_default (), dark ? "Adwaita-dark" : "Adwaita");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  if (scheme != NULL && GTK_SOURCE_IS_BUFFER (buffer))
    gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (buffer), scheme);
}

static void
prepare_buffer (ReadoutReaderView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (buffer), FALSE);
  update_scheme (view);
}

/* Scrolling moves what is laid over the text; so do lines above that get their true height once
 * they were looked at. */
static void
moved_cb (ReadoutReaderView *view)
{
  /* While the view gets its own place, theirs follows at once. */
  if (view->overlays->len > 0 && !view->is_allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (view));
}

static void
adjustment_cb (ReadoutReaderView *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (moved_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (moved_cb), view,
                           G_CONNECT_SWAPPED);
}

static void
readout_reader_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ReadoutReaderView *view = READOUT_READER_VIEW (widget);

  view->is_allocating = TRUE;
  GTK_WIDGET_CLASS (readout_reader_view_parent_class)
      ->size_allocate (widget, width, height, baseline);
  view->is_allocating = FALSE;
  if (view->overlays->len > 0)
    g_signal_emit (widget, signals[PLACE_OVERLAYS], 0);
}

static void
readout_reader_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ReadoutReaderView *view = READOUT_READER_VIEW (widget);

  GTK_WIDGET_CLASS (readout_reader_view_parent_class)->snapshot (widget, snapshot);
  for (guint i = 0; i < view->overlays->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (view->overlays, i), snapshot);
}

static void
readout_reader_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    g_value_set_double (value, READOUT_READER_VIEW (object)->zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
readout_reader_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ReadoutReaderView *view = READOUT_READER_VIEW (object);

  if (id != PROP_ZOOM)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (view->zoom == g_value_get_double (value))
    return;
  view->zoom = g_value_get_double (value);
  apply_zoom (view);
  g_object_notify_by_pspec (object, pspec);
}

static void
readout_reader_view_dispose (GObject *object)
{
  ReadoutReaderView *view = READOUT_READER_VIEW (object);

  g_clear_object (&view->provider);
  for (guint i = 0; i < view->overlays->len; i++)
    gtk_widget_unparent (g_ptr_array_index (view->overlays, i));
  g_ptr_array_set_size (view->overlays, 0);

  G_OBJECT_CLASS (readout_reader_view_parent_class)->dispose (object);
}

static void
readout_reader_view_finalize (GObject *object)
{
  g_ptr_array_unref (READOUT_READER_VIEW (object)->overlays);

  G_OBJECT_CLASS (readout_reader_view_parent_class)->finalize (object);
}

static void
readout_reader_view_class_init (ReadoutReaderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = readout_reader_view_dispose;
  object_class->finalize = readout_reader_view_finalize;
  object_class->get_property = readout_reader_view_get_property;
  object_class->set_property = readout_reader_view_set_property;
  GTK_WIDGET_CLASS (klass)->size_allocate = readout_reader_view_size_allocate;
  GTK_WIDGET_CLASS (klass)->snapshot = readout_reader_view_snapshot;

  properties[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, READOUT_READER_ZOOM_MIN, READOUT_READER_ZOOM_MAX, 1,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[PLACE_OVERLAYS] = g_signal_new ("place-overlays", READOUT_TYPE_READER_VIEW,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_reader_view_init (ReadoutReaderView *view)
{
  view->zoom = 1;
  view->overlays = g_ptr_array_new ();
  view->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (view)),
                                  GTK_STYLE_PROVIDER (view->provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect (view, "notify::vadjustment", G_CALLBACK (adjustment_cb), NULL);
  apply_zoom (view);
  prepare_buffer (view);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_scheme), view, G_CONNECT_SWAPPED);
}

gboolean
readout_reader_view_get_iter_at_point (ReadoutReaderView *view,
                                       double x,
                                       double y,
                                       GtkTextIter *iter)
{
  int buffer_x;
  int buffer_y;

  g_return_val_if_fail (READOUT_IS_READER_VIEW (view), FALSE);

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, (int)x,
                                         (int)y, &buffer_x, &buffer_y);
  return gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), iter, buffer_x, buffer_y);
}

void
readout_reader_view_add_overlay (ReadoutReaderView *view, GtkWidget *overlay)
{
  g_return_if_fail (READOUT_IS_READER_VIEW (view));
  g_return_if_fail (GTK_IS_WIDGET (overlay));

  g_ptr_array_add (view->overlays, overlay);
  gtk_widget_set_parent (overlay, GTK_WIDGET (view));
}

void
readout_reader_view_place_overlay (ReadoutReaderView *view, GtkWidget *overlay, int x, int y)
{
  GtkRequisition size;

  g_return_if_fail (READOUT_IS_READER_VIEW (view));
  g_return_if_fail (gtk_widget_get_parent (overlay) == GTK_WIDGET (view));

  gtk_widget_get_preferred_size (overlay, NULL, &size);
  gtk_widget_size_allocate (overlay, &(GtkAllocation){ x, y, size.width, size.height }, -1);
}
