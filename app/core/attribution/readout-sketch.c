/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who says the words that a person selected, as far as the engine can tell.
 */
#include "attribution/readout-sketch.h"

#include "attribution/readout-rules.h"

static void
take_content (const ReadoutAnalysis *analysis, GArray *spans, ReadoutRanges *content)
{
  guint n = readout_analysis_n_tokens (analysis);

  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);
      guint first = readout_segments_find_token (analysis->segments, span.start);
      guint end = first;

      while (end < n && readout_analysis_token (analysis, end)->span.start < span.end)
        end++;
      readout_ranges_add (content, first, end);
    }
}

static guint
count_tokens (const ReadoutRanges *ranges)
{
  guint n = 0;

  for (guint i = 0; i < ranges->n; i++)
    n += ranges->item[i].end - ranges->item[i].first;
  return n;
}

static guint
count_shared (const ReadoutRanges *a, const ReadoutRanges *b)
{
  guint n = 0;

  for (guint i = 0; i < a->n; i++)
    for (guint j = 0; j < b->n; j++)
      {
        guint32 first = MAX (a->item[i].first, b->item[j].first);
        guint32 end = MIN (a->item[i].end, b->item[j].end);

        n += end > first ? end - first : 0;
      }
  return n;
}

/* The finding with most of the content; -1 where none has half of it, or half of its own there. */
static gint64
find_same (const ReadoutAnalysis *analysis, const ReadoutRanges *content)
{
  guint best_shared = 0;
  gint64 best = -1;

  for (guint i = 0; i < analysis->findings->len; i++)
    {
      const ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);
      guint shared = finding->dropped ? 0 : count_shared (&finding->content, content);

      if (shared <= best_shared ||
          (2 * shared < count_tokens (content) && 2 * shared < count_tokens (&finding->content)))
        continue;
      best_shared = shared;
      best = i;
    }
  return best;
}

static guint
measure_distance (const ReadoutRange *extent, guint token)
{
  if (token < extent->first)
    return extent->first - token;
  return token >= extent->end ? token - extent->end + 1 : 0;
}

static gboolean
is_in_sentences (const ReadoutAnalysis *analysis, const ReadoutRange *extent, guint token)
{
  guint32 sentence = readout_analysis_token (analysis, token)->sentence;

  return sentence >= readout_analysis_token (analysis, extent->first)->sentence &&
         sentence <= readout_analysis_token (analysis, extent->end - 1)->sentence;
}

/* The finding whose cue is nearest to the content, in its sentence. */
static gint64
find_neighbour (const ReadoutAnalysis *analysis, const ReadoutRanges *content, guint *distance)
{
  ReadoutRange extent = readout_ranges_get_extent (content);
  gint64 best = -1;

  *distance = G_MAXUINT;
  for (guint i = 0; i < analysis->findings->len; i++)
    {
      const ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);

      if (finding->dropped || finding->cue_token < 0 ||
          readout_ranges_contain (content, (guint32)finding->cue_token) ||
          !is_in_sentences (analysis, &extent, (guint)finding->cue_token) ||
          measure_distance (&extent, (guint)finding->cue_token) >= *distance)
        continue;
      *distance = measure_distance (&extent, (guint)finding->cue_token);
      best = i;
    }
  return best;
}

/* A cue nearer than @distance that no rule made something of. */
static gboolean
find_cue (const ReadoutAnalysis *analysis,
          const ReadoutRanges *content,
          guint distance,
          ReadoutCue *cue)
{
  ReadoutRange extent = readout_ranges_get_extent (content);
  guint first = readout_analysis_sentence_of (analysis, extent.first)->first;
  guint end = readout_analysis_sentence_of (analysis, extent.end - 1)->end;
  gboolean found = FALSE;

  if (!analysis->has_trees)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      ReadoutCue read;

      if (readout_ranges_contain (content, i) || measure_distance (&extent, i) >= distance ||
          !readout_rules_read_cue (analysis, i, &read) || read.subject.head < 0)
        continue;
      distance = measure_distance (&extent, i);
      *cue = read;
      found = TRUE;
    }
  return found;
}

/* Whether somebody speaks in the paragraph before the content does. */
static gboolean
has_speaker_before (const ReadoutAnalysis *analysis, const ReadoutRanges *content)
{
  guint32 first = readout_ranges_get_extent (content).first;
  guint32 paragraph = readout_analysis_sentence_of (analysis, first)->paragraph;

  for (guint i = 0; i < analysis->findings->len; i++)
    {
      const ReadoutFinding *finding = &g_array_index (analysis->findings, ReadoutFinding, i);

      if (!finding->dropped && finding->source_token >= 0 && (guint)finding->source_token < first &&
          readout_analysis_sentence_of (analysis, (guint)finding->source_token)->paragraph ==
              paragraph)
        return TRUE;
    }
  return FALSE;
}

static gint64
copy_finding (ReadoutAnalysis *analysis, gint64 index)
{
  ReadoutFinding copy = g_array_index (analysis->findings, ReadoutFinding, index);

  copy.outer = -1;
  copy.outer_fixed = FALSE;
  g_array_append_val (analysis->findings, copy);
  return analysis->findings->len - 1;
}

gint64
readout_sketch_add (ReadoutAnalysis *analysis, GArray *content)
{
  ReadoutRanges ranges = { 0 };
  ReadoutFinding *finding;
  ReadoutCue cue;
  guint distance;
  gint64 neighbour;
  gint64 same;
  gint64 index;

  take_content (analysis, content, &ranges);
  if (ranges.n == 0)
    return -1;
  same = find_same (analysis, &ranges);
  neighbour = same < 0 ? find_neighbour (analysis, &ranges, &distance) : -1;
  if (same >= 0)
    {
      index = copy_finding (analysis, same);
      g_array_index (analysis->findings, ReadoutFinding, same).dropped = TRUE;
    }
  else if (find_cue (analysis, &ranges, distance, &cue))
    {
      readout_rules_add (analysis, READOUT_RULE_CLAUSE, &cue);
      index = analysis->findings->len - 1;
    }
  else if (neighbour >= 0)
    index = copy_finding (analysis, neighbour);
  else
    {
      gboolean goes_on = has_speaker_before (analysis, &ranges);

      readout_analysis_add_finding (analysis, READOUT_RULE_FLOATING);
      index = analysis->findings->len - 1;
      g_array_index (analysis->findings, ReadoutFinding, index).same_speaker = goes_on;
    }
  finding = &g_array_index (analysis->findings, ReadoutFinding, index);
  finding->content = ranges;
  return index;
}

/* The parts of @spans that lie outside of @content. */
static GArray *
cut_out (GArray *spans, GArray *content)
{
  GArray *kept = readout_spans_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      ReadoutSpan span = readout_spans_get (spans, i);
      gboolean inside = FALSE;

      for (guint j = 0; j < content->len && !inside; j++)
        inside = readout_spans_get (content, j).start < span.end &&
                 span.start < readout_spans_get (content, j).end;
      if (!inside)
        g_array_append_val (kept, span);
    }
  return kept;
}

void
readout_sketch_finish (const ReadoutAnalysis *analysis,
                       const ReadoutFinding *finding,
                       ReadoutStatement *statement,
                       GArray *content)
{
  GArray *cue = cut_out (statement->cue, content);
  GArray *source = cut_out (statement->source, content);

  g_array_unref (statement->content);
  g_array_unref (statement->cue);
  g_array_unref (statement->source);
  statement->content = readout_spans_copy (content);
  statement->cue = cue;
  statement->source = source;
  statement->confidence = 1;
  g_clear_pointer (&statement->rule, g_free);
  if (finding->speaker_actor == NULL)
    g_ptr_array_set_size (statement->voices, 0);
}
