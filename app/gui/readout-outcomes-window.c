/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of what became of the documents of an import.
 */
#include "readout-outcomes-window.h"

#include <glib/gi18n.h>

#include "readout-list-row.h"

/* How a row says what became of its document, besides the words. */
static const char *const icons[] = {
  [READOUT_INTAKE_ADDED] = "emblem-ok-symbolic",
  [READOUT_INTAKE_DUPLICATE] = "edit-copy-symbolic",
  [READOUT_INTAKE_FAILED] = "dialog-warning-symbolic",
};

static GObject *
new_row (const ReadoutIntakeOutcome *outcome)
{
  g_autofree char *name = g_filename_display_basename (outcome->name);
  GtkStringObject *row = gtk_string_object_new (name);
  char *line = NULL;

  if (outcome->state == READOUT_INTAKE_ADDED)
    line = g_strdup_printf (
        g_dngettext (NULL, "%'u statement", "%'u statements", outcome->n_statements),
        outcome->n_statements);
  else
    line = g_strdup (outcome->words);
  g_object_set_data_full (G_OBJECT (row), "readout-line", line, g_free);
  g_object_set_data (G_OBJECT (row), "readout-icon", (gpointer)icons[outcome->state]);
  return G_OBJECT (row);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, readout_list_row_new (NULL));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *object = gtk_list_item_get_item (item);
  ReadoutListRow *row = READOUT_LIST_ROW (gtk_list_item_get_child (item));

  readout_list_row_set_text (row, gtk_string_object_get_string (object),
                             g_object_get_data (G_OBJECT (object), "readout-line"));
  readout_list_row_set_icon_name (row, g_object_get_data (G_OBJECT (object), "readout-icon"));
}

void
readout_outcomes_window_show (GtkWindow *parent, GPtrArray *outcomes)
{
  static const ReadoutIntakeState order[] = { READOUT_INTAKE_FAILED, READOUT_INTAKE_DUPLICATE,
                                              READOUT_INTAKE_ADDED };
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/readout_app/Readout/readout-outcomes-window.ui");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autofree char *subtitle = NULL;
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  GtkListView *view = GTK_LIST_VIEW (gtk_builder_get_object (builder, "view"));
  GtkNoSelection *selection;
  guint counts[G_N_ELEMENTS (order)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < outcomes->len; j++)
      {
        const ReadoutIntakeOutcome *outcome = g_ptr_array_index (outcomes, j);
        if (outcome->state == order[i])
          {
            g_ptr_array_add (rows, new_row (outcome));
            counts[i]++;
          }
      }
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);
  subtitle = g_strdup_printf (_ ("%'u failed, %'u there already, %'u added"), counts[0], counts[1],
                                 counts[2]);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (gtk_builder_get_object (builder, "title")),
                                 subtitle);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store)));
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
