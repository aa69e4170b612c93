/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The briefing in the editor, and how it is kept.
 */
#include "readout-briefing-document.h"

#include <glib/gi18n.h>

#include "readout-operation.h"

/* Typing is saved after a pause of so many milliseconds; the longest wait is below a second. */
#define SAVE_DELAY 400

/* The setting of a project that says which briefing was open last. */
#define OPEN_SETTING "open-briefing"

struct _ReadoutBriefingDocument
{
  GObject parent_instance;

  ReadoutEditor *editor; /* borrowed */
  ReadoutProject *project;
  gint64 briefing_id;
  gint64 wanted_id; /* the one to open next, 0 for the one that was open last */
  char *title;
  GPtrArray *briefings; /* of the project, without their text; %NULL until they are known */
  char *saved;          /* the text that the project has */
  guint save_source;
  gint64 save_deadline;
  guint n_saving;   /* saves under way: their changes are ours */
  gboolean skipped; /* what was read meanwhile may have been another's */
  GCancellable *cancellable;
};

/* What to write into a briefing, on the project's thread. */
typedef struct
{
  gint64 id;
  char *markdown;
  ReadoutEditChanges *changes;
  gboolean only_history; /* the text came from the project, and may be older than what it has */
} Text;

/* What was read of one. */
typedef struct
{
  ReadoutBriefing *briefing; /* with id 0 when there is none */
  GPtrArray *briefings;      /* all there are, without their text */
  GPtrArray *groups;         /* of its history */
  gint64 done;
} Opened;

enum
{
  PROP_0,
  PROP_BRIEFING_ID,
  PROP_TITLE,
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutBriefingDocument, readout_briefing_document, G_TYPE_OBJECT)

static void load (ReadoutBriefingDocument *document);

static void
free_text (gpointer data)
{
  Text *text = data;

  g_free (text->markdown);
  readout_edit_changes_free (text->changes);
  g_free (text);
}

static void
free_opened (gpointer data)
{
  Opened *opened = data;

  g_clear_object (&opened->briefing);
  g_clear_pointer (&opened->groups, g_ptr_array_unref);
  g_clear_pointer (&opened->briefings, g_ptr_array_unref);
  g_free (opened);
}

/* The briefing that is asked for, else the one that was open last, else the one that was changed
 * last. */
static gint64
choose_briefing (ReadoutStore *store, GPtrArray *briefings, gint64 wanted)
{
  g_autofree char *last = readout_store_get_setting (store, OPEN_SETTING);
  gint64 candidates[] = { wanted, last != NULL ? g_ascii_strtoll (last, NULL, 10) : 0 };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    for (guint j = 0; j < briefings->len; j++)
      if (READOUT_BRIEFING (g_ptr_array_index (briefings, j))->id == candidates[i])
        return candidates[i];
  return briefings->len > 0 ? READOUT_BRIEFING (g_ptr_array_index (briefings, 0))->id : 0;
}

static gpointer
read_briefing (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) briefings = readout_store_list_briefings (store, error);
  Opened *opened;
  gint64 id;

  if (briefings == NULL)
    return NULL;
  id = choose_briefing (store, briefings, *(gint64 *)data);
  opened = g_new0 (Opened, 1);
  opened->briefings = g_ptr_array_ref (briefings);
  opened->briefing =
      id != 0 ? readout_store_get_briefing (store, id, error) : readout_briefing_new ();
  if (opened->briefing != NULL)
    opened->groups = id != 0 ? readout_store_load_briefing_edits (
                                   store, id, opened->briefing->markdown, &opened->done, error)
                             : g_ptr_array_new ();
  if (opened->groups != NULL)
    return opened;
  free_opened (opened);
  return NULL;
}

static gpointer
save_text (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Text *text = data;

  if (text->only_history)
    {
      g_autoptr (ReadoutBriefing) briefing = readout_store_get_briefing (store, text->id, error);

      if (briefing == NULL)
        return NULL;
      if (g_strcmp0 (briefing->markdown, text->markdown) != 0)
        return GINT_TO_POINTER (TRUE);
    }
  return GINT_TO_POINTER (
      readout_store_type_briefing (store, text->id, text->markdown, text->changes, error));
}

/* Not undone: which one is open is no work. */
static gpointer
note_open (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *)data);

  return GINT_TO_POINTER (readout_store_set_setting (store, OPEN_SETTING, id, NULL));
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
  if (document->skipped && document->n_saving == 0 && document->save_source == 0 &&
      (gpointer)document->project == (gpointer)source)
    load (document);
}

static void
save (ReadoutBriefingDocument *document, gboolean only_history)
{
  Text *text;

  g_clear_handle_id (&document->save_source, g_source_remove);
  document->save_deadline = 0;
  if (document->project == NULL || document->briefing_id == 0 || document->editor == NULL ||
      readout_project_is_read_only (document->project))
    return;
  text = g_new0 (Text, 1);
  text->id = document->briefing_id;
  text->markdown = readout_editor_dup_markdown (document->editor);
  text->changes = readout_editor_take_changes (document->editor);
  text->only_history = only_history;
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
  save (document, FALSE);
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
take_title (ReadoutBriefingDocument *document, const char *title)
{
  if (g_strcmp0 (title, document->title) == 0)
    return;
  g_free (document->title);
  document->title = g_strdup (title);
  g_object_notify (G_OBJECT (document), "title");
}

/* Another briefing, with its own history. */
static void
take_other (ReadoutBriefingDocument *document, const Opened *opened)
{
  const ReadoutBriefing *briefing = opened->briefing;
  gint64 id = briefing->id;

  document->briefing_id = id;
  g_free (document->saved);
  document->saved = g_strdup (briefing->markdown != NULL ? briefing->markdown : "");
  readout_editor_load (document->editor, document->saved, opened->groups, opened->done);
  if (id != 0 && !readout_project_is_read_only (document->project))
    readout_project_run_async (document->project, note_open, g_memdup2 (&id, sizeof id), g_free,
                               NULL, NULL, NULL, NULL);
}

static void
take_opened (ReadoutBriefingDocument *document, const Opened *opened)
{
  ReadoutBriefing *briefing = opened->briefing;
  gboolean other = document->briefing_id != briefing->id;

  /* What is being typed is newer than what was read. */
  if (document->save_source != 0 || document->n_saving > 0)
    {
      document->skipped = !other;
      if (!other)
        return;
      readout_briefing_document_flush (document);
    }
  document->wanted_id = 0;
  document->skipped = FALSE;
  g_clear_pointer (&document->briefings, g_ptr_array_unref);
  document->briefings = g_ptr_array_ref (opened->briefings);
  if (other)
    take_other (document, opened);
  else if (g_strcmp0 (document->saved, briefing->markdown) != 0)
    {
      readout_editor_set_markdown (document->editor, briefing->markdown);
      save (document, TRUE);
    }
  readout_editor_set_editable (document->editor, !readout_project_is_read_only (document->project));
  take_title (document, briefing->title);
  if (other)
    g_object_notify (G_OBJECT (document), "briefing-id");
  g_signal_emit (document, signals[LOADED], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutBriefingDocument) document = user_data;
  g_autoptr (GError) error = NULL;
  Opened *opened = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  /* What was asked of a project that the window has left since is of no use. */
  if ((gpointer)document->project == (gpointer)source && document->editor != NULL)
    {
      if (opened != NULL)
        take_opened (document, opened);
      else
        tell_failure (document, error);
    }
  g_clear_pointer (&opened, free_opened);
}

static void
load (ReadoutBriefingDocument *document)
{
  gint64 id = document->wanted_id != 0 ? document->wanted_id : document->briefing_id;

  readout_project_run_async (document->project, read_briefing, g_memdup2 (&id, sizeof id), g_free,
                             free_opened, document->cancellable, read_cb, g_object_ref (document));
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
  g_clear_pointer (&document->title, g_free);
  g_clear_pointer (&document->briefings, g_ptr_array_unref);

  G_OBJECT_CLASS (readout_briefing_document_parent_class)->dispose (object);
}

static void
readout_briefing_document_get_property (GObject *object,
                                        guint property_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  ReadoutBriefingDocument *document = READOUT_BRIEFING_DOCUMENT (object);

  switch (property_id)
    {
    case PROP_BRIEFING_ID:
      g_value_set_int64 (value, document->briefing_id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, document->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
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
  g_object_class_install_property (
      object_class, PROP_TITLE,
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
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
  document->wanted_id = 0;
  g_clear_pointer (&document->saved, g_free);
  g_clear_pointer (&document->briefings, g_ptr_array_unref);
  take_title (document, NULL);
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

void
readout_briefing_document_open (ReadoutBriefingDocument *document, gint64 id)
{
  g_return_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document));

  if (document->project == NULL || id == document->briefing_id)
    return;
  readout_briefing_document_flush (document);
  document->wanted_id = id;
  load (document);
}

GPtrArray *
readout_briefing_document_get_briefings (ReadoutBriefingDocument *document)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document), NULL);

  return document->briefings;
}

const char *
readout_briefing_document_get_title (ReadoutBriefingDocument *document)
{
  g_return_val_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document), NULL);

  return document->title;
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
    save (document, FALSE);
}

char *
readout_briefing_document_dup_title (ReadoutBriefingDocument *document)
{
  const char *markdown;
  const char *line;

  g_return_val_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document), NULL);

  markdown = document->editor != NULL ? readout_editor_peek_markdown (document->editor, NULL) : "";
  line = g_str_has_prefix (markdown, "# ") ? markdown : strstr (markdown, "\n# ");
  if (line != NULL)
    {
      const char *start = strstr (line, "# ") + 2;
      g_autofree char *title = g_strstrip (g_strndup (start, strcspn (start, "\n")));
      if (*title != '\0')
        return g_steal_pointer (&title);
    }
  if (document->title != NULL)
    return g_strdup (document->title);
  return g_strdup (document->project != NULL ? readout_project_get_title (document->project)
                                             : _ ("Briefing"));
}
