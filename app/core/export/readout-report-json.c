/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes reports and their statements as JSON, for the console and for exports.
 */
#include "export/readout-report-json.h"

void
readout_report_json_append_string (GString *json, const char *string)
{
  const char *run = string;

  if (string == NULL)
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '"');
  for (const char *at = string; *at != '\0'; at++)
    {
      if ((guchar)*at >= 0x20 && *at != '"' && *at != '\\' && *at != 0x7F)
        continue;
      g_string_append_len (json, run, at - run);
      run = at + 1;
      if (*at == '"' || *at == '\\')
        g_string_append_printf (json, "\\%c", *at);
      else if (*at == '\n')
        g_string_append (json, "\\n");
      else if (*at == '\t')
        g_string_append (json, "\\t");
      else
        g_string_append_printf (json, "\\u%04x", (guint)*at);
    }
  g_string_append (json, run);
  g_string_append_c (json, '"');
}

const char *
readout_report_json_get_state (ReadoutReport *report)
{
  if (report->state == READOUT_REPORT_STATE_CORRECTED)
    return "corrected";
  return report->state == READOUT_REPORT_STATE_WITHDRAWN ? "withdrawn" : "current";
}

static void
append_member (GString *json, const char *name, const char *value)
{
  g_string_append_printf (json, "\"%s\":", name);
  readout_report_json_append_string (json, value);
}

static void
append_number (GString *json, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (json, g_ascii_formatd (digits, sizeof digits, "%.3g", number));
}

static void
append_spans (GString *json, const char *name, ReadoutText *text, GArray *spans)
{
  g_string_append_printf (json, "\"%s\":[", name);
  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);

      g_string_append_printf (json, "%s[%u,%u]", i > 0 ? "," : "",
                              readout_text_byte_to_code_point (text, span.start),
                              readout_text_byte_to_code_point (text, span.end));
    }
  g_string_append (json, "],");
}

static void
append_record (GString *json, ReadoutReport *report, gint64 source)
{
  g_string_append (json, "\"report\":{");
  if (source != 0)
    {
      g_string_append_printf (json, "\"id\":%" G_GINT64_FORMAT ",\"source\":%" G_GINT64_FORMAT ",",
                              report->id, source);
      append_member (json, "state", readout_report_json_get_state (report));
      g_string_append_c (json, ',');
    }
  append_member (json, "path", report->path);
  g_string_append_c (json, ',');
  append_member (json, "title", report->title);
  g_string_append_c (json, ',');
  append_member (json, "outlet", report->outlet);
  g_string_append_c (json, ',');
  append_member (json, "author", report->author);
  g_string_append_c (json, ',');
  append_member (json, "published", report->published);
  g_string_append_c (json, ',');
  append_member (json, "url", report->url);
  g_string_append_c (json, ',');
  append_member (json, "language", report->language);
  g_string_append (json, "},");
  append_member (json, "text", readout_text_get_string (report->text, NULL));
}

void
readout_report_json_append_topics (GString *json, GPtrArray *topics)
{
  g_string_append (json, "\"topics\":[");
  for (guint i = 0; topics != NULL && i < topics->len; i++)
    {
      const ReadoutProposition *topic = g_ptr_array_index (topics, i);

      g_string_append_printf (json, "%s{\"id\":%" G_GINT64_FORMAT ",", i > 0 ? "," : "", topic->id);
      append_member (json, "proposition", topic->text);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
append_stances (GString *json, ReadoutStatement *statement, GPtrArray *topics)
{
  gboolean is_first = TRUE;

  g_string_append (json, "\"stances\":[");
  for (guint i = 0; topics != NULL && i < topics->len; i++)
    {
      const ReadoutProposition *topic = g_ptr_array_index (topics, i);
      const ReadoutStance *stance = readout_statement_get_stance (statement, topic->id);

      if (stance == NULL)
        continue;
      g_string_append_printf (json, "%s{\"topic\":%" G_GINT64_FORMAT ",", is_first ? "" : ",",
                              topic->id);
      append_member (json, "position", readout_position_to_string (stance->position));
      g_string_append (json, ",\"confidence\":");
      append_number (json, stance->confidence);
      g_string_append_c (json, ',');
      append_member (json, "reason", stance->reason);
      g_string_append_c (json, '}');
      is_first = FALSE;
    }
  g_string_append_c (json, ']');
}

static void
append_voices (GString *json, ReadoutStatement *statement)
{
  g_string_append (json, "\"voices\":[");
  for (guint i = 0; i < statement->voices->len; i++)
    {
      const ReadoutVoice *voice = g_ptr_array_index (statement->voices, i);

      if (i > 0)
        g_string_append_c (json, ',');
      readout_report_json_append_string (json, voice->name);
    }
  g_string_append (json, "],");
}

static void
append_statement (GString *json,
                  ReadoutReport *report,
                  ReadoutStatement *statement,
                  gint64 id,
                  const char *citation,
                  GPtrArray *topics)
{
  const ReadoutVoice *actor = readout_statement_get_actor (statement);

  g_string_append_printf (json, "{\"id\":%" G_GINT64_FORMAT ",", id);
  if (citation != NULL)
    {
      append_member (json, "citation", citation);
      g_string_append_c (json, ',');
    }
  append_spans (json, "content", report->text, statement->content);
  append_spans (json, "cue", report->text, statement->cue);
  append_spans (json, "source", report->text, statement->source);
  append_member (json, "actor", actor != NULL ? actor->name : NULL);
  g_string_append_c (json, ',');
  append_member (json, "actor_kind",
                 actor != NULL ? readout_actor_kind_to_string (actor->kind) : NULL);
  g_string_append_c (json, ',');
  append_voices (json, statement);
  append_member (json, "quotation", readout_quotation_to_string (statement->quotation));
  g_string_append_c (json, ',');
  append_member (json, "act", statement->act);
  g_string_append_printf (json, ",\"negated\":%s,\"hedged\":%s,\"paragraph\":%u,\"page\":",
                          statement->negated ? "true" : "false",
                          statement->hedged ? "true" : "false", statement->paragraph + 1);
  if (statement->page > 0)
    g_string_append_printf (json, "%u,", statement->page);
  else
    g_string_append (json, "null,");
  append_stances (json, statement, topics);
  g_string_append_c (json, '}');
}

void
readout_report_json_append (GString *json,
                            ReadoutReport *report,
                            GPtrArray *statements,
                            GPtrArray *topics)
{
  g_return_if_fail (json != NULL && READOUT_IS_REPORT (report) && report->text != NULL);

  g_string_append_c (json, '{');
  append_record (json, report, 0);
  g_string_append_c (json, ',');
  readout_report_json_append_topics (json, topics);
  g_string_append (json, ",\"statements\":[");
  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      if (i > 0)
        g_string_append_c (json, ',');
      append_statement (json, report, statement, statement->id != 0 ? statement->id : i + 1, NULL,
                        topics);
    }
  g_string_append (json, "]}");
}

void
readout_report_json_append_linked (GString *json,
                                   ReadoutReport *report,
                                   GPtrArray *statements,
                                   ReadoutSnapshot *snapshot)
{
  g_return_if_fail (json != NULL && READOUT_IS_REPORT (report) && report->text != NULL);

  g_string_append_c (json, '{');
  append_record (json, report, readout_snapshot_get_source (snapshot, report));
  g_string_append (json, ",\"statements\":[");
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      g_string_append (json, i > 0 ? ",\n" : "\n");
      append_statement (json, report, statement, statement->id != 0 ? statement->id : i + 1,
                        readout_snapshot_get_key (snapshot, statement),
                        readout_snapshot_get_topics (snapshot));
    }
  g_string_append (json, "]}");
}

void
readout_report_json_append_text (GString *json, ReadoutReport *report)
{
  static const char *const fields[] = {
    "outlet", "title", "author", "published", "url", "language"
  };

  g_return_if_fail (json != NULL && READOUT_IS_REPORT (report) && report->text != NULL);

  g_string_append_c (json, '{');
  append_record (json, report, 0);
  g_string_append (json, ",\"doubtful\":[");
  for (guint i = 0; i < report->doubtful->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      readout_report_json_append_string (
          json, fields[g_array_index (report->doubtful, ReadoutReportField, i)]);
    }
  g_string_append (json, "]}");
}
