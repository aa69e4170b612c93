/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The overview, as a person goes through it: charts, tables, the way to the statements and into the
 * briefing.
 */
#include "window-samples.h"

#include "readout-board.h"
#include "readout-chart-card.h"
#include "readout-chart-layout.h"
#include "readout-chart-palette.h"
#include "readout-chart-picture.h"
#include "readout-chart-target.h"
#include "readout-operation.h"
#include "store/readout-store-pictures.h"
#include "readout-overview-page.h"

static const char *const reports[] = {
  "Lock to be rebuilt\n\nThe Canal Gazette, 3 May 2023\n\n"
  "Ines Varga supported the new lock on Tuesday. Ines Varga said that the new lock would be dry.\n",
  "Skippers cross about lock\n\nThe Barge Post, 5 May 2023\n\n"
  "Olaf Brandt opposed the new lock. Ines Varga said that the new lock was safe.\n",
};

static ReadoutOverviewPage *
get_overview (ReadoutWindow *window)
{
  return get_child (window, "overview");
}

static gpointer
get_card (ReadoutWindow *window, ReadoutChartKind kind)
{
  static const char *const names[] = { "actors_card", "time_card", "outlets_card" };

  return get_child (get_overview (window), names[kind]);
}

static const char *
get_content (ReadoutWindow *window)
{
  return gtk_stack_get_visible_child_name (get_child (window, "content_stack"));
}

static gboolean
is_current (gpointer window)
{
  return readout_overview_page_is_current (get_overview (window));
}

/* --- What is done to the project, on its thread ------------------------------------------------
 */

typedef struct
{
  ReadoutOperationFunc function;
  gint64 number; /* what comes out */
  gboolean done;
} Job;

static gpointer
run_job (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return GINT_TO_POINTER (job->function (store, &job->number, error));
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  readout_project_run_finish (READOUT_PROJECT (source), result, &error);
  g_assert_no_error (error);
  ((Job *)user_data)->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Job *)data)->done;
}

static gint64
run (ReadoutWindow *window, ReadoutOperationFunc function)
{
  Job job = { function, 0, FALSE };

  readout_project_run_async (readout_window_get_project (window), run_job, &job, NULL, NULL, NULL,
                             job_cb, &job);
  wait_for (is_done, &job, "the project");
  return job.number;
}

static gboolean
count_statements (ReadoutStore *store, gpointer data, GError **error)
{
  *(gint64 *)data = readout_store_count_statements (store, NULL, error);
  return TRUE;
}

static const char *const days[] = { "2023-05-03", "2023-05-05" };

static const char *const outlets[] = { "The Canal Gazette", "The Barge Post" };

static gboolean
set_fields (ReadoutStore *store, GError **error)
{
  ReadoutReportQuery query = { .sort = READOUT_REPORT_SORT_TITLE };
  g_autoptr (GPtrArray) list = readout_store_list_reports (store, &query, 0, 10, error);

  for (guint i = 0; list != NULL && i < MIN (list->len, G_N_ELEMENTS (days)); i++)
    {
      const ReadoutReport *report = g_ptr_array_index (list, i);

      readout_store_set_report_field (store, report->id, READOUT_REPORT_FIELD_PUBLISHED, days[i],
                                      error);
      readout_store_set_report_field (store, report->id, READOUT_REPORT_FIELD_OUTLET, outlets[i],
                                      error);
    }
  return TRUE;
}

/* What everybody says becomes support for one topic, but for what Olaf Brandt says. */
static gboolean
add_positions (ReadoutStore *store, gpointer data, GError **error)
{
  gint64 topic = readout_store_add_topic (store, "The lock is rebuilt", NULL, TRUE, error);
  g_autoptr (GPtrArray) rows = readout_store_list_statements (store, NULL, 0, 100, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const ReadoutBoardRow *row = g_ptr_array_index (rows, i);
      const ReadoutVoice *voice =
          g_ptr_array_index (row->statement->voices, row->statement->voices->len - 1);

      readout_store_set_position (store, row->statement->id, topic,
                                  g_str_has_prefix (voice->name, "Olaf")
                                      ? READOUT_POSITION_OPPOSES
                                      : READOUT_POSITION_SUPPORTS,
                                  error);
    }
  return set_fields (store, error);
}

static gboolean
is_imported (gpointer window)
{
  gint64 n = run (window, count_statements);

  pause_for (50);
  return n >= 4;
}

static ReadoutWindow *
open_with_reports (const char *name)
{
  ReadoutWindow *window = open_window (name);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *file = g_strdup_printf ("lock-%u.txt", i);

      import_text (window, file, reports[i]);
    }
  wait_for (is_imported, window, "the reports");
  run (window, add_positions);
  return window;
}

static void
show_overview (ReadoutWindow *window)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "content",
                                      g_variant_new_string ("overview"));
  g_assert_cmpstr (get_content (window), ==, "overview");
  wait_for (is_current, window, "the numbers");
}

/* --- What is seen ------------------------------------------------------------------------------
 */

static ReadoutChartBar *
get_bar (ReadoutWindow *window, ReadoutChartKind kind, guint position)
{
  ReadoutChart *chart = readout_chart_card_get_chart (get_card (window, kind));
  g_autoptr (ReadoutChartBar) bar = g_list_model_get_item (G_LIST_MODEL (chart->bars), position);

  return bar;
}

/* The widget of a bar. */
static GtkWidget *
get_target (ReadoutWindow *window, ReadoutChartKind kind, guint position)
{
  GtkWidget *view = get_child (get_card (window, kind), "view");
  GtkWidget *target = gtk_widget_get_first_child (view);

  while (position-- > 0 && target != NULL)
    target = gtk_widget_get_next_sibling (target);
  g_assert_true (READOUT_IS_CHART_TARGET (target));
  return target;
}

static const char *
get_chart_page (ReadoutWindow *window, ReadoutChartKind kind)
{
  return gtk_stack_get_visible_child_name (get_child (get_card (window, kind), "stack"));
}

static gboolean
has_positions (gpointer window)
{
  ReadoutChart *chart = readout_chart_card_get_chart (get_card (window, READOUT_CHART_ACTORS));

  return is_current (window) && !readout_chart_is_empty (chart);
}

typedef struct
{
  ReadoutWindow *window;
  const char *words;
} Chip;

static gboolean
holds_label (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (holds_label (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
has_chip (gpointer data)
{
  Chip *chip = data;

  return holds_label (get_child (get_child (chip->window, "board"), "filter_bar"), chip->words);
}

/* The board says in a chip what it shows. */
static void
wait_for_chip (ReadoutWindow *window, const char *words)
{
  Chip chip = { window, words };

  wait_for (has_chip, &chip, words);
}

static void
test_charts (void)
{
  ReadoutWindow *window = open_with_reports ("charts.readout");
  ReadoutChartBar *bar;
  GtkWidget *target;

  show_overview (window);
  wait_for (has_positions, window, "the positions");
  check_names (GTK_WIDGET (window));

  bar = get_bar (window, READOUT_CHART_ACTORS, 0);
  g_assert_cmpstr (bar->label, ==, "Ines Varga");
  g_assert_cmpuint (bar->total, ==, 3);
  target = get_target (window, READOUT_CHART_ACTORS, 0);
  gtk_test_accessible_assert_role (target, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (target, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "\u2068Ines Varga\u2069: 3 statements – Supports: 3");
  gtk_test_accessible_assert_property (get_child (get_card (window, READOUT_CHART_ACTORS), "view"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Positions by Actor");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (target), ==, bar->words);

  /* Two days, with a gap between them. */
  g_assert_cmpuint (get_bar (window, READOUT_CHART_TIME, 0)->place, ==, 0);
  g_assert_cmpuint (get_bar (window, READOUT_CHART_TIME, 1)->place, ==, 2);
  g_assert_cmpstr (get_bar (window, READOUT_CHART_TIME, 1)->from, ==, "2023-05-05");
  g_assert_cmpuint (get_bar (window, READOUT_CHART_OUTLETS, 0)->total, ==, 1);

  /* The numbers follow the project. */
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo-action", NULL);
  wait_for (is_current, window, "the numbers again");
  close_window (window);
}

static gboolean
has_focus (gpointer target)
{
  return gtk_widget_has_focus (target);
}

/* Along the bars by key, and to the statements. */
static void
test_keys (void)
{
  ReadoutWindow *window = open_with_reports ("keys.readout");

  if (!press (window, "ctrl+5"))
    {
      g_test_skip ("there is no xdotool");
      close_window (window);
      return;
    }
  wait_for (has_positions, window, "the positions");
  g_assert_cmpstr (get_content (window), ==, "overview");
  gtk_widget_grab_focus (get_target (window, READOUT_CHART_ACTORS, 0));
  press (window, "Down");
  wait_for (has_focus, get_target (window, READOUT_CHART_ACTORS, 1), "the second bar");
  g_assert_nonnull (strstr (
      gtk_label_get_text (get_child (get_card (window, READOUT_CHART_ACTORS), "words_label")),
      "Olaf Brandt"));
  press (window, "Home");
  wait_for (has_focus, get_target (window, READOUT_CHART_ACTORS, 0), "the first bar");
  press (window, "End");
  wait_for (has_focus, get_target (window, READOUT_CHART_ACTORS, 1), "the last bar");
  press (window, "Return");
  g_assert_cmpstr (get_content (window), ==, "board");
  wait_for_chip (window, "Actor: Olaf Brandt");

  /* Back, and the keyboard is where it was. */
  press (window, "ctrl+5");
  wait_for (has_focus, get_target (window, READOUT_CHART_ACTORS, 1), "the last bar again");
  press (window, "t");
  g_assert_cmpstr (get_chart_page (window, READOUT_CHART_ACTORS), ==, "table");
  press (window, "ctrl+4");
  g_assert_cmpstr (get_content (window), ==, "board");
  close_window (window);
}

static guint
count_columns (GtkWidget *table)
{
  GtkWidget *scrolled = gtk_widget_get_first_child (table);
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));

  g_assert_true (GTK_IS_COLUMN_VIEW (view));
  return g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)));
}

/* The same numbers for who sees no drawing. */
static void
test_table (void)
{
  ReadoutWindow *window = open_with_reports ("table.readout");
  GtkWidget *card;
  GtkWidget *table;
  GtkWidget *view;

  show_overview (window);
  wait_for (has_positions, window, "the positions");
  card = get_card (window, READOUT_CHART_ACTORS);
  g_assert_cmpstr (get_chart_page (window, READOUT_CHART_ACTORS), ==, "chart");
  gtk_widget_activate_action (card, "chart.table", NULL);
  g_assert_cmpstr (get_chart_page (window, READOUT_CHART_ACTORS), ==, "table");
  table = get_child (card, "table");
  g_assert_cmpuint (count_columns (table), ==, 5);
  g_assert_cmpuint (count_columns (get_child (get_card (window, READOUT_CHART_OUTLETS), "table")),
                    ==, 2);
  view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (table)));
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Positions by Actor");

  /* A row leads to the same statements as its bar. */
  g_signal_emit_by_name (view, "activate", 0);
  g_assert_cmpstr (get_content (window), ==, "board");
  wait_for_chip (window, "Actor: Ines Varga");
  close_window (window);
}

static const ReadoutFilter *
activate_bar (ReadoutWindow *window, ReadoutChartKind kind, guint position)
{
  show_overview (window);
  gtk_widget_activate (get_target (window, kind, position));
  g_assert_cmpstr (get_content (window), ==, "board");
  return readout_board_get_filter (get_child (window, "board"));
}

static gboolean
find_topic (ReadoutStore *store, gpointer data, GError **error)
{
  *(gint64 *)data = readout_store_find_topic (store, "The lock is rebuilt", error);
  return TRUE;
}

static gboolean
has_topic (gpointer window)
{
  ReadoutChart *chart = readout_chart_card_get_chart (get_card (window, READOUT_CHART_ACTORS));

  return is_current (window) && g_strcmp0 (chart->topic, "The lock is rebuilt") == 0;
}

/* What the bar stands for is what the board shows. */
static void
test_filters (void)
{
  ReadoutWindow *window = open_with_reports ("filters.readout");
  gint64 topic = run (window, find_topic);
  GtkDropDown *topics;
  const ReadoutFilter *filter;

  show_overview (window);
  wait_for (has_positions, window, "the positions");
  filter = activate_bar (window, READOUT_CHART_TIME, 1);
  g_assert_cmpstr (filter->from, ==, "2023-05-05");
  g_assert_cmpstr (filter->until, ==, "2023-05-05");
  filter = activate_bar (window, READOUT_CHART_OUTLETS, 0);
  g_assert_cmpuint (filter->outlets->len, ==, 1);
  g_assert_null (filter->from);

  show_overview (window);
  topics = get_child (get_overview (window), "topic_drop_down");
  for (guint i = 0; i < g_list_model_get_n_items (gtk_drop_down_get_model (topics)); i++)
    {
      g_autoptr (ReadoutTopic) item = g_list_model_get_item (gtk_drop_down_get_model (topics), i);

      if (item->id == topic)
        gtk_drop_down_set_selected (topics, i);
    }
  wait_for (has_topic, window, "the topic");
  filter = activate_bar (window, READOUT_CHART_ACTORS, 1);
  g_assert_cmpuint (filter->actors->len, ==, 1);
  g_assert_cmpuint (filter->topics->len, ==, 1);
  g_assert_cmpint (g_array_index (filter->topics, gint64, 0), ==, topic);
  close_window (window);
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_TEXT_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

static char *
dup_briefing (ReadoutWindow *window)
{
  GtkWidget *view = find_view (get_child (window, "briefing"));
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  if (view == NULL)
    return g_strdup ("");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
has_table (gpointer window)
{
  g_autofree char *briefing = dup_briefing (window);

  return strstr (briefing, "| Ines Varga | 3 | 0 | 0 | 3 |\n") != NULL;
}

static gboolean
has_no_table (gpointer window)
{
  return !has_table (window);
}

static gboolean
count_pictures (ReadoutStore *store, gpointer data, GError **error)
{
  g_autoptr (GHashTable) pictures = readout_store_list_pictures (store, error);

  *(gint64 *)data = pictures != NULL ? g_hash_table_size (pictures) : 0;
  return pictures != NULL;
}

static gboolean
has_exported (gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (data, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "positions-") && g_str_has_suffix (name, ".png"))
      return TRUE;
  pause_for (50);
  return FALSE;
}

static gboolean
is_file (gpointer path)
{
  pause_for (50);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A chart as a file of its own. */
static void
test_save (void)
{
  ReadoutWindow *window = open_with_reports ("save.readout");
  g_autofree char *path = g_build_filename (folder, "chart.svg", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  show_overview (window);
  wait_for (has_positions, window, "the positions");
  g_action_group_activate_action (G_ACTION_GROUP (window), "save-chart-to",
                                  g_variant_new ("(ss)", "time", uri));
  wait_for (is_file, path, "the picture");
  close_window (window);
}

/* Into a briefing that is not there yet; one step of the undo. */
static void
test_insert (void)
{
  ReadoutWindow *window = open_with_reports ("insert.readout");
  g_autofree char *briefing = NULL;
  g_autofree char *path = g_build_filename (folder, "with-picture.md", NULL);
  g_autofree char *uri = NULL;

  show_overview (window);
  wait_for (has_positions, window, "the positions");
  gtk_widget_activate_action (get_card (window, READOUT_CHART_ACTORS), "chart.insert", NULL);
  wait_for (has_table, window, "the table in the briefing");
  briefing = dup_briefing (window);
  g_assert_true (g_str_has_prefix (briefing, "![Positions by Actor. ") ||
                 strstr (briefing, "\n![Positions by Actor. ") != NULL);
  g_assert_nonnull (strstr (briefing, ".png)\n\n| Actor | Supports |"));
  g_assert_cmpint (run (window, count_pictures), ==, 1);

  /* The picture goes along where the text goes. */
  g_action_group_activate_action (
      G_ACTION_GROUP (window), "export-to",
      g_variant_new ("(ss)", "markdown", (uri = g_filename_to_uri (path, NULL, NULL))));
  wait_for (has_exported, folder, "the picture beside the text");
  g_action_group_activate_action (G_ACTION_GROUP (window), "undo-insertion", NULL);
  wait_for (has_no_table, window, "the table to go");
  close_window (window);
}

/* --- Drawing -----------------------------------------------------------------------------------
 */

static void
assert_contrast (const GdkRGBA *color, const GdkRGBA *other, double least)
{
  g_assert_cmpfloat (readout_chart_palette_get_contrast (color, other), >=, least);
}

static void
test_contrast (void)
{
  for (guint i = 0; i < 4; i++)
    {
      const ReadoutChartPalette *palette = readout_chart_palette_get ((i & 1) != 0, (i & 2) != 0);

      assert_contrast (&palette->text, &palette->background, 4.5);
      assert_contrast (&palette->dim, &palette->background, 4.5);
      for (guint fill = 0; fill < G_N_ELEMENTS (palette->paints); fill++)
        {
          const ReadoutChartPaint *paint = &palette->paints[fill];

          assert_contrast (&paint->text, &paint->base, 4.5);
          assert_contrast (paint->border.alpha > 0 ? &paint->border : &paint->base,
                           &palette->background, 3);
          if (!gdk_rgba_equal (&paint->base, &paint->stripe))
            assert_contrast (&paint->base, &paint->stripe, 3);
        }
    }
}

static ReadoutChart *
make_chart (ReadoutChartKind kind)
{
  ReadoutOverview overview = { .has_topics = TRUE };
  ReadoutOverviewRow row = { .id = 1, .name = (char *)"Ines Varga", .counts = { 5, 2, 9, 0 } };
  ReadoutOverviewDay day = { .day = 19000, .counts = { 5, 2, 9, 0 } };
  ReadoutChart *chart;

  overview.actors = g_array_new (FALSE, TRUE, sizeof row);
  overview.outlets = g_array_new (FALSE, TRUE, sizeof row);
  overview.days = g_array_new (FALSE, TRUE, sizeof day);
  for (guint i = 0; i < 3; i++)
    {
      g_array_append_val (overview.actors, row);
      g_array_append_val (overview.outlets, row);
      g_array_append_val (overview.days, day);
      day.day += 5;
    }
  chart = readout_chart_new (&overview, kind, TRUE);
  g_array_unref (overview.actors);
  g_array_unref (overview.outlets);
  g_array_unref (overview.days);
  return chart;
}

/* From right to left it is the same the other way round; with larger letters it is taller; at no
 * width is anything outside. */
static void
test_layout (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (""));
  PangoContext *context = gtk_widget_create_pango_context (label);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");
  static const int widths[] = { 180, 360, 900, 2000 };

  pango_context_set_font_description (context, font);
  for (ReadoutChartKind kind = READOUT_CHART_ACTORS; kind <= READOUT_CHART_OUTLETS; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
      {
        g_autoptr (ReadoutChart) chart = make_chart (kind);
        g_autoptr (ReadoutChartLayout) left =
            readout_chart_layout_new (chart, context, widths[i], FALSE, FALSE);
        g_autoptr (ReadoutChartLayout) right =
            readout_chart_layout_new (chart, context, widths[i], TRUE, FALSE);

        g_assert_cmpint (readout_chart_layout_get_width (left), ==, widths[i]);
        for (guint j = 0; j < 3; j++)
          {
            graphene_rect_t area;
            graphene_rect_t mirrored;

            g_assert_true (readout_chart_layout_get_area (left, j, &area));
            g_assert_true (readout_chart_layout_get_area (right, j, &mirrored));
            g_assert_cmpfloat (area.origin.x, >=, 0);
            g_assert_cmpfloat (area.origin.x + area.size.width, <=, (float)widths[i] + 0.01f);
            g_assert_cmpfloat_with_epsilon ((float)widths[i] - area.origin.x - area.size.width,
                                            mirrored.origin.x, 0.01f);
            g_assert_cmpfloat (area.origin.y + area.size.height, <=,
                               (float)readout_chart_layout_get_height (left));
          }
        g_assert_false (readout_chart_layout_get_area (left, 3, &(graphene_rect_t){ 0 }));
      }
  {
    g_autoptr (ReadoutChart) chart = make_chart (READOUT_CHART_ACTORS);
    g_autoptr (ReadoutChartLayout) small =
        readout_chart_layout_new (chart, context, 900, FALSE, FALSE);
    g_autoptr (ReadoutChartLayout) large = NULL;

    pango_font_description_set_size (font, 22 * PANGO_SCALE);
    pango_context_set_font_description (context, font);
    large = readout_chart_layout_new (chart, context, 900, FALSE, FALSE);
    g_assert_cmpfloat ((double)readout_chart_layout_get_height (large), >,
                       1.5 * readout_chart_layout_get_height (small));
  }
  pango_font_description_free (font);
  g_object_unref (context);
  g_object_unref (label);
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GBytes **)user_data = readout_chart_picture_make_png_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_painted (gpointer png)
{
  return *(GBytes **)png != NULL;
}

static void
test_picture (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (""));
  g_autoptr (ReadoutChart) chart = make_chart (READOUT_CHART_TIME);
  graphene_size_t size;
  GskRenderNode *node = readout_chart_picture_draw (chart, label, &size);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) svg = readout_chart_picture_make_svg (node, &size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  readout_chart_picture_make_png_async (chart, label, painted_cb, &png);
  wait_for (is_painted, &png, "the picture");
  texture = gdk_texture_new_from_bytes (png, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1920);
  g_assert_cmpint (gdk_texture_get_height (texture), >, 600);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), 400, "<svg"));
  gsk_render_node_unref (node);
  g_object_unref (label);
}

int
main (int argc, char **argv)
{
  if (!start_application (&argc, &argv))
    return 0;

  g_test_add_func ("/overview/contrast", test_contrast);
  g_test_add_func ("/overview/layout", test_layout);
  g_test_add_func ("/overview/picture", test_picture);
  g_test_add_func ("/overview/charts", test_charts);
  g_test_add_func ("/overview/keys", test_keys);
  g_test_add_func ("/overview/table", test_table);
  g_test_add_func ("/overview/filters", test_filters);
  g_test_add_func ("/overview/insert", test_insert);
  g_test_add_func ("/overview/save", test_save);

  return run_tests ();
}
