/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known about the report in the reader, for the person to correct, and its original.
 */
#include "readout-reader-private.h"

#include <glib/gi18n.h>

#include "import/readout-date.h"

#include "readout-operation.h"
#include "readout-original.h"
#include "readout-record-change.h"
#include "readout-words.h"

static const char *const state_names[] = { "current", "corrected", "withdrawn", NULL };

static gboolean
set_field (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_set_report_field (store, change->id, (ReadoutReportField)change->value,
                                         change->words, error);
}

static gboolean
set_report_state (ReadoutStore *store, gpointer data, GError **error)
{
  const ReadoutRecordChange *change = data;

  return readout_store_set_report_state (store, change->id, (ReadoutReportState)change->value,
                                         error);
}

static gboolean
confirm (ReadoutStore *store, gpointer data, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, data, 1);
  return readout_store_confirm_reports (store, ids, error);
}

static void
show_field (AdwEntryRow *row, ReadoutReport *report, ReadoutReportField field, const char *value)
{
  gboolean doubtful = readout_report_is_doubtful (report, field);
  const char *words = doubtful ? _ ("Guessed from the text: please check") : NULL;

  /* What the person types stays until it is applied. */
  if (!gtk_widget_has_css_class (GTK_WIDGET (row), "focused"))
    {
      gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
    }
  if (doubtful)
    gtk_widget_add_css_class (GTK_WIDGET (row), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "warning");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}

static void
show_cited (ReadoutReader *reader)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < reader->statements->len; i++)
    g_array_append_val (ids, ((ReadoutStatement *)g_ptr_array_index (reader->statements, i))->id);
  readout_cited_line_set_statements (reader->report_cited_line,
                                     readout_cited_index_get (reader->project), ids);
}

void
readout_reader_show_details (ReadoutReader *reader)
{
  ReadoutReport *report = reader->report;
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
  gtk_widget_set_visible (reader->doubt_box,
                          doubtful || report->state != READOUT_REPORT_STATE_CURRENT);
  gtk_widget_set_visible (reader->confirm_button,
                          doubtful && !readout_project_is_read_only (reader->project));
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
  show_cited (reader);
}

static void
state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);
  const char *name = g_variant_get_string (state, NULL);

  for (guint i = 0; state_names[i] != NULL; i++)
    if (g_str_equal (state_names[i], name) && reader->report != NULL)
      {
        const ReadoutRecordChange change = { .id = reader->report_id, .value = (int)i };

        readout_record_change_run (GTK_WIDGET (reader), reader->project, &change, set_report_state,
                                   readout_words_get_marked_as ((ReadoutReportState)i));
      }
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (reader->report_id != 0)
    readout_reader_emit_remove_report (reader);
}

static void
confirm_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (reader->report != NULL)
    readout_operation_run (GTK_WIDGET (reader), reader->project, confirm,
                           g_memdup2 (&reader->report_id, sizeof reader->report_id), g_free,
                           _ ("The details are confirmed"));
}

static void
edit_details_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_menu_button_popup (READOUT_READER (user_data)->details_button);
}

static void
open_original_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (reader->report != NULL)
    readout_original_open_report (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (reader))),
                                  reader->project, reader->report);
}

static void
show_no_date (AdwEntryRow *row)
{
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), _ ("This is not a date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("This is not a date"), -1);
}

/* A date may be typed as people write it. What is no date is told by the store as well. */
static void
apply_cb (AdwEntryRow *row, gpointer field)
{
  ReadoutReader *reader = READOUT_READER (g_object_get_data (G_OBJECT (row), "readout-reader"));
  g_autofree char *value = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autofree char *date = NULL;
  ReadoutRecordChange change = { 0 };

  if (reader->report == NULL)
    return;
  if (GPOINTER_TO_INT (field) == READOUT_REPORT_FIELD_PUBLISHED && *value != '\0')
    {
      date = readout_date_parse (value);
      if (date == NULL)
        show_no_date (row);
      else
        gtk_editable_set_text (GTK_EDITABLE (row), date);
    }
  change.id = reader->report_id;
  change.value = GPOINTER_TO_INT (field);
  change.words = date != NULL ? date : value;
  readout_record_change_run (GTK_WIDGET (reader), reader->project, &change, set_field, NULL);
}

static void
typed_cb (GtkWidget *row)
{
  gtk_widget_remove_css_class (row, "error");
}

static void
connect_row (ReadoutReader *reader, AdwEntryRow *row, ReadoutReportField field)
{
  g_object_set_data (G_OBJECT (row), "readout-reader", reader);
  g_signal_connect (row, "apply", G_CALLBACK (apply_cb), GINT_TO_POINTER (field));
  g_signal_connect (row, "changed", G_CALLBACK (typed_cb), NULL);
}

static void
read_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutReader *reader = READOUT_READER (user_data);

  if (reader->report != NULL)
    gtk_widget_activate_action_variant (
        GTK_WIDGET (reader), "win.read-reports-again",
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &reader->report->id, 1, sizeof (gint64)));
}

void
readout_reader_prepare_details (ReadoutReader *reader)
{
  static const GActionEntry entries[] = {
    { .name = "remove", .activate = remove_cb },
    { .name = "confirm", .activate = confirm_cb },
    { .name = "edit-details", .activate = edit_details_cb },
    { .name = "open-original", .activate = open_original_cb },
    { .name = "read-again", .activate = read_again_cb },
    { .name = "state", .parameter_type = "s", .state = "'current'", .change_state = state_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (reader->actions), entries, G_N_ELEMENTS (entries),
                                   reader);
  connect_row (reader, reader->title_row, READOUT_REPORT_FIELD_TITLE);
  connect_row (reader, reader->outlet_row, READOUT_REPORT_FIELD_OUTLET);
  connect_row (reader, reader->author_row, READOUT_REPORT_FIELD_AUTHOR);
  connect_row (reader, reader->published_row, READOUT_REPORT_FIELD_PUBLISHED);
  connect_row (reader, reader->url_row, READOUT_REPORT_FIELD_URL);
  connect_row (reader, reader->language_row, READOUT_REPORT_FIELD_LANGUAGE);
}
