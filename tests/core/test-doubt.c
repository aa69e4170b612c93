/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Irony and comparison: words under such a mark take no side, and the reason says why.
 */
#include <string.h>

#include "attribution/readout-engine.h"
#include "briefing-samples.h"
#include "stance/readout-prior.h"
#include "stance/readout-stance-rules.h"

static ReadoutEngine *engine;
static ReadoutStanceRules *rules;

#define SO_CALLED "but “so-called”"
#define MARKS "but in marks that may be ironic"
#define COMPARISON "but only in a comparison"

static ReadoutSpan
find (const char *text, const char *words)
{
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  return (ReadoutSpan){ (guint32)(found - text), (guint32)(found - text + strlen (words)) };
}

typedef struct
{
  const char *text;
  const char *source;
  const char *target;
  int sign;          /* of the side that is taken, 0 for none */
  const char *doubt; /* of the reason, %NULL for none */
} Pair;

static void
check_pairs (const Pair *pairs, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReadoutText) text = readout_text_new (pairs[i].text, -1, NULL, NULL);
      g_autofree char *reason = NULL;
      ReadoutDirection direction =
          readout_stance_rules_judge_pair (rules, text, find (pairs[i].text, pairs[i].source),
                                           find (pairs[i].text, pairs[i].target), &reason);

      g_test_message ("%s: %d %.2f %s", pairs[i].text, direction.sign, direction.confidence,
                      reason);
      if (readout_prior_get_probability (direction.confidence) < READOUT_PAIR_PROBABILITY_MIN)
        direction.sign = 0;
      g_assert_cmpint (direction.sign, ==, pairs[i].sign);
      if (pairs[i].doubt != NULL)
        g_assert_true (g_str_has_suffix (reason, pairs[i].doubt));
      else
        g_assert_null (strstr (reason, ", but"));
    }
}

static void
test_irony (void)
{
  static const Pair pairs[] = {
    { "Oren Pask said that Velia is a success.", "Oren Pask", "Velia", 1, NULL },
    { "Oren Pask said that Velia is a so-called success.", "Oren Pask", "Velia", 0, SO_CALLED },
    { "Oren Pask said that Velia was a so-called “great” success.", "Oren Pask", "Velia", 0,
      SO_CALLED },
    { "“The levy is a fair deal,” said Oren Pask.", "Oren Pask", "levy", 1, NULL },
    { "“The levy is a ‘fair’ deal,” said Oren Pask.", "Oren Pask", "levy", 0, MARKS },
    { "Oren Pask said that the levy was a “fair” deal.", "Oren Pask", "levy", 0, MARKS },
    { "Oren Pask said that the levy was a 'fair' deal.", "Oren Pask", "levy", 0, MARKS },
    /* what the speaker calls it, in the speaker's words */
    { "Oren Pask called the levy “fair”.", "Oren Pask", "levy", 1, NULL },
    { "Oren Pask said that the levy was a “brutal” mistake.", "Oren Pask", "levy", -1, NULL },
    { "Oren Pask praised the “lake tax”.", "Oren Pask", "lake tax", 1, NULL },
    /* no marks of quotation */
    { "Oren Pask said that the levy is the workers' fair deal, 'tis true.", "Oren Pask", "levy", 1,
      NULL },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs));
}

static void
test_comparison (void)
{
  static const Pair pairs[] = {
    { "Oren Pask said that the levy is bad.", "Oren Pask", "levy", -1, NULL },
    { "Oren Pask said that the levy is worse than the flood.", "Oren Pask", "levy", 0, COMPARISON },
    { "Oren Pask said that the levy is more harmful than the flood.", "Oren Pask", "levy", 0,
      COMPARISON },
    { "Oren Pask said that the levy is as bad as the flood.", "Oren Pask", "levy", 0, COMPARISON },
    { "Oren Pask praised Marken rather than Velia.", "Oren Pask", "Velia", 0, COMPARISON },
    { "Oren Pask praised Marken rather than Velia.", "Oren Pask", "Marken", 1, NULL },
    { "Oren Pask praised Marken instead of Velia.", "Oren Pask", "Velia", 0, COMPARISON },
    /* the side that is meant decides */
    { "Oren Pask said that the levy is more a threat than a help.", "Oren Pask", "levy", -1, NULL },
    { "Oren Pask said that the levy is more useful than harmful.", "Oren Pask", "levy", 1, NULL },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs));
}

/* The likelier side of what is turned round, however unsure. */
static void
test_turned (void)
{
  static const Pair pairs[] = {
    { "Oren Pask praised Marken rather than Velia.", "Oren Pask", "Velia", -1, NULL },
    { "Oren Pask said that the levy is less a help than a threat.", "Oren Pask", "levy", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (ReadoutText) text = readout_text_new (pairs[i].text, -1, NULL, NULL);
      ReadoutDirection direction =
          readout_stance_rules_judge_pair (rules, text, find (pairs[i].text, pairs[i].source),
                                           find (pairs[i].text, pairs[i].target), NULL);

      g_test_message ("%s: %.2f", pairs[i].text, direction.confidence);
      g_assert_cmpint (direction.sign, ==, pairs[i].sign);
    }
}

/* The first statement's stance towards @topic. */
static void
check_statement (const char *topic, const char *words, ReadoutPosition position, const char *doubt)
{
  g_autoptr (ReadoutReport) report = sample_report (words, "Daily", "T", "2024-03-04");
  g_autoptr (GPtrArray) topics =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GError) error = NULL;
  const ReadoutStance *stance;

  statements = readout_engine_analyse (engine, report, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (topics, readout_proposition_new (0, topic, NULL));
  readout_stance_rules_apply (rules, report, statements, topics);
  g_assert_cmpuint (statements->len, >, 0);
  stance = readout_statement_get_stance (g_ptr_array_index (statements, 0), 0);
  g_assert_nonnull (stance);
  g_test_message ("%s: %s, %.2f %s", words, readout_position_to_string (stance->position),
                  stance->confidence, stance->reason);
  g_assert_cmpint (stance->position, ==, position);
  if (doubt != NULL)
    g_assert_true (g_str_has_suffix (stance->reason, doubt));
  else
    g_assert_null (strstr (stance->reason, ", but"));
}

static void
test_statements (void)
{
  const char *topic = "The city closes the old bridge";

  check_statement (topic, "Nora Feld said that closing the old bridge is a good step.",
                   READOUT_POSITION_SUPPORTS, NULL);
  check_statement (topic, "Nora Feld said that closing the old bridge is a “good” step.",
                   READOUT_POSITION_NONE, MARKS);
  check_statement (topic, "Nora Feld said: “Closing the old bridge is a so-called success.”",
                   READOUT_POSITION_NONE, SO_CALLED);
  check_statement (topic, "Nora Feld said that closing the old bridge is worse than a flood.",
                   READOUT_POSITION_NONE, COMPARISON);
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
  g_test_add_func ("/doubt/irony", test_irony);
  g_test_add_func ("/doubt/comparison", test_comparison);
  g_test_add_func ("/doubt/turned", test_turned);
  g_test_add_func ("/doubt/statements", test_statements);
  status = g_test_run ();
  g_clear_object (&rules);
  g_clear_object (&engine);
  return status;
}
