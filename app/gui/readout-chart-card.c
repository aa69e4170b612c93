/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A chart with its title, as a drawing or as a table.
 */
#include "readout-chart-card.h"

#include <glib/gi18n.h>

#include "readout-chart-picture.h"
#include "readout-chart-table.h"
#include "readout-chart-view.h"
#include "readout-operation.h"
#include "readout-words.h"

struct _ReadoutChartCard
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkLabel *summary_label;
  GtkMenuButton *menu_button;
  GtkStack *stack;
  ReadoutChartView *view;
  ReadoutChartTable *table;
  GtkLabel *empty_label;
  GtkLabel *words_label;

  ReadoutChart *chart;
  gboolean can_insert;
  GSimpleActionGroup *actions;
};

enum
{
  BAR_ACTIVATED,
  INSERT,
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ReadoutChartCard, readout_chart_card, GTK_TYPE_BOX)

static gboolean
is_table (ReadoutChartCard *card)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (card->actions), "table");

  return g_variant_get_boolean (state);
}

/* Why there is nothing to be seen. */
static const char *
get_empty_words (ReadoutChart *chart)
{
  switch (chart->kind)
    {
    case READOUT_CHART_ACTORS:
      return chart->topic != NULL ? _ ("No statement is about this topic yet")
                                  : _ ("No statement is about a topic yet");
    case READOUT_CHART_TIME:
      return _ ("No statement has a date");
    case READOUT_CHART_OUTLETS:
    default:
      return _ ("No reports yet");
    }
}

static void
update_page (ReadoutChartCard *card)
{
  gboolean has_rows = g_list_model_get_n_items (G_LIST_MODEL (card->chart->bars)) > 0;

  if (is_table (card) && has_rows)
    gtk_stack_set_visible_child_name (card->stack, "table");
  else if (readout_chart_is_empty (card->chart))
    gtk_stack_set_visible_child_name (card->stack, "empty");
  else
    gtk_stack_set_visible_child_name (card->stack, "chart");
}

/* What is pointed at in words; otherwise what is not in the chart. */
static void
say (ReadoutChartCard *card, ReadoutChartBar *bar)
{
  const char *words = bar != NULL ? bar->words : card->chart->note;
  g_autofree char *turned = readout_words_turn (g_strdup (words != NULL ? words : ""));

  gtk_label_set_text (card->words_label, turned);
}

static void
pointed_cb (ReadoutChartCard *card, ReadoutChartBar *bar)
{
  /* Not when all goes. */
  if (card->chart != NULL)
    say (card, bar);
}

static void
activated_cb (ReadoutChartCard *card, ReadoutChartBar *bar)
{
  g_signal_emit (card, signals[BAR_ACTIVATED], 0, bar);
}

static void
table_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  ReadoutChartCard *card = READOUT_CHART_CARD (user_data);

  g_simple_action_set_state (action, state);
  if (card->chart == NULL)
    return;
  update_page (card);
}

/* For who pastes a picture, a table of Markdown, or cells. */
static void
painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ReadoutChartCard *card = READOUT_CHART_CARD (source);
  g_autoptr (ReadoutChart) chart = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = readout_chart_picture_make_png_finish (result, &error);
  g_autofree char *text = readout_chart_dup_text (chart);
  g_autofree char *markdown = readout_chart_dup_markdown (chart, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("text/markdown", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
    png != NULL ? gdk_content_provider_new_for_bytes ("image/png", png) : NULL,
  };
  g_autoptr (GdkContentProvider) all =
      gdk_content_provider_new_union (providers, png != NULL ? 3 : 2);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (card)), all);
  /* Not when the window was closed meanwhile. */
  if (card->chart == NULL)
    return;
  readout_operation_toast (GTK_WIDGET (card), png != NULL
                           ? _ ("Copied the picture and the table") : error->message, FALSE);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ReadoutChartCard *card = READOUT_CHART_CARD (user_data);

  readout_chart_picture_make_png_async (card->chart, GTK_WIDGET (card), painted_cb,
                                        g_object_ref (card->chart));
}

static void
insert_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[INSERT], 0);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[SAVE], 0, g_variant_get_string (parameter, NULL));
}

static void
set_enabled (ReadoutChartCard *card, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (card->actions), name)), enabled);
}

static void
update_actions (ReadoutChartCard *card)
{
  gboolean has_rows =
      card->chart != NULL && g_list_model_get_n_items (G_LIST_MODEL (card->chart->bars)) > 0;

  set_enabled (card, "table", has_rows);
  set_enabled (card, "copy", has_rows);
  set_enabled (card, "insert", has_rows && card->can_insert);
  set_enabled (card, "save", has_rows && !readout_chart_is_empty (card->chart));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_menu_button_popup (READOUT_CHART_CARD (widget)->menu_button);
  return TRUE;
}

static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  gtk_menu_button_popup (READOUT_CHART_CARD (user_data)->menu_button);
}

static void
readout_chart_card_dispose (GObject *object)
{
  ReadoutChartCard *card = READOUT_CHART_CARD (object);

  g_clear_object (&card->chart);
  g_clear_object (&card->actions);

  G_OBJECT_CLASS (readout_chart_card_parent_class)->dispose (object);
}

static void
readout_chart_card_class_init (ReadoutChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = readout_chart_card_dispose;

  signals[BAR_ACTIVATED] =
      g_signal_new ("bar-activated", READOUT_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, READOUT_TYPE_CHART_BAR);
  signals[INSERT] = g_signal_new ("insert", READOUT_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE] = g_signal_new ("save", READOUT_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (READOUT_TYPE_CHART_VIEW);
  g_type_ensure (READOUT_TYPE_CHART_TABLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/readout_app/Readout/readout-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ReadoutChartCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutChartCard, summary_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutChartCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ReadoutChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, ReadoutChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, ReadoutChartCard, table);
  gtk_widget_class_bind_template_child (widget_class, ReadoutChartCard, empty_label);
  gtk_widget_class_bind_template_child (widget_class, ReadoutChartCard, words_label);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, 0, "chart.insert", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "chart.table", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
readout_chart_card_init (ReadoutChartCard *card)
{
  static const GActionEntry entries[] = {
    { .name = "table", .state = "false", .change_state = table_cb },
    { .name = "copy", .activate = copy_cb },
    { .name = "insert", .activate = insert_cb },
    { .name = "save", .activate = save_cb, .parameter_type = "s" },
  };
  GtkGesture *click = gtk_gesture_click_new ();

  card->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (card->actions), entries, G_N_ELEMENTS (entries),
                                   card);
  gtk_widget_insert_action_group (GTK_WIDGET (card), "chart", G_ACTION_GROUP (card->actions));
  gtk_widget_init_template (GTK_WIDGET (card));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_pressed_cb), card);
  gtk_widget_add_controller (GTK_WIDGET (card), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (card->view, "bar-activated", G_CALLBACK (activated_cb), card);
  g_signal_connect_swapped (card->view, "bar-pointed", G_CALLBACK (pointed_cb), card);
  g_signal_connect_swapped (card->table, "bar-activated", G_CALLBACK (activated_cb), card);
  update_actions (card);
}

GtkWidget *
readout_chart_card_new (void)
{
  return g_object_new (READOUT_TYPE_CHART_CARD, NULL);
}

void
readout_chart_card_set_chart (ReadoutChartCard *card, ReadoutChart *chart)
{
  gboolean has_rows;

  g_return_if_fail (READOUT_IS_CHART_CARD (card));
  g_return_if_fail (READOUT_IS_CHART (chart));

  g_set_object (&card->chart, chart);
  has_rows = g_list_model_get_n_items (G_LIST_MODEL (chart->bars)) > 0;
  gtk_label_set_text (card->title_label, chart->title);
  gtk_label_set_text (card->summary_label, chart->summary);
  gtk_widget_set_visible (GTK_WIDGET (card->summary_label), has_rows && *chart->summary != '\0');
  gtk_label_set_text (card->empty_label, get_empty_words (chart));
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chart->title, -1);
  readout_chart_view_set_chart (card->view, chart);
  readout_chart_table_set_chart (card->table, chart);
  update_actions (card);
  update_page (card);
}

void
readout_chart_card_focus (ReadoutChartCard *card)
{
  g_return_if_fail (READOUT_IS_CHART_CARD (card));

  if (!gtk_widget_grab_focus (is_table (card) ? GTK_WIDGET (card->table) : GTK_WIDGET (card->view)))
    gtk_widget_grab_focus (GTK_WIDGET (card->menu_button));
}

ReadoutChart *
readout_chart_card_get_chart (ReadoutChartCard *card)
{
  g_return_val_if_fail (READOUT_IS_CHART_CARD (card), NULL);

  return card->chart;
}

void
readout_chart_card_set_can_insert (ReadoutChartCard *card, gboolean can_insert)
{
  g_return_if_fail (READOUT_IS_CHART_CARD (card));

  card->can_insert = can_insert;
  update_actions (card);
}
