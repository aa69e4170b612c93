/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text form of a filter, in which a project keeps it.
 */
#include "store/readout-filter.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "store/readout-store-private.h"

/* Raised when an older Readout would find other statements with it. */
#define VERSION 1

/* Ids in a list; who chooses so many has no use for a list of them. */
#define MAX_IDS 10000

#define MAX_DEPTH 16

static const char *const positions[] = { "none", "supports", "opposes", NULL };
static const char *const quotations[] = { "direct", "indirect", "mixed", NULL };
static const char *const states[] = { "new", "kept", "dismissed", NULL };
static const char *const sources[] = { NULL, "named", "unnamed" };

G_STATIC_ASSERT (READOUT_POSITION_NONE == 0 && READOUT_POSITION_SUPPORTS == 1 &&
                 READOUT_POSITION_OPPOSES == 2);
G_STATIC_ASSERT (READOUT_QUOTATION_DIRECT == 0 && READOUT_QUOTATION_INDIRECT == 1 &&
                 READOUT_QUOTATION_MIXED == 2);
G_STATIC_ASSERT (READOUT_STATEMENT_NEW == 0 && READOUT_STATEMENT_KEPT == 1 &&
                 READOUT_STATEMENT_DISMISSED == 2);

static void
write_ids (JsonBuilder *builder, const char *key, GArray *ids)
{
  if (ids->len == 0)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    json_builder_add_int_value (builder, g_array_index (ids, gint64, i));
  json_builder_end_array (builder);
}

static void
write_string (JsonBuilder *builder, const char *key, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, value);
}

static void
write_mask (JsonBuilder *builder, const char *key, guint mask, const char *const *words)
{
  if (mask == 0)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; words[i] != NULL; i++)
    if (mask & (1u << i))
      json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
write_share (JsonBuilder *builder, const char *key, double share)
{
  if (share <= 0)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_double_value (builder, share);
}

static void
write_filter (JsonBuilder *builder, const ReadoutFilter *filter)
{
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  write_ids (builder, "topics", filter->topics);
  write_ids (builder, "reports", filter->reports);
  write_ids (builder, "outlets", filter->outlets);
  write_ids (builder, "actors", filter->actors);
  if (filter->affiliations->len > 0)
    {
      json_builder_set_member_name (builder, "affiliations");
      json_builder_begin_array (builder);
      for (guint i = 0; i < filter->affiliations->len; i++)
        json_builder_add_string_value (builder, g_ptr_array_index (filter->affiliations, i));
      json_builder_end_array (builder);
    }
  write_string (builder, "from", filter->from);
  write_string (builder, "until", filter->until);
  write_string (builder, "search", filter->search);
  write_mask (builder, "positions", filter->positions, positions);
  write_mask (builder, "quotations", filter->quotations, quotations);
  write_mask (builder, "states", filter->states, states);
  write_string (builder, "source", sources[filter->source]);
  if (filter->cited != READOUT_FILTER_CITED_ANY)
    {
      json_builder_set_member_name (builder, "cited");
      json_builder_add_boolean_value (builder, filter->cited == READOUT_FILTER_CITED_YES);
    }
  write_share (builder, "certainty", filter->certainty);
  write_share (builder, "confidence", filter->confidence);
  if (filter->review)
    {
      json_builder_set_member_name (builder, "review");
      json_builder_add_boolean_value (builder, TRUE);
    }
  write_string (builder, "copies", filter->copies_once ? "once" : NULL);
}

char *
readout_filter_to_string (const ReadoutFilter *filter)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (filter != NULL, NULL);

  json_builder_begin_object (builder);
  write_filter (builder, filter);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

/* Whether lists and objects lie in each other deeper than we write them, and than a parser that
 * calls itself should go: project files come from anywhere. */
static gboolean
is_deep (const char *string)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (const char *at = string; *at != '\0'; at++)
    if (quoted && *at == '\\' && at[1] != '\0')
      at++;
    else if (*at == '"')
      quoted = !quoted;
    else if (!quoted && (*at == '[' || *at == '{') && ++depth > MAX_DEPTH)
      return TRUE;
    else if (!quoted && (*at == ']' || *at == '}') && depth > 0)
      depth--;
  return FALSE;
}

/* What is read, until something does not fit. */
typedef struct
{
  JsonObject *object;
  gboolean failed;
} Reader;

/* The value of @key if it has one, which must be a list. */
static JsonArray *
read_list (Reader *reader, const char *key)
{
  JsonNode *node = json_object_get_member (reader->object, key);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) > MAX_IDS)
    {
      reader->failed = TRUE;
      return NULL;
    }
  return json_node_get_array (node);
}

/* The value of @key if it has one, which must be of @type. */
static JsonNode *
read_value (Reader *reader, const char *key, GType type)
{
  JsonNode *node = json_object_get_member (reader->object, key);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type)
    return node;
  reader->failed = TRUE;
  return NULL;
}

static void
read_ids (Reader *reader, const char *key, GArray *ids)
{
  JsonArray *list = read_list (reader, key);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = list != NULL ? json_array_get_length (list) : 0;
  g_autofree gint64 *values = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64 ||
          json_node_get_int (node) <= 0)
        {
          reader->failed = TRUE;
          return;
        }
      values[i] = json_node_get_int (node);
      if (g_hash_table_add (known, &values[i]))
        g_array_append_val (ids, values[i]);
    }
}

static const char *
get_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
read_strings (Reader *reader, const char *key, GPtrArray *strings)
{
  JsonArray *list = read_list (reader, key);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      const char *string = get_string (json_array_get_element (list, i));

      if (string != NULL && *string != '\0')
        g_ptr_array_add (strings, g_strdup (string));
      else
        reader->failed = TRUE;
    }
}

static guint
read_mask (Reader *reader, const char *key, const char *const *words)
{
  JsonArray *list = read_list (reader, key);
  guint mask = 0;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      const char *word = get_string (json_array_get_element (list, i));
      guint place = 0;

      while (words[place] != NULL && g_strcmp0 (words[place], word) != 0)
        place++;
      if (words[place] != NULL)
        mask |= 1u << place;
      else
        reader->failed = TRUE;
    }
  return mask;
}

static double
read_share (Reader *reader, const char *key)
{
  JsonNode *node = json_object_get_member (reader->object, key);
  double share;

  if (node == NULL)
    return 0;
  if (!JSON_NODE_HOLDS_VALUE (node) || (json_node_get_value_type (node) != G_TYPE_DOUBLE &&
                                        json_node_get_value_type (node) != G_TYPE_INT64))
    {
      reader->failed = TRUE;
      return 0;
    }
  share = json_node_get_double (node);
  if (!isfinite (share) || share < 0 || share > 1)
    reader->failed = TRUE;
  return reader->failed ? 0 : share;
}

static char *
read_date (Reader *reader, const char *key)
{
  JsonNode *node = read_value (reader, key, G_TYPE_STRING);
  gint64 moment;

  if (node == NULL)
    return NULL;
  if (readout_store_parse_date (json_node_get_string (node), &moment))
    return json_node_dup_string (node);
  reader->failed = TRUE;
  return NULL;
}

static void
read_choices (Reader *reader, ReadoutFilter *filter)
{
  JsonNode *node = read_value (reader, "source", G_TYPE_STRING);

  if (node != NULL)
    {
      const char *word = json_node_get_string (node);

      if (g_str_equal (word, "named"))
        filter->source = READOUT_FILTER_SOURCE_NAMED;
      else if (g_str_equal (word, "unnamed"))
        filter->source = READOUT_FILTER_SOURCE_UNNAMED;
      else
        reader->failed = TRUE;
    }
  node = read_value (reader, "cited", G_TYPE_BOOLEAN);
  if (node != NULL)
    filter->cited =
        json_node_get_boolean (node) ? READOUT_FILTER_CITED_YES : READOUT_FILTER_CITED_NO;
  node = read_value (reader, "review", G_TYPE_BOOLEAN);
  filter->review = node != NULL && json_node_get_boolean (node);
  node = read_value (reader, "copies", G_TYPE_STRING);
  if (node != NULL)
    {
      filter->copies_once = g_str_equal (json_node_get_string (node), "once");
      reader->failed |= !filter->copies_once;
    }
}

static void
read_filter (Reader *reader, ReadoutFilter *filter)
{
  JsonNode *search;

  read_ids (reader, "topics", filter->topics);
  read_ids (reader, "reports", filter->reports);
  read_ids (reader, "outlets", filter->outlets);
  read_ids (reader, "actors", filter->actors);
  read_strings (reader, "affiliations", filter->affiliations);
  filter->from = read_date (reader, "from");
  filter->until = read_date (reader, "until");
  search = read_value (reader, "search", G_TYPE_STRING);
  filter->search = search != NULL ? readout_store_strip (json_node_get_string (search)) : NULL;
  filter->positions = read_mask (reader, "positions", positions);
  filter->quotations = read_mask (reader, "quotations", quotations);
  filter->states = read_mask (reader, "states", states);
  filter->certainty = read_share (reader, "certainty");
  filter->confidence = read_share (reader, "confidence");
  read_choices (reader, filter);
}

ReadoutFilter *
readout_filter_from_string (const char *string, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (ReadoutFilter) filter = readout_filter_new ();
  Reader reader = { NULL, FALSE };
  JsonNode *root = NULL;
  JsonNode *version;

  g_return_val_if_fail (string != NULL, NULL);

  if (g_utf8_validate (string, -1, NULL) && !is_deep (string) &&
      json_parser_load_from_data (parser, string, -1, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    reader.failed = TRUE;
  else
    {
      reader.object = json_node_get_object (root);
      version = read_value (&reader, "version", G_TYPE_INT64);
      if (version != NULL && json_node_get_int (version) > VERSION)
        {
          g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_NEWER,
                               _("This filter was saved by a newer version of Readout."));
          return NULL;
        }
      reader.failed |= version == NULL || json_node_get_int (version) < 1;
      if (!reader.failed)
        read_filter (&reader, filter);
    }
  if (!reader.failed)
    return g_steal_pointer (&filter);
  g_set_error_literal (error, READOUT_STORE_ERROR, READOUT_STORE_ERROR_INVALID,
                       _("This filter cannot be read."));
  return NULL;
}
