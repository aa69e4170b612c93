/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of a list in groups, read page by page.
 */
#include "readout-headed-record.h"

G_DEFINE_FINAL_TYPE (ReadoutHeadedRecord, readout_headed_record, G_TYPE_OBJECT)

static void
readout_headed_record_finalize (GObject *object)
{
  ReadoutHeadedRecord *self = READOUT_HEADED_RECORD (object);

  g_clear_object (&self->record);
  g_free (self->heading);

  G_OBJECT_CLASS (readout_headed_record_parent_class)->finalize (object);
}

static void
readout_headed_record_class_init (ReadoutHeadedRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_headed_record_finalize;
}

static void
readout_headed_record_init (ReadoutHeadedRecord *self)
{
}

GPtrArray *
readout_headed_record_list (ReadoutStore *store,
                            gconstpointer query,
                            guint offset,
                            guint limit,
                            ReadoutRecordListFunc list,
                            ReadoutRecordHeadingFunc heading,
                            GError **error)
{
  guint n_before = offset > 0 ? 1 : 0;
  g_autoptr (GPtrArray) records = list (store, query, offset - n_before, limit + n_before, error);
  g_autofree char *last = NULL;
  GPtrArray *headed;

  if (records == NULL)
    return NULL;
  headed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      gpointer record = g_ptr_array_index (records, i);
      g_autofree char *name = heading (query, record);

      if (i >= n_before)
        {
          ReadoutHeadedRecord *row = g_object_new (READOUT_TYPE_HEADED_RECORD, NULL);

          row->record = g_object_ref (record);
          row->heading = g_strcmp0 (name, last) != 0 ? g_strdup (name) : NULL;
          g_ptr_array_add (headed, row);
        }
      g_free (last);
      last = g_steal_pointer (&name);
    }
  return headed;
}
