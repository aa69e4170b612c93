/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-merge.h"
#include "briefing/readout-merge-units.h"

G_BEGIN_DECLS

typedef enum
{
  MERGE_BEHIND, /* each unit comes and goes with the gap before it */
  MERGE_BEFORE, /* … with the gap behind it */
  MERGE_WHOLE,  /* everything between two units, as one */
} MergeStyle;

/**
 * MergeOperation:
 * @prev: what it adds stands behind this unit of the base; -1 for the start
 * @first, @n: what it removes from the base or, with MERGE_WHOLE, replaces
 * @added: (element-type gint): units of theirs
 * @removed: (element-type gint): units of the base
 * @is_single: a sentence within a block that stays
 *
 * A step from the base to theirs.
 */
typedef struct
{
  ReadoutProposalKind kind;
  MergeStyle style;
  gint prev;
  gint first;
  gint n;
  gint theirs_first;
  gint n_theirs;
  GArray *added;
  GArray *removed;
  gboolean is_single;
} MergeOperation;

typedef struct
{
  ReadoutUnits *base;
  ReadoutUnits *mine;
  ReadoutUnits *theirs;
  GHashTable *words;
  GHashTable *keys;
  const char **key_names; /* by number */

  gint32 *theirs_of;     /* of base: the same or changed in place, in order; or -1 */
  gint32 *moved_from;    /* of theirs: a unit of the base that stands elsewhere, or -1 */
  gint32 *moved_to;      /* of base */
  guint8 *removal;       /* of base: MergeStyle, how it goes */
  gint32 *mine_of;       /* of base: the same, moved or edited; or -1 */
  gboolean *is_verbatim; /* of base: mine_of is the same bytes */
  gint32 *base_of;       /* of mine: what of the base it answers to, -1: the person wrote it */

  GHashTable *refused;
  GHashTable *base_keys; /* sets of key numbers */
  GHashTable *mine_keys;
  GHashTable *own_words; /* numbers of the words of what is_own */
  GHashTable *ids;       /* of the proposals, borrowed */
  GPtrArray *operations; /* of MergeOperation */
  ReadoutMerge *merge;
} Merge;

/* Fills @operations. */
void readout_merge_find_operations (Merge *merge);

/* Makes proposals of them. */
void readout_merge_propose (Merge *merge);
void readout_merge_free_proposal (ReadoutProposal *proposal);

/* Append the edits of mine that add the units in @operation, take a unit of the base away, put
 * @words in its place, replace everything between two units; FALSE, with nothing appended, when the
 * person has left no place for it. */
gboolean readout_merge_place_added (Merge *merge, MergeOperation *operation, GArray *edits);
gboolean readout_merge_place_removed (Merge *merge, gint unit, GArray *edits);
gboolean readout_merge_place_changed (Merge *merge, gint unit, const char *words, GArray *edits);
gboolean readout_merge_place_whole (Merge *merge, MergeOperation *operation, GArray *edits);

/* The same for the base, where there always is a place. */
void readout_merge_add_to_base (Merge *merge, MergeOperation *operation, GArray *edits);
void readout_merge_remove_from_base (Merge *merge, gint unit, GArray *edits);
void readout_merge_replace_in_base (Merge *merge, MergeOperation *operation, GArray *edits);

/* Appends an edit; takes @words over. */
void readout_merge_add_edit (GArray *edits, guint32 start, guint32 end, char *words);

G_END_DECLS
