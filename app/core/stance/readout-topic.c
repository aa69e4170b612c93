/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A topic: a proposition with the terms that statements about it use.
 */
#include "stance/readout-topic.h"

#include <glib/gi18n-lib.h>

#include "stance/readout-term.h"

#define PROPOSITION_MAX 500
#define TERMS_MAX 64

static GStrv
find_terms (const char *proposition)
{
  g_autoptr (GArray) words = readout_terms_split (proposition, -1);
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

ReadoutTopic *
readout_topic_new (gint64 id, const char *proposition, const char *const *terms)
{
  ReadoutTopic *topic;

  g_return_val_if_fail (proposition != NULL, NULL);

  topic = g_new0 (ReadoutTopic, 1);
  topic->id = id;
  topic->proposition = g_strdup (proposition);
  topic->terms = terms != NULL ? g_strdupv ((GStrv)terms) : find_terms (proposition);
  return topic;
}

ReadoutTopic *
readout_topic_copy (const ReadoutTopic *topic)
{
  g_return_val_if_fail (topic != NULL, NULL);

  return readout_topic_new (topic->id, topic->proposition, (const char *const *)topic->terms);
}

void
readout_topic_free (ReadoutTopic *topic)
{
  g_free (topic->proposition);
  g_strfreev (topic->terms);
  g_free (topic);
}

ReadoutTopic *
readout_topic_new_from_person (gint64 id, const char *proposition, GError **error)
{
  g_autofree char *stripped = NULL;
  g_autoptr (ReadoutTopic) topic = NULL;

  g_return_val_if_fail (proposition != NULL, NULL);

  if (!g_utf8_validate (proposition, -1, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("The topic is not valid text."));
      return NULL;
    }
  stripped = g_strstrip (g_strdup (proposition));
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
  topic = readout_topic_new (id, stripped, NULL);
  if (topic->terms[0] == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” holds no word that a statement could be about. Name who does what."),
                      stripped);
      return NULL;
    }
  return g_steal_pointer (&topic);
}
