/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "language/readout-language.h"
#include "store/readout-store.h"

G_BEGIN_DECLS

/**
 * readout_store_set_language:
 * @language: (nullable): of the engine whose statements are added
 *
 * The word lists by which actors are recognised in one report after the other.
 */
void readout_store_set_language (ReadoutStore *store, ReadoutLanguage *language);

/**
 * readout_store_settle_actors:
 *
 * Looks again at the surnames and acronyms that reports added since the last call gave without a
 * full name, now that everybody who can be meant is known. A part of the import: not undone alone.
 */
gboolean readout_store_settle_actors (ReadoutStore *store, GError **error);

typedef enum
{
  READOUT_ACTOR_SORT_STATEMENTS, /* those with most first */
  READOUT_ACTOR_SORT_NAME,
  READOUT_ACTOR_SORT_KIND,        /* then those with most statements first */
  READOUT_ACTOR_SORT_AFFILIATION, /* the same; those without one last */
} ReadoutActorSort;

/* Which actors; a zeroed one means all, those with most statements first. */
typedef struct
{
  const char *search;  /* part of a name or alias; NULL or blank: all */
  gboolean affiliated; /* the search looks for affiliations as well */
  ReadoutActorSort sort;
  gboolean reversed;
} ReadoutActorQuery;

/* (element-type ReadoutActor): a page of those who speak or are a voice, and of those whom the
 * person named. */
GPtrArray *readout_store_query_actors (
    ReadoutStore *store, const ReadoutActorQuery *query, guint offset, guint limit, GError **error);
gint64 readout_store_count_queried_actors (ReadoutStore *store,
                                           const ReadoutActorQuery *query,
                                           GError **error);

/* (element-type gint64): the ids of all of them, in their order. Owned by the caller. */
GArray *
readout_store_list_actor_ids (ReadoutStore *store, const ReadoutActorQuery *query, GError **error);

/* (element-type ReadoutActor): those who speak or are a voice, and those whom the person named; by
 * number of statements. @search: (nullable): part of a name or alias. */
GPtrArray *readout_store_list_actors (
    ReadoutStore *store, const char *search, guint offset, guint limit, GError **error);
gint64 readout_store_count_actors (ReadoutStore *store, const char *search, GError **error);

ReadoutActor *readout_store_get_actor (ReadoutStore *store, gint64 id, GError **error);

/**
 * readout_store_ensure_actor:
 *
 * The actor that a voice of that name is: the one of that name or alias and kind; made when there
 * is none. What the person merged or named wins. Unnamed sources and documents are told apart by
 * name like the others.
 *
 * Returns: its id, 0 on error
 */
gint64 readout_store_ensure_actor (ReadoutStore *store,
                                   const char *name,
                                   ReadoutActorKind kind,
                                   GError **error);

/* By the person. The old name becomes an alias. */
gboolean
readout_store_rename_actor (ReadoutStore *store, gint64 id, const char *name, GError **error);
gboolean readout_store_set_actor_kind (ReadoutStore *store,
                                       gint64 id,
                                       ReadoutActorKind kind,
                                       GError **error);
gboolean readout_store_set_actor_affiliation (ReadoutStore *store,
                                              gint64 id,
                                              const char *affiliation,
                                              GError **error);

/* All voices of @from become @into's, now and in later reports. By the person. */
gboolean readout_store_merge_actors (ReadoutStore *store, gint64 from, gint64 into, GError **error);

/**
 * readout_store_split_actor:
 * @name: one of the names under which voices of the actor were found
 *
 * Makes these voices an actor of their own, now and in later reports. By the person.
 *
 * Returns: the new actor's id, 0 on error
 */
gint64 readout_store_split_actor (ReadoutStore *store, gint64 id, const char *name, GError **error);

/* (element-type ReadoutActorPair): pairs that may be one actor and about which the person has not
 * decided, those with most statements first. @actor_id: those with this actor; 0 for all. */
GPtrArray *
readout_store_list_actor_pairs (ReadoutStore *store, gint64 actor_id, guint limit, GError **error);
gint64 readout_store_count_actor_pairs (ReadoutStore *store, GError **error);

/* Any two actors, as they would be merged: @into stays. What they say is there to compare. */
ReadoutActorPair *
readout_store_get_actor_pair (ReadoutStore *store, gint64 from, gint64 into, GError **error);

/* The two are not one: no longer suggested, and kept apart in later reports. By the person. */
gboolean
readout_store_keep_actors_apart (ReadoutStore *store, gint64 id, gint64 other, GError **error);

/* The names under which voices of the actor were found in reports, most frequent first. */
GStrv readout_store_list_found_names (ReadoutStore *store, gint64 id, GError **error);

/* A name that later reports may use for the actor. By the person. */
gboolean
readout_store_add_actor_alias (ReadoutStore *store, gint64 id, const char *alias, GError **error);
gboolean readout_store_remove_actor_alias (ReadoutStore *store,
                                           gint64 id,
                                           const char *alias,
                                           GError **error);

G_END_DECLS
