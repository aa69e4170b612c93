/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells the language of a text.
 */
#include "formats/readout-language-guess.h"

#include <stdlib.h>
#include <string.h>
#include <textcat.h>

#include "formats/readout-formats.h"
#include "import/readout-import-words.h"
#include "language/readout-data.h"
#include "text/readout-text.h"

#include "readout-config.h"

/* Words that are looked at. */
#define WORDS_MAX 400

/* With fewer letters than this, n-grams tell nothing. */
#define LETTERS_MIN 60

/* What is shown to libexttextcat, in bytes. */
#define SAMPLE_MAX 2000

/* A text is English when at least one in so many words is one of its commonest. */
#define COMMON_SHARE 5

/* There is no doubt of it with so many words of which one in so many is, or with so many letters in
 * which n-grams see one language only. */
#define SURE_WORDS 60
#define SURE_COMMON_SHARE 4
#define SURE_LETTERS 400

static void *
load_tables (void)
{
  g_autofree char *languages = readout_data_find (NULL, "languages.conf", NULL);

  return languages != NULL ? special_textcat_Init (languages, READOUT_TEXTCAT_DIR "/") : NULL;
}

/* %NULL without its tables: then only English is told. */
static void *
get_tables (void)
{
  static gsize ready = 0;
  static void *tables;

  readout_formats_demand ();
  if (g_once_init_enter (&ready))
    {
      tables = load_tables ();
      g_once_init_leave (&ready, 1);
    }
  return tables;
}

typedef struct
{
  GString *sample;
  guint n_words;
  guint n_common;
  guint n_letters;
} Count;

static void
count_words (Count *count, const char *at, const char *end)
{
  while (at < end && count->n_words < WORDS_MAX)
    {
      const char *word = at;

      for (; at < end && g_unichar_isalpha (g_utf8_get_char (at)); at = g_utf8_next_char (at))
        count->n_letters++;
      if (at > word)
        {
          count->n_words++;
          count->n_common += readout_import_words_has (READOUT_IMPORT_COMMON, word, at - word);
          if (count->sample->len + (at - word) < SAMPLE_MAX)
            {
              g_string_append_len (count->sample, word, at - word);
              g_string_append_c (count->sample, ' ');
            }
        }
      else
        at = g_utf8_next_char (at);
    }
}

/* "[de--utf8][nl--utf8]" → "de" */
static char *
read_category (const char *category)
{
  const char *end;

  if (category == NULL || *category != '[')
    return NULL;
  end = strstr (category, "--");
  return end != NULL ? g_strndup (category + 1, end - category - 1) : NULL;
}

char *
readout_language_guess (const char *text, GArray *paragraphs, gboolean *is_sure)
{
  g_autoptr (GString) sample = g_string_new (NULL);
  Count count = { sample, 0, 0, 0 };
  const char *category;
  void *tables;

  *is_sure = FALSE;
  for (guint i = 0; i < paragraphs->len && count.n_words < WORDS_MAX; i++)
    {
      ReadoutSpan span = g_array_index (paragraphs, ReadoutParagraph, i).span;

      count_words (&count, text + span.start, text + span.end);
    }
  if (count.n_words >= 10 && count.n_common * COMMON_SHARE >= count.n_words)
    {
      *is_sure = count.n_words >= SURE_WORDS && count.n_common * SURE_COMMON_SHARE >= count.n_words;
      return g_strdup ("en");
    }
  if (count.n_letters < LETTERS_MIN)
    return NULL;
  tables = get_tables ();
  category = tables != NULL ? textcat_Classify (tables, sample->str, sample->len) : NULL;
  *is_sure = category != NULL && count.n_letters >= SURE_LETTERS &&
             strchr (category, '[') == strrchr (category, '[');
  return read_category (category);
}
