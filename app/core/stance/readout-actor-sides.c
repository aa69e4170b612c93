/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The side of an actor within one report.
 */
#include "stance/readout-actor-sides.h"

#include <glib/gi18n-lib.h>

/* A side that is less sure says nothing about other statements. */
#define CLEAR 0.6

/* Who leans to one side so much, and to the other no more than this, is on it. */
#define LEANS 0.6
#define LEANS_BACK 0.2

/* Places of one actor that are remembered. */
#define PLACES_MAX 32

typedef struct
{
  gboolean supports; /* in a statement */
  gboolean opposes;
  char *reason; /* of the clearest one */
  char *words;
  double confidence;
  double doubt[2]; /* against, for: what is left if each place were independent */
  double best;     /* of the places */
  guint32 places[PLACES_MAX];
  guint n_places;
} Side;

struct _ReadoutActorSides
{
  gint64 topic_id;
  GHashTable *sides; /* name of the actor → Side */
};

static void
free_side (gpointer data)
{
  Side *side = data;

  g_free (side->reason);
  g_free (side->words);
  g_free (side);
}

ReadoutActorSides *
readout_actor_sides_new (gint64 topic_id)
{
  ReadoutActorSides *sides = g_new0 (ReadoutActorSides, 1);

  sides->topic_id = topic_id;
  sides->sides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_side);
  return sides;
}

void
readout_actor_sides_free (ReadoutActorSides *sides)
{
  g_hash_table_unref (sides->sides);
  g_free (sides);
}

/* %NULL for who can have no side: nobody in particular, a newspaper. */
static Side *
ensure_side (ReadoutActorSides *sides, const ReadoutVoice *actor)
{
  Side *side;

  if (actor == NULL || actor->name == NULL || actor->described ||
      actor->kind == READOUT_ACTOR_MEDIA)
    return NULL;
  side = g_hash_table_lookup (sides->sides, actor->name);
  if (side == NULL)
    {
      side = g_new0 (Side, 1);
      side->doubt[0] = side->doubt[1] = 1;
      g_hash_table_insert (sides->sides, g_strdup (actor->name), side);
    }
  return side;
}

static void
explain (Side *side, const char *reason, const char *words)
{
  g_free (side->reason);
  g_free (side->words);
  side->reason = g_strdup (reason);
  side->words = g_strdup (words);
}

void
readout_actor_sides_lean (ReadoutActorSides *sides,
                          ReadoutVoice *actor,
                          guint32 place,
                          int sign,
                          double weight,
                          const char *reason,
                          const char *words)
{
  Side *side = ensure_side (sides, actor);

  if (side == NULL || side->n_places == PLACES_MAX)
    return;
  for (guint i = 0; i < side->n_places; i++)
    if (side->places[i] == place)
      return;
  side->places[side->n_places++] = place;
  side->doubt[sign > 0] *= 1 - CLAMP (weight, 0, 1);
  if (weight > side->best)
    {
      side->best = weight;
      explain (side, reason, words);
    }
}

static gboolean
is_act (ReadoutStatement *statement, const char *const *acts)
{
  return statement->act != NULL && g_strv_contains (acts, statement->act);
}

/* Whether the statement can speak for a side: an opinion or a claim, no plan of something else;
 * praise and blame only where they are of the topic. */
static gboolean
can_speak (ReadoutStatement *statement, gboolean is_about)
{
  static const char *const acts[] = { "states", "denies", "accuses",  "warns",
                                      "fears",  "doubts", "believes", NULL };
  static const char *const judging[] = { "criticises", "praises", NULL };

  /* "did not answer" says nothing */
  return !statement->negated &&
         (is_act (statement, acts) || (is_about && is_act (statement, judging)));
}

/* The sides that the statements show clearly. */
static void
collect (ReadoutActorSides *sides, GPtrArray *statements)
{
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      const ReadoutStance *stance = readout_statement_get_stance (statement, sides->topic_id);
      Side *side;

      if (stance == NULL || stance->position == READOUT_POSITION_NONE)
        continue;
      side = ensure_side (sides, readout_statement_get_actor (statement));
      if (side == NULL)
        continue;
      if (stance->position == READOUT_POSITION_SUPPORTS)
        side->supports = TRUE;
      else
        side->opposes = TRUE;
      if ((stance->by_person || stance->confidence >= CLEAR) &&
          stance->confidence > side->confidence)
        {
          side->confidence = stance->confidence;
          explain (side, stance->reason, stance->words);
        }
    }
}

/* The one side of an actor; none where it is not clear, or was on both. */
static ReadoutPosition
find_position (const Side *side)
{
  double opposes = 1 - side->doubt[0];
  double supports = 1 - side->doubt[1];

  if (side->supports || side->opposes)
    return side->supports == side->opposes || side->confidence == 0 ? READOUT_POSITION_NONE
           : side->supports                                         ? READOUT_POSITION_SUPPORTS
                                                                    : READOUT_POSITION_OPPOSES;
  if (supports >= LEANS && opposes <= LEANS_BACK)
    return READOUT_POSITION_SUPPORTS;
  return opposes >= LEANS && supports <= LEANS_BACK ? READOUT_POSITION_OPPOSES
                                                    : READOUT_POSITION_NONE;
}

static void
take_side (ReadoutActorSides *sides,
           ReadoutStatement *statement,
           const Side *side,
           ReadoutPosition position)
{
  ReadoutStance *stance = NULL;
  g_autofree char *reason = g_strdup_printf (
      /* Translators: %s is why the other statement takes that side */
      _ ("as elsewhere in this report: %s"), side->reason);

  for (guint i = 0; i < statement->stances->len; i++)
    if (((ReadoutStance *)g_ptr_array_index (statement->stances, i))->topic_id == sides->topic_id)
      g_ptr_array_remove_index (statement->stances, i--);
  stance = readout_stance_new (sides->topic_id, position, READOUT_ACTOR_SIDE_CONFIDENCE, reason);
  stance->words = g_strdup (side->words);
  g_ptr_array_add (statement->stances, stance);
}

/* The side of an actor, or of whom they speak for; %NULL without one. */
static const Side *
find_side (const ReadoutActorSides *sides, const ReadoutVoice *actor, GHashTable *spokespeople)
{
  const Side *side;
  const char *body;

  if (actor == NULL || actor->name == NULL)
    return NULL;
  side = g_hash_table_lookup (sides->sides, actor->name);
  if (side != NULL &&
      (side->supports || side->opposes || find_position (side) != READOUT_POSITION_NONE))
    return side;
  body = g_hash_table_lookup (spokespeople, actor->name);
  return body != NULL ? g_hash_table_lookup (sides->sides, body) : NULL;
}

void
readout_actor_sides_apply (ReadoutActorSides *sides,
                           GPtrArray *statements,
                           GHashTable *spokespeople)
{
  collect (sides, statements);
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutVoice *actor = readout_statement_get_actor (statement);
      const ReadoutStance *stance = readout_statement_get_stance (statement, sides->topic_id);
      const Side *side = find_side (sides, actor, spokespeople);
      ReadoutPosition position = side != NULL ? find_position (side) : READOUT_POSITION_NONE;

      if (position == READOUT_POSITION_NONE || !can_speak (statement, stance != NULL) ||
          (stance != NULL && (stance->by_person || stance->position != READOUT_POSITION_NONE)))
        continue;
      take_side (sides, statement, side, position);
    }
}
