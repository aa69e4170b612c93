/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * A project file beside which no other file can last: one that a portal hands to a sandbox, one on
 * a share of the network, one in a folder that may not be written. SQLite needs its log beside the
 * file, so the work is done on a copy in the person's data folder, and written back.
 *
 * The copy outlives a crash: whoever opens the file next goes on with it. Programs that have the
 * same file open share one copy. A file that somebody else changed meanwhile is never overwritten:
 * then the copy becomes a project of its own, among those without a name.
 */
typedef struct _ReadoutWorkingCopy ReadoutWorkingCopy;

/* Whether @path, which need not be there yet, is in such a place. */
gboolean readout_working_copy_is_needed (const char *path);

/* Whether the file itself may be written. */
gboolean readout_working_copy_is_writable (const char *path);

/**
 * readout_working_copy_open:
 * @path: the file; absolute
 * @notice: (out): what became of a copy that could not be gone on with, in words, owned by the
 *   caller; else %NULL
 *
 * Returns: the copy of @path, new or found. %NULL: NOT_FOUND, NO_ACCESS, FULL or FAILED of
 *   READOUT_STORE_ERROR.
 */
ReadoutWorkingCopy *readout_working_copy_open (const char *path, char **notice, GError **error);

/* The file to work on. Owned by @copy. */
const char *readout_working_copy_get_path (ReadoutWorkingCopy *copy);

/**
 * readout_working_copy_write_back:
 *
 * Makes the file what the copy is: at once where its folder allows it, else in place, so that an
 * interruption is mended when the file is opened next. Nothing may write to the copy meanwhile, and
 * its log must be empty. Does nothing when the two are the same.
 *
 * Returns: %FALSE when the file stays as it is: CHANGED when somebody else changed it, NO_ACCESS,
 *   FULL or FAILED of READOUT_STORE_ERROR. The copy is kept.
 */
gboolean readout_working_copy_write_back (ReadoutWorkingCopy *copy, GError **error);

/**
 * readout_working_copy_close:
 * @write: whether what was done is to be written back
 *
 * Frees @copy in any case. The last who uses it writes back, and removes what holds nothing that
 * the file has not.
 */
gboolean readout_working_copy_close (ReadoutWorkingCopy *copy, gboolean write, GError **error);

/* Copies a finished file to where nothing is yet; INVALID where there is something. */
gboolean readout_working_copy_put (const char *from, const char *to, GError **error);

/* A path of a new file that can be worked on until it is put() to its place. Owned by the caller.
 */
char *readout_working_copy_dup_new_path (void);

G_END_DECLS
