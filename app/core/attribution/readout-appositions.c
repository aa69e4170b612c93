/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands beside a name: "the news agency Meropress", "the company's founder, Jonas Pell".
 */
#include "attribution/readout-appositions.h"

#include <string.h>

#include "attribution/readout-actor-roles.h"
#include "attribution/readout-actor-words.h"
#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

void
readout_appositions_tell_kind (const ReadoutAnalysis *analysis, ReadoutMention *mention)
{
  ReadoutActor *actor = mention->actor;

  for (guint words = 2; (actor->doubtful || actor->kind == READOUT_ACTOR_ORGANISATION) && words > 0;
       words--)
    {
      g_autofree char *key = NULL;
      guint64 flags;

      if (mention->first < words)
        continue;
      key = readout_actor_words_dup_key (analysis, mention->first - words, mention->first);
      flags = readout_language_get_flags (analysis->language, READOUT_LIST_BODIES, key);
      if (flags != 0 && (actor->doubtful || (flags & BIT (MEDIA)) != 0))
        {
          actor->kind = readout_actor_words_get_kind (flags);
          actor->doubtful = FALSE;
          return;
        }
    }
}

/* Whether nothing but a comma, a mark or capitals stands between @head and @token. */
static gboolean
is_beside (const ReadoutAnalysis *analysis, guint head, guint token)
{
  for (guint i = head + 1; i < token; i++)
    if (!readout_phrases_is_mark (analysis, i) && !readout_phrases_is_capital (analysis, i))
      return FALSE;
  return token <= head + 4;
}

/* "the city of Merren", "the republic of Norland" */
static gboolean
is_place_of (const ReadoutAnalysis *analysis, guint head, guint token)
{
  static const char *const places[] = { "city",     "town",    "village", "state", "province",
                                        "republic", "kingdom", "region",  NULL };

  return token == head + 2 && readout_analysis_is (analysis, head + 1, "of") &&
         g_strv_contains (places, readout_analysis_token (analysis, head)->folded);
}

/* Whether the name at @mention stands in apposition to the noun at @head: "the company's founder,
 * Jonas Pell," – with nothing but what belongs to the noun between it and the comma. */
static gboolean
is_apposition (const ReadoutAnalysis *analysis,
               guint head,
               const ReadoutMention *mention,
               guint end)
{
  guint comma = mention->first - 1;

  if (comma > head + 1 && readout_analysis_is (analysis, comma, "the"))
    comma--;
  if (comma <= head || !readout_phrases_is_comma (analysis, comma) || comma > head + 10 ||
      (mention->end < end && !readout_phrases_is_comma (analysis, mention->end) &&
       !readout_analysis_is (analysis, mention->end, "(")))
    return FALSE;
  for (guint i = head + 1; i < comma; i++)
    if (readout_phrases_is_comma (analysis, i) ||
        readout_analysis_token (analysis, i)->upos == READOUT_UPOS_VERB)
      return FALSE;
  return comma == head + 1 ||
         (readout_analysis_flags (analysis, head + 1, READOUT_LIST_FUNCTION_WORDS) &
          BIT (PREPOSITION)) != 0;
}

/* Whether the name at @mention follows its office directly: "High Commissioner for Foreign Policy
 * Josep Borrell". */
static gboolean
ends_office (const ReadoutAnalysis *analysis, guint head, const ReadoutMention *mention, guint end)
{
  if (strchr (mention->actor->name, ' ') == NULL || mention->end + 1 < end)
    return FALSE;
  for (guint i = head + 1; i < mention->first; i++)
    if (readout_phrases_is_comma (analysis, i))
      return FALSE;
  return (readout_analysis_flags (analysis, mention->first - 1, READOUT_LIST_FUNCTION_WORDS) &
          BIT (PREPOSITION)) == 0;
}

/* "According to its correspondent in Brunn, Jonas Pell, prices rise": the name between commas after
 * @range; %NULL for none. */
static ReadoutMention *
find_behind (const ReadoutAnalysis *analysis, ReadoutNames *names, guint head, ReadoutRange range)
{
  ReadoutMention *mention;

  if (readout_analysis_is (analysis, range.first, "a") ||
      readout_analysis_is (analysis, range.first, "an") ||
      range.end + 1 >= readout_analysis_sentence_of (analysis, head)->end ||
      !readout_phrases_is_comma (analysis, range.end))
    return NULL;
  mention = readout_names_find_mention (names, range.end + 1);
  return mention != NULL && mention->first == range.end + 1 &&
                 mention->actor->kind == READOUT_ACTOR_PERSON &&
                 strchr (mention->actor->name, ' ') != NULL &&
                 readout_phrases_is_comma (analysis, mention->end) &&
                 is_apposition (analysis, head, mention, mention->end)
             ? mention
             : NULL;
}

/* "the Harbour Times tabloid", "the Meropress news agency": the name before the noun that says what
 * it is; %NULL for none. */
static ReadoutMention *
find_ahead (const ReadoutAnalysis *analysis, ReadoutNames *names, guint head, ReadoutRange range)
{
  static const char *const nouns[] = {
    "agency", "airline", "bank",     "broadcaster", "channel",   "charity",  "company",
    "daily",  "firm",    "magazine", "network",     "newspaper", "newswire", "outlet",
    "paper",  "site",    "station",  "tabloid",     "website",   "weekly",   NULL
  };
  ReadoutMention *mention;
  guint i = head;

  if (!g_strv_contains (nouns, readout_analysis_token (analysis, head)->folded))
    return NULL;
  while (i > range.first && i + 2 > head &&
         readout_analysis_token (analysis, i - 1)->upos == READOUT_UPOS_NOUN)
    i--;
  if (i <= range.first)
    return NULL;
  mention = readout_names_find_mention (names, i - 1);
  return mention != NULL && mention->end == i && mention->first >= range.first &&
                 (mention->actor->kind == READOUT_ACTOR_MEDIA ||
                  mention->actor->kind == READOUT_ACTOR_ORGANISATION)
             ? mention
             : NULL;
}

ReadoutActor *
readout_appositions_find_named (
    ReadoutAnalysis *analysis, ReadoutNames *names, guint head, ReadoutRange range, guint64 role)
{
  gboolean body = readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_BODIES) != 0;
  gboolean one = readout_analysis_is (analysis, head, "one");
  const ReadoutMention *other;

  if ((role == 0 && !body && !one) || readout_actor_words_is_plural (analysis, head))
    return NULL;
  for (guint i = head + 1; i < range.end; i++)
    {
      ReadoutMention *mention = readout_names_find_mention (names, i);
      gboolean fits;

      if (mention == NULL || mention->first < i)
        continue;
      fits = one         ? TRUE
             : role != 0 ? mention->actor->kind == READOUT_ACTOR_PERSON
                         : mention->actor->kind != READOUT_ACTOR_PERSON || mention->actor->doubtful;
      if (fits &&
          (is_beside (analysis, head, i) || is_apposition (analysis, head, mention, range.end) ||
           (role == 0 && is_place_of (analysis, head, i)) ||
           (role != 0 && ends_office (analysis, head, mention, range.end))))
        {
          readout_actor_roles_add (analysis, head, mention->actor);
          return mention->actor;
        }
    }
  other = body ? find_ahead (analysis, names, head, range) : NULL;
  if (other != NULL)
    return other->actor;
  other = role != 0 ? find_behind (analysis, names, head, range) : NULL;
  if (other == NULL)
    return NULL;
  readout_actor_roles_add (analysis, head, other->actor);
  return other->actor;
}
