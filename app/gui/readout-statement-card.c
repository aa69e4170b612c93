/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One statement as a card of the board.
 */
#include "readout-statement-card.h"

#include <glib/gi18n.h>

#include "store/readout-search-terms.h"

#include "readout-cited-line.h"
#include "readout-claim-line.h"
#include "readout-grade-words.h"
#include "readout-line.h"
#include "readout-statement-actions.h"
#include "readout-words.h"
#include "readout-row-name.h"
#include "stance/readout-act.h"

struct _ReadoutStatementCard
{
  AdwBin parent_instance;

  GtkWidget *card;
  GtkWidget *content_line;
  GtkWidget *chain_line; /* NULL until it is needed */
  GtkWidget *origin_line;
  GtkWidget *claim_line;            /* NULL until it is needed */
  GtkWidget *cited_line;            /* NULL until it is needed */
  ReadoutStatementActions *actions; /* NULL while it is not selected */

  ReadoutBoardRow *row;     /* NULL while it is not read */
  ReadoutCitedIndex *cited; /* may be NULL */
  gint64 topic_id;
  char *search;              /* as typed; NULL: none */
  ReadoutSearchTerms *terms; /* of it */
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (ReadoutStatementCard, readout_statement_card, ADW_TYPE_BIN)

/* The act as the line begins with it: "Denies". */
static void
append_act (GString *line, const char *act)
{
  const char *label = readout_act_get_label (act);

  if (label == NULL || *label == '\0')
    return;
  g_string_append_unichar (line, g_unichar_totitle (g_utf8_get_char (label)));
  g_string_append (line, g_utf8_next_char (label));
}

/* "Denies · Al Jazeera · 22 Feb 2022 · B2 · ¶ 4 · Direct quotation · Hedged" */
static char *
describe_origin (ReadoutBoardRow *row)
{
  ReadoutStatement *statement = row->statement;
  g_autofree char *report = readout_words_join_report (row->outlet, NULL, row->published);
  g_autofree char *grade = readout_grade_words_dup_short (row->reliability, statement->credibility);
  GString *line = g_string_new (NULL);

  append_act (line, statement->act);
  if (statement->negated)
    g_string_append_printf (line, " · %s", C_ ("act", "negated"));
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, report);
  if (grade != NULL)
    g_string_append_printf (line, " · %s", grade);
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
  if (row->report_state == READOUT_REPORT_STATE_WITHDRAWN)
    g_string_append_printf (line, " · %s", _ ("Report withdrawn"));
  else if (row->report_state == READOUT_REPORT_STATE_CORRECTED)
    g_string_append_printf (line, " · %s", _ ("Report corrected"));
  return g_string_free (line, FALSE);
}

/* Only the selected card has buttons. */
static void
update_actions (ReadoutStatementCard *card)
{
  gboolean wanted = card->selected && card->row != NULL;

  if (wanted && card->actions == NULL)
    {
      card->actions = READOUT_STATEMENT_ACTIONS (readout_statement_actions_new ());
      gtk_box_append (GTK_BOX (card->card), GTK_WIDGET (card->actions));
    }
  else if (!wanted && card->actions != NULL)
    {
      gtk_box_remove (GTK_BOX (card->card), GTK_WIDGET (card->actions));
      card->actions = NULL;
    }
  if (wanted)
    readout_statement_actions_set_statement (card->actions, card->row->statement, card->topic_id);
}

/* Why it has its position, and its grades in words. Owned by the caller; NULL where there is
 * nothing to say. */
static char *
dup_reason (ReadoutStatementCard *card)
{
  g_autofree char *reason = NULL;
  g_autofree char *grade = NULL;

  if (card->row == NULL)
    return NULL;
  reason = readout_words_dup_reason (
      readout_statement_get_stance (card->row->statement, card->topic_id));
  grade = readout_grade_words_dup_long (card->row->reliability, card->row->statement->credibility);
  if (reason != NULL && grade != NULL)
    return g_strdup_printf ("%s\n%s", reason, grade);
  return grade != NULL ? g_steal_pointer (&grade) : g_steal_pointer (&reason);
}

/* Asked for, not set: to set a tooltip costs a question to the X server. */
static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  g_autofree char *reason = dup_reason (READOUT_STATEMENT_CARD (user_data));

  gtk_tooltip_set_text (tooltip, reason);
  return reason != NULL;
}

static void
update_reason (ReadoutStatementCard *card)
{
  g_autofree char *reason = dup_reason (card);

  gtk_accessible_update_property (GTK_ACCESSIBLE (card->card), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : "", -1);
}

/* Few statements are linked: only their cards have a line for it. */
static void
update_claim (ReadoutStatementCard *card)
{
  if (card->claim_line == NULL && !readout_claim_line_is_needed (card->row, card->topic_id))
    return;
  if (card->claim_line == NULL)
    {
      card->claim_line = readout_claim_line_new ();
      /* Below where it is cited, whichever came first. */
      gtk_box_insert_child_after (GTK_BOX (card->card), card->claim_line,
                                  card->cited_line != NULL ? card->cited_line : card->origin_line);
    }
  readout_claim_line_set_row (READOUT_CLAIM_LINE (card->claim_line), card->row, card->topic_id);
}

/* Few statements are cited: only their cards have a line for it. */
static void
update_cited (ReadoutStatementCard *card)
{
  gint64 id = card->row != NULL ? card->row->statement->id : 0;

  if (card->cited_line == NULL &&
      (card->cited == NULL || id == 0 || readout_cited_index_list (card->cited, id) == NULL))
    return;
  if (card->cited_line == NULL)
    {
      card->cited_line = readout_cited_line_new ();
      gtk_box_insert_child_after (GTK_BOX (card->card), card->cited_line, card->origin_line);
    }
  readout_cited_line_set_statement (READOUT_CITED_LINE (card->cited_line), card->cited, id);
}

static void
show_marks (ReadoutStatementCard *card)
{
  GtkWidget *lines[] = { card->content_line, card->chain_line, card->origin_line };

  for (guint i = 0; card->terms != NULL && i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      {
        g_autoptr (GArray) marks = readout_search_terms_mark (
            card->terms, readout_line_get_text (READOUT_LINE (lines[i])));
        readout_line_set_marks (READOUT_LINE (lines[i]), marks);
      }
}

static void
readout_statement_card_finalize (GObject *object)
{
  ReadoutStatementCard *card = READOUT_STATEMENT_CARD (object);

  g_free (card->search);
  readout_search_terms_free (card->terms);

  G_OBJECT_CLASS (readout_statement_card_parent_class)->finalize (object);
}

static void
readout_statement_card_dispose (GObject *object)
{
  ReadoutStatementCard *card = READOUT_STATEMENT_CARD (object);

  g_clear_object (&card->row);
  if (card->cited != NULL)
    g_signal_handlers_disconnect_by_data (card->cited, card);
  g_clear_object (&card->cited);

  G_OBJECT_CLASS (readout_statement_card_parent_class)->dispose (object);
}

static void
readout_statement_card_class_init (ReadoutStatementCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_statement_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_statement_card_finalize;
}

static GtkWidget *
new_line (const char *style, guint max_lines)
{
  GtkWidget *line = readout_line_new (style);

  readout_line_set_max_lines (READOUT_LINE (line), max_lines);
  return line;
}

/* A board makes some two hundred at once, which is quicker without a template. */
static void
readout_statement_card_init (ReadoutStatementCard *card)
{
  card->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  card->content_line = new_line ("statement-content", 6);
  card->origin_line = new_line ("caption", 3);
  gtk_widget_add_css_class (card->origin_line, "dim-label");
  gtk_widget_add_css_class (card->card, "card");
  gtk_widget_add_css_class (card->card, "statement-card");
  gtk_box_append (GTK_BOX (card->card), card->content_line);
  gtk_box_append (GTK_BOX (card->card), card->origin_line);
  adw_bin_set_child (ADW_BIN (card), card->card);
  gtk_widget_set_hexpand (GTK_WIDGET (card), TRUE);
  gtk_widget_set_has_tooltip (card->card, TRUE);
  g_signal_connect (card->card, "query-tooltip", G_CALLBACK (query_tooltip_cb), card);
}

static void
show_chain (ReadoutStatementCard *card, const char *chain)
{
  if (card->chain_line == NULL && chain != NULL)
    {
      card->chain_line = new_line ("caption", 3);
      gtk_box_insert_child_after (GTK_BOX (card->card), card->chain_line, card->content_line);
    }
  if (card->chain_line == NULL)
    return;
  readout_line_set_text (READOUT_LINE (card->chain_line), chain);
  gtk_widget_set_visible (card->chain_line, chain != NULL);
}

GtkWidget *
readout_statement_card_new (void)
{
  return g_object_new (READOUT_TYPE_STATEMENT_CARD, NULL);
}

void
readout_statement_card_set_row (ReadoutStatementCard *card, ReadoutBoardRow *row, gint64 topic_id)
{
  gboolean dismissed;

  g_return_if_fail (READOUT_IS_STATEMENT_CARD (card));

  g_set_object (&card->row, row);
  card->topic_id = topic_id;
  if (row == NULL)
    {
      readout_line_set_text (READOUT_LINE (card->content_line), "…");
      readout_line_set_text (READOUT_LINE (card->origin_line), NULL);
      show_chain (card, NULL);
      readout_row_name_set (GTK_WIDGET (card), "…");
    }
  else
    {
      g_autofree char *chain = readout_words_join_voices (row->statement->voices);
      g_autofree char *origin = describe_origin (row);
      g_autofree char *name = g_strjoin (". ", row->words, origin, NULL);

      readout_line_set_text (READOUT_LINE (card->content_line), row->words);
      readout_line_set_text (READOUT_LINE (card->origin_line), origin);
      readout_row_name_set (GTK_WIDGET (card), name);
      show_chain (card, row->statement->voices->len > 1 ? chain : NULL);
    }
  show_marks (card);
  dismissed = row != NULL && row->statement->state == READOUT_STATEMENT_DISMISSED;
  if (dismissed)
    gtk_widget_add_css_class (card->card, "dismissed");
  else
    gtk_widget_remove_css_class (card->card, "dismissed");
  readout_line_set_struck (READOUT_LINE (card->content_line), dismissed);
  update_reason (card);
  update_claim (card);
  update_cited (card);
  update_actions (card);
}

void
readout_statement_card_set_cited (ReadoutStatementCard *card, ReadoutCitedIndex *cited)
{
  g_return_if_fail (READOUT_IS_STATEMENT_CARD (card));

  if (card->cited == cited)
    return;
  if (card->cited != NULL)
    g_signal_handlers_disconnect_by_data (card->cited, card);
  g_set_object (&card->cited, cited);
  if (cited != NULL)
    g_signal_connect_object (cited, "changed", G_CALLBACK (update_cited), card, G_CONNECT_SWAPPED);
  update_cited (card);
}

gboolean
readout_statement_card_go_to_citation (ReadoutStatementCard *card)
{
  g_return_val_if_fail (READOUT_IS_STATEMENT_CARD (card), FALSE);

  return card->cited_line != NULL &&
         readout_cited_line_activate (READOUT_CITED_LINE (card->cited_line));
}

void
readout_statement_card_set_selected (ReadoutStatementCard *card, gboolean selected)
{
  g_return_if_fail (READOUT_IS_STATEMENT_CARD (card));

  card->selected = selected;
  update_actions (card);
}

void
readout_statement_card_set_search (ReadoutStatementCard *card, const char *search)
{
  g_return_if_fail (READOUT_IS_STATEMENT_CARD (card));

  if (g_strcmp0 (card->search, search) == 0)
    return;
  g_free (card->search);
  card->search = g_strdup (search);
  g_clear_pointer (&card->terms, readout_search_terms_free);
  if (search != NULL)
    card->terms = readout_search_terms_new (search);
}

ReadoutBoardRow *
readout_statement_card_get_row (ReadoutStatementCard *card)
{
  g_return_val_if_fail (READOUT_IS_STATEMENT_CARD (card), NULL);

  return card->row;
}
