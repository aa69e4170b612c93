/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What two spellings of a name have in common.
 *
 * Sound keys in the manner of Daitch and Mokotoff ("The Soundex Code", 1985), who made them for
 * names that came through several alphabets; but the vowels stay, as precision goes before recall.
 */
#include "attribution/readout-actor-spelling.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* A longer name is cut for comparison, in code points. */
#define KEY_MAX 256

/* ICU's name for what brings any script into plain Latin letters. */
#define TRANSLITERATION "Russian-Latin/BGN; Any-Latin; Latin-ASCII"

struct _ReadoutSpeller
{
  ReadoutLanguage *language;
  UTransliterator *transliterator; /* %NULL until it is needed */
  gboolean tried;
};

/* What is written in two ways: longer ones first. Applied where the rest of a word begins with it.
 */
typedef struct
{
  const char *from;
  const char *to;
  guint at_least; /* letters that the word must have */
  gboolean final; /* only at the end of a word */
} Rule;

/* How transliterations from Cyrillic, Arabic and Persian differ, and umlauts. */
static const Rule sound_rules[] = {
  { "tsch", "ch", 0, FALSE }, { "sch", "sh", 0, FALSE }, { "tch", "ch", 0, FALSE },
  { "dzh", "j", 0, FALSE },   { "iya", "ia", 0, FALSE }, { "iyy", "i", 0, TRUE },
  { "iy", "i", 0, TRUE },     { "ij", "i", 0, TRUE },    { "ii", "i", 0, TRUE },
  { "yy", "i", 0, TRUE },     { "ey", "ei", 0, TRUE },   { "ej", "ei", 0, TRUE },
  { "ay", "ai", 0, FALSE },   { "ya", "ia", 3, FALSE },  { "zh", "j", 0, FALSE },
  { "kh", "h", 0, FALSE },    { "gh", "g", 0, FALSE },   { "dh", "d", 0, FALSE },
  { "dj", "j", 0, FALSE },    { "qu", "qu", 0, FALSE },  { "q", "g", 0, FALSE },
  { "ou", "u", 5, FALSE },    { "oo", "u", 5, FALSE },   { "ee", "i", 5, FALSE },
  { "ue", "u", 5, FALSE },    { "oe", "o", 5, FALSE },   { "ae", "a", 5, FALSE },
  { "ss", "s", 0, FALSE },    { "ks", "x", 0, FALSE },   { "tz", "z", 0, FALSE },
  { "ah", "a", 4, TRUE },     { "y", "i", 4, TRUE },     { "y", "i", 6, FALSE },
  { "w", "v", 5, FALSE },
};

/* How one sound is written in languages of the West. */
static const Rule weak_rules[] = {
  { "ph", "f", 0, FALSE }, { "ck", "k", 0, FALSE }, { "ch", "ch", 0, FALSE },
  { "th", "t", 0, FALSE }, { "ff", "f", 0, FALSE }, { "v", "f", 0, FALSE },
  { "c", "k", 0, FALSE },  { "z", "s", 0, FALSE },  { "y", "i", 0, FALSE },
  { "h", "", 0, TRUE },    { "e", "", 4, TRUE },    { "ai", "a", 0, FALSE },
  { "ei", "e", 0, FALSE }, { "ea", "e", 0, FALSE }, { "ie", "i", 0, FALSE },
  { "oa", "o", 0, FALSE }, { "ou", "o", 0, FALSE },
};

static UTransliterator *
get_transliterator (ReadoutSpeller *speller)
{
  UChar id[sizeof TRANSLITERATION];
  UErrorCode status = U_ZERO_ERROR;

  u_uastrcpy (id, TRANSLITERATION);
  if (!speller->tried)
    speller->transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  speller->tried = TRUE;
  return U_SUCCESS (status) ? speller->transliterator : NULL;
}

/* Whether folding leaves nothing but Latin letters. */
static gboolean
is_latin (const char *string)
{
  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isalpha (character) && character > 0x24f)
        return FALSE;
    }
  return TRUE;
}

/* In Latin letters where another script has them, the apostrophes of transliteration left out. */
static char *
transliterate (ReadoutSpeller *speller, const char *name)
{
  UTransliterator *transliterator = get_transliterator (speller);
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[KEY_MAX * 8];
  glong length = 0;
  int32_t limit;
  int32_t written;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (name, -1, NULL, &length, NULL);
  char *latin;

  if (transliterator == NULL || wide == NULL || length >= KEY_MAX * 2)
    return g_strdup (name);
  memcpy (buffer, wide, (gsize)(length + 1) * sizeof (UChar));
  limit = written = (int32_t)length;
  utrans_transUChars (transliterator, buffer, &written, G_N_ELEMENTS (buffer), 0, &limit, &status);
  latin = U_SUCCESS (status) ? g_utf16_to_utf8 (buffer, written, NULL, NULL, NULL) : NULL;
  return latin != NULL ? latin : g_strdup (name);
}

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == 0x2019 || character == 0x2018 || character == 0x02bc ||
         character == 0x02b9 || character == 0x02bf || character == 0x02be;
}

/* Whether "'s" at @p ends a word that another one follows: "Keller's campaign". */
static gboolean
is_possessive (const char *p)
{
  const char *next = g_utf8_next_char (p);

  return *next == 's' && next[1] == ' ';
}

/* Letters that stay as they are when accents go. */
static const char *
get_plain (gunichar character)
{
  switch (character)
    {
    case 0x00df:
      return "ss";
    case 0x00e6:
      return "ae";
    case 0x00f8:
      return "o";
    case 0x0111:
    case 0x00f0:
      return "d";
    case 0x0131:
      return "i";
    case 0x0142:
      return "l";
    case 0x0153:
      return "oe";
    case 0x00fe:
      return "th";
    default:
      return NULL;
    }
}

/* Folded, without accents; marks and white space become single spaces. */
static char *
fold (ReadoutSpeller *speller, const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), KEY_MAX));
  g_autofree char *latin = speller != NULL && !is_latin (cut) ? transliterate (speller, cut) : NULL;
  g_autofree char *lower = g_utf8_strdown (latin != NULL ? latin : cut, -1);
  g_autofree char *plain = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      const char *instead;

      if (is_apostrophe (character) && is_possessive (p))
        p = g_utf8_next_char (p);
      else if (g_unichar_ismark (character) || character == '.' || is_apostrophe (character))
        continue;
      else if ((instead = get_plain (character)) != NULL)
        g_string_append (folded, instead);
      else if (g_unichar_isalnum (character))
        g_string_append_unichar (folded, character);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

static gboolean
is_title (const ReadoutLanguage *language, const char *word)
{
  return language != NULL && readout_language_find (language, READOUT_LIST_TITLES, word, -1, NULL);
}

/* The name after its article and titles; a name that is nothing else stays. */
static const char *
skip_titles (const ReadoutLanguage *language, const char *name)
{
  const char *start = name;
  const char *space;

  if (g_str_has_prefix (start, "the ") || g_str_has_prefix (start, "an "))
    start = strchr (start, ' ') + 1;
  else if (g_str_has_prefix (start, "a "))
    start += 2;
  while ((space = strchr (start, ' ')) != NULL)
    {
      g_autofree char *first = g_strndup (start, space - start);

      if (!is_title (language, first))
        break;
      start = space + 1;
    }
  return start;
}

/* The name in the first of its spellings, as a whole or word by word. */
static char *
dup_first_spelling (ReadoutSpeller *speller, const char *name)
{
  const char *variant = readout_language_get_value (speller->language, READOUT_LIST_VARIANTS, name);
  g_auto (GStrv) words = NULL;

  if (variant != NULL)
    return fold (NULL, variant);
  if (strchr (name, ' ') == NULL)
    return g_strdup (name);
  words = g_strsplit (name, " ", -1);
  for (char **word = words; *word != NULL; word++)
    {
      variant = readout_language_get_value (speller->language, READOUT_LIST_VARIANTS, *word);
      if (variant != NULL)
        {
          g_free (*word);
          *word = fold (NULL, variant);
        }
    }
  return g_strjoinv (" ", words);
}

/* The rule that the rest of a word at @at meets; @length is the word's. */
static const Rule *
find_rule (const Rule *rules, guint n_rules, const char *at, const char *end, gsize length)
{
  for (guint i = 0; i < n_rules; i++)
    {
      gsize size = strlen (rules[i].from);

      if ((gsize)(end - at) >= size && memcmp (at, rules[i].from, size) == 0 &&
          length >= rules[i].at_least && (!rules[i].final || at + size == end))
        return &rules[i];
    }
  return NULL;
}

/* One letter for two, but not one that is two of a number. */
static void
append_once (GString *string, gsize start, char letter)
{
  if (string->len <= start || string->str[string->len - 1] != letter || g_ascii_isdigit (letter))
    g_string_append_c (string, letter);
}

static void
append_word (GString *string, const Rule *rules, guint n_rules, const char *word, const char *end)
{
  gsize start = string->len;

  for (const char *p = word; p < end;)
    {
      const Rule *rule = find_rule (rules, n_rules, p, end, (gsize)(end - word));

      /* A word is never reduced to nothing. */
      if (rule == NULL || (*rule->to == '\0' && string->len == start))
        append_once (string, start, *p++);
      else
        {
          for (const char *to = rule->to; *to != '\0'; to++)
            append_once (string, start, *to);
          p += strlen (rule->from);
        }
    }
}

/* "al-Assad", "el-Baradei": the article comes and goes. */
static gboolean
is_arabic_article (const char *word, gsize length)
{
  return length == 2 && word[1] == 'l' && (word[0] == 'a' || word[0] == 'e' || word[0] == 'u');
}

static char *
apply_rules (const Rule *rules, guint n_rules, const char *key, gboolean articles)
{
  GString *string = g_string_new (NULL);
  const char *word = key;

  while (*word != '\0')
    {
      const char *end = strchrnul (word, ' ');

      if (articles || *end == '\0' || !is_arabic_article (word, (gsize)(end - word)))
        {
          if (string->len > 0)
            g_string_append_c (string, ' ');
          append_word (string, rules, n_rules, word, end);
        }
      word = *end == ' ' ? end + 1 : end;
    }
  return g_string_free (string, FALSE);
}

ReadoutSpeller *
readout_speller_new (ReadoutLanguage *language)
{
  ReadoutSpeller *speller = g_new0 (ReadoutSpeller, 1);

  speller->language = language != NULL ? readout_language_ref (language) : NULL;
  return speller;
}

void
readout_speller_free (ReadoutSpeller *speller)
{
  g_return_if_fail (speller != NULL);

  g_clear_pointer (&speller->language, readout_language_unref);
  g_clear_pointer (&speller->transliterator, utrans_close);
  g_free (speller);
}

char *
readout_speller_dup_key (ReadoutSpeller *speller, const char *name)
{
  g_autofree char *folded = NULL;
  const char *start;

  g_return_val_if_fail (speller != NULL && name != NULL, NULL);

  folded = fold (speller, name);
  start = skip_titles (speller->language, folded);
  return speller->language != NULL ? dup_first_spelling (speller, start) : g_strdup (start);
}

char *
readout_speller_dup_sound (ReadoutSpeller *speller, const char *key)
{
  g_return_val_if_fail (speller != NULL && key != NULL, NULL);

  return apply_rules (sound_rules, G_N_ELEMENTS (sound_rules), key, FALSE);
}

char *
readout_speller_dup_weak_sound (const char *sound)
{
  g_return_val_if_fail (sound != NULL, NULL);

  return apply_rules (weak_rules, G_N_ELEMENTS (weak_rules), sound, TRUE);
}
