/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What in a statement is for or against a topic: signs are carried from the words that the two
 * share up to who speaks.
 */
#include "stance/readout-topic-evidence.h"

#include <string.h>

#include "stance/readout-act.h"
#include "stance/readout-doubt.h"
#include "stance/readout-predicate.h"
#include "stance/readout-stand-in.h"

/* Of one statement that are followed: a speech of many pages is no clause. */
#define TARGETS_MAX 24

/* How much is left of what somebody else than the speaker holds. */
#define OF_ANOTHER 0.3

static const char *const denying[] = { "denies", "rejects", "doubts", NULL };

typedef struct
{
  const ReadoutTree *tree;
  const ReadoutSurroundings *surroundings;
  ReadoutStatement *statement;
  GHashTable *calling;
  const ReadoutTopicFrame *frame;
  GArray *evidence;
  gboolean is_media;
  gboolean is_agent; /* the speaker is who does it, or speaks for them */
  gboolean is_object;
  gboolean talks_of_it;
  gboolean was_just_named;
} Search;

static const ReadoutToken *
get (const Search *search, gint32 token)
{
  return readout_tree_get (search->tree, token);
}

static const char *
get_stem (const Search *search, gint32 token)
{
  return g_ptr_array_index (search->surroundings->stems, (guint)token);
}

static gboolean
is_act (const Search *search, const char *const *acts)
{
  return search->statement->act != NULL && g_strv_contains (acts, search->statement->act);
}

/* Whether a word of the clause is the speaker: "I", "we", "he", the speaker's own name. */
static gboolean
is_speaker (const Search *search, gint32 token)
{
  static const char *const pronouns[] = { "i",   "we",  "he",  "she",   "they", "it", "my",
                                          "our", "his", "her", "their", "its",  NULL };

  if (readout_surroundings_is_marked (search->surroundings, token, READOUT_MARK_SOURCE) ||
      g_strv_contains (pronouns, get (search, token)->folded))
    return TRUE;
  READOUT_TOKEN_CHILDREN (search->tree->segments, (guint)token, child)
  if (get (search, child)->relation == READOUT_RELATION_NMOD_POSS &&
      g_strv_contains (pronouns, get (search, child)->folded))
    return TRUE; /* "our group", "his party" */
  return get_stem (search, token) != NULL && search->calling != NULL &&
         g_hash_table_contains (search->calling, get_stem (search, token));
}

static void
add (const Search *search,
     ReadoutEvidenceKind kind,
     int sign,
     double weight,
     gint32 deciding,
     gint32 target)
{
  ReadoutEvidence item = { kind, sign, CLAMP (weight, 0, 1), deciding, target, READOUT_DOUBT_NONE };

  g_array_append_val (search->evidence, item);
}

/* A word for or against what stands at @target. */
static void
add_words (
    const Search *search, const ReadoutCarried *carried, int sign, double weight, gint32 target)
{
  ReadoutDoubt doubt = carried->passed_over ? READOUT_DOUBT_COMPARISON
                                            : readout_doubt_find (search->tree, carried->deciding);
  ReadoutEvidence item = { READOUT_EVIDENCE_WORDS, sign,   CLAMP (weight, 0, 1),
                           carried->deciding,      target, doubt };

  item.sign *= carried->sign * readout_doubt_turn (search->tree, carried->deciding);
  if (doubt != READOUT_DOUBT_NONE)
    item.weight *= READOUT_DOUBT_LEFT;
  g_array_append_val (search->evidence, item);
}

/* Whether the predicate at @head expresses what somebody named in the clause thinks or does who is
 * not the speaker. */
static gboolean
is_of_another (const Search *search, gint32 head, gint32 child)
{
  gint32 agent = readout_predicate_find_agent (search->tree->segments, head, child);

  /* "found only a quarter favoured it", which the tree takes for an object and its infinitive */
  if (agent < 0 && get (search, head)->relation == READOUT_RELATION_XCOMP &&
      (get (search, head)->xpos == READOUT_XPOS_VBD ||
       get (search, head)->xpos == READOUT_XPOS_VBZ))
    agent = readout_syntax_find_child (search->tree->segments, (guint)get (search, head)->head,
                                       READOUT_RELATION_OBJ);
  return agent >= 0 &&
         readout_surroundings_is_marked (search->surroundings, agent, READOUT_MARK_CONTENT) &&
         !readout_surroundings_is_marked (search->surroundings, agent, READOUT_MARK_BETWEEN) &&
         !readout_surroundings_is_marked (search->surroundings, head, READOUT_MARK_CUE) &&
         !is_speaker (search, agent);
}

/* How many parts of the topic other than the event the sentence of @token names. */
static guint
count_parts (const Search *search, gint32 token)
{
  const ReadoutSentence *sentence = &g_array_index (search->surroundings->segments->sentences,
                                                    ReadoutSentence, get (search, token)->sentence);
  guint n = 0;

  for (guint i = 0; i < search->frame->terms->len; i++)
    {
      const ReadoutTopicTerm *term = &g_array_index (search->frame->terms, ReadoutTopicTerm, i);

      if (term->part == READOUT_TOPIC_PART_EVENT)
        continue;
      for (guint32 j = sentence->first; j < sentence->end; j++)
        if (readout_surroundings_is_marked (search->surroundings, (gint32)j,
                                            READOUT_MARK_CONTENT | READOUT_MARK_SOURCE) &&
            g_strcmp0 (get_stem (search, (gint32)j), term->stem) == 0)
          {
            n++;
            break;
          }
    }
  return n;
}

/* Whether a finite verb has a part of the topic for a subject that is not who does it there: "the
 * boats had fired first" is not "Merovia fired on the boats". */
static gboolean
is_turned_round (const Search *search, gint32 verb)
{
  gboolean has_object = FALSE;

  READOUT_TOKEN_CHILDREN (search->tree->segments, (guint)verb, child)
  {
    const ReadoutToken *subject = get (search, child);

    if (subject->relation != READOUT_RELATION_NSUBJ)
      continue;
    for (guint32 i = subject->first; i < subject->end; i++)
      {
        const ReadoutTopicTerm *term =
            readout_topic_frame_find (search->frame, get_stem (search, (gint32)i));

        if (term != NULL && term->part == READOUT_TOPIC_PART_AGENT)
          return FALSE;
        has_object = has_object || (term != NULL && term->part == READOUT_TOPIC_PART_OBJECT);
      }
  }
  return has_object;
}

/* The event itself is said to be so, or not to be so. */
static void
add_assertion (const Search *search, const ReadoutCarried *carried, gint32 target, int sign)
{
  static const char *const wanting[] = { "orders", "wants",    "asks",       "proposes",
                                         "agrees", "supports", "recognises", NULL };
  static const char *const doing[] = { "announces", "promises", "did", NULL };
  guint n_parts = count_parts (search, target);

  gboolean alone = n_parts == 0 && search->frame->terms->len > 1;

  if (search->is_media || (alone && !search->talks_of_it) || is_turned_round (search, target))
    return;
  if (search->frame->claims)
    add (search, READOUT_EVIDENCE_ASSERTS, carried->sign * sign,
         carried->weight * (alone          ? 0.55
                            : n_parts >= 2 ? 0.75
                                           : 0.65),
         target, target);
  else if (alone)
    return;
  else if (is_act (search, wanting) ||
           (is_act (search, doing) && !is_of_another (search, target, -1)))
    add (search, READOUT_EVIDENCE_DOES, carried->sign * sign, carried->weight * 0.75, -1, target);
  else if (search->is_agent)
    add (search, READOUT_EVIDENCE_DOES, carried->sign * sign, carried->weight * 0.6, target,
         target);
}

/* Whether the word that decides tells whether something is so: "denied", "confirmed". */
static gboolean
is_about_truth (const Search *search, const ReadoutCarried *carried)
{
  const ReadoutFrame *frame;

  if (carried->deciding < 0)
    return TRUE;
  frame = readout_predicate_find (search->tree->frames, search->tree->segments, carried->deciding)
              .frame;
  return readout_frame_get_role (frame, READOUT_ROLE_THAT) != READOUT_ROLE_UNSET &&
         get (search, carried->deciding)->upos == READOUT_UPOS_VERB;
}

/* Whether somebody is asked to do something: "called on the parties". */
static gboolean
is_asked (const Search *search, gint32 token, gint32 head)
{
  const ReadoutFrame *frame =
      readout_predicate_find (search->tree->frames, search->tree->segments, head).frame;
  ReadoutRelation relation = get (search, token)->relation;

  return frame != NULL && frame->event == READOUT_EVENT_REQUEST &&
         get (search, head)->upos == READOUT_UPOS_VERB &&
         (relation == READOUT_RELATION_OBJ || relation == READOUT_RELATION_OBL ||
          relation == READOUT_RELATION_IOBJ || relation == READOUT_RELATION_NSUBJ_PASS) &&
         readout_frame_get_role (frame, READOUT_ROLE_OBJECT) == -1;
}

/* Who speaks well or ill of the victim does not say who did it. */
static double
measure_part (const Search *search, const ReadoutTopicTerm *term)
{
  if (!search->frame->accuses || term->part == READOUT_TOPIC_PART_EVENT ||
      term->part == READOUT_TOPIC_PART_AGENT || term->stem == NULL)
    return 1;
  return 0.4;
}

/* Follows the word at @target up to who speaks. */
static void
follow (const Search *search, gint32 target, const ReadoutTopicTerm *term)
{
  gboolean is_event = term->part == READOUT_TOPIC_PART_EVENT;
  ReadoutCarried carried = { .sign = 1, .weight = 1, .deciding = -1, .own = TRUE };
  gboolean reached = FALSE;
  gboolean verb = get (search, target)->upos == READOUT_UPOS_VERB;
  double others = 1;
  gint32 at = target;

  if (is_event)
    {
      carried.kind = READOUT_CARRIED_EVENT;
      if (readout_predicate_is_negated (search->tree->segments, target))
        {
          carried.sign = -1;
          carried.negated = TRUE;
        }
      if (verb && readout_predicate_is_obliged (search->tree->segments, target))
        readout_carried_decide (&carried, 1, 0.8, target, NULL);
    }
  else
    carried.happens = term->happens && readout_tree_is_event_noun (search->tree, target);
  for (guint i = 0; i < READOUT_CARRY_STEPS_MAX; i++)
    {
      gint32 head = get (search, at)->head;
      ReadoutCarried before = carried;
      const ReadoutTopicTerm *above;

      if (head < 0 || !readout_surroundings_is_marked (search->surroundings, head,
                                                       READOUT_MARK_CONTENT | READOUT_MARK_CUE))
        break;
      above = readout_topic_frame_find (search->frame, get_stem (search, head));
      if (!is_event && above != NULL)
        return; /* followed itself */
      readout_carry (search->tree, &carried, at, head);
      if (!is_event && !before.decided && is_asked (search, at, head))
        return; /* who is asked is not spoken ill of */
      if (carried.decided && carried.deciding != before.deciding &&
          is_of_another (search, head, at))
        others = OF_ANOTHER;
      /* "is no disaster" is not yet praise */
      if (carried.sign > 0 && get (search, at)->relation == READOUT_RELATION_NSUBJ &&
          readout_predicate_is_negated (search->tree->segments, head) && carried.decided)
        carried.weight *= 0.6;
      reached = readout_surroundings_is_marked (search->surroundings, head, READOUT_MARK_CUE);
      if (reached)
        break;
      at = head;
    }
  if (!reached && search->statement->quotation != READOUT_QUOTATION_DIRECT &&
      is_act (search, denying))
    readout_carried_decide (&carried, -1, 0.85, -1, NULL);
  if (carried.decided && is_event && search->frame->claims && !is_about_truth (search, &carried))
    return; /* "the attack is a crime" does not tell who did it */
  if (carried.decided && !search->is_media)
    add_words (search, &carried, term->sign,
               carried.weight * term->weight * others * measure_part (search, term), target);
  else if (is_event && !carried.decided)
    add_assertion (search, &carried, target, term->sign);
}

/* "this one" */
static gboolean
is_this_one (const Search *search, gint32 token)
{
  if (strcmp (get (search, token)->folded, "one") != 0)
    return FALSE;
  READOUT_TOKEN_CHILDREN (search->tree->segments, (guint)token, child)
  if (strcmp (get (search, child)->folded, "this") == 0 ||
      strcmp (get (search, child)->folded, "that") == 0)
    return TRUE;
  return FALSE;
}

/* Deeds are told by the cue itself: "Lethia recognised the republic". */
static void
add_deeds (const Search *search)
{
  static const char *const deeds[] = { "did", "recognises", "orders", "announces", NULL };

  if (search->is_media || !is_act (search, deeds))
    return;
  for (guint i = 0; i < search->surroundings->segments->tokens->len; i++)
    {
      const ReadoutTopicTerm *term;

      if (!readout_surroundings_is_marked (search->surroundings, (gint32)i, READOUT_MARK_CUE))
        continue;
      term = readout_topic_frame_find (search->frame, get_stem (search, (gint32)i));
      if (term == NULL || term->part != READOUT_TOPIC_PART_EVENT ||
          count_parts (search, (gint32)i) == 0)
        continue;
      add (search, READOUT_EVIDENCE_DOES, search->statement->negated ? -term->sign : term->sign,
           0.75, (gint32)i, (gint32)i);
    }
}

/* Words that stand for what is talked of. */
static gboolean
find_stand_in (const Search *search, gint32 token, ReadoutTopicTerm *term)
{
  const ReadoutToken *word = get (search, token);
  ReadoutStandIn kind = readout_stand_in_find (word->folded);
  gboolean excuse = search->frame->accuses && kind == READOUT_STAND_IN_EXCUSE;

  if (kind == READOUT_STAND_IN_NONE)
    return FALSE;
  term->part = READOUT_TOPIC_PART_OBJECT;
  term->sign = excuse ? -1 : 1;
  if (word->upos == READOUT_UPOS_NOUN &&
      (excuse || kind == (search->frame->claims ? READOUT_STAND_IN_CLAIM : READOUT_STAND_IN_PLAN)))
    {
      READOUT_TOKEN_CHILDREN (search->tree->segments, (guint)token, child)
      {
        ReadoutRelation relation = readout_relation_get_base (get (search, child)->relation);

        /* "the plan for a tunnel" says itself what it is */
        if ((relation == READOUT_RELATION_NMOD &&
             get (search, child)->relation != READOUT_RELATION_NMOD_POSS) ||
            relation == READOUT_RELATION_COMPOUND)
          return FALSE;
      }
      term->weight = 0.7;
      return TRUE;
    }
  if (is_this_one (search, token) && !search->frame->claims)
    {
      term->weight = 0.7;
      return TRUE;
    }
  if (word->upos == READOUT_UPOS_PRON && !search->frame->claims &&
      kind == READOUT_STAND_IN_PRONOUN && search->was_just_named)
    {
      term->weight = 0.6;
      /* "is a mistake", "cannot support it" */
      return word->relation == READOUT_RELATION_OBJ ||
             (word->relation == READOUT_RELATION_NSUBJ && word->head >= 0 &&
              get (search, word->head)->upos != READOUT_UPOS_VERB);
    }
  return FALSE;
}

/* Who speaks is a part of the topic. */
static void
add_role (const Search *search)
{
  static const char *const other[] = { "promises", "announces", "asks",     "wants",
                                       "predicts", "orders",    "proposes", NULL };

  if (is_act (search, other))
    return;
  if (search->frame->accuses && search->is_agent)
    add (search, READOUT_EVIDENCE_ACCUSED, -1, is_act (search, denying) ? 0.75 : 0.5, -1, -1);
  else if (search->frame->claims && search->is_agent && is_act (search, denying))
    add (search, READOUT_EVIDENCE_ACCUSED, -1, 0.6, -1, -1);
  else if (search->frame->accuses && search->is_object)
    add (search, READOUT_EVIDENCE_HARMED, 1, 0.5, -1, -1);
  else if (!search->frame->claims && search->frame->harms && search->is_object)
    add (search, READOUT_EVIDENCE_HARMED, -1, 0.5, -1, -1);
  else if (!search->frame->claims && search->is_agent)
    add (search, READOUT_EVIDENCE_DOES, 1, 0.25, -1, -1);
}

static gboolean
has_name_of (const Search *search, ReadoutTopicPart part)
{
  for (guint i = 0; i < search->frame->terms->len; i++)
    {
      const ReadoutTopicTerm *term = &g_array_index (search->frame->terms, ReadoutTopicTerm, i);

      if (term->part == part && term->is_name && search->calling != NULL &&
          g_hash_table_contains (search->calling, term->stem))
        return TRUE;
    }
  return FALSE;
}

gboolean
readout_topic_evidence_is_reporting (ReadoutStatement *statement)
{
  static const char *const acts[] = { "states",    "reports", "notices", "predicts",
                                      "announces", "appears", NULL };
  ReadoutVoice *actor = readout_statement_get_actor (statement);

  return actor != NULL && actor->kind == READOUT_ACTOR_MEDIA && statement->act != NULL &&
         g_strv_contains (acts, statement->act);
}

GArray *
readout_topic_evidence_find (const ReadoutTree *tree,
                             const ReadoutSurroundings *surroundings,
                             ReadoutStatement *statement,
                             GHashTable *calling,
                             const ReadoutTopicFrame *frame,
                             gboolean talks_of_it,
                             gboolean was_just_named)
{
  Search search = { tree,  surroundings, statement, calling,     frame,         NULL,
                    FALSE, FALSE,        FALSE,     talks_of_it, was_just_named };
  guint n_targets = 0;

  search.evidence = g_array_new (FALSE, FALSE, sizeof (ReadoutEvidence));
  search.is_media = readout_topic_evidence_is_reporting (statement);
  search.is_agent = has_name_of (&search, READOUT_TOPIC_PART_AGENT);
  search.is_object = has_name_of (&search, READOUT_TOPIC_PART_OBJECT);
  for (guint i = 0; i < surroundings->segments->tokens->len && n_targets < TARGETS_MAX; i++)
    {
      const ReadoutTopicTerm *term;
      ReadoutTopicTerm stand_in = { 0 };

      if (!readout_surroundings_is_marked (surroundings, (gint32)i, READOUT_MARK_CONTENT))
        continue;
      term = readout_topic_frame_find (frame, get_stem (&search, (gint32)i));
      if (term == NULL && talks_of_it && find_stand_in (&search, (gint32)i, &stand_in))
        term = &stand_in;
      if (term == NULL)
        continue;
      follow (&search, (gint32)i, term);
      n_targets++;
    }
  add_deeds (&search);
  add_role (&search);
  return search.evidence;
}
