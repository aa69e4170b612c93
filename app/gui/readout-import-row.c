/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the list of an import. A list makes some two hundred at once: they are made without a
 * template, and of what few rows show only where it is shown.
 */
#include "readout-import-row.h"

#include <glib/gi18n.h>

#include "readout-line.h"
#include "readout-words.h"

struct _ReadoutImportRow
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *lines;
  GtkWidget *title_line;
  GtkWidget *detail_line; /* this and what follows: %NULL until it is needed */
  GtkWidget *reason_line;
  GtkWidget *state_line;
  GtkWidget *copy_line;
  GtkWidget *guessed_box;
  GtkWidget *guessed_line;
  GtkWidget *button;

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

/* What is said of a document besides its title. */
#define N_PARTS 4

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
    return readout_words_join_report (item->report->outlet, item->report->author,
                                      item->report->published);
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

static GtkWidget *
new_icon (const char *name)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "valign", GTK_ALIGN_START,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  return icon;
}

/* Shows a line below @above, made when it is needed. */
static void
show_line (
    ReadoutImportRow *row, GtkWidget **line, const char *style, GtkWidget *above, const char *words)
{
  if (*line == NULL && words != NULL)
    {
      *line = readout_line_new ("caption");
      if (style != NULL)
        gtk_widget_add_css_class (*line, style);
      gtk_box_insert_child_after (GTK_BOX (row->lines), *line, above);
    }
  if (*line == NULL)
    return;
  readout_line_set_text (READOUT_LINE (*line), words);
  gtk_widget_set_visible (*line, words != NULL);
}

/* A reason is read whole. */
static void
show_reason (ReadoutImportRow *row, const char *words)
{
  gboolean is_new = row->reason_line == NULL;

  show_line (row, &row->reason_line, NULL, row->title_line, words);
  if (is_new && row->reason_line != NULL)
    readout_line_set_max_lines (READOUT_LINE (row->reason_line), 5);
}

static void
show_guessed (ReadoutImportRow *row, const char *words)
{
  if (row->guessed_box == NULL && words != NULL)
    {
      row->guessed_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      row->guessed_line = readout_line_new ("caption");
      gtk_widget_add_css_class (row->guessed_box, "warning");
      gtk_box_append (GTK_BOX (row->guessed_box), new_icon ("dialog-warning-symbolic"));
      gtk_box_append (GTK_BOX (row->guessed_box), row->guessed_line);
      gtk_box_append (GTK_BOX (row->lines), row->guessed_box);
    }
  if (row->guessed_box == NULL)
    return;
  readout_line_set_text (READOUT_LINE (row->guessed_line), words);
  gtk_widget_set_visible (row->guessed_box, words != NULL);
}

static void
clicked_cb (ReadoutImportRow *row)
{
  if (readout_import_item_can_cancel (row->item))
    g_signal_emit (row, signals[CANCEL], 0);
  else
    g_signal_emit (row, signals[RETRY], 0);
}

/* The one thing that can be done about a document, if there is one. */
static void
show_button (ReadoutImportRow *row, const char *title)
{
  gboolean can_cancel = readout_import_item_can_cancel (row->item);
  gboolean is_shown = can_cancel || readout_import_item_can_retry (row->item);
  g_autofree char *name = NULL;

  if (row->button != NULL)
    gtk_widget_set_visible (row->button, is_shown);
  if (!is_shown)
    return;
  if (row->button == NULL)
    {
      row->button = gtk_button_new ();
      gtk_widget_set_valign (row->button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (row->button, "flat");
      gtk_widget_add_css_class (row->button, "circular");
      g_signal_connect_swapped (row->button, "clicked", G_CALLBACK (clicked_cb), row);
      gtk_box_append (GTK_BOX (row->box), row->button);
    }
  if (can_cancel)
    /* Translators: %s is the title of a report or the name of a file */
    name = g_strdup_printf (_ ("Cancel “%s”"), title);
  else
    /* Translators: %s is the title of a report or the name of a file */
    name = g_strdup_printf (_ ("Read “%s” again"), title);
  gtk_button_set_icon_name (GTK_BUTTON (row->button),
                            can_cancel ? "window-close-symbolic" : "view-refresh-symbolic");
  gtk_widget_set_tooltip_text (row->button, can_cancel ? _ ("Cancel") : _ ("Read Again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* The row of the list around this is what a screen reader stops at. */
static void
describe (ReadoutImportRow *row, const char *title, const char *const *parts)
{
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autoptr (GString) words = g_string_new (NULL);

  if (list_row == NULL)
    return;
  for (guint i = 0; i < N_PARTS; i++)
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
  gboolean has_reason = item->state == READOUT_IMPORT_FAILED && detail != NULL;
  /* A reason says it all. */
  g_autofree char *state = has_reason ? NULL : dup_state (item);
  /* Of an added one, of what it is a copy. */
  const char *copy = item->state == READOUT_IMPORT_ADDED ? item->words : NULL;
  const char *parts[] = { state, detail, copy, guessed };

  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), looks[item->state].icon);
  gtk_widget_set_css_classes (row->icon, style);
  readout_line_set_text (READOUT_LINE (row->title_line), title);
  show_reason (row, has_reason ? detail : NULL);
  show_line (row, &row->detail_line, NULL, row->title_line, has_reason ? NULL : detail);
  show_line (row, &row->state_line, "dim-label",
             row->detail_line != NULL ? row->detail_line : row->title_line, state);
  show_line (row, &row->copy_line, NULL, row->state_line, copy);
  show_guessed (row, guessed);
  show_button (row, title);
  describe (row, title, parts);
}

/* The whole title and path, which the row has no room for. */
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
  GString *text;

  if (row->item == NULL || row->item->name == NULL)
    return FALSE;
  name = readout_import_item_dup_path (row->item);
  text = g_string_new (NULL);
  if (readout_line_is_ellipsized (READOUT_LINE (row->title_line)))
    g_string_append_printf (text, "%s\n", readout_line_get_text (READOUT_LINE (row->title_line)));
  if (row->reason_line != NULL && readout_line_is_ellipsized (READOUT_LINE (row->reason_line)))
    g_string_append_printf (text, "%s\n", readout_line_get_text (READOUT_LINE (row->reason_line)));
  if (row->copy_line != NULL && readout_line_is_ellipsized (READOUT_LINE (row->copy_line)))
    g_string_append_printf (text, "%s\n", readout_line_get_text (READOUT_LINE (row->copy_line)));
  g_string_append (text, name);
  gtk_tooltip_set_text (tooltip, text->str);
  g_string_free (text, TRUE);
  return TRUE;
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
  G_OBJECT_CLASS (klass)->dispose = readout_import_row_dispose;

  signals[RETRY] = g_signal_new ("retry", READOUT_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", READOUT_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_import_row_init (ReadoutImportRow *row)
{
  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  row->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  row->icon = new_icon (NULL);
  row->title_line = readout_line_new (NULL);
  gtk_widget_add_css_class (row->box, "import-row");
  gtk_widget_set_margin_top (row->icon, 2);
  gtk_widget_set_hexpand (row->lines, TRUE);
  gtk_widget_set_valign (row->lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row->lines), row->title_line);
  gtk_box_append (GTK_BOX (row->box), row->icon);
  gtk_box_append (GTK_BOX (row->box), row->lines);
  adw_bin_set_child (ADW_BIN (row), row->box);
  gtk_widget_set_has_tooltip (GTK_WIDGET (row), TRUE);
  g_signal_connect (row, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
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
