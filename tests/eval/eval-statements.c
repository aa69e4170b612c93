/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints the statements of reports, one JSON object a line, with the rule of each: what the scorers
 * and the person who tunes the rules read. `readout-cli statements` prints the same for users.
 * Where an annotation stands beside a report (NAME.json beside NAME.txt), the positions towards its
 * topics are judged.
 */
#include <stdio.h>

#include <json-glib/json-glib.h>
#include <string.h>

#include "attribution/readout-engine.h"
#include "stance/readout-stance-rules.h"

static void
add_spans (JsonBuilder *builder, ReadoutText *text, const char *name, GArray *spans)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, readout_text_byte_to_code_point (text, span.start));
      json_builder_add_int_value (builder, readout_text_byte_to_code_point (text, span.end));
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* The topics of the annotation beside a report, with their index as id. */
static GPtrArray *
read_topics (const char *path)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
  g_autofree char *stem =
      g_str_has_suffix (path, ".txt") ? g_strndup (path, strlen (path) - 4) : g_strdup (path);
  g_autofree char *annotation = g_strconcat (stem, ".json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *array;

  if (!json_parser_load_from_file (parser, annotation, NULL) ||
      !json_object_has_member (json_node_get_object (json_parser_get_root (parser)), "topics"))
    return topics;
  array =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "topics");
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (topics, readout_proposition_new (
                                 i,
                                 json_object_get_string_member (
                                     json_array_get_object_element (array, i), "proposition"),
                                 NULL));
  return topics;
}

static void
add_stances (JsonBuilder *builder, ReadoutStatement *statement)
{
  json_builder_set_member_name (builder, "stances");
  json_builder_begin_array (builder);
  for (guint i = 0; i < statement->stances->len; i++)
    {
      ReadoutStance *stance = g_ptr_array_index (statement->stances, i);
      g_autofree char *topic = g_strdup_printf ("%u", (guint)stance->topic_id);

      json_builder_begin_object (builder);
      add_string (builder, "topic", topic);
      add_string (builder, "position", readout_position_to_string (stance->position));
      json_builder_set_member_name (builder, "confidence");
      json_builder_add_double_value (builder, stance->confidence);
      add_string (builder, "reason", stance->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_statement (JsonBuilder *builder, ReadoutText *text, ReadoutStatement *statement)
{
  ReadoutVoice *actor = readout_statement_get_actor (statement);

  json_builder_begin_object (builder);
  add_spans (builder, text, "content", statement->content);
  add_spans (builder, text, "cue", statement->cue);
  add_spans (builder, text, "source", statement->source);
  add_string (builder, "actor", actor->name);
  add_string (builder, "actor_kind", readout_actor_kind_to_string (actor->kind));
  json_builder_set_member_name (builder, "voices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < statement->voices->len; i++)
    json_builder_add_string_value (
        builder, ((ReadoutVoice *)g_ptr_array_index (statement->voices, i))->name);
  json_builder_end_array (builder);
  add_string (builder, "quotation", readout_quotation_to_string (statement->quotation));
  add_string (builder, "act", statement->act);
  add_string (builder, "rule", statement->rule);
  json_builder_set_member_name (builder, "negated");
  json_builder_add_boolean_value (builder, statement->negated);
  json_builder_set_member_name (builder, "hedged");
  json_builder_add_boolean_value (builder, statement->hedged);
  add_stances (builder, statement);
  json_builder_end_object (builder);
}

static gboolean
print_report (ReadoutEngine *engine, ReadoutStanceRules *rules, const char *path)
{
  g_autoptr (GPtrArray) topics = read_topics (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *line = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, &error) ||
      (report->text = readout_text_new (contents, length, NULL, &error)) == NULL ||
      (statements = readout_engine_analyse (engine, report, NULL, &error)) == NULL)
    {
      g_printerr ("%s: %s\n", path, error->message);
      return FALSE;
    }
  readout_stance_rules_apply (rules, report, statements, topics);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "report");
  json_builder_begin_object (builder);
  add_string (builder, "path", path);
  json_builder_end_object (builder);
  add_string (builder, "text", contents);
  json_builder_set_member_name (builder, "topics");
  json_builder_begin_array (builder);
  for (guint i = 0; i < topics->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      json_builder_begin_object (builder);
      add_string (builder, "id", id);
      add_string (builder, "proposition",
                  ((ReadoutProposition *)g_ptr_array_index (topics, i))->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "statements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < statements->len; i++)
    add_statement (builder, report->text, g_ptr_array_index (statements, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  puts (line);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutEngine) engine = readout_engine_new (NULL, &error);
  g_autoptr (ReadoutStanceRules) rules =
      engine != NULL ? readout_stance_rules_new (NULL, &error) : NULL;
  int status = 0;

  if (rules == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  for (int i = 1; i < argc; i++)
    if (!print_report (engine, rules, argv[i]))
      status = 1;
  return status;
}
