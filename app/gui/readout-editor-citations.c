/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an editor does with the citations of its text.
 */
#include "readout-editor-citations.h"

#include <glib/gi18n.h>
#include <string.h>

#include "readout-citation-place.h"
#include "readout-operation.h"

struct _ReadoutEditorCitations
{
  GObject parent_instance;

  GtkSourceView *view; /* borrowed; NULL once it is gone */
  GtkTextBuffer *buffer;
  GtkTextTag *tag; /* of the buffer */
  ReadoutCitationCompletion *completion;
  ReadoutCitationHover *hover;
  ReadoutEditorDrop *drop;
  ReadoutEditorClipboard *clipboard;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutEditorCitations, readout_editor_citations, G_TYPE_OBJECT)

/* Tags the citations of some lines; "[^key]" never runs over a line end. */
static void
tag_citations (ReadoutEditorCitations *self, const GtkTextIter *from, const GtkTextIter *until)
{
  GtkTextIter start = *from;
  GtkTextIter end = *until;
  GtkTextIter match_start;
  GtkTextIter match_end;

  gtk_text_iter_set_line_offset (&start, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_remove_tag (self->buffer, self->tag, &start, &end);
  while (gtk_text_iter_forward_search (&start, "[^", GTK_TEXT_SEARCH_TEXT_ONLY, &match_start,
                                       &match_end, &end))
    {
      GtkTextIter close = match_end;
      GtkTextIter line_end = match_end;
      if (!gtk_text_iter_ends_line (&line_end))
        gtk_text_iter_forward_to_line_end (&line_end);
      start = match_end;
      if (gtk_text_iter_forward_search (&match_end, "]", GTK_TEXT_SEARCH_TEXT_ONLY, NULL, &close,
                                        &line_end))
        {
          gtk_text_buffer_apply_tag (self->buffer, self->tag, &match_start, &close);
          start = close;
        }
    }
}

static void
inserted_cb (
    GtkTextBuffer *buffer, const GtkTextIter *location, char *text, int length, gpointer user_data)
{
  GtkTextIter start = *location;

  gtk_text_iter_backward_chars (&start, (int)g_utf8_strlen (text, length));
  tag_citations (READOUT_EDITOR_CITATIONS (user_data), &start, location);
}

static void
deleted_cb (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, gpointer user_data)
{
  tag_citations (READOUT_EDITOR_CITATIONS (user_data), start, end);
}

/* Where the definition of @key begins, in bytes of @text; NULL where there is none. */
static const char *
find_note (const char *text, const char *key)
{
  g_autofree char *label = g_strdup_printf ("[^%s]:", key);

  for (const char *at = strstr (text, label); at != NULL; at = strstr (at + 1, label))
    if (at == text || at[-1] == '\n')
      return at;
  return NULL;
}

static char *
dup_text (ReadoutEditorCitations *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_slice (self->buffer, &start, &end, TRUE);
}

/* The words of the briefing's own footnote, its lines that are indented too. Owned by the caller.
 */
static char *
dup_note (ReadoutEditorCitations *self, const char *key)
{
  g_autofree char *text = dup_text (self);
  const char *at = find_note (text, key);
  GString *words;

  if (at == NULL)
    return NULL;
  at += strlen (key) + 4;
  words = g_string_new (NULL);
  for (;;)
    {
      const char *next;
      gsize length = strcspn (at, "\n");

      g_string_append_len (words, at, (gssize)length);
      next = at + length;
      while (*next == '\n')
        next++;
      if (*next == '\0' || (strncmp (next, "    ", 4) != 0 && *next != '\t'))
        break;
      g_string_append_c (words, '\n');
      at = next + strspn (next, " \t");
    }
  g_strstrip (words->str);
  return g_string_free (words, FALSE);
}

static char *
dup_key_at_point (ReadoutEditorCitations *self, double x, double y)
{
  GtkTextIter iter;
  GtkTextIter start;
  GtkTextIter end;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, (int)x,
                                         (int)y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &iter, buffer_x, buffer_y) ||
      !gtk_text_iter_has_tag (&iter, self->tag))
    return NULL;
  return readout_citation_place_find (&iter, &start, &end);
}

static char *
dup_key_at_cursor (ReadoutEditorCitations *self, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  return readout_citation_place_find_near (&iter, start, end);
}

static void
activate (ReadoutEditorCitations *self, const char *key)
{
  g_signal_emit (self, signals[ACTIVATED], 0, key);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  ReadoutEditorCitations *self = READOUT_EDITOR_CITATIONS (user_data);
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  g_autofree char *key = NULL;

  if ((state & GDK_CONTROL_MASK) == 0)
    return;
  key = dup_key_at_point (self, x, y);
  if (key == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  activate (self, key);
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  ReadoutEditorCitations *self = READOUT_EDITOR_CITATIONS (user_data);
  g_autofree char *key = keyboard_mode ? NULL : dup_key_at_point (self, x, y);
  g_autofree char *note = NULL;

  if (key == NULL)
    return FALSE;
  note = dup_note (self, key);
  return readout_citation_hover_query (self->hover, key, note, _ ("Ctrl+click opens it"), tooltip);
}

static void
get_place (ReadoutEditorCitations *self, const GtkTextIter *start, GdkRectangle *place)
{
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), start, place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         place->x, place->y, &place->x, &place->y);
  place->x = CLAMP (place->x, 0, MAX (gtk_widget_get_width (GTK_WIDGET (self->view)) - 1, 0));
  place->y = CLAMP (place->y, 0, MAX (gtk_widget_get_height (GTK_WIDGET (self->view)) - 1, 0));
  place->width = MAX (place->width, 1);
  place->height = MAX (place->height, 1);
}

static void
readout_editor_citations_dispose (GObject *object)
{
  ReadoutEditorCitations *self = READOUT_EDITOR_CITATIONS (object);

  if (self->completion != NULL)
    g_object_run_dispose (G_OBJECT (self->completion));
  g_clear_object (&self->completion);
  if (self->hover != NULL)
    g_object_run_dispose (G_OBJECT (self->hover));
  g_clear_object (&self->hover);
  if (self->drop != NULL)
    g_object_run_dispose (G_OBJECT (self->drop));
  g_clear_object (&self->drop);
  if (self->clipboard != NULL)
    g_object_run_dispose (G_OBJECT (self->clipboard));
  g_clear_object (&self->clipboard);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  self->view = NULL;

  G_OBJECT_CLASS (readout_editor_citations_parent_class)->dispose (object);
}

static void
readout_editor_citations_class_init (ReadoutEditorCitationsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_editor_citations_dispose;

  signals[ACTIVATED] = g_signal_new ("activated", READOUT_TYPE_EDITOR_CITATIONS, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
readout_editor_citations_init (ReadoutEditorCitations *self)
{
}

ReadoutEditorCitations *
readout_editor_citations_new (GtkSourceView *view)
{
  ReadoutEditorCitations *self = g_object_new (READOUT_TYPE_EDITOR_CITATIONS, NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  self->tag = gtk_text_buffer_create_tag (self->buffer, "citation", "scale", 0.85, NULL);
  self->completion = readout_citation_completion_new (view);
  self->hover = readout_citation_hover_new (GTK_WIDGET (view));
  self->drop = readout_editor_drop_new (view);
  self->clipboard = readout_editor_clipboard_new (view);
  g_signal_connect_object (self->hover, "activated", G_CALLBACK (activate), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_after (self->buffer, "insert-text", G_CALLBACK (inserted_cb), self);
  g_signal_connect_after (self->buffer, "delete-range", G_CALLBACK (deleted_cb), self);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  return self;
}

void
readout_editor_citations_set_project (ReadoutEditorCitations *citations, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_EDITOR_CITATIONS (citations));

  readout_citation_completion_set_project (citations->completion, project);
  readout_citation_hover_set_project (citations->hover, project);
  readout_editor_drop_set_project (citations->drop, project);
  readout_editor_clipboard_set_project (citations->clipboard, project);
}

void
readout_editor_citations_set_colour (ReadoutEditorCitations *citations, const GdkRGBA *colour)
{
  g_return_if_fail (READOUT_IS_EDITOR_CITATIONS (citations));

  g_object_set (citations->tag, "foreground-rgba", colour, NULL);
}

void
readout_editor_citations_open (ReadoutEditorCitations *citations)
{
  g_autofree char *key = NULL;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (READOUT_IS_EDITOR_CITATIONS (citations));

  key = dup_key_at_cursor (citations, &start, &end);
  if (key != NULL)
    activate (citations, key);
  else
    readout_operation_toast (GTK_WIDGET (citations->view),
                             _ ("There is no citation in this paragraph"), FALSE);
}

void
readout_editor_citations_show_passage (ReadoutEditorCitations *citations)
{
  g_autofree char *key = NULL;
  g_autofree char *note = NULL;
  GtkTextIter start;
  GtkTextIter end;
  GdkRectangle place;

  g_return_if_fail (READOUT_IS_EDITOR_CITATIONS (citations));

  key = dup_key_at_cursor (citations, &start, &end);
  if (key == NULL)
    {
      readout_operation_toast (GTK_WIDGET (citations->view),
                               _ ("There is no citation in this paragraph"), FALSE);
      return;
    }
  note = dup_note (citations, key);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (citations->view), &start, 0, FALSE, 0, 0);
  get_place (citations, &start, &place);
  readout_citation_hover_show (citations->hover, key, note, &place);
}

void
readout_editor_citations_cite (ReadoutEditorCitations *citations)
{
  g_return_if_fail (READOUT_IS_EDITOR_CITATIONS (citations));

  readout_citation_completion_start (citations->completion);
}

/* Brings what is selected into view, with the keyboard. */
static void
reveal (ReadoutEditorCitations *self)
{
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (self->buffer), 0.1, TRUE, 0, 0.3);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
readout_editor_citations_go_to_reference (ReadoutEditorCitations *citations,
                                          const char *key,
                                          guint ordinal)
{
  g_return_val_if_fail (READOUT_IS_EDITOR_CITATIONS (citations), FALSE);

  if (!readout_citation_place_select (citations->buffer, key, ordinal))
    return FALSE;
  reveal (citations);
  return TRUE;
}

gboolean
readout_editor_citations_go_to_note (ReadoutEditorCitations *citations, const char *key)
{
  g_autofree char *text = NULL;
  const char *at;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (READOUT_IS_EDITOR_CITATIONS (citations), FALSE);

  text = dup_text (citations);
  at = find_note (text, key);
  if (at == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (citations->buffer, &start,
                                      (int)g_utf8_pointer_to_offset (text, at));
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_select_range (citations->buffer, &end, &start);
  reveal (citations);
  return TRUE;
}

void
readout_editor_citations_replace (ReadoutEditorCitations *citations, const char *text)
{
  g_autofree char *before = NULL;
  gsize length;
  gsize new_length;
  gsize same = 0;
  gsize same_end = 0;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (READOUT_IS_EDITOR_CITATIONS (citations));
  g_return_if_fail (text != NULL);

  before = dup_text (citations);
  length = strlen (before);
  new_length = strlen (text);
  while (same < MIN (length, new_length) && before[same] == text[same])
    same++;
  while (same > 0 && ((guchar)text[same] & 0xc0) == 0x80)
    same--;
  while (same_end < MIN (length, new_length) - same &&
         before[length - 1 - same_end] == text[new_length - 1 - same_end])
    same_end++;
  while (same_end > 0 && ((guchar)text[new_length - same_end] & 0xc0) == 0x80)
    same_end--;
  gtk_text_buffer_get_iter_at_offset (citations->buffer, &start,
                                      (int)g_utf8_pointer_to_offset (before, before + same));
  gtk_text_buffer_get_iter_at_offset (
      citations->buffer, &end, (int)g_utf8_pointer_to_offset (before, before + length - same_end));
  gtk_text_buffer_begin_user_action (citations->buffer);
  gtk_text_buffer_delete (citations->buffer, &start, &end);
  gtk_text_buffer_insert (citations->buffer, &start, text + same,
                          (int)(new_length - same_end - same));
  gtk_text_buffer_end_user_action (citations->buffer);
}

ReadoutCitationCompletion *
readout_editor_citations_get_completion (ReadoutEditorCitations *citations)
{
  g_return_val_if_fail (READOUT_IS_EDITOR_CITATIONS (citations), NULL);

  return citations->completion;
}

ReadoutCitationHover *
readout_editor_citations_get_hover (ReadoutEditorCitations *citations)
{
  g_return_val_if_fail (READOUT_IS_EDITOR_CITATIONS (citations), NULL);

  return citations->hover;
}

ReadoutEditorDrop *
readout_editor_citations_get_drop (ReadoutEditorCitations *citations)
{
  g_return_val_if_fail (READOUT_IS_EDITOR_CITATIONS (citations), NULL);

  return citations->drop;
}

ReadoutEditorClipboard *
readout_editor_citations_get_clipboard (ReadoutEditorCitations *citations)
{
  g_return_val_if_fail (READOUT_IS_EDITOR_CITATIONS (citations), NULL);

  return citations->clipboard;
}
