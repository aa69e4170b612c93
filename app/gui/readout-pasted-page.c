/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A web page on the clipboard.
 */
#include "readout-pasted-page.h"

#include <glib/gi18n.h>

/* In bytes. What others put on the clipboard has no end by itself. */
#define PAGE_MAX (64u << 20)
#define CHUNK (256u << 10)

typedef struct
{
  GInputStream *stream;
  GByteArray *bytes;
} Page;

static void read_chunk (GTask *task);

static void
free_page (gpointer data)
{
  Page *page = data;

  g_clear_object (&page->stream);
  g_byte_array_unref (page->bytes);
  g_free (page);
}

static void
chunk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Page *page = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (chunk == NULL)
    g_task_return_error (task, error);
  else if (g_bytes_get_size (chunk) == 0 && page->bytes->len == 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "empty");
  else if (g_bytes_get_size (chunk) == 0)
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_byte_array_ref (page->bytes)),
                           (GDestroyNotify)g_bytes_unref);
  else if (page->bytes->len + g_bytes_get_size (chunk) > PAGE_MAX)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                             _ ("What was copied is too large"));
  else
    {
      g_byte_array_append (page->bytes, g_bytes_get_data (chunk, NULL),
                           (guint)g_bytes_get_size (chunk));
      read_chunk (g_steal_pointer (&task));
    }
}

/* Takes over @task. */
static void
read_chunk (GTask *task)
{
  Page *page = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (page->stream, CHUNK, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), chunk_cb, task);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Page *page = g_task_get_task_data (task);
  GError *error = NULL;

  page->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  if (page->stream == NULL)
    g_task_return_error (task, error);
  else
    read_chunk (g_steal_pointer (&task));
}

void
readout_pasted_page_read_async (GdkClipboard *clipboard,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  static const char *const types[] = { "text/html", NULL };
  GTask *task;
  Page *page;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, readout_pasted_page_read_async);
  page = g_new0 (Page, 1);
  page->bytes = g_byte_array_new ();
  g_task_set_task_data (task, page, free_page);
  gdk_clipboard_read_async (clipboard, (const char **)types, G_PRIORITY_DEFAULT, cancellable,
                            opened_cb, task);
}

GBytes *
readout_pasted_page_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
