/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language engine: who said what, through whom; bad input; many threads.
 */
#include <string.h>

#include "attribution/readout-engine.h"

static ReadoutEngine *engine;

static GPtrArray *
analyse_length (const char *string, gssize length, ReadoutText **text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = readout_report_new ();
  GPtrArray *statements;

  report->text = readout_text_new (string, length, NULL, &error);
  g_assert_no_error (error);
  statements = readout_engine_analyse (engine, report, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (statements);
  if (text != NULL)
    *text = readout_text_ref (report->text);
  return statements;
}

/* Each statement as "voice < voice | source | cue | content", one a line. */
static char *
describe (const char *string)
{
  g_autoptr (ReadoutText) text = NULL;
  g_autoptr (GPtrArray) statements = analyse_length (string, -1, &text);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *source = readout_text_dup_spans (text, statement->source, " … ");
      g_autofree char *cue = readout_text_dup_spans (text, statement->cue, " … ");
      g_autofree char *content = readout_text_dup_spans (text, statement->content, " … ");

      for (guint j = 0; j < statement->voices->len; j++)
        {
          const ReadoutVoice *voice = g_ptr_array_index (statement->voices, j);

          g_string_append_printf (lines, "%s%s", j > 0 ? " < " : "", voice->name);
        }
      g_string_append_printf (lines, " | %s | %s | %s\n", source, cue, content);
    }
  return g_string_free (lines, FALSE);
}

static void
assert_statement (const char *string, const char *line)
{
  g_autofree char *lines = describe (string);
  g_autofree char *wanted = g_strconcat (line, "\n", NULL);

  if (strstr (lines, wanted) == NULL)
    g_error ("“%s”\nwanted: %sfound:\n%s", string, wanted, lines);
}

static void
assert_nothing (const char *string)
{
  g_autofree char *lines = describe (string);

  g_assert_cmpstr (lines, ==, "");
}

static void
test_quotations (void)
{
  assert_statement ("“The bridge will stay closed,” said Anna Keller, the mayor of Lindau.",
                    "Anna Keller | Anna Keller, the mayor of Lindau | said | “The bridge will stay "
                    "closed,”");
  assert_statement ("Anna Keller said: “The bridge will stay closed.”",
                    "Anna Keller | Anna Keller | said: | “The bridge will stay closed.”");
  assert_statement ("\"The bridge,\" Keller said, \"will stay closed.\"",
                    "Keller | Keller | said | \"The bridge,\" … \"will stay closed.\"");
  assert_statement ("“We waited,” Keller said on Friday. “Nobody came.”",
                    "Keller | Keller | said | “We waited,” … “Nobody came.”");
  assert_statement ("“We waited,” Keller said. But then she added, “Nobody came.”",
                    "Keller | she | added | “Nobody came.”");
  assert_statement (
      "“We waited for hours,” Keller said. “The fire brigade never came” to the bridge.",
      "Keller | Keller | said | “We waited for hours,” … “The fire brigade never came” "
      "to the bridge");
}

/* What stands before the marks is said too. */
static void
test_half_marked (void)
{
  assert_statement ("The new bridge “will not solve the problem,” Keller said.",
                    "Keller | Keller | said | The new bridge “will not solve the problem,”");
  assert_statement ("The mood was better: “The bridge will stay,” Keller said.",
                    "Keller | Keller | said | “The bridge will stay,”");
  assert_statement ("Keller added that in her town, “people are worried.”",
                    "Keller | Keller | added | that in her town, “people are worried.”");
  assert_statement ("Keller told reporters, “People are worried.”",
                    "Keller | Keller | told | “People are worried.”");
}

/* Where what is said begins and ends. */
static void
test_contents (void)
{
  assert_statement ("In any case, Keller said, the bridge would have to close.",
                    "Keller | Keller | said | In any case … the bridge would have to close");
  assert_statement ("Keller said that the bridge was old, and that nobody had repaired it.",
                    "Keller | Keller | said | that the bridge was old, and that nobody had "
                    "repaired it");
  assert_statement ("Keller said the problem is that the bridge is too old.",
                    "Keller | Keller | said | the problem is that the bridge is too old");
  assert_statement ("The company announced a plan that would close the bridge.",
                    "company | The company | announced | a plan that would close the bridge");
}

/* Where the name of who speaks begins and ends. */
static void
test_sources (void)
{
  assert_statement ("“We waited,” Keller said, adding: “Nobody came to help.”",
                    "Keller | Keller | adding: | “Nobody came to help.”");
  assert_statement ("People who saw the fire say that the bridge fell.",
                    "People | People who saw the fire | say | that the bridge fell");
  assert_statement ("“We waited,” said Anna Keller, who lives near the bridge.",
                    "Anna Keller | Anna Keller, who lives near the bridge | said | “We waited,”");
  assert_statement ("About two thirds of the residents said that the bridge was unsafe.",
                    "two thirds of the residents | About two thirds of the residents | said | that "
                    "the bridge was unsafe");
  assert_statement ("Prize-winning author Anna Keller said that the bridge was unsafe.",
                    "Anna Keller | Prize-winning author Anna Keller | said | that the bridge was "
                    "unsafe");
  assert_statement ("The union issued a statement saying that the bridge was unsafe.",
                    "union | The union | issued a statement saying | that the bridge was unsafe");
  assert_statement ("Keller met the council, saying that the bridge was unsafe.",
                    "Keller | Keller | saying | that the bridge was unsafe");
}

/* Which words make the cue. */
static void
test_cues (void)
{
  assert_statement ("Keller went on to say that the bridge was old.",
                    "Keller | Keller | went on to say | that the bridge was old");
  assert_statement ("Keller first said that the bridge was old.",
                    "Keller | Keller | first said | that the bridge was old");
  assert_statement ("The family said that the bridge was old.",
                    "family | The family | said | that the bridge was old");
}

/* What somebody holds, told in the first person within a quotation. */
static void
test_first_person (void)
{
  assert_statement ("“I think the bridge is safe,” Anna Keller said.",
                    "Anna Keller | I | think | the bridge is safe");
  assert_statement ("“We hope that the bridge opens soon,” Anna Keller said.",
                    "Anna Keller | We | hope | that the bridge opens soon");
  assert_statement ("“I reject this idea,” Anna Keller said.",
                    "Anna Keller | I | reject | this idea");
}

static void
test_floating (void)
{
  assert_statement ("Keller said that the bridge was old.\n\n“We have waited for ten years.”",
                    "Keller |  |  | “We have waited for ten years.”");
}

static void
test_indirect (void)
{
  assert_statement ("The ministry said that the bridge would stay closed.",
                    "ministry | The ministry | said | that the bridge would stay closed");
  assert_statement ("The bridge would stay closed, the ministry said.",
                    "ministry | the ministry | said | The bridge would stay closed");
  assert_statement ("The governor did not say whether the bridge would open.",
                    "governor | The governor | did not say | whether the bridge would open");
  /* A clause in front is not what is said. */
  assert_statement ("Just hours before it was to open its books, the bank said on Friday that it "
                    "had closed the branch.",
                    "bank | the bank | said | that it had closed the branch");
  assert_statement ("The bridge has closed, Varga said in a speech that was read on Monday.",
                    "Varga | Varga | said | The bridge has closed");
  /* What stands in front is but the subject. */
  assert_statement ("The only problem, Ms. Varga said, is that the pay is lower.",
                    "Varga | Ms. Varga | said | The only problem … is that the pay is lower");
  assert_statement (
      "Since last May, according to the ministry, two mines have closed in the north.",
      "ministry | the ministry | according to | Since last May … two mines have "
      "closed in the north");
  assert_statement ("Two mines have closed, according to the ministry, which had denied it before.",
                    "ministry | the ministry | according to | Two mines have closed");
}

static void
test_chains (void)
{
  assert_statement (
      "Reuters quoted a senior official as saying that the talks had failed.",
      "Reuters < a senior official | a senior official | quoted … as saying | that the "
      "talks had failed");
  assert_statement ("The Kremlin said that Putin asked the ministry to leave the city.",
                    "Kremlin < Putin | Putin | asked | to leave the city");
  assert_statement ("The minister told the BBC that the talks had failed.",
                    "minister | The minister | told | that the talks had failed");
  assert_statement ("According to Reuters, the minister said the talks had failed.",
                    "Reuters < minister | the minister | said | the talks had failed");
}

static void
test_acts (void)
{
  assert_statement ("The minister accused the rebels of breaking the truce.",
                    "minister | The minister | accused | the rebels of breaking the truce");
  assert_statement ("The minister called for new elections.",
                    "minister | The minister | called for | new elections");
  assert_statement ("The president denied the report.",
                    "president | The president | denied | the report");
  assert_statement ("The company pledged to repair the bridge.",
                    "company | The company | pledged | to repair the bridge");
}

static void
test_people (void)
{
  assert_statement ("Prime Minister Anna Keller opened the bridge. She said that it was safe.",
                    "Anna Keller | She | said | that it was safe");
  assert_statement ("Anna Keller opened the bridge. Keller said that it was safe.",
                    "Anna Keller | Keller | said | that it was safe");
  assert_statement (
      "The International Atomic Energy Agency (IAEA) met. The IAEA said that it was worried.",
      "International Atomic Energy Agency | The IAEA | said | that it was worried");
  assert_statement ("Zentian Prime Minister Oda Brell rejected the offer. She said it was late.",
                    "Oda Brell | She | said | it was late");
  assert_statement ("She accused Norland of gambling with the harvest.",
                    "She | She | accused | Norland of gambling with the harvest");
}

static void
test_flags (void)
{
  g_autoptr (GPtrArray) statements = analyse_length (
      "The minister did not deny that the firm had allegedly paid the guards.", -1, NULL);
  ReadoutStatement *statement;

  g_assert_cmpuint (statements->len, >=, 1);
  statement = g_ptr_array_index (statements, 0);
  g_assert_true (statement->negated);
  g_assert_true (statement->hedged);
  g_assert_cmpstr (statement->act, ==, "denies");
  g_assert_cmpstr (statement->rule, ==, "clause");
  g_assert_cmpint (statement->quotation, ==, READOUT_QUOTATION_INDIRECT);
}

static void
test_silence (void)
{
  assert_nothing ("");
  assert_nothing ("Bridge");
  assert_nothing ("The band played “Blue River” in the park.");
  assert_nothing ("The soldiers crossed the river at night.");
}

/* Bylines, credits and links to other reports say nothing of their own. */
static void
test_furniture (void)
{
  static const char *const lines[] = {
    "By Jo Lee, The Lindau Post",
    "BY JO LEE AND KIM PARK",
    "(This story was reported by Jo Lee.)",
    "This article was first published by the Lindau Post",
    "RELATED: Keller warns of floods",
    "Read more: Keller says the bridge is old",
    "Kim Park, who said she was grateful, contributed to this report.",
    "CORRECTION: The mayor said that the bridge was shut, not the road.",
    "An earlier version of this article wrongly said that the bridge was shut.",
    "This story has been updated: Keller denies it.",
    "A version of this report says more about the bridge.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *report = g_strdup_printf ("The bridge is old.\n\n%s\n\nIt rains.", lines[i]);

      assert_nothing (report);
    }
  assert_statement ("The bridge is old.\n\nBy Friday, Keller said, the bridge will stay closed.",
                    "Keller | Keller | said | By Friday … the bridge will stay closed");
  assert_statement ("This article was wrong, Keller said.",
                    "Keller | Keller | said | This article was wrong");
  assert_statement ("The bridge is old.\n\nUpdate: Keller said that the bridge is safe.",
                    "Keller | Keller | said | that the bridge is safe");
}

/* What @piece is repeated in takes nothing from what stands before and after it. */
static void
assert_between (const char *piece, gsize least)
{
  static const char before[] = "Anna Keller said that it rained.\n\n";
  static const char after[] = "\n\nKim Park denied that it rained.";
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (ReadoutText) text = NULL;
  g_autoptr (GString) string = g_string_new (before);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  while (string->len < least)
    g_string_append (string, piece);
  g_string_append (string, after);
  statements = analyse_length (string->str, string->len, &text);
  g_assert_cmpuint (statements->len, >=, 2);
  first = readout_text_dup_spans (
      text, ((ReadoutStatement *)g_ptr_array_index (statements, 0))->source, "");
  last = readout_text_dup_spans (
      text, ((ReadoutStatement *)g_ptr_array_index (statements, statements->len - 1))->source, "");
  g_assert_cmpstr (first, ==, "Anna Keller");
  g_assert_cmpstr (last, ==, "Kim Park");
}

/* That they take linear time is asserted where the fuzz target replays its corpus. */
static void
test_bad_input (void)
{
  assert_nothing ("");
  assert_nothing ("No");
  assert_between ("the minister waited for the train to come and ", 1000000);
  assert_between ("“He said no, ", 10000 * strlen ("“He said no, "));
  assert_between ("“a ‘b “c ‘d ", 30000);
  assert_between ("قال الوزير \"نعم\" وأضاف: «لا». ", 30000);
  assert_between ("部长说：“这个协议很重要。”", 30000);
  assert_between ("\x01\x02 he \x7fsaid\x1b[31m \x08that ", 30000);
}

/* Takes a minute: only with -m slow. */
static void
test_large (void)
{
  if (!g_test_slow ())
    {
      g_test_skip ("slow");
      return;
    }
  assert_between (
      "The mayor said that “the bridge” had failed, adding that a paper had quoted Lee as "
      "saying so.\n\n",
      50000000);
}

static gpointer
analyse_in_thread (gpointer string)
{
  return describe (string);
}

static void
test_threads (void)
{
  static char string[] =
      "The minister said that the talks had failed. “We tried,” Anna Keller said.";
  g_autofree char *expected = describe (string);
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("analyse", analyse_in_thread, string);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *lines = g_thread_join (threads[i]);

      g_assert_cmpstr (lines, ==, expected);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadoutReport) report = readout_report_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  report->text = readout_text_new ("He said so.", -1, NULL, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (readout_engine_analyse (engine, report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  engine = readout_engine_new (NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/attribution/quotations", test_quotations);
  g_test_add_func ("/attribution/first-person", test_first_person);
  g_test_add_func ("/attribution/floating", test_floating);
  g_test_add_func ("/attribution/half-marked", test_half_marked);
  g_test_add_func ("/attribution/cues", test_cues);
  g_test_add_func ("/attribution/contents", test_contents);
  g_test_add_func ("/attribution/sources", test_sources);
  g_test_add_func ("/attribution/indirect", test_indirect);
  g_test_add_func ("/attribution/chains", test_chains);
  g_test_add_func ("/attribution/acts", test_acts);
  g_test_add_func ("/attribution/people", test_people);
  g_test_add_func ("/attribution/flags", test_flags);
  g_test_add_func ("/attribution/silence", test_silence);
  g_test_add_func ("/attribution/furniture", test_furniture);
  g_test_add_func ("/attribution/bad-input", test_bad_input);
  g_test_add_func ("/attribution/large", test_large);
  g_test_add_func ("/attribution/threads", test_threads);
  g_test_add_func ("/attribution/cancelled", test_cancelled);
  status = g_test_run ();
  g_clear_object (&engine);
  return status;
}
