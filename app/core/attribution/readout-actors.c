/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who speaks in each statement of a report.
 */
#include "attribution/readout-actors.h"

#include "attribution/readout-actor-hints.h"
#include "attribution/readout-actor-names.h"
#include "attribution/readout-actor-words.h"
#include "attribution/readout-antecedents.h"
#include "attribution/readout-appositions.h"
#include "attribution/readout-descriptions.h"
#include "attribution/readout-pairs.h"
#include "attribution/readout-phrases.h"
#include "attribution/readout-rules.h"
#include "attribution/readout-source-heads.h"

/* An office has no more words before its last part. */
#define OFFICE_MAX 14

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

void
readout_actor_free (ReadoutActor *actor)
{
  g_free (actor->name);
  g_free (actor->key);
  g_array_unref (actor->roles);
  g_free (actor);
}

ReadoutActor *
readout_actor_add (ReadoutAnalysis *analysis,
                   const char *name,
                   const char *key,
                   ReadoutActorKind kind,
                   guint32 token)
{
  ReadoutActor *actor = g_new0 (ReadoutActor, 1);

  actor->name = g_strdup (name);
  actor->key = g_strdup (key);
  actor->kind = kind;
  actor->first = actor->seen = token;
  actor->salience = G_MININT32;
  actor->subject_at = G_MAXUINT32;
  actor->roles = g_array_new (FALSE, FALSE, sizeof (ReadoutRole));
  g_ptr_array_add (analysis->actors, actor);
  return actor;
}

/* The actor of a source that has a name. */
static ReadoutActor *
resolve_name (ReadoutAnalysis *analysis,
              ReadoutNames *names,
              ReadoutMention *mention,
              ReadoutRange range)
{
  const ReadoutMention *second;
  ReadoutActor *people;

  readout_appositions_tell_kind (analysis, mention);
  people = readout_hints_find_people (names->by_key, mention->actor);
  if (people != NULL)
    return people;
  second = readout_pairs_find_second (analysis, names, mention, range.end);
  return second != NULL ? readout_pairs_join (analysis, names, mention->actor, second->actor)
                        : mention->actor;
}

/* "Al-Jazeera correspondent" speaks for the outlet. */
static ReadoutActor *
find_outlet_of (const ReadoutAnalysis *analysis,
                ReadoutNames *names,
                guint head,
                ReadoutRange range)
{
  if (!readout_analysis_is (analysis, head, "correspondent") &&
      !readout_analysis_is (analysis, head, "reporter"))
    return NULL;
  for (guint i = MIN (range.first, MAX (head, 2) - 2); i < head; i++)
    {
      ReadoutMention *mention = readout_names_find_mention (names, i);

      if (mention != NULL && mention->actor->kind == READOUT_ACTOR_MEDIA)
        return mention->actor;
    }
  return NULL;
}

/* Whom a pronoun means, relative ones too; %NULL for other words. */
static ReadoutActor *
resolve_pronoun (ReadoutAnalysis *analysis,
                 ReadoutNames *names,
                 guint head,
                 const ReadoutFinding *finding)
{
  guint64 flags = readout_analysis_flags (analysis, head, READOUT_LIST_FUNCTION_WORDS);

  if ((flags & BIT (RELATIVE)) != 0)
    for (guint i = head; i > 0 && i + 8 > head; i--)
      {
        ReadoutMention *mention = readout_names_find_mention (names, i - 1);

        if (mention != NULL)
          return mention->actor;
      }
  if ((flags & (BIT (PRONOUN) | BIT (POSSESSIVE))) == 0)
    return NULL;
  return readout_antecedents_find_pronoun (analysis, head, finding);
}

/* "all of them", "one of whom": the word that tells how many of those whom the pronoun means; the
 * token itself elsewhere. */
static guint
find_partitive (const ReadoutAnalysis *analysis, guint token)
{
  static const char *const words[] = { "all",  "both", "each",    "few",  "half", "many", "most",
                                       "none", "one",  "several", "some", "two",  NULL };
  guint first = readout_analysis_sentence_of (analysis, token)->first;

  if (token >= first + 2 && readout_analysis_is (analysis, token - 1, "of") &&
      (readout_analysis_is (analysis, token, "them") ||
       readout_analysis_is (analysis, token, "whom")) &&
      g_strv_contains (words, readout_analysis_token (analysis, token - 2)->folded))
    return token - 2;
  return token;
}

/* Whom "all of them" at @head means. */
static ReadoutActor *
resolve_partitive (ReadoutAnalysis *analysis, guint head, const ReadoutFinding *finding)
{
  static const char *const words[] = { "all", "both", "each", NULL };
  ReadoutActor *actor;

  if (head + 2 >= readout_analysis_n_tokens (analysis) ||
      find_partitive (analysis, head + 2) != head ||
      !g_strv_contains (words, readout_analysis_token (analysis, head)->folded))
    return NULL;
  actor = readout_pairs_find (analysis, (ReadoutRange){ head, head + 3 }, head, FALSE);
  return actor != NULL ? actor : readout_antecedents_find_pronoun (analysis, head + 2, finding);
}

static ReadoutActor *
resolve_source (ReadoutAnalysis *analysis,
                ReadoutNames *names,
                guint head,
                ReadoutRange range,
                const ReadoutFinding *finding)
{
  guint partitive = find_partitive (analysis, head);
  ReadoutActor *actor;
  ReadoutMention *mention;
  ReadoutRange core;
  guint64 role;

  if (partitive != head)
    {
      range = (ReadoutRange){ partitive, head + 1 };
      head = partitive;
    }
  actor = resolve_partitive (analysis, head, finding);
  if (actor == NULL)
    actor = resolve_pronoun (analysis, names, head, finding);
  if (actor != NULL)
    return actor;
  /* A source without words lies nowhere: nothing is looked for from there. */
  if (range.first >= range.end)
    range = (ReadoutRange){ head, head + 1 };
  head = readout_source_heads_settle (analysis, names, range, head);
  if (head < range.first || head >= range.end)
    range = (ReadoutRange){ head, head + 1 };
  core = readout_source_heads_get_core (analysis, range, head);
  head = MIN (head, core.end - 1);
  mention = readout_names_find_mention (names, head);
  role = readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_ROLES);
  /* "Lethia's Agriculture Minister, Jonas Pell,": an office in capitals is no name. */
  if (mention != NULL && mention->end == head + 1 && role != 0)
    {
      actor = readout_appositions_find_named (analysis, names, head, range, role);
      if (actor != NULL)
        return actor;
    }
  if (mention != NULL && mention->end <= range.end)
    return resolve_name (analysis, names, mention, range);
  actor = find_outlet_of (analysis, names, head, core);
  if (actor == NULL)
    actor = readout_appositions_find_named (analysis, names, head, range, role);
  if (actor == NULL)
    actor = readout_descriptions_describe (analysis, names, core, head);
  return actor;
}

/* "Jonas Pell of the Growers' Party, who": the person before the body at @mention; %NULL for none.
 */
static ReadoutActor *
find_member (const ReadoutAnalysis *analysis, ReadoutNames *names, const ReadoutMention *mention)
{
  guint i = mention->first;
  const ReadoutMention *member;

  if (i > 0 && readout_analysis_is (analysis, i - 1, "the"))
    i--;
  if (i < 2 || mention->actor->kind == READOUT_ACTOR_PERSON ||
      (readout_analysis_flags (analysis, i - 1, READOUT_LIST_FUNCTION_WORDS) & BIT (PREPOSITION)) ==
          0)
    return NULL;
  member = readout_names_find_mention (names, i - 2);
  return member != NULL && member->end == i - 1 && member->actor->kind == READOUT_ACTOR_PERSON
             ? member->actor
             : NULL;
}

/* Whom "who" means; %NULL where the tree is right about it. */
static ReadoutActor *
resolve_who (ReadoutAnalysis *analysis, ReadoutNames *names, const ReadoutFinding *finding)
{
  const ReadoutMention *mention = NULL;
  guint who = (guint)finding->source_token;

  if (!readout_analysis_is (analysis, who, "who"))
    return NULL;
  if (finding->antecedent >= 0 && finding->antecedent != finding->source_token)
    mention = readout_names_find_mention (names, (guint)finding->antecedent);
  else if (who > 1)
    mention = readout_names_find_mention (names, who - 2);
  return mention != NULL ? find_member (analysis, names, mention) : NULL;
}

/* Remembers the two of whom the mention at @index is the first. */
static void
touch_pair (ReadoutAnalysis *analysis, ReadoutNames *names, guint index)
{
  const ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, index);
  guint end = readout_analysis_sentence_of (analysis, mention->first)->end;
  const ReadoutMention *second;

  if (mention->end >= end)
    return;
  second = readout_pairs_find_second (analysis, names, mention, end);
  if (second != NULL)
    readout_antecedents_touch (analysis,
                               readout_pairs_join (analysis, names, mention->actor, second->actor),
                               mention->first, mention->end);
}

/* Remembers whom the noun at @token describes as the subject of a clause: "the ministry",
 * "lawmakers".
 */
static void
touch_subject (ReadoutAnalysis *analysis, ReadoutNames *names, guint token)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);
  ReadoutRange range;
  gboolean plural;

  if (t->upos != READOUT_UPOS_NOUN ||
      (t->relation != READOUT_RELATION_NSUBJ && t->relation != READOUT_RELATION_NSUBJ_PASS) ||
      readout_names_find_mention (names, token) != NULL)
    return;
  plural = readout_actor_words_is_plural (analysis, token);
  /* One person who is only described is mostly somebody who has been named. */
  if (readout_actor_words_get_noun_flags (analysis, token, READOUT_LIST_BODIES) == 0 &&
      (!plural || readout_actor_words_get_noun_flags (analysis, token, READOUT_LIST_ROLES) == 0))
    return;
  range = readout_tree_get_phrase (analysis, token);
  if (token < range.first || token >= range.end ||
      !(readout_analysis_is (analysis, range.first, "the") || plural))
    return;
  range = readout_source_heads_get_core (analysis, range, token);
  readout_antecedents_touch (analysis,
                             readout_descriptions_describe (analysis, names, range, token),
                             range.first, range.end);
}

/* Remembers the names before the token @before; @next: index of the first that is not yet. */
static void
touch_mentions (ReadoutAnalysis *analysis, ReadoutNames *names, guint *next, guint32 before)
{
  for (; *next < names->mentions->len; (*next)++)
    {
      ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, *next);

      if (mention->first >= before)
        break;
      readout_antecedents_touch (analysis, mention->actor, mention->first, mention->end);
      touch_pair (analysis, names, *next);
    }
}

static ReadoutActor *
find_speaker (ReadoutAnalysis *analysis,
              ReadoutNames *names,
              const ReadoutFinding *finding,
              ReadoutActor *last_speaker)
{
  ReadoutActor *actor = readout_antecedents_find_outer (analysis, finding);
  guint head;

  if (actor != NULL)
    return actor;
  if (finding->source_token < 0)
    return finding->same_speaker ? last_speaker : NULL;
  actor = resolve_who (analysis, names, finding);
  if (actor != NULL)
    return actor;
  head = finding->antecedent >= 0 ? finding->antecedent : finding->source_token;
  return resolve_source (analysis, names, head,
                         head != (guint)finding->source_token
                             ? readout_tree_get_phrase (analysis, head)
                             : readout_ranges_get_extent (&finding->source),
                         finding);
}

/* Where the parser took "Wednesday" for who speaks. */
static void
take_before_time (const ReadoutAnalysis *analysis, ReadoutFinding *finding)
{
  ReadoutRange phrase;
  guint32 noun;

  if (finding->source_token < 0 || !analysis->has_trees ||
      !readout_source_heads_find_before_time (analysis, (guint)finding->source_token, &phrase,
                                              &noun))
    return;
  finding->source.n = 0;
  readout_ranges_add (&finding->source, phrase.first, phrase.end);
  finding->source_token = finding->antecedent = (gint32)noun;
}

/* "the High Commissioner for Trade and Labour Policy Jonas Pell", of which the parser saw "and
 * Labour Policy Jonas Pell". */
static void
take_whole_office (const ReadoutAnalysis *analysis, ReadoutFinding *finding)
{
  static const char *const inside[] = { "for", "of", "and", "&", "the", "'s", "’s", NULL };
  guint32 first = finding->source.n == 1 ? finding->source.item[0].first : 0;
  guint start;
  guint office = first;

  if (first == 0 || !readout_analysis_is (analysis, first, "and") ||
      !readout_phrases_is_capital (analysis, first - 1))
    return;
  start = readout_analysis_sentence_of (analysis, first)->first;
  for (guint i = first; i > start && i + OFFICE_MAX > first; i--)
    {
      if (!readout_phrases_is_capital (analysis, i - 1) &&
          !g_strv_contains (inside, readout_analysis_token (analysis, i - 1)->folded))
        break;
      if (office < first ||
          readout_actor_words_get_noun_flags (analysis, i - 1, READOUT_LIST_ROLES) != 0)
        office = i - 1;
    }
  while (office < first && office > start && readout_analysis_is (analysis, office, "of"))
    office++;
  finding->source.item[0].first = office;
}

/* "According to its correspondent, Jonas Pell, prices rise": the name is no part of what is said.
 */
static void
take_apposition (const ReadoutAnalysis *analysis,
                 ReadoutNames *names,
                 ReadoutFinding *finding,
                 const ReadoutActor *actor)
{
  const ReadoutMention *mention;
  ReadoutRange *content;

  if (!actor->named || finding->source.n != 1 || finding->content.n == 0)
    return;
  content = &finding->content.item[0];
  mention = readout_names_find_mention (names, content->first);
  if (mention == NULL || mention->actor != actor || mention->first != content->first ||
      content->first != finding->source.item[0].end + 1 || mention->end + 1 >= content->end ||
      !readout_phrases_is_comma (analysis, mention->end) ||
      !readout_phrases_is_comma (analysis, mention->first - 1))
    return;
  finding->source.item[0].end = mention->end;
  content->first = mention->end + 1;
}

void
readout_actors_resolve (ReadoutAnalysis *analysis)
{
  ReadoutNames *names = analysis->names;
  guint next = 0;
  guint described = 0;
  ReadoutActor *last_speaker = NULL;

  for (guint i = 0; i < analysis->order->len; i++)
    {
      guint index = g_array_index (analysis->order, guint, i);
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, index);
      guint32 at = finding->source_token >= 0 ? (guint32)finding->source_token
                                              : readout_ranges_get_extent (&finding->content).first;
      gboolean aside = finding->outer >= 0 || analysis->marked_of[at] != 0;
      ReadoutActor *actor;

      take_before_time (analysis, finding);
      take_whole_office (analysis, finding);
      touch_mentions (analysis, names, &next, at);
      for (; analysis->has_trees && described < at; described++)
        touch_subject (analysis, names, described);
      actor = find_speaker (analysis, names, finding, last_speaker);
      if (finding->through >= 0)
        finding->through_actor =
            resolve_source (analysis, names, finding->through, finding->through_range, NULL);
      if (actor == NULL)
        continue;
      take_apposition (analysis, names, finding, actor);
      readout_antecedents_touch_speaker (analysis, actor, at, aside);
      if (!aside || last_speaker == NULL || finding->same_speaker)
        last_speaker = actor;
      finding->speaker_actor = actor;
    }
}

gboolean
readout_actors_is_outlet (const ReadoutAnalysis *analysis, ReadoutRange range)
{
  for (guint i = range.first; i < range.end; i++)
    for (guint end = range.end; end > i; end--)
      {
        g_autofree char *key = readout_actor_words_dup_key (analysis, i, end);

        if (readout_language_find (analysis->language, READOUT_LIST_OUTLETS, key, -1, NULL))
          return TRUE;
      }
  return FALSE;
}
