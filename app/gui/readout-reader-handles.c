/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Handles at the ends of the words of a statement, and how they are dragged.
 */
#include "readout-reader-handles.h"

#include <math.h>

#include "readout-word-stops.h"

/* A press so near to the middle of a handle takes hold of it. */
#define REACH 18

struct _ReadoutReaderHandles
{
  GObject parent_instance;

  ReadoutReaderView *view; /* weak */
  ReadoutReaderMarks *marks;
  ReadoutStatement *statement;
  ReadoutText *text;
  GPtrArray *handles; /* of ReadoutSpanHandle, children of the view */
  guint n_used;       /* of them, the others are hidden */

  ReadoutSpanHandle *held; /* while it is dragged */
  double grip_x;           /* from the press to the words that the handle points at */
  double grip_y;
  guint32 byte;
};

enum
{
  MOVING,
  MOVED,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutReaderHandles, readout_reader_handles, G_TYPE_OBJECT)

GArray *
readout_reader_handles_get_spans (ReadoutStatement *statement, ReadoutSpanRole role)
{
  switch (role)
    {
    case READOUT_SPAN_CUE:
      return statement->cue;
    case READOUT_SPAN_SOURCE:
      return statement->source;
    case READOUT_SPAN_CONTENT:
    case READOUT_N_SPAN_ROLES:
    default:
      return statement->content;
    }
}

static ReadoutSpan
get_span (ReadoutReaderHandles *self, ReadoutSpanHandle *handle)
{
  return readout_spans_get (
      readout_reader_handles_get_spans (self->statement, readout_span_handle_get_role (handle)),
      readout_span_handle_get_part (handle));
}

/* Where the words begin or end that the handle points at, in the coordinates of the view. */
static void
find_place (ReadoutReaderHandles *self, ReadoutSpanHandle *handle, int *x, int *top, int *bottom)
{
  gboolean is_end = readout_span_handle_is_end (handle);
  GtkTextIter start;
  GtkTextIter end;
  GdkRectangle rectangle;

  readout_reader_marks_get_iters (self->marks, get_span (self, handle), &start, &end);
  /* Behind the last character, which may be the last of its line. */
  if (is_end)
    gtk_text_iter_backward_cursor_position (&end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), is_end ? &end : &start, &rectangle);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         rectangle.x + (is_end ? rectangle.width : 0), rectangle.y,
                                         x, top);
  *bottom = *top + rectangle.height;
}

static void
place (ReadoutReaderHandles *self)
{
  for (guint i = 0; i < self->n_used; i++)
    {
      ReadoutSpanHandle *handle = g_ptr_array_index (self->handles, i);
      gboolean is_end = readout_span_handle_is_end (handle);
      int top;
      int bottom;
      int x;

      find_place (self, handle, &x, &top, &bottom);
      readout_reader_view_place_overlay (self->view, GTK_WIDGET (handle),
                                         x - READOUT_SPAN_HANDLE_SIZE / 2,
                                         is_end ? bottom - 3 : top - READOUT_SPAN_HANDLE_SIZE + 3);
    }
}

static void
place_overlays_cb (ReadoutReaderHandles *self)
{
  if (self->view != NULL && self->statement != NULL)
    place (self);
}

/* They are used again. */
static void
hide_handles (ReadoutReaderHandles *self)
{
  self->held = NULL;
  self->n_used = 0;
  for (guint i = 0; i < self->handles->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->handles, i), FALSE);
}

gboolean
readout_reader_handles_find_step (ReadoutReaderHandles *self,
                                  ReadoutSpanRole role,
                                  guint part,
                                  gboolean is_end,
                                  int direction,
                                  guint32 *byte)
{
  GArray *spans;
  ReadoutSpan span;
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter *iter = is_end ? &end : &start;

  g_return_val_if_fail (READOUT_IS_READER_HANDLES (self), FALSE);

  if (self->statement == NULL)
    return FALSE;
  spans = readout_reader_handles_get_spans (self->statement, role);
  if (part >= spans->len)
    return FALSE;
  span = readout_spans_get (spans, part);
  readout_reader_marks_get_iters (self->marks, span, &start, &end);
  if (!readout_word_stops_step (iter, is_end, direction) ||
      gtk_text_iter_compare (&start, &end) >= 0)
    return FALSE;
  *byte = readout_text_code_point_to_byte (self->text, (guint32)gtk_text_iter_get_offset (iter));
  /* Parts do not run into each other. */
  return is_end ? part + 1 == spans->len || *byte < readout_spans_get (spans, part + 1).start
                : part == 0 || *byte > readout_spans_get (spans, part - 1).end;
}

static void
step_cb (ReadoutSpanHandle *handle, int by, gpointer user_data)
{
  ReadoutReaderHandles *self = READOUT_READER_HANDLES (user_data);
  ReadoutSpanRole role = readout_span_handle_get_role (handle);
  guint part = readout_span_handle_get_part (handle);
  gboolean is_end = readout_span_handle_is_end (handle);
  guint32 byte;

  if (readout_reader_handles_find_step (self, role, part, is_end, by, &byte))
    g_signal_emit (self, signals[MOVED], 0, role, part, is_end, byte);
}

static void
use_handle (ReadoutReaderHandles *self, ReadoutSpanRole role, guint part, gboolean is_end)
{
  GtkWidget *handle;

  if (self->n_used == self->handles->len)
    {
      handle = readout_span_handle_new ();
      g_signal_connect_object (handle, "step", G_CALLBACK (step_cb), self, 0);
      readout_reader_view_add_overlay (self->view, handle);
      g_ptr_array_add (self->handles, handle);
    }
  handle = g_ptr_array_index (self->handles, self->n_used++);
  readout_span_handle_set (READOUT_SPAN_HANDLE (handle), role, part, is_end);
  gtk_widget_set_visible (handle, TRUE);
}

/* Whether the handles that are there are those that @statement needs. */
static gboolean
fits (ReadoutReaderHandles *self, ReadoutStatement *statement)
{
  guint n = 0;

  for (guint role = 0; role < READOUT_N_SPAN_ROLES; role++)
    {
      GArray *spans = readout_reader_handles_get_spans (statement, role);

      if (self->statement == NULL ||
          spans->len != readout_reader_handles_get_spans (self->statement, role)->len)
        return FALSE;
      n += 2 * spans->len;
    }
  return n == self->n_used;
}

void
readout_reader_handles_set_statement (ReadoutReaderHandles *self,
                                      ReadoutStatement *statement,
                                      ReadoutText *text)
{
  gboolean fitted;

  g_return_if_fail (READOUT_IS_READER_HANDLES (self));

  if (self->view == NULL)
    return;
  fitted = statement != NULL && fits (self, statement);
  if (!fitted)
    hide_handles (self);
  g_set_object (&self->statement, statement);
  self->text = text;
  gtk_widget_queue_allocate (GTK_WIDGET (self->view));
  if (statement == NULL)
    return;
  for (guint role = 0; !fitted && role < READOUT_N_SPAN_ROLES; role++)
    for (guint i = 0; i < readout_reader_handles_get_spans (statement, role)->len; i++)
      {
        use_handle (self, role, i, FALSE);
        use_handle (self, role, i, TRUE);
      }
}

gboolean
readout_reader_handles_is_dragging (ReadoutReaderHandles *self)
{
  g_return_val_if_fail (READOUT_IS_READER_HANDLES (self), FALSE);

  return self->held != NULL;
}

/* The handle that a press at that place takes hold of. */
static ReadoutSpanHandle *
find_handle (ReadoutReaderHandles *self, double x, double y)
{
  ReadoutSpanHandle *nearest = NULL;
  double distance = REACH;

  for (guint i = 0; i < self->n_used; i++)
    {
      GtkWidget *handle = g_ptr_array_index (self->handles, i);
      graphene_rect_t bounds;
      double other;

      if (!gtk_widget_compute_bounds (handle, GTK_WIDGET (self->view), &bounds))
        continue;
      other = hypot (graphene_rect_get_x (&bounds) + graphene_rect_get_width (&bounds) / 2 - x,
                     graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds) / 2 - y);
      if (other < distance)
        {
          distance = other;
          nearest = READOUT_SPAN_HANDLE (handle);
        }
    }
  return nearest;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  ReadoutReaderHandles *self = READOUT_READER_HANDLES (user_data);
  int place_x;
  int top;
  int bottom;

  self->held = self->statement != NULL ? find_handle (self, x, y) : NULL;
  if (self->held == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->held));
  find_place (self, self->held, &place_x, &top, &bottom);
  self->grip_x = place_x - x;
  self->grip_y = (top + bottom) / 2.0 - y;
  self->byte = readout_span_handle_is_end (self->held) ? get_span (self, self->held).end
                                                       : get_span (self, self->held).start;
}

/* A stop that leaves a word between the two ends and does not touch the neighbours. */
static gboolean
is_allowed (ReadoutReaderHandles *self, ReadoutSpanHandle *handle, guint32 byte)
{
  GArray *spans =
      readout_reader_handles_get_spans (self->statement, readout_span_handle_get_role (handle));
  guint part = readout_span_handle_get_part (handle);
  ReadoutSpan span = readout_spans_get (spans, part);

  if (readout_span_handle_is_end (handle))
    return byte > span.start &&
           (part + 1 == spans->len || byte < readout_spans_get (spans, part + 1).start);
  return byte < span.end && (part == 0 || byte > readout_spans_get (spans, part - 1).end);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  ReadoutReaderHandles *self = READOUT_READER_HANDLES (user_data);
  gboolean is_end;
  GtkTextIter iter;
  double x;
  double y;
  int buffer_x;
  int buffer_y;
  guint32 byte;

  if (self->held == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  is_end = readout_span_handle_is_end (self->held);
  /* Beside a line is at its end. */
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         (int)(x + dx + self->grip_x), (int)(y + dy + self->grip_y),
                                         &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, buffer_x, buffer_y);
  readout_word_stops_snap (&iter, is_end);
  byte = readout_text_code_point_to_byte (self->text, (guint32)gtk_text_iter_get_offset (&iter));
  if (byte == self->byte || !is_allowed (self, self->held, byte))
    return;
  self->byte = byte;
  g_signal_emit (self, signals[MOVING], 0, readout_span_handle_get_role (self->held),
                 readout_span_handle_get_part (self->held), is_end, byte);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->view), &iter, 0.02, FALSE, 0, 0);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  ReadoutReaderHandles *self = READOUT_READER_HANDLES (user_data);
  ReadoutSpanHandle *held = g_steal_pointer (&self->held);

  if (held == NULL)
    return;
  g_signal_emit (self, signals[MOVED], 0, readout_span_handle_get_role (held),
                 readout_span_handle_get_part (held), readout_span_handle_is_end (held),
                 self->byte);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  ReadoutReaderHandles *self = READOUT_READER_HANDLES (user_data);

  if (g_steal_pointer (&self->held) != NULL)
    g_signal_emit (self, signals[CANCELLED], 0);
}

static void
readout_reader_handles_dispose (GObject *object)
{
  ReadoutReaderHandles *self = READOUT_READER_HANDLES (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->marks);
  g_clear_object (&self->statement);
  g_clear_pointer (&self->handles, g_ptr_array_unref);

  G_OBJECT_CLASS (readout_reader_handles_parent_class)->dispose (object);
}

static void
readout_reader_handles_class_init (ReadoutReaderHandlesClass *klass)
{
  static const char *const names[] = { "moving", "moved" };

  G_OBJECT_CLASS (klass)->dispose = readout_reader_handles_dispose;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] =
        g_signal_new (names[i], READOUT_TYPE_READER_HANDLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 4, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN, G_TYPE_UINT);
  signals[CANCELLED] = g_signal_new ("cancelled", READOUT_TYPE_READER_HANDLES, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_reader_handles_init (ReadoutReaderHandles *self)
{
  self->handles = g_ptr_array_new ();
}

ReadoutReaderHandles *
readout_reader_handles_new (ReadoutReaderView *view, ReadoutReaderMarks *marks)
{
  ReadoutReaderHandles *self;
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_return_val_if_fail (READOUT_IS_READER_VIEW (view), NULL);

  self = g_object_new (READOUT_TYPE_READER_HANDLES, NULL);
  g_set_weak_pointer (&self->view, view);
  self->marks = g_object_ref (marks);
  /* Before the view takes the press for a selection of text. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (view, "place-overlays", G_CALLBACK (place_overlays_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
