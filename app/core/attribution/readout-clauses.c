/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules for verbs that take a clause: "said (that) …", "…, he said", "as NP put it", "asked him to
 * …", "pledged to …".
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"
#include "syntax/readout-syntax.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

/* Whether the verb is finite or has a subject or a "that": what can be said as it stands. */
static gboolean
is_clause (const ReadoutAnalysis *analysis, guint verb)
{
  guint8 xpos = get (analysis, verb)->xpos;

  if (xpos == READOUT_XPOS_VBD || xpos == READOUT_XPOS_VBZ || xpos == READOUT_XPOS_VBP)
    return TRUE;
  READOUT_TOKEN_CHILDREN (analysis->segments, verb, child)
  {
    switch (readout_tree_get_relation (analysis, child))
      {
      case READOUT_RELATION_NSUBJ:
      case READOUT_RELATION_CSUBJ:
      case READOUT_RELATION_EXPL:
      case READOUT_RELATION_COP:
        return TRUE;
      case READOUT_RELATION_AUX:
      case READOUT_RELATION_MARK:
        if (get (analysis, child)->xpos != READOUT_XPOS_TO)
          return TRUE;
        break;
      default:
        break;
      }
  }
  return FALSE;
}

/* "whether …", "when …", "how …", "why …". */
static gboolean
is_question (const ReadoutAnalysis *analysis, guint clause)
{
  guint first = get (analysis, clause)->first;

  return readout_analysis_is (analysis, first, "whether") ||
         get (analysis, first)->xpos == READOUT_XPOS_WRB;
}

/* ", which would help": about what was said. */
static gboolean
is_remark (const ReadoutAnalysis *analysis, guint clause)
{
  guint first = get (analysis, clause)->first;

  if (readout_phrases_is_comma (analysis, first))
    first++;
  return first > 0 && readout_phrases_is_comma (analysis, first - 1) &&
         (readout_analysis_is (analysis, first, "which") ||
          readout_analysis_is (analysis, first, "who"));
}

/* The clause that the verb governs: a ccomp, or what the parser takes for something like one. */
static gint32
find_clause (const ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  gint32 other = -1;

  READOUT_TOKEN_CHILDREN (analysis->segments, cue->verb, child)
  {
    if (is_remark (analysis, child))
      continue;
    switch (readout_tree_get_relation (analysis, child))
      {
      case READOUT_RELATION_CCOMP:
        return child;
      case READOUT_RELATION_PARATAXIS:
      case READOUT_RELATION_ADVCL:
      case READOUT_RELATION_XCOMP:
        if (other < 0 && (guint)child > cue->verb && is_clause (analysis, child) &&
            (readout_tree_find_word (analysis, child, READOUT_RELATION_MARK, "that") >= 0 ||
             ((cue->word.flags & BIT (WHETHER)) != 0 && is_question (analysis, child)) ||
             (readout_tree_get_relation (analysis, child) != READOUT_RELATION_ADVCL &&
              (cue->word.flags & BIT (QUOTE)) != 0 && analysis->cue_of[child] == 0)))
          other = child;
        break;
      case READOUT_RELATION_ADVMOD:
      case READOUT_RELATION_OBL:
      case READOUT_RELATION_OBJ:
        if (other < 0 && (guint)child > cue->verb && is_clause (analysis, child) &&
            (readout_tree_find_word (analysis, child, READOUT_RELATION_MARK, "that") >= 0 ||
             readout_tree_find_word (analysis, child, READOUT_RELATION_MARK, "whether") >= 0))
          other = child;
        break;
      default:
        break;
      }
  }
  return other;
}

/* "the camp, which critics say is closed": what the relative pronoun stands for is said too. */
static void
add_antecedent (const ReadoutAnalysis *analysis, guint verb, guint clause, ReadoutFinding *finding)
{
  ReadoutRange range;

  if (finding->source_token < 0 || finding->antecedent != finding->source_token ||
      readout_tree_find_child (analysis, clause, READOUT_RELATION_NSUBJ) >= 0 ||
      !readout_tree_find_antecedent (analysis, verb, &range))
    return;
  readout_ranges_add (&finding->content, range.first, range.end);
}

/* Whether the order of words shows that what is said follows: "Asked about it, NP said the talks
 * had ended". Where the tree has it the other way round, the tree is wrong. */
static gboolean
is_said_after (const ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  guint end = readout_analysis_sentence_of (analysis, cue->verb)->end;
  guint after = cue->particle >= 0 ? (guint)cue->particle + 1 : cue->verb + 1;
  guint64 flags;

  if (readout_analysis_is (analysis, after, "that"))
    return TRUE;
  if (cue->subject.head < 0 || (guint)cue->subject.head > cue->verb ||
      analysis->marked_of[cue->verb] != 0)
    return FALSE;
  after = readout_rules_skip_adverbials (analysis, after, end);
  if (after >= end || get (analysis, after)->upos == READOUT_UPOS_PUNCT)
    return FALSE;
  /* "said on Friday that the talks had ended", but not "said in a speech that was read". */
  if (readout_analysis_is (analysis, after, "that"))
    return get (analysis, after)->upos == READOUT_UPOS_SCONJ;
  flags = readout_analysis_flags (analysis, after, READOUT_LIST_FUNCTION_WORDS);
  return (flags & (BIT (PREPOSITION) | BIT (SUBORDINATOR) | BIT (CONJUNCTION))) == 0 &&
         readout_rules_has_clause (analysis, after, end);
}

/* "The only question, NP said, is who pays": what stands before is but the subject of what follows.
 */
static gboolean
cuts_subject_off (const ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, cue->verb);
  guint after = cue->verb + 1;
  ReadoutRange subject;

  if (cue->subject.head < 0 || cue->particle >= 0 || after + 3 >= sentence->end ||
      analysis->marked_of[cue->verb] != 0 || !readout_phrases_is_comma (analysis, after))
    return FALSE;
  subject = readout_tree_get_phrase (analysis, cue->subject.head);
  return subject.first > sentence->first && subject.end <= cue->verb &&
         readout_phrases_is_comma (analysis, subject.first - 1) &&
         (get (analysis, after + 1)->upos == READOUT_UPOS_AUX ||
          readout_phrases_is_finite (analysis, after + 1)) &&
         !readout_rules_has_clause (analysis, sentence->first, subject.first - 1);
}

/* "said (that) CLAUSE", "CLAUSE, said NP". */
static gboolean
find_governed (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  gint32 clause;
  ReadoutFinding *finding;
  ReadoutRange range;

  if ((cue->word.flags & (BIT (THAT) | BIT (QUOTE) | BIT (WHETHER))) == 0 ||
      (cue->word.flags & BIT (RAISE)) != 0)
    return FALSE;
  clause = find_clause (analysis, cue);
  if (clause < 0)
    return FALSE;
  /* Verbs that only bring quotations take nothing else. */
  if ((cue->word.flags & (BIT (THAT) | BIT (WHETHER))) == 0 && analysis->marked_of[clause] == 0)
    return FALSE;
  if (readout_tree_is_infinitive (analysis, clause) && !is_clause (analysis, clause))
    return FALSE;
  if (!is_clause (analysis, clause) && get (analysis, clause)->xpos == READOUT_XPOS_VBG)
    return FALSE;
  /* Somebody says it, unless it is "was told that": without a subject the tree is wrong. */
  if (cue->subject.head < 0 && !cue->subject.agentless)
    return FALSE;
  if ((guint)clause < cue->verb &&
      (is_said_after (analysis, cue) || cuts_subject_off (analysis, cue)))
    return FALSE;
  finding = readout_rules_add (analysis, READOUT_RULE_CLAUSE, cue);
  add_antecedent (analysis, cue->verb, clause, finding);
  if ((guint)clause > cue->verb)
    readout_rules_add_left_part (analysis, cue, finding);
  range = readout_rules_fit_clause (analysis, cue, clause);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* Whether the verb and its subject stand between marks, with little else: ", he said on Monday," */
static gboolean
is_set_off (const ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  ReadoutRange subject = readout_tree_get_phrase (analysis, cue->subject.head);

  return subject.first > 0 && subject.end <= cue->verb &&
         readout_phrases_is_mark (analysis, subject.first - 1) &&
         get (analysis, cue->verb)->end <= cue->verb + 6 &&
         (get (analysis, cue->verb)->end >= readout_analysis_n_tokens (analysis) ||
          readout_phrases_is_mark (analysis, get (analysis, cue->verb)->end - 1) ||
          readout_phrases_is_mark (analysis, get (analysis, cue->verb)->end)) &&
         readout_tree_find_child (analysis, cue->verb, READOUT_RELATION_MARK) < 0;
}

/* "said that …" where the tree does not have the clause. */
static gboolean
find_marked_clause (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  guint end = readout_analysis_sentence_of (analysis, cue->verb)->end;
  guint after = cue->particle >= 0 ? (guint)cue->particle + 1 : cue->verb + 1;
  guint that = after;
  ReadoutFinding *finding;
  ReadoutRange range;

  /* "said on Twitter Thursday that" */
  for (guint i = 0; i < 8 && that + 1 < end && !readout_analysis_is (analysis, that, "that"); i++)
    {
      guint8 upos = get (analysis, that)->upos;

      if (upos == READOUT_UPOS_VERB || upos == READOUT_UPOS_AUX || upos == READOUT_UPOS_PUNCT ||
          upos == READOUT_UPOS_CCONJ || upos == READOUT_UPOS_SCONJ)
        break;
      that++;
    }
  if ((cue->word.flags & BIT (THAT)) == 0 ||
      ((cue->word.flags & BIT (QUOTE)) == 0 &&
       ((cue->word.flags & BIT (WEAK)) != 0 || that != cue->verb + 1)) ||
      that + 3 >= end || !readout_analysis_is (analysis, that, "that") ||
      get (analysis, that)->upos == READOUT_UPOS_DET ||
      (cue->subject.head < 0 && !cue->subject.agentless))
    return FALSE;
  range = readout_tree_trim (analysis, readout_rules_find_start (analysis, cue, that, after),
                             readout_rules_find_other_voice (analysis, that, end));
  range = readout_tree_close_marks (analysis, range);
  finding = readout_rules_add (analysis, READOUT_RULE_CLAUSE, cue);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* "A, he said, B": the verb hangs on what is said. "As he put it, A". */
static gboolean
find_inserted (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  const ReadoutToken *verb = get (analysis, cue->verb);
  gboolean as = readout_tree_find_word (analysis, cue->verb, READOUT_RELATION_MARK, "as") >= 0 ||
                readout_tree_find_word (analysis, cue->verb, READOUT_RELATION_ADVMOD, "as") >= 0;
  ReadoutRanges content = { 0 };
  ReadoutFinding *finding;
  ReadoutRule rule;

  if (verb->head < 0 || (cue->word.flags & BIT (QUOTE)) == 0 || !cue->subject.own ||
      cue->subject.head < 0 || get (analysis, cue->subject.head)->xpos == READOUT_XPOS_WP ||
      get (analysis, cue->subject.head)->xpos == READOUT_XPOS_WDT)
    return FALSE;
  if (!as && (cue->word.flags & BIT (WEAK)) != 0)
    return FALSE;
  if (readout_tree_get_relation (analysis, cue->verb) == READOUT_RELATION_PARATAXIS &&
      (as || is_set_off (analysis, cue)))
    rule = READOUT_RULE_PARENTHESIS;
  else if (readout_tree_get_relation (analysis, cue->verb) == READOUT_RELATION_ADVCL &&
           (as || is_set_off (analysis, cue)))
    rule = READOUT_RULE_PARENTHESIS;
  else
    return FALSE;
  if (get (analysis, verb->head)->upos == READOUT_UPOS_NOUN &&
      readout_tree_find_child (analysis, verb->head, READOUT_RELATION_COP) < 0 &&
      get (analysis, verb->head)->relation != READOUT_RELATION_ROOT)
    return FALSE;
  readout_tree_add_without (analysis, verb->head, cue->verb, &content);
  if (content.n == 0)
    return FALSE;
  finding = readout_rules_add (analysis, rule, cue);
  /* The tree may hang the subject of what is said on the verb that stands within it. */
  if (content.item[0].first > cue->verb)
    readout_rules_add_left_part (analysis, cue, finding);
  for (guint i = 0; i < content.n; i++)
    readout_ranges_add (&finding->content, content.item[i].first, content.item[i].end);
  return TRUE;
}

/* The infinitive that the verb governs, also where it hangs on the object. */
static gint32
find_infinitive (const ReadoutAnalysis *analysis, guint verb, gint32 object)
{
  READOUT_TOKEN_CHILDREN (analysis->segments, verb, child)
  {
    ReadoutRelation relation = readout_tree_get_relation (analysis, child);

    if ((guint)child > verb &&
        (relation == READOUT_RELATION_XCOMP || relation == READOUT_RELATION_CCOMP ||
         (relation == READOUT_RELATION_ADVCL && object >= 0) || relation == READOUT_RELATION_ACL) &&
        readout_tree_is_infinitive (analysis, child))
      return child;
  }
  if (object >= 0)
    READOUT_TOKEN_CHILDREN (analysis->segments, object, child)
    {
      if (get (analysis, child)->relation == READOUT_RELATION_ACL && child > object &&
          readout_tree_is_infinitive (analysis, child))
        return child;
    }
  return -1;
}

/* "asked NP to …", "was asked to …". */
static gboolean
find_request (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  gint32 object = readout_tree_find_child (analysis, cue->verb, READOUT_RELATION_OBJ);
  gboolean passive = readout_tree_is_passive (analysis, cue->verb);
  gint32 infinitive;
  ReadoutFinding *finding;
  ReadoutRange range;
  gboolean wants =
      g_str_equal (cue->word.value, "wants") || g_str_equal (cue->word.value, "predicts");

  if (object < 0)
    object = readout_tree_find_child (analysis, cue->verb, READOUT_RELATION_IOBJ);
  if (object < 0 && cue->particle >= 0)
    READOUT_TOKEN_CHILDREN (analysis->segments, cue->verb, child)
    {
      /* "called on NP to …" */
      if (readout_tree_get_relation (analysis, child) == READOUT_RELATION_OBL &&
          (guint)child > cue->verb)
        object = child;
    }
  if ((cue->word.flags & BIT (ORDER)) == 0 || (object < 0 && !passive))
    return FALSE;
  infinitive = find_infinitive (analysis, cue->verb, object);
  if (infinitive < 0)
    return FALSE;
  range = readout_tree_get_subtree (analysis, infinitive);
  finding = readout_rules_add (analysis,
                               passive && wants ? READOUT_RULE_HEARSAY : READOUT_RULE_REQUEST, cue);
  if (passive && wants)
    {
      /* "Talks are expected to go on": who is meant belongs to what is expected. */
      gint32 patient = readout_tree_find_child (analysis, cue->verb, READOUT_RELATION_NSUBJ);

      if (patient >= 0)
        {
          ReadoutRange phrase = readout_tree_get_phrase (analysis, patient);

          readout_ranges_add (&finding->content, phrase.first, phrase.end);
        }
    }
  range.end = readout_rules_find_other_voice (analysis, range.first, range.end);
  if (wants && !passive && object >= 0)
    range.first = MIN (range.first, get (analysis, object)->first);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* "refused to say whether …": one cue, negated. */
static gboolean
find_unsaid (ReadoutAnalysis *analysis, const ReadoutCue *cue, guint infinitive)
{
  ReadoutCue said = *cue;
  gint32 clause;
  ReadoutFinding *finding;
  ReadoutRange range;

  if (!g_str_equal (cue->word.value, "rejects") || infinitive > cue->verb + 3 ||
      !readout_phrases_find_verb (analysis, infinitive, &said.word, &said.particle) ||
      (said.word.flags & BIT (THAT)) == 0)
    return FALSE;
  said.verb = infinitive;
  clause = find_clause (analysis, &said);
  if (clause < (gint32)infinitive)
    return FALSE;
  finding = readout_rules_add (analysis, READOUT_RULE_CLAUSE, cue);
  readout_ranges_add (&finding->cue, cue->verb + 1, infinitive + 1);
  finding->negated = TRUE;
  analysis->cue_of[infinitive] = 1;
  range = readout_rules_fit_clause (analysis, &said, clause);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

/* "pledged to …", "denied doing …". */
static gboolean
find_intent (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  gint32 infinitive = -1;
  ReadoutFinding *finding;
  ReadoutRange range;

  if (cue->subject.head < 0)
    return FALSE;
  if ((cue->word.flags & BIT (INFINITIVE)) != 0)
    infinitive = find_infinitive (analysis, cue->verb, -1);
  if (infinitive < 0 && (cue->word.flags & BIT (GERUND)) != 0)
    READOUT_TOKEN_CHILDREN (analysis->segments, cue->verb, child)
    {
      ReadoutRelation relation = readout_tree_get_relation (analysis, child);

      if ((guint)child > cue->verb && get (analysis, child)->xpos == READOUT_XPOS_VBG &&
          (relation == READOUT_RELATION_XCOMP || relation == READOUT_RELATION_CCOMP ||
           relation == READOUT_RELATION_OBJ) &&
          !readout_phrases_is_comma (analysis, get (analysis, child)->first) &&
          !readout_phrases_is_comma (analysis, child - 1))
        infinitive = child;
    }
  if (infinitive < 0)
    return FALSE;
  if (find_unsaid (analysis, cue, infinitive))
    return TRUE;
  finding = readout_rules_add (analysis, READOUT_RULE_INTENT, cue);
  range = readout_tree_close_marks (analysis, readout_tree_get_subtree (analysis, infinitive));
  range.end = readout_rules_find_other_voice (analysis, range.first, range.end);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

void
readout_rules_find_clauses (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);

  for (guint i = 0; i < n_tokens; i++)
    {
      ReadoutCue cue;

      if (readout_rules_is_participle (analysis, i) || !readout_rules_read_cue (analysis, i, &cue))
        continue;
      if (find_governed (analysis, &cue) || find_marked_clause (analysis, &cue) ||
          find_inserted (analysis, &cue) || find_request (analysis, &cue) ||
          find_intent (analysis, &cue))
        continue;
    }
}

/* ", saying (that) …" with a clause that the tree has not recognised: the rest of the sentence. */
static gboolean
find_rest (ReadoutAnalysis *analysis, const ReadoutCue *cue)
{
  guint end = readout_analysis_sentence_of (analysis, cue->verb)->end;
  guint first = cue->particle >= 0 ? (guint)cue->particle + 1 : cue->verb + 1;
  ReadoutFinding *finding;
  ReadoutRange range;
  guint verbs = 0;

  if ((cue->word.flags & BIT (THAT)) == 0 || (cue->word.flags & BIT (QUOTE)) == 0 ||
      (cue->word.flags & BIT (WEAK)) != 0)
    return FALSE;
  if ((cue->word.flags & BIT (TELL)) != 0)
    {
      ReadoutRange listener;
      guint32 head;

      if (!readout_phrases_find_after (analysis, first, end, &listener, &head))
        return FALSE;
      first = listener.end;
    }
  range =
      readout_tree_trim (analysis, first, readout_rules_find_other_voice (analysis, first, end));
  for (guint i = range.first; i < range.end; i++)
    verbs +=
        get (analysis, i)->upos == READOUT_UPOS_VERB || get (analysis, i)->upos == READOUT_UPOS_AUX;
  if (range.end < range.first + 3 || verbs == 0)
    return FALSE;
  range = readout_tree_close_marks (analysis, range);
  finding = readout_rules_add (analysis, READOUT_RULE_CLAUSE, cue);
  readout_ranges_add (&finding->content, range.first, range.end);
  return TRUE;
}

void
readout_rules_find_led (ReadoutAnalysis *analysis, guint token, gint64 leader)
{
  ReadoutCue cue;
  guint n_findings = analysis->findings->len;

  if (!readout_rules_read_cue (analysis, token, &cue))
    return;
  if (leader >= 0)
    {
      const ReadoutFinding *first = &g_array_index (analysis->findings, ReadoutFinding, leader);

      cue.subject = (ReadoutSubject){ .head = first->source_token,
                                      .antecedent = first->antecedent >= 0 ? first->antecedent
                                                                           : first->source_token,
                                      .own = TRUE,
                                      .range = first->source.item[0] };
    }
  if (cue.subject.head < 0)
    return;
  if (find_governed (analysis, &cue) || find_marked_clause (analysis, &cue) ||
      find_request (analysis, &cue) || find_intent (analysis, &cue) ||
      readout_rules_find_thing_of (analysis, &cue) || find_rest (analysis, &cue))
    {
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, n_findings);

      if (leader >= 0)
        finding->led_by = leader;
    }
}
