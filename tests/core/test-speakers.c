/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who speaks: whom names, pronouns and descriptions mean within a report, and through whom.
 */
#include <string.h>

#include "attribution/readout-engine.h"

static ReadoutEngine *engine;

static char *
dup_voices (const ReadoutStatement *statement)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < statement->voices->len; i++)
    {
      const ReadoutVoice *voice = g_ptr_array_index (statement->voices, i);

      g_string_append_printf (string, "%s%s", i > 0 ? " < " : "", voice->name);
    }
  return g_string_free (string, FALSE);
}

/* The last statement of @string whose content starts with @content has the chain @voices:
 * "outer < speaker". */
static void
assert_voices (const char *string, const char *content, const char *voices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *found = NULL;

  report->text = readout_text_new (string, -1, NULL, &error);
  g_assert_no_error (error);
  statements = readout_engine_analyse (engine, report, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < statements->len; i++)
    {
      const ReadoutStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *said = readout_text_dup_spans (report->text, statement->content, " … ");
      g_autofree char *chain = dup_voices (statement);

      g_string_append_printf (all, "%s: %s\n", chain, said);
      if (g_str_has_prefix (said, content))
        {
          g_free (found);
          found = g_steal_pointer (&chain);
        }
    }
  if (g_strcmp0 (found, voices) != 0)
    g_error ("“%s”\nwanted: %s: %s\nfound:\n%s", string, voices, content, all->str);
}

/* Two who are named together speak together, and "both" are they. */
static void
test_pairs (void)
{
  static const char report[] =
      "Harbour Committee Chairman Otto Brandt (Unity, Lisse) and the critic Marta Quist wrote to "
      "the mayor on Friday. ";
  g_autofree char *lawmakers =
      g_strconcat (report, "The two lawmakers said that the pier was unsafe.", NULL);
  g_autofree char *both = g_strconcat (report, "Both said that the pier was unsafe.", NULL);
  g_autofree char *they = g_strconcat (report, "They said that the pier was unsafe.", NULL);
  g_autofree char *critic = g_strconcat (report, "The critic said that it was unsafe.", NULL);

  assert_voices (lawmakers, "that the pier", "Otto Brandt and Marta Quist");
  assert_voices (both, "that the pier", "Otto Brandt and Marta Quist");
  assert_voices (they, "that the pier", "Otto Brandt and Marta Quist");
  assert_voices (critic, "that it was", "Marta Quist");
  assert_voices ("“The pier is unsafe,” said Otto Brandt, an engineer in Lisse and friend of Marta "
                 "Quist.",
                 "“The pier", "Otto Brandt");
}

/* What stands beside a name does not speak for it. */
static void
test_heads (void)
{
  assert_voices ("Ailsa Moran (Unity, North Bay) said the levy was unfair.", "the levy",
                 "Ailsa Moran");
  assert_voices ("Moran, 58, a member of the Harbour Committee, said the levy was unfair. “It is "
                 "unfair,” Ailsa Moran said.",
                 "the levy", "Ailsa Moran");
  assert_voices ("“The levy is unfair,” said Tarvia's Ailsa Moran, a critic of the plan.",
                 "“The levy", "Ailsa Moran");
  assert_voices ("Unity Party leader Ailsa Moran said the levy was unfair.", "the levy",
                 "Ailsa Moran");
  assert_voices ("The company's founder, Otto Brandt, said the levy was unfair.", "the levy",
                 "Otto Brandt");
  assert_voices ("Moran's party, the Civic Alliance, said the levy was unfair.", "the levy",
                 "Civic Alliance");
  assert_voices ("The International Pier Safety Agency said it would look.", "it would",
                 "International Pier Safety Agency");
  assert_voices ("One of them, Norva Lines, said the levy was unfair.", "the levy", "Norva Lines");
  assert_voices ("Some residents, including the teacher Ailsa Moran, said the levy was unfair.",
                 "the levy", "Some residents");
}

/* Reports describe first and name later. */
static void
test_introductions (void)
{
  assert_voices ("A senator from Varna said on Monday that the dam was unsafe.\n\n“It will break,” "
                 "Sen. Otto Brandt said in a letter.",
                 "that the dam", "Otto Brandt");
  assert_voices ("The harbour town's new mayor rejected the plan on Monday.\n\nOtto Brandt, a "
                 "fisherman, said that he would not sign it.",
                 "the plan", "Otto Brandt");
  assert_voices ("A senator from Varna said on Monday that the dam was unsafe.\n\n“It will break,” "
                 "Otto Brandt said in a letter. The lawmaker said that nobody had listened.",
                 "that nobody", "Otto Brandt");
}

/* "the lawmaker" is a senator, "the minister" not the one whom another minister spoke of. */
static void
test_descriptions (void)
{
  assert_voices ("Senator Otto Brandt went to Lisse. The lawmaker said that the dam was safe.",
                 "that the dam", "Otto Brandt");
  assert_voices ("Otto Brandt is the presumptive Unity candidate. The presumptive Unity candidate "
                 "said that the dam was safe.",
                 "that the dam", "Otto Brandt");
  assert_voices ("Anna Keller said that it was fine. The state auditor found that the dam leaked.",
                 "that the dam", "state auditor");
  assert_voices ("Conservative icon Anna Keller said that it was fine.", "that it", "Anna Keller");
  assert_voices ("A senior diplomat said that the talks went on. According to the diplomat, Otto "
                 "Brandt wept.",
                 "Otto Brandt wept", "A senior diplomat");
}

/* Whoever rejects a claim does not report it; whoever reports one does. */
static void
test_chains (void)
{
  assert_voices ("Otto Brandt criticized Marta Quist's decision to close the pier.", "to close",
                 "Marta Quist");
  assert_voices ("Otto Brandt said that Marta Quist had warned that the dam was unsafe.",
                 "that the dam", "Otto Brandt < Marta Quist");
}

/* "all of them" are those who were named; "one of them" is somebody of their own. */
static void
test_partitives (void)
{
  static const char pair[] = "Anna Keller and Jonas Pell met in Lisse on Monday. ";
  g_autofree char *both = g_strconcat (pair, "Both of them promised to come back.", NULL);
  g_autofree char *one = g_strconcat (pair, "“Nothing will change,” one of them told her.", NULL);

  assert_voices ("Lawmakers passed the bill on Monday. All of them said that it was needed.",
                 "that it was", "Lawmakers");
  assert_voices (
      "The harbour ministry opened the gates near the hall of the Civic Party. It promised "
      "to close them again.",
      "to close", "harbour ministry");
  assert_voices (both, "to come back", "Anna Keller and Jonas Pell");
  assert_voices (one, "“Nothing", "one of them");
  assert_voices (
      "One of them said the gate was shut; the other recalled that it stood open. “There "
      "was nobody there,” he said.",
      "“There", "the other");
  assert_voices (
      "Several dockers said the offer was poor. None of them said when they would strike. "
      "She said that she was tired.",
      "that she was", "She");
}

/* A time is nobody, and no part of a name. */
static void
test_times (void)
{
  assert_voices ("Jonas Pell earlier Thursday said the plan had failed.", "the plan", "Jonas Pell");
  assert_voices ("A Varna Radio poll last week found that most voters agree.", "that most",
                 "A Varna Radio poll");
  assert_voices ("The campaign probably said that it had lost.", "that it had", "campaign");
}

/* Names that stand in apposition to what somebody's somebody is. */
static void
test_appositions (void)
{
  assert_voices (
      "“Safety comes first,” the company's chief executive, Otto Brandt, wrote on Monday.",
      "“Safety", "Otto Brandt");
  assert_voices (
      "“They are safe,” said Otto Brandt of the Growers' Party, who wants an independent "
      "commission to look into it.",
      "an independent", "Otto Brandt");
  assert_voices ("According to its correspondent in Lisse, Marta Quist, prices are rising.",
                 "prices", "Marta Quist");
  assert_voices ("On the other hand, the Northern League's High Commissioner for Trade and Labour "
                 "Policy Otto Brandt said that the plan was wrong.",
                 "that the plan", "Otto Brandt");
}

/* Words before a name and between two names are no part of them. */
static void
test_names (void)
{
  assert_voices ("Certainly Donald Brandt knows. Donald Brandt said that the dam was safe.",
                 "that the dam", "Donald Brandt");
  assert_voices ("Donald Brandt said that the dam was safe. Certainly Donald Brandt knows.",
                 "that the dam", "Donald Brandt");
  assert_voices ("Former Brandt said that the dam was safe. It is, Otto Brandt promised.",
                 "that the dam", "Otto Brandt");
  assert_voices ("Critics said that the dam was unsafe.", "that the dam", "Critics");
  assert_voices (
      "Harbour Widow Anna Keller Defends Brandt. Otto Brandt said that the dam was safe.",
      "that the dam", "Otto Brandt");
  assert_voices ("The Green List said that the dam was safe.", "that the dam", "Green List");
  assert_voices ("Anna Keller Says Brandt is a gate. “He is one,” Keller said.", "“He is",
                 "Anna Keller");
  assert_voices ("Senator Anna Keller Compares Jonas Pell to a gate. “He is one,” Keller said.",
                 "“He is", "Anna Keller");
}

/* The noun behind a name that says what it is. */
static void
test_kinds_behind (void)
{
  assert_voices ("The nationalist Harbour Times tabloid noted that it was late.", "that it",
                 "Harbour Times");
  assert_voices ("The Democratic White House warned that it was late.", "that it", "White House");
  assert_voices ("Sens. Anna Keller and Jonas Pell said that it was fine.", "that it",
                 "Anna Keller and Jonas Pell");
  assert_voices ("Polls published Sunday suggest that he may win.", "that he", "Polls");
}

/* Whoever takes the step of announcing something announces it, not the step. */
static void
test_deeds (void)
{
  assert_voices ("Otto Brandt took the last step of announcing that the pier would close.",
                 "that the pier", "Otto Brandt");
  assert_voices ("The Civic Party faces the prospect of defending the pier.", "the pier",
                 "Civic Party");
}

/* Whoever acts in the sentence is meant by "he" in it, before whoever spoke just now. */
static void
test_subjects (void)
{
  assert_voices (
      "“The dam is safe,” Otto Brandt said. When it came to the levy, Jonas Pell did nothing, "
      "and he said that he was tired.",
      "that he was", "Jonas Pell");
  assert_voices ("Anna Keller wrote to Jonas Pell in Sept. 2014. It said that she was late.",
                 "that she was", "It");
}

/* "the company" is no university. */
static void
test_companies (void)
{
  assert_voices ("Norva Lines Corporation lost money. Marta Quist of Lisse University praised it. "
                 "The company said that it would recover.",
                 "that it would", "Norva Lines Corporation");
  assert_voices (
      "Hadley Tunnels denied receiving the letter. Otto Brandt told the Coast Herald that the "
      "company believes that the rock moved.",
      "that the rock", "Otto Brandt < Hadley Tunnels");
  assert_voices ("Brandt Motors lost money. Its founder, Lord Brandt, said that it would recover.",
                 "that it would", "Brandt");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  engine = readout_engine_new (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/speakers/pairs", test_pairs);
  g_test_add_func ("/speakers/heads", test_heads);
  g_test_add_func ("/speakers/introductions", test_introductions);
  g_test_add_func ("/speakers/descriptions", test_descriptions);
  g_test_add_func ("/speakers/chains", test_chains);
  g_test_add_func ("/speakers/partitives", test_partitives);
  g_test_add_func ("/speakers/times", test_times);
  g_test_add_func ("/speakers/appositions", test_appositions);
  g_test_add_func ("/speakers/companies", test_companies);
  g_test_add_func ("/speakers/deeds", test_deeds);
  g_test_add_func ("/speakers/subjects", test_subjects);
  g_test_add_func ("/speakers/names", test_names);
  g_test_add_func ("/speakers/kinds-behind", test_kinds_behind);
  status = g_test_run ();
  g_clear_object (&engine);
  return status;
}
