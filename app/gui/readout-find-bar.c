/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar that finds and replaces words in the editor.
 */
#include "readout-find-bar.h"

#include <glib/gi18n.h>

struct _ReadoutFindBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkEditable *find_entry;
  GtkLabel *count_label;
  GtkToggleButton *replace_button;
  GtkWidget *replace_row;
  GtkEditable *replace_entry;
  GtkCheckButton *case_button;
  GtkCheckButton *words_button;
  GtkCheckButton *regex_button;

  GtkSourceView *view; /* borrowed */
  GtkSourceSearchSettings *settings;
  GtkSourceSearchContext *context;
  GCancellable *cancellable;
  GtkTextMark *origin; /* where the search began: typing searches from there */
};

G_DEFINE_FINAL_TYPE (ReadoutFindBar, readout_find_bar, ADW_TYPE_BIN)

static GtkTextBuffer *
get_buffer (ReadoutFindBar *bar)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (bar->view));
}

/* "3 of 17", "17", or what is wrong with the expression. */
static void
update_count (ReadoutFindBar *bar)
{
  g_autoptr (GError) error = gtk_source_search_context_get_regex_error (bar->context);
  int n = gtk_source_search_context_get_occurrences_count (bar->context);
  gboolean searching = gtk_source_search_settings_get_search_text (bar->settings) != NULL;
  g_autofree char *words = NULL;
  GtkTextIter start;
  GtkTextIter end;
  int position;

  gtk_text_buffer_get_selection_bounds (get_buffer (bar), &start, &end);
  position = gtk_source_search_context_get_occurrence_position (bar->context, &start, &end);
  if (error != NULL)
    words = g_strdup (_ ("Not a regular expression"));
  else if (!searching || n < 0)
    words = g_strdup ("");
  else if (n == 0)
    words = g_strdup (_ ("Not found"));
  else if (position > 0)
    /* Translators: which of the places that were found, of how many: "3 of 17" */
    words = g_strdup_printf (_ ("%d of %d"), position, n);
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d match", "%d matches", (gulong)n), n);
  gtk_label_set_text (bar->count_label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (bar->count_label),
                               error != NULL ? error->message : NULL);
  if (error != NULL || (searching && n == 0))
    gtk_widget_add_css_class (GTK_WIDGET (bar->find_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (bar->find_entry), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (bar), "find.next", n != 0 && searching);
  gtk_widget_action_set_enabled (GTK_WIDGET (bar), "find.previous", n != 0 && searching);
  /* While they are counted, there may be some. */
  gtk_widget_action_set_enabled (GTK_WIDGET (bar), "find.replace-all",
                                 n != 0 && searching &&
                                     gtk_text_view_get_editable (GTK_TEXT_VIEW (bar->view)));
  gtk_widget_action_set_enabled (GTK_WIDGET (bar), "find.replace-one",
                                 n != 0 && searching &&
                                     gtk_text_view_get_editable (GTK_TEXT_VIEW (bar->view)));
}

static void
show_match (ReadoutFindBar *bar, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextBuffer *buffer = get_buffer (bar);

  gtk_text_buffer_select_range (buffer, start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (bar->view), gtk_text_buffer_get_insert (buffer), 0.1,
                                FALSE, 0, 0);
  update_count (bar);
}

static void
found_forward_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutFindBar) bar = user_data;
  g_autoptr (GError) error = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (gtk_source_search_context_forward_finish (GTK_SOURCE_SEARCH_CONTEXT (source), result, &start,
                                                &end, NULL, &error) &&
      bar->view != NULL)
    show_match (bar, &start, &end);
}

static void
found_backward_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutFindBar) bar = user_data;
  g_autoptr (GError) error = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (gtk_source_search_context_backward_finish (GTK_SOURCE_SEARCH_CONTEXT (source), result, &start,
                                                 &end, NULL, &error) &&
      bar->view != NULL)
    show_match (bar, &start, &end);
}

static void
find (ReadoutFindBar *bar, const GtkTextIter *from, gboolean forward)
{
  g_cancellable_cancel (bar->cancellable);
  g_clear_object (&bar->cancellable);
  bar->cancellable = g_cancellable_new ();
  if (forward)
    gtk_source_search_context_forward_async (bar->context, from, bar->cancellable, found_forward_cb,
                                             g_object_ref (bar));
  else
    gtk_source_search_context_backward_async (bar->context, from, bar->cancellable,
                                              found_backward_cb, g_object_ref (bar));
}

static void
next_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReadoutFindBar *bar = READOUT_FIND_BAR (widget);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (get_buffer (bar), &start, &end);
  find (bar, &end, TRUE);
}

static void
previous_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReadoutFindBar *bar = READOUT_FIND_BAR (widget);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (get_buffer (bar), &start, &end);
  find (bar, &start, FALSE);
}

static void
tell (ReadoutFindBar *bar, const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (bar), "win.toast", "s", words);
}

/* Replaces the match that is selected and goes on to the next one. */
static void
replace_one_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReadoutFindBar *bar = READOUT_FIND_BAR (widget);
  GtkTextBuffer *buffer = get_buffer (bar);
  g_autoptr (GError) error = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (gtk_source_search_context_get_occurrence_position (bar->context, &start, &end) > 0)
    {
      gtk_text_buffer_begin_user_action (buffer);
      gtk_source_search_context_replace (bar->context, &start, &end,
                                         gtk_editable_get_text (bar->replace_entry), -1, &error);
      gtk_text_buffer_end_user_action (buffer);
    }
  if (error != NULL)
    tell (bar, error->message);
  else
    find (bar, &end, TRUE);
}

static void
replace_all_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ReadoutFindBar *bar = READOUT_FIND_BAR (widget);
  GtkTextBuffer *buffer = get_buffer (bar);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n;

  gtk_text_buffer_begin_user_action (buffer);
  n = gtk_source_search_context_replace_all (
      bar->context, gtk_editable_get_text (bar->replace_entry), -1, &error);
  gtk_text_buffer_end_user_action (buffer);
  words = error != NULL ? g_strdup (error->message)
                        : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Replaced %u match",
                                                        "Replaced %u matches", n),
                                           n);
  tell (bar, words);
}

static void
close_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  readout_find_bar_close (READOUT_FIND_BAR (widget));
}

/* Goes to the first match from where the search began. */
static void
search (ReadoutFindBar *bar)
{
  GtkTextIter from;

  update_count (bar);
  if (gtk_source_search_settings_get_search_text (bar->settings) == NULL ||
      !gtk_revealer_get_reveal_child (bar->revealer))
    return;
  gtk_text_buffer_get_iter_at_mark (get_buffer (bar), &from, bar->origin);
  find (bar, &from, TRUE);
}

static void
text_cb (ReadoutFindBar *bar)
{
  const char *words = gtk_editable_get_text (bar->find_entry);

  if (bar->context == NULL)
    return;
  gtk_source_search_settings_set_search_text (bar->settings, *words != '\0' ? words : NULL);
  search (bar);
}

static void
replace_shown_cb (ReadoutFindBar *bar)
{
  gtk_widget_set_visible (bar->replace_row, gtk_toggle_button_get_active (bar->replace_button));
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              gpointer user_data)
{
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK) != 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (user_data), "find.previous", NULL);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
find_activate_cb (ReadoutFindBar *bar)
{
  gtk_widget_activate_action (GTK_WIDGET (bar), "find.next", NULL);
}

static void
replace_activate_cb (ReadoutFindBar *bar)
{
  gtk_widget_activate_action (GTK_WIDGET (bar), "find.replace-one", NULL);
}

static void
readout_find_bar_dispose (GObject *object)
{
  ReadoutFindBar *bar = READOUT_FIND_BAR (object);

  g_cancellable_cancel (bar->cancellable);
  g_clear_object (&bar->cancellable);
  g_clear_object (&bar->context);
  g_clear_object (&bar->origin);
  g_clear_weak_pointer (&bar->view);

  G_OBJECT_CLASS (readout_find_bar_parent_class)->dispose (object);
}

static void
readout_find_bar_class_init (ReadoutFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_find_bar_dispose;

  g_type_ensure (GTK_SOURCE_TYPE_SEARCH_SETTINGS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFindBar, find_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFindBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFindBar, replace_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFindBar, replace_row);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFindBar, replace_entry);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFindBar, case_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFindBar, words_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFindBar, regex_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutFindBar, settings);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);

  gtk_widget_class_install_action (widget_class, "find.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "find.replace-one", NULL, replace_one_cb);
  gtk_widget_class_install_action (widget_class, "find.replace-all", NULL, replace_all_cb);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
}

static void
readout_find_bar_init (ReadoutFindBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}

void
readout_find_bar_set_view (ReadoutFindBar *bar, GtkSourceView *view)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;

  g_return_if_fail (READOUT_IS_FIND_BAR (bar));
  g_return_if_fail (GTK_SOURCE_IS_VIEW (view));
  g_return_if_fail (bar->view == NULL);

  g_set_weak_pointer (&bar->view, view);
  gtk_widget_set_visible (GTK_WIDGET (bar->replace_button),
                          gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
  buffer = get_buffer (bar);
  bar->context = gtk_source_search_context_new (GTK_SOURCE_BUFFER (buffer), bar->settings);
  gtk_text_buffer_get_start_iter (buffer, &start);
  bar->origin = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE));
  g_signal_connect_object (bar->context, "notify::occurrences-count", G_CALLBACK (update_count),
                           bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar->settings, "notify", G_CALLBACK (search), bar, G_CONNECT_SWAPPED);
  update_count (bar);
}

void
readout_find_bar_open (ReadoutFindBar *bar, gboolean replace)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (READOUT_IS_FIND_BAR (bar));
  g_return_if_fail (bar->view != NULL);

  buffer = get_buffer (bar);
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  gtk_text_buffer_move_mark (buffer, bar->origin, &start);
  if (!gtk_text_iter_equal (&start, &end) &&
      gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end) &&
      !gtk_source_search_settings_get_regex_enabled (bar->settings))
    {
      g_autofree char *words = gtk_text_iter_get_text (&start, &end);

      gtk_editable_set_text (bar->find_entry, words);
    }
  if (replace)
    gtk_toggle_button_set_active (bar->replace_button, TRUE);
  gtk_revealer_set_reveal_child (bar->revealer, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (bar), TRUE);
  text_cb (bar);
  gtk_widget_grab_focus (GTK_WIDGET (bar->find_entry));
  gtk_editable_select_region (bar->find_entry, 0, -1);
}

void
readout_find_bar_close (ReadoutFindBar *bar)
{
  g_return_if_fail (READOUT_IS_FIND_BAR (bar));

  g_cancellable_cancel (bar->cancellable);
  gtk_source_search_settings_set_search_text (bar->settings, NULL);
  gtk_revealer_set_reveal_child (bar->revealer, FALSE);
  if (bar->view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (bar->view));
}

gboolean
readout_find_bar_is_open (ReadoutFindBar *bar)
{
  g_return_val_if_fail (READOUT_IS_FIND_BAR (bar), FALSE);

  return gtk_revealer_get_reveal_child (bar->revealer);
}
