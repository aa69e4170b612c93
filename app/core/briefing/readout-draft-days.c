/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said day by day, and last.
 */
#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-draft-groups.h"

/* The day of a report without its time; "" for an undated one. Borrowed or in @buffer. */
static const char *
get_day (ReadoutReport *report, char buffer[11])
{
  g_autofree char *date = readout_citation_dup_date (report->published);

  if (report->published == NULL || strcmp (date, "undated") == 0)
    return "";
  g_strlcpy (buffer, report->published, 11);
  return buffer;
}

/* All claims by day, undated ones last. */
static GPtrArray *
sort_by_date (ReadoutDraft *draft)
{
  GPtrArray *claims = g_ptr_array_new ();

  g_ptr_array_extend (claims, draft->claims, NULL, NULL);
  g_ptr_array_sort (claims, readout_draft_compare_by_date);
  return claims;
}

/* A bullet for each actor of @claims. */
static void
append_day (ReadoutDraft *draft, GString *markdown, GPtrArray *claims)
{
  g_autoptr (GHashTable) passages = readout_draft_new_passages ();
  g_autoptr (GPtrArray) groups = readout_draft_group_by_actor (claims);

  for (guint i = 0; i < groups->len; i++)
    {
      g_autofree char *sentences =
          readout_draft_write_group (draft, g_ptr_array_index (groups, i), passages, 0);

      if (*sentences != '\0')
        g_string_append_printf (markdown, "- %s\n", sentences);
    }
}

char *
readout_draft_write_timeline (ReadoutDraft *draft, guint level, guint max)
{
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) of_day = g_ptr_array_new ();
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  claims = sort_by_date (draft);
  for (guint i = 0; i < claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (claims, i);
      ReadoutClaim *next = i + 1 < claims->len ? g_ptr_array_index (claims, i + 1) : NULL;
      char buffer[11];
      char next_buffer[11];
      const char *day = get_day (claim->report, buffer);

      g_ptr_array_add (of_day, claim);
      if (next != NULL && strcmp (day, get_day (next->report, next_buffer)) == 0)
        continue;
      if (*day == '\0')
        readout_draft_append_heading (markdown, level, "Undated");
      else
        {
          g_autofree char *date = readout_citation_dup_date (day);

          readout_draft_append_heading (markdown, level, date);
        }
      append_day (draft, markdown, of_day);
      g_string_append_c (markdown, '\n');
      g_ptr_array_set_size (of_day, 0);
    }
  return readout_draft_finish (markdown);
}

char *
readout_draft_write_latest (ReadoutDraft *draft, guint level, guint max)
{
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) latest = g_ptr_array_new ();
  g_autoptr (GHashTable) passages = readout_draft_new_passages ();
  g_autoptr (GPtrArray) groups = NULL;
  GString *markdown = g_string_new (NULL);
  char last[11] = "";
  guint n = 0;

  g_return_val_if_fail (draft != NULL, NULL);

  claims = sort_by_date (draft);
  for (guint i = 0; i < claims->len; i++)
    {
      char buffer[11];
      const char *day = get_day (((ReadoutClaim *)g_ptr_array_index (claims, i))->report, buffer);

      if (strcmp (day, last) > 0)
        g_strlcpy (last, day, sizeof last);
    }
  for (guint i = 0; i < claims->len && *last != '\0'; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (claims, i);
      char buffer[11];

      if (strcmp (get_day (claim->report, buffer), last) == 0)
        g_ptr_array_add (latest, claim);
    }
  groups = readout_draft_group_by_actor (latest);
  if (groups->len > 0)
    {
      g_autofree char *date = readout_citation_dup_date (last);

      g_string_append_printf (markdown, "Reported on %s:\n\n", date);
    }
  for (guint i = 0; i < groups->len && n < max; i++)
    {
      ReadoutDraftGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *sentences = NULL;

      /* The first ones of each actor: more stands below the topics. */
      g_ptr_array_set_size (group->claims, MIN (group->claims->len, 2));
      sentences = readout_draft_write_group (draft, group, passages, 0);
      if (*sentences == '\0')
        continue;
      g_string_append_printf (markdown, "- %s\n", sentences);
      n++;
    }
  return readout_draft_finish (markdown);
}
