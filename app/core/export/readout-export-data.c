/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The statements as CSV and JSON.
 */
#include "export/readout-export.h"

#include <string.h>

#include "briefing/readout-claims.h"
#include "export/readout-report-json.h"

/* --- CSV -------------------------------------------------------------------------------------- */

/* Whether a spreadsheet would take a cell for a formula (OWASP, "CSV Injection"): by its first
 * character, also one of the wide forms, which some programs fold. */
static gboolean
is_formula (const char *value)
{
  gunichar first = g_utf8_get_char (value);

  return first != 0 && (g_utf8_strchr ("=+-@\t\r\n＝＋－＠", -1, first) != NULL);
}

/* A cell by RFC 4180. */
static void
append_cell (GString *csv, const char *value, gboolean last)
{
  g_string_append_c (csv, '"');
  if (value != NULL && is_formula (value))
    g_string_append_c (csv, '\'');
  for (const char *p = value; p != NULL && *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append (csv, last ? "\"\r\n" : "\",");
}

static char *
dup_voices (ReadoutStatement *statement)
{
  GString *voices = g_string_new (NULL);

  for (guint i = 0; i < statement->voices->len; i++)
    g_string_append_printf (voices, "%s%s", i > 0 ? " → " : "",
                            ((ReadoutVoice *)g_ptr_array_index (statement->voices, i))->name);
  return g_string_free (voices, FALSE);
}

static const char *
get_topic (ReadoutSnapshot *snapshot, gint64 id)
{
  GPtrArray *topics = readout_snapshot_get_topics (snapshot);

  for (guint i = 0; i < topics->len; i++)
    if (((ReadoutProposition *)g_ptr_array_index (topics, i))->id == id)
      return ((ReadoutProposition *)g_ptr_array_index (topics, i))->text;
  return NULL;
}

/* "Topic: supports; Other topic: none". */
static char *
dup_positions (ReadoutSnapshot *snapshot, ReadoutStatement *statement)
{
  GString *positions = g_string_new (NULL);

  for (guint i = 0; i < statement->stances->len; i++)
    {
      ReadoutStance *stance = g_ptr_array_index (statement->stances, i);
      const char *topic = get_topic (snapshot, stance->topic_id);

      if (topic != NULL)
        g_string_append_printf (positions, "%s%s: %s", positions->len > 0 ? "; " : "", topic,
                                readout_position_to_string (stance->position));
    }
  return g_string_free (positions, FALSE);
}

static char *
dup_words (ReadoutReport *report, GArray *spans)
{
  if (report->text == NULL)
    return g_strdup ("");
  return readout_text_dup_spans (report->text, spans, " … ");
}

char *
readout_export_csv (ReadoutSnapshot *snapshot)
{
  static const char *const header[] = {
    "citation", "outlet",     "title",  "published",  "url",       "paragraph",    "page",
    "actor",    "actor kind", "voices", "source",     "cue",       "content",      "quotation",
    "act",      "negated",    "hedged", "confidence", "positions", "source group", "state"
  };
  GPtrArray *statements;
  GString *csv;

  g_return_val_if_fail (snapshot != NULL, NULL);

  csv = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    append_cell (csv, header[i], i + 1 == G_N_ELEMENTS (header));
  statements = readout_snapshot_get_statements (snapshot);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutReport *report = readout_snapshot_get_report (snapshot, statement);
      ReadoutVoice *actor = readout_statement_get_actor (statement);
      g_autofree char *paragraph = g_strdup_printf ("%u", statement->paragraph + 1);
      g_autofree char *page = statement->page > 0 ? g_strdup_printf ("%u", statement->page) : NULL;
      g_autofree char *voices = dup_voices (statement);
      g_autofree char *source = dup_words (report, statement->source);
      g_autofree char *cue = dup_words (report, statement->cue);
      g_autofree char *content = dup_words (report, statement->content);
      g_autofree char *positions = dup_positions (snapshot, statement);
      g_autofree char *group =
          g_strdup_printf ("%" G_GINT64_FORMAT, readout_snapshot_get_source (snapshot, report));
      char confidence[G_ASCII_DTOSTR_BUF_SIZE];
      const char *cells[G_N_ELEMENTS (header)];
      guint n = 0;

      g_ascii_formatd (confidence, sizeof confidence, "%.2f", statement->confidence);
      cells[n++] = readout_snapshot_get_key (snapshot, statement);
      cells[n++] = report->outlet;
      cells[n++] = report->title;
      cells[n++] = report->published;
      cells[n++] = report->url;
      cells[n++] = paragraph;
      cells[n++] = page;
      cells[n++] = actor != NULL ? actor->name : NULL;
      cells[n++] = actor != NULL ? readout_actor_kind_to_string (actor->kind) : NULL;
      cells[n++] = voices;
      cells[n++] = source;
      cells[n++] = cue;
      cells[n++] = content;
      cells[n++] = readout_quotation_to_string (statement->quotation);
      cells[n++] = statement->act;
      cells[n++] = statement->negated ? "yes" : "no";
      cells[n++] = statement->hedged ? "yes" : "no";
      cells[n++] = confidence;
      cells[n++] = positions;
      cells[n++] = group;
      cells[n++] = readout_report_json_get_state (report);
      for (guint j = 0; j < n; j++)
        append_cell (csv, cells[j], j + 1 == n);
    }
  return g_string_free (csv, FALSE);
}

/* --- JSON ------------------------------------------------------------------------------------- */

/* The statements of each report: ReadoutReport → GPtrArray of ReadoutStatement. */
static GHashTable *
group_statements (ReadoutSnapshot *snapshot)
{
  GHashTable *by_report =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  GPtrArray *reports = readout_snapshot_get_reports (snapshot);
  GPtrArray *statements = readout_snapshot_get_statements (snapshot);

  for (guint i = 0; i < reports->len; i++)
    g_hash_table_insert (by_report, g_ptr_array_index (reports, i), g_ptr_array_new ());
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      g_ptr_array_add (
          g_hash_table_lookup (by_report, readout_snapshot_get_report (snapshot, statement)),
          statement);
    }
  return by_report;
}

static void
append_reports (GString *json, ReadoutSnapshot *snapshot)
{
  g_autoptr (GHashTable) by_report = group_statements (snapshot);
  GPtrArray *reports = readout_snapshot_get_reports (snapshot);
  gboolean is_first = TRUE;

  g_string_append (json, "\"reports\":[");
  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);

      if (report->text == NULL)
        continue;
      g_string_append (json, is_first ? "\n" : ",\n");
      readout_report_json_append_linked (json, report, g_hash_table_lookup (by_report, report),
                                         snapshot);
      is_first = FALSE;
    }
  g_string_append (json, "]");
}

static void
append_positions (GString *json, ReadoutClaim *claim, ReadoutSnapshot *snapshot)
{
  GPtrArray *topics = readout_snapshot_get_topics (snapshot);
  gboolean is_first = TRUE;

  g_string_append (json, "\"positions\":[");
  for (guint i = 0; i < topics->len; i++)
    {
      gint64 topic = ((ReadoutProposition *)g_ptr_array_index (topics, i))->id;

      if (!readout_claim_is_about (claim, topic))
        continue;
      g_string_append_printf (
          json, "%s{\"topic\":%" G_GINT64_FORMAT ",\"position\":\"%s\"}", is_first ? "" : ",",
          topic, readout_position_to_string (readout_claim_get_position (claim, topic)));
      is_first = FALSE;
    }
  g_string_append_c (json, ']');
}

/* The statements of a claim, those of one source together: [{"source":1,"citations":["a-1",…]},…]
 * in the order of their first statements. */
static void
append_sources (GString *json, ReadoutClaim *claim, ReadoutSnapshot *snapshot)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < claim->statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (claim->statements, i);
      gint64 source =
          readout_snapshot_get_source (snapshot, readout_snapshot_get_report (snapshot, statement));
      GPtrArray *group = g_hash_table_lookup (groups, &source);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (order, group);
          g_hash_table_insert (groups, g_memdup2 (&source, sizeof source), group);
        }
      g_ptr_array_add (group, statement);
    }
  g_string_append (json, "\"sources\":[");
  for (guint i = 0; i < order->len; i++)
    {
      GPtrArray *group = g_ptr_array_index (order, i);
      ReadoutReport *report = readout_snapshot_get_report (snapshot, g_ptr_array_index (group, 0));

      g_string_append_printf (json, "%s{\"source\":%" G_GINT64_FORMAT ",\"citations\":[",
                              i > 0 ? "," : "", readout_snapshot_get_source (snapshot, report));
      for (guint j = 0; j < group->len; j++)
        g_string_append_printf (json, "%s\"%s\"", j > 0 ? "," : "",
                                readout_snapshot_get_key (snapshot, g_ptr_array_index (group, j)));
      g_string_append (json, "]}");
    }
  g_string_append_c (json, ']');
}

static void
append_key_points (GString *json, ReadoutSnapshot *snapshot)
{
  g_autoptr (GPtrArray) claims = readout_claims_find (snapshot);

  g_string_append (json, "\"key_points\":[");
  for (guint i = 0; i < claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (claims, i);
      const ReadoutVoice *actor = readout_statement_get_actor (claim->statement);
      g_autofree char *words = dup_words (claim->report, claim->statement->content);

      g_string_append (json, i > 0 ? ",\n{\"actor\":" : "\n{\"actor\":");
      readout_report_json_append_string (json, actor != NULL ? actor->name : NULL);
      g_string_append (json, ",\"content\":");
      readout_report_json_append_string (json, words);
      g_string_append_printf (json, ",\"citation\":\"%s\",",
                              readout_snapshot_get_key (snapshot, claim->statement));
      append_sources (json, claim, snapshot);
      g_string_append_c (json, ',');
      append_positions (json, claim, snapshot);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "]");
}

char *
readout_export_json (ReadoutSnapshot *snapshot)
{
  GString *json;

  g_return_val_if_fail (snapshot != NULL, NULL);

  json = g_string_new ("{\"format\":\"readout-statements\",\"version\":1,\n");
  readout_report_json_append_topics (json, readout_snapshot_get_topics (snapshot));
  g_string_append (json, ",\n");
  append_reports (json, snapshot);
  g_string_append (json, ",\n");
  append_key_points (json, snapshot);
  g_string_append (json, "}\n");
  return g_string_free (json, FALSE);
}
