/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "stance/readout-proposition.h"

G_BEGIN_DECLS

/**
 * ReadoutAboutness:
 *
 * The words of a statement and around it, made comparable once for all topics.
 */
typedef struct
{
  /*< private >*/
  GHashTable *content; /* set of stems */
  GHashTable *lower;   /* those of words that begin with no capital */
  GHashTable *context; /* of the paragraph and the headline */
} ReadoutAboutness;

ReadoutAboutness *readout_aboutness_new (ReadoutReport *report, ReadoutStatement *statement);
void readout_aboutness_free (ReadoutAboutness *aboutness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutAboutness, readout_aboutness_free)

/* Whether the statement's own words are about @topic. */
gboolean readout_aboutness_is_about (const ReadoutAboutness *aboutness,
                                     const ReadoutProposition *topic);

/**
 * readout_aboutness_find_lead:
 *
 * The stems of the headline and the first paragraphs of @report, which tell what it is about, as a
 * set.
 */
GHashTable *readout_aboutness_find_lead (ReadoutReport *report);

/* Whether the report with these words at its head is about @topic. */
gboolean readout_aboutness_is_lead (GHashTable *lead, const ReadoutProposition *topic);

/* Whether the talk around the statement is of @topic: most of its terms stand in the paragraph or
 * the headline. */
gboolean readout_aboutness_is_around (const ReadoutAboutness *aboutness,
                                      const ReadoutProposition *topic);

G_END_DECLS
