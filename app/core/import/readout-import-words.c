/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a language by which metadata is recognised.
 */
#include "import/readout-import-words.h"

#include <string.h>

#include "language/readout-data.h"

/* Longer than any word or phrase of the lists, in bytes. */
#define WORD_MAX 64

typedef struct
{
  GHashTable *classes[READOUT_IMPORT_N_CLASSES]; /* of folded words */
  gsize longest[READOUT_IMPORT_N_CLASSES];
  GHashTable *months;  /* folded word → number */
  GHashTable *fields;  /* folded key → ReadoutReportField + 1 */
  GHashTable *outlets; /* folded name → name */
} Words;

static const char *const class_names[] = {
  [READOUT_IMPORT_WEEKDAY] = "weekdays",
  [READOUT_IMPORT_BEFORE_DATE] = "before-date",
  [READOUT_IMPORT_AFTER_DATE] = "after-date",
  [READOUT_IMPORT_ORDINAL] = "ordinals",
  [READOUT_IMPORT_BYLINE] = "byline",
  [READOUT_IMPORT_JOIN] = "joins",
  [READOUT_IMPORT_PARTICLE] = "particles",
  [READOUT_IMPORT_ROLE] = "roles",
  [READOUT_IMPORT_PLACE_AFTER] = "places-after",
  [READOUT_IMPORT_TAIL_AUTHOR] = "tail-author",
  [READOUT_IMPORT_COPYRIGHT] = "copyright",
  [READOUT_IMPORT_NOT_OUTLET] = "not-outlet",
  [READOUT_IMPORT_COMMON] = "common",
  [READOUT_IMPORT_CAPTION] = "captions",
  [READOUT_IMPORT_BEFORE_HYPHEN] = "before-hyphen",
  [READOUT_IMPORT_CLOSED] = "closed",
  [READOUT_IMPORT_FURNITURE] = "furniture",
  [READOUT_IMPORT_RELATED] = "related",
  "web-byline",
  [READOUT_IMPORT_MAIL_REPLY] = "mail-reply",
  [READOUT_IMPORT_MAIL_ORIGINAL] = "mail-original",
  [READOUT_IMPORT_MAIL_FORWARD] = "mail-forward",
  [READOUT_IMPORT_MAIL_HEADER] = "mail-header",
};
G_STATIC_ASSERT (G_N_ELEMENTS (class_names) == READOUT_IMPORT_N_CLASSES);

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
load_classes (Words *words, GKeyFile *file)
{
  for (guint i = 0; i < READOUT_IMPORT_N_CLASSES; i++)
    {
      g_auto (GStrv) list = g_key_file_get_string_list (file, "words", class_names[i], NULL, NULL);

      for (guint j = 0; list != NULL && list[j] != NULL; j++)
        {
          g_hash_table_add (words->classes[i], g_utf8_strdown (list[j], -1));
          words->longest[i] = MAX (words->longest[i], strlen (list[j]));
        }
    }
}

static void
load_months (Words *words, GKeyFile *file)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, "months", NULL, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      int month = g_key_file_get_integer (file, "months", names[i], NULL);

      if (month >= 1 && month <= 12)
        g_hash_table_insert (words->months, g_utf8_strdown (names[i], -1),
                             g_memdup2 (&month, sizeof month));
    }
}

static void
load_fields (Words *words, GKeyFile *file)
{
  static const char *const fields[] = {
    "outlet", "title", "author", "published", "url", "language"
  };
  g_auto (GStrv) keys = g_key_file_get_keys (file, "header", NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *name = g_key_file_get_string (file, "header", keys[i], NULL);

      for (ReadoutReportField j = 0; j < G_N_ELEMENTS (fields); j++)
        if (g_strcmp0 (name, fields[j]) == 0)
          g_hash_table_insert (words->fields, g_utf8_strdown (keys[i], -1),
                               g_memdup2 (&j, sizeof j));
    }
}

static void
load_outlets (Words *words, GKeyFile *file)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, "outlets", NULL, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_auto (GStrv) others = g_key_file_get_string_list (file, "outlets", names[i], NULL, NULL);

      g_hash_table_insert (words->outlets, g_utf8_strdown (names[i], -1), g_strdup (names[i]));
      for (guint j = 0; others != NULL && others[j] != NULL; j++)
        g_hash_table_insert (words->outlets, g_utf8_strdown (others[j], -1), g_strdup (names[i]));
    }
}

/* A missing or damaged list leaves the tables empty: then no metadata is guessed. The engine, which
 * cannot do without its language pack, says what is missing. */
static gpointer
load_words (gpointer data)
{
  Words *words = g_new0 (Words, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = readout_data_find (NULL, "language/en/metadata.ini", &error);

  for (guint i = 0; i < READOUT_IMPORT_N_CLASSES; i++)
    words->classes[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  words->months = new_table ();
  words->fields = new_table ();
  words->outlets = new_table ();
  if (path == NULL || !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
    {
      g_message ("%s", error->message);
      return words;
    }
  load_classes (words, file);
  load_months (words, file);
  load_fields (words, file);
  load_outlets (words, file);
  return words;
}

static const Words *
get_words (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_words, NULL);
}

static gpointer
look_up (GHashTable *table, const char *word, gsize length)
{
  g_autofree char *folded = NULL;

  if (length == 0 || length > WORD_MAX)
    return NULL;
  folded = g_utf8_strdown (word, length);
  return g_hash_table_lookup (table, folded);
}

gboolean
readout_import_words_has (ReadoutImportWordClass class, const char *word, gsize length)
{
  return look_up (get_words ()->classes[class], word, length) != NULL;
}

gsize
readout_import_words_match (ReadoutImportWordClass class, const char *string)
{
  gsize length = strnlen (string, get_words ()->longest[class]);

  for (; length > 0; length--)
    {
      const char *after = string + length;

      if (((guchar)*after & 0xC0) == 0x80 || g_unichar_isalnum (g_utf8_get_char (after)))
        continue;
      if (readout_import_words_has (class, string, length))
        return length;
    }
  return 0;
}

guint
readout_import_words_get_month (const char *word, gsize length)
{
  const int *month = look_up (get_words ()->months, word, length);

  return month != NULL ? *month : 0;
}

const char *
readout_import_words_get_outlet (const char *name, gsize length)
{
  return look_up (get_words ()->outlets, name, length);
}

gboolean
readout_import_words_get_field (const char *key, gsize length, ReadoutReportField *field)
{
  const ReadoutReportField *found = look_up (get_words ()->fields, key, length);

  if (found != NULL)
    *field = *found;
  return found != NULL;
}
