/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ReadoutPolarity:
 *
 * The words of data/language/en/polarity.txt: what is for or against something, and in which frame.
 */
typedef struct _ReadoutPolarity ReadoutPolarity;

typedef enum
{
  READOUT_FRAME_ATTITUDE,
  READOUT_FRAME_JUDGEMENT,
  READOUT_FRAME_ACTION,
} ReadoutPolarityFrame;

/* Reads the list. Errors: those of g_file_get_contents(); G_IO_ERROR_INVALID_DATA with the line. */
ReadoutPolarity *readout_polarity_new_from_file (const char *path, GError **error);
void readout_polarity_free (ReadoutPolarity *polarity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutPolarity, readout_polarity_free)

/* Looks a stem (readout_term_dup_stem()) up: 1 for, -1 against, 0 when it is not in the list. */
int readout_polarity_find (const ReadoutPolarity *polarity,
                           const char *stem,
                           ReadoutPolarityFrame *frame);

G_END_DECLS
