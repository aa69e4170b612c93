/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-tree-values.h"

G_BEGIN_DECLS

/* A sign that is carried up a dependency tree, from what is spoken of to who speaks, through the
 * frames of the words on the way (compare Deng, Wiebe, "Sentiment Propagation via Implicature
 * Constraints", EACL 2014, for what is good or bad for whom). */

/* No path through a tree is followed further. */
#define READOUT_CARRY_STEPS_MAX 60

typedef enum
{
  READOUT_CARRIED_ENTITY, /* somebody or something */
  READOUT_CARRIED_EVENT,  /* what happens to the target */
  READOUT_CARRIED_CLAIM,  /* what is said of it */
} ReadoutCarriedKind;

/* What makes doubtful whether a word is meant as it stands. */
typedef enum
{
  READOUT_DOUBT_NONE,
  READOUT_DOUBT_SO_CALLED,  /* "the so-called reform" */
  READOUT_DOUBT_MARKS,      /* "a ‘fair’ deal" */
  READOUT_DOUBT_COMPARISON, /* "worse than the war" */
} ReadoutDoubt;

/**
 * ReadoutCarried:
 * @sign: being for the token where it has arrived is being for the target times this
 * @weight: how sure that is, 0 to 1
 * @kind: what has arrived
 * @happens: what it starts from is a noun for something that is done, although no event yet
 * @decided: a word has spoken for or against
 * @deciding: index of that word, -1
 * @event: its class
 * @future: it is still to be done
 * @negated: something on the way was negated
 * @own: a pronoun for the source does it
 * @passed_over: something else was meant than what stands on the way: "talks rather than sanctions"
 * @steps: of the way so far
 */
typedef struct
{
  int sign;
  double weight;
  ReadoutCarriedKind kind;
  gboolean happens;
  gboolean decided;
  gint32 deciding;
  ReadoutEventClass event;
  gboolean future;
  gboolean negated;
  gboolean own;
  gboolean passed_over;
  guint steps;
} ReadoutCarried;

/* From @child to its head. */
void readout_carry (const ReadoutTree *tree, ReadoutCarried *carried, gint32 child, gint32 head);

/* The word at @token speaks: @sign for or against, times @weight as sure. @frame: (nullable): its
 * frame, whose class becomes that of the event. */
void readout_carried_decide (
    ReadoutCarried *carried, int sign, double weight, gint32 token, const ReadoutFrame *frame);

G_END_DECLS
