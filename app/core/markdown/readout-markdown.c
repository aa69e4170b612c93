/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Markdown text that was read: what it answers.
 */
#include "markdown/readout-markdown-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (ReadoutMarkdown,
                     readout_markdown,
                     readout_markdown_ref,
                     readout_markdown_unref)

static void
free_note (ReadoutMarkdownNote *note)
{
  if (note->blocks != NULL)
    cmark_node_free (note->blocks);
  g_ptr_array_unref (note->references);
  g_free (note);
}

ReadoutMarkdown *
readout_markdown_new (const char *source, gssize length, GError **error)
{
  ReadoutMarkdown *markdown;
  gsize n_bytes;

  g_return_val_if_fail (source != NULL, NULL);

  n_bytes = length < 0 ? strlen (source) : (gsize)length;
  if (n_bytes > READOUT_MARKDOWN_MAX_LENGTH)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                   _("The Markdown is longer than %u megabytes"),
                      READOUT_MARKDOWN_MAX_LENGTH / 1024 / 1024);
      return NULL;
    }
  if (!g_utf8_validate_len (source, n_bytes, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _("The Markdown is not valid UTF-8"));
      return NULL;
    }

  markdown = g_new0 (ReadoutMarkdown, 1);
  g_atomic_ref_count_init (&markdown->references_count);
  markdown->source = g_malloc (n_bytes + 1);
  memcpy (markdown->source, source, n_bytes);
  markdown->source[n_bytes] = '\0';
  markdown->length = n_bytes;
  markdown->notes = g_ptr_array_new ();
  markdown->definitions = g_ptr_array_new_with_free_func ((GDestroyNotify)free_note);
  markdown->references = g_ptr_array_new_with_free_func (g_free);
  markdown->notes_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  markdown->keys = g_string_chunk_new (4096);
  markdown->places = g_array_new (FALSE, TRUE, sizeof (ReadoutMarkdownPlace));
  readout_markdown_parse (markdown);
  return markdown;
}

ReadoutMarkdown *
readout_markdown_ref (ReadoutMarkdown *markdown)
{
  g_return_val_if_fail (markdown != NULL, NULL);

  g_atomic_ref_count_inc (&markdown->references_count);
  return markdown;
}

void
readout_markdown_unref (ReadoutMarkdown *markdown)
{
  g_return_if_fail (markdown != NULL);

  if (!g_atomic_ref_count_dec (&markdown->references_count))
    return;
  cmark_node_free (markdown->root);
  g_hash_table_unref (markdown->notes_by_key);
  g_ptr_array_unref (markdown->notes);
  g_ptr_array_unref (markdown->references);
  g_ptr_array_unref (markdown->definitions);
  g_string_chunk_free (markdown->keys);
  g_array_unref (markdown->places);
  g_free (markdown->source);
  g_free (markdown);
}

const char *
readout_markdown_get_source (ReadoutMarkdown *markdown, gsize *length)
{
  g_return_val_if_fail (markdown != NULL, NULL);

  if (length != NULL)
    *length = markdown->length;
  return markdown->source;
}

cmark_node *
readout_markdown_get_root (ReadoutMarkdown *markdown)
{
  g_return_val_if_fail (markdown != NULL, NULL);

  return markdown->root;
}

GPtrArray *
readout_markdown_get_notes (ReadoutMarkdown *markdown)
{
  g_return_val_if_fail (markdown != NULL, NULL);

  return markdown->notes;
}

GPtrArray *
readout_markdown_get_definitions (ReadoutMarkdown *markdown)
{
  g_return_val_if_fail (markdown != NULL, NULL);

  return markdown->definitions;
}

GPtrArray *
readout_markdown_get_references (ReadoutMarkdown *markdown)
{
  g_return_val_if_fail (markdown != NULL, NULL);

  return markdown->references;
}

ReadoutMarkdownNote *
readout_markdown_find_note (ReadoutMarkdown *markdown, const char *key)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  folded = readout_markdown_fold_key (key, -1);
  return g_hash_table_lookup (markdown->notes_by_key, folded);
}

ReadoutMarkdownReference *
readout_markdown_get_reference (ReadoutMarkdown *markdown, cmark_node *node)
{
  ReadoutMarkdownPlace *place;

  g_return_val_if_fail (markdown != NULL, NULL);

  place = readout_markdown_get_place (markdown, node);
  return place != NULL ? place->reference : NULL;
}

ReadoutSpan
readout_markdown_get_span (ReadoutMarkdown *markdown, cmark_node *node)
{
  ReadoutSpan nowhere = { 0, 0 };
  ReadoutMarkdownPlace *place;

  g_return_val_if_fail (markdown != NULL, nowhere);

  place = readout_markdown_get_place (markdown, node);
  return place != NULL ? place->span : nowhere;
}

char *
readout_markdown_dup_text (ReadoutMarkdown *markdown, cmark_node *block, GArray **runs)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ReadoutMarkdownRun));
  guint quotes = 0;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (block != NULL, NULL);

  for (cmark_node *node = block; node != NULL; node = cmark_node_parent (node))
    quotes += cmark_node_get_type (node) == CMARK_NODE_BLOCK_QUOTE;
  readout_markdown_align (markdown, block, quotes, FALSE, words, found);
  if (runs != NULL)
    *runs = g_steal_pointer (&found);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

guint32
readout_markdown_text_to_source (GArray *runs, guint32 byte, gboolean is_end)
{
  guint low = 0;
  guint high;
  guint32 target = is_end && byte > 0 ? byte - 1 : byte;
  const ReadoutMarkdownRun *run;

  g_return_val_if_fail (runs != NULL, 0);

  if (runs->len == 0)
    return 0;
  high = runs->len;
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (runs, ReadoutMarkdownRun, middle).text <= target)
        low = middle;
      else
        high = middle;
    }
  run = &g_array_index (runs, ReadoutMarkdownRun, low);
  if (target < run->text)
    return run->source;
  if (target >= run->text + run->text_length)
    return run->source + run->source_length;
  if (run->text_length == run->source_length)
    return run->source + (byte - run->text);
  return run->source + (is_end ? run->source_length : 0);
}

gboolean
readout_markdown_is_citation_key (const char *key)
{
  char before = '-';

  g_return_val_if_fail (key != NULL, FALSE);

  if (!g_ascii_islower (key[0]))
    return FALSE;
  for (const char *at = key; *at != '\0'; at++)
    {
      if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at) && (*at != '-' || before == '-'))
        return FALSE;
      before = *at;
    }
  return before != '-';
}
