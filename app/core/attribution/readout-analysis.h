/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"
#include "language/readout-language.h"
#include "syntax/readout-relation.h"
#include "text/readout-segmenter.h"

G_BEGIN_DECLS

/* What the parts of the engine share about one report. All indices are of tokens of the whole text;
 * ranges are half-open. */

typedef struct
{
  guint32 first;
  guint32 end;
} ReadoutRange;

#define READOUT_RANGES_MAX 12

/* The parts of one role, in the order of the text. */
typedef struct
{
  guint n;
  ReadoutRange item[READOUT_RANGES_MAX];
} ReadoutRanges;

/**
 * ReadoutMarked:
 * @first: the token of the opening mark
 * @end: index after the token of the closing mark, or after the last token of the passage where
 *   the mark is never closed
 * @speech: whether it is something said – not a title, a nickname or a scare quote
 * @continues: whether it goes on in the next passage, as paragraphs of one quotation do
 * @used: whether a finding has it
 *
 * A passage in quotation marks.
 */
typedef struct
{
  guint32 first;
  guint32 end;
  guint paragraph;
  gboolean closed;
  gboolean speech;
  gboolean continues;
  gboolean used;
} ReadoutMarked;

/* The rules, in the order of their evidence; each has a name and a confidence. */
typedef enum
{
  READOUT_RULE_QUOTATION,   /* "…," NP said / said NP, "…" */
  READOUT_RULE_FLOATING,    /* a quotation that goes on without a cue */
  READOUT_RULE_TRAILING,    /* CLAUSE, NP said */
  READOUT_RULE_CLAUSE,      /* NP said (that) CLAUSE */
  READOUT_RULE_ACCORDING,   /* according to NP */
  READOUT_RULE_PARENTHESIS, /* as NP said; NP said, in the middle */
  READOUT_RULE_REQUEST,     /* asked NP to … */
  READOUT_RULE_INTENT,      /* pledged to … */
  READOUT_RULE_PREPOSITION, /* called for …, accused NP of … */
  READOUT_RULE_THING,       /* denied NP */
  READOUT_RULE_PREDICATE,   /* called NP X, described NP as X */
  READOUT_RULE_LIGHT_VERB,  /* expressed concern that … */
  READOUT_RULE_NOUN,        /* the claim that … */
  READOUT_RULE_ADJECTIVE,   /* confident that … */
  READOUT_RULE_QUOTED_AS,   /* quoted NP as saying … */
  READOUT_RULE_HEARSAY,     /* reportedly, is expected to */
  READOUT_RULE_ASKED,       /* Asked whether …, NP said */
  READOUT_RULE_COLON,       /* NP: … */
  READOUT_RULE_DASH,        /* … – NP */
  READOUT_RULE_DEED,        /* walked out of NP */
  READOUT_N_RULES,
} ReadoutRule;

/**
 * ReadoutFinding:
 * @cue_token: the head of the cue, -1 without one
 * @source_token: the head of the source, -1 without one
 * @outer: index of the finding inside whose content this one stands, or which reports it as a
 *   chain; -1 at the top
 * @act: a word of the lists, static
 *
 * A statement in the making.
 */
typedef struct
{
  ReadoutRanges content;
  ReadoutRanges cue;
  ReadoutRanges source;
  gint32 cue_token;
  gint32 source_token;
  gint32 antecedent; /* what the source stands for where it is a relative pronoun */
  gint32 outer;
  gpointer speaker_actor; /* ReadoutActor, %NULL when nobody is named */
  gint32 led_by;          /* index of the finding whose speaker goes on here, -1 without one */
  gint32 through;         /* head of the voice that quotes this one, -1 without one */
  ReadoutRange through_range;
  gpointer through_actor; /* ReadoutActor */
  ReadoutRule rule;
  ReadoutQuotation quotation;
  const char *act;
  gboolean negated;
  gboolean hedged;
  gboolean dropped;
  gboolean outer_fixed;  /* outer is set, or is none, whatever the place */
  gboolean strong;       /* its cue is a verb of speech and little else */
  gboolean set_apart;    /* somebody's own words without marks */
  gboolean same_speaker; /* no source of its own: the last speaker goes on */
} ReadoutFinding;

typedef struct
{
  const ReadoutLanguage *language;
  ReadoutReport *report;
  const char *string;
  ReadoutSegments *segments;
  gboolean has_trees;
  GArray *marked;      /* of ReadoutMarked */
  guint32 *marked_of;  /* for each token, the index of its passage plus 1, 0 outside */
  GArray *findings;    /* of ReadoutFinding */
  guint8 *cue_of;      /* for each token, whether it is a cue of a finding */
  gint32 *shared_with; /* for each verb, the one whose subject it shares against the tree, or 0 */
  GArray *order;       /* of guint: the findings in the order of the text */
  GPtrArray *actors;   /* of ReadoutActor, see readout-actors.h */
  GPtrArray *recent;   /* of ReadoutActor: those named lately, the latest last */
  gpointer names;      /* of readout-actors.c */
  GDestroyNotify names_free;
} ReadoutAnalysis;

static inline ReadoutToken *
readout_analysis_token (const ReadoutAnalysis *analysis, guint index)
{
  return &g_array_index (analysis->segments->tokens, ReadoutToken, index);
}

static inline guint
readout_analysis_n_tokens (const ReadoutAnalysis *analysis)
{
  return analysis->segments->tokens->len;
}

static inline ReadoutSentence *
readout_analysis_sentence_of (const ReadoutAnalysis *analysis, guint token)
{
  return &g_array_index (analysis->segments->sentences, ReadoutSentence,
                         readout_analysis_token (analysis, token)->sentence);
}

/* Appends [first, end) unless it is empty; joins it to the last part where they touch. Beyond
 * READOUT_RANGES_MAX parts the last one is stretched. */
void readout_ranges_add (ReadoutRanges *ranges, guint32 first, guint32 end);
gboolean readout_ranges_contain (const ReadoutRanges *ranges, guint32 token);
ReadoutRange readout_ranges_get_extent (const ReadoutRanges *ranges);

/* A new finding of @rule; the pointer is valid until the next one. */
ReadoutFinding *readout_analysis_add_finding (ReadoutAnalysis *analysis, ReadoutRule rule);

/* The flags of a token in a list, by its lower-case form. */
guint64 readout_analysis_flags (const ReadoutAnalysis *analysis, guint token, ReadoutList list);

/* Whether the token is the word @word, in lower case. */
gboolean readout_analysis_is (const ReadoutAnalysis *analysis, guint token, const char *word);

/* Name and confidence (precision on reports that are not shipped) of a rule. */
const char *readout_rule_get_name (ReadoutRule rule);
double readout_rule_get_confidence (ReadoutRule rule);

/* The passes, in their order. */
void readout_find_marked (ReadoutAnalysis *analysis);

G_END_DECLS
