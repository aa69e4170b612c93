/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens the document of a report in its own application.
 */
#include "readout-original.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "readout-operation.h"

typedef struct
{
  GtkWindow *parent;
  ReadoutReport *report;
} Request;

/* The endings by which other applications know what a file is. */
static const char *
get_ending (const char *media_type)
{
  static const char *const endings[][2] = {
    { "text/plain", ".txt" },
    { "text/markdown", ".md" },
    { "text/html", ".html" },
    { "application/xhtml+xml", ".xhtml" },
    { "application/pdf", ".pdf" },
    { "application/rtf", ".rtf" },
    { "text/rtf", ".rtf" },
    { "message/rfc822", ".eml" },
    { "application/mbox", ".mbox" },
    { "application/epub+zip", ".epub" },
    { "application/rss+xml", ".xml" },
    { "application/atom+xml", ".xml" },
    { "application/vnd.oasis.opendocument.text", ".odt" },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_strcmp0 (media_type, endings[i][0]) == 0)
      return endings[i][1];
  return "";
}

/* The same document has the same file, so that none is written twice. */
static GFile *
write_original (GBytes *original, ReadoutReport *report, GError **error)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_cache_dir (), "readout", "originals", NULL);
  g_autofree char *name = g_strconcat (report->sha256 != NULL ? report->sha256 : "original",
                                       get_ending (report->media_type), NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                           g_strerror (errno));
      return NULL;
    }
  if (!g_file_set_contents_full (path, g_bytes_get_data (original, NULL),
                                 (gssize)g_bytes_get_size (original),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return NULL;
  return g_file_new_for_path (path);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (parent, result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    readout_operation_toast (GTK_WIDGET (parent), error->message, FALSE);
}

static gpointer
get_original (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_get_original (store, *(gint64 *)data, error);
}

static void
got_original_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Request *request = user_data;
  g_autoptr (GtkWindow) parent = request->parent;
  g_autoptr (ReadoutReport) report = request->report;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) original =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  g_autoptr (GFile) file = NULL;

  if (original != NULL)
    file = write_original (original, report, &error);
  if (file != NULL)
    readout_original_open_file (parent, file);
  else
    readout_operation_toast (GTK_WIDGET (parent),
                             error != NULL ? error->message
                                           : _ ("The project does not keep this document"), FALSE);
}

void
readout_original_open_file (GtkWindow *parent, GFile *file)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (parent));
}

void
readout_original_open_report (GtkWindow *parent, ReadoutProject *project, ReadoutReport *report)
{
  Request *request;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (READOUT_IS_REPORT (report));

  request = g_new (Request, 1);
  request->parent = g_object_ref (parent);
  request->report = g_object_ref (report);
  readout_project_run_async (project, get_original, g_memdup2 (&report->id, sizeof report->id),
                             g_free, (GDestroyNotify)g_bytes_unref, NULL, got_original_cb, request);
}
