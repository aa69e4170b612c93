/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-name-spans.h"

G_BEGIN_DECLS

/* Notes what is said of @actor where it is named at @span: "the minister, Jonas Pell", "Jonas Pell,
 * the minister", "Norva Lines, a shipping company". */
void readout_actor_roles_note (const ReadoutAnalysis *analysis,
                               const ReadoutNameSpan *span,
                               ReadoutActor *actor);

/* Notes the one word at @token. */
void readout_actor_roles_add (const ReadoutAnalysis *analysis, guint token, ReadoutActor *actor);

/* The word of the lists that the noun at @token is a form of, and the sort of its line: "senators"
 * → "senator", sort "lawmaker"; %NULL for no sort. The strings belong to the language. */
const char *
readout_actor_roles_get_word (const ReadoutAnalysis *analysis, guint token, const char **sort);

/* The capital before the noun at @token that tells it from others of its kind: "the Labour
 * candidate"; %NULL without one. */
const char *readout_actor_roles_find_modifier (const ReadoutAnalysis *analysis, guint token);

typedef enum
{
  READOUT_ROLE_FIT_NONE,
  READOUT_ROLE_FIT_SORT, /* another word of its sort: a senator is a lawmaker */
  READOUT_ROLE_FIT_WORD,
} ReadoutRoleFit;

/* How well @role says what @actor was called. */
ReadoutRoleFit readout_actor_roles_fit (const ReadoutActor *actor, const ReadoutRole *role);

G_END_DECLS
