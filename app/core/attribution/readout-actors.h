/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-analysis.h"

G_BEGIN_DECLS

/* A word by which a report calls somebody: "nominee", its sort: "candidate", and the capital before
 * it: "labour"; %NULL without one. The strings are those of the tokens and lists. */
typedef struct
{
  const char *word;
  const char *sort;
  const char *modifier;
} ReadoutRole;

/**
 * ReadoutActor:
 * @name: the fullest name that the report gives, without titles
 * @key: @name folded for comparison
 * @named: whether it has a proper name, or only a description
 * @plural: whether "they" can mean it
 * @pair: whether it is two of the others, together
 * @of_persons: of a pair: whether they are persons
 * @gender: bits of ReadoutGender
 * @first: the token that first names it
 * @seen: the token that named it last, while names are collected
 * @mentions: how often it is named, until then
 * @salience: how well it is remembered: about the index of the token that named it last
 * @subject_at: the token where it was a subject last, G_MAXUINT32 for none
 * @doubtful: whether nothing but its place in a sentence tells its kind
 * @place_votes, @body_votes, @person_votes: for a doubtful one, what speaks for each
 * @roles: of ReadoutRole: words that describe it
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
  gboolean pair;
  gboolean of_persons;
  guint gender;
  guint32 first;
  guint32 seen;
  guint mentions;
  gint64 salience;
  guint32 subject_at;
  gboolean doubtful;
  guint place_votes;
  guint body_votes;
  guint person_votes;
  GArray *roles;
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
