/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headlines that report what somebody says or stands for: "Mayor Rejects Offer, Calls for Talks".
 * They leave out articles and write nouns and verbs alike, so that the order of words is read, not
 * the tree.
 */
#include "attribution/readout-rules.h"

#include <string.h>

#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* A longer first paragraph is no headline. */
#define HEADLINE_MAX 30

/* More words before a verb are no subject. */
#define SUBJECT_MAX 10

static const ReadoutToken *
get (const ReadoutAnalysis *analysis, guint token)
{
  return readout_analysis_token (analysis, token);
}

/* A verb of a headline and what it brings. */
typedef struct
{
  ReadoutCue cue;
  ReadoutRule rule;
  guint first; /* of what is said */
} HeadlineCue;

static gboolean
may_be_verb (const ReadoutAnalysis *analysis, guint token)
{
  guint8 upos = get (analysis, token)->upos;

  return upos == READOUT_UPOS_VERB || upos == READOUT_UPOS_AUX ||
         readout_language_find (analysis->language, READOUT_LIST_FORMS,
                                get (analysis, token)->folded, -1, NULL);
}

static gboolean
has_verb (const ReadoutAnalysis *analysis, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (may_be_verb (analysis, i) && !readout_analysis_is (analysis, i - 1, "to"))
      return TRUE;
  return FALSE;
}

/* Whether the word begins a clause or phrase beside what is said: "as river rises". */
static gboolean
is_adjunct (const ReadoutAnalysis *analysis, guint token)
{
  static const char *const words[] = { "after", "amid", "as", "despite", "while" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (readout_analysis_is (analysis, token, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_finite_verb (const ReadoutAnalysis *analysis, guint first, guint end)
{
  for (guint i = first; i < end && !is_adjunct (analysis, i); i++)
    {
      guint8 xpos = get (analysis, i)->xpos;

      if (xpos == READOUT_XPOS_VBD || xpos == READOUT_XPOS_VBZ || xpos == READOUT_XPOS_VBP ||
          xpos == READOUT_XPOS_MD)
        return TRUE;
    }
  return FALSE;
}

/* Whether a noun phrase or something in marks starts there. */
static gboolean
starts_thing (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *t = get (analysis, token);

  if (t->shape == READOUT_TOKEN_SHAPE_QUOTE)
    return TRUE;
  switch (t->upos)
    {
    case READOUT_UPOS_NOUN:
    case READOUT_UPOS_PROPN:
    case READOUT_UPOS_ADJ:
    case READOUT_UPOS_DET:
    case READOUT_UPOS_NUM:
    case READOUT_UPOS_PRON:
      return t->xpos != READOUT_XPOS_WRB && t->xpos != READOUT_XPOS_WP;
    default:
      return FALSE;
    }
}

/* Whether a clause can start there: "(that) NP …", "how …", "no …". */
static gboolean
starts_clause (const ReadoutAnalysis *analysis, guint token)
{
  guint8 upos = get (analysis, token)->upos;

  return starts_thing (analysis, token) || upos == READOUT_UPOS_SCONJ ||
         upos == READOUT_UPOS_VERB || get (analysis, token)->xpos == READOUT_XPOS_WRB;
}

/* The "to" of an infinitive in [first, end), -1 if there is none. */
static gint64
find_to (const ReadoutAnalysis *analysis, guint first, guint end)
{
  for (guint i = first; i + 1 < end; i++)
    if (readout_analysis_is (analysis, i, "to") &&
        (get (analysis, i + 1)->xpos == READOUT_XPOS_VB ||
         (readout_analysis_flags (analysis, i + 1, READOUT_LIST_FORMS) & BIT (BASE)) != 0))
      return i;
  return -1;
}

/* What the verb at @token would say, by the words that follow it. */
static gboolean
find_content (const ReadoutAnalysis *analysis, guint end, HeadlineCue *found)
{
  guint64 flags = found->cue.word.flags;
  guint next = (found->cue.particle >= 0 ? (guint)found->cue.particle : found->cue.verb) + 1;
  gint64 to;

  if (next >= end)
    return FALSE;
  found->first = next;
  to = find_to (analysis, next, end);
  if (to == next && (flags & BIT (INFINITIVE)) != 0)
    {
      found->rule = READOUT_RULE_INTENT;
      return TRUE;
    }
  if ((readout_rules_get_preposition_flag (analysis, next) & flags) != 0 && next + 1 < end)
    {
      found->rule = READOUT_RULE_PREPOSITION;
      found->first = next + 1;
      return TRUE;
    }
  if ((flags & BIT (ORDER)) != 0 && to > next && starts_thing (analysis, next))
    {
      found->rule = READOUT_RULE_REQUEST;
      if (!g_str_equal (found->cue.word.value, "wants"))
        found->first = to;
      return TRUE;
    }
  if (((flags & BIT (QUOTE)) != 0 && get (analysis, next)->shape == READOUT_TOKEN_SHAPE_QUOTE) ||
      ((flags & BIT (THAT)) != 0 && (flags & BIT (TELL)) == 0 && next + 2 < end &&
       ((flags & BIT (QUOTE)) != 0 || (flags & BIT (THING)) == 0) &&
       starts_clause (analysis, next) && has_verb (analysis, next + 1, end)))
    {
      found->rule = READOUT_RULE_CLAUSE;
      return TRUE;
    }
  if ((flags & BIT (THING)) != 0 && starts_thing (analysis, next))
    {
      found->rule = READOUT_RULE_THING;
      return TRUE;
    }
  if ((flags & BIT (SMALL)) != 0 && starts_thing (analysis, next) && next + 1 < end)
    {
      found->rule = READOUT_RULE_PREDICATE;
      return TRUE;
    }
  return FALSE;
}

/* "Backs", "denounces": a cue in the present tense with what it needs behind it. */
static gboolean
read_verb (const ReadoutAnalysis *analysis, guint token, guint end, HeadlineCue *found)
{
  const char *base;

  if (token >= end || analysis->cue_of[token] != 0 || analysis->marked_of[token] != 0 ||
      (readout_analysis_flags (analysis, token, READOUT_LIST_FORMS) & BIT (PRESENT)) == 0)
    return FALSE;
  base = readout_language_get_value (analysis->language, READOUT_LIST_FORMS,
                                     get (analysis, token)->folded);
  found->cue = (ReadoutCue){ .verb = token, .particle = -1 };
  if (token + 1 < end)
    {
      g_autofree char *key = g_strconcat (base, " ", get (analysis, token + 1)->folded, NULL);

      if (readout_language_find (analysis->language, READOUT_LIST_VERBS, key, -1, &found->cue.word))
        found->cue.particle = token + 1;
    }
  if (found->cue.particle < 0 &&
      !readout_language_find (analysis->language, READOUT_LIST_VERBS, base, -1, &found->cue.word))
    return FALSE;
  return find_content (analysis, end, found);
}

/* Whether [first, verb) can be who speaks, and the word there a verb, not one more noun. */
static gboolean
is_subject (const ReadoutAnalysis *analysis, guint first, const HeadlineCue *found, guint end)
{
  guint verb = found->cue.verb;
  const ReadoutToken *token = get (analysis, verb);
  guint8 before;

  if (verb <= first || verb > first + SUBJECT_MAX)
    return FALSE;
  before = get (analysis, verb - 1)->upos;
  if (before != READOUT_UPOS_NOUN && before != READOUT_UPOS_PROPN && before != READOUT_UPOS_PRON &&
      get (analysis, verb - 1)->shape != READOUT_TOKEN_SHAPE_UPPER &&
      readout_analysis_flags (analysis, verb - 1, READOUT_LIST_ROLES) == 0)
    return FALSE;
  for (guint i = first; i < verb; i++)
    if (readout_phrases_is_comma (analysis, i) || readout_analysis_is (analysis, i, ":") ||
        ((get (analysis, i)->upos == READOUT_UPOS_VERB ||
          get (analysis, i)->upos == READOUT_UPOS_AUX) &&
         get (analysis, i)->xpos != READOUT_XPOS_VBN &&
         get (analysis, i)->xpos != READOUT_XPOS_VBG && i > first))
      return FALSE;
  if (token->upos == READOUT_UPOS_VERB || token->shape != READOUT_TOKEN_SHAPE_LOWER)
    return TRUE;
  /* "Bridge claims rise": the next word is the verb. */
  if (get (analysis, found->first)->shape == READOUT_TOKEN_SHAPE_LOWER &&
      may_be_verb (analysis, found->first) && found->rule != READOUT_RULE_INTENT &&
      !has_verb (analysis, found->first + 1, end))
    return FALSE;
  return readout_rules_is_voice (analysis, first, verb) &&
         ((found->cue.word.flags & BIT (WEAK)) == 0 || found->rule == READOUT_RULE_PREPOSITION) &&
         (found->rule == READOUT_RULE_CLAUSE || !has_finite_verb (analysis, found->first, end));
}

/* The first verb of the headline's clause [first, end) with its subject. */
static gboolean
find_clause (const ReadoutAnalysis *analysis, guint first, guint end, HeadlineCue *found)
{
  for (guint i = first + 1; i < end && i <= first + SUBJECT_MAX; i++)
    if (read_verb (analysis, i, end, found) && is_subject (analysis, first, found, end))
      return TRUE;
  return FALSE;
}

/* What comes after a verb's content. */
typedef enum
{
  NEXT_NOTHING,
  NEXT_CLAUSE, /* with a subject of its own */
  NEXT_VERB,   /* the same subject goes on */
} Next;

/* Where the content that starts at @from ends; @next: what starts at @then. */
static guint
find_end (
    const ReadoutAnalysis *analysis, const HeadlineCue *found, guint end, guint *then, Next *next)
{
  gboolean clause = found->rule == READOUT_RULE_CLAUSE;
  HeadlineCue other;

  for (guint i = found->first + 1; i + 1 < end; i++)
    {
      *then = i + 1;
      if (analysis->marked_of[i] != 0)
        continue;
      *next = NEXT_VERB;
      if ((readout_phrases_is_comma (analysis, i) || readout_analysis_is (analysis, i, "and") ||
           readout_analysis_is (analysis, i, "but") || readout_analysis_is (analysis, i, ";")) &&
          read_verb (analysis, i + 1, end, &other))
        return i;
      *next = NEXT_CLAUSE;
      if (readout_analysis_is (analysis, i, ";"))
        return i;
      if (readout_phrases_is_comma (analysis, i) && find_clause (analysis, i + 1, end, &other))
        return i;
      if (!clause && is_adjunct (analysis, i) &&
          ((found->cue.word.flags & BIT (AS)) == 0 || !readout_analysis_is (analysis, i, "as") ||
           has_verb (analysis, i + 1, end)))
        return i;
    }
  *next = NEXT_NOTHING;
  return end;
}

/* Adds what the clauses from @first on report. @same: nobody is named, the last one goes on. */
static void
add_clauses (ReadoutAnalysis *analysis, guint first, guint end)
{
  ReadoutRange source = { 0, 0 };
  HeadlineCue found;
  Next next = read_verb (analysis, first, end, &found) ? NEXT_VERB : NEXT_CLAUSE;

  while (next != NEXT_NOTHING && first < end)
    {
      ReadoutFinding *finding;
      ReadoutRange content;
      guint stop;

      if (next == NEXT_CLAUSE)
        {
          if (!find_clause (analysis, first, end, &found))
            return;
          source = (ReadoutRange){ first, found.cue.verb };
        }
      else if (!read_verb (analysis, first, end, &found))
        return;
      if (source.end > source.first)
        {
          guint head = get (analysis, source.end - 1)->upos == READOUT_UPOS_PROPN
                           ? readout_rules_find_head (analysis, source)
                           : source.end - 1;

          found.cue.subject =
              (ReadoutSubject){ .head = head, .antecedent = head, .own = TRUE, .range = source };
        }
      else
        found.cue.subject = (ReadoutSubject){ .head = -1, .antecedent = -1 };
      stop = find_end (analysis, &found, end, &first, &next);
      content =
          readout_tree_close_marks (analysis, readout_tree_trim (analysis, found.first, stop));
      if (content.end <= content.first)
        return;
      readout_analysis_token (analysis, found.cue.verb)->upos = READOUT_UPOS_VERB;
      readout_analysis_token (analysis, found.cue.verb)->xpos = READOUT_XPOS_VBZ;
      finding = readout_rules_add (analysis, found.rule, &found.cue);
      finding->same_speaker = source.end == source.first;
      if (found.rule == READOUT_RULE_PREPOSITION)
        readout_ranges_add (&finding->cue, found.first - 1, found.first);
      readout_ranges_add (&finding->content, content.first, content.end);
    }
}

/* Where the headline of the sentence starts: after its label, if there is one. */
static guint
find_start (const ReadoutAnalysis *analysis, const ReadoutSentence *sentence)
{
  for (guint i = sentence->first + 1; i + 3 < sentence->end; i++)
    if (readout_analysis_is (analysis, i, ":") && analysis->marked_of[i] == 0)
      return i + 1;
  return sentence->first;
}

void
readout_rules_find_headline_clauses (ReadoutAnalysis *analysis)
{
  GArray *sentences = analysis->segments->sentences;
  guint n_sentences = sentences->len;

  /* A text of one paragraph has no headline. */
  if (n_sentences == 0 || !analysis->has_trees ||
      g_array_index (sentences, ReadoutSentence, n_sentences - 1).paragraph == 0)
    return;
  for (guint i = 0; i < n_sentences; i++)
    {
      const ReadoutSentence *sentence = &g_array_index (sentences, ReadoutSentence, i);
      HeadlineCue found;

      if (sentence->end - sentence->first > HEADLINE_MAX || sentence->paragraph > 1 ||
          (sentence->paragraph == 1 &&
           !read_verb (analysis, sentence->first, sentence->end, &found)))
        return;
      add_clauses (analysis, find_start (analysis, sentence), sentence->end);
    }
}
