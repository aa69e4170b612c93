/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brings the items of an import up to date with the project.
 */
#include "readout-import-refresh.h"

/* Items that are asked for at once. */
#define SLICE 500u

typedef struct
{
  ReadoutProject *project;
  ReadoutImportList *list;
  GPtrArray *items; /* of ReadoutImportItem that had a report */
  GArray *ids;      /* of gint64: of their reports */
  guint next;       /* the first one that was not asked for yet */
  guint n_asked;    /* before that one */
} Refresh;

static void ask (Refresh *refresh);

static void
free_refresh (Refresh *refresh)
{
  g_object_unref (refresh->project);
  g_object_unref (refresh->list);
  g_ptr_array_unref (refresh->items);
  g_array_unref (refresh->ids);
  g_free (refresh);
}

static gpointer
list_reports (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return readout_store_list_reports_by_id (store, data, error);
}

static gboolean
is_same (ReadoutReport *a, ReadoutReport *b)
{
  for (guint i = 0; i <= READOUT_REPORT_FIELD_LANGUAGE; i++)
    if (readout_report_is_doubtful (a, i) != readout_report_is_doubtful (b, i))
      return FALSE;
  return g_strcmp0 (a->outlet, b->outlet) == 0 && g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->author, b->author) == 0 && g_strcmp0 (a->published, b->published) == 0 &&
         g_strcmp0 (a->url, b->url) == 0 && g_strcmp0 (a->language, b->language) == 0 &&
         a->state == b->state;
}

/* @report: what the project says now; %NULL when it has none of that id */
static void
apply (Refresh *refresh, ReadoutImportItem *item, ReadoutReport *report)
{
  if (report == NULL)
    {
      if (!readout_import_item_has_report (item))
        return;
      item->before = item->state;
      item->state = READOUT_IMPORT_REMOVED;
    }
  else
    {
      gboolean is_back = item->state == READOUT_IMPORT_REMOVED;

      if (!is_back && (!readout_import_item_has_report (item) || is_same (item->report, report)))
        return;
      if (is_back)
        item->state = item->before;
      g_set_object (&item->report, report);
    }
  readout_import_list_update (refresh->list, item);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Refresh *refresh = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports =
      readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  guint at = 0;

  if (reports == NULL)
    {
      if (!g_error_matches (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_CLOSED))
        g_message ("The list of an import could not be read: %s", error->message);
      free_refresh (refresh);
      return;
    }
  /* Both are in the order in which they were asked for. */
  readout_import_list_begin_update (refresh->list);
  for (guint i = refresh->next - refresh->n_asked; i < refresh->next; i++)
    {
      ReadoutImportItem *item = g_ptr_array_index (refresh->items, i);
      ReadoutReport *report = at < reports->len ? g_ptr_array_index (reports, at) : NULL;
      gint64 id = g_array_index (refresh->ids, gint64, i);

      if (report != NULL && report->id != id)
        report = NULL;
      else if (report != NULL)
        at++;
      /* It may have been read again meanwhile. */
      if (item->report != NULL && item->report->id == id)
        apply (refresh, item, report);
    }
  readout_import_list_end_update (refresh->list);
  ask (refresh);
}

static void
ask (Refresh *refresh)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  refresh->n_asked = MIN (SLICE, refresh->items->len - refresh->next);
  if (refresh->n_asked > 0)
    g_array_append_vals (ids, &g_array_index (refresh->ids, gint64, refresh->next),
                         refresh->n_asked);
  refresh->next += refresh->n_asked;
  if (ids->len == 0)
    free_refresh (refresh);
  else
    readout_project_run_async (refresh->project, list_reports, g_steal_pointer (&ids),
                               (GDestroyNotify)g_array_unref, (GDestroyNotify)g_ptr_array_unref,
                               NULL, listed_cb, refresh);
}

static void
add (Refresh *refresh, ReadoutImportItem *item)
{
  if (item->report == NULL || item->report->id == 0)
    return;
  g_ptr_array_add (refresh->items, g_object_ref (item));
  g_array_append_val (refresh->ids, item->report->id);
}

void
readout_import_refresh_run (ReadoutProject *project, ReadoutImportList *list, GPtrArray *items)
{
  Refresh *refresh;

  g_return_if_fail (READOUT_IS_PROJECT (project));
  g_return_if_fail (READOUT_IS_IMPORT_LIST (list));

  refresh = g_new0 (Refresh, 1);
  refresh->project = g_object_ref (project);
  refresh->list = g_object_ref (list);
  refresh->items = g_ptr_array_new_with_free_func (g_object_unref);
  refresh->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (items != NULL)
    for (guint i = 0; i < items->len; i++)
      add (refresh, g_ptr_array_index (items, i));
  else
    for (ReadoutImportItem *item = readout_import_list_get_next (list, NULL); item != NULL;
         item = readout_import_list_get_next (list, item))
      add (refresh, item);
  ask (refresh);
}
