/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Direct quotations: which passages in marks are speech, the cue beside them and who speaks.
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* Shorter passages are speech only beside a cue. */
#define SPEECH_MIN_TOKENS 5

/* More words before a passage are no part of the quotation. */
#define LEAD_MAX 40

static guint64
function_flags (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_flags (analysis, token, READOUT_LIST_FUNCTION_WORDS);
}

static gboolean
has_form (const ReadoutAnalysis *analysis, guint token, const char *forms)
{
  const char *form = readout_analysis_token (analysis, token)->form;

  return form[1] == '\0' && strchr (forms, form[0]) != NULL;
}

/* Whether something in the passage can only be said: a verb, or the punctuation of speech. */
static gboolean
looks_like_speech (const ReadoutAnalysis *analysis, const ReadoutMarked *passage)
{
  guint verbs = 0;
  guint words = 0;

  for (guint i = passage->first; i < passage->end; i++)
    {
      if (readout_phrases_is_mark (analysis, i))
        continue;
      words++;
      if (analysis->has_trees)
        verbs += readout_analysis_token (analysis, i)->upos == READOUT_UPOS_VERB ||
                 readout_analysis_token (analysis, i)->upos == READOUT_UPOS_AUX;
      else
        verbs += (function_flags (analysis, i) & (BIT (AUXILIARY) | BIT (MODAL))) != 0 ||
                 readout_analysis_flags (analysis, i, READOUT_LIST_FORMS) != 0;
      if (words >= 60)
        break;
    }
  return words >= SPEECH_MIN_TOKENS && verbs > 0;
}

/* The last token of the passage that is not its closing mark. */
static guint
last_inside (const ReadoutMarked *passage)
{
  return passage->closed && passage->end > passage->first + 2 ? passage->end - 2 : passage->end - 1;
}

/* The apposition that follows a name: ", a spokesman for the ministry". */
static guint
extend_apposition (const ReadoutAnalysis *analysis, guint end, guint limit)
{
  ReadoutRange phrase;
  guint32 head;
  guint64 flags;

  if (end + 1 >= limit || !readout_phrases_is_comma (analysis, end))
    return end;
  flags = function_flags (analysis, end + 1);
  if ((flags & (BIT (RELATIVE) | BIT (PREPOSITION) | BIT (SUBORDINATOR))) != 0 ||
      !readout_phrases_find_after (analysis, end + 1, limit, &phrase, &head) ||
      (readout_analysis_flags (analysis, head, READOUT_LIST_ROLES) == 0 &&
       (flags & (BIT (DETERMINER) | BIT (POSSESSIVE))) == 0))
    return end;
  if (phrase.end < limit && !readout_phrases_is_mark (analysis, phrase.end))
    return end;
  return phrase.end;
}

typedef struct
{
  guint verb;
  gint32 particle;
  ReadoutWord word;
  ReadoutRange source;
  guint32 source_head;
  gboolean has_source;
} Cue;

/* "…," Smith notes. – what ends the clause after a quotation and looks like a verb is one. */
static gboolean
is_mistaken_noun (const ReadoutAnalysis *analysis, guint token, guint end)
{
  guint64 form = readout_analysis_flags (analysis, token, READOUT_LIST_FORMS);

  return readout_analysis_token (analysis, token)->upos == READOUT_UPOS_NOUN &&
         (form & (BIT (PRESENT) | BIT (PAST))) != 0 &&
         (token + 1 >= end || readout_phrases_is_mark (analysis, token + 1));
}

/* "…," NP said – or "…," said NP – in the tokens from @from to @end. */
static gboolean
find_cue_after (const ReadoutAnalysis *analysis, guint from, guint end, Cue *cue)
{
  guint i = from;

  if (i < end && readout_phrases_is_comma (analysis, i))
    i++;
  for (guint verb = i; verb < end && verb < i + 30; verb++)
    {
      guint group;

      if (has_form (analysis, verb, ":;.") || (verb > i && has_form (analysis, verb, "?!")))
        return FALSE;
      if (!readout_phrases_find_verb (analysis, verb, &cue->word, &cue->particle) ||
          (cue->word.flags & BIT (QUOTE)) == 0)
        continue;
      if (verb == i)
        {
          cue->verb = verb;
          cue->has_source = readout_phrases_find_after (
              analysis, cue->particle >= 0 ? (guint)cue->particle + 1 : verb + 1, end, &cue->source,
              &cue->source_head);
          if (!cue->has_source)
            return FALSE;
          cue->source.end = extend_apposition (analysis, cue->source.end, end);
          return TRUE;
        }
      if (!readout_phrases_is_finite (analysis, verb) && !is_mistaken_noun (analysis, verb, end))
        continue;
      group = readout_phrases_get_group_start (analysis, verb);
      if (!readout_phrases_find_before (analysis, i, group, &cue->source, &cue->source_head))
        continue;
      if (cue->source.first > i + 12)
        return FALSE;
      cue->verb = verb;
      cue->has_source = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* NP said, "…" – or: NP said: "…" – in the tokens from @from to @end, where the passage starts. */
static gboolean
find_cue_before (const ReadoutAnalysis *analysis, guint from, guint end, Cue *cue)
{
  gboolean set_off = end > from && (has_form (analysis, end - 1, ",:"));

  for (guint verb = end; verb > from && verb + 25 > end; verb--)
    {
      guint at = verb - 1;
      guint group;
      guint64 flags;

      if (has_form (analysis, at, ".?!;"))
        return FALSE;
      if (!readout_phrases_find_verb (analysis, at, &cue->word, &cue->particle) ||
          (cue->word.flags & BIT (QUOTE)) == 0)
        continue;
      flags = readout_analysis_flags (analysis, at, READOUT_LIST_FORMS);
      if (!set_off && at + 1 != end && !(cue->particle == (gint32)end - 1))
        return FALSE;
      group = readout_phrases_get_group_start (analysis, at);
      cue->verb = at;
      cue->has_source =
          readout_phrases_find_before (analysis, from, group, &cue->source, &cue->source_head);
      if (cue->has_source && readout_phrases_is_finite (analysis, at))
        return TRUE;
      /* ", adding: “…”" */
      if ((flags & BIT (ING)) != 0)
        {
          cue->has_source = FALSE;
          return TRUE;
        }
    }
  return FALSE;
}

/* The tree knows better where the noun phrase ends that the order of words has found. */
static void
refine_source (const ReadoutAnalysis *analysis, Cue *cue)
{
  ReadoutSubject subject;
  ReadoutRange phrase;

  if (!analysis->has_trees || !cue->has_source)
    return;
  cue->source_head = readout_rules_find_head (analysis, cue->source);
  subject = readout_tree_find_subject (analysis, cue->verb);
  if (!subject.own || subject.head < 0 || (guint)subject.head < cue->source.first ||
      (guint)subject.head >= cue->source.end)
    return;
  phrase = readout_tree_get_phrase (analysis, subject.head);
  for (guint i = phrase.first; i < phrase.end; i++)
    if (analysis->marked_of[i] != analysis->marked_of[cue->verb])
      return;
  if (phrase.first > cue->source.first || phrase.end < cue->source.end ||
      (phrase.first <= cue->verb && phrase.end > cue->verb))
    return;
  cue->source = phrase;
  cue->source_head = subject.head;
}

static void
fill_cue (ReadoutAnalysis *analysis, ReadoutFinding *finding, Cue *cue)
{
  guint after = cue->particle >= 0 ? (guint)cue->particle + 1 : cue->verb + 1;

  refine_source (analysis, cue);
  finding->cue_token = cue->verb;
  finding->negated = readout_phrases_add_cue (analysis, cue->verb, cue->particle, &finding->cue);
  finding->act = cue->word.value;
  if (after < readout_analysis_n_tokens (analysis) && has_form (analysis, after, ":"))
    readout_ranges_add (&finding->cue, after, after + 1);
  if (cue->has_source)
    {
      readout_ranges_add (&finding->source, cue->source.first, cue->source.end);
      finding->source_token = cue->source_head;
    }
  else
    finding->same_speaker = TRUE;
  analysis->cue_of[cue->verb] = 1;
}

/* Whether the passage starts a sentence of its own. */
static gboolean
starts_sentence (const ReadoutAnalysis *analysis, const ReadoutMarked *passage)
{
  return readout_analysis_sentence_of (analysis, passage->first)->first == passage->first;
}

/* Whether somebody says something between the two tokens. */
static gboolean
has_speech_verb (const ReadoutAnalysis *analysis, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      ReadoutWord word;
      gint32 particle;

      if (readout_phrases_find_verb (analysis, i, &word, &particle) &&
          (word.flags & BIT (QUOTE)) != 0)
        return TRUE;
    }
  return FALSE;
}

/* Where a quotation begins whose first words stand outside the marks: "The plan “will not work,”
 * she said" – what leads to the passage from @from is said too, unless a colon or a dash sets it
 * off, or somebody says something in it. */
static guint
find_lead (const ReadoutAnalysis *analysis, guint from, guint passage)
{
  if (from >= passage || passage > from + LEAD_MAX || has_form (analysis, passage - 1, "(-") ||
      has_speech_verb (analysis, from, passage))
    return passage;
  for (guint i = from; i < passage; i++)
    if (strcmp (readout_analysis_token (analysis, i)->form, "–") == 0 ||
        strcmp (readout_analysis_token (analysis, i)->form, "—") == 0 ||
        has_form (analysis, i, ":;.?!"))
      return passage;
  return from;
}

/* The same after a cue: "She said that in her state, “people are worried.”" */
static guint
find_middle (const ReadoutAnalysis *analysis, const Cue *cue, guint passage)
{
  guint first = cue->particle >= 0 ? (guint)cue->particle + 1 : cue->verb + 1;

  if (first + 2 >= passage || has_speech_verb (analysis, first, passage))
    return passage;
  if (readout_analysis_is (analysis, first, "that"))
    return first;
  if (!analysis->has_trees || (cue->word.flags & BIT (TELL)) != 0 ||
      (function_flags (analysis, first) & (BIT (PREPOSITION) | BIT (SUBORDINATOR) | BIT (TIME))) !=
          0)
    return passage;
  for (guint i = first + 1; i < passage; i++)
    if (readout_phrases_is_finite (analysis, i) &&
        readout_tree_find_subject (analysis, i).head >= (gint32)first)
      return first;
  return passage;
}

/* The place of a passage in its paragraph. */
typedef struct
{
  guint before; /* where the text that may bring its cue starts */
  guint after;  /* where the text that may bring its cue ends */
  guint lead;   /* where the text that may belong to it starts */
} Surroundings;

static Surroundings
look_around (const ReadoutAnalysis *analysis, guint index, guint paragraph_end)
{
  const ReadoutMarked *passage = &g_array_index (analysis->marked, ReadoutMarked, index);
  const ReadoutMarked *next = index + 1 < analysis->marked->len ? passage + 1 : NULL;
  const ReadoutMarked *previous = index > 0 ? passage - 1 : NULL;
  guint last = last_inside (passage);
  Surroundings around;

  around.before = readout_analysis_sentence_of (analysis, passage->first)->first;
  around.lead = around.before;
  around.after = passage->end < paragraph_end
                     ? readout_analysis_sentence_of (analysis, passage->end)->end
                     : passage->end;
  if (next != NULL && next->paragraph == passage->paragraph)
    around.after = MIN (around.after, next->first);
  if (previous != NULL && previous->paragraph == passage->paragraph)
    {
      around.before = MAX (around.before, previous->end);
      if (previous->used)
        around.lead = passage->first;
      else if (previous->first < around.lead && previous->end > around.lead)
        around.lead = previous->end;
    }
  if (passage->end < around.after && readout_analysis_token (analysis, passage->end)->sentence !=
                                         readout_analysis_token (analysis, last)->sentence)
    around.after = passage->end;
  return around;
}

static gint64
attribute_passage (ReadoutAnalysis *analysis, guint index, guint paragraph_end)
{
  ReadoutMarked *passage = &g_array_index (analysis->marked, ReadoutMarked, index);
  guint last = last_inside (passage);
  Surroundings around = look_around (analysis, index, paragraph_end);
  gboolean comma = has_form (analysis, last, ",?!-") ||
                   readout_phrases_is_comma (analysis, passage->end) ||
                   g_str_equal (readout_analysis_token (analysis, last)->form, "—");
  guint first = passage->first;
  Cue cue;
  ReadoutFinding *finding;

  if (comma && find_cue_after (analysis, passage->end, around.after, &cue))
    first = find_lead (analysis, around.lead, first);
  else if (around.before >= passage->first ||
           !find_cue_before (analysis, around.before, passage->first, &cue))
    return -1;
  else
    first = find_middle (analysis, &cue, first);
  finding = readout_analysis_add_finding (analysis, READOUT_RULE_QUOTATION);
  finding->quotation = READOUT_QUOTATION_DIRECT;
  readout_ranges_add (&finding->content, first, passage->end);
  fill_cue (analysis, finding, &cue);
  return analysis->findings->len - 1;
}

/* “A,” he said, “B.” – whether @passage is the B of @finding, with no other speaker before it. */
static gboolean
goes_on (const ReadoutAnalysis *analysis,
         const ReadoutFinding *finding,
         const ReadoutMarked *passage)
{
  const ReadoutMarked *previous = passage - 1;
  guint cue = finding->cue_token;
  Cue other;

  return finding->cue_token >= (gint32)previous->end && cue < passage->first &&
         readout_phrases_is_comma (analysis, passage->first - 1) &&
         readout_analysis_token (analysis, cue)->sentence ==
             readout_analysis_token (analysis, passage->first - 1)->sentence &&
         !find_cue_before (analysis, cue + 1, passage->first, &other);
}

/* The end of what a passage that starts a sentence says, after a quotation whose speaker goes on:
 * “They agree,” she said. “But they are not there yet” to vote for him. */
static guint
find_tail (const ReadoutAnalysis *analysis, const ReadoutMarked *passage)
{
  guint end = readout_analysis_sentence_of (analysis, last_inside (passage))->end;

  if (has_speech_verb (analysis, passage->end, end))
    return passage->first;
  return MAX (passage->end, readout_phrases_trim_end (analysis, passage->end, end));
}

static void
attribute_paragraph (ReadoutAnalysis *analysis, guint first, guint end, guint tokens_end)
{
  gint64 current = -1;

  for (guint i = first; i < end; i++)
    {
      ReadoutMarked *passage = &g_array_index (analysis->marked, ReadoutMarked, i);
      guint tail = passage->end;
      gint64 found;

      passage->speech = looks_like_speech (analysis, passage);
      if (current >= 0 && i > first &&
          goes_on (analysis, &g_array_index (analysis->findings, ReadoutFinding, current), passage))
        {
          readout_ranges_add (&g_array_index (analysis->findings, ReadoutFinding, current).content,
                              passage->first, passage->end);
          passage->used = TRUE;
          continue;
        }
      found = attribute_passage (analysis, i, tokens_end);
      if (found >= 0)
        {
          current = found;
          passage->used = TRUE;
          continue;
        }
      /* However short, a whole sentence in marks beside a quotation goes on with it. */
      if (current >= 0 && has_form (analysis, last_inside (passage), ".?!"))
        passage->speech = TRUE;
      if (!passage->speech || !starts_sentence (analysis, passage))
        continue;
      if (passage->end < readout_analysis_sentence_of (analysis, last_inside (passage))->end &&
          !readout_phrases_is_mark (analysis, passage->end))
        {
          tail = current >= 0 ? find_tail (analysis, passage) : passage->first;
          if (tail == passage->first)
            continue;
        }
      passage->used = TRUE;
      if (current >= 0)
        readout_ranges_add (&g_array_index (analysis->findings, ReadoutFinding, current).content,
                            passage->first, tail);
      else
        {
          ReadoutFinding *finding = readout_analysis_add_finding (analysis, READOUT_RULE_FLOATING);

          finding->quotation = READOUT_QUOTATION_DIRECT;
          finding->same_speaker = TRUE;
          readout_ranges_add (&finding->content, passage->first, passage->end);
          current = analysis->findings->len - 1;
        }
    }
}

void
readout_rules_find_quotations (ReadoutAnalysis *analysis)
{
  GArray *marked = analysis->marked;

  for (guint i = 0; i < marked->len;)
    {
      guint paragraph = g_array_index (marked, ReadoutMarked, i).paragraph;
      guint end = i;
      guint tokens_end;

      while (end < marked->len && g_array_index (marked, ReadoutMarked, end).paragraph == paragraph)
        end++;
      tokens_end = g_array_index (marked, ReadoutMarked, end - 1).end;
      while (tokens_end < readout_analysis_n_tokens (analysis) &&
             readout_analysis_sentence_of (analysis, tokens_end)->paragraph == paragraph)
        tokens_end = readout_analysis_sentence_of (analysis, tokens_end)->end;
      attribute_paragraph (analysis, i, end, tokens_end);
      i = end;
    }
}
