/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-check-sources.h"
#include "briefing/readout-draft-sentences.h"
#include "briefing/readout-source-check.h"

G_BEGIN_DECLS

/* The source check of one block of a draft, a file for each finding. Spans are bytes of the block
 * until the checker puts them in place. */

typedef struct
{
  ReadoutCheckSources *sources; /* NULL: only the Markdown itself is looked at */
  ReadoutDraftSentence *sentence;
  GPtrArray *cited;    /* of ReadoutCheckStatement: what the sentence cites and is known */
  GPtrArray *reports;  /* of ReadoutCheckReport: theirs, each once */
  gboolean all_known;  /* whether that is all that it cites */
  GPtrArray *findings; /* of ReadoutFinding */
} ReadoutCheckedSentence;

/* Takes @words over. */
ReadoutFinding *readout_checked_sentence_add (ReadoutCheckedSentence *checked,
                                              ReadoutFindingKind kind,
                                              ReadoutSeverity severity,
                                              ReadoutSpan span,
                                              const char *key,
                                              char *words);

/* Quotations that the cited reports do not have. */
void readout_check_quotations (ReadoutCheckedSentence *checked);

/* Actors that are named as speakers and are none of the cited ones. */
void readout_check_speakers (ReadoutCheckedSentence *checked);

/* Reports that were corrected or withdrawn, or of which something is not known. */
void readout_check_reports (ReadoutCheckedSentence *checked);

/* Claims with one source, or with unnamed ones only. */
void readout_check_support (ReadoutCheckedSentence *checked);

G_END_DECLS
