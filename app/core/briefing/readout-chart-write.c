/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of a project as they are written: tables, and what is on a picture in words.
 */
#include "briefing/readout-chart-private.h"

#include <glib/gi18n-lib.h>

#include "briefing/readout-citation.h"

/* So many bars are told in the words for a picture; the table has them all. */
#define TOLD_BARS 5

/* "Positions by Actor: “The bridge is closed”" */
static char *
dup_heading (ReadoutChart *chart)
{
  if (chart->topic == NULL)
    return g_strdup (chart->title);
  /* Translators: what a chart shows, and the topic */
  return g_strdup_printf (readout_chart_say (chart, N_("%s: “%s”")), chart->title, chart->topic);
}

/* A table: how its rows begin and end, and what is between its cells. */
typedef struct
{
  GString *text;
  const char *before;
  const char *between;
  const char *after;
  gboolean is_markdown;
  gboolean has_cells; /* the row has some already */
} Table;

static char *
dup_cell (const Table *table, const char *words)
{
  g_autofree char *escaped = NULL;
  GString *cell;

  if (!table->is_markdown)
    return g_strdelimit (g_strdup (words), "\t\n", ' ');
  escaped = readout_citation_escape (words);
  cell = g_string_new (escaped);
  g_string_replace (cell, "|", "\\|", 0);
  return g_string_free (cell, FALSE);
}

static void
add_cell (Table *table, const char *words)
{
  g_autofree char *cell = dup_cell (table, words);

  g_string_append (table->text, table->has_cells ? table->between : table->before);
  g_string_append (table->text, cell);
  table->has_cells = TRUE;
}

static void
add_number (Table *table, guint number)
{
  char words[16];

  g_snprintf (words, sizeof words, "%u", number);
  add_cell (table, words);
}

static void
end_row (Table *table)
{
  g_string_append (table->text, table->after);
  table->has_cells = FALSE;
}

static void
write_head (Table *table, ReadoutChart *chart)
{
  add_cell (table, chart->head);
  if (chart->grade_head != NULL)
    add_cell (table, chart->grade_head);
  for (guint i = 0; i < chart->n_series; i++)
    add_cell (table, chart->series[i]);
  if (chart->n_series > 1)
    add_cell (table, chart->total_head);
  end_row (table);
  if (!table->is_markdown)
    return;
  g_string_append (table->text, chart->grade_head != NULL ? "| --- | ---" : "| ---");
  for (guint i = 0; i < chart->n_series + (chart->n_series > 1 ? 1 : 0); i++)
    g_string_append (table->text, " | ---:");
  g_string_append (table->text, " |\n");
}

static void
write_rows (Table *table, ReadoutChart *chart)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (chart->bars)); i++)
    {
      g_autoptr (ReadoutChartBar) bar = g_list_model_get_item (G_LIST_MODEL (chart->bars), i);

      add_cell (table, bar->label);
      if (chart->grade_head != NULL)
        add_cell (table, bar->grade != NULL ? bar->grade : "");
      for (guint j = 0; j < chart->n_series; j++)
        add_number (table, bar->values[j]);
      if (chart->n_series > 1)
        add_number (table, bar->total);
      end_row (table);
    }
}

char *
readout_chart_dup_markdown (ReadoutChart *chart, const char *picture)
{
  Table table = { g_string_new (NULL), "| ", " | ", " |\n", TRUE, FALSE };
  g_autofree char *heading = NULL;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (READOUT_IS_CHART (chart), NULL);

  heading = picture != NULL ? readout_chart_dup_alternative (chart) : dup_heading (chart);
  escaped = readout_citation_escape (heading);
  if (picture != NULL)
    g_string_append_printf (table.text, "![%s](%s)\n\n", escaped, picture);
  else
    g_string_append_printf (table.text, "**%s**\n\n", escaped);
  write_head (&table, chart);
  write_rows (&table, chart);
  return g_string_free (table.text, FALSE);
}

char *
readout_chart_dup_text (ReadoutChart *chart)
{
  Table table = { g_string_new (NULL), "", "\t", "\n", FALSE, FALSE };

  g_return_val_if_fail (READOUT_IS_CHART (chart), NULL);

  write_head (&table, chart);
  write_rows (&table, chart);
  return g_string_free (table.text, FALSE);
}

char *
readout_chart_dup_alternative (ReadoutChart *chart)
{
  GString *words = g_string_new (NULL);
  g_autofree char *heading = NULL;
  guint n;

  g_return_val_if_fail (READOUT_IS_CHART (chart), NULL);

  heading = dup_heading (chart);
  n = g_list_model_get_n_items (G_LIST_MODEL (chart->bars));
  g_string_append_printf (words, "%s.", heading);
  for (guint i = 0; i < MIN (n, TOLD_BARS); i++)
    {
      g_autoptr (ReadoutChartBar) bar = g_list_model_get_item (G_LIST_MODEL (chart->bars), i);

      g_string_append_printf (words, " %s.", bar->words);
    }
  if (n > TOLD_BARS)
    g_string_append_printf (words, " %s",
                            readout_chart_say (chart, N_("The table has all numbers.")));
  return g_string_free (words, FALSE);
}
