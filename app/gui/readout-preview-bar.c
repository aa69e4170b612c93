/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands below the pages of a preview.
 */
#include "readout-preview-bar.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

struct _ReadoutPreviewBar
{
  AdwBin parent_instance;

  GtkEntry *page_entry;
  GtkLabel *count_label;
  GtkMenuButton *remarks_button;
  GtkBox *remarks_box;
  GtkMenuButton *zoom_button;
  guint page;
  guint n_pages;
  char *shown; /* the number that was put into the entry; nullable */
};

G_DEFINE_FINAL_TYPE (ReadoutPreviewBar, readout_preview_bar, ADW_TYPE_BIN)

static guint page_chosen_signal;

static void
show_page (ReadoutPreviewBar *self)
{
  g_free (self->shown);
  self->shown = self->n_pages > 0 ? g_strdup_printf ("%u", self->page + 1) : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->page_entry), self->shown);
}

static void
page_entered_cb (ReadoutPreviewBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->page_entry));
  char *end;
  long number = strtol (text, &end, 10);

  if (end != text && self->n_pages > 0)
    g_signal_emit (self, page_chosen_signal, 0, (guint)CLAMP (number, 1, (long)self->n_pages) - 1);
  show_page (self);
}

static void
readout_preview_bar_dispose (GObject *object)
{
  ReadoutPreviewBar *self = READOUT_PREVIEW_BAR (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (readout_preview_bar_parent_class)->dispose (object);
}

static void
readout_preview_bar_class_init (ReadoutPreviewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_preview_bar_dispose;

  page_chosen_signal = g_signal_new ("page-chosen", READOUT_TYPE_PREVIEW_BAR, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-preview-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutPreviewBar, page_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPreviewBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPreviewBar, remarks_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPreviewBar, remarks_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutPreviewBar, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, page_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_page);
}

static void
readout_preview_bar_init (ReadoutPreviewBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_strdup ("");
  readout_preview_bar_set_page (self, 0, 0);
}

GtkWidget *
readout_preview_bar_new (void)
{
  return g_object_new (READOUT_TYPE_PREVIEW_BAR, NULL);
}

void
readout_preview_bar_set_page (ReadoutPreviewBar *bar, guint page, guint n_pages)
{
  /* Translators: of a number of pages; the number of one of them is to the left of it */
  g_autofree char *count = g_strdup_printf (C_ ("pages", "of %u"), n_pages);

  g_return_if_fail (READOUT_IS_PREVIEW_BAR (bar));

  bar->page = page;
  bar->n_pages = n_pages;
  gtk_label_set_text (bar->count_label, n_pages > 0 ? count : "");
  gtk_widget_set_sensitive (GTK_WIDGET (bar->page_entry), n_pages > 1);
  /* What the person is writing stays. */
  if (g_strcmp0 (bar->shown, gtk_editable_get_text (GTK_EDITABLE (bar->page_entry))) == 0)
    show_page (bar);
}

void
readout_preview_bar_set_zoom (ReadoutPreviewBar *bar, double zoom)
{
  /* Translators: the size of the preview in percent */
  g_autofree char *words = g_strdup_printf (C_ ("zoom", "%d%%"), (int)lround (zoom * 100));

  g_return_if_fail (READOUT_IS_PREVIEW_BAR (bar));

  gtk_menu_button_set_label (bar->zoom_button, words);
}

void
readout_preview_bar_set_remarks (ReadoutPreviewBar *bar, GPtrArray *remarks)
{
  guint n_remarks = remarks != NULL ? remarks->len : 0;
  g_autofree char *words = NULL;
  GtkWidget *child;

  g_return_if_fail (READOUT_IS_PREVIEW_BAR (bar));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar->remarks_box))) != NULL)
    gtk_box_remove (bar->remarks_box, child);
  gtk_widget_set_visible (GTK_WIDGET (bar->remarks_button), n_remarks > 0);
  if (n_remarks == 0)
    return;
  words = g_strdup_printf (ngettext ("%u thing is not on the pages as it is in the text",
                                     "%u things are not on the pages as they are in the text",
                                     n_remarks),
                           n_remarks);
  gtk_widget_set_tooltip_text (GTK_WIDGET (bar->remarks_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->remarks_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  for (guint i = 0; i < n_remarks; i++)
    {
      GtkWidget *label = gtk_label_new (remarks->pdata[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (bar->remarks_box, label);
    }
}

void
readout_preview_bar_ask_page (ReadoutPreviewBar *bar)
{
  g_return_if_fail (READOUT_IS_PREVIEW_BAR (bar));

  gtk_widget_grab_focus (GTK_WIDGET (bar->page_entry));
  gtk_editable_select_region (GTK_EDITABLE (bar->page_entry), 0, -1);
}
