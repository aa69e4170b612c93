/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Headlines that report what somebody says or stands for.
 */
#include "statement-cases.h"

#define BODY "\n\nThe council met on Monday. Nobody came."

static void
test_title_case (void)
{
  static const Case cases[] = {
    { "Lindau Mayor Anna Holm Backs Bridge And Denounces Varga." BODY,
      "Lindau Mayor Anna Holm | Denounces | Varga" },
    { "Lindau Mayor Anna Holm Backs Bridge And Denounces Varga." BODY,
      "Lindau Mayor Anna Holm | Backs | Bridge" },
    { "Varga Calls For New Bridge After Flood." BODY, "Varga | Calls For | New Bridge" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_lower_case (void)
{
  static const Case cases[] = {
    { "Lindau's mayor rebuffs critics of the bridge" BODY,
      "Lindau's mayor | rebuffs | critics of the bridge" },
    { "Bridge chief calls for “money, not words” as river rises" BODY,
      "Bridge chief | calls for | “money, not words”" },
    { "Minister defends bridge toll as drivers protest" BODY, "Minister | defends | bridge toll" },
    { "Lindau woman claims bishop struck her" BODY, "Lindau woman | claims | bishop struck her" },
    { "Mayor Holm rejects toll, vows to repair bridge" BODY,
      "Mayor Holm | vows | to repair bridge" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A noun is no verb. */
static void
test_nouns (void)
{
  static const Case cases[] = {
    { "Holm emails now open to all" BODY, NULL },
    { "Bridge claims grow in Lindau" BODY, NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  open_engine ();
  g_test_add_func ("/headlines/title-case", test_title_case);
  g_test_add_func ("/headlines/lower-case", test_lower_case);
  g_test_add_func ("/headlines/nouns", test_nouns);
  status = g_test_run ();
  close_engine ();
  return status;
}
