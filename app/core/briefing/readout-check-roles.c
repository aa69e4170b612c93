/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check: which of the names in a sentence stand where speakers do? English.
 */
#include "briefing/readout-check-names.h"

#include <string.h>

/* Between a name and the verb of saying may stand so many words: "has since repeatedly said". */
#define CUE_REACH 4

/* A name that begins a sentence has at most so many words before it and its title: "on that day".
 */
#define START_REACH 3

/* A title before a name is at most so many words long: "the former Lethian foreign minister". */
#define TITLE_REACH 8

/* Words for persons and what stands before their names: "minister", "president". */
static gboolean
is_title (const ReadoutSentenceNames *names, guint index)
{
  ReadoutSpan span = readout_names_get_token (names, index)->span;

  return readout_check_sources_is_title (names->checked->sources, names->words + span.start,
                                         span.end - span.start);
}

/* The first word of the title and name that a mention ends: "the Lethian Prime Minister X". */
static guint
find_phrase_start (const ReadoutSentenceNames *names, const ReadoutMention *mention)
{
  static const char *const before[] = { "the",   "a",    "an",    "former",  "senior", "deputy",
                                        "prime", "vice", "chief", "leading", "top",    NULL };
  static const char *const never[] = { "according", "as", "in", "on", "at", "but", "and", NULL };
  guint start = mention->start;

  while (start > 0 && mention->start - start < TITLE_REACH &&
         !readout_names_has_between (names, (int)start - 1, ",;:()“”\"") &&
         (readout_names_get_token (names, start - 1)->is_capital ||
          readout_names_is_one_of (names, start - 1, before) || is_title (names, start - 1)) &&
         !readout_names_is_one_of (names, start - 1, never))
    start--;
  return start;
}

/* "As X put it". */
static gboolean
is_put (const ReadoutSentenceNames *names, const ReadoutMention *mention)
{
  return mention->end < names->tokens->len &&
         (readout_names_is_word (names, mention->end, "put") ||
          readout_names_is_word (names, mention->end, "puts") ||
          readout_names_is_cue (names, mention->end));
}

/* Whether what stands before the phrase names the source: "according to", "in the words of",
 * "reported of". */
static gboolean
follows_preposition (const ReadoutSentenceNames *names, const ReadoutMention *mention, guint start)
{
  static const char *const opinions[] = { "words", "view", "opinion", "account", NULL };
  static const char *const reports[] = { "reported", "reports", "says", "said", NULL };
  static const char *const quotes[] = { "quoted", "cited", NULL };

  if (start == 0)
    return FALSE;
  if (readout_names_is_word (names, start - 1, "as"))
    return (start == 1 || readout_names_has_between (names, (int)start - 2, ",”\"")) &&
           is_put (names, mention);
  if (start < 2)
    return FALSE;
  if (readout_names_is_word (names, start - 1, "to"))
    return readout_names_is_word (names, start - 2, "according");
  if (readout_names_is_word (names, start - 1, "of"))
    return readout_names_is_one_of (names, start - 2, reports) ||
           (start > 3 && readout_names_is_one_of (names, start - 2, opinions) &&
            readout_names_is_word (names, start - 3, "the") &&
            readout_names_is_word (names, start - 4, "in"));
  return readout_names_is_word (names, start - 1, "by") &&
         readout_names_is_one_of (names, start - 2, quotes);
}

/* "According to conservative talk radio host X,": whatever stands before the name. */
static gboolean
ends_according_to (const ReadoutSentenceNames *names, const ReadoutMention *mention)
{
  guint start = mention->start;

  if (mention->end < names->tokens->len &&
      !readout_names_has_between (names, (int)mention->end - 1, ",."))
    return FALSE;
  for (guint i = start; i > 1 && start - i < TITLE_REACH; i--)
    {
      if (readout_names_has_between (names, (int)i - 1, ",;:()“”\""))
        return FALSE;
      if (readout_names_is_word (names, i - 1, "to"))
        return readout_names_is_word (names, i - 2, "according");
    }
  return FALSE;
}

/* Whether the mention only tells more of a name that follows: "Sanders campaign manager Jeff
 * Weaver", "BuzzFeed's Smith". */
static gboolean
is_modifier (const ReadoutSentenceNames *names, guint index)
{
  const ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, index);
  const ReadoutMention *next;

  if (index + 1 >= names->mentions->len)
    return FALSE;
  next = mention + 1;
  if (next->start - mention->end > TITLE_REACH)
    return FALSE;
  for (guint i = mention->end; i <= next->start; i++)
    if (readout_names_has_between (names, (int)i - 1, ",;:()“”\".") ||
        /* "press secretary" presses nobody. */
        (i < next->start && readout_names_is_cue (names, i) && !is_title (names, i + 1)))
      return FALSE;
  return next->start == mention->end
             ? readout_names_get_token (names, mention->end - 1)->is_genitive
             : is_title (names, next->start - 1);
}

/* Whether a verb of saying follows: "X has also said". */
static gboolean
leads_to_cue (const ReadoutSentenceNames *names, guint index)
{
  const ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, index);
  guint next = index + 1 < names->mentions->len ? mention[1].start : G_MAXUINT;

  for (guint i = mention->end; i < names->tokens->len && i < mention->end + CUE_REACH; i++)
    {
      if (readout_names_has_between (names, (int)i - 1, ".;:“\"") ||
          readout_names_is_quoted (names, i) ||
          /* "asked by X, Y said" */
          (i == next && readout_names_has_between (names, (int)i - 1, ",")) ||
          (i == mention->end && readout_names_has_between (names, (int)i - 1, "”")))
        return FALSE;
      if (readout_names_is_cue (names, i))
        return TRUE;
    }
  return FALSE;
}

/* "…,” said X" and "…, said X.": a verb of saying before, and the words before that. */
static gboolean
follows_cue (const ReadoutSentenceNames *names, const ReadoutMention *mention, guint start)
{
  /* "gone ‘soft’ like X" */
  if (start < 2 || !readout_names_is_cue (names, start - 1) ||
      readout_names_is_word (names, start - 1, "like") ||
      readout_names_has_between (names, (int)start - 1, ",;:"))
    return FALSE;
  return readout_names_has_between (names, (int)start - 2, "”\"") ||
         (readout_names_has_between (names, (int)start - 2, ",") &&
          (mention->end == names->tokens->len ||
           readout_names_has_between (names, (int)mention->end - 1, ",;")));
}

static gboolean
has_cue_before (const ReadoutSentenceNames *names, guint start)
{
  for (guint i = 0; i < start; i++)
    /* "press secretary" presses nobody. */
    if (!readout_names_is_quoted (names, i) && readout_names_is_cue (names, i) &&
        !(i + 1 < names->tokens->len && is_title (names, i + 1)))
      return TRUE;
  return FALSE;
}

/* "He", "they", "the minister": a subject that names nobody. */
static gboolean
begins_without_name (const ReadoutSentenceNames *names)
{
  static const char *const pronouns[] = { "he", "she", "it", "they", "we", "i", "who", NULL };
  static const char *const cleft[] = { "was", "is", NULL };

  /* "It was X who said so" names X. */
  return names->tokens->len > 1 && readout_names_is_one_of (names, 0, pronouns) &&
         !(readout_names_is_word (names, 0, "it") && readout_names_is_one_of (names, 1, cleft));
}

/* Whether the sentence ends with the mention and its verb: "…, X said." */
static gboolean
ends_sentence (const ReadoutSentenceNames *names, const ReadoutMention *mention)
{
  return mention->end < names->tokens->len && readout_names_is_cue (names, mention->end) &&
         mention->end + 1 >= names->tokens->len;
}

/* Whether somebody with a name says what follows: "Fenn also says:", not "ten voices:". */
static gboolean
is_speaking (const ReadoutSentenceNames *names, guint index)
{
  for (guint i = index > 3 ? index - 3 : 0; readout_names_is_cue (names, index) && i < index; i++)
    if (readout_names_get_token (names, i)->is_capital)
      return TRUE;
  return FALSE;
}

/* Where a list of names begins: "Supports: Fenn, Marken." Not where something is said. */
static guint
find_list_start (const ReadoutSentenceNames *names)
{
  for (guint i = 0; i + 1 < names->tokens->len; i++)
    if (readout_names_has_between (names, (int)i, ":") && !readout_names_is_quoted (names, i))
      return readout_names_has_between (names, (int)i, "“\"„«") ||
                     readout_names_is_quoted (names, i + 1) || is_speaking (names, i)
                 ? G_MAXUINT
                 : i + 1;
  return G_MAXUINT;
}

/* A name in a list stands between commas. */
static gboolean
is_listed (const ReadoutSentenceNames *names, const ReadoutMention *mention)
{
  return mention->end == names->tokens->len ||
         readout_names_has_between (names, (int)mention->end - 1, ",.") ||
         readout_names_is_word (names, mention->end, "and");
}

/* Where the clause begins in which a subject is looked for: behind "according to X,". */
static guint
find_clause_start (const ReadoutSentenceNames *names)
{
  if (names->tokens->len == 0 || !readout_names_is_word (names, 0, "according"))
    return 0;
  for (guint i = 1; i + 1 < names->tokens->len; i++)
    if (readout_names_has_between (names, (int)i, ","))
      return i + 1;
  return 0;
}

static ReadoutSpeakerRole
find_role (const ReadoutSentenceNames *names, guint index, gboolean has_subject)
{
  const ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, index);
  guint start = find_phrase_start (names, mention);

  if (is_modifier (names, index) ||
      (names->list_start != G_MAXUINT && mention->end <= names->list_start))
    return READOUT_ROLE_NONE;
  if (mention->start >= names->list_start)
    return is_listed (names, mention) && !mention->is_content &&
                   !readout_names_get_token (names, mention->end - 1)->is_genitive
               ? READOUT_ROLE_STRONG
               : READOUT_ROLE_NONE;
  if (follows_preposition (names, mention, start) || ends_according_to (names, mention) ||
      follows_cue (names, mention, start) ||
      (ends_sentence (names, mention) && start > 0 &&
       readout_names_has_between (names, (int)start - 1, ",”\"")))
    return READOUT_ROLE_STRONG;
  if (mention->is_content || has_subject || has_cue_before (names, start) ||
      begins_without_name (names))
    return READOUT_ROLE_NONE;
  if (leads_to_cue (names, index))
    return READOUT_ROLE_STRONG;
  for (guint i = 0; i < start; i++)
    if (readout_names_is_quoted (names, i))
      return READOUT_ROLE_NONE;
  /* Of a name that nobody knows, only its place tells that it is one of a speaker. */
  return mention->actors == NULL || start > find_clause_start (names) + START_REACH
             ? READOUT_ROLE_NONE
             : READOUT_ROLE_WEAK;
}

void
readout_names_find_roles (ReadoutSentenceNames *names)
{
  gboolean has_subject = FALSE;

  names->list_start = find_list_start (names);
  for (guint i = 0; i < names->mentions->len; i++)
    {
      ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, i);

      mention->role = find_role (names, i, has_subject);
      /* "According to X, Y said": both are named as speakers. */
      if (mention->role != READOUT_ROLE_NONE &&
          !follows_preposition (names, mention, find_phrase_start (names, mention)))
        has_subject = TRUE;
    }
}
