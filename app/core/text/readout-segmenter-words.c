/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The word lists of the segmenter.
 */
#include "text/readout-segmenter-words.h"

#include <string.h>

#include "readout-segmenter-lists.h"

/* No listed word is longer. */
#define LONGEST_WORD 24

static GHashTable *abbreviations; /* word to ReadoutAbbreviation */
static GHashTable *affixes;
static GHashTable *cuts; /* word to length of its first part */
static GHashTable *starters;
static GHashTable *speech_forms;

static GHashTable *
make_set (const char *const *words, gsize n_words)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < n_words; i++)
    g_hash_table_add (set, (gpointer)words[i]);
  return set;
}

static void
add_abbreviation (const char *line)
{
  const char *space = strchr (line, ' ');
  char *word = g_strndup (line, space - line);
  ReadoutAbbreviation kind = strcmp (space, " before") == 0  ? READOUT_ABBREVIATION_BEFORE
                             : strcmp (space, " digit") == 0 ? READOUT_ABBREVIATION_DIGIT
                                                             : READOUT_ABBREVIATION_EITHER;

  if (g_ascii_isupper (word[0]) && word[1] != '\0')
    g_hash_table_insert (abbreviations, g_ascii_strup (word, -1), GUINT_TO_POINTER (kind));
  g_hash_table_insert (abbreviations, word, GUINT_TO_POINTER (kind));
}

static void
add_contraction (const char *line)
{
  const char *bar = strchr (line, '|');

  g_hash_table_insert (cuts, g_strdup_printf ("%.*s%s", (int)(bar - line), line, bar + 1),
                       GSIZE_TO_POINTER (bar - line));
}

/* The lists live as long as the program. */
static void
load_lists (void)
{
  static gsize is_loaded;

  if (!g_once_init_enter (&is_loaded))
    return;
  affixes = make_set (affixes_list, G_N_ELEMENTS (affixes_list));
  starters = make_set (sentence_starters_list, G_N_ELEMENTS (sentence_starters_list));
  speech_forms = make_set (speech_forms_list, G_N_ELEMENTS (speech_forms_list));
  abbreviations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (abbreviations_list); i++)
    add_abbreviation (abbreviations_list[i]);
  cuts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (contractions_list); i++)
    add_contraction (contractions_list[i]);
  g_once_init_leave (&is_loaded, 1);
}

/* Copies @word into @copy, in lower case if @folds; FALSE if it is too long for any list. */
static gboolean
copy_word (char *copy, const char *word, gsize length, gboolean folds)
{
  if (length == 0 || length > LONGEST_WORD)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    copy[i] = folds ? g_ascii_tolower (word[i]) : word[i];
  copy[length] = '\0';
  return TRUE;
}

ReadoutAbbreviation
readout_segmenter_find_abbreviation (const char *word, gsize length)
{
  char copy[LONGEST_WORD + 1];

  load_lists ();
  if (!copy_word (copy, word, length, FALSE))
    return READOUT_ABBREVIATION_NONE;
  return GPOINTER_TO_UINT (g_hash_table_lookup (abbreviations, copy));
}

static gboolean
is_listed (GHashTable *list, const char *word, gsize length)
{
  char copy[LONGEST_WORD + 1];

  return copy_word (copy, word, length, TRUE) && g_hash_table_contains (list, copy);
}

gboolean
readout_segmenter_is_affix (const char *word, gsize length)
{
  load_lists ();
  return is_listed (affixes, word, length);
}

gsize
readout_segmenter_find_cut (const char *word, gsize length)
{
  char copy[LONGEST_WORD + 1];

  load_lists ();
  if (!copy_word (copy, word, length, TRUE))
    return 0;
  return GPOINTER_TO_SIZE (g_hash_table_lookup (cuts, copy));
}

gboolean
readout_segmenter_is_starter (const char *word, gsize length)
{
  load_lists ();
  return is_listed (starters, word, length);
}

gboolean
readout_segmenter_is_speech_form (const char *word, gsize length)
{
  load_lists ();
  return is_listed (speech_forms, word, length);
}

gboolean
readout_segmenter_is_furniture (const char *line)
{
  static const char begins[] = "begins ";
  static const char holds[] = "holds ";

  for (gsize i = 0; i < G_N_ELEMENTS (furniture_list); i++)
    {
      const char *entry = furniture_list[i];

      if (g_str_has_prefix (entry, begins) ? g_str_has_prefix (line, entry + strlen (begins))
                                           : strstr (line, entry + strlen (holds)) != NULL)
        return TRUE;
    }
  return FALSE;
}
