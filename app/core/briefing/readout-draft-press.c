/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each outlet reports.
 */
#include <string.h>

#include "briefing/readout-citation.h"
#include "briefing/readout-draft-groups.h"

#define NOTE_CITATIONS_MAX 12
#define VOICES_NAMED_MAX 4

/* What an outlet carries. */
typedef struct
{
  char *key;
  char *name;        /* NULL for the unknown one */
  GPtrArray *claims; /* that are written under it */
  GPtrArray *copies; /* of ReadoutStatement: what it carries of claims that are written elsewhere */
  GPtrArray *homes;  /* of Outlet: where those are written, each once, in order */
  guint n_reports;
  guint order;
} Outlet;

static void
free_outlet (gpointer data)
{
  Outlet *outlet = data;

  g_free (outlet->key);
  g_free (outlet->name);
  g_ptr_array_unref (outlet->claims);
  g_ptr_array_unref (outlet->copies);
  g_ptr_array_unref (outlet->homes);
  g_free (outlet);
}

static char *
dup_outlet_key (ReadoutReport *report)
{
  return report->outlet != NULL && *report->outlet != '\0' ? g_utf8_casefold (report->outlet, -1)
                                                           : g_strdup ("");
}

static Outlet *
find_outlet (GPtrArray *outlets, GHashTable *by_key, ReadoutReport *report)
{
  g_autofree char *key = dup_outlet_key (report);
  Outlet *outlet = g_hash_table_lookup (by_key, key);

  if (outlet == NULL)
    {
      outlet = g_new0 (Outlet, 1);
      outlet->key = g_steal_pointer (&key);
      outlet->name = *outlet->key != '\0' ? g_strdup (report->outlet) : NULL;
      outlet->claims = g_ptr_array_new ();
      outlet->copies = g_ptr_array_new ();
      outlet->homes = g_ptr_array_new ();
      outlet->order = outlets->len;
      g_ptr_array_add (outlets, outlet);
      g_hash_table_insert (by_key, outlet->key, outlet);
    }
  return outlet;
}

/* Most claims first, the unknown one last. */
static int
compare_outlets (gconstpointer a, gconstpointer b)
{
  const Outlet *first = *(const Outlet *const *)a;
  const Outlet *second = *(const Outlet *const *)b;

  if ((first->name == NULL) != (second->name == NULL))
    return first->name == NULL ? 1 : -1;
  if (first->claims->len != second->claims->len)
    return first->claims->len > second->claims->len ? -1 : 1;
  return (first->order > second->order) - (first->order < second->order);
}

/* The outlets of all claims, in the order in which they are written: of Outlet. */
static GPtrArray *
find_outlets (ReadoutDraft *draft)
{
  GPtrArray *outlets = g_ptr_array_new_with_free_func (free_outlet);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);
      Outlet *home = find_outlet (outlets, by_key, claim->report);

      g_ptr_array_add (home->claims, claim);
      for (guint j = 0; j < claim->statements->len; j++)
        {
          ReadoutStatement *statement = g_ptr_array_index (claim->statements, j);
          ReadoutReport *report = readout_snapshot_get_report (draft->snapshot, statement);
          Outlet *outlet = find_outlet (outlets, by_key, report);

          outlet->n_reports += g_hash_table_add (counted, report);
          if (outlet == home)
            continue;
          g_ptr_array_add (outlet->copies, statement);
          if (!g_ptr_array_find (outlet->homes, home, NULL))
            g_ptr_array_add (outlet->homes, home);
        }
    }
  g_ptr_array_sort (outlets, compare_outlets);
  return outlets;
}

/* The headline and the day, as a heading: headlines may be sentences. */
static void
append_report_heading (GString *markdown, ReadoutReport *report, guint level)
{
  g_autofree char *date = readout_citation_dup_date (report->published);
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  if (report->title != NULL && *report->title != '\0')
    title = readout_citation_escape (report->title);
  else if (report->path != NULL)
    {
      g_autofree char *base = g_path_get_basename (report->path);
      g_autofree char *valid = g_utf8_make_valid (base, -1);

      title = readout_citation_escape (valid);
    }
  words =
      g_strdup_printf ("%s, %s", title != NULL && *title != '\0' ? title : "Untitled report", date);
  readout_draft_append_heading (markdown, level, words);
}

/* "One of its statements stands under Continental Wire." – what it says as others do. */
static void
append_copies (ReadoutDraft *draft, GString *markdown, const Outlet *outlet)
{
  g_autofree char *name = outlet->name != NULL ? readout_citation_escape (outlet->name) : NULL;
  g_autofree char *citations =
      readout_draft_write_citations (draft, outlet->copies, NOTE_CITATIONS_MAX);
  g_autoptr (GString) homes = g_string_new (NULL);

  for (guint i = 0; i < outlet->homes->len; i++)
    {
      const Outlet *home = g_ptr_array_index (outlet->homes, i);
      g_autofree char *escaped = home->name != NULL ? readout_citation_escape (home->name) : NULL;

      g_string_append_printf (homes, "%s%s%s%s",
                              i == 0                        ? ""
                              : i + 1 == outlet->homes->len ? " and "
                                                            : ", ",
                              escaped != NULL ? "*" : "",
                              escaped != NULL ? escaped : "another outlet",
                              escaped != NULL ? "*" : "");
    }
  g_string_append_printf (markdown, "%s%s%s %s %u %s that %s given under %s.%s\n\n",
                          name != NULL ? "*" : "", name != NULL ? name : "The report",
                          name != NULL ? "*" : "",
                          outlet->claims->len > 0 ? "also carries" : "carries", outlet->copies->len,
                          outlet->copies->len == 1 ? "statement" : "statements",
                          outlet->copies->len == 1 ? "is" : "are", homes->str, citations);
}

/* The claims of one report, a paragraph for each actor. */
static void
append_report (ReadoutDraft *draft, GString *markdown, GPtrArray *claims, guint level)
{
  append_report_heading (markdown, ((ReadoutClaim *)g_ptr_array_index (claims, 0))->report, level);
  readout_draft_append_actors (draft, markdown, claims);
}

static void
append_outlet (ReadoutDraft *draft, GString *markdown, Outlet *outlet, guint level)
{
  g_autofree char *name = outlet->name != NULL ? readout_citation_escape (outlet->name) : NULL;
  g_autoptr (GPtrArray) of_report = g_ptr_array_new ();

  readout_draft_append_heading (markdown, level, name != NULL ? name : "Outlet not known");
  g_ptr_array_sort (outlet->claims, readout_draft_compare_by_date);
  for (guint i = 0; i < outlet->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (outlet->claims, i);
      ReadoutClaim *next =
          i + 1 < outlet->claims->len ? g_ptr_array_index (outlet->claims, i + 1) : NULL;

      g_ptr_array_add (of_report, claim);
      if (next != NULL && next->report == claim->report)
        continue;
      append_report (draft, markdown, of_report, MIN (level + 1, 6));
      g_ptr_array_set_size (of_report, 0);
    }
  if (outlet->copies->len > 0)
    append_copies (draft, markdown, outlet);
}

char *
readout_draft_write_press_review (ReadoutDraft *draft, guint level, guint max)
{
  g_autoptr (GPtrArray) outlets = NULL;
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  outlets = find_outlets (draft);
  for (guint i = 0; i < outlets->len; i++)
    append_outlet (draft, markdown, g_ptr_array_index (outlets, i), level);
  return readout_draft_finish (markdown);
}

/* "Dario Fenn, Ilse Marken and the Foreign Ministry": whom an outlet carries most. */
static void
append_voices (ReadoutDraft *draft, GString *markdown, GPtrArray *groups, GPtrArray *cited)
{
  guint n = MIN (groups->len, VOICES_NAMED_MAX);

  for (guint i = 0; i < n; i++)
    {
      const ReadoutDraftGroup *group = g_ptr_array_index (groups, i);
      ReadoutClaim *claim = g_ptr_array_index (group->claims, 0);
      g_autofree char *name = readout_actor_names_dup (
          readout_sentence_writer_get_names (draft->writer), claim->statement,
          readout_statement_get_actor (claim->statement), 0);

      g_string_append_printf (markdown, "%s%s", i == 0 ? "" : i + 1 == n ? " and " : ", ", name);
      g_ptr_array_add (cited, claim->statement);
    }
}

char *
readout_draft_write_outlets (ReadoutDraft *draft, guint level, guint max)
{
  g_autoptr (GPtrArray) outlets = NULL;
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  outlets = find_outlets (draft);
  for (guint i = 0; i < outlets->len; i++)
    {
      const Outlet *outlet = g_ptr_array_index (outlets, i);
      g_autofree char *name = outlet->name != NULL ? readout_citation_escape (outlet->name) : NULL;
      g_autoptr (GPtrArray) groups = readout_draft_group_by_actor (outlet->claims);
      g_autoptr (GPtrArray) cited = g_ptr_array_new ();
      g_autofree char *reports = readout_draft_count (outlet->n_reports, "report", "reports");
      g_autofree char *voices = readout_draft_count (groups->len, "voice", "voices");
      g_autofree char *citations = NULL;

      g_string_append_printf (markdown, "- **%s** – %s, ", name != NULL ? name : "Outlet not known",
                              reports);
      if (groups->len > 0)
        {
          g_string_append_printf (markdown, "%s: ", voices);
          if (groups->len > VOICES_NAMED_MAX)
            g_string_append (markdown, "most often ");
          append_voices (draft, markdown, groups, cited);
        }
      else
        {
          g_string_append (markdown, "which carries what others carry");
          g_ptr_array_add (cited, g_ptr_array_index (outlet->copies, 0));
        }
      citations = readout_draft_write_citations (draft, cited, VOICES_NAMED_MAX);
      g_string_append_printf (markdown, "%s%s\n", g_str_has_suffix (markdown->str, ".") ? "" : ".",
                              citations);
    }
  return readout_draft_finish (markdown);
}
