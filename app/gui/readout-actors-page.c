/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actors in the sidebar.
 */
#include "readout-actors-page.h"

#include <glib/gi18n.h>

#include "readout-actor-changes.h"
#include "readout-actor-window.h"
#include "readout-batch.h"
#include "readout-dialogs.h"
#include "readout-merge-window.h"
#include "readout-settings.h"
#include "readout-words.h"

struct _ReadoutActorsPage
{
  ReadoutSidebarPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReadoutActorsPage, readout_actors_page, READOUT_TYPE_SIDEBAR_PAGE)

/* In the order of the page's ways to sort. */
static const ReadoutActorSort sorts[] = { READOUT_ACTOR_SORT_STATEMENTS, READOUT_ACTOR_SORT_NAME,
                                          READOUT_ACTOR_SORT_KIND, READOUT_ACTOR_SORT_AFFILIATION };

static ReadoutActorQuery
make_query (const ReadoutSidebarQuery *page)
{
  return (ReadoutActorQuery){ .search = page->search,
                              .affiliated = TRUE,
                              .sort = sorts[page->order],
                              .reversed = page->reversed };
}

static gint64
count_actors (ReadoutStore *store, gconstpointer query, GError **error)
{
  ReadoutActorQuery actors = make_query (query);

  return readout_store_count_queried_actors (store, &actors, error);
}

static GArray *
list_ids (ReadoutStore *store, gconstpointer query, GError **error)
{
  ReadoutActorQuery actors = make_query (query);

  return readout_store_list_actor_ids (store, &actors, error);
}

static GPtrArray *
list_plain (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  ReadoutActorQuery actors = make_query (query);

  return readout_store_query_actors (store, &actors, offset, limit, error);
}

/* A number of statements as a group: by its first digit's place. */
static char *
dup_magnitude (guint n)
{
  guint least = 1;

  if (n == 0)
    return g_strdup (_ ("No Statements"));
  if (n == 1)
    return g_strdup (_ ("1 Statement"));
  if (n < 10)
    return g_strdup (_ ("2 to 9 Statements"));
  while (least <= n / 10)
    least *= 10;
  /* Translators: a heading above those who made so many statements: "10 Statements or More" */
  return g_strdup_printf (
      g_dngettext (NULL, "%'u Statement or More", "%'u Statements or More", least), least);
}

static char *
dup_heading (gconstpointer query, gpointer record)
{
  const ReadoutSidebarQuery *page = query;
  ReadoutActor *actor = READOUT_ACTOR (record);

  if (!page->headings)
    return NULL;
  switch (sorts[page->order])
    {
    case READOUT_ACTOR_SORT_KIND:
      return g_strdup (readout_words_get_actor_kind (actor->kind));
    case READOUT_ACTOR_SORT_AFFILIATION:
      return g_strdup (actor->affiliation != NULL ? actor->affiliation : _ ("No Affiliation"));
    case READOUT_ACTOR_SORT_NAME:
      return readout_sidebar_page_dup_initial (actor->name);
    case READOUT_ACTOR_SORT_STATEMENTS:
    default:
      return dup_magnitude (actor->n_statements);
    }
}

static GPtrArray *
list_actors (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  return readout_headed_record_list (store, query, offset, limit, list_plain, dup_heading, error);
}

static gint64
get_id (gpointer row)
{
  return READOUT_ACTOR (((ReadoutHeadedRecord *)row)->record)->id;
}

static char *
dup_name (gpointer record)
{
  return g_strdup (READOUT_ACTOR (record)->name);
}

static void
bind (ReadoutListRow *row, gpointer record)
{
  ReadoutActor *actor = record;
  g_autofree char *line = NULL;

  if (actor->affiliation != NULL)
    line = g_strdup_printf ("%s · \u2068%s\u2069", readout_words_get_actor_kind (actor->kind),
                            actor->affiliation);
  readout_list_row_set_text (row, actor->name,
                             line != NULL ? line : readout_words_get_actor_kind (actor->kind));
  readout_list_row_set_icon_name (row, readout_words_get_actor_icon (actor->kind));
  readout_list_row_set_count (row, actor->n_statements);
}

/* The first of the selected actors; NULL for none. Owned by the caller. */
static ReadoutActor *
dup_first (ReadoutSidebarPage *page)
{
  g_autoptr (GPtrArray) actors = readout_sidebar_page_dup_records (page);

  return actors->len > 0 ? g_object_ref (g_ptr_array_index (actors, 0)) : NULL;
}

static char *
describe_changed (guint n)
{
  return g_strdup_printf (g_dngettext (NULL, "%'u actor changed", "%'u actors changed", n), n);
}

static void
show_statements_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  readout_sidebar_page_show_statements (READOUT_SIDEBAR_PAGE (user_data));
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (ReadoutActor) actor = dup_first (page);

  if (actor != NULL)
    readout_actor_window_show (GTK_WIDGET (page), readout_sidebar_page_get_project (page),
                               actor->id);
}

/* What a dialog is about. */
typedef struct
{
  GtkWidget *page;
  GArray *ids;
  GPtrArray *actors; /* to choose from; or NULL */
} Request;

static Request *
new_request (ReadoutSidebarPage *page)
{
  Request *request = g_new0 (Request, 1);

  request->page = g_object_ref (GTK_WIDGET (page));
  request->ids = readout_sidebar_page_dup_ids (page);
  return request;
}

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->page);
  g_array_unref (request->ids);
  g_clear_pointer (&request->actors, g_ptr_array_unref);
  g_free (request);
}

static ReadoutProject *
get_project (const Request *request)
{
  return readout_sidebar_page_get_project (READOUT_SIDEBAR_PAGE (request->page));
}

static void
renamed_cb (const char *answer, gpointer user_data)
{
  const Request *request = user_data;

  if (get_project (request) != NULL)
    readout_actor_changes_rename (request->page, get_project (request),
                                  g_array_index (request->ids, gint64, 0), answer);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (ReadoutActor) actor = dup_first (page);

  if (actor == NULL)
    return;
  readout_dialogs_ask_text (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                            _ ("Rename the Actor"),
                               _ ("The name that it has now stays as another name for it."),
                                  C_ ("of an actor", "Name"), actor->name,
                                      _ ("_Rename"), NULL, renamed_cb, new_request (page),
                                         free_request);
}

static gboolean
set_affiliation (ReadoutStore *store, gint64 id, gconstpointer data, GError **error)
{
  return readout_store_set_actor_affiliation (store, id, data, error);
}

static void
affiliation_given_cb (const char *answer, gpointer user_data)
{
  const Request *request = user_data;
  g_autofree char *done = describe_changed (request->ids->len);

  if (get_project (request) != NULL)
    readout_batch_run (request->page, get_project (request),
                       N_ ("Change Affiliation"), request->ids, set_affiliation, g_strdup (answer),
                           g_free, done);
}

static void
affiliate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (ReadoutActor) actor = dup_first (page);

  if (actor == NULL)
    return;
  readout_dialogs_ask_text (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
      _ ("Set the Affiliation"),
         _ ("To whom they belong or for whom they speak, such as a state or a party. Empty for none."),
            _ ("Affiliation"), actor->affiliation,
               _ ("_Set"), NULL, affiliation_given_cb, new_request (page), free_request);
}

static gboolean
set_kind (ReadoutStore *store, gint64 id, gconstpointer data, GError **error)
{
  return readout_store_set_actor_kind (store, id, *(const ReadoutActorKind *)data, error);
}

static void
kind_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GArray) ids = readout_sidebar_page_dup_ids (page);
  g_autofree char *done = describe_changed (ids->len);
  ReadoutActorKind kind;

  if (ids->len > 0 && readout_actor_kind_from_string (g_variant_get_string (value, NULL), &kind))
    readout_batch_run (GTK_WIDGET (page), readout_sidebar_page_get_project (page),
                       N_ ("Change Kind of Actor"), ids, set_kind, g_memdup2 (&kind, sizeof kind),
                           g_free, done);
}

static gboolean
merge (ReadoutStore *store, gint64 id, gconstpointer data, GError **error)
{
  gint64 into = *(const gint64 *)data;

  return id == into || readout_store_merge_actors (store, id, into, error);
}

static void
chosen_cb (guint index, gpointer user_data)
{
  const Request *request = user_data;
  const ReadoutActor *into = g_ptr_array_index (request->actors, index);

  if (get_project (request) != NULL)
    readout_batch_run (request->page, get_project (request),
                       N_ ("Merge Actors"), request->ids, merge,
                           g_memdup2 (&into->id, sizeof into->id), g_free, _ ("Actors merged"));
}

static int
compare_actors (gconstpointer a, gconstpointer b)
{
  const ReadoutActor *first = *(ReadoutActor *const *)a;
  const ReadoutActor *second = *(ReadoutActor *const *)b;

  return (first->n_statements < second->n_statements) -
         (first->n_statements > second->n_statements);
}

/* Two or more become the one that the person chooses; for one there is a window to find another. */
static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GPtrArray) actors = readout_sidebar_page_dup_records (page);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *body = NULL;
  Request *request;
  guint n;

  if (actors->len == 1)
    {
      const ReadoutActor *actor = g_ptr_array_index (actors, 0);

      readout_merge_window_show (GTK_WIDGET (page), readout_sidebar_page_get_project (page),
                                 actor->id, actor->name);
      return;
    }
  if (actors->len == 0)
    return;
  g_ptr_array_sort (actors, compare_actors);
  for (guint i = 0; i < actors->len; i++)
    g_ptr_array_add (names, ((ReadoutActor *)g_ptr_array_index (actors, i))->name);
  g_ptr_array_add (names, NULL);
  request = new_request (page);
  request->actors = g_ptr_array_ref (actors);
  n = request->ids->len;
  body = g_strdup_printf (
      g_dngettext (
          NULL, "%'u actor is selected.",
          "The %'u selected actors become one. It has the name that you choose; the others "
          "stay as other names for it.",
          n),
      n);
  readout_dialogs_choose (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                          _ ("Merge the Actors?"), body,
                             C_ ("of an actor", "Name"), (const char *const *)names->pdata,
                                 _ ("_Merge"), chosen_cb, request, free_request);
}

static const char *
get_common_kind (ReadoutSidebarPage *page)
{
  g_autoptr (GPtrArray) actors = readout_sidebar_page_dup_records (page);
  ReadoutActor *first = actors->len > 0 ? g_ptr_array_index (actors, 0) : NULL;

  for (guint i = 0; i < actors->len; i++)
    if (((ReadoutActor *)g_ptr_array_index (actors, i))->kind != first->kind)
      return "";
  return first != NULL ? readout_actor_kind_to_string (first->kind) : "";
}

static void
update_actions (ReadoutSidebarPage *page, guint n_selected, gboolean writable)
{
  gboolean some = n_selected > 0;

  readout_sidebar_page_set_enabled (page, "show-statements", some);
  readout_sidebar_page_set_enabled (page, "edit", n_selected == 1 && writable);
  readout_sidebar_page_set_enabled (page, "rename", n_selected == 1 && writable);
  readout_sidebar_page_set_enabled (page, "merge", some && writable);
  readout_sidebar_page_set_enabled (page, "affiliate", some && writable);
  readout_sidebar_page_set_enabled (page, "kind", some && writable);
  readout_sidebar_page_set_state (page, "kind", get_common_kind (page));
}

static void
readout_actors_page_class_init (ReadoutActorsPageClass *klass)
{
  static const ReadoutPageSource source = { count_actors, list_actors, get_id, list_ids };
  static const ReadoutSidebarOrder orders[] = {
    { "statements", NC_ ("order of actors", "Number of _Statements") },
      { "name", NC_ ("order of actors", "_Name") },
        { "kind", NC_ ("order of actors", "_Kind") },
          { "affiliation", NC_ ("order of actors", "_Affiliation") }, { NULL, NULL },
        };
  ReadoutSidebarPageClass *page_class = READOUT_SIDEBAR_PAGE_CLASS (klass);

  page_class->source = &source;
  page_class->changes = READOUT_CHANGES_ACTORS | READOUT_CHANGES_STATEMENTS;
  page_class->group = "actors";
  page_class->orders = orders;
  page_class->order_context = "order of actors";
  page_class->order_key = READOUT_SETTING_ACTORS_ORDER;
  page_class->reversed_key = READOUT_SETTING_ACTORS_REVERSED;
  page_class->menu = "actors_menu";
  page_class->list_name = _ ("Actors");
  page_class->filter_words = _ ("Filter actors");
  page_class->sort_words = _ ("Sort and Group the Actors");
  page_class->menu_words = _ ("Selected Actors");
  page_class->empty_words = _ ("There are no actors");
  page_class->bind = bind;
  page_class->dup_name = dup_name;
  page_class->update_actions = update_actions;
}

static void
readout_actors_page_init (ReadoutActorsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "show-statements", .activate = show_statements_cb },
    { .name = "edit", .activate = edit_cb },
    { .name = "rename", .activate = rename_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "affiliate", .activate = affiliate_cb },
    { .name = "kind", .parameter_type = "s", .state = "''", .change_state = kind_cb },
  };
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (self);

  readout_sidebar_page_add_actions (page, entries, G_N_ELEMENTS (entries));
  readout_sidebar_page_add_key (page, GDK_KEY_Return, GDK_CONTROL_MASK, "actors.show-statements",
                                NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_F2, 0, "actors.rename", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_F4, 0, "actors.edit", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_m, GDK_CONTROL_MASK, "actors.merge", NULL);
}
