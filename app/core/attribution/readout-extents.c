/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stretches the spans that a person sees over what belongs to them, once the actors are known: the
 * relative clause of a source.
 */
#include "attribution/readout-review.h"

#include "attribution/readout-phrases.h"
#include "attribution/readout-tree.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* Longer clauses are left out. */
#define CLAUSE_MAX 40

/* Longer phrases are no names. */
#define PHRASE_MAX 20

/* The same for participles: "a poll released on Monday". */
#define PARTICIPLE_MAX 10

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

static gboolean
is_nominal (const ReadoutAnalysis *analysis, guint token)
{
  guint8 upos = get (analysis, token)->upos;

  return upos == READOUT_UPOS_NOUN || upos == READOUT_UPOS_PROPN || upos == READOUT_UPOS_ADJ ||
         upos == READOUT_UPOS_NUM || upos == READOUT_UPOS_DET;
}

/* Whether the hyphen at @token joins the words on both sides of it. */
static gboolean
is_joint (const ReadoutAnalysis *analysis, guint token)
{
  return token + 1 < readout_analysis_n_tokens (analysis) &&
         readout_analysis_is (analysis, token, "-") && !get (analysis, token)->space_before &&
         !get (analysis, token + 1)->space_before;
}

/* How far back from @token its phrase can reach. */
static guint
find_limit (const ReadoutAnalysis *analysis, guint token)
{
  guint first = readout_analysis_sentence_of (analysis, token)->first;

  return token > first + PHRASE_MAX ? token - PHRASE_MAX : first;
}

/* "Author" before "Anna Keller": a role or a name that stands directly before a name is part of it.
 */
static void
join_titles (const ReadoutAnalysis *analysis, ReadoutRange *source)
{
  guint first = find_limit (analysis, source->first);

  while (source->first > first && get (analysis, source->first)->upos == READOUT_UPOS_PROPN &&
         (get (analysis, source->first - 1)->upos == READOUT_UPOS_PROPN ||
          (get (analysis, source->first - 1)->upos == READOUT_UPOS_NOUN &&
           readout_analysis_flags (analysis, source->first - 1, READOUT_LIST_ROLES) != 0)) &&
         (readout_analysis_flags (analysis, source->first - 1, READOUT_LIST_FUNCTION_WORDS) &
          BIT (TIME)) == 0)
    source->first--;
}

/* "Award" of "Award-winning journalist Anna Keller", "winning journalist": a phrase does not start
 * or end in the middle of a word. */
static void
join_hyphens (const ReadoutAnalysis *analysis, ReadoutRange *source, guint limit)
{
  guint first = find_limit (analysis, source->first);

  while (source->first >= first + 2)
    {
      if (is_joint (analysis, source->first - 1))
        source->first -= 2;
      else if (source->first >= first + 3 && is_joint (analysis, source->first - 2))
        source->first -= 3;
      else
        break;
      while (source->first > first && is_nominal (analysis, source->first - 1) &&
             get (analysis, source->first - 1)->head >= (gint32)source->first)
        source->first--;
    }
  limit = MIN (limit, source->end + PHRASE_MAX);
  while (source->end + 1 < limit && is_joint (analysis, source->end))
    {
      source->end += 2;
      while (source->end < limit && is_nominal (analysis, source->end))
        source->end++;
    }
}

/* "Reporters and" before "editors say": what begins the sentence or follows a comma belongs to the
 * phrase that "and" joins to it. */
static void
join_partner (const ReadoutAnalysis *analysis, ReadoutRange *source)
{
  guint first = readout_analysis_sentence_of (analysis, source->first)->first;
  guint and = source->first - 1;
  guint start = and;

  if (source->first < first + 2 ||
      (!readout_analysis_is (analysis, and, "and") && !readout_analysis_is (analysis, and, "or")))
    return;
  while (start > first && is_nominal (analysis, start - 1) && start + 8 > and)
    start--;
  if (start < and&&(start == first || readout_phrases_is_comma (analysis, start - 1)))
    source->first = start;
}

/* "Keller, 58, the mayor," from "the mayor": the name before the description. -1 when there is
 * none, else its last token. */
static gint32
join_name (const ReadoutAnalysis *analysis, ReadoutRange *source, guint cue)
{
  guint first = readout_analysis_sentence_of (analysis, source->first)->first;
  guint comma = source->first - 1;
  guint start;

  if (source->first < first + 2 || !readout_phrases_is_comma (analysis, comma) ||
      readout_phrases_is_capital (analysis, source->first) ||
      !(readout_phrases_is_comma (analysis, cue - 1) &&
        (source->end == cue || source->end + 1 == cue)))
    return -1;
  /* The age. */
  if (comma >= first + 3 && get (analysis, comma - 1)->upos == READOUT_UPOS_NUM &&
      readout_phrases_is_comma (analysis, comma - 2))
    comma -= 2;
  start = comma;
  while (start > first && start + 5 > comma &&
         get (analysis, start - 1)->upos == READOUT_UPOS_PROPN)
    start--;
  if (start == comma || (start > first && !readout_phrases_is_mark (analysis, start - 1) &&
                         get (analysis, start - 1)->upos != READOUT_UPOS_SCONJ &&
                         get (analysis, start - 1)->upos != READOUT_UPOS_CCONJ &&
                         get (analysis, start - 1)->upos != READOUT_UPOS_NOUN))
    return -1;
  source->first = start;
  source->end = cue;
  return comma - 1;
}

static gboolean
is_who (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_is (analysis, token, "who") ||
         readout_analysis_is (analysis, token, "whose");
}

/* The end of "people who …" before a cue that follows: the clause fills all that is between. */
static guint
find_end_before (const ReadoutAnalysis *analysis, guint end, guint cue)
{
  if (cue <= end + 2 || cue > end + CLAUSE_MAX || get (analysis, end)->upos != READOUT_UPOS_PRON ||
      (!is_who (analysis, end) && !readout_analysis_is (analysis, end, "that") &&
       !readout_analysis_is (analysis, end, "which")))
    return end;
  for (guint i = end; i < cue; i++)
    if (analysis->marked_of[i] != analysis->marked_of[end - 1])
      return end;
  return readout_phrases_trim_end (analysis, end, cue);
}

/* The end of "said Anna Keller, who …", by the tree. */
static guint
find_end_after (const ReadoutAnalysis *analysis, ReadoutRange source)
{
  guint limit = readout_analysis_sentence_of (analysis, source.first)->end;
  guint first = source.end;
  guint end;

  if (first < limit && readout_phrases_is_comma (analysis, first))
    first++;
  if (first + 2 >= limit || !is_who (analysis, first))
    return source.end;
  for (guint i = first + 1; i < limit && i < first + CLAUSE_MAX; i++)
    if (get (analysis, i)->relation == READOUT_RELATION_ACL_RELCL &&
        get (analysis, i)->head >= (gint32)source.first &&
        get (analysis, i)->head < (gint32)source.end)
      {
        end = readout_phrases_trim_end (analysis, first, MIN (get (analysis, i)->end, limit));
        for (guint j = first; j < end; j++)
          if (analysis->marked_of[j] != analysis->marked_of[source.first])
            return source.end;
        return end > first + 1 && end <= first + CLAUSE_MAX ? end : source.end;
      }
  return source.end;
}

/* "People who saw the fire say": the fire says nothing. Goes back from a source that stands
 * directly before its cue, behind a verb, to who is described by that verb's clause; -1 when there
 * is none, else the head. */
static gint32
find_described (const ReadoutAnalysis *analysis, ReadoutRange *source, guint cue)
{
  guint first = readout_analysis_sentence_of (analysis, source->first)->first;
  gboolean verb = FALSE;
  ReadoutRange phrase;
  guint32 head;

  if (source->end != cue || source->first < first + 3 || is_nominal (analysis, source->first - 1))
    return -1;
  for (guint i = source->first; i > first + 1 && i + CLAUSE_MAX > source->first; i--)
    {
      const ReadoutToken *token = get (analysis, i - 1);

      if (readout_phrases_is_mark (analysis, i - 1) || token->upos == READOUT_UPOS_CCONJ ||
          (token->upos == READOUT_UPOS_SCONJ && i == source->first))
        return -1;
      if (is_who (analysis, i - 1))
        return verb && is_nominal (analysis, i - 2) &&
                       readout_phrases_find_before (analysis, first, i - 1, &phrase, &head)
                   ? (*source = phrase, (gint32)head)
                   : -1;
      verb = verb || token->xpos == READOUT_XPOS_VBD || token->xpos == READOUT_XPOS_VBZ ||
             token->xpos == READOUT_XPOS_VBP;
    }
  return -1;
}

static gboolean
overlaps (const ReadoutRanges *ranges, guint first, guint end)
{
  for (guint i = 0; i < ranges->n; i++)
    if (ranges->item[i].first < end && first < ranges->item[i].end)
      return TRUE;
  return FALSE;
}

/* Where "about two thirds of the voters", "none of those three", "even some of them" start. */
static guint
find_quantity (const ReadoutAnalysis *analysis, guint source)
{
  static const char *const words[] = {
    "about", "all",  "almost",  "at",      "between", "both", "each",    "every",   "fewer",
    "fully", "half", "least",   "less",    "many",    "more", "most",    "nearly",  "none",
    "not",   "only", "roughly", "several", "some",    "than", "neither", "another",
  };
  guint first = readout_analysis_sentence_of (analysis, source)->first;
  guint start = source;

  while (start > first && start + 6 > source)
    {
      gboolean known = get (analysis, start - 1)->upos == READOUT_UPOS_NUM;

      for (guint i = 0; i < G_N_ELEMENTS (words) && !known; i++)
        known = readout_analysis_is (analysis, start - 1, words[i]);
      /* "nine in 10", "none of those" */
      if (!known && start >= first + 2 &&
          (readout_analysis_is (analysis, start - 1, "of") ||
           (readout_analysis_is (analysis, start - 1, "in") &&
            get (analysis, start)->upos == READOUT_UPOS_NUM &&
            get (analysis, start - 2)->upos == READOUT_UPOS_NUM)))
        known = TRUE;
      if (!known || analysis->marked_of[start - 1] != analysis->marked_of[source])
        break;
      start--;
    }
  /* A preposition alone starts nothing: "of voters". */
  while (start < source && (readout_analysis_is (analysis, start, "of") ||
                            readout_analysis_is (analysis, start, "in") ||
                            readout_analysis_is (analysis, start, "than") ||
                            (readout_analysis_is (analysis, start, "at") &&
                             !readout_analysis_is (analysis, start + 1, "least"))))
    start++;
  return start;
}

/* The end of "a poll released on Monday", "people familiar with the talks" before @limit. */
static guint
find_participle_end (const ReadoutAnalysis *analysis, guint end, guint limit, gboolean fill)
{
  guint i = end;

  if (end + 1 >= limit || (get (analysis, end)->xpos != READOUT_XPOS_VBN &&
                           (get (analysis, end)->upos != READOUT_UPOS_ADJ || !fill)))
    return end;
  while (i < limit && i < end + PARTICIPLE_MAX && !readout_phrases_is_mark (analysis, i) &&
         (i == end || get (analysis, i)->upos != READOUT_UPOS_VERB || fill))
    i++;
  return i == limit || (!fill && i < end + PARTICIPLE_MAX && readout_phrases_is_mark (analysis, i))
             ? i
             : end;
}

/* "The union issued a statement saying …": the union speaks, and all the words up to the participle
 * are its cue. */
static void
find_issuer (ReadoutAnalysis *analysis, ReadoutFinding *finding)
{
  guint participle = finding->cue_token >= 0 ? (guint)finding->cue_token : 0;
  gint32 document = finding->source_token;
  ReadoutSubject issuer;
  ReadoutRange phrase;
  guint verb;
  guint group;

  if (finding->cue_token < 0 || document < 0 ||
      get (analysis, participle)->xpos != READOUT_XPOS_VBG ||
      get (analysis, participle)->head != document || (guint)document + 1 != participle ||
      readout_tree_get_relation (analysis, document) != READOUT_RELATION_OBJ ||
      !readout_language_find (analysis->language, READOUT_LIST_DOCUMENTS,
                              get (analysis, document)->lemma, -1, NULL))
    return;
  verb = get (analysis, document)->head;
  group = readout_phrases_get_group_start (analysis, verb);
  issuer = readout_tree_find_subject (analysis, verb);
  if (issuer.head < 0 || (guint)issuer.head >= group || verb + 8 < participle ||
      analysis->cue_of[verb] != 0)
    return;
  phrase = readout_tree_get_phrase (analysis, issuer.head);
  if (phrase.end > group)
    return;
  finding->source.n = finding->cue.n = 0;
  readout_ranges_add (&finding->source, phrase.first, phrase.end);
  finding->source_token = issuer.head;
  finding->antecedent = issuer.antecedent;
  readout_ranges_add (&finding->cue, group, participle + 1);
}

void
readout_review_phrases (ReadoutAnalysis *analysis)
{
  for (guint i = 0; i < analysis->findings->len; i++)
    {
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);
      guint limit;
      guint cue;
      ReadoutRange source;

      if (finding->dropped || finding->source.n != 1 || finding->cue.n == 0 ||
          readout_phrases_is_pronoun (analysis, finding->source_token))
        continue;
      find_issuer (analysis, finding);
      source = finding->source.item[0];
      limit = readout_analysis_sentence_of (analysis, source.first)->end;
      cue = finding->cue.item[0].first;
      if (cue >= source.end)
        limit = MIN (limit, cue);
      join_titles (analysis, &source);
      join_hyphens (analysis, &source, limit);
      if (cue >= source.end && cue > 0)
        {
          gint32 name = join_name (analysis, &source, cue);

          if (name < 0)
            name = find_described (analysis, &source, cue);
          if (name >= 0)
            finding->source_token = finding->antecedent = name;
          else
            join_partner (analysis, &source);
        }
      if (!overlaps (&finding->content, source.first, source.end))
        finding->source.item[0] = source;
    }
}

void
readout_review_extents (ReadoutAnalysis *analysis)
{
  for (guint i = 0; i < analysis->findings->len; i++)
    {
      ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);
      ReadoutRange source;
      guint end;

      if (finding->dropped || finding->source.n != 1 || finding->cue.n == 0 ||
          finding->led_by >= 0 || readout_phrases_is_pronoun (analysis, finding->source_token))
        continue;
      source = finding->source.item[0];
      if (finding->cue.item[0].first >= source.end)
        {
          end = find_end_before (analysis, source.end, finding->cue.item[0].first);
          if (end == source.end)
            end = find_participle_end (analysis, end, finding->cue.item[0].first, TRUE);
        }
      else
        {
          end = find_end_after (analysis, source);
          if (end == source.end)
            end = find_participle_end (
                analysis, end, readout_analysis_sentence_of (analysis, source.first)->end, FALSE);
        }
      if (end > source.end && !overlaps (&finding->content, source.end, end))
        finding->source.item[0].end = end;
      end = find_quantity (analysis, source.first);
      if (end < source.first && !overlaps (&finding->content, end, source.first) &&
          !overlaps (&finding->cue, end, source.first))
        finding->source.item[0].first = end;
    }
}
