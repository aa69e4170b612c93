/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

#define READOUT_COURSE_N_POSITIONS 3

/**
 * ReadoutCourse:
 * @n_statements: by ReadoutPosition
 * @first: when the first of them that is dated was published, seconds since 1970 (UTC); 0 where
 * none is
 * @last: the last of them
 *
 * What one actor holds of one topic over all reports. Zeros to begin with.
 */
typedef struct
{
  guint n_statements[READOUT_COURSE_N_POSITIONS];
  gint64 first[READOUT_COURSE_N_POSITIONS];
  gint64 last[READOUT_COURSE_N_POSITIONS];
} ReadoutCourse;

/* Adds @n_statements with @position, published from @first until @last; 0 where that is not known.
 */
void readout_course_add (
    ReadoutCourse *course, ReadoutPosition position, guint n_statements, gint64 first, gint64 last);

/* Whether the actor was on both sides. */
gboolean readout_course_is_contradictory (const ReadoutCourse *course);

/* The sides in the order in which they were taken, with their days: "supported on 3 March 2022,
 * opposed on 9 March 2022". Translated; owned by the caller; %NULL when the actor was not on both
 * sides. */
char *readout_course_describe (const ReadoutCourse *course);

G_END_DECLS
