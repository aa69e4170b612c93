/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A statement among those that it is compared with.
 */
#include "readout-claim-row.h"

#include <glib/gi18n.h>

#include "readout-grade-words.h"
#include "readout-words.h"

struct _ReadoutClaimRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *heading_label;
  GtkLabel *words_label;
  GtkLabel *caption_label;
  GtkWidget *cut_button;
  GtkWidget *open_button;

  ReadoutBoardRow *record;
};

enum
{
  CUT,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutClaimRow, readout_claim_row, ADW_TYPE_PREFERENCES_ROW)

static void
cut_cb (ReadoutClaimRow *row)
{
  g_signal_emit (row, signals[CUT], 0);
}

static void
open_cb (ReadoutClaimRow *row)
{
  g_signal_emit (row, signals[OPEN], 0);
}

static void
readout_claim_row_finalize (GObject *object)
{
  g_clear_object (&READOUT_CLAIM_ROW (object)->record);

  G_OBJECT_CLASS (readout_claim_row_parent_class)->finalize (object);
}

static void
readout_claim_row_class_init (ReadoutClaimRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = readout_claim_row_finalize;

  signals[CUT] = g_signal_new ("cut", READOUT_TYPE_CLAIM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", READOUT_TYPE_CLAIM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimRow, caption_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimRow, cut_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutClaimRow, open_button);
}

static void
readout_claim_row_init (ReadoutClaimRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
  g_signal_connect_swapped (row->cut_button, "clicked", G_CALLBACK (cut_cb), row);
  g_signal_connect_swapped (row->open_button, "clicked", G_CALLBACK (open_cb), row);
}

static void
set_label (GtkWidget *button, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

GtkWidget *
readout_claim_row_new (ReadoutBoardRow *record, const char *caption, const char *cut_label)
{
  ReadoutClaimRow *row = g_object_new (READOUT_TYPE_CLAIM_ROW, NULL);
  g_autofree char *report = NULL;
  g_autofree char *voices = NULL;
  g_autofree char *grade = NULL;
  g_autofree char *grade_words = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *open = NULL;

  g_return_val_if_fail (READOUT_IS_BOARD_ROW (record), NULL);

  row->record = g_object_ref (record);
  report = readout_words_join_report (record->outlet, NULL, record->published);
  voices = readout_words_join_voices (record->statement->voices);
  grade = readout_grade_words_dup_short (record->reliability, record->statement->credibility);
  grade_words = readout_grade_words_dup_long (record->reliability, record->statement->credibility);
  heading = grade != NULL ? g_strdup_printf ("%s · %s", report, grade) : g_strdup (report);
  gtk_label_set_text (row->heading_label, heading);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->heading_label), grade_words);
  gtk_label_set_text (row->words_label, record->words);
  if (caption != NULL)
    {
      g_autofree char *joined = g_strdup_printf ("%s · %s", voices, caption);

      gtk_label_set_text (row->caption_label, joined);
    }
  else
    gtk_label_set_text (row->caption_label, voices);
  /* Translators: opens a report; %s is an outlet and a date */
  open = g_strdup_printf (_ ("Open the report: %s"), report);
  set_label (row->open_button, open);
  gtk_widget_set_visible (row->cut_button, cut_label != NULL);
  if (cut_label != NULL)
    {
      gtk_widget_set_tooltip_text (row->cut_button, cut_label);
      set_label (row->cut_button, cut_label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, record->words, -1);
  return GTK_WIDGET (row);
}

ReadoutBoardRow *
readout_claim_row_get_record (ReadoutClaimRow *row)
{
  g_return_val_if_fail (READOUT_IS_CLAIM_ROW (row), NULL);

  return row->record;
}
