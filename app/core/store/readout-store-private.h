/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "attribution/readout-actor-matcher.h"
#include "store/readout-store.h"

#include "stance/readout-lessons.h"
#include "store/readout-working-copy.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* What only the files of this folder, and tests that inject faults, may know. */

/* "RdOt", bytes 68 to 71 of the file */
#define READOUT_APPLICATION_NUMBER 0x52644f74

/* Entries that the undo log keeps. */
#define READOUT_UNDO_LIMIT 500

struct _ReadoutStore
{
  sqlite3 *connection;
  char *path;
  char *file;               /* what SQLite has open: the path, or the working copy of it */
  ReadoutWorkingCopy *copy; /* NULL where the work is done in place */
  gboolean behind;          /* the path, of what is in the working copy */
  char *scratch; /* folder of the copy that is open instead of a file that cannot be opened in place
                  */
  gboolean read_only;
  gboolean damaged;
  gboolean checked; /* for damage, all of it */
  guint n_checked_tables;
  char *notice;
  GHashTable *prepared; /* SQL text to sqlite3_stmt */
  GCancellable *cancellable;

  guint depth;       /* of nested actions */
  gboolean broken;   /* SQLite rolled the whole transaction back on its own */
  char *action_name; /* of the outermost one */
  gint64 action;     /* its entry of the undo log; 0 until something is to be logged */
  gint64 resumed;    /* the entry to go on with */
  gboolean logging;  /* the triggers of the undo log are in place */
  gboolean muted;    /* and must not write, for now */
  ReadoutChanges pending;
  ReadoutChanges committed;
  gboolean unsynced;

  GHashTable *reserved;           /* set of topic ids: somebody is judging them */
  GHashTable *lessons;            /* topic id to ReadoutLessons: in this action */
  GHashTable *actors;             /* folded name and kind to actor id: what was looked up */
  ReadoutActorMatcher *matcher;   /* of the actors of all reports; NULL until it is needed */
  ReadoutLanguage *language;      /* for the matcher; may be NULL */
  GPtrArray *unsettled;           /* short names, to be looked at again when all reports are in */
  int data_version;               /* of the file when all that was looked up */
  ReadoutCopyGroups *copy_groups; /* NULL until they are asked for, and once they are stale */
  GPtrArray *sets;                /* readout-store-sets.c; NULL until one is asked for */
  guint smallest_set;             /* that is kept; SQLite finds less faster, it can start there */
  gboolean linked_claims;         /* since that was told last */
  gint64 signed_until;            /* reports up to this id have their fingerprint; -1: all have */
};

/* --- readout-sql.c: one SQL statement -----------------------------------------------------------
 */

/* A prepared statement, which frees itself: reset and kept for the next time. */
typedef struct
{
  ReadoutStore *store;
  sqlite3_stmt *handle; /* NULL when it could not be prepared: stepping then says why */
  gboolean kept;
} ReadoutSql;

/* @text is a literal that lives as long as the store: the statement is kept. */
ReadoutSql *readout_sql_new (ReadoutStore *store, const char *text);
/* @text was put together: the statement is not kept. */
ReadoutSql *readout_sql_new_once (ReadoutStore *store, const char *text);
void readout_sql_free (ReadoutSql *sql);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutSql, readout_sql_free)

/* Binds from parameter 1 on: "i" gint64, "d" int, "r" double, "t" string or NULL (not copied: it
 * must live until the statement is reset), "b" GBytes or NULL, "n" nothing: NULL. */
void readout_sql_bind (ReadoutSql *sql, const char *types, ...);
/* The next row: TRUE; at the end FALSE without @error. */
gboolean readout_sql_step (ReadoutSql *sql, GError **error);
/* Runs to the end and resets, for the next binding. */
/* "1, 2, 3)" */
void readout_sql_append_ids (GString *sql, GArray *ids);
void readout_sql_append_quoted (GString *sql, const char *text);
gboolean readout_sql_run (ReadoutSql *sql, GError **error);
gint64 readout_sql_get_int (ReadoutSql *sql, int column);
double readout_sql_get_real (ReadoutSql *sql, int column);
gboolean readout_sql_is_null (ReadoutSql *sql, int column);
/* Borrowed until the next step. */
const char *readout_sql_get_text (ReadoutSql *sql, int column);
char *readout_sql_dup_text (ReadoutSql *sql, int column);

/* new, bind, run, free in one. */
gboolean
readout_sql_do (ReadoutStore *store, GError **error, const char *text, const char *types, ...);
/* The integer in the first column of the first row: TRUE; FALSE without @error if there is no row.
 */
gboolean readout_sql_find (
    ReadoutStore *store, gint64 *value, GError **error, const char *text, const char *types, ...);
/* Statements separated by semicolons, with no parameters. */
gboolean readout_sql_exec (ReadoutStore *store, const char *text, GError **error);

/* Puts SQLite's last error into words. */
void readout_store_set_sqlite_error (ReadoutStore *store, GError **error);
void readout_sqlite_set_error (sqlite3 *connection, const char *path, GError **error);
void readout_store_set_no_record (GError **error);

/* Whether @query, which takes @id, finds a record; no record is an error. */
gboolean
readout_store_check_record (ReadoutStore *store, const char *query, gint64 id, GError **error);

/* --- readout-store-action.c ---------------------------------------------------------------------
 */

typedef enum
{
  READOUT_ACTION_LOGGED, /* every row goes to the undo log */
  READOUT_ACTION_BULK,   /* the operation logs one step itself */
  READOUT_ACTION_SILENT, /* nothing is logged */
  READOUT_ACTION_REPLAY, /* undo and redo: logged, in the entry that it sets itself */
} ReadoutActionKind;

/* The bracket of every operation. end returns @done, or FALSE when the commit fails. */
gboolean readout_action_begin (ReadoutStore *store,
                               const char *name,
                               ReadoutActionKind kind,
                               GError **error);
gboolean
readout_action_end (ReadoutStore *store, gboolean done, ReadoutChanges changes, GError **error);
/* What to run to undo the operation; for BULK. */
gboolean readout_action_log (ReadoutStore *store, const char *sql, GError **error);
/* Registers what the log's triggers call. */
gboolean readout_action_prepare (ReadoutStore *store, GError **error);

/* --- readout-store-undo.c ------------------------------------------------------------------------
 */

/* Puts the triggers of the undo log in place or takes them away. */
gboolean readout_undo_set_logging (ReadoutStore *store, gboolean logging, GError **error);
/* What is done when there is nothing to do, a little at a time: deletes what no entry can bring
 * back, looks for copies of reports that were not looked at. Whether there may be more. */
gboolean readout_store_tidy (ReadoutStore *store);

/* --- readout-store-schema.c, readout-store-migrations.c
 * ------------------------------------------- */

/* The schema as migrations from nothing: item 0 makes version 1. Ends with NULL. */
extern const char *const readout_store_migrations[];
guint readout_store_count_migrations (const char *const *migrations);

/* Brings an open file to the newest version in one transaction, after a backup copy.
 * @backup: (out) (optional): its path; without it no copy is made */
gboolean readout_store_migrate (sqlite3 *connection,
                                const char *path,
                                const char *const *migrations,
                                char **backup,
                                GError **error);
/* Whether the schema is the one that @migrations make, nothing missing, nothing smuggled in. */
gboolean readout_store_check_schema (sqlite3 *connection, const char *const *migrations);
gint64 readout_sqlite_get_pragma (sqlite3 *connection, const char *name);

/* --- readout-store-recovery.c
 * --------------------------------------------------------------------- */

/* Whether a table and its indexes, or with NULL the whole file, read well. About 0.3 s for 100 MB.
 */
gboolean readout_recovery_check (sqlite3 *connection, const char *table);

/* For a file that was too large to be checked when it was opened: checks another table. Whether
 * there may be more. */
gboolean readout_recovery_check_next (ReadoutStore *store, gboolean *damaged);

/* What can be read of a damaged file, in a database of its own that nobody else sees.
 * @notice: (out): what was recovered, in words */
sqlite3 *readout_recovery_salvage (const char *path, char **notice, GError **error);

/* Goes on with what can be recovered when the damage shows up later. */
gboolean readout_store_salvage (ReadoutStore *store, GError **error);

/* --- readout-store-open.c
 * -------------------------------------------------------------------------- */

gboolean readout_store_connect (ReadoutStore *store, gboolean create, GError **error);
gboolean readout_store_set_up (ReadoutStore *store, GError **error);
/* Moves a finished file to where nothing is yet, and makes that last. */
gboolean readout_store_put_in_place (const char *from, const char *to, GError **error);
char *readout_store_dup_partial_path (const char *path);
/* Where a new file for @path is made: beside it, or where SQLite can work. */
char *readout_store_dup_workplace (const char *path);

/* --- shared bits
 * ------------------------------------------------------------------------------------ */

/* Adds a sentence to what the person must know. Takes @notice. */
void readout_store_add_notice (ReadoutStore *store, char *notice);
/* Says in words what an errno means for @path. */
void readout_store_set_errno_error (GError **error, int code, const char *path);
/* A name for lookups: case folded, compatibility forms made one, white space made one blank. */
char *readout_store_fold_name (const char *name);
/* @text without white space around it; NULL if nothing is left. Owned by the caller. */
char *readout_store_strip (const char *text);
/* ISO 8601 to seconds since 1970; FALSE for anything else. A day is its first second, in UTC. */
gboolean readout_store_parse_date (const char *published, gint64 *moment);
/* An FTS5 query that cannot be a syntax error; NULL when @text holds no word to look for. */
char *readout_store_make_match (const char *text);
/* " AND COLUMN NOT IN (…)" while there are removed reports, else "". */
const char *readout_store_get_visible (ReadoutStore *store, const char *clause);

/* readout-actor-resolver.c: the actor of exactly that name, made when there is none: for what the
 * person says. Inside an action. @report_id: that it is a voice of; 0: none */
gint64 readout_store_resolve_voice (
    ReadoutStore *store, const char *name, ReadoutActorKind kind, gint64 report_id, GError **error);
/* Sets the actors of all voices of an analysis, by all that is known of the project. Inside an
 * action. */
gboolean readout_store_resolve_report (ReadoutStore *store,
                                       gint64 report_id,
                                       GPtrArray *statements,
                                       GError **error);
/* What was looked up is stale: the person changed actors, or a change was taken back. */
void readout_store_forget_actors (ReadoutStore *store);
GPtrArray *readout_store_new_unsettled (void);

/* readout-actor-pairs.c: notes that two actors may be one, unless that was said before; that they
 * are two. Inside an action. */
gboolean readout_store_suggest_pair (
    ReadoutStore *store, gint64 id, gint64 other, ReadoutLikeness likeness, GError **error);
gboolean readout_store_refuse_pair (ReadoutStore *store, gint64 id, gint64 other, GError **error);
/* What was said about @from goes for @into now. Inside an action. */
gboolean readout_store_join_pairs (ReadoutStore *store, gint64 from, gint64 into, GError **error);

/* The outlet of that name, made when there is none. Inside an action.
 * @aliased: (out) (optional): whether it goes by another name by now */
gint64 readout_store_resolve_outlet (ReadoutStore *store,
                                     const char *name,
                                     gboolean *aliased,
                                     GError **error);

/* readout-store-add.c: inserts a statement with voices and stances. Inside an action. */
gboolean readout_store_insert_statement (ReadoutStore *store,
                                         ReadoutStatement *statement,
                                         ReadoutText *text,
                                         const gint64 *moment,
                                         GError **error);
gboolean readout_store_insert_voices (ReadoutStore *store,
                                      ReadoutStatement *statement,
                                      gboolean by_person,
                                      GError **error);
gboolean readout_store_check_spans (ReadoutText *text, GArray *spans, GError **error);
char *readout_store_dup_words (ReadoutText *text, GArray *content);

/* readout-copy-links.c: gives a report its fingerprint and looks for its copies. Inside an action
 * that logs nothing. @report: (nullable): with text, where it is at hand; @found: (out) (optional):
 * whether it has any */
gboolean readout_store_link_report (
    ReadoutStore *store, gint64 id, ReadoutReport *report, gboolean *found, GError **error);
/* Before a report is deleted for good. */
gboolean readout_store_unlink_report (ReadoutStore *store, gint64 id, GError **error);
/* The next few reports that were not looked at: whether there may be more. */
gboolean readout_store_link_next (ReadoutStore *store, GError **error);

/* readout-store-copies.c: which reports count as one source, owned by the store, until the next
 * change; they are stale. */
const ReadoutCopyGroups *readout_store_peek_copy_groups (ReadoutStore *store, GError **error);
void readout_store_forget_copy_groups (ReadoutStore *store);

/* readout-claim-links.c: looks for who else says what the statements of the next few reports say:
 * whether there may be more. Before a report, or one statement, is deleted, inside an action: who
 * was linked through it is looked at again. */
gboolean readout_store_link_claims_next (ReadoutStore *store, GError **error);
gboolean readout_store_unlink_claims (ReadoutStore *store, gint64 report_id, GError **error);
gboolean readout_store_unlink_claim (ReadoutStore *store, gint64 statement_id, GError **error);

/* readout-store-claims.c: the ids of the statements that say the same as this one, which comes
 * first; of removed reports too. At most READOUT_CLAIM_MAX. */
#define READOUT_CLAIM_MAX 500
GArray *readout_store_find_same (ReadoutStore *store, gint64 statement_id, GError **error);
/* What a card shows of that, and of what contradicts it. */
gboolean readout_store_load_claim (ReadoutStore *store, ReadoutBoardRow *row, GError **error);
gboolean readout_store_load_opposites (ReadoutStore *store, ReadoutBoardRow *row, GError **error);
/* Takes a statement out of those that it is linked to. Inside an action. */
gboolean readout_store_part_same (ReadoutStore *store, gint64 statement_id, GError **error);

/* readout-store-load.c: loads records by the ids of a page. */
ReadoutStatement *readout_store_load_statement (ReadoutStore *store, gint64 id, GError **error);
ReadoutBoardRow *readout_store_load_row (ReadoutStore *store, gint64 id, GError **error);
ReadoutText *readout_store_load_text (ReadoutStore *store, gint64 report_id, GError **error);

/* readout-store-merges.c: notes that one became a part of the other, for filters that hold its id.
 * Inside a logged action. */
typedef enum
{
  READOUT_MERGED_ACTOR,
  READOUT_MERGED_OUTLET,
  READOUT_MERGED_TOPIC,
} ReadoutMerged;
gboolean readout_store_note_merge (
    ReadoutStore *store, ReadoutMerged what, gint64 from, gint64 into, GError **error);

/* readout-store-topics.c: what readout_store_set_stances() does. Inside an action. */
gboolean readout_store_put_stances (ReadoutStore *store,
                                    gint64 topic_id,
                                    const ReadoutStanceResult *results,
                                    guint n_results,
                                    GError **error);

/* readout-store-lessons.c: what is taught about a topic, owned by the store; what follows from it
 * for a stance that an analysis found; and, after the person decided, for those that are not
 * decided. Inside an action. */
typedef struct
{
  ReadoutPosition position;
  char *lesson;
  gboolean review;
} ReadoutLearnt;

const ReadoutLessons *
readout_store_get_lessons (ReadoutStore *store, gint64 topic_id, GError **error);
void readout_store_learn (const ReadoutLessons *lessons,
                          gint64 actor_id,
                          ReadoutPosition found,
                          double confidence,
                          const char *words,
                          ReadoutLearnt *learnt);
/* @before: what readout_lessons_to_string() said before the change */
gboolean readout_store_learn_again (ReadoutStore *store,
                                    gint64 topic_id,
                                    const char *before,
                                    GError **error);

/* readout-store-sets.c: large sets of statements, kept from one question to the next. Appends
 * " AND @id IN (@set_sql)" to @sql, or NOT IN, or, where the set is large, a condition that says
 * the same and is answered from memory. The set is read when it is not known; @set_sql gives ids
 * and no %NULL, and tells it from others. What is appended holds until the file changes. */
gboolean readout_store_append_set (ReadoutStore *store,
                                   GString *sql,
                                   const char *id,
                                   gboolean not,
                                   const char *set_sql,
                                   GError **error);
void readout_store_add_set_function (ReadoutStore *store);
void readout_store_forget_sets (ReadoutStore *store);

/* readout-store-select.c: a query as SQL: " FROM … WHERE …", where "at" is the table and "id" the
 * column of the statement; "k" is its stance towards a topic, "s" the statement. */
typedef struct
{
  GString *from;
  const char *at;
  const char *id;
  gboolean nothing; /* no statement can be found */
} ReadoutSelection;

/* @all_topics: the stances towards all topics, not that towards the one of the query;
 * @needs_statement: "s" must be there */
gboolean readout_store_select (ReadoutStore *store,
                               const ReadoutStatementQuery *query,
                               gboolean all_topics,
                               gboolean needs_statement,
                               ReadoutSelection *selection,
                               GError **error);
void readout_selection_clear (ReadoutSelection *selection);
/* readout-store-select-search.c: appends what @search finds to selection->from; %NULL, or nothing
 * but spaces: everything. */
gboolean readout_store_select_search (ReadoutStore *store,
                                      ReadoutSelection *selection,
                                      const char *search,
                                      GError **error);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadoutSelection, readout_selection_clear)

/* readout-store-citations.c: notes which keys a briefing holds; again, for those. @ids: of gint64
 */
gboolean readout_store_note_mentions_of (ReadoutStore *store,
                                         gint64 id,
                                         const char *markdown,
                                         GError **error);
gboolean readout_store_note_mentions (ReadoutStore *store, GArray *ids, GError **error);

/* readout-store-briefings.c: inside an action. */
gboolean readout_store_check_briefing (ReadoutStore *store, gint64 id, GError **error);
gboolean
readout_store_put_markdown (ReadoutStore *store, gint64 id, const char *markdown, GError **error);

/* readout-store-versions.c: whether the text is as the last version has it, or not worth one;
 * whether typing should keep one; keeps one, inside an action. @name: why, not translated. */
gboolean readout_store_is_version_kept (ReadoutStore *store, gint64 id);
gboolean readout_store_is_version_due (ReadoutStore *store, gint64 id);
gboolean
readout_store_keep_version (ReadoutStore *store, gint64 id, const char *name, GError **error);

G_END_DECLS
