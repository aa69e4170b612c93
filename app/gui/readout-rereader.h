/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readout-rereading.h"

G_BEGIN_DECLS

#define READOUT_TYPE_REREADER (readout_rereader_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutRereader, readout_rereader, READOUT, REREADER, GObject)

/**
 * ReadoutRereader:
 *
 * Reads reports of a window's project again, off the main loop, one request after the other.
 *
 * Signals:
 * "progressed": more is done; at most ten times a second.
 * "finished" (what came of it as a ReadoutRereadingResult that lives as long as the signal; words
 * about an error or %NULL): a request is done, or was cancelled.
 * "notify::busy".
 */
ReadoutRereader *readout_rereader_new (void);

/* @ids: (element-type gint64): of reports; copied */
void readout_rereader_read (ReadoutRereader *rereader, ReadoutProject *project, GArray *ids);

/* Stops what is under way, which keeps what is done, and forgets what waits. */
void readout_rereader_cancel (ReadoutRereader *rereader);

gboolean readout_rereader_is_busy (ReadoutRereader *rereader);

/* How many reports of the request under way are done, and how many it has. */
void readout_rereader_get_progress (ReadoutRereader *rereader, guint *n_done, guint *n_total);

G_END_DECLS
