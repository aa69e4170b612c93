/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who was on both sides of a topic, and when.
 */
#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-draft-groups.h"

/* The first claim of an actor on each side. */
typedef struct
{
  ReadoutClaim *supports;
  ReadoutClaim *opposes;
} Course;

static gboolean
is_earlier (ReadoutClaim *claim, ReadoutClaim *other)
{
  const char *date = claim->report->published;
  const char *other_date = other->report->published;

  if (g_strcmp0 (date, other_date) == 0)
    return claim->order < other->order;
  if (date == NULL || other_date == NULL)
    return date != NULL;
  return strcmp (date, other_date) < 0;
}

static void
take (ReadoutClaim **first, ReadoutClaim *claim)
{
  if (*first == NULL || is_earlier (claim, *first))
    *first = claim;
}

static const char *
get_verb (ReadoutClaim *claim, gint64 topic_id)
{
  return readout_claim_get_position (claim, topic_id) == READOUT_POSITION_SUPPORTS ? "supported"
                                                                                   : "opposed";
}

/* "supported it in a report of 3 March 2022" */
static char *
write_side (ReadoutClaim *claim, gint64 topic_id)
{
  g_autofree char *date = readout_citation_dup_date (claim->report->published);
  gboolean dated = claim->report->published != NULL && strcmp (date, "undated") != 0;

  return g_strdup_printf ("%s it%s%s", get_verb (claim, topic_id), dated ? " in a report of " : "",
                          dated ? date : "");
}

/* "supported it as well as opposed it in reports of 3 March 2022": nobody can say what came first.
 * %NULL where the days tell. */
static char *
write_both (ReadoutClaim *first, ReadoutClaim *second, gint64 topic_id, const char *cited)
{
  g_autofree char *date = readout_citation_dup_date (first->report->published);
  g_autofree char *other = readout_citation_dup_date (second->report->published);

  if (strcmp (date, other) != 0 || strcmp (date, "undated") == 0)
    return NULL;
  return g_strdup_printf ("%s it%s and %s it in %s of %s", get_verb (first, topic_id), cited,
                          get_verb (second, topic_id),
                          first->report == second->report ? "the same report" : "reports", date);
}

static void
append_course (ReadoutDraft *draft, GString *markdown, const Course *course, gint64 topic_id)
{
  gboolean turned = is_earlier (course->opposes, course->supports);
  ReadoutClaim *first = turned ? course->opposes : course->supports;
  ReadoutClaim *second = turned ? course->supports : course->opposes;
  g_autofree char *name = readout_actor_names_dup (
      readout_sentence_writer_get_names (draft->writer), first->statement,
      readout_statement_get_actor (first->statement), READOUT_ACTOR_NAME_CAPITAL);
  g_autofree char *earlier = write_side (first, topic_id);
  g_autofree char *later = write_side (second, topic_id);
  g_autofree char *cited = readout_draft_write_citations (draft, first->statements, 1);
  g_autofree char *then_cited = readout_draft_write_citations (draft, second->statements, 1);

  g_autofree char *both = write_both (first, second, topic_id, cited);

  if (both != NULL)
    g_string_append_printf (markdown, "%s%s %s.%s", markdown->len > 0 ? " " : "", name, both,
                            then_cited);
  else
    g_string_append_printf (markdown, "%s%s %s%s and %s.%s", markdown->len > 0 ? " " : "", name,
                            earlier, cited, later, then_cited);
}

char *
readout_draft_write_courses (ReadoutDraft *draft, gint64 topic_id)
{
  g_autoptr (GHashTable) courses = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);
      ReadoutPosition position = readout_claim_get_position (claim, topic_id);
      Course *course;

      if (position == READOUT_POSITION_NONE ||
          readout_actor_names_is_unnamed (readout_statement_get_actor (claim->statement)))
        continue;
      course = g_hash_table_lookup (courses, claim->actor_key);
      if (course == NULL)
        {
          course = g_new0 (Course, 1);
          g_hash_table_insert (courses, claim->actor_key, course);
          g_ptr_array_add (order, course);
        }
      take (position == READOUT_POSITION_SUPPORTS ? &course->supports : &course->opposes, claim);
    }
  for (guint i = 0; i < order->len; i++)
    {
      const Course *course = g_ptr_array_index (order, i);

      if (course->supports != NULL && course->opposes != NULL &&
          !readout_draft_is_refused (draft, course->supports, course->opposes))
        append_course (draft, markdown, course, topic_id);
    }
  return g_string_free (markdown, FALSE);
}
