/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check: is the actor who is named as speaker the one who is cited?
 */
#include "briefing/readout-check-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "briefing/readout-citation.h"

/* What has more words is no sentence. */
#define WORDS_MAX 600

/* Whether one of the cited statements names its speaker. */
static gboolean
has_named_speaker (const ReadoutSentenceNames *names)
{
  for (guint i = 0; i < names->checked->cited->len; i++)
    if (readout_voice_has_name (readout_statement_get_actor (
            ((ReadoutCheckStatement *)g_ptr_array_index (names->checked->cited, i))->statement)))
      return TRUE;
  return FALSE;
}

/* The first name of a speaker who is not cited; %NULL when there is none. */
static const ReadoutMention *
find_wrong (const ReadoutSentenceNames *names)
{
  ReadoutStanding wanted =
      has_named_speaker (names) ? READOUT_STANDING_SPEAKER : READOUT_STANDING_REPORTER;
  gboolean has_cited = FALSE;

  for (guint i = 0; i < names->mentions->len; i++)
    {
      const ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, i);

      if (mention->role == READOUT_ROLE_STRONG && mention->standing == READOUT_STANDING_NONE)
        return mention;
      has_cited = has_cited || (mention->standing >= wanted && !mention->is_content);
    }
  for (guint i = 0; !has_cited && i < names->mentions->len; i++)
    {
      const ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, i);

      if (mention->role == READOUT_ROLE_WEAK && mention->standing == READOUT_STANDING_NONE)
        return mention;
    }
  return NULL;
}

/* The voice whose name belongs in the sentence: of the first statement that has a speaker with a
 * name. */
static const ReadoutVoice *
find_speaker (ReadoutCheckedSentence *checked, const ReadoutCheckStatement **statement)
{
  for (guint i = 0; i < checked->cited->len; i++)
    {
      const ReadoutCheckStatement *cited = g_ptr_array_index (checked->cited, i);
      const ReadoutVoice *voice = readout_statement_get_actor (cited->statement);

      if (readout_voice_has_name (voice))
        {
          *statement = cited;
          return voice;
        }
    }
  *statement = g_ptr_array_index (checked->cited, 0);
  return NULL;
}

/* Whether any cited report speaks of the mention at all. */
static gboolean
is_in_reports (const ReadoutSentenceNames *names, const ReadoutMention *mention)
{
  for (guint i = 0; i < names->checked->cited->len; i++)
    if (readout_check_report_has_word (
            ((ReadoutCheckStatement *)g_ptr_array_index (names->checked->cited, i))->report,
            readout_names_get_token (names, mention->end - 1)->key))
      return TRUE;
  return FALSE;
}

static void
add_finding (const ReadoutSentenceNames *names, const ReadoutMention *mention)
{
  ReadoutCheckedSentence *checked = names->checked;
  const ReadoutCheckStatement *statement;
  const ReadoutVoice *speaker = find_speaker (checked, &statement);
  ReadoutSpan span = { readout_names_get_token (names, mention->start)->span.start,
                       readout_names_get_token (names, mention->end - 1)->span.end };
  g_autofree char *named = g_strndup (names->words + span.start, span.end - span.start);
  ReadoutFinding *finding;

  /* Whom a statement means that names nobody, the person may know better. */
  if (speaker == NULL && is_in_reports (names, mention))
    return;
  finding = readout_checked_sentence_add (
      checked, READOUT_FINDING_WRONG_SPEAKER, READOUT_SEVERITY_ERROR,
      readout_draft_sentence_get_source (checked->sentence, span), statement->key,
      speaker != NULL
      ? g_strdup_printf (_ ("The sentence names %s, the cited speaker is %s."), named,
                            speaker->name)
      : g_strdup_printf (_ ("The sentence names %s, of whom the cited report does not speak."),
                            named));
  if (speaker != NULL)
    finding->fix = readout_citation_escape (readout_actor_index_skip_article (speaker->name));
}

void
readout_check_speakers (ReadoutCheckedSentence *checked)
{
  ReadoutSentenceNames names = { checked, checked->sentence->words, NULL, NULL, G_MAXUINT };
  const ReadoutMention *wrong;

  if (checked->cited->len == 0 || !checked->all_known || checked->sentence->is_label)
    return;
  names.tokens = readout_name_tokens_new (names.words, strlen (names.words));
  names.mentions = g_array_new (FALSE, FALSE, sizeof (ReadoutMention));
  if (names.tokens->len <= WORDS_MAX)
    {
      readout_names_find (&names);
      readout_names_find_roles (&names);
    }
  wrong = find_wrong (&names);
  if (wrong != NULL)
    add_finding (&names, wrong);
  g_array_unref (names.mentions);
  g_array_unref (names.tokens);
}
