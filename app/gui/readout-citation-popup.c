/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of statements that an editor offers while a citation is typed.
 */
#include "readout-citation-popup.h"

#include <glib/gi18n.h>

#include "store/readout-store-offers.h"

#include "readout-words.h"

/* Of the words of a statement so many characters are shown at most, from a little before the first
 * one that was typed. */
#define EXCERPT_LENGTH 280
#define EXCERPT_LEAD 48

#define SELECTED_LINES 3
#define LIST_HEIGHT 320
#define MIN_LIST_HEIGHT 110

typedef struct
{
  GtkWidget *row;
  GtkLabel *actor;
  GtkLabel *origin;
  GtkLabel *words;
} Line;

struct _ReadoutCitationPopup
{
  GtkPopover parent_instance;

  GtkWidget *scrolled;
  GtkListBox *list;
  GtkWidget *hint;
  GArray *lines;     /* of Line: made once, filled again and again */
  GPtrArray *offers; /* of ReadoutCitationOffer */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutCitationPopup, readout_citation_popup, GTK_TYPE_POPOVER)

void
readout_citation_offer_free (ReadoutCitationOffer *offer)
{
  g_free (offer->key);
  g_free (offer->actor);
  g_free (offer->words);
  g_free (offer->origin);
  g_free (offer);
}

ReadoutCitationOffer *
readout_citation_offer_new (ReadoutBoardRow *row)
{
  ReadoutCitationOffer *offer = g_new0 (ReadoutCitationOffer, 1);
  g_autofree char *report = readout_words_join_report (row->outlet, NULL, row->published);

  offer->key = g_strdup (row->key);
  offer->statement_id = row->statement->id;
  offer->actor = readout_words_join_voices (row->statement->voices);
  offer->words = g_strdup (row->words);
  offer->origin = g_strdup (report);
  return offer;
}

/* Where a word of @text begins as one of @typed does: bold; the first such place, or -1. */
static int
mark_typed (PangoAttrList *attributes, const char *text, GStrv typed)
{
  const char *at = text;
  int first = -1;

  while (*at != '\0')
    {
      const char *start = at;
      g_autofree char *word = NULL;
      g_autofree char *folded = NULL;

      while (*at != '\0' && g_unichar_isalnum (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (at == start)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      word = g_strndup (start, at - start);
      folded = readout_store_fold_letters (word);
      for (guint i = 0; typed[i] != NULL; i++)
        if (*typed[i] != '\0' && g_str_has_prefix (folded, typed[i]))
          {
            PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
            bold->start_index = (guint)(start - text);
            bold->end_index = (guint)(at - text);
            pango_attr_list_insert (attributes, bold);
            if (first < 0)
              first = (int)(start - text);
            break;
          }
    }
  return first;
}

/* A stretch of @words around what was typed. Owned by the caller. */
static char *
dup_excerpt (const char *words, GStrv typed)
{
  g_autoptr (PangoAttrList) unused = pango_attr_list_new ();
  glong length = g_utf8_strlen (words, -1);
  glong start = 0;
  g_autofree char *cut = NULL;

  if (length > EXCERPT_LEAD)
    {
      int first = mark_typed (unused, words, typed);
      if (first > 0)
        start = g_utf8_pointer_to_offset (words, words + first) - EXCERPT_LEAD;
    }
  if (start <= EXCERPT_LEAD / 2)
    start = 0;
  if (start > 0)
    {
      const char *space = strchr (g_utf8_offset_to_pointer (words, start), ' ');
      if (space != NULL)
        start = g_utf8_pointer_to_offset (words, space + 1);
    }
  cut = g_utf8_substring (words, start, MIN (length, start + EXCERPT_LENGTH));
  return g_strdup_printf ("%s%s%s", start > 0 ? "… " : "", cut,
                          start + EXCERPT_LENGTH < length ? "…" : "");
}

static void
fill_line (Line *line, const ReadoutCitationOffer *offer, GStrv typed)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *excerpt = dup_excerpt (offer->words, typed);

  mark_typed (attributes, excerpt, typed);
  gtk_label_set_text (line->actor, offer->actor);
  gtk_label_set_text (line->origin, offer->origin);
  gtk_label_set_text (line->words, excerpt);
  gtk_label_set_attributes (line->words, attributes);
}

static GtkLabel *
new_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
add_line (ReadoutCitationPopup *popup)
{
  Line line = { gtk_list_box_row_new (), NULL, NULL, NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), head);
  line.actor = new_label (head, "heading");
  line.origin = new_label (head, "caption");
  line.words = new_label (box, "statement-content");
  gtk_widget_add_css_class (GTK_WIDGET (line.origin), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (line.actor), TRUE);
  gtk_label_set_xalign (line.origin, 1);
  gtk_label_set_wrap_mode (line.words, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (line.words, 1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line.row), box);
  gtk_list_box_append (popup->list, line.row);
  g_array_append_val (popup->lines, line);
}

/* The selected one shows more of its words. */
static void
selected_cb (ReadoutCitationPopup *popup)
{
  int selected = readout_citation_popup_get_selected (popup);

  for (guint i = 0; i < popup->lines->len; i++)
    {
      GtkLabel *words = g_array_index (popup->lines, Line, i).words;
      gtk_label_set_wrap (words, (int)i == selected);
      gtk_label_set_lines (words, (int)i == selected ? SELECTED_LINES : 1);
    }
}

static void
activated_cb (ReadoutCitationPopup *popup, GtkListBoxRow *row)
{
  g_signal_emit (popup, signals[CHOSEN], 0, gtk_list_box_row_get_index (row));
}

/* Brings the selected row into view, which GtkListBox does only for the one with the keyboard. */
static void
scroll_to_selected (ReadoutCitationPopup *popup)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (popup->list);
  GtkAdjustment *vertical =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (popup->scrolled));
  graphene_rect_t bounds;

  if (row != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (popup->list), &bounds))
    gtk_adjustment_clamp_page (vertical, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
readout_citation_popup_dispose (GObject *object)
{
  ReadoutCitationPopup *popup = READOUT_CITATION_POPUP (object);

  g_clear_pointer (&popup->offers, g_ptr_array_unref);
  g_clear_pointer (&popup->lines, g_array_unref);

  G_OBJECT_CLASS (readout_citation_popup_parent_class)->dispose (object);
}

static void
readout_citation_popup_class_init (ReadoutCitationPopupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_citation_popup_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", READOUT_TYPE_CITATION_POPUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
readout_citation_popup_init (ReadoutCitationPopup *popup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkPopover *popover = GTK_POPOVER (popup);

  popup->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  popup->offers = g_ptr_array_new ();
  popup->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (popup->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popup->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Statements to cite"), -1);
  popup->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (popup->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (popup->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (popup->scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (popup->scrolled), GTK_WIDGET (popup->list));
  popup->hint = gtk_label_new (_ ("No statement has these words"));
  gtk_label_set_wrap (GTK_LABEL (popup->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (popup->hint), 0);
  gtk_widget_add_css_class (popup->hint, "dim-label");
  gtk_box_append (GTK_BOX (box), popup->scrolled);
  gtk_box_append (GTK_BOX (box), popup->hint);
  gtk_popover_set_child (popover, box);
  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (popup), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (popup), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (popup), "citation-popup");
  g_signal_connect_swapped (popup->list, "row-selected", G_CALLBACK (selected_cb), popup);
  g_signal_connect_swapped (popup->list, "row-activated", G_CALLBACK (activated_cb), popup);
}

GtkWidget *
readout_citation_popup_new (void)
{
  return g_object_new (READOUT_TYPE_CITATION_POPUP, NULL);
}

void
readout_citation_popup_set_offers (ReadoutCitationPopup *popup,
                                   GPtrArray *offers,
                                   const char *typed)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_if_fail (READOUT_IS_CITATION_POPUP (popup));
  g_return_if_fail (offers != NULL);

  folded = readout_store_fold_letters (typed);
  words = g_strsplit_set (folded, " \t-", -1);
  g_ptr_array_ref (offers);
  g_ptr_array_unref (popup->offers);
  popup->offers = offers;
  while (popup->lines->len < offers->len)
    add_line (popup);
  for (guint i = 0; i < popup->lines->len; i++)
    {
      Line *line = &g_array_index (popup->lines, Line, i);
      if (i < offers->len)
        fill_line (line, g_ptr_array_index (offers, i), words);
      gtk_widget_set_visible (line->row, i < offers->len);
    }
  gtk_widget_set_visible (popup->scrolled, offers->len > 0);
  gtk_widget_set_visible (popup->hint, offers->len == 0);
  gtk_list_box_select_row (
      popup->list,
      offers->len > 0 ? GTK_LIST_BOX_ROW (g_array_index (popup->lines, Line, 0).row) : NULL);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (popup->scrolled)), 0);
}

void
readout_citation_popup_move (ReadoutCitationPopup *popup, int step)
{
  int selected;

  g_return_if_fail (READOUT_IS_CITATION_POPUP (popup));

  if (popup->offers->len == 0)
    return;
  selected = readout_citation_popup_get_selected (popup) + step;
  selected = CLAMP (selected, 0, (int)popup->offers->len - 1);
  gtk_list_box_select_row (
      popup->list, GTK_LIST_BOX_ROW (g_array_index (popup->lines, Line, (guint)selected).row));
  scroll_to_selected (popup);
}

int
readout_citation_popup_get_selected (ReadoutCitationPopup *popup)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (READOUT_IS_CITATION_POPUP (popup), -1);

  row = gtk_list_box_get_selected_row (popup->list);
  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

char *
readout_citation_popup_dup_words (ReadoutCitationPopup *popup)
{
  int selected;
  const ReadoutCitationOffer *offer;

  g_return_val_if_fail (READOUT_IS_CITATION_POPUP (popup), NULL);

  selected = readout_citation_popup_get_selected (popup);
  if (selected < 0)
    return g_strdup (gtk_label_get_text (GTK_LABEL (popup->hint)));
  offer = g_ptr_array_index (popup->offers, (guint)selected);
  /* Translators: an offer among others: speaker, words, outlet and date, then its place in the list
   */
  return g_strdup_printf (_ ("%1$s: %2$s, %3$s. %4$d of %5$u"), offer->actor, offer->words,
                             offer->origin, selected + 1, popup->offers->len);
}

void
readout_citation_popup_set_size (ReadoutCitationPopup *popup, int width, int max_height)
{
  g_return_if_fail (READOUT_IS_CITATION_POPUP (popup));

  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (popup->scrolled),
                                              CLAMP (max_height, MIN_LIST_HEIGHT, LIST_HEIGHT));
  gtk_widget_set_size_request (gtk_popover_get_child (GTK_POPOVER (popup)), width, -1);
}
