/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The project in charts.
 */
#include "readout-overview-page.h"

#include <glib/gi18n.h>

#include "readout-chart-card.h"
#include "readout-content-switch.h"
#include "readout-lazy-menu.h"
#include "readout-operation.h"

/* Bars that a chart has at most, and one more for the rest. */
#define N_ROWS 12

/* Numbers are read again after so many times as long as it took: the project's thread is for
 * others, too, while an import changes it all the time. */
#define REST 4

#define N_CHARTS (READOUT_CHART_OUTLETS + 1)

/* What is read from the project. */
typedef struct
{
  ReadoutOverview *overview;
  GPtrArray *topics; /* of ReadoutTopic */
} Numbers;

struct _ReadoutOverviewPage
{
  AdwBin parent_instance;

  AdwHeaderBar *header_bar;
  GtkWidget *sidebar_button;
  GtkMenuButton *menu_button;
  ReadoutContentSwitch *content_switch;
  GtkStack *stack;
  GtkWidget *topic_box;
  GtkDropDown *topic_drop_down;
  ReadoutChartCard *cards[N_CHARTS];

  ReadoutProject *project;
  Numbers *numbers;   /* what is shown; NULL before */
  GListStore *topics; /* of ReadoutTopic; the first one stands for all */
  gint64 topic_id;
  gint64 asked_topic;   /* that the numbers are being read of */
  gboolean is_dirty;    /* the numbers are not those of the project */
  gboolean is_filling;  /* the list of topics */
  gboolean wants_focus; /* once there is something to give it to */
  gint64 begun;         /* when the numbers were asked for, monotonic microseconds */
  gint64 rested;        /* not before then again; likewise */
  guint rest_source;
  GCancellable *loading; /* NULL while nothing is */
};

enum
{
  BAR_ACTIVATED,
  INSERT,
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutOverviewPage, readout_overview_page, ADW_TYPE_BIN)

static void load (ReadoutOverviewPage *page);

static void
free_numbers (gpointer data)
{
  Numbers *numbers = data;

  readout_overview_free (numbers->overview);
  g_clear_pointer (&numbers->topics, g_ptr_array_unref);
  g_free (numbers);
}

/* On the project's thread. */
static gpointer
read_numbers (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *topic_id = data;
  Numbers *numbers = g_new0 (Numbers, 1);

  numbers->overview = readout_store_get_overview (store, *topic_id, N_ROWS, error);
  if (numbers->overview != NULL)
    numbers->topics = readout_store_list_topics (store, error);
  if (numbers->topics != NULL)
    return numbers;
  free_numbers (numbers);
  return NULL;
}

static ReadoutTopic *
new_all_topics (void)
{
  ReadoutTopic *all = readout_topic_new ();

  all->proposition = g_strdup (_ ("All topics"));
  return all;
}

static gboolean
has_same_topics (ReadoutOverviewPage *page)
{
  GListModel *model = G_LIST_MODEL (page->topics);

  if (g_list_model_get_n_items (model) != page->numbers->topics->len + 1)
    return FALSE;
  for (guint i = 0; i < page->numbers->topics->len; i++)
    {
      const ReadoutTopic *topic = g_ptr_array_index (page->numbers->topics, i);
      g_autoptr (ReadoutTopic) shown = g_list_model_get_item (model, i + 1);

      if (topic->id != shown->id || g_strcmp0 (topic->proposition, shown->proposition) != 0)
        return FALSE;
    }
  return TRUE;
}

/* The list stays as it is while the topics do, open or not. */
static void
fill_topics (ReadoutOverviewPage *page)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func (g_object_unref);
  guint chosen = 0;

  page->topic_id = page->numbers->overview->topic_id;
  gtk_widget_set_visible (page->topic_box, page->numbers->topics->len > 0);
  if (has_same_topics (page))
    return;
  g_ptr_array_add (topics, new_all_topics ());
  for (guint i = 0; i < page->numbers->topics->len; i++)
    {
      ReadoutTopic *topic = g_ptr_array_index (page->numbers->topics, i);

      if (topic->id == page->topic_id)
        chosen = i + 1;
      g_ptr_array_add (topics, g_object_ref (topic));
    }
  page->is_filling = TRUE;
  g_list_store_splice (page->topics, 0, g_list_model_get_n_items (G_LIST_MODEL (page->topics)),
                       topics->pdata, topics->len);
  gtk_drop_down_set_selected (page->topic_drop_down, chosen);
  page->is_filling = FALSE;
}

static void
show_numbers (ReadoutOverviewPage *page)
{
  fill_topics (page);
  for (ReadoutChartKind kind = 0; kind < N_CHARTS; kind++)
    {
      g_autoptr (ReadoutChart) chart = readout_chart_new (page->numbers->overview, kind, TRUE);

      readout_chart_card_set_chart (page->cards[kind], chart);
    }
  gtk_stack_set_visible_child_name (page->stack, "charts");
  if (page->wants_focus)
    readout_overview_page_focus (page);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ReadoutOverviewPage) page = user_data;
  g_autoptr (GError) error = NULL;
  Numbers *numbers = readout_project_run_finish (READOUT_PROJECT (source), result, &error);

  /* Another project, or none, is shown by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (gpointer)page->project != (gpointer)source)
    {
      g_clear_pointer (&numbers, free_numbers);
      return;
    }
  g_clear_object (&page->loading);
  page->rested = g_get_monotonic_time () + REST * (g_get_monotonic_time () - page->begun);
  if (numbers == NULL)
    {
      readout_operation_toast (GTK_WIDGET (page), error->message, FALSE);
      return;
    }
  /* Another topic was chosen meanwhile: its numbers come next. */
  if (page->topic_id != page->asked_topic)
    free_numbers (numbers);
  else
    {
      g_clear_pointer (&page->numbers, free_numbers);
      page->numbers = numbers;
      show_numbers (page);
    }
  load (page);
}

static gboolean
rested_cb (gpointer user_data)
{
  ReadoutOverviewPage *page = READOUT_OVERVIEW_PAGE (user_data);

  page->rest_source = 0;
  load (page);
  return G_SOURCE_REMOVE;
}

/* Whether it is too early. */
static gboolean
has_to_rest (ReadoutOverviewPage *page)
{
  gint64 rest = page->rested - g_get_monotonic_time ();

  if (rest <= 0)
    return FALSE;
  if (page->rest_source == 0)
    page->rest_source = g_timeout_add ((guint)(rest / 1000) + 1, rested_cb, page);
  return TRUE;
}

/* Reads the numbers, unless they are known, are being read, or nobody looks. */
static void
load (ReadoutOverviewPage *page)
{
  if (page->project == NULL || !page->is_dirty || page->loading != NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (page)) || has_to_rest (page))
    return;
  page->is_dirty = FALSE;
  page->begun = g_get_monotonic_time ();
  page->asked_topic = page->topic_id;
  page->loading = g_cancellable_new ();
  readout_project_run_async (page->project, read_numbers,
                             g_memdup2 (&page->topic_id, sizeof page->topic_id), g_free,
                             free_numbers, page->loading, loaded_cb, g_object_ref (page));
}

static void
changed_cb (ReadoutProject *project, guint changes, gpointer user_data)
{
  ReadoutOverviewPage *page = READOUT_OVERVIEW_PAGE (user_data);

  if ((changes & (READOUT_CHANGES_REPORTS | READOUT_CHANGES_STATEMENTS | READOUT_CHANGES_ACTORS |
                  READOUT_CHANGES_TOPICS)) == 0)
    return;
  page->is_dirty = TRUE;
  load (page);
}

static void
topic_chosen_cb (ReadoutOverviewPage *page)
{
  ReadoutTopic *topic = gtk_drop_down_get_selected_item (page->topic_drop_down);

  if (page->is_filling || topic == NULL || topic->id == page->topic_id)
    return;
  page->topic_id = topic->id;
  page->is_dirty = TRUE;
  page->rested = 0;
  load (page);
}

static void
setup_topic_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_topic_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const ReadoutTopic *topic = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);

  gtk_label_set_text (GTK_LABEL (label), topic->proposition);
  gtk_widget_set_tooltip_text (label, topic->proposition);
}

static void
bar_activated_cb (ReadoutOverviewPage *page, ReadoutChartBar *bar, ReadoutChartCard *card)
{
  g_signal_emit (page, signals[BAR_ACTIVATED], 0, readout_chart_card_get_chart (card), bar);
}

static void
insert_cb (ReadoutOverviewPage *page, ReadoutChartCard *card)
{
  g_autoptr (ReadoutChart) chart =
      readout_chart_new (page->numbers->overview, readout_chart_card_get_chart (card)->kind, FALSE);

  g_signal_emit (page, signals[INSERT], 0, chart);
}

static void
save_cb (ReadoutOverviewPage *page, const char *format, ReadoutChartCard *card)
{
  g_signal_emit (page, signals[SAVE], 0, readout_chart_card_get_chart (card), format);
}

static void
readout_overview_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (readout_overview_page_parent_class)->map (widget);
  load (READOUT_OVERVIEW_PAGE (widget));
}

static void
readout_overview_page_dispose (GObject *object)
{
  ReadoutOverviewPage *page = READOUT_OVERVIEW_PAGE (object);

  if (page->topics != NULL)
    readout_overview_page_set_project (page, NULL);
  g_clear_object (&page->topics);

  G_OBJECT_CLASS (readout_overview_page_parent_class)->dispose (object);
}

static void
readout_overview_page_class_init (ReadoutOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_overview_page_dispose;
  widget_class->map = readout_overview_page_map;

  signals[BAR_ACTIVATED] =
      g_signal_new ("bar-activated", READOUT_TYPE_OVERVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, READOUT_TYPE_CHART, READOUT_TYPE_CHART_BAR);
  signals[INSERT] = g_signal_new ("insert", READOUT_TYPE_OVERVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, READOUT_TYPE_CHART);
  signals[SAVE] = g_signal_new ("save", READOUT_TYPE_OVERVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, READOUT_TYPE_CHART, G_TYPE_STRING);

  g_type_ensure (READOUT_TYPE_CHART_CARD);
  g_type_ensure (READOUT_TYPE_CONTENT_SWITCH);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutOverviewPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOverviewPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOverviewPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOverviewPage, content_switch);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOverviewPage, topic_box);
  gtk_widget_class_bind_template_child (widget_class, ReadoutOverviewPage, topic_drop_down);
  gtk_widget_class_bind_template_child_full (
      widget_class, "actors_card", FALSE,
      G_STRUCT_OFFSET (ReadoutOverviewPage, cards[READOUT_CHART_ACTORS]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "time_card", FALSE,
      G_STRUCT_OFFSET (ReadoutOverviewPage, cards[READOUT_CHART_TIME]));
  gtk_widget_class_bind_template_child_full (
      widget_class, "outlets_card", FALSE,
      G_STRUCT_OFFSET (ReadoutOverviewPage, cards[READOUT_CHART_OUTLETS]));
}

static void
readout_overview_page_init (ReadoutOverviewPage *page)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (ReadoutTopic) all = new_all_topics ();

  gtk_widget_init_template (GTK_WIDGET (page));
  page->topics = g_list_store_new (READOUT_TYPE_TOPIC);
  g_list_store_append (page->topics, all);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_topic_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_topic_cb), NULL);
  gtk_drop_down_set_factory (page->topic_drop_down, factory);
  gtk_drop_down_set_model (page->topic_drop_down, G_LIST_MODEL (page->topics));
  g_signal_connect_swapped (page->topic_drop_down, "notify::selected", G_CALLBACK (topic_chosen_cb),
                            page);
  for (ReadoutChartKind kind = 0; kind < N_CHARTS; kind++)
    {
      g_signal_connect_swapped (page->cards[kind], "bar-activated", G_CALLBACK (bar_activated_cb),
                                page);
      g_signal_connect_swapped (page->cards[kind], "insert", G_CALLBACK (insert_cb), page);
      g_signal_connect_swapped (page->cards[kind], "save", G_CALLBACK (save_cb), page);
    }
}

void
readout_overview_page_set_project (ReadoutOverviewPage *page, ReadoutProject *project)
{
  g_return_if_fail (READOUT_IS_OVERVIEW_PAGE (page));

  if (page->project != NULL)
    g_signal_handlers_disconnect_by_data (page->project, page);
  g_cancellable_cancel (page->loading);
  g_clear_object (&page->loading);
  g_clear_pointer (&page->numbers, free_numbers);
  page->topic_id = 0;
  page->rested = 0;
  g_clear_handle_id (&page->rest_source, g_source_remove);
  page->wants_focus = FALSE;
  page->is_dirty = TRUE;
  gtk_stack_set_visible_child_name (page->stack, "loading");
  g_set_object (&page->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), page, 0);
  load (page);
}

gint64
readout_overview_page_get_topic (ReadoutOverviewPage *page)
{
  g_return_val_if_fail (READOUT_IS_OVERVIEW_PAGE (page), 0);

  return page->topic_id;
}

ReadoutChart *
readout_overview_page_get_chart (ReadoutOverviewPage *page, const char *name)
{
  static const char *const names[N_CHARTS] = { "actors", "time", "outlets" };

  g_return_val_if_fail (READOUT_IS_OVERVIEW_PAGE (page), NULL);

  for (ReadoutChartKind kind = 0; kind < N_CHARTS; kind++)
    if (g_str_equal (names[kind], name))
      return readout_chart_card_get_chart (page->cards[kind]);
  return NULL;
}

gboolean
readout_overview_page_is_current (ReadoutOverviewPage *page)
{
  g_return_val_if_fail (READOUT_IS_OVERVIEW_PAGE (page), FALSE);

  return page->numbers != NULL && !page->is_dirty && page->loading == NULL;
}

void
readout_overview_page_focus (ReadoutOverviewPage *page)
{
  g_return_if_fail (READOUT_IS_OVERVIEW_PAGE (page));

  page->wants_focus = page->numbers == NULL;
  if (page->numbers != NULL)
    readout_chart_card_focus (page->cards[READOUT_CHART_ACTORS]);
}

void
readout_overview_page_set_can_insert (ReadoutOverviewPage *page, gboolean can_insert)
{
  g_return_if_fail (READOUT_IS_OVERVIEW_PAGE (page));

  for (ReadoutChartKind kind = 0; kind < N_CHARTS; kind++)
    readout_chart_card_set_can_insert (page->cards[kind], can_insert);
}

void
readout_overview_page_set_menu (ReadoutOverviewPage *page, GMenuModel *menu)
{
  g_return_if_fail (READOUT_IS_OVERVIEW_PAGE (page));

  readout_lazy_menu_set (page->menu_button, menu);
}

void
readout_overview_page_set_chrome (ReadoutOverviewPage *page,
                                  gboolean start_buttons,
                                  gboolean end_buttons,
                                  gboolean sidebar_button,
                                  gboolean menu_button)
{
  g_return_if_fail (READOUT_IS_OVERVIEW_PAGE (page));

  adw_header_bar_set_show_start_title_buttons (page->header_bar, start_buttons);
  adw_header_bar_set_show_end_title_buttons (page->header_bar, end_buttons);
  gtk_widget_set_visible (page->sidebar_button, sidebar_button);
  gtk_widget_set_visible (GTK_WIDGET (page->menu_button), menu_button);
  /* One pane at a time leaves no room for words, and its tab below says the same. */
  readout_content_switch_set_has_words (page->content_switch, !end_buttons);
}
