/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of the editor as bytes, and how it came to be.
 */
#include "readout-editor-text.h"

#include <string.h>

#include "text/readout-text-mirror.h"

struct _ReadoutEditorText
{
  GObject parent_instance;

  GtkTextBuffer *buffer;
  ReadoutTextMirror *mirror;
  ReadoutEditHistory *history;
  gboolean loading; /* the text is another one: no edit */
  gboolean could_undo;
  gboolean could_redo;
};

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ReadoutEditorText, readout_editor_text, G_TYPE_OBJECT)

static void
tell (ReadoutEditorText *text)
{
  gboolean can_undo = readout_edit_history_can_undo (text->history);
  gboolean can_redo = readout_edit_history_can_redo (text->history);

  if (can_undo != text->could_undo)
    {
      text->could_undo = can_undo;
      g_object_notify_by_pspec (G_OBJECT (text), properties[PROP_CAN_UNDO]);
    }
  if (can_redo != text->could_redo)
    {
      text->could_redo = can_redo;
      g_object_notify_by_pspec (G_OBJECT (text), properties[PROP_CAN_REDO]);
    }
}

/* Before the buffer inserts: the place is then still the one from before. */
static void
insert_cb (
    GtkTextBuffer *buffer, const GtkTextIter *location, char *words, int length, gpointer user_data)
{
  ReadoutEditorText *text = READOUT_EDITOR_TEXT (user_data);
  guint32 offset = (guint32)gtk_text_iter_get_offset (location);
  g_autofree char *inserted = g_strndup (words, (gsize)length);

  readout_text_mirror_insert (text->mirror, offset, inserted, -1);
  if (!text->loading)
    readout_edit_history_record (text->history, offset, "", inserted);
}

static void
delete_cb (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, gpointer user_data)
{
  ReadoutEditorText *text = READOUT_EDITOR_TEXT (user_data);
  guint32 offset = (guint32)gtk_text_iter_get_offset (start);
  guint32 n_characters = (guint32)gtk_text_iter_get_offset (end) - offset;
  g_autofree char *removed = readout_text_mirror_remove (text->mirror, offset, n_characters);

  if (!text->loading)
    readout_edit_history_record (text->history, offset, removed, "");
}

static void
begin_cb (ReadoutEditorText *text)
{
  readout_edit_history_begin (text->history);
}

static void
end_cb (ReadoutEditorText *text)
{
  readout_edit_history_end (text->history);
}

static gboolean
apply_step_cb (guint32 offset, const char *removed, const char *inserted, gpointer user_data)
{
  ReadoutEditorText *text = READOUT_EDITOR_TEXT (user_data);
  guint32 length = readout_text_mirror_get_length (text->mirror);
  glong n_removed = g_utf8_strlen (removed, -1);
  const char *there;
  GtkTextIter start;
  GtkTextIter end;

  if (offset > length || n_removed > (glong)(length - offset))
    return FALSE;
  there = readout_text_mirror_get_text (text->mirror, NULL) +
          readout_text_mirror_get_byte (text->mirror, offset);
  if (!g_str_has_prefix (there, removed))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (text->buffer, &start, (int)offset);
  gtk_text_buffer_get_iter_at_offset (text->buffer, &end, (int)(offset + n_removed));
  gtk_text_buffer_delete (text->buffer, &start, &end);
  gtk_text_buffer_insert (text->buffer, &start, inserted, -1);
  gtk_text_buffer_place_cursor (text->buffer, &start);
  return TRUE;
}

/* Marks that come or go around words leave the words alone, and with them the selection. FALSE when
 * the change is another one. */
static gboolean
put_around (ReadoutEditorText *text, gsize start, gsize end, const char *markdown)
{
  const char *before = readout_text_mirror_get_text (text->mirror, NULL) + start;
  gsize n_before = end - start;
  gsize n_after = strlen (markdown);
  GtkTextIter from;
  GtkTextIter until;

  if (n_before == 0 || n_after == 0 || MAX (n_before, n_after) - MIN (n_before, n_after) > 8)
    return FALSE;
  for (gsize n = 0; n <= MAX (n_before, n_after) - MIN (n_before, n_after); n++)
    {
      if (n_after > n_before && strncmp (markdown + n, before, n_before) == 0)
        {
          readout_editor_text_get_iter (text, (guint32)end, &until);
          gtk_text_buffer_insert (text->buffer, &until, markdown + n + n_before, -1);
          readout_editor_text_get_iter (text, (guint32)start, &from);
          gtk_text_buffer_insert (text->buffer, &from, markdown, (int)n);
          return TRUE;
        }
      if (n_before > n_after && strncmp (before + n, markdown, n_after) == 0)
        {
          readout_editor_text_get_iter (text, (guint32)(start + n + n_after), &from);
          readout_editor_text_get_iter (text, (guint32)end, &until);
          gtk_text_buffer_delete (text->buffer, &from, &until);
          readout_editor_text_get_iter (text, (guint32)start, &from);
          readout_editor_text_get_iter (text, (guint32)(start + n), &until);
          gtk_text_buffer_delete (text->buffer, &from, &until);
          return TRUE;
        }
    }
  return FALSE;
}

static void
readout_editor_text_finalize (GObject *object)
{
  ReadoutEditorText *text = READOUT_EDITOR_TEXT (object);

  g_clear_object (&text->buffer);
  readout_text_mirror_free (text->mirror);
  readout_edit_history_free (text->history);

  G_OBJECT_CLASS (readout_editor_text_parent_class)->finalize (object);
}

static void
readout_editor_text_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  ReadoutEditorText *text = READOUT_EDITOR_TEXT (object);

  switch (property_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, text->could_undo);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, text->could_redo);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
readout_editor_text_class_init (ReadoutEditorTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = readout_editor_text_finalize;
  object_class->get_property = readout_editor_text_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
readout_editor_text_init (ReadoutEditorText *text)
{
  text->mirror = readout_text_mirror_new ();
  text->history = readout_edit_history_new ();
}

ReadoutEditorText *
readout_editor_text_new (GtkSourceBuffer *buffer)
{
  ReadoutEditorText *text;

  g_return_val_if_fail (GTK_SOURCE_IS_BUFFER (buffer), NULL);

  text = g_object_new (READOUT_TYPE_EDITOR_TEXT, NULL);
  text->buffer = g_object_ref (GTK_TEXT_BUFFER (buffer));
  gtk_text_buffer_set_enable_undo (text->buffer, FALSE);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (insert_cb), text, 0);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (delete_cb), text, 0);
  g_signal_connect_object (buffer, "begin-user-action", G_CALLBACK (begin_cb), text,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (end_cb), text, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (tell), text, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (tell), text, G_CONNECT_SWAPPED);
  return text;
}

const char *
readout_editor_text_peek (ReadoutEditorText *text, gsize *length)
{
  g_return_val_if_fail (READOUT_IS_EDITOR_TEXT (text), NULL);

  return readout_text_mirror_get_text (text->mirror, length);
}

guint32
readout_editor_text_get_byte (ReadoutEditorText *text, const GtkTextIter *iter)
{
  g_return_val_if_fail (READOUT_IS_EDITOR_TEXT (text), 0);

  return readout_text_mirror_get_byte (text->mirror, (guint32)gtk_text_iter_get_offset (iter));
}

void
readout_editor_text_get_iter (ReadoutEditorText *text, guint32 byte, GtkTextIter *iter)
{
  g_return_if_fail (READOUT_IS_EDITOR_TEXT (text));

  gtk_text_buffer_get_iter_at_offset (text->buffer, iter,
                                      (int)readout_text_mirror_get_offset (text->mirror, byte));
}

void
readout_editor_text_get_selection (ReadoutEditorText *text, gsize *start, gsize *end)
{
  GtkTextIter start_iter;
  GtkTextIter end_iter;

  g_return_if_fail (READOUT_IS_EDITOR_TEXT (text));

  gtk_text_buffer_get_selection_bounds (text->buffer, &start_iter, &end_iter);
  *start = readout_editor_text_get_byte (text, &start_iter);
  *end = readout_editor_text_get_byte (text, &end_iter);
}

void
readout_editor_text_select (ReadoutEditorText *text, gsize start, gsize end)
{
  GtkTextIter start_iter;
  GtkTextIter end_iter;

  g_return_if_fail (READOUT_IS_EDITOR_TEXT (text));

  readout_editor_text_get_iter (text, (guint32)MIN (start, G_MAXUINT32), &start_iter);
  readout_editor_text_get_iter (text, (guint32)MIN (end, G_MAXUINT32), &end_iter);
  gtk_text_buffer_select_range (text->buffer, &end_iter, &start_iter);
}

void
readout_editor_text_load (ReadoutEditorText *text,
                          const char *markdown,
                          GPtrArray *groups,
                          gint64 done)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (READOUT_IS_EDITOR_TEXT (text));
  g_return_if_fail (markdown != NULL);
  g_return_if_fail (groups != NULL);

  text->loading = TRUE;
  gtk_text_buffer_get_bounds (text->buffer, &start, &end);
  gtk_text_buffer_delete (text->buffer, &start, &end);
  gtk_text_buffer_insert (text->buffer, &start, markdown, -1);
  gtk_text_buffer_get_start_iter (text->buffer, &start);
  gtk_text_buffer_place_cursor (text->buffer, &start);
  text->loading = FALSE;
  readout_edit_history_restore (text->history, groups, done);
  tell (text);
}

void
readout_editor_text_set (ReadoutEditorText *text, const char *markdown)
{
  gsize length;

  g_return_if_fail (READOUT_IS_EDITOR_TEXT (text));
  g_return_if_fail (markdown != NULL);

  readout_text_mirror_get_text (text->mirror, &length);
  readout_editor_text_replace (text, 0, length, markdown);
}

void
readout_editor_text_replace (ReadoutEditorText *text, gsize start, gsize end, const char *markdown)
{
  const char *before;
  gsize length;
  gsize same = 0;
  gsize same_end = 0;
  GtkTextIter start_iter;
  GtkTextIter end_iter;

  g_return_if_fail (READOUT_IS_EDITOR_TEXT (text));
  g_return_if_fail (markdown != NULL);

  before = readout_text_mirror_get_text (text->mirror, &length);
  end = MIN (end, length);
  start = MIN (start, end);
  before += start;
  length = strlen (markdown);
  while (same < MIN (end - start, length) && before[same] == markdown[same])
    same++;
  while (same > 0 && ((guchar)markdown[same] & 0xc0) == 0x80)
    same--;
  while (same_end < MIN (end - start, length) - same &&
         before[end - start - 1 - same_end] == markdown[length - 1 - same_end])
    same_end++;
  while (same_end > 0 && ((guchar)markdown[length - same_end] & 0xc0) == 0x80)
    same_end--;
  if (same + same_end == length && length == end - start)
    return;
  readout_edit_history_seal (text->history);
  gtk_text_buffer_begin_user_action (text->buffer);
  if (!put_around (text, start, end, markdown))
    {
      readout_editor_text_get_iter (text, (guint32)(start + same), &start_iter);
      readout_editor_text_get_iter (text, (guint32)(end - same_end), &end_iter);
      gtk_text_buffer_delete (text->buffer, &start_iter, &end_iter);
      gtk_text_buffer_insert (text->buffer, &start_iter, markdown + same,
                              (int)(length - same_end - same));
    }
  gtk_text_buffer_end_user_action (text->buffer);
  readout_edit_history_seal (text->history);
}

void
readout_editor_text_apply (ReadoutEditorText *text, const ReadoutMarkdownEdit *edit)
{
  g_return_if_fail (READOUT_IS_EDITOR_TEXT (text));
  g_return_if_fail (edit != NULL);

  readout_editor_text_replace (text, edit->start, edit->end, edit->text);
  readout_editor_text_select (text, edit->select_start, edit->select_end);
}

gboolean
readout_editor_text_can_undo (ReadoutEditorText *text)
{
  g_return_val_if_fail (READOUT_IS_EDITOR_TEXT (text), FALSE);

  return readout_edit_history_can_undo (text->history);
}

gboolean
readout_editor_text_can_redo (ReadoutEditorText *text)
{
  g_return_val_if_fail (READOUT_IS_EDITOR_TEXT (text), FALSE);

  return readout_edit_history_can_redo (text->history);
}

gboolean
readout_editor_text_undo (ReadoutEditorText *text)
{
  gboolean done;

  g_return_val_if_fail (READOUT_IS_EDITOR_TEXT (text), FALSE);

  done = readout_edit_history_undo (text->history, apply_step_cb, text);
  tell (text);
  return done;
}

gboolean
readout_editor_text_redo (ReadoutEditorText *text)
{
  gboolean done;

  g_return_val_if_fail (READOUT_IS_EDITOR_TEXT (text), FALSE);

  done = readout_edit_history_redo (text->history, apply_step_cb, text);
  tell (text);
  return done;
}

ReadoutEditChanges *
readout_editor_text_take_changes (ReadoutEditorText *text)
{
  g_return_val_if_fail (READOUT_IS_EDITOR_TEXT (text), NULL);

  return readout_edit_history_take_changes (text->history);
}
