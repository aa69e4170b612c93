/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which constructions make a statement, and how far what is said reaches: one sentence each.
 */
#include <string.h>

#include "attribution/readout-engine.h"

/* A sentence, and the statement that is among those found in it: "source | cue | content". A NULL
 * statement means that there is none at all; one that begins with "!" must not be there. */
typedef struct
{
  const char *sentence;
  const char *statement;
} Case;

static ReadoutEngine *engine;

static char *
describe (const char *string)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (GPtrArray) statements = NULL;
  GString *lines = g_string_new ("");

  report->text = readout_text_new (string, -1, NULL, &error);
  g_assert_no_error (error);
  statements = readout_engine_analyse (engine, report, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *source = readout_text_dup_spans (report->text, statement->source, " … ");
      g_autofree char *cue = readout_text_dup_spans (report->text, statement->cue, " … ");
      g_autofree char *content = readout_text_dup_spans (report->text, statement->content, " … ");

      g_string_append_printf (lines, "%s | %s | %s\n", source, cue, content);
    }
  return g_string_free (lines, FALSE);
}

static void
check (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *lines = describe (cases[i].sentence);
      const char *wanted = cases[i].statement;
      gboolean absent = wanted == NULL || wanted[0] == '!';
      g_autofree char *line =
          wanted == NULL ? g_strdup ("|") : g_strconcat (absent ? wanted + 1 : wanted, "\n", NULL);

      if ((strstr (lines, line) != NULL) == absent)
        g_error ("“%s”\n%s: %s\nfound:\n%s", cases[i].sentence, absent ? "not wanted" : "wanted",
                 line, lines);
    }
}

/* What follows the verb is what is said, not the clause that stands before the speaker. */
static void
test_order (void)
{
  static const Case cases[] = {
    { "Asked at a briefing about the harbour, the minister said the works would end in May.",
      "the minister | said | the works would end in May" },
    { "Pressed by Mr. Varga, Mrs. Holm said there was no money left.",
      "Mrs. Holm | said | there was no money left" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What completes the object belongs to what is said; where and when it was said does not. */
static void
test_reach (void)
{
  static const Case cases[] = {
    { "Holm mocked the mayor for calling himself a farmer.",
      "Holm | mocked | the mayor for calling himself a farmer" },
    { "She praised the nurses for their patience.",
      "She | praised | the nurses for their patience" },
    { "Varga proposed a ban on fireworks at a rally in Lindau.",
      "Varga | proposed | a ban on fireworks" },
    { "The mayor warned of floods as the rivers rose.", "The mayor | warned of | floods" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  engine = readout_engine_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/frames/order", test_order);
  g_test_add_func ("/frames/reach", test_reach);
  status = g_test_run ();
  g_clear_object (&engine);
  return status;
}
