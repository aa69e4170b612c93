/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-analysis.h"

G_BEGIN_DECLS

/**
 * readout_sketch_add:
 * @content: of ReadoutSpan: words that a person says are a statement
 *
 * Adds the finding of which they are the content, after the rules have run: with the cue and the
 * source of what the rules found there, else of the nearest cue of their sentence; else the last
 * speaker of the paragraph goes on. A finding that it takes the place of is dropped. O(findings +
 * tokens of the sentence).
 *
 * Returns: its index, -1 where the content holds no token
 */
gint64 readout_sketch_add (ReadoutAnalysis *analysis, GArray *content);

/* Finishes the statement that was made of the finding: the content is exactly @content, the cue and
 * the source lie outside of it, and nobody speaks where nothing tells who. */
void readout_sketch_finish (const ReadoutAnalysis *analysis,
                            const ReadoutFinding *finding,
                            ReadoutStatement *statement,
                            GArray *content);

G_END_DECLS
