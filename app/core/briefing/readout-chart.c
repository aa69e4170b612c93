/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of a project as they are drawn.
 */
#include "briefing/readout-chart-private.h"

#include <glib/gi18n-lib.h>

#include "text/readout-day.h"

G_DEFINE_FINAL_TYPE (ReadoutChartBar, readout_chart_bar, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutChart, readout_chart, G_TYPE_OBJECT)

const char *
readout_chart_say (const ReadoutChart *chart, const char *message)
{
  return chart->is_translated ? g_dgettext (GETTEXT_PACKAGE, message) : message;
}

const char *
readout_chart_say_in (const ReadoutChart *chart, const char *context, const char *message)
{
  return chart->is_translated ? g_dpgettext2 (GETTEXT_PACKAGE, context, message) : message;
}

static char *
count_statements (const ReadoutChart *chart, guint n)
{
  return g_strdup_printf (chart->is_translated
                              ? g_dngettext (GETTEXT_PACKAGE, "%u statement", "%u statements", n)
                          : n == 1 ? "%u statement"
                                   : "%u statements",
                          n);
}

static char *
count_reports (const ReadoutChart *chart, guint n)
{
  return g_strdup_printf (chart->is_translated
                              ? g_dngettext (GETTEXT_PACKAGE, "%u report", "%u reports", n)
                          : n == 1 ? "%u report"
                                   : "%u reports",
                          n);
}

static char *
count_copies (const ReadoutChart *chart, guint n)
{
  return g_strdup_printf (chart->is_translated
                              ? g_dngettext (GETTEXT_PACKAGE, "%u copy", "%u copies", n)
                          : n == 1 ? "%u copy"
                                   : "%u copies",
                          n);
}

/* What the bars are, and how many of it. */
static char *
count_heads (const ReadoutChart *chart, guint n)
{
  if (chart->kind == READOUT_CHART_OUTLETS)
    return g_strdup_printf (chart->is_translated
                                ? g_dngettext (GETTEXT_PACKAGE, "%u outlet", "%u outlets", n)
                            : n == 1 ? "%u outlet"
                                     : "%u outlets",
                            n);
  return g_strdup_printf (chart->is_translated
                              ? g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", n)
                          : n == 1 ? "%u actor"
                                   : "%u actors",
                          n);
}

static char *
dup_rest_label (const ReadoutChart *chart, guint n)
{
  if (chart->kind == READOUT_CHART_OUTLETS)
    return g_strdup_printf (chart->is_translated ? g_dngettext (GETTEXT_PACKAGE, "%u other outlet",
                                                                "%u other outlets", n)
                            : n == 1             ? "%u other outlet"
                                                 : "%u other outlets",
                            n);
  return g_strdup_printf (
      chart->is_translated ? g_dngettext (GETTEXT_PACKAGE, "%u other actor", "%u other actors", n)
      : n == 1             ? "%u other actor"
                           : "%u other actors",
      n);
}

/* "B – usually reliable"; %NULL where it is not graded. */
static char *
dup_grade (const ReadoutChart *chart, char reliability)
{
  static const char
      *const
          words
              [] = {
                NC_ ("reliability", "completely reliable"),
                     NC_ ("reliability", "usually reliable"),
                          NC_ ("reliability", "fairly reliable"),
                               NC_ ("reliability", "not usually reliable"),
                                    NC_ ("reliability", "unreliable"),
                                         NC_ ("reliability", "not to be judged"),
                                    };

  if (reliability < 'A' || reliability > 'F')
    return NULL;
  return g_strdup_printf ("%c – %s", reliability,
                          readout_chart_say_in (chart, "reliability", words[reliability - 'A']));
}

/* "Josep Borrell: 8 statements – Supports: 5, Opposes: 3" */
static char *
dup_words (const ReadoutChart *chart, const ReadoutChartBar *bar)
{
  g_autofree char *number = chart->kind == READOUT_CHART_OUTLETS
                                ? count_reports (chart, bar->total)
                                : count_statements (chart, bar->total);
  GString *words = g_string_new (NULL);
  const char *before = " – ";

  /* Isolates keep a name in another direction in its place. */
  g_string_append_printf (words, "\u2068%s\u2069: %s", bar->label, number);
  for (guint i = 0; i < chart->n_series && chart->n_series > 1; i++)
    if (bar->values[i] > 0)
      {
        g_string_append_printf (words, "%s%s: %u", before, chart->series[i], bar->values[i]);
        before = readout_chart_say_in (chart, "between names", NC_ ("between names", ", "));
      }
  if (bar->grade != NULL)
    g_string_append_printf (words, " – %s: %s", chart->grade_head, bar->grade);
  return g_string_free (words, FALSE);
}

void
readout_chart_add_bar (ReadoutChart *chart, ReadoutChartBar *bar)
{
  for (guint i = 0; i < chart->n_series; i++)
    bar->total += bar->values[i];
  bar->words = dup_words (chart, bar);
  g_list_store_append (chart->bars, bar);
  g_object_unref (bar);
}

static void
add_series (ReadoutChart *chart, const char *name, guint share, ReadoutChartFill fill)
{
  chart->series[chart->n_series] = name;
  chart->shares[chart->n_series] = share;
  chart->fills[chart->n_series] = fill;
  chart->n_series++;
}

static void
add_positions (ReadoutChart *chart)
{
  add_series (chart, readout_chart_say_in (chart, "position", NC_ ("position", "Supports")),
                                           READOUT_OVERVIEW_SUPPORTS, READOUT_CHART_FILL_SUPPORTS);
  add_series (chart,
              readout_chart_say_in (chart, "position", NC_ ("position", "No clear position")),
                                    READOUT_OVERVIEW_NONE, READOUT_CHART_FILL_NONE);
  add_series (chart, readout_chart_say_in (chart, "position", NC_ ("position", "Opposes")),
                                           READOUT_OVERVIEW_OPPOSES, READOUT_CHART_FILL_OPPOSES);
}

static void
add_rows (ReadoutChart *chart, GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const ReadoutOverviewRow *row = &g_array_index (rows, ReadoutOverviewRow, i);
      ReadoutChartBar *bar = g_object_new (READOUT_TYPE_CHART_BAR, NULL);

      bar->id = row->id;
      bar->place = i;
      bar->grade = dup_grade (chart, row->reliability);
      bar->is_rest = row->n_folded > 0;
      if (bar->is_rest)
        bar->label = dup_rest_label (chart, row->n_folded);
      else
        bar->label =
            g_strdup (row->name != NULL ? row->name : readout_chart_say (chart, N_("No outlet")));
      if (bar->grade != NULL)
        bar->axis_label = g_strdup_printf ("\u2068%s\u2069 (%c)", bar->label, row->reliability);
      else
        bar->axis_label = g_strdup (bar->label);
      for (guint j = 0; j < chart->n_series; j++)
        bar->values[j] = row->counts[chart->shares[j]];
      readout_chart_add_bar (chart, bar);
    }
  chart->n_places = rows->len;
}

static guint
count_rows (GArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += MAX (g_array_index (rows, ReadoutOverviewRow, i).n_folded, 1);
  return n;
}

static guint
count_all (ReadoutChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < chart->n_series; i++)
    n += readout_chart_count_series (chart, i);
  return n;
}

static void
summarize (ReadoutChart *chart, char *number, char *rest)
{
  chart->summary = g_strdup_printf ("%s · %s", number, rest);
  g_free (number);
  g_free (rest);
}

static void
set_actors (ReadoutChart *chart, const ReadoutOverview *overview)
{
  chart->title = g_strdup (readout_chart_say (chart, N_("Positions by Actor")));
  chart->head = readout_chart_say_in (chart, "column", NC_ ("column", "Actor"));
  add_positions (chart);
  add_rows (chart, overview->actors);
  summarize (chart, count_statements (chart, count_all (chart)),
             count_heads (chart, count_rows (overview->actors)));
}

static gboolean
has_no_topic (const ReadoutOverview *overview)
{
  for (guint i = 0; i < overview->days->len; i++)
    if (g_array_index (overview->days, ReadoutOverviewDay, i).counts[READOUT_OVERVIEW_NO_TOPIC] > 0)
      return TRUE;
  return overview->undated[READOUT_OVERVIEW_NO_TOPIC] > 0;
}

/* "20 Feb 2022 – 3 Mar 2022"; %NULL where nothing is dated. */
static char *
dup_span (const ReadoutOverview *overview)
{
  char *days[2];
  char *span;

  if (overview->days->len == 0)
    return NULL;
  for (guint i = 0; i < 2; i++)
    {
      guint place = i == 0 ? 0 : overview->days->len - 1;
      gint64 day = g_array_index (overview->days, ReadoutOverviewDay, place).day;
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (day * 86400);
      g_autofree char *iso = g_date_time_format (date, "%Y-%m-%d");

      days[i] = readout_day_dup_words (iso);
    }
  span = g_strcmp0 (days[0], days[1]) == 0 ? g_strdup (days[0])
                                           : g_strdup_printf ("%s – %s", days[0], days[1]);
  g_free (days[0]);
  g_free (days[1]);
  return span;
}

static void
set_time (ReadoutChart *chart, const ReadoutOverview *overview)
{
  char *span = dup_span (overview);

  chart->title = g_strdup (readout_chart_say (chart, N_("Statements over Time")));
  chart->head = readout_chart_say_in (chart, "column", NC_ ("column", "Date"));
  if (overview->has_topics)
    add_positions (chart);
  if (!overview->has_topics)
    add_series (chart, readout_chart_say (chart, N_("Statements")), READOUT_OVERVIEW_NO_TOPIC,
                                          READOUT_CHART_FILL_PLAIN);
  else if (has_no_topic (overview))
    add_series (chart, readout_chart_say (chart, N_("About no topic")), READOUT_OVERVIEW_NO_TOPIC,
                                          READOUT_CHART_FILL_NO_TOPIC);
  readout_chart_add_days (chart, overview);
  if (span != NULL)
    summarize (chart, count_statements (chart, count_all (chart)), span);
  else
    chart->summary = g_strdup ("");
}

static gboolean
has_grades (const ReadoutOverview *overview)
{
  for (guint i = 0; i < overview->outlets->len; i++)
    if (g_array_index (overview->outlets, ReadoutOverviewRow, i).reliability != '\0')
      return TRUE;
  return FALSE;
}

static void
set_outlets (ReadoutChart *chart, const ReadoutOverview *overview)
{
  guint n_copies = 0;

  chart->title = g_strdup (readout_chart_say (chart, N_("Reports by Outlet")));
  chart->head = readout_chart_say_in (chart, "column", NC_ ("column", "Outlet"));
  if (has_grades (overview))
    chart->grade_head = readout_chart_say_in (chart, "column", NC_ ("column", "Reliability"));
  for (guint i = 0; i < overview->outlets->len; i++)
    n_copies +=
        g_array_index (overview->outlets, ReadoutOverviewRow, i).counts[READOUT_OVERVIEW_COPIES];
  add_series (chart,
              n_copies > 0 ? readout_chart_say (chart, N_("Reports of their own"))
                                                : readout_chart_say (chart, N_("Reports")),
                                                                     READOUT_OVERVIEW_COUNTED,
                                                                     READOUT_CHART_FILL_PLAIN);
  if (n_copies > 0)
    add_series (chart, readout_chart_say (chart, N_("Copies of other reports")),
                                          READOUT_OVERVIEW_COPIES, READOUT_CHART_FILL_COPIES);
  add_rows (chart, overview->outlets);
  summarize (chart, count_reports (chart, count_all (chart)),
             count_heads (chart, count_rows (overview->outlets)));
  if (n_copies > 0)
    summarize (chart, g_steal_pointer (&chart->summary), count_copies (chart, n_copies));
}

static void
readout_chart_bar_finalize (GObject *object)
{
  ReadoutChartBar *bar = READOUT_CHART_BAR (object);

  g_free (bar->label);
  g_free (bar->axis_label);
  g_free (bar->grade);
  g_free (bar->from);
  g_free (bar->until);
  g_free (bar->words);

  G_OBJECT_CLASS (readout_chart_bar_parent_class)->finalize (object);
}

static void
readout_chart_bar_class_init (ReadoutChartBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_chart_bar_finalize;
}

static void
readout_chart_bar_init (ReadoutChartBar *bar)
{
}

static void
readout_chart_finalize (GObject *object)
{
  ReadoutChart *chart = READOUT_CHART (object);

  g_free (chart->title);
  g_free (chart->summary);
  g_free (chart->note);
  g_free (chart->topic);
  g_clear_object (&chart->bars);

  G_OBJECT_CLASS (readout_chart_parent_class)->finalize (object);
}

static void
readout_chart_class_init (ReadoutChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_chart_finalize;
}

static void
readout_chart_init (ReadoutChart *chart)
{
  chart->bars = g_list_store_new (READOUT_TYPE_CHART_BAR);
}

ReadoutChart *
readout_chart_new (const ReadoutOverview *overview, ReadoutChartKind kind, gboolean is_translated)
{
  ReadoutChart *chart;

  g_return_val_if_fail (overview != NULL, NULL);

  chart = g_object_new (READOUT_TYPE_CHART, NULL);
  chart->kind = kind;
  chart->is_translated = is_translated;
  chart->total_head = readout_chart_say_in (chart, "column", NC_ ("column", "All"));
  if (kind == READOUT_CHART_OUTLETS)
    set_outlets (chart, overview);
  else
    {
      chart->topic = g_strdup (overview->topic);
      if (kind == READOUT_CHART_ACTORS)
        set_actors (chart, overview);
      else
        set_time (chart, overview);
    }
  return chart;
}

gboolean
readout_chart_is_empty (ReadoutChart *chart)
{
  g_return_val_if_fail (READOUT_IS_CHART (chart), TRUE);

  return chart->n_places == 0;
}

guint
readout_chart_count_series (ReadoutChart *chart, guint series)
{
  guint n = 0;

  g_return_val_if_fail (READOUT_IS_CHART (chart), 0);
  g_return_val_if_fail (series < chart->n_series, 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (chart->bars)); i++)
    {
      g_autoptr (ReadoutChartBar) bar = g_list_model_get_item (G_LIST_MODEL (chart->bars), i);

      if (bar->place != READOUT_CHART_NO_PLACE)
        n += bar->values[series];
    }
  return n;
}
