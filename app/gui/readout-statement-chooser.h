/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_STATEMENT_CHOOSER (readout_statement_chooser_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutStatementChooser, readout_statement_chooser, READOUT, STATEMENT_CHOOSER, AdwWindow)

/* What the chosen statement is to the one that it is chosen for. */
typedef enum
{
  READOUT_CHOOSE_SAME,
  READOUT_CHOOSE_OPPOSITE,
} ReadoutChoose;

/**
 * readout_statement_chooser_show:
 *
 * A search over all statements for one that says the same, or that contradicts, and the link to it.
 * Without words to search for, those of the same actor are offered.
 */
void readout_statement_chooser_show (GtkWidget *opener,
                                     ReadoutProject *project,
                                     gint64 statement_id,
                                     ReadoutChoose choose);

G_END_DECLS
