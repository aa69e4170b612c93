/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes statements that are dragged into an editor.
 */
#include "readout-editor-drop.h"

#include "readout-citation-place.h"
#include "readout-draft-job.h"
#include "readout-dragged-statement.h"
#include "readout-operation.h"

struct _ReadoutEditorDrop
{
  GObject parent_instance;

  GtkSourceView *view; /* borrowed; NULL once it is gone */
  GtkTextBuffer *buffer;
  ReadoutProject *project;
  GtkTextMark *cursor; /* where the statement would go; NULL while none is dragged */
};

/* A sentence that is being written, and where it goes. */
typedef struct
{
  ReadoutEditorDrop *drop;
  GtkTextBuffer *buffer;
  GtkTextMark *place;
} Sentence;

G_DEFINE_FINAL_TYPE (ReadoutEditorDrop, readout_editor_drop, G_TYPE_OBJECT)

static gboolean
is_heading (const GtkTextIter *iter)
{
  GtkTextIter line = *iter;

  gtk_text_iter_set_line_offset (&line, 0);
  return gtk_text_iter_get_char (&line) == '#';
}

void
readout_editor_drop_find_place (GtkTextIter *iter)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *key = NULL;

  g_return_if_fail (iter != NULL);

  if (is_heading (iter))
    {
      if (!gtk_text_iter_ends_line (iter))
        gtk_text_iter_forward_to_line_end (iter);
      return;
    }
  key = readout_citation_place_find (iter, &start, &end);
  if (key != NULL && gtk_text_iter_compare (iter, &start) > 0)
    {
      *iter = end;
      /* The citations of one sentence stay together. */
      while (gtk_text_iter_get_char (iter) == '[')
        {
          GtkTextIter inside = *iter;
          g_autofree char *next = NULL;

          gtk_text_iter_forward_char (&inside);
          next = readout_citation_place_find (&inside, &start, &end);
          if (next == NULL)
            break;
          *iter = end;
        }
    }
  else if (gtk_text_iter_inside_word (iter) && !gtk_text_iter_starts_word (iter))
    gtk_text_iter_forward_word_end (iter);
}

static gboolean
is_blank_line (const GtkTextIter *iter, int step)
{
  GtkTextIter line = *iter;

  gtk_text_iter_set_line_offset (&line, 0);
  if (step < 0 ? !gtk_text_iter_backward_line (&line) : !gtk_text_iter_forward_line (&line))
    return TRUE;
  while (!gtk_text_iter_ends_line (&line))
    if (!g_unichar_isspace (gtk_text_iter_get_char (&line)) || !gtk_text_iter_forward_char (&line))
      return FALSE;
  return TRUE;
}

/* The sentence with what parts it from its neighbours. Owned by the caller; @n_after: characters at
 * its end that are not the sentence. */
static char *
dup_fitted (const GtkTextIter *iter, const char *sentence, int *n_after)
{
  GtkTextIter before = *iter;
  gboolean starts_line = gtk_text_iter_starts_line (iter);
  gboolean ends_line = gtk_text_iter_ends_line (iter);
  gunichar next = gtk_text_iter_get_char (iter);
  const char *lead = "";
  const char *tail = "";

  if (is_heading (iter))
    {
      lead = "\n\n";
      tail = is_blank_line (iter, 1) ? "" : "\n";
    }
  else if (starts_line && ends_line)
    {
      /* An empty line parts paragraphs, which it would join. */
      lead = is_blank_line (iter, -1) ? "" : "\n";
      tail = is_blank_line (iter, 1) ? "" : "\n";
    }
  else
    {
      if (!starts_line && gtk_text_iter_backward_char (&before) &&
          !g_unichar_isspace (gtk_text_iter_get_char (&before)))
        lead = " ";
      if (!ends_line && !g_unichar_isspace (next))
        tail = " ";
    }
  *n_after = (int)strlen (tail);
  return g_strconcat (lead, sentence, tail, NULL);
}

void
readout_editor_drop_write (GtkTextBuffer *buffer, GtkTextIter *iter, const char *sentence)
{
  g_autofree char *fitted = NULL;
  int n_after;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));
  g_return_if_fail (sentence != NULL);

  readout_editor_drop_find_place (iter);
  fitted = dup_fitted (iter, sentence, &n_after);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, iter, fitted, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_text_iter_backward_chars (iter, n_after);
  gtk_text_buffer_place_cursor (buffer, iter);
}

static void
hide_cursor (ReadoutEditorDrop *self)
{
  if (self->cursor != NULL)
    gtk_text_buffer_delete_mark (self->buffer, self->cursor);
  self->cursor = NULL;
}

static void
get_place (ReadoutEditorDrop *self, double x, double y, GtkTextIter *iter)
{
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, (int)x,
                                         (int)y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self->view), iter, NULL, buffer_x, buffer_y);
  readout_editor_drop_find_place (iter);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  ReadoutEditorDrop *self = READOUT_EDITOR_DROP (user_data);
  GtkTextIter iter;

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return 0;
  get_place (self, x, y, &iter);
  if (self->cursor == NULL)
    {
      self->cursor = gtk_text_buffer_create_mark (self->buffer, NULL, &iter, FALSE);
      gtk_text_mark_set_visible (self->cursor, TRUE);
    }
  else
    gtk_text_buffer_move_mark (self->buffer, self->cursor, &iter);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view), self->cursor);
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target, gpointer user_data)
{
  hide_cursor (READOUT_EDITOR_DROP (user_data));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  ReadoutEditorDrop *self = READOUT_EDITOR_DROP (user_data);
  ReadoutDraggedStatement *statement = g_value_get_object (value);
  GtkTextIter iter;

  hide_cursor (self);
  /* That of another window is of another project. */
  if (statement == NULL || self->project == NULL ||
      readout_dragged_statement_get_project (statement) != self->project ||
      !gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)))
    return FALSE;
  get_place (self, x, y, &iter);
  readout_editor_drop_insert (self, readout_dragged_statement_get_id (statement), &iter);
  return TRUE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Sentence *sentence = user_data;
  g_autoptr (ReadoutEditorDrop) self = sentence->drop;
  g_autoptr (GtkTextBuffer) buffer = sentence->buffer;
  g_autoptr (GError) error = NULL;
  g_autofree char *words =
      readout_draft_job_sentence_finish (READOUT_PROJECT (source), result, &error);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, sentence->place);
  gtk_text_buffer_delete_mark (buffer, sentence->place);
  if (self->view == NULL || (gpointer)self->project != (gpointer)source)
    return;
  if (words == NULL)
    {
      readout_operation_toast (GTK_WIDGET (self->view), error->message, FALSE);
      return;
    }
  readout_editor_drop_write (buffer, &iter, words);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                      gtk_text_buffer_get_insert (buffer));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
readout_editor_drop_dispose (GObject *object)
{
  ReadoutEditorDrop *self = READOUT_EDITOR_DROP (object);

  if (self->buffer != NULL)
    hide_cursor (self);
  g_clear_object (&self->buffer);
  g_clear_object (&self->project);
  self->view = NULL;

  G_OBJECT_CLASS (readout_editor_drop_parent_class)->dispose (object);
}

static void
readout_editor_drop_class_init (ReadoutEditorDropClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_editor_drop_dispose;
}

static void
readout_editor_drop_init (ReadoutEditorDrop *self)
{
}

ReadoutEditorDrop *
readout_editor_drop_new (GtkSourceView *view)
{
  ReadoutEditorDrop *self = g_object_new (READOUT_TYPE_EDITOR_DROP, NULL);
  GtkDropTarget *target = gtk_drop_target_new (READOUT_TYPE_DRAGGED_STATEMENT, GDK_ACTION_COPY);

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  /* Before the text view takes the words that are dragged along. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "enter", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (target));
  return self;
}

void
readout_editor_drop_set_project (ReadoutEditorDrop *drop, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_EDITOR_DROP (drop));

  g_set_object (&drop->project, project);
}

void
readout_editor_drop_insert (ReadoutEditorDrop *drop, gint64 statement_id, const GtkTextIter *place)
{
  Sentence *sentence;

  g_return_if_fail (READOUT_IS_EDITOR_DROP (drop));

  if (drop->project == NULL || drop->view == NULL)
    return;
  sentence = g_new0 (Sentence, 1);
  sentence->drop = g_object_ref (drop);
  sentence->buffer = g_object_ref (drop->buffer);
  sentence->place = gtk_text_buffer_create_mark (drop->buffer, NULL, place, FALSE);
  readout_draft_job_sentence_async (drop->project, statement_id, written_cb, sentence);
}
