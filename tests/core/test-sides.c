/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sides that a report's actors take towards a topic, from its text.
 */
#include "attribution/readout-engine.h"
#include "briefing-samples.h"
#include "language/readout-data.h"
#include "stance/readout-course.h"
#include "stance/readout-stance-rules.h"
#include "stance/readout-term.h"
#include "stance/readout-topic-frame.h"

static ReadoutEngine *engine;
static ReadoutStanceRules *rules;

/* The position of the first statement of @actor towards @topic in @text. */
static ReadoutPosition
find_position (const char *topic, const char *text, const char *actor, guint nth)
{
  g_autoptr (ReadoutReport) report = sample_report (text, "Daily", "T", "2024-03-04");
  g_autoptr (GPtrArray) topics =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GError) error = NULL;

  statements = readout_engine_analyse (engine, report, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (topics, readout_proposition_new (0, topic, NULL));
  readout_stance_rules_apply (rules, report, statements, topics);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      const ReadoutStance *stance = readout_statement_get_stance (statement, 0);

      if (strcmp (readout_statement_get_actor (statement)->name, actor) != 0 || nth-- > 0)
        continue;
      if (stance != NULL)
        g_test_message ("%s: %s", readout_position_to_string (stance->position), stance->reason);
      return stance != NULL ? stance->position : READOUT_POSITION_NONE;
    }
  g_error ("no statement of %s in: %s", actor, text);
}

typedef struct
{
  const char *topic;
  const char *text;
  const char *actor;
  const char *position;
} Case;

static void
check_cases (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_test_message ("%s / %s", cases[i].topic, cases[i].text);
      g_assert_cmpstr (readout_position_to_string (
                           find_position (cases[i].topic, cases[i].text, cases[i].actor, 0)),
                       ==, cases[i].position);
    }
}

/* What others hold is not the speaker's, however they are called. */
static void
test_others (void)
{
  static const Case cases[] = {
    { "The city closes the old bridge",
      "\"Whoever opposes the closure of the old bridge should tell us who pays for it,\" Nora Feld "
      "said.",
      "Nora Feld", "none" },
    { "The city closes the old bridge",
      "\"A few traders oppose the closure of the old bridge,\" Nora Feld said.", "Nora Feld",
      "none" },
    { "The city closes the old bridge",
      "Nora Feld said that those who oppose the closure of the old bridge have no plan.",
      "Nora Feld", "none" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* "It" stands for the topic right after that was named, and for something else further off. */
static void
test_pronouns (void)
{
  static const Case cases[] = {
    { "The city closes the old bridge",
      "The city will close the old bridge in spring. Nora Feld said that she opposes it.",
      "Nora Feld", "opposes" },
    { "The city closes the old bridge",
      "The city will close the old bridge in spring. The mayor, who was ill for a week, was "
      "back at her desk on Monday and had lunch with the harbour master. A paper wrote that she had "
      "resigned and would leave the town for good. Nora Feld denied it.",
      "Nora Feld", "none" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* What somebody says of a plan, by its name, by another word for it, by what it does. */
static void
test_plans (void)
{
  static const Case cases[] = {
    { "The city closes the old bridge", "Nora Feld said that closing the old bridge is a mistake.",
      "Nora Feld", "opposes" },
    { "The city closes the old bridge",
      "Nora Feld said that closing the old bridge had a clear rationale.", "Nora Feld",
      "supports" },
    { "The city closes the old bridge",
      "Nora Feld called for a halt to the closure of the old bridge.", "Nora Feld", "opposes" },
    { "The city closes the old bridge", "Nora Feld urged the city to close the old bridge.",
      "Nora Feld", "supports" },
    { "The city closes the old bridge",
      "The city will close the old bridge. Nora Feld criticised the plan.", "Nora Feld",
      "opposes" },
    { "Minister Otto Brand resigns", "Nora Feld demanded that Brand resign.", "Nora Feld",
      "supports" },
    { "It is wrong to close the old bridge",
      "Nora Feld demanded that the city close the old bridge.", "Nora Feld", "opposes" },
    { "The city closes the old bridge",
      "Nora Feld demanded that the closure of the old bridge be suspended.", "Nora Feld",
      "opposes" },
    /* deeds without words */
    { "Lethia recognises the republic", "Lethia recognised the republic on Monday.", "Lethia",
      "supports" },
    { "The parliament ratifies the treaty", "The parliament ratified the treaty on Monday.",
      "parliament", "supports" },
    /* a report of it takes no side */
    { "The city closes the old bridge", "Nora Feld said that the old bridge closed on Monday.",
      "Nora Feld", "none" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Who says that it is so, who denies it, who is accused, who was harmed. */
static void
test_claims (void)
{
  static const Case cases[] = {
    { "Varland fired on the boats of Ostmark",
      "Nora Feld said that Varland had fired on the boats.", "Nora Feld", "supports" },
    { "Varland fired on the boats of Ostmark",
      "Varland fired on the boats, a report said. Varland rejected the accusation.", "Varland",
      "opposes" },
    { "Varland fired on the boats of Ostmark",
      "Ostmark said that its boats had come under fire from Varland.", "Ostmark", "supports" },
    { "Varland fired on the boats of Ostmark",
      "Nora Feld said that the boats of Ostmark had fired first.", "Nora Feld", "none" },
    { "Varland fired on the boats of Ostmark", "Nora Feld accused Varland of firing on the boats.",
      "Nora Feld", "supports" },
    { "The letters are genuine", "Nora Feld confirmed that the letters were genuine.", "Nora Feld",
      "supports" },
    { "The letters are genuine", "Nora Feld denied that the letters were genuine.", "Nora Feld",
      "opposes" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Who is clear once is meant to be on that side in the rest of the report; who is clear both ways,
 * is not. */
static void
test_elsewhere (void)
{
  const char *clear =
      "The city closes the old bridge in May.\n\n"
      "Nora Feld condemned closing the old bridge. Feld said: “We were never asked.”";
  const char *both = "The city closes the old bridge in May.\n\n"
                     "Nora Feld condemned closing the old bridge. Feld welcomed closing the old "
                     "bridge. Feld said: “We were never asked.”";

  g_assert_cmpint (find_position ("The city closes the old bridge", clear, "Nora Feld", 1), ==,
                   READOUT_POSITION_OPPOSES);
  g_assert_cmpint (find_position ("The city closes the old bridge", both, "Nora Feld", 2), ==,
                   READOUT_POSITION_NONE);
}

/* Who speaks for somebody has their side where they say nothing for one themselves. */
static void
test_spokespeople (void)
{
  const char *topic = "The city closes the old bridge";
  const char *its = "The city closes the old bridge in May.\n\n"
                    "The Harbour Union condemned closing the old bridge. Its spokeswoman Tove Lund "
                    "said: “We were never asked.”";
  const char *named = "The city closes the old bridge in May.\n\n"
                      "The Harbour Union condemned closing the old bridge. It was a long day. "
                      "Harbour Union secretary Tove Lund said: “We were never asked.”";
  const char *other = "The city closes the old bridge in May.\n\n"
                      "The Harbour Union condemned closing the old bridge. Tove Lund "
                      "said: “We were never asked.”";
  const char *own = "The city closes the old bridge in May.\n\n"
                    "The Harbour Union condemned closing the old bridge. Its spokeswoman Tove Lund "
                    "welcomed closing the old bridge.";

  g_assert_cmpint (find_position (topic, its, "Tove Lund", 0), ==, READOUT_POSITION_OPPOSES);
  g_assert_cmpint (find_position (topic, named, "Tove Lund", 0), ==, READOUT_POSITION_OPPOSES);
  g_assert_cmpint (find_position (topic, other, "Tove Lund", 0), ==, READOUT_POSITION_NONE);
  g_assert_cmpint (find_position (topic, own, "Tove Lund", 0), ==, READOUT_POSITION_SUPPORTS);
}

/* What an actor holds over time. */
static void
test_courses (void)
{
  ReadoutCourse course = { 0 };
  const gint64 day = 24 * 60 * 60;
  g_autofree char *words = NULL;

  readout_course_add (&course, READOUT_POSITION_OPPOSES, 2, 19791 * day, 19795 * day);
  readout_course_add (&course, READOUT_POSITION_NONE, 5, 19700 * day, 19900 * day);
  g_assert_false (readout_course_is_contradictory (&course));
  g_assert_null (readout_course_describe (&course));
  readout_course_add (&course, READOUT_POSITION_SUPPORTS, 1, 19785 * day, 19785 * day + 60);
  g_assert_true (readout_course_is_contradictory (&course));
  words = readout_course_describe (&course);
  g_assert_cmpstr (words, ==,
                   "supported on 3 March 2024, opposed from 9 March 2024 until 13 March 2024");
}

static ReadoutTopicFrame *
read_topic (ReadoutFrames *frames, ReadoutSyntax *syntax, const char *text)
{
  g_autoptr (ReadoutProposition) topic = readout_proposition_new (0, text, NULL);

  return readout_topic_frame_new (frames, syntax, topic);
}

static void
check_term (ReadoutTopicFrame *frame, const char *word, ReadoutTopicPart part, int sign)
{
  g_autofree char *stem = readout_term_dup_stem (word, -1);
  const ReadoutTopicTerm *term = readout_topic_frame_find (frame, stem);

  g_test_message ("%s", word);
  g_assert_nonnull (term);
  g_assert_cmpint (term->part, ==, part);
  g_assert_cmpint (term->sign, ==, sign);
}

static void
test_frames (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *list = readout_data_find (NULL, "language/en/frames.txt", &error);
  g_autofree char *model = readout_data_find (NULL, "language/en/syntax.model", &error);
  g_autoptr (ReadoutFrames) frames = readout_frames_new_from_file (list, &error);
  g_autoptr (ReadoutSyntax) syntax = readout_syntax_new_from_file (model, &error);
  g_autoptr (ReadoutTopicFrame) blocks = read_topic (frames, syntax, "The army blocks aid");
  g_autoptr (ReadoutTopicFrame) lied = read_topic (frames, syntax, "The minister lied to voters");
  g_autoptr (ReadoutTopicFrame) strike = read_topic (frames, syntax, "Nurses of Lund strike");
  g_autoptr (ReadoutTopicFrame) phrase = read_topic (frames, syntax, "The filling of the lakes");
  g_autoptr (ReadoutTopicFrame) empty = read_topic (frames, syntax, "");

  g_assert_no_error (error);
  check_term (blocks, "army", READOUT_TOPIC_PART_AGENT, 1);
  check_term (blocks, "block", READOUT_TOPIC_PART_EVENT, 1);
  check_term (blocks, "aid", READOUT_TOPIC_PART_OBJECT, -1);
  g_assert_true (blocks->harms);
  g_assert_false (blocks->accuses);
  check_term (lied, "minister", READOUT_TOPIC_PART_AGENT, -1);
  g_assert_true (lied->accuses && lied->claims);
  check_term (strike, "strike", READOUT_TOPIC_PART_EVENT, 1);
  check_term (strike, "nurses", READOUT_TOPIC_PART_AGENT, 1);
  check_term (phrase, "filling", READOUT_TOPIC_PART_EVENT, 1);
  g_assert_false (phrase->claims);
  g_assert_cmpuint (empty->terms->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  engine = readout_engine_new (NULL, &error);
  g_assert_no_error (error);
  rules = readout_stance_rules_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/sides/topics", test_frames);
  g_test_add_func ("/sides/others", test_others);
  g_test_add_func ("/sides/pronouns", test_pronouns);
  g_test_add_func ("/sides/plans", test_plans);
  g_test_add_func ("/sides/claims", test_claims);
  g_test_add_func ("/sides/elsewhere", test_elsewhere);
  g_test_add_func ("/sides/spokespeople", test_spokespeople);
  g_test_add_func ("/sides/courses", test_courses);
  status = g_test_run ();
  g_clear_object (&rules);
  g_clear_object (&engine);
  return status;
}
