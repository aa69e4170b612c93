/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies and pastes Markdown with its footnotes.
 */
#include "readout-editor-clipboard.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/readout-citation-store.h"
#include "briefing/readout-own-notes.h"

#include "readout-operation.h"

#define MARKDOWN_TYPE "text/markdown"

/* More is not pasted. */
#define MAX_LENGTH (64 * 1024 * 1024)

struct _ReadoutEditorClipboard
{
  GObject parent_instance;

  GtkSourceView *view; /* borrowed; NULL once it is gone */
  GtkTextBuffer *buffer;
  ReadoutProject *project;
  char *copied; /* what is being copied or cut; NULL for nothing */
};

/* Text that is to be copied or pasted, for the project's thread. */
typedef struct
{
  char *part; /* what is copied or pasted */
  char *host; /* the text that it is of, or goes into */
} Texts;

/* What was on the clipboard when the definitions were asked for. */
typedef struct
{
  ReadoutEditorClipboard *self;
  GdkContentProvider *content;
  char *part;
} Copied;

G_DEFINE_FINAL_TYPE (ReadoutEditorClipboard, readout_editor_clipboard, G_TYPE_OBJECT)

static void
free_texts (gpointer data)
{
  Texts *texts = data;

  g_free (texts->part);
  g_free (texts->host);
  g_free (texts);
}

static char *
dup_text (ReadoutEditorClipboard *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static Texts *
new_texts (ReadoutEditorClipboard *self, const char *part)
{
  Texts *texts = g_new0 (Texts, 1);

  texts->part = g_strdup (part);
  texts->host = dup_text (self);
  return texts;
}

/* --- Copying ------------------------------------------------------------------------------------
 */

/* The definitions that the project keeps of what @whole refers to, behind it. */
static gboolean
add_kept (ReadoutStore *store, GString *whole, GError **error)
{
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (whole->str, -1, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *references;

  if (markdown == NULL)
    return FALSE;
  references = readout_markdown_get_references (markdown);
  for (guint i = 0; i < references->len; i++)
    {
      const ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      g_autoptr (GError) local_error = NULL;
      g_autofree char *definition = NULL;

      if (reference->note != NULL || !g_hash_table_add (seen, (gpointer)reference->key))
        continue;
      definition = readout_citation_dup_kept (reference->key, store, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (definition != NULL)
        g_string_append_printf (whole, "\n\n%s", definition);
    }
  return TRUE;
}

/* What is copied with the definitions that it rests on: those of the text, then those that the
 * project keeps. */
static gpointer
add_definitions (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Texts *texts = data;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *own = readout_own_notes_dup_definitions (texts->host, texts->part, &local_error);
  g_autoptr (GString) whole = g_string_new (texts->part);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (own != NULL)
    g_string_append_printf (whole, "\n\n%s", own);
  if (!add_kept (store, whole, error))
    return NULL;
  g_string_append_c (whole, '\n');
  return g_strdup (whole->str);
}

static void
defined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Copied *copied = user_data;
  g_autoptr (ReadoutEditorClipboard) self = copied->self;
  g_autoptr (GdkContentProvider) content = copied->content;
  g_autofree char *part = copied->part;
  g_autofree char *whole = readout_project_run_finish (READOUT_PROJECT (source), result, NULL);
  GdkClipboard *clipboard;

  if (whole == NULL || self->view == NULL)
    return;
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->view));
  /* Something else may have been copied since. */
  if (gdk_clipboard_get_content (clipboard) == content)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (whole, strlen (whole));
      GdkContentProvider *providers[] = {
        gdk_content_provider_new_for_bytes (MARKDOWN_TYPE, bytes),
        gdk_content_provider_new_typed (G_TYPE_STRING, part),
      };
      g_autoptr (GdkContentProvider) both =
          gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
      gdk_clipboard_set_content (clipboard, both);
    }
}

/* Cutting takes the text away, so it is looked at before; definitions may be among what is cut. */
static void
before_copy_cb (ReadoutEditorClipboard *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *part = NULL;

  g_clear_pointer (&self->copied, g_free);
  if (self->project == NULL || !gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end))
    return;
  part = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  if (strstr (part, "[^") != NULL)
    self->copied = g_steal_pointer (&part);
}

static void
after_copy_cb (ReadoutEditorClipboard *self)
{
  Copied *copied;
  GdkContentProvider *content;

  if (self->copied == NULL)
    return;
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self->view)));
  if (content == NULL)
    return;
  copied = g_new0 (Copied, 1);
  copied->self = g_object_ref (self);
  copied->content = g_object_ref (content);
  copied->part = g_steal_pointer (&self->copied);
  readout_project_run_async (self->project, add_definitions, new_texts (self, copied->part),
                             free_texts, g_free, NULL, defined_cb, copied);
}

/* --- Pasting ------------------------------------------------------------------------------------
 */

static gpointer
merge_notes (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Texts *texts = data;

  return readout_own_notes_merge (texts->host, texts->part, readout_citation_dup_kept, store,
                                  error);
}

/* At the end of the text, parted from what is there. */
static void
append_notes (ReadoutEditorClipboard *self, const char *notes)
{
  GtkTextIter end;
  GtkTextIter before;
  GtkTextIter cursor;
  int offset;
  g_autofree char *tail = NULL;
  g_autofree char *parted = NULL;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  offset = gtk_text_iter_get_offset (&cursor);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  before = end;
  gtk_text_iter_backward_chars (&before, 2);
  tail = gtk_text_iter_get_slice (&before, &end);
  parted = g_strdup_printf ("%s%s\n",
                            g_str_has_suffix (tail, "\n\n") || *tail == '\0' ? ""
                            : g_str_has_suffix (tail, "\n")                  ? "\n"
                                                                             : "\n\n",
                            notes);
  gtk_text_buffer_insert (self->buffer, &end, parted, -1);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (self->buffer, &cursor);
}

static void
insert (ReadoutEditorClipboard *self, const char *body, const char *notes)
{
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (self->buffer, body, -1, TRUE);
  if (notes != NULL)
    append_notes (self, notes);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                      gtk_text_buffer_get_insert (self->buffer));
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutEditorClipboard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutMergedNotes) merged =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (self->view == NULL || (gpointer)self->project != (gpointer)source)
    return;
  if (merged == NULL)
    {
      if (!g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
        readout_operation_toast (GTK_WIDGET (self->view), error->message, FALSE);
      return;
    }
  insert (self, merged->body, merged->notes);
  if (merged->n_renamed > 0)
    {
      g_autofree char *words = g_strdup_printf (
          g_dngettext (NULL, "%'u footnote got another id: its own was taken",
                       "%'u footnotes got other ids: their own were taken", merged->n_renamed),
          merged->n_renamed);
      readout_operation_toast (GTK_WIDGET (self->view), words, FALSE);
    }
}

static void
text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutEditorClipboard) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && self->view != NULL)
    readout_editor_clipboard_insert (self, text);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutEditorClipboard) self = user_data;
  GOutputStream *bytes = G_OUTPUT_STREAM (source);
  gsize length;
  g_autofree char *text = NULL;

  if (g_output_stream_splice_finish (bytes, result, NULL) < 0 || self->view == NULL)
    return;
  length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (bytes));
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (bytes)),
                    MIN (length, MAX_LENGTH));
  readout_editor_clipboard_insert (self, text);
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutEditorClipboard) self = user_data;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) bytes = NULL;

  if (stream == NULL)
    {
      gdk_clipboard_read_text_async (GDK_CLIPBOARD (source), NULL, text_cb, g_object_ref (self));
      return;
    }
  bytes = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
      bytes, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, read_cb, g_object_ref (self));
}

static void
paste_cb (GtkTextView *view, gpointer user_data)
{
  static const char *types[] = { MARKDOWN_TYPE, NULL };
  ReadoutEditorClipboard *self = READOUT_EDITOR_CLIPBOARD (user_data);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (self->project == NULL || !gtk_text_view_get_editable (view))
    return;
  if (gdk_content_formats_contain_mime_type (formats, MARKDOWN_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, stream_cb,
                              g_object_ref (self));
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
           gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ||
           gdk_content_formats_contain_mime_type (formats, "text/plain"))
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, g_object_ref (self));
  else
    return;
  g_signal_stop_emission_by_name (view, "paste-clipboard");
}

static void
readout_editor_clipboard_dispose (GObject *object)
{
  ReadoutEditorClipboard *self = READOUT_EDITOR_CLIPBOARD (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->project);
  g_clear_pointer (&self->copied, g_free);
  self->view = NULL;

  G_OBJECT_CLASS (readout_editor_clipboard_parent_class)->dispose (object);
}

static void
readout_editor_clipboard_class_init (ReadoutEditorClipboardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_editor_clipboard_dispose;
}

static void
readout_editor_clipboard_init (ReadoutEditorClipboard *self)
{
}

ReadoutEditorClipboard *
readout_editor_clipboard_new (GtkSourceView *view)
{
  static const char *const signals[] = { "copy-clipboard", "cut-clipboard" };
  ReadoutEditorClipboard *self = g_object_new (READOUT_TYPE_EDITOR_CLIPBOARD, NULL);

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_signal_connect_object (view, signals[i], G_CALLBACK (before_copy_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (view, signals[i], G_CALLBACK (after_copy_cb), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  g_signal_connect_object (view, "paste-clipboard", G_CALLBACK (paste_cb), self, 0);
  return self;
}

void
readout_editor_clipboard_set_project (ReadoutEditorClipboard *clipboard, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_EDITOR_CLIPBOARD (clipboard));

  g_set_object (&clipboard->project, project);
}

/* @text with the line ends of a briefing, and nothing that is no text. Owned by the caller. */
static char *
dup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (valid);

  g_string_replace (clean, "\r\n", "\n", 0);
  g_string_replace (clean, "\r", "\n", 0);
  return g_string_free (clean, FALSE);
}

void
readout_editor_clipboard_insert (ReadoutEditorClipboard *clipboard, const char *text)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (READOUT_IS_EDITOR_CLIPBOARD (clipboard));
  g_return_if_fail (text != NULL);

  clean = dup_clean (text);
  if (clipboard->project == NULL || strstr (clean, "[^") == NULL)
    {
      insert (clipboard, clean, NULL);
      return;
    }
  readout_project_run_async (clipboard->project, merge_notes, new_texts (clipboard, clean),
                             free_texts, (GDestroyNotify)readout_merged_notes_free, NULL, merged_cb,
                             g_object_ref (clipboard));
}
