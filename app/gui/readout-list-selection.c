/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The selection in a list that is read page by page, by the ids of the records.
 */
#include "readout-list-selection.h"

struct _ReadoutListSelection
{
  GObject parent_instance;

  ReadoutPageModel *model;
  GHashTable *ids; /* of gint64 */
  guint wanted;    /* the place that is picked once it was read; or GTK_INVALID_LIST_POSITION */
  GCancellable *cancellable; /* of what was asked of the model */
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void readout_list_selection_list_model_init (GListModelInterface *iface);
static void readout_list_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    ReadoutListSelection,
    readout_list_selection,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, readout_list_selection_list_model_init)
        G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                               readout_list_selection_selection_model_init))

static guint
get_length (ReadoutListSelection *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static gint64
peek_id (ReadoutListSelection *self, guint position)
{
  return self->model != NULL ? readout_page_model_peek_id (self->model, position) : 0;
}

static void
add_id (ReadoutListSelection *self, gint64 id)
{
  g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
}

static void
tell_changed (ReadoutListSelection *self)
{
  guint length = get_length (self);

  if (length > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, length);
}

static void
pick (ReadoutListSelection *self, gint64 id)
{
  self->wanted = GTK_INVALID_LIST_POSITION;
  g_hash_table_remove_all (self->ids);
  add_id (self, id);
  tell_changed (self);
  g_signal_emit (self, signals[PICKED], 0, id);
}

/* A range that has places which were not read yet. */
typedef struct
{
  ReadoutListSelection *self;
  guint position;
  guint n_items;
  gboolean select;
} Range;

static void
range_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Range *range = user_data;
  g_autoptr (ReadoutListSelection) self = range->self;
  ReadoutPageModel *model = READOUT_PAGE_MODEL (source);
  g_autoptr (GArray) ids = readout_page_model_list_ids_finish (model, result, NULL);

  if (ids == NULL || model != self->model)
    return;
  for (guint i = range->position; i < ids->len && i - range->position < range->n_items; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (range->select)
        add_id (self, id);
      else
        g_hash_table_remove (self->ids, &id);
    }
  tell_changed (self);
}

static void
change_range (ReadoutListSelection *self, guint position, guint n_items, gboolean select)
{
  gboolean all_read = TRUE;
  Range *range;

  for (guint i = position; i < position + n_items; i++)
    {
      gint64 id = peek_id (self, i);

      if (id == 0)
        all_read = FALSE;
      else if (select)
        add_id (self, id);
      else
        g_hash_table_remove (self->ids, &id);
    }
  tell_changed (self);
  if (all_read || self->model == NULL)
    return;
  range = g_new (Range, 1);
  *range = (Range){ g_object_ref (self), position, n_items, select };
  readout_page_model_list_ids_async (self->model, self->cancellable, range_listed_cb, range);
}

/* What is no longer in the list is not selected either. */
static void
ids_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutListSelection) self = user_data;
  ReadoutPageModel *model = READOUT_PAGE_MODEL (source);
  g_autoptr (GArray) ids = readout_page_model_list_ids_finish (model, result, NULL);
  g_autoptr (GHashTable) left = NULL;

  if (ids == NULL || model != self->model)
    return;
  left = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (self->ids, &g_array_index (ids, gint64, i)))
      g_hash_table_add (left, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  if (g_hash_table_size (left) == g_hash_table_size (self->ids))
    return;
  g_hash_table_unref (self->ids);
  self->ids = g_steal_pointer (&left);
  tell_changed (self);
}

static void
loaded_cb (ReadoutListSelection *self)
{
  if (g_hash_table_size (self->ids) > 0)
    readout_page_model_list_ids_async (self->model, self->cancellable, ids_listed_cb,
                                       g_object_ref (self));
}

static void
filled_cb (ReadoutListSelection *self, guint position, guint n_items)
{
  if (self->wanted >= position && self->wanted - position < n_items)
    pick (self, peek_id (self, self->wanted));
  else if (g_hash_table_size (self->ids) > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n_items);
}

static void
items_changed_cb (ReadoutListSelection *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
readout_list_selection_get_item_type (GListModel *list)
{
  return READOUT_TYPE_PAGE_ITEM;
}

static guint
readout_list_selection_get_n_items (GListModel *list)
{
  return get_length (READOUT_LIST_SELECTION (list));
}

static gpointer
readout_list_selection_get_item (GListModel *list, guint position)
{
  ReadoutListSelection *self = READOUT_LIST_SELECTION (list);

  return self->model != NULL ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;
}

static gboolean
readout_list_selection_is_selected (GtkSelectionModel *model, guint position)
{
  ReadoutListSelection *self = READOUT_LIST_SELECTION (model);
  gint64 id = peek_id (self, position);

  return id != 0 && g_hash_table_contains (self->ids, &id);
}

static GtkBitset *
readout_list_selection_get_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  GtkBitset *bits = gtk_bitset_new_empty ();

  for (guint i = position; i < position + n_items; i++)
    if (readout_list_selection_is_selected (model, i))
      gtk_bitset_add (bits, i);
  return bits;
}

static gboolean
readout_list_selection_select_item (GtkSelectionModel *model, guint position, gboolean only)
{
  ReadoutListSelection *self = READOUT_LIST_SELECTION (model);
  gint64 id = peek_id (self, position);

  if (position >= get_length (self))
    return FALSE;
  if (!only)
    {
      change_range (self, position, 1, TRUE);
      return TRUE;
    }
  if (id == 0)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

      self->wanted = position;
      g_hash_table_remove_all (self->ids);
      tell_changed (self);
    }
  else
    pick (self, id);
  return TRUE;
}

static gboolean
readout_list_selection_unselect_item (GtkSelectionModel *model, guint position)
{
  change_range (READOUT_LIST_SELECTION (model), position, 1, FALSE);
  return TRUE;
}

static gboolean
readout_list_selection_select_range (GtkSelectionModel *model,
                                     guint position,
                                     guint n_items,
                                     gboolean only)
{
  ReadoutListSelection *self = READOUT_LIST_SELECTION (model);

  self->wanted = GTK_INVALID_LIST_POSITION;
  if (only)
    g_hash_table_remove_all (self->ids);
  change_range (self, position, n_items, TRUE);
  return TRUE;
}

static gboolean
readout_list_selection_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  change_range (READOUT_LIST_SELECTION (model), position, n_items, FALSE);
  return TRUE;
}

static gboolean
readout_list_selection_select_all (GtkSelectionModel *model)
{
  return readout_list_selection_select_range (model, 0, get_length (READOUT_LIST_SELECTION (model)),
                                              FALSE);
}

static gboolean
readout_list_selection_unselect_all (GtkSelectionModel *model)
{
  ReadoutListSelection *self = READOUT_LIST_SELECTION (model);

  self->wanted = GTK_INVALID_LIST_POSITION;
  if (g_hash_table_size (self->ids) == 0)
    return TRUE;
  g_hash_table_remove_all (self->ids);
  tell_changed (self);
  return TRUE;
}

static gboolean
readout_list_selection_set_selection (GtkSelectionModel *model,
                                      GtkBitset *selected,
                                      GtkBitset *mask)
{
  ReadoutListSelection *self = READOUT_LIST_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, mask, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = peek_id (self, position);

      if (id == 0)
        continue;
      if (gtk_bitset_contains (selected, position))
        add_id (self, id);
      else
        g_hash_table_remove (self->ids, &id);
    }
  tell_changed (self);
  return TRUE;
}

static void
readout_list_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = readout_list_selection_get_item_type;
  iface->get_n_items = readout_list_selection_get_n_items;
  iface->get_item = readout_list_selection_get_item;
}

static void
readout_list_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = readout_list_selection_is_selected;
  iface->get_selection_in_range = readout_list_selection_get_in_range;
  iface->select_item = readout_list_selection_select_item;
  iface->unselect_item = readout_list_selection_unselect_item;
  iface->select_range = readout_list_selection_select_range;
  iface->unselect_range = readout_list_selection_unselect_range;
  iface->select_all = readout_list_selection_select_all;
  iface->unselect_all = readout_list_selection_unselect_all;
  iface->set_selection = readout_list_selection_set_selection;
}

static void
readout_list_selection_dispose (GObject *object)
{
  readout_list_selection_set_model (READOUT_LIST_SELECTION (object), NULL, FALSE);

  G_OBJECT_CLASS (readout_list_selection_parent_class)->dispose (object);
}

static void
readout_list_selection_finalize (GObject *object)
{
  ReadoutListSelection *self = READOUT_LIST_SELECTION (object);

  g_hash_table_unref (self->ids);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (readout_list_selection_parent_class)->finalize (object);
}

static void
readout_list_selection_class_init (ReadoutListSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_list_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = readout_list_selection_finalize;

  signals[PICKED] = g_signal_new ("picked", READOUT_TYPE_LIST_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
readout_list_selection_init (ReadoutListSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->wanted = GTK_INVALID_LIST_POSITION;
  self->cancellable = g_cancellable_new ();
}

ReadoutListSelection *
readout_list_selection_new (void)
{
  return g_object_new (READOUT_TYPE_LIST_SELECTION, NULL);
}

void
readout_list_selection_set_model (ReadoutListSelection *self,
                                  ReadoutPageModel *model,
                                  gboolean keep)
{
  guint old_length;

  g_return_if_fail (READOUT_IS_LIST_SELECTION (self));
  g_return_if_fail (model == NULL || READOUT_IS_PAGE_MODEL (model));

  if (model == self->model)
    return;
  old_length = get_length (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->wanted = GTK_INVALID_LIST_POSITION;
  if (!keep)
    g_hash_table_remove_all (self->ids);
  g_set_object (&self->model, model);
  if (model != NULL)
    {
      g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "filled", G_CALLBACK (filled_cb), self, G_CONNECT_SWAPPED);
    }
  if (old_length > 0 || get_length (self) > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old_length, get_length (self));
}

guint
readout_list_selection_get_n_selected (ReadoutListSelection *self)
{
  g_return_val_if_fail (READOUT_IS_LIST_SELECTION (self), 0);

  return g_hash_table_size (self->ids);
}

void
readout_list_selection_select_only (ReadoutListSelection *self, guint position)
{
  g_return_if_fail (READOUT_IS_LIST_SELECTION (self));

  readout_list_selection_select_range (GTK_SELECTION_MODEL (self), position, 1, TRUE);
}

GArray *
readout_list_selection_dup_ids (ReadoutListSelection *self)
{
  g_autoptr (GHashTable) rest = NULL;
  GHashTableIter iter;
  gpointer key;
  GArray *ids;

  g_return_val_if_fail (READOUT_IS_LIST_SELECTION (self), NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  rest = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (rest, key);
  for (guint i = 0; i < get_length (self) && g_hash_table_size (rest) > 0; i++)
    {
      gint64 id = peek_id (self, i);

      if (id != 0 && g_hash_table_remove (rest, &id))
        g_array_append_val (ids, id);
    }
  g_hash_table_iter_init (&iter, rest);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  return ids;
}

GPtrArray *
readout_list_selection_dup_records (ReadoutListSelection *self)
{
  GPtrArray *records;
  guint n_left;

  g_return_val_if_fail (READOUT_IS_LIST_SELECTION (self), NULL);

  records = g_ptr_array_new_with_free_func (g_object_unref);
  n_left = g_hash_table_size (self->ids);
  for (guint i = 0; i < get_length (self) && n_left > 0; i++)
    if (readout_list_selection_is_selected (GTK_SELECTION_MODEL (self), i))
      {
        g_autoptr (ReadoutPageItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

        g_ptr_array_add (records, g_object_ref (readout_page_item_get_record (item)));
        n_left--;
      }
  return records;
}
