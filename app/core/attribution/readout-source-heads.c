/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which word of a source tells who speaks, where the tree is wrong about it.
 */
#include "attribution/readout-source-heads.h"

#include <string.h>

#include "attribution/readout-actor-words.h"
#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* No longer brackets are looked back over, and no longer phrases looked along. */
#define BRACKET_MAX 12
#define PHRASE_MAX 9

static gboolean
is_full_person (const ReadoutMention *mention)
{
  return mention != NULL && mention->actor->kind == READOUT_ACTOR_PERSON && mention->actor->named;
}

static gboolean
is_possessive_mark (const ReadoutAnalysis *analysis, guint token)
{
  return token < readout_analysis_n_tokens (analysis) &&
         (readout_analysis_is (analysis, token, "'s") ||
          readout_analysis_is (analysis, token, "'"));
}

/* A comma, or a dash between spaces. */
static gboolean
is_break (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);

  return readout_phrases_is_comma (analysis, token) ||
         (t->space_before &&
          (strcmp (t->form, "-") == 0 || strcmp (t->form, "–") == 0 || strcmp (t->form, "—") == 0));
}

/* The name before the bracket that holds @head. */
static const ReadoutMention *
find_before_bracket (const ReadoutAnalysis *analysis, ReadoutNames *names, guint head)
{
  guint start = readout_analysis_sentence_of (analysis, head)->first;

  for (guint i = head; i > start && i + BRACKET_MAX > head; i--)
    {
      const ReadoutMention *mention;

      if (readout_analysis_is (analysis, i, ")"))
        return NULL;
      if (!readout_analysis_is (analysis, i, "("))
        continue;
      mention = readout_names_find_mention (names, i - 1);
      return mention != NULL && mention->end == i ? mention : NULL;
    }
  return NULL;
}

/* The person's name that an apposition at @range.first goes on: "Jonas Pell, 58, a fisherman,". */
static const ReadoutMention *
find_before_comma (const ReadoutAnalysis *analysis,
                   ReadoutNames *names,
                   ReadoutRange range,
                   guint head)
{
  guint start = readout_analysis_sentence_of (analysis, head)->first;
  guint comma = range.first;
  const ReadoutMention *mention = readout_names_find_mention (names, head);

  for (guint i = range.first; i < head; i++)
    {
      const ReadoutMention *inside = readout_names_find_mention (names, i);

      if (is_full_person (inside) && inside->end < head && is_break (analysis, inside->end))
        return inside;
      if (is_break (analysis, i))
        break;
    }
  if (is_full_person (mention) || comma < start + 2 ||
      !readout_phrases_is_comma (analysis, comma - 1) ||
      range.end >= readout_analysis_n_tokens (analysis) ||
      !(readout_phrases_is_comma (analysis, range.end) ||
        readout_phrases_is_comma (analysis, range.end - 1)))
    return NULL;
  comma--;
  if (comma >= start + 3 &&
      readout_analysis_token (analysis, comma - 1)->upos == READOUT_UPOS_NUM &&
      readout_phrases_is_comma (analysis, comma - 2))
    comma -= 2;
  mention = readout_names_find_mention (names, comma - 1);
  return is_full_person (mention) && mention->end == comma ? mention : NULL;
}

/* Whether the noun phrase goes on with @token. */
static gboolean
goes_on (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);

  if (readout_analysis_flags (analysis, token, READOUT_LIST_FUNCTION_WORDS) != 0 ||
      readout_phrases_is_mark (analysis, token))
    return FALSE;
  return t->upos == READOUT_UPOS_NOUN || t->upos == READOUT_UPOS_PROPN ||
         t->upos == READOUT_UPOS_ADJ || t->upos == READOUT_UPOS_NUM;
}

/* The last noun of what follows a name that only belongs to it: "Quist's lawyer Jonas Pell",
 * "Quist campaign". @first: the first token of it. @head where nothing follows. */
static guint
find_owned (
    const ReadoutAnalysis *analysis, ReadoutNames *names, guint first, guint end, guint head)
{
  guint last = head;

  for (guint i = first; i < end && i < first + PHRASE_MAX; i++)
    {
      const ReadoutMention *mention = readout_names_find_mention (names, i);

      if (is_full_person (mention) && mention->first >= first)
        return mention->end - 1;
      if (!goes_on (analysis, i))
        break;
      if (readout_analysis_token (analysis, i)->upos == READOUT_UPOS_NOUN ||
          readout_actor_words_get_flags (analysis, i, READOUT_LIST_ROLES) != 0)
        last = i;
    }
  return last;
}

guint
readout_source_heads_settle (const ReadoutAnalysis *analysis,
                             ReadoutNames *names,
                             ReadoutRange range,
                             guint head)
{
  const ReadoutMention *mention = find_before_bracket (analysis, names, head);

  if (mention == NULL)
    mention = find_before_comma (analysis, names, range, head);
  if (mention != NULL)
    return mention->end - 1;
  mention = readout_names_find_mention (names, head);
  if (!analysis->has_trees)
    return head;
  /* "the company's chief executive": not the company. */
  if (mention == NULL)
    return is_possessive_mark (analysis, head + 1) && head + 2 < range.end
               ? find_owned (analysis, names, head + 2, range.end, head)
               : head;
  return find_owned (analysis, names,
                     mention->end + (is_possessive_mark (analysis, mention->end) ? 1 : 0),
                     range.end, head);
}

static gboolean
is_time (const ReadoutAnalysis *analysis, guint token)
{
  return (readout_analysis_flags (analysis, token, READOUT_LIST_FUNCTION_WORDS) & BIT (TIME)) != 0;
}

/* Whether the token can stand between a noun and the time after it: "published early Tuesday",
 * "on Tuesday". */
static gboolean
leads_to_time (const ReadoutAnalysis *analysis, guint token)
{
  static const char *const words[] = { "last", "this",  "next", "early", "earlier",
                                       "late", "later", "on",   "past",  NULL };
  const ReadoutToken *t = readout_analysis_token (analysis, token);

  return is_time (analysis, token) || g_strv_contains (words, t->folded) ||
         t->xpos == READOUT_XPOS_VBN || t->xpos == READOUT_XPOS_VBD ||
         strcmp (t->folded, "be") == 0 ||
         (strcmp (t->folded, "to") == 0 && readout_analysis_is (analysis, token + 1, "be"));
}

/* The end of [head, end) without the adverbs and the time at its end: "the campaign probably", "a
 * poll last week". */
static guint
trim_time (const ReadoutAnalysis *analysis, guint head, guint end)
{
  guint start = end;

  if (start == head + 2 && readout_analysis_token (analysis, start - 1)->upos == READOUT_UPOS_ADV &&
      !is_time (analysis, start - 1))
    start--;
  end = start;
  while (start > head + 1 && is_time (analysis, start - 1))
    start--;
  if (start == end)
    return end;
  while (start > head + 1 && leads_to_time (analysis, start - 1))
    start--;
  return start;
}

gboolean
readout_source_heads_find_before_time (const ReadoutAnalysis *analysis,
                                       guint head,
                                       ReadoutRange *phrase,
                                       guint32 *noun)
{
  guint start = readout_analysis_sentence_of (analysis, head)->first;
  guint end = head;

  if (!is_time (analysis, head))
    return FALSE;
  while (end > start + 1 && leads_to_time (analysis, end - 1))
    end--;
  switch (readout_analysis_token (analysis, end - 1)->upos)
    {
    case READOUT_UPOS_NOUN:
    case READOUT_UPOS_PROPN:
    case READOUT_UPOS_PRON:
      return readout_phrases_find_before (analysis, start, end, phrase, noun);
    default:
      return FALSE;
    }
}

ReadoutRange
readout_source_heads_get_core (const ReadoutAnalysis *analysis, ReadoutRange range, guint head)
{
  for (guint i = head + 1; i < range.end; i++)
    if (is_break (analysis, i))
      {
        range.end = i;
        break;
      }
  while (range.end > range.first + 1 &&
         (is_possessive_mark (analysis, range.end - 1) ||
          (range.end > range.first + 2 &&
           (readout_analysis_flags (analysis, range.end - 1, READOUT_LIST_FUNCTION_WORDS) &
            BIT (TIME)) != 0 &&
           (readout_analysis_flags (analysis, range.end - 1, READOUT_LIST_FUNCTION_WORDS) &
            BIT (ADVERB)) != 0)))
    range.end--;
  if (analysis->has_trees && head >= range.first && head < range.end)
    range.end = trim_time (analysis, head, range.end);
  return range;
}
