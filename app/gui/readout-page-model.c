/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list model over pages of a project, so that a list of a million rows opens like an empty one.
 */
#include "readout-page-model.h"

#define PAGE_SIZE 100u
/* Kept in memory at most; far more than a window shows. */
#define MAX_PAGES 40u
/* Of all lists together; far more than the rows that are kept by views. */
#define MAX_KEPT 10000u
/* Lists up to this length are compared row by row after a change. */
#define MAX_COMPARED (2 * PAGE_SIZE)

struct _ReadoutPageItem
{
  GObject parent_instance;

  GObject *record;
};

struct _ReadoutPageModel
{
  GObject parent_instance;

  ReadoutProject *project;
  const ReadoutPageSource *source;
  gpointer query;
  GDestroyNotify query_clear;

  guint n_items;
  GHashTable *pages; /* index of the page → GPtrArray of ReadoutPageItem */
  GQueue recent;     /* indices of pages, looked at last first */
  guint n_kept;      /* items on them */
  GList kept_link;   /* of kept_models, while there are some */
  GCancellable *cancellable;
  gboolean loaded;
  gboolean told; /* the length: it has not been counted since */
  gboolean reloading;
  gboolean reload_again;
};

/* A question to the project's thread. */
typedef struct
{
  const ReadoutPageSource *source;
  gpointer query;
  GDestroyNotify query_clear;
  guint offset;
  guint limit;
  gboolean count; /* whether to count, and to read what is short */
} Question;

typedef struct
{
  guint n_items;
  GPtrArray *records; /* NULL when only counted */
} Answer;

enum
{
  PROP_0,
  PROP_RECORD,
};

enum
{
  LOADED,
  FILLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The models that have pages, looked at last first. */
static GQueue kept_models = G_QUEUE_INIT;
static guint n_kept_items;

static void readout_page_model_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (ReadoutPageItem, readout_page_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (ReadoutPageModel,
                               readout_page_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      readout_page_model_list_model_init))

static void
clear_nothing (gpointer query)
{
}

static void
free_question (gpointer data)
{
  Question *question = data;

  g_atomic_rc_box_release_full (question->query, question->query_clear);
  g_free (question);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->records, g_ptr_array_unref);
  g_free (answer);
}

static Question *
new_question (ReadoutPageModel *model, guint offset, guint limit, gboolean count)
{
  Question *question = g_new0 (Question, 1);

  question->source = model->source;
  question->query = g_atomic_rc_box_acquire (model->query);
  question->query_clear = model->query_clear;
  question->offset = offset;
  question->limit = limit;
  question->count = count;
  return question;
}

static gpointer
answer_question (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autofree Answer *answer = g_new0 (Answer, 1);

  if (question->count)
    {
      gint64 count = question->source->count (store, question->query, error);
      if (count < 0)
        return NULL;
      answer->n_items = (guint)MIN (count, G_MAXINT);
      if (answer->n_items > MAX_COMPARED)
        return g_steal_pointer (&answer);
    }
  answer->records =
      question->source->list (store, question->query, question->offset, question->limit, error);
  return answer->records != NULL ? g_steal_pointer (&answer) : NULL;
}

static void
set_record (ReadoutPageItem *item, gpointer record)
{
  if (g_set_object (&item->record, record))
    g_object_notify (G_OBJECT (item), "record");
}

static ReadoutPageItem *
new_item (gpointer record)
{
  ReadoutPageItem *item = g_object_new (READOUT_TYPE_PAGE_ITEM, NULL);

  g_set_object (&item->record, record);
  return item;
}

static void
report_error (const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
    g_message ("A list could not be read: %s", error->message);
}

/* A page that was asked for. */
typedef struct
{
  ReadoutPageModel *model;
  GPtrArray *page;
  guint index;
} Fetch;

static void
free_fetch (gpointer data)
{
  Fetch *fetch = data;

  g_object_unref (fetch->model);
  g_ptr_array_unref (fetch->page);
  g_free (fetch);
}

static gboolean
same_record (ReadoutPageModel *model, ReadoutPageItem *item, gpointer record)
{
  return item->record != NULL && model->source->id (item->record) == model->source->id (record);
}

/* Takes over what a page says now: another record at a place is another item. */
static void
take_page (Fetch *fetch, GPtrArray *records)
{
  GPtrArray *page = fetch->page;
  guint n = MIN (page->len, records->len);
  guint first = n;
  guint end = 0;

  for (guint i = 0; i < n; i++)
    {
      ReadoutPageItem *item = g_ptr_array_index (page, i);
      gpointer record = g_ptr_array_index (records, i);

      if (item->record == NULL || same_record (fetch->model, item, record))
        {
          set_record (item, record);
          continue;
        }
      page->pdata[i] = new_item (record);
      g_object_unref (item);
      first = MIN (first, i);
      end = i + 1;
    }
  if (first < end &&
      g_hash_table_lookup (fetch->model->pages, GUINT_TO_POINTER (fetch->index)) == page)
    g_list_model_items_changed (G_LIST_MODEL (fetch->model), fetch->index * PAGE_SIZE + first,
                                end - first, end - first);
  if (n > 0)
    g_signal_emit (fetch->model, signals[FILLED], 0, fetch->index * PAGE_SIZE, n);
}

/* What was told of the length was wrong. */
static void
check_length (Fetch *fetch, GPtrArray *records)
{
  if (fetch->model->told && records->len < fetch->page->len)
    readout_page_model_reload (fetch->model);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (answer == NULL)
    report_error (error);
  else
    {
      take_page (fetch, answer->records);
      check_length (fetch, answer->records);
      free_answer (answer);
    }
  free_fetch (fetch);
}

static void
fetch (ReadoutPageModel *model, guint index, GPtrArray *page)
{
  Fetch *request = g_new (Fetch, 1);

  request->model = g_object_ref (model);
  request->page = g_ptr_array_ref (page);
  request->index = index;
  readout_project_run_async (model->project, answer_question,
                             new_question (model, index * PAGE_SIZE, PAGE_SIZE, FALSE),
                             free_question, free_answer, model->cancellable, fetched_cb, request);
}

/* Brings the count of what is kept up to date after pages came or went. */
static void
count_kept (ReadoutPageModel *model)
{
  gboolean was_kept = model->n_kept > 0;
  GHashTableIter iter;
  gpointer page;

  n_kept_items -= model->n_kept;
  model->n_kept = 0;
  g_hash_table_iter_init (&iter, model->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    model->n_kept += ((GPtrArray *)page)->len;
  n_kept_items += model->n_kept;
  if (model->n_kept > 0 && !was_kept)
    g_queue_push_head_link (&kept_models, &model->kept_link);
  else if (model->n_kept == 0 && was_kept)
    g_queue_unlink (&kept_models, &model->kept_link);
}

static void
clear_pages (ReadoutPageModel *model)
{
  g_hash_table_remove_all (model->pages);
  g_queue_clear (&model->recent);
  count_kept (model);
}

/* Whether a view shows one of its items, which it must be told about when it changes. */
static gboolean
is_shown (ReadoutPageModel *model)
{
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, model->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    for (guint i = 0; i < ((GPtrArray *)page)->len; i++)
      if (G_OBJECT (g_ptr_array_index ((GPtrArray *)page, i))->ref_count > 1)
        return TRUE;
  return FALSE;
}

/* Of a tree with thousands of short lists, those that were looked at long ago are forgotten, too.
 */
static void
drop_old_lists (ReadoutPageModel *current)
{
  for (GList *link = kept_models.tail; link != NULL && n_kept_items > MAX_KEPT;)
    {
      ReadoutPageModel *model = link->data;

      link = link->prev;
      if (model != current && !is_shown (model))
        clear_pages (model);
    }
}

static void
drop_old_pages (ReadoutPageModel *model)
{
  while (model->recent.length > MAX_PAGES)
    g_hash_table_remove (model->pages, g_queue_pop_tail (&model->recent));
  count_kept (model);
  drop_old_lists (model);
}

static GPtrArray *
add_page (ReadoutPageModel *model, guint index)
{
  guint n = MIN (PAGE_SIZE, model->n_items - index * PAGE_SIZE);
  GPtrArray *page = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (page, new_item (NULL));
  g_hash_table_insert (model->pages, GUINT_TO_POINTER (index), page);
  g_queue_push_head (&model->recent, GUINT_TO_POINTER (index));
  drop_old_pages (model);
  return page;
}

static GPtrArray *
get_page (ReadoutPageModel *model, guint index)
{
  GPtrArray *page = g_hash_table_lookup (model->pages, GUINT_TO_POINTER (index));

  if (page == NULL)
    {
      page = add_page (model, index);
      fetch (model, index, page);
    }
  else if (g_queue_peek_head (&model->recent) != GUINT_TO_POINTER (index))
    {
      g_queue_remove (&model->recent, GUINT_TO_POINTER (index));
      g_queue_push_head (&model->recent, GUINT_TO_POINTER (index));
    }
  if (kept_models.head != &model->kept_link)
    {
      g_queue_unlink (&kept_models, &model->kept_link);
      g_queue_push_head_link (&kept_models, &model->kept_link);
    }
  return page;
}

/* All items that are there now, or NULL when the list is too long for that. */
static GPtrArray *
collect_items (ReadoutPageModel *model)
{
  GPtrArray *items;

  if (model->n_items > MAX_COMPARED)
    return NULL;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < model->n_items; i++)
    {
      GPtrArray *page = g_hash_table_lookup (model->pages, GUINT_TO_POINTER (i / PAGE_SIZE));
      g_ptr_array_add (items, page != NULL ? g_object_ref (g_ptr_array_index (page, i % PAGE_SIZE))
                                           : new_item (NULL));
    }
  return items;
}

/* Takes over a list that was read whole: items of records that stay are kept. */
static void
take_records (ReadoutPageModel *model, GPtrArray *records)
{
  g_autoptr (GPtrArray) items = collect_items (model);
  guint old_length = model->n_items;
  guint start = 0;
  guint end = 0;

  if (items != NULL)
    {
      guint shorter = MIN (items->len, records->len);
      while (start < shorter && same_record (model, g_ptr_array_index (items, start),
                                             g_ptr_array_index (records, start)))
        start++;
      while (end < shorter - start &&
             same_record (model, g_ptr_array_index (items, items->len - 1 - end),
                          g_ptr_array_index (records, records->len - 1 - end)))
        end++;
    }

  clear_pages (model);
  model->n_items = records->len;
  for (guint i = 0; i < records->len; i++)
    {
      GPtrArray *page = g_hash_table_lookup (model->pages, GUINT_TO_POINTER (i / PAGE_SIZE));
      gpointer record = g_ptr_array_index (records, i);
      ReadoutPageItem *item = NULL;
      if (i < start)
        item = g_object_ref (g_ptr_array_index (items, i));
      else if (i >= records->len - end)
        item = g_object_ref (g_ptr_array_index (items, items->len - (records->len - i)));
      else
        item = new_item (record);
      if (page == NULL)
        {
          page = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (model->pages, GUINT_TO_POINTER (i / PAGE_SIZE), page);
          g_queue_push_head (&model->recent, GUINT_TO_POINTER (i / PAGE_SIZE));
        }
      g_ptr_array_add (page, item);
    }
  count_kept (model);
  if (old_length - start - end > 0 || records->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (model), start, old_length - start - end,
                                records->len - start - end);
  for (guint i = 0; i < records->len; i++)
    if (i < start || i >= records->len - end)
      {
        GPtrArray *page = g_hash_table_lookup (model->pages, GUINT_TO_POINTER (i / PAGE_SIZE));
        if (page == NULL)
          break;
        set_record (g_ptr_array_index (page, i % PAGE_SIZE), g_ptr_array_index (records, i));
      }
}

/* Pages that are kept have as many items as they should. */
static void
resize_pages (ReadoutPageModel *model)
{
  GHashTableIter iter;
  gpointer index;
  gpointer page;

  g_hash_table_iter_init (&iter, model->pages);
  while (g_hash_table_iter_next (&iter, &index, &page))
    {
      guint start = GPOINTER_TO_UINT (index) * PAGE_SIZE;
      guint n = start < model->n_items ? MIN (PAGE_SIZE, model->n_items - start) : 0;
      GPtrArray *items = page;

      if (items->len > n)
        g_ptr_array_set_size (items, (int)n);
      while (items->len < n)
        g_ptr_array_add (items, new_item (NULL));
      if (n == 0)
        {
          g_queue_remove (&model->recent, index);
          g_hash_table_iter_remove (&iter);
        }
    }
  count_kept (model);
}

/* Takes over the length of a long list. It is told as a change at the end: were it all others, a
 * view would look through the whole list for the rows that it shows. What is at each place is seen
 * when its page comes. */
static void
take_length (ReadoutPageModel *model, guint n_items)
{
  guint old_length = model->n_items;

  if (old_length <= MAX_COMPARED && old_length != n_items)
    {
      clear_pages (model);
      model->n_items = n_items;
      g_list_model_items_changed (G_LIST_MODEL (model), 0, old_length, n_items);
      return;
    }
  model->n_items = n_items;
  resize_pages (model);
  if (n_items > old_length)
    g_list_model_items_changed (G_LIST_MODEL (model), old_length, 0, n_items - old_length);
  else if (n_items < old_length)
    g_list_model_items_changed (G_LIST_MODEL (model), n_items, old_length - n_items, 0);
  for (GList *link = model->recent.head; link != NULL; link = link->next)
    {
      gpointer page = g_hash_table_lookup (model->pages, link->data);

      fetch (model, GPOINTER_TO_UINT (link->data), page);
    }
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutPageModel) model = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  model->reloading = FALSE;
  model->told = FALSE;
  if (answer == NULL)
    {
      report_error (error);
      return;
    }
  if (answer->records != NULL)
    take_records (model, answer->records);
  else
    take_length (model, answer->n_items);
  free_answer (answer);
  model->loaded = TRUE;
  g_signal_emit (model, signals[LOADED], 0);
  if (model->reload_again)
    readout_page_model_reload (model);
}

static GType
readout_page_model_get_item_type (GListModel *list)
{
  return READOUT_TYPE_PAGE_ITEM;
}

static guint
readout_page_model_get_n_items (GListModel *list)
{
  return READOUT_PAGE_MODEL (list)->n_items;
}

static gpointer
readout_page_model_get_item (GListModel *list, guint position)
{
  ReadoutPageModel *model = READOUT_PAGE_MODEL (list);
  GPtrArray *page;

  if (position >= model->n_items)
    return NULL;
  page = get_page (model, position / PAGE_SIZE);
  return g_object_ref (g_ptr_array_index (page, position % PAGE_SIZE));
}

static void
readout_page_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = readout_page_model_get_item_type;
  iface->get_n_items = readout_page_model_get_n_items;
  iface->get_item = readout_page_model_get_item;
}

static void
readout_page_item_finalize (GObject *object)
{
  g_clear_object (&READOUT_PAGE_ITEM (object)->record);

  G_OBJECT_CLASS (readout_page_item_parent_class)->finalize (object);
}

static void
readout_page_item_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_RECORD)
    g_value_set_object (value, READOUT_PAGE_ITEM (object)->record);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
readout_page_item_class_init (ReadoutPageItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = readout_page_item_finalize;
  object_class->get_property = readout_page_item_get_property;
  g_object_class_install_property (object_class, PROP_RECORD,
                                   g_param_spec_object ("record", NULL, NULL, G_TYPE_OBJECT,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
readout_page_item_init (ReadoutPageItem *item)
{
}

static void
readout_page_model_dispose (GObject *object)
{
  ReadoutPageModel *model = READOUT_PAGE_MODEL (object);

  g_cancellable_cancel (model->cancellable);
  g_clear_object (&model->project);

  G_OBJECT_CLASS (readout_page_model_parent_class)->dispose (object);
}

static void
readout_page_model_finalize (GObject *object)
{
  ReadoutPageModel *model = READOUT_PAGE_MODEL (object);

  clear_pages (model);
  g_hash_table_unref (model->pages);
  g_object_unref (model->cancellable);
  g_atomic_rc_box_release_full (model->query, model->query_clear);

  G_OBJECT_CLASS (readout_page_model_parent_class)->finalize (object);
}

static void
readout_page_model_class_init (ReadoutPageModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = readout_page_model_dispose;
  object_class->finalize = readout_page_model_finalize;

  signals[LOADED] = g_signal_new ("loaded", READOUT_TYPE_PAGE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[FILLED] = g_signal_new ("filled", READOUT_TYPE_PAGE_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
readout_page_model_init (ReadoutPageModel *model)
{
  model->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_queue_init (&model->recent);
  model->kept_link.data = model;
  model->cancellable = g_cancellable_new ();
}

gpointer
readout_page_item_get_record (ReadoutPageItem *item)
{
  g_return_val_if_fail (READOUT_IS_PAGE_ITEM (item), NULL);

  return item->record;
}

ReadoutPageModel *
readout_page_model_new_unread (ReadoutProject *project,
                               const ReadoutPageSource *source,
                               gpointer query,
                               GDestroyNotify query_clear)
{
  ReadoutPageModel *model;

  g_return_val_if_fail (READOUT_IS_PROJECT (project), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  model = g_object_new (READOUT_TYPE_PAGE_MODEL, NULL);
  model->project = g_object_ref (project);
  model->source = source;
  model->query = query;
  model->query_clear = query_clear != NULL ? query_clear : clear_nothing;
  return model;
}

ReadoutPageModel *
readout_page_model_new (ReadoutProject *project,
                        const ReadoutPageSource *source,
                        gpointer query,
                        GDestroyNotify query_clear)
{
  ReadoutPageModel *model = readout_page_model_new_unread (project, source, query, query_clear);

  if (model != NULL)
    readout_page_model_reload (model);
  return model;
}

void
readout_page_model_update (ReadoutPageModel *model, guint n_items)
{
  g_return_if_fail (READOUT_IS_PAGE_MODEL (model));

  if (model->reloading || g_hash_table_size (model->pages) > 0)
    {
      readout_page_model_reload (model);
      return;
    }
  model->told = TRUE;
  model->loaded = TRUE;
  take_length (model, n_items);
}

void
readout_page_model_reload (ReadoutPageModel *model)
{
  g_return_if_fail (READOUT_IS_PAGE_MODEL (model));

  if (model->project == NULL)
    return;
  model->reload_again = model->reloading;
  if (model->reloading)
    return;
  model->reloading = TRUE;
  readout_project_run_async (model->project, answer_question,
                             new_question (model, 0, MAX_COMPARED, TRUE), free_question,
                             free_answer, model->cancellable, counted_cb, g_object_ref (model));
}

gboolean
readout_page_model_is_loaded (ReadoutPageModel *model)
{
  g_return_val_if_fail (READOUT_IS_PAGE_MODEL (model), FALSE);

  return model->loaded;
}

gint64
readout_page_model_peek_id (ReadoutPageModel *model, guint position)
{
  GPtrArray *page;
  ReadoutPageItem *item = NULL;

  g_return_val_if_fail (READOUT_IS_PAGE_MODEL (model), 0);

  page = g_hash_table_lookup (model->pages, GUINT_TO_POINTER (position / PAGE_SIZE));
  if (page != NULL && position % PAGE_SIZE < page->len)
    item = g_ptr_array_index (page, position % PAGE_SIZE);
  return item != NULL && item->record != NULL ? model->source->id (item->record) : 0;
}

static gpointer
list_ids (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return question->source->ids (store, question->query, error);
}

static void
ids_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GArray *ids = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify)g_array_unref);
  else
    g_task_return_error (task, error);
}

void
readout_page_model_list_ids_async (ReadoutPageModel *model,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (READOUT_IS_PAGE_MODEL (model));
  g_return_if_fail (model->source->ids != NULL);

  task = g_task_new (model, cancellable, callback, user_data);
  g_task_set_source_tag (task, readout_page_model_list_ids_async);
  readout_project_run_async (model->project, list_ids, new_question (model, 0, 0, FALSE),
                             free_question, (GDestroyNotify)g_array_unref, cancellable,
                             ids_listed_cb, task);
}

GArray *
readout_page_model_list_ids_finish (ReadoutPageModel *model, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, model), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
