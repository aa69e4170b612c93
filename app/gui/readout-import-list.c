/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of an import: all items in order, and those that the filter shows.
 */
#include "readout-import-list.h"

struct _ReadoutImportList
{
  GObject parent_instance;

  GSequence *all;   /* of ReadoutImportItem, owned */
  GSequence *shown; /* of ReadoutImportItem, borrowed */
  ReadoutImportFilter filter;
  guint counts[READOUT_IMPORT_N_COUNTS];

  /* Rows that are in and not told yet: so many items from there. */
  guint told_position;
  guint n_untold;
  guint depth;
  gboolean is_dirty;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ReadoutImportList,
                               readout_import_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return READOUT_TYPE_IMPORT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return g_sequence_get_length (READOUT_IMPORT_LIST (model)->shown);
}

static gpointer
get_item (GListModel *model, guint position)
{
  ReadoutImportList *list = READOUT_IMPORT_LIST (model);
  GSequenceIter *iter = g_sequence_get_iter_at_pos (list->shown, position);

  return g_sequence_iter_is_end (iter) ? NULL : g_object_ref (g_sequence_get (iter));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* A set of the numbers in which an item counts. */
static guint
find_kinds (ReadoutImportItem *item)
{
  guint kinds = 1u << READOUT_IMPORT_FILTER_ALL;

  switch (item->state)
    {
    case READOUT_IMPORT_WAITING:
    case READOUT_IMPORT_READING:
      kinds |= 1u << READOUT_IMPORT_COUNT_UNDER_WAY;
      break;
    case READOUT_IMPORT_ADDED:
      kinds |= 1u << READOUT_IMPORT_COUNT_ADDED;
      break;
    case READOUT_IMPORT_PRESENT:
      kinds |= 1u << READOUT_IMPORT_FILTER_PRESENT;
      break;
    case READOUT_IMPORT_FAILED:
      kinds |= 1u << READOUT_IMPORT_FILTER_FAILED;
      break;
    case READOUT_IMPORT_CANCELLED:
      kinds |= 1u << READOUT_IMPORT_COUNT_CANCELLED;
      break;
    case READOUT_IMPORT_REMOVED:
      break;
    }
  if (readout_import_item_needs_look (item))
    kinds |= 1u << READOUT_IMPORT_FILTER_LOOK;
  return kinds;
}

static void
set_kinds (ReadoutImportList *list, ReadoutImportItem *item, guint kinds)
{
  for (guint i = 0; i < READOUT_IMPORT_N_COUNTS; i++)
    {
      gboolean was = (item->kinds & (1u << i)) != 0;
      gboolean is = (kinds & (1u << i)) != 0;

      if (was != is)
        list->counts[i] += is ? 1 : -1u;
    }
  item->kinds = kinds;
  list->is_dirty = TRUE;
}

static void
tell (ReadoutImportList *list)
{
  guint n = list->n_untold;

  list->n_untold = 0;
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (list), list->told_position, 0, n);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const ReadoutImportItem *first = a;
  const ReadoutImportItem *second = b;

  return g_sequence_iter_compare (first->place, second->place);
}

static void
show (ReadoutImportList *list, ReadoutImportItem *item)
{
  guint position;

  /* Most come at the end. */
  if (g_sequence_iter_is_end (g_sequence_iter_next (item->place)))
    item->shown = g_sequence_append (list->shown, item);
  else
    item->shown = g_sequence_insert_sorted (list->shown, item, compare_places, NULL);
  position = g_sequence_iter_get_position (item->shown);
  if (list->n_untold > 0 && position != list->told_position + list->n_untold)
    {
      /* What was put in before is told without this one. */
      g_sequence_remove (g_steal_pointer (&item->shown));
      tell (list);
      show (list, item);
      return;
    }
  if (list->n_untold == 0)
    list->told_position = position;
  list->n_untold++;
}

static void
hide (ReadoutImportList *list, ReadoutImportItem *item)
{
  guint position;

  tell (list);
  position = g_sequence_iter_get_position (item->shown);
  g_sequence_remove (g_steal_pointer (&item->shown));
  g_list_model_items_changed (G_LIST_MODEL (list), position, 1, 0);
}

static void
place (ReadoutImportList *list, ReadoutImportItem *item)
{
  readout_import_list_begin_update (list);
  item->kinds = 0;
  set_kinds (list, item, find_kinds (item));
  if ((item->kinds & (1u << list->filter)) != 0)
    show (list, item);
  readout_import_list_end_update (list);
}

static void
readout_import_list_finalize (GObject *object)
{
  ReadoutImportList *list = READOUT_IMPORT_LIST (object);

  g_sequence_free (list->shown);
  g_sequence_free (list->all);

  G_OBJECT_CLASS (readout_import_list_parent_class)->finalize (object);
}

static void
readout_import_list_class_init (ReadoutImportListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_import_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", READOUT_TYPE_IMPORT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_import_list_init (ReadoutImportList *list)
{
  list->all = g_sequence_new (g_object_unref);
  list->shown = g_sequence_new (NULL);
}

ReadoutImportList *
readout_import_list_new (void)
{
  return g_object_new (READOUT_TYPE_IMPORT_LIST, NULL);
}

void
readout_import_list_begin_update (ReadoutImportList *list)
{
  g_return_if_fail (READOUT_IS_IMPORT_LIST (list));

  list->depth++;
}

void
readout_import_list_end_update (ReadoutImportList *list)
{
  g_return_if_fail (READOUT_IS_IMPORT_LIST (list));
  g_return_if_fail (list->depth > 0);

  if (--list->depth > 0)
    return;
  tell (list);
  if (list->is_dirty)
    {
      list->is_dirty = FALSE;
      g_signal_emit (list, signals[CHANGED], 0);
    }
}

void
readout_import_list_clear (ReadoutImportList *list)
{
  guint n_shown;

  g_return_if_fail (READOUT_IS_IMPORT_LIST (list));

  readout_import_list_begin_update (list);
  tell (list);
  n_shown = g_sequence_get_length (list->shown);
  g_sequence_free (list->shown);
  list->shown = g_sequence_new (NULL);
  if (n_shown > 0)
    g_list_model_items_changed (G_LIST_MODEL (list), 0, n_shown, 0);
  /* Whoever holds an item must not find places that are gone. */
  for (GSequenceIter *iter = g_sequence_get_begin_iter (list->all); !g_sequence_iter_is_end (iter);
       iter = g_sequence_iter_next (iter))
    {
      ReadoutImportItem *item = g_sequence_get (iter);

      item->shown = NULL;
      item->place = NULL;
    }
  g_sequence_free (list->all);
  list->all = g_sequence_new (g_object_unref);
  for (guint i = 0; i < READOUT_IMPORT_N_COUNTS; i++)
    list->counts[i] = 0;
  list->is_dirty = TRUE;
  readout_import_list_end_update (list);
}

void
readout_import_list_append (ReadoutImportList *list, ReadoutImportItem *item)
{
  g_return_if_fail (READOUT_IS_IMPORT_LIST (list));
  g_return_if_fail (READOUT_IS_IMPORT_ITEM (item) && item->place == NULL);

  item->place = g_sequence_append (list->all, g_object_ref (item));
  place (list, item);
}

void
readout_import_list_insert_after (ReadoutImportList *list,
                                  ReadoutImportItem *after,
                                  ReadoutImportItem *item)
{
  g_return_if_fail (READOUT_IS_IMPORT_LIST (list));
  g_return_if_fail (after->place != NULL);
  g_return_if_fail (READOUT_IS_IMPORT_ITEM (item) && item->place == NULL);

  item->place = g_sequence_insert_before (g_sequence_iter_next (after->place), g_object_ref (item));
  place (list, item);
}

void
readout_import_list_remove (ReadoutImportList *list, ReadoutImportItem *item)
{
  g_return_if_fail (READOUT_IS_IMPORT_LIST (list));
  g_return_if_fail (item->place != NULL);

  readout_import_list_begin_update (list);
  set_kinds (list, item, 0);
  if (item->shown != NULL)
    hide (list, item);
  g_sequence_remove (g_steal_pointer (&item->place));
  readout_import_list_end_update (list);
}

void
readout_import_list_update (ReadoutImportList *list, ReadoutImportItem *item)
{
  guint kinds;
  gboolean is_shown;

  g_return_if_fail (READOUT_IS_IMPORT_LIST (list));
  g_return_if_fail (READOUT_IS_IMPORT_ITEM (item));

  if (item->place == NULL)
    return;
  readout_import_list_begin_update (list);
  kinds = find_kinds (item);
  if (kinds != item->kinds)
    set_kinds (list, item, kinds);
  is_shown = (kinds & (1u << list->filter)) != 0;
  g_signal_emit_by_name (item, "changed");
  if (is_shown && item->shown == NULL)
    show (list, item);
  else if (!is_shown && item->shown != NULL)
    hide (list, item);
  readout_import_list_end_update (list);
}

ReadoutImportItem *
readout_import_list_get_next (ReadoutImportList *list, ReadoutImportItem *item)
{
  GSequenceIter *iter;

  g_return_val_if_fail (READOUT_IS_IMPORT_LIST (list), NULL);

  iter = item != NULL ? g_sequence_iter_next (item->place) : g_sequence_get_begin_iter (list->all);
  return g_sequence_iter_is_end (iter) ? NULL : g_sequence_get (iter);
}

void
readout_import_list_set_filter (ReadoutImportList *list, ReadoutImportFilter filter)
{
  guint n_before;

  g_return_if_fail (READOUT_IS_IMPORT_LIST (list));
  g_return_if_fail (filter < READOUT_IMPORT_N_FILTERS);

  if (filter == list->filter)
    return;
  tell (list);
  n_before = g_sequence_get_length (list->shown);
  g_sequence_free (list->shown);
  list->shown = g_sequence_new (NULL);
  list->filter = filter;
  for (GSequenceIter *iter = g_sequence_get_begin_iter (list->all); !g_sequence_iter_is_end (iter);
       iter = g_sequence_iter_next (iter))
    {
      ReadoutImportItem *item = g_sequence_get (iter);

      item->shown =
          (item->kinds & (1u << filter)) != 0 ? g_sequence_append (list->shown, item) : NULL;
    }
  g_list_model_items_changed (G_LIST_MODEL (list), 0, n_before,
                              g_sequence_get_length (list->shown));
}

ReadoutImportFilter
readout_import_list_get_filter (ReadoutImportList *list)
{
  g_return_val_if_fail (READOUT_IS_IMPORT_LIST (list), READOUT_IMPORT_FILTER_ALL);

  return list->filter;
}

guint
readout_import_list_count (ReadoutImportList *list, ReadoutImportFilter count)
{
  g_return_val_if_fail (READOUT_IS_IMPORT_LIST (list), 0);
  g_return_val_if_fail (count < READOUT_IMPORT_N_COUNTS, 0);

  return list->counts[count];
}
