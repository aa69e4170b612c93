/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/readout-project.h"

G_BEGIN_DECLS

#define READOUT_TYPE_STATEMENT_FORM (readout_statement_form_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutStatementForm, readout_statement_form, READOUT, STATEMENT_FORM, AdwBin)

/**
 * ReadoutStatementForm:
 *
 * Who says the words of a statement, through whom and how: for one that is added, or changed. Its
 * words are chosen in the report beside it.
 *
 * Signals: "apply": there is a speaker, and the person is content; "cancel".
 */

/* @statement: with what is known; @is_new: it is to be added */
void readout_statement_form_show (ReadoutStatementForm *form,
                                  ReadoutProject *project,
                                  ReadoutStatement *statement,
                                  gboolean is_new);

/* Shows which words are content, cue and source. */
void readout_statement_form_show_words (ReadoutStatementForm *form,
                                        ReadoutStatement *statement,
                                        ReadoutText *text);

/* Fills in what the engine found out, unless the person was quicker. */
void readout_statement_form_guess (ReadoutStatementForm *form, ReadoutStatement *statement);

/* (element-type ReadoutVoice): the chain as it is in the form, outermost first. Owned by the
 * caller. */
GPtrArray *readout_statement_form_dup_voices (ReadoutStatementForm *form);
ReadoutQuotation readout_statement_form_get_quotation (ReadoutStatementForm *form);

/* Moves the keyboard to the speaker. */
void readout_statement_form_focus (ReadoutStatementForm *form);

G_END_DECLS
