/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "readout-dialogs.h"
#include "readout-output.h"

G_BEGIN_DECLS

/* What an exported file is of. */
typedef enum
{
  READOUT_EXPORT_BRIEFING,
  READOUT_EXPORT_STATEMENTS,
  READOUT_EXPORT_SOURCES,
} ReadoutExportKind;

/**
 * ReadoutExportFormat:
 * @name: as settings and actions call it
 * @title: what the person reads; marked for translation
 * @description: likewise
 * @is_looked_at: whether one opens the file to look at it, rather than in another program later
 *
 * One way for a briefing, and what it rests on, to leave.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *description;
  ReadoutOutput output;
  ReadoutExportKind kind;
  ReadoutFiles files;
  gboolean is_looked_at;
} ReadoutExportFormat;

/* All of them, in the order in which they are offered; the last one has no name. */
const ReadoutExportFormat *readout_export_formats_get (void);

/* The format of that name; %NULL if there is none. */
const ReadoutExportFormat *readout_export_formats_find (const char *name);

G_END_DECLS
