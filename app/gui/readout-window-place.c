/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the person is in a project: it is kept with the project, so that they find themselves there
 * when it is opened again, after a crash as well.
 */
#include "readout-window-private.h"

#define PLACE_SETTING "place"

/* So many seconds after somebody moved the place is kept. */
#define DELAY 2

/* So often it is waited for a report or a briefing to be there before it is given up. */
#define MAX_WAITS 10

struct _ReadoutPlace
{
  char *kept; /* as the project has it */
  guint keep_source;
  guint n_waits;
  gboolean known; /* what the project has was read */

  /* Where to go once that is there. */
  gint64 report_id; /* 0: nowhere */
  int top;          /* the character that is at the top of the report */
  gint64 briefing_id;
  guint32 cursor; /* byte of the briefing */
};

/* The view of a text somewhere in @widget. */
static GtkTextView *
find_view (GtkWidget *widget, GtkTextBuffer *buffer)
{
  GtkTextView *view = NULL;

  if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)) == buffer)
    return GTK_TEXT_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && view == NULL;
       child = gtk_widget_get_next_sibling (child))
    view = find_view (child, buffer);
  return view;
}

static GtkTextView *
get_report_view (ReadoutWindow *window)
{
  if (window->reader == NULL)
    return NULL;
  return find_view (GTK_WIDGET (window->reader), readout_reader_get_buffer (window->reader));
}

/* The character at the top of a view. */
static int
get_top (GtkTextView *view)
{
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, visible.y);
  return gtk_text_iter_get_offset (&iter);
}

static void
scroll_to (GtkTextView *view, int offset)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "readout-place");
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  if (mark != NULL)
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  else
    mark = gtk_text_buffer_create_mark (buffer, "readout-place", &iter, TRUE);
  gtk_text_view_scroll_to_mark (view, mark, 0, TRUE, 0, 0);
}

static char *
make_place (ReadoutWindow *window)
{
  GVariantDict dict;
  g_autoptr (GVariant) place = NULL;
  gint64 report_id = window->reader != NULL ? readout_reader_get_report_id (window->reader) : 0;
  gint64 briefing_id =
      readout_briefing_document_get_id (readout_briefing_pane_get_document (window->briefing));
  GtkTextView *view = get_report_view (window);
  g_autoptr (GVariant) board = readout_board_dup_place (window->board);

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "content", "s",
                         gtk_stack_get_visible_child_name (window->content_stack));
  g_variant_dict_insert (&dict, "pane", "u", readout_panes_get_visible_pane (window->panes));
  g_variant_dict_insert (&dict, "sidebar", "s", readout_sidebar_get_page (window->sidebar));
  g_variant_dict_insert_value (&dict, "board", board);
  if (report_id != 0)
    {
      g_variant_dict_insert (&dict, "report", "x", report_id);
      g_variant_dict_insert (&dict, "statement", "x",
                             readout_reader_get_statement_id (window->reader));
      if (view != NULL)
        g_variant_dict_insert (&dict, "top", "i", get_top (view));
    }
  if (briefing_id != 0)
    {
      ReadoutEditor *editor = readout_briefing_pane_get_editor (window->briefing);

      g_variant_dict_insert (&dict, "briefing", "x", briefing_id);
      g_variant_dict_insert (&dict, "cursor", "u", readout_editor_get_cursor_byte (editor));
    }
  place = g_variant_ref_sink (g_variant_dict_end (&dict));
  return g_variant_print (place, TRUE);
}

static gpointer
set_place (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (readout_store_set_setting (store, PLACE_SETTING, data, error));
}

static void
keep (ReadoutWindow *window)
{
  ReadoutPlace *place = window->place;
  g_autofree char *now = NULL;

  g_clear_handle_id (&place->keep_source, g_source_remove);
  if (window->project == NULL || !place->known || readout_project_is_read_only (window->project))
    return;
  now = make_place (window);
  if (g_strcmp0 (now, place->kept) == 0)
    return;
  g_free (place->kept);
  place->kept = g_strdup (now);
  /* Who cannot keep it has worse to tell elsewhere. */
  readout_project_run_async (window->project, set_place, g_steal_pointer (&now), g_free, NULL, NULL,
                             NULL, NULL);
}

static gboolean
is_waiting (ReadoutPlace *place)
{
  return place->report_id != 0 || place->briefing_id != 0;
}

static gboolean
keep_cb (gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  ReadoutPlace *place = window->place;

  /* Who is not there yet has not left it either. */
  if (is_waiting (place) && place->n_waits++ < MAX_WAITS)
    return G_SOURCE_CONTINUE;
  place->report_id = place->briefing_id = 0;
  place->keep_source = 0;
  readout_window_save_state (window);
  keep (window);
  return G_SOURCE_REMOVE;
}

static void
moved_cb (ReadoutWindow *window)
{
  ReadoutPlace *place = window->place;

  if (place != NULL && place->keep_source == 0 && !window->closing)
    place->keep_source = g_timeout_add_seconds (DELAY, keep_cb, window);
}

/* The text of a report comes in pieces, and what opens it goes to its statement. */
static gboolean
scroll_cb (gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  ReadoutPlace *place = window->place;
  GtkTextView *view = get_report_view (window);

  if (place != NULL && place->report_id != 0 && view != NULL)
    {
      scroll_to (view, place->top);
      place->report_id = 0;
    }
  g_object_unref (window);
  return G_SOURCE_REMOVE;
}

static void
report_changed_cb (ReadoutWindow *window)
{
  ReadoutPlace *place = window->place;
  GtkTextBuffer *buffer = readout_reader_get_buffer (window->reader);

  moved_cb (window);
  if (place == NULL || place->report_id == 0)
    return;
  if (readout_reader_get_report_id (window->reader) != place->report_id)
    place->report_id = 0;
  else if (gtk_text_buffer_get_char_count (buffer) > place->top)
    g_idle_add_full (G_PRIORITY_LOW, scroll_cb, g_object_ref (window), NULL);
}

static void
briefing_loaded_cb (ReadoutWindow *window)
{
  ReadoutPlace *place = window->place;
  ReadoutEditor *editor = readout_briefing_pane_get_editor (window->briefing);
  gsize length;
  const char *markdown = readout_editor_peek_markdown (editor, &length);

  if (place == NULL || place->briefing_id == 0)
    return;
  /* Another program may have written meanwhile: no place inside of a character. */
  if (readout_briefing_document_get_id (readout_briefing_pane_get_document (window->briefing)) ==
          place->briefing_id &&
      place->cursor <= length && ((guchar)markdown[place->cursor] & 0xc0) != 0x80)
    readout_editor_select_bytes (editor, place->cursor, place->cursor);
  place->briefing_id = 0;
}

static void
go (ReadoutWindow *window, GVariant *value)
{
  ReadoutPlace *place = window->place;
  g_autoptr (GVariantDict) dict = g_variant_dict_new (value);
  g_autoptr (GVariant) board = g_variant_dict_lookup_value (dict, "board", G_VARIANT_TYPE_VARDICT);
  const char *content = NULL;
  const char *sidebar = NULL;
  gint64 report_id = 0;
  gint64 statement_id = 0;
  guint pane;

  if (board != NULL)
    readout_board_go_to_place (window->board, board);
  if (g_variant_dict_lookup (dict, "sidebar", "&s", &sidebar))
    readout_sidebar_set_page (window->sidebar, sidebar);
  if (g_variant_dict_lookup (dict, "briefing", "x", &place->briefing_id))
    {
      g_variant_dict_lookup (dict, "cursor", "u", &place->cursor);
      /* It may be there already. */
      if (readout_briefing_document_get_id (
              readout_briefing_pane_get_document (window->briefing)) != 0)
        briefing_loaded_cb (window);
    }
  if (g_variant_dict_lookup (dict, "report", "x", &report_id) && report_id != 0)
    {
      g_variant_dict_lookup (dict, "statement", "x", &statement_id);
      if (g_variant_dict_lookup (dict, "top", "i", &place->top) && place->top > 0)
        place->report_id = report_id;
      readout_reader_open (readout_window_get_reader (window), report_id, statement_id);
    }
  if (g_variant_dict_lookup (dict, "content", "&s", &content) &&
      gtk_stack_get_child_by_name (window->content_stack, content) != NULL &&
      (report_id != 0 || !g_str_equal (content, "reader")))
    readout_window_show_content (window, content);
  if (g_variant_dict_lookup (dict, "pane", "u", &pane) && pane < READOUT_N_PANES)
    readout_window_show_pane (window, pane);
}

static gpointer
get_place (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_get_setting (store, PLACE_SETTING);
}

static void
got_place_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autofree char *text = readout_project_run_finish (READOUT_PROJECT (source), result, NULL);
  g_autoptr (GVariant) value = NULL;

  if (window->project != READOUT_PROJECT (source) || window->place == NULL)
    return;
  if (text != NULL)
    value = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
  if (value != NULL)
    go (window, value);
  window->place->kept = g_steal_pointer (&text);
  window->place->known = TRUE;
  moved_cb (window);
}

void
readout_window_enter_place (ReadoutWindow *window)
{
  readout_project_run_async (window->project, get_place, NULL, NULL, g_free, NULL, got_place_cb,
                             g_object_ref (window));
}

void
readout_window_leave_place (ReadoutWindow *window)
{
  ReadoutPlace *place = window->place;

  if (!is_waiting (place))
    keep (window);
  g_clear_handle_id (&place->keep_source, g_source_remove);
  g_clear_pointer (&place->kept, g_free);
  *place = (ReadoutPlace){ 0 };
}

void
readout_window_add_place (ReadoutWindow *window)
{
  ReadoutEditor *editor = readout_briefing_pane_get_editor (window->briefing);
  GtkScrollable *text = GTK_SCROLLABLE (readout_editor_get_view (editor));
  GObject *movers[] = {
    G_OBJECT (window->content_stack),
    G_OBJECT (window->panes),
    G_OBJECT (window),
  };
  static const char *const signals[] = { "notify::visible-child-name", "notify::visible-pane",
                                         "notify::focus-widget" };

  window->place = g_new0 (ReadoutPlace, 1);
  for (guint i = 0; i < G_N_ELEMENTS (movers); i++)
    g_signal_connect_object (movers[i], signals[i], G_CALLBACK (moved_cb), window,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::default-width", G_CALLBACK (moved_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::default-height", G_CALLBACK (moved_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::maximized", G_CALLBACK (moved_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->board, "place-changed", G_CALLBACK (moved_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (readout_editor_get_buffer (editor), "notify::cursor-position",
                           G_CALLBACK (moved_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (text), "value-changed",
                           G_CALLBACK (moved_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (readout_briefing_pane_get_document (window->briefing), "loaded",
                           G_CALLBACK (briefing_loaded_cb), window, G_CONNECT_SWAPPED);
}

void
readout_window_watch_reader (ReadoutWindow *window)
{
  GtkTextView *report = get_report_view (window);

  if (report != NULL)
    g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (report)),
                             "value-changed", G_CALLBACK (moved_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (readout_reader_get_buffer (window->reader), "changed",
                           G_CALLBACK (report_changed_cb), window, G_CONNECT_SWAPPED);
}

void
readout_window_remove_place (ReadoutWindow *window)
{
  if (window->place == NULL)
    return;
  g_clear_handle_id (&window->place->keep_source, g_source_remove);
  g_free (window->place->kept);
  g_clear_pointer (&window->place, g_free);
}
