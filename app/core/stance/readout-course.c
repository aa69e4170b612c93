/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The course of an actor's position towards a topic.
 */
#include "stance/readout-course.h"

#include <glib/gi18n-lib.h>

void
readout_course_add (
    ReadoutCourse *course, ReadoutPosition position, guint n_statements, gint64 first, gint64 last)
{
  g_return_if_fail (course != NULL);
  g_return_if_fail (position < READOUT_COURSE_N_POSITIONS);

  course->n_statements[position] += n_statements;
  if (first != 0 && (course->first[position] == 0 || first < course->first[position]))
    course->first[position] = first;
  if (last != 0 && (course->last[position] == 0 || last > course->last[position]))
    course->last[position] = last;
}

gboolean
readout_course_is_contradictory (const ReadoutCourse *course)
{
  g_return_val_if_fail (course != NULL, FALSE);

  return course->n_statements[READOUT_POSITION_SUPPORTS] > 0 &&
         course->n_statements[READOUT_POSITION_OPPOSES] > 0;
}

static char *
dup_day (gint64 moment)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (moment);

  /* Translators: the day of a statement, for g_date_time_format(): 3 March 2022 */
  /* xgettext:no-c-format */
  return g_date_time_format (date, _ ("%-d %B %Y"));
}

static gboolean
is_one_day (gint64 first, gint64 last)
{
  return first / (24 * 60 * 60) == last / (24 * 60 * 60);
}

static char *
describe_side (const ReadoutCourse *course, ReadoutPosition position)
{
  gboolean supports = position == READOUT_POSITION_SUPPORTS;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (course->first[position] == 0)
    return g_strdup (supports ? _ ("supported, no date") : _ ("opposed, no date"));
  first = dup_day (course->first[position]);
  last = dup_day (course->last[position]);
  if (is_one_day (course->first[position], course->last[position]))
    return g_strdup_printf (supports ? _ ("supported on %s") : _ ("opposed on %s"), first);
  return g_strdup_printf (supports ? _ ("supported from %1$s until %2$s")
                                   : _ ("opposed from %1$s until %2$s"), first, last);
}

char *
readout_course_describe (const ReadoutCourse *course)
{
  ReadoutPosition order[] = { READOUT_POSITION_SUPPORTS, READOUT_POSITION_OPPOSES };
  g_autofree char *earlier = NULL;
  g_autofree char *later = NULL;

  g_return_val_if_fail (course != NULL, NULL);

  if (!readout_course_is_contradictory (course))
    return NULL;
  if (course->first[order[0]] == 0 && course->first[order[1]] == 0)
    return g_strdup (_ ("on both sides, in reports without a date"));
  if (course->first[order[1]] != 0 &&
      (course->first[order[0]] == 0 || course->first[order[1]] < course->first[order[0]]))
    {
      order[0] = READOUT_POSITION_OPPOSES;
      order[1] = READOUT_POSITION_SUPPORTS;
    }
  earlier = describe_side (course, order[0]);
  later = describe_side (course, order[1]);
  /* Translators: two sides in the order in which an actor took them */
  return g_strdup_printf (_ ("%1$s, %2$s"), earlier, later);
}
