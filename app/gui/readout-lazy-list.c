/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list that is filled when it is looked at.
 */
#include "readout-lazy-list.h"

struct _ReadoutLazyList
{
  GObject parent_instance;

  GListModel *items;
  gboolean is_wanted;
  gboolean is_asking; /* who looks is told how much there is in answer */
};

enum
{
  WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void readout_lazy_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ReadoutLazyList,
                               readout_lazy_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      readout_lazy_list_list_model_init))

static GType
readout_lazy_list_get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (READOUT_LAZY_LIST (list)->items);
}

static guint
readout_lazy_list_get_n_items (GListModel *list)
{
  ReadoutLazyList *self = READOUT_LAZY_LIST (list);

  if (!self->is_wanted)
    {
      self->is_wanted = TRUE;
      self->is_asking = TRUE;
      g_signal_emit (self, signals[WANTED], 0);
      self->is_asking = FALSE;
    }
  return g_list_model_get_n_items (self->items);
}

static gpointer
readout_lazy_list_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (READOUT_LAZY_LIST (list)->items, position);
}

static void
readout_lazy_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = readout_lazy_list_get_item_type;
  iface->get_n_items = readout_lazy_list_get_n_items;
  iface->get_item = readout_lazy_list_get_item;
}

static void
items_changed_cb (ReadoutLazyList *self, guint position, guint removed, guint added)
{
  if (!self->is_asking)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
readout_lazy_list_dispose (GObject *object)
{
  g_clear_object (&READOUT_LAZY_LIST (object)->items);

  G_OBJECT_CLASS (readout_lazy_list_parent_class)->dispose (object);
}

static void
readout_lazy_list_class_init (ReadoutLazyListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_lazy_list_dispose;

  signals[WANTED] = g_signal_new ("wanted", READOUT_TYPE_LAZY_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_lazy_list_init (ReadoutLazyList *self)
{
}

ReadoutLazyList *
readout_lazy_list_new (GListModel *items)
{
  ReadoutLazyList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (items), NULL);

  self = g_object_new (READOUT_TYPE_LAZY_LIST, NULL);
  self->items = g_object_ref (items);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
