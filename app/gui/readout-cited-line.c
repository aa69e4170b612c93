/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a statement is cited, as a button that goes there.
 */
#include "readout-cited-line.h"

#include <glib/gi18n.h>

/* A menu is no longer than that; the last place is rarely the one that is looked for. */
#define MAX_PLACES 30

struct _ReadoutCitedLine
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkLabel *label;
  GtkWidget *menu; /* NULL before its first use */

  ReadoutCitedIndex *index;
  GArray *ids; /* of gint64: statements */
};

G_DEFINE_FINAL_TYPE (ReadoutCitedLine, readout_cited_line, ADW_TYPE_BIN)

/* The places of all statements, those of one briefing together; %NULL where there is none. Owned by
 * the caller. */
static GPtrArray *
dup_places (ReadoutCitedLine *line)
{
  g_autoptr (GPtrArray) places =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_cited_place_unref);
  g_autoptr (GHashTable) briefings =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; line->index != NULL && i < line->ids->len; i++)
    {
      GPtrArray *own = readout_cited_index_list (line->index, g_array_index (line->ids, gint64, i));

      for (guint j = 0; own != NULL && j < own->len; j++)
        {
          ReadoutCitedPlace *place = g_ptr_array_index (own, j);
          GPtrArray *list = g_hash_table_lookup (briefings, &place->briefing_id);

          if (list == NULL)
            {
              list = g_ptr_array_new ();
              g_hash_table_insert (briefings, &place->briefing_id, list);
              g_ptr_array_add (order, list);
            }
          g_ptr_array_add (list, place);
        }
    }
  for (guint i = 0; i < order->len; i++)
    {
      GPtrArray *list = g_ptr_array_index (order, i);

      for (guint j = 0; j < list->len; j++)
        g_ptr_array_add (places, readout_cited_place_ref (g_ptr_array_index (list, j)));
    }
  return places->len > 0 ? g_steal_pointer (&places) : NULL;
}

static void
update (ReadoutCitedLine *line)
{
  g_autoptr (GPtrArray) places = dup_places (line);
  g_autofree char *words =
      places != NULL ? readout_cited_index_describe (line->index, places) : NULL;

  if (words != NULL)
    gtk_label_set_text (line->label, words);
  gtk_widget_set_visible (GTK_WIDGET (line), words != NULL);
}

static GVariant *
make_target (const ReadoutCitedPlace *place)
{
  return g_variant_new ("(xsu)", place->briefing_id, place->key, place->ordinal);
}

/* One item a place: its heading, below the title of its briefing. */
static GMenu *
make_menu (GPtrArray *places)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = NULL;
  gint64 briefing_id = 0;

  for (guint i = 0; i < MIN (places->len, MAX_PLACES); i++)
    {
      const ReadoutCitedPlace *place = g_ptr_array_index (places, i);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *escaped = NULL;
      g_auto (GStrv) parts =
          g_strsplit (place->heading != NULL ? place->heading : _ ("Beginning"), "_", -1);

      if (section == NULL || place->briefing_id != briefing_id)
        {
          g_clear_object (&section);
          section = g_menu_new ();
          g_menu_append_section (menu, place->briefing, G_MENU_MODEL (section));
          briefing_id = place->briefing_id;
        }
      escaped = g_strjoinv ("__", parts);
      item = g_menu_item_new (escaped, NULL);
      g_menu_item_set_action_and_target_value (item, "win.go-to-citation", make_target (place));
      g_menu_append_item (section, item);
    }
  g_clear_object (&section);
  return menu;
}

static void
readout_cited_line_dispose (GObject *object)
{
  ReadoutCitedLine *line = READOUT_CITED_LINE (object);

  readout_cited_line_set_statement (line, NULL, 0);
  g_clear_pointer (&line->menu, gtk_widget_unparent);

  G_OBJECT_CLASS (readout_cited_line_parent_class)->dispose (object);
}

static void
readout_cited_line_finalize (GObject *object)
{
  g_array_unref (READOUT_CITED_LINE (object)->ids);

  G_OBJECT_CLASS (readout_cited_line_parent_class)->finalize (object);
}

static void
clicked_cb (ReadoutCitedLine *line)
{
  readout_cited_line_activate (line);
}

static void
readout_cited_line_class_init (ReadoutCitedLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_cited_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_cited_line_finalize;
}

static void
readout_cited_line_init (ReadoutCitedLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  line->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  line->label = GTK_LABEL (label);
  gtk_label_set_wrap (line->label, TRUE);
  gtk_label_set_wrap_mode (line->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (line->label, 0);
  gtk_label_set_lines (line->label, 2);
  gtk_label_set_ellipsize (line->label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("briefing-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  line->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (line->button), box);
  gtk_widget_set_halign (line->button, GTK_ALIGN_START);
  gtk_widget_add_css_class (line->button, "flat");
  gtk_widget_add_css_class (line->button, "caption");
  gtk_widget_add_css_class (line->button, "cited-line");
  gtk_widget_set_tooltip_text (line->button, _ ("Go to the Place in the Briefing (C)"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (line->button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_swapped (line->button, "clicked", G_CALLBACK (clicked_cb), line);
  adw_bin_set_child (ADW_BIN (line), line->button);
  gtk_widget_set_visible (GTK_WIDGET (line), FALSE);
}

GtkWidget *
readout_cited_line_new (void)
{
  return g_object_new (READOUT_TYPE_CITED_LINE, NULL);
}

static void
set_index (ReadoutCitedLine *line, ReadoutCitedIndex *index)
{
  if (line->index == index)
    return;
  if (line->index != NULL)
    g_signal_handlers_disconnect_by_data (line->index, line);
  g_set_object (&line->index, index);
  if (index != NULL)
    g_signal_connect_object (index, "changed", G_CALLBACK (update), line, G_CONNECT_SWAPPED);
}

void
readout_cited_line_set_statement (ReadoutCitedLine *line,
                                  ReadoutCitedIndex *index,
                                  gint64 statement_id)
{
  g_return_if_fail (READOUT_IS_CITED_LINE (line));

  set_index (line, index);
  g_array_set_size (line->ids, 0);
  if (statement_id != 0)
    g_array_append_val (line->ids, statement_id);
  if (line->label != NULL && adw_bin_get_child (ADW_BIN (line)) != NULL)
    update (line);
}

void
readout_cited_line_set_statements (ReadoutCitedLine *line, ReadoutCitedIndex *index, GArray *ids)
{
  g_return_if_fail (READOUT_IS_CITED_LINE (line));
  g_return_if_fail (ids != NULL);

  set_index (line, index);
  g_array_set_size (line->ids, 0);
  g_array_append_vals (line->ids, ids->data, ids->len);
  update (line);
}

gboolean
readout_cited_line_activate (ReadoutCitedLine *line)
{
  g_autoptr (GPtrArray) places = NULL;

  g_return_val_if_fail (READOUT_IS_CITED_LINE (line), FALSE);

  places = dup_places (line);
  if (places == NULL)
    return FALSE;
  if (places->len == 1)
    {
      g_autoptr (GVariant) target =
          g_variant_ref_sink (make_target (g_ptr_array_index (places, 0)));
      gtk_widget_activate_action_variant (GTK_WIDGET (line), "win.go-to-citation", target);
      return TRUE;
    }
  if (line->menu == NULL)
    {
      line->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (line->menu, GTK_WIDGET (line));
    }
  {
    g_autoptr (GMenu) menu = make_menu (places);
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (line->menu), G_MENU_MODEL (menu));
  }
  gtk_popover_popup (GTK_POPOVER (line->menu));
  return TRUE;
}
