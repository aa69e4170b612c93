/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Underlines what the source check found.
 */
#include "readout-check-marks.h"

#include <glib/gi18n.h>

/* So many characters around what is in view are marked as well, for the next turn of the wheel. */
#define MARGIN 2000

struct _ReadoutCheckMarks
{
  GObject parent_instance;

  ReadoutEditor *editor; /* weak */
  ReadoutLiveCheck *check;
  GtkTextTag *tags[READOUT_SEVERITY_ERROR + 1];
  guint mark_source;
};

G_DEFINE_FINAL_TYPE (ReadoutCheckMarks, readout_check_marks, G_TYPE_OBJECT)

static void
update_colours (ReadoutCheckMarks *marks)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const GdkRGBA light_colours[] = { { 0.37, 0.36, 0.39, 1 },
                                    { 0.61, 0.43, 0, 1 },
                                    { 0.75, 0.11, 0.16, 1 } };
  const GdkRGBA dark_colours[] = { { 0.75, 0.75, 0.74, 1 },
                                   { 0.97, 0.89, 0.36, 1 },
                                   { 1, 0.48, 0.39, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (marks->tags); i++)
    g_object_set (marks->tags[i], "underline-rgba", dark ? &dark_colours[i] : &light_colours[i],
                  NULL);
}

/* The code points that are in view. */
static void
find_view (ReadoutCheckMarks *marks, int *from, int *until)
{
  GtkTextView *view = readout_editor_get_view (marks->editor);
  GtkTextIter start;
  GtkTextIter end;
  GdkRectangle rectangle;

  gtk_text_view_get_visible_rect (view, &rectangle);
  gtk_text_view_get_iter_at_location (view, &start, rectangle.x, rectangle.y);
  gtk_text_view_get_iter_at_location (view, &end, rectangle.x + rectangle.width,
                                      rectangle.y + rectangle.height);
  *from = MAX (0, gtk_text_iter_get_offset (&start) - MARGIN);
  *until = gtk_text_iter_get_offset (&end) + MARGIN;
}

static void
mark (ReadoutCheckMarks *marks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (marks->editor));
  GListModel *items = readout_live_check_get_items (marks->check);
  guint n = g_list_model_get_n_items (items);
  GtkTextIter start;
  GtkTextIter end;
  int from;
  int until;

  find_view (marks, &from, &until);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, until);
  for (guint i = 0; i < G_N_ELEMENTS (marks->tags); i++)
    gtk_text_buffer_remove_tag (buffer, marks->tags[i], &start, &end);
  for (guint i = readout_live_check_find (marks->check, (guint32)from); i < n; i++)
    {
      g_autoptr (ReadoutCheckItem) item = g_list_model_get_item (items, i);
      const ReadoutFinding *finding = readout_check_item_get_finding (item);

      if ((int)finding->characters.start > until)
        break;
      if (readout_check_item_get_dismissed (item))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)finding->characters.start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)finding->characters.end);
      gtk_text_buffer_apply_tag (buffer, marks->tags[finding->severity], &start, &end);
    }
}

static gboolean
mark_cb (gpointer user_data)
{
  ReadoutCheckMarks *marks = READOUT_CHECK_MARKS (user_data);

  marks->mark_source = 0;
  if (marks->editor != NULL && gtk_widget_get_mapped (GTK_WIDGET (marks->editor)))
    mark (marks);
  return G_SOURCE_REMOVE;
}

/* Not while the list or the view is changing. */
static void
mark_soon (ReadoutCheckMarks *marks)
{
  if (marks->mark_source == 0)
    marks->mark_source = g_idle_add (mark_cb, marks);
}

/* Whether a place has one of the marks: after an edit places in the list are old for a moment. */
static gboolean
is_marked (ReadoutCheckMarks *marks, const GtkTextIter *iter)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks->tags); i++)
    if (gtk_text_iter_has_tag (iter, marks->tags[i]))
      return TRUE;
  return FALSE;
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  ReadoutCheckMarks *marks = READOUT_CHECK_MARKS (user_data);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GListModel *items = readout_live_check_get_items (marks->check);
  g_autoptr (GString) words = g_string_new (NULL);
  GtkTextIter iter;
  guint32 place;

  if (keyboard_mode)
    gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  else
    {
      gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
      if (!gtk_text_view_get_iter_at_location (view, &iter, x, y))
        return FALSE;
    }
  if (!is_marked (marks, &iter))
    return FALSE;
  place = (guint32)gtk_text_iter_get_offset (&iter);
  for (guint i = readout_live_check_find (marks->check, place);
       i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (ReadoutCheckItem) item = g_list_model_get_item (items, i);
      const ReadoutFinding *finding = readout_check_item_get_finding (item);

      if (finding->characters.start > place)
        break;
      if (finding->characters.end > place && !readout_check_item_get_dismissed (item))
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", finding->words);
    }
  gtk_tooltip_set_text (tooltip, words->str);
  return words->len > 0;
}

static void
readout_check_marks_dispose (GObject *object)
{
  ReadoutCheckMarks *marks = READOUT_CHECK_MARKS (object);

  g_clear_handle_id (&marks->mark_source, g_source_remove);
  g_clear_weak_pointer (&marks->editor);
  g_clear_object (&marks->check);

  G_OBJECT_CLASS (readout_check_marks_parent_class)->dispose (object);
}

static void
readout_check_marks_class_init (ReadoutCheckMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_check_marks_dispose;
}

static void
readout_check_marks_init (ReadoutCheckMarks *marks)
{
}

ReadoutCheckMarks *
readout_check_marks_new (ReadoutEditor *editor, ReadoutLiveCheck *check)
{
  static const struct
  {
    const char *name;
    PangoUnderline underline;
  } kinds[] = {
    { "check-note", PANGO_UNDERLINE_SINGLE },
    { "check-warning", PANGO_UNDERLINE_DOUBLE },
    { "check-error", PANGO_UNDERLINE_ERROR },
  };
  ReadoutCheckMarks *marks;
  GtkTextView *view;
  GtkTextBuffer *buffer;

  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (READOUT_IS_LIVE_CHECK (check), NULL);

  marks = g_object_new (READOUT_TYPE_CHECK_MARKS, NULL);
  g_set_weak_pointer (&marks->editor, editor);
  marks->check = g_object_ref (check);
  view = readout_editor_get_view (editor);
  buffer = gtk_text_view_get_buffer (view);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    marks->tags[i] =
        gtk_text_buffer_create_tag (buffer, kinds[i].name, "underline", kinds[i].underline, NULL);
  update_colours (marks);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_colours), marks, G_CONNECT_SWAPPED);
  g_signal_connect_object (check, "listed", G_CALLBACK (mark_soon), marks, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "map", G_CALLBACK (mark_soon), marks, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "value-changed",
                           G_CALLBACK (mark_soon), marks, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), "changed",
                           G_CALLBACK (mark_soon), marks, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), marks, 0);
  return marks;
}
