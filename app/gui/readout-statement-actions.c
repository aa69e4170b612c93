/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The buttons of the selected statement on the board. A part of its own, because only one of
 * thousands of cards has it.
 */
#include "readout-statement-actions.h"

#include <glib/gi18n.h>

#include "readout-words.h"

struct _ReadoutStatementActions
{
  AdwBin parent_instance;

  GtkLabel *reason_label;
  GtkWidget *positions;
  GtkToggleButton *supports_button;
  GtkToggleButton *opposes_button;
  GtkToggleButton *none_button;
  GtkButton *dismiss_button;
};

G_DEFINE_FINAL_TYPE (ReadoutStatementActions, readout_statement_actions, ADW_TYPE_BIN)

static gboolean
has_position (const ReadoutStance *stance, ReadoutPosition position)
{
  return stance != NULL && stance->position == position;
}

static void
show_stance (ReadoutStatementActions *actions, const ReadoutStance *stance)
{
  g_autofree char *reason = readout_words_dup_reason (stance);

  gtk_toggle_button_set_active (actions->supports_button,
                                has_position (stance, READOUT_POSITION_SUPPORTS));
  gtk_toggle_button_set_active (actions->opposes_button,
                                has_position (stance, READOUT_POSITION_OPPOSES));
  gtk_toggle_button_set_active (actions->none_button, has_position (stance, READOUT_POSITION_NONE));
  gtk_label_set_text (actions->reason_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (actions->reason_label), reason != NULL);
}

static void
readout_statement_actions_class_init (ReadoutStatementActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-statement-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementActions, reason_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementActions, positions);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementActions, supports_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementActions, opposes_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementActions, none_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutStatementActions, dismiss_button);
}

static void
readout_statement_actions_init (ReadoutStatementActions *actions)
{
  gtk_widget_init_template (GTK_WIDGET (actions));
}

GtkWidget *
readout_statement_actions_new (void)
{
  return g_object_new (READOUT_TYPE_STATEMENT_ACTIONS, NULL);
}

void
readout_statement_actions_set_statement (ReadoutStatementActions *actions,
                                         ReadoutStatement *statement,
                                         gint64 topic_id)
{
  gboolean dismissed;

  g_return_if_fail (READOUT_IS_STATEMENT_ACTIONS (actions));
  g_return_if_fail (READOUT_IS_STATEMENT (statement));

  dismissed = statement->state == READOUT_STATEMENT_DISMISSED;
  gtk_button_set_icon_name (actions->dismiss_button,
                            dismissed ? "edit-undo-symbolic" : "dismiss-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (actions->dismiss_button),
                               dismissed ? _ ("Restore (D)") : _ ("Dismiss (D)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (actions->dismiss_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dismissed ? _ ("Restore") : _ ("Dismiss"), -1);
  gtk_widget_set_visible (actions->positions, topic_id > 0);
  show_stance (actions, topic_id > 0 ? readout_statement_get_stance (statement, topic_id) : NULL);
}
