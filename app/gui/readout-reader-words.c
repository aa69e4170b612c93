/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which words of the report are content, cue and source of a statement: chosen by a selection, or
 * by moving their ends. Changes are written one after the other, each as one action.
 */
#include "readout-reader-private.h"

#include <glib/gi18n.h>

#include "readout-operation.h"
#include "readout-statement-job.h"
#include "readout-word-stops.h"

ReadoutStatement *
readout_reader_get_target (ReadoutReader *reader)
{
  return reader->draft != NULL ? reader->draft : readout_reader_get_statement (reader);
}

gboolean
readout_reader_is_writable (ReadoutReader *reader)
{
  return reader->project != NULL && !readout_project_is_read_only (reader->project) &&
         readout_reader_is_whole (reader) && !reader->is_adding;
}

void
readout_reader_set_spans (ReadoutStatement *statement, ReadoutSpanRole role, GArray *spans)
{
  GArray **field = role == READOUT_SPAN_CONTENT ? &statement->content
                   : role == READOUT_SPAN_CUE   ? &statement->cue
                                                : &statement->source;
  GArray *copy = readout_spans_copy (spans);

  g_array_unref (*field);
  *field = copy;
}

/* Shows the words of the target as they are now. */
void
readout_reader_show_target (ReadoutReader *reader)
{
  ReadoutStatement *target = readout_reader_get_target (reader);

  readout_reader_marks_set_selected (reader->marks, target);
  readout_reader_handles_set_statement (reader->handles,
                                        readout_reader_is_writable (reader) ? target : NULL,
                                        reader->report != NULL ? reader->report->text : NULL);
  if (reader->draft != NULL && reader->report != NULL)
    readout_statement_form_show_words (reader->form, reader->draft, reader->report->text);
}

void
readout_reader_free_change (ReadoutByHandChange *change)
{
  if (change == NULL)
    return;
  g_clear_pointer (&change->content, g_array_unref);
  g_clear_pointer (&change->cue, g_array_unref);
  g_clear_pointer (&change->source, g_array_unref);
  g_clear_pointer (&change->voices, g_ptr_array_unref);
  g_free (change);
}

static void
take_spans (GArray **spans, GArray **from)
{
  if (*from == NULL)
    return;
  g_clear_pointer (spans, g_array_unref);
  *spans = g_steal_pointer (from);
}

/* What @later changes goes for both. Takes @later. */
static void
merge_changes (ReadoutByHandChange *change, ReadoutByHandChange *later)
{
  take_spans (&change->content, &later->content);
  take_spans (&change->cue, &later->cue);
  take_spans (&change->source, &later->source);
  if (later->voices != NULL)
    {
      g_clear_pointer (&change->voices, g_ptr_array_unref);
      change->voices = g_steal_pointer (&later->voices);
    }
  if (later->set_quotation)
    {
      change->set_quotation = TRUE;
      change->quotation = later->quotation;
    }
  readout_reader_free_change (later);
}

static void run_next_change (ReadoutReader *reader);

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutReader) reader = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&reader->running_change, readout_reader_free_change);
  if (!readout_statement_job_change_finish (result, &error) &&
      !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    {
      readout_operation_toast (GTK_WIDGET (reader), error->message, FALSE);
      readout_reader_reload (reader);
    }
  run_next_change (reader);
}

static void
run_next_change (ReadoutReader *reader)
{
  if (reader->running_change != NULL || reader->changes == NULL || reader->project == NULL)
    return;
  reader->running_change = reader->changes->data;
  reader->changes = g_list_delete_link (reader->changes, reader->changes);
  readout_statement_job_change_async (reader->project, reader->running_change, changed_cb,
                                      g_object_ref (reader));
}

/* Takes @change. */
void
readout_reader_add_change (ReadoutReader *reader, ReadoutByHandChange *change)
{
  GList *last = g_list_last (reader->changes);
  ReadoutByHandChange *waiting = last != NULL ? last->data : NULL;

  if (waiting != NULL && waiting->id == change->id)
    merge_changes (waiting, change);
  else
    reader->changes = g_list_append (reader->changes, change);
  run_next_change (reader);
}

static void
apply_change (ReadoutReader *reader, const ReadoutByHandChange *change)
{
  ReadoutStatement *statement = readout_reader_find_statement (reader, change->id, NULL);

  if (statement == NULL)
    return;
  if (change->content != NULL)
    readout_reader_set_spans (statement, READOUT_SPAN_CONTENT, change->content);
  if (change->cue != NULL)
    readout_reader_set_spans (statement, READOUT_SPAN_CUE, change->cue);
  if (change->source != NULL)
    readout_reader_set_spans (statement, READOUT_SPAN_SOURCE, change->source);
}

void
readout_reader_apply_changes (ReadoutReader *reader)
{
  if (reader->running_change != NULL)
    apply_change (reader, reader->running_change);
  for (GList *iter = reader->changes; iter != NULL; iter = iter->next)
    apply_change (reader, iter->data);
}

void
readout_reader_forget_changes (ReadoutReader *reader)
{
  /* The one that runs is freed when it is done. */
  g_list_free_full (g_steal_pointer (&reader->changes), (GDestroyNotify)readout_reader_free_change);
}

/* The words of a role are @spans: of the draft at once, of a statement of the project as one
 * action. */
static void
change_spans (ReadoutReader *reader, ReadoutSpanRole role, GArray *spans)
{
  ReadoutStatement *target = readout_reader_get_target (reader);
  ReadoutSpan before = readout_reader_marks_get_extent (target);
  ReadoutByHandChange *change;

  if (role == READOUT_SPAN_CONTENT && spans->len == 0)
    {
      readout_operation_toast (GTK_WIDGET (reader), _ ("A statement needs words"), FALSE);
      readout_reader_show_target (reader);
      return;
    }
  readout_reader_set_spans (target, role, spans);
  if (reader->draft == NULL)
    {
      change = g_new0 (ReadoutByHandChange, 1);
      change->id = target->id;
      *(role == READOUT_SPAN_CONTENT ? &change->content
        : role == READOUT_SPAN_CUE   ? &change->cue
                                     : &change->source) = readout_spans_copy (spans);
      readout_reader_add_change (reader, change);
      readout_reader_marks_refresh (reader->marks, before);
    }
  readout_reader_show_target (reader);
}

/* The selected words, whole ones; NULL when none are. Owned by the caller. */
GArray *
readout_reader_dup_selection (ReadoutReader *reader)
{
  GArray *spans;
  GtkTextIter start;
  GtkTextIter end;

  if (!readout_reader_is_writable (reader) ||
      !gtk_text_buffer_get_selection_bounds (reader->buffer, &start, &end) ||
      !readout_word_stops_snap_range (&start, &end))
    return NULL;
  spans = readout_spans_new ();
  readout_spans_add (spans,
                     readout_text_code_point_to_byte (reader->report->text,
                                                      (guint32)gtk_text_iter_get_offset (&start)),
                     readout_text_code_point_to_byte (reader->report->text,
                                                      (guint32)gtk_text_iter_get_offset (&end)));
  return spans;
}

void
readout_reader_drop_selection (ReadoutReader *reader)
{
  GtkTextIter start;
  GtkTextIter end;

  if (gtk_text_buffer_get_selection_bounds (reader->buffer, &start, &end))
    gtk_text_buffer_place_cursor (reader->buffer, &start);
}

static void
set_role (ReadoutReader *reader, ReadoutSpanRole role)
{
  g_autoptr (GArray) spans = readout_reader_dup_selection (reader);

  if (spans == NULL || readout_reader_get_target (reader) == NULL)
    return;
  readout_reader_drop_selection (reader);
  change_spans (reader, role, spans);
}

static void
set_content_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_role (READOUT_READER (user_data), READOUT_SPAN_CONTENT);
}

static void
set_cue_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_role (READOUT_READER (user_data), READOUT_SPAN_CUE);
}

static void
set_source_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_role (READOUT_READER (user_data), READOUT_SPAN_SOURCE);
}

static void
add_part_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *target = readout_reader_get_target (reader);
  g_autoptr (GArray) spans = readout_reader_dup_selection (reader);

  if (spans == NULL || target == NULL)
    return;
  readout_reader_drop_selection (reader);
  g_array_append_vals (spans, target->content->data, target->content->len);
  readout_spans_normalize (spans);
  change_spans (reader, READOUT_SPAN_CONTENT, spans);
}

/* Of cue, source and content, the part in which the cursor is. */
static void
remove_part_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const ReadoutSpanRole order[] = { READOUT_SPAN_CUE, READOUT_SPAN_SOURCE,
                                           READOUT_SPAN_CONTENT };
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *target = readout_reader_get_target (reader);
  GtkTextIter iter;
  guint32 byte;

  if (target == NULL || !readout_reader_is_writable (reader))
    return;
  gtk_text_buffer_get_iter_at_mark (reader->buffer, &iter,
                                    gtk_text_buffer_get_insert (reader->buffer));
  byte = readout_text_code_point_to_byte (reader->report->text,
                                          (guint32)gtk_text_iter_get_offset (&iter));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (GArray) spans =
          readout_spans_copy (readout_reader_handles_get_spans (target, order[i]));

      for (guint j = 0; j < spans->len; j++)
        if (readout_spans_get (spans, j).start <= byte && byte <= readout_spans_get (spans, j).end)
          {
            g_array_remove_index (spans, j);
            change_spans (reader, order[i], spans);
            return;
          }
    }
  readout_operation_toast (GTK_WIDGET (reader), _ ("The cursor is in no part of the statement"),
                                                   FALSE);
}

/* The spans of a role with one end elsewhere. Owned by the caller. */
static GArray *
dup_moved (
    ReadoutStatement *target, ReadoutSpanRole role, guint part, gboolean is_end, guint32 byte)
{
  GArray *spans = readout_spans_copy (readout_reader_handles_get_spans (target, role));

  if (part < spans->len)
    {
      ReadoutSpan *span = &g_array_index (spans, ReadoutSpan, part);

      *(is_end ? &span->end : &span->start) = byte;
    }
  return spans;
}

/* During a drag the words are shown, and nothing is changed yet. */
static void
moving_cb (ReadoutReader *reader, guint role, guint part, gboolean is_end, guint byte)
{
  ReadoutStatement *target = readout_reader_get_target (reader);
  g_autoptr (GArray) spans = NULL;

  if (target == NULL)
    return;
  if (reader->before_drag == NULL)
    reader->before_drag = readout_spans_copy (readout_reader_handles_get_spans (target, role));
  spans = dup_moved (target, role, part, is_end, byte);
  readout_reader_set_spans (target, role, spans);
  reader->dragged_role = role;
  readout_reader_show_target (reader);
}

static void
give_up_drag (ReadoutReader *reader)
{
  ReadoutStatement *target = readout_reader_get_target (reader);

  if (target != NULL && reader->before_drag != NULL)
    readout_reader_set_spans (target, reader->dragged_role, reader->before_drag);
  g_clear_pointer (&reader->before_drag, g_array_unref);
}

static void
cancelled_cb (ReadoutReader *reader)
{
  give_up_drag (reader);
  readout_reader_show_target (reader);
}

void
readout_reader_move_end (
    ReadoutReader *reader, ReadoutSpanRole role, guint part, gboolean is_end, guint32 byte)
{
  ReadoutStatement *target;
  g_autoptr (GArray) spans = NULL;

  g_return_if_fail (READOUT_IS_READER (reader));
  g_return_if_fail (role < READOUT_N_SPAN_ROLES);

  target = readout_reader_get_target (reader);
  if (target == NULL || !readout_reader_is_writable (reader))
    return;
  give_up_drag (reader);
  spans = dup_moved (target, role, part, is_end, byte);
  if (!readout_spans_equal (spans, readout_reader_handles_get_spans (target, role)))
    change_spans (reader, role, spans);
}

static void
moved_cb (ReadoutReader *reader, guint role, guint part, gboolean is_end, guint byte)
{
  readout_reader_move_end (reader, (ReadoutSpanRole)role, part, is_end, byte);
}

/* The two ends of the content, by key. */
static void
move_edge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *target = readout_reader_get_target (reader);
  const char *edge;
  gboolean is_end;
  guint32 byte;
  guint part;
  int by;

  g_variant_get (parameter, "(&si)", &edge, &by);
  if (target == NULL || !readout_reader_is_writable (reader))
    return;
  is_end = g_str_equal (edge, "end");
  part = is_end ? target->content->len - 1 : 0;
  if (readout_reader_handles_find_step (reader->handles, READOUT_SPAN_CONTENT, part, is_end,
                                        by > 0 ? 1 : -1, &byte))
    readout_reader_move_end (reader, READOUT_SPAN_CONTENT, part, is_end, byte);
}

void
readout_reader_prepare_words (ReadoutReader *reader)
{
  static const GActionEntry entries[] = {
    { .name = "set-content", .activate = set_content_cb },
    { .name = "set-cue", .activate = set_cue_cb },
    { .name = "set-source", .activate = set_source_cb },
    { .name = "add-part", .activate = add_part_cb },
    { .name = "remove-part", .activate = remove_part_cb },
    { .name = "move-edge", .activate = move_edge_cb, .parameter_type = "(si)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (reader->actions), entries, G_N_ELEMENTS (entries),
                                   reader);
  reader->handles = readout_reader_handles_new (reader->view, reader->marks);
  g_signal_connect_object (reader->handles, "moving", G_CALLBACK (moving_cb), reader,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reader->handles, "moved", G_CALLBACK (moved_cb), reader,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (reader->handles, "cancelled", G_CALLBACK (cancelled_cb), reader,
                           G_CONNECT_SWAPPED);
}
