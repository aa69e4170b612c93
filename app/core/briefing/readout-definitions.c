/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adds the definitions of citations to a briefing that leaves.
 */
#include "briefing/readout-definitions.h"

#include <string.h>

#include "briefing/readout-definitions-private.h"

gsize
readout_definitions_find_open_block (ReadoutMarkdown *parsed)
{
  gsize length;
  const char *source = readout_markdown_get_source (parsed, &length);
  cmark_node *last = cmark_node_last_child (readout_markdown_get_root (parsed));
  g_autofree char *probe = NULL;
  cmark_node *root;
  gsize start;

  if (last == NULL || (cmark_node_get_type (last) != CMARK_NODE_CODE_BLOCK &&
                       cmark_node_get_type (last) != CMARK_NODE_HTML_BLOCK))
    return length;
  start = readout_markdown_get_span (parsed, last).start;
  while (start > 0 && source[start - 1] != '\n')
    start--;
  probe = g_strconcat (source + start, "\n\nx\n", NULL);
  root = cmark_parse_document (probe, strlen (probe), CMARK_OPT_DEFAULT);
  last = cmark_node_last_child (root);
  if (last != NULL && cmark_node_get_type (last) == CMARK_NODE_PARAGRAPH)
    start = length;
  cmark_node_free (root);
  return start;
}

/* How many line ends part the definitions from a text that ends with @n_ends of them. The sum is
 * another one for each, so that it can be undone: 0 → 3, 1 → 2, 2 → 4, 3 → 5 … */
static guint
count_separators (gsize n_ends)
{
  return n_ends == 0 ? 3 : n_ends == 1 ? 1 : 2;
}

static char *
join (ReadoutMarkdown *parsed, const char *definitions)
{
  gsize length;
  const char *source = readout_markdown_get_source (parsed, &length);
  gsize end = readout_definitions_find_open_block (parsed);
  GString *whole = g_string_sized_new (length + strlen (definitions) + 8);
  gsize n_ends = 0;

  g_string_append_len (whole, source, end);
  if (end < length)
    {
      g_string_append_printf (whole, "\n%s\n", definitions);
      g_string_append_len (whole, source + end, length - end);
      return g_string_free (whole, FALSE);
    }
  while (n_ends < length && source[length - 1 - n_ends] == '\n')
    n_ends++;
  for (guint i = count_separators (n_ends); i > 0; i--)
    g_string_append_c (whole, '\n');
  g_string_append (whole, definitions);
  return g_string_free (whole, FALSE);
}

char *
readout_definitions_append (const char *markdown,
                            ReadoutDefinitionFunc lookup,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) definitions = g_string_new (NULL);
  GPtrArray *references;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (lookup != NULL, NULL);

  parsed = readout_markdown_new (markdown, -1, error);
  if (parsed == NULL)
    return NULL;
  references = readout_markdown_get_references (parsed);
  for (guint i = 0; i < references->len; i++)
    {
      const ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      g_autoptr (GError) problem = NULL;
      g_autofree char *definition = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (reference->note != NULL || !readout_markdown_is_citation_key (reference->key) ||
          !g_hash_table_add (seen, (gpointer)reference->key))
        continue;
      definition = lookup (reference->key, data, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (definition != NULL)
        g_string_append_printf (definitions, "%s\n", definition);
    }
  return definitions->len > 0 ? join (parsed, definitions->str) : g_strdup (markdown);
}
