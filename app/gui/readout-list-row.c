/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the sidebar's lists.
 */
#include "readout-list-row.h"

struct _ReadoutListRow
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkImage *warning;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkLabel *count_label;
};

G_DEFINE_FINAL_TYPE (ReadoutListRow, readout_list_row, ADW_TYPE_BIN)

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  ReadoutListRow *row = READOUT_LIST_ROW (widget);
  const char *title = gtk_label_get_text (row->title_label);
  const char *subtitle = gtk_label_get_text (row->subtitle_label);
  g_autofree char *text = NULL;

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (row->title_label)) &&
      !pango_layout_is_ellipsized (gtk_label_get_layout (row->subtitle_label)))
    return FALSE;
  text = *subtitle != '\0' ? g_strdup_printf ("%s\n%s", title, subtitle) : g_strdup (title);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
readout_list_row_class_init (ReadoutListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutListRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ReadoutListRow, warning);
  gtk_widget_class_bind_template_child (widget_class, ReadoutListRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutListRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutListRow, count_label);
}

static void
readout_list_row_init (ReadoutListRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
  gtk_widget_set_has_tooltip (GTK_WIDGET (row), TRUE);
  g_signal_connect (row, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkWidget *
readout_list_row_new (const char *icon_name)
{
  ReadoutListRow *row = g_object_new (READOUT_TYPE_LIST_ROW, NULL);

  readout_list_row_set_icon_name (row, icon_name);
  return GTK_WIDGET (row);
}

void
readout_list_row_set_text (ReadoutListRow *row, const char *title, const char *subtitle)
{
  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  gtk_label_set_text (row->title_label, title != NULL ? title : "");
  gtk_label_set_text (row->subtitle_label, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (row->subtitle_label), subtitle != NULL);
}

void
readout_list_row_set_icon_name (ReadoutListRow *row, const char *icon_name)
{
  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  gtk_image_set_from_icon_name (row->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (row->icon), icon_name != NULL);
}

void
readout_list_row_set_count (ReadoutListRow *row, guint count)
{
  g_autofree char *text = g_strdup_printf ("%'u", count);

  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  gtk_label_set_text (row->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (row->count_label), count > 0);
}

void
readout_list_row_set_warning (ReadoutListRow *row, const char *words)
{
  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  if (words == NULL && !gtk_widget_get_visible (GTK_WIDGET (row->warning)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (row->warning), words != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->warning), words);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->warning), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    words, -1);
}
