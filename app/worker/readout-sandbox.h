/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutSandboxLimits:
 * @memory: address space, in bytes; 0 for no limit
 * @seconds: of processor time
 */
typedef struct
{
  guint64 memory;
  guint seconds;
} ReadoutSandboxLimits;

/**
 * ReadoutSandbox:
 *
 * What a process may no longer do once it reads the bytes of strangers: no files but those that are
 * open (to read the tables of poppler-data is allowed where Landlock can confine it to them), no
 * network, no other process, no program, no executable memory, bounded memory and time. By seccomp
 * and, where the kernel has it, Landlock, with no new privileges.
 *
 * A call that no parser needs kills the process with SIGSYS; one that a library may try in good
 * faith, to look for a file say, fails.
 */
typedef struct _ReadoutSandbox ReadoutSandbox;

/* Makes the filter; for many processes. %NULL, with a word on standard error, where the system
 * cannot confine a process at all. */
ReadoutSandbox *readout_sandbox_new (void);
void readout_sandbox_free (ReadoutSandbox *sandbox);

/* Confines this process for good. FALSE if that failed: it must end then. */
gboolean readout_sandbox_enter (ReadoutSandbox *sandbox, const ReadoutSandboxLimits *limits);

G_END_DECLS
