/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "syntax/readout-relation.h"
#include "text/readout-segmenter.h"

G_BEGIN_DECLS

/* What the tagger and the parser look at. The trainer computes the same features through the same
 * functions, so that what was learnt fits what is asked. Internal to the syntax. */

/* Tokens of a sentence, with room for the root and for what is not there. */
#define READOUT_FEATURES_CAPACITY (READOUT_SENTENCE_MAX_TOKENS + 8)

/* A feature: the hash of a template with up to three values. Two rounds of multiply and shift
 * spread every bit (after Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators",
 * 2014). */
static inline guint64
readout_feature_hash (guint32 template_id, guint32 a, guint32 b, guint32 c)
{
  guint64 hash = ((guint64)a << 32 | b) ^ ((guint64)c * 0x9E3779B97F4A7C15u);

  hash += (guint64)template_id * 0xD1B54A32D192ED03u;
  hash = (hash ^ hash >> 31) * 0xBF58476D1CE4E5B9u;
  hash = (hash ^ hash >> 29) * 0x94D049BB133111EBu;
  return hash ^ hash >> 32;
}

/**
 * ReadoutLexicalToken:
 *
 * What the form of a token tells: hashes of its folded form (digits as 0), of its form, of its ends
 * and its outline ("Xx-0"), and, for words of the lexicon, of the set of tags that they were seen
 * with.
 */
typedef struct
{
  guint32 word;
  guint32 form;
  guint32 suffix[4]; /* the last 1 to 4 bytes of the folded form */
  guint32 prefix[3]; /* the first 1 to 3 */
  guint32 outline;
  guint32 ambiguity; /* 0 for an unknown word */
  gint16 only_tag;   /* the one tag of a frequent word; -1 for any other */
} ReadoutLexicalToken;

/* Fills everything but @ambiguity and @only_tag. */
void readout_lexical_token_init (ReadoutLexicalToken *lexical,
                                 const ReadoutToken *token,
                                 const ReadoutToken *next);

/* At most so many features for one decision. */
#define READOUT_TAG_MAX_FEATURES 64
#define READOUT_MOVE_MAX_FEATURES 160
#define READOUT_LABEL_MAX_FEATURES 96

/**
 * ReadoutTagContext:
 *
 * A sentence while it is being tagged. The token at index i of the sentence is at i + 2; what is
 * before and after it stands for the ends of the sentence.
 */
typedef struct
{
  guint n_tokens;
  guint32 style; /* 0 running text, 1 a headline in title case, 2 all capitals */
  ReadoutLexicalToken lexical[READOUT_FEATURES_CAPACITY];
  guint16 tags[READOUT_FEATURES_CAPACITY]; /* readout_tag() of what has been decided */
} ReadoutTagContext;

/* Both parts of speech in one value, never 0. */
static inline guint16
readout_tag (ReadoutXpos xpos, ReadoutUpos upos)
{
  return xpos * 32 + upos + 1;
}

static inline ReadoutXpos
readout_tag_get_xpos (guint16 tag)
{
  return (tag - 1) / 32;
}

static inline ReadoutUpos
readout_tag_get_upos (guint16 tag)
{
  return (tag - 1) % 32;
}

/* Prepares @context for @n_tokens tokens, no tag decided. The lexicon's part is the caller's. */
void
readout_tag_context_init (ReadoutTagContext *context, const ReadoutToken *tokens, guint n_tokens);

/* The features of token @index, whose left neighbours are tagged; returns their number. */
guint
readout_tag_context_extract (const ReadoutTagContext *context, guint index, guint64 *features);

/* The moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez, Satta, ACL 2011). */
typedef enum
{
  READOUT_MOVE_SHIFT, /* the next token goes onto the stack */
  READOUT_MOVE_LEFT,  /* the top of the stack becomes a dependent of the next token */
  READOUT_MOVE_RIGHT, /* the top of the stack becomes a dependent of the one below it */
  READOUT_N_MOVES,
} ReadoutMove;

/**
 * ReadoutParseState:
 *
 * A sentence while it is being parsed. Index @n_tokens is the root, which stands after the last
 * token (Ballesteros, Nivre, "Going to the Roots of Dependency Parsing", 2013), @n_tokens + 1 is
 * nothing.
 */
typedef struct
{
  guint n_tokens;
  guint n_stack;
  guint next;
  guint16 stack[READOUT_FEATURES_CAPACITY];
  guint32 word[READOUT_FEATURES_CAPACITY];
  guint32 tag[READOUT_FEATURES_CAPACITY];
  guint16 head[READOUT_FEATURES_CAPACITY];
  guint8 relation[READOUT_FEATURES_CAPACITY];
  guint16 left[READOUT_FEATURES_CAPACITY];         /* leftmost dependent */
  guint16 second_left[READOUT_FEATURES_CAPACITY];  /* the next one */
  guint16 nearest_left[READOUT_FEATURES_CAPACITY]; /* the left dependent that is nearest */
  guint16 right[READOUT_FEATURES_CAPACITY];        /* rightmost dependent */
  guint16 second_right[READOUT_FEATURES_CAPACITY];
  guint8 n_left[READOUT_FEATURES_CAPACITY];
  guint8 n_right[READOUT_FEATURES_CAPACITY];
  guint64 left_set[READOUT_FEATURES_CAPACITY]; /* a bit for each relation of a left dependent */
  guint64 right_set[READOUT_FEATURES_CAPACITY];
  guint8 verbs[READOUT_FEATURES_CAPACITY];  /* verbs before this token, at most 255 */
  guint8 commas[READOUT_FEATURES_CAPACITY]; /* commas and the like before this token */
  guint8 quotes[READOUT_FEATURES_CAPACITY]; /* quotation marks before this token */
} ReadoutParseState;

/* Starts on a tagged sentence. */
void readout_parse_state_init (ReadoutParseState *state, const ReadoutTagContext *sentence);

/* Whether every token has its head. */
static inline gboolean
readout_parse_state_is_done (const ReadoutParseState *state)
{
  return state->n_stack == 0 && state->next == state->n_tokens;
}

/* Whether @move is allowed: one root, no end before every token has a head. */
static inline gboolean
readout_parse_state_allows (const ReadoutParseState *state, ReadoutMove move)
{
  switch (move)
    {
    case READOUT_MOVE_SHIFT:
      return state->next < state->n_tokens;
    case READOUT_MOVE_LEFT:
      return state->n_stack == 1 || (state->n_stack > 1 && state->next < state->n_tokens);
    default:
      return state->n_stack >= 2;
    }
}

/* Does @move; @relation is that of the new arc. */
void
readout_parse_state_move (ReadoutParseState *state, ReadoutMove move, ReadoutRelation relation);

/* The features for the next move: about the hundred of Zhang, Nivre, "Transition-based Dependency
 * Parsing with Rich Non-local Features", ACL 2011, as far as arc-hybrid has them. */
guint readout_parse_state_extract_move (const ReadoutParseState *state, guint64 *features);

/* What a relation is nearly always decided by: the tags of both ends and the direction. */
static inline guint32
readout_parse_state_get_arc_key (const ReadoutParseState *state, guint head, guint dependent)
{
  return readout_feature_hash (3000, state->tag[head], state->tag[dependent], dependent < head) | 1;
}

/* The features for the relation of an arc from @head to the complete subtree @dependent. */
guint readout_parse_state_extract_label (const ReadoutParseState *state,
                                         guint head,
                                         guint dependent,
                                         guint64 *features);

G_END_DECLS
