/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-records.h"

G_BEGIN_DECLS

/**
 * ReadoutStore:
 *
 * The project file: one SQLite connection with its typed operations. They are synchronous and for
 * the one thread that opened the store; see #ReadoutProject for everyone else.
 *
 * Every operation that changes something is an *action* of its own – one transaction, one entry of
 * the undo log – unless it is called between readout_store_begin() and readout_store_commit(),
 * which make one action of many. An operation that fails leaves the project as it was: outside an
 * action it is rolled back itself, inside one the caller rolls back.
 *
 * Operations return FALSE, 0, -1 or %NULL with a #READOUT_STORE_ERROR, whose message is a sentence
 * for the person, or with G_IO_ERROR_CANCELLED.
 */
typedef struct _ReadoutStore ReadoutStore;

#define READOUT_STORE_ERROR (readout_store_error_quark ())
GQuark readout_store_error_quark (void);

typedef enum
{
  READOUT_STORE_ERROR_NOT_FOUND,     /* no such file or folder */
  READOUT_STORE_ERROR_NOT_A_PROJECT, /* the file is something else */
  READOUT_STORE_ERROR_NEWER,         /* made by a newer Readout */
  READOUT_STORE_ERROR_DAMAGED,       /* beyond what can be recovered */
  READOUT_STORE_ERROR_READ_ONLY,     /* a change to a project that is open read-only */
  READOUT_STORE_ERROR_NO_ACCESS,     /* no permission */
  READOUT_STORE_ERROR_FULL,          /* no space left on the disk */
  READOUT_STORE_ERROR_BUSY,          /* another program keeps it locked */
  READOUT_STORE_ERROR_NO_RECORD,     /* the report, statement, … is not there (any more) */
  READOUT_STORE_ERROR_INVALID, /* a value that cannot be: an empty name, spans outside the text */
  READOUT_STORE_ERROR_CLOSED,  /* the project was closed */
  READOUT_STORE_ERROR_CHANGED, /* by another program, where no lock could keep it from that */
  READOUT_STORE_ERROR_FAILED,  /* anything else, with SQLite's words */
} ReadoutStoreError;

/* What an action changed. */
typedef enum
{
  READOUT_CHANGES_NONE = 0,
  READOUT_CHANGES_REPORTS = 1 << 0,    /* reports, and outlets */
  READOUT_CHANGES_STATEMENTS = 1 << 1, /* statements, their voices, stances and links */
  READOUT_CHANGES_ACTORS = 1 << 2,
  READOUT_CHANGES_TOPICS = 1 << 3,
  READOUT_CHANGES_BRIEFINGS = 1 << 4, /* briefings, versions, citations */
  READOUT_CHANGES_SETTINGS = 1 << 5,
  READOUT_CHANGES_UNDO = 1 << 6,    /* what can be undone or redone */
  READOUT_CHANGES_FILTERS = 1 << 7, /* saved filters */
  READOUT_CHANGES_ALL = (1 << 8) - 1,
} ReadoutChanges;

/**
 * readout_store_open:
 * @path: of the project file, in the file name encoding
 * @create: make it when there is none; what is there is never overwritten
 *
 * A file that cannot be written opens read-only. Where nothing can stand beside it, the work is
 * done on a copy, see readout-working-copy.h. A damaged file opens read-only with what can be
 * recovered. An older schema is migrated in one transaction, after a copy of the file was put
 * beside it ("name.readout.v1-backup"). readout_store_get_notice() tells.
 *
 * Errors: NOT_FOUND, NOT_A_PROJECT, NEWER, DAMAGED, NO_ACCESS, FULL, BUSY, FAILED.
 */
ReadoutStore *
readout_store_open (const char *path, gboolean create, GCancellable *cancellable, GError **error);

/* Checkpoints the WAL, so that the file stands alone, and frees @store in any case. FALSE when the
 * checkpoint failed: nothing is lost, but "-wal" belongs to the file until it is opened again. */
gboolean readout_store_close (ReadoutStore *store, GError **error);
void readout_store_free (ReadoutStore *store); /* the same, without a word */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutStore, readout_store_free)

const char *readout_store_get_path (ReadoutStore *store);
gboolean readout_store_is_read_only (ReadoutStore *store);

/* Whether the file is damaged; it is then read-only, and holds what could be recovered. */
gboolean readout_store_is_damaged (ReadoutStore *store);

/* What the person must know about how the project was opened – read-only, damaged, migrated – as a
 * sentence or two; %NULL when all is well. Owned by @store. */
const char *readout_store_get_notice (ReadoutStore *store);

/* Writes the whole project, undo log included, to a new file: "Save As", or to go on working with
 * what was recovered. @path must not exist. No half-written file stays behind. */
gboolean readout_store_copy_to (ReadoutStore *store, const char *path, GError **error);

/* Makes every committed action survive a loss of power. Cheap when nothing was committed. */
void readout_store_sync (ReadoutStore *store);

/* Whether the project is worked on in a copy that has something its file has not. */
gboolean readout_store_is_behind (ReadoutStore *store);

/* Writes that to the file; closing does so too. FALSE when it could not be; a notice then tells so,
 * and nothing is lost. */
gboolean readout_store_write_back (ReadoutStore *store, GError **error);

/* While it is set, cancelling @cancellable interrupts the operation that runs. Borrowed. */
void readout_store_set_cancellable (ReadoutStore *store, GCancellable *cancellable);

/* What was committed since the last call. */
ReadoutChanges readout_store_take_changes (ReadoutStore *store);

/* --- Actions and undo ------------------------------------------------------------------------- */

/**
 * readout_store_begin:
 * @name: translated, in title case, for the menu: "Keep Statement" becomes "Undo Keep Statement"
 *
 * Begins an action. Calls nest; the outermost name counts. An action that changes nothing leaves no
 * entry in the undo log. Every begin needs its commit or rollback;
 * an inner rollback takes back what was done since its begin, and no more.
 */
gboolean readout_store_begin (ReadoutStore *store, const char *name, GError **error);
gboolean readout_store_commit (ReadoutStore *store, GError **error);
void readout_store_rollback (ReadoutStore *store);

/**
 * readout_store_resume:
 * @action: what readout_store_get_action() said in an earlier transaction of the same job; 0 at
 * first
 *
 * Like readout_store_begin(), for a long job – a bulk import – that commits piece by piece but is
 * one entry of the undo log. When @action can no longer be added to (it was undone meanwhile), a
 * new entry begins.
 */
gboolean
readout_store_resume (ReadoutStore *store, gint64 action, const char *name, GError **error);

/* The id of the action under way, for readout_store_resume(); 0 outside one. */
gint64 readout_store_get_action (ReadoutStore *store);

/* Undoes or redoes the next entry. Not inside an action. FALSE without @error when there is none.
 */
gboolean readout_store_undo (ReadoutStore *store, GError **error);
gboolean readout_store_redo (ReadoutStore *store, GError **error);

/* The name of what would be undone or redone, owned by the caller; %NULL when there is nothing. */
char *readout_store_dup_undo_name (ReadoutStore *store);
char *readout_store_dup_redo_name (ReadoutStore *store);

/* --- Settings of the project (session state); not undoable -------------------------------------
 */

/* Owned by the caller; %NULL when it was never set. */
char *readout_store_get_setting (ReadoutStore *store, const char *key);
/* @value %NULL removes it. */
gboolean
readout_store_set_setting (ReadoutStore *store, const char *key, const char *value, GError **error);

/* --- A file for a project that has no name yet --------------------------------------------------
 */

/* The folder in the user's data where unnamed projects live; made when it is not there. Owned by
 * the caller. */
char *readout_store_dup_unnamed_folder (void);

/* A free path in that folder, "Untitled.readout", "Untitled 2.readout", … Owned by the caller. */
char *readout_store_dup_unnamed_path (void);

G_END_DECLS

#include "store/readout-store-actors.h"
#include "store/readout-store-briefings.h"
#include "store/readout-store-claims.h"
#include "store/readout-store-copies.h"
#include "store/readout-store-facts.h"
#include "store/readout-store-filters.h"
#include "store/readout-store-outlets.h"
#include "store/readout-store-reports.h"
#include "store/readout-store-search.h"
#include "store/readout-store-statements.h"
#include "store/readout-store-topics.h"
#include "store/readout-store-updates.h"
