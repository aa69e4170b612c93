/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the sidebar's lists. A list makes some two hundred at once: they are made without a
 * template, and of what few rows show only where it is shown.
 */
#include "readout-list-row.h"

#include "readout-line.h"
#include "readout-row-name.h"

struct _ReadoutListRow
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *lines;
  GtkWidget *title_line;
  GtkWidget *icon; /* this and what follows: %NULL until it is needed */
  GtkWidget *subtitle_line;
  GtkWidget *warning;
  GtkWidget *count_label;
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
  ReadoutLine *title = READOUT_LINE (row->title_line);
  ReadoutLine *subtitle = row->subtitle_line != NULL && gtk_widget_get_visible (row->subtitle_line)
                              ? READOUT_LINE (row->subtitle_line)
                              : NULL;
  g_autofree char *text = NULL;

  if (!readout_line_is_ellipsized (title) &&
      (subtitle == NULL || !readout_line_is_ellipsized (subtitle)))
    return FALSE;
  text = subtitle != NULL ? g_strdup_printf ("%s\n%s", readout_line_get_text (title),
                                             readout_line_get_text (subtitle))
                          : g_strdup (readout_line_get_text (title));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
readout_list_row_class_init (ReadoutListRowClass *klass)
{
}

static void
readout_list_row_init (ReadoutListRow *row)
{
  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  row->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  row->title_line = readout_line_new (NULL);
  readout_line_set_max_lines (READOUT_LINE (row->title_line), 2);
  gtk_widget_add_css_class (row->box, "list-row");
  gtk_widget_set_hexpand (row->lines, TRUE);
  gtk_widget_set_valign (row->lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row->lines), row->title_line);
  gtk_box_append (GTK_BOX (row->box), row->lines);
  adw_bin_set_child (ADW_BIN (row), row->box);
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
  g_autofree char *name = subtitle != NULL ? g_strjoin (". ", title, subtitle, NULL) : NULL;

  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  readout_line_set_text (READOUT_LINE (row->title_line), title);
  readout_row_name_set (GTK_WIDGET (row), name != NULL ? name : title);
  if (row->subtitle_line == NULL && subtitle != NULL)
    {
      row->subtitle_line = readout_line_new ("caption");
      gtk_widget_add_css_class (row->subtitle_line, "dim-label");
      gtk_box_append (GTK_BOX (row->lines), row->subtitle_line);
    }
  if (row->subtitle_line == NULL)
    return;
  readout_line_set_text (READOUT_LINE (row->subtitle_line), subtitle);
  gtk_widget_set_visible (row->subtitle_line, subtitle != NULL);
}

void
readout_list_row_set_icon_name (ReadoutListRow *row, const char *icon_name)
{
  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  if (row->icon == NULL && icon_name != NULL)
    {
      row->icon = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, "margin-top", 2,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_box_prepend (GTK_BOX (row->box), row->icon);
    }
  if (row->icon == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), icon_name);
  gtk_widget_set_visible (row->icon, icon_name != NULL);
}

void
readout_list_row_set_count (ReadoutListRow *row, guint count)
{
  g_autofree char *text = g_strdup_printf ("%'u", count);

  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  if (row->count_label == NULL && count > 0)
    {
      row->count_label = gtk_label_new (NULL);
      gtk_widget_set_valign (row->count_label, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (row->count_label, "caption");
      gtk_widget_add_css_class (row->count_label, "dim-label");
      gtk_widget_add_css_class (row->count_label, "count");
      gtk_box_append (GTK_BOX (row->box), row->count_label);
    }
  if (row->count_label == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (row->count_label), text);
  gtk_widget_set_visible (row->count_label, count > 0);
}

void
readout_list_row_set_warning (ReadoutListRow *row, const char *words)
{
  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  if (row->warning == NULL && words != NULL)
    {
      row->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      gtk_widget_set_valign (row->warning, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (row->warning, "warning");
      gtk_box_insert_child_after (GTK_BOX (row->box), row->warning, row->lines);
    }
  if (row->warning == NULL || (words == NULL && !gtk_widget_get_visible (row->warning)))
    return;
  gtk_widget_set_visible (row->warning, words != NULL);
  gtk_widget_set_tooltip_text (row->warning, words);
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row->warning), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    words, -1);
}
