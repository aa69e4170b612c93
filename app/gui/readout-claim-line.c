/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who else says what a statement says, and what contradicts it.
 */
#include "readout-claim-line.h"

#include <glib/gi18n.h>

#include "readout-words.h"

struct _ReadoutClaimLine
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *same_button;     /* NULL until it is needed */
  GtkWidget *opposite_button; /* the same */
};

G_DEFINE_FINAL_TYPE (ReadoutClaimLine, readout_claim_line, ADW_TYPE_BIN)

/* The first that belongs under the topic. */
static const ReadoutOpposite *
find_opposite (ReadoutBoardRow *row, gint64 topic_id)
{
  for (guint i = 0; row != NULL && row->opposites != NULL && i < row->opposites->len; i++)
    {
      const ReadoutOpposite *opposite = g_ptr_array_index (row->opposites, i);

      if (topic_id <= 0 || opposite->topic_id == 0 || opposite->topic_id == topic_id)
        return opposite;
    }
  return NULL;
}

static GtkWidget *
new_button (const char *icon_name, const char *tooltip)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, "cited-line");
  gtk_widget_set_tooltip_text (button, tooltip);
  /* The target first: without one the action does not fit. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", (gint64)0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-claim");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  return button;
}

static void
show (ReadoutClaimLine *line,
      GtkWidget **button,
      const char *icon_name,
      const char *tooltip,
      gint64 id,
      const char *words)
{
  GtkWidget *label;

  if (words == NULL)
    {
      if (*button != NULL)
        gtk_widget_set_visible (*button, FALSE);
      return;
    }
  if (*button == NULL)
    {
      *button = new_button (icon_name, tooltip);
      gtk_box_append (GTK_BOX (line->box), *button);
    }
  label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (*button)));
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (*button), "x", id);
  gtk_widget_set_visible (*button, TRUE);
}

static void
readout_claim_line_class_init (ReadoutClaimLineClass *klass)
{
}

static void
readout_claim_line_init (ReadoutClaimLine *line)
{
  line->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  adw_bin_set_child (ADW_BIN (line), line->box);
}

GtkWidget *
readout_claim_line_new (void)
{
  return g_object_new (READOUT_TYPE_CLAIM_LINE, NULL);
}

gboolean
readout_claim_line_is_needed (ReadoutBoardRow *row, gint64 topic_id)
{
  return row != NULL && (row->n_same > 0 || find_opposite (row, topic_id) != NULL);
}

void
readout_claim_line_set_row (ReadoutClaimLine *line, ReadoutBoardRow *row, gint64 topic_id)
{
  const ReadoutOpposite *opposite;
  g_autofree char *same = NULL;
  g_autofree char *against = NULL;
  gint64 id;

  g_return_if_fail (READOUT_IS_CLAIM_LINE (line));

  id = row != NULL ? row->statement->id : 0;
  same = row != NULL ? readout_claim_line_describe_same (row) : NULL;
  opposite = row != NULL ? find_opposite (row, topic_id) : NULL;
  if (opposite != NULL)
    against = readout_claim_line_describe_opposite (opposite, row->published);
  show (line, &line->same_button, "claim-symbolic", _ ("Show Who Else Says It (L)"), id, same);
  show (line, &line->opposite_button, "dialog-warning-symbolic",
        _ ("Show What Contradicts It (L)"), id, against);
  gtk_widget_set_visible (GTK_WIDGET (line), same != NULL || against != NULL);
}

char *
readout_claim_line_describe_same (ReadoutBoardRow *row)
{
  g_autofree char *outlets = NULL;

  g_return_val_if_fail (READOUT_IS_BOARD_ROW (row), NULL);

  if (row->n_same == 0)
    return NULL;
  if (row->n_outlets < 2)
    /* Translators: how many statements say the same */
    return g_strdup_printf (g_dngettext (NULL, "%'u other statement says the same",
                                         "%'u other statements say the same", row->n_same),
                            row->n_same);
  outlets = g_strdup_printf (
      g_dngettext (NULL, "Reported by %'u outlet", "Reported by %'u outlets", row->n_outlets),
      row->n_outlets);
  if (row->n_independent == 1)
    /* Translators: %s is "Reported by 3 outlets"; all have copies of one text */
    return g_strdup_printf (_ ("%s, from one source"), outlets);
  if (row->n_independent == row->n_outlets)
    /* Translators: %s is "Reported by 3 outlets" */
    return g_strdup_printf (_ ("%s, independent of each other"), outlets);
  return g_strdup_printf (
      /* Translators: %s is "Reported by 3 outlets"; copies of one text count once */
      g_dngettext (NULL, "%s, %'u independent", "%s, %'u independent", row->n_independent), outlets,
      row->n_independent);
}

char *
readout_claim_line_describe_opposite (const ReadoutOpposite *opposite, const char *published)
{
  g_autofree char *date = readout_words_dup_date (published);
  g_autofree char *other_date = readout_words_dup_date (opposite->published);
  const char *actor = opposite->actor != NULL ? opposite->actor : "";

  if (opposite->topic_id == 0 && other_date == NULL)
    /* Translators: %s is the name of who says otherwise */
    return g_strdup_printf (_ ("Contradicts %s"), actor);
  if (opposite->topic_id == 0)
    /* Translators: the name of who says otherwise, and the date */
    return g_strdup_printf (_ ("Contradicts %s, %s"), actor, other_date);
  if (opposite->position == READOUT_POSITION_SUPPORTS)
    /* Translators: two dates, of one actor */
    return g_strdup_printf (_ ("Supports on %s, opposes on %s"), date, other_date);
  /* Translators: two dates, of one actor */
  return g_strdup_printf (_ ("Opposes on %s, supports on %s"), date, other_date);
}
