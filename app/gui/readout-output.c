/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes briefings and sets them in pages off the main loop.
 */
#include "readout-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/readout-snapshot-store.h"
#include "export/readout-export.h"

#include "readout-footnotes.h"
#include "readout-page-preferences.h"
#include "readout-project-pictures.h"

typedef struct
{
  char *markdown; /* with its definitions, where the output shows them */
  char *title;
  ReadoutPageSettings *settings;
  ReadoutOutput output;
  GFile *file;               /* NULL only sets pages */
  ReadoutSnapshot *snapshot; /* for outputs that need all of the project */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->markdown);
  g_free (job->title);
  g_clear_pointer (&job->settings, readout_page_settings_free);
  g_clear_object (&job->file);
  g_clear_pointer (&job->snapshot, readout_snapshot_unref);
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

/* GIO also knows files that have no path. */
static gboolean
write_bytes (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  gsize size;
  const char *data;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (path != NULL)
    return readout_export_write (path, bytes, error);
  data = g_bytes_get_data (bytes, &size);
  return g_file_replace_contents (file, data != NULL ? data : "", size, NULL, FALSE,
                                  G_FILE_CREATE_NONE, NULL, cancellable, error);
}

/* Takes @text over. */
static gboolean
write_text (GFile *file, char *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return write_bytes (file, bytes, cancellable, error);
}

static gboolean
write_pdf (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (ReadoutPages) pages = typeset (job, cancellable, error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (pages == NULL || !readout_pages_write_pdf_to_stream (pages, stream, cancellable, error) ||
      !g_output_stream_close (stream, cancellable, error))
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return write_bytes (job->file, bytes, cancellable, error);
}

/* The file beside that of the job: its name with another ending. */
static GFile *
get_beside (Job *job, const char *ending)
{
  g_autoptr (GFile) folder = g_file_get_parent (job->file);
  g_autofree char *name = g_file_get_basename (job->file);
  char *dot = strrchr (name, '.');
  g_autofree char *whole = NULL;

  if (dot != NULL && dot > name)
    *dot = '\0';
  whole = g_strconcat (name, ending, NULL);
  return g_file_get_child (folder, whole);
}

/* The pictures that are in the project go beside the text that shows them. Their names change with
 * what they are: one that is there is the same. */
static gboolean
write_pictures (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) addresses =
      readout_export_list_pictures (job->markdown, job->settings->pictures);
  g_autoptr (GFile) folder = g_file_get_parent (job->file);

  for (guint i = 0; i < addresses->len; i++)
    {
      const char *address = g_ptr_array_index (addresses, i);
      g_autoptr (GFile) file = g_file_get_child (folder != NULL ? folder : job->file, address);

      if (g_file_query_exists (file, cancellable) ||
          write_bytes (file, g_hash_table_lookup (job->settings->pictures, address), cancellable,
                       error))
        continue;
      /* Translators: the name of a file; what is wrong comes behind it */
      g_prefix_error (error, _ ("The text was exported, but not its picture “%s”: "), address);
      return FALSE;
    }
  return TRUE;
}

/* The text comes last: where it is, its sources are. */
static gboolean
write_pandoc (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) csl_file = get_beside (job, ".csl.json");
  g_autoptr (GFile) bibtex_file = get_beside (job, ".bib");
  g_autofree char *name = g_file_get_basename (csl_file);
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  return write_text (csl_file, readout_export_csl_json (job->markdown, job->snapshot), cancellable,
                     error) &&
         write_text (bibtex_file, readout_export_bibtex (job->markdown, job->snapshot), cancellable,
                     error) &&
         write_text (job->file, readout_export_pandoc (job->markdown, job->snapshot, valid),
                     cancellable, error) &&
         write_pictures (job, cancellable, error);
}

static gboolean
write_output (Job *job, GCancellable *cancellable, GError **error)
{
  char *text = NULL;

  switch (job->output)
    {
    case READOUT_OUTPUT_PDF:
      return write_pdf (job, cancellable, error);
    case READOUT_OUTPUT_PANDOC:
      return write_pandoc (job, cancellable, error);
    case READOUT_OUTPUT_MARKDOWN:
      return write_text (job->file, g_strdup (job->markdown), cancellable, error) &&
             write_pictures (job, cancellable, error);
    case READOUT_OUTPUT_HTML:
      text = readout_export_html_with_pictures (job->markdown, NULL, job->title, NULL,
                                                job->settings->base_directory,
                                                job->settings->pictures);
      break;
    case READOUT_OUTPUT_CSV:
      text = readout_export_csv (job->snapshot);
      break;
    case READOUT_OUTPUT_JSON:
      text = readout_export_json (job->snapshot);
      break;
    case READOUT_OUTPUT_BIBTEX:
      text = readout_export_bibtex (job->markdown, job->snapshot);
      break;
    case READOUT_OUTPUT_CSL_JSON:
      text = readout_export_csl_json (job->markdown, job->snapshot);
      break;
    }
  return write_text (job->file, text, cancellable, error);
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

/* On the project's thread. */
static gpointer
load_snapshot_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_snapshot_new_from_store (store, cancellable, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->snapshot = readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  if (job->snapshot != NULL)
    g_task_run_in_thread (task, run_job);
  else
    g_task_return_error (task, error);
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
  if (output >= READOUT_OUTPUT_PANDOC)
    {
      job->markdown = g_strdup (markdown);
      readout_project_run_async (project, load_snapshot_cb, NULL, NULL,
                                 (GDestroyNotify)readout_snapshot_unref, cancellable, loaded_cb,
                                 task);
    }
  else
    readout_footnotes_complete_async (project, markdown, cancellable, completed_cb, task);
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

  ReadoutPageSettings *settings = readout_page_preferences_dup_settings (title, folder);
  GHashTable *pictures = project != NULL ? readout_project_pictures_get (project) : NULL;

  if (pictures != NULL)
    settings->pictures = g_hash_table_ref (pictures);
  return settings;
}
