/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actors.h"

G_BEGIN_DECLS

/* A name where it stands: the tokens [first, end). */
typedef struct
{
  guint32 first;
  guint32 end;
  ReadoutActor *actor;
} ReadoutMention;

/* The names of a report, while its speakers are looked for. */
typedef struct
{
  GHashTable *by_key;  /* folded full name or description → ReadoutActor */
  GHashTable *by_part; /* a word of a person’s full name → who bear it */
  GHashTable *by_acronym;
  GArray *mentions; /* of ReadoutMention, in the order of the text */
} ReadoutNames;

/* The name that holds @token, or %NULL. Owned by @names, valid until a mention is added. */
ReadoutMention *readout_names_find_mention (ReadoutNames *names, guint token);

G_END_DECLS
