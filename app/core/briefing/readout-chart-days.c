/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of a chart over time: days, weeks, months or years, whatever fits.
 */
#include "briefing/readout-chart-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "briefing/readout-citation.h"
#include "text/readout-day.h"

/* So many columns can still be told apart in a narrow window. */
#define MAX_COLUMNS 45

/* 1 January 1970 was a Thursday. */
#define DAYS_SINCE_MONDAY 3

typedef enum
{
  STEP_DAY,
  STEP_WEEK,
  STEP_MONTH,
  STEP_YEARS,
} Step;

typedef struct
{
  Step step;
  int n_years; /* of STEP_YEARS */
  gint64 base; /* number of the first column */
} Columns;

static gint64
divide_down (gint64 number, gint64 divisor)
{
  return (number - ((number % divisor) + divisor) % divisor) / divisor;
}

static GDateTime *
make_date (gint64 day)
{
  return g_date_time_new_from_unix_utc (day * 86400);
}

static gint64
get_day (int year, int month)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, 1, 0, 0, 0);

  return date != NULL ? divide_down (g_date_time_to_unix (date), 86400) : G_MAXINT32;
}

/* The number of the column that a day is in; any two neighbours differ by one. */
static gint64
get_column (const Columns *columns, gint64 day)
{
  g_autoptr (GDateTime) date = NULL;

  if (columns->step == STEP_DAY)
    return day;
  if (columns->step == STEP_WEEK)
    return divide_down (day + DAYS_SINCE_MONDAY, 7);
  date = make_date (day);
  if (columns->step == STEP_MONTH)
    return g_date_time_get_year (date) * 12 + g_date_time_get_month (date) - 1;
  return g_date_time_get_year (date) / columns->n_years;
}

/* The first day of a column. */
static gint64
get_start (const Columns *columns, gint64 column)
{
  switch (columns->step)
    {
    case STEP_DAY:
      return column;
    case STEP_WEEK:
      return column * 7 - DAYS_SINCE_MONDAY;
    case STEP_MONTH:
      return get_day ((int)(column / 12), (int)(column % 12) + 1);
    case STEP_YEARS:
    default:
      return get_day (MAX ((int)column * columns->n_years, 1), 1);
    }
}

static void
choose_columns (Columns *columns, gint64 first, gint64 last)
{
  static const int years[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500 };

  for (Step step = STEP_DAY; step <= STEP_YEARS; step++)
    for (guint i = 0; i < (step == STEP_YEARS ? G_N_ELEMENTS (years) : 1); i++)
      {
        columns->step = step;
        columns->n_years = years[i];
        columns->base = get_column (columns, first);
        if (get_column (columns, last) - columns->base < MAX_COLUMNS)
          return;
      }
}

static char *
dup_iso (gint64 day)
{
  g_autoptr (GDateTime) date = make_date (day);

  /* The last day that can be written. */
  if (date == NULL)
    return g_strdup ("9999-12-31");
  return g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date),
                          g_date_time_get_month (date), g_date_time_get_day_of_month (date));
}

static char *
dup_words (const ReadoutChart *chart, const char *iso)
{
  return chart->is_translated ? readout_day_dup_words (iso) : readout_citation_dup_date (iso);
}

/* "21 Feb" */
static char *
dup_short_day (const ReadoutChart *chart, gint64 day)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GDateTime) date = make_date (day);

  if (!chart->is_translated)
    return g_strdup_printf ("%d %s", g_date_time_get_day_of_month (date),
                            months[g_date_time_get_month (date) - 1]);
  /* Translators: a day below a chart, for g_date_time_format(): 3 Mar; %B is March */
  /* xgettext:no-c-format */
  return g_date_time_format (date, C_("axis", "%-e %b"));
}

static void
name_column (const ReadoutChart *chart, const Columns *columns, ReadoutChartBar *bar)
{
  gint64 start = get_start (columns, columns->base + bar->place);
  g_autofree char *words = NULL;
  g_autofree char *part = NULL;

  bar->from = dup_iso (start);
  bar->until = dup_iso (get_start (columns, columns->base + bar->place + 1) - 1);
  switch (columns->step)
    {
    case STEP_DAY:
      bar->label = dup_words (chart, bar->from);
      bar->axis_label = dup_short_day (chart, start);
      break;
    case STEP_WEEK:
      words = dup_words (chart, bar->from);
      /* Translators: %s is the first day of a week */
      bar->label = g_strdup_printf (readout_chart_say (chart, N_("Week of %s")), words);
      bar->axis_label = dup_short_day (chart, start);
      break;
    case STEP_MONTH:
      part = g_strndup (bar->from, strlen ("2022-02"));
      bar->label = dup_words (chart, part);
      bar->axis_label = g_strdup (bar->label);
      break;
    case STEP_YEARS:
    default:
      part = g_strndup (bar->from, strlen ("2022"));
      words = g_strndup (bar->until, strlen ("2022"));
      bar->label = columns->n_years == 1 ? g_strdup (part) : g_strdup_printf ("%s–%s", part, words);
      bar->axis_label = g_strdup (part);
      break;
    }
}

static void
add_undated (ReadoutChart *chart, const ReadoutOverview *overview)
{
  ReadoutChartBar *bar = g_object_new (READOUT_TYPE_CHART_BAR, NULL);
  guint n = 0;

  for (guint i = 0; i < READOUT_OVERVIEW_N_SHARES; i++)
    n += overview->undated[i];
  if (n == 0)
    {
      g_object_unref (bar);
      return;
    }
  bar->place = READOUT_CHART_NO_PLACE;
  bar->label = g_strdup (readout_chart_say (chart, N_("No date")));
  bar->axis_label = g_strdup (bar->label);
  for (guint i = 0; i < chart->n_series; i++)
    bar->values[i] = overview->undated[chart->shares[i]];
  readout_chart_add_bar (chart, bar);
  chart->note = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u statement has no date and is not in the chart.",
                   "%u statements have no date and are not in the chart.", n),
      n);
}

void
readout_chart_add_days (ReadoutChart *chart, const ReadoutOverview *overview)
{
  Columns columns = { 0 };
  ReadoutChartBar *bar = NULL;

  if (overview->days->len > 0)
    choose_columns (
        &columns, g_array_index (overview->days, ReadoutOverviewDay, 0).day,
        g_array_index (overview->days, ReadoutOverviewDay, overview->days->len - 1).day);
  for (guint i = 0; i < overview->days->len; i++)
    {
      const ReadoutOverviewDay *day = &g_array_index (overview->days, ReadoutOverviewDay, i);
      guint place = (guint)(get_column (&columns, day->day) - columns.base);

      if (bar == NULL || bar->place != place)
        {
          if (bar != NULL)
            readout_chart_add_bar (chart, bar);
          bar = g_object_new (READOUT_TYPE_CHART_BAR, NULL);
          bar->place = place;
          name_column (chart, &columns, bar);
        }
      for (guint j = 0; j < chart->n_series; j++)
        bar->values[j] += day->counts[chart->shares[j]];
      chart->n_places = place + 1;
    }
  if (bar != NULL)
    readout_chart_add_bar (chart, bar);
  add_undated (chart, overview);
}
