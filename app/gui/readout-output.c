/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes briefings and sets them in pages off the main loop.
 */
#include "readout-output.h"

#include <glib/gi18n.h>

#include "export/readout-export.h"

#include "readout-footnotes.h"
#include "readout-page-preferences.h"

typedef struct
{
  char *markdown; /* with its definitions */
  char *title;
  ReadoutPageSettings *settings;
  ReadoutOutput output;
  GFile *file; /* NULL only sets pages */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->markdown);
  g_free (job->title);
  g_clear_pointer (&job->settings, readout_page_settings_free);
  g_clear_object (&job->file);
  g_free (job);
}

static ReadoutPages *
typeset (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutMarkdown) markdown = readout_markdown_new (job->markdown, -1, error);

  if (markdown == NULL)
    return NULL;
  return readout_pages_new (markdown, job->settings, NULL, cancellable, error);
}

/* Text goes through a temporary file of GIO, which also knows files that have no path. */
static gboolean
write_text (Job *job, const char *text, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (job->file);

  if (path != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      return readout_export_write (path, bytes, error);
    }
  return g_file_replace_contents (job->file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE,
                                  NULL, cancellable, error);
}

static gboolean
write_output (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutPages) pages = NULL;
  g_autofree char *html = NULL;

  switch (job->output)
    {
    case READOUT_OUTPUT_MARKDOWN:
      return write_text (job, job->markdown, cancellable, error);
    case READOUT_OUTPUT_HTML:
      html = readout_export_html (job->markdown, NULL, job->title, NULL);
      return write_text (job, html, cancellable, error);
    case READOUT_OUTPUT_PDF:
      pages = typeset (job, cancellable, error);
      return pages != NULL && readout_pages_write_pdf (pages, job->file, cancellable, error);
    }
  g_assert_not_reached ();
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->file != NULL)
    {
      if (write_output (job, cancellable, &error))
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, error);
    }
  else
    {
      ReadoutPages *pages = typeset (job, cancellable, &error);
      if (pages != NULL)
        g_task_return_pointer (task, pages, g_object_unref);
      else
        g_task_return_error (task, error);
    }
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  char *whole = readout_footnotes_complete_finish (READOUT_PROJECT (source), result, &error);

  if (whole == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_free (job->markdown);
  job->markdown = whole;
  g_task_run_in_thread (task, run_job);
}

static void
start_job (ReadoutProject *project,
           const char *markdown,
           const char *title,
           ReadoutOutput output,
           GFile *file,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, start_job);
  job->title = g_strdup (title);
  job->settings = readout_output_dup_page_settings (project, title);
  job->settings->timestamp = g_get_real_time () / G_USEC_PER_SEC;
  job->output = output;
  job->file = file != NULL ? g_object_ref (file) : NULL;
  g_task_set_task_data (task, job, free_job);
  readout_footnotes_complete_async (project, markdown, cancellable, completed_cb, task);
}

gboolean
readout_output_from_string (const char *string, ReadoutOutput *output)
{
  static const char *const names[] = { "markdown", "pdf", "html" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], string))
      {
        *output = i;
        return TRUE;
      }
  return FALSE;
}

void
readout_output_write_async (ReadoutProject *project,
                            const char *markdown,
                            const char *title,
                            ReadoutOutput output,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (G_IS_FILE (file));

  start_job (project, markdown, title, output, file, cancellable, callback, user_data);
}

gboolean
readout_output_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
readout_output_typeset_async (ReadoutProject *project,
                              const char *markdown,
                              const char *title,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (READOUT_IS_PROJECT (project));

  start_job (project, markdown, title, READOUT_OUTPUT_PDF, NULL, cancellable, callback, user_data);
}

ReadoutPages *
readout_output_typeset_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

ReadoutPageSettings *
readout_output_dup_page_settings (ReadoutProject *project, const char *title)
{
  const char *path = project != NULL ? readout_project_get_path (project) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  return readout_page_preferences_dup_settings (title, folder);
}
