/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports begin with what somebody is and name them in the sentences that follow.
 */
#include "attribution/readout-introductions.h"

#include <string.h>

#include "attribution/readout-actor-roles.h"
#include "attribution/readout-actor-words.h"

/* How far down a report still introduces people, and how many tokens later it names them. */
#define LEAD_TOKENS 110
#define LEAD_PARAGRAPHS 3
#define NAMED_WITHIN 150

static guint
find_first_mention (const ReadoutNames *names, guint token)
{
  guint low = 0;
  guint high = names->mentions->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (names->mentions, ReadoutMention, middle).first < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_subject (const ReadoutAnalysis *analysis, const ReadoutMention *mention)
{
  if (mention->end < readout_analysis_n_tokens (analysis) && analysis->cue_of[mention->end] != 0)
    return TRUE;
  for (guint i = mention->first; i < mention->end && analysis->has_trees; i++)
    {
      const ReadoutToken *token = readout_analysis_token (analysis, i);

      if (token->head >= (gint32)mention->first && token->head < (gint32)mention->end)
        continue;
      return token->relation == READOUT_RELATION_NSUBJ ||
             token->relation == READOUT_RELATION_NSUBJ_PASS;
    }
  return FALSE;
}

/* Whether an office that @actor is called by is another one than @role. */
static gboolean
has_other_office (const ReadoutAnalysis *analysis,
                  const ReadoutActor *actor,
                  const ReadoutRole *role)
{
  if (strcmp (role->word, "official") == 0)
    return FALSE;
  for (guint i = 0; i < actor->roles->len; i++)
    {
      const ReadoutRole *own = &g_array_index (actor->roles, ReadoutRole, i);

      if (strcmp (own->word, role->word) != 0 &&
          readout_language_find (analysis->language, READOUT_LIST_TITLES, own->word, -1, NULL))
        return TRUE;
    }
  return FALSE;
}

ReadoutActor *
readout_introductions_find (const ReadoutAnalysis *analysis,
                            const ReadoutNames *names,
                            const ReadoutRole *role,
                            ReadoutRange range)
{
  const ReadoutSentence *sentence = readout_analysis_sentence_of (analysis, range.first);
  ReadoutActor *subject = NULL;

  if (range.first > LEAD_TOKENS || sentence->paragraph > LEAD_PARAGRAPHS)
    return NULL;
  for (guint i = find_first_mention (names, range.end); i < names->mentions->len; i++)
    {
      const ReadoutMention *mention = &g_array_index (names->mentions, ReadoutMention, i);
      ReadoutActor *actor = mention->actor;

      if (mention->first > range.end + NAMED_WITHIN)
        break;
      if (actor->kind != READOUT_ACTOR_PERSON || !actor->named || actor->plural ||
          strchr (actor->name, ' ') == NULL)
        continue;
      if (actor->salience == G_MININT32 &&
          readout_actor_roles_fit (actor, role) != READOUT_ROLE_FIT_NONE)
        return actor;
      if (subject == NULL && actor->salience == G_MININT32 && mention->first >= sentence->end &&
          is_subject (analysis, mention))
        subject = actor;
    }
  return subject != NULL && sentence->paragraph <= 1 && !has_other_office (analysis, subject, role)
             ? subject
             : NULL;
}
