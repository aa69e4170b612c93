/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown in the dialect of Pandoc. The text stays as it is but for citations, and for what is
 * plain in CommonMark and markup for Pandoc.
 */
#include "export/readout-export.h"

#include <string.h>

#include "export/readout-report-json.h"
#include "markdown/readout-markdown-table.h"

typedef struct
{
  const char *source;
  gsize length;
  ReadoutMarkdown *parsed;
  ReadoutSnapshot *snapshot; /* nullable */
  GString *out;
  gsize at;             /* how far the source is written */
  guint next_reference; /* the first one behind it */
  gboolean is_citation_last;
  gsize table_end; /* of the table that is written; Pandoc reads it as one, too */
} Writer;

static void
copy_to (Writer *writer, gsize end)
{
  if (end <= writer->at)
    return;
  writer->is_citation_last = FALSE;
  g_string_append_len (writer->out, writer->source + writer->at, end - writer->at);
  writer->at = end;
}

/* "p. 3" for Pandoc; paragraphs as "para. 8". */
static void
append_citation (Writer *writer, ReadoutMarkdownReference *reference, ReadoutStatement *statement)
{
  g_string_append_printf (writer->out, "@%s, ", reference->key);
  if (statement->page > 0)
    g_string_append_printf (writer->out, "p. %u", statement->page);
  else
    g_string_append_printf (writer->out, "para. %u", statement->paragraph + 1);
}

/* Writes a citation; several side by side are one group: [@a, p. 1; @b, p. 2]. */
static void
write_citation (Writer *writer, ReadoutMarkdownReference *reference, ReadoutStatement *statement)
{
  gboolean is_next = writer->at == reference->span.start && writer->is_citation_last;

  copy_to (writer, reference->span.start);
  if (is_next)
    {
      g_string_truncate (writer->out, writer->out->len - 1);
      g_string_append (writer->out, "; ");
    }
  else
    {
      char before = writer->out->len > 0 ? writer->out->str[writer->out->len - 1] : '\n';

      if (!g_ascii_isspace (before) && strchr ("([{*_", before) == NULL)
        g_string_append_c (writer->out, ' ');
      g_string_append_c (writer->out, '[');
    }
  append_citation (writer, reference, statement);
  g_string_append_c (writer->out, ']');
  writer->at = reference->span.end;
  writer->is_citation_last = TRUE;
}

/* Writes the reference: as a citation if it is one, else as it stands. */
static void
write_reference (Writer *writer, ReadoutMarkdownReference *reference)
{
  ReadoutStatement *statement = NULL;

  if (reference->note == NULL && writer->snapshot != NULL)
    statement = readout_snapshot_find (writer->snapshot, reference->key);
  if (statement != NULL)
    write_citation (writer, reference, statement);
  else
    copy_to (writer, reference->span.end);
}

/* The next reference that begins before @end, or %NULL. */
static ReadoutMarkdownReference *
take_reference (Writer *writer, gsize end)
{
  GPtrArray *references = readout_markdown_get_references (writer->parsed);

  while (writer->next_reference < references->len)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, writer->next_reference);

      if (reference->span.start >= end)
        return NULL;
      writer->next_reference++;
      if (reference->span.start >= writer->at)
        return reference;
    }
  return NULL;
}

/* Writes the references before @end. */
static void
write_references (Writer *writer, gsize end)
{
  ReadoutMarkdownReference *reference;

  while ((reference = take_reference (writer, end)) != NULL)
    write_reference (writer, reference);
}

static void
write_escaped (Writer *writer, gsize at)
{
  copy_to (writer, at);
  g_string_append_c (writer->out, '\\');
}

/* Whether Pandoc, but not CommonMark, begins something with the character at @at. */
static gboolean
is_markup (const Writer *writer, gsize at, gsize end)
{
  const char *source = writer->source;

  if (source[at] == '|')
    return at >= writer->table_end;
  if (source[at] == '\\')
    return at + 1 < end && !g_ascii_ispunct (source[at + 1]);
  if (source[at] == '@')
    return (at == 0 || !g_ascii_isalnum (source[at - 1])) && at + 1 < end &&
           (g_ascii_isalnum (source[at + 1]) || source[at + 1] == '{' || source[at + 1] == '_' ||
            (guchar)source[at + 1] >= 0x80);
  return strchr ("$^~{", source[at]) != NULL;
}

/* Where a marker ends that makes a list for Pandoc only, "a.", "(iv)", "#.", "(2)": the character
 * to escape, or @end. */
static gsize
find_list_marker (const char *source, gsize start, gsize end)
{
  gsize at = start;
  gboolean is_open = source[at] == '(';
  gsize n_letters;
  gsize n_digits;

  at += is_open;
  n_letters = strspn (source + at, "ivxlcdmIVXLCDM");
  n_digits = strspn (source + at, "0123456789");
  if (n_letters == 0 && g_ascii_isalpha (source[at]))
    n_letters = 1;
  if (source[at] == '#' && !is_open)
    n_letters = 1;
  at += n_letters > 0 ? n_letters : is_open ? n_digits : 0;
  if (at == start + is_open || at >= end || (source[at] != '.' && source[at] != ')') ||
      (is_open && source[at] != ')'))
    return end;
  return at + 1 >= end || g_ascii_isspace (source[at + 1]) ? at : end;
}

/* Whether @node begins a line of its paragraph. */
static gboolean
begins_line (cmark_node *node)
{
  cmark_node *previous = cmark_node_previous (node);

  return previous == NULL || cmark_node_get_type (previous) == CMARK_NODE_SOFTBREAK ||
         cmark_node_get_type (previous) == CMARK_NODE_LINEBREAK;
}

/* Whether @link is an address in angle brackets, in which nothing is markup. */
static gboolean
is_address (Writer *writer, cmark_node *link)
{
  return link != NULL && cmark_node_get_type (link) == CMARK_NODE_LINK &&
         writer->source[readout_markdown_get_span (writer->parsed, link).start] == '<';
}

static void
write_text (Writer *writer, cmark_node *node)
{
  ReadoutSpan span = readout_markdown_get_span (writer->parsed, node);
  const char *source = writer->source;
  cmark_node *parent = cmark_node_parent (node);
  gsize marker = span.end;

  if (span.start < writer->at || span.start >= span.end || is_address (writer, parent))
    return;
  if (parent != NULL && cmark_node_get_type (parent) == CMARK_NODE_PARAGRAPH && begins_line (node))
    {
      if (strchr (":+%#", source[span.start]) != NULL && span.start >= writer->table_end)
        write_escaped (writer, span.start);
      if (cmark_node_previous (node) == NULL)
        marker = find_list_marker (source, span.start, span.end);
    }
  for (gsize at = span.start; at < span.end; at++)
    {
      ReadoutMarkdownReference *reference =
          source[at] == '[' ? take_reference (writer, at + 1) : NULL;

      if (reference != NULL)
        {
          write_reference (writer, reference);
          at = reference->span.end - 1;
        }
      else if (at == marker || is_markup (writer, at, span.end))
        write_escaped (writer, at);
      else if (source[at] == '\\')
        at++; /* what is escaped already */
    }
}

/* Pandoc wants a blank line before a block that CommonMark lets follow a paragraph at once. */
static void
part_block (Writer *writer, cmark_node *node)
{
  cmark_node *previous = cmark_node_previous (node);
  gsize start = readout_markdown_get_span (writer->parsed, node).start;

  while (start > 0 && writer->source[start - 1] == ' ')
    start--;
  if (previous == NULL || start < 2 || start < writer->at || writer->source[start - 1] != '\n' ||
      writer->source[start - 2] == '\n' || writer->source[start - 2] == '\r')
    return;
  copy_to (writer, start);
  g_string_append_c (writer->out, '\n');
}

static void
write_node (Writer *writer, cmark_node *node)
{
  cmark_node *parent = cmark_node_parent (node);

  if (parent != NULL && cmark_node_get_type (parent) == CMARK_NODE_DOCUMENT &&
      cmark_node_get_type (node) < CMARK_NODE_FIRST_INLINE)
    part_block (writer, node);
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      write_text (writer, node);
      break;
    case CMARK_NODE_PARAGRAPH:
      {
        g_autoptr (ReadoutMarkdownTable) table = readout_markdown_table_new (writer->parsed, node);

        if (table != NULL)
          writer->table_end = readout_markdown_get_span (writer->parsed, node).end;
        break;
      }
    case CMARK_NODE_THEMATIC_BREAK:
      {
        /* "---" could begin metadata. */
        ReadoutSpan span = readout_markdown_get_span (writer->parsed, node);

        if (span.start < writer->at || writer->source[span.start] != '-')
          break;
        copy_to (writer, span.start);
        g_string_append (writer->out, "* * *");
        writer->at = span.end;
        break;
      }
    default:
      break;
    }
}

typedef struct
{
  gsize start;
  gsize order;
  cmark_node *node;
} Step;

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *first = a;
  const Step *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  /* Blocks before what they hold. */
  return first->order < second->order ? -1 : first->order > second->order;
}

static void
add_steps (GArray *steps, ReadoutMarkdown *parsed, cmark_node *root)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      Step step = { .node = cmark_iter_get_node (iter) };
      ReadoutSpan span = readout_markdown_get_span (parsed, step.node);

      step.start = span.start;
      step.order = steps->len;
      if (event == CMARK_EVENT_ENTER && span.end > span.start)
        g_array_append_val (steps, step);
    }
  cmark_iter_free (iter);
}

/* Everything that may be written otherwise, in the order of the source. */
static GArray *
list_steps (Writer *writer)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));
  GPtrArray *definitions = readout_markdown_get_definitions (writer->parsed);

  add_steps (steps, writer->parsed, readout_markdown_get_root (writer->parsed));
  for (guint i = 0; i < definitions->len; i++)
    add_steps (steps, writer->parsed,
               ((ReadoutMarkdownNote *)g_ptr_array_index (definitions, i))->blocks);
  g_array_sort (steps, compare_steps);
  return steps;
}

/* What a document needs so that Pandoc finds its sources. */
static void
write_metadata (GString *out, const char *bibliography)
{
  if (bibliography == NULL)
    return;
  /* A string of JSON is one of YAML. */
  g_string_append (out, "---\nbibliography: ");
  readout_report_json_append_string (out, bibliography);
  g_string_append (out, "\nlink-citations: true\n---\n\n");
}

char *
readout_export_pandoc (const char *markdown, ReadoutSnapshot *snapshot, const char *bibliography)
{
  g_autoptr (ReadoutMarkdown) parsed = NULL;
  g_autoptr (GArray) steps = NULL;
  Writer writer = { .snapshot = snapshot };

  g_return_val_if_fail (markdown != NULL, NULL);

  parsed = readout_markdown_new (markdown, -1, NULL);
  if (parsed == NULL)
    return g_strdup (markdown);
  writer.parsed = parsed;
  writer.source = readout_markdown_get_source (parsed, &writer.length);
  writer.out = g_string_sized_new (writer.length + 256);
  write_metadata (writer.out, bibliography);
  steps = list_steps (&writer);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      write_references (&writer, step->start);
      write_node (&writer, step->node);
    }
  write_references (&writer, writer.length);
  copy_to (&writer, writer.length);
  return g_string_free (writer.out, FALSE);
}
