/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of outlets, actors, topics, briefings and of the rows of lists.
 */
#include "store/readout-records.h"

G_DEFINE_FINAL_TYPE (ReadoutOutlet, readout_outlet, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutActor, readout_actor, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutActorPair, readout_actor_pair, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutTopic, readout_topic, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutBriefing, readout_briefing, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutBriefingVersion, readout_briefing_version, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutBoardRow, readout_board_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutGroup, readout_group, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (ReadoutMatch, readout_match, G_TYPE_OBJECT)

static void
readout_outlet_finalize (GObject *object)
{
  ReadoutOutlet *outlet = READOUT_OUTLET (object);

  g_free (outlet->name);
  g_strfreev (outlet->aliases);

  G_OBJECT_CLASS (readout_outlet_parent_class)->finalize (object);
}

static void
readout_outlet_class_init (ReadoutOutletClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_outlet_finalize;
}

static void
readout_outlet_init (ReadoutOutlet *outlet)
{
  outlet->aliases = g_new0 (char *, 1);
}

static void
readout_actor_finalize (GObject *object)
{
  ReadoutActor *actor = READOUT_ACTOR (object);

  g_free (actor->name);
  g_free (actor->affiliation);
  g_strfreev (actor->aliases);

  G_OBJECT_CLASS (readout_actor_parent_class)->finalize (object);
}

static void
readout_actor_class_init (ReadoutActorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_actor_finalize;
}

static void
readout_actor_init (ReadoutActor *actor)
{
  actor->aliases = g_new0 (char *, 1);
}

static void
readout_actor_pair_finalize (GObject *object)
{
  ReadoutActorPair *pair = READOUT_ACTOR_PAIR (object);

  for (guint i = 0; i < G_N_ELEMENTS (pair->actors); i++)
    {
      g_clear_object (&pair->actors[i]);
      g_free (pair->examples[i]);
    }

  G_OBJECT_CLASS (readout_actor_pair_parent_class)->finalize (object);
}

static void
readout_actor_pair_class_init (ReadoutActorPairClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_actor_pair_finalize;
}

static void
readout_actor_pair_init (ReadoutActorPair *pair)
{
}

static void
readout_topic_finalize (GObject *object)
{
  ReadoutTopic *topic = READOUT_TOPIC (object);

  g_free (topic->proposition);
  g_strfreev (topic->terms);

  G_OBJECT_CLASS (readout_topic_parent_class)->finalize (object);
}

static void
readout_topic_class_init (ReadoutTopicClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_topic_finalize;
}

static void
readout_topic_init (ReadoutTopic *topic)
{
  topic->terms = g_new0 (char *, 1);
}

static void
readout_briefing_finalize (GObject *object)
{
  ReadoutBriefing *briefing = READOUT_BRIEFING (object);

  g_free (briefing->title);
  g_free (briefing->markdown);
  g_free (briefing->drafted);
  g_free (briefing->template_name);

  G_OBJECT_CLASS (readout_briefing_parent_class)->finalize (object);
}

static void
readout_briefing_class_init (ReadoutBriefingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_briefing_finalize;
}

static void
readout_briefing_init (ReadoutBriefing *briefing)
{
}

static void
readout_briefing_version_finalize (GObject *object)
{
  ReadoutBriefingVersion *version = READOUT_BRIEFING_VERSION (object);

  g_free (version->name);
  g_free (version->markdown);

  G_OBJECT_CLASS (readout_briefing_version_parent_class)->finalize (object);
}

static void
readout_briefing_version_class_init (ReadoutBriefingVersionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_briefing_version_finalize;
}

static void
readout_briefing_version_init (ReadoutBriefingVersion *version)
{
}

static void
readout_board_row_finalize (GObject *object)
{
  ReadoutBoardRow *row = READOUT_BOARD_ROW (object);

  g_clear_object (&row->statement);
  g_free (row->words);
  g_free (row->outlet);
  g_free (row->author);
  g_free (row->title);
  g_free (row->published);
  g_free (row->key);
  g_clear_pointer (&row->opposites, g_ptr_array_unref);

  G_OBJECT_CLASS (readout_board_row_parent_class)->finalize (object);
}

static void
readout_board_row_class_init (ReadoutBoardRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_board_row_finalize;
}

static void
readout_board_row_init (ReadoutBoardRow *row)
{
}

static void
readout_group_finalize (GObject *object)
{
  g_free (READOUT_GROUP (object)->actor);

  G_OBJECT_CLASS (readout_group_parent_class)->finalize (object);
}

static void
readout_group_class_init (ReadoutGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_group_finalize;
}

static void
readout_group_init (ReadoutGroup *group)
{
}

static void
readout_match_finalize (GObject *object)
{
  ReadoutMatch *match = READOUT_MATCH (object);

  g_free (match->outlet);
  g_free (match->title);
  g_free (match->published);
  g_free (match->actor);
  g_free (match->excerpt);
  g_array_unref (match->marks);

  G_OBJECT_CLASS (readout_match_parent_class)->finalize (object);
}

static void
readout_match_class_init (ReadoutMatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_match_finalize;
}

static void
readout_match_init (ReadoutMatch *match)
{
  match->marks = readout_spans_new ();
}

void
readout_opposite_free (ReadoutOpposite *opposite)
{
  if (opposite == NULL)
    return;
  g_free (opposite->actor);
  g_free (opposite->published);
  g_free (opposite);
}

ReadoutOutlet *
readout_outlet_new (void)
{
  return g_object_new (READOUT_TYPE_OUTLET, NULL);
}

ReadoutActor *
readout_actor_new (void)
{
  return g_object_new (READOUT_TYPE_ACTOR, NULL);
}

ReadoutActorPair *
readout_actor_pair_new (void)
{
  return g_object_new (READOUT_TYPE_ACTOR_PAIR, NULL);
}

ReadoutTopic *
readout_topic_new (void)
{
  return g_object_new (READOUT_TYPE_TOPIC, NULL);
}

ReadoutBriefing *
readout_briefing_new (void)
{
  return g_object_new (READOUT_TYPE_BRIEFING, NULL);
}

ReadoutBriefingVersion *
readout_briefing_version_new (void)
{
  return g_object_new (READOUT_TYPE_BRIEFING_VERSION, NULL);
}

ReadoutBoardRow *
readout_board_row_new (void)
{
  return g_object_new (READOUT_TYPE_BOARD_ROW, NULL);
}

ReadoutGroup *
readout_group_new (void)
{
  return g_object_new (READOUT_TYPE_GROUP, NULL);
}

ReadoutMatch *
readout_match_new (void)
{
  return g_object_new (READOUT_TYPE_MATCH, NULL);
}
