/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview in the window: how one gets there, and where its charts go.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>

#include "readout-chart-picture.h"
#include "readout-dialogs.h"
#include "readout-editor-block.h"
#include "readout-project-pictures.h"

static void
content_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  const char *name = g_variant_get_string (state, NULL);

  if (!g_str_equal (name, "board") && !g_str_equal (name, "overview"))
    return;
  readout_window_show_content (window, name);
  readout_window_show_pane (window, READOUT_PANE_CONTENT);
  if (g_str_equal (name, "overview"))
    readout_overview_page_focus (readout_window_get_overview (window));
  else
    readout_board_focus (window->board);
}

/* Shows the statements that a bar stands for. */
static void
bar_activated_cb (ReadoutWindow *window, ReadoutChart *chart, ReadoutChartBar *bar)
{
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  gint64 topic_id = readout_overview_page_get_topic (window->overview);

  if (topic_id != 0 && chart->kind != READOUT_CHART_OUTLETS)
    readout_filter_add_id (filter->topics, topic_id);
  if (chart->kind == READOUT_CHART_ACTORS)
    readout_filter_add_id (filter->actors, bar->id);
  else if (chart->kind == READOUT_CHART_OUTLETS)
    readout_filter_add_id (filter->outlets, bar->id);
  filter->from = g_strdup (bar->from);
  filter->until = g_strdup (bar->until);
  readout_board_set_filter (window->board, filter, bar->label);
  readout_window_show_content (window, "board");
  readout_window_show_pane (window, READOUT_PANE_CONTENT);
  readout_board_focus (window->board);
}

/* The Undo of the editor, wherever the keyboard is. */
static void
undo_insertion_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_editor_undo (readout_briefing_pane_get_editor (READOUT_WINDOW (user_data)->briefing));
}

static void
insert_block (ReadoutWindow *window, const char *markdown)
{
  AdwToast *toast = adw_toast_new (_ ("Inserted into the briefing"));

  readout_editor_block_insert (readout_briefing_pane_get_editor (window->briefing), markdown);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-insertion");
  adw_toast_overlay_add_toast (window->toasts, toast);
}

/* What waited for a briefing. */
static void
has_briefing_cb (ReadoutWindow *window)
{
  g_autofree char *block = NULL;

  if (window->project == NULL || !readout_briefing_pane_has_briefing (window->briefing))
    return;
  block = g_steal_pointer (&window->waiting_block);
  if (block != NULL)
    insert_block (window, block);
}

/* Into the briefing that there is, or that is made for it. */
static void
insert (ReadoutWindow *window, char *markdown)
{
  g_autofree char *block = markdown;

  if (readout_briefing_pane_has_briefing (window->briefing))
    {
      insert_block (window, block);
      return;
    }
  g_free (window->waiting_block);
  window->waiting_block = g_steal_pointer (&block);
  readout_briefing_pane_start_blank (window->briefing);
}

/* A chart on its way into the briefing. */
typedef struct
{
  ReadoutWindow *window; /* held */
  ReadoutChart *chart;   /* likewise */
  gpointer project;      /* that it is of; only to compare */
} Insertion;

/* The picture is in the project. Without it, the table still says everything. */
static void
picture_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Insertion *insertion = user_data;
  g_autoptr (ReadoutWindow) window = insertion->window;
  g_autoptr (ReadoutChart) chart = insertion->chart;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = readout_project_pictures_add_finish (result, &error);

  if (window->closing || (gpointer)window->project != (gpointer)source)
    return;
  if (name == NULL)
    readout_window_toast (window, error->message);
  insert (window, readout_chart_dup_markdown (chart, name));
}

static void
insertion_painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const stems[] = { "positions", "statements", "outlets" };
  Insertion *insertion = user_data;
  ReadoutWindow *window = READOUT_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = readout_chart_picture_make_png_finish (result, &error);

  if (png != NULL && window->project != NULL && window->project == insertion->project)
    {
      readout_project_pictures_add_async (window->project, stems[insertion->chart->kind], png,
                                          picture_added_cb, insertion);
      return;
    }
  if (png == NULL && !window->closing)
    readout_window_toast (window, error->message);
  g_object_unref (insertion->window);
  g_object_unref (insertion->chart);
  g_free (insertion);
}

static void
insert_cb (ReadoutWindow *window, ReadoutChart *chart)
{
  Insertion *insertion;

  if (window->project == NULL)
    return;
  if (readout_chart_is_empty (chart))
    {
      insert (window, readout_chart_dup_markdown (chart, NULL));
      return;
    }
  insertion = g_new0 (Insertion, 1);
  insertion->window = g_object_ref (window);
  insertion->chart = g_object_ref (chart);
  insertion->project = window->project;
  readout_chart_picture_make_png_async (chart, GTK_WIDGET (window), insertion_painted_cb,
                                        insertion);
}

/* --- Files ------------------------------------------------------------------------------------ */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_file_get_uri (G_FILE (source));
  AdwToast *toast;

  if (window->closing)
    return;
  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      readout_dialogs_show_error (GTK_WINDOW (window), _ ("The Picture Was Not Saved"),
                                                          error->message);
      return;
    }
  toast = adw_toast_new (_ ("Picture saved"));
  adw_toast_set_button_label (toast, _ ("_Show in Folder"));
  adw_toast_set_action_name (toast, "win.show-file");
  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  adw_toast_overlay_add_toast (window->toasts, toast);
}

static void
write_picture (ReadoutWindow *window, GFile *file, GBytes *bytes)
{
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (window));
}

static void
file_painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (source);
  g_autoptr (GFile) file = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = readout_chart_picture_make_png_finish (result, &error);

  if (png != NULL)
    write_picture (window, file, png);
  else if (!window->closing)
    readout_window_toast (window, error->message);
}

static void
save_to (ReadoutWindow *window, GFile *file, ReadoutChart *chart, gboolean is_svg)
{
  graphene_size_t size;
  GskRenderNode *node;
  g_autoptr (GBytes) svg = NULL;

  if (!is_svg)
    {
      readout_chart_picture_make_png_async (chart, GTK_WIDGET (window), file_painted_cb,
                                            g_object_ref (file));
      return;
    }
  node = readout_chart_picture_draw (chart, GTK_WIDGET (window), &size);
  svg = readout_chart_picture_make_svg (node, &size);
  gsk_render_node_unref (node);
  write_picture (window, file, svg);
}

static void
png_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  save_to (user_data, file, READOUT_WINDOW (user_data)->saved_chart, FALSE);
}

static void
svg_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  save_to (user_data, file, READOUT_WINDOW (user_data)->saved_chart, TRUE);
}

static void
save_cb (ReadoutWindow *window, ReadoutChart *chart, const char *format)
{
  gboolean is_svg = g_str_equal (format, "svg");

  g_set_object (&window->saved_chart, chart);
  readout_dialogs_choose_target (
      GTK_WINDOW (window), _ ("Save as Picture"), is_svg ? READOUT_FILES_SVG : READOUT_FILES_PNG,
                              chart->title, NULL, is_svg ? svg_chosen_cb : png_chosen_cb, window);
}

/* For scripts and tests: "actors", "time" or "outlets", and the address of a file. */
static void
save_chart_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  const char *name;
  const char *uri;
  g_autoptr (GFile) file = NULL;
  ReadoutChart *chart;

  g_variant_get (parameter, "(&s&s)", &name, &uri);
  file = g_file_new_for_uri (uri);
  chart = readout_overview_page_get_chart (readout_window_get_overview (window), name);
  if (chart != NULL && !readout_chart_is_empty (chart))
    save_to (window, file, chart, g_str_has_suffix (uri, ".svg"));
}

void
readout_window_update_overview_actions (ReadoutWindow *window)
{
  gboolean open = window->project != NULL;
  gboolean on_project =
      g_strcmp0 (gtk_stack_get_visible_child_name (window->stack), "project") == 0;

  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "content")),
      open && on_project);
  if (window->overview != NULL)
    readout_overview_page_set_can_insert (window->overview,
                                          open && !readout_project_is_read_only (window->project));
}

void
readout_window_add_overview (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "content", .parameter_type = "s", .state = "'board'", .change_state = content_cb },
    { .name = "undo-insertion", .activate = undo_insertion_cb },
    { .name = "save-chart-to", .activate = save_chart_to_cb, .parameter_type = "(ss)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_object (window->briefing, "notify::has-briefing", G_CALLBACK (has_briefing_cb),
                           window, G_CONNECT_SWAPPED);
}

void
readout_window_connect_overview (ReadoutWindow *window)
{
  g_signal_connect_object (window->overview, "bar-activated", G_CALLBACK (bar_activated_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->overview, "insert", G_CALLBACK (insert_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->overview, "save", G_CALLBACK (save_cb), window,
                           G_CONNECT_SWAPPED);
}
