/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which constructions make a statement, and how far what is said reaches: one sentence each.
 */
#include "statement-cases.h"

/* What follows the verb is what is said, not the clause that stands before the speaker. */
static void
test_order (void)
{
  static const Case cases[] = {
    { "Asked at a briefing about the harbour, the minister said the works would end in May.",
      "the minister | said | the works would end in May" },
    { "Pressed by Mr. Varga, Mrs. Holm said there was no money left.",
      "Mrs. Holm | said | there was no money left" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What completes the object belongs to what is said; where and when it was said does not. */
static void
test_reach (void)
{
  static const Case cases[] = {
    { "Holm mocked the mayor for calling himself a farmer.",
      "Holm | mocked | the mayor for calling himself a farmer" },
    { "She praised the nurses for their patience.",
      "She | praised | the nurses for their patience" },
    { "Varga proposed a ban on fireworks at a rally in Lindau.",
      "Varga | proposed | a ban on fireworks" },
    { "The mayor warned of floods as the rivers rose.", "The mayor | warned of | floods" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  open_engine ();
  g_test_add_func ("/frames/order", test_order);
  g_test_add_func ("/frames/reach", test_reach);
  status = g_test_run ();
  close_engine ();
  return status;
}
