/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "language/readout-language.h"

G_BEGIN_DECLS

/**
 * ReadoutActorMatcher:
 *
 * Tells which of the known actors of a project somebody in another report is: it keeps them in
 * memory and knows nothing of files. Precision before recall: two are one actor only with evidence,
 * and a doubtful one is somebody new, whom the person may be asked about. Not safe to share between
 * threads.
 */
typedef struct _ReadoutActorMatcher ReadoutActorMatcher;

/**
 * ReadoutActorProfile:
 * @name: the fullest name that one report gives
 * @described: no name of its own, only a description: "officials"
 * @gender: bits of ReadoutGender, 0 when nothing tells
 * @roles: (nullable): words that describe it, separated by spaces: "senator"
 *
 * What a report says of somebody. Borrowed by who reads it.
 */
typedef struct
{
  const char *name;
  ReadoutActorKind kind;
  gboolean described;
  guint gender;
  const char *roles;
} ReadoutActorProfile;

/* Why two actors may be one. The numbers are kept in project files. */
typedef enum
{
  READOUT_LIKENESS_SURNAME = 1, /* "Keller", "Anna Keller" */
  READOUT_LIKENESS_SPELLING,    /* "Stephen Keller", "Steven Keller" */
  READOUT_LIKENESS_SHORT_NAME,  /* "Tom Keller", "Thomas Keller" */
  READOUT_LIKENESS_MIDDLE_NAME, /* "Anna B. Keller", "Anna C. Keller" */
  READOUT_LIKENESS_GENERATION,  /* "Tom Keller", "Tom Keller Jr." */
  READOUT_LIKENESS_NAME,        /* one name, but described as different people */
  READOUT_LIKENESS_ACRONYM,     /* "IAEA", "International Atomic Energy Agency" */
  READOUT_LIKENESS_KIND,        /* one name, but a person and a body */
  READOUT_LIKENESS_LAST = READOUT_LIKENESS_KIND,
} ReadoutLikeness;

/* Somebody who may be meant. */
typedef struct
{
  gint64 id;
  ReadoutLikeness likeness;
} ReadoutActorCandidate;

/**
 * readout_actor_matcher_new:
 * @language: (nullable): for titles, spelling variants, short names
 */
ReadoutActorMatcher *readout_actor_matcher_new (ReadoutLanguage *language);
void readout_actor_matcher_free (ReadoutActorMatcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutActorMatcher, readout_actor_matcher_free)

/**
 * readout_actor_matcher_add:
 * @id: of the actor, not 0; the same id again adds a name to it
 * @by_person: whether the person gave it this name, alias or merge: that decides over all else
 *
 * O(length of the name).
 *
 * Returns: whether it did not have this name before
 */
gboolean readout_actor_matcher_add (ReadoutActorMatcher *matcher,
                                    gint64 id,
                                    const ReadoutActorProfile *profile,
                                    gboolean by_person);

/**
 * readout_actor_matcher_note:
 * @n_statements: that it made in this report
 *
 * Adds what a report tells of an actor that was added, whatever it calls it.
 *
 * Returns: whether more is known of it now: its gender, or a role
 */
gboolean readout_actor_matcher_note (ReadoutActorMatcher *matcher,
                                     gint64 id,
                                     const ReadoutActorProfile *profile,
                                     guint n_statements);

/* The actor to which the person gave this name, or 0. */
gint64 readout_actor_matcher_find_given (ReadoutActorMatcher *matcher, const char *name);

/* What is known of an actor that was added: bits of its gender and, owned by the caller, its roles
 * separated by spaces. FALSE for one that was not. */
gboolean
readout_actor_matcher_get (ReadoutActorMatcher *matcher, gint64 id, guint *gender, char **roles);

/* The person said that the two are not one. */
void readout_actor_matcher_keep_apart (ReadoutActorMatcher *matcher, gint64 id, gint64 other);

/**
 * readout_actor_matcher_match:
 * @complete: whether everybody who could be meant was added, so that it tells something that only
 *   one has this surname
 * @doubts: (nullable) (element-type ReadoutActorCandidate): where to add those who may be meant,
 * when it is not certain; most likely first
 *
 * In this order: a name that the person gave; the same name (titles, articles, case, accents,
 * alphabets, hyphens, spelling variants aside) of a kind that fits; the name in another
 * transliteration, with middle names or initials left out; in another spelling or with a short
 * given name, where a role speaks for it too; an acronym or a surname alone, where a role speaks
 * for it or, when @complete, nobody else can be meant. Never two of whom gender, generation or
 * walk of life speak against it. Descriptions match only where they name somebody: "the Keller
 * campaign". O(length of the name).
 *
 * Returns: the id, or 0 for somebody new.
 */
gint64 readout_actor_matcher_match (ReadoutActorMatcher *matcher,
                                    const ReadoutActorProfile *profile,
                                    gboolean complete,
                                    GArray *doubts);

/* Whether @profile is a surname or an acronym, so that its match may depend on who is still to be
 * added. */
gboolean readout_actor_matcher_is_short (ReadoutActorMatcher *matcher,
                                         const ReadoutActorProfile *profile);

G_END_DECLS
