/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * readout-language-compiler OUTPUT LIST.txt…: checks the word lists of a language and packs them
 * into the one file that the program maps. It runs at build time only.
 */
#include <stdlib.h>
#include <string.h>

#include "readout-language-format.h"

typedef struct
{
  const char *file;
  ReadoutList list;
  gboolean has_flags; /* "key | flags | value"; otherwise "key | value" */
} ListFile;

static const ListFile list_files[] = {
  { "verbs", READOUT_LIST_VERBS, TRUE },
  { "nouns", READOUT_LIST_NOUNS, TRUE },
  { "adjectives", READOUT_LIST_ADJECTIVES, TRUE },
  { "phrases", READOUT_LIST_PHRASES, TRUE },
  { "function-words", READOUT_LIST_FUNCTION_WORDS, TRUE },
  { "roles", READOUT_LIST_ROLES, TRUE },
  { "titles", READOUT_LIST_TITLES, TRUE },
  { "bodies", READOUT_LIST_BODIES, TRUE },
  { "documents", READOUT_LIST_DOCUMENTS, TRUE },
  { "outlets", READOUT_LIST_OUTLETS, TRUE },
  { "names", READOUT_LIST_NAMES, TRUE },
  { "places", READOUT_LIST_PLACES, TRUE },
  { "affiliations", READOUT_LIST_AFFILIATIONS, FALSE },
  { "given-names", READOUT_LIST_GIVEN_NAMES, TRUE },
  { "variants", READOUT_LIST_VARIANTS, FALSE },
  { "hedges", READOUT_LIST_HEDGES, TRUE },
  { "occasions", READOUT_LIST_OCCASIONS, TRUE },
  { "short-names", READOUT_LIST_SHORT_NAMES, FALSE },
  { "surnames", READOUT_LIST_SURNAMES, FALSE },
  { "deeds", READOUT_LIST_DEEDS, TRUE },
  { "affairs", READOUT_LIST_AFFAIRS, TRUE },
};

/* In the order of ReadoutWordFlag. */
static const char *const flag_names[READOUT_N_WORD_FLAGS] = {
  "quote",      "that",        "inf",      "objinf",      "np",           "ing",
  "small",      "as",          "tell",     "whether",     "weak",         "weak-np",
  "show",       "raise",       "as-ing",   "about",       "against",      "at",
  "by",         "for",         "from",     "in",          "of",           "on",
  "over",       "to",          "with",     "person",      "organisation", "state",
  "media",      "group",       "document", "title",       "male",         "female",
  "private",    "ambiguous",   "capital",  "region",      "adjective",    "determiner",
  "possessive", "preposition", "pronoun",  "conjunction", "subordinator", "auxiliary",
  "modal",      "negation",    "adverb",   "time",        "relative",     "number",
  "base",       "present",     "past",     "participle",  "gerund",
};

static GArray *entries;      /* of ReadoutLanguageEntry */
static GHashTable *index_of; /* "list:key" → index of the entry plus 1 */
static GString *strings;
static GHashTable *offsets; /* string → its offset plus 1 */

static guint32
add_string (const char *string)
{
  guint32 offset = GPOINTER_TO_UINT (g_hash_table_lookup (offsets, string));

  if (offset != 0)
    return offset - 1;
  offset = strings->len;
  g_string_append_len (strings, string, strlen (string) + 1);
  g_hash_table_insert (offsets, g_strdup (string), GUINT_TO_POINTER (offset + 1));
  return offset;
}

/* Adds an entry, or the flags to the one that is there; FALSE if it was there. */
static gboolean
add_entry (ReadoutList list, const char *key, guint64 flags, const char *value)
{
  g_autofree char *name = g_strdup_printf ("%d:%s", list, key);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (index_of, name));
  ReadoutLanguageEntry entry = { .flags = flags,
                                 .key = add_string (key),
                                 .value = add_string (value),
                                 .list = list,
                                 .key_length = strlen (key) };

  if (index != 0)
    {
      g_array_index (entries, ReadoutLanguageEntry, index - 1).flags |= flags;
      return FALSE;
    }
  g_array_append_val (entries, entry);
  g_hash_table_insert (index_of, g_steal_pointer (&name), GUINT_TO_POINTER (entries->len));
  return TRUE;
}

static gboolean
is_vowel (char c)
{
  return strchr ("aeiou", c) != NULL;
}

static void
add_form (const char *form, ReadoutWordFlag flag, const char *base)
{
  add_entry (READOUT_LIST_FORMS, form, READOUT_WORD_BIT (flag), base);
}

/* The forms of a verb by the rules of spelling; @past and @participle where it has its own. */
static void
add_verb (const char *base, const char *past, const char *participle)
{
  gsize length = strlen (base);
  char last = length > 0 ? base[length - 1] : 0;
  char before = length > 1 ? base[length - 2] : 0;
  gboolean consonant_y = last == 'y' && before != 0 && !is_vowel (before);
  gboolean doubles = past != NULL && strlen (past) == length + 3 && past[length] == last;
  gboolean hisses = last == 's' || last == 'x' || last == 'z' || last == 'o' ||
                    g_str_has_suffix (base, "ch") || g_str_has_suffix (base, "sh");
  g_autofree char *stem = g_strndup (base, length > 0 ? length - 1 : 0);
  g_autofree char *present =
      consonant_y ? g_strconcat (stem, "ies", NULL) : g_strconcat (base, hisses ? "es" : "s", NULL);
  g_autofree char *regular = consonant_y   ? g_strconcat (stem, "ied", NULL)
                             : last == 'e' ? g_strconcat (base, "d", NULL)
                                           : g_strconcat (base, "ed", NULL);
  g_autofree char *doubled = g_strdup_printf ("%s%c", base, last);
  gboolean drops_e = last == 'e' && before != 'e' && before != 'y' && before != 'o';
  g_autofree char *gerund = g_strconcat (doubles ? doubled : drops_e ? stem : base, "ing", NULL);

  add_form (base, READOUT_WORD_BASE, base);
  add_form (present, READOUT_WORD_PRESENT, base);
  add_form (past != NULL ? past : regular, READOUT_WORD_PAST, base);
  add_form (participle != NULL ? participle : regular, READOUT_WORD_PARTICIPLE, base);
  add_form (gerund, READOUT_WORD_ING, base);
}

static guint64
read_flags (const char *names, const char *path, guint line)
{
  g_auto (GStrv) words = g_strsplit (names, " ", -1);
  guint64 flags = 0;

  for (char **word = words; *word != NULL; word++)
    {
      guint flag;

      if (**word == '\0')
        continue;
      for (flag = 0; flag < READOUT_N_WORD_FLAGS; flag++)
        if (g_str_equal (flag_names[flag], *word))
          break;
      if (flag == READOUT_N_WORD_FLAGS)
        {
          g_printerr ("%s:%u: “%s” is no class of words\n", path, line, *word);
          exit (1);
        }
      flags |= READOUT_WORD_BIT (flag);
    }
  return flags;
}

/* Calls @add with the columns of each line; checks that the keys are sorted within each block. */
static void
read_lines (const char *path,
            void (*add) (char **columns, const char *path, guint line, gconstpointer data),
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  const char *previous = "";
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  if (!g_file_get_contents (path, &contents, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (1);
    }
  if (!g_utf8_validate (contents, -1, NULL))
    {
      g_printerr ("%s: not UTF-8\n", path);
      exit (1);
    }
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char **columns;

      g_strstrip (lines[i]);
      if (*lines[i] == '#' || *lines[i] == '\0')
        {
          previous = "";
          continue;
        }
      columns = g_strsplit (lines[i], "|", 3);
      g_ptr_array_add (kept, columns);
      for (char **column = columns; *column != NULL; column++)
        g_strstrip (*column);
      if (g_strcmp0 (previous, columns[0]) > 0)
        {
          g_printerr ("%s:%u: “%s” is out of order\n", path, i + 1, columns[0]);
          exit (1);
        }
      previous = columns[0];
      add (columns, path, i + 1, data);
    }
}

static void
add_word (char **columns, const char *path, guint line, gconstpointer data)
{
  const ListFile *file = data;
  guint n_columns = g_strv_length (columns);
  guint64 flags = file->has_flags && n_columns > 1 ? read_flags (columns[1], path, line) : 0;
  const char *value =
      file->has_flags ? (n_columns > 2 ? columns[2] : "") : (n_columns > 1 ? columns[1] : "");

  if (!add_entry (file->list, columns[0], flags, value))
    {
      g_printerr ("%s:%u: “%s” is there twice\n", path, line, columns[0]);
      exit (1);
    }
  if ((file->list == READOUT_LIST_VERBS || file->list == READOUT_LIST_DEEDS) &&
      strchr (columns[0], ' ') == NULL)
    {
      g_autofree char *name = g_strdup_printf ("%d:%s", READOUT_LIST_FORMS, columns[0]);

      if (g_hash_table_lookup (index_of, name) == NULL)
        add_verb (columns[0], NULL, NULL);
    }
}

static void
add_irregular (char **columns, const char *path, guint line, gconstpointer data)
{
  if (g_strv_length (columns) != 3)
    {
      g_printerr ("%s:%u: wants base | past | participle\n", path, line);
      exit (1);
    }
  add_verb (columns[0], columns[1], columns[2]);
}

static void
write_lists (const char *path)
{
  ReadoutLanguageHeader header = { .magic = READOUT_LANGUAGE_MAGIC,
                                   .version = READOUT_LANGUAGE_VERSION,
                                   .n_flags = READOUT_N_WORD_FLAGS,
                                   .n_entries = entries->len,
                                   .table_size = 1 };
  g_autofree guint32 *table = NULL;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  add_string ("");
  header.strings_size = strings->len;
  while (header.table_size < 2 * entries->len + 1)
    header.table_size *= 2;
  table = g_new0 (guint32, header.table_size);
  for (guint i = 0; i < entries->len; i++)
    {
      const ReadoutLanguageEntry *entry = &g_array_index (entries, ReadoutLanguageEntry, i);
      guint32 slot =
          readout_language_hash (entry->list, strings->str + entry->key, entry->key_length);

      for (slot &= header.table_size - 1; table[slot] != 0;)
        slot = (slot + 1) & (header.table_size - 1);
      table[slot] = i + 1;
    }
  g_byte_array_append (out, (const guint8 *)&header, sizeof header);
  g_byte_array_append (out, (const guint8 *)entries->data,
                       entries->len * sizeof (ReadoutLanguageEntry));
  g_byte_array_append (out, (const guint8 *)table, header.table_size * sizeof (guint32));
  g_byte_array_append (out, (const guint8 *)strings->str, strings->len);
  if (!g_file_set_contents (path, (const char *)out->data, out->len, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (1);
    }
}

static const char *
find_file (int argc, char **argv, const char *name)
{
  for (int i = 2; i < argc; i++)
    {
      g_autofree char *base = g_path_get_basename (argv[i]);

      if (g_str_has_suffix (base, ".txt") && strlen (base) == strlen (name) + 4 &&
          g_str_has_prefix (base, name))
        return argv[i];
    }
  g_printerr ("No list “%s.txt” among the arguments\n", name);
  exit (1);
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    {
      g_printerr ("Usage: readout-language-compiler OUTPUT LIST.txt…\n");
      return 2;
    }
  entries = g_array_new (FALSE, FALSE, sizeof (ReadoutLanguageEntry));
  index_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  offsets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  strings = g_string_new (NULL);

  /* First the irregular forms: a verb that has them gets no regular ones. */
  read_lines (find_file (argc, argv, "irregular-verbs"), add_irregular, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (list_files); i++)
    read_lines (find_file (argc, argv, list_files[i].file), add_word, &list_files[i]);
  write_lists (argv[1]);

  g_array_unref (entries);
  g_hash_table_unref (index_of);
  g_hash_table_unref (offsets);
  g_string_free (strings, TRUE);
  return 0;
}
