/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-carry.h"

G_BEGIN_DECLS

/* Directed polarity: whether one part of a sentence is for or against another, through the
 * dependency tree. The sign is carried from the target up to the word whose agent the source is,
 * through the frames of the words on the way (compare Deng, Wiebe, "Sentiment Propagation via
 * Implicature Constraints", EACL 2014, for what is good or bad for whom). */

/**
 * ReadoutDirection:
 * @sign: 1 for, -1 against, 0 neither
 * @confidence: 0 to 1
 * @event: what the source does, as a class of PLOVER
 * @deciding: index of the token that decides, -1 without one
 * @target: index of the token that it is about
 * @doubt: why it may not be meant so; the confidence is lower for it
 */
typedef struct
{
  int sign;
  double confidence;
  ReadoutEventClass event;
  gint32 deciding;
  gint32 target;
  ReadoutDoubt doubt;
} ReadoutDirection;

/**
 * readout_direction_find:
 * @segments: parsed by readout_syntax_parse()
 * @source: bytes of the text of @segments
 * @target: the same
 *
 * What the source does to, or says or thinks of the target. Linear in the sentences that have both,
 * times the depth of their trees.
 */
ReadoutDirection readout_direction_find (const ReadoutFrames *frames,
                                         const ReadoutSegments *segments,
                                         ReadoutSpan source,
                                         ReadoutSpan target);

G_END_DECLS
