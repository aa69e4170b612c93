/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of English endings, for words that the list of lemmas does not hold.
 */
#include "syntax/readout-lemma.h"

#include <string.h>

static gboolean
is_vowel (char letter)
{
  return letter != '\0' && strchr ("aeiou", letter) != NULL;
}

static gboolean
ends_with (const char *word, gsize length, const char *ending)
{
  gsize ending_length = strlen (ending);

  return length > ending_length &&
         memcmp (word + length - ending_length, ending, ending_length) == 0;
}

static gboolean
has_vowel (const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (is_vowel (word[i]) || word[i] == 'y')
      return TRUE;
  return FALSE;
}

/* Takes off a plural or third person -s; FALSE if there is none. */
static gboolean
strip_s (char *word, gsize length)
{
  if (length < 3 || word[length - 1] != 's' || word[length - 2] == 's' || word[length - 2] == 'u' ||
      word[length - 2] == 'i')
    return FALSE;
  if (ends_with (word, length, "ies") && length > 4)
    {
      strcpy (word + length - 3, "y");
      return TRUE;
    }
  if (ends_with (word, length, "ches") || ends_with (word, length, "shes") ||
      ends_with (word, length, "sses") || ends_with (word, length, "xes") ||
      ends_with (word, length, "zzes") || ends_with (word, length, "oes"))
    {
      word[length - 2] = '\0';
      return TRUE;
    }
  word[length - 1] = '\0';
  return TRUE;
}

/* Whether a stem that nobody knows has lost an e: "imagin" has, "consider" has not. */
static gboolean
wants_e (const char *stem, gsize length)
{
  static const char *const endings[] = {
    "ag", "ang", "as", "at",  "bl", "c",  "ckl", "clos", "dg", "dl", "eng",  "fl",
    "gl", "iev", "in", "is",  "iz", "ls", "ns",  "os",   "ot", "pl", "plor", "rg",
    "rs", "tl",  "u",  "uir", "ur", "us", "ut",  "v",    "yz", "zl",
  };
  static const char *const exceptions[] = {
    "ain", "bat", "begin", "eat", "eet", "ein", "focus", "hat",
    "oat", "oin", "oot",   "our", "ous", "out", "pat",   "ss",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (ends_with (stem, length, exceptions[i]) || strcmp (stem, exceptions[i]) == 0)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (ends_with (stem, length, endings[i]))
      return TRUE;
  /* A short stem with one vowel before one consonant: "hop", "cit", but "act", "lead". */
  return length == 3 && !is_vowel (stem[0]) && is_vowel (stem[1]) && !is_vowel (stem[2]) &&
         stem[2] != 'w' && stem[2] != 'x' && stem[2] != 'y';
}

/* @word has lost -ed or -ing; @length is that of the stem. */
static void
mend_stem (char *word, gsize length, ReadoutLemmaLookup lookup, gconstpointer data)
{
  gboolean is_doubled =
      length > 2 && word[length - 1] == word[length - 2] && !is_vowel (word[length - 1]);

  word[length] = '\0';
  if (lookup (data, 'B', word) != NULL)
    return;
  word[length] = 'e';
  word[length + 1] = '\0';
  if (lookup (data, 'B', word) != NULL)
    return;
  word[length] = '\0';
  if (is_doubled)
    {
      char last = word[length - 1];

      word[length - 1] = '\0';
      if (lookup (data, 'B', word) != NULL || strchr ("lsz", last) == NULL)
        return;
      word[length - 1] = last;
      return;
    }
  if (wants_e (word, length))
    {
      word[length] = 'e';
      word[length + 1] = '\0';
    }
}

static gboolean
strip_verb_ending (
    char *word, gsize length, ReadoutXpos xpos, ReadoutLemmaLookup lookup, gconstpointer data)
{
  if (xpos == READOUT_XPOS_VBG)
    {
      if (ends_with (word, length, "ing") && has_vowel (word, length - 3))
        {
          mend_stem (word, length - 3, lookup, data);
          return TRUE;
        }
      return FALSE;
    }
  if (xpos != READOUT_XPOS_VBD && xpos != READOUT_XPOS_VBN)
    return FALSE;
  if (ends_with (word, length, "ied") && length > 4)
    {
      strcpy (word + length - 3, "y");
      return TRUE;
    }
  if (ends_with (word, length, "ed") && has_vowel (word, length - 2))
    {
      if (word[length - 3] == 'e')
        word[length - 1] = '\0';
      else
        mend_stem (word, length - 2, lookup, data);
      return TRUE;
    }
  return FALSE;
}

char
readout_lemma_get_class (ReadoutUpos upos)
{
  switch (upos)
    {
    case READOUT_UPOS_VERB:
    case READOUT_UPOS_AUX:
      return 'V';
    case READOUT_UPOS_NOUN:
      return 'N';
    case READOUT_UPOS_ADJ:
    case READOUT_UPOS_ADV:
      return 'A';
    default:
      return 'O';
    }
}

gboolean
readout_lemma_derive (const char *form,
                      ReadoutUpos upos,
                      ReadoutXpos xpos,
                      ReadoutLemmaLookup lookup,
                      gconstpointer data,
                      char *room)
{
  gsize length = strlen (form);

  strcpy (room, form);
  switch (xpos)
    {
    case READOUT_XPOS_NNS:
    case READOUT_XPOS_NNPS:
    case READOUT_XPOS_VBZ:
      return strip_s (room, length);
    case READOUT_XPOS_VBG:
    case READOUT_XPOS_VBD:
    case READOUT_XPOS_VBN:
      return upos != READOUT_UPOS_ADJ && strip_verb_ending (room, length, xpos, lookup, data);
    case READOUT_XPOS_JJR:
    case READOUT_XPOS_RBR:
      if (ends_with (room, length, "ier") && length > 4)
        return strcpy (room + length - 3, "y") != NULL;
      if (!ends_with (room, length, "er") || length < 5)
        return FALSE;
      room[length - 2 -
           (length > 5 && room[length - 3] == room[length - 4] && !is_vowel (room[length - 3]) &&
            room[length - 3] != 'l')] = '\0';
      return TRUE;
    case READOUT_XPOS_JJS:
    case READOUT_XPOS_RBS:
      if (ends_with (room, length, "iest") && length > 5)
        return strcpy (room + length - 4, "y") != NULL;
      if (!ends_with (room, length, "est") || length < 6)
        return FALSE;
      room[length - 3 -
           (length > 6 && room[length - 4] == room[length - 5] && !is_vowel (room[length - 4]) &&
            room[length - 4] != 'l')] = '\0';
      return TRUE;
    default:
      return FALSE;
    }
}
