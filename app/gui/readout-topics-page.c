/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topics in the sidebar.
 */
#include "readout-topics-page.h"

#include <glib/gi18n.h>

#include "readout-batch.h"
#include "readout-dialogs.h"
#include "readout-settings.h"
#include "readout-topic-dialogs.h"

struct _ReadoutTopicsPage
{
  ReadoutSidebarPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReadoutTopicsPage, readout_topics_page, READOUT_TYPE_SIDEBAR_PAGE)

/* The page's ways to sort. */
enum
{
  BY_ADDED,
  BY_STATEMENTS,
  BY_NAME,
};

/* As words are compared when they are looked for. */
static char *
fold (const char *words)
{
  g_autofree char *normal = g_utf8_normalize (words, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static gboolean
matches (const ReadoutTopic *topic, const char *folded)
{
  g_autofree char *proposition = fold (topic->proposition);

  if (strstr (proposition, folded) != NULL)
    return TRUE;
  for (guint i = 0; topic->terms[i] != NULL; i++)
    {
      g_autofree char *term = fold (topic->terms[i]);

      if (strstr (term, folded) != NULL)
        return TRUE;
    }
  return FALSE;
}

static int
compare_topics (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ReadoutSidebarQuery *query = user_data;
  const ReadoutTopic *first = *(ReadoutTopic *const *)a;
  const ReadoutTopic *second = *(ReadoutTopic *const *)b;
  int order = 0;

  if (query->order == BY_STATEMENTS)
    order =
        (first->n_statements < second->n_statements) - (first->n_statements > second->n_statements);
  else if (query->order == BY_NAME)
    order = g_utf8_collate (first->proposition, second->proposition);
  if (order == 0)
    order = (first->id > second->id) - (first->id < second->id);
  return query->reversed ? -order : order;
}

/* There are few: a person thought of them. */
static GPtrArray *
list_all (ReadoutStore *store, const ReadoutSidebarQuery *query, GError **error)
{
  GPtrArray *topics = readout_store_list_topics (store, error);
  g_autofree char *folded = query->search != NULL ? fold (query->search) : NULL;

  if (topics == NULL)
    return NULL;
  for (guint i = topics->len; folded != NULL && i > 0; i--)
    if (!matches (g_ptr_array_index (topics, i - 1), folded))
      g_ptr_array_remove_index (topics, i - 1);
  g_ptr_array_sort_with_data (topics, compare_topics, (gpointer)query);
  return topics;
}

static gint64
count_topics (ReadoutStore *store, gconstpointer query, GError **error)
{
  g_autoptr (GPtrArray) topics = list_all (store, query, error);

  return topics != NULL ? (gint64)topics->len : -1;
}

static GArray *
list_ids (ReadoutStore *store, gconstpointer query, GError **error)
{
  g_autoptr (GPtrArray) topics = list_all (store, query, error);
  GArray *ids;

  if (topics == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < topics->len; i++)
    g_array_append_val (ids, ((ReadoutTopic *)g_ptr_array_index (topics, i))->id);
  return ids;
}

static GPtrArray *
list_plain (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) topics = list_all (store, query, error);
  GPtrArray *page;

  if (topics == NULL)
    return NULL;
  page = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = offset; i < topics->len && i - offset < limit; i++)
    g_ptr_array_add (page, g_object_ref (g_ptr_array_index (topics, i)));
  return page;
}

/* The person's own and those that were suggested do not stand together: there are no groups. */
static char *
dup_heading (gconstpointer query, gpointer record)
{
  return NULL;
}

static GPtrArray *
list_topics (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  return readout_headed_record_list (store, query, offset, limit, list_plain, dup_heading, error);
}

static gint64
get_id (gpointer row)
{
  return READOUT_TOPIC (((ReadoutHeadedRecord *)row)->record)->id;
}

static char *
dup_name (gpointer record)
{
  return g_strdup (READOUT_TOPIC (record)->proposition);
}

static void
bind (ReadoutListRow *row, gpointer record)
{
  ReadoutTopic *topic = record;

  readout_list_row_set_text (row, topic->proposition, NULL);
  readout_list_row_set_count (row, topic->n_statements);
}

/* The first of the selected topics; NULL for none. Owned by the caller. */
static ReadoutTopic *
dup_first (ReadoutSidebarPage *page)
{
  g_autoptr (GPtrArray) topics = readout_sidebar_page_dup_records (page);

  return topics->len > 0 ? g_object_ref (g_ptr_array_index (topics, 0)) : NULL;
}

static void
show_statements_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_sidebar_page_show_statements (READOUT_SIDEBAR_PAGE (user_data));
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (ReadoutTopic) topic = dup_first (page);

  if (topic != NULL)
    readout_topic_dialogs_rename (GTK_WIDGET (page), readout_sidebar_page_get_project (page),
                                  topic->id, topic->proposition);
}

static gboolean
merge (ReadoutStore *store, gint64 id, gconstpointer data, GError **error)
{
  gint64 into = *(const gint64 *)data;

  return id == into || readout_store_merge_topics (store, id, into, error);
}

/* What is merged, and into what one may. */
typedef struct
{
  GtkWidget *page;
  GPtrArray *topics;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->page);
  g_ptr_array_unref (request->topics);
  g_free (request);
}

static void
chosen_cb (guint index, gpointer user_data)
{
  const Request *request = user_data;
  ReadoutProject *project = readout_sidebar_page_get_project (READOUT_SIDEBAR_PAGE (request->page));
  const ReadoutTopic *into = g_ptr_array_index (request->topics, index);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < request->topics->len; i++)
    g_array_append_val (ids, ((ReadoutTopic *)g_ptr_array_index (request->topics, i))->id);
  if (project != NULL)
    readout_batch_run (request->page, project,
                       N_ ("Merge Topics"), ids, merge, g_memdup2 (&into->id, sizeof into->id),
                           g_free, _ ("Topics merged"));
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GPtrArray) topics = readout_sidebar_page_dup_records (page);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *body = NULL;
  Request *request;

  if (topics->len == 1)
    {
      const ReadoutTopic *topic = g_ptr_array_index (topics, 0);

      readout_topic_dialogs_merge (GTK_WIDGET (page), readout_sidebar_page_get_project (page),
                                   topic->id, topic->proposition);
      return;
    }
  if (topics->len == 0)
    return;
  for (guint i = 0; i < topics->len; i++)
    g_ptr_array_add (names, ((ReadoutTopic *)g_ptr_array_index (topics, i))->proposition);
  g_ptr_array_add (names, NULL);
  request = g_new (Request, 1);
  *request = (Request){ g_object_ref (GTK_WIDGET (page)), g_ptr_array_ref (topics) };
  body = g_strdup_printf (
      g_dngettext (NULL, "%'u topic is selected.",
                   "The statements about all %'u selected topics will count as about the one that "
                   "you choose.",
                   topics->len),
      topics->len);
  readout_dialogs_choose (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                          _ ("Merge the Topics?"), body,
                             _ ("Topic"), (const char *const *)names->pdata,
                                _ ("_Merge"), chosen_cb, request, free_request);
}

static gboolean
remove_topic (ReadoutStore *store, gint64 id, gconstpointer data, GError **error)
{
  return readout_store_remove_topic (store, id, error);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GArray) ids = readout_sidebar_page_dup_ids (page);
  g_autofree char *done = g_strdup_printf (
      g_dngettext (NULL, "%'u topic removed", "%'u topics removed", ids->len), ids->len);

  if (ids->len > 0)
    readout_batch_run (GTK_WIDGET (page), readout_sidebar_page_get_project (page),
                       ids->len == 1 ? N_ ("Remove Topic")
                                     : N_ ("Remove Topics"), ids, remove_topic, NULL, NULL, done);
}

static void
update_actions (ReadoutSidebarPage *page, guint n_selected, gboolean writable)
{
  gboolean some = n_selected > 0;

  readout_sidebar_page_set_enabled (page, "show-statements", some);
  readout_sidebar_page_set_enabled (page, "rename", n_selected == 1 && writable);
  readout_sidebar_page_set_enabled (page, "merge", some && writable);
  readout_sidebar_page_set_enabled (page, "remove", some && writable);
}

static void
readout_topics_page_class_init (ReadoutTopicsPageClass *klass)
{
  static const ReadoutPageSource source = { count_topics, list_topics, get_id, list_ids };
  static const ReadoutSidebarOrder orders[] = {
    [BY_ADDED] = { "added", NC_ ("order of topics", "As _Added") },
                   [BY_STATEMENTS] = {
                       "statements", NC_ ("order of topics", "Number of _Statements") },
                       [BY_NAME] = { "name", NC_ ("order of topics", "_Words") }, { NULL, NULL },
                       };
  ReadoutSidebarPageClass *page_class = READOUT_SIDEBAR_PAGE_CLASS (klass);

  page_class->source = &source;
  page_class->changes = READOUT_CHANGES_TOPICS | READOUT_CHANGES_STATEMENTS;
  page_class->group = "topics";
  page_class->orders = orders;
  page_class->order_context = "order of topics";
  page_class->order_key = READOUT_SETTING_TOPICS_ORDER;
  page_class->reversed_key = READOUT_SETTING_TOPICS_REVERSED;
  page_class->menu = "topics_menu";
  page_class->list_name = _ ("Topics");
  page_class->filter_words = _ ("Filter topics");
  page_class->sort_words = _ ("Sort the Topics");
  page_class->menu_words = _ ("Selected Topics");
  page_class->empty_words = _ ("There are no topics");
  page_class->bind = bind;
  page_class->dup_name = dup_name;
  page_class->update_actions = update_actions;
}

static void
readout_topics_page_init (ReadoutTopicsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "show-statements", .activate = show_statements_cb },
    { .name = "rename", .activate = rename_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "remove", .activate = remove_cb },
  };
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (self);

  readout_sidebar_page_add_actions (page, entries, G_N_ELEMENTS (entries));
  readout_sidebar_page_add_key (page, GDK_KEY_Return, GDK_CONTROL_MASK, "topics.show-statements",
                                NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_F2, 0, "topics.rename", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_m, GDK_CONTROL_MASK, "topics.merge", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_Delete, 0, "topics.remove", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_KP_Delete, 0, "topics.remove", NULL);
}
