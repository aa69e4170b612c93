/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "store/readout-store.h"

G_BEGIN_DECLS

/* Citations of a project: their ids, and what they lead back to. On the project's thread, as
 * everything that takes a store. */

/**
 * readout_citation_ensure_key:
 *
 * The id of a statement, given to it for good when it has none: the next one of its report,
 * whatever the outlet is called meanwhile. An id that a briefing of the project uses for a note of
 * its own is never given.
 *
 * Returns: owned by the caller; %NULL on error
 */
char *readout_citation_ensure_key (ReadoutStore *store, gint64 statement_id, GError **error);

/* The same where the report is at hand. @statements: all of it, in its order; @index: of the one
 * that gets the id */
char *readout_citation_ensure_key_of (
    ReadoutStore *store, ReadoutReport *report, GPtrArray *statements, guint index, GError **error);

/* The definition of a citation of the project, "[^key]: …"; %NULL without @error when it knows no
 * such citation. @store: a ReadoutStore, a pointer so that this is a ReadoutKeptNoteFunc. Owned by
 * the caller. */
char *readout_citation_dup_kept (const char *key, gpointer store, GError **error);

/**
 * ReadoutCitedPassage:
 * @key: of the citation
 * @statement: that it cites
 * @report: in which it stands
 * @sentence: the sentence of the report that holds its words, in one line
 * @marks: of ReadoutSpan: what of it are the words, in bytes
 * @is_removed: whether the report was removed from the project
 *
 * What a citation leads back to.
 */
typedef struct
{
  char *key;
  ReadoutStatement *statement;
  ReadoutReport *report;
  char *sentence;
  GArray *marks;
  gboolean is_removed;
} ReadoutCitedPassage;

/* The passage of the citation @key; %NULL without @error when the project does not know it. Owned
 * by the caller. */
ReadoutCitedPassage *
readout_cited_passage_load (ReadoutStore *store, const char *key, GError **error);
void readout_cited_passage_free (ReadoutCitedPassage *passage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutCitedPassage, readout_cited_passage_free)

G_END_DECLS
