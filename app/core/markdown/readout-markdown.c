/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown with footnotes: cmark's tree, and the notes and references that one pass over it finds.
 */
#include "markdown/readout-markdown-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (ReadoutMarkdown,
                     readout_markdown,
                     readout_markdown_ref,
                     readout_markdown_unref)

/* What the pass over the tree needs to know. */
typedef struct
{
  ReadoutMarkdown *markdown;
  GArray *labels;
  const char *mark;
  ReadoutMarkdownReference **found; /* by label */
  cmark_node *block;
  guint image_depth;
  gboolean is_numbered;
} Pass;

static void
free_note (ReadoutMarkdownNote *note)
{
  if (note->blocks != NULL)
    cmark_node_free (note->blocks);
  g_ptr_array_unref (note->references);
  g_free (note);
}

static const char *
intern_key (ReadoutMarkdown *markdown, ReadoutSpan label)
{
  return g_string_chunk_insert_len (markdown->keys, markdown->source + label.start + 2,
                                    label.end - label.start - 3);
}

/* What the marks in @literal stand for, put back. */
static char *
restore_labels (Pass *pass, const char *literal)
{
  GString *restored = g_string_new (NULL);
  const char *start;
  const char *end;
  guint number;

  while (readout_markdown_find_mark (literal, pass->mark, &number, &start, &end))
    {
      g_string_append_len (restored, literal, start - literal);
      if (number < pass->labels->len)
        {
          ReadoutSpan span = g_array_index (pass->labels, ReadoutMarkdownLabel, number).span;

          g_string_append_len (restored, pass->markdown->source + span.start,
                               span.end - span.start);
        }
      literal = end;
    }
  g_string_append (restored, literal);
  return g_string_free (restored, FALSE);
}

static gboolean
has_mark (Pass *pass, const char *literal)
{
  return literal != NULL && pass->mark != NULL && strstr (literal, pass->mark) != NULL;
}

static void
restore_attribute (Pass *pass,
                   cmark_node *node,
                   const char *(*get) (cmark_node *node),
                   int (*set) (cmark_node *node, const char *value))
{
  if (has_mark (pass, get (node)))
    {
      g_autofree char *restored = restore_labels (pass, get (node));

      set (node, restored);
    }
}

/* Whether @text is the address that its parent, `<address>`, shows. */
static gboolean
is_autolink_text (Pass *pass, cmark_node *text)
{
  cmark_node *link = cmark_node_parent (text);
  g_autofree char *words = NULL;
  const char *url;

  if (link == NULL || cmark_node_get_type (link) != CMARK_NODE_LINK ||
      cmark_node_next (text) != NULL || cmark_node_previous (text) != NULL)
    return FALSE;
  words = restore_labels (pass, cmark_node_get_literal (text));
  url = cmark_node_get_url (link);
  return g_str_equal (url, words) ||
         (g_str_has_prefix (url, "mailto:") && g_str_equal (url + strlen ("mailto:"), words));
}

static void
number_reference (Pass *pass, ReadoutMarkdownReference *reference)
{
  ReadoutMarkdownNote *note = reference->note;

  if (note == NULL || !pass->is_numbered)
    return;
  if (note->number == 0)
    {
      g_ptr_array_add (pass->markdown->notes, note);
      note->number = pass->markdown->notes->len;
    }
  g_ptr_array_add (note->references, reference);
  reference->number = note->number;
  reference->ordinal = note->references->len;
}

static ReadoutMarkdownReference *
add_reference (Pass *pass, guint number)
{
  ReadoutMarkdownReference *reference = g_new0 (ReadoutMarkdownReference, 1);

  reference->span = g_array_index (pass->labels, ReadoutMarkdownLabel, number).span;
  reference->key = intern_key (pass->markdown, reference->span);
  reference->note = readout_markdown_find_note (pass->markdown, reference->key);
  reference->block = pass->block;
  g_free (pass->found[number]);
  pass->found[number] = reference;
  number_reference (pass, reference);
  return reference;
}

static void
insert_text (cmark_node *before, GString *words)
{
  cmark_node *text;

  if (words->len == 0)
    return;
  text = cmark_node_new (CMARK_NODE_TEXT);
  cmark_node_set_literal (text, words->str);
  cmark_node_insert_before (before, text);
  g_string_truncate (words, 0);
}

/* Splits a text node at its references. */
static void
split_text (Pass *pass, cmark_node *text)
{
  const char *literal = cmark_node_get_literal (text);
  g_autoptr (GString) words = NULL;
  const char *start;
  const char *end;
  guint number;

  if (!has_mark (pass, literal))
    return;
  if (pass->image_depth > 0 || is_autolink_text (pass, text))
    {
      restore_attribute (pass, text, cmark_node_get_literal, cmark_node_set_literal);
      return;
    }
  words = g_string_new (NULL);
  while (readout_markdown_find_mark (literal, pass->mark, &number, &start, &end))
    {
      g_string_append_len (words, literal, start - literal);
      literal = end;
      if (number < pass->labels->len)
        {
          ReadoutMarkdownReference *reference = add_reference (pass, number);

          if (reference->note != NULL)
            {
              cmark_node *node = cmark_node_new (CMARK_NODE_CUSTOM_INLINE);
              ReadoutMarkdownPlace place = { reference->span, reference };

              insert_text (text, words);
              g_array_append_val (pass->markdown->places, place);
              cmark_node_set_user_data (node, GUINT_TO_POINTER (pass->markdown->places->len));
              cmark_node_insert_before (text, node);
            }
          else
            g_string_append_len (words, pass->markdown->source + reference->span.start,
                                 reference->span.end - reference->span.start);
        }
    }
  g_string_append (words, literal);
  if (words->len > 0)
    cmark_node_set_literal (text, words->str);
  else
    cmark_node_free (text);
}

static void
visit_node (Pass *pass, cmark_node *node, gboolean is_entered)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      pass->block = node;
      break;
    case CMARK_NODE_TEXT:
      split_text (pass, node);
      break;
    case CMARK_NODE_CODE_BLOCK:
      restore_attribute (pass, node, cmark_node_get_fence_info, cmark_node_set_fence_info);
      restore_attribute (pass, node, cmark_node_get_literal, cmark_node_set_literal);
      break;
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
      restore_attribute (pass, node, cmark_node_get_literal, cmark_node_set_literal);
      break;
    case CMARK_NODE_IMAGE:
      pass->image_depth += is_entered ? 1 : -1;
      G_GNUC_FALLTHROUGH;
    case CMARK_NODE_LINK:
      if (is_entered)
        {
          restore_attribute (pass, node, cmark_node_get_url, cmark_node_set_url);
          restore_attribute (pass, node, cmark_node_get_title, cmark_node_set_title);
        }
      break;
    default:
      break;
    }
}

static void
find_references (Pass *pass, cmark_node *root)
{
  cmark_iter *iter;
  cmark_event_type event;

  cmark_consolidate_text_nodes (root);
  iter = cmark_iter_new (root);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    visit_node (pass, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
}

/* What is left of the list of a definition is a list of the document. */
static void
restore_list (ReadoutMarkdown *markdown, ReadoutMarkdownRewrite *rewrite, cmark_node *list)
{
  cmark_node *item = cmark_node_first_child (list);

  if (item == NULL)
    cmark_node_free (list);
  else if (cmark_node_get_list_type (list) == CMARK_ORDERED_LIST)
    {
      guint32 start = readout_markdown_rewrite_get_source (
          rewrite, cmark_node_get_start_line (item), cmark_node_get_start_column (item), FALSE);

      cmark_node_set_list_start (list, g_ascii_strtoull (markdown->source + start, NULL, 10));
    }
}

static void
take_definition (Pass *pass, ReadoutMarkdownRewrite *rewrite, guint number, cmark_node *list)
{
  ReadoutMarkdown *markdown = pass->markdown;
  ReadoutMarkdownNote *note = g_new0 (ReadoutMarkdownNote, 1);
  cmark_node *item = cmark_node_first_child (list);
  cmark_node *child;
  g_autofree char *folded = NULL;
  const char *start;
  const char *end;
  guint placeholder;

  note->span = g_array_index (pass->labels, ReadoutMarkdownLabel, number).span;
  note->key = intern_key (markdown, note->span);
  note->key_span.start = note->span.start + 2;
  note->key_span.end = note->span.end - 1;
  note->span.end++;
  note->references = g_ptr_array_new ();
  note->blocks = cmark_node_new (CMARK_NODE_DOCUMENT);
  while ((child = cmark_node_first_child (item)) != NULL)
    cmark_node_append_child (note->blocks, child);
  child = cmark_node_first_child (note->blocks);
  if (child != NULL && cmark_node_get_type (child) == CMARK_NODE_HTML_BLOCK &&
      readout_markdown_find_mark (cmark_node_get_literal (child), pass->mark, &placeholder, &start,
                                  &end) &&
      placeholder == number)
    cmark_node_free (child);
  cmark_node_free (item);
  restore_list (markdown, rewrite, list);

  g_ptr_array_add (markdown->definitions, note);
  folded = readout_markdown_fold_key (note->key, -1);
  note->is_duplicate = g_hash_table_contains (markdown->notes_by_key, folded);
  if (!note->is_duplicate)
    g_hash_table_insert (markdown->notes_by_key, g_steal_pointer (&folded), note);
}

/* Takes the definitions out of the document. */
static void
take_definitions (Pass *pass, ReadoutMarkdownRewrite *rewrite)
{
  cmark_node *next;

  for (cmark_node *node = cmark_node_first_child (pass->markdown->root); node != NULL; node = next)
    {
      const char *start;
      const char *end;
      guint number;

      next = cmark_node_next (node);
      if (cmark_node_get_type (node) != CMARK_NODE_HTML_BLOCK || next == NULL ||
          cmark_node_get_type (next) != CMARK_NODE_LIST ||
          !readout_markdown_find_mark (cmark_node_get_literal (node), pass->mark, &number, &start,
                                       &end) ||
          number >= pass->labels->len ||
          !g_array_index (pass->labels, ReadoutMarkdownLabel, number).is_definition)
        continue;
      cmark_node_free (node);
      node = next;
      /* A list with an item left is met again, as a block of the document. */
      next = cmark_node_next (node);
      take_definition (pass, rewrite, number, node);
    }
}

static void
collect_references (Pass *pass)
{
  for (guint i = 0; i < pass->labels->len; i++)
    if (pass->found[i] != NULL)
      g_ptr_array_add (pass->markdown->references, g_steal_pointer (&pass->found[i]));
}

static void
parse (ReadoutMarkdown *markdown)
{
  g_autoptr (GArray) labels = readout_markdown_find_labels (markdown->source, markdown->length);
  g_autofree ReadoutMarkdownReference **found = NULL;
  g_autoptr (ReadoutMarkdownRewrite) rewrite = NULL;
  Pass pass = { markdown, labels, NULL, NULL, NULL, 0, TRUE };

  if (labels->len > 0)
    pass.mark = readout_markdown_choose_mark (markdown->source, markdown->length);
  if (pass.mark == NULL)
    g_array_set_size (labels, 0);
  else
    readout_markdown_confirm_definitions (markdown->source, markdown->length, labels, pass.mark);
  found = g_new0 (ReadoutMarkdownReference *, labels->len + 1);
  pass.found = found;

  rewrite = readout_markdown_rewrite_new (markdown->source, markdown->length, labels, pass.mark);
  markdown->root = cmark_parse_document (rewrite->text->str, rewrite->text->len, CMARK_OPT_DEFAULT);
  take_definitions (&pass, rewrite);
  find_references (&pass, markdown->root);
  for (guint i = 0; i < markdown->notes->len; i++)
    find_references (&pass, ((ReadoutMarkdownNote *)markdown->notes->pdata[i])->blocks);
  pass.is_numbered = FALSE;
  for (guint i = 0; i < markdown->definitions->len; i++)
    {
      ReadoutMarkdownNote *note = markdown->definitions->pdata[i];

      if (note->number == 0)
        find_references (&pass, note->blocks);
    }
  collect_references (&pass);

  readout_markdown_place_nodes (markdown, markdown->root, rewrite);
  for (guint i = 0; i < markdown->definitions->len; i++)
    {
      ReadoutMarkdownNote *note = markdown->definitions->pdata[i];
      ReadoutMarkdownPlace *place;

      readout_markdown_place_nodes (markdown, note->blocks, rewrite);
      place = readout_markdown_get_place (markdown, note->blocks);
      note->span.end = MAX (note->span.end, place->span.end);
      place->span = note->span;
    }
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
  parse (markdown);
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
