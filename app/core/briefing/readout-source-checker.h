/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-check-sources.h"
#include "briefing/readout-source-check.h"

G_BEGIN_DECLS

/**
 * ReadoutSourceChecker:
 *
 * The source check of a draft that is being written. It keeps the draft in blocks and what was
 * found in each; after a change only the blocks that it touches are checked again. For one thread,
 * but for readout_check_work_run().
 */
typedef struct _ReadoutSourceChecker ReadoutSourceChecker;

/* Blocks that are to be checked. */
typedef struct _ReadoutCheckWork ReadoutCheckWork;

/* @sources: (nullable): %NULL looks at the Markdown alone; held by reference. */
ReadoutSourceChecker *readout_source_checker_new (ReadoutCheckSources *sources);
void readout_source_checker_free (ReadoutSourceChecker *checker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutSourceChecker, readout_source_checker_free)

/* Other sources: blocks are to be checked again, what was found stays listed until then. @keys:
 * (nullable): set of ids in lower case, when the sources differ in nothing but these: blocks that
 * cite none of them stay checked. */
void readout_source_checker_set_sources (ReadoutSourceChecker *checker,
                                         ReadoutCheckSources *sources,
                                         GHashTable *keys);

/**
 * readout_source_checker_replace:
 * @start: where the draft changed, in code points
 * @n_removed: how many code points are gone
 * @inserted: what is there instead, valid UTF-8
 * @length: of @inserted in bytes, or -1 if it ends with NUL
 *
 * Takes a change of the draft. Its time hangs on the blocks that it touches, not on the draft: but
 * for a code fence or a comment that is opened or closed, which changes what the rest is.
 */
void readout_source_checker_replace (ReadoutSourceChecker *checker,
                                     guint32 start,
                                     guint32 n_removed,
                                     const char *inserted,
                                     gssize length);

/* Whether some blocks are still to be checked. */
gboolean readout_source_checker_is_busy (ReadoutSourceChecker *checker);

/* Takes blocks to check, up to @max_length bytes of them but at least one; %NULL when there are
 * none. */
ReadoutCheckWork *readout_source_checker_take (ReadoutSourceChecker *checker, gsize max_length);

/* Checks the blocks. On any thread, but for one piece of work at a time. */
void readout_check_work_run (ReadoutCheckWork *work);

/* Takes what was found, and frees @work; blocks that changed meanwhile are left out. */
void readout_source_checker_put (ReadoutSourceChecker *checker, ReadoutCheckWork *work);

/* Throws work away that a checker is not there for any more. */
void readout_check_work_free (ReadoutCheckWork *work);

/* Checks all that is to be checked, at once. */
void readout_source_checker_run (ReadoutSourceChecker *checker);

/* What was found so far, in the order of the draft: a GPtrArray of ReadoutFinding with a free
 * function. A finding of a block that has not changed is the same as before, its place brought up
 * to date. Linear in the number of blocks and findings. */
GPtrArray *readout_source_checker_list (ReadoutSourceChecker *checker);

/* Whether the draft, as far as it was checked, refers to an id that is not in @keys, a set of
 * strings in lower case. */
gboolean readout_source_checker_has_other_keys (ReadoutSourceChecker *checker, GHashTable *keys);

/* How many blocks the draft has, and how many were checked since the checker was made. */
guint readout_source_checker_count_blocks (ReadoutSourceChecker *checker);
guint readout_source_checker_count_checked (ReadoutSourceChecker *checker);

G_END_DECLS
