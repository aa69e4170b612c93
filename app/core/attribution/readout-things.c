/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules for verbs whose content is no clause: "denied the report", "called it a farce", "accused
 * him of fraud", "called for talks".
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-content.h"
#include "attribution/readout-phrases.h"
#include "syntax/readout-syntax.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

guint64
readout_rules_get_preposition_flag (const ReadoutAnalysis *analysis, guint token)
{
  static const struct
  {
    const char *word;
    guint64 flag;
  } prepositions[] = {
    { "about", BIT (ABOUT) }, { "against", BIT (AGAINST) }, { "at", BIT (AT) },
    { "by", BIT (BY) },       { "for", BIT (FOR) },         { "from", BIT (FROM) },
    { "in", BIT (IN) },       { "of", BIT (OF) },           { "on", BIT (ON) },
    { "over", BIT (OVER) },   { "to", BIT (TO) },           { "upon", BIT (ON) },
    { "with", BIT (WITH) },   { "toward", BIT (TO) },       { "towards", BIT (TO) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (prepositions); i++)
    if (readout_analysis_is (analysis, token, prepositions[i].word))
      return prepositions[i].flag;
  return 0;
}

/* The child of @head that a preposition of @flags brings; -1 if there is none. @preposition: its
 * index. */
gint32
readout_rules_find_prepositional (const ReadoutAnalysis *analysis,
                                  guint head,
                                  guint64 flags,
                                  gint32 *preposition)
{
  READOUT_TOKEN_CHILDREN (analysis->segments, head, child)
  {
    ReadoutRelation relation = readout_tree_get_relation (analysis, child);
    gint32 marker;

    if ((guint)child < head)
      continue;
    if (relation == READOUT_RELATION_OBL || relation == READOUT_RELATION_NMOD)
      marker = readout_tree_find_case (analysis, child);
    else if (relation == READOUT_RELATION_ADVCL || relation == READOUT_RELATION_ACL ||
             relation == READOUT_RELATION_XCOMP || relation == READOUT_RELATION_CCOMP)
      {
        /* "accused of doing …", "called for talks to start" */
        marker = readout_tree_find_child (analysis, child, READOUT_RELATION_MARK);
        if (get (analysis, child)->xpos != READOUT_XPOS_VBG &&
            !readout_tree_is_infinitive (analysis, child))
          continue;
      }
    else
      continue;
    if (marker >= 0 && (guint)marker > head &&
        (readout_rules_get_preposition_flag (analysis, marker) & flags) != 0 &&
        get (analysis, marker)->xpos != READOUT_XPOS_TO)
      {
        *preposition = marker;
        return child;
      }
  }
  return -1;
}

static ReadoutRange
after_preposition (const ReadoutAnalysis *analysis, guint child, guint preposition)
{
  ReadoutRange range = readout_content_of (analysis, child);

  range.first = MAX (range.first, preposition + 1);
  return range;
}

/* Where the object of a passive stands: before the verb. */
static gint32
find_patient (const ReadoutAnalysis *analysis, guint verb)
{
  return readout_tree_find_child (analysis, verb, READOUT_RELATION_NSUBJ);
}

/* The same where the tree has no predicate: the words after the object's "as", or the passage in
 * marks behind it ("called the decision “arbitrary”"). Empty when there is none. */
static ReadoutRange
find_plain_predicate (const ReadoutAnalysis *analysis, const ReadoutCue *cue, guint object)
{
  guint first = get (analysis, object)->first;
  guint end = readout_analysis_sentence_of (analysis, cue->verb)->end;

  for (guint i = object + 1; i < end && i < object + 25; i++)
    {
      if ((cue->word.flags & BIT (AS)) != 0 && readout_analysis_is (analysis, i, "as") &&
          get (analysis, i)->head > (gint32)i && !readout_analysis_is (analysis, i - 1, "such") &&
          !readout_analysis_is (analysis, i - 1, "well"))
        return readout_tree_close_marks (
            analysis,
            readout_tree_trim (analysis, first, get (analysis, get (analysis, i)->head)->end));
      if ((cue->word.flags & BIT (SMALL)) != 0 && analysis->marked_of[i] != 0 &&
          analysis->marked_of[first] == 0)
        return (ReadoutRange){
          first, g_array_index (analysis->marked, ReadoutMarked, analysis->marked_of[i] - 1).end
        };
      if (readout_phrases_is_comma (analysis, i) || get (analysis, i)->upos == READOUT_UPOS_VERB ||
          get (analysis, i)->upos == READOUT_UPOS_SCONJ)
        break;
    }
  return (ReadoutRange){ 0, 0 };
}

/* "calling the plan a farce", "called them liars" by the order of words: two noun phrases in a row.
 * Empty when there are none. */
static ReadoutRange
find_row (const ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  guint end = readout_analysis_sentence_of (analysis, cue->verb)->end;
  ReadoutRange object;
  ReadoutRange predicate;
  guint32 head;

  if (cue->particle >= 0 ||
      !readout_phrases_find_after (analysis, cue->verb + 1, end, &object, &head) ||
      object.end >= end || readout_phrases_is_mark (analysis, object.end - 1) ||
      (get (analysis, object.end)->upos != READOUT_UPOS_DET &&
       get (analysis, object.end - 1)->upos != READOUT_UPOS_PRON) ||
      !readout_phrases_find_after (analysis, object.end, end, &predicate, &head))
    return (ReadoutRange){ 0, 0 };
  predicate = readout_content_of (analysis, head);
  return (ReadoutRange){ object.first, MAX (predicate.end, object.end + 1) };
}

static gboolean
add_row (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  ReadoutRange range = { 0, 0 };
  ReadoutFinding *finding;

  if ((cue->word.flags & BIT (SMALL)) != 0)
    range = find_row (analysis, cue);
  if (range.end <= range.first)
    return FALSE;
  finding = readout_rules_add (analysis, READOUT_RULE_PREDICATE, cue);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* "called NP X", "described NP as X". */
static gboolean
find_predicate (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  gboolean passive = readout_tree_is_passive (analysis, cue->verb);
  gint32 object = passive ? find_patient (analysis, cue->verb)
                          : readout_tree_find_child (analysis, cue->verb, READOUT_RELATION_OBJ);
  gint32 predicate = -1;
  ReadoutFinding *finding;
  ReadoutRange range;

  if ((cue->word.flags & (BIT (SMALL) | BIT (AS))) == 0 || cue->subject.head < 0)
    return FALSE;
  if (object < 0)
    return !passive && add_row (analysis, cue);
  READOUT_TOKEN_CHILDREN (analysis->segments, cue->verb, child)
  {
    ReadoutRelation relation = readout_tree_get_relation (analysis, child);
    gint32 as = readout_tree_find_case (analysis, child);

    if (as < 0)
      as = readout_tree_find_child (analysis, child, READOUT_RELATION_MARK);
    if ((guint)child < cue->verb)
      continue;
    if ((cue->word.flags & BIT (SMALL)) != 0 &&
        (relation == READOUT_RELATION_XCOMP || relation == READOUT_RELATION_CCOMP) && as < 0)
      predicate = child;
    else if ((cue->word.flags & BIT (AS)) != 0 && as >= 0 &&
             readout_analysis_is (analysis, as, "as") &&
             (relation == READOUT_RELATION_OBL || relation == READOUT_RELATION_ADVCL ||
              relation == READOUT_RELATION_XCOMP))
      predicate = child;
  }
  if (predicate < 0)
    READOUT_TOKEN_CHILDREN (analysis->segments, object, child)
    {
      gint32 as = readout_tree_find_case (analysis, child);

      if ((cue->word.flags & BIT (AS)) != 0 && as >= 0 && child > object &&
          readout_analysis_is (analysis, as, "as"))
        predicate = child;
    }
  if (predicate < 0 && (cue->word.flags & BIT (SMALL)) != 0)
    {
      /* The parser takes "called the judge a fraud" for a gift. */
      gint32 first = readout_tree_find_child (analysis, cue->verb, READOUT_RELATION_IOBJ);

      if (first >= 0 && first < object)
        {
          predicate = object;
          object = first;
        }
    }
  if (predicate < 0 && !passive)
    {
      range = find_plain_predicate (analysis, cue, object);
      if (range.end <= range.first)
        return add_row (analysis, cue);
      finding = readout_rules_add (analysis, READOUT_RULE_PREDICATE, cue);
      readout_ranges_add (&finding->content, range.first, range.end);
      return TRUE;
    }
  if (predicate < 0)
    return FALSE;
  finding = readout_rules_add (analysis, READOUT_RULE_PREDICATE, cue);
  range = readout_tree_get_subtree (analysis, object);
  /* "which the church describes as …": what the pronoun stands for. */
  if (get (analysis, object)->xpos == READOUT_XPOS_WDT ||
      get (analysis, object)->xpos == READOUT_XPOS_WP)
    readout_tree_find_antecedent (analysis, cue->verb, &range);
  if (!readout_ranges_contain (&finding->cue, range.first) &&
      !readout_ranges_contain (&finding->source, range.first))
    readout_ranges_add (&finding->content, range.first, range.end);
  range = readout_content_of (analysis, predicate);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* "accused the secretary of state of using …": the gerund may hang deep in the object. */
static gint32
find_deep_gerund (const ReadoutAnalysis *analysis, guint object, guint64 flags, gint32 *preposition)
{
  for (guint i = object + 1; i < get (analysis, object)->end; i++)
    {
      gint32 marker;

      if (get (analysis, i)->xpos != READOUT_XPOS_VBG ||
          readout_tree_get_relation (analysis, i) != READOUT_RELATION_ACL)
        continue;
      marker = readout_tree_find_child (analysis, i, READOUT_RELATION_MARK);
      if (marker >= 0 && (readout_rules_get_preposition_flag (analysis, marker) & flags) != 0)
        {
          *preposition = marker;
          return i;
        }
    }
  return -1;
}

/* "accuses one of them, Anna Keller, of ignoring …": the gerund by the order of words, where the
 * tree has lost it. */
static gint32
find_far_gerund (const ReadoutAnalysis *analysis, guint object, guint64 flags, gint32 *preposition)
{
  guint end = readout_analysis_sentence_of (analysis, object)->end;

  for (guint i = object + 1; i + 1 < end && i < object + 25; i++)
    {
      guint8 xpos = get (analysis, i)->xpos;

      if (xpos == READOUT_XPOS_VBD || xpos == READOUT_XPOS_VBZ || xpos == READOUT_XPOS_VBP ||
          xpos == READOUT_XPOS_MD || analysis->marked_of[i] != 0)
        return -1;
      if (get (analysis, i + 1)->xpos == READOUT_XPOS_VBG &&
          (readout_rules_get_preposition_flag (analysis, i) & flags & BIT (OF)) != 0)
        {
          *preposition = i;
          return i + 1;
        }
    }
  return -1;
}

/* A name that the tree takes for an adverb: "criticised Zorvex for the delay". */
static gint32
find_hidden_object (const ReadoutAnalysis *analysis, guint verb)
{
  guint next = verb + 1;

  return next < readout_analysis_n_tokens (analysis) &&
                 get (analysis, next)->head == (gint32)verb &&
                 get (analysis, next)->shape == READOUT_TOKEN_SHAPE_TITLE &&
                 readout_tree_get_relation (analysis, next) == READOUT_RELATION_ADVMOD
             ? (gint32)next
             : -1;
}

/* The accusation reaches to the end of the sentence. */
static gboolean
add_accusation (ReadoutAnalysis *analysis, const ReadoutCue *cue, guint object)
{
  guint end = readout_analysis_sentence_of (analysis, cue->verb)->end;
  guint first = get (analysis, object)->first;
  ReadoutFinding *finding = readout_rules_add (analysis, READOUT_RULE_PREPOSITION, cue);
  ReadoutRange range =
      readout_tree_trim (analysis, first, readout_rules_find_other_voice (analysis, object, end));

  range = readout_tree_close_marks (analysis, range);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* "called for talks", "accused him of fraud". */
static gboolean
find_prepositional (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  gint32 preposition;
  gint32 child;
  gint32 object = readout_tree_find_child (analysis, cue->verb, READOUT_RELATION_OBJ);
  gboolean passive = readout_tree_is_passive (analysis, cue->verb);
  ReadoutFinding *finding;
  ReadoutRange range;

  if (cue->subject.head < 0 && !passive)
    return FALSE;
  if (object < 0 && !passive && (cue->word.flags & BIT (THING)) != 0)
    object = find_hidden_object (analysis, cue->verb);
  child = readout_rules_find_prepositional (analysis, cue->verb, cue->word.flags, &preposition);
  if (child < 0 && object >= 0 && (cue->word.flags & BIT (THING)) != 0)
    child = readout_rules_find_prepositional (analysis, object, cue->word.flags, &preposition);
  if (child < 0 && object >= 0 && (cue->word.flags & BIT (THING)) != 0)
    child = find_deep_gerund (analysis, object, cue->word.flags, &preposition);
  if (object >= 0 && (guint)object > cue->verb && (cue->word.flags & BIT (THING)) != 0 &&
      (child < 0 || (get (analysis, child)->xpos != READOUT_XPOS_VBG &&
                     (guint)child < get (analysis, object)->end)))
    {
      gint32 far = find_far_gerund (analysis, object, cue->word.flags, &preposition);

      if (far >= 0)
        return add_accusation (analysis, cue, object);
    }
  if (child < 0)
    return FALSE;
  if (object >= 0 && (guint)object > cue->verb && object < preposition)
    {
      if ((cue->word.flags & BIT (THING)) == 0 || g_str_equal (cue->word.value, "asks"))
        return FALSE;
      finding = readout_rules_add (analysis, READOUT_RULE_PREPOSITION, cue);
      range = after_preposition (analysis, child, preposition);
      range = readout_content_stretch (analysis, cue->verb, range);
      readout_ranges_add (&finding->content, get (analysis, object)->first, range.end);
      return TRUE;
    }
  if (passive && cue->subject.head < 0 &&
      (cue->word.flags & (BIT (THING) | BIT (TELL) | BIT (ORDER))) == 0)
    return FALSE;
  finding = readout_rules_add (analysis, READOUT_RULE_PREPOSITION, cue);
  if ((guint)preposition <= cue->verb + 3)
    readout_ranges_add (&finding->cue, preposition, preposition + 1);
  range = after_preposition (analysis, child, preposition);
  range = readout_content_stretch (analysis, cue->verb, range);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* Whether the noun is something that is said or thought: a word of the cue or document lists. */
static gboolean
can_be_said (const ReadoutAnalysis *analysis, guint token)
{
  const char *lemma = get (analysis, token)->lemma;

  return readout_language_find (analysis->language, READOUT_LIST_NOUNS, lemma, -1, NULL) ||
         readout_language_find (analysis->language, READOUT_LIST_DOCUMENTS, lemma, -1, NULL);
}

/* Whether the subject is a poll, a study, a letter: what it shows, it says. */
static gboolean
is_document (const ReadoutAnalysis *analysis, guint token)
{
  return readout_language_find (analysis->language, READOUT_LIST_DOCUMENTS,
                                get (analysis, token)->lemma, -1, NULL);
}

static gboolean
is_finite_verb (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *t;

  if (token >= readout_analysis_n_tokens (analysis) || analysis->cue_of[token] != 0)
    return FALSE;
  t = get (analysis, token);
  return t->sentence == get (analysis, token - 1)->sentence &&
         (t->xpos == READOUT_XPOS_VBD || t->xpos == READOUT_XPOS_VBZ ||
          t->xpos == READOUT_XPOS_VBP || t->xpos == READOUT_XPOS_MD);
}

/* "claims the church imprisoned her": a past tense that was taken for a participle has an object.
 */
static gboolean
has_hidden_clause (const ReadoutAnalysis *analysis, guint object)
{
  for (guint i = object + 1; i < get (analysis, object)->end; i++)
    if (get (analysis, i)->xpos == READOUT_XPOS_VBN &&
        readout_tree_get_relation (analysis, i) == READOUT_RELATION_ACL &&
        readout_tree_find_child (analysis, i, READOUT_RELATION_OBJ) > (gint32)i)
      return TRUE;
  return FALSE;
}

/* "the ban (that) the minister supports". */
static gboolean
find_antecedent_thing (ReadoutAnalysis *analysis, const ReadoutCue *cue, gint32 object)
{
  const ReadoutToken *verb = get (analysis, cue->verb);
  ReadoutFinding *finding;
  ReadoutRange range;

  if (verb->relation != READOUT_RELATION_ACL_RELCL || verb->head < 0 ||
      (cue->word.flags & BIT (THING)) == 0 || (cue->word.flags & BIT (WEAK)) != 0 ||
      !cue->subject.own || cue->subject.antecedent != cue->subject.head ||
      (object >= 0 && get (analysis, object)->upos != READOUT_UPOS_PRON))
    return FALSE;
  range = readout_tree_get_phrase (analysis, verb->head);
  range.end = readout_phrases_trim_end (analysis, range.first, MIN (range.end, verb->first));
  if (range.end <= range.first || range.end > verb->first)
    return FALSE;
  finding = readout_rules_add (analysis, READOUT_RULE_THING, cue);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* "a poll shows Keller leading Brandt", "with a lead", "ahead of Brandt": what follows the object
 * at
 * @range says what it does or how it stands. */
static gboolean
shows_state (const ReadoutAnalysis *analysis, const ReadoutCue *cue, ReadoutRange range)
{
  const ReadoutToken *next;

  if ((cue->word.flags & BIT (SHOW)) == 0 ||
      range.end >= readout_analysis_sentence_of (analysis, cue->verb)->end)
    return FALSE;
  next = get (analysis, range.end);
  return next->xpos == READOUT_XPOS_VBG || readout_analysis_is (analysis, range.end, "with") ||
         readout_analysis_is (analysis, range.end, "ahead") ||
         readout_analysis_is (analysis, range.end, "behind");
}

/* Whether a deed is told as done, of something that has a name: "Lethia has recognised the
 * republic", not "decrees recognising it". */
static gboolean
is_told_deed (const ReadoutAnalysis *analysis, const ReadoutCue *cue, gint32 object)
{
  return object >= 0 && get (analysis, object)->upos != READOUT_UPOS_PRON &&
         get (analysis, cue->verb)->xpos != READOUT_XPOS_VBG &&
         !readout_tree_is_infinitive (analysis, cue->verb);
}

static gboolean
is_deed_act (const ReadoutCue *cue)
{
  return strcmp (cue->word.value, "did") == 0 || strcmp (cue->word.value, "recognises") == 0;
}

/* "denied the report"; "the plan was rejected by NP". */
static gboolean
find_thing (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  gboolean passive = readout_tree_is_passive (analysis, cue->verb);
  gint32 object = passive ? find_patient (analysis, cue->verb)
                          : readout_tree_find_child (analysis, cue->verb, READOUT_RELATION_OBJ);
  ReadoutFinding *finding;
  ReadoutRange range;

  if ((cue->word.flags & (BIT (THING) | BIT (WEAK_THING))) == 0 || cue->subject.head < 0)
    return FALSE;
  if (is_deed_act (cue) && !is_told_deed (analysis, cue, object))
    return FALSE;
  if (object < 0)
    return !passive && find_antecedent_thing (analysis, cue, -1);
  if (readout_content_is_time (analysis, (guint)object))
    return FALSE; /* "a decree published early Tuesday" */
  if (!passive && (guint)object < cue->verb)
    return find_antecedent_thing (analysis, cue, object);
  if (((cue->word.flags & BIT (WEAK_THING)) != 0 ||
       (cue->word.flags & (BIT (WEAK) | BIT (SHOW))) == BIT (WEAK)) &&
      !can_be_said (analysis, object) &&
      ((cue->word.flags & BIT (SHOW)) == 0 || !is_document (analysis, cue->subject.head)))
    return FALSE;
  range = readout_content_of (analysis, object);
  if (!passive && (cue->word.flags & BIT (THAT)) != 0 &&
      (is_finite_verb (analysis, range.end) || has_hidden_clause (analysis, object)))
    {
      /* "claims the church imprisoned her": the object is the subject of what is said. */
      range.end = readout_rules_find_other_voice (
          analysis, range.first, readout_analysis_sentence_of (analysis, cue->verb)->end);
      range =
          readout_tree_close_marks (analysis, readout_tree_trim (analysis, range.first, range.end));
      finding = readout_rules_add (analysis, READOUT_RULE_CLAUSE, cue);
      readout_ranges_add (&finding->content, range.first, range.end);
      return TRUE;
    }
  if (!passive && shows_state (analysis, cue, range))
    range = readout_tree_close_marks (
        analysis, readout_tree_trim (analysis, range.first,
                                     readout_rules_find_other_voice (
                                         analysis, range.first,
                                         readout_analysis_sentence_of (analysis, cue->verb)->end)));
  else if (!passive && range.end == readout_content_of (analysis, object).end)
    range = readout_content_stretch (analysis, cue->verb, range);
  finding = readout_rules_add (analysis, READOUT_RULE_THING, cue);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* Whether the verb is what somebody asks or promises to do: an act, not yet a word. */
static gboolean
is_asked_deed (const ReadoutAnalysis *analysis, guint verb)
{
  ReadoutRelation relation = readout_tree_get_relation (analysis, verb);
  gint32 head = get (analysis, verb)->head;

  return head >= 0 && analysis->cue_of[head] != 0 &&
         (relation == READOUT_RELATION_XCOMP || relation == READOUT_RELATION_ADVCL) &&
         readout_tree_is_infinitive (analysis, verb);
}

gboolean
readout_rules_find_thing_of (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  return find_predicate (analysis, cue) || find_prepositional (analysis, cue) ||
         find_thing (analysis, cue);
}

void
readout_rules_find_things (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);

  for (guint i = 0; i < n_tokens; i++)
    {
      ReadoutCue cue;

      if (!readout_rules_is_participle (analysis, i) &&
          readout_rules_read_cue (analysis, i, &cue) && !is_asked_deed (analysis, i) &&
          !readout_rules_is_deed (analysis, i))
        readout_rules_find_thing_of (analysis, &cue);
    }
}
