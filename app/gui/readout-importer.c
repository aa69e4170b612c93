/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Imports, one after the other, and the list of what became of their documents.
 */
#include "readout-importer.h"

#include <glib/gi18n.h>

#include "store/readout-intake.h"

#include "readout-engines.h"
#include "readout-import-refresh.h"

/* How often it is asked which documents are being read, in milliseconds. */
#define POLL_TIME 100

struct _ReadoutImporter
{
  GObject parent_instance;

  ReadoutProject *project;
  ReadoutImportList *list;
  GQueue waiting; /* of Import */
  struct _Import *current;
  GCancellable *cancellable;
  guint poll_source;
  guint n_done;
  guint n_total;
  gboolean wants_refresh; /* when the import is over */
};

/* What the person asked for at once. One of files, bytes and items is set. */
typedef struct _Import
{
  ReadoutProject *project;
  GPtrArray *files; /* of GFile */
  GBytes *bytes;
  char *name;
  GPtrArray *items; /* of ReadoutImportItem: what is read again */
  ReadoutIntake *intake;
  GPtrArray *documents; /* of ReadoutImportItem: of each document of the intake; NULL until known */
  GPtrArray *last;      /* of ReadoutImportItem or NULL: of each document, the last that came */
} Import;

enum
{
  PROGRESSED,
  FINISHED,
  FOUND_NOTHING,
  N_SIGNALS
};

enum
{
  PROP_0,
  PROP_BUSY,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutImporter, readout_importer, G_TYPE_OBJECT)

static void start_next (ReadoutImporter *importer);

static void
free_import (gpointer data)
{
  Import *import = data;

  g_object_unref (import->project);
  g_clear_pointer (&import->files, g_ptr_array_unref);
  g_clear_pointer (&import->bytes, g_bytes_unref);
  g_clear_pointer (&import->items, g_ptr_array_unref);
  g_clear_pointer (&import->documents, g_ptr_array_unref);
  g_clear_pointer (&import->last, g_ptr_array_unref);
  g_clear_object (&import->intake);
  g_free (import->name);
  g_free (import);
}

static void
set_state (ReadoutImporter *importer,
           ReadoutImportItem *item,
           ReadoutImportState state,
           const char *words)
{
  readout_import_item_set_state (item, state, words);
  readout_import_list_update (importer->list, item);
}

/* The item of a document that is known now: the one that is read again, or a new one. @first:
 * whether it is the first document that came of what was given */
static ReadoutImportItem *
add_document (ReadoutImporter *importer, Import *import, guint number, gboolean first)
{
  const ReadoutIntakeDocument *document = readout_intake_get_document (import->intake, number);
  ReadoutImportItem *item = NULL;

  if (import->items != NULL)
    item = g_ptr_array_index (import->items, document->given);
  if (item == NULL || !first)
    {
      ReadoutImportItem *before =
          number > 0 ? g_ptr_array_index (import->documents, number - 1) : NULL;
      g_autoptr (ReadoutImportItem) added =
          readout_import_item_new (document->file, document->bytes, document->name, NULL);

      if (item != NULL && before != NULL && before->place != NULL)
        readout_import_list_insert_after (importer->list, before, added);
      else
        readout_import_list_append (importer->list, added);
      item = added;
    }
  else if (g_strcmp0 (item->name, document->name) != 0)
    {
      /* What was a folder that could not be opened. */
      g_set_object (&item->file, document->file);
      g_free (item->name);
      item->name = g_strdup (document->name);
      readout_import_list_update (importer->list, item);
    }
  item->import = import;
  item->number = number;
  return item;
}

static void
add_documents (ReadoutImporter *importer, Import *import)
{
  guint n = readout_intake_get_n_documents (import->intake);
  guint given = G_MAXUINT;

  if (import->documents != NULL || n == 0)
    return;
  import->documents = g_ptr_array_new_full (n, g_object_unref);
  import->last = g_ptr_array_new ();
  g_ptr_array_set_size (import->last, n);
  readout_import_list_begin_update (importer->list);
  for (guint i = 0; i < n; i++)
    {
      guint from = readout_intake_get_document (import->intake, i)->given;

      g_ptr_array_add (import->documents,
                       g_object_ref (add_document (importer, import, i, from != given)));
      given = from;
    }
  readout_import_list_end_update (importer->list);
}

static void
fill_item (ReadoutImportItem *item, const ReadoutIntakeOutcome *outcome)
{
  static const ReadoutImportState states[] = {
    [READOUT_INTAKE_ADDED] = READOUT_IMPORT_ADDED,
    [READOUT_INTAKE_DUPLICATE] = READOUT_IMPORT_PRESENT,
    [READOUT_INTAKE_FAILED] = READOUT_IMPORT_FAILED,
    [READOUT_INTAKE_CANCELLED] = READOUT_IMPORT_CANCELLED,
  };

  readout_import_item_set_state (item, states[outcome->state], outcome->words);
  g_set_object (&item->report, outcome->report);
  item->n_statements = outcome->n_statements;
  if (g_strcmp0 (item->name, outcome->name) != 0)
    {
      g_free (item->name);
      item->name = g_strdup (outcome->name);
    }
}

static void
take_outcome (ReadoutImporter *importer, Import *import, const ReadoutIntakeOutcome *outcome)
{
  ReadoutImportItem *item = g_ptr_array_index (import->documents, outcome->document);
  ReadoutImportItem *last = g_ptr_array_index (import->last, outcome->document);

  if (item->place == NULL)
    return;
  if (last == NULL)
    {
      fill_item (item, outcome);
      readout_import_list_update (importer->list, item);
      import->last->pdata[outcome->document] = item;
    }
  else
    {
      g_autoptr (ReadoutImportItem) next =
          readout_import_item_new (item->file, item->bytes, outcome->name, item);

      fill_item (next, outcome);
      readout_import_list_insert_after (importer->list, last, next);
      import->last->pdata[outcome->document] = next;
    }
}

static void
mark_begun (ReadoutImporter *importer, Import *import)
{
  g_autoptr (GArray) begun = NULL;

  if (import->documents == NULL)
    return;
  begun = readout_intake_take_begun (import->intake);
  for (guint i = 0; i < begun->len; i++)
    {
      ReadoutImportItem *item =
          g_ptr_array_index (import->documents, g_array_index (begun, guint, i));

      if (item->state == READOUT_IMPORT_WAITING)
        set_state (importer, item, READOUT_IMPORT_READING, NULL);
    }
}

static gboolean
poll_cb (gpointer user_data)
{
  ReadoutImporter *importer = READOUT_IMPORTER (user_data);

  if (importer->current == NULL || importer->current->intake == NULL)
    return G_SOURCE_CONTINUE;
  readout_import_list_begin_update (importer->list);
  mark_begun (importer, importer->current);
  readout_import_list_end_update (importer->list);
  return G_SOURCE_CONTINUE;
}

/* Documents of which nothing came. */
static void
finish_items (ReadoutImporter *importer, Import *import, const char *words)
{
  GPtrArray *items = import->documents != NULL ? import->documents : import->items;
  ReadoutImportState state = words != NULL ? READOUT_IMPORT_FAILED : READOUT_IMPORT_CANCELLED;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      ReadoutImportItem *item = g_ptr_array_index (items, i);

      if (item->import == import && readout_import_item_can_cancel (item))
        set_state (importer, item, state, words);
      if (item->import == import)
        item->import = NULL;
    }
}

static void
finish (ReadoutImporter *importer, const GError *error)
{
  Import *import = g_steal_pointer (&importer->current);
  GPtrArray *outcomes =
      import->intake != NULL ? readout_intake_get_outcomes (import->intake) : NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  const char *words = error != NULL && !cancelled ? error->message : NULL;
  gboolean is_empty = error == NULL && import->intake != NULL &&
                      readout_intake_get_n_documents (import->intake) == 0;
  guint n_added = 0;

  if (outcomes == NULL)
    outcomes = none;
  for (guint i = 0; i < outcomes->len; i++)
    {
      const ReadoutIntakeOutcome *outcome = g_ptr_array_index (outcomes, i);
      if (outcome->state == READOUT_INTAKE_ADDED)
        n_added++;
    }
  readout_import_list_begin_update (importer->list);
  finish_items (importer, import, is_empty ? _ ("There are no documents in this folder") : words);
  readout_import_list_end_update (importer->list);
  g_clear_object (&importer->cancellable);
  g_clear_handle_id (&importer->poll_source, g_source_remove);
  readout_project_end_flood (import->project);
  importer->n_done = 0;
  importer->n_total = 0;
  if (g_queue_is_empty (&importer->waiting))
    g_object_notify (G_OBJECT (importer), "busy");
  if (is_empty)
    g_signal_emit (importer, signals[FOUND_NOTHING], 0);
  g_signal_emit (importer, signals[FINISHED], 0, outcomes, n_added, words);
  free_import (import);
  if (importer->current == NULL && !g_queue_is_empty (&importer->waiting))
    start_next (importer);
  else if (importer->wants_refresh)
    readout_importer_refresh (importer, NULL);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutImporter) importer = user_data;
  g_autoptr (GError) error = NULL;

  readout_intake_run_finish (READOUT_INTAKE (source), result, &error);
  finish (importer, error);
}

static void
progress_cb (guint n_done, guint n_total, GPtrArray *outcomes, gpointer user_data)
{
  ReadoutImporter *importer = READOUT_IMPORTER (user_data);
  Import *import = importer->current;

  if (n_total == 0 || import == NULL)
    return;
  readout_import_list_begin_update (importer->list);
  add_documents (importer, import);
  mark_begun (importer, import);
  for (guint i = 0; i < outcomes->len; i++)
    take_outcome (importer, import, g_ptr_array_index (outcomes, i));
  readout_import_list_end_update (importer->list);
  importer->n_done = n_done;
  importer->n_total = n_total;
  g_signal_emit (importer, signals[PROGRESSED], 0);
}

/* Those that are read again and were not cancelled meanwhile. */
static void
add_items (Import *import)
{
  g_autoptr (GPtrArray) items = g_steal_pointer (&import->items);

  import->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < items->len; i++)
    {
      ReadoutImportItem *item = g_ptr_array_index (items, i);

      if (item->import != import || item->state != READOUT_IMPORT_WAITING)
        continue;
      if (item->file != NULL)
        readout_intake_add_file (import->intake, item->file);
      else
        readout_intake_add_bytes (import->intake, item->bytes, item->name);
      g_ptr_array_add (import->items, g_object_ref (item));
    }
}

static void
engines_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutImporter) importer = user_data;
  g_autoptr (GError) error = NULL;
  Import *import = importer->current;
  ReadoutEngine *engine;
  ReadoutStanceRules *rules;

  if (!readout_engines_load_finish (result, &engine, &rules, &error))
    {
      finish (importer, error);
      return;
    }
  import->intake = readout_intake_new (import->project, engine, rules);
  if (import->files != NULL)
    for (guint i = 0; i < import->files->len; i++)
      readout_intake_add_file (import->intake, g_ptr_array_index (import->files, i));
  else if (import->bytes != NULL)
    readout_intake_add_bytes (import->intake, import->bytes, import->name);
  else
    add_items (import);
  readout_intake_run_async (import->intake, progress_cb, importer, importer->cancellable, run_cb,
                            g_object_ref (importer));
}

static void
start_next (ReadoutImporter *importer)
{
  if (importer->current != NULL || g_queue_is_empty (&importer->waiting))
    return;
  importer->current = g_queue_pop_head (&importer->waiting);
  importer->cancellable = g_cancellable_new ();
  importer->poll_source = g_timeout_add (POLL_TIME, poll_cb, importer);
  readout_project_begin_flood (importer->current->project);
  g_object_notify (G_OBJECT (importer), "busy");
  readout_engines_load_async (importer->cancellable, engines_cb, g_object_ref (importer));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutImporter *importer = READOUT_IMPORTER (user_data);

  if ((changes & READOUT_CHANGES_REPORTS) == 0)
    return;
  /* The import itself changes reports all the time. */
  if (importer->current != NULL)
    importer->wants_refresh = TRUE;
  else
    readout_importer_refresh (importer, NULL);
}

static void
readout_importer_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_BUSY)
    g_value_set_boolean (value, readout_importer_is_busy (READOUT_IMPORTER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
readout_importer_dispose (GObject *object)
{
  ReadoutImporter *importer = READOUT_IMPORTER (object);

  readout_importer_set_project (importer, NULL);
  g_clear_handle_id (&importer->poll_source, g_source_remove);

  G_OBJECT_CLASS (readout_importer_parent_class)->dispose (object);
}

static void
readout_importer_finalize (GObject *object)
{
  g_clear_object (&READOUT_IMPORTER (object)->list);

  G_OBJECT_CLASS (readout_importer_parent_class)->finalize (object);
}

static void
readout_importer_class_init (ReadoutImporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = readout_importer_get_property;
  object_class->dispose = readout_importer_dispose;
  object_class->finalize = readout_importer_finalize;

  g_object_class_install_property (
      object_class, PROP_BUSY,
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));

  signals[PROGRESSED] = g_signal_new ("progressed", READOUT_TYPE_IMPORTER, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FOUND_NOTHING] = g_signal_new ("found-nothing", READOUT_TYPE_IMPORTER, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] =
      g_signal_new ("finished", READOUT_TYPE_IMPORTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_PTR_ARRAY, G_TYPE_UINT, G_TYPE_STRING);
}

static void
readout_importer_init (ReadoutImporter *importer)
{
  importer->list = readout_import_list_new ();
  g_queue_init (&importer->waiting);
}

ReadoutImporter *
readout_importer_new (void)
{
  return g_object_new (READOUT_TYPE_IMPORTER, NULL);
}

void
readout_importer_set_project (ReadoutImporter *importer, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_IMPORTER (importer));

  if (importer->project == project)
    return;
  readout_importer_cancel (importer);
  if (importer->project != NULL)
    g_signal_handlers_disconnect_by_data (importer->project, importer);
  readout_import_list_clear (importer->list);
  importer->wants_refresh = FALSE;
  g_set_object (&importer->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), importer, 0);
}

ReadoutProject *
readout_importer_get_project (ReadoutImporter *importer)
{
  g_return_val_if_fail (READOUT_IS_IMPORTER (importer), NULL);

  return importer->project;
}

static Import *
new_import (ReadoutImporter *importer)
{
  Import *import = g_new0 (Import, 1);

  import->project = g_object_ref (importer->project);
  return import;
}

static void
add_import (ReadoutImporter *importer, Import *import)
{
  g_queue_push_tail (&importer->waiting, import);
  start_next (importer);
}

/* What is new begins a new list, unless the one before is still under way. */
static void
add_new_import (ReadoutImporter *importer, Import *import)
{
  if (!readout_importer_is_busy (importer))
    readout_import_list_clear (importer->list);
  add_import (importer, import);
}

void
readout_importer_import_files (ReadoutImporter *importer, GPtrArray *files)
{
  Import *import;

  g_return_if_fail (READOUT_IS_IMPORTER (importer) && importer->project != NULL);
  g_return_if_fail (files != NULL);

  import = new_import (importer);
  import->files = g_ptr_array_ref (files);
  add_new_import (importer, import);
}

void
readout_importer_import_bytes (ReadoutImporter *importer, GBytes *bytes, const char *name)
{
  Import *import;

  g_return_if_fail (READOUT_IS_IMPORTER (importer) && importer->project != NULL);
  g_return_if_fail (bytes != NULL);

  import = new_import (importer);
  import->bytes = g_bytes_ref (bytes);
  import->name = g_strdup (name);
  add_new_import (importer, import);
}

/* Everything that came of a document but its first item goes: the document is read whole. */
static void
remove_parts (ReadoutImporter *importer, ReadoutImportItem *document)
{
  ReadoutImportItem *next;

  while ((next = readout_import_list_get_next (importer->list, document)) != NULL &&
         next->document == document)
    readout_import_list_remove (importer->list, next);
}

void
readout_importer_retry (ReadoutImporter *importer, GPtrArray *items)
{
  Import *import;

  g_return_if_fail (READOUT_IS_IMPORTER (importer) && importer->project != NULL);
  g_return_if_fail (items != NULL);

  import = new_import (importer);
  import->items = g_ptr_array_new_with_free_func (g_object_unref);
  readout_import_list_begin_update (importer->list);
  for (guint i = 0; i < items->len; i++)
    {
      ReadoutImportItem *item = g_ptr_array_index (items, i);
      ReadoutImportItem *document = item->document;

      /* One of a document that was taken already is not there any more. */
      if (item->place == NULL || document->place == NULL || !readout_import_item_can_retry (item))
        continue;
      remove_parts (importer, document);
      document->import = import;
      set_state (importer, document, READOUT_IMPORT_WAITING, NULL);
      g_ptr_array_add (import->items, g_object_ref (document));
    }
  readout_import_list_end_update (importer->list);
  if (import->items->len > 0)
    add_import (importer, import);
  else
    free_import (import);
}

void
readout_importer_cancel (ReadoutImporter *importer)
{
  Import *import;

  g_return_if_fail (READOUT_IS_IMPORTER (importer));

  readout_import_list_begin_update (importer->list);
  while ((import = g_queue_pop_head (&importer->waiting)) != NULL)
    {
      finish_items (importer, import, NULL);
      free_import (import);
    }
  readout_import_list_end_update (importer->list);
  g_cancellable_cancel (importer->cancellable);
}

void
readout_importer_cancel_items (ReadoutImporter *importer, GPtrArray *items)
{
  g_return_if_fail (READOUT_IS_IMPORTER (importer));
  g_return_if_fail (items != NULL);

  readout_import_list_begin_update (importer->list);
  for (guint i = 0; i < items->len; i++)
    {
      ReadoutImportItem *item = g_ptr_array_index (items, i);

      if (item->import == NULL || !readout_import_item_can_cancel (item))
        continue;
      if (item->import == importer->current && importer->current->documents != NULL)
        readout_intake_cancel_document (importer->current->intake, item->number);
      set_state (importer, item, READOUT_IMPORT_CANCELLED, NULL);
    }
  readout_import_list_end_update (importer->list);
}

void
readout_importer_refresh (ReadoutImporter *importer, GPtrArray *items)
{
  g_return_if_fail (READOUT_IS_IMPORTER (importer));

  if (importer->project == NULL)
    return;
  if (items == NULL)
    importer->wants_refresh = FALSE;
  readout_import_refresh_run (importer->project, importer->list, items);
}

gboolean
readout_importer_is_busy (ReadoutImporter *importer)
{
  g_return_val_if_fail (READOUT_IS_IMPORTER (importer), FALSE);

  return importer->current != NULL || !g_queue_is_empty (&importer->waiting);
}

void
readout_importer_get_progress (ReadoutImporter *importer, guint *n_done, guint *n_total)
{
  g_return_if_fail (READOUT_IS_IMPORTER (importer));

  *n_done = importer->n_done;
  *n_total = importer->n_total;
}

ReadoutImportList *
readout_importer_get_list (ReadoutImporter *importer)
{
  g_return_val_if_fail (READOUT_IS_IMPORTER (importer), NULL);

  return importer->list;
}
