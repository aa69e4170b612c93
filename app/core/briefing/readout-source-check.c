/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds a briefing against its sources.
 */
#include "briefing/readout-source-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "briefing/readout-actor-name.h"
#include "briefing/readout-citation.h"
#include "briefing/readout-draft-sentences.h"
#include "briefing/readout-word-compare.h"

/* Around a statement, what is searched for a quotation before the whole report, in bytes. */
#define NEAR 4000

/* Where the subject of a sentence begins, and how far on a title may stand before the name, in
 * bytes. */
#define SUBJECT_REACH 100
#define TITLE_REACH 90

/* Quotations that are less like the source than this are no slips: nothing to mend. */
#define SIMILARITY_MIN 0.5

typedef struct
{
  const char *markdown;
  ReadoutSnapshot *snapshot; /* may be NULL */
  ReadoutMarkdown *parsed;
  GPtrArray *findings;
  GHashTable *defined;      /* set of keys that the Markdown itself defines */
  GHashTable *report_words; /* ReadoutReport * → GArray of ReadoutComparedWord */
  GHashTable *told;         /* set of ReadoutReport *: metadata complained about already */
  GHashTable *actors; /* casefolded first word of a name → GPtrArray of char *: whole names */
  GArray *lines;      /* of guint32: where each line begins */
} Check;

static const char *const kinds[] = { "uncited",          "unresolved",       "quotation",
                                     "wrong-speaker",    "single-source",    "unnamed-source",
                                     "corrected-source", "withdrawn-source", "missing-metadata" };

void
readout_finding_free (ReadoutFinding *finding)
{
  g_free (finding->key);
  g_free (finding->words);
  g_free (finding->difference);
  g_free (finding->fix);
  g_free (finding);
}

const char *
readout_finding_kind_to_string (ReadoutFindingKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

static guint
find_line (Check *check, guint32 byte)
{
  guint low = 0;
  guint high = check->lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (check->lines, guint32, middle) <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Takes @words over. */
static ReadoutFinding *
add_finding (Check *check,
             ReadoutFindingKind kind,
             ReadoutSeverity severity,
             ReadoutSpan span,
             const char *key,
             char *words)
{
  ReadoutFinding *finding = g_new0 (ReadoutFinding, 1);

  finding->kind = kind;
  finding->severity = severity;
  finding->span = span;
  finding->line = find_line (check, span.start);
  finding->key = g_strdup (key);
  finding->words = words;
  g_ptr_array_add (check->findings, finding);
  return finding;
}

/* The statements that a sentence cites, as far as they are known. */
static GPtrArray *
find_cited (Check *check, ReadoutDraftSentence *sentence)
{
  GPtrArray *cited = g_ptr_array_new ();

  for (guint i = 0; check->snapshot != NULL && i < sentence->keys->len; i++)
    {
      ReadoutStatement *statement =
          readout_snapshot_find (check->snapshot, g_ptr_array_index (sentence->keys, i));

      if (statement != NULL)
        g_ptr_array_add (cited, statement);
    }
  return cited;
}

/* --- Quotations ------------------------------------------------------------------------------- */

static GArray *
get_report_words (Check *check, ReadoutReport *report)
{
  GArray *words = g_hash_table_lookup (check->report_words, report);

  if (words == NULL)
    {
      gsize length;
      const char *text = readout_text_get_string (report->text, &length);

      words = readout_compared_words_new (text, length);
      g_hash_table_insert (check->report_words, report, words);
    }
  return words;
}

/* The part of the report around @statement. */
static ReadoutSpan
find_near (ReadoutReport *report, ReadoutStatement *statement)
{
  ReadoutSpan span = readout_spans_get_extent (statement->content);
  gsize length;
  const char *text = readout_text_get_string (report->text, &length);

  span.start = span.start > NEAR ? span.start - NEAR : 0;
  span.end = (guint32)MIN (length, (gsize)span.end + NEAR);
  while (span.start > 0 && (text[span.start] & 0xc0) == 0x80)
    span.start--;
  while (span.end < length && (text[span.end] & 0xc0) == 0x80)
    span.end++;
  return span;
}

/* A headline is quoted as well. */
static gboolean
is_in_title (ReadoutReport *report, GArray *words)
{
  g_autoptr (GArray) title = NULL;

  if (report->title == NULL)
    return FALSE;
  title = readout_compared_words_new (report->title, strlen (report->title));
  return readout_compared_words_contain (title, words);
}

static gboolean
is_in_sources (Check *check, GPtrArray *cited, GArray *words)
{
  g_autoptr (GHashTable) reports = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < cited->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (cited, i);
      ReadoutReport *report = readout_snapshot_get_report (check->snapshot, statement);
      ReadoutSpan near;
      g_autoptr (GArray) source = NULL;

      if (report->text == NULL)
        return TRUE; /* cannot be told */
      near = find_near (report, statement);
      source = readout_compared_words_new (
          readout_text_get_string (report->text, NULL) + near.start, near.end - near.start);
      if (readout_compared_words_contain (source, words) || is_in_title (report, words))
        return TRUE;
      g_hash_table_add (reports, report);
    }
  g_hash_table_iter_init (&iter, reports);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (readout_compared_words_contain (get_report_words (check, key), words))
      return TRUE;
  return FALSE;
}

/* Finds the nearest words of the sources, and how to mend the quotation. */
static void
mend (Check *check, ReadoutFinding *finding, GPtrArray *cited, const char *quotation, GArray *words)
{
  double best = SIMILARITY_MIN;

  for (guint i = 0; i < cited->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (cited, i);
      ReadoutReport *report = readout_snapshot_get_report (check->snapshot, statement);
      ReadoutSpan content = readout_spans_get_extent (statement->content);
      const char *text = readout_text_get_string (report->text, NULL) + content.start;
      g_autoptr (GArray) source = readout_compared_words_new (text, content.end - content.start);
      ReadoutSpan range = { 0, 0 };
      double similarity = 0;
      g_autofree char *difference =
          readout_compared_words_align (text, source, quotation, words, &range, &similarity);

      if (difference != NULL && similarity > best)
        {
          g_autofree char *original = g_strndup (text + range.start, range.end - range.start);

          best = similarity;
          g_free (finding->difference);
          g_free (finding->fix);
          g_free (finding->key);
          finding->difference = g_steal_pointer (&difference);
          finding->fix = readout_citation_escape (original);
          finding->key = g_strdup (readout_snapshot_get_key (check->snapshot, statement));
        }
    }
}

static void
check_quotations (Check *check, ReadoutDraftSentence *sentence, GPtrArray *cited)
{
  for (guint i = 0; i < sentence->quotations->len; i++)
    {
      ReadoutSpan span = readout_spans_get (sentence->quotations, i);
      g_autofree char *quotation = g_strndup (sentence->words + span.start, span.end - span.start);
      g_autoptr (GArray) words = readout_compared_words_new (quotation, strlen (quotation));
      ReadoutFinding *finding;

      if (words->len == 0 || is_in_sources (check, cited, words))
        continue;
      finding = add_finding (
          check, READOUT_FINDING_QUOTATION, READOUT_SEVERITY_ERROR,
          readout_draft_sentence_get_source (sentence, span),
          sentence->keys->len == 1 ? g_ptr_array_index (sentence->keys, 0) : NULL, NULL);
      mend (check, finding, cited, quotation, words);
      finding->words = g_strdup (finding->difference != NULL
                                 ? _ ("The quotation differs from its source.")
                                 : _ ("The cited reports do not have the words that are quoted."));
    }
}

/* --- Speakers --------------------------------------------------------------------------------- */

static void
add_actor_name (Check *check, const char *name)
{
  gsize length = strcspn (name, " ");
  g_autofree char *first = g_utf8_casefold (name, length);
  GPtrArray *names = g_hash_table_lookup (check->actors, first);

  if (names == NULL)
    {
      names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (check->actors, g_steal_pointer (&first), names);
    }
  for (guint i = 0; i < names->len; i++)
    if (strcmp (g_ptr_array_index (names, i), name) == 0)
      return;
  g_ptr_array_add (names, g_strdup (name));
}

static const char *
skip_article (const char *name)
{
  if (g_ascii_strncasecmp (name, "the ", 4) == 0)
    return name + 4;
  return name;
}

static void
index_actors (Check *check)
{
  GPtrArray *statements = readout_snapshot_get_statements (check->snapshot);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);

      for (guint j = 0; j < statement->voices->len; j++)
        {
          ReadoutVoice *voice = g_ptr_array_index (statement->voices, j);
          const char *name = voice->name != NULL ? skip_article (voice->name) : "";
          const char *last = strrchr (name, ' ');

          /* Descriptions ("officials", "two people") are no names that could be confused. */
          if (!g_unichar_isupper (g_utf8_get_char (name)) || !g_hash_table_add (seen, voice->name))
            continue;
          add_actor_name (check, name);
          if (voice->kind == READOUT_ACTOR_PERSON && last != NULL &&
              g_unichar_isupper (g_utf8_get_char (last + 1)))
            add_actor_name (check, last + 1);
        }
    }
}

static gboolean
is_quoted_at (ReadoutDraftSentence *sentence, gsize place)
{
  for (guint i = 0; i < sentence->quotations->len; i++)
    {
      ReadoutSpan span = readout_spans_get (sentence->quotations, i);

      if (place >= span.start && place < span.end)
        return TRUE;
    }
  return FALSE;
}

/* The first actor that the project knows, named where a subject stands; %NULL when there is none.
 */
static const char *
find_subject (Check *check, ReadoutDraftSentence *sentence, gsize *place)
{
  gboolean at_start = TRUE;

  for (const char *p = sentence->words; *p != '\0' && p - sentence->words < SUBJECT_REACH;
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_word = g_unichar_isalnum (c);

      if (is_word && at_start && g_unichar_isupper (c) &&
          !is_quoted_at (sentence, p - sentence->words))
        {
          const char *end = p;
          g_autofree char *first = NULL;
          GPtrArray *names;

          while (*end != '\0' && *end != ' ')
            end++;
          first = g_utf8_casefold (p, end - p);
          names = g_hash_table_lookup (check->actors, first);
          if (names == NULL)
            {
              gsize n = strcspn (p, " ,.:;'\"");
              g_free (first);
              first = g_utf8_casefold (p, n);
              names = g_hash_table_lookup (check->actors, first);
            }
          for (guint i = 0; names != NULL && i < names->len; i++)
            {
              const char *name = g_ptr_array_index (names, i);
              gsize length = strlen (name);

              if (strncmp (p, name, length) == 0 &&
                  !g_unichar_isalnum (g_utf8_get_char (p + length)))
                {
                  *place = p - sentence->words;
                  return name;
                }
            }
        }
      at_start = !is_word;
    }
  return NULL;
}

/* Whether @words have @name with no letter on either side. Both casefolded. */
static gboolean
has_name (const char *words, const char *name)
{
  gsize length = strlen (name);

  for (const char *p = strstr (words, name); length > 0 && p != NULL; p = strstr (p + length, name))
    {
      const char *before = g_utf8_find_prev_char (words, p);

      if ((before == NULL || !g_unichar_isalnum (g_utf8_get_char (before))) &&
          !g_unichar_isalnum (g_utf8_get_char (p + length)))
        return TRUE;
    }
  return FALSE;
}

/* Whether @words name a voice of the statement, in full or by the last word of the name, before
 * @until. */
static gboolean
names_voice (const char *words, gsize until, ReadoutStatement *statement, ReadoutReport *report)
{
  g_autofree char *start =
      g_utf8_substring (words, 0, g_utf8_strlen (words, MIN (until, strlen (words))));
  g_autofree char *folded = g_utf8_casefold (start, -1);

  for (guint i = 0; i <= statement->voices->len; i++)
    {
      const char *name = i < statement->voices->len
                             ? ((ReadoutVoice *)g_ptr_array_index (statement->voices, i))->name
                             : report->outlet;
      g_autofree char *key = NULL;
      const char *last;

      if (name == NULL || *name == '\0')
        continue;
      key = g_utf8_casefold (skip_article (name), -1);
      last = strrchr (key, ' ');
      if (has_name (folded, key) || (last != NULL && has_name (folded, last + 1)))
        return TRUE;
    }
  return FALSE;
}

static void
check_speaker (Check *check, ReadoutDraftSentence *sentence, GPtrArray *cited)
{
  gsize place = 0;
  const char *subject;
  ReadoutStatement *statement;
  ReadoutVoice *actor;
  ReadoutSpan span;

  if (cited->len == 0 || cited->len < sentence->keys->len)
    return;
  subject = find_subject (check, sentence, &place);
  if (subject == NULL)
    return;
  for (guint i = 0; i < cited->len; i++)
    {
      statement = g_ptr_array_index (cited, i);
      if (names_voice (sentence->words, place + MAX (TITLE_REACH, strlen (subject)), statement,
                       readout_snapshot_get_report (check->snapshot, statement)))
        return;
    }
  statement = g_ptr_array_index (cited, 0);
  actor = readout_statement_get_actor (statement);
  span.start = (guint32)place;
  span.end = (guint32)(place + strlen (subject));
  add_finding (
      check, READOUT_FINDING_WRONG_SPEAKER, READOUT_SEVERITY_ERROR,
      readout_draft_sentence_get_source (sentence, span),
      readout_snapshot_get_key (check->snapshot, statement),
      g_strdup_printf (_ ("The sentence names %s, the cited speaker is %s."), subject,
                          actor != NULL && actor->name != NULL ? actor->name : _ ("not named")));
}

/* --- Sources ---------------------------------------------------------------------------------- */

static void
check_reports (Check *check, ReadoutDraftSentence *sentence, GPtrArray *cited)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cited->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (cited, i);
      ReadoutReport *report = readout_snapshot_get_report (check->snapshot, statement);
      const char *key = readout_snapshot_get_key (check->snapshot, statement);
      g_autofree char *date = readout_citation_dup_date (report->published);
      gboolean nameless = report->outlet == NULL || *report->outlet == '\0';
      gboolean undated = strcmp (date, "undated") == 0;

      if (!g_hash_table_add (seen, report))
        continue;
      if (report->state == READOUT_REPORT_STATE_CORRECTED)
        add_finding (check, READOUT_FINDING_CORRECTED_SOURCE, READOUT_SEVERITY_WARNING,
                     sentence->span, key,
                     g_strdup (_ ("Rests on a report that has been corrected.")));
      else if (report->state == READOUT_REPORT_STATE_WITHDRAWN)
        add_finding (check, READOUT_FINDING_WITHDRAWN_SOURCE, READOUT_SEVERITY_ERROR,
                     sentence->span, key,
                     g_strdup (_ ("Rests on a report that has been withdrawn.")));
      if ((nameless || undated) && g_hash_table_add (check->told, report))
        add_finding (check, READOUT_FINDING_MISSING_METADATA, READOUT_SEVERITY_NOTE, sentence->span,
                     key,
                     g_strdup (nameless && undated
                               ? _ ("The outlet and the date of the cited report are not known.")
                               : nameless
                               ? _ ("The outlet of the cited report is not known.")
                               : _ ("The date of the cited report is not known.")));
    }
}

static void
check_names (Check *check, ReadoutDraftSentence *sentence, GPtrArray *cited)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  gboolean copies = FALSE;

  if (cited->len == 0 || sentence->is_label)
    return;
  for (guint i = 0; i < cited->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (cited, i);
      ReadoutVoice *actor = readout_statement_get_actor (statement);

      if (actor != NULL && !readout_actor_names_is_unnamed (actor))
        return;
      g_ptr_array_add (reports, readout_snapshot_get_report (check->snapshot, statement));
      copies = copies || g_ptr_array_index (reports, i) != g_ptr_array_index (reports, 0);
    }
  if (readout_snapshot_count_sources (check->snapshot, reports) == 1 && copies)
    add_finding (
        check, READOUT_FINDING_SINGLE_SOURCE, READOUT_SEVERITY_NOTE, sentence->span,
        g_ptr_array_index (sentence->keys, 0),
        g_strdup (_ ("Rests on copies of one report, and on a source that they do not name.")));
  else if (!copies)
    add_finding (check, READOUT_FINDING_SINGLE_SOURCE, READOUT_SEVERITY_NOTE, sentence->span,
                 g_ptr_array_index (sentence->keys, 0),
                 g_strdup (_ ("Rests on one report, and on a source that it does not name.")));
  else
    add_finding (check, READOUT_FINDING_UNNAMED_SOURCE, READOUT_SEVERITY_NOTE, sentence->span,
                 g_ptr_array_index (sentence->keys, 0),
                 g_strdup (_ ("Rests on sources only that nobody names.")));
}

static void
check_sentence (Check *check, ReadoutDraftSentence *sentence)
{
  g_autoptr (GPtrArray) cited = NULL;

  if (sentence->keys->len == 0)
    {
      if (!sentence->is_label && *sentence->words != '\0')
        add_finding (check, READOUT_FINDING_UNCITED, READOUT_SEVERITY_WARNING, sentence->span, NULL,
                     g_strdup (_ ("The sentence has no citation.")));
      return;
    }
  cited = find_cited (check, sentence);
  if (cited->len == 0)
    return;
  check_quotations (check, sentence, cited);
  check_speaker (check, sentence, cited);
  check_reports (check, sentence, cited);
  check_names (check, sentence, cited);
}

/* --- All of it -------------------------------------------------------------------------------- */

static void
check_references (Check *check)
{
  GPtrArray *references = readout_markdown_get_references (check->parsed);

  for (guint i = 0; i < references->len; i++)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);
      g_autofree char *key = g_utf8_casefold (reference->key, -1);

      if (g_hash_table_contains (check->defined, key) ||
          (check->snapshot != NULL &&
           readout_snapshot_find (check->snapshot, reference->key) != NULL))
        continue;
      add_finding (check, READOUT_FINDING_UNRESOLVED, READOUT_SEVERITY_ERROR, reference->span,
                   reference->key,
                   g_strdup_printf (_ ("The citation “%s” leads nowhere."), reference->key));
    }
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const ReadoutFinding *first = *(const ReadoutFinding *const *)a;
  const ReadoutFinding *second = *(const ReadoutFinding *const *)b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  return (int)first->kind - (int)second->kind;
}

/* The Markdown with a definition for each reference that has none, so that all of them are read as
 * references. What is added stands at the end: places do not move. */
static char *
complete (Check *check, ReadoutMarkdown *plain)
{
  GPtrArray *references = readout_markdown_get_references (plain);
  GPtrArray *definitions = readout_markdown_get_definitions (plain);
  GString *whole = g_string_new (check->markdown);
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < definitions->len; i++)
    g_hash_table_add (
        check->defined,
        g_utf8_casefold (((ReadoutMarkdownNote *)g_ptr_array_index (definitions, i))->key, -1));
  g_string_append (whole, "\n\n");
  for (guint i = 0; i < references->len; i++)
    {
      ReadoutMarkdownReference *reference = g_ptr_array_index (references, i);

      if (reference->note == NULL && g_hash_table_add (added, g_utf8_casefold (reference->key, -1)))
        g_string_append_printf (whole, "[^%s]: .\n", reference->key);
    }
  return g_string_free (whole, FALSE);
}

static void
find_lines (Check *check)
{
  guint32 start = 0;

  g_array_append_val (check->lines, start);
  for (const char *p = strchr (check->markdown, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    {
      start = (guint32)(p + 1 - check->markdown);
      g_array_append_val (check->lines, start);
    }
}

GPtrArray *
readout_source_check (const char *markdown, ReadoutSnapshot *snapshot)
{
  Check check = { markdown, snapshot };
  g_autoptr (ReadoutMarkdown) plain = NULL;
  g_autoptr (GPtrArray) sentences = NULL;
  g_autofree char *whole = NULL;

  g_return_val_if_fail (markdown != NULL, NULL);

  check.findings = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_finding_free);
  plain = readout_markdown_new (markdown, -1, NULL);
  if (plain == NULL)
    return check.findings;
  check.defined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  whole = complete (&check, plain);
  check.parsed = readout_markdown_new (whole, -1, NULL);
  if (check.parsed == NULL)
    check.parsed = readout_markdown_ref (plain);
  check.report_words = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  check.told = g_hash_table_new (NULL, NULL);
  check.actors =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  check.lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  find_lines (&check);
  if (snapshot != NULL)
    index_actors (&check);

  check_references (&check);
  sentences = readout_draft_sentences_find (check.parsed);
  for (guint i = 0; i < sentences->len; i++)
    check_sentence (&check, g_ptr_array_index (sentences, i));
  g_ptr_array_sort (check.findings, compare_findings);

  g_hash_table_unref (check.defined);
  g_hash_table_unref (check.report_words);
  g_hash_table_unref (check.told);
  g_hash_table_unref (check.actors);
  g_array_unref (check.lines);
  readout_markdown_unref (check.parsed);
  return check.findings;
}

gboolean
readout_source_check_has_failed (GPtrArray *findings)
{
  g_return_val_if_fail (findings != NULL, FALSE);

  for (guint i = 0; i < findings->len; i++)
    if (((ReadoutFinding *)g_ptr_array_index (findings, i))->severity != READOUT_SEVERITY_NOTE)
      return TRUE;
  return FALSE;
}
