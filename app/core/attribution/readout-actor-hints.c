/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the words around and inside a name tell about whose it is.
 */
#include "attribution/readout-actor-hints.h"

#include <string.h>

#include "attribution/readout-phrases.h"

gboolean
readout_hints_goes_on_office (const ReadoutAnalysis *analysis, guint first)
{
  guint start = readout_analysis_sentence_of (analysis, first)->first;

  if (first <= start || !(readout_analysis_is (analysis, first - 1, "and") ||
                          readout_analysis_is (analysis, first - 1, "for") ||
                          readout_analysis_is (analysis, first - 1, "of")))
    return FALSE;
  for (guint i = first - 1; i-- > start && i + 7 > first;)
    if (readout_analysis_flags (analysis, i, READOUT_LIST_TITLES) != 0 ||
        readout_analysis_flags (analysis, i, READOUT_LIST_ROLES) != 0)
      return TRUE;
  return FALSE;
}

ReadoutActor *
readout_hints_find_people (GHashTable *by_key, const ReadoutActor *actor)
{
  static const struct
  {
    const char *ending;
    const char *of_name;
  } endings[] = { { "n", "" }, { "an", "" }, { "ian", "" }, { "ian", "y" }, { "ese", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (endings) && strchr (actor->key, ' ') == NULL; i++)
    {
      gsize length = strlen (actor->key);
      gsize ending = strlen (endings[i].ending);
      g_autofree char *key = NULL;
      ReadoutActor *found;

      if (length < ending + 4 || !g_str_has_suffix (actor->key, endings[i].ending))
        continue;
      key = g_strdup_printf ("%.*s%s", (int)(length - ending), actor->key, endings[i].of_name);
      found = g_hash_table_lookup (by_key, key);
      if (found != NULL && found->kind == READOUT_ACTOR_STATE)
        return found;
    }
  return NULL;
}
