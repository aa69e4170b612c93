/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A topic: a proposition with the terms that statements about it use.
 */
#include "stance/readout-proposition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stance/readout-term.h"

#define PROPOSITION_MAX 500
#define TERMS_MAX 64

static GStrv
find_terms (const char *text)
{
  g_autoptr (GArray) words = readout_terms_split (text, -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < words->len && g_hash_table_size (seen) < TERMS_MAX; i++)
    {
      ReadoutTerm *term = &g_array_index (words, ReadoutTerm, i);

      if (term->stem != NULL && g_hash_table_add (seen, term->stem))
        g_strv_builder_add (builder, term->stem);
    }
  return g_strv_builder_end (builder);
}

ReadoutProposition *
readout_proposition_new (gint64 id, const char *text, const char *const *terms)
{
  ReadoutProposition *topic;

  g_return_val_if_fail (text != NULL, NULL);

  topic = g_new0 (ReadoutProposition, 1);
  topic->id = id;
  topic->text = g_strdup (text);
  topic->terms = terms != NULL ? g_strdupv ((GStrv)terms) : find_terms (text);
  return topic;
}

ReadoutProposition *
readout_proposition_copy (const ReadoutProposition *topic)
{
  g_return_val_if_fail (topic != NULL, NULL);

  return readout_proposition_new (topic->id, topic->text, (const char *const *)topic->terms);
}

void
readout_proposition_free (ReadoutProposition *topic)
{
  g_free (topic->text);
  g_strfreev (topic->terms);
  g_free (topic);
}

/* The text as it is compared. */
static char *
fold_text (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
    else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
      g_string_append_c (plain, ' ');
  while (plain->len > 0 && strchr (". ", plain->str[plain->len - 1]) != NULL)
    g_string_truncate (plain, plain->len - 1);
  return g_string_free (plain, FALSE);
}

gboolean
readout_proposition_is_same (const char *text, const char *other)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_return_val_if_fail (text != NULL && other != NULL, FALSE);

  first = fold_text (text);
  second = fold_text (other);
  return g_str_equal (first, second);
}

ReadoutProposition *
readout_proposition_new_from_person (gint64 id, const char *text, GError **error)
{
  g_autofree char *stripped = NULL;
  g_autoptr (ReadoutProposition) topic = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("The topic is not valid text."));
      return NULL;
    }
  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("A topic needs words."));
      return NULL;
    }
  if (g_utf8_strlen (stripped, -1) > PROPOSITION_MAX)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("A topic has at most %d characters. Say it in one sentence."),
                      PROPOSITION_MAX);
      return NULL;
    }
  topic = readout_proposition_new (id, stripped, NULL);
  if (topic->terms[0] == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” holds no word that a statement could be about. Name who does what."),
                      stripped);
      return NULL;
    }
  return g_steal_pointer (&topic);
}
