/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The side of an actor within one report.
 */
#include "stance/readout-actor-sides.h"

#include <glib/gi18n-lib.h>

/* A side that is less sure says nothing about other statements. */
#define CLEAR 0.6

typedef struct
{
  gboolean supports;
  gboolean opposes;
  const ReadoutStance *clearest;
} Side;

static gboolean
is_act (ReadoutStatement *statement, const char *const *acts)
{
  return statement->act != NULL && g_strv_contains (acts, statement->act);
}

/* Whether the statement can speak for a side: an opinion or a claim, no plan of something else. */
static gboolean
can_speak (ReadoutStatement *statement)
{
  static const char *const acts[] = { "states", "criticises", "praises", "denies",   "accuses",
                                      "warns",  "fears",      "doubts",  "believes", NULL };

  return is_act (statement, acts);
}

static GHashTable *
collect (GPtrArray *statements, gint64 topic_id)
{
  GHashTable *sides = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutVoice *actor = readout_statement_get_actor (statement);
      const ReadoutStance *stance = readout_statement_get_stance (statement, topic_id);
      Side *side;

      if (actor == NULL || actor->name == NULL || actor->described ||
          actor->kind == READOUT_ACTOR_MEDIA || stance == NULL ||
          stance->position == READOUT_POSITION_NONE)
        continue;
      side = g_hash_table_lookup (sides, actor->name);
      if (side == NULL)
        {
          side = g_new0 (Side, 1);
          g_hash_table_insert (sides, actor->name, side);
        }
      if (stance->position == READOUT_POSITION_SUPPORTS)
        side->supports = TRUE;
      else
        side->opposes = TRUE;
      if ((stance->by_person || stance->confidence >= CLEAR) &&
          (side->clearest == NULL || stance->confidence > side->clearest->confidence))
        side->clearest = stance;
    }
  return sides;
}

static void
take_side (ReadoutStatement *statement, gint64 topic_id, const Side *side)
{
  ReadoutStance *stance = NULL;
  g_autofree char *reason = g_strdup_printf (
      /* Translators: %s is why the other statement takes that side */
      _ ("as elsewhere in this report: %s"), side->clearest->reason);

  for (guint i = 0; i < statement->stances->len; i++)
    if (((ReadoutStance *)g_ptr_array_index (statement->stances, i))->topic_id == topic_id)
      g_ptr_array_remove_index (statement->stances, i--);
  stance = readout_stance_new (
      topic_id, side->supports ? READOUT_POSITION_SUPPORTS : READOUT_POSITION_OPPOSES,
      READOUT_ACTOR_SIDE_CONFIDENCE, reason);
  stance->words = g_strdup (side->clearest->words);
  g_ptr_array_add (statement->stances, stance);
}

void
readout_actor_sides_apply (GPtrArray *statements, gint64 topic_id)
{
  g_autoptr (GHashTable) sides = collect (statements, topic_id);

  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutVoice *actor = readout_statement_get_actor (statement);
      const ReadoutStance *stance = readout_statement_get_stance (statement, topic_id);
      const Side *side =
          actor != NULL && actor->name != NULL ? g_hash_table_lookup (sides, actor->name) : NULL;

      if (side == NULL || side->clearest == NULL || side->supports == side->opposes ||
          !can_speak (statement) ||
          (stance != NULL && (stance->by_person || stance->position != READOUT_POSITION_NONE)))
        continue;
      take_side (statement, topic_id, side);
    }
}
