/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of the window is made when. The first frame has what is seen of a project that is being
 * opened, or of a new one; the panes follow, one after the other, so that no frame waits for all of
 * them; the reader and the overview are made when somebody wants to see them.
 */
#include "readout-window-private.h"

#include "readout-lazy-menu.h"

#include "readout-config.h"

/* After so many milliseconds the panes are made though no frame was drawn, as of a window that is
 * minimised. */
#define LONGEST_WAIT 500

/* What stands for the window elsewhere; drawn anew in each size that X11 could want. */
static void
begin (ReadoutWindow *window)
{
  gtk_window_set_icon_name (GTK_WINDOW (window), READOUT_APPLICATION_ID);
  readout_window_make_project (window);
}

static void
add_sidebar (ReadoutWindow *window)
{
  window->sidebar = g_object_ref_sink (g_object_new (READOUT_TYPE_SIDEBAR, NULL));
  readout_sidebar_set_menu (window->sidebar, window->primary_menu);
  g_object_set (window->panes, "sidebar", window->sidebar, NULL);
}

static void
add_board (ReadoutWindow *window)
{
  window->board = g_object_ref_sink (g_object_new (READOUT_TYPE_BOARD, NULL));
  readout_board_set_menu (window->board, window->primary_menu);
  adw_bin_set_child (window->board_place, GTK_WIDGET (window->board));
}

static void
add_briefing (ReadoutWindow *window)
{
  window->briefing = g_object_ref_sink (g_object_new (READOUT_TYPE_BRIEFING_PANE, NULL));
  readout_briefing_pane_set_menu (window->briefing, window->primary_menu);
  g_object_set (window->panes, "briefing", window->briefing, NULL);
}

static void
add_bottom_bar (ReadoutWindow *window)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (window->import_bar));

  window->bottom_bar = READOUT_PANE_BAR (g_object_ref_sink (readout_pane_bar_new ()));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (window->bottom_bar));
}

/* Each takes a part of a frame. */
static void (*const steps[]) (ReadoutWindow *window) = {
  begin, add_sidebar, add_board, add_briefing, add_bottom_bar, readout_window_join_panes,
};

static void
take_step (ReadoutWindow *window)
{
  steps[window->n_steps++](window);
}

static gboolean
step_cb (gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  take_step (window);
  if (!readout_window_is_built (window))
    return G_SOURCE_CONTINUE;
  window->build_source = 0;
  readout_window_enter_opened (window);
  return G_SOURCE_REMOVE;
}

static void
go_on (ReadoutWindow *window)
{
  g_clear_handle_id (&window->build_source, g_source_remove);
  if (!readout_window_is_built (window))
    window->build_source = g_idle_add (step_cb, window);
}

static gboolean
waited_cb (gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);

  window->build_source = 0;
  go_on (window);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, user_data);
  go_on (READOUT_WINDOW (user_data));
}

static void
realized_cb (ReadoutWindow *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                           G_CALLBACK (painted_cb), window, G_CONNECT_AFTER);
}

void
readout_window_build_later (ReadoutWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
  window->build_source = g_timeout_add (LONGEST_WAIT, waited_cb, window);
}

gboolean
readout_window_is_built (ReadoutWindow *window)
{
  return window->n_steps == G_N_ELEMENTS (steps);
}

void
readout_window_build (ReadoutWindow *window)
{
  g_clear_handle_id (&window->build_source, g_source_remove);
  while (!readout_window_is_built (window))
    take_step (window);
  readout_window_enter_opened (window);
}

ReadoutReader *
readout_window_get_reader (ReadoutWindow *window)
{
  g_return_val_if_fail (READOUT_IS_WINDOW (window), NULL);

  if (window->reader == NULL)
    {
      readout_window_build (window);
      window->reader = g_object_ref_sink (g_object_new (READOUT_TYPE_READER, NULL));
      readout_reader_set_menu (window->reader, window->primary_menu);
      adw_bin_set_child (window->reader_place, GTK_WIDGET (window->reader));
      readout_window_join_reader (window);
    }
  return window->reader;
}

ReadoutOverviewPage *
readout_window_get_overview (ReadoutWindow *window)
{
  g_return_val_if_fail (READOUT_IS_WINDOW (window), NULL);

  if (window->overview == NULL)
    {
      readout_window_build (window);
      window->overview = g_object_ref_sink (g_object_new (READOUT_TYPE_OVERVIEW_PAGE, NULL));
      readout_overview_page_set_menu (window->overview, window->primary_menu);
      adw_bin_set_child (window->overview_place, GTK_WIDGET (window->overview));
      readout_window_join_overview (window);
    }
  return window->overview;
}

GtkWidget *
readout_window_get_pane (ReadoutWindow *window, const char *name)
{
  g_return_val_if_fail (READOUT_IS_WINDOW (window), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (g_str_equal (name, "reader"))
    return GTK_WIDGET (readout_window_get_reader (window));
  if (g_str_equal (name, "overview"))
    return GTK_WIDGET (readout_window_get_overview (window));
  readout_window_build (window);
  if (g_str_equal (name, "sidebar"))
    return GTK_WIDGET (window->sidebar);
  if (g_str_equal (name, "board"))
    return GTK_WIDGET (window->board);
  return g_str_equal (name, "briefing") ? GTK_WIDGET (window->briefing) : NULL;
}
