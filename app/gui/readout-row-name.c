/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What rows of lists, and lists, are called. GtkListItem has no property for it before GTK 4.12,
 * and AdwPreferencesGroup names its list only after its title.
 */
#include "readout-row-name.h"

void
readout_row_name_set (GtkWidget *content, const char *name)
{
  GtkWidget *row = content;

  g_return_if_fail (GTK_IS_WIDGET (content));

  while (row != NULL && !g_str_equal (gtk_widget_get_css_name (row), "row"))
    row = gtk_widget_get_parent (row);
  if (row == NULL)
    return;
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

void
readout_row_name_set_list (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  if (GTK_IS_LIST_BOX (widget))
    {
      /* Newer versions of libadwaita lead to the title, which is empty. */
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      readout_row_name_set_list (child, name);
}
