/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-check-sources.h"
#include "briefing/readout-source-check.h"

G_BEGIN_DECLS

/* A place where a block refers to a footnote, or defines one. */
typedef struct
{
  char *key;               /* casefolded */
  ReadoutFinding *finding; /* a reference: that it leads nowhere; NULL where the sources have it.
                              A definition: that nothing refers to it */
  ReadoutFinding *second;  /* a definition: that there is another before it; else NULL */
} ReadoutCheckNote;

/**
 * ReadoutCheckResult:
 *
 * What a block of a draft holds, in bytes of the block.
 */
typedef struct
{
  GPtrArray *findings; /* of ReadoutFinding: those that hang on nothing but the block */
  GArray *references;  /* of ReadoutCheckNote */
  GArray *definitions; /* of ReadoutCheckNote */
  char *heading;       /* the words of its last heading, or %NULL */
} ReadoutCheckResult;

/* Checks a block: a paragraph, a list item, a heading … as Markdown. @sources: (nullable). Any
 * thread; linear. */
ReadoutCheckResult *
readout_check_block (const char *markdown, gsize length, ReadoutCheckSources *sources);
void readout_check_result_free (ReadoutCheckResult *result);

/* Where the block of a draft that begins at @start ends: the next one begins there. Each can be
 * read on its own. Linear. */
gsize readout_check_block_find_end (const char *markdown, gsize length, gsize start);

G_END_DECLS
