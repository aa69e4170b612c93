/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words and symbols that the window has for records.
 */
#include "readout-words.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <unicode/uchar.h>

#include "stance/readout-lessons.h"
#include "text/readout-day.h"

const char *
readout_words_get_actor_kind (ReadoutActorKind kind)
{
  switch (kind)
    {
    case READOUT_ACTOR_PERSON:
      return C_ ("kind of actor", "Person");
    case READOUT_ACTOR_ORGANISATION:
      return C_ ("kind of actor", "Organisation");
    case READOUT_ACTOR_STATE:
      return C_ ("kind of actor", "State");
    case READOUT_ACTOR_MEDIA:
      return C_ ("kind of actor", "Media");
    case READOUT_ACTOR_GROUP:
      return C_ ("kind of actor", "Group");
    case READOUT_ACTOR_DOCUMENT:
      return C_ ("kind of actor", "Document");
    case READOUT_ACTOR_ANONYMOUS:
      return C_ ("kind of actor", "Unnamed source");
    }
  return "";
}

const char *
readout_words_get_actor_icon (ReadoutActorKind kind)
{
  switch (kind)
    {
    case READOUT_ACTOR_PERSON:
      return "avatar-default-symbolic";
    case READOUT_ACTOR_ORGANISATION:
      return "actor-organisation-symbolic";
    case READOUT_ACTOR_STATE:
      return "actor-state-symbolic";
    case READOUT_ACTOR_MEDIA:
      return "report-symbolic";
    case READOUT_ACTOR_GROUP:
      return "actor-group-symbolic";
    case READOUT_ACTOR_DOCUMENT:
      return "briefing-symbolic";
    case READOUT_ACTOR_ANONYMOUS:
      return "actor-anonymous-symbolic";
    }
  return NULL;
}

const char *
readout_words_get_position (ReadoutPosition position)
{
  switch (position)
    {
    case READOUT_POSITION_SUPPORTS:
      return C_ ("position", "Supports");
    case READOUT_POSITION_OPPOSES:
      return C_ ("position", "Opposes");
    case READOUT_POSITION_NONE:
      return C_ ("position", "No clear position");
    }
  return "";
}

const char *
readout_words_get_position_icon (ReadoutPosition position)
{
  switch (position)
    {
    case READOUT_POSITION_SUPPORTS:
      return "position-supports-symbolic";
    case READOUT_POSITION_OPPOSES:
      return "position-opposes-symbolic";
    case READOUT_POSITION_NONE:
      return "position-none-symbolic";
    }
  return NULL;
}

const char *
readout_words_get_position_class (ReadoutPosition position)
{
  switch (position)
    {
    case READOUT_POSITION_SUPPORTS:
      return "supports";
    case READOUT_POSITION_OPPOSES:
      return "opposes";
    case READOUT_POSITION_NONE:
      return "no-position";
    }
  return NULL;
}

const char *
readout_words_get_quotation (ReadoutQuotation quotation)
{
  switch (quotation)
    {
    case READOUT_QUOTATION_DIRECT:
      return _ ("Direct quotation");
    case READOUT_QUOTATION_INDIRECT:
      return _ ("Indirect quotation");
    case READOUT_QUOTATION_MIXED:
      return _ ("Mixed quotation");
    }
  return "";
}

const char *
readout_words_get_marked_as (ReadoutReportState state)
{
  switch (state)
    {
    case READOUT_REPORT_STATE_CORRECTED:
      return _ ("The report is marked as corrected");
    case READOUT_REPORT_STATE_WITHDRAWN:
      return _ ("The report is marked as withdrawn");
    case READOUT_REPORT_STATE_CURRENT:
    default:
      return _ ("The report is marked as current");
    }
}

const char *
readout_words_get_report_state (ReadoutReportState state)
{
  switch (state)
    {
    case READOUT_REPORT_STATE_CURRENT:
      return C_ ("status of a report", "Current");
    case READOUT_REPORT_STATE_CORRECTED:
      return C_ ("status of a report", "Corrected");
    case READOUT_REPORT_STATE_WITHDRAWN:
      return C_ ("status of a report", "Withdrawn");
    }
  return "";
}

const char *
readout_words_get_report_state_icon (ReadoutReportState state)
{
  switch (state)
    {
    case READOUT_REPORT_STATE_CURRENT:
      return "object-select-symbolic";
    case READOUT_REPORT_STATE_CORRECTED:
      return "document-edit-symbolic";
    case READOUT_REPORT_STATE_WITHDRAWN:
      return "action-unavailable-symbolic";
    }
  return NULL;
}

char *
readout_words_dup_day_of (gint64 moment)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (moment);
  g_autofree char *today_date = g_date_time_format (now, "%F");
  g_autofree char *yesterday_date = g_date_time_format (yesterday, "%F");
  g_autofree char *date = then != NULL ? g_date_time_format (then, "%F") : NULL;

  if (g_strcmp0 (date, today_date) == 0)
    return g_strdup (_ ("Today"));
  if (g_strcmp0 (date, yesterday_date) == 0)
    return g_strdup (_ ("Yesterday"));
  return readout_words_dup_date (date);
}

char *
readout_words_dup_date (const char *published)
{
  return readout_day_dup_words (published);
}

static gboolean
is_rtl (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

/* Pango takes the direction of the first letter that has one, also where it is in an isolate. */
static gboolean
runs_against_window (const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      UCharDirection direction = u_charDirection ((UChar32)g_utf8_get_char (at));

      if (direction == U_LEFT_TO_RIGHT)
        return is_rtl ();
      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return !is_rtl ();
    }
  return FALSE;
}

char *
readout_words_turn (char *words)
{
  char *turned;

  if (!runs_against_window (words))
    return words;
  turned = g_strconcat (is_rtl () ? "\u200f" : "\u200e", words, NULL);
  g_free (words);
  return turned;
}

char *
readout_words_join (const char *const *parts, guint n_parts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      /* Isolates keep a name in another direction in its place. */
      g_string_append_printf (joined, "%s\u2068%s\u2069", joined->len > 0 ? " · " : "", parts[i]);
  return readout_words_turn (g_string_free (joined, FALSE));
}

char *
readout_words_join_report (const char *outlet, const char *author, const char *published)
{
  g_autofree char *date = readout_words_dup_date (published);
  const char *parts[] = { outlet, author, date };

  if (outlet == NULL && author == NULL && date == NULL)
    return g_strdup (_ ("No outlet or date"));
  return readout_words_join (parts, G_N_ELEMENTS (parts));
}

char *
readout_words_join_voices (GPtrArray *voices)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < voices->len; i++)
    {
      const ReadoutVoice *voice = g_ptr_array_index (voices, i);
      /* From who said it to who reports it, whichever way one reads. */
      if (i > 0)
        g_string_append (joined, is_rtl () ? " → " : " ← ");
      g_string_append_printf (joined, "\u2068%s\u2069", voice->name);
    }
  return readout_words_turn (g_string_free (joined, FALSE));
}

char *
readout_words_dup_reason (const ReadoutStance *stance)
{
  GString *words;

  if (stance == NULL)
    return NULL;
  if (stance->by_person)
    return g_strdup (_ ("The position was set by you."));
  if ((stance->reason == NULL || *stance->reason == '\0') && stance->lesson == NULL)
    return NULL;
  words = g_string_new (stance->reason);
  if (stance->lesson != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", stance->lesson);
  else if (readout_lessons_need_review (stance->position, stance->confidence, stance->words, NULL))
    g_string_append_printf (words, " · %s", _ ("unsure"));
  return g_string_free (words, FALSE);
}

char *
readout_words_dup_report_title (ReadoutReport *report)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (READOUT_IS_REPORT (report), NULL);

  if (report->title != NULL)
    return g_strdup (report->title);
  if (report->path != NULL)
    name = g_path_get_basename (report->path);
  return name != NULL && *name != '\0' ? g_steal_pointer (&name)
                                       : g_strdup (_ ("Report without a headline"));
}
