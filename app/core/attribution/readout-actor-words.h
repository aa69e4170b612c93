/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actors.h"

G_BEGIN_DECLS

/* The flags of a token in a list; of a title also where it is written with a full stop. */
guint64
readout_actor_words_get_flags (const ReadoutAnalysis *analysis, guint token, ReadoutList list);

/* The flags of a common noun in a list, in the singular if need be. */
guint64
readout_actor_words_get_noun_flags (const ReadoutAnalysis *analysis, guint token, ReadoutList list);

gboolean readout_actor_words_is_plural (const ReadoutAnalysis *analysis, guint token);

/* The words of [first, end) as written, white space as one space. Owned by the caller. */
char *readout_actor_words_dup (const ReadoutAnalysis *analysis, guint first, guint end);

/* The folded words of [first, end) with single spaces, spelt as the variants list has them. Owned
 * by the caller. */
char *readout_actor_words_dup_key (const ReadoutAnalysis *analysis, guint first, guint end);

/* The last word of a key. Points into it. */
const char *readout_actor_words_get_last (const char *key);

/* The kind that flags of a list give; an organisation where they tell nothing. */
ReadoutActorKind readout_actor_words_get_kind (guint64 flags);

G_END_DECLS
