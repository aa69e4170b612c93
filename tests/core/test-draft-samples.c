/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sample reports drafted with every template: what stands between quotation marks is to the
 * letter in a report that the sentence cites, every sentence cites, every citation resolves.
 */
#include "attribution/readout-engine.h"
#include "briefing/readout-draft-builder.h"
#include "briefing/readout-draft-sentences.h"
#include "briefing/readout-template-folder.h"
#include "stance/readout-stance-rules.h"

#include <string.h>

static ReadoutReport *
read_report (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  ReadoutReport *report = readout_report_new ();
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  report->text = readout_text_new (contents, length, NULL, &error);
  g_assert_no_error (error);
  report->path = g_strdup (path);
  report->outlet = g_strdup (name);
  report->title = g_strndup (contents, strcspn (contents, "\n"));
  report->published = g_strdup ("2024-03-04");
  if (g_str_has_suffix (name, ".md"))
    report->media_type = g_strdup ("text/markdown");
  return report;
}

static ReadoutSnapshot *
read_samples (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutEngine) engine = readout_engine_new (NULL, &error);
  g_autoptr (ReadoutStanceRules) rules = readout_stance_rules_new (NULL, &error);
  g_autofree char *folder =
      g_test_build_filename (G_TEST_DIST, "..", "..", "data", "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  g_autoptr (ReadoutProposition) topic =
      readout_proposition_new (1, "The reservoir is filled", NULL);
  g_autoptr (GPtrArray) topics = g_ptr_array_new ();
  ReadoutSnapshot *snapshot = readout_snapshot_new ();
  const char *name;

  g_assert_no_error (error);
  g_ptr_array_add (topics, topic);
  readout_snapshot_add_topic (snapshot, topic);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".md"))
      {
        g_autoptr (ReadoutReport) report = read_report (folder, name);
        g_autoptr (GPtrArray) statements = readout_engine_analyse (engine, report, NULL, &error);

        g_assert_no_error (error);
        readout_stance_rules_apply (rules, report, statements, topics);
        readout_snapshot_add_report (snapshot, report, statements);
      }
  g_assert_cmpuint (readout_snapshot_get_statements (snapshot)->len, >, 100);
  readout_snapshot_find_copies (snapshot);
  return snapshot;
}

/* Letters and digits as they are; white space, quotation marks and emphasis aside, and the stop
 * that a sentence ends with. */
static char *
normalise (const char *words)
{
  GString *result = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && g_utf8_strchr ("\"'*_‘’“”«»", -1, c) == NULL)
        g_string_append_unichar (result, c);
    }
  while (result->len > 0 && strchr (".,;:", result->str[result->len - 1]) != NULL)
    g_string_truncate (result, result->len - 1);
  return g_string_free (result, FALSE);
}

/* Whether a report that @sentence cites has the words. */
static gboolean
is_verbatim (ReadoutSnapshot *snapshot, ReadoutDraftSentence *sentence, ReadoutSpan span)
{
  g_autofree char *quoted = g_strndup (sentence->words + span.start, span.end - span.start);
  g_autofree char *wanted = normalise (quoted);

  for (guint i = 0; i < sentence->keys->len; i++)
    {
      ReadoutStatement *statement =
          readout_snapshot_find (snapshot, g_ptr_array_index (sentence->keys, i));
      g_autofree char *text = NULL;

      g_assert_nonnull (statement);
      text = normalise (
          readout_text_get_string (readout_snapshot_get_report (snapshot, statement)->text, NULL));
      if (strstr (text, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
check_draft (ReadoutSnapshot *snapshot, const char *name)
{
  g_autoptr (ReadoutTemplate) template = readout_template_load (name, NULL);
  g_autofree char *markdown = readout_draft_build_whole (snapshot, template, NULL);
  g_autoptr (ReadoutMarkdown) parsed = readout_markdown_new (markdown, -1, NULL);
  g_autoptr (GPtrArray) sentences = readout_draft_sentences_find (parsed);
  guint n_quoted = 0;

  for (guint i = 0; i < sentences->len; i++)
    {
      ReadoutDraftSentence *sentence = g_ptr_array_index (sentences, i);

      if (!sentence->is_label && sentence->keys->len == 0)
        g_error ("%s: “%s” cites nothing", name, sentence->words);
      for (guint j = 0; j < sentence->quotations->len; j++, n_quoted++)
        if (!is_verbatim (snapshot, sentence, readout_spans_get (sentence->quotations, j)))
          g_error ("%s: “%s” is not what the report says", name, sentence->words);
    }
  g_assert_cmpuint (sentences->len, >, 40);
  g_assert_cmpuint (n_quoted, >, 20);
}

static void
test_templates (void)
{
  static const char *const names[] = { "positions-by-topic", "press-review", "situation-report",
                                       "timeline" };
  g_autoptr (ReadoutSnapshot) snapshot = read_samples ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    check_draft (snapshot, names[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draft-samples/templates", test_templates);
  return g_test_run ();
}
