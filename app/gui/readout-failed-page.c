/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is seen of a project that cannot be opened.
 */
#include "readout-failed-page.h"

#include "readout-lazy-menu.h"

struct _ReadoutFailedPage
{
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (ReadoutFailedPage, readout_failed_page, ADW_TYPE_BIN)

static void
readout_failed_page_class_init (ReadoutFailedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-failed-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutFailedPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFailedPage, menu_button);
}

static void
readout_failed_page_init (ReadoutFailedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
readout_failed_page_new (GMenuModel *menu)
{
  ReadoutFailedPage *self = g_object_new (READOUT_TYPE_FAILED_PAGE, NULL);

  readout_lazy_menu_set (self->menu_button, menu);
  return GTK_WIDGET (self);
}

void
readout_failed_page_set_words (ReadoutFailedPage *self, const char *markup)
{
  g_return_if_fail (READOUT_IS_FAILED_PAGE (self));

  adw_status_page_set_description (self->status_page, markup);
}
