/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sidebar: the reports, topics, actors and saved filters of the project, a page for each.
 */
#include "readout-sidebar.h"

#include <glib/gi18n.h>

#include "readout-actors-page.h"
#include "readout-filters-page.h"
#include "readout-lazy-menu.h"
#include "readout-reports-page.h"
#include "readout-topics-page.h"

struct _ReadoutSidebar
{
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  AdwWindowTitle *title;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  ReadoutSidebarPage *reports_page;
  ReadoutSidebarPage *topics_page;
  ReadoutSidebarPage *actors_page;
  ReadoutSidebarPage *filters_page;
  GtkWidget *pairs_button;

  ReadoutProject *project;
  ReadoutSidebarPage *pages[READOUT_N_SIDEBAR_PAGES];
  guint n_reports; /* however the page is filtered */
  GCancellable *counting;
};

enum
{
  PROP_0,
  PROP_PAGE,
};

enum
{
  ACTIVATED,
  SHOW_STATEMENTS,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutSidebar, readout_sidebar, ADW_TYPE_BIN)

static void
update_title (ReadoutSidebar *sidebar)
{
  g_autofree char *subtitle = g_strdup_printf (
      g_dngettext (NULL, "%'u report", "%'u reports", sidebar->n_reports), sidebar->n_reports);

  adw_window_title_set_title (
      sidebar->title, sidebar->project != NULL ? readout_project_get_title (sidebar->project) : "");
  adw_window_title_set_subtitle (sidebar->title, subtitle);
}

static gpointer
count_reports (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 n_reports = readout_store_count_reports (store, NULL, error);

  return n_reports < 0 ? NULL : g_memdup2 (&n_reports, sizeof n_reports);
}

static void
reports_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutSidebar) sidebar = user_data;
  g_autofree gint64 *n_reports =
      readout_project_run_finish (READOUT_PROJECT (source), result, NULL);

  if (n_reports == NULL || READOUT_PROJECT (source) != sidebar->project)
    return;
  sidebar->n_reports = (guint)MIN (*n_reports, G_MAXINT);
  update_title (sidebar);
  g_signal_emit (sidebar, signals[LOADED], 0, sidebar->n_reports);
}

static gpointer
count_pairs (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 n_pairs = readout_store_count_actor_pairs (store, error);

  return n_pairs < 0 ? NULL : g_memdup2 (&n_pairs, sizeof n_pairs);
}

/* The question who is who is there while there is something to decide. */
static void
pairs_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
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
update_reports (ReadoutSidebar *sidebar)
{
  readout_project_run_async (sidebar->project, count_reports, NULL, NULL, g_free, NULL,
                             reports_counted_cb, g_object_ref (sidebar));
}

static void
update_pairs (ReadoutSidebar *sidebar)
{
  g_cancellable_cancel (sidebar->counting);
  g_clear_object (&sidebar->counting);
  sidebar->counting = g_cancellable_new ();
  readout_project_run_async (sidebar->project, count_pairs, NULL, NULL, g_free, sidebar->counting,
                             pairs_counted_cb, g_object_ref (sidebar));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutSidebar *sidebar = READOUT_SIDEBAR (user_data);

  if ((changes & READOUT_CHANGES_REPORTS) != 0)
    update_reports (sidebar);
  if ((changes & (READOUT_CHANGES_ACTORS | READOUT_CHANGES_STATEMENTS)) != 0)
    update_pairs (sidebar);
}

static ReadoutSidebarKind
find_kind (ReadoutSidebar *sidebar, ReadoutSidebarPage *page)
{
  ReadoutSidebarKind kind = 0;

  while (kind < READOUT_N_SIDEBAR_PAGES - 1 && sidebar->pages[kind] != page)
    kind++;
  return kind;
}

static void
activated_cb (
    ReadoutSidebarPage *page, gint64 id, const char *name, guint reach, gpointer user_data)
{
  ReadoutSidebar *sidebar = READOUT_SIDEBAR (user_data);

  g_signal_emit (sidebar, signals[ACTIVATED], 0, (guint)find_kind (sidebar, page), id, name, reach);
}

static void
show_statements_cb (ReadoutSidebarPage *page, GArray *ids, const char *name, gpointer user_data)
{
  ReadoutSidebar *sidebar = READOUT_SIDEBAR (user_data);

  g_signal_emit (sidebar, signals[SHOW_STATEMENTS], 0, (guint)find_kind (sidebar, page), ids, name);
}

static void
page_changed_cb (ReadoutSidebar *sidebar)
{
  g_object_notify (G_OBJECT (sidebar), "page");
}

static void
readout_sidebar_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_PAGE)
    g_value_set_string (value, gtk_stack_get_visible_child_name (READOUT_SIDEBAR (object)->stack));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
readout_sidebar_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (property_id == PROP_PAGE)
    readout_sidebar_set_page (READOUT_SIDEBAR (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
readout_sidebar_dispose (GObject *object)
{
  readout_sidebar_set_project (READOUT_SIDEBAR (object), NULL);

  G_OBJECT_CLASS (readout_sidebar_parent_class)->dispose (object);
}

static void
readout_sidebar_class_init (ReadoutSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = readout_sidebar_dispose;
  object_class->get_property = readout_sidebar_get_property;
  object_class->set_property = readout_sidebar_set_property;

  g_object_class_install_property (
      object_class, PROP_PAGE,
      g_param_spec_string ("page", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  signals[ACTIVATED] =
      g_signal_new ("activated", READOUT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_UINT, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_UINT);
  signals[SHOW_STATEMENTS] =
      g_signal_new ("show-statements", READOUT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_ARRAY, G_TYPE_STRING);
  signals[LOADED] = g_signal_new ("loaded", READOUT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (READOUT_TYPE_REPORTS_PAGE);
  g_type_ensure (READOUT_TYPE_TOPICS_PAGE);
  g_type_ensure (READOUT_TYPE_ACTORS_PAGE);
  g_type_ensure (READOUT_TYPE_FILTERS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/readout_app/Readout/readout-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, reports_page);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, topics_page);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, actors_page);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, filters_page);
  gtk_widget_class_bind_template_child (widget_class, ReadoutSidebar, pairs_button);
}

static void
readout_sidebar_init (ReadoutSidebar *sidebar)
{
  gtk_widget_init_template (GTK_WIDGET (sidebar));
  sidebar->pages[READOUT_SIDEBAR_REPORTS] = sidebar->reports_page;
  sidebar->pages[READOUT_SIDEBAR_TOPICS] = sidebar->topics_page;
  sidebar->pages[READOUT_SIDEBAR_ACTORS] = sidebar->actors_page;
  sidebar->pages[READOUT_SIDEBAR_FILTERS] = sidebar->filters_page;
  for (guint i = 0; i < READOUT_N_SIDEBAR_PAGES; i++)
    {
      g_signal_connect (sidebar->pages[i], "activated", G_CALLBACK (activated_cb), sidebar);
      g_signal_connect (sidebar->pages[i], "show-statements", G_CALLBACK (show_statements_cb),
                        sidebar);
    }
  g_signal_connect_object (sidebar->stack, "notify::visible-child-name",
                           G_CALLBACK (page_changed_cb), sidebar, G_CONNECT_SWAPPED);
}

void
readout_sidebar_set_project (ReadoutSidebar *sidebar, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_SIDEBAR (sidebar));

  if (sidebar->project == project)
    return;
  if (sidebar->project != NULL)
    g_signal_handlers_disconnect_by_data (sidebar->project, sidebar);
  g_cancellable_cancel (sidebar->counting);
  g_clear_object (&sidebar->counting);
  g_set_object (&sidebar->project, project);
  sidebar->n_reports = 0;
  if (project != NULL)
    {
      g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), sidebar, 0);
      g_signal_connect_object (project, "notify::title", G_CALLBACK (update_title), sidebar,
                               G_CONNECT_SWAPPED);
      update_title (sidebar);
      update_reports (sidebar);
    }
  for (guint i = 0; i < READOUT_N_SIDEBAR_PAGES; i++)
    if (sidebar->pages[i] != NULL)
      readout_sidebar_page_set_project (sidebar->pages[i], project);
  if (project != NULL)
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
readout_sidebar_filter (ReadoutSidebar *sidebar)
{
  const char *name;

  g_return_if_fail (READOUT_IS_SIDEBAR (sidebar));

  name = gtk_stack_get_visible_child_name (sidebar->stack);
  for (guint i = 0; i < READOUT_N_SIDEBAR_PAGES; i++)
    if (g_str_equal (READOUT_SIDEBAR_PAGE_GET_CLASS (sidebar->pages[i])->group, name))
      readout_sidebar_page_filter (sidebar->pages[i]);
}

void
readout_sidebar_unselect_report (ReadoutSidebar *sidebar)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (READOUT_IS_SIDEBAR (sidebar));

  ids = readout_sidebar_page_dup_ids (sidebar->reports_page);
  if (ids->len == 1)
    readout_sidebar_page_unselect (sidebar->reports_page);
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
