/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the list of an import.
 */
#include "readout-import-row.h"

#include <glib/gi18n.h>

#include "readout-words.h"

struct _ReadoutImportRow
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkWidget *guessed_box;
  GtkLabel *guessed_label;
  GtkLabel *state_label;
  GtkWidget *retry_button;
  GtkWidget *cancel_button;

  ReadoutImportItem *item;
};

/* How a row says what became of its document: a shape and a word, the colour only helps. */
static const struct
{
  const char *icon;
  const char *style;
} looks[] = {
  [READOUT_IMPORT_WAITING] = { "document-open-recent-symbolic", "dim-label" },
  [READOUT_IMPORT_READING] = { "content-loading-symbolic", "accent" },
  [READOUT_IMPORT_ADDED] = { "emblem-ok-symbolic", "success" },
  [READOUT_IMPORT_PRESENT] = { "edit-copy-symbolic", "dim-label" },
  [READOUT_IMPORT_FAILED] = { "dialog-error-symbolic", "error" },
  [READOUT_IMPORT_CANCELLED] = { "process-stop-symbolic", "dim-label" },
  [READOUT_IMPORT_REMOVED] = { "user-trash-symbolic", "dim-label" },
};

enum
{
  RETRY,
  CANCEL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutImportRow, readout_import_row, ADW_TYPE_BIN)

static const char *
get_state_words (ReadoutImportState state)
{
  switch (state)
    {
    case READOUT_IMPORT_WAITING:
      return C_ ("state of a document", "Waiting");
    case READOUT_IMPORT_READING:
      return C_ ("state of a document", "Reading");
    case READOUT_IMPORT_ADDED:
      return C_ ("state of a document", "Added");
    case READOUT_IMPORT_PRESENT:
      return C_ ("state of a document", "Already there");
    case READOUT_IMPORT_FAILED:
      return C_ ("state of a document", "Failed");
    case READOUT_IMPORT_CANCELLED:
      return C_ ("state of a document", "Cancelled");
    case READOUT_IMPORT_REMOVED:
      return C_ ("state of a document", "Removed from the project");
    }
  return "";
}

/* What became of it, and which file it was where the title is another: "Added · 12 statements ·
 * notes.txt". Owned by the caller. */
static char *
dup_state (ReadoutImportItem *item)
{
  GString *words = g_string_new (get_state_words (item->state));

  if (item->state == READOUT_IMPORT_ADDED)
    {
      g_autofree char *number = g_strdup_printf (
          g_dngettext (NULL, "%'u statement", "%'u statements", item->n_statements),
          item->n_statements);
      g_string_append_printf (words, " · %s", number);
    }
  if (item->report != NULL && item->report->title != NULL)
    {
      g_autofree char *name = readout_import_item_dup_file_name (item);
      g_string_append_printf (words, " · \u2068%s\u2069", name);
    }
  return g_string_free (words, FALSE);
}

/* Where a report comes from, or why there is none. Owned by the caller; %NULL when there is nothing
 * to say. */
static char *
dup_detail (ReadoutImportItem *item)
{
  if (item->state == READOUT_IMPORT_ADDED && item->report != NULL)
    {
      g_autofree char *origin = readout_words_join_report (
          item->report->outlet, item->report->author, item->report->published);

      /* Of what it is a copy or a version. */
      return item->words != NULL ? g_strdup_printf ("%s · %s", origin, item->words)
                                 : g_steal_pointer (&origin);
    }
  if (item->state == READOUT_IMPORT_FAILED && item->words != NULL)
    /* Translators: %s is the reason, a sentence */
    return g_strdup_printf (_ ("Failed: %s"), item->words);
  return g_strdup (item->words);
}

/* "Guessed: outlet, date". Owned by the caller; %NULL when nothing was. */
static char *
dup_guessed (ReadoutImportItem *item)
{
  const struct
  {
    ReadoutReportField field;
    const char *name;
  } fields[] = {
    { READOUT_REPORT_FIELD_TITLE, C_ ("what was guessed", "headline") },
      { READOUT_REPORT_FIELD_OUTLET, C_ ("what was guessed", "outlet") },
        { READOUT_REPORT_FIELD_AUTHOR, C_ ("what was guessed", "author") },
          { READOUT_REPORT_FIELD_PUBLISHED, C_ ("what was guessed", "date") },
            { READOUT_REPORT_FIELD_LANGUAGE, C_ ("what was guessed", "language") },
          };
  g_autoptr (GString) names = NULL;

  if (!readout_import_item_needs_look (item))
    return NULL;
  names = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (readout_report_is_doubtful (item->report, fields[i].field))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", fields[i].name);
  /* Translators: what of a report's metadata was guessed: "outlet, date" */
  return g_strdup_printf (_ ("Guessed: %s"), names->str);
}

static void
set_label (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
name_buttons (ReadoutImportRow *row, const char *title)
{
  /* Translators: %s is the title of a report or the name of a file */
  g_autofree char *retry = g_strdup_printf (_ ("Read “%s” again"), title);
  /* Translators: %s is the title of a report or the name of a file */
  g_autofree char *cancel = g_strdup_printf (_ ("Cancel “%s”"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row->retry_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  retry, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->cancel_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, cancel, -1);
}

/* The row of the list around this is what a screen reader stops at. */
static void
describe (ReadoutImportRow *row, const char *title, const char *const *parts)
{
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autoptr (GString) words = g_string_new (NULL);

  if (list_row == NULL)
    return;
  for (guint i = 0; i < 3; i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ". " : "", parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str, -1);
}

static void
update (ReadoutImportRow *row)
{
  ReadoutImportItem *item = row->item;
  const char *style[] = { looks[item->state].style, NULL };
  g_autofree char *title = readout_import_item_dup_title (item);
  g_autofree char *detail = dup_detail (item);
  g_autofree char *guessed = dup_guessed (item);
  g_autofree char *state = dup_state (item);
  const char *parts[] = { state, detail, guessed };

  /* A reason says it all. */
  if (item->state == READOUT_IMPORT_FAILED && detail != NULL)
    {
      parts[0] = NULL;
      g_clear_pointer (&state, g_free);
    }

  gtk_image_set_from_icon_name (row->icon, looks[item->state].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (row->icon), (const char **)style);
  set_label (row->title_label, title);
  set_label (row->detail_label, detail);
  set_label (row->guessed_label, guessed);
  gtk_widget_set_visible (row->guessed_box, guessed != NULL);
  set_label (row->state_label, state);
  gtk_widget_set_visible (row->retry_button, readout_import_item_can_retry (item));
  gtk_widget_set_visible (row->cancel_button, readout_import_item_can_cancel (item));
  name_buttons (row, title);
  describe (row, title, parts);
}

/* The whole path, which the row has no room for. */
static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  ReadoutImportRow *row = READOUT_IMPORT_ROW (widget);
  g_autofree char *name = NULL;

  if (row->item == NULL || row->item->name == NULL)
    return FALSE;
  name = readout_import_item_dup_path (row->item);
  gtk_tooltip_set_text (tooltip, name);
  return TRUE;
}

static void
retry_clicked_cb (ReadoutImportRow *row)
{
  g_signal_emit (row, signals[RETRY], 0);
}

static void
cancel_clicked_cb (ReadoutImportRow *row)
{
  g_signal_emit (row, signals[CANCEL], 0);
}

static void
readout_import_row_dispose (GObject *object)
{
  readout_import_row_set_item (READOUT_IMPORT_ROW (object), NULL);

  G_OBJECT_CLASS (readout_import_row_parent_class)->dispose (object);
}

static void
readout_import_row_class_init (ReadoutImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_import_row_dispose;

  signals[RETRY] = g_signal_new ("retry", READOUT_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", READOUT_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportRow, guessed_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportRow, guessed_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportRow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutImportRow, cancel_button);
}

static void
readout_import_row_init (ReadoutImportRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
  gtk_widget_set_has_tooltip (GTK_WIDGET (row), TRUE);
  g_signal_connect (row, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_swapped (row->retry_button, "clicked", G_CALLBACK (retry_clicked_cb), row);
  g_signal_connect_swapped (row->cancel_button, "clicked", G_CALLBACK (cancel_clicked_cb), row);
}

GtkWidget *
readout_import_row_new (void)
{
  return g_object_new (READOUT_TYPE_IMPORT_ROW, NULL);
}

void
readout_import_row_set_item (ReadoutImportRow *row, ReadoutImportItem *item)
{
  g_return_if_fail (READOUT_IS_IMPORT_ROW (row));

  if (row->item != NULL)
    g_signal_handlers_disconnect_by_data (row->item, row);
  g_set_object (&row->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (update), row);
  update (row);
}

ReadoutImportItem *
readout_import_row_get_item (ReadoutImportRow *row)
{
  g_return_val_if_fail (READOUT_IS_IMPORT_ROW (row), NULL);

  return row->item;
}
