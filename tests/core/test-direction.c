/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Directed polarity: who is for or against whom in a sentence.
 */
#include <string.h>

#include "stance/readout-prior.h"
#include "stance/readout-stance-rules.h"

typedef struct
{
  const char *text;
  const char *source;
  const char *target;
  int sign;
} Pair;

static ReadoutSpan
find (const char *text, const char *words)
{
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  return (ReadoutSpan){ (guint32)(found - text), (guint32)(found - text + strlen (words)) };
}

static ReadoutDirection
judge_pair (const Pair *pair, char **reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStanceRules) rules = readout_stance_rules_new (NULL, &error);
  g_autoptr (ReadoutText) text = readout_text_new (pair->text, -1, NULL, NULL);

  g_assert_no_error (error);
  return readout_stance_rules_judge_pair (rules, text, find (pair->text, pair->source),
                                          find (pair->text, pair->target), reason);
}

static void
judge_all (const Pair *pairs, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutStanceRules) rules = readout_stance_rules_new (NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ReadoutText) text = readout_text_new (pairs[i].text, -1, NULL, NULL);
      g_autofree char *reason = NULL;
      ReadoutDirection direction =
          readout_stance_rules_judge_pair (rules, text, find (pairs[i].text, pairs[i].source),
                                           find (pairs[i].text, pairs[i].target), &reason);

      g_assert_nonnull (reason);
      g_assert_cmpfloat (direction.confidence, >=, 0);
      g_assert_cmpfloat (direction.confidence, <=, 1);
      if (readout_prior_get_probability (direction.confidence) < READOUT_PAIR_PROBABILITY_MIN)
        direction.sign = 0;
      if (direction.sign != pairs[i].sign)
        g_error ("%s: %s → %s is %d (%.2f), %s", pairs[i].text, pairs[i].source, pairs[i].target,
                 direction.sign, direction.confidence, reason);
    }
}

static void
test_frames (void)
{
  static const Pair pairs[] = {
    { "The harbour union denounced the port council.", "union", "council", -1 },
    { "The port council was denounced by the harbour union.", "union", "council", -1 },
    { "Governor Marlow praised the new lighthouse crew.", "Marlow", "crew", 1 },
    { "Marken launched an attack on Velia.", "Marken", "Velia", -1 },
    { "Oren Pask took aim at Velia.", "Oren Pask", "Velia", -1 },
    { "Oren Pask held a rally for Mara Holm.", "Oren Pask", "Mara Holm", 1 },
    { "Oren Pask joined the fight for the levy.", "Oren Pask", "levy", 1 },
    { "Oren Pask joined the fight against the levy.", "Oren Pask", "levy", -1 },
    { "Oren Pask and other critics of the levy met on Monday.", "Oren Pask", "levy", -1 },
    { "Oren Pask's rival, Mara Holm, spoke on Monday.", "Oren Pask", "Mara Holm", -1 },
    { "Mara Holm, an ally of Oren Pask, spoke.", "Oren Pask", "Mara Holm", 1 },
    { "Oren Pask called Mara Holm \"the candidate of yesterday\".", "Oren Pask", "Mara Holm", 0 },
    { "Marken halted its attacks on Velia.", "Marken", "Velia", 1 },
    { "Marken imposed sanctions on Velia.", "Marken", "Velia", -1 },
    { "Marken gave aid to Velia.", "Marken", "Velia", 1 },
    { "Marken refused to help Velia.", "Marken", "Velia", -1 },
    { "Marken did not support Velia.", "Marken", "Velia", -1 },
    { "Marken is an ally of Velia.", "Marken", "Velia", 1 },
    { "Marken is critical of Velia.", "Marken", "Velia", -1 },
    { "Mayor Lindqvist said that Velia is a threat.", "Lindqvist", "Velia", -1 },
    { "Mayor Lindqvist called Velia a disaster.", "Lindqvist", "Velia", -1 },
    { "Marken condemned the killing of Velia's envoy.", "Marken", "Velia", 1 },
    { "The embassy voiced support for Velia.", "embassy", "Velia", 1 },
    { "Marken's criticism of Velia was fierce.", "Marken", "Velia", -1 },
    { "Marken and Velia signed a treaty.", "Marken", "Velia", 1 },
    { "Marken and Velia clashed on Monday.", "Marken", "Velia", -1 },
    { "The critics of Marken have praised Velia.", "Marken", "Velia", -1 },
    { "Marken withdrew some of its troops from Velia.", "Marken", "Velia", 1 },
    { "Marken announced a cease-fire with Velia.", "Marken", "Velia", 1 },
    { "Marken called off the blockade of Velia.", "Marken", "Velia", 1 },
    { "The court rejected the appeal of Velia.", "court", "Velia", -1 },
    { "Marken demanded that Velia leave the valley.", "Marken", "Velia", -1 },
    /* who is asked to do something, and what is to be done */
    { "Oren Pask called for Mara Holm to resign.", "Oren Pask", "Mara Holm", -1 },
    { "Oren Pask joined the calls for Mara Holm to resign.", "Oren Pask", "Mara Holm", -1 },
    { "Oren Pask called for the tunnel to be built.", "Oren Pask", "tunnel", 1 },
    /* a charge does not deny what it says */
    { "Oren Pask alleged that Velia censors its writers.", "Oren Pask", "Velia", -1 },
    { "Oren Pask warned that Mara Holm would lose the file.", "Oren Pask", "Mara Holm", -1 },
    { "Oren Pask denied that Velia attacked the port.", "Oren Pask", "Velia", 1 },
    { "Oren Pask celebrated his victory over Mara Holm.", "Oren Pask", "Mara Holm", -1 },
    { "Oren Pask chose Tove Lund over Mara Holm.", "Oren Pask", "Mara Holm", -1 },
    { "It was a race between Oren Pask and Mara Holm.", "Oren Pask", "Mara Holm", -1 },
    { "Oren Pask met Tove Lund on the levy.", "Oren Pask", "levy", 0 },
    /* what goes with the predicate blames who does it */
    { "Oren Pask said that Velia sent a cruel message.", "Oren Pask", "Velia", -1 },
    { "Oren Pask said that Velia is siding with tyrants.", "Oren Pask", "Velia", -1 },
    { "Oren Pask said that Velia unfairly closed the port.", "Oren Pask", "Velia", -1 },
  };

  judge_all (pairs, G_N_ELEMENTS (pairs));
}

static void
test_classes (void)
{
  static const struct
  {
    Pair pair;
    const char *quad;
  } cases[] = {
    { { "Marken shelled Velia.", "Marken", "Velia", -1 }, "material conflict" },
    { { "Marken will shell Velia.", "Marken", "Velia", -1 }, "verbal conflict" },
    { { "Marken sent aid to Velia.", "Marken", "Velia", 1 }, "material cooperation" },
    { { "Marken is willing to send aid to Velia.", "Marken", "Velia", 1 }, "verbal cooperation" },
    { { "Marken lifted the sanctions on Velia.", "Marken", "Velia", 1 }, "material cooperation" },
    { { "Marken has refused to meet Velia.", "Marken", "Velia", -1 }, "verbal conflict" },
    { { "Marken lifted its blockade of Velia.", "Marken", "Velia", 1 }, "material cooperation" },
    { { "Marken will not end its strike against Velia.", "Marken", "Velia", -1 },
      "verbal conflict" },
    { { "The police opened an investigation into Oren Pask.", "police", "Oren Pask", -1 },
      "verbal conflict" },
    { { "Marken has rejected a call from President Oren Pask to delay the vote.", "Marken",
        "Oren Pask", -1 },
      "verbal conflict" },
  };
  g_autoptr (ReadoutStanceRules) rules = readout_stance_rules_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Pair *pair = &cases[i].pair;
      g_autoptr (ReadoutText) text = readout_text_new (pair->text, -1, NULL, NULL);
      ReadoutDirection direction = readout_stance_rules_judge_pair (
          rules, text, find (pair->text, pair->source), find (pair->text, pair->target), NULL);

      g_test_message ("%s", pair->text);
      g_assert_cmpint (direction.sign, ==, pair->sign);
      g_assert_cmpstr (readout_event_class_get_quad (direction.event), ==, cases[i].quad);
    }
}

static void
test_silence (void)
{
  static const Pair pairs[] = {

    { "The ship left Marken on Monday. A day later a storm passed over Velia.", "Marken", "Velia",
      0 },
  };

  judge_all (pairs, G_N_ELEMENTS (pairs));
}

/* Where the tree says nothing the words of the sentence tell the likelier side, unsurely;
 * a word that was found on the way stays where they agree. */
static void
test_mood (void)
{
  static const struct
  {
    Pair pair;
    const char *reason;
  } cases[] = {
    { { "In a week of lies, insults and hatred, the train brought Oren Pask and the team from Velia.",
        "Oren Pask", "Velia", -1 },
      "hatred" },
    { { "In a week of praise and gratitude, the train brought Oren Pask and the team from Velia.",
        "Oren Pask", "Velia", 1 },
      "brought" },
    { { "In a week without praise, without gratitude, the train brought Oren Pask and the team from "
        "Velia.",
        "Oren Pask", "Velia", -1 },
      "gratitude" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = NULL;
      ReadoutDirection direction = judge_pair (&cases[i].pair, &reason);

      g_test_message ("%s: %s", cases[i].pair.text, reason);
      g_assert_cmpint (direction.sign, ==, cases[i].pair.sign);
      g_assert_cmpfloat (direction.confidence, <, 0.4);
      g_assert_nonnull (strstr (reason, cases[i].reason));
    }
}

/* Pairs that were gathered for what they do to each other have sides; those of any names have few.
 */
static void
test_prior (void)
{
  double few[] = { 0.8, 0.1 };
  double sure[100];
  double unsure[100];
  double share;

  for (guint i = 0; i < 100; i++)
    {
      sure[i] = i < 70 ? 0.8 : 0.3;
      unsure[i] = i < 15 ? 0.8 : 0.1;
    }
  g_assert_cmpfloat (readout_prior_adjust (few, 2), ==, READOUT_PRIOR_SHARE);
  g_assert_cmpfloat (few[0], ==, 0.8);
  share = readout_prior_adjust (sure, 100);
  g_assert_cmpfloat (share, >, 0.9);
  g_assert_cmpfloat (sure[99], >, 0.5);
  share = readout_prior_adjust (unsure, 100);
  g_assert_cmpfloat (share, <, 0.3);
  g_assert_cmpfloat (unsure[99], <, 0.2);
  g_assert_cmpfloat (unsure[0], >, 0.5);
  for (double confidence = 0; confidence < 1; confidence += 0.01)
    g_assert_cmpfloat (readout_prior_get_probability (confidence), <=,
                       readout_prior_get_probability (confidence + 0.01));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/direction/frames", test_frames);
  g_test_add_func ("/direction/classes", test_classes);
  g_test_add_func ("/direction/silence", test_silence);
  g_test_add_func ("/direction/mood", test_mood);

  g_test_add_func ("/direction/prior", test_prior);
  return g_test_run ();
}
