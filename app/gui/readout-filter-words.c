/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A filter in words, and days as a person types them.
 */
#include "readout-filter-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "readout-words.h"

/* Of a list, so many names are said. */
#define MAX_NAMES 2

/* The name of a record; NULL when it is gone. */
typedef char *(*NameFunc) (ReadoutStore *store, gint64 id);

static char *
dup_topic (ReadoutStore *store, gint64 id)
{
  g_autoptr (ReadoutTopic) topic = readout_store_get_topic (store, id, NULL);

  return topic != NULL ? g_strdup (topic->proposition) : NULL;
}

static char *
dup_report (ReadoutStore *store, gint64 id)
{
  g_autoptr (ReadoutReport) report = readout_store_get_report (store, id, NULL);

  return report != NULL ? readout_words_dup_report_title (report) : NULL;
}

static char *
dup_outlet (ReadoutStore *store, gint64 id)
{
  g_autoptr (GPtrArray) outlets = readout_store_list_outlets (store, NULL);

  for (guint i = 0; outlets != NULL && i < outlets->len; i++)
    {
      ReadoutOutlet *outlet = g_ptr_array_index (outlets, i);
      if (outlet->id == id)
        return g_strdup (outlet->name);
    }
  return NULL;
}

static char *
dup_actor (ReadoutStore *store, gint64 id)
{
  g_autoptr (ReadoutActor) actor = readout_store_get_actor (store, id, NULL);

  return actor != NULL ? g_strdup (actor->name) : NULL;
}

/* "A", "A, B", "A, B and 3 more" */
static char *
join_names (GPtrArray *names, guint n_all)
{
  g_autofree char *said = NULL;

  g_ptr_array_add (names, NULL);
  said = g_strjoinv (C_ ("between names", ", "), (char **)names->pdata);
  if (n_all <= names->len - 1)
    return g_steal_pointer (&said);
  return g_strdup_printf (
      /* Translators: %s: names that are said; %u: how many more there are */
      g_dngettext (NULL, "%s and %u more", "%s and %u more", n_all - (names->len - 1)), said,
      n_all - (names->len - 1));
}

static char *
dup_names (ReadoutStore *store, GArray *ids, NameFunc function)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len && names->len < MAX_NAMES; i++)
    {
      char *name = function (store, g_array_index (ids, gint64, i));

      g_ptr_array_add (names, name != NULL ? name : g_strdup (_ ("(no longer there)")));
    }
  return join_names (names, ids->len);
}

static char *
dup_mask (guint mask, guint n, const char *(*get_word) (guint value))
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (mask & (1u << i))
      g_ptr_array_add (words, (gpointer)get_word (i));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (C_ ("between names", ", "), (char **)words->pdata);
}

static const char *
get_position (guint value)
{
  return readout_words_get_position (value);
}

static const char *
get_quotation (guint value)
{
  return readout_words_get_quotation (value);
}

static const char *
get_state (guint value)
{
  return value == READOUT_STATEMENT_NEW       ? C_ ("statement", "New")
                                              : value == READOUT_STATEMENT_KEPT
                                              ? C_ ("statement", "Kept")
                                                    : C_ ("statement", "Dismissed");
}

static char *
dup_dates (const ReadoutFilter *filter)
{
  g_autofree char *from = filter->from != NULL ? readout_words_dup_date (filter->from) : NULL;
  g_autofree char *until = filter->until != NULL ? readout_words_dup_date (filter->until) : NULL;

  if (from == NULL)
    /* Translators: %s: a date */
    return g_strdup_printf (_ ("Until %s"), until);
  if (until == NULL)
    /* Translators: %s: a date */
    return g_strdup_printf (_ ("From %s"), from);
  if (g_str_equal (from, until))
    return g_steal_pointer (&from);
  /* Translators: %1$s and %2$s: dates */
  return g_strdup_printf (_ ("From %1$s until %2$s"), from, until);
}

/* @format has one %s. */
static char *
dup_labelled (const char *format, char *names)
{
  g_autofree char *owned = names;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, owned);
#pragma GCC diagnostic pop
}

static char *
dup_list (ReadoutStore *store, const ReadoutFilter *filter, ReadoutFilterPart part)
{
  g_autoptr (GPtrArray) names = NULL;

  switch (part)
    {
    case READOUT_FILTER_TOPICS:
      return dup_labelled (_ ("Topic: %s"), dup_names (store, filter->topics, dup_topic));
    case READOUT_FILTER_REPORTS:
      return dup_labelled (_ ("Report: %s"), dup_names (store, filter->reports, dup_report));
    case READOUT_FILTER_OUTLETS:
      return dup_labelled (_ ("Outlet: %s"), dup_names (store, filter->outlets, dup_outlet));
    case READOUT_FILTER_ACTORS:
      return dup_labelled (_ ("Actor: %s"), dup_names (store, filter->actors, dup_actor));
    case READOUT_FILTER_AFFILIATIONS:
    default:
      names = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < MIN (filter->affiliations->len, MAX_NAMES); i++)
        g_ptr_array_add (names, g_strdup (g_ptr_array_index (filter->affiliations, i)));
      return dup_labelled (_ ("Affiliation: %s"), join_names (names, filter->affiliations->len));
    }
}

static char *
dup_part (ReadoutStore *store, const ReadoutFilter *filter, ReadoutFilterPart part)
{
  switch (part)
    {
    case READOUT_FILTER_DATES:
      return dup_dates (filter);
    case READOUT_FILTER_SEARCH:
      /* Translators: %s: words that are looked for */
      return g_strdup_printf (_ ("Words: %s"), filter->search);
    case READOUT_FILTER_POSITIONS:
      return dup_mask (filter->positions, 3, get_position);
    case READOUT_FILTER_QUOTATIONS:
      return dup_mask (filter->quotations, 3, get_quotation);
    case READOUT_FILTER_STATES:
      return dup_mask (filter->states, 3, get_state);
    case READOUT_FILTER_SOURCE:
      return g_strdup (filter->source == READOUT_FILTER_SOURCE_NAMED ? _ ("Named sources")
                                                                     : _ ("Unnamed sources"));
    case READOUT_FILTER_CITED:
      return g_strdup (filter->cited == READOUT_FILTER_CITED_YES ? _ ("Cited") : _ ("Not cited"));
    case READOUT_FILTER_CERTAINTY:
      /* Translators: %d: a percentage */
      return g_strdup_printf (_ ("Certainty at least %d %%"), (int)(filter->certainty * 100 + 0.5));
    case READOUT_FILTER_CONFIDENCE:
      /* Translators: %d: a percentage */
      return g_strdup_printf (_ ("Position at least %d %% sure"),
                                 (int)(filter->confidence * 100 + 0.5));
    case READOUT_FILTER_REVIEW:
      return g_strdup (_ ("Positions to review"));
    case READOUT_FILTER_COPIES:
      return g_strdup (_ ("Copies once"));
    default:
      return dup_list (store, filter, part);
    }
}

static void
free_phrase (gpointer data)
{
  ReadoutFilterPhrase *phrase = data;

  g_free (phrase->words);
  g_free (phrase);
}

GPtrArray *
readout_filter_words_list (ReadoutStore *store, const ReadoutFilter *filter, GError **error)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func (free_phrase);

  g_return_val_if_fail (store != NULL && filter != NULL, phrases);

  for (guint part = 0; part < READOUT_N_FILTER_PARTS; part++)
    if (readout_filter_has (filter, part))
      {
        ReadoutFilterPhrase *phrase = g_new0 (ReadoutFilterPhrase, 1);

        phrase->part = part;
        phrase->words = dup_part (store, filter, part);
        g_ptr_array_add (phrases, phrase);
      }
  return phrases;
}

char *
readout_filter_words_dup_count (guint n_statements)
{
  if (n_statements == 0)
    return g_strdup (_ ("No statements found"));
  return g_strdup_printf (
      g_dngettext (NULL, "%'u statement found", "%'u statements found", n_statements),
      n_statements);
}

/* "2022", "2022-02", "2022-02-24" */
static gboolean
is_iso (const char *text)
{
  gsize length = strlen (text);

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

char *
readout_filter_words_parse_day (const char *typed)
{
  g_autofree char *text = NULL;
  g_autofree char *full = NULL;
  GDate date;
  char iso[32];

  g_return_val_if_fail (typed != NULL, NULL);

  text = g_strstrip (g_strdup (typed));
  if (is_iso (text))
    {
      full = g_strdup_printf ("%s%s", text, &"-01-01"[strlen (text) - 4]);
      g_date_clear (&date, 1);
      g_date_set_parse (&date, full);
      return g_date_valid (&date) ? g_steal_pointer (&text) : NULL;
    }
  /* By the order and the names of months of the locale. */
  g_date_clear (&date, 1);
  if (strlen (text) < 6 || strlen (text) > 60)
    return NULL;
  g_date_set_parse (&date, text);
  if (!g_date_valid (&date) || g_date_get_year (&date) < 1000)
    return NULL;
  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
  return g_strdup (iso);
}
