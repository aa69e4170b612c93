/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decides which hyphens at the ends of lines are part of a word.
 */
#include "formats/readout-pdf-hyphens.h"

#include <string.h>

#include "import/readout-import-words.h"

/* Words are not longer, in bytes. */
#define WORD_MAX 60

struct _ReadoutPdfHyphens
{
  GHashTable *counts; /* word in lower case → how often it is inside of a line */
};

typedef struct
{
  char left[WORD_MAX + 8];
  char right[WORD_MAX + 8];
  gboolean soft; /* it is a soft hyphen */
} Parts;

ReadoutPdfHyphens *
readout_pdf_hyphens_new (void)
{
  ReadoutPdfHyphens *hyphens = g_new0 (ReadoutPdfHyphens, 1);

  hyphens->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return hyphens;
}

void
readout_pdf_hyphens_free (ReadoutPdfHyphens *hyphens)
{
  if (hyphens == NULL)
    return;
  g_hash_table_unref (hyphens->counts);
  g_free (hyphens);
}

static gboolean
is_hyphen (gunichar character)
{
  return character == '-' || character == 0xAD || character == 0x2010;
}

static gboolean
is_word_character (gunichar character)
{
  return g_unichar_isalpha (character) || g_unichar_ismark (character) || is_hyphen (character);
}

/* The word in lower case, with plain hyphens; FALSE if it is too long. */
static gboolean
fold_word (const char *start, const char *end, char *folded)
{
  gsize n = 0;

  for (; start < end; start = g_utf8_next_char (start))
    {
      gunichar character = g_utf8_get_char (start);

      if (n > WORD_MAX)
        return FALSE;
      n += g_unichar_to_utf8 (is_hyphen (character) ? '-' : g_unichar_tolower (character),
                              folded + n);
    }
  folded[n] = '\0';
  return TRUE;
}

/* The two parts of a word that a hyphen at the end of @line parts; FALSE if there is none. */
static gboolean
find_parts (const char *line, const char *next, Parts *parts)
{
  const char *end = line + strlen (line);
  const char *start;
  const char *stop = next;
  gunichar hyphen;

  while (end > line && end[-1] == ' ')
    end--;
  if (end == line)
    return FALSE;
  end = g_utf8_find_prev_char (line, end);
  hyphen = g_utf8_get_char (end);
  if (!is_hyphen (hyphen))
    return FALSE;
  parts->soft = hyphen == 0xAD;
  for (start = end; start > line;)
    {
      const char *before = g_utf8_find_prev_char (line, start);

      if (!is_word_character (g_utf8_get_char (before)))
        break;
      start = before;
    }
  while (*stop != '\0' && is_word_character (g_utf8_get_char (stop)))
    stop = g_utf8_next_char (stop);
  return start < end && stop > next && !is_hyphen (g_utf8_get_char (next)) &&
         !is_hyphen (g_utf8_get_char (g_utf8_find_prev_char (line, end))) &&
         fold_word (start, end, parts->left) && fold_word (next, stop, parts->right);
}

static void
add_word (ReadoutPdfHyphens *hyphens, char *word)
{
  if (!g_hash_table_contains (hyphens->counts, word))
    g_hash_table_insert (hyphens->counts, g_strdup (word), GUINT_TO_POINTER (0));
}

static guint
get_count (ReadoutPdfHyphens *hyphens, const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (hyphens->counts, word));
}

void
readout_pdf_hyphens_announce (ReadoutPdfHyphens *hyphens, const char *line, const char *next)
{
  Parts parts;
  g_autofree char *closed = NULL;
  g_autofree char *hyphenated = NULL;

  if (!find_parts (line, next, &parts))
    return;
  closed = g_strconcat (parts.left, parts.right, NULL);
  hyphenated = g_strconcat (parts.left, "-", parts.right, NULL);
  add_word (hyphens, closed);
  add_word (hyphens, hyphenated);
  add_word (hyphens, parts.left);
  add_word (hyphens, parts.right);
}

void
readout_pdf_hyphens_count (ReadoutPdfHyphens *hyphens, const char *line)
{
  char folded[WORD_MAX + 8];
  const char *at = line;
  gpointer key;
  gpointer value;

  if (g_hash_table_size (hyphens->counts) == 0)
    return;
  while (*at != '\0')
    {
      const char *start = at;

      while (*at != '\0' && is_word_character (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      /* What is parted at the end of a line proves nothing about itself. */
      if (at > start && *at != '\0' && fold_word (start, at, folded) &&
          g_hash_table_lookup_extended (hyphens->counts, folded, &key, &value))
        g_hash_table_insert (hyphens->counts, g_strdup (folded),
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (value) + 1));
      while (*at != '\0' && !is_word_character (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
    }
}

/* Whether the hyphen belongs to the word, by its parts and by how it is written elsewhere. */
static gboolean
is_compound (ReadoutPdfHyphens *hyphens, const Parts *parts)
{
  g_autofree char *closed = g_strconcat (parts->left, parts->right, NULL);
  g_autofree char *hyphenated = g_strconcat (parts->left, "-", parts->right, NULL);
  guint n_closed = get_count (hyphens, closed);
  guint n_hyphenated = get_count (hyphens, hyphenated);

  if (n_closed != n_hyphenated)
    return n_hyphenated > n_closed;
  if (strchr (parts->left, '-') != NULL || strchr (parts->right, '-') != NULL ||
      g_utf8_strlen (parts->left, -1) == 1 ||
      readout_import_words_has (READOUT_IMPORT_BEFORE_HYPHEN, parts->left, strlen (parts->left)))
    return TRUE;
  return get_count (hyphens, parts->left) > 0 && get_count (hyphens, parts->right) > 0 &&
         g_utf8_strlen (parts->left, -1) > 2 && g_utf8_strlen (parts->right, -1) > 2 &&
         !readout_import_words_has (READOUT_IMPORT_CLOSED, parts->left, strlen (parts->left));
}

/* Whether the letters beside a hyphen with no word to its left or right go on: "2021-", "22". */
static gboolean
joins_numbers (const char *line, const char *next)
{
  gsize n = strlen (line);

  while (n > 0 && line[n - 1] == ' ')
    n--;
  return n > 1 && line[n - 1] == '-' && g_ascii_isalnum (line[n - 2]) && g_ascii_isalnum (*next);
}

ReadoutPdfHyphen
readout_pdf_hyphens_decide (ReadoutPdfHyphens *hyphens, const char *line, const char *next)
{
  Parts parts;

  if (!find_parts (line, next, &parts))
    return joins_numbers (line, next) ? READOUT_PDF_HYPHEN_KEPT : READOUT_PDF_HYPHEN_NONE;
  if (parts.soft)
    return READOUT_PDF_HYPHEN_REMOVED;
  /* "pre- and post-war" */
  if (readout_import_words_has (READOUT_IMPORT_JOIN, parts.right, strlen (parts.right)) ||
      strcmp (parts.right, "or") == 0)
    return READOUT_PDF_HYPHEN_NONE;
  /* A name goes on ("Franco-", "German"); a word in capitals is parted as any other. */
  if (g_unichar_isupper (g_utf8_get_char (next)) &&
      !g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (next))))
    return READOUT_PDF_HYPHEN_KEPT;
  return is_compound (hyphens, &parts) ? READOUT_PDF_HYPHEN_KEPT : READOUT_PDF_HYPHEN_REMOVED;
}
