/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The position of a statement towards a topic: weighs what in it is for and against.
 */
#include "stance/readout-stance-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "language/readout-data.h"
#include "stance/readout-aboutness.h"
#include "stance/readout-actor-sides.h"
#include "stance/readout-doubt.h"
#include "stance/readout-spokespeople.h"
#include "stance/readout-term.h"
#include "stance/readout-topic-evidence.h"
#include "syntax/readout-syntax.h"

/* Below this a side is not taken. */
#define CONFIDENCE_MIN 0.5

/* Of what a report calls an actor: in bytes, and words of all such. */
#define CALLING_MAX 80
#define CALLINGS_MAX 40

/* Topics that are kept read. */
#define FRAMES_MAX 256

struct _ReadoutStanceRules
{
  GObject parent_instance;

  ReadoutFrames *frames;
  ReadoutSyntax *syntax;
  GMutex mutex;
  GHashTable *topics; /* text → ReadoutTopicFrame, under the mutex */
};

G_DEFINE_FINAL_TYPE (ReadoutStanceRules, readout_stance_rules, G_TYPE_OBJECT)

/* One statement, read for all topics. */
typedef struct
{
  ReadoutStanceRules *rules;
  ReadoutReport *report;
  ReadoutStatement *statement;
  ReadoutAboutness *aboutness;
  ReadoutSurroundings *surroundings;
  GHashTable *calling; /* (nullable): stems of the actor's name and of what the report calls them */
  gboolean is_read;    /* the surroundings is that of the statement */
  GHashTable *wanted;  /* set of the stems of all topics */
  ReadoutTopicFrame *frame; /* of the topic that is looked at */
  ReadoutActorSides *sides; /* the same */
} Reading;

static ReadoutTopicFrame *
find_frame (ReadoutStanceRules *rules, const ReadoutProposition *topic)
{
  ReadoutTopicFrame *frame;

  g_mutex_lock (&rules->mutex);
  frame = g_hash_table_lookup (rules->topics, topic->text);
  if (frame != NULL)
    readout_topic_frame_ref (frame);
  g_mutex_unlock (&rules->mutex);
  if (frame != NULL)
    return frame;

  frame = readout_topic_frame_new (rules->frames, rules->syntax, topic);
  g_mutex_lock (&rules->mutex);
  if (g_hash_table_size (rules->topics) >= FRAMES_MAX)
    g_hash_table_remove_all (rules->topics);
  g_hash_table_insert (rules->topics, g_strdup (topic->text), readout_topic_frame_ref (frame));
  g_mutex_unlock (&rules->mutex);
  return frame;
}

/* "“outright aggression” about “dispatch”", or what else shows the side. */
static char *
explain_evidence (Reading *reading, const ReadoutEvidence *evidence, char **words)
{
  g_autofree char *deciding = NULL;
  g_autofree char *about = NULL;

  if (evidence->deciding >= 0)
    deciding = readout_surroundings_dup_words (reading->surroundings, evidence->deciding,
                                               evidence->deciding);
  else
    deciding = readout_text_dup_spans (reading->report->text, reading->statement->cue, " ");
  if (evidence->target >= 0)
    about =
        readout_surroundings_dup_words (reading->surroundings, evidence->target, evidence->target);
  *words = *deciding != '\0' ? g_strdup (deciding) : NULL;
  switch (evidence->kind)
    {
    case READOUT_EVIDENCE_ASSERTS:
      return evidence->sign > 0 ? g_strdup_printf (_ ("says that it is so: “%s”"), about)
                                : g_strdup_printf (_ ("says that it is not so: “%s”"), about);
    case READOUT_EVIDENCE_DOES:
      return about != NULL ? g_strdup_printf (_ ("wants it or does it: “%s”"), about)
                           : g_strdup (_ ("is the one who is to do it"));
    case READOUT_EVIDENCE_ACCUSED:
      return g_strdup (_ ("is the one whom the topic accuses"));
    case READOUT_EVIDENCE_HARMED:
      return g_strdup (_ ("is the one to whom it was done"));
    default:
      return g_strdup_printf (_ ("“%s” about “%s”"), deciding, about);
    }
}

/* What is too thin for this statement may add up over those of its actor. */
static void
remember_leanings (Reading *reading, GArray *evidence)
{
  for (guint i = 0; i < evidence->len; i++)
    {
      const ReadoutEvidence *item = &g_array_index (evidence, ReadoutEvidence, i);
      gint32 token = item->target >= 0 ? item->target : item->deciding;
      g_autofree char *words = NULL;
      g_autofree char *reason = explain_evidence (reading, item, &words);
      guint32 place = token >= 0 ? readout_surroundings_get_place (reading->surroundings, token)
                                 : G_MAXUINT32 - (guint32)item->kind;

      readout_actor_sides_lean (reading->sides, readout_statement_get_actor (reading->statement),
                                place, item->sign, item->weight, reason, words);
    }
}

/* One side, or none where the evidence is thin or points both ways: each side is as sure as one of
 * its pieces of evidence holding, were they independent. */
static ReadoutStance *
weigh (Reading *reading, GArray *evidence, const ReadoutProposition *topic)
{
  const ReadoutEvidence *best = NULL;
  ReadoutStance *stance;
  g_autofree char *found = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *words = NULL;
  double doubt[2] = { 1, 1 };
  double confidence;
  int sign;

  for (guint i = 0; i < evidence->len; i++)
    {
      const ReadoutEvidence *item = &g_array_index (evidence, ReadoutEvidence, i);

      doubt[item->sign > 0] *= 1 - item->weight;
    }
  sign = doubt[1] < doubt[0] ? 1 : -1;
  confidence = ABS (doubt[1] - doubt[0]);
  for (guint i = 0; i < evidence->len; i++)
    {
      const ReadoutEvidence *item = &g_array_index (evidence, ReadoutEvidence, i);

      if (item->sign == sign && (best == NULL || item->weight > best->weight))
        best = item;
    }
  if (best == NULL)
    return readout_stance_new (topic->id, READOUT_POSITION_NONE, 0.5,
                               _ ("names the topic, takes no side"));
  if (MAX (1 - doubt[0], 1 - doubt[1]) >= CONFIDENCE_MIN && confidence < CONFIDENCE_MIN)
    return readout_stance_new (topic->id, READOUT_POSITION_NONE, 0.5,
                               _ ("says something for it and something against it"));
  found = explain_evidence (reading, best, &words);
  reason = readout_doubt_explain (best->doubt, found);
  stance = readout_stance_new (topic->id,
                               confidence < CONFIDENCE_MIN ? READOUT_POSITION_NONE
                               : sign > 0                  ? READOUT_POSITION_SUPPORTS
                                                           : READOUT_POSITION_OPPOSES,
                               MIN (confidence, 0.95), reason);
  stance->words = g_steal_pointer (&words);
  return stance;
}

/* What the report calls each actor, as sets of stems: "Tarn's ambassador Idris Bakun". By name. */
static GHashTable *
find_callings (ReadoutReport *report, GPtrArray *statements)
{
  GHashTable *callings =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_hash_table_unref);

  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutVoice *actor = readout_statement_get_actor (statement);
      ReadoutSpan source = readout_spans_get_extent (statement->source);
      GHashTable *stems;

      if (actor == NULL || actor->name == NULL)
        continue;
      stems = g_hash_table_lookup (callings, actor->name);
      if (stems == NULL)
        {
          stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          readout_terms_add_stems (stems, actor->name);
          g_hash_table_insert (callings, actor->name, stems);
        }
      if (source.end - source.start <= CALLING_MAX && g_hash_table_size (stems) < CALLINGS_MAX)
        {
          g_autofree char *words = readout_text_dup_spans (report->text, statement->source, " ");

          readout_terms_add_stems (stems, words);
        }
    }
  return callings;
}

/* Whether the actor is called by a word of the topic, so that being who they are says something. */
static gboolean
is_part (const Reading *reading, const ReadoutProposition *topic)
{
  for (guint i = 0; reading->calling != NULL && topic->terms[i] != NULL; i++)
    if (g_hash_table_contains (reading->calling, topic->terms[i]))
      return TRUE;
  return FALSE;
}

static ReadoutStance *
judge (Reading *reading, const ReadoutProposition *topic, guint index)
{
  gboolean about = readout_aboutness_is_about (reading->aboutness, index);
  gboolean around = readout_aboutness_is_around (reading->aboutness, index) ||
                    readout_aboutness_is_lead (reading->aboutness, index);
  ReadoutTree tree = { reading->rules->frames, reading->surroundings->segments };
  g_autoptr (GArray) evidence = NULL;
  g_autoptr (ReadoutStance) stance = NULL;

  if (!about && (!around || (!readout_aboutness_has_stand_in (reading->aboutness) &&
                             !is_part (reading, topic))))
    return NULL;
  if (readout_topic_evidence_is_reporting (reading->statement))
    return about                       ? readout_stance_new (topic->id, READOUT_POSITION_NONE, 0.5,
                                                             _ ("reports on the topic, takes no side"))
                                       : NULL;
  if (!reading->is_read)
    {
      if (!readout_surroundings_read (reading->surroundings, reading->rules->syntax,
                                      reading->wanted, reading->report, reading->statement))
        return about ? readout_stance_new (topic->id, READOUT_POSITION_NONE, 0.5,
                                           _ ("too long to be judged"))
                                           : NULL;
      reading->is_read = TRUE;
    }
  evidence = readout_topic_evidence_find (
      &tree, reading->surroundings, reading->statement, reading->calling, reading->frame, around,
      readout_aboutness_was_just_named (reading->aboutness, index));
  stance = weigh (reading, evidence, topic);
  if (stance->position == READOUT_POSITION_NONE)
    remember_leanings (reading, evidence);
  if (!about && stance->position == READOUT_POSITION_NONE)
    return NULL;
  return g_steal_pointer (&stance);
}

static void
readout_stance_rules_finalize (GObject *object)
{
  ReadoutStanceRules *rules = READOUT_STANCE_RULES (object);

  g_clear_pointer (&rules->frames, readout_frames_free);
  g_clear_pointer (&rules->syntax, readout_syntax_unref);
  g_clear_pointer (&rules->topics, g_hash_table_unref);
  g_mutex_clear (&rules->mutex);

  G_OBJECT_CLASS (readout_stance_rules_parent_class)->finalize (object);
}

static void
readout_stance_rules_class_init (ReadoutStanceRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_stance_rules_finalize;
}

static void
readout_stance_rules_init (ReadoutStanceRules *rules)
{
  g_mutex_init (&rules->mutex);
  rules->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify)readout_topic_frame_unref);
}

ReadoutStanceRules *
readout_stance_rules_new (const char *data_dir, GError **error)
{
  g_autoptr (ReadoutStanceRules) rules = NULL;
  g_autofree char *frames = readout_data_find (data_dir, "language/en/frames.txt", error);
  g_autofree char *model = NULL;

  if (frames == NULL)
    return NULL;
  model = readout_data_find (data_dir, "language/en/syntax.model", error);
  if (model == NULL)
    return NULL;
  rules = g_object_new (READOUT_TYPE_STANCE_RULES, NULL);
  rules->frames = readout_frames_new_from_file (frames, error);
  if (rules->frames == NULL)
    return NULL;
  rules->syntax = readout_syntax_new_from_file (model, error);
  if (rules->syntax == NULL)
    return NULL;
  return g_steal_pointer (&rules);
}

/* "“condemned” about “the raid”" */
static char *
explain (ReadoutText *text, const ReadoutSegments *segments, const ReadoutDirection *direction)
{
  g_autofree char *about = NULL;
  g_autofree char *deciding = NULL;
  g_autofree char *reason = NULL;

  if (direction->deciding < 0 || direction->target < 0)
    return g_strdup (_ ("names both, takes no side"));
  deciding = readout_text_dup_span (
      text, readout_segments_get_token (segments, direction->deciding)->span);
  about =
      readout_text_dup_span (text, readout_segments_get_token (segments, direction->target)->span);
  reason = g_strdup_printf (_ ("“%s” about “%s”"), deciding, about);
  return readout_doubt_explain (direction->doubt, reason);
}

ReadoutDirection
readout_stance_rules_judge_pair (ReadoutStanceRules *rules,
                                 ReadoutText *text,
                                 ReadoutSpan source,
                                 ReadoutSpan target,
                                 char **reason)
{
  g_autoptr (ReadoutSegments) segments = readout_segments_new ();
  ReadoutDirection direction = { .deciding = -1, .target = -1 };

  g_return_val_if_fail (READOUT_IS_STANCE_RULES (rules), direction);
  g_return_val_if_fail (text != NULL, direction);

  readout_syntax_parse_text (rules->syntax, segments, text);
  direction = readout_direction_find (rules->frames, segments, source, target);
  if (reason != NULL)
    *reason = explain (text, segments, &direction);
  return direction;
}

/* Takes what an earlier run said away; what a person has decided stays. TRUE when a person has
 * decided. */
static gboolean
clear_stance (ReadoutStatement *statement, gint64 topic_id)
{
  for (guint i = 0; i < statement->stances->len; i++)
    {
      ReadoutStance *stance = g_ptr_array_index (statement->stances, i);

      if (stance->topic_id != topic_id)
        continue;
      if (stance->by_person)
        return TRUE;
      g_ptr_array_remove_index (statement->stances, i);
      return FALSE;
    }
  return FALSE;
}

static void
add_wanted (GHashTable *wanted, const ReadoutTopicFrame *frame)
{
  for (guint i = 0; i < frame->terms->len; i++)
    g_hash_table_add (wanted, g_array_index (frame->terms, ReadoutTopicTerm, i).stem);
}

void
readout_stance_rules_apply (ReadoutStanceRules *rules,
                            ReadoutReport *report,
                            GPtrArray *statements,
                            GPtrArray *topics)
{
  g_autoptr (ReadoutSurroundings) surroundings = NULL;
  g_autoptr (ReadoutAboutness) aboutness = NULL;
  g_autoptr (GHashTable) callings = NULL;
  g_autoptr (GHashTable) spokespeople = NULL;
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) frames =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_topic_frame_unref);
  g_autoptr (GPtrArray) sides =
      g_ptr_array_new_with_free_func ((GDestroyNotify)readout_actor_sides_free);

  g_return_if_fail (READOUT_IS_STANCE_RULES (rules));
  g_return_if_fail (READOUT_IS_REPORT (report) && report->text != NULL);

  if (topics->len == 0)
    return;
  surroundings = readout_surroundings_new ();
  aboutness = readout_aboutness_new (report, topics);
  callings = find_callings (report, statements);
  spokespeople = readout_spokespeople_find (report, statements);
  for (guint j = 0; j < topics->len; j++)
    {
      const ReadoutProposition *topic = g_ptr_array_index (topics, j);

      g_ptr_array_add (frames, find_frame (rules, topic));
      add_wanted (wanted, g_ptr_array_index (frames, j));
      g_ptr_array_add (sides, readout_actor_sides_new (topic->id));
    }
  for (guint i = 0; i < statements->len; i++)
    {
      ReadoutStatement *statement = g_ptr_array_index (statements, i);
      ReadoutVoice *actor = readout_statement_get_actor (statement);
      Reading reading = { rules, report, statement, aboutness, surroundings,
                          NULL,  FALSE,  wanted,    NULL,      NULL };

      readout_aboutness_read (aboutness, statement);
      if (actor != NULL && actor->name != NULL)
        reading.calling = g_hash_table_lookup (callings, actor->name);

      for (guint j = 0; j < topics->len; j++)
        {
          const ReadoutProposition *topic = g_ptr_array_index (topics, j);
          ReadoutStance *stance;

          if (clear_stance (statement, topic->id))
            continue;
          reading.frame = g_ptr_array_index (frames, j);
          reading.sides = g_ptr_array_index (sides, j);
          stance = judge (&reading, topic, j);
          if (stance != NULL)
            g_ptr_array_add (statement->stances, stance);
        }
    }
  for (guint j = 0; j < topics->len; j++)
    if (readout_aboutness_is_lead (aboutness, j))
      readout_actor_sides_apply (g_ptr_array_index (sides, j), statements, spokespeople);
}
