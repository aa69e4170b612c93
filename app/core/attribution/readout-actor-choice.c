/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of those who share a name is meant.
 */
#include "attribution/readout-actor-matcher-private.h"

#include <string.h>

/* One of several of the same full name is meant by it alone when so much of what is said under that
 * name is that one's. */
#define NAMESAKE_MIN 8
#define NAMESAKE_SHARE 0.75

char *
readout_actor_choice_dup_pair (gint64 id, gint64 other)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (id, other),
                          MAX (id, other));
}

/* Whether the person said that @known is not the one who has that very name. */
static gboolean
is_apart (ReadoutActorMatcher *matcher,
          const ReadoutActorQuery *query,
          const ReadoutKnownActor *known)
{
  if (query->holders == NULL || g_hash_table_size (matcher->apart) == 0)
    return FALSE;
  for (guint i = 0; i < query->holders->len; i++)
    {
      const ReadoutKnownActor *holder = g_array_index (query->holders, ReadoutKnownName, i).known;
      g_autofree char *pair = readout_actor_choice_dup_pair (known->id, holder->id);

      if (g_hash_table_contains (matcher->apart, pair))
        return TRUE;
    }
  return FALSE;
}

void
readout_actor_choice_doubt (GArray *doubts,
                            const ReadoutKnownActor *known,
                            ReadoutLikeness likeness)
{
  ReadoutActorCandidate candidate = { known->id, likeness };

  if (doubts == NULL)
    return;
  for (guint i = 0; i < doubts->len; i++)
    if (g_array_index (doubts, ReadoutActorCandidate, i).id == known->id)
      return;
  g_array_append_val (doubts, candidate);
}

/* Whether every name of @known among @names goes with the middle names and generation of the query;
 * if not, why it may be meant all the same. */
static gboolean
names_fit (const ReadoutActorQuery *query,
           GArray *names,
           const ReadoutKnownActor *known,
           ReadoutLikeness *likeness)
{
  if (query->parts.first == NULL)
    return TRUE;
  for (guint i = 0; i < names->len; i++)
    {
      const ReadoutKnownName *named = &g_array_index (names, ReadoutKnownName, i);

      if (named->known != known)
        continue;
      if (!g_str_equal (named->generation, query->parts.generation))
        {
          *likeness = READOUT_LIKENESS_GENERATION;
          return FALSE;
        }
      if (!readout_name_parts_middle_fits (named->middle, query->middle))
        {
          *likeness = READOUT_LIKENESS_MIDDLE_NAME;
          return FALSE;
        }
    }
  return TRUE;
}

void
readout_actor_choice_weigh (ReadoutActorMatcher *matcher,
                            const ReadoutActorQuery *query,
                            GArray *names,
                            gboolean check_names,
                            GArray *doubts,
                            ReadoutActorChoice *choice)
{
  *choice = (ReadoutActorChoice){ 0 };
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      ReadoutKnownActor *known = g_array_index (names, ReadoutKnownName, i).known;
      ReadoutLikeness likeness = READOUT_LIKENESS_NAME;
      ReadoutEvidence evidence;
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = g_array_index (names, ReadoutKnownName, j).known == known;
      if (seen || is_apart (matcher, query, known))
        continue;
      evidence = readout_evidence_weigh (matcher->language, query->profile->gender, &query->roles,
                                         known->gender, &known->roles);
      if (evidence == READOUT_EVIDENCE_AGAINST ||
          (check_names && !names_fit (query, names, known, &likeness)))
        {
          readout_actor_choice_doubt (doubts, known, likeness);
          continue;
        }
      choice->fitting[choice->n_fitting++] = known;
      if (evidence == READOUT_EVIDENCE_FOR)
        {
          choice->n_supported++;
          choice->supported = choice->n_supported == 1 ? known : NULL;
        }
    }
}

gint64
readout_actor_choice_decide (const ReadoutActorChoice *choice,
                             gboolean needs_support,
                             ReadoutLikeness likeness,
                             GArray *doubts)
{
  if (choice->supported != NULL)
    return choice->supported->id;
  if (!needs_support && choice->n_fitting == 1)
    return choice->fitting[0]->id;
  for (guint i = 0; i < choice->n_fitting; i++)
    readout_actor_choice_doubt (doubts, choice->fitting[i], likeness);
  return 0;
}

gint64
readout_actor_choice_decide_namesake (const ReadoutActorChoice *choice,
                                      gboolean same_name,
                                      ReadoutLikeness likeness,
                                      GArray *doubts)
{
  ReadoutKnownActor *dominant;

  if (choice->supported != NULL || choice->n_fitting < 2)
    return readout_actor_choice_decide (choice, FALSE, likeness, doubts);
  dominant = readout_actor_choice_find_dominant (choice, NAMESAKE_SHARE);
  if (dominant != NULL && dominant->n_statements >= NAMESAKE_MIN)
    return dominant->id;
  /* Not somebody new in each report: of those of whom nothing is known, one is enough. */
  for (guint i = 0; same_name && i < choice->n_fitting; i++)
    if (choice->fitting[i]->roles.n == 0)
      return choice->fitting[i]->id;
  return readout_actor_choice_decide (choice, FALSE, likeness, doubts);
}

ReadoutKnownActor *
readout_actor_choice_find_dominant (const ReadoutActorChoice *choice, double share)
{
  ReadoutKnownActor *most = NULL;
  guint total = 0;

  for (guint i = 0; i < choice->n_fitting; i++)
    {
      total += choice->fitting[i]->n_statements;
      if (most == NULL || choice->fitting[i]->n_statements > most->n_statements)
        most = choice->fitting[i];
    }
  return most != NULL && most->n_statements >= share * total ? most : NULL;
}
