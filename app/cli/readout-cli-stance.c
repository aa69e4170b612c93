/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-cli stance: for each pair of a source and a target in a text, which side the source
 * takes. All pairs are read before the first is answered: how many of them have a side at all tells
 * how sure one must be of one.
 */
#include "readout-cli.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "stance/readout-prior.h"
#include "stance/readout-stance-rules.h"

/* A longer line is no pair. */
#define LINE_MAX_BYTES (1024 * 1024)

typedef struct
{
  const char *id;
  ReadoutText *text;
  ReadoutSpan source; /* bytes */
  ReadoutSpan target;
} Pair;

/* What was found for a pair; owns its strings. */
typedef struct
{
  char *id;
  char *reason;
  ReadoutDirection direction;
} Finding;

static void
clear_pair (Pair *pair)
{
  g_clear_pointer (&pair->text, readout_text_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, clear_pair)

/* [start, end) in code points, inside the text and not empty. */
static gboolean
read_span (
    JsonObject *object, const char *name, ReadoutText *text, ReadoutSpan *span, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 length = readout_text_byte_to_code_point (text, readout_text_get_length (text));
  gint64 ends[2];

  for (guint i = 0; i < 2; i++)
    {
      JsonNode *end = array != NULL && json_array_get_length (array) == 2
                          ? json_array_get_element (array, i)
                          : NULL;

      if (end == NULL || json_node_get_value_type (end) != G_TYPE_INT64)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("“%s” is not a pair of numbers"), name);
          return FALSE;
        }
      ends[i] = json_node_get_int (end);
    }
  if (ends[0] < 0 || ends[1] <= ends[0] || ends[1] > length)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” is not inside the text"), name);
      return FALSE;
    }
  span->start = readout_text_code_point_to_byte (text, (guint)ends[0]);
  span->end = readout_text_code_point_to_byte (text, (guint)ends[1]);
  return TRUE;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
read_pair (JsonParser *parser, const char *line, gsize length, Pair *pair, GError **error)
{
  JsonNode *root;
  JsonObject *object;
  const char *text;

  if (length > LINE_MAX_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("the line is too long"));
      return FALSE;
    }
  if (!json_parser_load_from_data (parser, line, (gssize)length, error))
    return FALSE;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it is no JSON object"));
      return FALSE;
    }
  object = json_node_get_object (root);
  pair->id = get_string (object, "id");
  text = get_string (object, "text");
  if (pair->id == NULL || text == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("“id” or “text” is missing"));
      return FALSE;
    }
  pair->text = readout_text_new (text, strlen (text), NULL, error);
  return pair->text != NULL && read_span (object, "source", pair->text, &pair->source, error) &&
         read_span (object, "target", pair->text, &pair->target, error);
}

static gboolean
is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  return TRUE;
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
clear_finding (gpointer data)
{
  g_free (((Finding *)data)->id);
  g_free (((Finding *)data)->reason);
}

static void
judge (ReadoutStanceRules *rules, Pair *pair, GArray *findings)
{
  Finding finding = { 0 };

  finding.direction = readout_stance_rules_judge_pair (rules, pair->text, pair->source,
                                                       pair->target, &finding.reason);
  finding.id = g_strdup (pair->id);
  g_array_append_val (findings, finding);
}

/* Takes the sides away that are less likely than not, among pairs of this kind. */
static void
take_doubtful_away (GArray *findings)
{
  g_autofree double *probabilities = g_new (double, findings->len + 1);

  for (guint i = 0; i < findings->len; i++)
    probabilities[i] =
        readout_prior_get_probability (g_array_index (findings, Finding, i).direction.confidence);
  readout_prior_adjust (probabilities, findings->len);
  for (guint i = 0; i < findings->len; i++)
    {
      ReadoutDirection *direction = &g_array_index (findings, Finding, i).direction;

      if (probabilities[i] < READOUT_PAIR_PROBABILITY_MIN)
        direction->sign = 0;
      direction->confidence = probabilities[i];
    }
}

static gboolean
print_finding (const Finding *finding)
{
  const ReadoutDirection *direction = &finding->direction;
  const char *quad = readout_event_class_get_quad (direction->event);
  g_autofree char *line = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) output = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "id", finding->id);
  add_string (builder, "label",
              direction->sign > 0   ? "supports"
              : direction->sign < 0 ? "opposes"
                                    : "none");
  add_string (builder, "act", readout_event_class_get_act (direction->event));
  json_builder_set_member_name (builder, "quad");
  if (quad != NULL)
    json_builder_add_string_value (builder, quad);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, (int)(direction->confidence * 100 + 0.5) / 100.0);
  add_string (builder, "reason", finding->reason);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  output = g_string_new (line);
  g_string_append_c (output, '\n');
  return readout_cli_print (output->str, output->len);
}

int
readout_cli_stance (const ReadoutCliCommand *command, GStrv arguments)
{
  g_auto (GStrv) rest = g_strdupv (arguments);
  gboolean decide = FALSE;
  const GOptionEntry entries[] = {
    { "decide", 'd', 0, G_OPTION_ARG_NONE, &decide,
      N_ ("Always take the likelier side, however unsure: for pairs that are known to have one"),
          NULL },
      G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) input = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (ReadoutStanceRules) rules = NULL;
  g_autoptr (GArray) findings = g_array_new (FALSE, FALSE, sizeof (Finding));
  const char *line;
  const char *end;
  gsize size;
  int status;

  if (!readout_cli_parse (command, entries, rest, 0, 0, &status))
    return status;
  if ((rules = readout_stance_rules_new (NULL, &failure)) == NULL ||
      (input = readout_cli_read_stdin (&failure)) == NULL)
    {
      readout_cli_complain (NULL, failure->message);
      return READOUT_CLI_FAILED;
    }
  g_array_set_clear_func (findings, clear_finding);
  line = g_bytes_get_data (input, &size);
  end = line + size;
  for (guint n = 1; line < end; n++)
    {
      const char *stop = memchr (line, '\n', (gsize)(end - line));
      gsize length = (gsize)((stop != NULL ? stop : end) - line);
      g_autoptr (GError) error = NULL;
      g_auto (Pair) pair = { 0 };

      if (is_blank (line, length))
        ;
      else if (!read_pair (parser, line, length, &pair, &error))
        {
          g_autofree char *subject = g_strdup_printf (_("line %u"), n);

          readout_cli_complain (subject, error->message);
          status = READOUT_CLI_FAILED;
        }
      else
        judge (rules, &pair, findings);
      line += length + 1;
    }
  if (!decide)
    take_doubtful_away (findings);
  for (guint i = 0; i < findings->len; i++)
    if (!print_finding (&g_array_index (findings, Finding, i)))
      return READOUT_CLI_FAILED;
  return status;
}
