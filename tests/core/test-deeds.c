/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deeds that say as much as words: "walked out of the talks".
 */
#include <string.h>

#include "attribution/readout-engine.h"
#include "briefing-samples.h"
#include "stance/readout-stance-rules.h"

static ReadoutEngine *engine;
static ReadoutStanceRules *rules;

static GPtrArray *
analyse (const char *text, ReadoutReport **report)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *statements;

  *report = sample_report (text, "Daily", "T", "2024-03-04");
  statements = readout_engine_analyse (engine, *report, NULL, &error);
  g_assert_no_error (error);
  return statements;
}

/* The words of the cue of the last statement, in base form, when it is a deed. Owned by the caller;
 * %NULL where nothing is done. */
static char *
dup_deed (const char *text)
{
  g_autoptr (ReadoutReport) report = NULL;
  g_autoptr (GPtrArray) statements = analyse (text, &report);
  ReadoutStatement *statement =
      statements->len > 0 ? g_ptr_array_index (statements, statements->len - 1) : NULL;

  return statement != NULL && g_str_equal (statement->act, "did")
             ? readout_text_dup_spans (report->text, statement->cue, " ")
             : NULL;
}

/* One sentence for each word of deeds.txt. */
static void
test_words (void)
{
  static const struct
  {
    const char *text;
    const char *cue;
  } cases[] = {
    { "Tarn abstained from the vote.", "abstained from" },
    { "Tarn abstained in the vote.", "abstained in" },
    { "Tarn adopted the resolution.", "adopted" },
    { "Tarn backed out of the deal.", "backed out of" },
    { "Tarn blocked the resolution.", "blocked" },
    { "Tarn boycotted the opening.", "boycotted" },
    { "Tarn broke off the talks.", "broke off" },
    { "Tarn brought down the coalition.", "brought down" },
    { "Tarn called off the opening.", "called off" },
    { "Tarn cancelled the summit.", "cancelled" },
    { "Otto Brand cut the aid.", "cut" },
    { "Otto Brand cut off the aid.", "cut off" },
    { "Tarn defunded the museum.", "defunded" },
    { "Otto Brand demonstrated against the harbour.", "demonstrated against" },
    { "Otto Brand demonstrated for the harbour.", "demonstrated for" },
    { "Tarn deployed its troops.", "deployed" },
    { "Tarn enacted the rules.", "enacted" },
    { "Tarn ended the blockade.", "ended" },
    { "Tarn expelled the singers.", "expelled" },
    { "Tarn froze the assets.", "froze" },
    { "Tarn halted the talks.", "halted" },
    { "Tarn imposed a curfew.", "imposed" },
    { "Tarn joined the alliance.", "joined" },
    { "Otto Brand left the alliance.", "left" },
    { "Tarn lifted the embargo.", "lifted" },
    { "Otto Brand marched against the harbour.", "marched against" },
    { "Otto Brand marched for the harbour.", "marched for" },
    { "Tarn outlawed the singers.", "outlawed" },
    { "Tarn pardoned the singers.", "pardoned" },
    { "Tarn passed the bill.", "passed" },
    { "Tarn pulled out of the valley.", "pulled out of" },
    { "Tarn pulled out from the valley.", "pulled out from" },
    { "Tarn quit the alliance.", "quit" },
    { "Tarn ratified the text.", "ratified" },
    { "Tarn recalled its ambassador.", "recalled" },
    { "Tarn repealed the rules.", "repealed" },
    { "Otto Brand resigned over the harbour.", "resigned over" },
    { "Tarn revoked the rules.", "revoked" },
    { "Tarn scrapped the rules.", "scrapped" },
    { "Otto Brand sent troops to the valley.", "sent" },
    { "Tarn severed its ties.", "severed" },
    { "Tarn signed the treaty.", "signed" },
    { "Otto Brand stormed out of the room.", "stormed out of" },
    { "Tarn suspended the talks.", "suspended" },
    { "Tarn vetoed the rules.", "vetoed" },
    { "Tarn voted down the rules.", "voted down" },
    { "Tarn walked out of the room.", "walked out of" },
    { "Tarn walked out on the ministers.", "walked out on" },
    { "Tarn withdrew its troops.", "withdrew" },
    { "Tarn withdrew from the alliance.", "withdrew from" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cue = dup_deed (cases[i].text);

      g_test_message ("%s", cases[i].text);
      if (g_strcmp0 (cue, cases[i].cue) != 0)
        g_test_fail_printf ("%s: %s", cases[i].text, cue);
    }
}

/* One sentence for each word of affairs.txt. */
static void
test_affairs (void)
{
  static const char *const affairs[] = {
    "accord",       "agreement",  "aid",       "alliance",   "ambassador",    "amendment",
    "armistice",    "asset",      "ban",       "bill",       "bloc",          "blockade",
    "boycott",      "ceasefire",  "charter",   "coalition",  "compact",       "conference",
    "constitution", "contact",    "contract",  "convention", "curfew",        "deal",
    "debate",       "delegation", "diplomat",  "embargo",    "envoy",         "export",
    "force",        "hearing",    "hostility", "import",     "investigation", "law",
    "legislation",  "levy",       "mandate",   "meeting",    "mission",       "moratorium",
    "negotiation",  "offensive",  "ordinance", "pact",       "petition",      "plan",
    "project",      "protocol",   "reform",    "relation",   "resolution",    "restriction",
    "sanction",     "session",    "siege",     "statute",    "strike",        "subsidy",
    "summit",       "talk",       "tariff",    "tax",        "tie",           "treaty",
    "troop",        "troops",     "truce",     "union",      "veto",          "vote",
    "war",
  };

  for (guint i = 0; i < G_N_ELEMENTS (affairs); i++)
    {
      g_autofree char *text = g_strdup_printf ("Otto Brand lifted the %s.", affairs[i]);
      g_autofree char *cue = dup_deed (text);

      g_test_message ("%s", text);
      if (g_strcmp0 (cue, "lifted") != 0)
        g_test_fail_printf ("%s: %s", text, cue);
    }
}

/* What was not done, was told by somebody, or is done to nothing that one can be for. */
static void
test_none (void)
{
  static const char *const texts[] = {
    "Tarn will sign the treaty.",
    "If Tarn signed the treaty, the market would rise.",
    "Signing the treaty is hard.",
    "The minister said that Tarn had walked out of the talks.",
    "“Tarn signed the treaty,” said the minister.",
    "Tarn left the house.",
    "Tarn signed it.",
    "The flood ended the siege.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *cue = dup_deed (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_null (cue);
    }
}

static void
test_voices (void)
{
  g_autoptr (ReadoutReport) report = NULL;
  g_autoptr (GPtrArray) statements =
      analyse ("The treaty was ratified by the parliament of Tarn in May.", &report);
  ReadoutStatement *statement;
  g_autofree char *content = NULL;

  g_assert_cmpuint (statements->len, ==, 1);
  statement = g_ptr_array_index (statements, 0);
  g_assert_cmpstr (statement->act, ==, "did");
  g_assert_false (statement->negated);
  content = readout_text_dup_spans (report->text, statement->content, " ");
  g_assert_cmpstr (content, ==, "The treaty");
  g_assert_nonnull (strstr (readout_statement_get_actor (statement)->name, "parliament"));
}

/* The side that a deed takes, after a sentence that tells what it is about. */
static void
test_sides (void)
{
  static const struct
  {
    const char *topic;
    const char *text;
    const char *position;
  } cases[] = {
    { "The fishing talks continue", "Lethia walked out of the fishing talks on Monday.",
      "opposes" },
    { "The harbour treaty continues", "Merovia pulled out of the harbour treaty on Tuesday.",
      "opposes" },
    { "The vote on the levy is held", "The union boycotted the vote on the levy.", "opposes" },
    { "The council holds a session on the bridge",
      "Nora Feld stormed out of the session on the bridge.", "opposes" },
    { "Varland and Ostmark negotiate a truce", "Varland broke off the negotiations with Ostmark.",
      "opposes" },
    { "The levy is introduced", "President Otto Brand signed the levy into law.", "supports" },
    { "The levy is introduced", "Governor Ida Holm vetoed the levy bill on Friday.", "opposes" },
    { "The levy is introduced", "Tarn abstained from the vote on the levy.", "none" },
    { "Varland stays in the fishing pact", "Varland withdrew from the fishing pact.", "opposes" },
    { "The talks with Varland go on", "Ostmark suspended the talks with Varland.", "opposes" },
    { "The levy is introduced", "The senate voted down the levy bill.", "opposes" },
    { "The levy is introduced", "Parliament passed the levy bill.", "supports" },
    { "The levy is introduced", "The governor repealed the levy.", "opposes" },
    { "Lethia imposes sanctions on Merovia", "Lethia imposed sanctions on Merovia.", "supports" },
    { "Lethia imposes sanctions on Merovia", "Lethia lifted the sanctions on Merovia.", "opposes" },
    { "Lethia and Merovia hold a summit", "Lethia cancelled the summit with Merovia.", "opposes" },
    { "Merovia joins the harbour treaty", "Merovia joined the harbour treaty.", "supports" },
    { "Merovia joins the harbour treaty", "Merovia left the harbour treaty.", "opposes" },
    { "Merovia joins the harbour treaty", "Merovia quit the harbour treaty.", "opposes" },
    { "The levy is introduced", "Merovia scrapped the levy.", "opposes" },
    { "The blockade of the valley goes on", "Merovia ended the blockade of the valley.",
      "opposes" },
    { "The blockade of the valley is lifted", "Merovia ended the blockade of the valley.",
      "supports" },
    { "The levy is introduced", "The lawyers have marched against the levy.", "opposes" },
    { "Varland signs the treaty", "Otto Brand did not sign the treaty.", "opposes" },
    { "Varland signs the treaty", "Otto Brand signed the treaty.", "supports" },
    { "Governor Ida Holm pardons Oren Pask", "Governor Ida Holm pardoned Oren Pask.", "supports" },
    { "The council adopts the resolution", "Merovia blocked the resolution on the valley.",
      "opposes" },
    { "The council adopts the resolution", "Merovia vetoed the resolution on the valley.",
      "opposes" },
    { "Lethia keeps its ambassador in Merovia", "Lethia recalled its ambassador from Merovia.",
      "opposes" },
    { "Lethia cuts ties with Merovia", "Lethia severed ties with Merovia.", "supports" },
    { "Lethia cuts ties with Merovia", "Lethia cut ties with Merovia.", "supports" },
    { "Merovia sends troops to the valley", "Merovia sent troops to the valley.", "supports" },
    { "Merovia sends troops to the valley", "Merovia pulled out of the valley.", "opposes" },
    { "The port is enlarged", "Otto Brand resigned over the port.", "opposes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s soon.\n\n%s", cases[i].topic, cases[i].text);
      g_autoptr (ReadoutReport) report = NULL;
      g_autoptr (GPtrArray) statements = analyse (text, &report);
      g_autoptr (GPtrArray) topics =
          g_ptr_array_new_with_free_func ((GDestroyNotify)readout_proposition_free);
      ReadoutStatement *statement;
      const ReadoutStance *stance;

      g_test_message ("%s / %s", cases[i].topic, cases[i].text);
      g_assert_cmpuint (statements->len, >, 0);
      statement = g_ptr_array_index (statements, statements->len - 1);
      g_assert_cmpstr (statement->act, ==, "did");
      g_ptr_array_add (topics, readout_proposition_new (0, cases[i].topic, NULL));
      readout_stance_rules_apply (rules, report, statements, topics);
      stance = readout_statement_get_stance (statement, 0);
      g_assert_cmpstr (
          readout_position_to_string (stance != NULL ? stance->position : READOUT_POSITION_NONE),
          ==, cases[i].position);
    }
}

static ReadoutSpan
find (const char *text, const char *words)
{
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  return (ReadoutSpan){ (guint32)(found - text), (guint32)(found - text + strlen (words)) };
}

/* The class of PLOVER that the frame of a deed names. */
static void
test_classes (void)
{
  static const struct
  {
    const char *text;
    int sign;
    const char *quad;
  } cases[] = {
    { "Marken walked out of the talks with Velia.", -1, "material conflict" },
    { "Marken stormed out of the talks with Velia.", -1, "material conflict" },
    { "Marken pulled out of the treaty with Velia.", -1, "material conflict" },
    { "Marken broke off the talks with Velia.", -1, "material conflict" },
    { "Marken boycotted the summit with Velia.", -1, "material conflict" },
    { "Marken withdrew from the pact with Velia.", -1, "material conflict" },
    { "Marken vetoed the treaty with Velia.", -1, "verbal conflict" },
    { "Marken signed the treaty with Velia.", 1, "verbal cooperation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReadoutText) text = readout_text_new (cases[i].text, -1, NULL, NULL);
      ReadoutDirection direction = readout_stance_rules_judge_pair (
          rules, text, find (cases[i].text, "Marken"), find (cases[i].text, "Velia"), NULL);

      g_test_message ("%s: %d %.2f", cases[i].text, direction.sign, direction.confidence);
      g_assert_cmpint (direction.sign, ==, cases[i].sign);
      g_assert_cmpstr (readout_event_class_get_quad (direction.event), ==, cases[i].quad);
    }
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
  g_test_add_func ("/deeds/words", test_words);
  g_test_add_func ("/deeds/affairs", test_affairs);
  g_test_add_func ("/deeds/none", test_none);
  g_test_add_func ("/deeds/voices", test_voices);
  g_test_add_func ("/deeds/sides", test_sides);
  g_test_add_func ("/deeds/classes", test_classes);
  status = g_test_run ();
  g_clear_object (&rules);
  g_clear_object (&engine);
  return status;
}
