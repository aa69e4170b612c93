/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The headings of the board.
 */
#include "readout-group-row.h"

#include <glib/gi18n.h>

#include "store/readout-search-terms.h"

#include "readout-line.h"
#include "readout-words.h"
#include "readout-row-name.h"

struct _ReadoutGroupRow
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *course_label;
  GtkWidget *counts;
  GtkWidget *supports_box;
  GtkWidget *opposes_box;
  GtkWidget *none_box;
  GtkLabel *supports_label;
  GtkLabel *opposes_label;
  GtkLabel *none_label;
  GtkLabel *total_label;

  ReadoutBoardNode *node;
  char *search; /* as typed; NULL: none */
};

G_DEFINE_FINAL_TYPE (ReadoutGroupRow, readout_group_row, ADW_TYPE_BIN)

/* What a screen reader says, and the tooltip of the counts: "3 support, 5 oppose, 2 have no clear
 * position". */
static char *
describe_counts (ReadoutBoardNode *node)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint supports = node->n_statements[READOUT_POSITION_SUPPORTS];
  guint opposes = node->n_statements[READOUT_POSITION_OPPOSES];
  guint none = node->n_statements[READOUT_POSITION_NONE];
  g_autofree char *course = NULL;

  if (node->topic_id <= 0 || node->level == READOUT_BOARD_POSITION)
    {
      guint n = supports + opposes + none;
      return g_strdup_printf (g_dngettext (NULL, "%'u statement", "%'u statements", n), n);
    }
  if (supports > 0)
    g_ptr_array_add (
        parts,
        g_strdup_printf (g_dngettext (NULL, "%'u supports", "%'u support", supports), supports));
  if (opposes > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (g_dngettext (NULL, "%'u opposes", "%'u oppose", opposes), opposes));
  if (none > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (NULL, "%'u without a clear position",
                                                          "%'u without a clear position", none),
                                             none));
  course = readout_board_node_dup_course (node);
  if (course != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&course));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **)parts->pdata);
}

static void
show_count (GtkWidget *box, GtkLabel *label, guint count)
{
  g_autofree char *text = g_strdup_printf ("%'u", count);

  gtk_label_set_text (label, text);
  gtk_widget_set_visible (box, count > 0);
}

static void
show_counts (ReadoutGroupRow *row)
{
  ReadoutBoardNode *node = row->node;
  g_autofree char *words = describe_counts (node);
  gboolean total = node->topic_id <= 0 || node->level == READOUT_BOARD_POSITION;
  const guint *n = node->n_statements;

  show_count (row->supports_box, row->supports_label, total ? 0 : n[READOUT_POSITION_SUPPORTS]);
  show_count (row->opposes_box, row->opposes_label, total ? 0 : n[READOUT_POSITION_OPPOSES]);
  show_count (row->none_box, row->none_label, total ? 0 : n[READOUT_POSITION_NONE]);
  show_count (GTK_WIDGET (row->total_label), row->total_label,
              total ? readout_board_node_count (node) : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->box), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* The names of actors and outlets are searched, topics are not. */
static void
show_marks (ReadoutGroupRow *row, const char *title)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (row->search != NULL && row->node->level != READOUT_BOARD_TOPIC &&
      row->node->level != READOUT_BOARD_POSITION)
    {
      g_autoptr (ReadoutSearchTerms) terms = readout_search_terms_new (row->search);
      g_autoptr (GArray) marks = readout_search_terms_mark (terms, title);
      attributes = readout_line_mark_words (GTK_WIDGET (row->title_label), marks);
    }
  gtk_label_set_attributes (row->title_label, attributes);
}

static void
show_node (ReadoutGroupRow *row)
{
  ReadoutBoardNode *node = row->node;
  const char *title = node->title;
  const char *icon_name = NULL;
  g_autofree char *course = readout_board_node_dup_course (node);

  if (node->level == READOUT_BOARD_ACTOR || node->level == READOUT_BOARD_AFFILIATION)
    icon_name = readout_words_get_actor_icon (node->kind);
  else if (node->level == READOUT_BOARD_OUTLET)
    icon_name = readout_words_get_actor_icon (READOUT_ACTOR_MEDIA);
  else if (node->level == READOUT_BOARD_POSITION)
    {
      icon_name = readout_words_get_position_icon (node->position);
      title = readout_words_get_position (node->position);
    }
  gtk_label_set_text (row->title_label, title);
  show_marks (row, title);
  gtk_label_set_text (row->course_label, course != NULL ? course : "");
  gtk_widget_set_visible (GTK_WIDGET (row->course_label), course != NULL);
  readout_row_name_set (GTK_WIDGET (row), title);
  gtk_image_set_from_icon_name (row->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (row->icon), icon_name != NULL);
  set_class (row->box, "board-topic", node->level == READOUT_BOARD_TOPIC);
  set_class (GTK_WIDGET (row->title_label), "title-4", node->level == READOUT_BOARD_TOPIC);
  set_class (GTK_WIDGET (row->title_label), "heading", node->level == READOUT_BOARD_ACTOR);
  set_class (GTK_WIDGET (row->title_label), "caption-heading",
             node->level == READOUT_BOARD_POSITION);
  for (guint i = 0; i < READOUT_N_POSITIONS; i++)
    set_class (GTK_WIDGET (row->icon), readout_words_get_position_class (i),
               node->level == READOUT_BOARD_POSITION && node->position == i);
  show_counts (row);
}

/* Asked for, not set: to set a tooltip costs a question to the X server, for each of hundreds of
 * rows. */
static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard_mode,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  ReadoutGroupRow *row = READOUT_GROUP_ROW (user_data);
  g_autofree char *words = row->node != NULL ? describe_counts (row->node) : NULL;

  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

static void
readout_group_row_dispose (GObject *object)
{
  readout_group_row_set_node (READOUT_GROUP_ROW (object), NULL);

  G_OBJECT_CLASS (readout_group_row_parent_class)->dispose (object);
}

static void
readout_group_row_finalize (GObject *object)
{
  g_free (READOUT_GROUP_ROW (object)->search);

  G_OBJECT_CLASS (readout_group_row_parent_class)->finalize (object);
}

static void
readout_group_row_class_init (ReadoutGroupRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_group_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_group_row_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-group-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, course_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, counts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, supports_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, opposes_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, none_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, supports_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, opposes_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, none_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutGroupRow, total_label);
}

static void
readout_group_row_init (ReadoutGroupRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
  g_signal_connect (row->counts, "query-tooltip", G_CALLBACK (query_tooltip_cb), row);
}

GtkWidget *
readout_group_row_new (void)
{
  return g_object_new (READOUT_TYPE_GROUP_ROW, NULL);
}

void
readout_group_row_set_search (ReadoutGroupRow *row, const char *search)
{
  g_return_if_fail (READOUT_IS_GROUP_ROW (row));

  if (g_strcmp0 (row->search, search) == 0)
    return;
  g_free (row->search);
  row->search = g_strdup (search);
}

void
readout_group_row_set_node (ReadoutGroupRow *row, ReadoutBoardNode *node)
{
  g_return_if_fail (READOUT_IS_GROUP_ROW (row));

  if (row->node == node)
    return;
  if (row->node != NULL)
    g_signal_handlers_disconnect_by_func (row->node, show_node, row);
  g_set_object (&row->node, node);
  if (node == NULL)
    return;
  g_signal_connect_swapped (node, "changed", G_CALLBACK (show_node), row);
  show_node (row);
}
