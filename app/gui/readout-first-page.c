/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is seen of a project that has no reports yet.
 */
#include "readout-first-page.h"

#include "readout-lazy-menu.h"

struct _ReadoutFirstPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (ReadoutFirstPage, readout_first_page, ADW_TYPE_BIN)

static void
readout_first_page_class_init (ReadoutFirstPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-first-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutFirstPage, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFirstPage, menu_button);
}

static void
readout_first_page_init (ReadoutFirstPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
readout_first_page_new (GMenuModel *menu)
{
  ReadoutFirstPage *self = g_object_new (READOUT_TYPE_FIRST_PAGE, NULL);

  readout_lazy_menu_set (self->menu_button, menu);
  return GTK_WIDGET (self);
}

void
readout_first_page_set_title (ReadoutFirstPage *self, const char *title)
{
  g_return_if_fail (READOUT_IS_FIRST_PAGE (self));

  adw_window_title_set_title (self->title, title);
}
