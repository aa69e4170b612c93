/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the sidebar's lists. A list makes some two hundred at once: they are made without a
 * template, and of what few rows show only where it is shown.
 */
#include "readout-list-row.h"

#include <glib/gi18n.h>

#include "readout-line.h"
#include "readout-row-name.h"

struct _ReadoutListRow
{
  AdwBin parent_instance;

  GtkWidget *outer; /* the heading, and what is drawn as the row */
  GtkWidget *box;
  GtkWidget *lines;
  GtkWidget *title_line;
  GtkWidget *heading_line; /* this and what follows: %NULL until it is needed */
  GtkWidget *icon;
  GtkWidget *subtitle_line;
  GtkWidget *state_box;
  GtkWidget *state_icon;
  GtkWidget *state_label;
  GtkWidget *count_label;
  guint count;
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
  row->outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  row->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  row->title_line = readout_line_new (NULL);
  readout_line_set_max_lines (READOUT_LINE (row->title_line), 2);
  gtk_widget_add_css_class (row->box, "list-row");
  gtk_widget_set_hexpand (row->lines, TRUE);
  gtk_widget_set_valign (row->lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (row->lines), row->title_line);
  gtk_box_append (GTK_BOX (row->box), row->lines);
  gtk_box_append (GTK_BOX (row->outer), row->box);
  adw_bin_set_child (ADW_BIN (row), row->outer);
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
      gtk_box_insert_child_after (GTK_BOX (row->lines), row->subtitle_line, row->title_line);
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

  row->count = count;
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

static void
make_state_box (ReadoutListRow *row)
{
  row->state_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  row->state_icon =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  row->state_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->state_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (row->state_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (row->state_label, TRUE);
  gtk_widget_add_css_class (row->state_label, "caption");
  gtk_box_append (GTK_BOX (row->state_box), row->state_icon);
  gtk_box_append (GTK_BOX (row->state_box), row->state_label);
  gtk_box_append (GTK_BOX (row->lines), row->state_box);
}

void
readout_list_row_set_state (ReadoutListRow *row,
                            const char *icon_name,
                            const char *words,
                            const char *style_class)
{
  const char *styles[] = { style_class, NULL };

  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  if (row->state_box == NULL && words == NULL)
    return;
  if (row->state_box == NULL)
    make_state_box (row);
  gtk_widget_set_visible (row->state_box, words != NULL);
  gtk_label_set_text (GTK_LABEL (row->state_label), words != NULL ? words : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (row->state_icon), icon_name);
  gtk_widget_set_css_classes (row->state_box, styles);
}

/* A click on the heading is none on the row below it. */
static void
heading_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

void
readout_list_row_set_heading (ReadoutListRow *row, const char *heading)
{
  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  if (row->heading_line == NULL && heading == NULL)
    return;
  if (row->heading_line == NULL)
    {
      GtkGesture *click = gtk_gesture_click_new ();

      row->heading_line = readout_line_new ("caption-heading");
      gtk_widget_add_css_class (row->heading_line, "list-heading");
      g_signal_connect (click, "pressed", G_CALLBACK (heading_pressed_cb), NULL);
      gtk_widget_add_controller (row->heading_line, GTK_EVENT_CONTROLLER (click));
      gtk_box_prepend (GTK_BOX (row->outer), row->heading_line);
    }
  readout_line_set_text (READOUT_LINE (row->heading_line), heading);
  gtk_widget_set_visible (row->heading_line, heading != NULL);
}

void
readout_list_row_clear (ReadoutListRow *row)
{
  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  readout_list_row_set_text (row, "…", NULL);
  readout_list_row_set_icon_name (row, NULL);
  readout_list_row_set_state (row, NULL, NULL, NULL);
  readout_list_row_set_count (row, 0);
  readout_list_row_set_heading (row, NULL);
}

static void
add_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? ". " : "", part);
}

static const char *
get_shown (GtkWidget *line)
{
  return line != NULL && gtk_widget_get_visible (line) ? readout_line_get_text (READOUT_LINE (line))
                                                       : NULL;
}

void
readout_list_row_describe (ReadoutListRow *row)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_if_fail (READOUT_IS_LIST_ROW (row));

  add_part (words, readout_line_get_text (READOUT_LINE (row->title_line)));
  add_part (words, get_shown (row->subtitle_line));
  if (row->state_box != NULL && gtk_widget_get_visible (row->state_box))
    add_part (words, gtk_label_get_text (GTK_LABEL (row->state_label)));
  if (row->count > 0)
    {
      g_autofree char *count = g_strdup_printf (
          g_dngettext (NULL, "%'u statement", "%'u statements", row->count), row->count);

      add_part (words, count);
    }
  if (get_shown (row->heading_line) != NULL)
    {
      /* Translators: said of the first row of a group in a list; %s is the name of the group, such
       * as a month or an outlet */
      g_autofree char *group = g_strdup_printf (_ ("First of: %s"), get_shown (row->heading_line));

      add_part (words, group);
    }
  readout_row_name_set (GTK_WIDGET (row), words->str);
}
