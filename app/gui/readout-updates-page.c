/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the panel with the updates of the briefing.
 */
#include "readout-updates-page.h"

#include <glib/gi18n.h>

#include "readout-update-row.h"

struct _ReadoutUpdatesPage
{
  AdwBin parent_instance;

  GtkLabel *status;
  GtkSpinner *spinner;
  GtkWidget *look;
  GtkWidget *refused;
  GtkWidget *accept_all;
  GtkWidget *refuse_all;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkListView *view;

  ReadoutUpdates *updates;
  ReadoutUpdateMarks *marks;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (ReadoutUpdatesPage, readout_updates_page, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  ReadoutUpdatesPage *page = READOUT_UPDATES_PAGE (user_data);

  gtk_list_item_set_child (list_item, readout_update_row_new (page->updates));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  readout_update_row_set_item (READOUT_UPDATE_ROW (gtk_list_item_get_child (list_item)),
                               READOUT_UPDATE_ITEM (gtk_list_item_get_item (list_item)));
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  ReadoutUpdatesPage *page = READOUT_UPDATES_PAGE (user_data);
  g_autoptr (ReadoutUpdateItem) item =
      g_list_model_get_item (G_LIST_MODEL (page->selection), position);

  if (item != NULL)
    readout_update_marks_show (page->marks, item);
}

static void
refused_cb (ReadoutUpdatesPage *page)
{
  readout_updates_propose_refused (page->updates);
}

/* Owned by the caller. */
static char *
describe (ReadoutUpdatesPage *page, guint n_proposals, guint n_passages)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_left_out = readout_updates_count_left_out (page->updates);
  guint n_new = readout_updates_count_new (page->updates);

  if (readout_updates_get_state (page->updates) == READOUT_UPDATES_DRAFTING)
    return g_strdup (_ ("Looking for updates…"));
  if (n_proposals > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u proposal", "%u proposals", n_proposals),
                                             n_proposals));
  if (n_passages > 0)
    g_ptr_array_add (
        parts,
        g_strdup_printf (ngettext ("%u passage rests on a report that no longer holds",
                                   "%u passages rest on reports that no longer hold", n_passages),
                         n_passages));
  if (n_new > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u new statement in the project",
                                                       "%u new statements in the project", n_new),
                                             n_new));
  if (n_left_out > 0)
    g_ptr_array_add (
        parts,
        g_strdup_printf (ngettext ("%u left out where you changed or deleted the text",
                                   "%u left out where you changed or deleted the text", n_left_out),
                         n_left_out));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

static void
update (ReadoutUpdatesPage *page)
{
  ReadoutUpdatesState state = readout_updates_get_state (page->updates);
  guint n_proposals = g_list_model_get_n_items (readout_updates_get_proposals (page->updates));
  guint n_passages = g_list_model_get_n_items (readout_updates_get_passages (page->updates));
  guint n_refused = readout_updates_count_refused (page->updates);
  gboolean drafting = state == READOUT_UPDATES_DRAFTING;
  g_autofree char *status = describe (page, n_proposals, n_passages);

  gtk_label_set_text (page->status, status);
  gtk_spinner_set_spinning (page->spinner, drafting);
  gtk_widget_set_visible (GTK_WIDGET (page->spinner), drafting);
  gtk_widget_set_visible (page->accept_all, n_proposals > 0);
  gtk_widget_set_visible (page->refuse_all, n_proposals > 0);
  gtk_widget_set_visible (page->refused, n_refused > 0 && state == READOUT_UPDATES_READY);
  if (n_refused > 0)
    {
      g_autofree char *label =
          g_strdup_printf (ngettext ("%u Refused", "%u Refused", n_refused), n_refused);

      gtk_button_set_label (GTK_BUTTON (page->refused), label);
    }
  adw_status_page_set_title (page->empty, state == READOUT_UPDATES_READY ? _ ("Up to Date")
                                                                         : _ ("No Updates Yet"));
  adw_status_page_set_description (
      page->empty, state == READOUT_UPDATES_READY
      ? _ ("The briefing has all that the draft would say.")
      : _ ("After new reports or corrections, Readout proposes what to add, change or remove. "
               "What you wrote stays as it is."));
  gtk_stack_set_visible_child_name (page->stack, n_proposals + n_passages > 0 ? "list" : "empty");
}

static void
readout_updates_page_dispose (GObject *object)
{
  ReadoutUpdatesPage *page = READOUT_UPDATES_PAGE (object);

  g_clear_object (&page->updates);
  g_clear_object (&page->marks);

  G_OBJECT_CLASS (readout_updates_page_parent_class)->dispose (object);
}

static void
readout_updates_page_class_init (ReadoutUpdatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_updates_page_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-updates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatesPage, status);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatesPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatesPage, look);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatesPage, refused);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatesPage, accept_all);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatesPage, refuse_all);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, ReadoutUpdatesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
}

static void
readout_updates_page_init (ReadoutUpdatesPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

GtkWidget *
readout_updates_page_new (ReadoutUpdates *updates, ReadoutUpdateMarks *marks)
{
  ReadoutUpdatesPage *page;
  GListStore *models;
  GtkListItemFactory *factory;

  g_return_val_if_fail (READOUT_IS_UPDATES (updates), NULL);
  g_return_val_if_fail (READOUT_IS_UPDATE_MARKS (marks), NULL);

  page = g_object_new (READOUT_TYPE_UPDATES_PAGE, NULL);
  page->updates = g_object_ref (updates);
  page->marks = g_object_ref (marks);
  models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_list_store_append (models, readout_updates_get_passages (updates));
  g_list_store_append (models, readout_updates_get_proposals (updates));
  page->selection =
      gtk_single_selection_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models))));
  gtk_single_selection_set_autoselect (page->selection, FALSE);
  gtk_single_selection_set_can_unselect (page->selection, TRUE);
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), page);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), page);
  gtk_list_view_set_factory (page->view, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (page->view, GTK_SELECTION_MODEL (page->selection));
  g_object_unref (page->selection);
  g_signal_connect_object (updates, "changed", G_CALLBACK (update), page, G_CONNECT_SWAPPED);
  update (page);
  return GTK_WIDGET (page);
}
