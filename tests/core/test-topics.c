/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Topics: what is suggested, in which words, and what a person may write.
 */
#include "stance/readout-topics.h"

#include "briefing-samples.h"
#include "stance/readout-events.h"
#include "syntax/readout-syntax.h"

/* A sentence, who speaks in it, and from where on it is what is said. */
typedef struct
{
  const char *sentence;
  const char *actor;
  const char *content;
} Said;

/* The suggestions for one report a sentence, joined with " | ". */
static char *
suggest (const Said *said, guint n_said, guint max)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GError) error = NULL;
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < n_said; i++)
    {
      ReadoutReport *report = sample_report (said[i].sentence, "Daily", "T", "2024-03-04");
      g_autofree char *content = g_strdup (strstr (said[i].sentence, said[i].content));
      ReadoutStatement *statement;

      g_assert_nonnull (content);
      statement = sample_statement (report, said[i].actor, "", content, said[i].actor,
                                    READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);
      report->id = statement->report_id = i + 1;
      g_ptr_array_add (reports, report);
      g_ptr_array_add (statements, statement);
    }
  topics = readout_topics_suggest (NULL, reports, statements, max, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < topics->len; i++)
    {
      ReadoutProposition *topic = g_ptr_array_index (topics, i);

      g_assert_cmpint (topic->id, ==, i);
      /* Our own word for what is done with a thing is in no report. */
      if (g_str_has_suffix (topic->text, " is introduced"))
        {
          g_assert_true (g_strv_contains ((const char *const *)topic->terms, "levy"));
          g_assert_false (g_strv_contains ((const char *const *)topic->terms, "introduc"));
        }
      g_string_append_printf (joined, "%s%s", i > 0 ? " | " : "", topic->text);
    }
  return g_string_free (joined, FALSE);
}

static void
test_suggestions (void)
{
  static const Said nouns[] = {
    { "Fenn said that the filling of the Amber Lake is a crime.", "Fenn", "that " },
    { "Marken said that the filling of the Amber Lake goes on.", "Marken", "that " },
    { "Velden promised that the filling of the Amber Lake ends soon.", "Velden", "that " },
    { "Strand said that the election of the mayor is near.", "Strand", "that " },
    { "Amsel said that the Amber Lake is deep.", "Amsel", "that " },
  };
  static const Said verbs[] = {
    { "Fenn said that Tovel closed the Harp Bridge in the night.", "Fenn", "that " },
    { "Marken said that Tovel closed the Harp Bridge for good.", "Marken", "that " },
    { "Strand said that the closure of the Harp Bridge helps nobody.", "Strand", "that " },
  };
  static const Said things[] = {
    { "Fenn said that the levy on visitors is needed.", "Fenn", "that " },
    { "Marken said that any levy drives people away.", "Marken", "that " },
    { "Strand said that the levy on visitors costs jobs.", "Strand", "that " },
  };
  static const Said alone[] = {
    { "Fenn said that Ines Marl must resign.", "Fenn", "that " },
    { "Marken said that Ines Marl resigns on Monday.", "Marken", "that " },
    { "Strand said that Ines Marl will never resign.", "Strand", "that " },
  };
  g_autofree char *from_nouns = suggest (nouns, G_N_ELEMENTS (nouns), 5);
  g_autofree char *from_verbs = suggest (verbs, G_N_ELEMENTS (verbs), 5);
  g_autofree char *from_things = suggest (things, G_N_ELEMENTS (things), 5);
  g_autofree char *from_alone = suggest (alone, G_N_ELEMENTS (alone), 5);
  g_autofree char *none = suggest (nouns, G_N_ELEMENTS (nouns), 0);

  g_assert_cmpstr (from_nouns, ==, "The Amber Lake is filled");
  g_assert_cmpstr (from_verbs, ==, "Tovel closes the Harp Bridge");
  g_assert_cmpstr (from_things, ==, "The levy on visitors is introduced");
  g_assert_cmpstr (from_alone, ==, "Ines Marl resigns");
  g_assert_cmpstr (none, ==, "");
}

/* Each from what one speaker only, or nobody else, says; what was said is no topic. */
static void
test_no_suggestions (void)
{
  static const Said one[] = {
    { "Fenn said that Tovel closed the Harp Bridge in the night.", "Fenn", "that " },
    { "Fenn said that Tovel closed the Harp Bridge for good.", "Fenn", "that " },
    { "Fenn said that the closure of the Harp Bridge helps nobody.", "Fenn", "that " },
  };
  static const Said light[] = {
    { "Fenn said that Tovel answered the question.", "Fenn", "that " },
    { "Marken said that Tovel answered the question.", "Marken", "that " },
    { "Strand said that Tovel answered the question.", "Strand", "that " },
  };
  g_autofree char *from_one = suggest (one, G_N_ELEMENTS (one), 5);
  g_autofree char *from_light = suggest (light, G_N_ELEMENTS (light), 5);

  g_assert_cmpstr (from_one, ==, "");
  g_assert_cmpstr (from_light, ==, "");
}

static void
test_words (void)
{
  static const char *const words[][3] = {
    { "fill", "fills", "filled" },     { "close", "closes", "closed" },
    { "carry", "carries", "carried" }, { "buy", "buys", "bought" },
    { "pass", "passes", "passed" },    { "destroy", "destroys", "destroyed" },
    { "ban", "bans", "banned" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutEvents) events = readout_events_new (NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *present = readout_events_dup_present (events, words[i][0], FALSE);
      g_autofree char *plural = readout_events_dup_present (events, words[i][0], TRUE);
      g_autofree char *participle = readout_events_dup_participle (events, words[i][0]);

      g_assert_cmpstr (present, ==, words[i][1]);
      g_assert_cmpstr (plural, ==, words[i][0]);
      g_assert_cmpstr (participle, ==, words[i][2]);
    }
}

static void
test_missing_words (void)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (readout_topics_suggest ("/nowhere", nothing, nothing, 5, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_own_topics (void)
{
  static const char *const bad[] = { "", "   ", "the of and", "\xff" };
  g_autoptr (GError) error = NULL;
  g_autofree char *lengthy = g_strnfill (10000, 'x');
  g_autoptr (ReadoutProposition) good =
      readout_proposition_new_from_person (3, " Russia recognises Donetsk ", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (good->text, ==, "Russia recognises Donetsk");
  g_assert_cmpuint (g_strv_length (good->terms), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (readout_proposition_new_from_person (3, bad[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_clear_error (&error);
    }
  g_assert_null (readout_proposition_new_from_person (3, lengthy, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/topics/suggestions", test_suggestions);
  g_test_add_func ("/topics/no-suggestions", test_no_suggestions);
  g_test_add_func ("/topics/words", test_words);
  g_test_add_func ("/topics/missing-words", test_missing_words);
  g_test_add_func ("/topics/own", test_own_topics);
  return g_test_run ();
}
