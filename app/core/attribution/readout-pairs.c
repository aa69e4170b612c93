/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two who speak as one: "Jonas Pell and Marta Quist", and later "both", "the two lawmakers".
 */
#include "attribution/readout-pairs.h"

#include "attribution/readout-antecedents.h"
#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* Words between "and" and the second name: titles, offices. */
#define TITLE_MAX 9

/* So many tokens later "both" still means the two. */
#define PAIR_WITHIN 260

ReadoutActor *
readout_pairs_join (ReadoutAnalysis *analysis,
                    ReadoutNames *names,
                    ReadoutActor *first,
                    ReadoutActor *second)
{
  g_autofree char *name = g_strdup_printf ("%s and %s", first->name, second->name);
  g_autofree char *key = g_strdup_printf ("%s and %s", first->key, second->key);
  ReadoutActor *both = g_hash_table_lookup (names->by_key, key);

  if (both != NULL)
    return both;
  both = readout_actor_add (analysis, name, key, READOUT_ACTOR_GROUP,
                            MAX (first->first, second->first));
  both->named = both->plural = both->pair = TRUE;
  both->of_persons = first->kind == READOUT_ACTOR_PERSON;
  g_array_append_vals (both->roles, first->roles->data, first->roles->len);
  g_array_append_vals (both->roles, second->roles->data, second->roles->len);
  g_hash_table_insert (names->by_key, g_steal_pointer (&key), both);
  return both;
}

/* The token after "(Unity)", ", D-Ohio," or "of Ohio" at @token; @token where nothing like it
 * stands. */
static guint
skip_affiliation (const ReadoutAnalysis *analysis, guint token, guint end)
{
  gboolean bracket = token < end && readout_analysis_is (analysis, token, "(");

  if (token + 2 < end && (readout_analysis_is (analysis, token, "of") ||
                          readout_analysis_is (analysis, token, "from")))
    {
      token++;
      while (token < end && readout_phrases_is_capital (analysis, token))
        token++;
      return token;
    }

  if (!bracket && (token >= end || !readout_phrases_is_comma (analysis, token)))
    return token;
  for (guint i = token + 1; i < end && i < token + 7; i++)
    if (bracket ? readout_analysis_is (analysis, i, ")") : readout_phrases_is_comma (analysis, i))
      return i + 1;
  return token;
}

/* Whether the token can stand between "and" and the name: "and the critic Marta Quist". */
static gboolean
leads_to_name (const ReadoutAnalysis *analysis, guint token)
{
  const ReadoutToken *t = readout_analysis_token (analysis, token);
  guint64 flags = readout_analysis_flags (analysis, token, READOUT_LIST_FUNCTION_WORDS);

  if ((flags & (BIT (PREPOSITION) | BIT (PRONOUN) | BIT (POSSESSIVE) | BIT (AUXILIARY) |
                BIT (RELATIVE))) != 0)
    return readout_analysis_is (analysis, token, "of");
  if (readout_analysis_is (analysis, token, "-"))
    return !t->space_before;
  return t->shape != READOUT_TOKEN_SHAPE_QUOTE && !readout_phrases_is_mark (analysis, token) &&
         !readout_phrases_is_comma (analysis, token) && t->upos != READOUT_UPOS_VERB &&
         t->upos != READOUT_UPOS_PUNCT && t->upos != READOUT_UPOS_AUX;
}

/* Whether the name at @mention only belongs to what follows: "Quist's party", "Quist supporters".
 */
static gboolean
is_modifier (const ReadoutAnalysis *analysis, const ReadoutMention *mention, guint end)
{
  const ReadoutToken *after;

  if (mention->end >= end)
    return FALSE;
  after = readout_analysis_token (analysis, mention->end);
  return readout_analysis_is (analysis, mention->end, "'s") ||
         readout_analysis_is (analysis, mention->end, "’s") ||
         readout_analysis_is (analysis, mention->end, "'") ||
         (after->upos == READOUT_UPOS_NOUN && after->shape == READOUT_TOKEN_SHAPE_LOWER);
}

ReadoutMention *
readout_pairs_find_second (const ReadoutAnalysis *analysis,
                           ReadoutNames *names,
                           const ReadoutMention *mention,
                           guint end)
{
  gboolean person = mention->actor->kind == READOUT_ACTOR_PERSON;
  guint and = skip_affiliation (analysis, mention->end, end);

  if (and+1 >= end || !readout_analysis_is (analysis, and, "and"))
    return NULL;
  for (guint i = and+1; i < end && i < and+TITLE_MAX; i++)
    {
      ReadoutMention *second = readout_names_find_mention (names, i);

      if (second != NULL)
        return second->first >= i && second->actor != mention->actor &&
                       (second->actor->kind == READOUT_ACTOR_PERSON) == person &&
                       second->actor->kind != READOUT_ACTOR_GROUP &&
                       !is_modifier (analysis, second, end)
                   ? second
                   : NULL;
      if (!leads_to_name (analysis, i))
        return NULL;
    }
  return NULL;
}

static gint
fits_pair (const ReadoutActor *actor, gconstpointer data)
{
  gboolean body = GPOINTER_TO_INT (data);

  return actor->pair && actor->of_persons != body ? 100 : 0;
}

/* Whether the phrase says "both", "the two", "the pair". */
static gboolean
means_two (const ReadoutAnalysis *analysis, ReadoutRange range)
{
  static const char *const alone[] = { "both", "two", "pair", "duo", NULL };
  guint i = range.first;

  if (readout_analysis_is (analysis, i, "both"))
    return TRUE;
  if (!readout_analysis_is (analysis, i, "the") && !readout_analysis_is (analysis, i, "these") &&
      !readout_analysis_is (analysis, i, "those"))
    return FALSE;
  return i + 1 < range.end &&
         g_strv_contains (alone, readout_analysis_token (analysis, i + 1)->folded);
}

ReadoutActor *
readout_pairs_find (ReadoutAnalysis *analysis, ReadoutRange range, guint head, gboolean body)
{
  ReadoutActor *pair;

  if (!means_two (analysis, range) || head > range.first + 3)
    return NULL;
  pair = readout_antecedents_find_best (analysis, range.first, fits_pair, GINT_TO_POINTER (body),
                                        NULL);
  return pair != NULL && pair->salience + PAIR_WITHIN > (gint64)range.first ? pair : NULL;
}
