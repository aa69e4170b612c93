/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check: who is named in a sentence, and is that who is cited?
 */
#include "briefing/readout-check-names.h"

#include <string.h>

gboolean
readout_names_is_word (const ReadoutSentenceNames *names, guint index, const char *word)
{
  ReadoutSpan span = readout_names_get_token (names, index)->span;

  return strlen (word) == span.end - span.start &&
         g_ascii_strncasecmp (names->words + span.start, word, span.end - span.start) == 0;
}

gboolean
readout_names_is_one_of (const ReadoutSentenceNames *names, guint index, const char *const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (readout_names_is_word (names, index, list[i]))
      return TRUE;
  return FALSE;
}

gboolean
readout_names_is_cue (const ReadoutSentenceNames *names, guint index)
{
  const ReadoutNameToken *token = readout_names_get_token (names, index);

  return !token->is_capital &&
         readout_check_sources_is_cue (names->checked->sources, names->words + token->span.start,
                                       token->span.end - token->span.start);
}

gboolean
readout_names_is_quoted (const ReadoutSentenceNames *names, guint index)
{
  GArray *quotations = names->checked->sentence->quotations;
  guint32 place = readout_names_get_token (names, index)->span.start;

  for (guint i = 0; i < quotations->len; i++)
    {
      ReadoutSpan span = readout_spans_get (quotations, i);

      if (place >= span.start && place < span.end)
        return TRUE;
    }
  return FALSE;
}

/* What stands between a token and the next one (or the end), or before the first (index -1). */
gboolean
readout_names_has_between (const ReadoutSentenceNames *names, int index, const char *marks)
{
  gsize start = index >= 0 ? readout_names_get_token (names, (guint)index)->span.end : 0;
  gsize end = index + 1 < (int)names->tokens->len
                  ? readout_names_get_token (names, (guint)index + 1)->span.start
                  : strlen (names->words);

  for (const char *mark = marks; *mark != '\0'; mark = g_utf8_next_char (mark))
    for (const char *p = names->words + start; p < names->words + end; p = g_utf8_next_char (p))
      if (g_utf8_get_char (p) == g_utf8_get_char (mark))
        return TRUE;
  return FALSE;
}

/* --- Who is meant ----------------------------------------------------------------------------- */

static gboolean
has_token (GArray *tokens, guint64 key)
{
  for (guint i = 0; i < tokens->len; i++)
    if (g_array_index (tokens, ReadoutNameToken, i).key == key)
      return TRUE;
  return FALSE;
}

/* Whether a name is one of a person and another of somebody else of that surname: "Bill Clinton"
 * for "Hillary Clinton". */
static gboolean
is_namesake (const ReadoutSentenceNames *names,
             const ReadoutMention *mention,
             GArray *voice,
             ReadoutActorKind kind)
{
  guint surname = readout_actor_index_find_surname (voice);
  const char *own = names->words + readout_names_get_token (names, mention->start)->span.start;
  const ReadoutNameToken *first;

  if (kind != READOUT_ACTOR_PERSON || surname == 0 || mention->end - mention->start < 2 ||
      mention->actors == NULL)
    return FALSE;
  first = &g_array_index (voice, ReadoutNameToken, 0);
  return !has_token (voice, readout_names_get_token (names, mention->start)->key) &&
         g_array_index (voice, ReadoutNameToken, surname).key ==
             readout_names_get_token (names, mention->end - 1)->key &&
         first->span.end - first->span.start > 2 && own[1] != '.';
}

/* Whether the mention is the name of a voice, or a part of it. */
static gboolean
names_voice (const ReadoutSentenceNames *names,
             const ReadoutMention *mention,
             const ReadoutVoice *voice)
{
  ReadoutActorIndex *index = readout_check_sources_get_actors (names->checked->sources);
  gint64 number = readout_actor_index_get_number (index, voice);
  g_autoptr (GArray) tokens = NULL;

  for (guint i = 0; number != 0 && mention->actors != NULL && i < mention->actors->len; i++)
    if (g_array_index (mention->actors, gint64, i) == number)
      return TRUE;
  if (voice->name == NULL)
    return FALSE;
  tokens = readout_name_tokens_new (voice->name, strlen (voice->name));
  return has_token (tokens, readout_names_get_token (names, mention->end - 1)->key) &&
         !is_namesake (names, mention, tokens, voice->kind);
}

gboolean
readout_voice_has_name (const ReadoutVoice *voice)
{
  return voice != NULL && voice->name != NULL && g_ascii_strncasecmp (voice->name, "a ", 2) != 0 &&
         g_ascii_strncasecmp (voice->name, "an ", 3) != 0 &&
         g_unichar_isupper (g_utf8_get_char (readout_actor_index_skip_article (voice->name)));
}

/* Whether the words of the report that name the voice have the name: of a person with a name the
 * last of them, or "Sanders campaign manager Jeff Weaver" would be Sanders. */
static gboolean
is_in_words_of (const ReadoutSentenceNames *names,
                const ReadoutMention *mention,
                const ReadoutCheckStatement *cited,
                const ReadoutVoice *voice)
{
  ReadoutText *text = cited->report->report->text;
  GArray *spans =
      voice->span != NULL && voice->span->len > 0 ? voice->span : cited->statement->source;
  guint64 key = readout_names_get_token (names, mention->end - 1)->key;
  g_autofree char *words = NULL;
  g_autoptr (GArray) tokens = NULL;

  if (text == NULL || spans->len == 0)
    return FALSE;
  words = readout_text_dup_spans (text, spans, " ");
  tokens = readout_name_tokens_new (words, strlen (words));
  if (voice->kind == READOUT_ACTOR_PERSON && readout_voice_has_name (voice) && tokens->len > 0)
    return g_array_index (tokens, ReadoutNameToken, tokens->len - 1).key == key;
  return has_token (tokens, key);
}

/* Whether the mention is the outlet or the author: who reports may be named for what is reported.
 */
static gboolean
names_report (const ReadoutSentenceNames *names,
              const ReadoutMention *mention,
              const ReadoutCheckStatement *cited)
{
  const char *const fields[] = { cited->report->report->outlet, cited->report->report->author };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL)
      {
        g_autoptr (GArray) tokens = readout_name_tokens_new (fields[i], strlen (fields[i]));

        if (has_token (tokens, readout_names_get_token (names, mention->end - 1)->key))
          return TRUE;
      }
  return FALSE;
}

static ReadoutStanding
find_standing (const ReadoutSentenceNames *names, const ReadoutMention *mention)
{
  ReadoutStanding standing = READOUT_STANDING_NONE;

  for (guint i = 0; i < names->checked->cited->len; i++)
    {
      const ReadoutCheckStatement *cited = g_ptr_array_index (names->checked->cited, i);
      const ReadoutVoice *speaker = readout_statement_get_actor (cited->statement);

      for (guint j = 0; j < cited->statement->voices->len; j++)
        {
          const ReadoutVoice *voice = g_ptr_array_index (cited->statement->voices, j);

          if (!names_voice (names, mention, voice) &&
              !is_in_words_of (names, mention, cited, voice))
            continue;
          if (voice == speaker)
            return READOUT_STANDING_SPEAKER;
          standing = READOUT_STANDING_REPORTER;
        }
      if (standing == READOUT_STANDING_NONE && names_report (names, mention, cited))
        standing = READOUT_STANDING_REPORTER;
    }
  return standing;
}

/* Whether the words beside the name are beside it in what a cited statement says. */
static gboolean
is_content (const ReadoutSentenceNames *names, const ReadoutMention *mention)
{
  for (guint i = 0; i < names->checked->cited->len; i++)
    {
      ReadoutCheckStatement *cited = g_ptr_array_index (names->checked->cited, i);

      if ((mention->start > 0 &&
           readout_check_statement_has_pair (
               cited, readout_names_get_token (names, mention->start - 1)->key,
               readout_names_get_token (names, mention->start)->key)) ||
          (mention->end < names->tokens->len &&
           readout_check_statement_has_pair (cited,
                                             readout_names_get_token (names, mention->end - 1)->key,
                                             readout_names_get_token (names, mention->end)->key)))
        return TRUE;
    }
  return FALSE;
}

/* A name of two words and more that the project does not know, and none of the cited reports has a
 * word of: somebody else altogether. Returns how many words it has. */
static guint
find_stranger (const ReadoutSentenceNames *names, guint at)
{
  guint end = at;

  while (end < names->tokens->len && readout_names_get_token (names, end)->is_capital &&
         !readout_names_is_quoted (names, end) &&
         (end == at || !readout_names_has_between (names, (int)end - 1, ",.;:()“”\"")))
    {
      guint64 key = readout_names_get_token (names, end)->key;

      for (guint i = 0; i < names->checked->cited->len; i++)
        {
          ReadoutCheckStatement *cited = g_ptr_array_index (names->checked->cited, i);

          if (readout_check_report_has_word (cited->report, key))
            return 0;
        }
      end++;
    }
  return end - at >= 2 ? end - at : 0;
}

void
readout_names_find (ReadoutSentenceNames *names)
{
  ReadoutActorIndex *index = readout_check_sources_get_actors (names->checked->sources);

  for (guint i = 0; i < names->tokens->len;)
    {
      ReadoutMention mention = { i, i, NULL, FALSE, READOUT_STANDING_NONE, READOUT_ROLE_NONE };
      guint n = readout_names_is_quoted (names, i)
                    ? 0
                    : readout_actor_index_find (index, names->tokens, i, &mention.actors);

      if (n == 0 && readout_names_get_token (names, i)->is_capital &&
          !readout_names_is_quoted (names, i))
        n = find_stranger (names, i);
      if (n == 0)
        {
          i++;
          continue;
        }
      mention.end = i + n;
      mention.standing = find_standing (names, &mention);
      mention.is_content = is_content (names, &mention);
      g_array_append_val (names->mentions, mention);
      i += n;
    }
}
