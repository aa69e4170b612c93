/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding of the source check in the panel.
 */
#include "readout-check-row.h"
#include "readout-row-name.h"

#include <glib/gi18n.h>

struct _ReadoutCheckRow
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *severity;
  GtkLabel *words;
  GtkLabel *place;
  GtkLabel *difference;
  GtkButton *fix_button;
  GtkButton *report_button;
  GtkButton *dismiss_button;
  GtkButton *restore_button;

  ReadoutCheckItem *item;
};

enum
{
  FIX,
  DISMISS,
  RESTORE,
  OPEN_REPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutCheckRow, readout_check_row, ADW_TYPE_BIN)

/* The difference as markup: what is wrong is struck out and has a minus before it, what is right is
 * bold, underlined and has a plus. */
static char *
dup_difference (GArray *pieces)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const ReadoutDifferencePiece *piece = &g_array_index (pieces, ReadoutDifferencePiece, i);
      g_autofree char *words = g_markup_escape_text (piece->words, -1);

      if (i > 0)
        g_string_append_c (markup, ' ');
      switch (piece->kind)
        {
        case READOUT_PIECE_WRONG:
          g_string_append_printf (markup, "−<s>%s</s>", words);
          break;
        case READOUT_PIECE_RIGHT:
          g_string_append_printf (markup, "+<b><u>%s</u></b>", words);
          break;
        default:
          g_string_append (markup, words);
        }
    }
  return g_string_free (markup, FALSE);
}

/* For who cannot see what is struck out. */
static char *
dup_spoken_difference (GArray *pieces)
{
  GString *spoken = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const ReadoutDifferencePiece *piece = &g_array_index (pieces, ReadoutDifferencePiece, i);

      if (i > 0)
        g_string_append_c (spoken, ' ');
      if (piece->kind == READOUT_PIECE_WRONG)
        /* Translators: words of a quotation that its source does not have */
        g_string_append_printf (spoken, _ ("(wrong: %s)"), piece->words);
      else if (piece->kind == READOUT_PIECE_RIGHT)
        /* Translators: words of a source that a quotation lacks */
        g_string_append_printf (spoken, _ ("(right: %s)"), piece->words);
      else
        g_string_append (spoken, piece->words);
    }
  return g_string_free (spoken, FALSE);
}

static char *
dup_place (const ReadoutFinding *finding)
{
  if (finding->heading == NULL || *finding->heading == '\0')
    return g_strdup (finding->excerpt);
  /* Translators: a heading of the briefing, and the first words of a sentence below it */
  return g_strdup_printf (C_ ("source check", "%s › %s"), finding->heading, finding->excerpt);
}

static void
show_severity (ReadoutCheckRow *row, ReadoutSeverity severity)
{
  static const char *const icons[] = { "dialog-information-symbolic", "dialog-warning-symbolic",
                                       "dialog-error-symbolic" };
  static const char *const classes[] = { "dim-label", "warning", "error" };

  gtk_image_set_from_icon_name (row->icon, icons[severity]);
  gtk_label_set_text (row->severity, readout_severity_get_words (severity));
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row->icon), classes[i]);
      gtk_widget_remove_css_class (GTK_WIDGET (row->severity), classes[i]);
    }
  gtk_widget_add_css_class (GTK_WIDGET (row->icon), classes[severity]);
  gtk_widget_add_css_class (GTK_WIDGET (row->severity), classes[severity]);
}

static void
show_dismissed (ReadoutCheckRow *row)
{
  gboolean dismissed = row->item != NULL && readout_check_item_get_dismissed (row->item);
  const ReadoutFinding *finding =
      row->item != NULL ? readout_check_item_get_finding (row->item) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (row->dismiss_button), !dismissed);
  gtk_widget_set_visible (GTK_WIDGET (row->restore_button), dismissed);
  gtk_widget_set_visible (GTK_WIDGET (row->fix_button),
                          !dismissed && finding != NULL && finding->fix != NULL);
  if (dismissed)
    gtk_widget_add_css_class (GTK_WIDGET (row), "dismissed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "dismissed");
}

static void
show (ReadoutCheckRow *row)
{
  const ReadoutFinding *finding = readout_check_item_get_finding (row->item);
  g_autofree char *place = dup_place (finding);
  gboolean has_report = finding->key != NULL && finding->kind != READOUT_FINDING_UNRESOLVED &&
                        finding->kind != READOUT_FINDING_ORPHAN_DEFINITION &&
                        finding->kind != READOUT_FINDING_DUPLICATE_DEFINITION;
  g_autofree char *name = NULL;
  g_autofree char *spoken = NULL;

  show_severity (row, finding->severity);
  gtk_label_set_text (row->words, finding->words);
  gtk_label_set_text (row->place, place);
  gtk_widget_set_visible (GTK_WIDGET (row->place), *place != '\0');
  gtk_widget_set_visible (GTK_WIDGET (row->difference), finding->pieces != NULL);
  if (finding->pieces != NULL)
    {
      g_autofree char *markup = dup_difference (finding->pieces);

      gtk_label_set_markup (row->difference, markup);
      spoken = dup_spoken_difference (finding->pieces);
    }
  gtk_widget_set_visible (GTK_WIDGET (row->report_button), has_report);
  gtk_button_set_label (row->fix_button, finding->fix != NULL && *finding->fix == '\0'
                        ? C_ ("source check", "Remove") : C_ ("source check", "Fix"));
  if (finding->fix != NULL && *finding->fix != '\0')
    {
      /* Translators: %s are the words that are put in place */
      g_autofree char *tooltip = g_strdup_printf (_ ("Write “%s” instead"), finding->fix);

      gtk_widget_set_tooltip_text (GTK_WIDGET (row->fix_button), tooltip);
    }
  else
    gtk_widget_set_tooltip_text (GTK_WIDGET (row->fix_button), NULL);
  name = g_strdup_printf ("%s: %s %s %s", readout_severity_get_words (finding->severity),
                          finding->words, place, spoken != NULL ? spoken : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  readout_row_name_set (GTK_WIDGET (row), name);
  show_dismissed (row);
}

/* What is done about it may take it out of the row. */
static void
emit (ReadoutCheckRow *row, guint signal)
{
  g_autoptr (ReadoutCheckItem) item = row->item != NULL ? g_object_ref (row->item) : NULL;

  if (item != NULL)
    g_signal_emit (row, signals[signal], 0, item);
}

static void
fix_cb (ReadoutCheckRow *row)
{
  emit (row, FIX);
}

static void
dismiss_cb (ReadoutCheckRow *row)
{
  emit (row, DISMISS);
}

static void
restore_cb (ReadoutCheckRow *row)
{
  emit (row, RESTORE);
}

static void
report_cb (ReadoutCheckRow *row)
{
  emit (row, OPEN_REPORT);
}

static void
readout_check_row_dispose (GObject *object)
{
  readout_check_row_set_item (READOUT_CHECK_ROW (object), NULL);

  G_OBJECT_CLASS (readout_check_row_parent_class)->dispose (object);
}

static void
readout_check_row_class_init (ReadoutCheckRowClass *klass)
{
  static const char *const names[] = { "fix", "dismiss", "restore", "open-report" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_check_row_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], READOUT_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, READOUT_TYPE_CHECK_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckRow, severity);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckRow, words);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckRow, place);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckRow, difference);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckRow, fix_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckRow, report_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckRow, dismiss_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutCheckRow, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, report_cb);
}

static void
readout_check_row_init (ReadoutCheckRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
readout_check_row_new (void)
{
  return g_object_new (READOUT_TYPE_CHECK_ROW, NULL);
}

void
readout_check_row_set_item (ReadoutCheckRow *row, ReadoutCheckItem *item)
{
  g_return_if_fail (READOUT_IS_CHECK_ROW (row));

  if (row->item != NULL)
    g_signal_handlers_disconnect_by_func (row->item, show_dismissed, row);
  g_set_object (&row->item, item);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "notify::dismissed", G_CALLBACK (show_dismissed), row,
                           G_CONNECT_SWAPPED);
  show (row);
}
