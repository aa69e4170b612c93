/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reader: a report with its statements marked.
 */
#include "readout-reader.h"

#include <glib/gi18n.h>

#include "stance/readout-act.h"

#include "readout-cited-line.h"
#include "readout-copies-box.h"
#include "readout-operation.h"
#include "readout-words.h"

/* So many bytes of text are put into the view at once; more would hold up a frame. */
#define CHUNK_LENGTH (64 * 1024)

struct _ReadoutReader
{
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  AdwWindowTitle *title;
  GtkWidget *sidebar_button;
  GtkMenuButton *menu_button;
  GtkLabel *heading_label;
  GtkLabel *origin_label;
  GtkLabel *doubt_label;
  GtkLinkButton *url_button;
  ReadoutCopiesBox *copies_box;
  AdwEntryRow *title_row;
  AdwEntryRow *outlet_row;
  AdwEntryRow *author_row;
  AdwEntryRow *published_row;
  AdwEntryRow *url_row;
  AdwEntryRow *language_row;
  GtkTextView *text_view;
  GtkRevealer *statement_revealer;
  GtkLabel *speaker_label;
  GtkLabel *statement_label;
  ReadoutCitedLine *cited_line;
  GtkButton *dismiss_button;

  ReadoutProject *project;
  GSimpleActionGroup *actions;
  GtkTextBuffer *buffer;
  GtkTextTag *source_tag;
  GtkTextTag *cue_tag;
  GtkTextTag *content_tag;
  GtkTextTag *selected_tag;

  gint64 report_id;
  gint64 statement_id; /* selected, or wanted once the report is read */
  ReadoutReport *report;
  GPtrArray *statements; /* of ReadoutStatement, in the order of the text */
  GCancellable *cancellable;
  gsize inserted; /* bytes of the text that are in the buffer */
  guint insert_source;
};

/* What is read of a report. */
typedef struct
{
  ReadoutReport *report;
  GPtrArray *statements;
  GPtrArray *copies; /* of ReadoutCopy */
} Contents;

/* A change to the report or a statement, on the project's thread. */
typedef struct
{
  gint64 id;
  ReadoutReportField field;
  char *value;
  int state;
} Edit;

enum
{
  INSERT_STATEMENT,
  REMOVE_REPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const state_names[] = { "current", "corrected", "withdrawn", NULL };

G_DEFINE_FINAL_TYPE (ReadoutReader, readout_reader, ADW_TYPE_BIN)

static void
free_contents (gpointer data)
{
  Contents *contents = data;

  g_clear_object (&contents->report);
  g_clear_pointer (&contents->statements, g_ptr_array_unref);
  g_clear_pointer (&contents->copies, g_ptr_array_unref);
  g_free (contents);
}

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  g_free (edit->value);
  g_free (edit);
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
  if (contents->copies == NULL)
    {
      free_contents (contents);
      return NULL;
    }
  return contents;
}

static gboolean
set_field (ReadoutStore *store, gpointer data, GError **error)
{
  const Edit *edit = data;

  return readout_store_set_report_field (store, edit->id, edit->field, edit->value, error);
}

static gboolean
set_report_state (ReadoutStore *store, gpointer data, GError **error)
{
  const Edit *edit = data;

  return readout_store_set_report_state (store, edit->id, edit->state, error);
}

static gboolean
set_statement_state (ReadoutStore *store, gpointer data, GError **error)
{
  const Edit *edit = data;

  return readout_store_set_statement_state (store, edit->id, edit->state, error);
}

static ReadoutStatement *
find_statement (ReadoutReader *reader, gint64 id, guint *index)
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

static void
get_iters (ReadoutReader *reader, ReadoutSpan span, GtkTextIter *start, GtkTextIter *end)
{
  ReadoutText *text = reader->report->text;

  gtk_text_buffer_get_iter_at_offset (reader->buffer, start,
                                      (int)readout_text_byte_to_code_point (text, span.start));
  gtk_text_buffer_get_iter_at_offset (reader->buffer, end,
                                      (int)readout_text_byte_to_code_point (text, span.end));
}

static void
mark_spans (ReadoutReader *reader, GArray *spans, GtkTextTag *tag)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      GtkTextIter start;
      GtkTextIter end;
      get_iters (reader, readout_spans_get (spans, i), &start, &end);
      gtk_text_buffer_apply_tag (reader->buffer, tag, &start, &end);
    }
}

static void
mark_statements (ReadoutReader *reader)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (reader->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (reader->buffer, &start, &end);
  for (guint i = 0; i < reader->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (reader->statements, i);
      if (statement->state == READOUT_STATEMENT_DISMISSED && statement->id != reader->statement_id)
        continue;
      mark_spans (reader, statement->content, reader->content_tag);
      mark_spans (reader, statement->cue, reader->cue_tag);
      mark_spans (reader, statement->source, reader->source_tag);
    }
}

/* "Direct quotation · criticises · ¶ 4 · Opposes “…”" */
static char *
describe_statement (ReadoutStatement *statement)
{
  GString *line = g_string_new (readout_words_get_quotation (statement->quotation));

  if (statement->act != NULL)
    g_string_append_printf (line, " · %s", readout_act_get_label (statement->act));
  if (statement->negated)
    g_string_append_printf (line, " · %s", _ ("Negated"));
  if (statement->hedged)
    g_string_append_printf (line, " · %s", _ ("Hedged"));
  g_string_append_printf (line, " · ¶ %u", statement->paragraph + 1);
  for (guint i = 0; i < statement->stances->len; i++)
    {
      const ReadoutStance *stance = g_ptr_array_index (statement->stances, i);
      if (stance->position != READOUT_POSITION_NONE)
        {
          g_string_append_printf (line, " · %s", readout_words_get_position (stance->position));
          break;
        }
    }
  if (statement->state == READOUT_STATEMENT_DISMISSED)
    g_string_append_printf (line, " · %s", _ ("Dismissed"));
  return g_string_free (line, FALSE);
}

static void
show_statement_bar (ReadoutReader *reader, ReadoutStatement *statement)
{
  gtk_revealer_set_reveal_child (reader->statement_revealer, statement != NULL);
  readout_cited_line_set_statement (
      reader->cited_line,
      reader->project != NULL ? readout_cited_index_get (reader->project) : NULL,
      statement != NULL ? statement->id : 0);
  if (statement != NULL)
    {
      g_autofree char *speaker = readout_words_join_voices (statement->voices);
      g_autofree char *line = describe_statement (statement);
      gboolean dismissed = statement->state == READOUT_STATEMENT_DISMISSED;
      gtk_label_set_text (reader->speaker_label, speaker);
      gtk_label_set_text (reader->statement_label, line);
      gtk_button_set_icon_name (reader->dismiss_button,
                                dismissed ? "edit-undo-symbolic" : "dismiss-symbolic");
      gtk_widget_set_tooltip_text (GTK_WIDGET (reader->dismiss_button),
                                   dismissed ? _ ("Restore (D)") : _ ("Dismiss (D)"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (reader->dismiss_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      dismissed ? _ ("Restore") : _ ("Dismiss"), -1);
    }
}

/* Marks the selected statement and, with @scroll, brings its words into view. */
static void
show_selection (ReadoutReader *reader, gboolean scroll)
{
  ReadoutStatement *statement = find_statement (reader, reader->statement_id, NULL);
  GtkTextIter start;
  GtkTextIter end;

  if (reader->report == NULL || reader->insert_source != 0)
    return;
  gtk_text_buffer_get_bounds (reader->buffer, &start, &end);
  gtk_text_buffer_remove_tag (reader->buffer, reader->selected_tag, &start, &end);
  show_statement_bar (reader, statement);
  if (statement == NULL)
    return;
  mark_spans (reader, statement->content, reader->selected_tag);
  mark_spans (reader, statement->cue, reader->selected_tag);
  mark_spans (reader, statement->source, reader->selected_tag);
  if (scroll)
    {
      get_iters (reader, readout_spans_get (statement->content, 0), &start, &end);
      gtk_text_buffer_place_cursor (reader->buffer, &start);
      gtk_text_view_scroll_to_mark (reader->text_view, gtk_text_buffer_get_insert (reader->buffer),
                                    0.05, TRUE, 0, 0.3);
    }
}

static void
show_field (AdwEntryRow *row, ReadoutReport *report, ReadoutReportField field, const char *value)
{
  gboolean doubtful = readout_report_is_doubtful (report, field);

  /* What the person types stays until it is applied. */
  if (!gtk_widget_has_css_class (GTK_WIDGET (row), "focused"))
    gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
  if (doubtful)
    gtk_widget_add_css_class (GTK_WIDGET (row), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "warning");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row),
                               doubtful ? _ ("Guessed from the text: please check") : NULL);
}

static void
show_report (ReadoutReader *reader, ReadoutReport *report)
{
  g_autofree char *origin =
      readout_words_join_report (report->outlet, report->author, report->published);
  g_autofree char *title = readout_words_dup_report_title (report);
  gboolean doubtful = report->doubtful->len > 0;

  adw_window_title_set_subtitle (reader->title, origin);
  gtk_label_set_text (reader->heading_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (reader->heading_label), title);
  gtk_label_set_text (reader->origin_label, origin);
  gtk_widget_set_visible (GTK_WIDGET (reader->url_button), report->url != NULL);
  if (report->url != NULL)
    {
      gtk_link_button_set_uri (reader->url_button, report->url);
      gtk_widget_set_tooltip_text (GTK_WIDGET (reader->url_button), report->url);
    }
  gtk_widget_set_visible (GTK_WIDGET (reader->doubt_label),
                          doubtful || report->state != READOUT_REPORT_STATE_CURRENT);
  if (report->state == READOUT_REPORT_STATE_WITHDRAWN)
    gtk_label_set_text (reader->doubt_label, _ ("This report was withdrawn by its outlet."));
  else if (report->state == READOUT_REPORT_STATE_CORRECTED)
    gtk_label_set_text (reader->doubt_label, _ ("This report was corrected by its outlet."));
  else
    gtk_label_set_text (reader->doubt_label,
                        _ ("Some details were guessed from the text. Please check them."));
  show_field (reader->title_row, report, READOUT_REPORT_FIELD_TITLE, report->title);
  show_field (reader->outlet_row, report, READOUT_REPORT_FIELD_OUTLET, report->outlet);
  show_field (reader->author_row, report, READOUT_REPORT_FIELD_AUTHOR, report->author);
  show_field (reader->published_row, report, READOUT_REPORT_FIELD_PUBLISHED, report->published);
  show_field (reader->url_row, report, READOUT_REPORT_FIELD_URL, report->url);
  show_field (reader->language_row, report, READOUT_REPORT_FIELD_LANGUAGE, report->language);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (reader->actions), "state")),
      g_variant_new_string (state_names[report->state]));
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
  show_selection (reader, TRUE);
  return G_SOURCE_REMOVE;
}

/* Puts the text into the view, the first piece at once. */
static void
show_text (ReadoutReader *reader)
{
  GtkTextIter start;

  g_clear_handle_id (&reader->insert_source, g_source_remove);
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
  readout_copies_box_show (reader->copies_box, reader->project, contents->copies);
  free_contents (contents);
  g_assert (reader->report != NULL);
  show_report (reader, reader->report);
  if (!same)
    show_text (reader);
  else if (reader->insert_source == 0)
    mark_statements (reader);
  show_selection (reader, !same);
}

static void
reload (ReadoutReader *reader)
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

/* The shortest statement that has a word at @offset, in code points. */
static ReadoutStatement *
find_statement_at (ReadoutReader *reader, int offset)
{
  ReadoutStatement *found = NULL;
  guint32 found_length = G_MAXUINT32;
  guint32 byte;

  if (reader->report == NULL || reader->statements == NULL)
    return NULL;
  byte = readout_text_code_point_to_byte (reader->report->text, (guint32)offset);
  for (guint i = 0; i < reader->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (reader->statements, i);
      GArray *parts[] = { statement->content, statement->cue, statement->source };
      ReadoutSpan extent = readout_spans_get_extent (statement->content);
      gboolean hit = FALSE;
      if (statement->state == READOUT_STATEMENT_DISMISSED)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (parts) && !hit; j++)
        for (guint k = 0; parts[j] != NULL && k < parts[j]->len && !hit; k++)
          {
            ReadoutSpan span = readout_spans_get (parts[j], k);
            hit = span.start <= byte && byte < span.end;
          }
      if (hit && extent.end - extent.start < found_length)
        {
          found = statement;
          found_length = extent.end - extent.start;
        }
    }
  return found;
}

static ReadoutStatement *
find_statement_at_point (ReadoutReader *reader, double x, double y)
{
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (reader->text_view, GTK_TEXT_WINDOW_WIDGET, (int)x, (int)y,
                                         &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (reader->text_view, &iter, buffer_x, buffer_y))
    return NULL;
  return find_statement_at (reader, gtk_text_iter_get_offset (&iter));
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement;

  /* A drag selects text to copy. */
  if (n_press != 1 || gtk_text_buffer_get_has_selection (reader->buffer))
    return;
  statement = find_statement_at_point (reader, x, y);
  reader->statement_id = statement != NULL ? statement->id : 0;
  show_selection (reader, FALSE);
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement = keyboard_mode ? NULL : find_statement_at_point (reader, x, y);
  g_autofree char *speaker = NULL;
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;

  if (statement == NULL)
    return FALSE;
  speaker = readout_words_join_voices (statement->voices);
  line = describe_statement (statement);
  text = g_strdup_printf ("%s\n%s", speaker, line);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
insert_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (find_statement (reader, reader->statement_id, NULL) != NULL)
    g_signal_emit (reader, signals[INSERT_STATEMENT], 0, reader->statement_id);
}

static void
go_to_citation_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (find_statement (reader, reader->statement_id, NULL) != NULL &&
      !readout_cited_line_activate (reader->cited_line))
    readout_operation_toast (GTK_WIDGET (reader), _ ("The briefing does not cite this statement"),
                                                     FALSE);
}

static void
dismiss_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement = find_statement (reader, reader->statement_id, NULL);
  gboolean dismissed;
  Edit *edit;

  if (statement == NULL)
    return;
  dismissed = statement->state == READOUT_STATEMENT_DISMISSED;
  edit = g_new0 (Edit, 1);
  edit->id = statement->id;
  edit->state = dismissed ? READOUT_STATEMENT_NEW : READOUT_STATEMENT_DISMISSED;
  readout_operation_run (GTK_WIDGET (reader), reader->project, set_statement_state, edit, free_edit,
                         dismissed ? _ ("Statement restored") : _ ("Statement dismissed"));
}

static void
state_action_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  const char *name = g_variant_get_string (state, NULL);

  for (guint i = 0; state_names[i] != NULL; i++)
    if (g_str_equal (state_names[i], name) && reader->report != NULL)
      {
        Edit *edit = g_new0 (Edit, 1);
        edit->id = reader->report_id;
        edit->state = (int)i;
        readout_operation_run (GTK_WIDGET (reader), reader->project, set_report_state, edit,
                               free_edit, readout_words_get_marked_as ((ReadoutReportState)i));
      }
}

static void
remove_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (reader->report_id != 0)
    g_signal_emit (reader, signals[REMOVE_REPORT], 0, reader->report_id);
}

static void
apply_cb (AdwEntryRow *row, gpointer field)
{
  ReadoutReader *reader = READOUT_READER (g_object_get_data (G_OBJECT (row), "readout-reader"));
  Edit *edit = g_new0 (Edit, 1);

  edit->id = reader->report_id;
  edit->field = GPOINTER_TO_INT (field);
  edit->value = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  readout_operation_run (GTK_WIDGET (reader), reader->project, set_field, edit, free_edit, NULL);
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & (READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS)) !=
      0)
    reload (READOUT_READER (user_data));
}

/* The marks in the colours of the style in use. */
static void
update_tags (ReadoutReader *reader)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  gboolean contrast = adw_style_manager_get_high_contrast (style);
  GdkRGBA tint = { 0.21, 0.52, 0.89, dark ? 0.22f : 0.12f };
  GdkRGBA line = { 0.21, 0.52, 0.89, contrast ? 1.0f : 0.65f };
  GdkRGBA chosen = { 0.97, 0.83, 0.18, dark ? 0.34f : 0.45f };

  g_object_set (reader->content_tag, "background-rgba", &tint, "underline", PANGO_UNDERLINE_SINGLE,
                "underline-rgba", &line, NULL);
  g_object_set (reader->selected_tag, "background-rgba", &chosen, NULL);
}

static void
create_tags (ReadoutReader *reader)
{
  reader->buffer = gtk_text_view_get_buffer (reader->text_view);
  reader->content_tag = gtk_text_buffer_create_tag (reader->buffer, "content", NULL);
  reader->cue_tag =
      gtk_text_buffer_create_tag (reader->buffer, "cue", "style", PANGO_STYLE_ITALIC, NULL);
  reader->source_tag =
      gtk_text_buffer_create_tag (reader->buffer, "source", "weight", PANGO_WEIGHT_BOLD, NULL);
  reader->selected_tag = gtk_text_buffer_create_tag (reader->buffer, "selected", NULL);
  update_tags (reader);
}

static void
connect_row (ReadoutReader *reader, AdwEntryRow *row, ReadoutReportField field)
{
  g_object_set_data (G_OBJECT (row), "readout-reader", reader);
  g_signal_connect (row, "apply", G_CALLBACK (apply_cb), GINT_TO_POINTER (field));
}

static void
add_keys (ReadoutReader *reader)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_d, 0),
                                                          gtk_named_action_new ("reader.dismiss")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_i, 0),
                                                          gtk_named_action_new ("reader.insert")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_c, 0),
                        gtk_named_action_new ("reader.go-to-citation")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("win.back")));
  gtk_widget_add_controller (GTK_WIDGET (reader->text_view), controller);
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
  g_type_ensure (READOUT_TYPE_COPIES_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/readout_app/Readout/readout-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, heading_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, origin_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, doubt_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, url_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, copies_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, title_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, outlet_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, author_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, published_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, url_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, language_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, text_view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, statement_revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, speaker_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, statement_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, cited_line);
  gtk_widget_class_bind_template_child (widget_class, ReadoutReader, dismiss_button);
}

static void
readout_reader_init (ReadoutReader *reader)
{
  static const GActionEntry entries[] = {
    { .name = "insert", .activate = insert_action_cb },
    { .name = "go-to-citation", .activate = go_to_citation_action_cb },
    { .name = "dismiss", .activate = dismiss_action_cb },
    { .name = "remove", .activate = remove_action_cb },
    { .name = "state",
      .parameter_type = "s",
      .state = "'current'",
      .change_state = state_action_cb },
  };
  GtkGesture *click;

  gtk_widget_init_template (GTK_WIDGET (reader));
  reader->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (reader->actions), entries, G_N_ELEMENTS (entries),
                                   reader);
  gtk_widget_insert_action_group (GTK_WIDGET (reader), "reader", G_ACTION_GROUP (reader->actions));
  create_tags (reader);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_tags), reader, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (update_tags), reader, G_CONNECT_SWAPPED);
  connect_row (reader, reader->title_row, READOUT_REPORT_FIELD_TITLE);
  connect_row (reader, reader->outlet_row, READOUT_REPORT_FIELD_OUTLET);
  connect_row (reader, reader->author_row, READOUT_REPORT_FIELD_AUTHOR);
  connect_row (reader, reader->published_row, READOUT_REPORT_FIELD_PUBLISHED);
  connect_row (reader, reader->url_row, READOUT_REPORT_FIELD_URL);
  connect_row (reader, reader->language_row, READOUT_REPORT_FIELD_LANGUAGE);
  click = gtk_gesture_click_new ();
  g_signal_connect (click, "released", G_CALLBACK (released_cb), reader);
  gtk_widget_add_controller (GTK_WIDGET (reader->text_view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (reader->text_view, "query-tooltip", G_CALLBACK (query_tooltip_cb), reader);
  add_keys (reader);
}

void
readout_reader_set_project (ReadoutReader *reader, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_READER (reader));

  if (reader->project != NULL)
    g_signal_handlers_disconnect_by_data (reader->project, reader);
  readout_cited_line_set_statement (reader->cited_line, NULL, 0);
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
      show_selection (reader, TRUE);
      return;
    }
  g_clear_handle_id (&reader->insert_source, g_source_remove);
  reader->report_id = report_id;
  g_clear_object (&reader->report);
  g_clear_pointer (&reader->statements, g_ptr_array_unref);
  gtk_revealer_set_reveal_child (reader->statement_revealer, FALSE);
  readout_copies_box_show (reader->copies_box, reader->project, NULL);
  reload (reader);
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
readout_reader_step (ReadoutReader *reader, int direction)
{
  guint index = 0;
  int i;

  g_return_if_fail (READOUT_IS_READER (reader));

  if (reader->statements == NULL || reader->statements->len == 0)
    return;
  if (find_statement (reader, reader->statement_id, &index) != NULL)
    i = (int)index + direction;
  else
    i = direction > 0 ? 0 : (int)reader->statements->len - 1;
  for (; i >= 0 && i < (int)reader->statements->len; i += direction)
    {
      ReadoutStatement *statement = g_ptr_array_index (reader->statements, (guint)i);
      if (statement->state != READOUT_STATEMENT_DISMISSED)
        {
          reader->statement_id = statement->id;
          show_selection (reader, TRUE);
          return;
        }
    }
}

void
readout_reader_focus (ReadoutReader *reader)
{
  g_return_if_fail (READOUT_IS_READER (reader));

  gtk_widget_grab_focus (GTK_WIDGET (reader->text_view));
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

  gtk_menu_button_set_menu_model (reader->menu_button, menu);
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
