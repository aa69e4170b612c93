/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-store.h"
#include "text/readout-edit-history.h"

G_BEGIN_DECLS

/* (element-type ReadoutBriefing): without Markdown, last modified first. */
GPtrArray *readout_store_list_briefings (ReadoutStore *store, GError **error);
ReadoutBriefing *readout_store_get_briefing (ReadoutStore *store, gint64 id, GError **error);

/* @markdown: %NULL for an empty one; @template_name: (nullable). 0 on error. */
gint64 readout_store_add_briefing (ReadoutStore *store,
                                   const char *title,
                                   const char *markdown,
                                   const char *template_name,
                                   GError **error);

gboolean
readout_store_rename_briefing (ReadoutStore *store, gint64 id, const char *title, GError **error);
gboolean readout_store_remove_briefing (ReadoutStore *store, gint64 id, GError **error);

/**
 * readout_store_set_briefing_markdown:
 * @typed: the person typed it in an editor, which undoes on its own: no entry in the undo log, but
 *   every ten minutes of typing the text from before is kept as a version. FALSE: an action (a
 * draft, an update, a restored version), undoable, the text from before kept as a version
 */
gboolean readout_store_set_briefing_markdown (
    ReadoutStore *store, gint64 id, const char *markdown, gboolean typed, GError **error);

/* What the draft builder wrote: sets Markdown, the base for later updates and the template. One
 * action. */
gboolean readout_store_set_briefing_draft (ReadoutStore *store,
                                           gint64 id,
                                           const char *markdown,
                                           const char *drafted,
                                           const char *template_name,
                                           GError **error);

/* A briefing with the same text and the same base for updates. 0 on error. */
gint64 readout_store_duplicate_briefing (ReadoutStore *store,
                                         gint64 id,
                                         const char *title,
                                         GError **error);

/**
 * readout_store_type_briefing:
 * @changes: (nullable): what is new in the history of the text, %NULL if nothing
 *
 * What the person typed: the text and how it came to be, in one transaction. No entry in the undo
 * log, but every ten minutes of typing the text from before is kept as a version.
 */
gboolean readout_store_type_briefing (ReadoutStore *store,
                                      gint64 id,
                                      const char *markdown,
                                      const ReadoutEditChanges *changes,
                                      GError **error);

/* (element-type ReadoutEditGroup): how @markdown came to be, for readout_edit_history_restore();
 * none when the history that is kept belongs to another text, as after a change in another program.
 * @done: (out): the last group that is done. */
GPtrArray *readout_store_load_briefing_edits (
    ReadoutStore *store, gint64 id, const char *markdown, gint64 *done, GError **error);

/* --- Versions: automatic ones become fewer with age, those that the person named stay -----------
 */

/* Keeps the briefing as it is now. @name: the person's. Returns the version's id; 0 on error. */
gint64 readout_store_add_briefing_version (ReadoutStore *store,
                                           gint64 briefing_id,
                                           const char *name,
                                           GError **error);

/* An automatic version becomes the person's. */
gboolean readout_store_rename_briefing_version (ReadoutStore *store,
                                                gint64 id,
                                                const char *name,
                                                GError **error);
gboolean readout_store_remove_briefing_version (ReadoutStore *store, gint64 id, GError **error);

/* The briefing gets the text of the version; the text from before is kept as one. */
gboolean readout_store_restore_briefing_version (ReadoutStore *store, gint64 id, GError **error);

/* (element-type ReadoutBriefingVersion): without Markdown, latest first. */
GPtrArray *
readout_store_list_briefing_versions (ReadoutStore *store, gint64 briefing_id, GError **error);
ReadoutBriefingVersion *
readout_store_get_briefing_version (ReadoutStore *store, gint64 id, GError **error);

/* --- Citations ----------------------------------------------------------------------------------
 */

/* Whether @key matches [a-z][a-z0-9]*(-[a-z0-9]+)* */
gboolean readout_store_is_citation_key (const char *key);

/**
 * readout_store_add_citation:
 *
 * Gives a statement its key, for good. A statement has one key, a key one statement: when the
 * statement has one already, that one is returned; a key of another statement is INVALID.
 *
 * Returns: the key, owned by the caller; %NULL on error
 */
char *readout_store_add_citation (ReadoutStore *store,
                                  gint64 statement_id,
                                  const char *key,
                                  GError **error);

/* The key of a statement, owned by the caller; %NULL without @error when it has none. */
char *readout_store_get_citation_key (ReadoutStore *store, gint64 statement_id, GError **error);

/* The statement of a key; 0 without @error when the project does not know it. Also finds those of
 * removed reports. */
gint64 readout_store_find_citation (ReadoutStore *store, const char *key, GError **error);

/* Whether a briefing of the project refers to @key, be it a citation or a note of its own. FALSE
 * also on @error. */
gboolean readout_store_is_mentioned (ReadoutStore *store, const char *key, GError **error);

/* (element-type utf8): the keys to which briefings refer and that are no citations of the project:
 * notes that somebody wrote. Owned by the caller. */
GPtrArray *readout_store_list_own_notes (ReadoutStore *store, GError **error);

/* (element-type ReadoutBriefing): the briefings that cite a statement, without Markdown. */
GPtrArray *
readout_store_list_citing_briefings (ReadoutStore *store, gint64 statement_id, GError **error);

G_END_DECLS
