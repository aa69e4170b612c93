/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts mistakes and correct edits into the briefings of projects and counts what the source check
 * finds: eval-check [-v] [-n COUNT] PROJECT…
 */
#include <stdlib.h>
#include <string.h>

#include "briefing/readout-check-store.h"
#include "briefing/readout-snapshot-store.h"
#include "briefing/readout-source-checker.h"
#include "seeded-mistakes.h"
#include "store/readout-project.h"

typedef struct
{
  char *name;
  char *markdown;
  ReadoutSnapshot *snapshot;
  ReadoutCheckSources *sources;
  ReadoutMarkdown *parsed;
  GPtrArray *drafted; /* of ReadoutDraftSentence */
} Briefing;

typedef struct
{
  guint n;
  guint n_found;
} Count;

static gboolean verbose;
static GPtrArray *all; /* of Sentence */
static GHashTable *briefings_of;

static gpointer
load_cb (ReadoutStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Briefing *briefing = data;
  g_autoptr (GPtrArray) list = readout_store_list_briefings (store, error);
  g_autoptr (ReadoutBriefing) record = NULL;
  g_autoptr (GHashTable) keys = NULL;

  if (list == NULL || list->len == 0)
    return NULL;
  record = readout_store_get_briefing (store, READOUT_BRIEFING (list->pdata[0])->id, error);
  if (record == NULL)
    return NULL;
  briefing->markdown = g_strdup (record->markdown);
  briefing->snapshot = readout_snapshot_new_from_store (store, cancellable, error);
  keys = readout_check_find_keys (briefing->markdown);
  briefing->sources = readout_check_sources_new_from_store (store, keys, cancellable, error);
  return briefing->snapshot != NULL ? briefing->sources : NULL;
}

/* Where the citations that follow @end in @markdown end. */
static gsize
find_citations_end (const char *markdown, gsize end)
{
  while (strncmp (markdown + end, "[^", 2) == 0)
    end += strcspn (markdown + end, "]") + 1;
  return end;
}

/* The Markdown with the definitions that a project leaves out. */
static char *
complete (const char *markdown)
{
  GString *whole = g_string_new (markdown);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_string_append (whole, "\n\n");
  for (const char *p = strstr (markdown, "[^"); p != NULL; p = strstr (p + 2, "[^"))
    {
      char *key = g_strndup (p + 2, strcspn (p + 2, "]"));

      if (g_hash_table_add (keys, key))
        g_string_append_printf (whole, "[^%s]: .\n", key);
    }
  return g_string_free (whole, FALSE);
}

static void
add_sentences (Briefing *briefing)
{
  GPtrArray *sentences = g_ptr_array_new ();
  g_autofree char *whole = complete (briefing->markdown);

  briefing->parsed = readout_markdown_new (whole, -1, NULL);
  briefing->drafted = readout_draft_sentences_find (briefing->parsed);
  for (guint i = 0; i < briefing->drafted->len; i++)
    {
      Sentence *sentence = g_new0 (Sentence, 1);
      gsize end;

      sentence->snapshot = briefing->snapshot;
      sentence->sentence = briefing->drafted->pdata[i];
      sentence->statements = g_ptr_array_new ();
      sentence->sentences = sentences;
      end = find_citations_end (briefing->markdown, sentence->sentence->span.end);
      sentence->raw = g_strndup (briefing->markdown + sentence->sentence->span.start,
                                 end - sentence->sentence->span.start);
      sentence->body = sentence->sentence->span.end - sentence->sentence->span.start;
      for (guint j = 0; j < sentence->sentence->keys->len; j++)
        {
          ReadoutStatement *statement =
              readout_snapshot_find (briefing->snapshot, sentence->sentence->keys->pdata[j]);

          if (statement != NULL)
            g_ptr_array_add (sentence->statements, statement);
        }
      g_ptr_array_add (sentences, sentence);
      g_ptr_array_add (all, sentence);
      g_hash_table_insert (briefings_of, sentence, briefing);
    }
}

/* As the window and the console check. */
static GPtrArray *
check (const Briefing *briefing, const char *markdown)
{
  g_autoptr (ReadoutSourceChecker) checker = readout_source_checker_new (briefing->sources);

  readout_source_checker_replace (checker, 0, 0, markdown, -1);
  readout_source_checker_run (checker);
  return readout_source_checker_list (checker);
}

static gboolean
is_alarm (const ReadoutFinding *finding)
{
  return finding->severity != READOUT_SEVERITY_NOTE;
}

/* The first finding about the bytes of a sentence: of @kind, or any that is no note with kind -1.
 */
static const ReadoutFinding *
find_finding (GPtrArray *findings, gsize start, gsize end, int kind)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const ReadoutFinding *finding = findings->pdata[i];

      if (finding->span.end > start && finding->span.start < end &&
          (kind < 0 ? is_alarm (finding) : (int)finding->kind == kind))
        return finding;
    }
  return NULL;
}

/* The paragraph of a sentence with other words in it, and where these are. */
static char *
put_in_place (const Sentence *sentence, const char *words, gsize *start, gsize *end)
{
  const Briefing *briefing = g_hash_table_lookup (briefings_of, sentence);
  gsize from = sentence->sentence->span.start;
  gsize until = from + strlen (sentence->raw);
  gsize line = from;
  const char *stop = strstr (briefing->markdown + until, "\n\n");

  while (line > 0 && strncmp (briefing->markdown + line - 1, "\n", 1) != 0)
    line--;
  *start = from - line;
  *end = *start + strlen (words);
  return g_strdup_printf ("%.*s%s%.*s", (int)(from - line), briefing->markdown + line, words,
                          stop != NULL ? (int)(stop - briefing->markdown - until) : -1,
                          briefing->markdown + until);
}

static void
count (GHashTable *counts, const char *form, gboolean found)
{
  Count *entry = g_hash_table_lookup (counts, form);

  if (entry == NULL)
    {
      entry = g_new0 (Count, 1);
      g_hash_table_insert (counts, (gpointer)form, entry);
    }
  entry->n++;
  entry->n_found += found;
}

static void
show (const char *what, const char *words, const ReadoutFinding *finding)
{
  if (verbose)
    g_print ("    %s: %s\n      %s%s%s\n", what, words, finding != NULL ? finding->words : "",
             finding != NULL && finding->difference ? " | " : "",
             finding != NULL && finding->difference != NULL ? finding->difference : "");
}

static void
set_states (const Sentence *sentence, ReadoutReportState state)
{
  const Briefing *briefing = g_hash_table_lookup (briefings_of, sentence);

  for (guint i = 0; i < sentence->sentence->keys->len; i++)
    {
      const ReadoutCheckStatement *cited =
          readout_check_sources_find (briefing->sources, sentence->sentence->keys->pdata[i]);

      if (cited != NULL)
        cited->report->report->state = state;
    }
}

static void
print_counts (GHashTable *counts, const char *name, gboolean alarms)
{
  g_autoptr (GList) forms = g_hash_table_get_keys (counts);
  Count sum = { 0, 0 };

  forms = g_list_sort (forms, (GCompareFunc)strcmp);
  for (GList *form = forms; form != NULL; form = form->next)
    {
      const Count *entry = g_hash_table_lookup (counts, form->data);

      sum.n += entry->n;
      sum.n_found += entry->n_found;
    }
  g_print ("%-22s %5u of %5u  %6.2f %%  %s\n", name, sum.n_found, sum.n,
           100.0 * sum.n_found / MAX (1, sum.n), alarms ? "false alarms" : "found");
  for (GList *form = forms; form != NULL; form = form->next)
    {
      const Count *entry = g_hash_table_lookup (counts, form->data);

      g_print ("    %-38s %5u of %5u\n", (const char *)form->data, entry->n_found, entry->n);
    }
}

static void
run_change (const Mistake *mistake, guint wanted, gboolean is_correct)
{
  g_autoptr (GRand) draw = g_rand_new_with_seed (20240304);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint n = 0;

  for (guint try = 0; n < wanted && try < wanted * 400; try++)
    {
      const Sentence *sentence = all->pdata[g_rand_int_range (draw, 0, (int)all->len)];
      const char *form = NULL;
      g_autofree char *words = NULL;
      g_autofree char *markdown = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      const ReadoutFinding *finding;
      gsize start;
      gsize end;

      if (sentence->sentence->is_label || sentence->statements->len == 0)
        continue;
      words = mistake->change (sentence, draw, &form);
      if (words == NULL)
        continue;
      n++;
      markdown = put_in_place (sentence, words, &start, &end);
      if (!is_correct && mistake->kind == READOUT_FINDING_WITHDRAWN_SOURCE)
        set_states (sentence, READOUT_REPORT_STATE_WITHDRAWN);
      findings = check (g_hash_table_lookup (briefings_of, sentence), markdown);
      set_states (sentence, READOUT_REPORT_STATE_CURRENT);
      finding = find_finding (findings, start, end, is_correct ? -1 : (int)mistake->kind);
      count (counts, form, finding != NULL);
      if ((finding != NULL) == is_correct)
        show (form, words, finding);
    }
  print_counts (counts, mistake->name, is_correct);
}

/* What is found in sentences that nobody has touched. */
static void
run_untouched (GPtrArray *briefings)
{
  guint n = 0;
  guint n_alarms = 0;
  guint n_notes = 0;

  for (guint i = 0; i < briefings->len; i++)
    {
      const Briefing *briefing = briefings->pdata[i];
      g_autoptr (GPtrArray) findings = check (briefing, briefing->markdown);

      for (guint j = 0; j < briefing->drafted->len; j++)
        {
          const ReadoutDraftSentence *sentence = briefing->drafted->pdata[j];
          const ReadoutFinding *finding =
              find_finding (findings, sentence->span.start, sentence->span.end, -1);

          n++;
          n_alarms += finding != NULL;
          if (finding != NULL)
            show (briefing->name, sentence->words, finding);
        }
      for (guint j = 0; j < findings->len; j++)
        n_notes += !is_alarm (findings->pdata[j]);
    }
  g_print ("%-22s %5u of %5u  %6.2f %%  false alarms (and %u notes)\n", "untouched sentences",
           n_alarms, n, 100.0 * n_alarms / MAX (1, n), n_notes);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) briefings = g_ptr_array_new ();
  guint wanted = 200;

  all = g_ptr_array_new ();
  briefings_of = g_hash_table_new (NULL, NULL);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (ReadoutProject) project = NULL;
      g_autoptr (GError) error = NULL;
      Briefing *briefing;

      if (strcmp (argv[i], "-v") == 0)
        {
          verbose = TRUE;
          continue;
        }
      if (strcmp (argv[i], "-n") == 0 && i + 1 < argc)
        {
          wanted = (guint)atoi (argv[++i]);
          continue;
        }
      briefing = g_new0 (Briefing, 1);
      briefing->name = g_path_get_basename (argv[i]);
      project = readout_project_open (argv[i], FALSE, NULL, &error);
      if (project == NULL || readout_project_run (project, load_cb, briefing, NULL, &error) == NULL)
        {
          g_printerr ("%s: %s\n", argv[i], error != NULL ? error->message : "no briefing");
          return 1;
        }
      add_sentences (briefing);
      g_ptr_array_add (briefings, briefing);
    }
  if (all->len == 0)
    return 2;
  run_untouched (briefings);
  for (guint i = 0; i < n_mistakes; i++)
    run_change (&mistakes[i], wanted, FALSE);
  for (guint i = 0; i < n_correct_edits; i++)
    run_change (&correct_edits[i], wanted, TRUE);
  return 0;
}
