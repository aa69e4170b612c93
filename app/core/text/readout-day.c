/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days, as people write them.
 */
#include "text/readout-day.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

char *
readout_day_dup_words (const char *published)
{
  int year;
  int month = 1;
  int day = 1;
  int fields;
  g_autoptr (GDateTime) date = NULL;

  if (published == NULL)
    return NULL;
  fields = sscanf (published, "%4d-%2d-%2d", &year, &month, &day);
  if (fields >= 1)
    date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  if (date == NULL)
    return g_strdup (published);
  if (fields == 1)
    return g_date_time_format (date, "%Y");
  /* Translators: a month, for g_date_time_format(): Mar 2022; %B is March */
  /* xgettext:no-c-format */
  if (fields == 2)
    return g_date_time_format (date, _("%b %Y"));
  /* Translators: a day, for g_date_time_format(): 3 Mar 2022; %B is March */
  /* xgettext:no-c-format */
  return g_date_time_format (date, _("%-e %b %Y"));
}
