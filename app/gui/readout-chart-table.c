/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A chart as a table.
 */
#include "readout-chart-table.h"

#include <glib/gi18n.h>

/* What a column shows; from COLUMN_SERIES on the parts of a bar. */
enum
{
  COLUMN_LABEL,
  COLUMN_GRADE,
  COLUMN_TOTAL,
  COLUMN_SERIES,
};

/* Above and below the words of a row, in pixels. */
#define ROW_PADDING 17

/* A longer table scrolls. */
#define MAX_ROWS 16

struct _ReadoutChartTable
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  ReadoutChart *chart;
};

enum
{
  BAR_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutChartTable, readout_chart_table, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_label_new (NULL);
  gboolean is_number = column >= COLUMN_TOTAL;

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (list_item));
  const ReadoutChartBar *bar = gtk_list_item_get_item (list_item);
  g_autofree char *number = NULL;

  if (column == COLUMN_LABEL)
    {
      gtk_label_set_text (label, bar->label);
      gtk_widget_set_tooltip_text (GTK_WIDGET (label), bar->label);
      return;
    }
  if (column == COLUMN_GRADE)
    {
      gtk_label_set_text (label, bar->grade != NULL ? bar->grade : "");
      return;
    }
  number = g_strdup_printf ("%u", column == COLUMN_TOTAL ? bar->total
                                                         : bar->values[column - COLUMN_SERIES]);
  gtk_label_set_text (label, number);
}

static void
add_column (ReadoutChartTable *table, const char *title, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (added, column == COLUMN_LABEL);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_append_column (table->view, added);
}

static gboolean
has_same_columns (const ReadoutChart *chart, const ReadoutChart *other)
{
  if (chart->n_series != other->n_series || g_strcmp0 (chart->grade_head, other->grade_head) != 0 ||
      g_strcmp0 (chart->head, other->head) != 0)
    return FALSE;
  for (guint i = 0; i < chart->n_series; i++)
    if (g_strcmp0 (chart->series[i], other->series[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
add_columns (ReadoutChartTable *table)
{
  GListModel *columns = gtk_column_view_get_columns (table->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (table->view, column);
    }
  add_column (table, table->chart->head, COLUMN_LABEL);
  if (table->chart->grade_head != NULL)
    add_column (table, table->chart->grade_head, COLUMN_GRADE);
  for (guint i = 0; i < table->chart->n_series; i++)
    add_column (table, table->chart->series[i], COLUMN_SERIES + i);
  if (table->chart->n_series > 1)
    add_column (table, table->chart->total_head, COLUMN_TOTAL);
}

static void
activate_cb (GtkColumnView *view, guint position, gpointer user_data)
{
  g_autoptr (ReadoutChartBar) bar =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  if (bar != NULL)
    g_signal_emit (user_data, signals[BAR_ACTIVATED], 0, bar);
}

/* A list asks for room for few of its rows only, however many it has. */
static void
ask_for_room (ReadoutChartTable *table)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (table));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int row = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) +
                               pango_font_metrics_get_descent (metrics)) +
            ROW_PADDING;
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (table->chart->bars));

  pango_font_metrics_unref (metrics);
  gtk_scrolled_window_set_min_content_height (table->scrolled,
                                              (int)MIN (n_rows + 1, MAX_ROWS) * row + ROW_PADDING);
}

static void
readout_chart_table_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (readout_chart_table_parent_class)->system_setting_changed (widget, setting);
  if (READOUT_CHART_TABLE (widget)->chart != NULL)
    ask_for_room (READOUT_CHART_TABLE (widget));
}

static void
readout_chart_table_dispose (GObject *object)
{
  ReadoutChartTable *table = READOUT_CHART_TABLE (object);

  g_clear_object (&table->selection);
  g_clear_object (&table->chart);

  G_OBJECT_CLASS (readout_chart_table_parent_class)->dispose (object);
}

static void
readout_chart_table_class_init (ReadoutChartTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = readout_chart_table_dispose;
  GTK_WIDGET_CLASS (klass)->system_setting_changed = readout_chart_table_system_setting_changed;

  signals[BAR_ACTIVATED] =
      g_signal_new ("bar-activated", READOUT_TYPE_CHART_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, READOUT_TYPE_CHART_BAR);
}

static void
readout_chart_table_init (ReadoutChartTable *table)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  table->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (table->selection, FALSE);
  gtk_single_selection_set_can_unselect (table->selection, TRUE);
  table->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_model (table->view, GTK_SELECTION_MODEL (table->selection));
  gtk_column_view_set_show_row_separators (table->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (table->view), "chart-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Numbers of the chart"), -1);
  g_signal_connect (table->view, "activate", G_CALLBACK (activate_cb), table);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (table->view));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  table->scrolled = GTK_SCROLLED_WINDOW (scrolled);
  adw_bin_set_child (ADW_BIN (table), scrolled);
}

void
readout_chart_table_set_chart (ReadoutChartTable *table, ReadoutChart *chart)
{
  g_autoptr (ReadoutChart) before = NULL;

  g_return_if_fail (READOUT_IS_CHART_TABLE (table));
  g_return_if_fail (READOUT_IS_CHART (chart));

  before = g_steal_pointer (&table->chart);
  table->chart = g_object_ref (chart);
  if (before == NULL || !has_same_columns (before, chart))
    add_columns (table);
  gtk_single_selection_set_model (table->selection, G_LIST_MODEL (chart->bars));
  ask_for_room (table);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chart->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  chart->note != NULL ? chart->note : chart->summary, -1);
}
