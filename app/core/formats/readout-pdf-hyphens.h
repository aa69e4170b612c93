/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutPdfHyphens:
 *
 * Decides about the hyphens at the ends of lines by the words of the document itself: first every
 * pair of lines is announced, then every line is shown, then each pair is asked about. Internal to
 * formats/.
 */
typedef struct _ReadoutPdfHyphens ReadoutPdfHyphens;

typedef enum
{
  READOUT_PDF_HYPHEN_NONE,   /* the line ends with a word: a space follows */
  READOUT_PDF_HYPHEN_KEPT,   /* the hyphen is part of the word, which goes on */
  READOUT_PDF_HYPHEN_REMOVED /* the hyphen parted the word */
} ReadoutPdfHyphen;

ReadoutPdfHyphens *readout_pdf_hyphens_new (void);
void readout_pdf_hyphens_free (ReadoutPdfHyphens *hyphens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutPdfHyphens, readout_pdf_hyphens_free)

/* Announces that line @next follows @line. */
void readout_pdf_hyphens_announce (ReadoutPdfHyphens *hyphens, const char *line, const char *next);

/* Counts the words of a line that were announced. Linear. */
void readout_pdf_hyphens_count (ReadoutPdfHyphens *hyphens, const char *line);

/* What becomes of the end of @line. The hyphen is its last character, before white space. */
ReadoutPdfHyphen
readout_pdf_hyphens_decide (ReadoutPdfHyphens *hyphens, const char *line, const char *next);

G_END_DECLS
