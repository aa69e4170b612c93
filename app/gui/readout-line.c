/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of text that is laid out when it is drawn, or a few that are laid out once.
 */
#include "readout-line.h"

#include "readout-text-widths.h"

/* The words stay well readable on the ground of a mark. */
#define MARK_ALPHA 0x4000

struct _ReadoutLine
{
  GtkWidget parent_instance;

  char *text;
  guint max_lines;
  gboolean is_struck;
  GArray *marks;       /* of ReadoutSpan; NULL: none */
  PangoLayout *layout; /* NULL until it is drawn */
  guint n_measured;    /* lines it asked for; 0: none yet */
  gboolean is_exact;   /* the layout must be asked: adding up letters went wrong */
  guint resize_source;
};

G_DEFINE_FINAL_TYPE (ReadoutLine, readout_line, GTK_TYPE_WIDGET)

static void
set_attributes (ReadoutLine *line)
{
  g_autoptr (PangoAttrList) attributes = readout_line_mark_words (GTK_WIDGET (line), line->marks);

  if (line->is_struck)
    {
      if (attributes == NULL)
        attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
    }
  pango_layout_set_attributes (line->layout, attributes);
}

static PangoLayout *
get_layout (ReadoutLine *line)
{
  if (line->layout == NULL)
    {
      line->layout = gtk_widget_create_pango_layout (GTK_WIDGET (line), line->text);
      pango_layout_set_ellipsize (line->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_wrap (line->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_single_paragraph_mode (line->layout, TRUE);
      if (line->max_lines > 1)
        pango_layout_set_height (line->layout, -(int)line->max_lines);
      set_attributes (line);
    }
  return line->layout;
}

/* A label would look at its words four times, and at their shapes each time. */
static guint
count_lines (ReadoutLine *line, int width)
{
  PangoLayout *layout;
  guint n_lines;

  /* GTK asks for many widths beside the one that the line has; bold letters are wider. */
  if (!line->is_exact && line->marks == NULL &&
      (line->layout == NULL || pango_layout_get_width (line->layout) != width * PANGO_SCALE) &&
      readout_text_widths_count_lines (gtk_widget_get_pango_context (GTK_WIDGET (line)), line->text,
                                       width * PANGO_SCALE, line->max_lines, &n_lines))
    return n_lines;
  layout = get_layout (line);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  return CLAMP ((guint)pango_layout_get_line_count (layout), 1, line->max_lines);
}

static gboolean
resize_cb (gpointer user_data)
{
  ReadoutLine *line = READOUT_LINE (user_data);

  line->resize_source = 0;
  gtk_widget_queue_resize (GTK_WIDGET (line));
  return G_SOURCE_REMOVE;
}

/* Once it is drawn, it is known for sure; a widget must not ask for another size while it is. */
static void
check_lines (ReadoutLine *line)
{
  guint n_lines = (guint)pango_layout_get_line_count (line->layout);

  if (line->max_lines == 1 || line->is_exact || line->n_measured == 0 ||
      MIN (n_lines, line->max_lines) == line->n_measured)
    return;
  line->is_exact = TRUE;
  if (line->resize_source == 0)
    line->resize_source = g_idle_add (resize_cb, line);
}

static GtkSizeRequestMode
readout_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
readout_line_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  ReadoutLine *line = READOUT_LINE (widget);
  PangoFontMetrics *metrics;
  guint n_lines;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  /* For no width at all as well: GTK takes what is the same for two widths for the same between
   * them. */
  n_lines = line->max_lines > 1 && for_size >= 0 ? count_lines (line, for_size) : 1;
  if (for_size >= 0)
    line->n_measured = n_lines;
  *minimum = (int)n_lines * PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  *natural = *minimum;
  pango_font_metrics_unref (metrics);
}

/* Lines begin at the side where the window's begin, in whatever direction their words run: Pango
 * takes left for right in words that run against the window, and only in those. */
static void
align (PangoLayout *layout)
{
  PangoLayoutLine *first = pango_layout_get_line_readonly (layout, 0);

  if (first != NULL)
    pango_layout_set_alignment (layout, pango_layout_line_get_resolved_direction (first) ==
                                                PANGO_DIRECTION_RTL
                                            ? PANGO_ALIGN_RIGHT
                                            : PANGO_ALIGN_LEFT);
}

static void
readout_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PangoLayout *layout = get_layout (READOUT_LINE (widget));
  int width = gtk_widget_get_width (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  PangoRectangle rect;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  check_lines (READOUT_LINE (widget));
  align (layout);
  pango_layout_get_pixel_extents (layout, NULL, &rect);
  /* Words in another direction than that of the window begin at the same side as the others. */
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget),
                              (rtl ? width - rect.width : 0) - rect.x,
                              (gtk_widget_get_height (widget) - rect.height) / 2.0, layout);
}

static void
forget_layout (ReadoutLine *line)
{
  g_clear_object (&line->layout);
  line->is_exact = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (line));
}

static void
readout_line_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (readout_line_parent_class)->css_changed (widget, change);

  forget_layout (READOUT_LINE (widget));
}

static void
readout_line_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (readout_line_parent_class)->system_setting_changed (widget, setting);

  forget_layout (READOUT_LINE (widget));
}

static void
readout_line_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  forget_layout (READOUT_LINE (widget));
}

static void
readout_line_dispose (GObject *object)
{
  g_clear_handle_id (&READOUT_LINE (object)->resize_source, g_source_remove);

  G_OBJECT_CLASS (readout_line_parent_class)->dispose (object);
}

static void
readout_line_finalize (GObject *object)
{
  ReadoutLine *line = READOUT_LINE (object);

  g_clear_object (&line->layout);
  g_clear_pointer (&line->marks, g_array_unref);
  g_free (line->text);

  G_OBJECT_CLASS (readout_line_parent_class)->finalize (object);
}

static void
readout_line_class_init (ReadoutLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_line_finalize;
  widget_class->get_request_mode = readout_line_get_request_mode;
  widget_class->measure = readout_line_measure;
  widget_class->snapshot = readout_line_snapshot;
  widget_class->css_changed = readout_line_css_changed;
  widget_class->system_setting_changed = readout_line_system_setting_changed;
  widget_class->direction_changed = readout_line_direction_changed;

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
readout_line_init (ReadoutLine *line)
{
  line->text = g_strdup ("");
  line->max_lines = 1;
}

GtkWidget *
readout_line_new (const char *style_class)
{
  GtkWidget *line = g_object_new (READOUT_TYPE_LINE, "hexpand", TRUE, NULL);

  if (style_class != NULL)
    gtk_widget_add_css_class (line, style_class);
  return line;
}

void
readout_line_set_text (ReadoutLine *line, const char *text)
{
  g_return_if_fail (READOUT_IS_LINE (line));

  if (text == NULL)
    text = "";
  if (line->marks != NULL)
    readout_line_set_marks (line, NULL);
  if (g_str_equal (text, line->text))
    return;
  g_free (line->text);
  line->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  forget_layout (line);
  if (line->max_lines > 1)
    gtk_widget_queue_resize (GTK_WIDGET (line));
}

PangoAttrList *
readout_line_mark_words (GtkWidget *widget, GArray *marks)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color = { 0.2f, 0.5f, 0.9f, 1 };
  PangoAttrList *attributes;

  if (marks == NULL || marks->len == 0)
    return NULL;
  attributes = pango_attr_list_new ();
  gtk_style_context_lookup_color (context, "accent_bg_color", &color);
  for (guint i = 0; i < marks->len; i++)
    {
      ReadoutSpan span = readout_spans_get (marks, i);
      PangoAttribute *parts[] = {
        pango_attr_weight_new (PANGO_WEIGHT_BOLD),
        pango_attr_background_new ((guint16)(color.red * 65535), (guint16)(color.green * 65535),
                                   (guint16)(color.blue * 65535)),
        pango_attr_background_alpha_new (MARK_ALPHA),
      };

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          parts[j]->start_index = span.start;
          parts[j]->end_index = span.end;
          pango_attr_list_insert (attributes, parts[j]);
        }
    }
  return attributes;
}

void
readout_line_set_marks (ReadoutLine *line, GArray *marks)
{
  g_return_if_fail (READOUT_IS_LINE (line));

  if ((marks == NULL || marks->len == 0) && line->marks == NULL)
    return;
  g_clear_pointer (&line->marks, g_array_unref);
  if (marks != NULL && marks->len > 0)
    line->marks = readout_spans_copy (marks);
  forget_layout (line);
  if (line->max_lines > 1)
    gtk_widget_queue_resize (GTK_WIDGET (line));
}

void
readout_line_set_max_lines (ReadoutLine *line, guint n_lines)
{
  g_return_if_fail (READOUT_IS_LINE (line));
  g_return_if_fail (n_lines > 0);

  line->max_lines = n_lines;
  forget_layout (line);
  gtk_widget_queue_resize (GTK_WIDGET (line));
}

void
readout_line_set_struck (ReadoutLine *line, gboolean is_struck)
{
  g_return_if_fail (READOUT_IS_LINE (line));

  if (line->is_struck == is_struck)
    return;
  line->is_struck = is_struck;
  forget_layout (line);
}

const char *
readout_line_get_text (ReadoutLine *line)
{
  g_return_val_if_fail (READOUT_IS_LINE (line), NULL);

  return line->text;
}

gboolean
readout_line_is_ellipsized (ReadoutLine *line)
{
  g_return_val_if_fail (READOUT_IS_LINE (line), FALSE);

  return line->layout != NULL && pango_layout_is_ellipsized (line->layout);
}
