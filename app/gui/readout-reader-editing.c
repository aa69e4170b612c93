/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements by hand: one is added from words that are selected in the report, or has its speaker
 * and its kind changed.
 */
#include "readout-reader-private.h"

#include <glib/gi18n.h>

#include "readout-operation.h"
#include "readout-statement-job.h"

void
readout_reader_update_bar (ReadoutReader *reader)
{
  ReadoutStatement *statement = readout_reader_get_statement (reader);
  gboolean selects =
      readout_reader_is_writable (reader) && gtk_text_buffer_get_has_selection (reader->buffer);
  static const char *const names[] = { "set-content", "set-cue", "set-source", "add-part" };
  const char *page = NULL;

  if (reader->draft != NULL)
    page = "form";
  else if (selects)
    page = "selection";
  else if (statement != NULL)
    page = "statement";
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    readout_reader_set_enabled (reader, names[i],
                                selects && readout_reader_get_target (reader) != NULL);
  readout_reader_set_enabled (reader, "new-statement", selects && reader->draft == NULL);
  readout_reader_set_enabled (reader, "edit-statement",
                              readout_reader_is_writable (reader) && statement != NULL &&
                                  reader->draft == NULL);
  readout_reader_set_enabled (reader, "quotation",
                              readout_reader_is_writable (reader) && statement != NULL);
  readout_reader_set_enabled (reader, "remove-part",
                              readout_reader_is_writable (reader) &&
                                  readout_reader_get_target (reader) != NULL);
  readout_reader_set_enabled (reader, "move-edge",
                              readout_reader_is_writable (reader) &&
                                  readout_reader_get_target (reader) != NULL);
  readout_reader_set_enabled (reader, "remove-statement",
                              readout_reader_is_writable (reader) && statement != NULL &&
                                  statement->origin == READOUT_ORIGIN_ADDED);
  gtk_widget_set_visible (reader->set_as_button, statement != NULL);
  if (page != NULL)
    gtk_stack_set_visible_child_name (reader->bar_stack, page);
  gtk_revealer_set_reveal_child (reader->bar_revealer, page != NULL);
}

static void
close_form (ReadoutReader *reader)
{
  g_cancellable_cancel (reader->sketching);
  g_clear_object (&reader->sketching);
  g_clear_object (&reader->draft);
  reader->draft_id = 0;
}

void
readout_reader_cancel_draft (ReadoutReader *reader)
{
  if (reader->draft == NULL)
    return;
  close_form (reader);
  readout_reader_show_selection (reader, FALSE);
}

static void
open_form (ReadoutReader *reader, ReadoutStatement *statement, gint64 id)
{
  reader->draft = statement;
  reader->draft_id = id;
  readout_reader_drop_selection (reader);
  readout_statement_form_show (reader->form, reader->project, statement, id == 0);
  readout_reader_show_target (reader);
  readout_reader_update_bar (reader);
  readout_statement_form_focus (reader->form);
}

static void
sketched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutReader) reader = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStatement) sketch = readout_statement_job_sketch_finish (result, &error);

  /* Without a guess the person says all. */
  if (sketch == NULL || reader->draft == NULL || reader->draft_id != 0 ||
      g_task_get_cancellable (G_TASK (result)) != reader->sketching)
    return;
  g_clear_object (&reader->sketching);
  if (reader->draft->cue->len == 0)
    readout_reader_set_spans (reader->draft, READOUT_SPAN_CUE, sketch->cue);
  if (reader->draft->source->len == 0)
    readout_reader_set_spans (reader->draft, READOUT_SPAN_SOURCE, sketch->source);
  g_free (reader->draft->act);
  reader->draft->act = g_strdup (sketch->act);
  reader->draft->negated = sketch->negated;
  reader->draft->hedged = sketch->hedged;
  for (guint i = 0; i < sketch->voices->len; i++)
    g_ptr_array_add (reader->draft->voices,
                     readout_voice_copy (g_ptr_array_index (sketch->voices, i)));
  readout_statement_form_guess (reader->form, sketch);
  readout_reader_show_target (reader);
}

static void
new_statement_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  g_autoptr (GArray) spans = readout_reader_dup_selection (reader);
  ReadoutStatement *statement;

  if (spans == NULL || reader->draft != NULL)
    return;
  statement = readout_statement_new ();
  statement->report_id = reader->report_id;
  statement->confidence = 1;
  statement->quotation = READOUT_QUOTATION_INDIRECT;
  statement->origin = READOUT_ORIGIN_ADDED;
  readout_reader_set_spans (statement, READOUT_SPAN_CONTENT, spans);
  open_form (reader, statement, 0);
  reader->sketching = g_cancellable_new ();
  readout_statement_job_sketch_async (reader->report, spans, reader->sketching, sketched_cb,
                                      g_object_ref (reader));
}

static void
edit_statement_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement = readout_reader_get_statement (reader);
  ReadoutStatement *copy;

  if (statement == NULL || reader->draft != NULL || !readout_reader_is_writable (reader))
    return;
  copy = readout_statement_new ();
  copy->id = statement->id;
  copy->report_id = statement->report_id;
  copy->quotation = statement->quotation;
  readout_reader_set_spans (copy, READOUT_SPAN_CONTENT, statement->content);
  readout_reader_set_spans (copy, READOUT_SPAN_CUE, statement->cue);
  readout_reader_set_spans (copy, READOUT_SPAN_SOURCE, statement->source);
  for (guint i = 0; i < statement->voices->len; i++)
    g_ptr_array_add (copy->voices, readout_voice_copy (g_ptr_array_index (statement->voices, i)));
  open_form (reader, copy, statement->id);
}

/* The voices of the form, with what was known of those of the same name. Owned by the caller. */
static GPtrArray *
dup_voices (ReadoutReader *reader)
{
  GPtrArray *voices = readout_statement_form_dup_voices (reader->form);
  GPtrArray *known = reader->draft->voices;

  for (guint i = 0; i < voices->len; i++)
    for (guint j = 0; j < known->len; j++)
      {
        const ReadoutVoice *voice = g_ptr_array_index (known, j);

        if (g_strcmp0 (voice->name, ((ReadoutVoice *)g_ptr_array_index (voices, i))->name) != 0)
          continue;
        readout_voice_free (g_ptr_array_index (voices, i));
        g_ptr_array_index (voices, i) = readout_voice_copy (voice);
        break;
      }
  return voices;
}

static gboolean
are_same_voices (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_strcmp0 (((ReadoutVoice *)g_ptr_array_index (a, i))->name,
                   ((ReadoutVoice *)g_ptr_array_index (b, i))->name) != 0)
      return FALSE;
  return TRUE;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutReader) reader = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = readout_statement_job_add_finish (result, &error);

  reader->is_adding = FALSE;
  if (id == 0)
    {
      if (!g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
        readout_operation_toast (GTK_WIDGET (reader), error->message, FALSE);
      return;
    }
  readout_operation_toast (GTK_WIDGET (reader), _ ("Statement added"), TRUE);
  /* The person may have gone on to another report. */
  if (reader->project == NULL || reader->draft == NULL || reader->draft_id != 0)
    return;
  close_form (reader);
  readout_reader_select (reader, id, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (reader->view));
}

/* What differs from the statement that was there. */
static ReadoutByHandChange *
make_change (ReadoutReader *reader, ReadoutStatement *before)
{
  ReadoutByHandChange *change = g_new0 (ReadoutByHandChange, 1);
  g_autoptr (GPtrArray) voices = dup_voices (reader);

  change->id = before->id;
  if (!readout_spans_equal (before->content, reader->draft->content))
    change->content = readout_spans_copy (reader->draft->content);
  if (!readout_spans_equal (before->cue, reader->draft->cue))
    change->cue = readout_spans_copy (reader->draft->cue);
  if (!readout_spans_equal (before->source, reader->draft->source))
    change->source = readout_spans_copy (reader->draft->source);
  if (!are_same_voices (before->voices, voices))
    change->voices = g_ptr_array_ref (voices);
  change->quotation = readout_statement_form_get_quotation (reader->form);
  change->set_quotation = change->quotation != before->quotation;
  return change;
}

static void
apply_cb (ReadoutReader *reader)
{
  ReadoutStatement *before;
  g_autoptr (GPtrArray) voices = NULL;

  if (reader->draft == NULL || reader->is_adding)
    return;
  if (reader->draft_id == 0)
    {
      voices = dup_voices (reader);
      g_ptr_array_unref (reader->draft->voices);
      reader->draft->voices = g_ptr_array_ref (voices);
      reader->draft->quotation = readout_statement_form_get_quotation (reader->form);
      reader->is_adding = TRUE;
      readout_statement_job_add_async (reader->project, reader->draft, added_cb,
                                       g_object_ref (reader));
      return;
    }
  before = readout_reader_find_statement (reader, reader->draft_id, NULL);
  if (before != NULL)
    {
      ReadoutByHandChange *change = make_change (reader, before);

      if (change->content != NULL || change->cue != NULL || change->source != NULL ||
          change->voices != NULL || change->set_quotation)
        readout_reader_add_change (reader, change);
      else
        readout_reader_free_change (change);
    }
  readout_reader_cancel_draft (reader);
  gtk_widget_grab_focus (GTK_WIDGET (reader->view));
}

static void
cancel_cb (ReadoutReader *reader)
{
  readout_reader_cancel_draft (reader);
  gtk_widget_grab_focus (GTK_WIDGET (reader->view));
}

static void
quotation_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement = readout_reader_get_statement (reader);
  ReadoutByHandChange *change;
  ReadoutQuotation quotation;

  if (statement == NULL ||
      !readout_quotation_from_string (g_variant_get_string (state, NULL), &quotation))
    return;
  g_simple_action_set_state (action, state);
  if (quotation == statement->quotation)
    return;
  change = g_new0 (ReadoutByHandChange, 1);
  change->id = statement->id;
  change->set_quotation = TRUE;
  change->quotation = quotation;
  readout_reader_add_change (reader, change);
}

static gboolean
remove_statement (ReadoutStore *store, gpointer data, GError **error)
{
  return readout_store_remove_statement (store, *(const gint64 *)data, error);
}

static void
remove_statement_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (readout_reader_get_statement (reader) != NULL)
    readout_operation_run (GTK_WIDGET (reader), reader->project, remove_statement,
                           g_memdup2 (&reader->statement_id, sizeof reader->statement_id), g_free,
                           _ ("Statement removed"));
}

/* What is begun is given up first; then the reader is left. */
static void
escape_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (reader->draft != NULL)
    cancel_cb (reader);
  else if (gtk_text_buffer_get_has_selection (reader->buffer))
    readout_reader_drop_selection (reader);
  else
    gtk_widget_activate_action (GTK_WIDGET (reader), "win.back", NULL);
}

void
readout_reader_prepare_editing (ReadoutReader *reader)
{
  static const GActionEntry entries[] = {
    { .name = "new-statement", .activate = new_statement_cb },
    { .name = "edit-statement", .activate = edit_statement_cb },
    { .name = "remove-statement", .activate = remove_statement_cb },
    { .name = "quotation",
      .parameter_type = "s",
      .state = "'indirect'",
      .change_state = quotation_cb },
    { .name = "escape", .activate = escape_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (reader->actions), entries, G_N_ELEMENTS (entries),
                                   reader);
  readout_reader_prepare_words (reader);
  g_signal_connect_swapped (reader->form, "apply", G_CALLBACK (apply_cb), reader);
  g_signal_connect_swapped (reader->form, "cancel", G_CALLBACK (cancel_cb), reader);
  g_signal_connect_object (reader->buffer, "notify::has-selection",
                           G_CALLBACK (readout_reader_update_bar), reader, G_CONNECT_SWAPPED);
  readout_reader_update_bar (reader);
}
