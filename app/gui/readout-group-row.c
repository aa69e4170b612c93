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

/* A title that takes more lines than that is cut. */
#define MAX_LINES 6

struct _ReadoutGroupRow
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *icon; /* NULL until it is needed */
  GtkWidget *words;
  GtkWidget *title_line;
  GtkWidget *course_line; /* NULL until it is needed */
  GtkWidget *counts;
  GtkWidget *count_boxes[READOUT_N_POSITIONS]; /* NULL until they are needed */
  GtkWidget *total;                            /* the same */

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

/* The signs of the positions, in the order of the board. */
static const ReadoutPosition order[] = { READOUT_POSITION_SUPPORTS, READOUT_POSITION_OPPOSES,
                                         READOUT_POSITION_NONE };

/* An icon beside words that say the same. @size: in pixels; -1: as the style sheet has it */
static GtkWidget *
new_sign (const char *icon_name, int size)
{
  GtkWidget *sign = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", icon_name, NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (sign), size);
  return sign;
}

/* A number. A label would measure it with Pango as soon as it is made. */
static GtkWidget *
new_count (void)
{
  GtkWidget *count = gtk_inscription_new (NULL);

  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "count");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (count), 1);
  return count;
}

static void
set_count (GtkWidget *count, guint n)
{
  g_autofree char *text = g_strdup_printf ("%'u", n);
  guint n_letters = (guint)g_utf8_strlen (text, -1);

  gtk_inscription_set_text (GTK_INSCRIPTION (count), text);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (count), n_letters);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (count), n_letters);
}

/* The count that is shown before that of @position; NULL: it is the first. */
static GtkWidget *
find_count_before (ReadoutGroupRow *row, ReadoutPosition position)
{
  GtkWidget *before = NULL;

  for (guint i = 0; order[i] != position; i++)
    if (row->count_boxes[order[i]] != NULL)
      before = row->count_boxes[order[i]];
  return before;
}

/* How many have a position, and its sign. */
static void
show_count (ReadoutGroupRow *row, ReadoutPosition position, guint n)
{
  GtkWidget **box = &row->count_boxes[position];

  if (*box == NULL && n > 0)
    {
      GtkWidget *sign = new_sign (readout_words_get_position_icon (position), 12);

      *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
      gtk_widget_add_css_class (sign, readout_words_get_position_class (position));
      gtk_box_append (GTK_BOX (*box), sign);
      gtk_box_append (GTK_BOX (*box), new_count ());
      gtk_box_insert_child_after (GTK_BOX (row->counts), *box, find_count_before (row, position));
    }
  if (*box == NULL)
    return;
  set_count (gtk_widget_get_last_child (*box), n);
  gtk_widget_set_visible (*box, n > 0);
}

static void
show_total (ReadoutGroupRow *row, guint n)
{
  if (row->total == NULL && n > 0)
    {
      row->total = new_count ();
      gtk_box_append (GTK_BOX (row->counts), row->total);
    }
  if (row->total == NULL)
    return;
  set_count (row->total, n);
  gtk_widget_set_visible (row->total, n > 0);
}

static void
show_counts (ReadoutGroupRow *row)
{
  ReadoutBoardNode *node = row->node;
  g_autofree char *words = describe_counts (node);
  gboolean total = node->topic_id <= 0 || node->level == READOUT_BOARD_POSITION;

  for (guint i = 0; i < READOUT_N_POSITIONS; i++)
    show_count (row, order[i], total ? 0 : node->n_statements[order[i]]);
  show_total (row, total ? readout_board_node_count (node) : 0);
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
  g_autoptr (ReadoutSearchTerms) terms = NULL;
  g_autoptr (GArray) marks = NULL;

  if (row->search == NULL || row->node->level == READOUT_BOARD_TOPIC ||
      row->node->level == READOUT_BOARD_POSITION)
    return;
  terms = readout_search_terms_new (row->search);
  marks = readout_search_terms_mark (terms, title);
  readout_line_set_marks (READOUT_LINE (row->title_line), marks);
}

static const char *
get_icon_name (ReadoutBoardNode *node)
{
  switch (node->level)
    {
    case READOUT_BOARD_ACTOR:
    case READOUT_BOARD_AFFILIATION:
      return readout_words_get_actor_icon (node->kind);
    case READOUT_BOARD_OUTLET:
      return readout_words_get_actor_icon (READOUT_ACTOR_MEDIA);
    case READOUT_BOARD_POSITION:
      return readout_words_get_position_icon (node->position);
    case READOUT_BOARD_TOPIC:
    default:
      return NULL;
    }
}

static void
show_icon (ReadoutGroupRow *row)
{
  const char *name = get_icon_name (row->node);

  if (row->icon == NULL && name != NULL)
    {
      row->icon = new_sign (name, -1);
      gtk_box_prepend (GTK_BOX (row->box), row->icon);
    }
  if (row->icon == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), name);
  gtk_widget_set_visible (row->icon, name != NULL);
  for (guint i = 0; i < READOUT_N_POSITIONS; i++)
    set_class (row->icon, readout_words_get_position_class (i),
               row->node->level == READOUT_BOARD_POSITION && row->node->position == i);
}

static void
show_course (ReadoutGroupRow *row)
{
  g_autofree char *course = readout_board_node_dup_course (row->node);

  if (row->course_line == NULL && course != NULL)
    {
      row->course_line = readout_line_new ("caption");
      readout_line_set_max_lines (READOUT_LINE (row->course_line), MAX_LINES);
      gtk_widget_add_css_class (row->course_line, "course");
      gtk_box_append (GTK_BOX (row->words), row->course_line);
    }
  if (row->course_line == NULL)
    return;
  readout_line_set_text (READOUT_LINE (row->course_line), course);
  gtk_widget_set_visible (row->course_line, course != NULL);
}

static void
show_node (ReadoutGroupRow *row)
{
  ReadoutBoardLevel level = row->node->level;
  const char *title = readout_board_node_get_title (row->node);

  readout_line_set_text (READOUT_LINE (row->title_line), title);
  show_marks (row, title);
  show_course (row);
  show_icon (row);
  readout_row_name_set (GTK_WIDGET (row), title);
  set_class (row->box, "board-topic", level == READOUT_BOARD_TOPIC);
  set_class (row->title_line, "title-4", level == READOUT_BOARD_TOPIC);
  set_class (row->title_line, "heading", level == READOUT_BOARD_ACTOR);
  set_class (row->title_line, "caption-heading", level == READOUT_BOARD_POSITION);
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
  G_OBJECT_CLASS (klass)->dispose = readout_group_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_group_row_finalize;
}

/* By hand, and only what is needed: a board makes a screen full of them at once. */
static void
readout_group_row_init (ReadoutGroupRow *row)
{
  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  row->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  row->title_line = readout_line_new (NULL);
  row->counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  readout_line_set_max_lines (READOUT_LINE (row->title_line), MAX_LINES);
  gtk_widget_set_hexpand (row->words, TRUE);
  gtk_widget_set_valign (row->words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (row->counts, GTK_ALIGN_CENTER);
  gtk_widget_set_has_tooltip (row->counts, TRUE);
  g_signal_connect (row->counts, "query-tooltip", G_CALLBACK (query_tooltip_cb), row);
  gtk_widget_add_css_class (row->box, "board-group");
  gtk_box_append (GTK_BOX (row->words), row->title_line);
  gtk_box_append (GTK_BOX (row->box), row->words);
  gtk_box_append (GTK_BOX (row->box), row->counts);
  adw_bin_set_child (ADW_BIN (row), row->box);
  gtk_widget_set_hexpand (GTK_WIDGET (row), TRUE);
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
