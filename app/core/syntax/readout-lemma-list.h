/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "syntax/readout-lemma.h"
#include "syntax/readout-model.h"

G_BEGIN_DECLS

/* The list is an open-addressed hash table: a pair belongs to the first free place from this hash
 * on. */
guint32 readout_lemma_list_hash (char class, const char *form);

G_END_DECLS
