/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-statement.h"

G_BEGIN_DECLS

/*
 * What a project keeps besides reports and statements, as records for lists. Plain data: written by
 * the store before it hands them out, read by everyone after. Strings are UTF-8 and owned by the
 * record; what is unknown is %NULL. Times are seconds since 1970, UTC.
 */

#define READOUT_TYPE_OUTLET (readout_outlet_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutOutlet, readout_outlet, READOUT, OUTLET, GObject)

/* A publisher of reports. */
struct _ReadoutOutlet
{
  GObject parent_instance;

  gint64 id;
  char *name;
  GStrv aliases;    /* other names under which it is known; never NULL */
  char reliability; /* NATO 'A' to 'F', '\0' when not graded */
  guint n_reports;
};

ReadoutOutlet *readout_outlet_new (void);

#define READOUT_TYPE_ACTOR (readout_actor_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutActor, readout_actor, READOUT, ACTOR, GObject)

/* Somebody or something that makes statements. */
struct _ReadoutActor
{
  GObject parent_instance;

  gint64 id;
  char *name;
  ReadoutActorKind kind;
  char *affiliation;  /* "Russia" of "Kremlin" */
  GStrv aliases;      /* other names for it; never NULL */
  gboolean by_person; /* named or graded by the person: never renamed by an analysis */
  guint n_statements; /* of which it is the speaker, without the dismissed ones */
};

ReadoutActor *readout_actor_new (void);

#define READOUT_TYPE_ACTOR_PAIR (readout_actor_pair_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutActorPair, readout_actor_pair, READOUT, ACTOR_PAIR, GObject)

/* Two actors that may be one, with what tells the person whether they are. */
struct _ReadoutActorPair
{
  GObject parent_instance;

  ReadoutActor *actors[2]; /* the one that would stay comes second */
  char *examples[2];       /* words of a statement of each; %NULL for none */
  guint n_reports[2];      /* in which each speaks */
  guint likeness;          /* ReadoutLikeness: why they may be one; 0 when nothing tells */
};

ReadoutActorPair *readout_actor_pair_new (void);

#define READOUT_TYPE_TOPIC (readout_topic_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutTopic, readout_topic, READOUT, TOPIC, GObject)

/* A proposition that one can be for or against. */
struct _ReadoutTopic
{
  GObject parent_instance;

  gint64 id;
  char *proposition;
  GStrv terms;        /* the words that tell that a statement is about it; never NULL */
  gboolean by_person; /* written or edited by the person; else suggested */
  guint n_statements; /* with a stance towards it, without the dismissed ones */
};

ReadoutTopic *readout_topic_new (void);

#define READOUT_TYPE_BRIEFING (readout_briefing_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutBriefing, readout_briefing, READOUT, BRIEFING, GObject)

/* A briefing as the person has it now. */
struct _ReadoutBriefing
{
  GObject parent_instance;

  gint64 id;
  char *title;
  char *markdown;      /* %NULL in lists */
  char *drafted;       /* what the draft builder wrote last, the base of an update; may be %NULL */
  char *template_name; /* that it was drafted with; may be %NULL */
  gint64 created;
  gint64 modified;
};

ReadoutBriefing *readout_briefing_new (void);

#define READOUT_TYPE_BRIEFING_VERSION (readout_briefing_version_get_type ())
G_DECLARE_FINAL_TYPE (
    ReadoutBriefingVersion, readout_briefing_version, READOUT, BRIEFING_VERSION, GObject)

/* A briefing as it was. */
struct _ReadoutBriefingVersion
{
  GObject parent_instance;

  gint64 id;
  gint64 briefing_id;
  gint64 created;
  char *name;         /* the person's, or why it was kept, in words */
  gboolean by_person; /* kept by the person, for good */
  char *markdown;     /* %NULL in lists */
};

ReadoutBriefingVersion *readout_briefing_version_new (void);

#define READOUT_TYPE_BOARD_ROW (readout_board_row_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutBoardRow, readout_board_row, READOUT, BOARD_ROW, GObject)

/* A statement with what a list shows of its report. */
struct _ReadoutBoardRow
{
  GObject parent_instance;

  ReadoutStatement *statement;
  char *words;  /* of the content, its parts joined by " … " */
  char *outlet; /* of the report, like the next four */
  char *author;
  char *title;
  char *published;
  ReadoutReportState report_state;
  gint64 outlet_id;  /* 0: the outlet is not known */
  char reliability;  /* of the outlet, 'A' to 'F'; '\0' when it is not graded */
  char *key;         /* of its citation; %NULL when it has none yet */
  guint n_briefings; /* that cite it */

  /* Who else says the same, without the dismissed and what was withdrawn. */
  guint n_same;         /* other statements */
  guint n_outlets;      /* that report it, with this one */
  guint n_independent;  /* of them, when copies of one text count once */
  GPtrArray *opposites; /* of ReadoutOpposite: what contradicts it; may be %NULL */

  /* In readout_store_list_same() only. */
  guint source;              /* the same number for those that are copies of one text; from 1 */
  gboolean linked_by_person; /* not found by Readout */
};

/* A statement that contradicts another one. */
typedef struct
{
  gint64 statement_id;
  gint64 topic_id; /* towards which the actor takes the other side; 0: linked by the person */
  ReadoutPosition position;       /* of the statement that it contradicts */
  ReadoutPosition other_position; /* of this one; both NONE when linked by the person */
  char *actor;                    /* of this one */
  char *published;                /* of its report; may be %NULL */
} ReadoutOpposite;

void readout_opposite_free (ReadoutOpposite *opposite);

ReadoutBoardRow *readout_board_row_new (void);

#define READOUT_TYPE_GROUP (readout_group_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutGroup, readout_group, READOUT, GROUP, GObject)

/* How many statements one actor, the actors of one affiliation or those in one outlet made with one
 * position towards one topic. */
struct _ReadoutGroup
{
  GObject parent_instance;

  gint64 topic_id;          /* 0 when the query names no topic */
  gint64 actor_id;          /* 0 unless grouped by actor */
  gint64 outlet_id;         /* 0 unless grouped by outlet, and for reports without one */
  char *actor;              /* the name of the actor, affiliation or outlet; NULL for no outlet */
  ReadoutActorKind kind;    /* of the actor, or of one with the affiliation */
  ReadoutPosition position; /* READOUT_POSITION_NONE when the query names no topic */
  guint n_statements;
  guint n_new;  /* of them, not yet kept or dismissed */
  gint64 first; /* when the first and the last that are dated were published; 0: none is */
  gint64 last;
};

ReadoutGroup *readout_group_new (void);

#define READOUT_TYPE_MATCH (readout_match_get_type ())
G_DECLARE_FINAL_TYPE (ReadoutMatch, readout_match, READOUT, MATCH, GObject)

/* A place that a search found. */
struct _ReadoutMatch
{
  GObject parent_instance;

  gint64 report_id;
  gint64 statement_id; /* 0 for a match in the text of a report */
  char *outlet;        /* of the report, like the next two */
  char *title;
  char *published;
  char *actor;   /* of the statement; %NULL for a report */
  char *excerpt; /* the words around the match */
  GArray *marks; /* of ReadoutSpan: what matched, in bytes of @excerpt */
};

ReadoutMatch *readout_match_new (void);

G_END_DECLS
