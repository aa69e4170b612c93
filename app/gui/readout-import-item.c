/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document of an import and what became of it.
 */
#include "readout-import-item.h"

#include <string.h>

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutImportItem, readout_import_item, G_TYPE_OBJECT)

static void
readout_import_item_finalize (GObject *object)
{
  ReadoutImportItem *item = READOUT_IMPORT_ITEM (object);

  if (item->document != item)
    g_clear_object (&item->document);
  g_clear_object (&item->file);
  g_clear_pointer (&item->bytes, g_bytes_unref);
  g_clear_object (&item->report);
  g_free (item->name);
  g_free (item->words);

  G_OBJECT_CLASS (readout_import_item_parent_class)->finalize (object);
}

static void
readout_import_item_class_init (ReadoutImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_import_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", READOUT_TYPE_IMPORT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
readout_import_item_init (ReadoutImportItem *item)
{
}

ReadoutImportItem *
readout_import_item_new (GFile *file, GBytes *bytes, const char *name, ReadoutImportItem *document)
{
  ReadoutImportItem *item = g_object_new (READOUT_TYPE_IMPORT_ITEM, NULL);

  g_set_object (&item->file, file);
  item->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  item->name = g_strdup (name);
  item->document = document != NULL ? g_object_ref (document) : item;
  return item;
}

void
readout_import_item_set_state (ReadoutImportItem *item, ReadoutImportState state, const char *words)
{
  g_return_if_fail (READOUT_IS_IMPORT_ITEM (item));

  item->state = state;
  g_free (item->words);
  item->words = g_strdup (words);
  g_clear_object (&item->report);
  item->n_statements = 0;
}

/* A file may have any name: one that breaks the line or turns the direction of what follows is
 * shown without that. */
static char *
clean_name (const char *name)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, ' ');
      else if (!(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069) && c != 0x200e &&
               c != 0x200f && c != 0x061c)
        g_string_append_unichar (clean, c);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

char *
readout_import_item_dup_file_name (ReadoutImportItem *item)
{
  const char *name;

  g_return_val_if_fail (READOUT_IS_IMPORT_ITEM (item), NULL);

  name = item->name != NULL ? item->name : "";
  /* A part of a document has the document's path in front; a name may hold more slashes. */
  if (item->file != NULL)
    {
      const char *document = item->document->name != NULL ? item->document->name : "";
      const char *slash = strrchr (document, '/');

      if (slash != NULL && g_str_has_prefix (name, document))
        return clean_name (name + (slash + 1 - document));
      slash = strrchr (name, '/');
      return clean_name (slash != NULL && slash[1] != '\0' ? slash + 1 : name);
    }
  return clean_name (name);
}

char *
readout_import_item_dup_path (ReadoutImportItem *item)
{
  g_return_val_if_fail (READOUT_IS_IMPORT_ITEM (item), NULL);

  return clean_name (item->name != NULL ? item->name : "");
}

char *
readout_import_item_dup_title (ReadoutImportItem *item)
{
  g_return_val_if_fail (READOUT_IS_IMPORT_ITEM (item), NULL);

  if (item->report != NULL && item->report->title != NULL && *item->report->title != '\0')
    return g_strdup (item->report->title);
  return readout_import_item_dup_file_name (item);
}

gboolean
readout_import_item_can_retry (ReadoutImportItem *item)
{
  g_return_val_if_fail (READOUT_IS_IMPORT_ITEM (item), FALSE);

  return (item->state == READOUT_IMPORT_FAILED || item->state == READOUT_IMPORT_CANCELLED ||
          item->state == READOUT_IMPORT_REMOVED) &&
         (item->file != NULL || item->bytes != NULL);
}

gboolean
readout_import_item_can_cancel (ReadoutImportItem *item)
{
  g_return_val_if_fail (READOUT_IS_IMPORT_ITEM (item), FALSE);

  return item->state == READOUT_IMPORT_WAITING || item->state == READOUT_IMPORT_READING;
}

gboolean
readout_import_item_has_report (ReadoutImportItem *item)
{
  g_return_val_if_fail (READOUT_IS_IMPORT_ITEM (item), FALSE);

  return item->report != NULL &&
         (item->state == READOUT_IMPORT_ADDED || item->state == READOUT_IMPORT_PRESENT);
}

gboolean
readout_import_item_needs_look (ReadoutImportItem *item)
{
  static const ReadoutReportField fields[] = {
    READOUT_REPORT_FIELD_OUTLET, READOUT_REPORT_FIELD_TITLE, READOUT_REPORT_FIELD_AUTHOR,
    READOUT_REPORT_FIELD_PUBLISHED, READOUT_REPORT_FIELD_LANGUAGE
  };

  g_return_val_if_fail (READOUT_IS_IMPORT_ITEM (item), FALSE);

  if (item->state != READOUT_IMPORT_ADDED || item->report == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (readout_report_is_doubtful (item->report, fields[i]))
      return TRUE;
  return FALSE;
}
