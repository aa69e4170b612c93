/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions put by nobody in particular, before their answer or behind it: "Asked whether it would
 * rain, she said …", "… she said when asked about the weather".
 */
#include "attribution/readout-rules.h"

#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* How many tokens may stand between the verb and its question: "asked by a host on Monday why". */
#define BETWEEN_MAX 8

/* How many tokens a question may have. */
#define QUESTION_MAX 80

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

static gboolean
opens_question (const ReadoutAnalysis *analysis, guint token)
{
  guint8 xpos = get (analysis, token)->xpos;

  return readout_analysis_is (analysis, token, "whether") ||
         readout_analysis_is (analysis, token, "if") || xpos == READOUT_XPOS_WRB ||
         xpos == READOUT_XPOS_WP || readout_analysis_is (analysis, token, "which") ||
         readout_analysis_is (analysis, token, "whose");
}

/* "asked" at the start of the sentence, or after "when", "if", "once". */
static gboolean
is_asked (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, token);
  ReadoutWord word;
  gint32 particle;

  if (!readout_analysis_is (analysis, token, "asked") &&
      !readout_analysis_is (analysis, token, "questioned") &&
      !readout_analysis_is (analysis, token, "pressed") &&
      !readout_analysis_is (analysis, token, "quizzed"))
    return FALSE;
  if (analysis->marked_of[token] != 0 || analysis->cue_of[token] != 0 ||
      !readout_phrases_find_verb (analysis, token, &word, &particle))
    return FALSE;
  return token == sentence->first || readout_analysis_is (analysis, token - 1, "when") ||
         readout_analysis_is (analysis, token - 1, "if") ||
         readout_analysis_is (analysis, token - 1, "once");
}

/* Where the question ends: before the comma that brings who answers, with a verb; at the end of the
 * sentence where the answer came first. */
static guint
find_end (const ReadoutAnalysis *analysis, guint first, guint end)
{
  guint comma;

  end = MIN (end, first + QUESTION_MAX);
  comma = end;
  for (guint i = first + 1; i + 2 < end; i++)
    {
      ReadoutRange answerer;
      guint32 head;

      if (analysis->marked_of[i] != 0 && analysis->marked_of[i] != analysis->marked_of[first])
        return MIN (comma, i);
      if (!readout_phrases_is_comma (analysis, i))
        continue;
      if (comma == end)
        comma = i;
      if (readout_phrases_find_after (analysis, i + 1, end, &answerer, &head) && answerer.end < end)
        for (guint verb = answerer.end; verb < end && verb < answerer.end + 3; verb++)
          if (readout_phrases_is_finite (analysis, verb))
            return i;
    }
  return comma;
}

static void
find_asked (ReadoutAnalysis *analysis, guint token)
{
  guint end = readout_analysis_sentence_of (analysis, token)->end;
  ReadoutCue cue = { .verb = token, .particle = -1, .subject = { .head = -1, .antecedent = -1 } };
  guint question = token + 1;
  gboolean about = FALSE;
  ReadoutFinding *finding;
  ReadoutRange range;
  gint32 particle;

  while (question < end && question <= token + BETWEEN_MAX &&
         !opens_question (analysis, question) &&
         !(about = readout_analysis_is (analysis, question, "about")) &&
         get (analysis, question)->upos != READOUT_UPOS_PUNCT &&
         get (analysis, question)->upos != READOUT_UPOS_VERB)
    {
      if (readout_analysis_is (analysis, question, "by") && cue.subject.head < 0)
        {
          guint32 head;

          if (readout_phrases_find_after (analysis, question + 1, end, &range, &head))
            cue.subject =
                (ReadoutSubject){ .head = head, .antecedent = head, .own = TRUE, .range = range };
        }
      question++;
    }
  if (question + 1 >= end || (!about && !opens_question (analysis, question)))
    return;
  readout_phrases_find_verb (analysis, token, &cue.word, &particle);
  if (cue.subject.head >= 0 && cue.subject.range.end > question)
    cue.subject.range.end = question;
  range.first = about ? question + 1 : question;
  range = readout_tree_trim (analysis, range.first, find_end (analysis, range.first, end));
  if (range.end <= range.first)
    return;
  range = readout_tree_close_marks (analysis, range);
  finding = readout_rules_add (analysis, READOUT_RULE_ASKED, &cue);
  if (about && question == token + 1)
    readout_ranges_add (&finding->cue, question, question + 1);
  readout_ranges_add (&finding->content, range.first, range.end);
}

void
readout_rules_find_asked (ReadoutAnalysis *analysis)
{
  guint n_tokens = readout_analysis_n_tokens (analysis);

  for (guint i = 0; i < n_tokens; i++)
    if (is_asked (analysis, i))
      find_asked (analysis, i);
}
