/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/readout-report.h"

G_BEGIN_DECLS

typedef enum
{
  READOUT_ACTOR_PERSON,
  READOUT_ACTOR_ORGANISATION,
  READOUT_ACTOR_STATE,
  READOUT_ACTOR_MEDIA,
  READOUT_ACTOR_GROUP,
  READOUT_ACTOR_DOCUMENT,
  READOUT_ACTOR_ANONYMOUS,
} ReadoutActorKind;

typedef enum
{
  READOUT_GENDER_UNKNOWN = 0,
  READOUT_GENDER_MALE = 1,
  READOUT_GENDER_FEMALE = 2,
  READOUT_GENDER_EITHER = 3,
} ReadoutGender;

typedef enum
{
  READOUT_QUOTATION_DIRECT,
  READOUT_QUOTATION_INDIRECT,
  READOUT_QUOTATION_MIXED,
} ReadoutQuotation;

typedef enum
{
  READOUT_POSITION_NONE, /* no clear position */
  READOUT_POSITION_SUPPORTS,
  READOUT_POSITION_OPPOSES,
} ReadoutPosition;

typedef enum
{
  READOUT_STATEMENT_NEW,
  READOUT_STATEMENT_KEPT,
  READOUT_STATEMENT_DISMISSED,
} ReadoutStatementState;

typedef enum
{
  READOUT_ORIGIN_FOUND, /* by the language engine */
  READOUT_ORIGIN_ADDED, /* by the person */
} ReadoutOrigin;

/* The words of the console contract ("person", "direct", "supports", …), and back; the second kind
 * returns FALSE for other words. */
const char *readout_actor_kind_to_string (ReadoutActorKind kind);
const char *readout_quotation_to_string (ReadoutQuotation quotation);
const char *readout_position_to_string (ReadoutPosition position);
gboolean readout_actor_kind_from_string (const char *string, ReadoutActorKind *kind);
gboolean readout_quotation_from_string (const char *string, ReadoutQuotation *quotation);
gboolean readout_position_from_string (const char *string, ReadoutPosition *position);

/**
 * ReadoutVoice:
 *
 * One voice of a chain, with its place in the text. Owned by its statement.
 */
typedef struct
{
  char *name; /* the actor's name, as in "actor" of the statement */
  ReadoutActorKind kind;
  gint64 actor_id; /* in its project; 0 outside one */
  GArray *span;    /* of ReadoutSpan: where the text names it; may be empty */
  /* What the report tells of it, from an analysis only: */
  gboolean described; /* it has no name of its own: "officials" */
  guint gender;       /* bits of ReadoutGender; 0: nothing tells */
  char *roles;        /* words that describe it, separated by spaces: "senator"; may be %NULL */
} ReadoutVoice;

ReadoutVoice *readout_voice_new (const char *name, ReadoutActorKind kind, GArray *span);
ReadoutVoice *readout_voice_copy (const ReadoutVoice *voice);
void readout_voice_free (ReadoutVoice *voice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutVoice, readout_voice_free)

/**
 * ReadoutStance:
 *
 * The position that a statement takes towards a topic. Owned by its statement.
 */
typedef struct
{
  gint64 topic_id; /* in its project; outside one, the index of the topic asked for */
  ReadoutPosition position;
  double confidence;  /* 0 to 1 */
  char *reason;       /* in words for the person, quoting the deciding words */
  gboolean by_person; /* decided by the person: never overwritten */
  char *words;        /* of the text, that decided or could have; NULL where there are none */
  char *lesson;       /* what the person's decisions changed and why, in words; NULL: nothing */
} ReadoutStance;

ReadoutStance *readout_stance_new (gint64 topic_id,
                                   ReadoutPosition position,
                                   double confidence,
                                   const char *reason);
void readout_stance_free (ReadoutStance *stance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutStance, readout_stance_free)

#define READOUT_TYPE_STATEMENT (readout_statement_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutStatement, readout_statement, READOUT, STATEMENT, GObject)

/**
 * ReadoutStatement:
 *
 * A record: who is reported to have said what, and through whom. Plain data, written by whoever
 * makes the record before sharing it. Spans are bytes into the text of its report.
 */
struct _ReadoutStatement
{
  GObject parent_instance;

  gint64 id; /* in its project; 0 outside one */
  gint64 report_id;
  GArray *content;   /* of ReadoutSpan, never empty */
  GArray *cue;       /* of ReadoutSpan; empty when the quotation goes on without one */
  GArray *source;    /* of ReadoutSpan; empty for agentless reports */
  GPtrArray *voices; /* of ReadoutVoice, from the outermost to the speaker; never empty. The last
                        one is the actor. */
  ReadoutQuotation quotation;
  char *act; /* "states", "denies", …: a word of the list in stance/ */
  gboolean negated;
  gboolean hedged;
  double confidence; /* 0 to 1: measured precision of the rule that found it */
  char *rule;        /* the rule that found it, for evaluation */
  guint paragraph;   /* index from 0 */
  guint page;        /* from 1, or 0 */
  guint credibility; /* NATO 1 to 6, 0 when not graded */
  ReadoutOrigin origin;
  ReadoutStatementState state;
  GPtrArray *stances; /* of ReadoutStance */
};

/* A statement with empty lists. */
ReadoutStatement *readout_statement_new (void);

/* The speaker: the last of the voices; %NULL while there is none. Owned by @statement. */
ReadoutVoice *readout_statement_get_actor (ReadoutStatement *statement);

/* The stance towards a topic, or %NULL. Owned by @statement. */
ReadoutStance *readout_statement_get_stance (ReadoutStatement *statement, gint64 topic_id);

G_END_DECLS
