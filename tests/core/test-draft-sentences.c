/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences of drafts: grammatical reported speech, quotations as the report has them, and the
 * report's own sentence where there is none to be had.
 */
#include "briefing/readout-draft-builder.h"

#include "briefing-samples.h"
#include "briefing/readout-sentence-writer.h"

typedef struct
{
  const char *text;
  const char *source;
  const char *cue;
  const char *content;
  const char *voices;
  ReadoutActorKind kind;
  ReadoutQuotation quotation;
  const char *sentence;
} Case;

/* The sentence for the only statement of a report, without its citation. */
static char *
write_one (ReadoutReport *report, ReadoutStatement *statement)
{
  g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();
  char *sentence;

  g_ptr_array_add (statements, statement);
  readout_snapshot_add_report (snapshot, report, statements);
  sentence = readout_draft_build_sentence (snapshot, statement);
  g_assert_true (g_str_has_suffix (sentence, "]"));
  *g_strrstr (sentence, "[^") = '\0';
  return sentence;
}

static void
check_cases (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr (ReadoutReport) report =
          sample_report (cases[i].text, "Daily News", "Title", "2024-03-04");
      g_autoptr (ReadoutStatement) statement =
          sample_statement (report, cases[i].source, cases[i].cue, cases[i].content,
                            cases[i].voices, cases[i].kind, cases[i].quotation);
      g_autofree char *sentence = write_one (report, statement);

      if (strcmp (sentence, cases[i].sentence) != 0)
        {
          g_test_message ("“%s” instead of “%s”", sentence, cases[i].sentence);
          g_test_fail ();
        }
    }
}

static void
test_sentences (void)
{
  static const Case cases[] = {
    /* as the report has it */
    { "The Foreign Ministry said that the gates stay open.", "The Foreign Ministry", "said",
      "that the gates stay open", "Foreign Ministry", READOUT_ACTOR_STATE,
      READOUT_QUOTATION_INDIRECT, "The Foreign Ministry said that the gates stay open." },
    { "He said the gates stay open, and left.", "He", "said", "the gates stay open", "Oskar Velden",
      READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT, "Velden said the gates stay open." },
    { "Velden asked the ministry to agree with the delta.", "Velden", "asked",
      "to agree with the delta", "Oskar Velden", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Velden asked the ministry to agree with the delta." },
    { "Fenn told reporters in Aster that he would go.", "Fenn", "told", "that he would go",
      "Dario Fenn", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Fenn told reporters in Aster that he would go." },
    { "Fenn, who arrived late, has accused Tarvenia of lying.", "Fenn", "accused", "of lying",
      "Dario Fenn", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Fenn has accused Tarvenia of lying." },
    { "The commission did not say whether it would act.", "The commission", "did not say",
      "whether it would act", "commission", READOUT_ACTOR_ORGANISATION, READOUT_QUOTATION_INDIRECT,
      "The commission did not say whether it would act." },
    /* another order */
    { "The talks would resume on Monday, Marken said.", "Marken", "said",
      "The talks would resume on Monday", "Ilse Marken", READOUT_ACTOR_PERSON,
      READOUT_QUOTATION_INDIRECT, "Marken said that the talks would resume on Monday." },
    { "\"The river is ours,\" Fenn said.", "Fenn", "said", "\"The river is ours,\"", "Dario Fenn",
      READOUT_ACTOR_PERSON, READOUT_QUOTATION_DIRECT, "Fenn said: “The river is ours.”" },
    { "“Is it enough?” asked Fenn.", "Fenn", "asked", "“Is it enough?”", "Dario Fenn",
      READOUT_ACTOR_PERSON, READOUT_QUOTATION_DIRECT, "Fenn asked: “Is it enough?”" },
    { "\"The river,\" Fenn said, \"is ours.\"", "Fenn", "said", "\"The river,\"|\"is ours.\"",
      "Dario Fenn", READOUT_ACTOR_PERSON, READOUT_QUOTATION_DIRECT,
      "Fenn said: “The river” … “is ours.”" },
    { "Fenn called it \"an act of force\".", "Fenn", "called", "\"an act of force\"", "Dario Fenn",
      READOUT_ACTOR_PERSON, READOUT_QUOTATION_DIRECT, "Fenn called it “an act of force”." },
    { "The gates stay open, according to a decree.", "a decree", "according to",
      "The gates stay open", "a decree", READOUT_ACTOR_DOCUMENT, READOUT_QUOTATION_INDIRECT,
      "According to a decree, the gates stay open." },
    /* participles and nouns */
    { "Velden signed two laws, asking parliament to pass them.", "Velden", "asking", "to pass them",
      "Oskar Velden", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Velden asked parliament to pass them." },
    { "Velden came, adding that he was glad.", "Velden", "adding", "that he was glad",
      "Oskar Velden", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Velden added that he was glad." },
    { "Velden's announcement that he would go came late.", "Velden", "announcement",
      "that he would go", "Oskar Velden", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Velden announced that he would go." },
    /* chains */
    { "The Post quoted a senior official as saying that rain is near.", "a senior official",
      "quoted|as saying", "that rain is near", "The Post|a senior official",
      READOUT_ACTOR_ANONYMOUS, READOUT_QUOTATION_INDIRECT,
      "The Post quoted a senior official as saying that rain is near." },
    { "The Post reported that Fenn promised that it would rain.", "Fenn", "promised",
      "that it would rain", "The Post|Dario Fenn", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "According to the Post, Fenn promised that it would rain." },
    /* no grammar to be had: the report's own sentence */
    { "First. Engineers were told to go home. Last.", "", "told", "to go home", "unnamed",
      READOUT_ACTOR_ANONYMOUS, READOUT_QUOTATION_INDIRECT,
      "Daily News reported, without naming the source: “Engineers were told to go home.”" },
    { "The mood was \"sour and \"bad\", he said of it.", "he", "said",
      "The mood was \"sour and \"bad\"", "Dario Fenn", READOUT_ACTOR_PERSON,
      READOUT_QUOTATION_MIXED,
      "Daily News reported of Fenn: “The mood was sour and ‘bad’, he said of it.”" },
    /* words that refer to what was said before: with the sentence before */
    { "Troops crossed the bridge. The ministry denied it.", "The ministry", "denied", "it",
      "ministry", READOUT_ACTOR_STATE, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Troops crossed the bridge. The ministry denied it.”" },
    { "Castell has a plan. Fenn accepted his plan.", "Fenn", "accepted", "his plan", "Fenn Union",
      READOUT_ACTOR_ORGANISATION, READOUT_QUOTATION_INDIRECT,
      "Daily News reported of the Fenn Union: “Castell has a plan. Fenn accepted his plan.”" },
    { "Lisle called. Marken assured her that all was well.", "Marken", "assured",
      "that all was well", "Ilse Marken", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Lisle called. Marken assured her that all was well.”" },
    { "Fenn said that his team had done what it could.", "Fenn", "said",
      "that his team had done what it could", "Dario Fenn", READOUT_ACTOR_PERSON,
      READOUT_QUOTATION_INDIRECT, "Fenn said that his team had done what it could." },
    /* the verb and what follows it stay as they are */
    { "Fenn, who had said in the morning that one gate in six was not enough at all, repeated his "
      "demand for a halt.",
      "Fenn", "repeated", "his demand for a halt", "Dario Fenn", READOUT_ACTOR_PERSON,
      READOUT_QUOTATION_INDIRECT, "Fenn repeated his demand for a halt." },
    /* a capital that nobody can tell from a name's */
    { "Experts of both banks will meet, the commission said.", "the commission", "said",
      "Experts of both banks will meet", "commission", READOUT_ACTOR_ORGANISATION,
      READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Experts of both banks will meet, the commission said.”" },
    { "Experts of both banks will meet, the commission said. All experts agreed.", "the commission",
      "said", "Experts of both banks will meet", "commission", READOUT_ACTOR_ORGANISATION,
      READOUT_QUOTATION_INDIRECT, "The commission said that experts of both banks will meet." },
    /* an office has an article, whatever the report gives it */
    { "Energy Ministry said that the gates stay open.", "Energy Ministry", "said",
      "that the gates stay open", "Energy Ministry", READOUT_ACTOR_STATE,
      READOUT_QUOTATION_INDIRECT, "The Energy Ministry said that the gates stay open." },
    /* nouns and participles that no subject can stand before; "also" only where it fits */
    { "Fenn spoke of the ministry's refusal to open the gates.", "the ministry's", "refusal",
      "to open the gates", "ministry", READOUT_ACTOR_STATE, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Fenn spoke of the ministry's refusal to open the gates.”" },
    { "The plan, which Fenn believes will fail, goes on.", "Fenn", "believes", "will fail",
      "Dario Fenn", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “The plan, which Fenn believes will fail, goes on.”" },
    { "The river had been low, he said, and nobody had cared.", "he", "said",
      "and nobody had cared", "Dario Fenn", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Daily News reported of Fenn: “The river had been low, he said, and nobody had cared.”" },
    /* marks without a partner; datelines */
    { "\"We regret the recall. It helps nobody, he said.", "he", "said", "It helps nobody", "he",
      READOUT_ACTOR_ANONYMOUS, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “We regret the recall. It helps nobody, he said.”" },
    { "ASTER, March 5 (DN) -- \"Rain\", as it were, is \"near, they said.", "they", "said",
      "\"Rain\", as it were, is \"near", "Dario Fenn", READOUT_ACTOR_PERSON,
      READOUT_QUOTATION_MIXED,
      "Daily News reported of Fenn: “‘Rain’, as it were, is near, they said.”" },
    /* headlines */
    { "Title\n\nFenn went home.", "", "", "Title", "Dario Fenn", READOUT_ACTOR_PERSON,
      READOUT_QUOTATION_INDIRECT, "Daily News’ headline reads: “Title.”" },
    /* words that Markdown would read as markup */
    { "Fenn said that *all* [of] it_was_ <b>bold</b>.", "Fenn", "said",
      "that *all* [of] it_was_ <b>bold</b>", "Dario Fenn", READOUT_ACTOR_PERSON,
      READOUT_QUOTATION_INDIRECT,
      "Fenn said that \\*all\\* \\[of\\] it\\_was\\_ \\<b>bold\\</b>." },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* *So* is emphasis in a report in Markdown, and asterisks elsewhere. */
static void
test_emphasis (void)
{
  g_autoptr (ReadoutReport) report = sample_report (
      "Fenn said that *nobody* asked_him about the 5 * 3 gates.", "Daily News", "Title", NULL);
  g_autoptr (ReadoutStatement) statement =
      sample_statement (report, "Fenn", "said", "that *nobody* asked_him about the 5 * 3 gates",
                        "Dario Fenn", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT);
  g_autofree char *sentence = NULL;

  report->media_type = g_strdup ("text/markdown");
  sentence = write_one (report, statement);
  g_assert_cmpstr (sentence, ==, "Fenn said that nobody asked\\_him about the 5 \\* 3 gates.");
}

/* Questions, orders, hedges, negation: as the report has them. */
static void
test_questions_and_orders (void)
{
  static const Case cases[] = {
    { "Fenn asked whether the gates were open.", "Fenn", "asked", "whether the gates were open",
      "Dario Fenn", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Fenn asked whether the gates were open." },
    { "Velden told the engineers to lower the gates.", "Velden", "told", "to lower the gates",
      "Oskar Velden", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Velden told the engineers to lower the gates." },
    { "Marken did not say when the talks would begin.", "Marken", "did not say",
      "when the talks would begin", "Ilse Marken", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Marken did not say when the talks would begin." },
    { "The union said that salt had allegedly reached the canals.", "The union", "said",
      "that salt had allegedly reached the canals", "union", READOUT_ACTOR_ORGANISATION,
      READOUT_QUOTATION_INDIRECT, "The union said that salt had allegedly reached the canals." },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* “I”, “we” and “you” would be the drafter's: the report is quoted. */
static void
test_first_person (void)
{
  static const Case cases[] = {
    { "The council said our gates are old.", "The council", "said", "our gates are old", "council",
      READOUT_ACTOR_ORGANISATION, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “The council said our gates are old.”" },
    { "Fenn told us that it would rain.", "Fenn", "told", "that it would rain", "Dario Fenn",
      READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Fenn told us that it would rain.”" },
    { "Fenn said you cannot drink promises.", "Fenn", "said", "you cannot drink promises",
      "Dario Fenn", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Fenn said you cannot drink promises.”" },
    { "Fenn said that the U.S. knew about World War I.", "Fenn", "said",
      "that the U.S. knew about World War I", "Dario Fenn", READOUT_ACTOR_PERSON,
      READOUT_QUOTATION_INDIRECT, "Fenn said that the U.S. knew about World War I." },
    { "Fenn said it was “our lake”.", "Fenn", "said", "it was “our lake”", "Dario Fenn",
      READOUT_ACTOR_PERSON, READOUT_QUOTATION_MIXED, "Fenn said it was “our lake”." },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* A content that ends in the midst of a clause goes on; one that cannot is quoted with its
 * sentence. */
static void
test_cut_content (void)
{
  static const Case cases[] = {
    { "Marken gave her firmest pledge yet that the gates stay open.", "Marken", "gave",
      "her firmest pledge", "Ilse Marken", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Marken gave her firmest pledge yet that the gates stay open." },
    { "Velden promised a halt and left the room.", "Velden", "promised", "a halt", "Oskar Velden",
      READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT, "Velden promised a halt." },
    { "Farmers who agree that the dam is late were angry.", "Farmers", "agree",
      "that the dam is late", "farmers", READOUT_ACTOR_GROUP, READOUT_QUOTATION_INDIRECT,
      "Farmers agree that the dam is late." },
    { "Velden said that if the snow melts late. Nobody answered.", "Velden", "said",
      "that if the snow melts late", "Oskar Velden", READOUT_ACTOR_PERSON,
      READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Velden said that if the snow melts late.”" },
    { "Velden said that the years that followed.", "Velden", "said", "that the years that followed",
      "Oskar Velden", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Velden said that the years that followed.”" },
    { "Lethia, Lisle said, does not oppose the dam.", "Lisle", "said", "does not oppose the dam",
      "Amara Lisle", READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Lethia, Lisle said, does not oppose the dam.”" },
    { "Fenn found that one gate - the oldest of them - had stuck.", "Fenn", "found",
      "that one gate - the oldest of them", "Dario Fenn", READOUT_ACTOR_PERSON,
      READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Fenn found that one gate - the oldest of them - had stuck.”" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* A verb that does not go with its subject, a noun for a verb, a piece of a clause for a name. */
static void
test_wrong_parts (void)
{
  static const Case cases[] = {
    { "Velden and Fenn are planning a halt.", "Fenn", "are planning", "a halt", "Dario Fenn",
      READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Velden and Fenn are planning a halt.”" },
    { "Marken message of calm was heard.", "Marken", "message of", "calm", "Ilse Marken",
      READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “Marken message of calm was heard.”" },
    { "Velden, planning a halt, left.", "Velden", "planning", "a halt", "Oskar Velden",
      READOUT_ACTOR_PERSON, READOUT_QUOTATION_INDIRECT, "Velden planned a halt." },
    { "The gates, which were closed, meant that nobody slept.", "which were closed", "meant",
      "that nobody slept", "which were closed", READOUT_ACTOR_ORGANISATION,
      READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “The gates, which were closed, meant that nobody slept.”" },
    { "The poll came out. Those surveyed said that the gates are safe.", "Those surveyed", "said",
      "that the gates are safe", "Those surveyed", READOUT_ACTOR_GROUP, READOUT_QUOTATION_INDIRECT,
      "Daily News reported: “The poll came out. Those surveyed said that the gates are safe.”" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Words before their cue: in one piece or around it. */
static void
test_order (void)
{
  static const Case cases[] = {
    { "The plan, an insider said, is to wait for rain.", "an insider", "said",
      "The plan|is to wait for rain", "an insider", READOUT_ACTOR_ANONYMOUS,
      READOUT_QUOTATION_INDIRECT, "An insider said that the plan is to wait for rain." },
    { "Because the gates stay open, nobody will sell, according to the union.", "the union",
      "according to", "Because the gates stay open, nobody will sell", "union",
      READOUT_ACTOR_ORGANISATION, READOUT_QUOTATION_INDIRECT,
      "According to the union, because the gates stay open, nobody will sell." },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Who is not named is called that once, in the right number; a thing has no name to be kept back.
 */
static void
test_unnamed (void)
{
  static const struct
  {
    const char *name;
    const char *start;
  } cases[] = {
    { "a senior official", "A **senior official**, who was not named, said" },
    { "a slew of officials", "A **slew of officials**, who were not named, said" },
    { "officials close to the palace",
      "**Officials close to the palace**, who were not named, said" },
    { "a photo", "A **photo** said" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s said that nobody slept.", cases[i].name);
      g_autoptr (ReadoutReport) report = sample_report (text, "Daily News", "Title", "2024-03-04");
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (ReadoutSnapshot) snapshot = readout_snapshot_new ();
      g_autoptr (ReadoutSentenceWriter) writer = NULL;
      g_autofree char *sentence = NULL;

      g_ptr_array_add (statements,
                       sample_statement (report, cases[i].name, "said", "that nobody slept",
                                         cases[i].name, READOUT_ACTOR_ANONYMOUS,
                                         READOUT_QUOTATION_INDIRECT));
      readout_snapshot_add_report (snapshot, report, statements);
      writer = readout_sentence_writer_new (snapshot);
      sentence = readout_sentence_writer_write (writer, g_ptr_array_index (statements, 0),
                                                READOUT_SENTENCE_INTRODUCE, NULL);
      if (!g_str_has_prefix (sentence, cases[i].start))
        g_error ("%s", sentence);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sentences/forms", test_sentences);
  g_test_add_func ("/sentences/emphasis", test_emphasis);
  g_test_add_func ("/sentences/questions-and-orders", test_questions_and_orders);
  g_test_add_func ("/sentences/first-person", test_first_person);
  g_test_add_func ("/sentences/cut-content", test_cut_content);
  g_test_add_func ("/sentences/wrong-parts", test_wrong_parts);
  g_test_add_func ("/sentences/order", test_order);
  g_test_add_func ("/sentences/unnamed", test_unnamed);
  return g_test_run ();
}
