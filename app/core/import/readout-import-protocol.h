/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between Readout and its import worker.
 *
 * The worker is started once and listens on READOUT_IMPORT_SOCKET, a SOCK_SEQPACKET. A request is
 * one message: the name of the document (UTF-8 or not, at most READOUT_IMPORT_NAME_MAX bytes, no
 * NUL) after one byte that is always there, with two descriptors: the document, a sealed memory
 * file, and the pipe for the answer. For each request the worker forks a child, which gives up all
 * rights, reads the document, writes the answer (readout-import-answer.h) and ends. When it has
 * ended, in whatever way, the worker closes the answer with the trailer. */

#define READOUT_IMPORT_SOCKET 3
#define READOUT_IMPORT_NAME_MAX 4096

/* Why the worker ended a child itself. */
typedef enum
{
  READOUT_IMPORT_END_BY_ITSELF,
  READOUT_IMPORT_END_TIMEOUT,
  READOUT_IMPORT_END_MEMORY,
  READOUT_IMPORT_END_NO_PROCESS, /* it could not be started */
} ReadoutImportEnd;

#define READOUT_IMPORT_TRAILER_MAGIC 0x52445431u

/* The last bytes of an answer. */
typedef struct
{
  guint32 magic;
  guint32 end;        /* ReadoutImportEnd */
  gint32 wait_status; /* as of waitpid() */
  guint32 seconds;    /* that it was given */
} ReadoutImportTrailer;

G_END_DECLS
