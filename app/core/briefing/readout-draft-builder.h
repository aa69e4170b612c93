/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"
#include "briefing/readout-template.h"

G_BEGIN_DECLS

/* What the builder's own titles begin with. */
#define READOUT_DRAFT_TITLE "Briefing"

/**
 * readout_draft_build:
 * @title: (nullable): of the briefing; %NULL makes one from the days of the reports
 *
 * Writes the first draft: Markdown without the footnote definitions (readout_draft_build_whole()
 * has them). Every sentence is reported speech with at least one citation; what stands inside
 * quotation marks is exactly what the report says. Dismissed statements are left out, claims that
 * several reports carry are written once with all their citations. Deterministic; linear in the
 * statements.
 *
 * Returns: Markdown, owned by the caller
 */
char *
readout_draft_build (ReadoutSnapshot *snapshot, const ReadoutTemplate *template, const char *title);

/* The same, with the definitions of its citations at the end. */
char *readout_draft_build_whole (ReadoutSnapshot *snapshot,
                                 const ReadoutTemplate *template,
                                 const char *title);

/**
 * readout_draft_build_sentence:
 *
 * One statement as a sentence of a briefing with its citation: what "insert" writes into the
 * editor. Owned by the caller.
 */
char *readout_draft_build_sentence (ReadoutSnapshot *snapshot, ReadoutStatement *statement);

G_END_DECLS
