/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One outlet: what it is called, how reliable it is, and whether it is the same as another one.
 */
#include "readout-outlet-window.h"

#include <glib/gi18n.h>

#include "readout-grade-words.h"
#include "readout-outlet-changes.h"
#include "readout-outlet-merge-window.h"
#include "readout-row-name.h"
#include "readout-subwindow.h"

#define N_GRADES 7 /* with "not graded", the first */

struct _ReadoutOutletWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkEditable *name_row;
  AdwPreferencesGroup *grade_group;
  AdwPreferencesGroup *alias_group;
  GtkEditable *alias_row;
  GtkWidget *merge_row;

  ReadoutProject *project;
  gint64 id;
  ReadoutOutlet *outlet; /* as it was read last; NULL before */
  GtkCheckButton *grades[N_GRADES];
  GPtrArray *rows; /* those of names; owned by their group */
  GCancellable *cancellable;
  gboolean quiet; /* a change of the grade is not the person's */
};

G_DEFINE_FINAL_TYPE (ReadoutOutletWindow, readout_outlet_window, ADW_TYPE_WINDOW)

/* What is shown. */
typedef struct
{
  ReadoutOutlet *outlet;
  GStrv found; /* names under which its reports came */
} Details;

static void
free_details (gpointer data)
{
  Details *details = data;

  g_clear_object (&details->outlet);
  g_strfreev (details->found);
  g_free (details);
}

static gpointer
get_details (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(const gint64 *)data;
  Details *details = g_new0 (Details, 1);

  details->outlet = readout_store_get_outlet (store, id, error);
  if (details->outlet != NULL)
    details->found = readout_store_list_outlet_names (store, id, error);
  if (details->found != NULL)
    return details;
  free_details (details);
  return NULL;
}

static char
get_grade (guint index)
{
  return index == 0 ? '\0' : READOUT_RELIABILITY_GRADES[index - 1];
}

static void
grade_toggled_cb (GtkCheckButton *button, gpointer user_data)
{
  ReadoutOutletWindow *window = READOUT_OUTLET_WINDOW (user_data);

  if (window->quiet || window->outlet == NULL || !gtk_check_button_get_active (button))
    return;
  for (guint i = 0; i < N_GRADES; i++)
    if (window->grades[i] == button && get_grade (i) != window->outlet->reliability)
      readout_outlet_changes_grade (GTK_WIDGET (window), window->project, window->id,
                                    get_grade (i));
}

static void
add_grade_rows (ReadoutOutletWindow *window)
{
  for (guint i = 0; i < N_GRADES; i++)
    {
      char grade = get_grade (i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_check_button_new ();
      const char *name = readout_grade_words_get_reliability (grade);
      g_autofree char *title =
          grade != '\0' ? g_strdup_printf ("%c · %s", grade, name) : g_strdup (name);

      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (button), window->grades[0]);
      window->grades[i] = GTK_CHECK_BUTTON (button);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   readout_grade_words_explain_reliability (grade));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      readout_grade_words_explain_reliability (grade), -1);
      adw_preferences_group_add (window->grade_group, row);
      g_signal_connect (button, "toggled", G_CALLBACK (grade_toggled_cb), window);
    }
}

static void
remove_alias_cb (GtkButton *button, gpointer user_data)
{
  ReadoutOutletWindow *window = READOUT_OUTLET_WINDOW (user_data);

  readout_outlet_changes_remove_alias (GTK_WIDGET (window), window->project, window->id,
                                       g_object_get_data (G_OBJECT (button), "readout-name"));
}

static void
split_cb (GtkButton *button, gpointer user_data)
{
  ReadoutOutletWindow *window = READOUT_OUTLET_WINDOW (user_data);

  readout_outlet_changes_split (GTK_WIDGET (window), window->project, window->id,
                                g_object_get_data (G_OBJECT (button), "readout-name"));
}

static void
add_button (ReadoutOutletWindow *window,
            GtkWidget *row,
            const char *name,
            GtkWidget *button,
            const char *label,
            GCallback callback)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "readout-name", g_strdup (name), g_free);
  g_signal_connect (button, "clicked", callback, window);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static gboolean
is_found (GStrv found, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; found[i] != NULL; i++)
    {
      g_autofree char *other = g_utf8_casefold (found[i], -1);

      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

/* A name under which reports came can be split off with them; another one is only forgotten. */
static void
add_name_row (ReadoutOutletWindow *window, const char *name, gboolean found)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  /* Translators: %s is a name */
  g_autofree char *remove = g_strdup_printf (_ ("Remove “%s”"), name);
  g_autofree char *split =
      /* Translators: %s is a name of an outlet */
      g_strdup_printf (
          _ ("Make “%s” an outlet of its own, with the reports that came under that name"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (found)
    add_button (window, row, name,
                gtk_button_new_with_mnemonic (_ ("_Split Off")), split, G_CALLBACK (split_cb));
  add_button (window, row, name, gtk_button_new_from_icon_name ("user-trash-symbolic"), remove,
              G_CALLBACK (remove_alias_cb));
  adw_preferences_group_add (window->alias_group, row);
  g_ptr_array_add (window->rows, row);
}

static void
set_text (GtkEditable *editable, const char *text)
{
  /* What the person is typing stays. */
  if (g_str_equal (gtk_editable_get_text (editable), text))
    return;
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (editable), FALSE);
  gtk_editable_set_text (editable, text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (editable), TRUE);
}

static void
show_grade (ReadoutOutletWindow *window, char reliability)
{
  window->quiet = TRUE;
  for (guint i = 0; i < N_GRADES; i++)
    if (get_grade (i) == reliability)
      gtk_check_button_set_active (window->grades[i], TRUE);
  window->quiet = FALSE;
}

static void
show_details (ReadoutOutletWindow *window, const Details *details)
{
  ReadoutOutlet *outlet = details->outlet;
  g_autofree char *subtitle = g_strdup_printf (
      g_dngettext (NULL, "%'u report", "%'u reports", outlet->n_reports), outlet->n_reports);

  g_set_object (&window->outlet, outlet);
  adw_window_title_set_title (window->title, outlet->name);
  adw_window_title_set_subtitle (window->title, subtitle);
  set_text (window->name_row, outlet->name);
  show_grade (window, outlet->reliability);
  for (guint i = 0; i < window->rows->len; i++)
    adw_preferences_group_remove (window->alias_group, g_ptr_array_index (window->rows, i));
  g_ptr_array_set_size (window->rows, 0);
  adw_preferences_group_remove (window->alias_group, GTK_WIDGET (window->alias_row));
  for (guint i = 0; outlet->aliases[i] != NULL; i++)
    add_name_row (window, outlet->aliases[i], is_found (details->found, outlet->aliases[i]));
  adw_preferences_group_add (window->alias_group, GTK_WIDGET (window->alias_row));
}

static void
details_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutOutletWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  Details *details = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (details != NULL && !g_cancellable_is_cancelled (window->cancellable) &&
      details->outlet->id == window->id)
    show_details (window, details);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (window), error->message, FALSE);
  g_clear_pointer (&details, free_details);
}

static void
load (ReadoutOutletWindow *window)
{
  readout_project_run_async (window->project, get_details, g_memdup2 (&window->id, sizeof (gint64)),
                             g_free, free_details, window->cancellable, details_cb,
                             g_object_ref (window));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & READOUT_CHANGES_REPORTS) != 0)
    load (READOUT_OUTLET_WINDOW (user_data));
}

static void
name_applied_cb (ReadoutOutletWindow *window)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (window->name_row)));

  if (window->outlet != NULL && *name != '\0' && !g_str_equal (name, window->outlet->name))
    readout_outlet_changes_rename (GTK_WIDGET (window), window->project, window->id, name);
  else if (window->outlet != NULL)
    set_text (window->name_row, window->outlet->name);
}

static void
alias_applied_cb (ReadoutOutletWindow *window)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (window->alias_row)));

  if (*name != '\0')
    readout_outlet_changes_add_alias (GTK_WIDGET (window), window->project, window->id, name);
  set_text (window->alias_row, "");
}

static void
merged_cb (ReadoutOutletMergeWindow *merge_window, gint64 into, gpointer user_data)
{
  READOUT_OUTLET_WINDOW (user_data)->id = into;
}

static void
merge_cb (ReadoutOutletWindow *window)
{
  ReadoutOutletMergeWindow *merge_window;

  if (window->outlet == NULL)
    return;
  merge_window =
      readout_outlet_merge_window_show (GTK_WIDGET (window), window->project, window->outlet);
  g_signal_connect_object (merge_window, "merged", G_CALLBACK (merged_cb), window, 0);
}

static void
readout_outlet_window_dispose (GObject *object)
{
  ReadoutOutletWindow *window = READOUT_OUTLET_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->project);
  g_clear_object (&window->outlet);

  G_OBJECT_CLASS (readout_outlet_window_parent_class)->dispose (object);
}

static void
readout_outlet_window_finalize (GObject *object)
{
  ReadoutOutletWindow *window = READOUT_OUTLET_WINDOW (object);

  g_ptr_array_unref (window->rows);
  g_clear_object (&window->cancellable);

  G_OBJECT_CLASS (readout_outlet_window_parent_class)->finalize (object);
}

static void
readout_outlet_window_class_init (ReadoutOutletWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_outlet_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_outlet_window_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-outlet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletWindow, grade_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletWindow, alias_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletWindow, alias_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOutletWindow, merge_row);
}

static void
readout_outlet_window_init (ReadoutOutletWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->rows = g_ptr_array_new ();
  window->cancellable = g_cancellable_new ();
  add_grade_rows (window);
  readout_row_name_set_list (gtk_widget_get_parent (GTK_WIDGET (window->name_row)), _ ("Name"));
  g_signal_connect_swapped (window->name_row, "apply", G_CALLBACK (name_applied_cb), window);
  g_signal_connect_swapped (window->alias_row, "apply", G_CALLBACK (alias_applied_cb), window);
  g_signal_connect_swapped (window->merge_row, "activated", G_CALLBACK (merge_cb), window);
}

void
readout_outlet_window_show (GtkWidget *opener, ReadoutProject *project, gint64 outlet_id)
{
  ReadoutOutletWindow *window = g_object_new (READOUT_TYPE_OUTLET_WINDOW, NULL);

  window->project = g_object_ref (project);
  window->id = outlet_id;
  readout_subwindow_set_up (GTK_WINDOW (window), opener, window->toasts);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), window, 0);
  load (window);
  gtk_window_present (GTK_WINDOW (window));
}
