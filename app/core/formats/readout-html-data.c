/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what web pages say of their article in JSON-LD with the words of schema.org.
 */
#include "formats/readout-html-facts.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Scripts are not longer, in bytes, and there are not more of them. json-glib reads nested arrays
 * by recursion. */
#define SCRIPT_MAX (1024 * 1024)
#define SCRIPTS_MAX 32
#define NESTING_MAX 64

/* So many things are looked at. */
#define THINGS_MAX 2000

typedef struct
{
  ReadoutHtmlFacts *facts;
  GHashTable *things; /* by their @id: JsonObject */
  gboolean has_article;
  guint n_things;
} Reader;

/* Whether brackets are nested more deeply than a parser that recurs can bear. */
static gboolean
is_too_deep (const char *script)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (const char *at = script; *at != '\0'; at++)
    if (in_string)
      {
        if (*at == '\\' && at[1] != '\0')
          at++;
        else if (*at == '"')
          in_string = FALSE;
      }
    else if (*at == '"')
      in_string = TRUE;
    else if (*at == '[' || *at == '{')
      {
        if (++depth > NESTING_MAX)
          return TRUE;
      }
    else if ((*at == ']' || *at == '}') && depth > 0)
      depth--;
  return FALSE;
}

/* The script without what pages put around it or write into it against the rules: CDATA marks,
 * comments, line breaks within strings. */
static char *
mend_script (const char *script)
{
  const char *start = script + strcspn (script, "[{");
  const char *end = script + strlen (script);
  char *mended;

  /* The "[" of "<![CDATA[" opens no list. */
  if (start - script >= 2 && strncmp (start - 2, "<![", 3) == 0)
    {
      start += strcspn (start + 1, "[") + 1;
      start += strcspn (start + (*start != '\0'), "[{") + (*start != '\0');
    }
  while (end > start && end[-1] != '}' && end[-1] != ']')
    end--;
  if (end - start >= 2 && end[-1] == ']' && end[-2] == ']')
    {
      const char *close = end - 2;

      while (close > start && g_ascii_isspace (close[-1]))
        close--;
      if (close > start && close[-1] == '}' && *start == '{')
        end = close;
    }
  mended = g_strndup (start, end - start);
  for (char *at = mended; *at != '\0'; at++)
    if ((guchar)*at < 0x20)
      *at = ' ';
  return mended;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* Whether the type, or one of the types, passes @check. */
static gboolean
has_type (JsonObject *object, gboolean (*check) (const char *type))
{
  JsonNode *node = json_object_get_member (object, "@type");
  JsonArray *array;

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return get_string (object, "@type") != NULL && check (get_string (object, "@type"));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *type = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (type) && json_node_get_value_type (type) == G_TYPE_STRING &&
          check (json_node_get_string (type)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_article (const char *type)
{
  return g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "Posting") ||
         g_str_has_suffix (type, "/Report") || strcmp (type, "Report") == 0 ||
         g_str_has_suffix (type, "APIReference");
}

static gboolean
is_page (const char *type)
{
  return g_str_has_suffix (type, "Page") || g_str_has_suffix (type, "VideoObject") ||
         strcmp (type, "Movie") == 0 || strcmp (type, "CreativeWork") == 0 ||
         strcmp (type, "Recipe") == 0 || strcmp (type, "Review") == 0;
}

static gboolean
is_site (const char *type)
{
  return g_str_has_suffix (type, "WebSite");
}

/* The object itself, or the one that it refers to. */
static JsonObject *
resolve (Reader *reader, JsonObject *object)
{
  const char *id = get_string (object, "@id");
  JsonObject *thing = id != NULL && get_string (object, "name") == NULL
                          ? g_hash_table_lookup (reader->things, id)
                          : NULL;

  return thing != NULL ? thing : object;
}

/* A name, an object with one, or a list of these. */
static void
add_names (
    Reader *reader, ReadoutReportField field, ReadoutHtmlSource source, JsonNode *node, guint depth)
{
  if (node == NULL || depth > 3)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && i < 20; i++)
        add_names (reader, field, source, json_array_get_element (array, i), depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    add_names (reader, field, source,
               json_object_get_member (resolve (reader, json_node_get_object (node)), "name"),
               depth + 1);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    readout_html_facts_add (reader->facts, field, source, json_node_get_string (node));
}

static void
add_thing (Reader *reader, JsonObject *object, ReadoutHtmlSource source)
{
  ReadoutHtmlFacts *facts = reader->facts;
  const char *headline = get_string (object, "headline");
  const char *name = get_string (object, "name");
  JsonNode *publisher = json_object_get_member (object, "publisher");

  /* Some pages call the article by the name of the site. */
  if (name != NULL && publisher != NULL && JSON_NODE_HOLDS_OBJECT (publisher) &&
      g_strcmp0 (name, get_string (json_node_get_object (publisher), "name")) == 0)
    name = NULL;
  /* Some pages call the subject of the page its headline. */
  if (headline == NULL || (name != NULL && !readout_html_facts_has_title (facts, headline) &&
                           readout_html_facts_has_title (facts, name)))
    headline = name;
  /* What has only a name may be named after its site. */
  readout_html_facts_add (facts, READOUT_REPORT_FIELD_TITLE,
                          headline == name && !readout_html_facts_has_title (facts, name)
                              ? READOUT_HTML_SOURCE_PAGE
                              : source,
                          headline);
  add_names (reader, READOUT_REPORT_FIELD_AUTHOR, source, json_object_get_member (object, "author"),
             0);
  add_names (reader, READOUT_REPORT_FIELD_AUTHOR, source + 1,
             json_object_get_member (object, "creator"), 0);
  readout_html_facts_add (facts, READOUT_REPORT_FIELD_PUBLISHED, source,
                          get_string (object, "datePublished"));
  readout_html_facts_add (facts, READOUT_REPORT_FIELD_PUBLISHED, READOUT_HTML_SOURCE_PAGE,
                          get_string (object, "dateCreated"));
  readout_html_facts_add (facts, READOUT_REPORT_FIELD_PUBLISHED, READOUT_HTML_SOURCE_LAST,
                          get_string (object, "dateModified"));
  add_names (reader, READOUT_REPORT_FIELD_OUTLET, source,
             json_object_get_member (object, "publisher"), 0);
  readout_html_facts_add (facts, READOUT_REPORT_FIELD_URL, READOUT_HTML_SOURCE_PAGE,
                          get_string (object, "url"));
  readout_html_facts_add (facts, READOUT_REPORT_FIELD_LANGUAGE, READOUT_HTML_SOURCE_PAGE,
                          get_string (object, "inLanguage"));
}

static void
read_object (Reader *reader, JsonObject *object)
{
  if (has_type (object, is_article))
    {
      /* The first article is the page's; others are teasers. */
      if (!reader->has_article)
        add_thing (reader, object, READOUT_HTML_SOURCE_DATA);
      reader->has_article = TRUE;
    }
  else if (has_type (object, is_page))
    add_thing (reader, object, READOUT_HTML_SOURCE_PAGE);
  else if (has_type (object, is_site))
    readout_html_facts_add (reader->facts, READOUT_REPORT_FIELD_OUTLET, READOUT_HTML_SOURCE_PAGE,
                            get_string (object, "name"));
}

/* Calls @take for each thing: in a list, in a graph, in what a page is about. */
static void
each_thing (Reader *reader,
            JsonNode *node,
            void (*take) (Reader *reader, JsonObject *object),
            guint depth)
{
  static const char *const inside[] = { "@graph", "mainEntity", "mainEntityOfPage" };

  if (node == NULL || depth > 6 || reader->n_things++ > THINGS_MAX)
    return;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        each_thing (reader, json_array_get_element (array, i), take, depth + 1);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      take (reader, object);
      for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
        each_thing (reader, json_object_get_member (object, inside[i]), take, depth + 1);
    }
}

static void
note_thing (Reader *reader, JsonObject *object)
{
  const char *id = get_string (object, "@id");

  if (id != NULL && get_string (object, "name") != NULL)
    g_hash_table_insert (reader->things, (gpointer)id, object);
}

void
readout_html_facts_read_data (ReadoutHtmlFacts *facts, GPtrArray *scripts)
{
  Reader reader = { .facts = facts };
  g_autoptr (GPtrArray) parsers = g_ptr_array_new_with_free_func (g_object_unref);

  reader.things = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < scripts->len && i < SCRIPTS_MAX; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autofree char *script = NULL;

      if (strlen (scripts->pdata[i]) > SCRIPT_MAX)
        continue;
      script = mend_script (scripts->pdata[i]);
      if (is_too_deep (script) || !json_parser_load_from_data (parser, script, -1, NULL))
        continue;
      each_thing (&reader, json_parser_get_root (parser), note_thing, 0);
      g_ptr_array_add (parsers, g_steal_pointer (&parser));
    }
  reader.n_things = 0;
  for (guint i = 0; i < parsers->len; i++)
    each_thing (&reader, json_parser_get_root (parsers->pdata[i]), read_object, 0);
  g_hash_table_unref (reader.things);
}
