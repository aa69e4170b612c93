/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-actor-index.h"
#include "briefing/readout-snapshot.h"
#include "language/readout-language.h"

G_BEGIN_DECLS

/**
 * ReadoutCheckSources:
 *
 * What a briefing is held against: the cited statements, their reports, and the names of the
 * actors, prepared so that a sentence is checked in a time that does not hang on how large the
 * project is. It prepares more as it is asked: to be used by one thread at a time.
 */
typedef struct _ReadoutCheckSources ReadoutCheckSources;

/* A report as it is compared with. */
typedef struct
{
  ReadoutReport *report;
  gint64 source;          /* the same for copies of one text */
  gboolean is_removed;    /* from the project */
  GArray *words;          /* of ReadoutComparedWord: its text; NULL until asked for */
  GArray *title;          /* the same of its title */
  GHashTable *vocabulary; /* set of the keys of its words; NULL until asked for */
} ReadoutCheckReport;

/* A cited statement. */
typedef struct
{
  char *key; /* of its citation */
  ReadoutStatement *statement;
  ReadoutCheckReport *report;
  GArray *sources;   /* of gint64: all that report the same, with its own; NULL: none else does */
  GHashTable *pairs; /* set of guint64: which word follows which in its content; NULL until asked */
} ReadoutCheckStatement;

ReadoutCheckSources *readout_check_sources_new (void);

/* All of a snapshot. */
ReadoutCheckSources *readout_check_sources_new_from_snapshot (ReadoutSnapshot *snapshot);

ReadoutCheckSources *readout_check_sources_ref (ReadoutCheckSources *sources);
void readout_check_sources_unref (ReadoutCheckSources *sources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutCheckSources, readout_check_sources_unref)

/* Adds a statement with its report, both held by reference. @source: of what the report is a copy;
 * 0 for none. */
void readout_check_sources_add_statement (ReadoutCheckSources *sources,
                                          const char *key,
                                          ReadoutStatement *statement,
                                          ReadoutReport *report,
                                          gint64 source,
                                          gboolean is_removed);

/* Notes which sources report what the statement of @key says, its own too. @same: a GArray of
 * gint64, taken over. */
void readout_check_sources_set_same (ReadoutCheckSources *sources, const char *key, GArray *same);

/* Adds a name of an actor, as readout_actor_index_add() takes it. */
void readout_check_sources_add_actor (ReadoutCheckSources *sources,
                                      gint64 id,
                                      ReadoutActorKind kind,
                                      const char *name);

/* Adds an id that statements have which the briefing does not cite: what a mistyped one may mean.
 */
void readout_check_sources_add_key (ReadoutCheckSources *sources, const char *key);

/* --- For the check ---------------------------------------------------------------------------- */

/* The statement of @key in whatever case, or %NULL. */
ReadoutCheckStatement *readout_check_sources_find (ReadoutCheckSources *sources, const char *key);

/* The known id that @key was most likely meant to be: one letter is wrong, missing, too many, or
 * two are swapped. Owned by @sources; %NULL when there is none, or more than one. O(number of ids).
 */
const char *readout_check_sources_guess_key (ReadoutCheckSources *sources, const char *key);

ReadoutActorIndex *readout_check_sources_get_actors (ReadoutCheckSources *sources);

/* The words of a report, and of its title. */
GArray *readout_check_report_get_words (ReadoutCheckReport *report);
GArray *readout_check_report_get_title (ReadoutCheckReport *report);

/* Whether the text or the metadata of the report have a word. */
gboolean readout_check_report_has_word (ReadoutCheckReport *report, guint64 key);

/* Whether one word follows the other in what the statement says. */
gboolean
readout_check_statement_has_pair (ReadoutCheckStatement *statement, guint64 first, guint64 second);

/* Whether a word of a sentence is a form of a verb that reports what is said. English. */
gboolean
readout_check_sources_is_cue (ReadoutCheckSources *sources, const char *word, gsize length);

/* Whether a word of a sentence is one for a person or stands before names: "minister". English. */
gboolean
readout_check_sources_is_title (ReadoutCheckSources *sources, const char *word, gsize length);

G_END_DECLS
