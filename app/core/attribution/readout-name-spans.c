/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the names of a report are: capitals, what may stand between them, and the titles before.
 */
#include "attribution/readout-name-spans.h"

#include <string.h>

#include "attribution/readout-actor-hints.h"
#include "attribution/readout-actor-words.h"
#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

#define NAME_MAX_TOKENS 14

/* Fewer words are no headline that could be told from a sentence. */
#define HEADLINE_MIN_WORDS 4

/* Lower-case words inside the names of persons: "Ursula von der Leyen", "Bashar al-Assad". */
static const char *const particles[] = { "de",  "del", "della", "di",  "da",  "dos", "das",
                                         "du",  "la",  "le",    "el",  "al",  "bin", "ibn",
                                         "ben", "van", "von",   "der", "den", "ter", NULL };

static guint64
flags_in (const ReadoutAnalysis *analysis, guint token, ReadoutList list)
{
  return readout_actor_words_get_flags (analysis, token, list);
}

static gboolean
is_form (const ReadoutAnalysis *analysis, guint token, const char *form)
{
  return strcmp (readout_analysis_token (analysis, token)->folded, form) == 0;
}

static gboolean
is_function_word (const ReadoutAnalysis *analysis, guint token)
{
  return flags_in (analysis, token, READOUT_LIST_FUNCTION_WORDS) != 0;
}

gboolean
readout_name_spans_is_headline (const ReadoutAnalysis *analysis, const ReadoutSentence *sentence)
{
  guint capitals = 0;
  guint words = 0;

  if (g_str_equal (readout_analysis_token (analysis, sentence->end - 1)->form, "."))
    return FALSE;
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      const ReadoutToken *token = readout_analysis_token (analysis, i);

      if (token->shape == READOUT_TOKEN_SHAPE_LOWER && *token->form != '\'')
        {
          words++;
          if (!is_function_word (analysis, i))
            return FALSE;
        }
      else if (readout_phrases_is_capital (analysis, i))
        {
          words++;
          capitals++;
        }
    }
  return words >= HEADLINE_MIN_WORDS && capitals * 2 > words;
}

/* A capital that starts a sentence says little. */
static gboolean
starts_sentence (const ReadoutAnalysis *analysis, guint token)
{
  guint first = readout_analysis_sentence_of (analysis, token)->first;

  return token == first ||
         (token == first + 1 &&
          readout_analysis_token (analysis, first)->shape == READOUT_TOKEN_SHAPE_QUOTE) ||
         (token > 0 &&
          readout_analysis_token (analysis, token - 1)->shape == READOUT_TOKEN_SHAPE_QUOTE);
}

/* Whether the token can be a word of a name; @inside: after another one. */
static gboolean
is_name_token (const ReadoutAnalysis *analysis, guint token, gboolean inside)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);
  guint64 flags;

  if (!readout_phrases_is_capital (analysis, token))
    return FALSE;
  flags = flags_in (analysis, token, READOUT_LIST_FUNCTION_WORDS);
  if (flags == 0)
    return TRUE;
  /* "US", "IT", "WHO", "May" after a given name, "Will" before a surname. */
  if (t->shape == READOUT_TOKEN_SHAPE_UPPER && strlen (t->form) > 1 && (flags & BIT (TIME)) == 0)
    return !analysis->has_trees || t->upos == READOUT_UPOS_PROPN;
  if (analysis->has_trees && t->upos != READOUT_UPOS_PROPN)
    return FALSE;
  if (inside)
    return flags_in (analysis, token - 1, READOUT_LIST_GIVEN_NAMES) != 0 ||
           flags_in (analysis, token - 1, READOUT_LIST_TITLES) != 0;
  return flags_in (analysis, token, READOUT_LIST_GIVEN_NAMES) != 0 &&
         token + 1 < readout_analysis_n_tokens (analysis) &&
         readout_phrases_is_capital (analysis, token + 1) &&
         !is_function_word (analysis, token + 1);
}

/* The index after the lower-case particles at @token that lead on to a name: "von der"; @token when
 * there are none. */
static guint
skip_particles (const ReadoutAnalysis *analysis, guint token, guint limit)
{
  guint i = token;

  while (i < limit && i < token + 3 &&
         g_strv_contains (particles, readout_analysis_token (analysis, i)->folded))
    {
      i++;
      if (i < limit && is_form (analysis, i, "-") &&
          !readout_analysis_token (analysis, i)->space_before)
        i++;
    }
  return i > token && i < limit && is_name_token (analysis, i, TRUE) ? i : token;
}

/* Whether "of" or "for" at @token goes on with the name: "Ministry of Justice". */
static gboolean
goes_on_with_of (const ReadoutAnalysis *analysis, guint token)
{
  if (flags_in (analysis, token - 1, READOUT_LIST_BODIES) != 0 ||
      flags_in (analysis, token - 1, READOUT_LIST_TITLES) != 0 ||
      readout_actor_words_get_noun_flags (analysis, token - 1, READOUT_LIST_BODIES) != 0)
    return TRUE;
  return is_form (analysis, token, "of") &&
         (flags_in (analysis, token - 1, READOUT_LIST_NAMES) != 0 ||
          flags_in (analysis, token - 1, READOUT_LIST_ROLES) != 0 ||
          is_form (analysis, token - 1, "bank"));
}

/* Whether "and" at @token stands inside the name of a body: "Food and Drug Administration",
 * "Ministry of Trade and Industry". */
static gboolean
joins_body (const ReadoutAnalysis *analysis, guint first, guint token, guint limit)
{
  guint i = token + 1;

  for (guint j = first; j + 1 < token; j++)
    if ((is_form (analysis, j + 1, "of") || is_form (analysis, j + 1, "for")) &&
        flags_in (analysis, j, READOUT_LIST_BODIES) != 0)
      return flags_in (analysis, token + 1, READOUT_LIST_GIVEN_NAMES) == 0;
  if (token != first + 1 || flags_in (analysis, first, READOUT_LIST_PLACES) != 0 ||
      flags_in (analysis, first, READOUT_LIST_NAMES) != 0 ||
      flags_in (analysis, first, READOUT_LIST_OUTLETS) != 0 ||
      flags_in (analysis, first, READOUT_LIST_GIVEN_NAMES) != 0 ||
      readout_analysis_token (analysis, first)->shape == READOUT_TOKEN_SHAPE_UPPER)
    return FALSE;
  while (i < limit && i < token + 5 && is_name_token (analysis, i, TRUE))
    i++;
  return i > token + 2 && flags_in (analysis, i - 1, READOUT_LIST_BODIES) != 0;
}

/* The rest of a name like "Kim Jong-un" after the hyphen at @token. */
static gboolean
is_low_syllable (const ReadoutAnalysis *analysis, guint first, guint token, guint limit)
{
  const ReadoutToken *next;

  if (token != first + 2 || token + 1 >= limit ||
      strlen (readout_analysis_token (analysis, first)->form) > 5)
    return FALSE;
  next = readout_analysis_token (analysis, token + 1);
  return !next->space_before && next->shape == READOUT_TOKEN_SHAPE_LOWER &&
         strlen (next->form) <= 5 &&
         !readout_language_find (analysis->language, READOUT_LIST_FORMS, next->folded, -1, NULL) &&
         flags_in (analysis, first, READOUT_LIST_PLACES) == 0;
}

/* The index after a nickname in quotation marks: "Robert “Bob” Hale"; @token when there is none. */
static guint
skip_nickname (const ReadoutAnalysis *analysis, guint token, guint limit)
{
  guint i = token + 1;

  if (readout_analysis_token (analysis, token)->shape != READOUT_TOKEN_SHAPE_QUOTE)
    return token;
  while (i < limit && i < token + 3 && is_name_token (analysis, i, FALSE))
    i++;
  if (i > token + 1 && i + 1 < limit &&
      readout_analysis_token (analysis, i)->shape == READOUT_TOKEN_SHAPE_QUOTE &&
      !readout_analysis_token (analysis, i)->space_before && is_name_token (analysis, i + 1, FALSE))
    return i + 1;
  return token;
}

/* The index after what stands between two words of a name, @token when it ends there. */
static guint
skip_link (const ReadoutAnalysis *analysis, guint first, guint token, guint limit)
{
  const char *folded = readout_analysis_token (analysis, token)->folded;
  gboolean capital = token + 1 < limit && is_name_token (analysis, token + 1, TRUE);

  if (strcmp (folded, "-") == 0)
    {
      if (readout_analysis_token (analysis, token)->space_before)
        return token;
      if (capital)
        return token + 1;
      return is_low_syllable (analysis, first, token, limit) ? token + 2 : token;
    }
  if (strcmp (folded, "'") == 0) /* "Growers' Union" */
    return capital && flags_in (analysis, token + 1, READOUT_LIST_BODIES) != 0 ? token + 1 : token;
  if (strcmp (folded, "&") == 0)
    return capital ? token + 1 : token;
  if (strcmp (folded, "of") == 0 || strcmp (folded, "for") == 0)
    {
      if (capital && goes_on_with_of (analysis, token))
        return token + 1;
      if (token + 2 < limit && *folded == 'o' && readout_analysis_is (analysis, token + 1, "the") &&
          is_name_token (analysis, token + 2, TRUE) &&
          (flags_in (analysis, token - 1, READOUT_LIST_TITLES) != 0 ||
           flags_in (analysis, token - 1, READOUT_LIST_BODIES) != 0))
        return token + 2;
      return token;
    }
  if (strcmp (folded, "and") == 0)
    return capital && joins_body (analysis, first, token, limit) ? token + 1 : token;
  if (skip_nickname (analysis, token, limit) > token)
    return skip_nickname (analysis, token, limit);
  return skip_particles (analysis, token, limit);
}

/* "Compares" in "Anna Hale Compares Jonas Pell": a verb of a headline between names. */
static gboolean
is_headline_verb (const ReadoutAnalysis *analysis, guint first, guint token, guint limit)
{
  gboolean after_name =
      token >= first + 2 && flags_in (analysis, token - 2, READOUT_LIST_GIVEN_NAMES) != 0;
  const ReadoutToken *t = readout_analysis_token (analysis, token);
  ReadoutWord verb;
  gint32 particle;

  return token + 1 < limit && g_str_has_suffix (t->folded, "s") &&
         !g_str_has_suffix (t->folded, "ss") && t->shape == READOUT_TOKEN_SHAPE_TITLE &&
         readout_phrases_is_capital (analysis, token + 1) &&
         (after_name || flags_in (analysis, token + 1, READOUT_LIST_GIVEN_NAMES) != 0) &&
         flags_in (analysis, token, READOUT_LIST_GIVEN_NAMES) == 0 &&
         flags_in (analysis, token, READOUT_LIST_BODIES) == 0 &&
         flags_in (analysis, token, READOUT_LIST_SURNAMES) == 0 &&
         (t->upos == READOUT_UPOS_VERB || t->xpos == READOUT_XPOS_VBZ ||
          readout_phrases_find_verb (analysis, token, &verb, &particle));
}

static guint
find_end (const ReadoutAnalysis *analysis, guint first, guint limit)
{
  guint i = first + 1;

  limit = MIN (limit, first + NAME_MAX_TOKENS);
  while (i < limit)
    {
      guint next;

      if (is_headline_verb (analysis, first, i, limit))
        break;
      if (is_name_token (analysis, i, TRUE))
        {
          i++;
          continue;
        }
      next = skip_link (analysis, first, i, limit);
      if (next == i)
        break;
      i = next;
    }
  return i;
}

/* Where the name proper starts after titles, offices and peoples: "Russian President Vladimir
 * Putin" → "Vladimir Putin". */
static void
skip_titles (const ReadoutAnalysis *analysis, ReadoutNameSpan *span)
{
  guint first = span->first;
  guint end = span->end;
  guint start = first;

  for (guint i = first; i < end; i++)
    {
      guint64 title = flags_in (analysis, i, READOUT_LIST_TITLES);

      if (title == 0 && i + 1 < end && readout_analysis_is (analysis, i + 1, "."))
        continue;
      if (title == 0 && flags_in (analysis, i, READOUT_LIST_ROLES) == 0)
        continue;
      /* "Martin Luther King Jr." */
      if (i > first && flags_in (analysis, i - 1, READOUT_LIST_GIVEN_NAMES) != 0)
        continue;
      if (i + 1 >= end)
        break;
      start = i + 1;
      span->titled = TRUE;
      if ((title & BIT (MALE)) != 0)
        span->gender |= READOUT_GENDER_MALE;
      if ((title & BIT (FEMALE)) != 0)
        span->gender |= READOUT_GENDER_FEMALE;
    }
  while (start < end && (readout_analysis_is (analysis, start, ".") ||
                         readout_analysis_is (analysis, start, "of") ||
                         readout_analysis_is (analysis, start, "-")))
    start++;
  span->start = start < end ? start : first;
  for (guint i = start + 1; i + 1 < end; i++)
    {
      guint64 given = flags_in (analysis, i, READOUT_LIST_GIVEN_NAMES);

      if (given != 0 && (given & BIT (AMBIGUOUS)) == 0 &&
          flags_in (analysis, i - 1, READOUT_LIST_GIVEN_NAMES) == 0 &&
          (span->titled || readout_hints_goes_on_office (analysis, first) ||
           flags_in (analysis, start, READOUT_LIST_PLACES) != 0))
        {
          span->titled = TRUE;
          span->start = i;
          return;
        }
    }
}

/* Whether a verb or adjective of a headline stands before the given name at @token + 1: "Condemns
 * Jonas Pell", "Embattled Jonas Pell". */
static gboolean
leads_capitals (const ReadoutAnalysis *analysis, guint token, guint end)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);
  ReadoutWord verb;
  gint32 particle;

  if (token + 2 >= end || flags_in (analysis, token, READOUT_LIST_GIVEN_NAMES) != 0 ||
      flags_in (analysis, token, READOUT_LIST_SURNAMES) != 0 ||
      flags_in (analysis, token + 1, READOUT_LIST_GIVEN_NAMES) == 0 ||
      flags_in (analysis, end - 1, READOUT_LIST_BODIES) != 0 ||
      t->shape != READOUT_TOKEN_SHAPE_TITLE)
    return FALSE;
  return readout_phrases_find_verb (analysis, token, &verb, &particle) ||
         flags_in (analysis, token, READOUT_LIST_ADJECTIVES) != 0 || t->upos == READOUT_UPOS_VERB ||
         t->upos == READOUT_UPOS_ADJ;
}

/* "Prime Minister", "Secretary of State", "American": an office or a people alone. */
static gboolean
is_office (const ReadoutAnalysis *analysis, const ReadoutNameSpan *span)
{
  guint head = span->end - 1;

  for (guint i = span->first + 1; i + 1 < span->end; i++)
    if (readout_analysis_is (analysis, i, "of") || readout_analysis_is (analysis, i, "for"))
      {
        head = i - 1;
        break;
      }
  if (readout_actor_words_get_noun_flags (analysis, head, READOUT_LIST_ROLES) == 0 &&
      flags_in (analysis, head, READOUT_LIST_TITLES) == 0)
    return FALSE;
  if (head > span->first && flags_in (analysis, head, READOUT_LIST_BODIES) != 0)
    return FALSE;
  if (head + 1 != span->end && span->titled && span->start > head + 2)
    return FALSE;
  return head == span->first || flags_in (analysis, head - 1, READOUT_LIST_GIVEN_NAMES) == 0;
}

gboolean
readout_name_spans_read (const ReadoutAnalysis *analysis,
                         guint token,
                         guint limit,
                         ReadoutNameSpan *span)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);

  if (!is_name_token (analysis, token, FALSE))
    return FALSE;
  *span = (ReadoutNameSpan){ .first = token, .start = token };
  span->end = find_end (analysis, token, limit);
  if (leads_capitals (analysis, token, span->end))
    return FALSE;
  skip_titles (analysis, span);
  span->office = is_office (analysis, span);
  span->initial = starts_sentence (analysis, token);
  span->loose = analysis->has_trees && span->end == token + 1 && span->initial &&
                t->shape == READOUT_TOKEN_SHAPE_TITLE && t->upos != READOUT_UPOS_PROPN;
  if (token > 1 && readout_analysis_is (analysis, token - 1, "-") && !t->space_before &&
      (readout_analysis_is (analysis, token - 2, "al") ||
       readout_analysis_is (analysis, token - 2, "el")))
    span->first = span->start = token - 2;
  return TRUE;
}
