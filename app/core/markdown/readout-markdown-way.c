/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Follows the words of inlines through the source, character by character.
 */
#include "markdown/readout-markdown-way.h"

#include <string.h>

/* The longest name of an entity, with `&` and `;`, is 33 bytes. */
#define ENTITY_MAX_LENGTH 34

static gboolean
is_line_end (char character)
{
  return character == '\n' || character == '\r';
}

static gboolean
is_lost (ReadoutMarkdownWay *way)
{
  return way->budget <= 0;
}

/* Skips what stands before the words of a line that goes on with a paragraph. */
static void
skip_line_start (ReadoutMarkdownWay *way)
{
  guint quotes = way->quotes;

  while (way->at < way->end && (readout_markdown_is_blank (way->source[way->at]) ||
                                (way->source[way->at] == '>' && quotes > 0)))
    {
      if (way->source[way->at] == '>')
        quotes--;
      way->at++;
    }
}

static void
skip_line_end (ReadoutMarkdownWay *way)
{
  if (way->at < way->end && way->source[way->at] == '\r')
    way->at++;
  if (way->at < way->end && way->source[way->at] == '\n')
    way->at++;
  skip_line_start (way);
}

static void
skip_blanks (ReadoutMarkdownWay *way)
{
  while (way->at < way->end &&
         (readout_markdown_is_blank (way->source[way->at]) || is_line_end (way->source[way->at])))
    {
      if (is_line_end (way->source[way->at]))
        skip_line_end (way);
      else
        way->at++;
    }
}

static void
add_words (
    ReadoutMarkdownWay *way, const char *words, gsize length, guint32 source, guint32 source_length)
{
  ReadoutMarkdownRun *last = NULL;
  ReadoutMarkdownRun run;

  if (way->words == NULL)
    return;
  run.text = way->words->len;
  run.source = source;
  run.text_length = length;
  run.source_length = source_length;
  g_string_append_len (way->words, words, length);
  if (way->runs == NULL)
    return;
  if (way->runs->len > 0)
    last = &g_array_index (way->runs, ReadoutMarkdownRun, way->runs->len - 1);
  if (last != NULL && last->text_length == last->source_length && length == source_length &&
      last->source + last->source_length == source && last->text + last->text_length == run.text)
    {
      last->text_length += length;
      last->source_length += source_length;
    }
  else
    g_array_append_val (way->runs, run);
}

/* The text of the entity at @at, which is @length bytes long; %NULL if there is none. */
static char *
decode_entity (ReadoutMarkdownWay *way, guint32 at, guint32 *length)
{
  guint32 end = at + 1;
  g_autofree char *entity = NULL;
  cmark_node *root;
  cmark_node *paragraph;
  cmark_node *text;
  char *decoded = NULL;

  while (end < way->end && end - at < ENTITY_MAX_LENGTH &&
         (g_ascii_isalnum (way->source[end]) || way->source[end] == '#'))
    end++;
  if (end >= way->end || way->source[end] != ';' || end == at + 1)
    return NULL;
  end++;
  *length = end - at;
  /* cmark knows the names. The letter keeps the white space that an entity can stand for. */
  entity = g_strdup_printf ("x%.*sx", (int)*length, way->source + at);
  root = cmark_parse_document (entity, strlen (entity), CMARK_OPT_DEFAULT);
  cmark_consolidate_text_nodes (root);
  paragraph = cmark_node_first_child (root);
  text = paragraph != NULL ? cmark_node_first_child (paragraph) : NULL;
  if (text != NULL && cmark_node_get_type (text) == CMARK_NODE_TEXT)
    {
      const char *literal = cmark_node_get_literal (text);
      gsize n_bytes = strlen (literal);

      if (n_bytes > 2 && !g_str_equal (literal, entity))
        decoded = g_strndup (literal + 1, n_bytes - 2);
    }
  cmark_node_free (root);
  return decoded;
}

/* Goes to where @rest of a text goes on, if that is near. */
static gboolean
find_text (ReadoutMarkdownWay *way, const char *rest, gsize length)
{
  guint32 limit = MIN (way->end, way->at + READOUT_MARKDOWN_SEARCH_LENGTH);
  gsize n_same = MIN (length, 4);

  for (guint32 at = way->at; at + n_same <= limit; at++)
    if (memcmp (way->source + at, rest, n_same) == 0)
      {
        way->budget -= at - way->at;
        way->at = at;
        return TRUE;
      }
  way->budget -= READOUT_MARKDOWN_SEARCH_LENGTH;
  return FALSE;
}

/* Follows the beginning of @rest, the words of a text node; returns how many of its bytes were
 * found here, 0 for none. */
static gsize
follow_piece (ReadoutMarkdownWay *way, const char *rest, gsize length)
{
  const char *source = way->source + way->at;
  gsize left = way->end - way->at;
  gsize n_same = 0;

  if (left > 1 && source[0] == '\\' && g_ascii_ispunct (source[1]) && source[1] == rest[0])
    {
      add_words (way, rest, 1, way->at, 2);
      way->at += 2;
      return 1;
    }
  if (left > 0 && source[0] == '&')
    {
      guint32 entity_length;
      g_autofree char *decoded = decode_entity (way, way->at, &entity_length);
      gsize decoded_length = decoded != NULL ? strlen (decoded) : 0;

      if (decoded != NULL && decoded_length <= length &&
          memcmp (decoded, rest, decoded_length) == 0)
        {
          add_words (way, rest, decoded_length, way->at, entity_length);
          way->at += entity_length;
          return decoded_length;
        }
    }
  while (n_same < length && n_same < left && source[n_same] == rest[n_same])
    {
      if (n_same > 0 && (source[n_same] == '&' || (source[n_same] == '\\' && n_same + 1 < left &&
                                                   g_ascii_ispunct (source[n_same + 1]))))
        break;
      n_same++;
    }
  if (n_same > 0)
    {
      add_words (way, rest, n_same, way->at, n_same);
      way->at += n_same;
    }
  return n_same;
}

ReadoutSpan
readout_markdown_way_follow_text (ReadoutMarkdownWay *way, const char *literal)
{
  ReadoutSpan span = { 0, 0 };
  gsize length = strlen (literal);
  gsize i = 0;

  while (i < length && !is_lost (way))
    {
      guint32 start = way->at;
      gsize n_found = follow_piece (way, literal + i, length - i);

      if (n_found == 0 && find_text (way, literal + i, length - i))
        {
          start = way->at;
          n_found = follow_piece (way, literal + i, length - i);
        }
      if (n_found == 0)
        {
          n_found = g_utf8_skip[(guchar)literal[i]];
          n_found = MIN (n_found, length - i);
          add_words (way, literal + i, n_found, way->at, 0);
        }
      else if (span.end == 0)
        span.start = start;
      if (way->at > start)
        span.end = way->at;
      i += n_found;
    }
  if (i < length)
    add_words (way, literal + i, length - i, way->at, 0);
  return span;
}

/* Follows the words of a code span after its opening backticks, as cmark has made them from the
 * source: line ends are spaces, and one space may be gone at both ends. */
static void
follow_code_words (ReadoutMarkdownWay *way, const char *literal, guint32 end)
{
  gsize i = 0;

  if (way->at < end && way->source[way->at] != literal[0] && way->source[way->at] == ' ')
    way->at++;
  while (literal[i] != '\0' && way->at < end)
    {
      guint32 start = way->at;

      if (is_line_end (way->source[way->at]))
        {
          skip_line_end (way);
          if (literal[i] == ' ')
            {
              add_words (way, " ", 1, start, way->at - start);
              i++;
            }
          continue;
        }
      if (way->source[way->at] != literal[i])
        break;
      add_words (way, literal + i, 1, way->at, 1);
      way->at++;
      i++;
    }
  if (literal[i] != '\0')
    add_words (way, literal + i, strlen (literal + i), way->at, 0);
}

ReadoutSpan
readout_markdown_way_follow_code (ReadoutMarkdownWay *way, const char *literal)
{
  ReadoutSpan span = { 0, 0 };
  guint32 open = 0;
  guint32 close;

  if (way->at < way->end && way->source[way->at] != '`')
    find_text (way, "`", 1);
  span.start = way->at;
  while (way->at < way->end && way->source[way->at] == '`')
    {
      way->at++;
      open++;
    }
  close = way->at;
  while (close < way->end && open > 0)
    {
      guint32 n_ticks = 0;

      while (close + n_ticks < way->end && way->source[close + n_ticks] == '`')
        n_ticks++;
      if (n_ticks == open)
        break;
      close += MAX (n_ticks, 1);
    }
  if (open == 0 || close >= way->end)
    {
      add_words (way, literal, strlen (literal), way->at, 0);
      span.start = 0;
      way->budget -= close - way->at;
      return span;
    }
  follow_code_words (way, literal, close);
  way->at = close + open;
  span.end = way->at;
  return span;
}

ReadoutSpan
readout_markdown_way_follow_html (ReadoutMarkdownWay *way, const char *literal)
{
  ReadoutSpan span = { 0, 0 };

  if (way->at < way->end && way->source[way->at] != '<' && !find_text (way, literal, 4))
    return span;
  span.start = way->at;
  for (const char *at = literal; *at != '\0' && way->at < way->end;)
    {
      if (is_line_end (way->source[way->at]))
        {
          skip_line_end (way);
          while (is_line_end (*at))
            at++;
        }
      else if (way->source[way->at] == *at)
        {
          way->at++;
          at++;
        }
      else
        break;
    }
  span.end = way->at;
  return span;
}

void
readout_markdown_way_follow_break (ReadoutMarkdownWay *way, gboolean is_hard)
{
  guint32 start;

  while (way->at < way->end &&
         (readout_markdown_is_blank (way->source[way->at]) ||
          (is_hard && way->source[way->at] == '\\' && is_line_end (way->source[way->at + 1]))))
    way->at++;
  start = way->at;
  if (way->at < way->end && is_line_end (way->source[way->at]))
    skip_line_end (way);
  add_words (way, is_hard ? "\n" : " ", 1, start, way->at - start);
}

void
readout_markdown_way_skip_delimiter (ReadoutMarkdownWay *way, guint n_characters)
{
  while (n_characters-- > 0 && way->at < way->end &&
         (way->source[way->at] == '*' || way->source[way->at] == '_'))
    way->at++;
}

/* Skips up to and with @close; FALSE if it is not there. */
static gboolean
skip_enclosed (ReadoutMarkdownWay *way, char close)
{
  for (; way->at < way->end && !is_lost (way); way->at++, way->budget--)
    {
      if (way->source[way->at] == close)
        {
          way->at++;
          return TRUE;
        }
      if (way->source[way->at] == '\\' && way->at + 1 < way->end)
        way->at++;
    }
  return FALSE;
}

static void
skip_destination (ReadoutMarkdownWay *way)
{
  guint depth = 0;

  if (way->at < way->end && way->source[way->at] == '<')
    {
      way->at++;
      skip_enclosed (way, '>');
      return;
    }
  for (; way->at < way->end && !is_lost (way); way->at++, way->budget--)
    {
      char character = way->source[way->at];

      if (g_ascii_isspace (character) || g_ascii_iscntrl (character) ||
          (character == ')' && depth == 0))
        return;
      if (character == '\\' && way->at + 1 < way->end && g_ascii_ispunct (way->source[way->at + 1]))
        way->at++;
      else if (character == '(')
        depth++;
      else if (character == ')')
        depth--;
    }
}

/* Skips `(destination "title")`; FALSE and no move if that is not there. */
static gboolean
skip_inline_target (ReadoutMarkdownWay *way)
{
  guint32 start = way->at;
  char quote;

  way->at++;
  skip_blanks (way);
  skip_destination (way);
  skip_blanks (way);
  quote = way->at < way->end ? way->source[way->at] : '\0';
  if (quote == '"' || quote == '\'' || quote == '(')
    {
      way->at++;
      skip_enclosed (way, quote == '(' ? ')' : quote);
      skip_blanks (way);
    }
  if (way->at < way->end && way->source[way->at] == ')')
    {
      way->at++;
      return TRUE;
    }
  way->at = start;
  return FALSE;
}

/* Skips `](…)`, `][…]` or `]` after the words of a link. */
void
readout_markdown_way_skip_link_end (ReadoutMarkdownWay *way)
{
  guint32 start;

  if (way->at < way->end && way->source[way->at] != ']')
    {
      if (way->source[way->at] == '>')
        {
          way->at++;
          return;
        }
      if (!find_text (way, "]", 1))
        return;
    }
  way->at++;
  if (way->at >= way->end)
    return;
  if (way->source[way->at] == '(' && skip_inline_target (way))
    return;
  start = way->at;
  if (way->source[way->at] == '[')
    {
      way->at++;
      if (!skip_enclosed (way, ']'))
        way->at = start;
    }
}

void
readout_markdown_way_enter_link (ReadoutMarkdownWay *way, gboolean is_image)
{
  if (is_image)
    {
      if (way->at < way->end && way->source[way->at] != '!')
        find_text (way, "![", 2);
      way->at = MIN (way->at + 2, way->end);
      return;
    }
  if (way->at < way->end && way->source[way->at] != '[' && way->source[way->at] != '<')
    find_text (way, "[", 1);
  way->at = MIN (way->at + 1, way->end);
}
