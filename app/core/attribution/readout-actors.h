/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-analysis.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_GENDER_UNKNOWN = 0,
  READOUT_GENDER_MALE = 1,
  READOUT_GENDER_FEMALE = 2,
  READOUT_GENDER_EITHER = 3,
} ReadoutGender;

/**
 * ReadoutActor:
 * @name: the fullest name that the report gives, without titles
 * @key: @name folded for comparison
 * @named: whether it has a proper name, or only a description
 * @plural: whether "they" can mean it
 * @gender: bits of ReadoutGender
 * @first: the token that first names it
 * @last: the token that named it last, so far
 * @doubtful: whether nothing but its place in a sentence tells its kind
 * @place_votes, @body_votes, @person_votes: for a doubtful one, what speaks for each
 * @roles: words that describe it: "minister", "president"
 *
 * Somebody in one report.
 */
typedef struct
{
  char *name;
  char *key;
  ReadoutActorKind kind;
  gboolean named;
  gboolean plural;
  guint gender;
  guint32 first;
  guint32 last;
  gint64 spoke;
  gboolean doubtful;
  guint place_votes;
  guint body_votes;
  guint person_votes;
  GPtrArray *roles;
} ReadoutActor;

/* Finds every name of the report, merges the short with the full ones. */
void readout_actors_collect (ReadoutAnalysis *analysis);

/* Sets the speaker of each finding, in the order of the text. */
void readout_actors_resolve (ReadoutAnalysis *analysis);

/* A new actor, owned by @analysis. */
ReadoutActor *readout_actor_add (ReadoutAnalysis *analysis,
                                 const char *name,
                                 const char *key,
                                 ReadoutActorKind kind,
                                 guint32 token);
void readout_actor_free (ReadoutActor *actor);

G_END_DECLS
