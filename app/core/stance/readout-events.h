/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "text/readout-segmenter.h"

G_BEGIN_DECLS

/**
 * ReadoutEvents:
 *
 * Finds what a text says that somebody does or is to do, as a verb or as a noun ("recognises",
 * "the recognition of …"), and says it as a sentence. It knows the words of
 * data/language/en/events.txt and irregular-verbs.txt. Immutable once made, shared between threads.
 */
typedef struct _ReadoutEvents ReadoutEvents;

/* @data_dir: (nullable): as for readout_data_find(). Errors: G_IO_ERROR_NOT_FOUND; those of
 * g_file_get_contents(); G_IO_ERROR_INVALID_DATA with the line. */
ReadoutEvents *readout_events_new (const char *data_dir, GError **error);
void readout_events_free (ReadoutEvents *events);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutEvents, readout_events_free)

/**
 * ReadoutEvent:
 * @token: the verb, or the noun
 * @verb: the verb in its base form; owned by the segments or by the list
 * @agent: head of who does it, -1
 * @object: head of what it is done to; the noun itself where it is a thing with which something is
 *   done ("the levy": it is introduced); -1
 * @preposition: the one before @object that the verb takes ("fires on"), -1
 * @particle: of the verb ("steps down"), -1
 *
 * Something that is done, with indices of tokens. Neither agent nor object: a noun that tells only
 * that it is done.
 */
typedef struct
{
  gint32 token;
  const char *verb;
  gint32 agent;
  gint32 object;
  gint32 preposition;
  gint32 particle;
} ReadoutEvent;

/* The events of a text whose trees are made, as a GArray of ReadoutEvent in its order. Pronouns are
 * no agents and no objects. Linear. */
GArray *readout_events_find (const ReadoutEvents *events, const ReadoutSegments *segments);

/* Whether the noun phrase of @head is plural. */
gboolean readout_events_is_plural (const ReadoutSegments *segments, gint32 head);

/* The noun phrase of @head without relative clauses, appositions and what else is loosely added, as
 * it stands inside a sentence; at most a few words. @n_details: how many other nouns and names are
 * in it. %NULL when it cannot be said in a few words. Owned by the caller. */
char *readout_events_dup_phrase (const ReadoutSegments *segments,
                                 ReadoutText *text,
                                 gint32 head,
                                 guint *n_details);

/* "fills", or "fill" in the plural; "filled". Owned by the caller. */
char *readout_events_dup_present (const ReadoutEvents *events, const char *verb, gboolean plural);
char *readout_events_dup_participle (const ReadoutEvents *events, const char *verb);

G_END_DECLS
