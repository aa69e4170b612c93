/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a citation leads back to, as a card.
 */
#include "readout-passage-card.h"

#include <glib/gi18n.h>

#include "readout-words.h"

#define WIDTH_CHARS 52
#define MIN_WIDTH_CHARS 24
/* Roughly, in pixels. */
#define CHAR_WIDTH 8
#define MARGINS 60
#define MAX_LINES 12

struct _ReadoutPassageCard
{
  GtkWidget parent_instance;

  GtkLabel *actor;
  GtkLabel *sentence;
  GtkLabel *title;
  GtkLabel *origin;
  GtkLabel *warning;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (ReadoutPassageCard, readout_passage_card, GTK_TYPE_WIDGET)

static GtkLabel *
add_label (ReadoutPassageCard *card, const char *style, gboolean is_dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_WIDTH_CHARS);
  gtk_widget_add_css_class (label, style);
  if (is_dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_parent (label, GTK_WIDGET (card));
  return GTK_LABEL (label);
}

static void
set_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && *words != '\0');
}

/* The words of the statement stand out from the sentence, not by colour. */
static void
show_sentence (ReadoutPassageCard *card, const ReadoutCitedPassage *passage)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < passage->marks->len; i++)
    {
      ReadoutSpan span = readout_spans_get (passage->marks, i);
      PangoAttribute *marks[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                                  pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };
      for (guint j = 0; j < G_N_ELEMENTS (marks); j++)
        {
          marks[j]->start_index = span.start;
          marks[j]->end_index = span.end;
          pango_attr_list_insert (attributes, marks[j]);
        }
    }
  set_words (card->sentence, passage->sentence);
  gtk_label_set_attributes (card->sentence, attributes);
}

/* "Al Jazeera · 22 Feb 2022 · p. 3 · ¶ 8" */
static char *
dup_origin (const ReadoutCitedPassage *passage)
{
  ReadoutReport *report = passage->report;
  g_autofree char *words =
      readout_words_join_report (report->outlet, report->author, report->published);
  GString *origin = g_string_new (words);

  if (passage->statement->page > 0)
    /* Translators: a page number */
    g_string_append_printf (origin, _ (" · p. %u"), passage->statement->page);
  g_string_append_printf (origin, " · ¶ %u", passage->statement->paragraph + 1);
  return g_string_free (origin, FALSE);
}

static const char *
get_warning (const ReadoutCitedPassage *passage)
{
  if (passage->report->state == READOUT_REPORT_STATE_WITHDRAWN)
    return _ ("This report was withdrawn by its outlet.");
  if (passage->is_removed)
    return _ ("This report was removed from the project.");
  if (passage->report->state == READOUT_REPORT_STATE_CORRECTED)
    return _ ("This report was corrected by its outlet.");
  if (passage->statement->state == READOUT_STATEMENT_DISMISSED)
    return _ ("You dismissed this statement.");
  return NULL;
}

static void
readout_passage_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (readout_passage_card_parent_class)->dispose (object);
}

static void
readout_passage_card_class_init (ReadoutPassageCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_passage_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "passage");
}

static void
readout_passage_card_init (ReadoutPassageCard *card)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (card)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 4);
  card->actor = add_label (card, "heading", FALSE);
  card->sentence = add_label (card, "statement-content", FALSE);
  gtk_label_set_lines (card->sentence, MAX_LINES);
  gtk_label_set_ellipsize (card->sentence, PANGO_ELLIPSIZE_END);
  card->title = add_label (card, "caption", FALSE);
  card->origin = add_label (card, "caption", TRUE);
  card->warning = add_label (card, "caption-heading", FALSE);
  card->hint = add_label (card, "caption", TRUE);
  readout_passage_card_set_hint (card, NULL);
}

GtkWidget *
readout_passage_card_new (void)
{
  return g_object_new (READOUT_TYPE_PASSAGE_CARD, NULL);
}

void
readout_passage_card_show (ReadoutPassageCard *card,
                           const char *key,
                           const ReadoutCitedPassage *passage,
                           const char *note)
{
  g_return_if_fail (READOUT_IS_PASSAGE_CARD (card));
  g_return_if_fail (key != NULL);

  gtk_label_set_attributes (card->sentence, NULL);
  if (passage != NULL)
    {
      g_autofree char *actor = readout_words_join_voices (passage->statement->voices);
      g_autofree char *title = readout_words_dup_report_title (passage->report);
      g_autofree char *origin = dup_origin (passage);

      set_words (card->actor, actor);
      show_sentence (card, passage);
      set_words (card->title, title);
      set_words (card->origin, origin);
      set_words (card->warning, get_warning (passage));
      return;
    }
  set_words (card->actor, key);
  set_words (card->sentence, note);
  set_words (card->title, NULL);
  set_words (card->origin, note != NULL ? _ ("Footnote of the briefing") : NULL);
  set_words (card->warning,
             note == NULL ? _ ("The project knows no statement of this citation") : NULL);
}

void
readout_passage_card_fit (ReadoutPassageCard *card, int width)
{
  int chars = CLAMP ((width - MARGINS) / CHAR_WIDTH, MIN_WIDTH_CHARS, WIDTH_CHARS);

  g_return_if_fail (READOUT_IS_PASSAGE_CARD (card));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (card)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_label_set_max_width_chars (GTK_LABEL (child), chars);
}

void
readout_passage_card_set_hint (ReadoutPassageCard *card, const char *hint)
{
  g_return_if_fail (READOUT_IS_PASSAGE_CARD (card));

  set_words (card->hint, hint);
}

char *
readout_passage_card_dup_words (ReadoutPassageCard *card)
{
  GString *words;

  g_return_val_if_fail (READOUT_IS_PASSAGE_CARD (card), NULL);

  words = g_string_new (NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (card)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && child != GTK_WIDGET (card->hint))
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "",
                              gtk_label_get_text (GTK_LABEL (child)));
  return g_string_free (words, FALSE);
}
