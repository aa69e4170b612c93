/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the passes of the engine share: ranges of tokens, findings, the names of the rules.
 */
#include "attribution/readout-analysis.h"

#include <string.h>

/* The confidence is the share of findings of the rule that are right, measured on reports that are
 * not part of Readout (PolNeAR's training part; the rarer ones, quoted-as and dash, by eye). */
static const struct
{
  const char *name;
  double confidence;
} rules[READOUT_N_RULES] = {
  [READOUT_RULE_QUOTATION] = { "quotation", 0.95 },
  [READOUT_RULE_FLOATING] = { "floating", 0.89 },
  [READOUT_RULE_TRAILING] = { "trailing", 0.70 },
  [READOUT_RULE_CLAUSE] = { "clause", 0.86 },
  [READOUT_RULE_ACCORDING] = { "according", 0.92 },
  [READOUT_RULE_PARENTHESIS] = { "parenthesis", 0.64 },
  [READOUT_RULE_REQUEST] = { "request", 0.70 },
  [READOUT_RULE_INTENT] = { "intent", 0.70 },
  [READOUT_RULE_PREPOSITION] = { "preposition", 0.73 },
  [READOUT_RULE_THING] = { "thing", 0.67 },
  [READOUT_RULE_PREDICATE] = { "predicate", 0.84 },
  [READOUT_RULE_LIGHT_VERB] = { "light-verb", 0.70 },
  [READOUT_RULE_NOUN] = { "noun", 0.41 },
  [READOUT_RULE_ADJECTIVE] = { "adjective", 0.67 },
  [READOUT_RULE_QUOTED_AS] = { "quoted-as", 0.85 },
  [READOUT_RULE_HEARSAY] = { "hearsay", 0.82 },
  [READOUT_RULE_ASKED] = { "asked", 0.80 },
  [READOUT_RULE_COLON] = { "colon", 0.60 },
  [READOUT_RULE_DASH] = { "dash", 0.70 },
  [READOUT_RULE_DEED] = { "deed", 0.70 },
};

void
readout_ranges_add (ReadoutRanges *ranges, guint32 first, guint32 end)
{
  ReadoutRange *last = ranges->n > 0 ? &ranges->item[ranges->n - 1] : NULL;

  if (first >= end)
    return;
  if (last != NULL && (last->end == first || ranges->n == READOUT_RANGES_MAX))
    last->end = end;
  else
    ranges->item[ranges->n++] = (ReadoutRange){ first, end };
}

gboolean
readout_ranges_contain (const ReadoutRanges *ranges, guint32 token)
{
  for (guint i = 0; i < ranges->n; i++)
    if (token >= ranges->item[i].first && token < ranges->item[i].end)
      return TRUE;
  return FALSE;
}

ReadoutRange
readout_ranges_get_extent (const ReadoutRanges *ranges)
{
  ReadoutRange extent = { 0, 0 };

  for (guint i = 0; i < ranges->n; i++)
    {
      if (i == 0 || ranges->item[i].first < extent.first)
        extent.first = ranges->item[i].first;
      extent.end = MAX (extent.end, ranges->item[i].end);
    }
  return extent;
}

ReadoutFinding *
readout_analysis_add_finding (ReadoutAnalysis *analysis, ReadoutRule rule)
{
  ReadoutFinding finding = { .cue_token = -1,
                             .source_token = -1,
                             .antecedent = -1,
                             .outer = -1,
                             .through = -1,
                             .led_by = -1,
                             .rule = rule,
                             .quotation = READOUT_QUOTATION_INDIRECT,
                             .act = "states" };

  g_array_append_val (analysis->findings, finding);
  return &g_array_index (analysis->findings, ReadoutFinding, analysis->findings->len - 1);
}

guint64
readout_analysis_flags (const ReadoutAnalysis *analysis, guint token, ReadoutList list)
{
  return readout_language_get_flags (analysis->language, list,
                                     readout_analysis_token (analysis, token)->folded);
}

gboolean
readout_analysis_is (const ReadoutAnalysis *analysis, guint token, const char *word)
{
  return token < readout_analysis_n_tokens (analysis) &&
         strcmp (readout_analysis_token (analysis, token)->folded, word) == 0;
}

const char *
readout_rule_get_name (ReadoutRule rule)
{
  return rules[rule].name;
}

double
readout_rule_get_confidence (ReadoutRule rule)
{
  return rules[rule].confidence;
}
