/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "stance/readout-proposition.h"

G_BEGIN_DECLS

/**
 * ReadoutAboutness:
 *
 * Where a report has the words of some topics, for one of its statements after the other: in those
 * of the statement, of its paragraph, of the headline and of the first paragraphs. For one thread.
 */
typedef struct _ReadoutAboutness ReadoutAboutness;

/* @report: with its text. @topics: of ReadoutProposition; the other functions name them by index.
 * Linear in the report. */
ReadoutAboutness *readout_aboutness_new (ReadoutReport *report, GPtrArray *topics);
void readout_aboutness_free (ReadoutAboutness *aboutness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutAboutness, readout_aboutness_free)

/* Takes the next statement, about which the other functions then tell. Linear in the words of
 * topics in it and in its paragraph, but for finding them: logarithmic in those of the report. */
void readout_aboutness_read (ReadoutAboutness *aboutness, ReadoutStatement *statement);

/* Whether the statement's own words are about @topic: names alone are not enough where the topic
 * has other words. */
gboolean readout_aboutness_is_about (const ReadoutAboutness *aboutness, guint topic);

/* Whether the talk around the statement is of @topic: most of its terms stand in the paragraph or
 * the headline. */
gboolean readout_aboutness_is_around (const ReadoutAboutness *aboutness, guint topic);

/* Whether the topic is named by more than a name right before the statement, or in it: further off,
 * "it" stands for something else. */
gboolean readout_aboutness_was_just_named (const ReadoutAboutness *aboutness, guint topic);

/* Whether the headline and the first paragraphs of the report are about @topic. */
gboolean readout_aboutness_is_lead (const ReadoutAboutness *aboutness, guint topic);

/* Whether the statement has a word that can stand for a topic named before: "it", "the plan". */
gboolean readout_aboutness_has_stand_in (const ReadoutAboutness *aboutness);

G_END_DECLS
