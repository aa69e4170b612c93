/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check of a briefing while it is written.
 */
#include "readout-live-check.h"

#include <string.h>

#include "briefing/readout-check-store.h"
#include "briefing/readout-source-checker.h"
#include "store/readout-store-check.h"

#include "readout-operation.h"

/* What is typed is checked after a pause of so many milliseconds. */
#define CHECK_DELAY 120

/* What the project has is read again after a pause of so many milliseconds. */
#define SOURCES_DELAY 400

/* So many bytes are checked between two looks at what was typed meanwhile. */
#define WORK_LENGTH (128 * 1024)

struct _ReadoutLiveCheck
{
  GObject parent_instance;

  ReadoutEditor *editor;             /* weak */
  ReadoutBriefingDocument *document; /* weak */
  ReadoutProject *project;           /* of the document; whose signals are connected */
  ReadoutSourceChecker *checker;
  GListStore *items;
  GHashTable *asked;     /* set of ids that the sources were read for */
  GHashTable *dismissed; /* set of guint64 */
  guint counts[READOUT_SEVERITY_ERROR + 1];

  GCancellable *cancellable; /* of reading sources */
  guint check_source;
  guint sources_source;
  gboolean is_checking;
  gboolean has_sources;
  gboolean is_reading;
  gboolean all_changed; /* the project has: everything is to be checked again */
  guint generation;     /* of the text: counts its changes */
  guint listed;         /* the generation that the items stand for */
};

/* What is read from the project. */
typedef struct
{
  gint64 briefing_id;
  GHashTable *keys;
  ReadoutCheckSources *sources;
  GHashTable *dismissed;
} Reading;

typedef struct
{
  gint64 briefing_id;
  guint64 identity;
  gboolean dismissed;
} Dismissal;

enum
{
  LISTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutLiveCheck, readout_live_check, G_TYPE_OBJECT)

static void check_soon (ReadoutLiveCheck *check);
static void read_soon (ReadoutLiveCheck *check);

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->keys, g_hash_table_unref);
  g_clear_pointer (&reading->sources, readout_check_sources_unref);
  g_clear_pointer (&reading->dismissed, g_hash_table_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

/* --- The list --------------------------------------------------------------------------------- */

static gboolean
is_dismissed (ReadoutLiveCheck *check, const ReadoutFinding *finding)
{
  return g_hash_table_contains (check->dismissed, &finding->identity);
}

static ReadoutFinding *
get_finding (ReadoutLiveCheck *check, guint position)
{
  g_autoptr (ReadoutCheckItem) item = g_list_model_get_item (G_LIST_MODEL (check->items), position);

  return readout_check_item_get_finding (item);
}

static void
count (ReadoutLiveCheck *check, GPtrArray *findings)
{
  memset (check->counts, 0, sizeof check->counts);
  for (guint i = 0; i < findings->len; i++)
    {
      const ReadoutFinding *finding = g_ptr_array_index (findings, i);

      check->counts[finding->severity] += !is_dismissed (check, finding);
    }
}

/* Rows of findings that are still there stay. */
static void
list (ReadoutLiveCheck *check)
{
  g_autoptr (GPtrArray) findings = readout_source_checker_list (check->checker);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (check->items));
  guint same = 0;
  guint same_end = 0;

  while (same < MIN (n_old, findings->len) &&
         get_finding (check, same) == g_ptr_array_index (findings, same))
    same++;
  while (same_end < MIN (n_old, findings->len) - same &&
         get_finding (check, n_old - 1 - same_end) ==
             g_ptr_array_index (findings, findings->len - 1 - same_end))
    same_end++;
  for (guint i = same; i < findings->len - same_end; i++)
    {
      ReadoutFinding *finding = g_ptr_array_index (findings, i);

      g_ptr_array_add (added, readout_check_item_new (finding, is_dismissed (check, finding)));
    }
  count (check, findings);
  check->listed = check->generation;
  if (added->len > 0 || n_old > same + same_end)
    g_list_store_splice (check->items, same, n_old - same - same_end, added->pdata, added->len);
  g_signal_emit (check, signals[LISTED], 0);
}

/* --- Work ------------------------------------------------------------------------------------- */

static void
run_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  readout_check_work_run (data);
  g_task_return_boolean (task, TRUE);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadoutLiveCheck *check = READOUT_LIVE_CHECK (source);
  ReadoutCheckWork *work = user_data;

  check->is_checking = FALSE;
  if (check->checker == NULL)
    {
      readout_check_work_free (work);
      return;
    }
  readout_source_checker_put (check->checker, work);
  /* The draft cites what the sources were not read for. */
  if (readout_source_checker_has_other_keys (check->checker, check->asked))
    read_soon (check);
  list (check);
  check_soon (check);
}

static void
start_work (ReadoutLiveCheck *check)
{
  ReadoutCheckWork *work;
  g_autoptr (GTask) task = NULL;

  /* One piece of work at a time: sources are for one thread. */
  if (check->is_checking || check->checker == NULL || !check->has_sources)
    return;
  work = readout_source_checker_take (check->checker, WORK_LENGTH);
  if (work == NULL)
    {
      if (check->listed != check->generation)
        list (check);
      return;
    }
  check->is_checking = TRUE;
  task = g_task_new (check, NULL, worked_cb, work);
  g_task_set_source_tag (task, start_work);
  g_task_set_task_data (task, work, NULL);
  g_task_run_in_thread (task, run_work);
}

static gboolean
check_cb (gpointer user_data)
{
  ReadoutLiveCheck *check = READOUT_LIVE_CHECK (user_data);

  check->check_source = 0;
  start_work (check);
  return G_SOURCE_REMOVE;
}

static void
check_soon (ReadoutLiveCheck *check)
{
  if (check->check_source == 0 && !check->is_checking && check->has_sources &&
      (readout_source_checker_is_busy (check->checker) || check->listed != check->generation))
    check->check_source =
        g_timeout_add (check->listed == check->generation ? 1 : CHECK_DELAY, check_cb, check);
}

/* --- Sources ---------------------------------------------------------------------------------- */

static gpointer
read_sources (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  g_autoptr (Reading) result = NULL;

  result = g_new0 (Reading, 1);
  result->briefing_id = reading->briefing_id;
  result->keys = g_hash_table_ref (reading->keys);
  result->dismissed = readout_store_get_dismissed_findings (store, reading->briefing_id);
  result->sources = readout_check_sources_new_from_store (store, reading->keys, cancellable, error);
  return result->sources != NULL ? g_steal_pointer (&result) : NULL;
}

/* The ids that the sources were not read for before. */
static GHashTable *
find_new_keys (ReadoutLiveCheck *check, GHashTable *keys)
{
  GHashTable *new = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (check->asked, key))
      g_hash_table_add (new, key);
  return new;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutLiveCheck) check = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  g_autoptr (GHashTable) new = NULL;

  /* What was asked of a project that the window has left since is of no use. */
  if ((gpointer)check->project != (gpointer)source || check->checker == NULL ||
      check->document == NULL)
    return;
  check->is_reading = FALSE;
  if (reading == NULL)
    return; /* whoever changes the project is told what is wrong with it */
  if (reading->briefing_id != readout_briefing_document_get_id (check->document))
    {
      read_soon (check);
      return;
    }
  new = find_new_keys (check, reading->keys);
  readout_source_checker_set_sources (check->checker, reading->sources,
                                      check->has_sources && !check->all_changed ? new : NULL);
  g_clear_pointer (&check->asked, g_hash_table_unref);
  check->asked = g_hash_table_ref (reading->keys);
  g_clear_pointer (&check->dismissed, g_hash_table_unref);
  check->dismissed = g_hash_table_ref (reading->dismissed);
  check->has_sources = TRUE;
  check->all_changed = FALSE;
  check_soon (check);
}

static gboolean
sources_cb (gpointer user_data)
{
  ReadoutLiveCheck *check = READOUT_LIVE_CHECK (user_data);
  Reading *reading;
  g_autofree char *markdown = NULL;

  check->sources_source = 0;
  if (check->project == NULL || check->document == NULL || check->editor == NULL)
    return G_SOURCE_REMOVE;
  g_cancellable_cancel (check->cancellable);
  g_clear_object (&check->cancellable);
  check->cancellable = g_cancellable_new ();
  check->is_reading = TRUE;
  reading = g_new0 (Reading, 1);
  reading->briefing_id = readout_briefing_document_get_id (check->document);
  markdown = readout_editor_dup_markdown (check->editor);
  reading->keys = readout_check_find_keys (markdown);
  readout_project_run_async (check->project, read_sources, reading, free_reading, free_reading,
                             check->cancellable, read_cb, g_object_ref (check));
  return G_SOURCE_REMOVE;
}

static void
read_soon (ReadoutLiveCheck *check)
{
  if (check->project == NULL || check->sources_source != 0)
    return;
  check->sources_source = g_timeout_add (SOURCES_DELAY, sources_cb, check);
}

/* Citations that led nowhere may lead somewhere now. FALSE when there is none. */
static gboolean
forget_unresolved (ReadoutLiveCheck *check)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (check->items));
  gboolean forgot = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const ReadoutFinding *finding = get_finding (check, i);
      g_autofree char *key = NULL;

      if (finding->kind != READOUT_FINDING_UNRESOLVED)
        continue;
      key = g_ascii_strdown (finding->key, -1);
      forgot = g_hash_table_remove (check->asked, key) || forgot;
    }
  return forgot;
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutLiveCheck *check = READOUT_LIVE_CHECK (user_data);
  const guint sources =
      READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS;

  if ((changes & sources) != 0)
    {
      check->all_changed = TRUE;
      read_soon (check);
    }
  else if ((changes & READOUT_CHANGES_BRIEFINGS) != 0 && forget_unresolved (check))
    read_soon (check);
}

/* --- The text --------------------------------------------------------------------------------- */

static void
note_change (ReadoutLiveCheck *check)
{
  check->generation++;
  check_soon (check);
}

static void
inserted_cb (
    GtkTextBuffer *buffer, const GtkTextIter *location, char *text, int length, gpointer user_data)
{
  ReadoutLiveCheck *check = READOUT_LIVE_CHECK (user_data);

  readout_source_checker_replace (check->checker, (guint32)gtk_text_iter_get_offset (location), 0,
                                  text, length);
  note_change (check);
}

static void
deleted_cb (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, gpointer user_data)
{
  ReadoutLiveCheck *check = READOUT_LIVE_CHECK (user_data);
  guint32 from = (guint32)gtk_text_iter_get_offset (start);

  readout_source_checker_replace (check->checker, from,
                                  (guint32)gtk_text_iter_get_offset (end) - from, "", 0);
  note_change (check);
}

static void
loaded_cb (ReadoutLiveCheck *check)
{
  ReadoutProject *project = readout_briefing_document_get_project (check->document);

  if (check->project != project)
    {
      if (check->project != NULL)
        g_signal_handlers_disconnect_by_data (check->project, check);
      g_set_object (&check->project, project);
      check->has_sources = FALSE;
      if (project != NULL)
        g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), check, 0);
      read_soon (check);
    }
}

static void
briefing_cb (ReadoutLiveCheck *check)
{
  loaded_cb (check);
  check->all_changed = TRUE;
  read_soon (check);
}

static void
readout_live_check_dispose (GObject *object)
{
  ReadoutLiveCheck *check = READOUT_LIVE_CHECK (object);

  g_clear_handle_id (&check->check_source, g_source_remove);
  g_clear_handle_id (&check->sources_source, g_source_remove);
  g_cancellable_cancel (check->cancellable);
  g_clear_object (&check->cancellable);
  if (check->project != NULL)
    g_signal_handlers_disconnect_by_data (check->project, check);
  if (check->editor != NULL)
    g_signal_handlers_disconnect_by_data (readout_editor_get_buffer (check->editor), check);
  g_clear_object (&check->project);
  g_clear_weak_pointer (&check->editor);
  g_clear_weak_pointer (&check->document);
  g_clear_pointer (&check->checker, readout_source_checker_free);
  g_clear_pointer (&check->asked, g_hash_table_unref);
  g_clear_pointer (&check->dismissed, g_hash_table_unref);
  g_clear_object (&check->items);

  G_OBJECT_CLASS (readout_live_check_parent_class)->dispose (object);
}

static void
readout_live_check_class_init (ReadoutLiveCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_live_check_dispose;
  signals[LISTED] = g_signal_new ("listed", READOUT_TYPE_LIVE_CHECK, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_live_check_init (ReadoutLiveCheck *check)
{
  check->checker = readout_source_checker_new (NULL);
  check->items = g_list_store_new (READOUT_TYPE_CHECK_ITEM);
  check->asked = g_hash_table_new (g_str_hash, g_str_equal);
  check->dismissed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

ReadoutLiveCheck *
readout_live_check_new (ReadoutEditor *editor, ReadoutBriefingDocument *document)
{
  ReadoutLiveCheck *check;
  GtkSourceBuffer *buffer;
  g_autofree char *markdown = NULL;

  g_return_val_if_fail (READOUT_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (READOUT_IS_BRIEFING_DOCUMENT (document), NULL);

  check = g_object_new (READOUT_TYPE_LIVE_CHECK, NULL);
  g_set_weak_pointer (&check->editor, editor);
  g_set_weak_pointer (&check->document, document);
  buffer = readout_editor_get_buffer (editor);
  markdown = readout_editor_dup_markdown (editor);
  readout_source_checker_replace (check->checker, 0, 0, markdown, -1);
  /* Before the buffer changes: the places are those of the text from before. */
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), check, 0);
  g_signal_connect_object (buffer, "delete-range", G_CALLBACK (deleted_cb), check, 0);
  g_signal_connect_object (document, "loaded", G_CALLBACK (loaded_cb), check, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::briefing-id", G_CALLBACK (briefing_cb), check,
                           G_CONNECT_SWAPPED);
  return check;
}

GListModel *
readout_live_check_get_items (ReadoutLiveCheck *check)
{
  g_return_val_if_fail (READOUT_IS_LIVE_CHECK (check), NULL);

  return G_LIST_MODEL (check->items);
}

guint
readout_live_check_count (ReadoutLiveCheck *check, ReadoutSeverity severity)
{
  g_return_val_if_fail (READOUT_IS_LIVE_CHECK (check), 0);
  g_return_val_if_fail (severity <= READOUT_SEVERITY_ERROR, 0);

  return check->counts[severity];
}

gboolean
readout_live_check_is_done (ReadoutLiveCheck *check)
{
  g_return_val_if_fail (READOUT_IS_LIVE_CHECK (check), FALSE);

  return check->has_sources && !check->is_checking && !check->is_reading &&
         check->sources_source == 0 && check->listed == check->generation &&
         !readout_source_checker_is_busy (check->checker);
}

guint
readout_live_check_find (ReadoutLiveCheck *check, guint32 character)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (READOUT_IS_LIVE_CHECK (check), 0);

  high = g_list_model_get_n_items (G_LIST_MODEL (check->items));
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (get_finding (check, middle)->characters.end <= character)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
readout_live_check_fix (ReadoutLiveCheck *check, ReadoutCheckItem *item)
{
  const ReadoutFinding *finding;
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *fix = NULL;

  g_return_val_if_fail (READOUT_IS_LIVE_CHECK (check), FALSE);
  g_return_val_if_fail (READOUT_IS_CHECK_ITEM (item), FALSE);

  finding = readout_check_item_get_finding (item);
  if (finding->fix == NULL || check->editor == NULL || check->listed != check->generation ||
      !gtk_text_view_get_editable (readout_editor_get_view (check->editor)))
    return FALSE;
  fix = g_strdup (finding->fix);
  buffer = GTK_TEXT_BUFFER (readout_editor_get_buffer (check->editor));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int)finding->characters.start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int)finding->characters.end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, fix, -1);
  gtk_text_buffer_end_user_action (buffer);
  return TRUE;
}

static gboolean
dismiss (ReadoutStore *store, gpointer data, GError **error)
{
  const Dismissal *dismissal = data;

  return readout_store_dismiss_finding (store, dismissal->briefing_id, dismissal->identity,
                                        dismissal->dismissed, error);
}

void
readout_live_check_set_dismissed (ReadoutLiveCheck *check,
                                  ReadoutCheckItem *item,
                                  gboolean dismissed)
{
  const ReadoutFinding *finding;
  Dismissal *dismissal;

  g_return_if_fail (READOUT_IS_LIVE_CHECK (check));
  g_return_if_fail (READOUT_IS_CHECK_ITEM (item));

  finding = readout_check_item_get_finding (item);
  if (check->project == NULL || check->document == NULL || check->editor == NULL ||
      readout_check_item_get_dismissed (item) == dismissed)
    return;
  if (dismissed)
    g_hash_table_add (check->dismissed, g_memdup2 (&finding->identity, sizeof finding->identity));
  else
    g_hash_table_remove (check->dismissed, &finding->identity);
  check->counts[finding->severity] += dismissed ? -1u : 1u;
  readout_check_item_set_dismissed (item, dismissed);
  dismissal = g_new0 (Dismissal, 1);
  dismissal->briefing_id = readout_briefing_document_get_id (check->document);
  dismissal->identity = finding->identity;
  dismissal->dismissed = dismissed;
  readout_operation_run (GTK_WIDGET (check->editor), check->project, dismiss, dismissal, g_free,
                         NULL);
  g_signal_emit (check, signals[LISTED], 0);
}
