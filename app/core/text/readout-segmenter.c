/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts a text into sentences.
 */
#include "text/readout-segmenter.h"

#include <string.h>

#include "text/readout-segmenter-words.h"
#include "text/readout-segments.h"
#include "text/readout-tokenizer.h"

/* How far to look for the verb of `"Why?" Smith asked.` */
#define MOST_SPEAKER_WORDS 6

/* An apposition between a speaker and the verb, a nickname between marks are not longer, in bytes.
 */
#define APPOSITION_MAX 120
#define NICKNAME_MAX 24

/* A paragraph on its way through the segmenter. */
typedef struct
{
  ReadoutSegments *segments;
  const char *string;
  guint32 end;
  guint paragraph;
  guint first; /* first token of the sentence */
  guint32 line_start;
  guint32 longest_line; /* in bytes; 0 if there is one line only */
} Segmenter;

static gboolean
is_stop_form (const char *form)
{
  return form[0] != '\0' && form[strspn (form, ".?!")] == '\0';
}

/* Whether the form ends a sentence in the scripts of East and South Asia. */
static gboolean
is_wide_stop (const char *form)
{
  return (guchar)form[0] >= 0x80 &&
         (strcmp (form, "。") == 0 || strcmp (form, "！") == 0 || strcmp (form, "？") == 0 ||
          strcmp (form, "।") == 0 || strcmp (form, "؟") == 0);
}

static gboolean
is_closer (const ReadoutToken *token)
{
  const char *form = token->form;

  return !token->space_before && (token->shape == READOUT_TOKEN_SHAPE_QUOTE ||
                                  ((form[0] == ')' || form[0] == ']') && form[1] == '\0'));
}

static guint32
skip_spaces (const Segmenter *segmenter, guint32 at)
{
  while (at < segmenter->end)
    {
      gsize width = readout_tokenizer_space_width (segmenter->string + at,
                                                   segmenter->string + segmenter->end);

      if (width == 0)
        break;
      at += width;
    }
  return at;
}

static gboolean
is_double_mark (gunichar character)
{
  return character == '"' || (character >= 0x201C && character <= 0x201F) || character == 0x00AB ||
         character == 0x00BB;
}

/* Skips marks that open a quotation or a bracket. */
static guint32
skip_openers (const Segmenter *segmenter, guint32 at)
{
  for (guint i = 0; i < 4 && at < segmenter->end; i++)
    {
      gunichar character = g_utf8_get_char (segmenter->string + at);

      if (strchr ("\"'([`", (int)MIN (character, 0x7F)) == NULL &&
          (character < 0x2018 || character > 0x201F) && character != 0x00AB)
        break;
      at += g_utf8_skip[(guchar)segmenter->string[at]];
    }
  return at;
}

/* The end of the word of ASCII letters at @at. */
static guint32
scan_letters (const Segmenter *segmenter, guint32 at)
{
  while (at < segmenter->end &&
         (g_ascii_isalpha (segmenter->string[at]) || segmenter->string[at] == '-' ||
          (guchar)segmenter->string[at] >= 0x80))
    at++;
  return at;
}

/* Whether the rest of an apposition stands at @at, and after it a verb of speech: `a nurse from
 * Dane, said`. */
static gboolean
is_apposed_speech (const Segmenter *segmenter, guint32 at)
{
  const char *string = segmenter->string;
  guint32 limit = MIN (segmenter->end, at + APPOSITION_MAX);

  while (at + 2 < limit)
    {
      gunichar character = g_utf8_get_char (string + at);

      if (is_double_mark (character) || strchr ("?!;:\n", (int)MIN (character, 0x7F)) != NULL)
        return FALSE;
      /* "R-Pa., said" goes on, "He left. Brown, said" does not. */
      if (character == '.' && string[at + 1] == ' ')
        return FALSE;
      if (character == ',' && string[at + 1] == ' ')
        {
          guint32 end = scan_letters (segmenter, at + 2);

          if (readout_segmenter_is_speech_form (string + at + 2, end - at - 2))
            return TRUE;
        }
      at += g_utf8_skip[(guchar)string[at]];
    }
  return FALSE;
}

/* Whether `Smith asked` or the like stands at @at: names, then a verb of speech. */
static gboolean
names_speaker (const Segmenter *segmenter, guint32 at)
{
  for (guint i = 0; i < MOST_SPEAKER_WORDS && at < segmenter->end; i++)
    {
      guint32 end = scan_letters (segmenter, at);
      gsize length = end - at;

      if (length == 0)
        return FALSE;
      if (i > 0 && readout_segmenter_is_speech_form (segmenter->string + at, length))
        return TRUE;
      /* "The minister asked" begins a sentence of its own: inside one it would be "the minister".
       */
      if (i == 0 && readout_segmenter_is_starter (segmenter->string + at, length))
        return FALSE;
      if (!g_unichar_isupper (g_utf8_get_char (segmenter->string + at)) && length > 3)
        return FALSE;
      if (end < segmenter->end && segmenter->string[end] == '.' && length <= 3)
        end++;
      if (end + 1 < segmenter->end && segmenter->string[end] == ',' &&
          segmenter->string[end + 1] == ' ')
        return is_apposed_speech (segmenter, end + 1);
      if (end >= segmenter->end || segmenter->string[end] != ' ')
        return FALSE;
      at = end + 1;
    }
  return FALSE;
}

/* Whether a sentence can begin with what stands at @at. */
static gboolean
can_begin (const Segmenter *segmenter, guint32 at)
{
  guint32 first = skip_openers (segmenter, at);
  gunichar letter = first < segmenter->end ? g_utf8_get_char (segmenter->string + first) : 0;

  /* A stop that stands apart belongs to what was before it; ".45" begins. */
  if (letter < 0x80 && strchr (".?!", (int)letter) != NULL && letter != 0)
    return first + 1 < segmenter->end && g_ascii_isalnum (segmenter->string[first + 1]);
  return !g_unichar_islower (letter) && letter != ',' && letter != ';' && letter != ':' &&
         letter != '-' && letter != 0x2013 && letter != 0x2014;
}

static gboolean
begins_with_starter (const Segmenter *segmenter, guint32 at)
{
  guint32 first = skip_openers (segmenter, at);
  guint32 end = scan_letters (segmenter, first);

  return end > first && g_ascii_isupper (segmenter->string[first]) &&
         readout_segmenter_is_starter (segmenter->string + first, end - first);
}

/* Whether a quotation begins at @at, and not just a nickname: `C.L. "Butch" Lee`. */
static gboolean
begins_quotation (const Segmenter *segmenter, guint32 at)
{
  const char *string = segmenter->string;
  guint32 first = skip_openers (segmenter, at);
  guint32 limit = MIN (segmenter->end, at + NICKNAME_MAX);

  if (first == at || first >= segmenter->end || !is_double_mark (g_utf8_get_char (string + at)) ||
      !g_unichar_isupper (g_utf8_get_char (string + first)))
    return FALSE;
  for (guint32 i = first; i < limit; i += g_utf8_skip[(guchar)string[i]])
    if (is_double_mark (g_utf8_get_char (string + i)))
      return FALSE;
  return TRUE;
}

/* Whether the token is a word that keeps its full stop, which may close a sentence too. */
static gboolean
is_doubtful_stop (const ReadoutToken *token)
{
  gsize length = strlen (token->form);

  return length > 1 && token->form[length - 1] == '.' && token->shape != READOUT_TOKEN_SHAPE_MARK;
}

/* Whether the sentence ends at an abbreviation, when it could go on as well. */
static gboolean
ends_at_abbreviation (const Segmenter *segmenter,
                      const char *form,
                      gboolean has_closer,
                      guint32 next)
{
  gsize length = strlen (form) - 1;
  ReadoutAbbreviation kind = readout_segmenter_find_abbreviation (form, length);

  if (kind == READOUT_ABBREVIATION_DIGIT)
    return FALSE;
  if (kind == READOUT_ABBREVIATION_BEFORE || length == 1)
    return has_closer && begins_with_starter (segmenter, next);
  return has_closer || begins_with_starter (segmenter, next) || begins_quotation (segmenter, next);
}

/* How many full stops with spaces between them stand before the token @end: ". . ." for words that
 * were left out. */
static guint
count_spaced_stops (const Segmenter *segmenter, guint end)
{
  guint n = 0;

  while (end > segmenter->first)
    {
      const ReadoutToken *token = readout_segments_get_token (segmenter->segments, --end);

      if (strcmp (token->form, ".") != 0)
        break;
      n++;
      if (!token->space_before)
        break;
    }
  return n;
}

/* Whether the token before @end is the stop of an initial: "I. Charles Pell resigned". */
static gboolean
is_first_initial (const Segmenter *segmenter, guint end)
{
  const char *form = readout_segments_get_token (segmenter->segments, segmenter->first)->form;

  return end == segmenter->first + 2 && g_ascii_isupper (form[0]) && form[1] == '\0';
}

/* Whether the sentence ends after its last token, when @next is the first byte of what follows. */
static gboolean
ends_sentence (const Segmenter *segmenter, guint32 next)
{
  guint n_tokens = segmenter->segments->tokens->len;
  guint last = n_tokens;
  gboolean has_closer;
  const ReadoutToken *stop;

  while (last > segmenter->first + 1 &&
         is_closer (readout_segments_get_token (segmenter->segments, last - 1)))
    last--;
  if (last == segmenter->first)
    return FALSE;
  stop = readout_segments_get_token (segmenter->segments, last - 1);
  has_closer = last < n_tokens;
  if (is_wide_stop (stop->form))
    return TRUE;
  if (is_stop_form (stop->form))
    {
      /* Marks alone are no sentence, unless they stand on their own. */
      if (!can_begin (segmenter, next))
        return FALSE;
      if (has_closer)
        return stop->form[0] == '.' || !names_speaker (segmenter, next);
      if (stop->form[0] != '.' || stop->form[1] != '\0')
        return TRUE;
      if (is_first_initial (segmenter, last))
        return FALSE;
      return count_spaced_stops (segmenter, last) != 3 || begins_with_starter (segmenter, next);
    }
  if (!is_doubtful_stop (stop) || last - segmenter->first < 2 || !can_begin (segmenter, next))
    return FALSE;
  return ends_at_abbreviation (segmenter, stop->form, has_closer, next);
}

static void
close_sentence (Segmenter *segmenter)
{
  guint end = segmenter->segments->tokens->len;

  readout_segments_end_sentence (segmenter->segments, segmenter->first, end, segmenter->paragraph);
  segmenter->first = end;
}

/* The place where a sentence that is too long is cut: after a mark in its second half, else at its
 * end. */
static guint
find_cut (const Segmenter *segmenter, guint end)
{
  for (guint i = end; i > segmenter->first + READOUT_SENTENCE_MAX_TOKENS / 2; i--)
    {
      const char *form = readout_segments_get_token (segmenter->segments, i - 1)->form;

      if (form[1] == '\0' && strchr (";:,.?!", form[0]) != NULL)
        return i;
    }
  return end;
}

/* Cuts what no parser should have to take at once. */
static void
bound_sentence (Segmenter *segmenter)
{
  ReadoutSegments *segments = segmenter->segments;

  while (segments->tokens->len - segmenter->first > READOUT_SENTENCE_MAX_TOKENS)
    {
      guint cut = find_cut (segmenter, segmenter->first + READOUT_SENTENCE_MAX_TOKENS);

      readout_segments_end_sentence (segments, segmenter->first, cut, segmenter->paragraph);
      segmenter->first = cut;
    }
}

static guint32
measure_longest_line (const char *string, ReadoutSpan span)
{
  guint32 longest = 0;
  guint n_lines = 0;

  for (guint32 at = span.start; at < span.end; n_lines++)
    {
      const char *line_end = memchr (string + at, '\n', span.end - at);
      guint32 end = line_end != NULL ? line_end - string : span.end;

      longest = MAX (longest, end - at);
      at = end + 1;
    }
  return n_lines > 1 ? longest : 0;
}

/* Whether the line break at @at, before the word at @next, was meant: the next word would still
 * have had room on the line, or an item of a list begins. */
static gboolean
is_meant_break (const Segmenter *segmenter, guint32 at, guint32 next)
{
  const char *word = segmenter->string + next;
  guint32 end = next;

  if (strncmp (word, "- ", 2) == 0 || strncmp (word, "* ", 2) == 0 || strncmp (word, "• ", 4) == 0)
    return TRUE;
  if (!can_begin (segmenter, next))
    return FALSE;
  if (at > segmenter->line_start && strchr (",;-", segmenter->string[at - 1]) != NULL)
    return FALSE;
  while (end < segmenter->end && end - next < segmenter->longest_line &&
         readout_tokenizer_space_width (segmenter->string + end,
                                        segmenter->string + segmenter->end) == 0)
    end++;
  return at - segmenter->line_start + 1 + (end - next) + 2 <= segmenter->longest_line;
}

/* The end of the piece without white space at @at. A stop between words ends it too: "said.The". */
static guint32
scan_piece (const Segmenter *segmenter, guint32 at)
{
  const char *end = segmenter->string + segmenter->end;

  while (at < segmenter->end && readout_tokenizer_space_width (segmenter->string + at, end) == 0)
    {
      const char *here = segmenter->string + at;

      at += g_utf8_skip[(guchar)*here];
      if ((*here == '.' || *here == '?' || *here == '!') && at + 1 < segmenter->end &&
          g_ascii_isupper (here[1]) && g_ascii_islower (here[2]) && here - segmenter->string >= 2 &&
          g_ascii_islower (here[-1]) && g_ascii_islower (here[-2]))
        break;
    }
  return MIN (at, segmenter->end);
}

static void
segment_paragraph (Segmenter *segmenter, ReadoutSpan span)
{
  guint32 at = span.start;

  segmenter->end = span.end;
  segmenter->first = segmenter->segments->tokens->len;
  segmenter->line_start = at;
  segmenter->longest_line = measure_longest_line (segmenter->string, span);
  at = skip_spaces (segmenter, at);
  while (at < span.end)
    {
      guint32 end = scan_piece (segmenter, at);
      guint32 next = skip_spaces (segmenter, end);
      const char *line_end =
          segmenter->longest_line > 0 ? memchr (segmenter->string + end, '\n', next - end) : NULL;

      readout_tokenizer_run (segmenter->segments, segmenter->string, at, end, next, span.end,
                             segmenter->segments->tokens->len == segmenter->first);
      if (segmenter->segments->tokens->len > segmenter->first && next < span.end &&
          (ends_sentence (segmenter, next) ||
           (line_end != NULL && is_meant_break (segmenter, line_end - segmenter->string, next))))
        {
          bound_sentence (segmenter);
          close_sentence (segmenter);
        }
      else
        bound_sentence (segmenter);
      if (line_end != NULL)
        segmenter->line_start = next;
      at = next;
    }
  close_sentence (segmenter);
}

void
readout_segmenter_run (ReadoutSegments *segments, ReadoutText *text)
{
  Segmenter segmenter = { .segments = segments };
  GArray *paragraphs;

  g_return_if_fail (segments != NULL && text != NULL);

  readout_segments_clear (segments);
  segmenter.string = readout_text_get_string (text, NULL);
  paragraphs = readout_text_get_paragraphs (text);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      segmenter.paragraph = i;
      segment_paragraph (&segmenter, g_array_index (paragraphs, ReadoutParagraph, i).span);
    }
}
