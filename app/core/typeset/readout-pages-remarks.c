/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says what is not on the pages as the text has it.
 */
#include "typeset/readout-pages-private.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <unicode/uldnames.h>
#include <unicode/uscript.h>
#include <stdlib.h>
#include <string.h>

/* So many characters of a script are shown as examples. */
#define MAX_EXAMPLES 8

/* Characters of one script that no font has. */
typedef struct
{
  UScriptCode script;
  GString *examples;
  guint n_examples;
} Missing;

static void
free_missing (gpointer data)
{
  Missing *missing = data;

  g_string_free (missing->examples, TRUE);
  g_free (missing);
}

/* Punctuation and symbols belong to no script. */
static UScriptCode
find_script (gunichar character)
{
  UErrorCode error = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript (character, &error);

  return U_FAILURE (error) || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN
             ? USCRIPT_COMMON
             : script;
}

static void
add_missing (GPtrArray *scripts, gunichar character)
{
  UScriptCode script = find_script (character);
  Missing *missing = NULL;
  char example[7] = { 0 };

  for (guint i = 0; i < scripts->len && missing == NULL; i++)
    if (((Missing *)scripts->pdata[i])->script == script)
      missing = scripts->pdata[i];
  if (missing == NULL)
    {
      missing = g_new0 (Missing, 1);
      missing->script = script;
      missing->examples = g_string_new (NULL);
      g_ptr_array_add (scripts, missing);
    }
  g_unichar_to_utf8 (character, example);
  if (missing->n_examples < MAX_EXAMPLES && strstr (missing->examples->str, example) == NULL)
    {
      g_string_append (missing->examples, example);
      missing->n_examples++;
    }
}

/* The name of a script in the language of the person. */
static char *
dup_script_name (UScriptCode script)
{
  UErrorCode error = U_ZERO_ERROR;
  ULocaleDisplayNames *names =
      uldn_open (setlocale (LC_MESSAGES, NULL), ULDN_STANDARD_NAMES, &error);
  UChar name[64];
  char *words = NULL;

  if (U_SUCCESS (error))
    {
      gint32 length = uldn_scriptCodeDisplayName (names, script, name, G_N_ELEMENTS (name), &error);

      if (U_SUCCESS (error))
        words = g_utf16_to_utf8 ((const gunichar2 *)name, length, NULL, NULL, NULL);
    }
  uldn_close (names);
  return words != NULL ? words : g_strdup (uscript_getName (script));
}

static void
add_script_remarks (ReadoutPages *pages)
{
  g_autoptr (GPtrArray) scripts = g_ptr_array_new_with_free_func (free_missing);

  for (guint i = 0; i < pages->galley->blocks->len; i++)
    {
      GArray *missing = readout_pages_get_block (pages, i)->lines->missing;

      for (guint j = 0; missing != NULL && j < missing->len; j++)
        add_missing (scripts, g_array_index (missing, gunichar, j));
    }
  for (guint i = 0; i < scripts->len; i++)
    {
      const Missing *missing = scripts->pdata[i];
      g_autofree char *name = NULL;

      if (missing->script == USCRIPT_COMMON)
        {
          g_ptr_array_add (
              pages->remarks,
              /* Translators: %s are some of the characters */
              g_strdup_printf (
                  _("No installed font has some of the symbols (%s): boxes stand for them."),
                     missing->examples->str));
          continue;
        }
      name = dup_script_name (missing->script);
      g_ptr_array_add (
          pages->remarks,
          /* Translators: the first %s is a script, such as "Devanagari", the second one are some of
           * its characters */
          g_strdup_printf (_("No installed font has the script %s (%s): boxes stand for it."),
                              name, missing->examples->str));
    }
}

static const char *
get_problem_words (ReadoutPictureProblem problem)
{
  switch (problem)
    {
    case READOUT_PICTURE_MISSING:
      /* Translators: %s is the name of a picture's file, here and below */
      return _("The picture “%s” is not there.");
    case READOUT_PICTURE_REMOTE:
      return _("The picture “%s” is no file on this computer: nothing is fetched.");
    case READOUT_PICTURE_OUTSIDE:
      return _("The picture “%s” is not in the folder of the briefing.");
    case READOUT_PICTURE_TOO_LARGE:
      return _("The picture “%s” is too large.");
    case READOUT_PICTURE_NO_FOLDER:
      return _("The picture “%s” is not shown: the briefing is in no folder yet.");
    case READOUT_PICTURE_SHOWN:
    case READOUT_PICTURE_UNREADABLE:
    default:
      return _("The picture “%s” cannot be read as one.");
    }
}

static int
compare_addresses (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
add_picture_remarks (ReadoutPages *pages)
{
  GHashTable *refused = pages->galley->inlines.refused;
  g_autofree const char **addresses = (const char **)g_hash_table_get_keys_as_array (refused, NULL);
  guint n_addresses = g_hash_table_size (refused);

  qsort (addresses, n_addresses, sizeof (char *), compare_addresses);
  for (guint i = 0; i < n_addresses; i++)
    {
      const char *words =
          get_problem_words (GPOINTER_TO_UINT (g_hash_table_lookup (refused, addresses[i])));
      g_autofree char *shown =
          g_utf8_substring (addresses[i], 0, MIN (g_utf8_strlen (addresses[i], -1), 80));
      g_auto (GStrv) parts = g_strsplit (words, "%s", 2);

      g_ptr_array_add (pages->remarks, g_strconcat (parts[0], shown, parts[1], NULL));
    }
}

void
readout_pages_find_remarks (ReadoutPages *pages)
{
  add_script_remarks (pages);
  add_picture_remarks (pages);
}

GPtrArray *
readout_pages_get_remarks (ReadoutPages *pages)
{
  g_return_val_if_fail (READOUT_IS_PAGES (pages), NULL);

  return pages->remarks;
}
