/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the parts of a statement can make a sentence of reported speech.
 */
#include "briefing/readout-sentence-fit.h"

#include <string.h>

#include "briefing/readout-cue-form.h"
#include "briefing/readout-passage.h"

/* What separates words, for a look at each. */
#define SEPARATORS " ,.;:!?()[]–—…"

static gboolean
has_sentence_end_outside_quotation (const char *words)
{
  gsize length = strlen (words);
  int depth = 0;

  for (gsize i = 0; i + 1 < length; i++)
    {
      if (strncmp (words + i, "“", 3) == 0)
        depth++;
      else if (strncmp (words + i, "”", 3) == 0)
        depth--;
      else if (depth == 0 && readout_clause_is_sentence_end (words, i, length) && i + 1 < length)
        return TRUE;
    }
  return FALSE;
}

/* Whether the word before @p, if it has a capital, is of another person's name: "Mrs. Clinton". */
static gboolean
follows_other_name (const char *words, const char *p, const char *name)
{
  const char *end = p > words ? p - 1 : words;
  const char *start = end;
  g_autofree char *before = NULL;

  while (start > words && start[-1] != ' ')
    start--;
  before = g_strndup (start, end - start);
  return g_ascii_isupper (*before) && strstr (name, before) == NULL;
}

/* Whether the content, outside of quotation marks, names its own speaker: a sign that the parts are
 * not what they seem. */
static gboolean
names_itself (ReadoutClause *clause)
{
  const char *name = clause->actor->name;
  const char *words = clause->words.words;
  const char *surname;

  if (name == NULL || clause->words.is_quoted || clause->actor->kind != READOUT_ACTOR_PERSON)
    return FALSE;
  surname = strrchr (name, ' ') != NULL ? strrchr (name, ' ') + 1 : name;
  for (const char *p = strstr (words, surname); p != NULL; p = strstr (p + 1, surname))
    if ((p == words || p[-1] == ' ') && !g_ascii_isalnum (p[strlen (surname)]) &&
        !follows_other_name (words, p, name))
      return TRUE;
  return FALSE;
}

/* --- Words ------------------------------------------------------------------------------------ */

/* The words of the clause outside of quotation marks that the sentence takes from the report. */
static GStrv
split_outside (const char *words)
{
  g_autofree char *outside = readout_clause_dup_outside_marks (words);

  return g_strsplit_set (outside, SEPARATORS, -1);
}

/* "F.B.I.", "World War I": no pronoun. */
static gboolean
follows_initial (GStrv words, guint i)
{
  static const char *const before[] = { "Part", "Phase", "Title", "Type", "War", NULL };

  return i > 0 && ((strlen (words[i - 1]) == 1 && g_ascii_isupper (*words[i - 1])) ||
                   g_strv_contains (before, words[i - 1]));
}

/* "I", "we", "you": whoever writes a briefing would speak of themselves. */
static gboolean
speaks_of_itself (const char *words)
{
  static const char *const persons[] = { "i",         "me",    "my",   "mine",
                                         "myself",    "we",    "our",  "ours",
                                         "ourselves", "you",   "your", "yours",
                                         "yourself",  "let's", "us",   NULL };
  g_auto (GStrv) split = split_outside (words);

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_autofree char *lower = g_utf8_strdown (split[i], -1);
      char *apostrophe = strpbrk (lower, "'");

      if (strcmp (split[i], "US") == 0 ||
          (strcmp (split[i], "I") == 0 && follows_initial (split, i)))
        continue;
      if (apostrophe == NULL)
        apostrophe = strstr (lower, "’");
      if (apostrophe != NULL && strcmp (lower, "let's") != 0)
        *apostrophe = '\0';
      if (g_strv_contains (persons, lower))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_paired_brackets (const char *words)
{
  int depth = 0;
  int square = 0;

  for (const char *p = words; *p != '\0'; p++)
    {
      depth += (*p == '(') - (*p == ')');
      square += (*p == '[') - (*p == ']');
      if (depth < 0 || square < 0)
        return FALSE;
    }
  return depth == 0 && square == 0;
}

/* Ends as no clause does: "that the", "a burden of". */
static gboolean
ends_in_the_midst (const char *words)
{
  static const char *const open[] = { "a",       "an",    "and",   "as",    "because", "but",
                                      "by",      "his",   "if",    "its",   "of",      "or",
                                      "said",    "says",  "than",  "the",   "their",   "when",
                                      "where",   "which", "while", "whose", "who",     "with",
                                      "without", NULL };
  const char *last = strrchr (words, ' ');
  g_autofree char *lower = g_ascii_strdown (last != NULL ? last + 1 : words, -1);

  return last != NULL && g_strv_contains (open, lower);
}

/* Only what hangs on something else: "that if politics makes the road too complicated". */
static gboolean
is_subordinate_only (const char *words)
{
  static const char *const starts[] = { "although ", "because ", "if ",     "once ",
                                        "though ",   "unless ",  "until ",  "when ",
                                        "whenever ", "while ",   "whereas " };
  const char *start = g_str_has_prefix (words, "that ") ? words + strlen ("that ") : words;
  gboolean has_that = start != words;

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_ascii_strncasecmp (start, starts[i], strlen (starts[i])) == 0)
      /* "asked if", "said when": a question, unless "that" is before it. */
      return strchr (start, ',') == NULL && strstr (start, " then ") == NULL &&
             (has_that ||
              (i > 0 && strcmp (starts[i], "if ") != 0 && strcmp (starts[i], "when ") != 0));
  return FALSE;
}

/* Whether a word can be a finite verb, as far as its form and the lists tell. */
static gboolean
can_be_finite (const char *word)
{
  static const char *const others[] = { "am",     "are",   "can",   "could", "did",
                                        "do",     "does",  "had",   "has",   "have",
                                        "is",     "may",   "might", "must",  "shall",
                                        "should", "was",   "were",  "will",  "would",
                                        "cannot", "ought", "wo",    "ca",    NULL };
  g_autofree char *lower = g_ascii_strdown (word, strcspn (word, "'"));

  if (g_strv_contains (others, lower) || strpbrk (word, "'_*") != NULL ||
      strstr (word, "’") != NULL || g_str_has_suffix (lower, "n't"))
    return TRUE;
  return readout_cue_form_is_finite (lower) || g_str_has_suffix (lower, "ed") ||
         (strlen (lower) > 3 && g_str_has_suffix (lower, "s"));
}

/* Whether the @i-th word is a participle behind its noun: "a poll conducted by". */
static gboolean
is_participle (GStrv words, guint i)
{
  static const char *const behind[] = { "as", "at", "by", "for",  "from", "in",
                                        "of", "on", "to", "with", NULL };

  return g_str_has_suffix (words[i], "ed") && words[i + 1] != NULL &&
         g_strv_contains (behind, words[i + 1]);
}

/* Whether the @i-th word is a plural behind its determiner: "the years". */
static gboolean
is_noun (GStrv words, guint i)
{
  static const char *const determiners[] = { "all",   "both",    "her",  "his", "its",
                                             "many",  "several", "some", "the", "their",
                                             "these", "those",   NULL };

  return i > 0 && g_str_has_suffix (words[i], "s") && g_strv_contains (determiners, words[i - 1]);
}

/* "that the years that followed", "a poll conducted by the centre": a clause without a verb of its
 * own. */
static gboolean
lacks_verb (const char *words)
{
  static const char *const relatives[] = { "that", "which", "who", "whose", NULL };
  const char *start = g_str_has_prefix (words, "that ") ? words + strlen ("that ") : words;
  g_auto (GStrv) split = NULL;

  if (strchr (words, ',') != NULL || readout_clause_has_quotation_mark (words))
    return FALSE;
  split = split_outside (start);
  for (guint i = 0; split[i] != NULL; i++)
    {
      if (i > 0 && g_strv_contains (relatives, split[i]))
        return TRUE;
      if (can_be_finite (split[i]) && !is_participle (split, i) && !is_noun (split, i))
        return FALSE;
    }
  return TRUE;
}

/* Whether the content must be a clause: behind "that", and with "according to". */
static gboolean
is_clause (ReadoutClause *clause)
{
  return g_str_has_prefix (clause->words.words, "that ") ||
         readout_cue_form_is_according_to (clause->cue_words);
}

/* "rejected Lethian claims that": a noun in the plural with its adjective, not a verb with its
 * subject. */
static gboolean
is_plural_noun_cue (ReadoutClause *clause)
{
  static const char *const endings[] = { "ian", "ean", "ish", "ese", "can", "ch" };
  const char *name = clause->actor->name;

  if (clause->actor->kind == READOUT_ACTOR_PERSON || name == NULL || strchr (name, ' ') != NULL ||
      !g_str_has_suffix (clause->cue_words, "s") ||
      readout_cue_form_get_verb (clause->cue_words) == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

/* "Corvany supports his plan": whose, only the report tells. */
static gboolean
names_nobody (ReadoutClause *clause)
{
  static const char *const persons[] = { "he", "her", "him", "his", "she", NULL };
  g_auto (GStrv) split = NULL;

  if (clause->actor->kind != READOUT_ACTOR_STATE && clause->actor->kind != READOUT_ACTOR_DOCUMENT)
    return FALSE;
  split = split_outside (clause->words.words);
  for (guint i = 0; split[i] != NULL; i++)
    {
      /* Whoever has a capital before it may be meant. */
      if (i > 0 && g_unichar_isupper (g_utf8_get_char (split[i])))
        return FALSE;
      if (g_strv_contains (persons, split[i]))
        return TRUE;
    }
  return FALSE;
}

/* “We never said so,” but he denied it: a sentence within a sentence. */
static gboolean
mixes_sentences (ReadoutClause *clause)
{
  const char *words = clause->words.words;
  const char *close = strstr (words, "”");

  return !clause->words.is_quoted && g_str_has_prefix (words, "“") && close != NULL &&
         g_unichar_isupper (g_utf8_get_char (words + strlen ("“"))) && close[-1] == ',';
}

/* "does not oppose the dam": the subject stands elsewhere. */
static gboolean
begins_inside (const char *words)
{
  static const char *const loose_starts[] = {
    "and ",   "but ",   "or ",     "nor ",   "which ", "whose ", "who ",  "will ",    "would ",
    "is ",    "are ",   "was ",    "were ",  "has ",   "had ",   "have ", "could ",   "should ",
    "might ", "must ",  "cannot ", "can ",   "does ",  "do ",    "did ",  "doesn't ", "didn't ",
    "don't ", "isn't ", "wasn't ", "won't ", "may ",   ")",      "’s ",   "'s "
  };

  for (guint i = 0; i < G_N_ELEMENTS (loose_starts); i++)
    if (g_ascii_strncasecmp (words, loose_starts[i], strlen (loose_starts[i])) == 0)
      return TRUE;
  return FALSE;
}

gboolean
readout_sentence_fit_can_stand (const char *words)
{
  g_return_val_if_fail (words != NULL, FALSE);

  return !speaks_of_itself (words) && has_paired_brackets (words);
}

gboolean
readout_sentence_fit_is_fit (ReadoutClause *clause)
{
  const char *words = clause->words.words;

  if (has_sentence_end_outside_quotation (words) || names_itself (clause) ||
      readout_clause_is_pronoun (clause->actor->name) || readout_clause_has_bad_name (clause) ||
      readout_passage_has_open_name (clause))
    return FALSE;
  if (begins_inside (words) || mixes_sentences (clause) || is_plural_noun_cue (clause) ||
      names_nobody (clause) || speaks_of_itself (words) || !has_paired_brackets (words) ||
      (!clause->words.is_quoted && (ends_in_the_midst (words) || is_subordinate_only (words) ||
                                    (is_clause (clause) && lacks_verb (words)))))
    return FALSE;
  return clause->source.end > clause->source.start ||
         !readout_actor_names_is_unnamed (clause->actor);
}
