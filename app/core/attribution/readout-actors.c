/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who speaks in each statement of a report.
 */
#include "attribution/readout-actors.h"

#include "attribution/readout-actor-hints.h"
#include "attribution/readout-actor-names.h"
#include "attribution/readout-actor-words.h"
#include "attribution/readout-antecedents.h"
#include "attribution/readout-descriptions.h"
#include "attribution/readout-pairs.h"
#include "attribution/readout-rules.h"
#include "attribution/readout-source-heads.h"

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

  readout_descriptions_tell_kind (analysis, mention);
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

static ReadoutActor *
resolve_source (ReadoutAnalysis *analysis,
                ReadoutNames *names,
                guint head,
                ReadoutRange range,
                const ReadoutFinding *finding)
{
  ReadoutActor *actor = resolve_pronoun (analysis, names, head, finding);
  ReadoutMention *mention;
  ReadoutRange core;
  guint64 role;

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
      actor = readout_descriptions_find_named (analysis, names, head, range, role);
      if (actor != NULL)
        return actor;
    }
  if (mention != NULL && mention->end <= range.end)
    return resolve_name (analysis, names, mention, range);
  actor = find_outlet_of (analysis, names, head, core);
  if (actor == NULL)
    actor = readout_descriptions_find_named (analysis, names, head, range, role);
  if (actor == NULL)
    actor = readout_descriptions_describe (analysis, names, core, head);
  return actor;
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
  head = finding->antecedent >= 0 ? finding->antecedent : finding->source_token;
  return resolve_source (analysis, names, head,
                         head != (guint)finding->source_token
                             ? readout_tree_get_phrase (analysis, head)
                             : readout_ranges_get_extent (&finding->source),
                         finding);
}

void
readout_actors_resolve (ReadoutAnalysis *analysis)
{
  ReadoutNames *names = analysis->names;
  guint next = 0;
  ReadoutActor *last_speaker = NULL;

  for (guint i = 0; i < analysis->order->len; i++)
    {
      guint index = g_array_index (analysis->order, guint, i);
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, index);
      guint32 at = finding->source_token >= 0 ? (guint32)finding->source_token
                                              : readout_ranges_get_extent (&finding->content).first;
      gboolean aside = finding->outer >= 0 || analysis->marked_of[at] != 0;
      ReadoutActor *actor;

      touch_mentions (analysis, names, &next, at);
      actor = find_speaker (analysis, names, finding, last_speaker);
      if (finding->through >= 0)
        finding->through_actor =
            resolve_source (analysis, names, finding->through, finding->through_range, NULL);
      if (actor == NULL)
        continue;
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
