/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sidebar: the reports, topics and actors of the project.
 */
#include "readout-sidebar.h"

#include <glib/gi18n.h>

#include "readout-lazy-menu.h"
#include "readout-list-row.h"
#include "readout-page-model.h"
#include "readout-report-menu.h"
#include "readout-words.h"

/* What one of the lists shows and says. */
typedef struct
{
  const ReadoutPageSource *source;
  const char *signal; /* emitted with the id and the name of the row chosen */
  void (*bind) (ReadoutListRow *row, gpointer record);
  const char *(*get_name) (gpointer record);
  guint changes; /* which changes of the project concern it */
} List;

typedef struct
{
  const List *list;
  ReadoutSidebar *sidebar;
  GtkListView *view;
  ReadoutPageModel *model;
  GtkSingleSelection *selection;
} Page;

enum
{
  REPORTS,
  TOPICS,
  ACTORS,
  N_PAGES
};

struct _ReadoutSidebar
{
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkMenuButton *menu_button;
  GtkListView *reports_view;
  GtkListView *topics_view;
  GtkListView *actors_view;
  GtkWidget *pairs_button;

  ReadoutProject *project;
  Page pages[N_PAGES];
  gboolean quiet; /* a change of the selection is not the person's */
  GCancellable *counting;
};

enum
{
  REPORT_ACTIVATED,
  TOPIC_ACTIVATED,
  ACTOR_ACTIVATED,
  REMOVE_REPORT,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutSidebar, readout_sidebar, ADW_TYPE_BIN)

static gint64
count_reports (ReadoutStore *store, gconstpointer query, GError **error)
{
  return readout_store_count_reports (store, query, error);
}

static GPtrArray *
list_reports (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  return readout_store_list_reports (store, query, offset, limit, error);
}

static gint64
get_report_id (gpointer record)
{
  return READOUT_REPORT (record)->id;
}

static const char *
get_report_name (gpointer record)
{
  return READOUT_REPORT (record)->title;
}

static void
bind_report (ReadoutListRow *row, gpointer record)
{
  ReadoutReport *report = record;
  g_autofree char *line = readout_words_join_report (report->outlet, NULL, report->published);
  g_autofree char *title = readout_words_dup_report_title (report);

  readout_list_row_set_text (row, title, line);
  readout_list_row_set_icon_name (row, NULL);
  if (report->state == READOUT_REPORT_STATE_WITHDRAWN)
    readout_list_row_set_warning (row, _ ("This report was withdrawn"));
  else if (report->state == READOUT_REPORT_STATE_CORRECTED)
    readout_list_row_set_warning (row, _ ("This report was corrected"));
  else
    readout_list_row_set_warning (row, NULL);
}

static gint64
count_topics (ReadoutStore *store, gconstpointer query, GError **error)
{
  g_autoptr (GPtrArray) topics = readout_store_list_topics (store, error);

  return topics != NULL ? (gint64)topics->len : -1;
}

static GPtrArray *
list_topics (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) topics = readout_store_list_topics (store, error);
  GPtrArray *page;

  if (topics == NULL)
    return NULL;
  page = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = offset; i < topics->len && i - offset < limit; i++)
    g_ptr_array_add (page, g_object_ref (g_ptr_array_index (topics, i)));
  return page;
}

static gint64
get_topic_id (gpointer record)
{
  return READOUT_TOPIC (record)->id;
}

static const char *
get_topic_name (gpointer record)
{
  return READOUT_TOPIC (record)->proposition;
}

static void
bind_topic (ReadoutListRow *row, gpointer record)
{
  ReadoutTopic *topic = record;

  readout_list_row_set_text (row, topic->proposition, NULL);
  readout_list_row_set_count (row, topic->n_statements);
}

static gint64
count_actors (ReadoutStore *store, gconstpointer query, GError **error)
{
  return readout_store_count_actors (store, NULL, error);
}

static GPtrArray *
list_actors (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  return readout_store_list_actors (store, NULL, offset, limit, error);
}

static gint64
get_actor_id (gpointer record)
{
  return READOUT_ACTOR (record)->id;
}

static const char *
get_actor_name (gpointer record)
{
  return READOUT_ACTOR (record)->name;
}

static void
bind_actor (ReadoutListRow *row, gpointer record)
{
  ReadoutActor *actor = record;
  g_autofree char *line = NULL;

  if (actor->affiliation != NULL)
    line =
        g_strdup_printf ("%s · %s", readout_words_get_actor_kind (actor->kind), actor->affiliation);
  readout_list_row_set_text (row, actor->name,
                             line != NULL ? line : readout_words_get_actor_kind (actor->kind));
  readout_list_row_set_icon_name (row, readout_words_get_actor_icon (actor->kind));
  readout_list_row_set_count (row, actor->n_statements);
}

static const ReadoutPageSource report_source = { count_reports, list_reports, get_report_id };
static const ReadoutPageSource topic_source = { count_topics, list_topics, get_topic_id };
static const ReadoutPageSource actor_source = { count_actors, list_actors, get_actor_id };

static const List lists[N_PAGES] = {
  [REPORTS] = { &report_source, "report-activated", bind_report, get_report_name,
                READOUT_CHANGES_REPORTS },
  [TOPICS] = { &topic_source, "topic-activated", bind_topic, get_topic_name,
               READOUT_CHANGES_TOPICS | READOUT_CHANGES_STATEMENTS },
  [ACTORS] = { &actor_source, "actor-activated", bind_actor, get_actor_name,
               READOUT_CHANGES_ACTORS | READOUT_CHANGES_STATEMENTS },
};

static void
update_title (ReadoutSidebar *sidebar)
{
  ReadoutPageModel *reports = sidebar->pages[REPORTS].model;
  guint n = reports != NULL ? g_list_model_get_n_items (G_LIST_MODEL (reports)) : 0;
  g_autofree char *subtitle =
      g_strdup_printf (g_dngettext (NULL, "%'u report", "%'u reports", n), n);

  adw_window_title_set_title (
      sidebar->title, sidebar->project != NULL ? readout_project_get_title (sidebar->project) : "");
  adw_window_title_set_subtitle (sidebar->title, subtitle);
}

static void
bind_record (GtkListItem *item)
{
  ReadoutPageItem *page_item = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  const List *list = g_object_get_data (G_OBJECT (row), "readout-list");
  gpointer record = page_item != NULL ? readout_page_item_get_record (page_item) : NULL;

  if (record != NULL)
    list->bind (READOUT_LIST_ROW (row), record);
  else
    readout_list_row_set_text (READOUT_LIST_ROW (row), "…", NULL);
}

static void
show_report_menu (GtkWidget *parent, ReadoutPageItem *item, const GdkRectangle *place)
{
  gpointer record = item != NULL ? readout_page_item_get_record (item) : NULL;

  if (record != NULL)
    readout_report_menu_popup (parent, READOUT_REPORT (record), place);
}

static void
secondary_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  const GdkRectangle place = { (int)x, (int)y, 1, 1 };

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_report_menu (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)),
                    gtk_list_item_get_item (GTK_LIST_ITEM (user_data)), &place);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *row = readout_list_row_new (NULL);

  if (user_data == (gpointer)&lists[REPORTS])
    {
      GtkGesture *click = gtk_gesture_click_new ();

      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
      g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_cb), item, 0);
      gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
    }
  g_object_set_data (G_OBJECT (row), "readout-list", user_data);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "notify::record",
                            G_CALLBACK (bind_record), item);
  bind_record (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), bind_record, item);
}

static void
activate_item (Page *page, ReadoutPageItem *item)
{
  gpointer record = item != NULL ? readout_page_item_get_record (item) : NULL;

  if (record != NULL)
    g_signal_emit_by_name (page->sidebar, page->list->signal, page->list->source->id (record),
                           page->list->get_name (record));
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, gpointer user_data)
{
  Page *page = user_data;

  if (!page->sidebar->quiet)
    activate_item (page, gtk_single_selection_get_selected_item (selection));
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  Page *page = user_data;
  g_autoptr (ReadoutPageItem) item =
      g_list_model_get_item (G_LIST_MODEL (page->selection), position);

  activate_item (page, item);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  Page *page = user_data;
  ReadoutPageItem *item;
  gpointer record;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      GtkWidget *sidebar = GTK_WIDGET (page->sidebar);
      GtkRoot *root = gtk_widget_get_root (sidebar);
      GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
      graphene_rect_t bounds;

      if (focus == NULL || !gtk_widget_compute_bounds (focus, sidebar, &bounds))
        return FALSE;
      show_report_menu (sidebar, gtk_single_selection_get_selected_item (page->selection),
                        &(const GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y,
                                               (int)bounds.size.width, (int)bounds.size.height });
      return TRUE;
    }
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete)
    return FALSE;
  item = gtk_single_selection_get_selected_item (page->selection);
  record = item != NULL ? readout_page_item_get_record (item) : NULL;
  if (record != NULL)
    g_signal_emit (page->sidebar, signals[REMOVE_REPORT], 0, page->list->source->id (record));
  return TRUE;
}

static void
loaded_cb (ReadoutSidebar *sidebar)
{
  update_title (sidebar);
  g_signal_emit (sidebar, signals[LOADED], 0,
                 g_list_model_get_n_items (G_LIST_MODEL (sidebar->pages[REPORTS].model)));
}

static gpointer
count_pairs (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 n_pairs = readout_store_count_actor_pairs (store, error);

  return n_pairs < 0 ? NULL : g_memdup2 (&n_pairs, sizeof n_pairs);
}

/* The question who is who is there while there is something to decide. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutSidebar) sidebar = user_data;
  g_autofree gint64 *n_pairs = readout_project_run_finish (READOUT_PROJECT (source), result, NULL);
  g_autofree char *label = NULL;

  if (n_pairs == NULL || READOUT_PROJECT (source) != sidebar->project)
    return;
  /* Translators: how many pairs of actors may be the same */
  label = g_strdup_printf (_ ("_Who Is Who? (%'u)"), (guint)*n_pairs);
  gtk_button_set_label (GTK_BUTTON (sidebar->pairs_button), label);
  gtk_widget_set_visible (sidebar->pairs_button, *n_pairs > 0);
}

static void
update_pairs (ReadoutSidebar *sidebar)
{
  g_cancellable_cancel (sidebar->counting);
  g_clear_object (&sidebar->counting);
  sidebar->counting = g_cancellable_new ();
  readout_project_run_async (sidebar->project, count_pairs, NULL, NULL, g_free, sidebar->counting,
                             counted_cb, g_object_ref (sidebar));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutSidebar *sidebar = READOUT_SIDEBAR (user_data);

  if ((changes & (READOUT_CHANGES_ACTORS | READOUT_CHANGES_STATEMENTS)) != 0)
    update_pairs (sidebar);

  for (guint i = 0; i < N_PAGES; i++)
    if ((changes & sidebar->pages[i].list->changes) != 0)
      readout_page_model_reload (sidebar->pages[i].model);
}

static void
set_up_page (ReadoutSidebar *sidebar, guint index, GtkListView *view)
{
  Page *page = &sidebar->pages[index];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  page->list = &lists[index];
  page->sidebar = sidebar;
  page->view = view;
  page->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (page->selection, FALSE);
  gtk_single_selection_set_can_unselect (page->selection, TRUE);
  g_signal_connect (page->selection, "notify::selected-item", G_CALLBACK (selected_cb), page);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer)page->list);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (page->selection));
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), page);
  g_object_unref (factory);
}

static void
readout_sidebar_dispose (GObject *object)
{
  ReadoutSidebar *sidebar = READOUT_SIDEBAR (object);

  readout_sidebar_set_project (sidebar, NULL);
  for (guint i = 0; i < N_PAGES; i++)
    {
      if (sidebar->pages[i].selection != NULL)
        g_signal_handlers_disconnect_by_data (sidebar->pages[i].selection, &sidebar->pages[i]);
      g_clear_object (&sidebar->pages[i].selection);
    }

  G_OBJECT_CLASS (readout_sidebar_parent_class)->dispose (object);
}

static void
readout_sidebar_class_init (ReadoutSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *names[] = { "report-activated", "topic-activated", "actor-activated" };

  G_OBJECT_CLASS (klass)->dispose = readout_sidebar_dispose;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[REPORT_ACTIVATED + i] =
        g_signal_new (names[i], READOUT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[REMOVE_REPORT] = g_signal_new ("remove-report", READOUT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LOADED] = g_signal_new ("loaded", READOUT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/readout_app/Readout/readout-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, reports_view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, topics_view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, actors_view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, pairs_button);
}

static void
readout_sidebar_init (ReadoutSidebar *sidebar)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (sidebar));
  set_up_page (sidebar, REPORTS, sidebar->reports_view);
  set_up_page (sidebar, TOPICS, sidebar->topics_view);
  set_up_page (sidebar, ACTORS, sidebar->actors_view);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), &sidebar->pages[REPORTS]);
  gtk_widget_add_controller (GTK_WIDGET (sidebar->reports_view), keys);
}

void
readout_sidebar_set_project (ReadoutSidebar *sidebar, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_SIDEBAR (sidebar));

  if (sidebar->project == project)
    return;
  if (sidebar->project != NULL)
    {
      g_signal_handlers_disconnect_by_data (sidebar->project, sidebar);
      for (guint i = 0; i < N_PAGES; i++)
        {
          gtk_single_selection_set_model (sidebar->pages[i].selection, NULL);
          g_signal_handlers_disconnect_by_data (sidebar->pages[i].model, sidebar);
          g_clear_object (&sidebar->pages[i].model);
        }
    }
  g_set_object (&sidebar->project, project);
  if (project == NULL)
    {
      g_cancellable_cancel (sidebar->counting);
      g_clear_object (&sidebar->counting);
      return;
    }

  for (guint i = 0; i < N_PAGES; i++)
    {
      Page *page = &sidebar->pages[i];
      page->model = readout_page_model_new (project, page->list->source,
                                            g_atomic_rc_box_new0 (ReadoutReportQuery), NULL);
      gtk_single_selection_set_model (page->selection, G_LIST_MODEL (page->model));
    }
  g_signal_connect_object (sidebar->pages[REPORTS].model, "loaded", G_CALLBACK (loaded_cb), sidebar,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), sidebar, 0);
  g_signal_connect_object (project, "notify::title", G_CALLBACK (update_title), sidebar,
                           G_CONNECT_SWAPPED);
  update_title (sidebar);
  update_pairs (sidebar);
}

void
readout_sidebar_set_chrome (ReadoutSidebar *sidebar, gboolean end_buttons)
{
  g_return_if_fail (READOUT_IS_SIDEBAR (sidebar));

  adw_header_bar_set_show_end_title_buttons (sidebar->header_bar, end_buttons);
}

void
readout_sidebar_set_menu (ReadoutSidebar *sidebar, GMenuModel *menu)
{
  g_return_if_fail (READOUT_IS_SIDEBAR (sidebar));

  readout_lazy_menu_set (sidebar->menu_button, menu);
}

void
readout_sidebar_unselect (ReadoutSidebar *sidebar)
{
  g_return_if_fail (READOUT_IS_SIDEBAR (sidebar));

  sidebar->quiet = TRUE;
  for (guint i = 0; i < N_PAGES; i++)
    gtk_single_selection_set_selected (sidebar->pages[i].selection, GTK_INVALID_LIST_POSITION);
  sidebar->quiet = FALSE;
}

const char *
readout_sidebar_get_page (ReadoutSidebar *sidebar)
{
  g_return_val_if_fail (READOUT_IS_SIDEBAR (sidebar), NULL);

  return gtk_stack_get_visible_child_name (sidebar->stack);
}

void
readout_sidebar_set_page (ReadoutSidebar *sidebar, const char *name)
{
  g_return_if_fail (READOUT_IS_SIDEBAR (sidebar));
  g_return_if_fail (name != NULL);

  if (gtk_stack_get_child_by_name (sidebar->stack, name) != NULL)
    gtk_stack_set_visible_child_name (sidebar->stack, name);
}
