/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-merge.h"
#include "briefing/readout-snapshot.h"

G_BEGIN_DECLS

/**
 * What the person is told about a proposal of the draft builder, in the language of the person.
 */

/**
 * readout_update_keep_title:
 * @base: what was drafted before, in Markdown
 * @markdown: (transfer full): what is drafted now
 *
 * A title that somebody gave the first draft stays; one of the builder's own follows the reports.
 *
 * Returns: @markdown with the title that it should have, owned by the caller
 */
char *readout_update_keep_title (const char *base, char *markdown);

/* What it is: "New sentence", "Changed paragraph", "New section “Tarvenia”". Owned by the caller.
 */
char *readout_update_dup_title (const ReadoutProposal *proposal);

/**
 * readout_update_dup_reason:
 * @snapshot: that the draft was made from
 *
 * Why it is proposed: "3 new statements by Borrell from Reuters, 4 Mar 2022", "“Headline” was
 * withdrawn". Owned by the caller.
 */
char *readout_update_dup_reason (const ReadoutProposal *proposal, ReadoutSnapshot *snapshot);

/* Markdown as one reads it in a line of a list: without marks of headings, lists and emphasis, a
 * citation as a raised dot, line ends as spaces. Owned by the caller. */
char *readout_update_dup_plain (const char *markdown);

/**
 * ReadoutAffected:
 * @span: bytes of the Markdown: a sentence, a heading or a table that cites @key
 *
 * A passage that rests on a report which no longer holds.
 */
typedef struct
{
  ReadoutSpan span;
  char *key;
} ReadoutAffected;

/**
 * readout_update_find_affected:
 * @keys: a set of citation keys
 *
 * The passages of a briefing that cite any of them, in order; a passage that cites several comes
 * once for each. Linear. A GPtrArray with a free function, owned by the caller.
 */
GPtrArray *readout_update_find_affected (const char *markdown, GHashTable *keys);

G_END_DECLS
