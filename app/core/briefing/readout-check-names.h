/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-check-private.h"

G_BEGIN_DECLS

/* The names in a sentence that the source check looks at. */

/* How much a name says that its bearer is the speaker. */
typedef enum
{
  READOUT_ROLE_NONE,
  READOUT_ROLE_WEAK,   /* begins the sentence */
  READOUT_ROLE_STRONG, /* "X said", "according to X", "said X" behind a quotation */
} ReadoutSpeakerRole;

/* What a name is to what is cited. */
typedef enum
{
  READOUT_STANDING_NONE,
  READOUT_STANDING_REPORTER, /* another voice, the outlet, the author */
  READOUT_STANDING_SPEAKER,
} ReadoutStanding;

/* A name in the sentence, outside of quotations. */
typedef struct
{
  guint start; /* tokens */
  guint end;
  GArray *actors;      /* numbers, borrowed from the index; NULL for a name that it does not know */
  gboolean is_content; /* stands in what is said */
  ReadoutStanding standing;
  ReadoutSpeakerRole role;
} ReadoutMention;

typedef struct
{
  ReadoutCheckedSentence *checked;
  const char *words;
  GArray *tokens;   /* of ReadoutNameToken */
  GArray *mentions; /* of ReadoutMention, in the order of the sentence */
  guint list_start; /* the first token of a list of names behind a colon; G_MAXUINT for none */
} ReadoutSentenceNames;

/* The words of a sentence by index. */
static inline const ReadoutNameToken *
readout_names_get_token (const ReadoutSentenceNames *names, guint index)
{
  return &g_array_index (names->tokens, ReadoutNameToken, index);
}

gboolean readout_names_is_word (const ReadoutSentenceNames *names, guint index, const char *word);
/* @list ends with NULL. */
gboolean
readout_names_is_one_of (const ReadoutSentenceNames *names, guint index, const char *const *list);

/* Whether it is a form of a verb of saying. */
gboolean readout_names_is_cue (const ReadoutSentenceNames *names, guint index);
gboolean readout_names_is_quoted (const ReadoutSentenceNames *names, guint index);

/* Whether one of @marks stands between a token and the next one (or the end), or before the first
 * (index -1). */
gboolean
readout_names_has_between (const ReadoutSentenceNames *names, int index, const char *marks);

/* Whether a voice has a name of its own: "Dario Fenn", not "officials" or "a Lethian voter". */
gboolean readout_voice_has_name (const ReadoutVoice *voice);

/* Fills @mentions: who is named, and what they are to what is cited. */
void readout_names_find (ReadoutSentenceNames *names);

/* Tells which of them stand where speakers do. */
void readout_names_find_roles (ReadoutSentenceNames *names);

G_END_DECLS
