/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance/readout-carry.h"

G_BEGIN_DECLS

/* The parts of readout_carry(). */

/* The target, at @child, is the object of @head, which has @frame (nullable). */
void readout_carry_object (const ReadoutTree *tree,
                           ReadoutCarried *carried,
                           gint32 child,
                           gint32 head,
                           const ReadoutFrame *frame);

/* A clause about the target, at @child, stands under @head. */
void readout_carry_clause (const ReadoutTree *tree,
                           ReadoutCarried *carried,
                           gint32 child,
                           gint32 head,
                           const ReadoutFrame *frame);

G_END_DECLS
