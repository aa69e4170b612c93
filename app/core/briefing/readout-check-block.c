/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The source check of one block of a draft.
 */
#include "briefing/readout-check-block.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "briefing/readout-check-private.h"
#include "text/readout-plain-words.h"

#define EXCERPT_MAX 160

/* Beyond this many citations of one sentence the rest is not held against its words. */
#define CITED_MAX 300

static void
clear_note (gpointer data)
{
  ReadoutCheckNote *note = data;

  g_free (note->key);
  g_clear_pointer (&note->finding, readout_finding_unref);
  g_clear_pointer (&note->second, readout_finding_unref);
}

void
readout_check_result_free (ReadoutCheckResult *result)
{
  g_ptr_array_unref (result->findings);
  g_array_unref (result->references);
  g_array_unref (result->definitions);
  g_free (result->heading);
  g_free (result);
}

/* The first words, cut at a blank; owned by the caller. */
static char *
dup_excerpt (const char *words)
{
  gsize length = strlen (words);
  g_autofree char *start = NULL;

  if (length <= EXCERPT_MAX)
    return g_strdup (words);
  length = EXCERPT_MAX;
  while (length > 0 && words[length] != ' ')
    length--;
  if (length == 0)
    length = (gsize)(g_utf8_find_prev_char (words, words + EXCERPT_MAX) - words);
  start = g_strndup (words, length);
  return g_strconcat (start, "…", NULL);
}

/* What stays the same as long as the sentence does: its words, what it cites, and which of its
 * findings this is. */
static guint64
compute_identity (ReadoutDraftSentence *sentence, ReadoutFindingKind kind, const char *key)
{
  guint64 identity = readout_plain_words_chain (1, readout_plain_words_hash (sentence->words, -1));

  for (guint i = 0; i < sentence->keys->len; i++)
    identity = readout_plain_words_chain (
        identity, readout_plain_words_hash (g_ptr_array_index (sentence->keys, i), -1));
  if (key != NULL)
    identity = readout_plain_words_chain (identity, readout_plain_words_hash (key, -1));
  return readout_plain_words_chain (identity, (guint64)kind + 1);
}

ReadoutFinding *
readout_checked_sentence_add (ReadoutCheckedSentence *checked,
                              ReadoutFindingKind kind,
                              ReadoutSeverity severity,
                              ReadoutSpan span,
                              const char *key,
                              char *words)
{
  ReadoutFinding *finding = readout_finding_new (kind, severity);

  finding->span = span;
  finding->key = g_strdup (key);
  finding->words = words;
  finding->excerpt = dup_excerpt (checked->sentence->words);
  finding->identity = compute_identity (checked->sentence, kind, key);
  g_ptr_array_add (checked->findings, finding);
  return finding;
}

/* --- Sentences -------------------------------------------------------------------------------- */

/* The statements that a sentence cites, and their reports. */
static void
find_cited (ReadoutCheckedSentence *checked)
{
  ReadoutDraftSentence *sentence = checked->sentence;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  checked->cited = g_ptr_array_new ();
  checked->reports = g_ptr_array_new ();
  checked->all_known = sentence->keys->len <= CITED_MAX;
  for (guint i = 0; i < sentence->keys->len && checked->cited->len < CITED_MAX; i++)
    {
      ReadoutCheckStatement *statement =
          checked->sources != NULL
              ? readout_check_sources_find (checked->sources, g_ptr_array_index (sentence->keys, i))
              : NULL;

      if (statement == NULL)
        checked->all_known = FALSE;
      else if (g_hash_table_add (seen, statement))
        {
          g_ptr_array_add (checked->cited, statement);
          if (g_hash_table_add (seen, statement->report))
            g_ptr_array_add (checked->reports, statement->report);
        }
    }
}

static gboolean
is_claim (const ReadoutDraftSentence *sentence)
{
  const char *end = sentence->words + strlen (sentence->words);

  if (sentence->is_label || end == sentence->words)
    return FALSE;
  while (end > sentence->words && strchr ("\"')*", end[-1]) != NULL)
    end--;
  return end[-1] != '?';
}

static void
check_sentence (GPtrArray *findings, ReadoutCheckSources *sources, ReadoutDraftSentence *sentence)
{
  ReadoutCheckedSentence checked = { sources, sentence, NULL, NULL, FALSE, findings };

  if (sentence->keys->len == 0)
    {
      if (is_claim (sentence))
        readout_checked_sentence_add (&checked, READOUT_FINDING_UNCITED, READOUT_SEVERITY_WARNING,
                                      sentence->span, NULL,
                                      g_strdup (_ ("The sentence has no citation.")));
      return;
    }
  find_cited (&checked);
  if (checked.cited->len > 0)
    {
      readout_check_quotations (&checked);
      readout_check_speakers (&checked);
      readout_check_reports (&checked);
      readout_check_support (&checked);
    }
  g_ptr_array_unref (checked.cited);
  g_ptr_array_unref (checked.reports);
}

/* --- Footnotes -------------------------------------------------------------------------------- */

static ReadoutFinding *
make_note_finding (ReadoutFindingKind kind,
                   ReadoutSeverity severity,
                   ReadoutSpan span,
                   const char *key,
                   char *words,
                   char *fix)
{
  ReadoutFinding *finding = readout_finding_new (kind, severity);

  finding->span = span;
  finding->key = g_strdup (key);
  finding->words = words;
  finding->excerpt = g_strdup_printf ("[^%s]", key);
  finding->fix = fix;
  finding->identity = readout_plain_words_chain (
      readout_plain_words_chain (2, readout_plain_words_hash (key, -1)), (guint64)kind + 1);
  return finding;
}

static void
add_reference (ReadoutCheckResult *result,
               ReadoutCheckSources *sources,
               const ReadoutMarkdownReference *reference)
{
  ReadoutCheckNote note = { g_utf8_casefold (reference->key, -1), NULL, NULL };

  if (sources == NULL || readout_check_sources_find (sources, reference->key) == NULL)
    {
      const char *guess =
          sources != NULL ? readout_check_sources_guess_key (sources, reference->key) : NULL;

      note.finding = make_note_finding (
          READOUT_FINDING_UNRESOLVED, READOUT_SEVERITY_ERROR, reference->span, reference->key,
          guess != NULL
          ? g_strdup_printf (_ ("The citation “%s” leads nowhere; “%s” may be meant."),
                                reference->key, guess)
          : g_strdup_printf (_ ("The citation “%s” leads nowhere."), reference->key),
                             guess != NULL ? g_strdup_printf ("[^%s]", guess) : NULL);
    }
  g_array_append_val (result->references, note);
}

static void
add_definition (ReadoutCheckResult *result,
                const char *markdown,
                gsize length,
                const ReadoutMarkdownNote *definition)
{
  ReadoutCheckNote note = { g_utf8_casefold (definition->key, -1), NULL, NULL };
  ReadoutSpan span = definition->span;

  span.end = MIN (span.end, (guint32)length);
  while (span.end < length && markdown[span.end - 1] != '\n' &&
         (markdown[span.end] == '\n' || markdown[span.end] == ' '))
    span.end++;
  note.finding = make_note_finding (
      READOUT_FINDING_ORPHAN_DEFINITION, READOUT_SEVERITY_WARNING, span, definition->key,
      g_strdup_printf (_ ("Nothing refers to the footnote “%s”."), definition->key), g_strdup (""));
  note.second = make_note_finding (
      READOUT_FINDING_DUPLICATE_DEFINITION, READOUT_SEVERITY_WARNING, span, definition->key,
      g_strdup_printf (_ ("There is another footnote “%s” before this one, which is not shown."),
                          definition->key),
                       g_strdup (""));
  g_array_append_val (result->definitions, note);
}

/* The block with a definition for each reference that has none, so that all of them are read as
 * references. What is added stands at the end: places do not move. */
static char *
complete (const char *markdown, gsize length)
{
  GString *whole = g_string_new_len (markdown, (gssize)length);
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_string_append (whole, "\n\n");
  for (const char *p = g_strstr_len (markdown, (gssize)length, "[^"); p != NULL;
       p = g_strstr_len (p, markdown + length - p, "[^"))
    {
      const char *end;
      char *key;

      p += 2;
      for (end = p; end < markdown + length && strchr ("[]\\`<>& \t\n", *end) == NULL; end++)
        ;
      if (end == p || end >= markdown + length || *end != ']')
        continue;
      key = g_strndup (p, (gsize)(end - p));
      if (g_hash_table_add (added, key))
        g_string_append_printf (whole, "[^%s]: .\n", key);
    }
  return g_string_free (whole, FALSE);
}

/* The words of the last heading. */
static char *
dup_heading (ReadoutMarkdown *parsed)
{
  cmark_node *node = cmark_node_last_child (readout_markdown_get_root (parsed));

  for (; node != NULL; node = cmark_node_previous (node))
    if (cmark_node_get_type (node) == CMARK_NODE_HEADING)
      return readout_markdown_dup_text (parsed, node, NULL);
  return NULL;
}

ReadoutCheckResult *
readout_check_block (const char *markdown, gsize length, ReadoutCheckSources *sources)
{
  ReadoutCheckResult *result = g_new0 (ReadoutCheckResult, 1);
  g_autofree char *whole = complete (markdown, length);
  g_autoptr (ReadoutMarkdown) parsed = readout_markdown_new (whole, -1, NULL);
  g_autoptr (GPtrArray) sentences = NULL;
  GPtrArray *references;
  GPtrArray *definitions;

  result->findings = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_finding_unref);
  result->references = g_array_new (FALSE, FALSE, sizeof (ReadoutCheckNote));
  result->definitions = g_array_new (FALSE, FALSE, sizeof (ReadoutCheckNote));
  g_array_set_clear_func (result->references, clear_note);
  g_array_set_clear_func (result->definitions, clear_note);
  if (parsed == NULL)
    return result;

  references = readout_markdown_get_references (parsed);
  /* What was added may be read as the end of something that the block leaves open. */
  for (guint i = 0; i < references->len; i++)
    if (((ReadoutMarkdownReference *)g_ptr_array_index (references, i))->span.end <= length)
      add_reference (result, sources, g_ptr_array_index (references, i));
  definitions = readout_markdown_get_definitions (parsed);
  for (guint i = 0; i < definitions->len; i++)
    if (((ReadoutMarkdownNote *)g_ptr_array_index (definitions, i))->span.start < length)
      add_definition (result, markdown, length, g_ptr_array_index (definitions, i));
  sentences = readout_draft_sentences_find (parsed);
  for (guint i = 0; i < sentences->len; i++)
    {
      ReadoutDraftSentence *sentence = g_ptr_array_index (sentences, i);

      if (sentence->span.end <= length && sentence->span.start < sentence->span.end)
        check_sentence (result->findings, sources, sentence);
    }
  result->heading = dup_heading (parsed);
  return result;
}
