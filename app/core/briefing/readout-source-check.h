/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-snapshot.h"
#include "briefing/readout-word-difference.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_FINDING_UNCITED,        /* a sentence with no citation */
  READOUT_FINDING_UNRESOLVED,     /* a citation that leads nowhere */
  READOUT_FINDING_QUOTATION,      /* words in quotation marks that the cited reports do not have */
  READOUT_FINDING_WRONG_SPEAKER,  /* an actor is named who is not the cited speaker */
  READOUT_FINDING_SINGLE_SOURCE,  /* one report, and its speaker is not named */
  READOUT_FINDING_UNNAMED_SOURCE, /* only unnamed sources */
  READOUT_FINDING_CORRECTED_SOURCE,     /* rests on a report that was corrected */
  READOUT_FINDING_WITHDRAWN_SOURCE,     /* rests on a report that was withdrawn or removed */
  READOUT_FINDING_MISSING_METADATA,     /* the outlet or the date of a cited report is not known */
  READOUT_FINDING_ORPHAN_DEFINITION,    /* a footnote that nothing refers to */
  READOUT_FINDING_DUPLICATE_DEFINITION, /* a second footnote of the same id, which is not shown */
  READOUT_N_FINDING_KINDS,
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
 * One row of the source check. Counted by reference. Where it stands is written anew whenever the
 * findings of a draft are listed; nothing else changes.
 *
 * What counts as a claim, so that it needs a citation: every sentence of a paragraph, a list item
 * or a block quote that ends like one (".", "!", "…") or is longer than 15 words. Not: headings,
 * shorter lines without a stop (labels), lines that end with a colon (introductions), questions,
 * tables, code and footnotes.
 */
typedef struct
{
  ReadoutFindingKind kind;
  ReadoutSeverity severity;
  ReadoutSpan span;       /* bytes of the Markdown: where to jump, what to mark */
  ReadoutSpan characters; /* the same in code points */
  guint line;             /* from 1 */
  char *heading;          /* the words of the heading above it, or %NULL */
  char *key;              /* the citation that it is about, or %NULL */
  char *words;            /* for the person, translated */
  char *excerpt;          /* the sentence that it is about */
  char *difference;       /* a word diff in Markdown (~~gone~~ **new**), or %NULL */
  GArray *pieces;         /* the same, of ReadoutDifferencePiece, or %NULL */
  char *fix;              /* what the bytes of span are to be replaced with, or %NULL */
  gint64 report_id;       /* whose metadata is missing, or 0 */
  guint64 identity;       /* the same as long as the sentence, its citations and the kind are: what
                             the person dismisses */
} ReadoutFinding;

ReadoutFinding *readout_finding_new (ReadoutFindingKind kind, ReadoutSeverity severity);
ReadoutFinding *readout_finding_ref (ReadoutFinding *finding);
void readout_finding_unref (ReadoutFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutFinding, readout_finding_unref)

/* "uncited", "unresolved", "quotation", "wrong-speaker", … */
const char *readout_finding_kind_to_string (ReadoutFindingKind kind);

/* "error", "warning", "note": for programs. */
const char *readout_severity_to_string (ReadoutSeverity severity);

/* "Error", "Warning", "Note": for the person, translated. */
const char *readout_severity_get_words (ReadoutSeverity severity);

/**
 * readout_source_check:
 * @markdown: a briefing, with or without footnote definitions
 * @snapshot: (nullable): resolves the citations; %NULL for a Markdown file as it stands, where a
 *   citation resolves when the file defines it
 *
 * Checks all of a draft at once; a #ReadoutSourceChecker does it piece by piece.
 *
 * Returns: a GPtrArray of ReadoutFinding with a free function, in the order of the text, owned by
 * the caller. Linear in the length of the Markdown.
 */
GPtrArray *readout_source_check (const char *markdown, ReadoutSnapshot *snapshot);

/* Whether the findings fail a check: one of them is no mere note. */
gboolean readout_source_check_has_failed (GPtrArray *findings);

G_END_DECLS
