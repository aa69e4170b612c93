/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a statement says, made comparable.
 */
#include "stance/readout-claim-key.h"

#include <string.h>

#include "stance/readout-term.h"
#include "text/readout-plain-words.h"

/* Contents with fewer words of substance tell little by themselves. */
#define STEMS_MIN 3

/* In copies of one text: so many words of substance, of which that share is in both, say the same.
 */
#define NEAR_STEMS_MIN 4
#define NEAR_SHARE_MIN 0.75

static int
compare_stems (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The words of substance, in order, each once. */
static GPtrArray *
find_stems (ReadoutText *text, const ReadoutStatement *statement)
{
  g_autofree char *words = readout_text_dup_spans (text, statement->content, " ");
  g_autoptr (GArray) terms = readout_terms_split (words, -1);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GPtrArray *stems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < terms->len; i++)
    if (g_array_index (terms, ReadoutTerm, i).stem != NULL)
      g_ptr_array_add (all, g_array_index (terms, ReadoutTerm, i).stem);
  g_ptr_array_sort (all, compare_stems);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || strcmp (g_ptr_array_index (all, i), g_ptr_array_index (all, i - 1)) != 0)
      g_ptr_array_add (stems, g_strdup (g_ptr_array_index (all, i)));
  return stems;
}

/* Short contents tell little by themselves: their words must be the same, and their cues; "denied
 * it" is the same only in the same paragraph. */
static void
append_short (GString *key, ReadoutText *text, const ReadoutStatement *statement, gboolean is_empty)
{
  g_autofree char *words = readout_text_dup_spans (text, statement->content, " ");
  g_autofree char *cue = readout_text_dup_spans (text, statement->cue, " ");

  g_string_append (key, "|=");
  readout_plain_words_append (key, words);
  g_string_append_c (key, '|');
  readout_plain_words_append (key, cue);
  if (is_empty)
    {
      GArray *paragraphs = readout_text_get_paragraphs (text);
      ReadoutSpan span = { 0, 0 };

      if (statement->paragraph < paragraphs->len)
        span = g_array_index (paragraphs, ReadoutParagraph, statement->paragraph).span;
      g_string_append_printf (
          key, "|%" G_GUINT64_FORMAT,
          readout_plain_words_hash (readout_text_get_string (text, NULL) + span.start,
                                    span.end - span.start));
    }
}

ReadoutClaimKey *
readout_claim_key_new (ReadoutText *text, const ReadoutStatement *statement)
{
  ReadoutClaimKey *key;
  GString *string;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  key = g_new0 (ReadoutClaimKey, 1);
  string = g_string_new (NULL);
  key->stems = find_stems (text, statement);
  if (key->stems->len < STEMS_MIN)
    append_short (string, text, statement, key->stems->len == 0);
  g_string_append_printf (string, "|%d", statement->negated);
  for (guint i = 0; i < key->stems->len; i++)
    g_string_append_printf (string, "|%s", (char *)g_ptr_array_index (key->stems, i));
  key->key = g_string_free (string, FALSE);
  return key;
}

void
readout_claim_key_free (ReadoutClaimKey *key)
{
  if (key == NULL)
    return;
  g_ptr_array_unref (key->stems);
  g_free (key->key);
  g_free (key);
}

gint64
readout_claim_key_get_number (const ReadoutClaimKey *key)
{
  guint64 number;
  gint64 integer;

  g_return_val_if_fail (key != NULL, 0);

  number = readout_plain_word_hash (key->key, key->key + strlen (key->key));
  memcpy (&integer, &number, sizeof integer);
  return integer;
}

double
readout_claim_keys_compare (const ReadoutClaimKey *key, const ReadoutClaimKey *other)
{
  guint n_common = 0;
  double share;

  g_return_val_if_fail (key != NULL && other != NULL, 0);

  if (key->stems->len < NEAR_STEMS_MIN)
    return 0;
  for (guint i = 0, j = 0; i < key->stems->len && j < other->stems->len;)
    {
      int order = strcmp (g_ptr_array_index (key->stems, i), g_ptr_array_index (other->stems, j));

      n_common += order == 0;
      i += order <= 0;
      j += order >= 0;
    }
  share = (double)n_common / MAX (1, key->stems->len + other->stems->len - n_common);
  return share >= NEAR_SHARE_MIN ? share : 0;
}
