/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules share: reading a cue, filling in a finding.
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

gboolean
readout_rules_is_spoken (const ReadoutAnalysis *analysis, guint token)
{
  guint32 passage = analysis->marked_of[token];

  return passage != 0 && g_array_index (analysis->marked, ReadoutMarked, passage - 1).used;
}

gboolean
readout_rules_read_cue (const ReadoutAnalysis *analysis, guint token, ReadoutCue *cue)
{
  if (analysis->cue_of[token] != 0 ||
      readout_analysis_token (analysis, token)->upos != READOUT_UPOS_VERB ||
      readout_tree_get_relation (analysis, token) == READOUT_RELATION_AMOD ||
      readout_tree_get_relation (analysis, token) == READOUT_RELATION_COMPOUND ||
      !readout_phrases_find_verb (analysis, token, &cue->word, &cue->particle))
    return FALSE;
  cue->verb = token;
  cue->subject = readout_tree_find_subject (analysis, token);
  return TRUE;
}

void
readout_rules_set_source (ReadoutAnalysis *analysis,
                          ReadoutFinding *finding,
                          const ReadoutSubject *subject)
{
  ReadoutRange range;

  if (subject->head < 0)
    return;
  range = readout_tree_get_phrase (analysis, subject->head);
  if (finding->cue_token >= 0 && (guint)finding->cue_token >= range.first &&
      (guint)finding->cue_token < range.end)
    range = (ReadoutRange){ subject->head, subject->head + 1 };
  readout_ranges_add (&finding->source, range.first, range.end);
  finding->source_token = subject->head;
  finding->antecedent = subject->antecedent;
}

ReadoutFinding *
readout_rules_add (ReadoutAnalysis *analysis, ReadoutRule rule, const ReadoutCue *cue)
{
  ReadoutFinding *finding = readout_analysis_add_finding (analysis, rule);
  guint after = cue->particle >= 0 ? (guint)cue->particle + 1 : cue->verb + 1;

  finding->cue_token = cue->verb;
  finding->act = cue->word.value;
  finding->negated = readout_phrases_add_cue (analysis, cue->verb, cue->particle, &finding->cue);
  if (after < readout_analysis_n_tokens (analysis) && readout_analysis_is (analysis, after, ":"))
    readout_ranges_add (&finding->cue, after, after + 1);
  readout_rules_set_source (analysis, finding, &cue->subject);
  analysis->cue_of[cue->verb] = 1;
  return finding;
}
