/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the reader: who else says what the selected statement says, what contradicts it, and the
 * grades of the statement and its outlet.
 */
#include "readout-reader-private.h"

#include "readout-claim-line.h"
#include "readout-grade-words.h"

static gpointer
read_row (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_get_board_row (store, *(const gint64 *)data, error);
}

static void
show_row (ReadoutReader *reader, ReadoutBoardRow *row)
{
  g_autofree char *grade =
      row != NULL ? readout_grade_words_dup_long (row->reliability, row->statement->credibility)
                  : NULL;

  readout_claim_line_set_row (reader->claim_line, row, 0);
  gtk_label_set_text (reader->grade_label, grade != NULL ? grade : "");
  gtk_widget_set_visible (GTK_WIDGET (reader->grade_label), grade != NULL);
}

static void
row_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutReader) reader = user_data;
  g_autoptr (ReadoutBoardRow) row =
      readout_project_run_finish (READOUT_PROJECT (source), result, NULL);
  ReadoutStatement *statement =
      reader->project == (gpointer)source ? readout_reader_get_statement (reader) : NULL;

  if (row != NULL && statement != NULL && statement->id == row->statement->id)
    show_row (reader, row);
}

void
readout_reader_show_claim (ReadoutReader *reader)
{
  ReadoutStatement *statement = readout_reader_get_statement (reader);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (reader->actions), "credibility");

  g_simple_action_set_state (
      G_SIMPLE_ACTION (action),
      g_variant_new_int32 (statement != NULL ? (gint32)statement->credibility : 0));
  if (statement == NULL || reader->project == NULL)
    {
      show_row (reader, NULL);
      return;
    }
  readout_project_run_async (reader->project, read_row,
                             g_memdup2 (&statement->id, sizeof statement->id), g_free,
                             g_object_unref, reader->cancellable, row_cb, g_object_ref (reader));
}

static void
run_on_statement (ReadoutReader *reader, const char *action)
{
  ReadoutStatement *statement = readout_reader_get_statement (reader);

  if (statement != NULL)
    gtk_widget_activate_action (GTK_WIDGET (reader), action, "x", statement->id);
}

static void
show_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_on_statement (READOUT_READER (user_data), "win.show-claim");
}

static void
same_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_on_statement (READOUT_READER (user_data), "win.same-claim");
}

static void
contradicts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  run_on_statement (READOUT_READER (user_data), "win.contradicts");
}

static void
edit_outlet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (reader->report != NULL)
    gtk_widget_activate_action (GTK_WIDGET (reader), "win.edit-outlet-of", "x", reader->report->id);
}

static void
credibility_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  ReadoutStatement *statement = readout_reader_get_statement (reader);

  if (statement != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (reader), "win.grade-statements", "(@axi)",
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &statement->id, 1, sizeof statement->id),
        g_variant_get_int32 (parameter));
}

void
readout_reader_prepare_claims (ReadoutReader *reader)
{
  static const GActionEntry entries[] = {
    { .name = "show-claim", .activate = show_claim_cb },
    { .name = "same-claim", .activate = same_claim_cb },
    { .name = "contradicts", .activate = contradicts_cb },
    { .name = "edit-outlet", .activate = edit_outlet_cb },
    { .name = "credibility", .activate = credibility_cb, .parameter_type = "i", .state = "0" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (reader->actions), entries, G_N_ELEMENTS (entries),
                                   reader);
}
