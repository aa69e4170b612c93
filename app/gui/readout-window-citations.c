/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From citations to reports in the window, and back.
 */
#include "readout-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/readout-briefing-opener.h"

#include "readout-dialogs.h"

/* A longer file is no briefing. */
#define MAX_MARKDOWN_LENGTH READOUT_MARKDOWN_MAX_LENGTH

/* A Markdown file on its way into the project. */
typedef struct
{
  char *title; /* where it has no heading */
  char *text;
} Opened;

/* A citation whose statement is looked for. */
typedef struct
{
  ReadoutWindow *window;
  char *key;
} Citation;

static gpointer
find_citation (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = readout_store_find_citation (store, data, error);

  return id != 0 ? readout_store_get_statement (store, id, error) : NULL;
}

static void
citation_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Citation *citation = user_data;
  g_autoptr (ReadoutWindow) window = citation->window;
  g_autofree char *key = citation->key;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStatement) statement =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (window->closing || (gpointer)window->project != (gpointer)source)
    return;
  if (statement != NULL)
    readout_window_open_statement (window, statement->report_id, statement->id);
  else if (error != NULL)
    readout_window_toast (window, error->message);
  else if (!readout_briefing_pane_show_note (window->briefing, key))
    readout_window_toast (window, _ ("The project knows no statement of this citation"));
}

static void
citation_activated_cb (ReadoutWindow *window, const char *key)
{
  Citation *citation;

  if (window->project == NULL)
    return;
  citation = g_new0 (Citation, 1);
  citation->window = g_object_ref (window);
  citation->key = g_strdup (key);
  readout_project_run_async (window->project, find_citation, g_strdup (key), g_free, g_object_unref,
                             NULL, citation_found_cb, citation);
}

static void
go_to_citation_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutWindow *window = READOUT_WINDOW (user_data);
  gint64 briefing_id;
  const char *key;
  guint ordinal;

  if (window->project == NULL)
    return;
  g_variant_get (parameter, "(x&su)", &briefing_id, &key, &ordinal);
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
  readout_briefing_pane_go_to_citation (window->briefing, briefing_id, key, ordinal);
}

static void
free_opened (gpointer data)
{
  Opened *opened = data;

  g_free (opened->title);
  g_free (opened->text);
  g_free (opened);
}

static char *
dup_title (const Opened *opened)
{
  const char *line =
      g_str_has_prefix (opened->text, "# ") ? opened->text : strstr (opened->text, "\n# ");

  if (line != NULL)
    {
      const char *words = strstr (line, "# ") + 2;
      g_autofree char *title = g_strstrip (g_strndup (words, strcspn (words, "\n")));
      if (*title != '\0')
        return g_steal_pointer (&title);
    }
  return g_strdup (opened->title);
}

/* Its footnotes come along; those that the project keeps go out of the text, which stays byte for
 * byte what it was otherwise. */
static gpointer
add_opened (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Opened *opened = data;
  g_autofree char *title = dup_title (opened);
  g_autofree gint64 *id = g_new0 (gint64, 1);

  *id = readout_briefing_opener_add (store, title, opened->text, NULL, cancellable, error);
  return *id != 0 ? g_steal_pointer (&id) : NULL;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (window->closing || (gpointer)window->project != (gpointer)source)
    return;
  if (id == NULL)
    {
      readout_dialogs_show_error (GTK_WINDOW (window), _ ("The File Was Not Opened"),
                                                          error->message);
      return;
    }
  readout_window_show_pane (window, READOUT_PANE_BRIEFING);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-briefing", "x", *id);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.toast-undo", "s",
                              _ ("Opened as a briefing of this project"));
}

/* Text as briefings have it: UTF-8 with plain line ends; NULL for what is none. */
static char *
dup_markdown (const char *bytes, gsize length)
{
  GString *text;

  if (length > MAX_MARKDOWN_LENGTH)
    return NULL;
  if (g_str_has_prefix (bytes, "\xef\xbb\xbf"))
    {
      bytes += 3;
      length -= 3;
    }
  if (!g_utf8_validate_len (bytes, length, NULL))
    return NULL;
  text = g_string_new_len (bytes, (gssize)length);
  g_string_replace (text, "\r\n", "\n", 0);
  g_string_replace (text, "\r", "\n", 0);
  return g_string_free (text, FALSE);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  gsize length;
  Opened *opened;
  char *dot;

  g_file_load_contents_finish (G_FILE (source), result, &bytes, &length, NULL, &error);
  if (window->closing || window->project == NULL)
    return;
  if (error != NULL)
    {
      readout_dialogs_show_error (GTK_WINDOW (window), _ ("The File Was Not Opened"),
                                                          error->message);
      return;
    }
  opened = g_new0 (Opened, 1);
  opened->text = dup_markdown (bytes, length);
  opened->title = g_utf8_make_valid (base, -1);
  dot = strrchr (opened->title, '.');
  if (dot != NULL && dot != opened->title)
    *dot = '\0';
  if (opened->text == NULL)
    {
      free_opened (opened);
      readout_dialogs_show_error (GTK_WINDOW (window), _ ("The File Was Not Opened"),
                                                          _ ("It is not a text in UTF-8."));
      return;
    }
  readout_project_run_async (window->project, add_opened, opened, free_opened, g_free, NULL,
                             opened_cb, g_object_ref (window));
}

static void
open_file (ReadoutWindow *window, GFile *file)
{
  if (window->project == NULL)
    return;
  readout_briefing_pane_flush (window->briefing);
  g_file_load_contents_async (file, NULL, read_cb, g_object_ref (window));
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (file != NULL)
    open_file (READOUT_WINDOW (user_data), file);
}

static void
open_markdown_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_dialogs_choose_files (GTK_WINDOW (user_data), _ ("Open a Markdown File as a Briefing"),
                                                           READOUT_FILES_MARKDOWN, FALSE, chosen_cb,
                                                           user_data);
}

/* For scripts and tests: the address of the file. */
static void
open_markdown_from_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (READOUT_WINDOW (user_data), file);
}

void
readout_window_add_citations (ReadoutWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "open-markdown", .activate = open_markdown_cb },
    { .name = "open-markdown-from", .activate = open_markdown_from_cb, .parameter_type = "s" },
    { .name = "go-to-citation", .activate = go_to_citation_cb, .parameter_type = "(xsu)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_object (window->briefing, "citation-activated",
                           G_CALLBACK (citation_activated_cb), window, G_CONNECT_SWAPPED);
}
