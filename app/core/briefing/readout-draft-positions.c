/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where everybody stands, and what belongs to no topic.
 */
#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-draft-groups.h"

#define N_POSITIONS 3

/* Which claims are written under a topic, by position. */
typedef struct
{
  GPtrArray *claims[N_POSITIONS];
} Home;

static void
free_home (gpointer data)
{
  Home *home = data;

  for (guint i = 0; i < N_POSITIONS; i++)
    g_ptr_array_unref (home->claims[i]);
  g_free (home);
}

/* Writes @claim down under each topic towards which it takes a side; where it takes none, under the
 * first that it is about. FALSE when it is about none. */
static gboolean
place_claim (GPtrArray *topics, GPtrArray *homes, ReadoutClaim *claim)
{
  GPtrArray *first = NULL;
  gboolean has_side = FALSE;

  for (guint i = 0; i < topics->len; i++)
    {
      const ReadoutProposition *topic = g_ptr_array_index (topics, i);
      Home *home = g_ptr_array_index (homes, i);
      ReadoutPosition position;

      if (!readout_claim_is_about (claim, topic->id))
        continue;
      position = readout_claim_get_position (claim, topic->id);
      if (first == NULL)
        first = home->claims[READOUT_POSITION_NONE];
      if (position == READOUT_POSITION_NONE)
        continue;
      has_side = TRUE;
      g_ptr_array_add (home->claims[position], claim);
    }
  if (first != NULL && !has_side)
    g_ptr_array_add (first, claim);
  return first != NULL;
}

/* The homes of all claims, one for each topic. @others (nullable): what is about none. */
static GPtrArray *
find_homes (ReadoutDraft *draft, GPtrArray *others)
{
  GPtrArray *topics = readout_snapshot_get_topics (draft->snapshot);
  GPtrArray *homes = g_ptr_array_new_with_free_func (free_home);

  for (guint i = 0; i < topics->len; i++)
    {
      Home *home = g_new0 (Home, 1);

      for (guint j = 0; j < N_POSITIONS; j++)
        home->claims[j] = g_ptr_array_new ();
      g_ptr_array_add (homes, home);
    }
  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);

      if (!place_claim (topics, homes, claim) && others != NULL)
        g_ptr_array_add (others, claim);
    }
  return homes;
}

char *
readout_draft_write_positions (ReadoutDraft *draft, guint level, guint max)
{
  static const struct
  {
    ReadoutPosition position;
    const char *words;
  } parts[] = {
    { READOUT_POSITION_SUPPORTS, "Supports" },
    { READOUT_POSITION_OPPOSES, "Opposes" },
    { READOUT_POSITION_NONE, "No clear position" },
  };
  GString *markdown = g_string_new (NULL);
  g_autoptr (GPtrArray) homes = NULL;
  GPtrArray *topics;

  g_return_val_if_fail (draft != NULL, NULL);

  topics = readout_snapshot_get_topics (draft->snapshot);
  homes = find_homes (draft, NULL);
  for (guint i = 0; i < topics->len; i++)
    {
      ReadoutProposition *topic = g_ptr_array_index (topics, i);
      const Home *home = g_ptr_array_index (homes, i);
      g_autofree char *words = readout_citation_escape (topic->text);
      g_autofree char *courses = NULL;
      g_autofree char *contradictions = NULL;
      gboolean has_heading = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          GPtrArray *claims = home->claims[parts[j].position];

          if (claims->len == 0)
            continue;
          if (!has_heading)
            readout_draft_append_heading (markdown, level, words);
          has_heading = TRUE;
          readout_draft_append_heading (markdown, MIN (level + 1, 6), parts[j].words);
          readout_draft_append_actors (draft, markdown, claims);
        }
      courses = readout_draft_write_courses (draft, topic->id);
      if (*courses != '\0')
        {
          readout_draft_append_heading (markdown, MIN (level + 1, 6), "On both sides");
          g_string_append_printf (markdown, "%s\n\n", courses);
        }
      contradictions = readout_draft_write_contradictions (draft, topic->id);
      if (*contradictions != '\0')
        {
          if (!has_heading)
            readout_draft_append_heading (markdown, level, words);
          readout_draft_append_heading (markdown, MIN (level + 1, 6), "Contradictions");
          g_string_append_printf (markdown, "%s\n\n", contradictions);
        }
    }
  return readout_draft_finish (markdown);
}

char *
readout_draft_write_other (ReadoutDraft *draft, guint level, guint max)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *contradictions = NULL;
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  g_ptr_array_unref (find_homes (draft, others));
  readout_draft_append_actors (draft, markdown, others);
  contradictions = readout_draft_write_contradictions (draft, 0);
  if (*contradictions != '\0')
    {
      readout_draft_append_heading (markdown, level, "Contradictions");
      g_string_append (markdown, contradictions);
    }
  return readout_draft_finish (markdown);
}

/* "the Kremlin,[^a] Vladimir Putin[^b]": each actor with one citation. */
static void
append_names (ReadoutDraft *draft, GString *markdown, const char *lead, GPtrArray *claims)
{
  g_autoptr (GPtrArray) groups = readout_draft_group_by_actor (claims);

  if (groups->len == 0)
    return;
  g_string_append (markdown, lead);
  for (guint i = 0; i < groups->len; i++)
    {
      ReadoutDraftGroup *group = g_ptr_array_index (groups, i);
      ReadoutClaim *claim = g_ptr_array_index (group->claims, 0);
      g_autofree char *name = readout_actor_names_dup (
          readout_sentence_writer_get_names (draft->writer), claim->statement,
          readout_statement_get_actor (claim->statement), 0);
      g_autofree char *citation = readout_draft_write_citations (draft, claim->statements, 1);

      g_string_append_printf (markdown, "%s%s%s%s", i > 0 ? " " : "", name,
                              i + 1 < groups->len            ? ","
                              : g_str_has_suffix (name, ".") ? ""
                                                             : ".",
                              citation);
    }
}

char *
readout_draft_write_summary (ReadoutDraft *draft, guint level, guint max)
{
  GString *markdown = g_string_new (NULL);
  g_autoptr (GPtrArray) homes = NULL;
  GPtrArray *topics;

  g_return_val_if_fail (draft != NULL, NULL);

  topics = readout_snapshot_get_topics (draft->snapshot);
  homes = find_homes (draft, NULL);
  for (guint i = 0; i < topics->len; i++)
    {
      ReadoutProposition *topic = g_ptr_array_index (topics, i);
      const Home *home = g_ptr_array_index (homes, i);
      GPtrArray *supports = home->claims[READOUT_POSITION_SUPPORTS];
      GPtrArray *opposes = home->claims[READOUT_POSITION_OPPOSES];
      g_autofree char *words = readout_citation_escape (topic->text);

      if (supports->len + opposes->len == 0)
        continue;
      if (topics->len == 1)
        {
          append_names (draft, markdown, "- Supports: ", supports);
          g_string_append (markdown, supports->len > 0 ? "\n" : "");
          append_names (draft, markdown, "- Opposes: ", opposes);
        }
      else
        {
          g_string_append_printf (markdown, "- **%s** –", words);
          append_names (draft, markdown, " Supports: ", supports);
          append_names (draft, markdown, " Opposes: ", opposes);
        }
      g_string_append_c (markdown, '\n');
    }
  return readout_draft_finish (markdown);
}
