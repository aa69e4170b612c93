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
  guint tell_source;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPERTIES
};

enum
{
  LAID_OUT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutReaderView, readout_reader_view, GTK_SOURCE_TYPE_VIEW)

static gboolean
tell_cb (gpointer user_data)
{
  ReadoutReaderView *view = READOUT_READER_VIEW (user_data);

  view->tell_source = 0;
  g_signal_emit (view, signals[LAID_OUT], 0);
  return G_SOURCE_REMOVE;
}

/* Children must not be moved while they are given their place. */
static void
tell_soon (ReadoutReaderView *view)
{
  if (view->tell_source == 0)
    view->tell_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, view, NULL);
}

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

static void
readout_reader_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (readout_reader_view_parent_class)
      ->size_allocate (widget, width, height, baseline);
  tell_soon (READOUT_READER_VIEW (widget));
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

  g_clear_handle_id (&view->tell_source, g_source_remove);
  g_clear_object (&view->provider);

  G_OBJECT_CLASS (readout_reader_view_parent_class)->dispose (object);
}

static void
readout_reader_view_class_init (ReadoutReaderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = readout_reader_view_dispose;
  object_class->get_property = readout_reader_view_get_property;
  object_class->set_property = readout_reader_view_set_property;
  GTK_WIDGET_CLASS (klass)->size_allocate = readout_reader_view_size_allocate;

  properties[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, READOUT_READER_ZOOM_MIN, READOUT_READER_ZOOM_MAX, 1,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[LAID_OUT] = g_signal_new ("laid-out", READOUT_TYPE_READER_VIEW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_reader_view_init (ReadoutReaderView *view)
{
  view->zoom = 1;
  view->provider = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (view)),
                                  GTK_STYLE_PROVIDER (view->provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
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
