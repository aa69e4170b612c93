/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statements of the report in the reader: from one to the next, and what is decided about the
 * one that is selected.
 */
#include "readout-reader-private.h"

#include <glib/gi18n.h>

#include "stance/readout-act.h"

#include "readout-operation.h"
#include "readout-words.h"

/* A change to a statement, on the project's thread. */
typedef struct
{
  gint64 id;
  ReadoutStatementState state;
} Change;

static gboolean
set_state (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_set_statement_state (store, change->id, change->state, error);
}

static void
change_state (ReadoutReader *reader,
              ReadoutStatement *statement,
              ReadoutStatementState state,
              const char *done)
{
  Change *change = g_new0 (Change, 1);

  change->id = statement->id;
  change->state = state;
  readout_operation_run (GTK_WIDGET (reader), reader->project, set_state, change, g_free, done);
}

/* "Direct quotation · criticises · ¶ 4 · Opposes" */
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
  if (statement->origin == READOUT_ORIGIN_ADDED)
    g_string_append_printf (line, " · %s", _ ("Added by you"));
  if (statement->state == READOUT_STATEMENT_DISMISSED)
    g_string_append_printf (line, " · %s", _ ("Dismissed"));
  return g_string_free (line, FALSE);
}

static gboolean
is_shown (ReadoutReader *reader, ReadoutStatement *statement)
{
  return statement->state != READOUT_STATEMENT_DISMISSED ||
         readout_reader_marks_get_show_dismissed (reader->marks);
}

/* "3 of 17": of those that one can step to. */
static void
show_place (ReadoutReader *reader, ReadoutStatement *statement)
{
  g_autofree char *words = NULL;
  guint place = 0;
  guint n = 0;

  for (guint i = 0; i < reader->statements->len; i++)
    {
      ReadoutStatement *other = g_ptr_array_index (reader->statements, i);

      if (other == statement || is_shown (reader, other))
        n++;
      if (other == statement)
        place = n;
    }
  /* Translators: which of the statements of the report, of how many: "3 of 17" */
  words = g_strdup_printf (C_ ("statement", "%'u of %'u"), place, n);
  gtk_label_set_text (reader->place_label, words);
}

static void
show_bar (ReadoutReader *reader, ReadoutStatement *statement)
{
  g_autofree char *speaker = readout_words_join_voices (statement->voices);
  g_autofree char *line = describe_statement (statement);
  gboolean dismissed = statement->state == READOUT_STATEMENT_DISMISSED;

  gtk_label_set_text (reader->speaker_label, speaker);
  gtk_label_set_text (reader->statement_label, line);
  show_place (reader, statement);
  gtk_button_set_icon_name (reader->dismiss_button,
                            dismissed ? "edit-undo-symbolic" : "dismiss-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (reader->dismiss_button),
                               dismissed ? _ ("Restore (D)") : _ ("Dismiss (D)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (reader->dismiss_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dismissed ? _ ("Restore") : _ ("Dismiss"), -1);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (reader->actions), "keep")),
      g_variant_new_boolean (statement->state == READOUT_STATEMENT_KEPT));
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (reader->actions), "quotation")),
      g_variant_new_string (readout_quotation_to_string (statement->quotation)));
  readout_reader_show_positions (reader, statement);
}

static void
update_actions (ReadoutReader *reader, ReadoutStatement *statement)
{
  static const char *const names[] = { "keep", "dismiss", "position", "set-position", "not-about" };
  gboolean writable = statement != NULL && reader->project != NULL &&
                      !readout_project_is_read_only (reader->project);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    readout_reader_set_enabled (reader, names[i], writable);
  readout_reader_set_enabled (reader, "insert", statement != NULL);
  readout_reader_set_enabled (reader, "go-to-citation", statement != NULL);
}

void
readout_reader_show_selection (ReadoutReader *reader, gboolean scroll)
{
  ReadoutStatement *statement = readout_reader_get_statement (reader);
  GtkTextIter start;
  GtkTextIter end;

  if (reader->project == NULL || !readout_reader_is_whole (reader))
    return;
  readout_reader_marks_set_selected (reader->marks, readout_reader_get_target (reader));
  readout_reader_handles_set_statement (
      reader->handles,
      readout_project_is_read_only (reader->project) ? NULL : readout_reader_get_target (reader),
      reader->report->text);
  update_actions (reader, statement);
  readout_cited_line_set_statement (reader->cited_line, readout_cited_index_get (reader->project),
                                    statement != NULL ? statement->id : 0);
  readout_reader_show_claim (reader);
  if (statement != NULL)
    show_bar (reader, statement);
  readout_reader_update_bar (reader);
  if (statement == NULL || !scroll)
    return;
  readout_reader_marks_get_iters (reader->marks, readout_spans_get (statement->content, 0), &start,
                                  &end);
  gtk_text_buffer_place_cursor (reader->buffer, &start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (reader->view),
                                gtk_text_buffer_get_insert (reader->buffer), 0.05, TRUE, 0, 0.3);
}

void
readout_reader_select (ReadoutReader *reader, gint64 statement_id, gboolean scroll)
{
  /* What is being edited stays in view. */
  if (reader->draft != NULL)
    return;
  reader->statement_id = statement_id;
  readout_reader_show_selection (reader, scroll);
}

void
readout_reader_step (ReadoutReader *reader, int direction)
{
  guint index = 0;
  int i;

  g_return_if_fail (READOUT_IS_READER (reader));

  if (reader->statements == NULL || reader->statements->len == 0)
    return;
  if (readout_reader_find_statement (reader, reader->statement_id, &index) != NULL)
    i = (int)index + direction;
  else
    i = direction > 0 ? 0 : (int)reader->statements->len - 1;
  for (; i >= 0 && i < (int)reader->statements->len; i += direction)
    {
      ReadoutStatement *statement = g_ptr_array_index (reader->statements, (guint)i);
      if (is_shown (reader, statement))
        {
          readout_reader_select (reader, statement->id, TRUE);
          return;
        }
    }
}

static ReadoutStatement *
find_at_point (ReadoutReader *reader, double x, double y)
{
  GtkTextIter iter;

  return reader->report != NULL && readout_reader_view_get_iter_at_point (reader->view, x, y, &iter)
             ? readout_reader_marks_find (reader->marks, gtk_text_iter_get_offset (&iter))
             : NULL;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement;

  /* A drag selects text to copy. */
  if (n_press != 1 || gtk_text_buffer_get_has_selection (reader->buffer))
    return;
  statement = find_at_point (reader, x, y);
  readout_reader_select (reader, statement != NULL ? statement->id : 0, FALSE);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  readout_reader_marks_set_hover (reader->marks, find_at_point (reader, x, y));
}

static void
left_cb (GtkEventControllerMotion *controller, gpointer user_data)
{
  readout_reader_marks_set_hover (READOUT_READER (user_data)->marks, NULL);
}

/* The cursor was moved by key: the statement that it is in is the selected one. */
static void
cursor_moved_cb (
    GtkTextView *view, GtkMovementStep step, int count, gboolean extend, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement;
  GtkTextIter iter;

  if (reader->report == NULL || gtk_text_buffer_get_has_selection (reader->buffer))
    return;
  gtk_text_buffer_get_iter_at_mark (reader->buffer, &iter,
                                    gtk_text_buffer_get_insert (reader->buffer));
  statement = readout_reader_marks_find (reader->marks, gtk_text_iter_get_offset (&iter));
  readout_reader_select (reader, statement != NULL ? statement->id : 0, FALSE);
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
  ReadoutStatement *statement = keyboard_mode ? NULL : find_at_point (reader, x, y);
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
insert_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (readout_reader_get_statement (reader) != NULL)
    readout_reader_emit_insert_statement (reader, reader->statement_id);
}

static void
go_to_citation_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (readout_reader_get_statement (reader) != NULL &&
      !readout_cited_line_activate (reader->cited_line))
    readout_operation_toast (GTK_WIDGET (reader), _ ("The briefing does not cite this statement"),
                                                     FALSE);
}

static void
dismiss_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement = readout_reader_get_statement (reader);

  if (statement == NULL)
    return;
  if (statement->state == READOUT_STATEMENT_DISMISSED)
    change_state (reader, statement, READOUT_STATEMENT_NEW, _ ("Statement restored"));
  else
    change_state (reader, statement, READOUT_STATEMENT_DISMISSED, _ ("Statement dismissed"));
}

static void
keep_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement = readout_reader_get_statement (reader);

  if (statement == NULL)
    return;
  g_simple_action_set_state (action, state);
  change_state (reader, statement,
                g_variant_get_boolean (state) ? READOUT_STATEMENT_KEPT : READOUT_STATEMENT_NEW,
                NULL);
}

static void
show_dismissed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  g_simple_action_set_state (action, state);
  readout_reader_marks_set_show_dismissed (reader->marks, g_variant_get_boolean (state));
  readout_reader_show_selection (reader, FALSE);
}

void
readout_reader_prepare_statements (ReadoutReader *reader)
{
  static const GActionEntry entries[] = {
    { .name = "insert", .activate = insert_cb },
    { .name = "go-to-citation", .activate = go_to_citation_cb },
    { .name = "dismiss", .activate = dismiss_cb },
    { .name = "keep", .state = "false", .change_state = keep_cb },
    { .name = "show-dismissed", .state = "false", .change_state = show_dismissed_cb },
  };
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (reader->actions), entries, G_N_ELEMENTS (entries),
                                   reader);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), reader);
  gtk_widget_add_controller (GTK_WIDGET (reader->view), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), reader);
  g_signal_connect (motion, "leave", G_CALLBACK (left_cb), reader);
  gtk_widget_add_controller (GTK_WIDGET (reader->view), motion);
  g_signal_connect_after (reader->view, "move-cursor", G_CALLBACK (cursor_moved_cb), reader);
  g_signal_connect (reader->view, "query-tooltip", G_CALLBACK (query_tooltip_cb), reader);
}
