/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of claims: what most reports carry, what is announced, what nobody stands for.
 */
#include <string.h>

#include "briefing/readout-draft-groups.h"

typedef struct
{
  ReadoutClaim *claim;
  guint n_reports; /* independent ones */
  gboolean has_side;
  gboolean is_unnamed;
} Ranked;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;

  if (first->n_reports != second->n_reports)
    return first->n_reports > second->n_reports ? -1 : 1;
  if (first->has_side != second->has_side)
    return first->has_side ? -1 : 1;
  if (first->is_unnamed != second->is_unnamed)
    return first->is_unnamed ? 1 : -1;
  return (first->claim->order > second->claim->order) -
         (first->claim->order < second->claim->order);
}

/* All claims of @draft that @is_wanted (nullable) takes, the weightiest first: a GArray of Ranked.
 */
static GArray *
rank_claims (ReadoutDraft *draft, gboolean (*is_wanted) (ReadoutClaim *claim))
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);
      Ranked rank = { claim, readout_claim_count_sources (claim, draft->snapshot),
                      readout_draft_has_side (draft, claim),
                      readout_actor_names_is_unnamed (
                          readout_statement_get_actor (claim->statement)) };

      if (is_wanted == NULL || is_wanted (claim))
        g_array_append_val (ranked, rank);
    }
  g_array_sort (ranked, compare_ranks);
  return ranked;
}

/* One bullet for each actor, the weightiest of their claims, @max in all: seven lines of one
 * spokesman are no overview. */
static char *
write_points (ReadoutDraft *draft, GArray *ranked, guint max)
{
  g_autoptr (GHashTable) actors = g_hash_table_new (g_str_hash, g_str_equal);
  GString *markdown = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < ranked->len && n < max; i++)
    {
      ReadoutClaim *claim = g_array_index (ranked, Ranked, i).claim;
      g_autofree char *sentence = NULL;

      if (!g_hash_table_add (actors, claim->actor_key))
        continue;
      sentence =
          readout_draft_write_claim (draft, claim, readout_draft_get_flags (draft, claim, TRUE));
      g_string_append_printf (markdown, "- %s\n", sentence);
      n++;
    }
  return readout_draft_finish (markdown);
}

char *
readout_draft_write_key_points (ReadoutDraft *draft, guint level, guint max)
{
  g_autoptr (GArray) ranked = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  ranked = rank_claims (draft, NULL);
  return write_points (draft, ranked, max);
}

/* Whether it is about what is to come. */
static gboolean
looks_ahead (ReadoutClaim *claim)
{
  static const char *const acts[] = { "announces", "predicts", "promises",
                                      "threatens", "warns",    NULL };

  return claim->statement->act != NULL && g_strv_contains (acts, claim->statement->act) &&
         !claim->statement->negated;
}

char *
readout_draft_write_outlook (ReadoutDraft *draft, guint level, guint max)
{
  g_autoptr (GArray) ranked = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  ranked = rank_claims (draft, looks_ahead);
  return write_points (draft, ranked, max);
}

char *
readout_draft_write_unnamed (ReadoutDraft *draft, guint level, guint max)
{
  GString *markdown = g_string_new (NULL);

  g_return_val_if_fail (draft != NULL, NULL);

  for (guint i = 0; i < draft->claims->len; i++)
    {
      ReadoutClaim *claim = g_ptr_array_index (draft->claims, i);
      g_autofree char *sentence = NULL;

      if (!readout_draft_is_unnamed (claim))
        continue;
      sentence = readout_draft_write_claim (draft, claim, READOUT_SENTENCE_INTRODUCE);
      g_string_append_printf (markdown, "- %s\n", sentence);
    }
  return readout_draft_finish (markdown);
}
