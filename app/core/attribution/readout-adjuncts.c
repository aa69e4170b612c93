/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules for voices beside the main clause: "according to NP", "quoted NP as saying", "NP, citing
 * NP, said", "reportedly", "…, adding that …".
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"
#include "syntax/readout-syntax.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* How far "as saying" may stand from "quoted". */
#define QUOTED_MAX 30

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

static void
free_list (gpointer list)
{
  if (list != NULL)
    g_array_unref (list);
}

/* For each sentence, the indices of the findings whose cue stands in it; NULL for none. */
static GPtrArray *
list_by_sentence (const ReadoutAnalysis *analysis)
{
  GPtrArray *by_sentence = g_ptr_array_new_with_free_func (free_list);

  g_ptr_array_set_size (by_sentence, analysis->segments->sentences->len);
  for (guint i = 0; i < analysis->findings->len; i++)
    {
      const ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);
      GArray *list;
      guint sentence;

      if (finding->cue_token < 0)
        continue;
      sentence = get (analysis, finding->cue_token)->sentence;
      list = g_ptr_array_index (by_sentence, sentence);
      if (list == NULL)
        list = by_sentence->pdata[sentence] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (list, i);
    }
  return by_sentence;
}

/* "as saying" after a verb that names another voice; the index of "as", -1 if there is none. */
static gint32
find_as_saying (const ReadoutAnalysis *analysis, guint verb, guint end)
{
  for (guint i = verb + 1; i + 1 < end && i < verb + QUOTED_MAX; i++)
    {
      ReadoutWord word;
      gint32 particle;

      if (readout_analysis_is (analysis, i, "as") &&
          get (analysis, i + 1)->xpos == READOUT_XPOS_VBG &&
          readout_phrases_find_verb (analysis, i + 1, &word, &particle) &&
          (word.flags & BIT (QUOTE)) != 0)
        return i;
    }
  return -1;
}

/* "X quoted Y as saying Z": the statement is Y's, through X. "Y was quoted (by X) as saying Z". */
static gboolean
find_quoted_voice (ReadoutAnalysis *analysis, guint verb)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, verb);
  gint32 as = find_as_saying (analysis, verb, sentence->end);
  gboolean passive = readout_tree_is_passive (analysis, verb);
  ReadoutSubject subject;
  ReadoutSubject quoted = { .head = -1, .antecedent = -1 };
  ReadoutFinding *finding;
  ReadoutWord word;
  gint32 particle;
  guint32 head;
  guint end;

  if (as < 0)
    return FALSE;
  subject = readout_tree_find_subject (analysis, verb);
  readout_phrases_find_verb (analysis, as + 1, &word, &particle);
  if (passive)
    quoted.head = readout_tree_find_child (analysis, verb, READOUT_RELATION_NSUBJ);
  else
    {
      quoted.range = readout_tree_trim (analysis, verb + 1, as);
      if (quoted.range.end <= quoted.range.first)
        return FALSE;
      quoted.head = readout_tree_find_child (analysis, verb, READOUT_RELATION_OBJ);
      if (quoted.head < (gint32)quoted.range.first || quoted.head >= (gint32)quoted.range.end)
        {
          if (!readout_phrases_find_after (analysis, quoted.range.first, as, &(ReadoutRange){ 0 },
                                           &head))
            return FALSE;
          quoted.head = head;
        }
    }
  if (quoted.head < 0)
    return FALSE;
  quoted.antecedent = quoted.head;
  finding = readout_analysis_add_finding (analysis, READOUT_RULE_QUOTED_AS);
  finding->cue_token = as + 1;
  finding->act = word.value;
  finding->negated = readout_phrases_add_cue (analysis, verb, -1, &finding->cue);
  readout_ranges_add (&finding->cue, as, as + 2);
  readout_rules_set_source (analysis, finding, &quoted);
  if (subject.head >= 0)
    {
      finding->through = subject.antecedent;
      finding->through_range = readout_tree_get_phrase (analysis, subject.antecedent);
    }
  end = readout_rules_find_other_voice (analysis, as + 2, sentence->end);
  {
    ReadoutRange range =
        readout_tree_close_marks (analysis, readout_tree_trim (analysis, as + 2, end));

    readout_ranges_add (&finding->content, range.first, range.end);
  }
  analysis->cue_of[verb] = analysis->cue_of[as + 1] = 1;
  return TRUE;
}

void
readout_rules_find_quoted_voices (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);

  for (guint i = 0; i < n_tokens; i++)
    {
      ReadoutWord word;
      gint32 particle;

      if (analysis->cue_of[i] == 0 && get (analysis, i)->upos == READOUT_UPOS_VERB &&
          readout_phrases_find_verb (analysis, i, &word, &particle) &&
          (word.flags & BIT (QUOTE_AS)) != 0)
        find_quoted_voice (analysis, i);
    }
}

/* The noun phrase after "according to". */
static gboolean
find_according_source (const ReadoutAnalysis *analysis, guint at, ReadoutSubject *source)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, at);
  gint32 head = -1;
  guint32 word;
  ReadoutRange phrase;

  if (readout_tree_get_relation (analysis, at) == READOUT_RELATION_CASE)
    head = get (analysis, at)->head;
  else
    head = readout_tree_find_child (analysis, at, READOUT_RELATION_OBL);
  if (head > (gint32)at + 1 && get (analysis, head)->sentence == get (analysis, at)->sentence)
    {
      phrase = readout_tree_get_phrase (analysis, head);
      phrase.first = MAX (phrase.first, at + 2);
    }
  else if (readout_phrases_find_after (analysis, at + 2, sentence->end, &phrase, &word))
    head = word;
  else
    return FALSE;
  /* "According to the Herald, Burrows said": what follows the comma is another's. */
  if (at <= sentence->first + 1)
    for (guint i = phrase.first + 1; i < phrase.end; i++)
      if (readout_phrases_is_comma (analysis, i) && analysis->marked_of[i] == 0)
        phrase.end = i;
  if (phrase.end <= phrase.first)
    return FALSE;
  if (head >= (gint32)phrase.end)
    head = phrase.end - 1;
  *source = (ReadoutSubject){ .head = head, .antecedent = head, .own = TRUE, .range = phrase };
  return TRUE;
}

/* The statement of the same sentence whose content goes up to @at: "NP reported that …, according
 * to a decree" gives the decree's words, not the reporter's. -1 when what comes before is all one
 * voice. */
static gint64
find_reporter (const ReadoutAnalysis *analysis, const GArray *of_sentence, guint first, guint at)
{
  for (guint i = 0; of_sentence != NULL && i < of_sentence->len; i++)
    {
      guint index = g_array_index (of_sentence, guint, i);
      const ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, index);
      ReadoutRange extent = readout_ranges_get_extent (&finding->content);

      if (finding->rule == READOUT_RULE_CLAUSE && finding->source.n > 0 &&
          finding->source.item[0].first <= first + 2 && extent.first > (guint)finding->cue_token &&
          extent.end + 1 >= at && extent.end <= at &&
          readout_actors_is_outlet (analysis, finding->source.item[0]))
        return index;
    }
  return -1;
}

/* "Since May, according to the ministry, two mines have closed": where what comes before has no
 * verb, what follows the source is said as well. */
static void
add_rest (const ReadoutAnalysis *analysis,
          guint first,
          guint at,
          const ReadoutSubject *source,
          ReadoutFinding *finding)
{
  guint end = readout_analysis_sentence_of (analysis, at)->end;
  guint after = source->range.end;
  ReadoutRange rest;

  for (guint i = first; i < at; i++)
    if (get (analysis, i)->upos == READOUT_UPOS_VERB || get (analysis, i)->upos == READOUT_UPOS_AUX)
      return;
  if (after >= end || !readout_phrases_is_comma (analysis, after) ||
      !readout_rules_has_clause (analysis, after + 1, end))
    return;
  rest = readout_tree_trim (analysis, after + 1, end);
  rest = readout_tree_close_marks (analysis, rest);
  readout_ranges_add (&finding->content, rest.first, rest.end);
}

static void
find_according (ReadoutAnalysis *analysis, const GArray *of_sentence, guint at)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, at);
  ReadoutSubject source;
  ReadoutFinding *finding;
  ReadoutRange content;
  gint64 reporter;

  if (at + 2 >= sentence->end || !readout_analysis_is (analysis, at + 1, "to") ||
      !find_according_source (analysis, at, &source))
    return;
  if (at <= sentence->first + 1)
    {
      guint first = source.range.end;

      while (first < sentence->end && (readout_phrases_is_comma (analysis, first) ||
                                       readout_analysis_is (analysis, first, ":")))
        first++;
      content = readout_tree_trim (analysis, first, sentence->end);
      content = readout_tree_close_marks (analysis, content);
    }
  else
    {
      guint before = at - 1;

      content = readout_tree_trim (analysis, sentence->first, at);
      if (readout_phrases_is_comma (analysis, before) && before > sentence->first)
        before--;
      /* A quotation of several sentences. */
      if (analysis->marked_of[before] != 0)
        {
          const ReadoutMarked *marked =
              &g_array_index (analysis->marked, ReadoutMarked, analysis->marked_of[before] - 1);

          if (marked->first <= content.first || marked->end == before + 1)
            {
              if (marked->first < content.first || marked->end - marked->first > 12)
                content.first = MIN (content.first, marked->first);
              content.end = MAX (content.end, MIN (marked->end, at));
            }
        }
    }
  if (content.end <= content.first)
    return;
  reporter =
      at > sentence->first + 1 ? find_reporter (analysis, of_sentence, sentence->first, at) : -1;
  finding = readout_analysis_add_finding (analysis, READOUT_RULE_ACCORDING);
  if (reporter >= 0)
    {
      ReadoutFinding *outer = &g_array_index (analysis->findings, ReadoutFinding, reporter);

      content = readout_ranges_get_extent (&outer->content);
      if (readout_analysis_is (analysis, content.first, "that"))
        content.first++;
      finding->outer = reporter;
    }
  readout_ranges_add (&finding->content, content.first, content.end);
  if (at > sentence->first + 1)
    add_rest (analysis, content.first, at, &source, finding);
  readout_ranges_add (&finding->cue, at, at + 2);
  finding->cue_token = at;
  readout_rules_set_source (analysis, finding, &source);
  analysis->cue_of[at] = 1;
}

/* "reportedly": somebody says it, nobody in particular. */
static void
find_hearsay (ReadoutAnalysis *analysis, guint adverb)
{
  gint32 head = get (analysis, adverb)->head;
  ReadoutFinding *finding;

  if (head < 0 || (get (analysis, head)->upos != READOUT_UPOS_VERB &&
                   readout_tree_find_child (analysis, head, READOUT_RELATION_COP) < 0))
    return;
  finding = readout_analysis_add_finding (analysis, READOUT_RULE_HEARSAY);
  readout_tree_add_without (analysis, head, adverb, &finding->content);
  readout_ranges_add (&finding->cue, adverb, adverb + 1);
  finding->cue_token = adverb;
  finding->hedged = TRUE;
  if (finding->content.n == 0)
    finding->dropped = TRUE;
}

/* "In a poll last week, …": what a poll finds. */
static void
find_poll (ReadoutAnalysis *analysis, guint poll)
{
  gint32 in = readout_tree_find_case (analysis, poll);
  gint32 head = get (analysis, poll)->head;
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, poll);
  ReadoutSubject source = { .head = poll, .antecedent = poll, .own = TRUE };
  ReadoutFinding *finding;
  ReadoutRanges content = { 0 };
  ReadoutRange phrase;

  if (in < 0 || head < 0 || !readout_analysis_is (analysis, in, "in") ||
      analysis->cue_of[head] != 0 || analysis->marked_of[poll] != 0 ||
      (get (analysis, head)->upos != READOUT_UPOS_VERB &&
       readout_tree_find_child (analysis, head, READOUT_RELATION_COP) < 0))
    return;
  phrase = readout_tree_get_phrase (analysis, poll);
  if ((guint)in > sentence->first + 1 && phrase.end + 2 < sentence->end)
    return;
  if (get (analysis, head)->relation == READOUT_RELATION_ROOT)
    readout_tree_add_without (analysis, head, poll, &content);
  if (content.n == 0)
    return;
  source.range = phrase;
  finding = readout_analysis_add_finding (analysis, READOUT_RULE_ACCORDING);
  finding->content = content;
  readout_ranges_add (&finding->cue, in, in + 1);
  finding->cue_token = in;
  finding->act = "reports";
  readout_rules_set_source (analysis, finding, &source);
  analysis->cue_of[in] = 1;
}

void
readout_rules_find_adjuncts (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);
  g_autoptr (GPtrArray) by_sentence = list_by_sentence (analysis);

  for (guint i = 0; i < n_tokens; i++)
    {
      if (analysis->cue_of[i] != 0)
        continue;
      if (readout_analysis_is (analysis, i, "according"))
        find_according (analysis, g_ptr_array_index (by_sentence, get (analysis, i)->sentence), i);
      else if (strcmp (get (analysis, i)->lemma, "poll") == 0 ||
               strcmp (get (analysis, i)->lemma, "survey") == 0)
        find_poll (analysis, i);
      else if (get (analysis, i)->upos == READOUT_UPOS_ADV && analysis->marked_of[i] == 0 &&
               (readout_analysis_flags (analysis, i, READOUT_LIST_HEDGES) & BIT (QUOTE)) != 0)
        find_hearsay (analysis, i);
    }
}

/* The outermost statement of the sentence before @token in whose content it does not stand by the
 * marks: whose speaker goes on with ", adding that". */
static gint64
find_leader (const ReadoutAnalysis *analysis, const GArray *of_sentence, guint token)
{
  gint64 leader = -1;

  for (guint i = 0; i < of_sentence->len; i++)
    {
      guint index = g_array_index (of_sentence, guint, i);
      const ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, index);

      if (finding->cue_token < 0 || finding->cue_token >= (gint32)token || finding->source.n == 0 ||
          finding->dropped || analysis->marked_of[finding->cue_token] != analysis->marked_of[token])
        continue;
      if (leader < 0 ||
          finding->cue_token < g_array_index (analysis->findings, ReadoutFinding, leader).cue_token)
        leader = index;
    }
  return leader;
}

/* ", adding: “…”": the speaker of the sentence, or who does what the participle says by the tree.
 */
static void
find_quoting_speakers (ReadoutAnalysis *analysis, GPtrArray *by_sentence)
{
  for (guint i = 0; i < analysis->findings->len; i++)
    {
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);
      const GArray *list;
      gint64 leader;

      if (finding->rule != READOUT_RULE_QUOTATION || finding->cue_token < 0 ||
          finding->source.n > 0 || get (analysis, finding->cue_token)->xpos != READOUT_XPOS_VBG)
        continue;
      list = g_ptr_array_index (by_sentence, get (analysis, finding->cue_token)->sentence);
      leader = find_leader (analysis, list, finding->cue_token);
      if (leader >= 0)
        {
          const ReadoutFinding *first = &g_array_index (analysis->findings, ReadoutFinding, leader);

          finding->source = first->source;
          finding->source_token = first->source_token;
          finding->antecedent = first->antecedent;
          finding->led_by = leader;
        }
      else
        {
          ReadoutSubject subject = readout_tree_find_subject (analysis, finding->cue_token);

          if (subject.head >= 0 && analysis->marked_of[subject.head] == 0)
            readout_rules_set_source (analysis, finding, &subject);
        }
      finding->same_speaker = finding->source.n == 0;
    }
}

/* ", adding that …", ", asking NP to …": the speaker of the sentence goes on. */
void
readout_rules_find_participles (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);
  g_autoptr (GPtrArray) by_sentence = list_by_sentence (analysis);

  for (guint i = 1; i < n_tokens; i++)
    {
      const GArray *list = g_ptr_array_index (by_sentence, get (analysis, i)->sentence);
      gint64 leader;

      if (!readout_rules_is_participle (analysis, i))
        continue;
      leader = list != NULL ? find_leader (analysis, list, i) : -1;
      readout_rules_find_led (analysis, i, leader);
    }
  if (analysis->has_trees)
    find_quoting_speakers (analysis, by_sentence);
}

/* Whether the token is "citing", or "quoting" with nobody's words: ", quoting officers, reported".
 */
static gboolean
is_citing (const ReadoutAnalysis *analysis, const GArray *list, guint token)
{
  gint32 object;

  if (readout_analysis_is (analysis, token, "citing"))
    return analysis->cue_of[token] == 0;
  object = readout_analysis_is (analysis, token, "quoting") &&
                   readout_analysis_is (analysis, token - 1, ",")
               ? readout_tree_find_child (analysis, token, READOUT_RELATION_OBJ)
               : -1;
  if (object < 0 || analysis->marked_of[object] != 0)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const ReadoutFinding *finding =
          &g_array_index (analysis->findings, ReadoutFinding, g_array_index (list, guint, i));

      /* What it takes for words is but that noun. */
      if (finding->cue_token == (gint32)token &&
          readout_ranges_get_extent (&finding->content).end > (guint)object + 1)
        return FALSE;
    }
  return TRUE;
}

/* Whom a report quotes is no statement. */
static void
drop_quoting (ReadoutAnalysis *analysis, const GArray *list, guint token)
{
  for (guint i = 0; i < list->len; i++)
    {
      ReadoutFinding *finding =
          &g_array_index (analysis->findings, ReadoutFinding, g_array_index (list, guint, i));

      if (finding->cue_token == (gint32)token)
        finding->dropped = TRUE;
    }
}

/* "NP, citing a decree, said …": the decree says it too, through NP. */
void
readout_rules_find_citations (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);
  g_autoptr (GPtrArray) by_sentence = list_by_sentence (analysis);

  for (guint i = 1; i < n_tokens; i++)
    {
      const GArray *list = g_ptr_array_index (by_sentence, get (analysis, i)->sentence);
      gint32 object;
      gint64 citer = -1;
      ReadoutFinding *finding;
      ReadoutFinding outer;
      ReadoutSubject cited = { .own = TRUE };

      if (list == NULL || !is_citing (analysis, list, i))
        continue;
      object = readout_tree_find_child (analysis, i, READOUT_RELATION_OBJ);
      for (guint j = 0; j < list->len && citer < 0; j++)
        {
          guint index = g_array_index (list, guint, j);
          const ReadoutFinding *other = &g_array_index (analysis->findings, ReadoutFinding, index);

          if (other->source.n > 0 && !other->dropped && other->cue_token != (gint32)i &&
              !readout_ranges_contain (&other->content, i))
            citer = index;
        }
      if (object < 0 || citer < 0)
        continue;
      drop_quoting (analysis, list, i);
      outer = g_array_index (analysis->findings, ReadoutFinding, citer);
      finding = readout_analysis_add_finding (analysis, READOUT_RULE_QUOTED_AS);
      finding->content = outer.content;
      finding->cue_token = i;
      readout_ranges_add (&finding->cue, i, i + 1);
      finding->through = outer.antecedent >= 0 ? outer.antecedent : outer.source_token;
      finding->through_range = outer.source.item[0];
      finding->outer_fixed = TRUE;
      cited.head = cited.antecedent = object;
      readout_rules_set_source (analysis, finding, &cited);
      analysis->cue_of[i] = 1;
    }
}
