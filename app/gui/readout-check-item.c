/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding of the source check as a row of a list.
 */
#include "readout-check-item.h"

struct _ReadoutCheckItem
{
  GObject parent_instance;

  ReadoutFinding *finding;
  gboolean dismissed;
};

enum
{
  PROP_0,
  PROP_DISMISSED,
};

G_DEFINE_FINAL_TYPE (ReadoutCheckItem, readout_check_item, G_TYPE_OBJECT)

static void
readout_check_item_finalize (GObject *object)
{
  g_clear_pointer (&READOUT_CHECK_ITEM (object)->finding, readout_finding_unref);

  G_OBJECT_CLASS (readout_check_item_parent_class)->finalize (object);
}

static void
readout_check_item_get_property (GObject *object,
                                 guint property_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  if (property_id == PROP_DISMISSED)
    g_value_set_boolean (value, READOUT_CHECK_ITEM (object)->dismissed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
readout_check_item_class_init (ReadoutCheckItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = readout_check_item_finalize;
  object_class->get_property = readout_check_item_get_property;
  g_object_class_install_property (
      object_class, PROP_DISMISSED,
      g_param_spec_boolean ("dismissed", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
readout_check_item_init (ReadoutCheckItem *item)
{
}

ReadoutCheckItem *
readout_check_item_new (ReadoutFinding *finding, gboolean dismissed)
{
  ReadoutCheckItem *item = g_object_new (READOUT_TYPE_CHECK_ITEM, NULL);

  item->finding = readout_finding_ref (finding);
  item->dismissed = dismissed;
  return item;
}

ReadoutFinding *
readout_check_item_get_finding (ReadoutCheckItem *item)
{
  g_return_val_if_fail (READOUT_IS_CHECK_ITEM (item), NULL);

  return item->finding;
}

gboolean
readout_check_item_get_dismissed (ReadoutCheckItem *item)
{
  g_return_val_if_fail (READOUT_IS_CHECK_ITEM (item), FALSE);

  return item->dismissed;
}

void
readout_check_item_set_dismissed (ReadoutCheckItem *item, gboolean dismissed)
{
  g_return_if_fail (READOUT_IS_CHECK_ITEM (item));

  if (item->dismissed == dismissed)
    return;
  item->dismissed = dismissed;
  g_object_notify (G_OBJECT (item), "dismissed");
}
