/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the clause that somebody says begins and ends.
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

/* Whether a clause that ends before @end goes on there: the tree has broken off in mid-flow. */
static gboolean
breaks_off (const ReadoutAnalysis *analysis, guint end)
{
  if (end >= readout_analysis_n_tokens (analysis) ||
      get (analysis, end)->sentence != get (analysis, end - 1)->sentence ||
      analysis->marked_of[end] != analysis->marked_of[end - 1])
    return FALSE;
  switch (get (analysis, end)->upos)
    {
    case READOUT_UPOS_AUX:
    case READOUT_UPOS_VERB:
    case READOUT_UPOS_NOUN:
    case READOUT_UPOS_ADJ:
    case READOUT_UPOS_PART:
    case READOUT_UPOS_PRON:
      return (readout_analysis_flags (analysis, end, READOUT_LIST_FUNCTION_WORDS) & BIT (TIME)) ==
             0;
    default:
      return readout_analysis_is (analysis, end, "of") ||
             readout_analysis_is (analysis, end, "that");
    }
}

/* The end of a clause that starts at @first and has a subject, as one that the cue governs may
 * have: "…, when the war ended". 0 where there is none. */
static guint
find_tail_clause (const ReadoutAnalysis *analysis, const ReadoutCue *cue, guint first)
{
  static const char *const words[] = {
    "because", "if", "unless", "until", "when", "where", "whose"
  };
  gint32 head = get (analysis, first)->head;
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (words) && !known; i++)
    known = readout_analysis_is (analysis, first, words[i]);
  if (!known || head <= (gint32)first || get (analysis, head)->head != (gint32)cue->verb ||
      readout_tree_get_relation (analysis, head) != READOUT_RELATION_ADVCL ||
      readout_tree_find_child (analysis, head, READOUT_RELATION_NSUBJ) < 0)
    return 0;
  return get (analysis, head)->end;
}

/* Whether "that" at @that begins a relative clause: what follows it is no subject. */
static gboolean
is_relative_that (const ReadoutAnalysis *analysis, guint that)
{
  guint next = that + 1;

  while (next < readout_analysis_n_tokens (analysis) &&
         get (analysis, next)->upos == READOUT_UPOS_ADV)
    next++;
  if (next >= readout_analysis_n_tokens (analysis))
    return FALSE;
  return get (analysis, next)->upos == READOUT_UPOS_AUX ||
         get (analysis, next)->xpos == READOUT_XPOS_VBD ||
         get (analysis, next)->xpos == READOUT_XPOS_VBZ ||
         get (analysis, next)->xpos == READOUT_XPOS_VBP;
}

guint
readout_rules_find_start (const ReadoutAnalysis *analysis,
                          const ReadoutCue *cue,
                          guint first,
                          guint after)
{
  guint before = first;

  if (first <= after || !readout_analysis_is (analysis, first, "that") ||
      (cue->word.flags & BIT (TELL)) != 0)
    return first;
  while (before > after && readout_phrases_is_mark (analysis, before - 1))
    before--;
  if (before <= after)
    return first;
  if (readout_analysis_is (analysis, before - 1, "and") ||
      readout_analysis_is (analysis, before - 1, "but"))
    return first > after + 4 ? after : first;
  if (before < first)
    return first;
  if (readout_analysis_is (analysis, first - 1, "is") ||
      readout_analysis_is (analysis, first - 1, "was"))
    return after;
  if ((cue->word.flags & (BIT (THING) | BIT (WEAK_THING))) != 0 &&
      get (analysis, first - 1)->upos == READOUT_UPOS_NOUN && is_relative_that (analysis, first))
    {
      ReadoutRange thing;
      guint32 head;

      if (readout_phrases_find_before (analysis, after, first, &thing, &head))
        return thing.first;
    }
  return first;
}

/* Where what is said ends when its clause ends at @end: ", and that …" goes on. */
static guint
find_last_that (const ReadoutAnalysis *analysis, guint first, guint end)
{
  guint limit = readout_analysis_sentence_of (analysis, first)->end;

  for (guint round = 0; round < 3; round++)
    {
      guint and = end;
      guint next;

      if (and < limit && readout_phrases_is_comma (analysis, and))
        and++;
      if (and+3 >= limit ||
          (!readout_analysis_is (analysis, and, "and") &&
           !readout_analysis_is (analysis, and, "but")) ||
          !readout_analysis_is (analysis, and+1, "that") || is_relative_that (analysis, and+1) ||
          get (analysis, and+1)->head < 0)
        break;
      next = get (analysis, get (analysis, and+1)->head)->end;
      if (next <= and+2 || next > limit)
        next = limit;
      end = readout_phrases_trim_end (analysis, first, next);
    }
  return end;
}

static gboolean
is_finite (const ReadoutAnalysis *analysis, guint token)
{
  guint8 xpos = get (analysis, token)->xpos;

  return xpos == READOUT_XPOS_VBD || xpos == READOUT_XPOS_VBZ || xpos == READOUT_XPOS_VBP ||
         xpos == READOUT_XPOS_MD;
}

/* Whether the verb at @second goes on with one of the clause from @first to @end: it has the tense
 * of its last finite verb. */
static gboolean
has_tense_of (const ReadoutAnalysis *analysis, guint first, guint end, guint second)
{
  for (guint i = end; i > first; i--)
    if (is_finite (analysis, i - 1))
      {
        guint8 xpos = get (analysis, i - 1)->xpos;
        guint8 other = get (analysis, second)->xpos;

        return xpos == other || (xpos == READOUT_XPOS_VBP && other == READOUT_XPOS_VBZ) ||
               (xpos == READOUT_XPOS_VBZ && other == READOUT_XPOS_VBP);
      }
  return FALSE;
}

/* The end of a second predicate of the clause from @first to @end that the tree has joined to the
 * cue: "says the plans are costly and ignore the poor". 0 where there is none. A verb that says
 * something goes on with the speaker. */
static guint
find_second_predicate (const ReadoutAnalysis *analysis,
                       const ReadoutCue *cue,
                       guint first,
                       guint end)
{
  guint limit = readout_analysis_sentence_of (analysis, cue->verb)->end;
  guint next = end + 1;
  guint head;
  ReadoutWord word;
  gint32 particle;

  if (end >= limit || analysis->marked_of[end] != analysis->marked_of[end - 1] ||
      (!readout_analysis_is (analysis, end, "and") && !readout_analysis_is (analysis, end, "but")))
    return 0;
  while (next < limit && get (analysis, next)->upos == READOUT_UPOS_ADV)
    next++;
  if (next + 1 >= limit || !is_finite (analysis, next) ||
      !has_tense_of (analysis, first, end, next))
    return 0;
  head = next;
  if (get (analysis, next)->upos == READOUT_UPOS_AUX && get (analysis, next)->head > (gint32)next)
    head = get (analysis, next)->head;
  if (readout_phrases_find_verb (analysis, head, &word, &particle) ||
      readout_tree_find_child (analysis, head, READOUT_RELATION_NSUBJ) >= 0 ||
      get (analysis, head)->first < end)
    return 0;
  return MIN (get (analysis, head)->end, limit);
}

ReadoutRange
readout_rules_fit_clause (ReadoutAnalysis *analysis, const ReadoutCue *cue, guint clause)
{
  ReadoutRange range = readout_tree_get_subtree (analysis, clause);
  guint after = cue->particle >= 0 ? (guint)cue->particle + 1 : cue->verb + 1;

  if (range.first > cue->verb)
    {
      gint32 that = readout_tree_find_word (analysis, clause, READOUT_RELATION_MARK, "that");

      if (that > (gint32)range.first && (guint)that < clause)
        range.first = that;
      /* A verb that has no thing as its object: "said stocks are falling". */
      else if (that < 0 && range.first > after && range.first < after + 12 &&
               ((cue->word.flags & (BIT (TELL) | BIT (THING) | BIT (WEAK) | BIT (WEAK_THING))) ==
                    0 ||
                ((cue->word.flags & BIT (TELL)) == 0 &&
                 readout_tree_find_child (analysis, clause, READOUT_RELATION_NSUBJ) < 0)))
        {
          gint32 object = readout_tree_find_child (analysis, cue->verb, READOUT_RELATION_OBJ);

          if (object >= 0 && get (analysis, object)->first >= after &&
              get (analysis, object)->end <= range.first)
            range.first = get (analysis, object)->first;
        }
      range.first = readout_rules_find_start (analysis, cue, range.first, after);
      if (breaks_off (analysis, range.end))
        range.end = readout_analysis_sentence_of (analysis, cue->verb)->end;
      {
        guint next = readout_phrases_is_comma (analysis, range.end) ? range.end + 1 : range.end;

        if (next + 2 < readout_analysis_sentence_of (analysis, cue->verb)->end)
          range.end = MAX (range.end, find_tail_clause (analysis, cue, next));
      }
      range.end = find_last_that (analysis, range.first, range.end);
      range.end = MAX (range.end, find_second_predicate (analysis, cue, range.first, range.end));
      range.end = readout_rules_find_other_voice (analysis, range.first, range.end);
      range = readout_tree_trim (analysis, range.first, range.end);
    }
  return readout_tree_close_marks (analysis, range);
}

void
readout_rules_add_left_part (const ReadoutAnalysis *analysis,
                             const ReadoutCue *cue,
                             ReadoutFinding *finding)
{
  guint after = cue->particle >= 0 ? (guint)cue->particle + 1 : cue->verb + 1;
  guint first = readout_analysis_sentence_of (analysis, cue->verb)->first;
  guint comma;

  if (finding->source.n != 1 || finding->source.item[0].end > cue->verb ||
      finding->source.item[0].first < first + 2 || !readout_phrases_is_comma (analysis, after))
    return;
  comma = finding->source.item[0].first - 1;
  if (!readout_phrases_is_comma (analysis, comma) || analysis->marked_of[comma] != 0 ||
      readout_analysis_is (analysis, first, "according"))
    return;
  for (guint i = first; i < comma; i++)
    {
      const char *form = get (analysis, i)->form;

      if (analysis->cue_of[i] != 0 || analysis->marked_of[i] != 0 ||
          readout_analysis_is (analysis, i, "asked"))
        return;
      if (strcmp (form, ";") == 0 || strcmp (form, ":") == 0 || strcmp (form, "–") == 0 ||
          strcmp (form, "—") == 0 || (strcmp (form, "-") == 0 && get (analysis, i)->space_before))
        first = i + 1;
    }
  readout_ranges_add (&finding->content, first, comma);
}
