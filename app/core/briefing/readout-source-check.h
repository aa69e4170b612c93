/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_FINDING_UNCITED,        /* a sentence with no citation */
  READOUT_FINDING_UNRESOLVED,     /* a citation that leads nowhere */
  READOUT_FINDING_QUOTATION,      /* words in quotation marks that the cited reports do not have */
  READOUT_FINDING_WRONG_SPEAKER,  /* an actor is named who is not the cited speaker */
  READOUT_FINDING_SINGLE_SOURCE,  /* one report, and its speaker is not named */
  READOUT_FINDING_UNNAMED_SOURCE, /* only unnamed sources */
  READOUT_FINDING_CORRECTED_SOURCE, /* rests on a report that was corrected */
  READOUT_FINDING_WITHDRAWN_SOURCE, /* rests on a report that was withdrawn */
  READOUT_FINDING_MISSING_METADATA, /* the outlet or the date of a cited report is not known */
} ReadoutFindingKind;

typedef enum
{
  READOUT_SEVERITY_NOTE, /* worth knowing, nothing is wrong: does not fail a check */
  READOUT_SEVERITY_WARNING,
  READOUT_SEVERITY_ERROR,
} ReadoutSeverity;

/**
 * ReadoutFinding:
 *
 * One row of the source check.
 */
typedef struct
{
  ReadoutFindingKind kind;
  ReadoutSeverity severity;
  ReadoutSpan span; /* bytes of the Markdown: where to jump, what to mark */
  guint line;       /* from 1 */
  char *key;        /* the citation that it is about, or %NULL */
  char *words;      /* for the person, translated */
  char *difference; /* a word diff in Markdown (~~gone~~ **new**), or %NULL */
  char *fix;        /* what the bytes of span are to be replaced with, or %NULL */
} ReadoutFinding;

void readout_finding_free (ReadoutFinding *finding);

/* "uncited", "unresolved", "quotation", "wrong-speaker", … */
const char *readout_finding_kind_to_string (ReadoutFindingKind kind);

/**
 * readout_source_check:
 * @markdown: a briefing, with or without footnote definitions
 * @snapshot: (nullable): resolves the citations; %NULL for a Markdown file as it stands, where a
 *   citation resolves when the file defines it
 *
 * Returns: a GPtrArray of ReadoutFinding with a free function, in the order of the text, owned by
 * the caller. O(n log n) in the length of the Markdown.
 */
GPtrArray *readout_source_check (const char *markdown, ReadoutSnapshot *snapshot);

/* Whether the findings fail a check: one of them is no mere note. */
gboolean readout_source_check_has_failed (GPtrArray *findings);

G_END_DECLS
