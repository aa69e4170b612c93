/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

/**
 * ReadoutNameToken:
 *
 * A word of a sentence in which names are looked for.
 */
typedef struct
{
  ReadoutSpan span;    /* bytes of the sentence; a genitive's 's is no part of it */
  guint64 key;         /* the same for the same word in whatever case */
  gboolean is_capital; /* begins with a capital letter */
  gboolean is_genitive;
} ReadoutNameToken;

/* The words of @text: a GArray of ReadoutNameToken, free with g_array_unref(). Linear. */
GArray *readout_name_tokens_new (const char *text, gsize length);

/**
 * ReadoutActorIndex:
 *
 * The names under which a project knows its actors, to find them in a sentence: full names and
 * aliases, with or without "the", and the surnames of persons.
 */
typedef struct _ReadoutActorIndex ReadoutActorIndex;

ReadoutActorIndex *readout_actor_index_new (void);
void readout_actor_index_free (ReadoutActorIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutActorIndex, readout_actor_index_free)

/* Adds a name of an actor. Names that begin with a small letter ("officials") tell nobody apart and
 * are left out. @id: of the actor in its project; 0 takes actors of one name for one. O(1). */
void readout_actor_index_add (ReadoutActorIndex *index,
                              gint64 id,
                              ReadoutActorKind kind,
                              const char *name);

/**
 * readout_actor_index_find:
 * @tokens: of the sentence
 * @at: the word at which a name is to begin
 * @actors: (out): a GArray of gint64, numbers that stand for the actors that have the name,
 *   borrowed
 *
 * Returns: how many words the longest name that begins there has; 0 when none does
 */
guint
readout_actor_index_find (ReadoutActorIndex *index, GArray *tokens, guint at, GArray **actors);

/* The number that stands for the actor of @voice; 0 when it is not known. */
gint64 readout_actor_index_get_number (ReadoutActorIndex *index, const ReadoutVoice *voice);

/* What @name is without a leading article; borrowed from it. */
const char *readout_actor_index_skip_article (const char *name);

/* Where the surname in the name of a person begins; 0 when the name is one word. */
guint readout_actor_index_find_surname (GArray *tokens);

G_END_DECLS
