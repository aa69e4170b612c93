/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which outlet another one is the same as: a search, the reports that move, the name that stays.
 */
#include "readout-outlet-merge-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "readout-list-row.h"
#include "readout-outlet-changes.h"
#include "readout-subwindow.h"
#include "readout-words.h"

/* For others there is the search. */
#define SHOWN_MAX 50u

/* So many of the reports that move are told by name. */
#define REPORTS_MAX 5u

struct _ReadoutOutletMergeWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *merge_button;
  GtkEditable *search_entry;
  GtkListBox *list;
  GtkRevealer *preview_revealer;
  GtkLabel *preview_label;
  GtkLabel *reports_label;
  GtkCheckButton *own_name_button;
  GtkCheckButton *other_name_button;

  GtkWidget *opener;
  ReadoutProject *project;
  ReadoutOutlet *outlet;
  GPtrArray *outlets;    /* all others; NULL before they are read */
  ReadoutOutlet *chosen; /* NULL until one is */
  GCancellable *cancellable;
};

enum
{
  MERGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutOutletMergeWindow, readout_outlet_merge_window, ADW_TYPE_WINDOW)

static gpointer
list_outlets (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_outlets (store, error);
}

static gpointer
list_reports (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const ReadoutReportQuery query = { .outlet_id = *(const gint64 *)data };

  return readout_store_list_reports (store, &query, 0, REPORTS_MAX, error);
}

static void
tell (ReadoutOutletMergeWindow *window, const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (window->opener, error->message, FALSE);
}

static void
update_merge_button (ReadoutOutletMergeWindow *window)
{
  gtk_widget_set_sensitive (window->merge_button, window->chosen != NULL);
  /* What is folded is read out all the same. */
  gtk_widget_set_visible (GTK_WIDGET (window->preview_revealer), window->chosen != NULL);
  gtk_revealer_set_reveal_child (window->preview_revealer, window->chosen != NULL);
}

static GtkWidget *
new_row (ReadoutOutlet *outlet)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = readout_list_row_new ("report-symbolic");
  g_autofree char *aliases =
      readout_words_join ((const char *const *)outlet->aliases, g_strv_length (outlet->aliases));

  readout_list_row_set_text (READOUT_LIST_ROW (child), outlet->name,
                             *aliases != '\0' ? aliases : NULL);
  readout_list_row_set_count (READOUT_LIST_ROW (child), outlet->n_reports);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, outlet->name,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "readout-outlet", g_object_ref (outlet), g_object_unref);
  return row;
}

static gboolean
has_words (const ReadoutOutlet *outlet, const char *words)
{
  g_autofree char *aliases = g_strjoinv ("\n", outlet->aliases);
  g_autofree char *names = g_strconcat (outlet->name, "\n", aliases, NULL);
  g_autofree char *folded = g_utf8_casefold (names, -1);

  return strstr (folded, words) != NULL;
}

static void
show_list (ReadoutOutletMergeWindow *window)
{
  g_autofree char *words = g_utf8_casefold (gtk_editable_get_text (window->search_entry), -1);
  GtkWidget *child;
  guint n = 0;

  g_strstrip (words);
  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (window->list, 0))) != NULL)
    gtk_list_box_remove (window->list, child);
  for (guint i = 0; window->outlets != NULL && i < window->outlets->len && n < SHOWN_MAX; i++)
    {
      ReadoutOutlet *outlet = g_ptr_array_index (window->outlets, i);

      if (outlet->id == window->outlet->id || !has_words (outlet, words))
        continue;
      gtk_list_box_append (window->list, new_row (outlet));
      n++;
    }
  g_clear_object (&window->chosen);
  update_merge_button (window);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutOutletMergeWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outlets =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  tell (window, error);
  if (outlets == NULL || g_cancellable_is_cancelled (window->cancellable))
    return;
  window->outlets = g_steal_pointer (&outlets);
  show_list (window);
}

/* The headlines of the first reports that move. */
static void
reports_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutOutletMergeWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  tell (window, error);
  if (reports == NULL || g_cancellable_is_cancelled (window->cancellable))
    return;
  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);
      g_autofree char *title = readout_words_dup_report_title (report);
      g_autofree char *date = readout_words_dup_date (report->published);

      const char *parts[] = { title, date };
      g_autofree char *joined = readout_words_join (parts, G_N_ELEMENTS (parts));
      g_autofree char *line = readout_words_turn (g_strconcat ("• ", joined, NULL));

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (window->outlet->n_reports > reports->len)
    g_string_append (words, "\n…");
  gtk_label_set_text (window->reports_label, words->str);
  gtk_widget_set_visible (GTK_WIDGET (window->reports_label), words->len > 0);
}

static void
set_name (GtkCheckButton *button, const char *name)
{
  gtk_check_button_set_label (button, name);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  ReadoutOutletMergeWindow *window = READOUT_OUTLET_MERGE_WINDOW (user_data);

  g_set_object (&window->chosen,
                row != NULL ? g_object_get_data (G_OBJECT (row), "readout-outlet") : NULL);
  if (window->chosen != NULL)
    {
      guint n = window->outlet->n_reports;
      g_autofree char *words = g_strdup_printf (
          /* Translators: the names of two outlets */
          g_dngettext (NULL, "%'u report of “%s” becomes one of “%s”, and so do later ones.",
                       "%'u reports of “%s” become those of “%s”, and so do later ones.", n),
          n, window->outlet->name, window->chosen->name);

      gtk_label_set_text (window->preview_label, words);
      set_name (window->own_name_button, window->outlet->name);
      set_name (window->other_name_button, window->chosen->name);
      gtk_check_button_set_active (window->other_name_button, TRUE);
    }
  update_merge_button (window);
}

static void
merge_cb (ReadoutOutletMergeWindow *window)
{
  gint64 into;

  /* The list may have changed since the button was pressed by key. */
  if (window->chosen == NULL)
    return;
  into = window->chosen->id;
  readout_outlet_changes_merge (
      window->opener, window->project, window->outlet->id, into,
      gtk_check_button_get_active (window->own_name_button) ? window->outlet->name : NULL);
  g_signal_emit (window, signals[MERGED], 0, into);
  gtk_window_close (GTK_WINDOW (window));
}

static void
readout_outlet_merge_window_dispose (GObject *object)
{
  ReadoutOutletMergeWindow *window = READOUT_OUTLET_MERGE_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  /* The rows go one by one: that is no choice. When a late result disposes of the window again, the
   * list is gone. */
  if (window->project != NULL)
    g_signal_handlers_disconnect_by_data (window->list, window);
  g_clear_object (&window->project);
  g_clear_object (&window->opener);

  G_OBJECT_CLASS (readout_outlet_merge_window_parent_class)->dispose (object);
}

static void
readout_outlet_merge_window_finalize (GObject *object)
{
  ReadoutOutletMergeWindow *window = READOUT_OUTLET_MERGE_WINDOW (object);

  g_clear_object (&window->outlet);
  g_clear_object (&window->chosen);
  g_clear_pointer (&window->outlets, g_ptr_array_unref);
  g_clear_object (&window->cancellable);

  G_OBJECT_CLASS (readout_outlet_merge_window_parent_class)->finalize (object);
}

static void
readout_outlet_merge_window_class_init (ReadoutOutletMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_outlet_merge_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_outlet_merge_window_finalize;

  signals[MERGED] = g_signal_new ("merged", READOUT_TYPE_OUTLET_MERGE_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-outlet-merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletMergeWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletMergeWindow, merge_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletMergeWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletMergeWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletMergeWindow, preview_revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletMergeWindow, preview_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletMergeWindow, reports_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletMergeWindow, own_name_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletMergeWindow, other_name_button);
}

static void
readout_outlet_merge_window_init (ReadoutOutletMergeWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->cancellable = g_cancellable_new ();
  g_signal_connect_swapped (window->search_entry, "search-changed", G_CALLBACK (show_list), window);
  g_signal_connect_swapped (window->search_entry, "stop-search", G_CALLBACK (gtk_window_close),
                            window);
  g_signal_connect (window->list, "row-selected", G_CALLBACK (row_selected_cb), window);
  g_signal_connect_swapped (window->merge_button, "clicked", G_CALLBACK (merge_cb), window);
  readout_subwindow_lead_to_list (GTK_WIDGET (window->search_entry), window->list);
}

ReadoutOutletMergeWindow *
readout_outlet_merge_window_show (GtkWidget *opener, ReadoutProject *project, ReadoutOutlet *outlet)
{
  ReadoutOutletMergeWindow *window = g_object_new (READOUT_TYPE_OUTLET_MERGE_WINDOW, NULL);

  window->opener = g_object_ref (opener);
  window->project = g_object_ref (project);
  window->outlet = g_object_ref (outlet);
  adw_window_title_set_subtitle (window->title, outlet->name);
  readout_subwindow_set_up (GTK_WINDOW (window), opener, NULL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (window->search_entry),
                                           GTK_WIDGET (window));
  gtk_widget_grab_focus (GTK_WIDGET (window->search_entry));
  readout_project_run_async (project, list_outlets, NULL, NULL, (GDestroyNotify)g_ptr_array_unref,
                             window->cancellable, listed_cb, g_object_ref (window));
  readout_project_run_async (project, list_reports, g_memdup2 (&outlet->id, sizeof outlet->id),
                             g_free, (GDestroyNotify)g_ptr_array_unref, window->cancellable,
                             reports_cb, g_object_ref (window));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}
