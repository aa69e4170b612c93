/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One actor: what it is called, what it is, and whom it is taken for.
 */
#include "readout-actor-window.h"

#include <glib/gi18n.h>

#include "readout-actor-changes.h"
#include "readout-merge-window.h"
#include "readout-pair-row.h"
#include "readout-row-name.h"
#include "readout-subwindow.h"
#include "readout-words.h"

#define SHOWN_PAIRS 10u

struct _ReadoutActorWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkEditable *name_row;
  AdwComboRow *kind_row;
  GtkEditable *affiliation_row;
  AdwPreferencesGroup *alias_group;
  GtkEditable *alias_row;
  AdwPreferencesGroup *found_group;
  AdwPreferencesGroup *pairs_group;
  GtkWidget *merge_row;

  ReadoutProject *project;
  gint64 id;
  ReadoutActor *actor; /* as it was read last; NULL before */
  GPtrArray *rows;     /* those of aliases, found names and pairs; owned by their groups */
  GCancellable *cancellable;
  gboolean quiet; /* a change of the kind is not the person's */
};

G_DEFINE_FINAL_TYPE (ReadoutActorWindow, readout_actor_window, ADW_TYPE_WINDOW)

/* What is shown. */
typedef struct
{
  ReadoutActor *actor;
  GStrv found;
  GPtrArray *pairs;
} Details;

static void
free_details (gpointer data)
{
  Details *details = data;

  g_clear_object (&details->actor);
  g_strfreev (details->found);
  g_clear_pointer (&details->pairs, g_ptr_array_unref);
  g_free (details);
}

static gpointer
get_details (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(const gint64 *)data;
  Details *details = g_new0 (Details, 1);

  details->actor = readout_store_get_actor (store, id, error);
  if (details->actor != NULL)
    details->found = readout_store_list_found_names (store, id, error);
  if (details->found != NULL)
    details->pairs = readout_store_list_actor_pairs (store, id, SHOWN_PAIRS, error);
  if (details->pairs != NULL)
    return details;
  free_details (details);
  return NULL;
}

static void
remove_alias_cb (GtkButton *button, gpointer user_data)
{
  ReadoutActorWindow *window = READOUT_ACTOR_WINDOW (user_data);

  readout_actor_changes_remove_alias (GTK_WIDGET (window), window->project, window->id,
                                      g_object_get_data (G_OBJECT (button), "readout-name"));
}

static void
split_cb (GtkButton *button, gpointer user_data)
{
  ReadoutActorWindow *window = READOUT_ACTOR_WINDOW (user_data);

  readout_actor_changes_split (GTK_WIDGET (window), window->project, window->id,
                               g_object_get_data (G_OBJECT (button), "readout-name"));
}

static void
decided_cb (ReadoutPairRow *row, gboolean same, gpointer user_data)
{
  ReadoutActorWindow *window = READOUT_ACTOR_WINDOW (user_data);
  const ReadoutActorPair *pair = readout_pair_row_get_pair (row);
  gint64 from = pair->actors[0]->id;
  gint64 into = pair->actors[1]->id;

  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  if (same)
    {
      window->id = into;
      readout_actor_changes_merge (GTK_WIDGET (window), window->project, from, into);
    }
  else
    readout_actor_changes_keep_apart (GTK_WIDGET (window), window->project, from, into);
}

/* A row with a name and, with @label, a button for it. */
static void
add_name_row (ReadoutActorWindow *window,
              AdwPreferencesGroup *group,
              const char *name,
              const char *label,
              const char *icon_name,
              GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  GtkWidget *button = icon_name != NULL ? gtk_button_new_from_icon_name (icon_name)
                                        : gtk_button_new_with_mnemonic (label);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  if (icon_name != NULL)
    {
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
  g_object_set_data_full (G_OBJECT (button), "readout-name", g_strdup (name), g_free);
  g_signal_connect (button, "clicked", callback, window);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "readout-group", group);
  g_ptr_array_add (window->rows, row);
}

static void
remove_rows (ReadoutActorWindow *window)
{
  for (guint i = 0; i < window->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (window->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "readout-group"), row);
    }
  g_ptr_array_set_size (window->rows, 0);
}

static void
set_text (GtkEditable *editable, const char *text)
{
  /* What the person is typing stays. */
  if (!g_str_equal (gtk_editable_get_text (editable), text))
    {
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (editable), FALSE);
      gtk_editable_set_text (editable, text);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (editable), TRUE);
    }
}

static void
show_details (ReadoutActorWindow *window, const Details *details)
{
  ReadoutActor *actor = details->actor;
  guint n_found = g_strv_length (details->found);
  g_autofree char *subtitle =
      g_strdup_printf (g_dngettext (NULL, "%'u statement", "%'u statements", actor->n_statements),
                       actor->n_statements);

  g_set_object (&window->actor, actor);
  adw_window_title_set_title (window->title, actor->name);
  adw_window_title_set_subtitle (window->title, subtitle);
  set_text (window->name_row, actor->name);
  set_text (window->affiliation_row, actor->affiliation != NULL ? actor->affiliation : "");
  window->quiet = TRUE;
  adw_combo_row_set_selected (window->kind_row, actor->kind);
  window->quiet = FALSE;

  remove_rows (window);
  adw_preferences_group_remove (window->alias_group, GTK_WIDGET (window->alias_row));
  for (guint i = 0; actor->aliases[i] != NULL; i++)
    {
      /* Translators: %s is a name */
      g_autofree char *label = g_strdup_printf (_ ("Remove “%s”"), actor->aliases[i]);

      add_name_row (window, window->alias_group, actor->aliases[i], label, "user-trash-symbolic",
                    G_CALLBACK (remove_alias_cb));
    }
  adw_preferences_group_add (window->alias_group, GTK_WIDGET (window->alias_row));
  for (guint i = 0; i < n_found && n_found > 1; i++)
    add_name_row (window, window->found_group, details->found[i],
                  _ ("_Split Off"), NULL, G_CALLBACK (split_cb));
  gtk_widget_set_visible (GTK_WIDGET (window->found_group), n_found > 1);
  for (guint i = 0; i < details->pairs->len; i++)
    {
      GtkWidget *row = readout_pair_row_new (g_ptr_array_index (details->pairs, i), TRUE);

      g_signal_connect (row, "decided", G_CALLBACK (decided_cb), window);
      adw_preferences_group_add (window->pairs_group, row);
      g_object_set_data (G_OBJECT (row), "readout-group", window->pairs_group);
      g_ptr_array_add (window->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (window->pairs_group), details->pairs->len > 0);
}

static void
details_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutActorWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  Details *details = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (details != NULL && !g_cancellable_is_cancelled (window->cancellable) &&
      details->actor->id == window->id)
    show_details (window, details);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
           !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (window), error->message, FALSE);
  g_clear_pointer (&details, free_details);
}

static void
load (ReadoutActorWindow *window)
{
  readout_project_run_async (window->project, get_details, g_memdup2 (&window->id, sizeof (gint64)),
                             g_free, free_details, window->cancellable, details_cb,
                             g_object_ref (window));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  if ((changes & (READOUT_CHANGES_ACTORS | READOUT_CHANGES_STATEMENTS)) != 0)
    load (READOUT_ACTOR_WINDOW (user_data));
}

static void
name_applied_cb (ReadoutActorWindow *window)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (window->name_row)));

  if (window->actor != NULL && *name != '\0' && !g_str_equal (name, window->actor->name))
    readout_actor_changes_rename (GTK_WIDGET (window), window->project, window->id, name);
  else if (window->actor != NULL)
    set_text (window->name_row, window->actor->name);
}

static void
affiliation_applied_cb (ReadoutActorWindow *window)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (window->affiliation_row)));

  if (window->actor != NULL &&
      !g_str_equal (words, window->actor->affiliation != NULL ? window->actor->affiliation : ""))
    readout_actor_changes_set_affiliation (GTK_WIDGET (window), window->project, window->id, words);
}

static void
alias_applied_cb (ReadoutActorWindow *window)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (window->alias_row)));

  if (*name != '\0')
    readout_actor_changes_add_alias (GTK_WIDGET (window), window->project, window->id, name);
  set_text (window->alias_row, "");
}

static void
kind_selected_cb (ReadoutActorWindow *window)
{
  ReadoutActorKind kind = adw_combo_row_get_selected (window->kind_row);

  if (!window->quiet && window->actor != NULL && kind != window->actor->kind)
    readout_actor_changes_set_kind (GTK_WIDGET (window), window->project, window->id, kind);
}

static void
merged_cb (ReadoutMergeWindow *merge_window, gint64 into, gpointer user_data)
{
  READOUT_ACTOR_WINDOW (user_data)->id = into;
}

static void
merge_cb (ReadoutActorWindow *window)
{
  ReadoutMergeWindow *merge_window;

  if (window->actor == NULL)
    return;
  merge_window = readout_merge_window_show (GTK_WIDGET (window), window->project, window->id,
                                            window->actor->name);
  g_signal_connect_object (merge_window, "merged", G_CALLBACK (merged_cb), window, 0);
}

static void
readout_actor_window_dispose (GObject *object)
{
  ReadoutActorWindow *window = READOUT_ACTOR_WINDOW (object);

  g_cancellable_cancel (window->cancellable);
  g_clear_object (&window->project);
  g_clear_object (&window->actor);

  G_OBJECT_CLASS (readout_actor_window_parent_class)->dispose (object);
}

static void
readout_actor_window_finalize (GObject *object)
{
  ReadoutActorWindow *window = READOUT_ACTOR_WINDOW (object);

  g_ptr_array_unref (window->rows);
  g_clear_object (&window->cancellable);

  G_OBJECT_CLASS (readout_actor_window_parent_class)->finalize (object);
}

static void
readout_actor_window_class_init (ReadoutActorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_actor_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_actor_window_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-actor-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutActorWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutActorWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ReadoutActorWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutActorWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutActorWindow, affiliation_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutActorWindow, alias_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutActorWindow, alias_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutActorWindow, found_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutActorWindow, pairs_group);
  gtk_widget_class_bind_template_child (widget_class, ReadoutActorWindow, merge_row);
}

static void
readout_actor_window_init (ReadoutActorWindow *window)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (window));
  window->rows = g_ptr_array_new ();
  window->cancellable = g_cancellable_new ();
  for (guint i = READOUT_ACTOR_PERSON; i <= READOUT_ACTOR_ANONYMOUS; i++)
    gtk_string_list_append (kinds, readout_words_get_actor_kind (i));
  adw_combo_row_set_model (window->kind_row, G_LIST_MODEL (kinds));
  gtk_widget_set_visible (GTK_WIDGET (window->found_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (window->pairs_group), FALSE);
  readout_row_name_set_list (gtk_widget_get_parent (GTK_WIDGET (window->name_row)), _ ("Name"));
  readout_row_name_set_list (gtk_widget_get_parent (GTK_WIDGET (window->merge_row)),
                             _ ("Merge Actors"));
  g_signal_connect_swapped (window->name_row, "apply", G_CALLBACK (name_applied_cb), window);
  g_signal_connect_swapped (window->affiliation_row, "apply", G_CALLBACK (affiliation_applied_cb),
                            window);
  g_signal_connect_swapped (window->alias_row, "apply", G_CALLBACK (alias_applied_cb), window);
  g_signal_connect_swapped (window->kind_row, "notify::selected", G_CALLBACK (kind_selected_cb),
                            window);
  g_signal_connect_swapped (window->merge_row, "activated", G_CALLBACK (merge_cb), window);
}

void
readout_actor_window_show (GtkWidget *opener, ReadoutProject *project, gint64 actor_id)
{
  ReadoutActorWindow *window = g_object_new (READOUT_TYPE_ACTOR_WINDOW, NULL);

  window->project = g_object_ref (project);
  window->id = actor_id;
  readout_subwindow_set_up (GTK_WINDOW (window), opener, window->toasts);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), window, 0);
  load (window);
  gtk_window_present (GTK_WINDOW (window));
}
