/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "language/readout-language.h"

G_BEGIN_DECLS

/**
 * ReadoutActorMatcher:
 *
 * Tells which of the known actors of a project a name from another report means, by names alone: it
 * keeps them in memory and knows nothing of files. Precision before recall: two names are one actor
 * only with evidence, and a doubtful one is somebody new. Not safe to share between threads.
 */
typedef struct _ReadoutActorMatcher ReadoutActorMatcher;

/**
 * readout_actor_matcher_new:
 * @language: (nullable): for titles, spelling variants and affiliations
 */
ReadoutActorMatcher *readout_actor_matcher_new (ReadoutLanguage *language);
void readout_actor_matcher_free (ReadoutActorMatcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutActorMatcher, readout_actor_matcher_free)

/**
 * readout_actor_matcher_add:
 * @id: of the actor, not 0; the same id again adds a name to it
 * @name: a name or an alias
 * @by_person: whether the person gave it this name, alias or merge: that decides over all else
 *
 * O(length of the name).
 */
void readout_actor_matcher_add (ReadoutActorMatcher *matcher,
                                gint64 id,
                                const char *name,
                                ReadoutActorKind kind,
                                gboolean by_person);

/**
 * readout_actor_matcher_match:
 * @name: as an analysis gives it: the fullest name of one report
 * @kind: of the mention
 *
 * In this order: a name that the person gave; the same name (titles, articles, case, accents,
 * hyphens and known spelling variants aside) of a kind that fits; the name with middle names left
 * out; an acronym whose letters only one known body has; a surname that only one known person has –
 * then only for a single word, and only to or from a full name. Descriptions ("a senior official")
 * of single persons never match. O(length of the name).
 *
 * Returns: the id, or 0 for somebody new.
 */
gint64
readout_actor_matcher_match (ReadoutActorMatcher *matcher, const char *name, ReadoutActorKind kind);

/**
 * readout_actor_dup_key:
 * @language: (nullable)
 *
 * What @name is compared by: folded, without article, titles, accents and hyphens, in the first of
 * its spellings. Owned by the caller.
 */
char *readout_actor_dup_key (const ReadoutLanguage *language, const char *name);

/**
 * readout_actor_find_affiliation:
 *
 * The state that a place, office or body stands for or belongs to: "Kremlin" → "Russia", "Russian
 * Foreign Ministry" → "Russia". %NULL when nothing tells. Owned by @language.
 */
const char *readout_actor_find_affiliation (const ReadoutLanguage *language, const char *name);

G_END_DECLS
