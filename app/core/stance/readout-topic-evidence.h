/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-surroundings.h"
#include "stance/readout-topic-frame.h"

G_BEGIN_DECLS

/* How a statement shows a side. */
typedef enum
{
  READOUT_EVIDENCE_WORDS,   /* a word for or against a part of the topic */
  READOUT_EVIDENCE_ASSERTS, /* says that it is so, or is not */
  READOUT_EVIDENCE_DOES,    /* the one who is to do it says that it is done */
  READOUT_EVIDENCE_ACCUSED, /* is the one whom the topic accuses */
  READOUT_EVIDENCE_HARMED,  /* is the one to whom it is done */
  READOUT_N_EVIDENCES,
} ReadoutEvidenceKind;

/**
 * ReadoutEvidence:
 * @sign: for the topic (1) or against it (-1)
 * @weight: how surely, 0 to 1
 * @deciding: token of the surroundings that decides, -1 for the cue
 * @target: token of what it is about, -1 for the speaker
 * @doubt: why it may not be meant so; the weight is lower for it
 */
typedef struct
{
  ReadoutEvidenceKind kind;
  int sign;
  double weight;
  gint32 deciding;
  gint32 target;
  ReadoutDoubt doubt;
} ReadoutEvidence;

/**
 * readout_topic_evidence_find:
 * @surroundings: marked for @statement
 * @calling: (nullable): the stems of what its actor is called, as a set
 * @talks_of_it: whether the report talks of the topic around the statement, so that "the plan" can
 *   mean it
 * @was_just_named: whether it was named right before, so that "it" can
 *
 * Everything in the statement that is for or against the topic, as a GArray of ReadoutEvidence.
 * Linear in the statement, times the depth of its trees.
 */
GArray *readout_topic_evidence_find (const ReadoutTree *tree,
                                     const ReadoutSurroundings *surroundings,
                                     ReadoutStatement *statement,
                                     GHashTable *calling,
                                     const ReadoutTopicFrame *frame,
                                     gboolean talks_of_it,
                                     gboolean was_just_named);

/* Whether a newspaper only reports, so that it takes no side. */
gboolean readout_topic_evidence_is_reporting (ReadoutStatement *statement);

G_END_DECLS
