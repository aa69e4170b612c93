/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/readout-project.h"
#include "typeset/readout-pages.h"

G_BEGIN_DECLS

/**
 * Briefings as files and on paper. The work is done in a thread.
 */

typedef enum
{
  READOUT_OUTPUT_MARKDOWN,
  READOUT_OUTPUT_PDF,
  READOUT_OUTPUT_HTML,
  READOUT_OUTPUT_PANDOC, /* and its sources beside it: NAME.csl.json, NAME.bib */
  READOUT_OUTPUT_CSV,
  READOUT_OUTPUT_JSON,
  READOUT_OUTPUT_BIBTEX,
  READOUT_OUTPUT_CSL_JSON,
} ReadoutOutput;

/**
 * readout_output_write_async:
 * @markdown: a briefing as the editor holds it; its citations are completed, or looked up
 * @title: for the document's metadata
 *
 * Writes @file whole or not at all.
 */
void readout_output_write_async (ReadoutProject *project,
                                 const char *markdown,
                                 const char *title,
                                 ReadoutOutput output,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean readout_output_write_finish (GAsyncResult *result, GError **error);

/* Sets the briefing in pages, for printing. */
void readout_output_typeset_async (ReadoutProject *project,
                                   const char *markdown,
                                   const char *title,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Owned by the caller. */
ReadoutPages *readout_output_typeset_finish (GAsyncResult *result, GError **error);

/* The settings of pages that the person chose, for preview, PDF and print. Pictures are in the
 * folder of @project (nullable). Owned by the caller. */
ReadoutPageSettings *readout_output_dup_page_settings (ReadoutProject *project, const char *title);

G_END_DECLS
