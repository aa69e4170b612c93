/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "language/readout-language.h"

G_BEGIN_DECLS

#define READOUT_TYPE_ENGINE (readout_engine_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutEngine, readout_engine, READOUT, ENGINE, GObject)

/**
 * ReadoutEngine:
 *
 * The language engine: segmentation, syntax, attribution, voices and the actors of one report.
 * Immutable once made, so that any number of threads analyse with the same one at once.
 * Deterministic: the same report gives the same statements everywhere.
 */

/**
 * readout_engine_new:
 * @data_dir: (nullable): the folder that holds language/; %NULL looks at $READOUT_DATA_DIR, then
 * the build and the installed one
 *
 * Loads the language pack. Errors: G_IO_ERROR_NOT_FOUND and G_IO_ERROR_INVALID_DATA, with the
 * file's name in words.
 */
ReadoutEngine *readout_engine_new (const char *data_dir, GError **error);

/* The word lists that the engine uses, for readout_actor_matcher_new(). Owned by @engine. */
ReadoutLanguage *readout_engine_get_language (ReadoutEngine *engine);

/**
 * readout_engine_analyse:
 * @report: with its text; outlet and title, where known, help
 *
 * Returns: a GPtrArray of ReadoutStatement with a free function, in the order of the text, owned by
 * the caller: spans, voices (names and kinds, resolved within this report), quotation, act,
 * negated, hedged, confidence, rule, paragraph, page. Stances are left to stance/. %NULL only when
 * cancelled (G_IO_ERROR_CANCELLED). Linear in the length of the text.
 */
GPtrArray *readout_engine_analyse (ReadoutEngine *engine,
                                   ReadoutReport *report,
                                   GCancellable *cancellable,
                                   GError **error);

/**
 * readout_engine_sketch:
 * @content: of ReadoutSpan, not empty: the words that a person says are a statement
 *
 * What the engine would make of them: with cue, source, voices and act where their sentence, or
 * what was said before in the paragraph, tells; with no voices where nothing does. The quotation is
 * told by the marks. As costly as readout_engine_analyse().
 *
 * Returns: owned by the caller; %NULL only when cancelled (G_IO_ERROR_CANCELLED)
 */
ReadoutStatement *readout_engine_sketch (ReadoutEngine *engine,
                                         ReadoutReport *report,
                                         GArray *content,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
