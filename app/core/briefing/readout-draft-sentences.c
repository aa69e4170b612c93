/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A briefing taken apart into sentences, with their citations and quotations.
 */
#include "briefing/readout-draft-sentences.h"

#include <string.h>

#include "briefing/readout-abbreviation.h"

/* A line without a full stop is a label up to this length; beyond it is a sentence that is not
 * finished. */
#define LABEL_WORDS_MAX 15

typedef struct
{
  ReadoutMarkdown *markdown;
  GPtrArray *sentences;
  char *words;
  gsize length;
  GArray *runs;
  GArray *places;  /* of guint32: where each reference stands in words, ascending */
  GPtrArray *keys; /* of const char *: the key of each */
} Block;

static void
free_sentence (gpointer data)
{
  ReadoutDraftSentence *sentence = data;

  g_free (sentence->words);
  g_ptr_array_unref (sentence->keys);
  g_array_unref (sentence->quotations);
  g_array_unref (sentence->runs);
  g_free (sentence);
}

/* Where in the words a byte of the source stands: at the next run. */
static guint32
find_place (GArray *runs, gsize length, guint32 source)
{
  guint low = 0;
  guint high = runs->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (runs, ReadoutMarkdownRun, middle).source < source)
        low = middle + 1;
      else
        high = middle;
    }
  return low < runs->len ? g_array_index (runs, ReadoutMarkdownRun, low).text : (guint32)length;
}

/* Quotation marks that are open, innermost last. What “ is hangs on what is open: it opens in
 * English and closes in German. */
typedef struct
{
  guint depth;
  gboolean low;      /* the outermost one is „ */
  gboolean straight; /* the outermost one is " */
  gboolean unpaired; /* a mark closed what was not open */
} Marks;

/* Takes the character at @p. Returns 1 when it opens a quotation, -1 when it closes one, 0 when it
 * does neither. */
static int
read_mark (Marks *marks, const char *p)
{
  gboolean opens = strncmp (p, "„", 3) == 0 || strncmp (p, "«", 2) == 0 ||
                   (strncmp (p, "“", 3) == 0 && !marks->low) || (*p == '"' && marks->depth == 0);
  gboolean closes = !opens && (strncmp (p, "”", 3) == 0 || strncmp (p, "»", 2) == 0 ||
                               strncmp (p, "“", 3) == 0 || (*p == '"' && marks->straight));

  if (opens && marks->depth++ == 0)
    {
      marks->low = strncmp (p, "„", 3) == 0;
      marks->straight = *p == '"';
    }
  else if (closes && marks->depth == 0)
    marks->unpaired = TRUE;
  else if (closes && --marks->depth == 0)
    marks->low = marks->straight = FALSE;
  return opens ? 1 : closes ? -1 : 0;
}

static gboolean
is_closing (const char *p)
{
  return *p == '"' || strncmp (p, "”", 3) == 0 || strncmp (p, "»", 2) == 0 ||
         strncmp (p, "“", 3) == 0;
}

static gboolean
has_reference_at (Block *block, guint32 place)
{
  guint low = 0;
  guint high = block->places->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (block->places, guint32, middle) < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low < block->places->len && g_array_index (block->places, guint32, low) == place;
}

/* The end of the sentence that begins at @start. @quoted: whether marks hold a sentence together.
 */
static gsize
find_sentence_end (Block *block, gsize start, gboolean quoted)
{
  const char *words = block->words;
  Marks marks = { 0 };

  for (gsize i = start; i < block->length;)
    {
      gsize size = g_utf8_skip[(guchar)words[i]];
      gsize next = i + size;
      gboolean stop = strchr (".!?", words[i]) != NULL ||
                      (strncmp (words + i, "…", 3) == 0 && i > start && words[i - 1] != ' ');

      read_mark (&marks, words + i);
      if (!stop)
        {
          i = next;
          continue;
        }
      while (next < block->length && (strchr (".!?)'*", words[next]) != NULL ||
                                      (marks.depth > 0 && is_closing (words + next)) ||
                                      strncmp (words + next, "’", 3) == 0))
        {
          read_mark (&marks, words + next);
          next += g_utf8_skip[(guchar)words[next]];
        }
      if (next >= block->length)
        return block->length;
      if (g_ascii_isspace (words[next]) && !(quoted && marks.depth > 0))
        {
          gsize after = next;

          if (has_reference_at (block, (guint32)next))
            return next;
          while (after < block->length && g_ascii_isspace (words[after]))
            after++;
          if (after >= block->length)
            return block->length;
          if (!g_unichar_islower (g_utf8_get_char (words + after)) &&
              !(words[i] == '.' && next == i + 1 && readout_abbreviation_ends_at (words, start, i)))
            return next;
        }
      i = next;
    }
  return block->length;
}

/* Whether the quotation marks of the block pair up, so that they can be trusted. */
static gboolean
has_paired_marks (Block *block)
{
  Marks marks = { 0 };

  for (const char *p = block->words; *p != '\0'; p = g_utf8_next_char (p))
    read_mark (&marks, p);
  return marks.depth == 0 && !marks.unpaired;
}

/* What stands between double marks, outermost ones only. */
static GArray *
find_quotations (const char *words)
{
  GArray *quotations = readout_spans_new ();
  const char *open = NULL;
  Marks marks = { 0 };

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      int change = read_mark (&marks, p);

      if (change > 0 && marks.depth == 1)
        open = g_utf8_next_char (p);
      else if (change < 0 && marks.depth == 0 && open != NULL)
        {
          readout_spans_add (quotations, (guint32)(open - words), (guint32)(p - words));
          open = NULL;
        }
    }
  return quotations;
}

static gboolean
ends_like_sentence (const char *words)
{
  gsize length = strlen (words);

  while (length > 0)
    {
      if (strchr ("\"')*", words[length - 1]) != NULL)
        length--;
      else if (length >= 3 && (strncmp (words + length - 3, "”", 3) == 0 ||
                               strncmp (words + length - 3, "“", 3) == 0 ||
                               strncmp (words + length - 3, "’", 3) == 0))
        length -= 3;
      else
        break;
    }
  return length > 0 && (strchr (".!?", words[length - 1]) != NULL ||
                        (length >= 3 && strncmp (words + length - 3, "…", 3) == 0));
}

static guint
count_words (const char *words)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (const char *p = words; *p != '\0'; p++)
    {
      gboolean space = g_ascii_isspace (*p);

      n += !space && !inside;
      inside = !space;
    }
  return n;
}

/* Whether the block is a table as other dialects of Markdown have them: a second line of bars and
 * dashes. CommonMark takes it for a paragraph. */
static gboolean
is_table (ReadoutMarkdown *markdown, cmark_node *node)
{
  ReadoutSpan span = readout_markdown_get_span (markdown, node);
  const char *source = readout_markdown_get_source (markdown, NULL);
  const char *line = memchr (source + span.start, '\n', span.end - span.start);
  gsize length;

  if (line == NULL)
    return FALSE;
  line++;
  length = strcspn (line, "\n");
  return length > 2 && strspn (line, "|-: \t\r") >= length && memchr (line, '|', length) != NULL &&
         memchr (line, '-', length) != NULL;
}

/* @limit: citations up to there are its own. */
static void
add_sentence (Block *block, gsize start, gsize end, gsize limit, guint *reference)
{
  ReadoutDraftSentence *sentence = g_new0 (ReadoutDraftSentence, 1);

  while (start < end && g_ascii_isspace (block->words[start]))
    start++;
  while (end > start && g_ascii_isspace (block->words[end - 1]))
    end--;
  sentence->words = g_strndup (block->words + start, end - start);
  sentence->span.start = readout_markdown_text_to_source (block->runs, (guint32)start, FALSE);
  sentence->span.end = readout_markdown_text_to_source (block->runs, (guint32)end, TRUE);
  sentence->keys = g_ptr_array_new ();
  while (*reference < block->places->len &&
         g_array_index (block->places, guint32, *reference) <= limit)
    g_ptr_array_add (sentence->keys, g_ptr_array_index (block->keys, (*reference)++));
  sentence->quotations = find_quotations (sentence->words);
  sentence->is_label =
      g_str_has_suffix (sentence->words, ":") ||
      (!ends_like_sentence (sentence->words) && count_words (sentence->words) <= LABEL_WORDS_MAX);
  sentence->runs = g_array_ref (block->runs);
  sentence->offset = (guint32)start;
  g_ptr_array_add (block->sentences, sentence);
}

static void
read_block (ReadoutMarkdown *markdown,
            cmark_node *node,
            GPtrArray *references,
            GPtrArray *sentences)
{
  Block block = { markdown, sentences, NULL, 0, NULL, NULL, NULL };
  gboolean quoted;
  guint reference = 0;
  guint n_before = sentences->len;

  block.words = readout_markdown_dup_text (markdown, node, &block.runs);
  block.length = strlen (block.words);
  block.places = g_array_new (FALSE, FALSE, sizeof (guint32));
  block.keys = g_ptr_array_new ();
  for (guint i = 0; references != NULL && i < references->len; i++)
    {
      ReadoutMarkdownReference *item = g_ptr_array_index (references, i);
      guint32 place = find_place (block.runs, block.length, item->span.start);

      g_array_append_val (block.places, place);
      g_ptr_array_add (block.keys, (gpointer)item->key);
    }
  quoted = has_paired_marks (&block);
  for (gsize start = 0; start < block.length;)
    {
      gsize end = find_sentence_end (&block, start, quoted);
      gsize next = end;

      while (next < block.length && g_ascii_isspace (block.words[next]))
        next++;
      /* A citation may stand behind a space. */
      add_sentence (&block, start, end, MAX (end, next), &reference);
      start = next;
    }
  /* A row is no sentence, but what it cites is checked. */
  if (is_table (markdown, node))
    for (guint i = n_before; i < sentences->len; i++)
      ((ReadoutDraftSentence *)g_ptr_array_index (sentences, i))->is_label = TRUE;
  g_free (block.words);
  g_array_unref (block.runs);
  g_array_unref (block.places);
  g_ptr_array_unref (block.keys);
}

GPtrArray *
readout_draft_sentences_find (ReadoutMarkdown *markdown)
{
  GPtrArray *sentences;
  GPtrArray *references;
  g_autoptr (GHashTable) by_block =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  cmark_iter *iter;
  cmark_event_type event;

  g_return_val_if_fail (markdown != NULL, NULL);

  references = readout_markdown_get_references (markdown);
  for (guint i = 0; i < references->len; i++)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      GPtrArray *list = g_hash_table_lookup (by_block, reference->block);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (by_block, reference->block, list);
        }
      g_ptr_array_add (list, reference);
    }

  sentences = g_ptr_array_new_with_free_func (free_sentence);
  iter = cmark_iter_new (readout_markdown_get_root (markdown));
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER && cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH)
        read_block (markdown, node, g_hash_table_lookup (by_block, node), sentences);
    }
  cmark_iter_free (iter);
  return sentences;
}

ReadoutSpan
readout_draft_sentence_get_source (ReadoutDraftSentence *sentence, ReadoutSpan span)
{
  ReadoutSpan source;

  source.start =
      readout_markdown_text_to_source (sentence->runs, sentence->offset + span.start, FALSE);
  source.end = readout_markdown_text_to_source (sentence->runs, sentence->offset + span.end, TRUE);
  return source;
}
