/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a draft says about itself: title, days, reports, the sourcing note.
 */
#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-draft-builder.h"
#include "briefing/readout-draft-groups.h"

#define NOTE_CITATIONS_MAX 12
#define OUTLETS_NAMED_MAX 6

typedef struct
{
  GPtrArray *reports;  /* of ReadoutReport that a claim cites */
  GPtrArray *first;    /* of ReadoutStatement: one for each of them */
  GPtrArray *outlets;  /* of char *, borrowed: in the order of reports */
  GPtrArray *nameless; /* of ReadoutStatement: one for each report with no outlet */
  GPtrArray *undated;  /* the same for reports with no date */
  GPtrArray *changed;  /* the same for corrected or withdrawn ones */
  GPtrArray *copies;   /* the same for those that are the same source as one before */
} Sources;

static void
clear_sources (Sources *sources)
{
  g_ptr_array_unref (sources->reports);
  g_ptr_array_unref (sources->first);
  g_ptr_array_unref (sources->outlets);
  g_ptr_array_unref (sources->nameless);
  g_ptr_array_unref (sources->undated);
  g_ptr_array_unref (sources->changed);
  g_ptr_array_unref (sources->copies);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sources, clear_sources)

static void
add_source (Sources *sources,
            GHashTable *outlets,
            ReadoutReport *report,
            ReadoutStatement *statement)
{
  g_autofree char *date = readout_citation_dup_date (report->published);

  g_ptr_array_add (sources->reports, report);
  g_ptr_array_add (sources->first, statement);
  if (report->outlet == NULL || *report->outlet == '\0')
    g_ptr_array_add (sources->nameless, statement);
  else if (g_hash_table_add (outlets, g_utf8_casefold (report->outlet, -1)))
    g_ptr_array_add (sources->outlets, report->outlet);
  if (strcmp (date, "undated") == 0)
    g_ptr_array_add (sources->undated, statement);
  if (report->state != READOUT_REPORT_STATE_CURRENT)
    g_ptr_array_add (sources->changed, statement);
}

static void
find_sources (ReadoutDraft *draft, Sources *sources)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) outlets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  sources->reports = g_ptr_array_new ();
  sources->first = g_ptr_array_new ();
  sources->outlets = g_ptr_array_new ();
  sources->nameless = g_ptr_array_new ();
  sources->undated = g_ptr_array_new ();
  sources->changed = g_ptr_array_new ();
  sources->copies = g_ptr_array_new ();
  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);

      for (guint j = 0; j < claim->statements->len; j++)
        {
          ReadoutStatement *statement = g_ptr_array_index (claim->statements, j);
          ReadoutReport *report = readout_snapshot_get_report (draft->snapshot, statement);

          gint64 source = readout_snapshot_get_source (draft->snapshot, report);

          if (!g_hash_table_add (seen, report))
            continue;
          add_source (sources, outlets, report, statement);
          if (!g_hash_table_add (told, g_memdup2 (&source, sizeof source)))
            g_ptr_array_add (sources->copies, statement);
        }
    }
}

char *
readout_draft_write_title (ReadoutDraft *draft, guint level, guint max)
{
  g_autofree char *dates = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  dates = readout_draft_write_dates (draft, level, max);
  if (strcmp (dates, "undated") == 0)
    return g_strdup (READOUT_DRAFT_TITLE);
  return g_strdup_printf (READOUT_DRAFT_TITLE ", %s", dates);
}

/* "21–22 February 2022" where month and year are the same, else both in full. */
static char *
dup_range (const char *first, const char *last)
{
  g_autofree char *from = readout_citation_dup_date (first);
  g_autofree char *until = readout_citation_dup_date (last);
  const char *month = strchr (from, ' ');
  const char *other_month = strchr (until, ' ');

  if (strcmp (from, until) == 0)
    return g_steal_pointer (&from);
  if (month != NULL && other_month != NULL && strcmp (month, other_month) == 0 &&
      strchr (month + 1, ' ') != NULL)
    return g_strdup_printf ("%.*s–%s", (int)(month - from), from, until);
  return g_strdup_printf ("%s – %s", from, until);
}

char *
readout_draft_write_dates (ReadoutDraft *draft, guint level, guint max)
{
  g_auto (Sources) sources = { 0 };
  const char *first = NULL;
  const char *last = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  find_sources (draft, &sources);
  for (guint i = 0; i < sources.reports->len; i++)
    {
      const char *published = ((ReadoutReport *)g_ptr_array_index (sources.reports, i))->published;
      g_autofree char *date = readout_citation_dup_date (published);

      if (strcmp (date, "undated") == 0)
        continue;
      if (first == NULL || strcmp (published, first) < 0)
        first = published;
      if (last == NULL || strcmp (published, last) > 0)
        last = published;
    }
  return first != NULL ? dup_range (first, last) : g_strdup ("undated");
}

static const char *
get_number (guint n, char *buffer, gsize size)
{
  static const char *const words[] = { "no",  "one",   "two",   "three", "four", "five",
                                       "six", "seven", "eight", "nine",  "ten" };

  if (n < G_N_ELEMENTS (words))
    return words[n];
  g_snprintf (buffer, size, "%u", n);
  return buffer;
}

char *
readout_draft_count (guint n, const char *one, const char *many)
{
  char buffer[16];

  return g_strdup_printf ("%s %s", get_number (n, buffer, sizeof buffer), n == 1 ? one : many);
}

char *
readout_draft_write_reports (ReadoutDraft *draft, guint level, guint max)
{
  g_auto (Sources) sources = { 0 };
  g_autofree char *reports = NULL;
  g_autofree char *outlets = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  find_sources (draft, &sources);
  reports = readout_draft_count (sources.reports->len, "report", "reports");
  if (sources.outlets->len == 0)
    return g_steal_pointer (&reports);
  outlets = readout_draft_count (sources.outlets->len, "outlet", "outlets");
  if (sources.copies->len > 0)
    {
      char buffer[16];

      return g_strdup_printf (
          "%s by %s, %s of them independent", reports, outlets,
          get_number (sources.reports->len - sources.copies->len, buffer, sizeof buffer));
    }
  return g_strdup_printf ("%s by %s", reports, outlets);
}

static char *
dup_outlet_names (Sources *sources)
{
  GString *names = g_string_new (NULL);

  if (sources->outlets->len > OUTLETS_NAMED_MAX)
    {
      g_string_free (names, TRUE);
      return readout_draft_count (sources->outlets->len, "outlet", "outlets");
    }
  for (guint i = 0; i < sources->outlets->len; i++)
    {
      g_autofree char *name = readout_citation_escape (g_ptr_array_index (sources->outlets, i));

      if (i > 0)
        g_string_append (names, i + 1 == sources->outlets->len ? " and " : ", ");
      g_string_append_printf (names, "*%s*", name);
    }
  return g_string_free (names, FALSE);
}

static void
append_note (ReadoutDraft *draft, GString *note, const char *sentence, GPtrArray *statements)
{
  g_autofree char *citations =
      readout_draft_write_citations (draft, statements, NOTE_CITATIONS_MAX);

  g_string_append_printf (note, "%s%s%s", note->len > 0 ? " " : "", sentence, citations);
}

/* The first letter of a sentence that begins with a number in words. */
static char *
capitalise (char *sentence)
{
  sentence[0] = g_ascii_toupper (sentence[0]);
  return sentence;
}

static void
append_count_note (
    ReadoutDraft *draft, GString *note, GPtrArray *statements, const char *one, const char *many)
{
  char buffer[16];
  g_autofree char *sentence = NULL;

  if (statements->len == 0)
    return;
  sentence =
      capitalise (g_strdup_printf ("%s %s", get_number (statements->len, buffer, sizeof buffer),
                                   statements->len == 1 ? one : many));
  append_note (draft, note, sentence, statements);
}

char *
readout_draft_write_sourcing_note (ReadoutDraft *draft, guint level, guint max)
{
  g_auto (Sources) sources = { 0 };
  g_autoptr (GPtrArray) shared = g_ptr_array_new ();
  g_autoptr (GPtrArray) unnamed = g_ptr_array_new ();
  GString *note = g_string_new (NULL);
  g_autofree char *reports = NULL;
  g_autofree char *outlets = NULL;
  g_autofree char *rests = NULL;
  g_autofree char *grades = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  find_sources (draft, &sources);
  if (sources.reports->len == 0)
    return g_string_free (note, FALSE);
  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);

      if (readout_claim_count_sources (claim, draft->snapshot) > 1)
        g_ptr_array_add (shared, claim->statement);
      if (readout_draft_is_unnamed (claim))
        g_ptr_array_add (unnamed, claim->statement);
    }

  reports = readout_draft_count (sources.reports->len, "report", "reports");
  outlets = dup_outlet_names (&sources);
  rests = g_strdup_printf ("This briefing rests on %s%s%s.", reports,
                           *outlets != '\0' ? " by " : "", outlets);
  append_note (draft, note, rests, sources.first);

  append_count_note (draft, note, sources.copies,
                     "report is a copy or another version of another one and no further source.",
                     "reports are copies or other versions of others and no further sources.");

  if (sources.reports->len - sources.copies->len == 1)
    append_note (draft, note,
                 sources.copies->len == 0 ? "No second report confirms any of it."
                                          : "No second source confirms any of it.",
                 sources.first);
  else if (shared->len == 0)
    append_note (draft, note,
                 sources.copies->len == 0 ? "Each claim rests on a single report."
                                          : "Each claim rests on a single source.",
                 sources.first);
  else if (sources.copies->len == 0)
    append_count_note (draft, note, shared,
                       "claim stands in more than one report; the others rest on a single one.",
                       "claims stand in more than one report; the others rest on a single one.");
  else
    append_count_note (draft, note, shared,
                       "claim has more than one source; the others rest on a single one.",
                       "claims have more than one source; the others rest on a single one.");
  append_count_note (draft, note, unnamed, "claim rests on unnamed sources only.",
                     "claims rest on unnamed sources only.");
  append_count_note (draft, note, sources.nameless, "report does not say which outlet it is from.",
                     "reports do not say which outlet they are from.");
  append_count_note (draft, note, sources.undated, "report is undated.", "reports are undated.");
  append_count_note (draft, note, sources.changed, "report has been corrected or withdrawn since.",
                     "reports have been corrected or withdrawn since.");
  grades = readout_draft_write_grades (draft, sources.reports, sources.first);
  g_string_append_printf (note, "%s%s", *grades != '\0' ? " " : "", grades);
  return g_string_free (note, FALSE);
}

char *
readout_draft_write_sources (ReadoutDraft *draft, guint level, guint max)
{
  g_auto (Sources) sources = { 0 };
  GString *list = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  find_sources (draft, &sources);
  for (guint i = 0; i < sources.first->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (sources.first, i);
      ReadoutReport *report = g_ptr_array_index (sources.reports, i);
      g_autofree char *text = readout_citation_dup_text (report, statement);
      const char *place = strstr (text, ", ¶");

      /* The whole report, not a place in it. */
      if (place == NULL || statement->page > 0)
        place = strstr (text, ", p. ");
      if (place != NULL)
        text[place - text] = '\0';
      g_string_append_printf (list, "- %s%s[^%s]\n", text, g_str_has_suffix (text, ".") ? "" : ".",
                              readout_snapshot_get_key (draft->snapshot, statement));
    }
  if (list->len > 0)
    g_string_truncate (list, list->len - 1);
  return g_string_free (list, FALSE);
}
