/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reports in the sidebar.
 */
#include "readout-reports-page.h"

#include <glib/gi18n.h>

#include "readout-details-window.h"
#include "readout-operation.h"
#include "readout-original.h"
#include "readout-settings.h"
#include "readout-words.h"

struct _ReadoutReportsPage
{
  ReadoutSidebarPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ReadoutReportsPage, readout_reports_page, READOUT_TYPE_SIDEBAR_PAGE)

/* In the order of the page's ways to sort. */
static const ReadoutReportSort sorts[] = { READOUT_REPORT_SORT_PUBLISHED,
                                           READOUT_REPORT_SORT_OUTLET, READOUT_REPORT_SORT_STATE,
                                           READOUT_REPORT_SORT_TITLE, READOUT_REPORT_SORT_ADDED };

static const char *const state_names[] = { "current", "corrected", "withdrawn" };

/* A query of the page, and what of the project its headings depend on. */
typedef struct
{
  const ReadoutSidebarQuery *page;
  ReadoutReportSort sort;
  gboolean by_day;
} HeadedQuery;

static ReadoutReportQuery
make_query (const ReadoutSidebarQuery *page)
{
  return (ReadoutReportQuery){ .search = page->search,
                               .sort = sorts[page->order],
                               /* As added: the last one first, unless reversed. */
                               .reversed = page->reversed !=
                                           (sorts[page->order] == READOUT_REPORT_SORT_ADDED) };
}

static gint64
count_reports (ReadoutStore *store, gconstpointer query, GError **error)
{
  ReadoutReportQuery reports = make_query (query);

  return readout_store_count_reports (store, &reports, error);
}

static GArray *
list_ids (ReadoutStore *store, gconstpointer query, GError **error)
{
  ReadoutReportQuery reports = make_query (query);

  return readout_store_list_report_ids (store, &reports, error);
}

static GPtrArray *
list_plain (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  ReadoutReportQuery reports = make_query (((const HeadedQuery *)query)->page);

  return readout_store_list_reports (store, &reports, offset, limit, error);
}

/* "Feb 2022", "22 Feb 2022" where days are told apart, "2022" where no month is known. */
static char *
dup_period (const char *published, gboolean by_day)
{
  g_autofree char *part = NULL;

  if (published == NULL)
    return g_strdup (_ ("No Date"));
  part = g_strndup (published, by_day ? 10 : 7);
  return readout_words_dup_date (part);
}

static char *
dup_heading (gconstpointer data, gpointer record)
{
  const HeadedQuery *query = data;
  ReadoutReport *report = READOUT_REPORT (record);
  g_autofree char *title = NULL;

  if (!query->page->headings)
    return NULL;
  switch (query->sort)
    {
    case READOUT_REPORT_SORT_PUBLISHED:
      return dup_period (report->published, query->by_day);
    case READOUT_REPORT_SORT_OUTLET:
      return g_strdup (report->outlet != NULL ? report->outlet : _ ("No Outlet"));
    case READOUT_REPORT_SORT_STATE:
      return g_strdup (readout_words_get_report_state (report->state));
    case READOUT_REPORT_SORT_ADDED:
      return readout_words_dup_day_of (report->added);
    case READOUT_REPORT_SORT_TITLE:
    default:
      title = readout_words_dup_report_title (report);
      return readout_sidebar_page_dup_initial (title);
    }
}

static GPtrArray *
list_reports (ReadoutStore *store, gconstpointer query, guint offset, guint limit, GError **error)
{
  HeadedQuery headed = { .page = query };

  headed.sort = sorts[headed.page->order];
  if (headed.sort == READOUT_REPORT_SORT_PUBLISHED &&
      !readout_store_are_days_full (store, &headed.by_day, error))
    return NULL;
  return readout_headed_record_list (store, &headed, offset, limit, list_plain, dup_heading, error);
}

static gint64
get_id (gpointer row)
{
  return READOUT_REPORT (((ReadoutHeadedRecord *)row)->record)->id;
}

static char *
dup_name (gpointer record)
{
  return readout_words_dup_report_title (READOUT_REPORT (record));
}

static void
bind (ReadoutListRow *row, gpointer record)
{
  ReadoutReport *report = READOUT_REPORT (record);
  g_autofree char *line = readout_words_join_report (report->outlet, NULL, report->published);
  g_autofree char *title = readout_words_dup_report_title (report);
  gboolean current = report->state == READOUT_REPORT_STATE_CURRENT;

  readout_list_row_set_text (row, title, line);
  readout_list_row_set_count (row, report->n_statements);
  readout_list_row_set_state (row, readout_words_get_report_state_icon (report->state),
                              current ? NULL : readout_words_get_report_state (report->state),
                              report->state == READOUT_REPORT_STATE_WITHDRAWN ? "error"
                                                                              : "warning");
}

/* What is done to many reports at once. */
typedef struct
{
  GArray *ids;
  ReadoutReportState state;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_array_unref (change->ids);
  g_free (change);
}

static gboolean
set_state (ReadoutStore *store, gpointer data, GError **error)
{
  const Change *change = data;

  return readout_store_set_reports_state (store, change->ids, change->state, error);
}

static char *
describe_mark (ReadoutReportState state, guint n)
{
  switch (state)
    {
    case READOUT_REPORT_STATE_CORRECTED:
      return g_strdup_printf (g_dngettext (NULL, "%'u report marked as corrected",
                                           "%'u reports marked as corrected", n),
                              n);
    case READOUT_REPORT_STATE_WITHDRAWN:
      return g_strdup_printf (g_dngettext (NULL, "%'u report marked as withdrawn",
                                           "%'u reports marked as withdrawn", n),
                              n);
    case READOUT_REPORT_STATE_CURRENT:
    default:
      return g_strdup_printf (
          g_dngettext (NULL, "%'u report marked as current", "%'u reports marked as current", n),
          n);
    }
}

static void
mark_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GArray) ids = readout_sidebar_page_dup_ids (page);
  g_autofree char *done = NULL;
  Change *change;
  guint state = 0;

  while (state < G_N_ELEMENTS (state_names) &&
         !g_str_equal (g_variant_get_string (value, NULL), state_names[state]))
    state++;
  if (state == G_N_ELEMENTS (state_names) || ids->len == 0)
    return;
  done = describe_mark (state, ids->len);
  change = g_new (Change, 1);
  *change = (Change){ g_steal_pointer (&ids), state };
  readout_operation_run (GTK_WIDGET (page), readout_sidebar_page_get_project (page), set_state,
                         change, free_change, done);
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
  g_autoptr (GArray) ids = readout_sidebar_page_dup_ids (page);

  if (ids->len > 0)
    readout_details_window_show (GTK_WIDGET (page), readout_sidebar_page_get_project (page), ids);
}

static void
open_original_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GPtrArray) reports = readout_sidebar_page_dup_records (page);

  if (reports->len > 0)
    readout_original_open_report (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                  readout_sidebar_page_get_project (page),
                                  g_ptr_array_index (reports, 0));
}

static void
outlet_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GArray) ids = readout_sidebar_page_dup_ids (page);

  if (ids->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.edit-outlet-of", "x",
                                g_array_index (ids, gint64, 0));
}

static void
read_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GArray) ids = readout_sidebar_page_dup_ids (page);

  if (ids->len > 0)
    gtk_widget_activate_action_variant (
        GTK_WIDGET (page), "win.read-reports-again",
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (user_data);
  g_autoptr (GArray) ids = readout_sidebar_page_dup_ids (page);

  if (ids->len > 0)
    gtk_widget_activate_action_variant (
        GTK_WIDGET (page), "win.remove-reports",
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

/* The state that all of the selected have, so far as they were read; "" when they differ. */
static const char *
get_common_state (ReadoutSidebarPage *page)
{
  g_autoptr (GPtrArray) reports = readout_sidebar_page_dup_records (page);
  ReadoutReport *first = reports->len > 0 ? g_ptr_array_index (reports, 0) : NULL;

  for (guint i = 0; i < reports->len; i++)
    if (((ReadoutReport *)g_ptr_array_index (reports, i))->state != first->state)
      return "";
  return first != NULL ? state_names[first->state] : "";
}

static void
update_actions (ReadoutSidebarPage *page, guint n_selected, gboolean writable)
{
  gboolean some = n_selected > 0;

  readout_sidebar_page_set_enabled (page, "show-statements", some);
  readout_sidebar_page_set_enabled (page, "open-original", n_selected == 1);
  readout_sidebar_page_set_enabled (page, "outlet", n_selected == 1);
  readout_sidebar_page_set_enabled (page, "edit", some && writable);
  readout_sidebar_page_set_enabled (page, "mark", some && writable);
  readout_sidebar_page_set_enabled (page, "read-again", some && writable);
  readout_sidebar_page_set_enabled (page, "remove", some && writable);
  readout_sidebar_page_set_state (page, "mark", get_common_state (page));
}

static void
readout_reports_page_class_init (ReadoutReportsPageClass *klass)
{
  static const ReadoutPageSource source = { count_reports, list_reports, get_id, list_ids };
  static const ReadoutSidebarOrder orders[] = {
    { "date", NC_ ("order of reports", "_Date") },
      { "outlet", NC_ ("order of reports", "_Outlet") },
        { "state", NC_ ("order of reports", "_Status") },
          { "title", NC_ ("order of reports", "_Title") },
            { "added", NC_ ("order of reports", "_Added on") }, { NULL, NULL },
          };
  ReadoutSidebarPageClass *page_class = READOUT_SIDEBAR_PAGE_CLASS (klass);

  page_class->source = &source;
  page_class->changes = READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS;
  page_class->group = "reports";
  page_class->orders = orders;
  page_class->order_context = "order of reports";
  page_class->order_key = READOUT_SETTING_REPORTS_ORDER;
  page_class->reversed_key = READOUT_SETTING_REPORTS_REVERSED;
  page_class->menu = "reports_menu";
  page_class->list_name = _ ("Reports");
  page_class->filter_words = _ ("Filter reports");
  page_class->sort_words = _ ("Sort and Group the Reports");
  page_class->menu_words = _ ("Selected Reports");
  page_class->empty_words = _ ("There are no reports");
  page_class->bind = bind;
  page_class->dup_name = dup_name;
  page_class->update_actions = update_actions;
}

static void
readout_reports_page_init (ReadoutReportsPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "show-statements", .activate = show_statements_cb },
    { .name = "open-original", .activate = open_original_cb },
    { .name = "outlet", .activate = outlet_cb },
    { .name = "edit", .activate = edit_cb },
    { .name = "mark", .parameter_type = "s", .state = "''", .change_state = mark_cb },
    { .name = "read-again", .activate = read_again_cb },
    { .name = "remove", .activate = remove_cb },
  };
  ReadoutSidebarPage *page = READOUT_SIDEBAR_PAGE (self);

  readout_sidebar_page_add_actions (page, entries, G_N_ELEMENTS (entries));
  readout_sidebar_page_add_key (page, GDK_KEY_Return, GDK_CONTROL_MASK, "reports.show-statements",
                                NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_F2, 0, "reports.edit", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_F4, 0, "reports.open-original", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_F5, 0, "reports.read-again", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_1, 0, "reports.mark", "current");
  readout_sidebar_page_add_key (page, GDK_KEY_2, 0, "reports.mark", "corrected");
  readout_sidebar_page_add_key (page, GDK_KEY_3, 0, "reports.mark", "withdrawn");
  readout_sidebar_page_add_key (page, GDK_KEY_Delete, 0, "reports.remove", NULL);
  readout_sidebar_page_add_key (page, GDK_KEY_KP_Delete, 0, "reports.remove", NULL);
}
