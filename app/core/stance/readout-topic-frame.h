/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-carry.h"
#include "stance/readout-proposition.h"
#include "syntax/readout-syntax.h"

G_BEGIN_DECLS

/* What a word is in a topic. */
typedef enum
{
  READOUT_TOPIC_PART_EVENT,  /* what is done or is the case: "resigns", "genuine" */
  READOUT_TOPIC_PART_AGENT,  /* who does it */
  READOUT_TOPIC_PART_OBJECT, /* to whom or what it is done */
  READOUT_TOPIC_PART_DETAIL, /* anything else */
} ReadoutTopicPart;

/**
 * ReadoutTopicTerm:
 * @stem: as of readout_term_dup_stem(), or "keep" and the like, which are no terms elsewhere
 * @sign: who is for what the word stands for, is for the topic (1) or against it (-1)
 * @weight: how surely, 0 to 1
 * @happens: whether it is a noun for something that is done: "talks", "the blockade"
 * @is_name: whether it begins with a capital inside the sentence, or is a name by its tag
 */
typedef struct
{
  char *stem;
  ReadoutTopicPart part;
  int sign;
  double weight;
  gboolean happens;
  gboolean is_name;
} ReadoutTopicTerm;

/**
 * ReadoutTopicFrame:
 * @terms: GArray of ReadoutTopicTerm, in the order of the text
 * @accuses: what it says is bad for who does it: "Merovia fired on the boats"
 * @harms: what it says is bad for the one to whom it is done: "sanctions on Tarn"
 * @claims: it says that something is so, rather than that something is to be done: who asserts it
 *   is for it
 *
 * A topic read as a sentence: who is for which part of it is for or against the whole. Immutable
 * once made, counted by reference.
 */
typedef struct
{
  GArray *terms;
  gboolean accuses;
  gboolean harms;
  gboolean claims;
} ReadoutTopicFrame;

/* @frames and @syntax are used only here. Linear in the text of @topic. */
ReadoutTopicFrame *readout_topic_frame_new (const ReadoutFrames *frames,
                                            ReadoutSyntax *syntax,
                                            const ReadoutProposition *topic);
ReadoutTopicFrame *readout_topic_frame_ref (ReadoutTopicFrame *frame);
void readout_topic_frame_unref (ReadoutTopicFrame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutTopicFrame, readout_topic_frame_unref)

/* The term with @stem (nullable), %NULL if there is none. */
const ReadoutTopicTerm *readout_topic_frame_find (const ReadoutTopicFrame *frame, const char *stem);

G_END_DECLS
