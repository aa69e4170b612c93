/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stances: which words are one term, who takes which side.
 */
#include "stance/readout-stance-rules.h"

#include "briefing-samples.h"
#include "stance/readout-act.h"
#include "stance/readout-term.h"

static void
test_stems (void)
{
  static const char *const same[][4] = {
    { "recognise", "recognition", "recognized", "recognizes" },
    { "deploy", "deployment", "deploying", "deployed" },
    { "fill", "filling", "filled", "fills" },
    { "Russia", "Russian", "Russia's", "Russians" },
    { "approve", "approval", "approved", "approving" },
    { "sanction", "sanctions", "sanctioned", "Sanctions" },
    { "invade", "invasion", "invading", "invaded" },
    { "Luhansk", "Lugansk", "luhansk", "LUHANSK" },
    { "agreement", "agree", "agreed", "agrees" },
    { "withdraw", "withdrawal", "withdrew", "withdrawing" },
    { "negotiate", "negotiations", "negotiated", "negotiating" },
  };
  static const char *const different[][2] = {
    { "import", "important" }, { "state", "station" }, { "war", "ward" }, { "party", "part" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *first = readout_term_dup_stem (same[i][0], -1);

      for (guint j = 1; j < 4; j++)
        {
          g_autofree char *stem = readout_term_dup_stem (same[i][j], -1);

          g_assert_cmpstr (stem, ==, first);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (different); i++)
    {
      g_autofree char *first = readout_term_dup_stem (different[i][0], -1);
      g_autofree char *second = readout_term_dup_stem (different[i][1], -1);

      g_assert_cmpstr (first, !=, second);
    }
  g_assert_true (readout_term_is_stop_word ("The", -1));
  g_assert_false (readout_term_is_stop_word ("dam", -1));
}

static void
test_acts (void)
{
  const char *const *words = readout_act_get_words ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_assert_true (readout_act_is_known (words[i]));
      g_assert_nonnull (readout_act_get_label (words[i]));
      if (i > 0)
        g_assert_cmpstr (words[i - 1], <, words[i]);
    }
  g_assert_false (readout_act_is_known ("sings"));
  g_assert_false (readout_act_is_known (NULL));
  g_assert_cmpint (readout_act_get_direction ("rejects"), ==, -1);
}

static void
test_positions (void)
{
  static const struct
  {
    const char *text;
    const char *cue;
    const char *content;
    const char *act;
    ReadoutPosition position;
  } cases[] = {
    { "Fenn condemned the filling of the lake.", "condemned", "the filling of the lake",
      "criticises", READOUT_POSITION_OPPOSES },
    { "Fenn welcomed the filling of the lake.", "welcomed", "the filling of the lake", "praises",
      READOUT_POSITION_SUPPORTS },
    { "Fenn welcomed a halt to the filling of the lake.", "welcomed",
      "a halt to the filling of the lake", "praises", READOUT_POSITION_OPPOSES },
    { "Fenn called for a ban on filling the lake.", "called for", "a ban on filling the lake",
      "asks", READOUT_POSITION_OPPOSES },
    { "Fenn ordered troops to start filling the lake.", "ordered", "to start filling the lake",
      "orders", READOUT_POSITION_SUPPORTS },
    { "Fenn said that the filling of the lake is an outright crime.", "said",
      "that the filling of the lake is an outright crime", "states", READOUT_POSITION_OPPOSES },
    { "Fenn said that the filling of the lake was lawful.", "said",
      "that the filling of the lake was lawful", "states", READOUT_POSITION_SUPPORTS },
    { "Fenn said that the filling of the lake was not lawful.", "said",
      "that the filling of the lake was not lawful", "states", READOUT_POSITION_OPPOSES },
    { "Fenn said that the filling of the lake must stop.", "said",
      "that the filling of the lake must stop", "states", READOUT_POSITION_OPPOSES },
    { "Fenn said that he opposed the filling of the lake.", "said",
      "that he opposed the filling of the lake", "states", READOUT_POSITION_OPPOSES },
    /* somebody else's view */
    { "Fenn said that Marken opposed the filling of the lake.", "said",
      "that Marken opposed the filling of the lake", "states", READOUT_POSITION_NONE },
    /* says it, no more */
    { "Fenn said that the filling of the lake began.", "said", "that the filling of the lake began",
      "states", READOUT_POSITION_NONE },
    { "Fenn said that the filling of the lake is no disaster.", "said",
      "that the filling of the lake is no disaster", "states", READOUT_POSITION_NONE },
    /* the crime is elsewhere */
    { "Fenn said that the theft of a boat delayed the filling of the lake.", "said",
      "that the theft of a boat delayed the filling of the lake", "states", READOUT_POSITION_NONE },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStanceRules) rules = readout_stance_rules_new (NULL, &error);
  g_autoptr (GPtrArray) topics =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);

  g_assert_no_error (error);
  g_ptr_array_add (topics, readout_proposition_new (7, "The filling of the lake", NULL));
  g_ptr_array_add (topics, readout_proposition_new (8, "Elections in spring", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) statements = g_ptr_array_new ();
      g_autoptr (ReadoutReport) report = sample_report (cases[i].text, "Daily", "T", "2024-03-04");
      g_autoptr (ReadoutStatement) statement =
          sample_statement (report, "Fenn", cases[i].cue, cases[i].content, "Dario Fenn",
                            READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);
      const ReadoutStance *stance;

      g_free (statement->act);
      statement->act = g_strdup (cases[i].act);
      g_ptr_array_add (statements, statement);
      readout_stance_rules_apply (rules, report, statements, topics);
      stance = readout_statement_get_stance (statement, 7);
      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (stance);
      g_assert_cmpint (stance->topic_id, ==, 7);
      g_assert_cmpstr (readout_position_to_string (stance->position), ==,
                       readout_position_to_string (cases[i].position));
      g_assert_nonnull (stance->reason);
      g_assert_cmpfloat (stance->confidence, >, 0);
      g_assert_cmpfloat (stance->confidence, <=, 1);
      g_assert_null (readout_statement_get_stance (statement, 8));
    }
}

static void
test_person_decides (void)
{
  g_autoptr (ReadoutStanceRules) rules = readout_stance_rules_new (NULL, NULL);
  g_autoptr (ReadoutReport) report =
      sample_report ("Fenn condemned the filling of the lake.", "Daily", "T", "2024-03-04");
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) topics =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
  ReadoutStatement *statement =
      sample_statement (report, "Fenn", "condemned", "the filling of the lake", "Dario Fenn",
                        READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);

  g_ptr_array_add (statements, statement);
  g_ptr_array_add (topics, readout_proposition_new (1, "The filling of the lake", NULL));
  sample_stance (statement, 1, READOUT_POSITION_SUPPORTS);
  ((ReadoutStance *)statement->stances->pdata[0])->by_person = TRUE;
  readout_stance_rules_apply (rules, report, statements, topics);
  g_assert_cmpuint (statement->stances->len, ==, 1);
  g_assert_cmpint (readout_statement_get_stance (statement, 1)->position, ==,
                   READOUT_POSITION_SUPPORTS);
  ((ReadoutStance *)statement->stances->pdata[0])->by_person = FALSE;
  readout_stance_rules_apply (rules, report, statements, topics);
  readout_stance_rules_apply (rules, report, statements, topics);
  g_assert_cmpuint (statement->stances->len, ==, 1);
  g_assert_cmpint (readout_statement_get_stance (statement, 1)->position, ==,
                   READOUT_POSITION_OPPOSES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/stance/stems", test_stems);
  g_test_add_func ("/stance/acts", test_acts);
  g_test_add_func ("/stance/positions", test_positions);
  g_test_add_func ("/stance/person-decides", test_person_decides);
  return g_test_run ();
}
