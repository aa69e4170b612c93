/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a block as they are set, with how they look and where they come from.
 */
#include "typeset/readout-rich-text-private.h"

#include <string.h>

/* U+2019 */
#define APOSTROPHE "\xE2\x80\x99"

/* The longest beginning of an address that stays in one line, in bytes. */
#define MAX_UNBROKEN 40

/* So many numbers of notes stay in one line with the word that they are at. */
#define MAX_UNBROKEN_NUMBERS 5

static void
extend_range (ReadoutRichText *rich, guint flags, int link, int picture)
{
  ReadoutTextRange range = { rich->text->len, flags, link, picture };
  ReadoutTextRange *last = NULL;

  if (rich->ranges->len > 0)
    last = &g_array_index (rich->ranges, ReadoutTextRange, rich->ranges->len - 1);
  if (last != NULL && last->flags == flags && last->link == link && picture < 0 &&
      last->picture < 0)
    last->end = range.end;
  else if (last == NULL || last->end < range.end)
    g_array_append_val (rich->ranges, range);
}

/* Appends @words without what has no place in a line. */
static void
append_clean (GString *text, const char *words, gsize length)
{
  const char *end = words + length;
  const char *copied = words;

  for (const char *at = words; at < end; at = g_utf8_next_char (at))
    {
      gunichar character = (guchar)*at;
      gboolean is_space;

      if (character >= 0x20 && character != 0x7F && character != 0xC2 && character != 0xE2)
        continue;
      character = g_utf8_get_char (at);
      is_space =
          character == '\t' || character == 0x85 || character == 0x2028 || character == 0x2029;
      if (character == '\n' || (!is_space && !g_unichar_iscntrl (character)))
        continue;
      g_string_append_len (text, copied, at - copied);
      if (is_space)
        g_string_append_c (text, ' ');
      copied = g_utf8_next_char (at);
    }
  g_string_append_len (text, copied, end - copied);
}

static int
add_link (const ReadoutInlines *inlines,
          ReadoutTextLinkKind kind,
          const char *target,
          ReadoutMarkdownReference *reference,
          guint32 source)
{
  ReadoutTextLink *link = g_new0 (ReadoutTextLink, 1);

  link->kind = kind;
  link->target = g_strdup (target);
  link->reference = reference;
  link->source = source;
  g_ptr_array_add (inlines->links, link);
  return inlines->links->len - 1;
}

/* The link for @address; -1 if it must not or cannot be followed. */
static int
add_address (const ReadoutInlines *inlines, const char *address, guint32 source)
{
  static const char *const safe_schemes[] = { "http", "https", "mailto" };
  g_autofree char *scheme = g_uri_parse_scheme (address);

  if (address[0] == '#' && address[1] != '\0')
    {
      g_autofree char *anchor = g_uri_unescape_string (address + 1, NULL);

      return add_link (inlines, READOUT_TEXT_LINK_ANCHOR, anchor != NULL ? anchor : address + 1,
                       NULL, source);
    }
  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (safe_schemes); i++)
    if (strcmp (scheme, safe_schemes[i]) == 0)
      return add_link (inlines, READOUT_TEXT_LINK_URI, address, NULL, source);
  return -1;
}

/* The number of a note stands at the word before it, not at the beginning of a line. */
static void
bind_number (ReadoutRichText *rich)
{
  ReadoutTextRange *last;
  ReadoutTextRange bound;
  const char *text = rich->text->str;
  const char *character;

  while (rich->text->len > 0 && text[rich->text->len - 1] == ' ' && rich->ranges->len > 0)
    {
      last = &g_array_index (rich->ranges, ReadoutTextRange, rich->ranges->len - 1);
      g_string_truncate (rich->text, rich->text->len - 1);
      last->end--;
      if (last->end ==
          (rich->ranges->len > 1
               ? g_array_index (rich->ranges, ReadoutTextRange, rich->ranges->len - 2).end
               : 0))
        g_array_set_size (rich->ranges, rich->ranges->len - 1);
    }
  if (rich->text->len == 0)
    return;
  last = &g_array_index (rich->ranges, ReadoutTextRange, rich->ranges->len - 1);
  character = g_utf8_find_prev_char (text, text + rich->text->len);
  if (character == NULL || last->picture >= 0 || (last->flags & READOUT_TEXT_UNBROKEN) != 0)
    return;
  bound = *last;
  bound.flags |= READOUT_TEXT_UNBROKEN;
  if (character - text >
      (rich->ranges->len > 1
           ? (gssize)g_array_index (rich->ranges, ReadoutTextRange, rich->ranges->len - 2).end
           : 0))
    {
      last->end = character - text;
      g_array_append_val (rich->ranges, bound);
    }
  else
    last->flags = bound.flags;
}

static void
add_reference (ReadoutRichText *rich,
               const ReadoutInlines *inlines,
               ReadoutMarkdownReference *reference,
               ReadoutAround *around,
               guint flags)
{
  guint length = reference->span.end - reference->span.start;
  guint number_flags = (flags & READOUT_TEXT_PALE) | READOUT_TEXT_NUMBER |
                       (around->n_numbers < MAX_UNBROKEN_NUMBERS ? READOUT_TEXT_UNBROKEN : 0);
  char number[16];
  int link;

  if (reference->number == 0)
    return;
  if (around->n_numbers > 0)
    readout_rich_text_add (rich, ",\xE2\x80\x8A", strlen (",\xE2\x80\x8A"), number_flags, -1, 0, 0);
  else
    bind_number (rich);
  link = add_link (inlines, READOUT_TEXT_LINK_CITATION, reference->note->key, reference,
                   reference->span.start);
  g_snprintf (number, sizeof number, "%u", reference->number);
  readout_rich_text_add (rich, number, strlen (number), number_flags | READOUT_TEXT_LINK, link,
                         reference->span.start, length);
}

static void
add_inline_html (ReadoutRichText *rich, const char *html, guint flags, guint32 source)
{
  if (readout_markdown_html_is_break (html))
    readout_rich_text_add (rich, " \n", 2, flags, -1, source, 1);
}

/* The part of an address that no line shall end in: its scheme and host, if that is short. */
static gsize
get_unbroken_length (const char *words)
{
  const char *host = strstr (words, "://");
  gsize length;

  if (host == NULL || host - words > 8)
    return 0;
  length = host + 3 - words + strcspn (host + 3, "/");
  return length <= MAX_UNBROKEN ? length : 0;
}

static gboolean
is_letter_before (const char *words, gsize at)
{
  const char *before = g_utf8_find_prev_char (words, words + at);

  return before != NULL && g_unichar_isalpha (g_utf8_get_char (before));
}

/* Adds words with the apostrophes in them as a printer sets them. */
static void
add_words (ReadoutRichText *rich,
           const char *words,
           gsize length,
           guint flags,
           guint32 source,
           guint32 source_length)
{
  gsize start = 0;

  /* With escapes and entities in it, words and source do not go side by side. */
  for (gsize i = 1; i + 1 < length && source_length == length; i++)
    {
      if (words[i] != '\'' || !is_letter_before (words, i) ||
          !g_unichar_isalpha (g_utf8_get_char (words + i + 1)))
        continue;
      readout_rich_text_add (rich, words + start, i - start, flags, -1, source + start, i - start);
      readout_rich_text_add (rich, APOSTROPHE, strlen (APOSTROPHE), flags, -1, source + i, 1);
      start = i + 1;
    }
  readout_rich_text_add (rich, words + start, length - start, flags, -1, source + start,
                         source_length - start);
}

static void
add_text (ReadoutRichText *rich,
          const char *words,
          const ReadoutAround *around,
          guint flags,
          guint32 source,
          guint32 source_length)
{
  gsize length = strlen (words);
  gsize unbroken = around->link >= 0 ? get_unbroken_length (words) : 0;

  if (around->link < 0)
    {
      add_words (rich, words, length, flags, source, source_length);
      return;
    }
  if (unbroken > 0 && source_length >= length)
    {
      readout_rich_text_add (rich, words, unbroken, flags | READOUT_TEXT_UNBROKEN, around->link,
                             source, unbroken);
      words += unbroken;
      length -= unbroken;
      source += unbroken;
      source_length -= unbroken;
    }
  readout_rich_text_add (rich, words, length, flags, around->link, source, source_length);
}

/* Adds one node; returns whether its children are to be skipped. */
static gboolean
add_node (ReadoutRichText *rich,
          const ReadoutInlines *inlines,
          cmark_node *node,
          gboolean is_entered,
          ReadoutAround *around,
          guint flags)
{
  ReadoutSpan span = readout_markdown_get_span (inlines->markdown, node);
  guint32 length = span.end - span.start;
  const char *literal = cmark_node_get_literal (node);
  ReadoutMarkdownReference *reference;

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      add_text (rich, literal, around, readout_around_get_flags (around, flags), span.start,
                length);
      break;
    case CMARK_NODE_CODE:
      readout_rich_text_add (rich, literal, strlen (literal),
                             readout_around_get_flags (around, flags) | READOUT_TEXT_CODE,
                             around->link, span.start, length);
      break;
    case CMARK_NODE_SOFTBREAK:
      readout_rich_text_add (rich, " ", 1, readout_around_get_flags (around, flags), around->link,
                             span.start, 1);
      break;
    case CMARK_NODE_LINEBREAK:
      /* The space parts the words for who takes them out of a PDF. */
      readout_rich_text_add (rich, " \n", 2, readout_around_get_flags (around, flags), around->link,
                             span.start, 1);
      break;
    case CMARK_NODE_HTML_INLINE:
      add_inline_html (rich, literal, readout_around_get_flags (around, flags), span.start);
      return FALSE;
    case CMARK_NODE_EMPH:
      around->italic += is_entered ? 1 : -1;
      return FALSE;
    case CMARK_NODE_STRONG:
      around->bold += is_entered ? 1 : -1;
      return FALSE;
    case CMARK_NODE_LINK:
      around->link = is_entered ? add_address (inlines, cmark_node_get_url (node), span.start) : -1;
      return FALSE;
    case CMARK_NODE_IMAGE:
      if (is_entered)
        return readout_rich_text_enter_image (rich, inlines, node, around, flags, span);
      around->images--;
      around->italic--;
      return FALSE;
    case CMARK_NODE_CUSTOM_INLINE:
      reference = readout_markdown_get_reference (inlines->markdown, node);
      if (is_entered && reference != NULL)
        {
          add_reference (rich, inlines, reference, around, flags);
          around->n_numbers += reference->number > 0;
        }
      return FALSE;
    default:
      return FALSE;
    }
  around->n_numbers = 0;
  return FALSE;
}

/* Adds what is below @root, and @root itself if @with_root. */
static void
add_nodes (ReadoutRichText *rich,
           const ReadoutInlines *inlines,
           cmark_node *root,
           gboolean with_root,
           ReadoutAround *around,
           guint flags)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if ((with_root || node != root) &&
          add_node (rich, inlines, node, event == CMARK_EVENT_ENTER, around, flags))
        {
          /* The image is shown: its alternative text is not. */
          cmark_iter_reset (iter, node, CMARK_EVENT_EXIT);
        }
    }
  cmark_iter_free (iter);
}

void
readout_text_link_free (ReadoutTextLink *link)
{
  g_free (link->target);
  g_free (link);
}

ReadoutRichText *
readout_rich_text_new (const ReadoutInlines *inlines)
{
  ReadoutRichText *rich = g_new0 (ReadoutRichText, 1);

  rich->text = g_string_new (NULL);
  rich->ranges = g_array_new (FALSE, FALSE, sizeof (ReadoutTextRange));
  rich->sources = g_array_new (FALSE, FALSE, sizeof (ReadoutMarkdownRun));
  rich->first_link = inlines->links->len;
  rich->first_picture = inlines->pictures->len;
  return rich;
}

void
readout_rich_text_free (ReadoutRichText *rich)
{
  g_string_free (rich->text, TRUE);
  g_array_unref (rich->ranges);
  g_array_unref (rich->sources);
  g_free (rich);
}

void
readout_rich_text_add (ReadoutRichText *rich,
                       const char *words,
                       gsize length,
                       guint flags,
                       int link,
                       guint32 source,
                       guint32 source_length)
{
  ReadoutMarkdownRun run = { rich->text->len, source, 0, source_length };

  append_clean (rich->text, words, length);
  run.text_length = rich->text->len - run.text;
  if (run.text_length == 0)
    return;
  extend_range (rich, flags, link >= 0 ? link - (int)rich->first_link : -1, -1);
  if (source_length > 0)
    g_array_append_val (rich->sources, run);
}

void
readout_rich_text_add_inlines (ReadoutRichText *rich,
                               const ReadoutInlines *inlines,
                               cmark_node *block,
                               guint flags)
{
  ReadoutAround around = { 0, 0, 0, -1, 0 };

  add_nodes (rich, inlines, block, FALSE, &around, flags);
}

void
readout_rich_text_add_cell (ReadoutRichText *rich,
                            const ReadoutInlines *inlines,
                            const ReadoutMarkdownCell *cell,
                            guint flags)
{
  ReadoutAround around = { 0, 0, 0, -1, 0 };
  cmark_node *node = cell->first;

  while (node != NULL)
    {
      gboolean is_last = node == cell->last;

      if (cmark_node_get_type (node) == CMARK_NODE_TEXT)
        {
          const char *literal = cmark_node_get_literal (node);
          guint32 start = node == cell->first ? cell->first_byte : 0;
          guint32 end = is_last ? cell->last_byte : strlen (literal);
          g_autofree char *words = g_strndup (literal + start, end - start);

          add_text (rich, words, &around, flags,
                    readout_markdown_get_span (inlines->markdown, node).start + start, end - start);
          around.n_numbers = 0;
        }
      else
        add_nodes (rich, inlines, node, TRUE, &around, flags);
      node = is_last ? NULL : cmark_node_next (node);
    }
}

gboolean
readout_rich_text_add_html (ReadoutRichText *rich, const char *html, guint32 source)
{
  g_autofree char *words = readout_markdown_dup_html_words (html);

  if (*words == '\0')
    return rich->text->len > 0;
  if (rich->text->len > 0)
    readout_rich_text_add (rich, " ", 1, 0, -1, source, 0);
  readout_rich_text_add (rich, words, strlen (words), 0, -1, source, 0);
  return TRUE;
}

gboolean
readout_rich_text_get_source (ReadoutRichText *rich, guint32 at, guint32 *source)
{
  guint low = 0;
  guint high = rich->sources->len;
  const ReadoutMarkdownRun *run;

  if (rich->sources->len == 0)
    return FALSE;
  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (rich->sources, ReadoutMarkdownRun, middle).text <= at)
        low = middle;
      else
        high = middle;
    }
  run = &g_array_index (rich->sources, ReadoutMarkdownRun, low);
  *source = run->source + (at > run->text ? MIN (at - run->text, run->source_length - 1) : 0);
  return TRUE;
}
