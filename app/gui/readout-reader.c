/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reader: a report with its statements marked.
 */
#include "readout-reader-private.h"

#include <glib/gi18n.h>

#include "readout-lazy-menu.h"
#include "readout-operation.h"
#include "readout-scrolled-layout.h"

/* So many bytes of text are put into the view at once; more would hold up a frame. */
#define CHUNK_LENGTH (64 * 1024)

/* What is read of a report. */
typedef struct
{
  ReadoutReport *report;
  GPtrArray *statements;
  GPtrArray *copies; /* of ReadoutCopy */
  GPtrArray *topics; /* of ReadoutTopic */
} Contents;

enum
{
  INSERT_STATEMENT,
  REMOVE_REPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutReader, readout_reader, ADW_TYPE_BIN)

static void
free_contents (gpointer data)
{
  Contents *contents = data;

  g_clear_object (&contents->report);
  g_clear_pointer (&contents->statements, g_ptr_array_unref);
  g_clear_pointer (&contents->copies, g_ptr_array_unref);
  g_clear_pointer (&contents->topics, g_ptr_array_unref);
  g_free (contents);
}

static gpointer
read_contents (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;
  Contents *contents = g_new0 (Contents, 1);

  contents->report = readout_store_get_report (store, *id, error);
  if (contents->report != NULL)
    contents->statements = readout_store_get_report_statements (store, *id, error);
  if (contents->statements != NULL)
    contents->copies = readout_store_list_copies (store, *id, error);
  if (contents->copies != NULL)
    contents->topics = readout_store_list_topics (store, error);
  if (contents->topics == NULL)
    {
      free_contents (contents);
      return NULL;
    }
  return contents;
}

ReadoutStatement *
readout_reader_find_statement (ReadoutReader *reader, gint64 id, guint *index)
{
  for (guint i = 0; reader->statements != NULL && i < reader->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (reader->statements, i);
      if (statement->id == id)
        {
          if (index != NULL)
            *index = i;
          return statement;
        }
    }
  return NULL;
}

ReadoutStatement *
readout_reader_get_statement (ReadoutReader *reader)
{
  return readout_reader_find_statement (reader, reader->statement_id, NULL);
}

gboolean
readout_reader_is_whole (ReadoutReader *reader)
{
  return reader->report != NULL && reader->insert_source == 0;
}

void
readout_reader_set_enabled (ReadoutReader *reader, const char *action, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (reader->actions), action)),
      enabled);
}

void
readout_reader_emit_insert_statement (ReadoutReader *reader, gint64 statement_id)
{
  g_signal_emit (reader, signals[INSERT_STATEMENT], 0, statement_id);
}

void
readout_reader_emit_remove_report (ReadoutReader *reader)
{
  g_signal_emit (reader, signals[REMOVE_REPORT], 0, reader->report_id);
}

/* Marks the statements, those in view first. */
static void
mark_statements (ReadoutReader *reader)
{
  ReadoutStatement *statement = readout_reader_get_statement (reader);

  readout_reader_marks_set_statements (
      reader->marks, reader->report->text, reader->statements,
      statement != NULL ? readout_spans_get_extent (statement->content).start : 0);
}

static void
insert_chunk (ReadoutReader *reader)
{
  gsize length;
  const char *string = readout_text_get_string (reader->report->text, &length);
  gsize end = MIN (reader->inserted + CHUNK_LENGTH, length);
  GtkTextIter iter;

  while (end < length && ((guchar)string[end] & 0xc0) == 0x80)
    end++;
  gtk_text_buffer_get_end_iter (reader->buffer, &iter);
  gtk_text_buffer_insert (reader->buffer, &iter, string + reader->inserted,
                          (int)(end - reader->inserted));
  reader->inserted = end;
}

static gboolean
insert_cb (gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  insert_chunk (reader);
  if (reader->inserted < readout_text_get_length (reader->report->text))
    return G_SOURCE_CONTINUE;
  reader->insert_source = 0;
  mark_statements (reader);
  readout_reader_show_selection (reader, TRUE);
  return G_SOURCE_REMOVE;
}

/* Puts the text into the view, the first piece at once. */
static void
show_text (ReadoutReader *reader)
{
  GtkTextIter start;

  g_clear_handle_id (&reader->insert_source, g_source_remove);
  readout_reader_marks_set_statements (reader->marks, NULL, NULL, 0);
  gtk_text_buffer_set_text (reader->buffer, "", 0);
  reader->inserted = 0;
  insert_chunk (reader);
  gtk_text_buffer_get_start_iter (reader->buffer, &start);
  gtk_text_buffer_place_cursor (reader->buffer, &start);
  if (reader->inserted < readout_text_get_length (reader->report->text))
    reader->insert_source = g_idle_add (insert_cb, reader);
  else
    mark_statements (reader);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutReader) reader = user_data;
  g_autoptr (GError) error = NULL;
  Contents *contents = readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  gboolean same;

  if (contents == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
          !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
        readout_operation_toast (GTK_WIDGET (reader), error->message, FALSE);
      return;
    }
  if (contents->report->id != reader->report_id || (gpointer)reader->project != (gpointer)source)
    {
      free_contents (contents);
      return;
    }
  same = reader->report != NULL && reader->report->id == contents->report->id;
  if (same && reader->report->text != contents->report->text)
    {
      /* A report's text never changes: the one that is shown stays. */
      g_clear_pointer (&contents->report->text, readout_text_unref);
      contents->report->text = readout_text_ref (reader->report->text);
    }
  g_set_object (&reader->report, contents->report);
  g_clear_pointer (&reader->statements, g_ptr_array_unref);
  reader->statements = g_ptr_array_ref (contents->statements);
  readout_reader_apply_changes (reader);
  g_clear_pointer (&reader->topics, g_ptr_array_unref);
  reader->topics = g_ptr_array_ref (contents->topics);
  readout_copies_box_show (reader->copies_box, reader->project, contents->copies);
  free_contents (contents);
  g_assert (reader->report != NULL);
  readout_reader_show_details (reader);
  if (!same)
    show_text (reader);
  else if (reader->insert_source == 0)
    mark_statements (reader);
  readout_reader_show_selection (reader, !same);
}

void
readout_reader_reload (ReadoutReader *reader)
{
  g_cancellable_cancel (reader->cancellable);
  g_clear_object (&reader->cancellable);
  if (reader->project == NULL || reader->report_id == 0)
    return;
  reader->cancellable = g_cancellable_new ();
  readout_project_run_async (reader->project, read_contents,
                             g_memdup2 (&reader->report_id, sizeof reader->report_id), g_free,
                             free_contents, reader->cancellable, read_cb, g_object_ref (reader));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & (READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS |
                  READOUT_CHANGES_TOPICS)) != 0)
    readout_reader_reload (READOUT_READER (user_data));
}

/* Keys of the text. */
static void
add_keys (ReadoutReader *reader)
{
  static const struct
  {
    guint keyval;
    const char *action;
    const char *target;
  } keys[] = {
    { GDK_KEY_n, "win.next-statement", NULL },
    { GDK_KEY_p, "win.previous-statement", NULL },
    { GDK_KEY_1, "reader.position", "'supports'" },
    { GDK_KEY_KP_1, "reader.position", "'supports'" },
    { GDK_KEY_2, "reader.position", "'opposes'" },
    { GDK_KEY_KP_2, "reader.position", "'opposes'" },
    { GDK_KEY_3, "reader.position", "'none'" },
    { GDK_KEY_KP_3, "reader.position", "'none'" },
    { GDK_KEY_k, "reader.keep", NULL },
    { GDK_KEY_d, "reader.dismiss", NULL },
    { GDK_KEY_i, "reader.insert", NULL },
    { GDK_KEY_c, "reader.go-to-citation", NULL },
    { GDK_KEY_l, "reader.show-claim", NULL },
    { GDK_KEY_o, "reader.open-original", NULL },
    { GDK_KEY_F2, "reader.edit-details", NULL },
    { GDK_KEY_F5, "reader.read-again", NULL },
    { GDK_KEY_Delete, "reader.dismiss", NULL },
    { GDK_KEY_a, "reader.new-statement", NULL },
    { GDK_KEY_e, "reader.edit-statement", NULL },
    { GDK_KEY_s, "reader.edit-statement", NULL },
    { GDK_KEY_w, "reader.set-content", NULL },
    { GDK_KEY_u, "reader.set-cue", NULL },
    { GDK_KEY_r, "reader.set-source", NULL },
    { GDK_KEY_plus, "reader.add-part", NULL },
    { GDK_KEY_KP_Add, "reader.add-part", NULL },
    { GDK_KEY_x, "reader.remove-part", NULL },
    { GDK_KEY_period, "reader.move-edge", "('end', 1)" },
    { GDK_KEY_comma, "reader.move-edge", "('end', -1)" },
    { GDK_KEY_greater, "reader.move-edge", "('start', 1)" },
    { GDK_KEY_less, "reader.move-edge", "('start', -1)" },
    { GDK_KEY_Escape, "reader.escape", NULL },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].keyval, 0),
                                                gtk_named_action_new (keys[i].action));

      if (keys[i].target != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_parsed (keys[i].target));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (reader->view), controller);
}

static void
readout_reader_dispose (GObject *object)
{
  ReadoutReader *reader = READOUT_READER (object);

  g_clear_handle_id (&reader->insert_source, g_source_remove);
  g_cancellable_cancel (reader->cancellable);
  g_clear_object (&reader->cancellable);
  g_clear_object (&reader->project);
  g_clear_object (&reader->report);
  g_clear_pointer (&reader->statements, g_ptr_array_unref);
  g_clear_pointer (&reader->topics, g_ptr_array_unref);
  if (reader->handles != NULL)
    readout_reader_handles_set_statement (reader->handles, NULL, NULL);
  g_clear_object (&reader->handles);
  g_clear_object (&reader->marks);
  g_cancellable_cancel (reader->sketching);
  g_clear_object (&reader->sketching);
  g_clear_object (&reader->draft);
  g_clear_pointer (&reader->before_drag, g_array_unref);
  readout_reader_forget_changes (reader);
  g_clear_object (&reader->actions);

  G_OBJECT_CLASS (readout_reader_parent_class)->dispose (object);
}

static void
readout_reader_class_init (ReadoutReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *names[] = { "insert-statement", "remove-report" };

  G_OBJECT_CLASS (klass)->dispose = readout_reader_dispose;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], READOUT_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (READOUT_TYPE_CITED_LINE);
  g_type_ensure (READOUT_TYPE_CLAIM_LINE);
  g_type_ensure (READOUT_TYPE_COPIES_BOX);
  g_type_ensure (READOUT_TYPE_FIND_BAR);
  g_type_ensure (READOUT_TYPE_READER_VIEW);
  g_type_ensure (READOUT_TYPE_STATEMENT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/readout_app/Readout/readout-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, details_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, heading_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, origin_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, doubt_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, doubt_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, url_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, copies_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, report_cited_line);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, title_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, outlet_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, author_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, published_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, url_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, language_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, heading_bin);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, heading_clamp);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, text_clamp);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, bar_clamp);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, find_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, bar_revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, bar_stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, speaker_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, statement_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, place_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, cited_line);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, claim_line);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, grade_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, positions_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, positions_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, keep_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, dismiss_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, set_as_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, form);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, context_menu);
}

static void
readout_reader_init (ReadoutReader *reader)
{
  gtk_widget_init_template (GTK_WIDGET (reader));
  gtk_widget_set_layout_manager (reader->heading_bin, readout_scrolled_layout_new ());
  reader->actions = g_simple_action_group_new ();
  reader->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reader->view));
  reader->marks = readout_reader_marks_new (reader->buffer);
  readout_reader_prepare_details (reader);
  readout_reader_prepare_statements (reader);
  readout_reader_prepare_positions (reader);
  readout_reader_prepare_claims (reader);
  readout_reader_prepare_editing (reader);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (reader->view), reader->context_menu);
  readout_reader_prepare_find (reader);
  gtk_widget_insert_action_group (GTK_WIDGET (reader), "reader", G_ACTION_GROUP (reader->actions));
  add_keys (reader);
}

void
readout_reader_set_project (ReadoutReader *reader, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_READER (reader));

  if (reader->project != NULL)
    g_signal_handlers_disconnect_by_data (reader->project, reader);
  readout_cited_line_set_statement (reader->cited_line, NULL, 0);
  readout_cited_line_set_statement (reader->report_cited_line, NULL, 0);
  readout_reader_forget_changes (reader);
  g_set_object (&reader->project, project);
  readout_reader_open (reader, 0, 0);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), reader, 0);
}

void
readout_reader_open (ReadoutReader *reader, gint64 report_id, gint64 statement_id)
{
  g_return_if_fail (READOUT_IS_READER (reader));

  reader->statement_id = statement_id;
  if (reader->report_id == report_id && reader->report != NULL)
    {
      readout_reader_cancel_draft (reader);
      readout_reader_show_selection (reader, TRUE);
      return;
    }
  g_clear_handle_id (&reader->insert_source, g_source_remove);
  readout_reader_cancel_draft (reader);
  readout_reader_handles_set_statement (reader->handles, NULL, NULL);
  g_clear_pointer (&reader->before_drag, g_array_unref);
  reader->report_id = report_id;
  g_clear_object (&reader->report);
  g_clear_pointer (&reader->statements, g_ptr_array_unref);
  gtk_revealer_set_reveal_child (reader->bar_revealer, FALSE);
  readout_copies_box_show (reader->copies_box, reader->project, NULL);
  readout_reader_reload (reader);
}

gint64
readout_reader_get_report_id (ReadoutReader *reader)
{
  g_return_val_if_fail (READOUT_IS_READER (reader), 0);

  return reader->report_id;
}

gint64
readout_reader_get_statement_id (ReadoutReader *reader)
{
  g_return_val_if_fail (READOUT_IS_READER (reader), 0);

  return reader->statement_id;
}

void
readout_reader_focus (ReadoutReader *reader)
{
  g_return_if_fail (READOUT_IS_READER (reader));

  gtk_widget_grab_focus (GTK_WIDGET (reader->view));
}

void
readout_reader_find (ReadoutReader *reader)
{
  g_return_if_fail (READOUT_IS_READER (reader));

  readout_find_bar_open (reader->find_bar, FALSE);
}

GtkTextBuffer *
readout_reader_get_buffer (ReadoutReader *reader)
{
  g_return_val_if_fail (READOUT_IS_READER (reader), NULL);

  return reader->buffer;
}

void
readout_reader_set_menu (ReadoutReader *reader, GMenuModel *menu)
{
  g_return_if_fail (READOUT_IS_READER (reader));

  readout_lazy_menu_set (reader->menu_button, menu);
}

void
readout_reader_set_chrome (ReadoutReader *reader,
                           gboolean start_buttons,
                           gboolean end_buttons,
                           gboolean sidebar_button,
                           gboolean menu_button)
{
  g_return_if_fail (READOUT_IS_READER (reader));

  adw_header_bar_set_show_start_title_buttons (reader->header_bar, start_buttons);
  adw_header_bar_set_show_end_title_buttons (reader->header_bar, end_buttons);
  gtk_widget_set_visible (reader->sidebar_button, sidebar_button);
  /* One pane at a time leaves no room for a title; the headline is below. */
  gtk_widget_set_visible (GTK_WIDGET (reader->title), !end_buttons);
  gtk_widget_set_visible (GTK_WIDGET (reader->menu_button), menu_button);
}
