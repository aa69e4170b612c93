/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-sandbox.h"

G_BEGIN_DECLS

/**
 * ReadoutNurseryRead:
 * @document: the bytes of a stranger
 * @name: (nullable): its file name
 *
 * Reads a document, in a confined process of its own. Returns the answer, owned by the caller.
 */
typedef GBytes *(*ReadoutNurseryRead) (GBytes *document, const char *name);

/* Loads what few documents need, in the nursery: done while the first child is already at work, so
 * that nobody waits for it. */
typedef void (*ReadoutNurseryLoad) (void);

/* In a child: ends it, to be raised anew when everything is loaded. */
G_NORETURN void readout_nursery_demand (void);

/**
 * ReadoutNurseryLimits:
 * @memory: of a child, in bytes of address space
 * @seconds: of processor time for a child; a larger document gets more, one second a megabyte
 */
typedef struct
{
  guint64 memory;
  guint seconds;
} ReadoutNurseryLimits;

/**
 * readout_nursery_serve:
 * @socket: a descriptor on which requests come, see readout-import-protocol.h
 * @load: (nullable)
 *
 * Forks a child for each request, watches over it, and tells how it ended. What the children need
 * is loaded once, before; to fork one takes about a millisecond. Single-threaded. Returns when
 * nobody is at the other end of @socket any more: the exit status.
 */
int readout_nursery_serve (int socket,
                           const ReadoutNurseryLimits *limits,
                           ReadoutNurseryRead read,
                           ReadoutNurseryLoad load);

G_END_DECLS
