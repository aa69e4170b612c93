/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parses a web page into a flat list of nodes.
 *
 * libxml2's parser is driven by its SAX interface: a tree of its own would stop at 256 levels, and
 * must be walked by recursion or with care.
 */
#include "formats/readout-html-tree.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "import/readout-import.h"

/* More nodes than this are no page that anybody reads (32 bytes each, and what is kept beside). */
#define NODES_MAX (4 * 1000 * 1000)

/* What is nested more deeply is kept, but as if it were nested only so deeply. */
#define DEPTH_MAX 1000

/* So deeply libxml2 may keep tags open: it looks through all of them for an end tag that has no
 * start, and STRAY_MAX is how many it may look at in this way altogether. */
#define OPEN_MAX 50000
#define STRAY_MAX (100 * 1000 * 1000)

/* libxml2 compares each attribute of a tag with all others. */
#define ATTRIBUTES_MAX 2000

/* So many bytes of comments are kept. */
#define COMMENTS_MAX 8192

typedef struct
{
  guint32 name;  /* ReadoutHtmlAttribute */
  guint32 value; /* where it begins in the values */
} Attribute;

typedef struct
{
  ReadoutHtmlTree tree;
  GArray *nodes; /* of ReadoutHtmlNode */
  GArray *attributes;
  GString *text;
  GString *values; /* of attributes, each ends with NUL */
  GString *comments;

  /* While it is parsed. */
  htmlParserCtxtPtr parser;
  GArray *open;   /* of guint32: the nodes that are open, the root first */
  guint n_deeper; /* elements that are open below DEPTH_MAX */
  GString *data;  /* the words of the script of data that is open, or NULL */
  guint64 n_stray;
  gboolean is_too_deep;
  gboolean is_too_large;
} Tree;

static const struct
{
  const char *name;
  ReadoutHtmlKind kind;
} tags[] = { { "", READOUT_HTML_INLINE },
             { "", READOUT_HTML_INLINE },
#define X(symbol, name, kind) { name, READOUT_HTML_##kind },
             READOUT_HTML_TAGS (X)
#undef X
};

static const char *const attribute_names[] = {
#define X(symbol, name) name,
  READOUT_HTML_ATTRIBUTES (X)
#undef X
};

/* Names to numbers: tags from READOUT_HTML_OTHER + 1, attributes + 1. */
static gpointer
make_tables (gpointer data)
{
  GHashTable **tables = g_new0 (GHashTable *, 2);

  tables[0] = g_hash_table_new (g_str_hash, g_str_equal);
  tables[1] = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = READOUT_HTML_OTHER + 1; i < G_N_ELEMENTS (tags); i++)
    g_hash_table_insert (tables[0], (gpointer)tags[i].name, GUINT_TO_POINTER (i));
  for (guint i = 0; i < G_N_ELEMENTS (attribute_names); i++)
    g_hash_table_insert (tables[1], (gpointer)attribute_names[i], GUINT_TO_POINTER (i + 1));
  return tables;
}

static GHashTable *
get_table (guint which)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable **tables = g_once (&once, make_tables, NULL);

  return tables[which];
}

static guint32
get_open (Tree *tree)
{
  return g_array_index (tree->open, guint32, tree->open->len - 1);
}

static ReadoutHtmlNode *
add_node (Tree *tree, ReadoutHtmlTag tag)
{
  ReadoutHtmlNode node = { tag, get_open (tree), 0, 0, 0 };

  g_array_append_val (tree->nodes, node);
  if (tree->nodes->len > NODES_MAX)
    {
      tree->is_too_large = TRUE;
      xmlStopParser (tree->parser);
    }
  return &g_array_index (tree->nodes, ReadoutHtmlNode, tree->nodes->len - 1);
}

static void
add_attributes (Tree *tree, ReadoutHtmlNode *node, const xmlChar **attributes)
{
  node->start = tree->attributes->len;
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    {
      guint name = GPOINTER_TO_UINT (g_hash_table_lookup (get_table (1), attributes[0]));
      Attribute attribute = { name - 1, tree->values->len };
      const char *value = attributes[1] != NULL ? (const char *)attributes[1] : "";

      if (name == 0)
        continue;
      g_string_append_len (tree->values, value, strlen (value) + 1);
      g_array_append_val (tree->attributes, attribute);
      node->length++;
    }
}

static const char *
get_attribute (const Tree *tree, const ReadoutHtmlNode *node, ReadoutHtmlAttribute name)
{
  const Attribute *attributes = (const Attribute *)tree->attributes->data;

  if (node->tag == READOUT_HTML_TEXT)
    return NULL;
  for (guint32 i = node->start; i < node->start + node->length; i++)
    if (attributes[i].name == name)
      return tree->values->str + attributes[i].value;
  return NULL;
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  Tree *tree = data;
  guint tag = GPOINTER_TO_UINT (g_hash_table_lookup (get_table (0), name));
  ReadoutHtmlNode *node;
  guint32 index;

  if (tree->parser->nameNr > OPEN_MAX)
    {
      tree->is_too_deep = TRUE;
      xmlStopParser (tree->parser);
      return;
    }
  index = tree->nodes->len;
  node = add_node (tree, tag > 0 ? tag : READOUT_HTML_OTHER);
  add_attributes (tree, node, attributes);
  if (tree->open->len > DEPTH_MAX)
    {
      node->end = index + 1;
      tree->n_deeper++;
      return;
    }
  g_array_append_val (tree->open, index);
  if (tag == READOUT_HTML_SCRIPT)
    {
      const char *type = get_attribute (tree, node, READOUT_HTML_ATTRIBUTE_TYPE);

      if (type != NULL && g_ascii_strncasecmp (type, "application/ld+json", 19) == 0)
        tree->data = g_string_new (NULL);
    }
}

static void
close_node (Tree *tree)
{
  g_array_index (tree->nodes, ReadoutHtmlNode, get_open (tree)).end = tree->nodes->len;
  g_array_set_size (tree->open, tree->open->len - 1);
}

static void
end_element_cb (void *data, const xmlChar *name)
{
  Tree *tree = data;

  if (tree->n_deeper > 0)
    tree->n_deeper--;
  else if (tree->open->len > 1)
    close_node (tree);
  if (tree->data != NULL)
    {
      g_ptr_array_add (tree->tree.data, g_string_free (tree->data, FALSE));
      tree->data = NULL;
    }
}

static void
characters_cb (void *data, const xmlChar *characters, int length)
{
  Tree *tree = data;
  ReadoutHtmlNode *last = &g_array_index (tree->nodes, ReadoutHtmlNode, tree->nodes->len - 1);

  if (length <= 0)
    return;
  if (last->tag != READOUT_HTML_TEXT || last->parent != get_open (tree))
    {
      last = add_node (tree, READOUT_HTML_TEXT);
      last->start = tree->text->len;
      last->end = tree->nodes->len;
    }
  g_string_append_len (tree->text, (const char *)characters, length);
  last->length += length;
}

/* The words of scripts and styles. */
static void
cdata_cb (void *data, const xmlChar *characters, int length)
{
  Tree *tree = data;

  if (tree->data != NULL)
    g_string_append_len (tree->data, (const char *)characters, length);
}

static void
comment_cb (void *data, const xmlChar *words)
{
  Tree *tree = data;

  if (tree->comments->len < COMMENTS_MAX && strlen ((const char *)words) < COMMENTS_MAX)
    g_string_append_printf (tree->comments, "%s\n", (const char *)words);
}

/* Pages are full of errors, which nobody wants to hear of; only their cost is watched. */
static void
error_cb (void *data, xmlErrorPtr error)
{
  Tree *tree = data;

  if (error->code != XML_ERR_TAG_NAME_MISMATCH)
    return;
  tree->n_stray += tree->parser->nameNr;
  if (tree->n_stray > STRAY_MAX)
    {
      tree->is_too_deep = TRUE;
      xmlStopParser (tree->parser);
    }
}

static void
set_handlers (Tree *tree)
{
  htmlSAXHandler *handler = tree->parser->sax;

  memset (handler, 0, sizeof *handler);
  handler->initialized = XML_SAX2_MAGIC;
  handler->startElement = start_element_cb;
  handler->endElement = end_element_cb;
  handler->characters = characters_cb;
  handler->ignorableWhitespace = characters_cb;
  handler->cdataBlock = cdata_cb;
  handler->comment = comment_cb;
  handler->serror = error_cb;
  tree->parser->userData = tree;
}

/* The end of a tag, or of a script, a style, a comment with what is in it. @n_attributes counts. */
static const char *
skip_tag (const char *tag, const char *end, guint *n_attributes)
{
  static const char *const raw[][2] = { { "<!--", "-->" },
                                        { "<script", "</script" },
                                        { "<style", "</style" } };
  gboolean in_word = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (raw); i++)
    if (g_ascii_strncasecmp (tag, raw[i][0], strlen (raw[i][0])) == 0)
      {
        for (const char *at = tag; (at = memchr (at + 1, raw[i][1][0], end - at - 1)) != NULL;)
          if (g_ascii_strncasecmp (at, raw[i][1], strlen (raw[i][1])) == 0)
            return at + 1;
        return end;
      }
  for (const char *at = tag + 1; at < end; at++)
    switch (*at)
      {
      case '>':
        return at;
      case ' ':
      case '\t':
      case '\n':
      case '\r':
        in_word = FALSE;
        break;
      case '"':
      case '\'':
        if (at[-1] == '=' || g_ascii_isspace (at[-1]))
          {
            at = memchr (at + 1, *at, end - at - 1);
            if (at == NULL)
              return end;
          }
        break;
      default:
        *n_attributes += !in_word;
        in_word = TRUE;
        break;
      }
  return end;
}

/* Looks through the tags: whether none of those of a whole page is among them, and whether one has
 * more attributes than libxml2 can bear. */
static void
check_tags (Tree *tree, const char *html, gsize length)
{
  static const char *const names[] = { "html", "head", "body" };
  const char *end = html + length;

  tree->tree.is_fragment = TRUE;
  for (const char *at = html; at < end && (at = memchr (at, '<', end - at)) != NULL; at++)
    {
      guint n_attributes = 0;

      if (!g_ascii_isalpha (at[1]) && at[1] != '!')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (g_ascii_strncasecmp (at + 1, names[i], 4) == 0 && !g_ascii_isalnum (at[5]))
          tree->tree.is_fragment = FALSE;
      at = skip_tag (at, end, &n_attributes);
      if (n_attributes > ATTRIBUTES_MAX)
        tree->is_too_deep = TRUE;
    }
}

ReadoutHtmlTree *
readout_html_tree_new (const char *html, gsize length, GError **error)
{
  Tree *tree = g_new0 (Tree, 1);
  ReadoutHtmlNode root = { READOUT_HTML_OTHER, 0, 0, 0, 0 };
  guint32 index = 0;

  g_return_val_if_fail (html != NULL && length <= G_MAXINT, NULL);

  tree->nodes = g_array_new (FALSE, FALSE, sizeof (ReadoutHtmlNode));
  tree->attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));
  tree->open = g_array_new (FALSE, FALSE, sizeof (guint32));
  tree->text = g_string_sized_new (length / 4);
  tree->values = g_string_new (NULL);
  tree->comments = g_string_new (NULL);
  tree->tree.data = g_ptr_array_new_with_free_func (g_free);
  check_tags (tree, html, length);
  g_array_append_val (tree->nodes, root);
  g_array_append_val (tree->open, index);

  tree->parser = htmlNewParserCtxt ();
  set_handlers (tree);
  if (!tree->is_too_deep)
    htmlCtxtReadMemory (tree->parser, html, length, NULL, "UTF-8",
                        HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD);
  htmlFreeParserCtxt (g_steal_pointer (&tree->parser));

  while (tree->open->len > 0)
    close_node (tree);
  if (tree->data != NULL)
    g_string_free (g_steal_pointer (&tree->data), TRUE);
  tree->tree.nodes = (ReadoutHtmlNode *)tree->nodes->data;
  tree->tree.n_nodes = tree->nodes->len;
  tree->tree.text = tree->text->str;
  tree->tree.comments = tree->comments->str;
  if (tree->is_too_large)
    g_set_error_literal (error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_TOO_LARGE,
                         _("This web page is too large"));
  else if (tree->is_too_deep)
    g_set_error_literal (
        error, READOUT_IMPORT_ERROR, READOUT_IMPORT_ERROR_DAMAGED,
        _("The tags of this web page are nested too deeply or have too many attributes"));
  else
    return &tree->tree;
  readout_html_tree_free (&tree->tree);
  return NULL;
}

void
readout_html_tree_free (ReadoutHtmlTree *self)
{
  Tree *tree = (Tree *)self;

  if (self == NULL)
    return;
  g_array_unref (tree->nodes);
  g_array_unref (tree->attributes);
  g_array_unref (tree->open);
  g_string_free (tree->text, TRUE);
  g_string_free (tree->values, TRUE);
  g_string_free (tree->comments, TRUE);
  g_ptr_array_unref (tree->tree.data);
  g_free (tree);
}

ReadoutHtmlKind
readout_html_tag_get_kind (ReadoutHtmlTag tag)
{
  return tags[tag].kind;
}

const char *
readout_html_tree_get (const ReadoutHtmlTree *self, guint32 node, ReadoutHtmlAttribute attribute)
{
  return get_attribute ((const Tree *)self, &self->nodes[node], attribute);
}

/* Adds words, white space collapsed; @space is what is owed before the next one, or 0. */
static void
add_words (GString *words, const char *text, guint32 length, char *space, gsize max)
{
  for (const char *at = text; at < text + length; at++)
    if (g_ascii_isspace (*at))
      *space = *space != 0 ? *space : ' ';
    else
      {
        if (words->len >= max && ((guchar)*at & 0xC0) != 0x80)
          return;
        if (*space != 0 && words->len > 0)
          g_string_append_c (words, *space);
        g_string_append_c (words, *at);
        *space = 0;
      }
}

char *
readout_html_tree_dup_words (const ReadoutHtmlTree *tree, guint32 node, gsize max)
{
  GString *words = g_string_new (NULL);
  char space = 0;
  /* Not many more nodes than words, for there can be any number of empty ones. */
  guint32 end = MIN (tree->nodes[node].end, node + 2 * max + 100);

  for (guint32 i = node; i < end && words->len < max; i++)
    {
      const ReadoutHtmlNode *part = &tree->nodes[i];
      ReadoutHtmlKind kind = tags[part->tag].kind;

      if (kind == READOUT_HTML_HIDDEN && i != node)
        i = part->end - 1;
      else if (kind == READOUT_HTML_BLOCK || part->tag == READOUT_HTML_BR)
        space = '\n';
      else if (part->tag == READOUT_HTML_TEXT)
        add_words (words, tree->text + part->start, part->length, &space, max);
    }
  return g_string_free (words, FALSE);
}
