/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One statement as a card of the board.
 */
#include "readout-statement-card.h"

#include <glib/gi18n.h>

#include "readout-words.h"

struct _ReadoutStatementCard
{
  AdwBin parent_instance;

  GtkWidget *card;
  GtkLabel *content_label;
  GtkLabel *chain_label;
  GtkLabel *origin_label;
  GtkLabel *reason_label;
  GtkWidget *details;
  GtkWidget *positions;
  GtkToggleButton *supports_button;
  GtkToggleButton *opposes_button;
  GtkToggleButton *none_button;
  GtkButton *dismiss_button;
};

G_DEFINE_FINAL_TYPE (ReadoutStatementCard, readout_statement_card, ADW_TYPE_BIN)

/* "Al Jazeera · 22 Feb 2022 · ¶ 4 · Direct quotation · Hedged" */
static char *
describe_origin (ReadoutBoardRow *row)
{
  ReadoutStatement *statement = row->statement;
  g_autofree char *report = readout_words_join_report (row->outlet, NULL, row->published);
  GString *line = g_string_new (report);

  if (statement->page > 0)
    /* Translators: a page number */
    g_string_append_printf (line, _ (" · p. %u"), statement->page);
  g_string_append_printf (line, " · ¶ %u", statement->paragraph + 1);
  g_string_append_printf (line, " · %s", readout_words_get_quotation (statement->quotation));
  if (statement->hedged)
    g_string_append_printf (line, " · %s", _ ("Hedged"));
  if (statement->state == READOUT_STATEMENT_DISMISSED)
    g_string_append_printf (line, " · %s", _ ("Dismissed"));
  else if (statement->state == READOUT_STATEMENT_KEPT)
    g_string_append_printf (line, " · %s", _ ("Kept"));
  if (row->n_briefings > 0)
    g_string_append_printf (line, " · %s", _ ("In the briefing"));
  if (row->report_state == READOUT_REPORT_STATE_WITHDRAWN)
    g_string_append_printf (line, " · %s", _ ("Report withdrawn"));
  else if (row->report_state == READOUT_REPORT_STATE_CORRECTED)
    g_string_append_printf (line, " · %s", _ ("Report corrected"));
  return g_string_free (line, FALSE);
}

static void
show_stance (ReadoutStatementCard *card, ReadoutStance *stance)
{
  gtk_toggle_button_set_active (card->supports_button,
                                stance != NULL && stance->position == READOUT_POSITION_SUPPORTS);
  gtk_toggle_button_set_active (card->opposes_button,
                                stance != NULL && stance->position == READOUT_POSITION_OPPOSES);
  gtk_toggle_button_set_active (card->none_button,
                                stance != NULL && stance->position == READOUT_POSITION_NONE);
  if (stance != NULL && stance->by_person)
    gtk_label_set_text (card->reason_label, _ ("The position was set by you."));
  else if (stance != NULL && stance->reason != NULL)
    gtk_label_set_text (card->reason_label, stance->reason);
  gtk_widget_set_visible (
      GTK_WIDGET (card->reason_label),
      stance != NULL && (stance->by_person || (stance->reason != NULL && *stance->reason != '\0')));
}

static void
readout_statement_card_class_init (ReadoutStatementCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-statement-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, card);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, content_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, chain_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, origin_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, reason_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, details);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, positions);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, supports_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, opposes_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, none_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementCard, dismiss_button);
}

static void
readout_statement_card_init (ReadoutStatementCard *card)
{
  gtk_widget_init_template (GTK_WIDGET (card));
}

GtkWidget *
readout_statement_card_new (void)
{
  return g_object_new (READOUT_TYPE_STATEMENT_CARD, NULL);
}

void
readout_statement_card_set_row (ReadoutStatementCard *card, ReadoutBoardRow *row, gint64 topic_id)
{
  ReadoutStatement *statement;
  gboolean dismissed;

  g_return_if_fail (READOUT_IS_STATEMENT_CARD (card));

  if (row == NULL)
    {
      gtk_label_set_text (card->content_label, "…");
      gtk_label_set_text (card->origin_label, "");
      gtk_widget_set_visible (GTK_WIDGET (card->chain_label), FALSE);
      return;
    }

  statement = row->statement;
  dismissed = statement->state == READOUT_STATEMENT_DISMISSED;
  gtk_label_set_text (card->content_label, row->words);
  {
    g_autofree char *chain = readout_words_join_voices (statement->voices);
    g_autofree char *origin = describe_origin (row);
    gtk_label_set_text (card->chain_label, chain);
    gtk_label_set_text (card->origin_label, origin);
  }
  gtk_widget_set_visible (GTK_WIDGET (card->chain_label), statement->voices->len > 1);
  if (dismissed)
    gtk_widget_add_css_class (card->card, "dismissed");
  else
    gtk_widget_remove_css_class (card->card, "dismissed");
  gtk_button_set_icon_name (card->dismiss_button,
                            dismissed ? "edit-undo-symbolic" : "dismiss-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (card->dismiss_button),
                               dismissed ? _ ("Restore (D)") : _ ("Dismiss (D)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (card->dismiss_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dismissed ? _ ("Restore") : _ ("Dismiss"), -1);
  gtk_widget_set_visible (card->positions, topic_id > 0);
  show_stance (card, topic_id > 0 ? readout_statement_get_stance (statement, topic_id) : NULL);
}

void
readout_statement_card_set_selected (ReadoutStatementCard *card, gboolean selected)
{
  g_return_if_fail (READOUT_IS_STATEMENT_CARD (card));

  gtk_widget_set_visible (card->details, selected);
}
