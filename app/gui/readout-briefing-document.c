/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The briefing in the editor, and how it is kept.
 */
#include "readout-briefing-document.h"

#include <glib/gi18n.h>

#include "readout-operation.h"

/* Typing is saved after a pause of so many milliseconds; the longest wait is below a second. */
#define SAVE_DELAY 400

struct _ReadoutBriefingDocument
{
  GObject parent_instance;

  ReadoutEditor *editor; /* borrowed */
  ReadoutProject *project;
  gint64 briefing_id;
  char *saved; /* the text that the project has */
  guint save_source;
  gint64 save_deadline;
  guint n_saving; /* saves under way: their changes are ours */
  GCancellable *cancellable;
};

/* What to write into a briefing, on the project's thread. */
typedef struct
{
  gint64 id;
  char *markdown;
} Text;

enum
{
  PROP_0,
  PROP_BRIEFING_ID,
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutBriefingDocument, readout_briefing_document, G_TYPE_OBJECT)

static void
free_text (gpointer data)
{
  Text *text = data;

  g_free (text->markdown);
  g_free (text);
}

/* The briefing that was changed last; a record with id 0 when there is none. */
static gpointer
read_briefing (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) briefings = readout_store_list_briefings (store, error);

  if (briefings == NULL)
    return NULL;
  if (briefings->len == 0)
    return readout_briefing_new ();
  return readout_store_get_briefing (store, READOUT_BRIEFING (g_ptr_array_index (briefings, 0))->id,
                                     error);
}

static gpointer
save_text (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Text *text = data;

  return GINT_TO_POINTER (
      readout_store_set_briefing_markdown (store, text->id, text->markdown, TRUE, error));
}

static void
tell_failure (ReadoutBriefingDocument *document, const GError *error)
{
  if (document->editor != NULL && error != NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    readout_operation_toast (GTK_WIDGET (document->editor), error->message, FALSE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutBriefingDocument) document = user_data;
  g_autoptr (GError) error = NULL;

  document->n_saving--;
  if (readout_project_run_finish (READOUT_PROJECT (source), result, &error) == NULL)
    tell_failure (document, error);
}

static void
save (ReadoutBriefingDocument *document)
{
  Text *text;

  g_clear_handle_id (&document->save_source, g_source_remove);
  document->save_deadline = 0;
  if (document->project == NULL || document->briefing_id == 0)
    return;
  text = g_new0 (Text, 1);
  text->id = document->briefing_id;
  text->markdown = readout_editor_dup_markdown (document->editor);
  g_free (document->saved);
  document->saved = g_strdup (text->markdown);
  document->n_saving++;
  readout_project_run_async (document->project, save_text, text, free_text, NULL, NULL, saved_cb,
                             g_object_ref (document));
}

static gboolean
save_cb (gpointer user_data)
{
  ReadoutBriefingDocument *document = READOUT_BRIEFING_DOCUMENT (user_data);

  document->save_source = 0;
  save (document);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (ReadoutBriefingDocument *document)
{
  gint64 now = g_get_monotonic_time () / 1000;

  if (document->save_deadline == 0)
    document->save_deadline = now + 2 * SAVE_DELAY;
  g_clear_handle_id (&document->save_source, g_source_remove);
  document->save_source = g_timeout_add (
      (guint)CLAMP (document->save_deadline - now, 0, SAVE_DELAY), save_cb, document);
}

static void
take_briefing (ReadoutBriefingDocument *document, ReadoutBriefing *briefing)
{
  gboolean other = document->briefing_id != briefing->id;
  const char *markdown = briefing->markdown != NULL ? briefing->markdown : "";

  /* What is being typed is newer than what was read. */
  if (!other && (document->save_source != 0 || document->n_saving > 0))
    return;
  document->briefing_id = briefing->id;
  if (other || g_strcmp0 (document->saved, markdown) != 0)
    {
      g_free (document->saved);
      document->saved = g_strdup (markdown);
      readout_editor_set_markdown (document->editor, markdown);
    }
  readout_editor_set_editable (document->editor, !readout_project_is_read_only (document->project));
  if (other)
    g_object_notify (G_OBJECT (document), "briefing-id");
  g_signal_emit (document, signals[LOADED], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutBriefingDocument) document = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutBriefing) briefing =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  /* What was asked of a project that the window has left since is of no use. */
  if ((gpointer)document->project != (gpointer)source || document->editor == NULL)
    return;
  if (briefing != NULL)
    take_briefing (document, briefing);
  else
    tell_failure (document, error);
}

static void
load (ReadoutBriefingDocument *document)
{
  readout_project_run_async (document->project, read_briefing, NULL, NULL, g_object_unref,
                             document->cancellable, read_cb, g_object_ref (document));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutBriefingDocument *document = READOUT_BRIEFING_DOCUMENT (user_data);

  if ((changes & READOUT_CHANGES_BRIEFINGS) != 0)
    load (document);
}

static void
readout_briefing_document_dispose (GObject *object)
{
  ReadoutBriefingDocument *document = READOUT_BRIEFING_DOCUMENT (object);

  g_clear_handle_id (&document->save_source, g_source_remove);
  g_cancellable_cancel (document->cancellable);
  g_clear_object (&document->cancellable);
  g_clear_object (&document->project);
  g_clear_weak_pointer (&document->editor);
  g_clear_pointer (&document->saved, g_free);

  G_OBJECT_CLASS (readout_briefing_document_parent_class)->dispose (object);
}

static void
readout_briefing_document_get_property (GObject *object,
                                        guint property_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  if (property_id == PROP_BRIEFING_ID)
    g_value_set_int64 (value, READOUT_BRIEFING_DOCUMENT (object)->briefing_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
readout_briefing_document_class_init (ReadoutBriefingDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = readout_briefing_document_dispose;
  object_class->get_property = readout_briefing_document_get_property;

  g_object_class_install_property (object_class, PROP_BRIEFING_ID,
                                   g_param_spec_int64 ("briefing-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  signals[LOADED] = g_signal_new ("loaded", READOUT_TYPE_BRIEFING_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_briefing_document_init (ReadoutBriefingDocument *document)
{
}

ReadoutBriefingDocument *
readout_briefing_document_new (ReadoutEditor *editor)
{
  ReadoutBriefingDocument *document;

  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);

  document = g_object_new (READOUT_TYPE_BRIEFING_DOCUMENT, NULL);
  g_set_weak_pointer (&document->editor, editor);
  g_signal_connect_object (editor, "edited", G_CALLBACK (edited_cb), document, G_CONNECT_SWAPPED);
  return document;
}

void
readout_briefing_document_set_project (ReadoutBriefingDocument *document, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document));

  if (document->project != NULL)
    {
      readout_briefing_document_flush (document);
      g_signal_handlers_disconnect_by_data (document->project, document);
      g_cancellable_cancel (document->cancellable);
      g_clear_object (&document->cancellable);
    }
  g_set_object (&document->project, project);
  document->briefing_id = 0;
  g_clear_pointer (&document->saved, g_free);
  if (project == NULL)
    return;
  document->cancellable = g_cancellable_new ();
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), document, 0);
  load (document);
}

ReadoutProject *
readout_briefing_document_get_project (ReadoutBriefingDocument *document)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document), NULL);

  return document->project;
}

gint64
readout_briefing_document_get_id (ReadoutBriefingDocument *document)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document), 0);

  return document->briefing_id;
}

void
readout_briefing_document_flush (ReadoutBriefingDocument *document)
{
  g_return_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document));

  if (document->save_source != 0)
    save (document);
}

char *
readout_briefing_document_dup_title (ReadoutBriefingDocument *document)
{
  g_autofree char *markdown = NULL;
  const char *line;

  g_return_val_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document), NULL);

  markdown = readout_editor_dup_markdown (document->editor);
  line = g_str_has_prefix (markdown, "# ") ? markdown : strstr (markdown, "\n# ");
  if (line != NULL)
    {
      const char *start = strstr (line, "# ") + 2;
      g_autofree char *title = g_strstrip (g_strndup (start, strcspn (start, "\n")));
      if (*title != '\0')
        return g_steal_pointer (&title);
    }
  return g_strdup (document->project != NULL ? readout_project_get_title (document->project)
                                             : _ ("Briefing"));
}
