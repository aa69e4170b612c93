/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutCopyGroups:
 *
 * Which reports count as one source: those that are connected by copies. A text that is less than
 * half of the longer one that holds it counts with that one, unless the longer one holds several
 * that are no copies of each other: a round-up does not make one source of what it sums up. What
 * comes out does not hang on the order in which reports and links come. As good as linear.
 */
typedef struct _ReadoutCopyGroups ReadoutCopyGroups;

ReadoutCopyGroups *readout_copy_groups_new (void);
void readout_copy_groups_free (ReadoutCopyGroups *groups);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutCopyGroups, readout_copy_groups_free)

/* The reports with these ids are one source, whatever else is known. */
void readout_copy_groups_unite (ReadoutCopyGroups *groups, gint64 id, gint64 other_id);

/* They are near copies. @share: of the words of the first that the second has; @other_share: the
 * other way round */
void readout_copy_groups_link (
    ReadoutCopyGroups *groups, gint64 id, gint64 other_id, double share, double other_share);

/* Draws the conclusions. Nothing can be added after that; it may be shared between threads. */
void readout_copy_groups_settle (ReadoutCopyGroups *groups);

/* The smallest id of those that are one source with @id: itself when there is no other. Once
 * settled. */
gint64 readout_copy_groups_find (ReadoutCopyGroups *groups, gint64 id);

G_END_DECLS
