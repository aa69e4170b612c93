/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the notes and references of a Markdown: cmark's tree, and one pass over it.
 */
#include "markdown/readout-markdown-private.h"

#include <string.h>

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

void
readout_markdown_parse (ReadoutMarkdown *markdown)
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
