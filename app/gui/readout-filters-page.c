/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filters of statements that the person saved, in the sidebar.
 */
#include "readout-filters-page.h"

#include <glib/gi18n.h>

#include "store/readout-store-filters.h"

#include "readout-batch.h"
#include "readout-dialogs.h"
#include "readout-settings.h"

struct _ReadoutFiltersPage
{
  ReadoutSidebarPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReadoutFiltersPage, readout_filters_page, READOUT_TYPE_SIDEBAR_PAGE)

/* The page's ways to sort. */
enum
{
  BY_NAME,
  BY_ADDED,
};

static gboolean
matches (const ReadoutSavedFilter *saved, const char *search)
{
  g_autofree char *name = g_utf8_casefold (saved->name, -1);
  g_autofree char *words = g_utf8_casefold (search, -1);

  return strstr (name, words) != NULL;
}

static int
compare_added (gconstpointer a, gconstpointer b)
{
  const ReadoutSavedFilter *first = *(ReadoutSavedFilter *const *)a;
  const ReadoutSavedFilter *second = *(ReadoutSavedFilter *const *)b;

  return (first->id > second->id) - (first->id < second->id);
}

/* There are few: the person named each. */
static GPtrArray *
list_all (ReadoutStore *store, const ReadoutSidebarQuery *query, GError **error)
{
  GPtrArray *filters = readout_store_list_filters (store, error);

  if (filters == NULL)
    return NULL;
  for (guint i = filters->len; query->search != NULL && i > 0; i--)
    if (!matches (g_ptr_array_index (filters, i - 1), query->search))
      g_ptr_array_remove_index (filters, i - 1);
  if (query->order == BY_ADDED)
    g_ptr_array_sort (filters, compare_added);
  for (guint i = 0; query->reversed && i < filters->len / 2; i++)
    {
      gpointer other = filters->pdata[i];

      filters->pdata[i] = filters->pdata[filters->len - 1 - i];
      filters->pdata[filters->len - 1 - i] = other;
    }
  return filters;
}

static gint64
count_filters (ReadoutStore *store, gconstpointer query, GError **error)
{
  g_autoptr (GPtrArray) filters = list_all (store, query, error);

  return filters != NULL ? (gint64)filters->len : -1;
}

static GArray *
list_ids (ReadoutStore *store, gconstpointer query, GError **error)
{
  g_autoptr (GPtrArray) filters = list_all (store, query, error);
  GArray *ids;

  if (filters == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < filters->len; i++)
    g_array_append_val (ids, ((ReadoutSavedFilter *)g_ptr_array_index (filters, i))->id);
  return ids;
}

static GPtrArray *
list_plain (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) filters = list_all (store, query, error);
  GPtrArray *page;

  if (filters == NULL)
    return NULL;
  page = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = offset; i < filters->len && i - offset < limit; i++)
    g_ptr_array_add (page, g_object_ref (g_ptr_array_index (filters, i)));
  return page;
}

static char *
dup_heading (gconstpointer query, gpointer record)
{
  return NULL;
}

static GPtrArray *
list_filters (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  return readout_headed_record_list (store, query, offset, limit, list_plain, dup_heading, error);
}

static gint64
get_id (gpointer row)
{
  return READOUT_SAVED_FILTER (((ReadoutHeadedRecord *)row)->record)->id;
}

static char *
dup_name (gpointer record)
{
  return g_strdup (READOUT_SAVED_FILTER (record)->name);
}

static void
bind (ReadoutListRow *row, gpointer record)
{
  ReadoutSavedFilter *saved = record;
  gboolean known = saved->filter != NULL;

  readout_list_row_set_text (row, saved->name, NULL);
  readout_list_row_set_state (row, "dialog-warning-symbolic",
                              known ? NULL : _ ("Saved by a newer version of Readout"), "warning");
}

/* What a dialog is about. */
typedef struct
{
  GtkWidget *page;
  GArray *ids;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->page);
  g_array_unref (request->ids);
  g_free (request);
}

static gboolean
rename_filter (ReadoutStore *store, gint64 id, gconstpointer data, GError **error)
{
  return readout_store_rename_filter (store, id, data, error);
}

static void
renamed_cb (const char *answer, gpointer user_data)
{
  const Request *request = user_data;
  ReadoutProject *project = readout_sidebar_page_get_project (READOUT_SIDEBAR_PAGE (request->page));

  if (project != NULL)
    readout_batch_run (request->page, project,
                       N_ ("Rename Filter"), request->ids, rename_filter, g_strdup (answer), g_free,
                           _ ("Filter renamed"));
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GPtrArray) filters = readout_sidebar_page_dup_records (page);
  Request *request;

  if (filters->len != 1)
    return;
  request = g_new (Request, 1);
  *request = (Request){ g_object_ref (GTK_WIDGET (page)), readout_sidebar_page_dup_ids (page) };
  readout_dialogs_ask_text (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                            _ ("Rename the Filter"), NULL,
                               C_ ("of a saved filter", "Name"),
                                   ((ReadoutSavedFilter *)g_ptr_array_index (filters, 0))->name,
                                   _ ("_Rename"), NULL, renamed_cb, request, free_request);
}

static gboolean
remove_filter (ReadoutStore *store, gint64 id, gconstpointer data, GError **error)
{
  return readout_store_remove_filter (store, id, error);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GArray) ids = readout_sidebar_page_dup_ids (page);
  g_autofree char *done = g_strdup_printf (
      g_dngettext (NULL, "%'u filter removed", "%'u filters removed", ids->len), ids->len);

  if (ids->len > 0)
    readout_batch_run (GTK_WIDGET (page), readout_sidebar_page_get_project (page),
                       ids->len == 1 ? N_ ("Remove Filter")
                                     : N_ ("Remove Filters"), ids, remove_filter, NULL, NULL, done);
}

static void
update_actions (ReadoutSidebarPage *page, guint n_selected, gboolean writable)
{
  readout_sidebar_page_set_enabled (page, "rename", n_selected == 1 && writable);
  readout_sidebar_page_set_enabled (page, "remove", n_selected > 0 && writable);
}

static void
readout_filters_page_class_init (ReadoutFiltersPageClass *klass)
{
  static const ReadoutPageSource source = { count_filters, list_filters, get_id, list_ids };
  static const ReadoutSidebarOrder orders[] = {
    [BY_NAME] = { "name", NC_ ("order of filters", "_Name") },
                  [BY_ADDED] = { "added", NC_ ("order of filters", "As _Saved") }, { NULL, NULL },
                  };
  ReadoutSidebarPageClass *page_class = READOUT_SIDEBAR_PAGE_CLASS (klass);

  page_class->source = &source;
  page_class->changes = READOUT_CHANGES_FILTERS;
  page_class->group = "filters";
  page_class->orders = orders;
  page_class->order_context = "order of filters";
  page_class->order_key = READOUT_SETTING_FILTERS_ORDER;
  page_class->reversed_key = READOUT_SETTING_FILTERS_REVERSED;
  page_class->menu = "filters_menu";
  page_class->list_name = _ ("Saved Filters");
  page_class->filter_words = _ ("Find a filter");
  page_class->sort_words = _ ("Sort the Filters");
  page_class->menu_words = _ ("Selected Filters");
  page_class->empty_words =
      _ ("There are no saved filters. Filter the statements, then save the filter there.");
  page_class->bind = bind;
  page_class->dup_name = dup_name;
  page_class->update_actions = update_actions;
}

static void
readout_filters_page_init (ReadoutFiltersPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "rename", .activate = rename_cb },
    { .name = "remove", .activate = remove_cb },
  };
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (self);

  readout_sidebar_page_add_actions (page, entries, G_N_ELEMENTS (entries));
  readout_sidebar_page_add_key (page, GDK_KEY_F2, 0, "filters.rename", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_Delete, 0, "filters.remove", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_KP_Delete, 0, "filters.remove", NULL);
}
