/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the lists say about the words of a name or a description.
 */
#include "attribution/readout-actor-words.h"

#include <string.h>

#include "attribution/readout-phrases.h"

#define BIT(flag) READOUT_WORD_BIT (READOUT_WORD_##flag)

/* "the Merren Star": a word that makes an outlet only as the last one of a name. */
static gboolean
ends_name (const ReadoutAnalysis *analysis, guint token)
{
  return token > 0 && readout_phrases_is_capital (analysis, token) &&
         readout_phrases_is_capital (analysis, token - 1) &&
         (token + 1 >= readout_analysis_n_tokens (analysis) ||
          !readout_phrases_is_capital (analysis, token + 1));
}

guint64
readout_actor_words_get_flags (const ReadoutAnalysis *analysis, guint token, ReadoutList list)
{
  const char *folded = readout_analysis_token (analysis, token)->folded;
  gsize length = strlen (folded);
  guint64 flags = readout_language_get_flags (analysis->language, list, folded);
  ReadoutWord word;

  if (flags == 0 && list == READOUT_LIST_TITLES && length > 1 && folded[length - 1] == '.' &&
      readout_language_find (analysis->language, list, folded, length - 1, &word))
    return word.flags;
  if (list == READOUT_LIST_BODIES && (flags & BIT (AMBIGUOUS)) != 0 && !ends_name (analysis, token))
    return 0;
  return flags;
}

/* The flags of a common noun in a list, in the singular if need be. */
guint64
readout_actor_words_get_noun_flags (const ReadoutAnalysis *analysis, guint token, ReadoutList list)
{
  const char *folded = readout_analysis_token (analysis, token)->folded;
  guint64 flags = readout_actor_words_get_flags (analysis, token, list);
  gsize length = strlen (folded);
  char singular[READOUT_TOKEN_MAX_LENGTH * 4];

  if (flags != 0 || length < 3 || length + 2 > sizeof singular)
    return flags;
  memcpy (singular, folded, length + 1);
  if (folded[length - 1] == 's')
    {
      singular[length - 1] = '\0';
      flags = readout_language_get_flags (analysis->language, list, singular);
    }
  if (flags == 0 && g_str_has_suffix (folded, "ies"))
    {
      memcpy (singular + length - 3, "y", 2);
      flags = readout_language_get_flags (analysis->language, list, singular);
    }
  if (flags == 0 && g_str_has_suffix (folded, "men"))
    {
      memcpy (singular, folded, length + 1);
      singular[length - 2] = 'a';
      flags = readout_language_get_flags (analysis->language, list, singular);
    }
  return flags;
}

gboolean
readout_actor_words_is_plural (const ReadoutAnalysis *analysis, guint head)
{
  const ReadoutToken *token = readout_analysis_token (analysis, head);

  if (analysis->has_trees)
    return token->xpos == READOUT_XPOS_NNS || token->xpos == READOUT_XPOS_NNPS;
  return g_str_has_suffix (token->folded, "s") && !g_str_has_suffix (token->folded, "ss");
}

/* The words of a range as written, white space as one space. */
char *
readout_actor_words_dup (const ReadoutAnalysis *analysis, guint first, guint end)
{
  GString *string = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const ReadoutToken *token = readout_analysis_token (analysis, i);

      if (i > first && token->space_before)
        g_string_append_c (string, ' ');
      g_string_append_len (string, analysis->string + token->span.start,
                           token->span.end - token->span.start);
    }
  return g_string_free (string, FALSE);
}

/* The folded words of a range with single spaces, its spelling that of the variants list. */
char *
readout_actor_words_dup_key (const ReadoutAnalysis *analysis, guint first, guint end)
{
  GString *string = g_string_new (NULL);
  const char *variant;

  for (guint i = first; i < end; i++)
    {
      const char *folded = readout_analysis_token (analysis, i)->folded;

      if (i > first && strcmp (folded, "-") != 0 && string->len > 0 &&
          string->str[string->len - 1] != '-')
        g_string_append_c (string, ' ');
      g_string_append (string, folded);
    }
  variant = readout_language_get_value (analysis->language, READOUT_LIST_VARIANTS, string->str);
  if (variant != NULL)
    g_string_assign (string, variant);
  return g_string_free (string, FALSE);
}

const char *
readout_actor_words_get_last (const char *key)
{
  const char *space = strrchr (key, ' ');

  return space != NULL ? space + 1 : key;
}

ReadoutActorKind
readout_actor_words_get_kind (guint64 flags)
{
  if (flags & BIT (MEDIA))
    return READOUT_ACTOR_MEDIA;
  if (flags & BIT (STATE))
    return READOUT_ACTOR_STATE;
  if (flags & BIT (GROUP))
    return READOUT_ACTOR_GROUP;
  if (flags & BIT (DOCUMENT))
    return READOUT_ACTOR_DOCUMENT;
  if (flags & BIT (PERSON))
    return READOUT_ACTOR_PERSON;
  return READOUT_ACTOR_ORGANISATION;
}
