/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outlets of the project in a list.
 */
#include "readout-outlets-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "readout-grade-words.h"
#include "readout-operation.h"
#include "readout-outlet-window.h"
#include "readout-subwindow.h"
#include "readout-words.h"

struct _ReadoutOutletsWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkEditable *search_entry;
  GtkListView *view;

  ReadoutProject *project;
  GListStore *outlets;
  GtkFilterListModel *found;
  GtkCustomFilter *filter;
  char *words; /* of the search, folded */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ReadoutOutletsWindow, readout_outlets_window, ADW_TYPE_WINDOW)

static gpointer
list_outlets (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_outlets (store, error);
}

static gboolean
has_words (const char *name, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return strstr (folded, words) != NULL;
}

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  const ReadoutOutlet *outlet = item;
  ReadoutOutletsWindow *window = READOUT_OUTLETS_WINDOW (user_data);

  if (window->words == NULL || *window->words == '\0' || has_words (outlet->name, window->words))
    return TRUE;
  for (guint i = 0; outlet->aliases[i] != NULL; i++)
    if (has_words (outlet->aliases[i], window->words))
      return TRUE;
  return FALSE;
}

static void
update_page (ReadoutOutletsWindow *window)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (window->outlets));
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (window->found));
  g_autofree char *subtitle =
      g_strdup_printf (g_dngettext (NULL, "%'u outlet", "%'u outlets", n), n);

  adw_window_title_set_subtitle (window->title, n > 0 ? subtitle : "");
  gtk_stack_set_visible_child_name (window->stack, n == 0         ? "empty"
                                                   : n_found == 0 ? "no-results"
                                                                  : "list");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutOutletsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outlets =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (outlets != NULL && !g_cancellable_is_cancelled (window->cancellable))
    {
      g_list_store_splice (window->outlets, 0,
                           g_list_model_get_n_items (G_LIST_MODEL (window->outlets)),
                           outlets->pdata, outlets->len);
      update_page (window);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (window), error->message, FALSE);
}

static void
load (ReadoutOutletsWindow *window)
{
  readout_project_run_async (window->project, list_outlets, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, window->cancellable, listed_cb,
                             g_object_ref (window));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & READOUT_CHANGES_REPORTS) != 0)
    load (READOUT_OUTLETS_WINDOW (user_data));
}

static void
search_changed_cb (ReadoutOutletsWindow *window)
{
  g_free (window->words);
  window->words = g_utf8_casefold (gtk_editable_get_text (window->search_entry), -1);
  g_strstrip (window->words);
  gtk_filter_changed (GTK_FILTER (window->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (window);
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  ReadoutOutletsWindow *window = READOUT_OUTLETS_WINDOW (user_data);
  g_autoptr (ReadoutOutlet) outlet = g_list_model_get_item (G_LIST_MODEL (window->found), position);

  if (outlet != NULL)
    readout_outlet_window_show (GTK_WIDGET (window), window->project, outlet->id);
}

/* Name, other names and number of reports, and the grade at the end. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *subtitle = gtk_label_new (NULL);
  GtkWidget *grade = gtk_label_new (NULL);
  GtkWidget *labels[] = { title, subtitle };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (labels[i]), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (labels[i]), 2);
      gtk_label_set_ellipsize (GTK_LABEL (labels[i]), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (words), labels[i]);
    }
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_add_css_class (grade, "heading");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_top (row, 9);
  gtk_widget_set_margin_bottom (row, 9);
  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_end (row, 6);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), grade);
  gtk_list_item_set_child (list_item, row);
}

static char *
dup_subtitle (const ReadoutOutlet *outlet)
{
  g_autofree char *reports = g_strdup_printf (
      g_dngettext (NULL, "%'u report", "%'u reports", outlet->n_reports), outlet->n_reports);
  g_autofree char *aliases =
      readout_words_join ((const char *const *)outlet->aliases, g_strv_length (outlet->aliases));

  if (*aliases == '\0')
    return g_steal_pointer (&reports);
  /* Translators: a number of reports, and the other names of an outlet */
  return g_strdup_printf (_ ("%s · also: %s"), reports, aliases);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const ReadoutOutlet *outlet = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *words = gtk_widget_get_first_child (row);
  GtkWidget *grade = gtk_widget_get_last_child (row);
  g_autofree char *subtitle = dup_subtitle (outlet);
  g_autofree char *letter = readout_grade_words_dup_short (outlet->reliability, 0);
  g_autofree char *long_grade = readout_grade_words_dup_long (outlet->reliability, 0);
  g_autofree char *label =
      g_strdup_printf ("%s, %s, %s", outlet->name, subtitle,
                       readout_grade_words_get_reliability (outlet->reliability));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (words)), outlet->name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (words)), subtitle);
  gtk_label_set_text (GTK_LABEL (grade), letter != NULL ? letter : "");
  gtk_widget_set_tooltip_text (row, long_grade);
  /* The row of the view is what the keyboard is on. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  ReadoutOutletsWindow *window = READOUT_OUTLETS_WINDOW (user_data);

  if (keyval != GDK_KEY_Down)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (window->view));
}

static void
readout_outlets_window_dispose (GObject *object)
{
  ReadoutOutletsWindow *window = READOUT_OUTLETS_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->project);

  G_OBJECT_CLASS (readout_outlets_window_parent_class)->dispose (object);
}

static void
readout_outlets_window_finalize (GObject *object)
{
  ReadoutOutletsWindow *window = READOUT_OUTLETS_WINDOW (object);

  /* The filter may live a little longer. */
  gtk_custom_filter_set_filter_func (window->filter, NULL, NULL, NULL);
  g_clear_object (&window->found);
  g_clear_object (&window->filter);
  g_clear_object (&window->outlets);
  g_clear_object (&window->cancellable);
  g_free (window->words);

  G_OBJECT_CLASS (readout_outlets_window_parent_class)->finalize (object);
}

static void
readout_outlets_window_class_init (ReadoutOutletsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_outlets_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_outlets_window_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-outlets-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletsWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletsWindow, view);
}

static void
readout_outlets_window_init (ReadoutOutletsWindow *window)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (window));
  window->cancellable = g_cancellable_new ();
  window->outlets = g_list_store_new (READOUT_TYPE_OUTLET);
  window->filter = gtk_custom_filter_new (match_cb, window, NULL);
  window->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (window->outlets)),
                                             g_object_ref (GTK_FILTER (window->filter)));
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (window->found))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (window->view, factory);
  gtk_list_view_set_model (window->view, selection);
  g_signal_connect (window->view, "activate", G_CALLBACK (activate_cb), window);
  g_signal_connect_swapped (window->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                            window);
  g_signal_connect_swapped (window->search_entry, "stop-search", G_CALLBACK (gtk_window_close),
                            window);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window->search_entry), keys);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (window->search_entry),
                                           GTK_WIDGET (window));
  gtk_stack_set_visible_child_name (window->stack, "loading");
}

void
readout_outlets_window_show (GtkWidget *opener, ReadoutProject *project)
{
  ReadoutOutletsWindow *window = g_object_new (READOUT_TYPE_OUTLETS_WINDOW, NULL);

  window->project = g_object_ref (project);
  readout_subwindow_set_up (GTK_WINDOW (window), opener, window->toasts);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), window, 0);
  load (window);
  gtk_window_present (GTK_WINDOW (window));
}
