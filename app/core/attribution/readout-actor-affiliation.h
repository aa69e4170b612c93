/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "language/readout-language.h"

G_BEGIN_DECLS

/**
 * readout_actor_find_affiliation:
 *
 * The state that a place, office or body stands for or belongs to: "Kremlin" → "Russia", "Russian
 * Foreign Ministry" → "Russia". %NULL when nothing tells, and for persons, documents and what is
 * the state itself. Owned by @language.
 */
const char *readout_actor_find_affiliation (const ReadoutLanguage *language,
                                            const char *name,
                                            ReadoutActorKind kind);

G_END_DECLS
