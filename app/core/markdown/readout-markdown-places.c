/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the nodes of cmark's tree stand in the source. What cmark says of blocks is true; its
 * inlines are followed through the source character by character.
 */
#include "markdown/readout-markdown-private.h"

#include <string.h>

/* How far a character is looked for that is not where it should be, in bytes. */
#define SEARCH_LENGTH 256

/* The longest name of an entity, with `&` and `;`, is 33 bytes. */
#define ENTITY_MAX_LENGTH 34

/* The way through the source of one block. */
typedef struct
{
  ReadoutMarkdown *markdown;
  const char *source;
  guint32 at;
  guint32 end;
  guint quotes;
  gint64 budget; /* of bytes looked at in vain: when it is spent, the rest of the block is not
                    followed */
  gboolean sets_places;
  GString *words; /* nullable */
  GArray *runs;   /* nullable */
} Way;

static gboolean
is_line_end (char character)
{
  return character == '\n' || character == '\r';
}

static gboolean
is_blank (char character)
{
  return character == ' ' || character == '\t';
}

static gboolean
is_lost (Way *way)
{
  return way->budget <= 0;
}

/* Skips what stands before the words of a line that goes on with a paragraph. */
static void
skip_line_start (Way *way)
{
  guint quotes = way->quotes;

  while (way->at < way->end &&
         (is_blank (way->source[way->at]) || (way->source[way->at] == '>' && quotes > 0)))
    {
      if (way->source[way->at] == '>')
        quotes--;
      way->at++;
    }
}

static void
skip_line_end (Way *way)
{
  if (way->at < way->end && way->source[way->at] == '\r')
    way->at++;
  if (way->at < way->end && way->source[way->at] == '\n')
    way->at++;
  skip_line_start (way);
}

static void
skip_blanks (Way *way)
{
  while (way->at < way->end &&
         (is_blank (way->source[way->at]) || is_line_end (way->source[way->at])))
    {
      if (is_line_end (way->source[way->at]))
        skip_line_end (way);
      else
        way->at++;
    }
}

static void
add_words (Way *way, const char *words, gsize length, guint32 source, guint32 source_length)
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
decode_entity (Way *way, guint32 at, guint32 *length)
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
find_text (Way *way, const char *rest, gsize length)
{
  guint32 limit = MIN (way->end, way->at + SEARCH_LENGTH);
  gsize n_same = MIN (length, 4);

  for (guint32 at = way->at; at + n_same <= limit; at++)
    if (memcmp (way->source + at, rest, n_same) == 0)
      {
        way->budget -= at - way->at;
        way->at = at;
        return TRUE;
      }
  way->budget -= SEARCH_LENGTH;
  return FALSE;
}

/* Follows the beginning of @rest, the words of a text node; returns how many of its bytes were
 * found here, 0 for none. */
static gsize
follow_piece (Way *way, const char *rest, gsize length)
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

static ReadoutSpan
follow_text (Way *way, const char *literal)
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
follow_code_words (Way *way, const char *literal, guint32 end)
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

static ReadoutSpan
follow_code (Way *way, const char *literal)
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

static ReadoutSpan
follow_html (Way *way, const char *literal)
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

static void
follow_break (Way *way, gboolean is_hard)
{
  guint32 start;

  while (way->at < way->end &&
         (is_blank (way->source[way->at]) ||
          (is_hard && way->source[way->at] == '\\' && is_line_end (way->source[way->at + 1]))))
    way->at++;
  start = way->at;
  if (way->at < way->end && is_line_end (way->source[way->at]))
    skip_line_end (way);
  add_words (way, is_hard ? "\n" : " ", 1, start, way->at - start);
}

static void
skip_delimiter (Way *way, guint n_characters)
{
  while (n_characters-- > 0 && way->at < way->end &&
         (way->source[way->at] == '*' || way->source[way->at] == '_'))
    way->at++;
}

/* Skips up to and with @close; FALSE if it is not there. */
static gboolean
skip_enclosed (Way *way, char close)
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
skip_destination (Way *way)
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
skip_inline_target (Way *way)
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
static void
skip_link_end (Way *way)
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

static void
enter_link (Way *way, gboolean is_image)
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

static void
set_start (Way *way, cmark_node *node)
{
  ReadoutMarkdownPlace place = { { way->at, way->at }, NULL };

  if (!way->sets_places)
    return;
  g_array_append_val (way->markdown->places, place);
  cmark_node_set_user_data (node, GUINT_TO_POINTER (way->markdown->places->len));
}

static void
set_span (Way *way, cmark_node *node, ReadoutSpan span)
{
  ReadoutMarkdownPlace *place;

  if (!way->sets_places)
    return;
  set_start (way, node);
  place = readout_markdown_get_place (way->markdown, node);
  place->span = span;
}

static void
set_end (Way *way, cmark_node *node)
{
  if (way->sets_places)
    readout_markdown_get_place (way->markdown, node)->span.end = way->at;
}

static void
follow_container (Way *way, cmark_node *node, gboolean is_entered)
{
  cmark_node_type type = cmark_node_get_type (node);
  guint n_marks = type == CMARK_NODE_STRONG ? 2 : 1;
  gboolean is_link = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;

  if (is_entered)
    {
      set_start (way, node);
      if (is_link)
        enter_link (way, type == CMARK_NODE_IMAGE);
      else
        skip_delimiter (way, n_marks);
      return;
    }
  if (is_link)
    skip_link_end (way);
  else
    skip_delimiter (way, n_marks);
  set_end (way, node);
}

static void
follow_reference (Way *way, cmark_node *node)
{
  ReadoutMarkdownReference *reference = readout_markdown_get_reference (way->markdown, node);

  /* Its span is certain: whatever was lost before it is found again. */
  if (reference != NULL && reference->span.end <= way->end && reference->span.end > way->at)
    {
      way->at = reference->span.end;
      way->budget = MAX (way->budget, SEARCH_LENGTH);
    }
}

static void
follow_node (Way *way, cmark_node *node, gboolean is_entered)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      set_span (way, node, follow_text (way, cmark_node_get_literal (node)));
      break;
    case CMARK_NODE_CODE:
      set_span (way, node, follow_code (way, cmark_node_get_literal (node)));
      break;
    case CMARK_NODE_HTML_INLINE:
      set_span (way, node, follow_html (way, cmark_node_get_literal (node)));
      break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      set_start (way, node);
      follow_break (way, cmark_node_get_type (node) == CMARK_NODE_LINEBREAK);
      set_end (way, node);
      break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      follow_container (way, node, is_entered);
      break;
    case CMARK_NODE_CUSTOM_INLINE:
      if (is_entered)
        follow_reference (way, node);
      break;
    default:
      break;
    }
}

static void
skip_block_start (Way *way, cmark_node *block)
{
  if (cmark_node_get_type (block) != CMARK_NODE_HEADING)
    return;
  /* Only an ATX heading has marks in front. A setext heading that starts with one has it escaped.
   */
  while (way->at < way->end && way->source[way->at] == '#')
    way->at++;
  while (way->at < way->end && is_blank (way->source[way->at]))
    way->at++;
}

static ReadoutSpan
trim (ReadoutMarkdown *markdown, guint32 start, guint32 end)
{
  ReadoutSpan span = { MIN (start, markdown->length), MIN (end, markdown->length) };

  while (span.start < span.end && g_ascii_isspace (markdown->source[span.start]))
    span.start++;
  while (span.end > span.start && g_ascii_isspace (markdown->source[span.end - 1]))
    span.end--;
  return span;
}

static void
add_block_place (ReadoutMarkdown *markdown, cmark_node *node, ReadoutMarkdownRewrite *rewrite)
{
  ReadoutMarkdownPlace place = { { 0, 0 }, NULL };
  int start_line = cmark_node_get_start_line (node);

  if (start_line > 0)
    place.span =
        trim (markdown,
              readout_markdown_rewrite_get_source (rewrite, start_line,
                                                   cmark_node_get_start_column (node), FALSE),
              readout_markdown_rewrite_get_source (rewrite, cmark_node_get_end_line (node),
                                                   cmark_node_get_end_column (node), TRUE));
  if (cmark_node_get_type (node) == CMARK_NODE_CODE_BLOCK && place.span.start < place.span.end)
    {
      /* Indented code: its first line keeps what of its indent belongs to it. */
      while (place.span.start > 0 && is_blank (markdown->source[place.span.start - 1]) &&
             cmark_node_get_literal (node)[0] == ' ')
        place.span.start--;
    }
  g_array_append_val (markdown->places, place);
  cmark_node_set_user_data (node, GUINT_TO_POINTER (markdown->places->len));
}

/* Ends @node where its last child ends: what cmark says of the end of containers differs. */
static void
end_container (ReadoutMarkdown *markdown, cmark_node *node)
{
  ReadoutMarkdownPlace *place = readout_markdown_get_place (markdown, node);
  cmark_node *first = cmark_node_first_child (node);
  cmark_node *last = cmark_node_last_child (node);

  if (last == NULL)
    return;
  place->span.end = readout_markdown_get_span (markdown, last).end;
  if (cmark_node_get_start_line (node) == 0 || place->span.start > place->span.end)
    place->span.start = readout_markdown_get_span (markdown, first).start;
}

static gboolean
holds_inlines (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH ||
         cmark_node_get_type (node) == CMARK_NODE_HEADING;
}

/* A paragraph that begins with link reference definitions begins, for cmark, with these. */
static void
begin_at_words (ReadoutMarkdown *markdown, cmark_node *block)
{
  ReadoutMarkdownPlace *place = readout_markdown_get_place (markdown, block);
  cmark_node *first = cmark_node_first_child (block);
  ReadoutSpan span = { 0, 0 };

  if (cmark_node_get_type (block) != CMARK_NODE_PARAGRAPH || first == NULL)
    return;
  span = readout_markdown_get_span (markdown, first);
  if (span.end > span.start && span.start > place->span.start && span.end <= place->span.end)
    place->span.start = span.start;
}

void
readout_markdown_align (ReadoutMarkdown *markdown,
                        cmark_node *node,
                        guint quotes,
                        gboolean sets_places,
                        GString *words,
                        GArray *runs)
{
  ReadoutSpan span = readout_markdown_get_span (markdown, node);
  Way way = { .markdown = markdown,
              .source = markdown->source,
              .at = span.start,
              .end = span.end,
              .quotes = quotes,
              .budget = 4096 + 4 * (gint64)(span.end - span.start),
              .sets_places = sets_places,
              .words = words,
              .runs = runs };
  cmark_iter *iter = cmark_iter_new (node);
  cmark_event_type event;

  skip_block_start (&way, node);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    follow_node (&way, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
}

void
readout_markdown_place_nodes (ReadoutMarkdown *markdown,
                              cmark_node *root,
                              ReadoutMarkdownRewrite *rewrite)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;
  guint quotes = 0;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      gboolean is_quote = cmark_node_get_type (node) == CMARK_NODE_BLOCK_QUOTE;

      if (cmark_node_get_type (node) >= CMARK_NODE_FIRST_INLINE)
        continue;
      if (event == CMARK_EVENT_ENTER)
        {
          quotes += is_quote;
          add_block_place (markdown, node, rewrite);
          if (holds_inlines (node))
            {
              readout_markdown_align (markdown, node, quotes, TRUE, NULL, NULL);
              begin_at_words (markdown, node);
            }
          continue;
        }
      quotes -= is_quote;
      if (!holds_inlines (node))
        end_container (markdown, node);
    }
  cmark_iter_free (iter);
}
