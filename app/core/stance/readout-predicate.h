/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-frames.h"
#include "text/readout-segmenter.h"

G_BEGIN_DECLS

/* What the stance rules ask of a word and its dependents. */

/**
 * ReadoutPredicate:
 * @frame: (nullable): its frame
 * @particle: index of the particle or preposition that the frame is written with ("call off"), -1
 */
typedef struct
{
  const ReadoutFrame *frame;
  gint32 particle;
} ReadoutPredicate;

/* The frame of a token by its part of speech. */
ReadoutPredicate
readout_predicate_find (const ReadoutFrames *frames, const ReadoutSegments *segments, gint32 token);

/* The frame of a verb with the preposition "for", or without: "call for". */
const ReadoutFrame *readout_predicate_find_for (const ReadoutFrames *frames,
                                                const ReadoutSegments *segments,
                                                gint32 token);

/* The frame of a token read as a noun; %NULL when it has none or is no noun. */
const ReadoutFrame *readout_predicate_find_noun (const ReadoutFrames *frames,
                                                 const ReadoutSegments *segments,
                                                 gint32 token);

/* The frame of a verb of which @form is a form, in lower case, that ends in -s or -ed: for words
 * that pass for something else. */
const ReadoutFrame *readout_predicate_find_form (const ReadoutFrames *frames, const char *form);

/* The preposition of a noun phrase in lower case, %NULL without one; and its index, or -1. */
const char *readout_predicate_get_preposition (const ReadoutSegments *segments, gint32 token);
gint32 readout_predicate_find_preposition (const ReadoutSegments *segments, gint32 token);

/* The token that does what @predicate says: its subject, the one after "by", the owner of a noun,
 * or what a relative clause belongs to. -1 where it has none of its own; never @except. */
gint32
readout_predicate_find_agent (const ReadoutSegments *segments, gint32 predicate, gint32 except);

/* Whether the subject is not that of a clause above. */
gboolean readout_predicate_has_subject (const ReadoutSegments *segments, gint32 predicate);

/* Whether the token itself is "not", "never", "no" … */
gboolean readout_predicate_is_negation (const ReadoutSegments *segments, gint32 token);

gboolean readout_predicate_is_negated (const ReadoutSegments *segments, gint32 predicate);

/* "will", "would", "is to": not done yet. */
gboolean readout_predicate_is_future (const ReadoutSegments *segments, gint32 predicate);

/* "must", "should", "needs to": somebody wants it done. */
gboolean readout_predicate_is_obliged (const ReadoutSegments *segments, gint32 predicate);

G_END_DECLS
