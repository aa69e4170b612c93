/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"

G_BEGIN_DECLS

/**
 * ReadoutActorNames:
 *
 * How a briefing writes the names of actors: with the article that the reports give them ("the
 * Kremlin"), with their office when they come up first, with the surname alone after that where
 * only one actor has it.
 */
typedef struct _ReadoutActorNames ReadoutActorNames;

ReadoutActorNames *readout_actor_names_new (ReadoutSnapshot *snapshot);
void readout_actor_names_free (ReadoutActorNames *names);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutActorNames, readout_actor_names_free)

/* The same for all voices of one actor: its id in a project, else its name without case. Owned by
 * the caller. */
char *readout_actor_names_dup_key (const ReadoutVoice *voice);

typedef enum
{
  READOUT_ACTOR_NAME_SHORT = 1 << 0,    /* the surname is enough */
  READOUT_ACTOR_NAME_DESCRIBE = 1 << 1, /* with title or office, as the report has it */
  READOUT_ACTOR_NAME_BOLD = 1 << 2,
  READOUT_ACTOR_NAME_CAPITAL = 1 << 3, /* begins a sentence */
} ReadoutActorNameFlags;

/* The name of a voice of @statement as Markdown, as the subject of a sentence. Owned by the caller.
 */
char *readout_actor_names_dup (ReadoutActorNames *names,
                               ReadoutStatement *statement,
                               const ReadoutVoice *voice,
                               ReadoutActorNameFlags flags);

/* Whether the first of @words begins with a capital only because it begins a sentence: the report
 * around
 * @statement also writes it in lower case. */
gboolean readout_actor_names_is_common_word (ReadoutActorNames *names,
                                             ReadoutStatement *statement,
                                             const char *words);

/* Whether the first of @words is a name or an acronym, as far as the report around @statement
 * tells: it has a capital in the midst of a sentence too. */
gboolean readout_actor_names_is_proper_word (ReadoutActorNames *names,
                                             ReadoutStatement *statement,
                                             const char *words);

/* Whether the reports do not say who it is. */
gboolean readout_actor_names_is_unnamed (const ReadoutVoice *voice);

G_END_DECLS
