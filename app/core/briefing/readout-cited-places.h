/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/**
 * ReadoutCitedPlace:
 * @briefing_id: of the briefing
 * @briefing: its title
 * @heading: (nullable): the words of the heading above the place
 * @key: of the citation
 * @ordinal: which of the references to @key in the briefing it is, from 1
 *
 * A place in a briefing that cites a statement. Immutable, counted by reference.
 */
typedef struct
{
  gatomicrefcount references;
  gint64 briefing_id;
  char *briefing; /* GRefString, as the next one: many places share them */
  char *heading;
  char *key;
  guint ordinal;
} ReadoutCitedPlace;

ReadoutCitedPlace *readout_cited_place_ref (ReadoutCitedPlace *place);
void readout_cited_place_unref (ReadoutCitedPlace *place);

/* The citations of @markdown in its order (element-type ReadoutCitedPlace), with @briefing_id and
 * @title; not those in fenced code. One pass over the lines, without parsing. Owned by the caller.
 */
GPtrArray *readout_cited_places_find (const char *markdown, gint64 briefing_id, const char *title);

/**
 * ReadoutCitedPlaces:
 *
 * The places of all briefings of a project, kept up to date at the cost of the briefings that have
 * changed. For the project's thread.
 */
typedef struct _ReadoutCitedPlaces ReadoutCitedPlaces;

ReadoutCitedPlaces *readout_cited_places_new (void);
void readout_cited_places_free (ReadoutCitedPlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutCitedPlaces, readout_cited_places_free)

/* gint64 * (a statement's id) → GPtrArray of ReadoutCitedPlace, the latest briefing first, each in
 * its order. Not changed any more: owned by the caller, for any thread. */
GHashTable *
readout_cited_places_read (ReadoutCitedPlaces *places, ReadoutStore *store, GError **error);

G_END_DECLS
