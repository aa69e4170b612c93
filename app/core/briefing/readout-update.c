/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proposals of the draft builder in words.
 */
#include "briefing/readout-update.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "briefing/readout-actor-name.h"
#include "briefing/readout-draft-builder.h"
#include "briefing/readout-merge-units.h"
#include "text/readout-day.h"

/* What statements have in common. */
typedef struct
{
  guint n;
  guint n_speakers;
  guint n_outlets;
  guint n_days;
  const char *speaker; /* the first one */
  const char *outlet;
  const char *day;
} Sources;

char *
readout_update_dup_plain (const char *markdown)
{
  GString *plain = g_string_new (NULL);
  const char *p = markdown;
  gboolean starts_line = TRUE;

  g_return_val_if_fail (markdown != NULL, NULL);

  while (*p != '\0')
    {
      if (starts_line)
        {
          p += strspn (p, "#>| \t");
          if (strchr ("-*+", *p) != NULL && *p != '\0' && p[1] == ' ')
            p += 2;
        }
      starts_line = FALSE;
      if (strncmp (p, "[^", 2) == 0)
        {
          gsize length = strcspn (p, "] \n");

          if (p[length] != ']')
            g_string_append_len (plain, p, (gssize)length);
          else if (!g_str_has_suffix (plain->str, "•"))
            g_string_append (plain, "•");
          p += length + (p[length] == ']');
        }
      else if (*p == '\\' && g_ascii_ispunct (p[1]))
        {
          g_string_append_c (plain, p[1]);
          p += 2;
        }
      else if (*p == '\n' || *p == '\0')
        {
          starts_line = TRUE;
          if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
            g_string_append_c (plain, ' ');
          p += *p == '\n';
        }
      else if (*p == '*' || *p == '`')
        p++;
      else
        g_string_append_c (plain, *p++);
    }
  g_strchomp (plain->str);
  return g_string_free (plain, FALSE);
}

/* The first heading of @markdown in plain words; owned by the caller. */
static char *
dup_heading (const char *markdown)
{
  g_autofree char *line = g_strndup (markdown, strcspn (markdown, "\n"));

  return readout_update_dup_plain (line);
}

static char *
dup_section_title (const ReadoutProposal *proposal)
{
  g_autofree char *heading =
      dup_heading (proposal->after != NULL ? proposal->after : proposal->before);

  if (proposal->kind == READOUT_PROPOSAL_REMOVED)
    /* Translators: %s is the heading of a section of the briefing */
    return g_strdup_printf (_("Remove section “%s”"), heading);
  if (proposal->kind == READOUT_PROPOSAL_MOVED)
    /* Translators: %s is the heading of a section of the briefing */
    return g_strdup_printf (_("Move section “%s”"), heading);
  if (proposal->kind == READOUT_PROPOSAL_CHANGED)
    /* Translators: %s is the heading of a section of the briefing */
    return g_strdup_printf (_("Change section “%s”"), heading);
  /* Translators: %s is the heading of a section of the briefing */
  return g_strdup_printf (_("Add section “%s”"), heading);
}

static char *
dup_heading_title (const ReadoutProposal *proposal)
{
  switch (proposal->kind)
    {
    case READOUT_PROPOSAL_ADDED:
      return g_strdup (_("Add a heading"));
    case READOUT_PROPOSAL_REMOVED:
      return g_strdup (_("Remove a heading"));
    case READOUT_PROPOSAL_CHANGED:
    case READOUT_PROPOSAL_MOVED:
    case READOUT_PROPOSAL_SPACED:
    default:
      return g_strdup (_("Change a heading"));
    }
}

char *
readout_update_keep_title (const char *base, char *markdown)
{
  gsize length = strcspn (base, "\n");
  char *kept;

  if (!g_str_has_prefix (base, "# ") || g_str_has_prefix (base, "# " READOUT_DRAFT_TITLE) ||
      !g_str_has_prefix (markdown, "# "))
    return markdown;
  kept = g_strdup_printf ("%.*s%s", (int)length, base, markdown + strcspn (markdown, "\n"));
  g_free (markdown);
  return kept;
}

char *
readout_update_dup_title (const ReadoutProposal *proposal)
{
  gboolean sentence = proposal->scope == READOUT_PROPOSAL_SENTENCE;

  g_return_val_if_fail (proposal != NULL, NULL);

  if (proposal->kind == READOUT_PROPOSAL_SPACED)
    return g_strdup (_("Change where a paragraph ends"));
  if (proposal->scope == READOUT_PROPOSAL_SECTION)
    return dup_section_title (proposal);
  if (*(proposal->after != NULL ? proposal->after : proposal->before) == '#')
    return dup_heading_title (proposal);
  switch (proposal->kind)
    {
    case READOUT_PROPOSAL_ADDED:
      return g_strdup (sentence ? _("Add a sentence") : _("Add a paragraph"));
    case READOUT_PROPOSAL_REMOVED:
      return g_strdup (sentence ? _("Remove a sentence") : _("Remove a paragraph"));
    case READOUT_PROPOSAL_MOVED:
      return g_strdup (sentence ? _("Move a sentence") : _("Move a paragraph"));
    case READOUT_PROPOSAL_CHANGED:
    case READOUT_PROPOSAL_SPACED:
    default:
      return g_strdup (sentence ? _("Change a sentence") : _("Change a paragraph"));
    }
}

/* --- Reasons -------------------------------------------------------------------------------------
 */

static Sources
count_sources (GStrv keys, ReadoutSnapshot *snapshot)
{
  g_autoptr (GHashTable) speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) outlets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) days = g_hash_table_new (g_str_hash, g_str_equal);
  Sources sources = { 0 };

  for (guint i = 0; keys[i] != NULL; i++)
    {
      ReadoutStatement *statement = readout_snapshot_find (snapshot, keys[i]);
      ReadoutReport *report =
          statement != NULL ? readout_snapshot_get_report (snapshot, statement) : NULL;
      const ReadoutVoice *voice;

      if (report == NULL || statement->voices->len == 0)
        continue;
      sources.n++;
      voice = readout_statement_get_actor (statement);
      g_hash_table_add (speakers, readout_actor_names_dup_key (voice));
      g_hash_table_add (outlets, report->outlet != NULL ? report->outlet : "");
      g_hash_table_add (days, report->published != NULL ? report->published : "");
      if (sources.n > 1)
        continue;
      sources.speaker = readout_actor_names_is_unnamed (voice) ? NULL : voice->name;
      sources.outlet = report->outlet;
      sources.day = report->published;
    }
  sources.n_speakers = g_hash_table_size (speakers);
  sources.n_outlets = g_hash_table_size (outlets);
  sources.n_days = g_hash_table_size (days);
  return sources;
}

/* "Reuters, 4 Mar 2022", "2 outlets"; %NULL when nothing is known. Owned by the caller. */
static char *
describe_outlets (const Sources *sources)
{
  g_autofree char *day = sources->n_days == 1 ? readout_day_dup_words (sources->day) : NULL;

  if (sources->n_outlets > 1)
    /* Translators: as in "3 new statements from 2 outlets" */
    return g_strdup_printf (ngettext ("%u outlet", "%u outlets", sources->n_outlets),
                            sources->n_outlets);
  if (sources->outlet == NULL)
    return g_steal_pointer (&day);
  /* Translators: an outlet and a day, as in "from Reuters, 4 Mar 2022" */
  return day != NULL ? g_strdup_printf (_("%s, %s"), sources->outlet, day)
                     : g_strdup (sources->outlet);
}

static char *
describe_new (const Sources *sources)
{
  g_autofree char *outlets = describe_outlets (sources);
  g_autofree char *speakers = NULL;

  if (sources->n_speakers > 1)
    speakers = g_strdup_printf (ngettext ("%u speaker", "%u speakers", sources->n_speakers),
                                sources->n_speakers);
  else
    speakers = g_strdup (sources->speaker);
  if (speakers != NULL && outlets != NULL)
    return g_strdup_printf (
        /* Translators: %u statements, by somebody ("Borrell", "3 speakers"), from outlets
         * ("Reuters, 4 Mar 2022", "2 outlets") */
        ngettext ("%u new statement by %s from %s", "%u new statements by %s from %s", sources->n),
        sources->n, speakers, outlets);
  if (outlets != NULL)
    return g_strdup_printf (
        /* Translators: %s is "Reuters, 4 Mar 2022" or "2 outlets" */
        ngettext ("%u new statement from %s", "%u new statements from %s", sources->n), sources->n,
        outlets);
  if (speakers != NULL)
    return g_strdup_printf (
        /* Translators: %s is somebody, or "3 speakers" */
        ngettext ("%u new statement by %s", "%u new statements by %s", sources->n), sources->n,
        speakers);
  return g_strdup_printf (ngettext ("%u new statement", "%u new statements", sources->n),
                          sources->n);
}

static char *
dup_report_name (ReadoutReport *report)
{
  return g_strdup (report->title != NULL ? report->title
                                         : (report->outlet != NULL ? report->outlet : "…"));
}

/* Why citations that were there are gone; %NULL if they are not. Owned by the caller. */
static char *
describe_gone (const ReadoutProposal *proposal, ReadoutSnapshot *snapshot)
{
  for (guint i = 0; proposal->keys_before[i] != NULL; i++)
    {
      const char *key = proposal->keys_before[i];
      ReadoutStatement *statement = readout_snapshot_find (snapshot, key);
      ReadoutReport *report =
          statement != NULL ? readout_snapshot_get_report (snapshot, statement) : NULL;
      g_autofree char *name = NULL;

      if (g_strv_contains ((const char *const *)proposal->keys, key))
        continue;
      if (report == NULL)
        return g_strdup (_("A report that it rests on was removed from the project"));
      name = dup_report_name (report);
      if (report->state == READOUT_REPORT_STATE_WITHDRAWN)
        /* Translators: %s is the headline of a report */
        return g_strdup_printf (_("“%s” was withdrawn"), name);
      if (statement->state == READOUT_STATEMENT_DISMISSED)
        /* Translators: %s is the headline of a report */
        return g_strdup_printf (_("A statement from “%s” was dismissed"), name);
      if (report->state == READOUT_REPORT_STATE_CORRECTED)
        /* Translators: %s is the headline of a report */
        return g_strdup_printf (_("“%s” was corrected"), name);
    }
  return NULL;
}

char *
readout_update_dup_reason (const ReadoutProposal *proposal, ReadoutSnapshot *snapshot)
{
  Sources sources;
  char *gone;

  g_return_val_if_fail (proposal != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  sources = count_sources (proposal->new_keys, snapshot);
  if (sources.n > 0)
    return describe_new (&sources);
  gone = describe_gone (proposal, snapshot);
  if (gone != NULL)
    return gone;
  switch (proposal->kind)
    {
    case READOUT_PROPOSAL_ADDED:
      return g_strdup (proposal->keys[0] != NULL ? _("Statements of the briefing belong here, too")
                                                 : _("The draft has this part now"));
    case READOUT_PROPOSAL_REMOVED:
      return g_strdup (proposal->keys_before[0] != NULL ? _("The draft says this elsewhere now")
                                                        : _("The draft no longer has this part"));
    case READOUT_PROPOSAL_MOVED:
      return g_strdup (_("The draft has another order now"));
    case READOUT_PROPOSAL_SPACED:
      return g_strdup (_("The draft has other paragraphs here now"));
    case READOUT_PROPOSAL_CHANGED:
    default:
      return g_strdup (proposal->keys[0] != NULL
                       ? _("Statements, speakers or topics were corrected")
                       : _("What it counts or names has changed"));
    }
}

/* --- What rests on a report ----------------------------------------------------------------------
 */

static void
free_affected (gpointer data)
{
  ReadoutAffected *affected = data;

  g_free (affected->key);
  g_free (affected);
}

GPtrArray *
readout_update_find_affected (const char *markdown, GHashTable *keys)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_affected);
  g_autoptr (GHashTable) words = readout_units_new_words ();
  g_autoptr (GHashTable) numbers = readout_units_new_keys ();
  g_autoptr (ReadoutUnits) units = NULL;
  g_autofree const char **names = NULL;
  GHashTableIter iter;
  gpointer key;
  gpointer number;

  g_return_val_if_fail (markdown != NULL && keys != NULL, NULL);

  if (g_hash_table_size (keys) == 0)
    return list;
  units = readout_units_new (markdown, words, numbers);
  names = g_new0 (const char *, g_hash_table_size (numbers) + 1);
  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &key, &number))
    names[GPOINTER_TO_UINT (number)] = g_hash_table_contains (keys, key) ? key : NULL;
  for (guint i = 0; i < units->units->len; i++)
    {
      const ReadoutUnit *unit = readout_units_get (units, (gint)i);

      for (guint k = 0; k < unit->n_keys; k++)
        {
          const char *name = names[g_array_index (units->keys, guint32, unit->first_key + k)];
          ReadoutAffected *affected;

          if (name == NULL)
            continue;
          affected = g_new0 (ReadoutAffected, 1);
          affected->span = unit->span;
          affected->key = g_strdup (name);
          g_ptr_array_add (list, affected);
        }
    }
  return list;
}
