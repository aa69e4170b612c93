/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows updates of the briefing in the editor, where they belong.
 */
#include "readout-update-marks.h"

#include <glib/gi18n.h>

#include "readout-update-popover.h"

/* A tooltip says no more of a line. */
#define TOOLTIPS_MAX 4

typedef struct
{
  const char *category;
  const char *icon_name;
  GdkRGBA light;
  GdkRGBA dark;
} Look;

/* By ReadoutUpdateKind. */
static const Look looks[] = {
  { "readout-update-added",
    "list-add-symbolic",
    { 0.15, 0.64, 0.41, 0.30 },
    { 0.34, 0.89, 0.54, 0.28 } },
  { "readout-update-changed",
    "document-edit-symbolic",
    { 0.21, 0.52, 0.89, 0.20 },
    { 0.38, 0.63, 0.92, 0.28 } },
  { "readout-update-removed",
    "list-remove-symbolic",
    { 0.75, 0.11, 0.16, 0.16 },
    { 0.96, 0.38, 0.32, 0.28 } },
  { "readout-update-affected",
    "dialog-warning-symbolic",
    { 0.90, 0.65, 0.04, 0.30 },
    { 0.97, 0.89, 0.36, 0.25 } },
};

struct _ReadoutUpdateMarks
{
  GObject parent_instance;

  ReadoutUpdates *updates; /* borrowed, as the next two */
  ReadoutEditor *editor;
  GtkSourceView *view;
  GtkTextTag *tags[G_N_ELEMENTS (looks)];
  GtkWidget *popover; /* %NULL while it never was shown */
  char *current;      /* id */
  guint position;     /* of it */
  guint popup_source;
  gboolean goes_on;
  gboolean is_stale; /* the marks are not those of the lists */
};

G_DEFINE_FINAL_TYPE (ReadoutUpdateMarks, readout_update_marks, G_TYPE_OBJECT)

static void
update_colours (ReadoutUpdateMarks *marks)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    g_object_set (marks->tags[i], "background-rgba", dark ? &looks[i].dark : &looks[i].light, NULL);
}

/* The part of the text that stands for an item: where something would come, the character before
 * it, since a margin shows nothing of what is at the end of a line. */
static void
get_place (ReadoutUpdateMarks *marks, ReadoutUpdateItem *item, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (marks->editor));

  gtk_text_buffer_get_iter_at_offset (buffer, start, (int)item->start);
  gtk_text_buffer_get_iter_at_offset (buffer, end, (int)item->end);
  if (item->start == item->end && !gtk_text_iter_backward_char (start))
    gtk_text_iter_forward_char (end);
}

/* @lines: a set of those that have a symbol */
static void
mark_item (ReadoutUpdateMarks *marks, ReadoutUpdateItem *item, GHashTable *lines)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (marks->editor));
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter line;

  get_place (marks, item, &start, &end);
  line = start;
  gtk_text_iter_set_line_offset (&line, 0);
  /* Symbols in one line would be drawn over each other. */
  if (g_hash_table_add (lines, GINT_TO_POINTER (gtk_text_iter_get_line (&line))))
    gtk_source_buffer_create_source_mark (GTK_SOURCE_BUFFER (buffer), NULL,
                                          looks[item->kind].category, &line);
  gtk_text_buffer_apply_tag (buffer, marks->tags[item->kind], &start, &end);
}

static guint
mark_items (ReadoutUpdateMarks *marks, GListModel *items, GHashTable *lines)
{
  guint n = g_list_model_get_n_items (items);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReadoutUpdateItem) item = g_list_model_get_item (items, i);

      mark_item (marks, item, lines);
    }
  return n;
}

static void
mark_all (ReadoutUpdateMarks *marks)
{
  GtkSourceBuffer *buffer = readout_editor_get_buffer (marks->editor);
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);
  GtkTextIter start;
  GtkTextIter end;
  guint n;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (buffer), marks->tags[i], &start, &end);
      gtk_source_buffer_remove_source_marks (buffer, &start, &end, looks[i].category);
    }
  n = mark_items (marks, readout_updates_get_passages (marks->updates), lines) +
      mark_items (marks, readout_updates_get_proposals (marks->updates), lines);
  gtk_source_view_set_show_line_marks (marks->view, n > 0);
}

/* The proposal with the id that is current; its position, or where it was. */
static ReadoutUpdateItem *
find_current (ReadoutUpdateMarks *marks)
{
  GListModel *proposals = readout_updates_get_proposals (marks->updates);

  for (guint i = 0; marks->current != NULL && i < g_list_model_get_n_items (proposals); i++)
    {
      g_autoptr (ReadoutUpdateItem) item = g_list_model_get_item (proposals, i);

      if (g_str_equal (item->id, marks->current))
        {
          marks->position = i;
          return g_steal_pointer (&item);
        }
    }
  return NULL;
}

static void
leave (ReadoutUpdateMarks *marks)
{
  g_clear_handle_id (&marks->popup_source, g_source_remove);
  g_clear_pointer (&marks->current, g_free);
  marks->goes_on = FALSE;
  if (marks->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (marks->popover));
}

static void
closed_cb (ReadoutUpdateMarks *marks)
{
  if (!marks->goes_on && marks->popup_source == 0)
    g_clear_pointer (&marks->current, g_free);
}

static void
ensure_popover (ReadoutUpdateMarks *marks)
{
  if (marks->popover != NULL)
    return;
  marks->popover = readout_update_popover_new ();
  /* A text view gives popovers no place of their own, a widget with a layout manager does. */
  gtk_widget_set_parent (marks->popover, GTK_WIDGET (marks->editor));
  g_signal_connect_object (marks->popover, "closed", G_CALLBACK (closed_cb), marks,
                           G_CONNECT_SWAPPED);
}

/* Lines have their places once they were laid out. */
static gboolean
popup_cb (gpointer user_data)
{
  ReadoutUpdateMarks *marks = READOUT_UPDATE_MARKS (user_data);
  g_autoptr (ReadoutUpdateItem) item = find_current (marks);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (marks->editor));
  GtkTextIter iter;
  GdkRectangle place;
  double x;
  double y;

  marks->popup_source = 0;
  if (item == NULL || !gtk_widget_get_mapped (GTK_WIDGET (marks->view)))
    return G_SOURCE_REMOVE;
  ensure_popover (marks);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int)item->end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (marks->view), &iter, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (marks->view), GTK_TEXT_WINDOW_WIDGET,
                                         place.x, place.y, &place.x, &place.y);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (marks->view), GTK_WIDGET (marks->editor),
                                         place.x, place.y, &x, &y))
    return G_SOURCE_REMOVE;
  place.x = (int)x;
  place.y = (int)y;
  place.width = MAX (place.width, 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (marks->popover), &place);
  gtk_popover_popup (GTK_POPOVER (marks->popover));
  readout_update_popover_set_item (
      READOUT_UPDATE_POPOVER (marks->popover), item, marks->position + 1,
      g_list_model_get_n_items (readout_updates_get_proposals (marks->updates)));
  return G_SOURCE_REMOVE;
}

static void
show_place (ReadoutUpdateMarks *marks, ReadoutUpdateItem *item)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (marks->editor));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)item->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)item->end);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (marks->view), gtk_text_buffer_get_insert (buffer),
                                0.05, TRUE, 0, 0.2);
}

void
readout_update_marks_show (ReadoutUpdateMarks *marks, ReadoutUpdateItem *item)
{
  g_return_if_fail (READOUT_IS_UPDATE_MARKS (marks));
  g_return_if_fail (READOUT_IS_UPDATE_ITEM (item));

  show_place (marks, item);
  if (!readout_update_item_is_proposal (item))
    {
      readout_editor_focus (marks->editor);
      return;
    }
  if (marks->current != item->id)
    {
      g_free (marks->current);
      marks->current = g_strdup (item->id);
    }
  if (marks->popup_source == 0)
    marks->popup_source = g_idle_add (popup_cb, marks);
}

/* The first proposal at or behind the cursor. */
static guint
find_at_cursor (ReadoutUpdateMarks *marks, GListModel *proposals)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (marks->editor));
  GtkTextIter iter;
  guint offset;
  guint n = g_list_model_get_n_items (proposals);

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  offset = (guint)gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReadoutUpdateItem) item = g_list_model_get_item (proposals, i);

      if (item->end >= offset)
        return i;
    }
  return 0;
}

gboolean
readout_update_marks_step (ReadoutUpdateMarks *marks, int direction)
{
  GListModel *proposals;
  g_autoptr (ReadoutUpdateItem) item = NULL;
  g_autoptr (ReadoutUpdateItem) next = NULL;
  guint n;

  g_return_val_if_fail (READOUT_IS_UPDATE_MARKS (marks), FALSE);

  proposals = readout_updates_get_proposals (marks->updates);
  n = g_list_model_get_n_items (proposals);
  if (n == 0)
    return FALSE;
  item = find_current (marks);
  if (item != NULL)
    marks->position = (marks->position + n + (guint)direction) % n;
  else
    {
      marks->position = find_at_cursor (marks, proposals);
      if (direction < 0)
        marks->position = (marks->position + n - 1) % n;
    }
  next = g_list_model_get_item (proposals, marks->position);
  readout_update_marks_show (marks, next);
  return TRUE;
}

ReadoutUpdateItem *
readout_update_marks_get_current (ReadoutUpdateMarks *marks)
{
  GListModel *proposals;
  g_autoptr (ReadoutUpdateItem) item = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  guint offset;

  g_return_val_if_fail (READOUT_IS_UPDATE_MARKS (marks), NULL);

  item = find_current (marks);
  if (item != NULL)
    return g_steal_pointer (&item);
  proposals = readout_updates_get_proposals (marks->updates);
  buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (marks->editor));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  offset = (guint)gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < g_list_model_get_n_items (proposals); i++)
    {
      g_autoptr (ReadoutUpdateItem) candidate = g_list_model_get_item (proposals, i);

      if (candidate->start <= offset && offset <= candidate->end)
        return g_steal_pointer (&candidate);
    }
  return NULL;
}

void
readout_update_marks_go_on (ReadoutUpdateMarks *marks)
{
  g_return_if_fail (READOUT_IS_UPDATE_MARKS (marks));

  marks->goes_on = marks->current != NULL;
}

static void
items_changed_cb (ReadoutUpdateMarks *marks)
{
  marks->is_stale = TRUE;
}

/* Marks go with the text that they are on, and do not come back with it. */
static void
deleted_cb (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, gpointer user_data)
{
  if (gtk_text_iter_get_offset (end) - gtk_text_iter_get_offset (start) > 1)
    READOUT_UPDATE_MARKS (user_data)->is_stale = TRUE;
}

static void
updates_changed_cb (ReadoutUpdateMarks *marks)
{
  GListModel *proposals = readout_updates_get_proposals (marks->updates);
  guint n = g_list_model_get_n_items (proposals);
  g_autoptr (ReadoutUpdateItem) item = NULL;

  if (marks->is_stale)
    mark_all (marks);
  marks->is_stale = FALSE;
  if (marks->current == NULL)
    return;
  item = find_current (marks);
  if (item != NULL)
    {
      if (!marks->goes_on && marks->popover != NULL && gtk_widget_get_visible (marks->popover))
        readout_update_marks_show (marks, item);
      return;
    }
  if (marks->goes_on && n > 0)
    {
      g_autoptr (ReadoutUpdateItem) next =
          g_list_model_get_item (proposals, MIN (marks->position, n - 1));

      marks->goes_on = FALSE;
      readout_update_marks_show (marks, next);
      return;
    }
  leave (marks);
}

static void
line_mark_cb (GtkSourceView *view,
              GtkTextIter *iter,
              guint button,
              GdkModifierType state,
              int n_presses,
              gpointer user_data)
{
  ReadoutUpdateMarks *marks = READOUT_UPDATE_MARKS (user_data);
  GListModel *models[] = { readout_updates_get_proposals (marks->updates),
                           readout_updates_get_passages (marks->updates) };

  for (guint m = 0; m < G_N_ELEMENTS (models); m++)
    for (guint i = 0; i < g_list_model_get_n_items (models[m]); i++)
      {
        g_autoptr (ReadoutUpdateItem) item = g_list_model_get_item (models[m], i);
        GtkTextIter start;
        GtkTextIter end;

        get_place (marks, item, &start, &end);
        if (gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (iter))
          {
            readout_update_marks_show (marks, item);
            return;
          }
      }
}

static void
append_tooltips (ReadoutUpdateMarks *marks, GListModel *items, int line, GString *words)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (ReadoutUpdateItem) item = g_list_model_get_item (items, i);
      GtkTextIter start;
      GtkTextIter end;

      get_place (marks, item, &start, &end);
      if (gtk_text_iter_get_line (&start) != line)
        continue;
      if (++n > TOOLTIPS_MAX)
        {
          g_string_append (words, "\n…");
          return;
        }
      g_string_append_printf (words, "%s%s\n%s", words->len > 0 ? "\n" : "", item->title,
                              item->reason);
    }
}

/* What the symbol of a line stands for. */
static char *
tooltip_cb (GtkSourceMarkAttributes *attributes, GtkSourceMark *mark, gpointer user_data)
{
  ReadoutUpdateMarks *marks = READOUT_UPDATE_MARKS (user_data);
  GtkTextBuffer *buffer = gtk_text_mark_get_buffer (GTK_TEXT_MARK (mark));
  GString *words = g_string_new (NULL);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, GTK_TEXT_MARK (mark));
  append_tooltips (marks, readout_updates_get_passages (marks->updates),
                   gtk_text_iter_get_line (&iter), words);
  append_tooltips (marks, readout_updates_get_proposals (marks->updates),
                   gtk_text_iter_get_line (&iter), words);
  return g_string_free (words, FALSE);
}

static void
add_looks (ReadoutUpdateMarks *marks)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (marks->editor));

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (GtkSourceMarkAttributes) attributes = gtk_source_mark_attributes_new ();

      marks->tags[i] = gtk_text_buffer_create_tag (buffer, looks[i].category, NULL);
      /* Above each other, and below the selection's and the citations'. */
      gtk_text_tag_set_priority (marks->tags[i], (int)i);
      gtk_source_mark_attributes_set_icon_name (attributes, looks[i].icon_name);
      g_signal_connect_object (attributes, "query-tooltip-text", G_CALLBACK (tooltip_cb), marks, 0);
      gtk_source_view_set_mark_attributes (marks->view, looks[i].category, attributes, (int)i);
    }
  g_object_set (marks->tags[READOUT_UPDATE_REMOVED], "strikethrough", TRUE, NULL);
  g_object_set (marks->tags[READOUT_UPDATE_ADDED], "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  update_colours (marks);
}

static void
destroyed_cb (ReadoutUpdateMarks *marks)
{
  g_clear_handle_id (&marks->popup_source, g_source_remove);
  g_clear_pointer (&marks->popover, gtk_widget_unparent);
}

static void
readout_update_marks_dispose (GObject *object)
{
  ReadoutUpdateMarks *marks = READOUT_UPDATE_MARKS (object);

  destroyed_cb (marks);
  g_clear_pointer (&marks->current, g_free);

  G_OBJECT_CLASS (readout_update_marks_parent_class)->dispose (object);
}

static void
readout_update_marks_class_init (ReadoutUpdateMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_update_marks_dispose;
}

static void
readout_update_marks_init (ReadoutUpdateMarks *marks)
{
}

ReadoutUpdateMarks *
readout_update_marks_new (ReadoutUpdates *updates, ReadoutEditor *editor)
{
  ReadoutUpdateMarks *marks;

  g_return_val_if_fail (READOUT_IS_UPDATES (updates), NULL);
  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  marks = g_object_new (READOUT_TYPE_UPDATE_MARKS, NULL);
  marks->updates = updates;
  marks->editor = editor;
  marks->view = GTK_SOURCE_VIEW (readout_editor_get_view (editor));
  add_looks (marks);
  g_signal_connect_object (updates, "changed", G_CALLBACK (updates_changed_cb), marks,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (readout_updates_get_passages (updates), "items-changed",
                           G_CALLBACK (items_changed_cb), marks, G_CONNECT_SWAPPED);
  g_signal_connect_object (readout_updates_get_proposals (updates), "items-changed",
                           G_CALLBACK (items_changed_cb), marks, G_CONNECT_SWAPPED);
  g_signal_connect_object (readout_editor_get_buffer (editor), "delete-range",
                           G_CALLBACK (deleted_cb), marks, 0);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_colours), marks, G_CONNECT_SWAPPED);
  g_signal_connect_object (marks->view, "line-mark-activated", G_CALLBACK (line_mark_cb), marks, 0);
  g_signal_connect_object (editor, "destroy", G_CALLBACK (destroyed_cb), marks, G_CONNECT_SWAPPED);
  return marks;
}
