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
#include "attribution/readout-phrases.h"
#include "attribution/readout-rules.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

void
readout_actor_free (ReadoutActor *actor)
{
  g_free (actor->name);
  g_free (actor->key);
  g_ptr_array_unref (actor->roles);
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
  actor->first = actor->last = token;
  actor->spoke = -1;
  actor->roles = g_ptr_array_new ();
  g_ptr_array_add (analysis->actors, actor);
  return actor;
}

/* The range without what follows its first comma. */
static ReadoutRange
cut_apposition (const ReadoutAnalysis *analysis, ReadoutRange range, guint head)
{
  for (guint i = head + 1; i < range.end; i++)
    if (readout_phrases_is_comma (analysis, i))
      {
        range.end = i;
        break;
      }
  return range;
}

static ReadoutActor *
resolve_source (ReadoutAnalysis *analysis, ReadoutNames *names, guint head, ReadoutRange range)
{
  ReadoutRange core = cut_apposition (analysis, range, head);
  ReadoutMention *mention;
  ReadoutActor *actor;
  guint64 role;

  if (readout_phrases_is_pronoun (analysis, head))
    {
      actor = readout_antecedents_find_pronoun (analysis, head);
      if (actor != NULL)
        return actor;
    }
  if ((readout_analysis_flags (analysis, head, READOUT_LIST_FUNCTION_WORDS) & BIT (RELATIVE)) != 0)
    for (guint i = head; i > 0 && i + 8 > head; i--)
      {
        mention = readout_names_find_mention (names, i - 1);
        if (mention != NULL)
          return mention->actor;
      }
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
    {
      readout_descriptions_tell_kind (analysis, mention);
      actor = readout_hints_find_people (names->by_key, mention->actor);
      return actor != NULL ? actor : mention->actor;
    }
  /* "Al-Jazeera correspondent" speaks for the outlet. */
  if (role != 0 && head > core.first &&
      (readout_analysis_is (analysis, head, "correspondent") ||
       readout_analysis_is (analysis, head, "reporter")))
    for (guint i = core.first; i < head; i++)
      {
        mention = readout_names_find_mention (names, i);
        if (mention != NULL && mention->actor->kind == READOUT_ACTOR_MEDIA)
          return mention->actor;
      }
  actor = readout_descriptions_find_named (analysis, names, head, range, role);
  if (actor != NULL)
    return actor;
  return readout_descriptions_describe (analysis, names, core, head);
}

void
readout_actors_resolve (ReadoutAnalysis *analysis)
{
  ReadoutNames *names = analysis->names;
  guint mention_index = 0;
  ReadoutActor *last_speaker = NULL;

  for (guint i = 0; i < analysis->order->len; i++)
    {
      guint index = g_array_index (analysis->order, guint, i);
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, index);
      guint32 at = finding->source_token >= 0 ? (guint32)finding->source_token
                                              : readout_ranges_get_extent (&finding->content).first;
      ReadoutActor *actor = NULL;

      for (; mention_index < names->mentions->len; mention_index++)
        {
          ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, mention_index);

          if (mention->first >= at)
            break;
          readout_antecedents_touch (analysis, mention->actor, mention->first);
        }
      actor = readout_antecedents_find_outer (analysis, finding);
      if (actor == NULL && finding->source_token >= 0)
        actor = resolve_source (
            analysis, names,
            finding->antecedent >= 0 ? (guint)finding->antecedent : (guint)finding->source_token,
            finding->antecedent >= 0 && finding->antecedent != finding->source_token
                ? readout_tree_get_phrase (analysis, finding->antecedent)
                : readout_ranges_get_extent (&finding->source));
      else if (actor == NULL && finding->same_speaker)
        actor = last_speaker;
      if (finding->through >= 0)
        finding->through_actor =
            resolve_source (analysis, names, finding->through, finding->through_range);
      if (actor == NULL)
        continue;
      readout_antecedents_touch (analysis, actor, at);
      actor->spoke = at;
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
