/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"

G_BEGIN_DECLS

/* --- The project as a whole ---------------------------------------------------------------------
 */

/* How many reports are in a language. */
typedef struct
{
  char *language; /* "en"; NULL: not known */
  guint n_reports;
} ReadoutLanguageCount;

/* What there is to say of a project. Times are seconds since 1970, 0 where there is none. */
typedef struct
{
  char *title; /* that the person gave it; or NULL */
  char *notes; /* of the person; or NULL */
  guint schema;
  guint n_reports; /* nothing that was removed or dismissed counts */
  guint n_outlets;
  guint n_statements;
  guint n_actors;
  guint n_topics;
  guint n_briefings;
  char *first_published; /* of the reports, as far as it is known; or NULL */
  char *last_published;
  gint64 first_added; /* when the first of the reports came in */
  gint64 last_added;
  GPtrArray *languages; /* of ReadoutLanguageCount, the most frequent first */
} ReadoutProjectFacts;

void readout_project_facts_free (ReadoutProjectFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutProjectFacts, readout_project_facts_free)

/* Owned by the caller. It counts: not for every change. */
ReadoutProjectFacts *readout_store_get_facts (ReadoutStore *store, GError **error);

/* What the person called the project, and wrote about it. Owned by the caller; %NULL where there is
 * nothing. */
char *readout_store_dup_title (ReadoutStore *store);
char *readout_store_dup_notes (ReadoutStore *store);

/* @title, @notes: (nullable): white space around them goes; nothing is left of an empty one */
gboolean readout_store_set_title (ReadoutStore *store, const char *title, GError **error);
gboolean readout_store_set_notes (ReadoutStore *store, const char *notes, GError **error);

G_END_DECLS
