/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences of several clauses: which of them are said, and by whom.
 */
#include "statement-cases.h"

/* A second verb without a subject goes on with the one who has said something. */
static void
test_second_verbs (void)
{
  static const Case cases[] = {
    { "The mayor asked drivers to accept the toll imposed by the town and regretted the delay.",
      "The mayor | asked | to accept the toll imposed by the town" },
    { "The mayor asked drivers to accept the toll imposed by the town and regretted the delay.",
      "The mayor | regretted | the delay" },
    { "The auditor found that the bridge was badly built and advised the town to close it.",
      "The auditor | found | that the bridge was badly built" },
    { "The auditor found that the bridge was badly built and advised the town to close it.",
      "The auditor | advised | to close it" },
    { "Holm considers the toll unfair and wants to fight it.", "Holm | wants | to fight it" },
    { "Holm claimed that she was away and claims she never saw the letter.",
      "Holm | claimed | that she was away" },
    { "Holm did not say when the bridge would open, but said the work went well.",
      "Holm | said | the work went well" },
    { "Holm said he has read the letter and disagrees with it.",
      "Holm | said | he has read the letter and disagrees with it" },
    { "Varga said the engineers had closed the bridge and called the toll a fraud.",
      "Varga | called | the toll a fraud" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Where what is said begins and ends. */
static void
test_reach (void)
{
  static const Case cases[] = {
    { "Holm noted that half of the bridges were built after 1960, when the harbour grew.",
      "Holm | noted | that half of the bridges were built after 1960, when the harbour grew" },
    { "While Holm said there was clear proof that Varga was careless, he said the case was closed.",
      "Holm | said | there was clear proof that Varga was careless" },
    { "Those who still want a seat, he said, must write to the town.",
      "he | said | Those who still want a seat … must write to the town" },
    { "Some boats that Varga questioned are already sold, and nothing is left, Holm wrote Keller.",
      "Holm | wrote | Some boats that Varga questioned are already sold, and nothing is left" },
    { "The council determined that 12 of the 19 boats leak.",
      "The council | determined | that 12 of the 19 boats leak" },
    { "Holm is also asking Varga to return the file on the bridge, which would help the town.",
      "Holm | is also asking | to return the file on the bridge" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A second predicate of a clause that is said belongs to it, unless it has the tense of the cue
 * alone; so does the reason that is given in it. */
static void
test_second_predicates (void)
{
  static const Case cases[] = {
    { "The teacher said that she was not in the town and had a sharp reply for the clerk.",
      "The teacher | said | that she was not in the town and had a sharp reply for the clerk" },
    { "Most voters believe that the council would not only close the ferry but would ruin the "
      "harbour's trade.",
      "Most voters | believe | that the council would not only close the ferry but would ruin the "
      "harbour's trade" },
    { "Varga said it is late and closed the window.", "Varga | said | it is late" },
    { "Holm announced that the mill will close in May but kept its name a secret.",
      "Holm | announced | that the mill will close in May" },
    { "Holm did not rebut the claim that the bridge might close because it has rusted.",
      "Holm | did not rebut | the claim that the bridge might close because it has rusted" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Accusations and demands to their end. */
static void
test_accusations (void)
{
  static const Case cases[] = {
    { "The letter accuses one of the engineers, Anna Holm, of hiding reports or burning them.",
      "The letter | accuses | one of the engineers, Anna Holm, of hiding reports or burning them" },
    { "Critics accused Lindau of giving away a strong tool it had to press the owners for repairs.",
      "Critics | accused | Lindau of giving away a strong tool it had to press the owners for "
      "repairs" },
    { "Both candidates have criticized Zorvex for the delay.",
      "Both candidates | have criticized | Zorvex for the delay" },
    { "Varga is calling for a complete closure of the bridge until the engineers can find the cracks.",
      "Varga | is calling for | a complete closure of the bridge until the engineers can find the "
      "cracks" },
    { "Varga is calling for Holm to be banned from the town after the mayor suggested a toll.",
      "Varga | is calling for | Holm to be banned from the town" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Verbs of speech that look like something else. */
static void
test_tags (void)
{
  static const Case cases[] = {
    { "The harbour union, whose members blocked the bridge, insists that the toll is too high.",
      "The harbour union | insists | that the toll is too high" },
    { "The bridge will close on Friday after the engineers found a crack, the harbour council "
      "announced.",
      "the harbour council | announced | The bridge will close on Friday after the engineers found "
      "a crack" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A participle after the noun phrase of a clause that has no other verb is its past tense. */
static void
test_past_tenses (void)
{
  static const Case cases[] = {
    { "Holm did not back down, even as advocates in the valley called for his dismissal.",
      "advocates in the valley | called for | his dismissal" },
    { "Jonas Pell, an anti-toll campaigner, called for the bridge to be closed.",
      "Jonas Pell, an anti-toll campaigner, | called for | the bridge to be closed" },
    { "The council chairman, Edda Varga, called for a vote.",
      "The council chairman, Edda Varga, | called for | a vote" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Who is called what, by the order of words. */
static void
test_names_called (void)
{
  static const Case cases[] = {
    { "The mayor left the hall, calling the toll a farce and a lie.",
      "The mayor | calling | the toll a farce and a lie" },
    { "The mayor left the hall, calling them liars.", "The mayor | calling | them liars" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What a poll shows: somebody who does something. */
static void
test_shown (void)
{
  static const Case cases[] = {
    { "A poll of the harbour paper shows Varga with a lead over Holm in the old town.",
      "A poll of the harbour paper | shows | Varga with a lead over Holm in the old town" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Whose support and attacks they are. */
static void
test_owners (void)
{
  static const Case cases[] = {
    { "Varga came to the hall. His attacks on the bank drew applause.",
      "His | attacks on | the bank" },
    { "Varga came to the hall. Her support for the toll is firm.", "Her | support for | the toll" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* "plans" before an infinitive, in a sentence that has no verb. */
static void
test_plans (void)
{
  static const Case cases[] = {
    { "The liberal candidate plans to be back in the town on Saturday to await the results.",
      "The liberal candidate | plans | to be back in the town on Saturday to await the results" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Who says something on condition of anonymity says it. */
static void
test_anonymity (void)
{
  static const Case cases[] = {
    { "Holm said on condition of anonymity that the bridge would close.",
      "Holm | said | that the bridge would close" },
    { "An official of the harbour spoke on condition of anonymity.", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Questions that somebody was asked. */
static void
test_asked (void)
{
  static const Case cases[] = {
    { "Asked whether the bridge had closed, Varga said the ferry would run.",
      " | Asked | whether the bridge had closed" },
    { "When asked about the crack, he declined to comment.", " | asked about | the crack" },
    { "Asked by a reporter on Monday why she left, Varga did not answer.",
      "a reporter | Asked | why she left" },
    { "“It is over,” Varga said when asked if he would return.", " | asked | if he would return" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A picture says nothing, and nobody named before says it in its stead. */
static void
test_pictures (void)
{
  static const Case cases[] = {
    { "Jonas Pell, a fisherman, left the town on Monday.\n\n"
      "👩‍👩‍👧‍👦 said that the harbour was closed.",
      NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  open_engine ();
  g_test_add_func ("/clauses/second-verbs", test_second_verbs);
  g_test_add_func ("/clauses/reach", test_reach);
  g_test_add_func ("/clauses/second-predicates", test_second_predicates);
  g_test_add_func ("/clauses/accusations", test_accusations);
  g_test_add_func ("/clauses/tags", test_tags);
  g_test_add_func ("/clauses/past-tenses", test_past_tenses);
  g_test_add_func ("/clauses/names-called", test_names_called);
  g_test_add_func ("/clauses/shown", test_shown);
  g_test_add_func ("/clauses/owners", test_owners);
  g_test_add_func ("/clauses/plans", test_plans);
  g_test_add_func ("/clauses/anonymity", test_anonymity);
  g_test_add_func ("/clauses/asked", test_asked);
  g_test_add_func ("/clauses/pictures", test_pictures);
  status = g_test_run ();
  close_engine ();
  return status;
}
