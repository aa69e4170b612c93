/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-span.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_PROPOSAL_ADDED,
  READOUT_PROPOSAL_CHANGED,
  READOUT_PROPOSAL_REMOVED,
  READOUT_PROPOSAL_MOVED,  /* to another place, as it is or changed */
  READOUT_PROPOSAL_SPACED, /* white space alone: a paragraph that is split or joined */
} ReadoutProposalKind;

/* What a proposal is about. */
typedef enum
{
  READOUT_PROPOSAL_SENTENCE,
  READOUT_PROPOSAL_PARAGRAPH, /* or several sentences, a list item, a table */
  READOUT_PROPOSAL_SECTION,   /* with its heading */
} ReadoutProposalScope;

/* @words in the place of the bytes of @span. */
typedef struct
{
  ReadoutSpan span;
  char *words;
} ReadoutMergeEdit;

/**
 * ReadoutProposal:
 * @id: the same in every merge as long as it says the same; tells it from all others of its merge
 * @place: bytes of the edited text: what it would change or remove; empty where it would add
 * @before: (nullable): what the builder wrote before, %NULL when it adds
 * @after: (nullable): what it writes now, %NULL when it removes
 * @section: (nullable): the heading that it stands under, as Markdown
 * @keys: the citations of @after; @keys_before: those of @before
 * @new_keys: those of @keys that the edited text does not have
 * @edits: (element-type ReadoutMergeEdit): of the edited text
 * @base_edits: (element-type ReadoutMergeEdit): of the base
 * @units: what it consists of, as names for readout_merge_new()'s @refused
 */
typedef struct
{
  char *id;
  ReadoutProposalKind kind;
  ReadoutProposalScope scope;
  ReadoutSpan place;
  char *before;
  char *after;
  char *section;
  GStrv keys;
  GStrv keys_before;
  GStrv new_keys;
  GArray *edits;
  GArray *base_edits;
  GStrv units;
  /*< private >*/
  guint order;
} ReadoutProposal;

/**
 * ReadoutMerge:
 * @proposals: (element-type ReadoutProposal): in the order of the edited text
 * @n_refused: how many sentences are not proposed because they were refused
 * @n_left_out: how many are not proposed because the person has changed or deleted the place
 *
 * What the draft builder would like to change in a briefing.
 */
typedef struct
{
  char *base;
  char *mine;
  char *theirs;
  GPtrArray *proposals;
  guint n_refused;
  guint n_left_out;
} ReadoutMerge;

/**
 * readout_merge_new:
 * @base: what the builder wrote last
 * @mine: that, edited by the person
 * @theirs: what the builder would write now
 * @refused: (nullable): a set of the @units of proposals that were refused
 *
 * A three-way merge (diff3: Khanna, Kunal, Pierce, “A Formal Investigation of Diff3”, 2007) over
 * the sentences, headings and tables of Markdown, matched by patience diff and, where a sentence
 * took another form or place, by its citations. What only the builder changed becomes a proposal;
 * what the person changed, wrote or deleted is never a part of one:
 * - a sentence is only changed, moved or removed where it stands as the builder wrote it;
 * - what is added stands where it stands for the builder, next to what is left of its neighbours;
 *   a section that the person deleted gets nothing;
 * - a sentence that cites only what the person deleted, or already cites, is not added.
 *
 * All proposals accepted, an unedited text is @theirs byte by byte. As good as linear.
 */
ReadoutMerge *
readout_merge_new (const char *base, const char *mine, const char *theirs, GHashTable *refused);
void readout_merge_free (ReadoutMerge *merge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutMerge, readout_merge_free)

ReadoutProposal *readout_merge_find (ReadoutMerge *merge, const char *id);

/* The edited text with @accepted (element-type ReadoutProposal) in it; %NULL for all. Owned by the
 * caller. */
char *readout_merge_apply (ReadoutMerge *merge, GPtrArray *accepted);

/* What that changes, in order, without overlaps: a GArray of ReadoutMergeEdit whose words are those
 * of @merge. */
GArray *readout_merge_list_edits (ReadoutMerge *merge, GPtrArray *accepted);

/* The base with them in it: the base of the next merge, for which the builder then wrote them.
 * Owned by the caller. */
char *readout_merge_advance (ReadoutMerge *merge, GPtrArray *accepted);

G_END_DECLS
