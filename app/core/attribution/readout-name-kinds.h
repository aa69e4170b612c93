/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-name-spans.h"

G_BEGIN_DECLS

/* The kind of the name [@first, @end) with the key @key by the lists; FALSE when they do not tell.
 */
gboolean readout_name_kinds_find (const ReadoutAnalysis *analysis,
                                  const char *key,
                                  guint first,
                                  guint end,
                                  ReadoutActorKind *kind);

/* The kind of a name that no list has, by its form: an organisation in capitals, a people in the
 * plural, else a person. */
ReadoutActorKind readout_name_kinds_guess (const ReadoutAnalysis *analysis,
                                           const ReadoutNameSpan *span);

/* The genders of a given name, bits of ReadoutGender; 0 for other words. */
guint readout_name_kinds_get_gender (const ReadoutAnalysis *analysis, guint token);

/* What stands around a name of unknown kind: "in Ostland", "Ostland's army", "the Green List",
 * "Norva Lines, which". */
void readout_name_kinds_vote (const ReadoutAnalysis *analysis,
                              ReadoutActor *actor,
                              guint first,
                              guint end);

/* Settles the kinds of the names that only their places in sentences tell. */
void readout_name_kinds_settle (ReadoutAnalysis *analysis);

G_END_DECLS
