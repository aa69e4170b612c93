/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The closed list of acts: words, labels, classes and directions.
 */
#include "stance/readout-act.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  const char *label;
  const char *plover;
  int direction;
} Act;

/* Sorted by word. */
/* clang-format off */
static const Act acts[] = {
  { "accuses", NC_ ("act", "accuses"), "ACCUSE", -1 },
  { "admits", NC_ ("act", "admits"), "CONCEDE", 0 },
  { "agrees", NC_ ("act", "agrees"), "AGREE", 1 },
  { "announces", NC_ ("act", "announces"), NULL, 0 },
  { "appears", NC_ ("act", "appears"), NULL, 0 },
  { "asks", NC_ ("act", "asks"), "REQUEST", 0 },
  { "believes", NC_ ("act", "believes"), NULL, 0 },
  { "criticises", NC_ ("act", "criticises"), "ACCUSE", -1 },
  { "denies", NC_ ("act", "denies"), "REJECT", -1 },
  { "did", NC_ ("act", "did"), NULL, 0 },
  { "doubts", NC_ ("act", "doubts"), NULL, -1 },
  { "fears", NC_ ("act", "fears"), NULL, -1 },
  { "notices", NC_ ("act", "notices"), NULL, 0 },
  { "orders", NC_ ("act", "orders"), "MOBILIZE", 0 },
  { "praises", NC_ ("act", "praises"), "SUPPORT", 1 },
  { "predicts", NC_ ("act", "predicts"), NULL, 0 },
  { "promises", NC_ ("act", "promises"), "AGREE", 0 },
  { "proposes", NC_ ("act", "proposes"), "REQUEST", 0 },
  { "recognises", NC_ ("act", "recognises"), "SUPPORT", 1 },
  { "rejects", NC_ ("act", "rejects"), "REJECT", -1 },
  { "reports", NC_ ("act", "reports"), NULL, 0 },
  { "states", NC_ ("act", "states"), NULL, 0 },
  { "supports", NC_ ("act", "supports"), "SUPPORT", 1 },
  { "thanks", NC_ ("act", "thanks"), "SUPPORT", 1 },
  { "threatens", NC_ ("act", "threatens"), "THREATEN", 0 },
  { "wants", NC_ ("act", "wants"), NULL, 0 },
  { "warns", NC_ ("act", "warns"), NULL, 0 },
};
/* clang-format on */

static const char *words[G_N_ELEMENTS (acts) + 1];

static const Act *
find_act (const char *word)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (acts);

  if (word == NULL)
    return NULL;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = g_strcmp0 (word, acts[middle].word);

      if (order == 0)
        return &acts[middle];
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

const char *const *
readout_act_get_words (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
        words[i] = acts[i].word;
      g_once_init_leave (&once, 1);
    }
  return words;
}

gboolean
readout_act_is_known (const char *act)
{
  return find_act (act) != NULL;
}

const char *
readout_act_get_label (const char *act)
{
  const Act *found = find_act (act);

  return found != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "act", found->label) : act;
}

const char *
readout_act_get_plover (const char *act)
{
  const Act *found = find_act (act);

  return found != NULL ? found->plover : NULL;
}

int
readout_act_get_direction (const char *act)
{
  const Act *found = find_act (act);

  return found != NULL ? found->direction : 0;
}
