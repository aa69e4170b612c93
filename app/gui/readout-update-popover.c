/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A proposal of the draft builder, shown in place.
 */
#include "readout-update-popover.h"

#include <glib/gi18n.h>

#include "briefing/readout-sequence-match.h"

/* Longer words are cut: a section can be a whole page. */
#define WORDS_MAX 6000

struct _ReadoutUpdatePopover
{
  GtkPopover parent_instance;

  GtkLabel *title;
  GtkLabel *reason;
  GtkLabel *words;
  GtkLabel *number;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (ReadoutUpdatePopover, readout_update_popover, GTK_TYPE_POPOVER)

static void
append_piece (GString *markup, ReadoutWordsChange change, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  switch (change)
    {
    case READOUT_WORDS_REMOVED:
      g_string_append_printf (markup, "<span strikethrough=\"true\" alpha=\"65%%\">%s</span>",
                              escaped);
      break;
    case READOUT_WORDS_ADDED:
      g_string_append_printf (markup, "<b><u>%s</u></b>", escaped);
      break;
    case READOUT_WORDS_SAME:
    default:
      g_string_append (markup, escaped);
      break;
    }
}

/* Owned by the caller. */
static char *
cut (const char *words)
{
  const char *end;
  g_autofree char *start = g_strndup (words != NULL ? words : "", WORDS_MAX);

  if (words == NULL || strlen (words) <= WORDS_MAX)
    return g_steal_pointer (&start);
  g_utf8_validate (start, -1, &end);
  return g_strdup_printf ("%.*s…", (int)(end - start), start);
}

char *
readout_update_popover_dup_markup (ReadoutUpdateItem *item)
{
  GString *markup = g_string_new (NULL);
  g_autofree char *before = cut (item->before);
  g_autofree char *after = cut (item->after);

  g_return_val_if_fail (READOUT_IS_UPDATE_ITEM (item), NULL);

  if (item->kind == READOUT_UPDATE_ADDED)
    append_piece (markup, READOUT_WORDS_SAME, after);
  else if (item->kind == READOUT_UPDATE_REMOVED)
    append_piece (markup, READOUT_WORDS_REMOVED, before);
  else
    {
      g_autoptr (GPtrArray) pieces = readout_sequence_compare_words (before, after);

      for (guint i = 0; i < pieces->len; i++)
        {
          const ReadoutWordsPiece *piece = g_ptr_array_index (pieces, i);

          append_piece (markup, piece->change, piece->words);
        }
    }
  return g_string_free (markup, FALSE);
}

void
readout_update_popover_set_item (ReadoutUpdatePopover *popover,
                                 ReadoutUpdateItem *item,
                                 guint number,
                                 guint n_items)
{
  g_autofree char *markup = NULL;
  g_autofree char *place = NULL;

  g_return_if_fail (READOUT_IS_UPDATE_POPOVER (popover));
  g_return_if_fail (READOUT_IS_UPDATE_ITEM (item));

  markup = readout_update_popover_dup_markup (item);
  /* Translators: the number of a proposal among all: "2 of 7" */
  place = g_strdup_printf (_ ("%u of %u"), number, n_items);
  gtk_label_set_text (popover->title, item->title);
  gtk_label_set_text (popover->reason, item->reason);
  gtk_label_set_markup (popover->words, markup);
  gtk_label_set_text (popover->number, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item->reason,
                                  -1);
  gtk_widget_grab_focus (popover->accept);
}

static void
readout_update_popover_class_init (ReadoutUpdatePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-update-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatePopover, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatePopover, reason);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatePopover, words);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatePopover, number);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatePopover, accept);

  /* The window's keys do not reach a popover. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK,
                                       "win.next-update", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK,
                                       "win.previous-update", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK,
                                       "win.accept-update", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, GDK_ALT_MASK,
                                       "win.refuse-update", NULL);
}

static void
readout_update_popover_init (ReadoutUpdatePopover *popover)
{
  gtk_widget_init_template (GTK_WIDGET (popover));
}

GtkWidget *
readout_update_popover_new (void)
{
  return g_object_new (READOUT_TYPE_UPDATE_POPOVER, NULL);
}
