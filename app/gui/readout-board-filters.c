/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the board shows: its filter, how that is put together, taken apart and saved.
 */
#include "readout-board-private.h"

#include <glib/gi18n.h>

#include "readout-dialogs.h"
#include "readout-operation.h"

#define ALL_STATES                                                                                 \
  (READOUT_MASK (READOUT_STATEMENT_NEW) | READOUT_MASK (READOUT_STATEMENT_KEPT) |                  \
   READOUT_MASK (READOUT_STATEMENT_DISMISSED))

static void
set_state (ReadoutBoard *board, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (board->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

/* The entry follows the filter; what is only typed otherwise stays as it was typed. */
static void
show_search (ReadoutBoard *board)
{
  const char *search = board->filter->search != NULL ? board->filter->search : "";
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (board->search_entry)));

  if (!g_str_equal (typed, search))
    gtk_editable_set_text (board->search_entry, search);
  if (*search != '\0')
    gtk_search_bar_set_search_mode (board->search_bar, TRUE);
}

void
readout_board_take_filter (ReadoutBoard *board, ReadoutFilter *filter, const char *name)
{
  if (name != board->filter_name)
    {
      g_free (board->filter_name);
      board->filter_name = g_strdup (name);
    }
  readout_filter_unref (board->asked);
  board->asked = readout_filter_ref (filter);
  readout_board_show_filter (board, filter);
  readout_board_emit_place_changed (board);
}

void
readout_board_show_filter (ReadoutBoard *board, ReadoutFilter *filter)
{
  readout_filter_unref (board->filter);
  board->filter = filter;
  set_state (board, "only-review", g_variant_new_boolean (filter->review));
  set_state (board, "show-dismissed", g_variant_new_boolean (filter->states == ALL_STATES));
  show_search (board);
  readout_filter_bar_set_filter (board->filter_bar, board->project, filter, board->filter_name);
  readout_filter_bar_set_count (board->filter_bar, -1);
  if (board->panel != NULL &&
      !readout_filter_equal (readout_filter_panel_get_filter (board->panel), filter))
    readout_filter_panel_set_filter (board->panel, board->project, filter);
  if (!readout_filter_is_empty (filter))
    gtk_widget_add_css_class (GTK_WIDGET (board->filter_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (board->filter_button), "accent");
  readout_board_rebuild (board);
}

static void
clear_part_cb (ReadoutFilterBar *bar, guint part, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutFilter *filter = readout_filter_copy (board->filter);

  readout_filter_clear (filter, part);
  if (part == READOUT_FILTER_SEARCH)
    gtk_search_bar_set_search_mode (board->search_bar, FALSE);
  readout_board_take_filter (board, filter, NULL);
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);

  gtk_search_bar_set_search_mode (board->search_bar, FALSE);
  readout_board_take_filter (board, readout_filter_new (), NULL);
  readout_board_focus (board);
}

static void
only_review_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutFilter *filter = readout_filter_copy (board->filter);

  filter->review = g_variant_get_boolean (state);
  readout_board_take_filter (board, filter, NULL);
}

static void
show_dismissed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  ReadoutFilter *filter = readout_filter_copy (board->filter);

  filter->states = g_variant_get_boolean (state) ? ALL_STATES : 0;
  readout_board_take_filter (board, filter, NULL);
}

static void
search_changed_cb (ReadoutBoard *board)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (board->search_entry)));
  ReadoutFilter *filter;

  if (g_strcmp0 (*typed != '\0' ? typed : NULL, board->filter->search) == 0)
    return;
  filter = readout_filter_copy (board->filter);
  g_free (filter->search);
  filter->search = *typed != '\0' ? g_steal_pointer (&typed) : NULL;
  readout_board_take_filter (board, filter, NULL);
}

/* --- The panel ---------------------------------------------------------------------------------
 */

static void
panel_changed_cb (ReadoutBoard *board)
{
  readout_board_take_filter (
      board, readout_filter_copy (readout_filter_panel_get_filter (board->panel)), NULL);
}

/* Made when it is wanted: it has many parts, and the window is to be there soon. */
static void
create_panel_cb (GtkMenuButton *button, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  GtkWidget *popover;
  GtkWidget *scrolled;

  if (board->panel != NULL)
    {
      /* Names may have changed. */
      readout_filter_panel_set_filter (board->panel, board->project, board->filter);
      return;
    }
  popover = gtk_popover_new ();
  scrolled = gtk_scrolled_window_new ();
  board->panel = READOUT_FILTER_PANEL (readout_filter_panel_new ());
  gtk_widget_add_css_class (GTK_WIDGET (board->panel), "filter-panel");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 560);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (board->panel));
  gtk_widget_set_size_request (scrolled, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter"), -1);
  readout_filter_panel_set_filter (board->panel, board->project, board->filter);
  g_signal_connect_object (board->panel, "changed", G_CALLBACK (panel_changed_cb), board,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_menu_button_popup (READOUT_BOARD (user_data)->filter_button);
}

/* --- Saving ------------------------------------------------------------------------------------
 */

typedef struct
{
  ReadoutBoard *board;
  ReadoutProject *project;
  ReadoutFilter *filter;
  char *name;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->board);
  g_object_unref (saving->project);
  readout_filter_unref (saving->filter);
  g_free (saving->name);
  g_free (saving);
}

/* The name and the filter, for the project's thread. */
typedef struct
{
  ReadoutFilter *filter;
  char *name;
} Saved;

static void
free_saved (gpointer data)
{
  Saved *saved = data;

  readout_filter_unref (saved->filter);
  g_free (saved->name);
  g_free (saved);
}

/* A filter of that name is replaced: undo brings it back. */
static gboolean
save (ReadoutStore *store, gpointer data, GError **error)
{
  const Saved *saved = data;
  g_autoptr (GError) find_error = NULL;
  gint64 id = readout_store_find_filter (store, saved->name, &find_error);

  if (find_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&find_error));
      return FALSE;
    }
  return id != 0 ? readout_store_replace_filter (store, id, saved->filter, error)
                 : readout_store_add_filter (store, saved->name, saved->filter, error) != 0;
}

static void
named_cb (const char *answer, gpointer user_data)
{
  Saving *saving = user_data;
  ReadoutBoard *board = saving->board;
  Saved *saved;
  g_autofree char *done = NULL;

  if (board->project != saving->project)
    return;
  saved = g_new0 (Saved, 1);
  saved->filter = readout_filter_ref (saving->filter);
  saved->name = g_strstrip (g_strdup (answer));
  /* Translators: %s: the name of a filter */
  done = g_strdup_printf (_ ("Filter “%s” saved"), saved->name);
  if (readout_filter_equal (board->filter, saving->filter))
    {
      g_free (board->filter_name);
      board->filter_name = g_strdup (saved->name);
      readout_filter_bar_set_filter (board->filter_bar, board->project, board->filter,
                                     board->filter_name);
    }
  readout_operation_run (GTK_WIDGET (board), board->project, save, saved, free_saved, done);
}

static void
save_filter_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutBoard *board = READOUT_BOARD (user_data);
  Saving *saving;

  if (board->project == NULL || readout_filter_is_empty (board->filter))
    {
      readout_operation_toast (GTK_WIDGET (board), _ ("Choose a filter first"), FALSE);
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->board = g_object_ref (board);
  saving->project = g_object_ref (board->project);
  saving->filter = readout_filter_ref (board->filter);
  readout_dialogs_ask_text (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (board))),
      _ ("Save the Filter"),
         _ ("It is listed in the sidebar. A filter of the same name is replaced."),
            _ ("Name"), board->filter_name != NULL ? board->filter_name : "",
               _ ("_Save"), NULL, named_cb, saving, free_saving);
}

void
readout_board_add_filter_actions (ReadoutBoard *board)
{
  static const GActionEntry entries[] = {
    { .name = "show-all", .activate = show_all_cb },
    { .name = "filter", .activate = filter_cb },
    { .name = "save-filter", .activate = save_filter_cb },
    { .name = "show-dismissed", .state = "false", .change_state = show_dismissed_cb },
    { .name = "only-review", .state = "false", .change_state = only_review_cb },
  };

  board->filter = readout_filter_new ();
  board->asked = readout_filter_ref (board->filter);
  g_action_map_add_action_entries (G_ACTION_MAP (board->actions), entries, G_N_ELEMENTS (entries),
                                   board);
  gtk_menu_button_set_create_popup_func (board->filter_button, create_panel_cb, board, NULL);
  gtk_search_bar_connect_entry (board->search_bar, board->search_entry);
  g_signal_connect_swapped (board->search_entry, "search-changed", G_CALLBACK (search_changed_cb),
                            board);
  g_signal_connect (board->filter_bar, "clear-part", G_CALLBACK (clear_part_cb), board);
}

void
readout_board_set_filter (ReadoutBoard *board, const ReadoutFilter *filter, const char *name)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  readout_board_take_filter (
      board, filter != NULL ? readout_filter_copy (filter) : readout_filter_new (), name);
}

const ReadoutFilter *
readout_board_get_filter (ReadoutBoard *board)
{
  g_return_val_if_fail (READOUT_IS_BOARD (board), NULL);

  return board->filter;
}

void
readout_board_show_topic (ReadoutBoard *board, gint64 topic_id, const char *name)
{
  ReadoutFilter *filter;

  g_return_if_fail (READOUT_IS_BOARD (board));

  filter = readout_filter_new ();
  if (topic_id > 0)
    readout_filter_add_id (filter->topics, topic_id);
  readout_board_take_filter (board, filter, NULL);
}

void
readout_board_show_actor (ReadoutBoard *board, gint64 actor_id, const char *name)
{
  ReadoutFilter *filter;

  g_return_if_fail (READOUT_IS_BOARD (board));

  filter = readout_filter_new ();
  readout_filter_add_id (filter->actors, actor_id);
  readout_board_take_filter (board, filter, NULL);
}

void
readout_board_search (ReadoutBoard *board)
{
  g_return_if_fail (READOUT_IS_BOARD (board));

  gtk_search_bar_set_search_mode (board->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (board->search_entry));
}
