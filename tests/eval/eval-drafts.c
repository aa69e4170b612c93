/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drafts briefings from groups of reports and counts what is wrong with their sentences, as far as
 * a program can tell: eval-drafts SIZE TEMPLATE LIST REPORT… – LIST is the name of a defect whose
 * sentences are printed, "all", "sentences" (every sentence, to be read by a person) or "none".
 */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "attribution/readout-engine.h"
#include "briefing/readout-draft-builder.h"
#include "briefing/readout-draft-sentences.h"
#include "briefing/readout-template-folder.h"
#include "markdown/readout-markdown.h"
#include "stance/readout-stance-rules.h"
#include "stance/readout-topics.h"

#define TOPICS_MAX 5

typedef enum
{
  NOT_VERBATIM,
  UNCITED,
  DEAD_CITATION,
  UNBALANCED,
  PUNCTUATION,
  DOUBLED_WORD,
  LOWER_CASE,
  FIRST_PERSON,
  SECOND_PERSON,
  NO_STOP,
  DANGLING,
  PRONOUN_START,
  NOT_FINITE,
  N_DEFECTS
} Defect;

static const char *const names[] = { "not-verbatim", "uncited",      "dead-citation",
                                     "unbalanced",   "punctuation",  "doubled-word",
                                     "lower-case",   "first-person", "second-person",
                                     "no-stop",      "dangling",     "pronoun-start",
                                     "not-finite" };

typedef struct
{
  const char *list;
  guint n_sentences;
  guint n_passages; /* sentences of the report quoted whole after "X reported:" */
  guint n_defects[N_DEFECTS];
  guint n_words;
  guint n_flawed;
} Count;

/* Letters and digits as they are; white space, marks and what Markdown adds aside. */
static char *
normalise (const char *words)
{
  GString *result = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0xa0 && c != '"' && c != '\'' && c != '`' && c != '*' &&
          c != '_' && c != 0x2018 && c != 0x2019 && c != 0x201c && c != 0x201d && c != 0xab &&
          c != 0xbb)
        g_string_append_unichar (result, c);
    }
  while (result->len > 0 && strchr (".,;:", result->str[result->len - 1]) != NULL)
    g_string_truncate (result, result->len - 1);
  return g_string_free (result, FALSE);
}

static gboolean
is_verbatim (ReadoutSnapshot *snapshot,
             GHashTable *texts,
             ReadoutDraftSentence *sentence,
             const char *quotation)
{
  g_autofree char *wanted = normalise (quotation);

  for (guint i = 0; i < sentence->keys->len; i++)
    {
      ReadoutStatement *statement =
          readout_snapshot_find (snapshot, g_ptr_array_index (sentence->keys, i));
      ReadoutReport *report =
          statement != NULL ? readout_snapshot_get_report (snapshot, statement) : NULL;
      char *text = report != NULL ? g_hash_table_lookup (texts, report) : NULL;

      if (report != NULL && text == NULL)
        {
          text = normalise (readout_text_get_string (report->text, NULL));
          g_hash_table_insert (texts, report, text);
        }
      if (text != NULL && strstr (text, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The words with what stands between “ ” replaced by “”. */
static char *
dup_outside (ReadoutDraftSentence *sentence)
{
  GString *outside = g_string_new (NULL);
  gsize from = 0;

  for (guint i = 0; i < sentence->quotations->len; i++)
    {
      ReadoutSpan span = readout_spans_get (sentence->quotations, i);

      g_string_append_len (outside, sentence->words + from, span.start - from);
      from = span.end;
    }
  g_string_append (outside, sentence->words + from);
  return g_string_free (outside, FALSE);
}

static gboolean
is_balanced (const char *words)
{
  int quotes = 0;
  int brackets = 0;
  int squares = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      quotes += (c == 0x201c) - (c == 0x201d);
      brackets += (c == '(') - (c == ')');
      squares += (c == '[') - (c == ']');
      if (quotes < 0 || quotes > 1 || brackets < 0 || squares < 0)
        return FALSE;
    }
  return quotes == 0 && brackets == 0 && squares == 0 && strchr (words, '"') == NULL;
}

static gboolean
matches (const char *pattern, const char *words)
{
  return g_regex_match_simple (pattern, words, G_REGEX_OPTIMIZE, 0);
}

static const char *const patterns[] = {
  [PUNCTUATION] =
      "[,;:] ?[.,;:!?]|(?<!\\.)\\.\\.(?!\\.)| [,;.:!?](?![\\d.])|[.!?]”\\.|[.,]“|\\(\\)|“”“",
  [DOUBLED_WORD] = "\\b(that|the|to|of|a|an|in|said|says|also|and|is|was|it|he|by|for|as) \\1\\b",
  [LOWER_CASE] = "^[^A-Z\\d“‘(\\[A-Z]*\\p{Ll}",
  [FIRST_PERSON] =
      "(?<!\\.)(?<!War )\\bI\\b(?!\\.)|\\bI['’](m|ve|ll|d)\\b|\\b([Ww]e|[Ww]e['’](re|ve|ll|d)|[Oo]ur|[Mm]y|"
      "[Mm]yself|me|us|[Oo]urs|[Oo]urselves)\\b(?![.-]\\w)",
  [SECOND_PERSON] = "\\b([Yy]ou|[Yy]our|[Yy]ours|[Yy]ou['’](re|ve|ll|d))\\b",
  [DANGLING] =
      "\\b(the|a|an|of|and|or|by|as|than|because|but|said|says|whether|while|which|who|his|its|"
      "their)[,]?[.:]?$",
  [PRONOUN_START] = "^(He|She|They|It|This(?! briefing)|These|Those|His|Her|Their|Its) ",
  [NOT_FINITE] = "^[^“]{1,80}(?<! is)(?<! was)(?<! are)(?<! were) also \\w+ing\\b",
};

static void
note (Count *count, Defect defect, ReadoutDraftSentence *sentence, gboolean *flawed)
{
  count->n_defects[defect]++;
  *flawed = TRUE;
  if (strcmp (count->list, names[defect]) == 0 || strcmp (count->list, "all") == 0)
    g_print ("%-14s %s [%s]\n", names[defect], sentence->words,
             sentence->keys->len > 0 ? (char *)g_ptr_array_index (sentence->keys, 0) : "");
}

static void
check_sentence (Count *count,
                ReadoutSnapshot *snapshot,
                GHashTable *texts,
                ReadoutDraftSentence *sentence)
{
  g_autofree char *outside = dup_outside (sentence);
  gboolean flawed = FALSE;

  count->n_sentences++;
  count->n_passages += matches (
      "^[^“]* (reported|says)(, without naming the source| of [^“:]*)?: “", sentence->words);
  if (strcmp (count->list, "sentences") == 0)
    g_print ("%s [%s]\n", sentence->words,
             sentence->keys->len > 0 ? (char *)g_ptr_array_index (sentence->keys, 0) : "");
  for (guint i = 0; i < sentence->quotations->len; i++)
    {
      ReadoutSpan span = readout_spans_get (sentence->quotations, i);
      g_autofree char *quotation = g_strndup (sentence->words + span.start, span.end - span.start);

      if (!is_verbatim (snapshot, texts, sentence, quotation))
        note (count, NOT_VERBATIM, sentence, &flawed);
    }
  if (sentence->keys->len == 0)
    note (count, UNCITED, sentence, &flawed);
  for (guint i = 0; i < sentence->keys->len; i++)
    if (readout_snapshot_find (snapshot, g_ptr_array_index (sentence->keys, i)) == NULL)
      note (count, DEAD_CITATION, sentence, &flawed);
  if (!is_balanced (sentence->words))
    note (count, UNBALANCED, sentence, &flawed);
  if (!matches ("[.!?…][”’)']*$", sentence->words))
    note (count, NO_STOP, sentence, &flawed);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (patterns[i] != NULL && matches (patterns[i], outside))
      note (count, i, sentence, &flawed);
  count->n_flawed += flawed;
}

static void
check_draft (Count *count, ReadoutSnapshot *snapshot, const char *template_name)
{
  g_autoptr (ReadoutTemplate) template = readout_template_load (template_name, NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autofree char *markdown = readout_draft_build_whole (snapshot, template, NULL);
  g_autoptr (ReadoutMarkdown) parsed = readout_markdown_new (markdown, -1, NULL);
  g_autoptr (GPtrArray) sentences = readout_draft_sentences_find (parsed);

  for (guint i = 0; i < sentences->len; i++)
    {
      ReadoutDraftSentence *sentence = g_ptr_array_index (sentences, i);

      if (!sentence->is_label || sentence->keys->len > 0)
        check_sentence (count, snapshot, texts, sentence);
    }
}

/* "nyt_2016-02-18_trump-fires.txt" tells outlet and day. */
static ReadoutReport *
read_report (const char *path)
{
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autofree char *contents = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_auto (GStrv) parts = g_strsplit (base, "_", 3);
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL) ||
      (report->text = readout_text_new (contents, length, NULL, NULL)) == NULL)
    return NULL;
  report->path = g_strdup (path);
  report->title = g_strndup (contents, strcspn (contents, "\r\n"));
  if (g_strv_length (parts) == 3)
    {
      report->outlet = g_strdup (parts[0]);
      report->outlet[0] = g_ascii_toupper (report->outlet[0]);
      report->published = g_strdup (parts[1]);
    }
  return g_steal_pointer (&report);
}

static void
check_group (Count *count,
             ReadoutEngine *engine,
             ReadoutStanceRules *rules,
             char **paths,
             int n_paths,
             int step,
             const char *template_name)
{
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) topics = NULL;

  for (int i = 0; i < n_paths; i += step)
    {
      ReadoutReport *report = read_report (paths[i]);
      GPtrArray *statements =
          report != NULL ? readout_engine_analyse (engine, report, NULL, NULL) : NULL;

      if (statements == NULL)
        {
          g_printerr ("%s is no report\n", paths[i]);
          continue;
        }
      report->id = reports->len + 1;
      g_ptr_array_add (reports, report);
      g_ptr_array_add (found, statements);
      g_ptr_array_extend (all, statements, NULL, NULL);
      for (guint j = 0; j < statements->len; j++)
        ((ReadoutStatement *)g_ptr_array_index (statements, j))->report_id = report->id;
    }
  topics = readout_topics_suggest (NULL, reports, all, TOPICS_MAX, NULL);
  for (guint i = 0; topics != NULL && i < topics->len; i++)
    {
      ReadoutProposition *topic = g_ptr_array_index (topics, i);

      topic->id = i + 1;
      readout_snapshot_add_topic (snapshot, topic);
    }
  for (guint i = 0; i < reports->len; i++)
    {
      ReadoutReport *report = g_ptr_array_index (reports, i);

      if (topics != NULL)
        readout_stance_rules_apply (rules, report, g_ptr_array_index (found, i), topics);
      readout_snapshot_add_report (snapshot, report, g_ptr_array_index (found, i));
      for (const char *p = readout_text_get_string (report->text, NULL); *p != '\0'; p++)
        count->n_words += *p == ' ';
    }
  readout_snapshot_find_copies (snapshot);
  check_draft (count, snapshot, template_name);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutEngine) engine = readout_engine_new (NULL, &error);
  g_autoptr (ReadoutStanceRules) rules =
      engine != NULL ? readout_stance_rules_new (NULL, &error) : NULL;
  Count count = { 0 };
  int n_reports = argc - 4;
  int n_groups;
  guint n = 0;

  if (rules == NULL || argc < 5 || atoi (argv[1]) < 1)
    {
      g_printerr ("%s\n",
                  error != NULL ? error->message : "eval-drafts SIZE TEMPLATE LIST REPORT…");
      return 1;
    }
  setlocale (LC_ALL, "C.UTF-8");
  count.list = argv[3];
  n_groups = MAX (1, n_reports / atoi (argv[1]));
  /* Every so manieth: what stands side by side in a folder is often from one outlet. */
  for (int i = 0; i < n_groups; i++)
    check_group (&count, engine, rules, argv + 4 + i, n_reports - i, n_groups, argv[2]);
  if (strcmp (count.list, "sentences") == 0)
    return 0;
  for (guint i = 0; i < N_DEFECTS; i++)
    {
      g_print ("  %-14s %6u\n", names[i], count.n_defects[i]);
      n += count.n_defects[i];
    }
  g_print (
      "%s: %u sentences in %d drafts of %u words, %u (%.1f %%) with a defect (%u in all); %.1f %% "
      "quote the report's sentence whole\n",
      argv[2], count.n_sentences, n_groups, count.n_words, count.n_flawed,
      100.0 * count.n_flawed / MAX (1, count.n_sentences), n,
      100.0 * count.n_passages / MAX (1, count.n_sentences));
  return 0;
}
