/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema of a project file, as the migrations that make it from nothing. A migration that has
 * been released is never edited: the next one changes what it left, and a fixture of every version
 * is under tests/fixtures/projects.
 */
#include "store/readout-store-private.h"

/*
 * What is not obvious:
 * - moment: seconds since 1970 of "published", the key to sort by.
 * - report.removed: the entry of the undo log that can bring the report back. When that entry is
 *   gone, so is the report, at leisure. The same for topics. A bulk import is undone that way.
 * - actor.id, outlet.id: never deleted, so that nothing that undo brings back points nowhere; those
 *   without a report are not shown.
 * - statement.actor_id: the last voice. statement.moment, and in a stance the report, actor, state
 *   and moment of its statement, are copies that triggers keep, so that the board is read from one
 *   index.
 * - statement.found: the content as found, once the person edited the spans: a later analysis
 *   recognises the statement by it.
 * - stance.position: 0 none, 1 supports, 2 opposes; NULL: the person said it is not about the
 * topic.
 * - statement_search has no trigger for what comes: FTS5 writes its pending words to the file
 * before every statement that changes more than one table, which would make bulk inserts three
 * times as slow. readout-store-add.c adds the words report by report; where the undo log is on, a
 * trigger of the connection does.
 * - spans: "start-end,start-end", in bytes of the report's text.
 */
static const char version_1[] =
    "CREATE TABLE setting ("
    "  key TEXT PRIMARY KEY,"
    "  value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

    "CREATE TABLE outlet ("
    "  id INTEGER PRIMARY KEY,"
    "  name TEXT NOT NULL,"
    "  reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),"
    "  by_person INTEGER NOT NULL DEFAULT 0) STRICT;"
    "CREATE TABLE outlet_name ("
    "  folded TEXT NOT NULL,"
    "  outlet_id INTEGER NOT NULL REFERENCES outlet ON DELETE CASCADE,"
    "  name TEXT NOT NULL,"
    "  by_person INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (folded, outlet_id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX outlet_name_outlet ON outlet_name (outlet_id);"

    "CREATE TABLE report ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  sha256 TEXT NOT NULL,"
    "  outlet_id INTEGER REFERENCES outlet,"
    "  title TEXT,"
    "  author TEXT,"
    "  published TEXT,"
    "  moment INTEGER,"
    "  url TEXT,"
    "  language TEXT,"
    "  media_type TEXT,"
    "  file_name TEXT,"
    "  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2),"
    "  doubtful INTEGER NOT NULL DEFAULT 0,"
    "  added INTEGER NOT NULL,"
    "  removed INTEGER,"
    "  text TEXT NOT NULL) STRICT;"
    "CREATE UNIQUE INDEX report_sha256 ON report (sha256) WHERE removed IS NULL;"
    "CREATE INDEX report_outlet ON report (outlet_id);"
    "CREATE INDEX report_moment ON report (moment, id) WHERE removed IS NULL;"
    "CREATE INDEX report_removed ON report (sha256, removed) WHERE removed IS NOT NULL;"
    "CREATE TABLE paragraph ("
    "  report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  start INTEGER NOT NULL,"
    "  end INTEGER NOT NULL,"
    "  page INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (report_id, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE original ("
    "  report_id INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,"
    "  size INTEGER NOT NULL,"
    "  packing TEXT NOT NULL CHECK (packing IN ('none', 'zlib')),"
    "  data BLOB NOT NULL) STRICT;"

    "CREATE TABLE actor ("
    "  id INTEGER PRIMARY KEY,"
    "  name TEXT NOT NULL,"
    "  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 6),"
    "  affiliation TEXT,"
    "  by_person INTEGER NOT NULL DEFAULT 0) STRICT;"
    "CREATE TABLE actor_name ("
    "  folded TEXT NOT NULL,"
    "  actor_id INTEGER NOT NULL REFERENCES actor ON DELETE CASCADE,"
    "  name TEXT NOT NULL,"
    "  by_person INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (folded, actor_id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX actor_name_actor ON actor_name (actor_id);"

    "CREATE TABLE topic ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  proposition TEXT NOT NULL,"
    "  terms TEXT NOT NULL DEFAULT '',"
    "  by_person INTEGER NOT NULL DEFAULT 0,"
    "  removed INTEGER) STRICT;"

    "CREATE TABLE statement ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,"
    "  actor_id INTEGER REFERENCES actor,"
    "  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2),"
    "  moment INTEGER,"
    "  start INTEGER NOT NULL,"
    "  quotation INTEGER NOT NULL CHECK (quotation BETWEEN 0 AND 2),"
    "  negated INTEGER NOT NULL DEFAULT 0,"
    "  hedged INTEGER NOT NULL DEFAULT 0,"
    "  certainty REAL NOT NULL DEFAULT 1,"
    "  credibility INTEGER NOT NULL DEFAULT 0 CHECK (credibility BETWEEN 0 AND 6),"
    "  origin INTEGER NOT NULL DEFAULT 0 CHECK (origin BETWEEN 0 AND 1),"
    "  paragraph INTEGER NOT NULL DEFAULT 0,"
    "  page INTEGER NOT NULL DEFAULT 0,"
    "  act TEXT,"
    "  rule TEXT,"
    "  content TEXT NOT NULL,"
    "  cue TEXT NOT NULL DEFAULT '',"
    "  source TEXT NOT NULL DEFAULT '',"
    "  found TEXT,"
    "  by_person INTEGER NOT NULL DEFAULT 0,"
    "  words TEXT NOT NULL) STRICT;"
    "CREATE INDEX statement_report ON statement (report_id, start, id);"
    "CREATE INDEX statement_actor ON statement (actor_id, moment, id, state, report_id);"
    "CREATE INDEX statement_moment ON statement (moment, id, state, report_id, actor_id);"
    "CREATE TABLE voice ("
    "  statement_id INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,"
    "  position INTEGER NOT NULL,"
    "  actor_id INTEGER NOT NULL REFERENCES actor,"
    "  name TEXT NOT NULL,"
    "  spans TEXT NOT NULL DEFAULT '',"
    "  by_person INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (statement_id, position)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX voice_actor ON voice (actor_id);"
    "CREATE TABLE stance ("
    "  statement_id INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,"
    "  topic_id INTEGER NOT NULL REFERENCES topic ON DELETE CASCADE,"
    "  position INTEGER CHECK (position BETWEEN 0 AND 2),"
    "  confidence REAL NOT NULL DEFAULT 0,"
    "  reason TEXT,"
    "  by_person INTEGER NOT NULL DEFAULT 0,"
    "  report_id INTEGER NOT NULL,"
    "  actor_id INTEGER,"
    "  state INTEGER NOT NULL DEFAULT 0,"
    "  moment INTEGER,"
    "  PRIMARY KEY (statement_id, topic_id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX stance_board ON stance"
    "  (topic_id, actor_id, position, moment, statement_id, state, report_id);"
    "CREATE TABLE link ("
    "  statement_id INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,"
    "  other_id INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,"
    "  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1),"
    "  PRIMARY KEY (statement_id, other_id),"
    "  CHECK (statement_id < other_id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX link_other ON link (other_id);"

    "CREATE TABLE briefing ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  title TEXT NOT NULL,"
    "  template TEXT,"
    "  created INTEGER NOT NULL,"
    "  modified INTEGER NOT NULL,"
    "  markdown TEXT NOT NULL,"
    "  drafted TEXT) STRICT;"
    "CREATE TABLE briefing_version ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  briefing_id INTEGER NOT NULL REFERENCES briefing ON DELETE CASCADE,"
    "  created INTEGER NOT NULL,"
    "  name TEXT NOT NULL,"
    "  markdown TEXT NOT NULL) STRICT;"
    "CREATE INDEX briefing_version_briefing ON briefing_version (briefing_id);"
    "CREATE TABLE citation ("
    "  key TEXT PRIMARY KEY,"
    "  statement_id INTEGER NOT NULL UNIQUE REFERENCES statement ON DELETE CASCADE)"
    "  STRICT, WITHOUT ROWID;"
    "CREATE TABLE mention ("
    "  briefing_id INTEGER NOT NULL REFERENCES briefing ON DELETE CASCADE,"
    "  key TEXT NOT NULL,"
    "  PRIMARY KEY (briefing_id, key)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX mention_key ON mention (key);"

    "CREATE TABLE undo_entry ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  name TEXT NOT NULL,"
    "  undone INTEGER NOT NULL DEFAULT 0) STRICT;"
    "CREATE TABLE undo_step ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  entry_id INTEGER NOT NULL REFERENCES undo_entry ON DELETE CASCADE,"
    "  sql TEXT NOT NULL) STRICT;"
    "CREATE INDEX undo_step_entry ON undo_step (entry_id, id);"

    "CREATE TRIGGER report_moves AFTER UPDATE OF moment ON report"
    "  WHEN old.moment IS NOT new.moment BEGIN"
    "  UPDATE statement SET moment = new.moment WHERE report_id = new.id; END;"
    "CREATE TRIGGER statement_moves AFTER UPDATE OF actor_id, state, moment ON statement BEGIN"
    "  UPDATE stance SET actor_id = new.actor_id, state = new.state, moment = new.moment"
    "    WHERE statement_id = new.id; END;"

    "CREATE VIRTUAL TABLE statement_search USING fts5 (words, content = 'statement',"
    "  content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');"
    "CREATE TRIGGER statement_search_delete AFTER DELETE ON statement BEGIN"
    "  INSERT INTO statement_search (statement_search, rowid, words)"
    "    VALUES ('delete', old.id, old.words); END;"
    "CREATE TRIGGER statement_search_update AFTER UPDATE OF words ON statement BEGIN"
    "  INSERT INTO statement_search (statement_search, rowid, words)"
    "    VALUES ('delete', old.id, old.words);"
    "  INSERT INTO statement_search (rowid, words) VALUES (new.id, new.words); END;"
    "CREATE VIRTUAL TABLE report_search USING fts5 (title, text, content = 'report',"
    "  content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');"
    "CREATE TRIGGER report_search_insert AFTER INSERT ON report BEGIN"
    "  INSERT INTO report_search (rowid, title, text) VALUES (new.id, new.title, new.text); END;"
    "CREATE TRIGGER report_search_delete AFTER DELETE ON report BEGIN"
    "  INSERT INTO report_search (report_search, rowid, title, text)"
    "    VALUES ('delete', old.id, old.title, old.text); END;"
    "CREATE TRIGGER report_search_update AFTER UPDATE OF title ON report BEGIN"
    "  INSERT INTO report_search (report_search, rowid, title, text)"
    "    VALUES ('delete', old.id, old.title, old.text);"
    "  INSERT INTO report_search (rowid, title, text) VALUES (new.id, new.title, new.text); END;";

/*
 * - topic.judged: the proposition and the terms that every statement was judged with; anything else
 *   than those of the topic means that there is work to do.
 * - stance.found, words: what the analysis found, and the words that decided; kept beside what the
 *   person decided, to learn from it. lesson: what was learnt and changed "position" of a stance
 *   that the person has not decided.
 * - topic.by_person: 2 is one that the person removed; it is not suggested again, and not
 * forgotten.
 * - stance.by_person: 2 is a decision that teaches nothing any more.
 * - stance.review: the person should look at it.
 */
static const char version_2[] =
    "ALTER TABLE topic ADD COLUMN judged TEXT;"
    "ALTER TABLE stance ADD COLUMN found INTEGER CHECK (found BETWEEN 0 AND 2);"
    "ALTER TABLE stance ADD COLUMN words TEXT;"
    "ALTER TABLE stance ADD COLUMN lesson TEXT;"
    "ALTER TABLE stance ADD COLUMN review INTEGER NOT NULL DEFAULT 0;"
    "UPDATE stance SET found = position WHERE NOT by_person;"
    "DROP INDEX stance_board;"
    "CREATE INDEX stance_board ON stance"
    "  (topic_id, actor_id, position, moment, statement_id, state, report_id, review);"
    "CREATE INDEX stance_decided ON stance (topic_id, statement_id) WHERE by_person;";

/*
 * What tells actors apart across reports:
 * - actor.described: it has no name of its own, only a description: "officials". Such a one belongs
 *   to its report.
 * - actor.gender: bits of ReadoutGender; actor.roles: words that describe it, separated by spaces.
 * - actor_pair: two actors that may be one. likeness: why (ReadoutLikeness), 0 when the person
 * split the one from the other. refused: the person said that they are two.
 */
static const char version_3[] = "ALTER TABLE actor ADD COLUMN described INTEGER NOT NULL DEFAULT 0;"
                                "ALTER TABLE actor ADD COLUMN gender INTEGER NOT NULL DEFAULT 0;"
                                "ALTER TABLE actor ADD COLUMN roles TEXT NOT NULL DEFAULT '';"
                                "CREATE TABLE actor_pair ("
                                "  actor_id INTEGER NOT NULL REFERENCES actor,"
                                "  other_id INTEGER NOT NULL REFERENCES actor,"
                                "  likeness INTEGER NOT NULL,"
                                "  refused INTEGER NOT NULL DEFAULT 0,"
                                "  PRIMARY KEY (actor_id, other_id),"
                                "  CHECK (actor_id < other_id)) STRICT, WITHOUT ROWID;"
                                "CREATE INDEX actor_pair_other ON actor_pair (other_id);";

/*
 * Reports that are the same (text/readout-shingles.h). All but the answers of the person can be
 * found again from the texts, and is no part of the undo log: what belongs to a removed report is
 * not shown.
 * - fingerprint.words: a number for all words, NULL for none: reports with the same one have the
 *   same text. stands: of the reports with the same text, the one that stands for it in
 *   fingerprint_band and copy. headline, address: numbers for the title and the web address, by
 *   which versions of a report find each other. linked: 0 when that is to be looked at again.
 * - fingerprint_band: no reference to the report, which would need an index as large as the table:
 *   who deletes a report deletes its bands.
 * - copy: near copies. share: how many of the words of report_id are in other_id; other_share: the
 *   other way round.
 * - report_version: report_id looks like a later version of earlier_id. answer: 0 not yet, 1 it is,
 * 2 it is not.
 */
static const char version_4[] =
    "CREATE TABLE fingerprint ("
    "  report_id INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,"
    "  words INTEGER,"
    "  n_words INTEGER NOT NULL,"
    "  stands INTEGER NOT NULL DEFAULT 0,"
    "  headline INTEGER,"
    "  address INTEGER,"
    "  linked INTEGER NOT NULL DEFAULT 0,"
    "  signature BLOB) STRICT;"
    "CREATE INDEX fingerprint_words ON fingerprint (words, stands, report_id);"
    "CREATE INDEX fingerprint_headline ON fingerprint (headline, report_id);"
    "CREATE INDEX fingerprint_address ON fingerprint (address, report_id);"
    "CREATE INDEX fingerprint_unlinked ON fingerprint (report_id) WHERE NOT linked;"
    "CREATE TABLE fingerprint_band ("
    "  band INTEGER NOT NULL,"
    "  report_id INTEGER NOT NULL,"
    "  PRIMARY KEY (band, report_id)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE copy ("
    "  report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,"
    "  other_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,"
    "  share REAL NOT NULL,"
    "  other_share REAL NOT NULL,"
    "  PRIMARY KEY (report_id, other_id),"
    "  CHECK (report_id < other_id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX copy_other ON copy (other_id);"
    "CREATE TABLE report_version ("
    "  report_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,"
    "  earlier_id INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,"
    "  answer INTEGER NOT NULL DEFAULT 0 CHECK (answer BETWEEN 0 AND 2),"
    "  PRIMARY KEY (report_id, earlier_id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX report_version_earlier ON report_version (earlier_id);"
    "CREATE TRIGGER report_described AFTER UPDATE OF outlet_id, title, published, url ON report"
    "  BEGIN UPDATE fingerprint SET linked = 0 WHERE report_id = new.id; END;";

/*
 * - briefing_version.by_person: the person kept and named it; the others become fewer with age.
 * - briefing_edit, briefing_history: how the text of a briefing came to be
 *   (text/readout-edit-history.h). steps: of the group with that number. done: the last group that
 *   is not taken back. digest: SHA-256 of the text that the history leads to.
 * - briefing.drafted_through: the last statement that there was when the briefing was drafted or
 *   updated: those with higher numbers are new to it.
 * - briefing_refusal.unit: what of an update the person refused (ReadoutProposal in
 *   briefing/readout-merge.h): it is not proposed again.
 */
static const char version_5[] =
    "ALTER TABLE briefing_version ADD COLUMN by_person INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE briefing_edit ("
    "  briefing_id INTEGER NOT NULL REFERENCES briefing ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  steps BLOB NOT NULL,"
    "  PRIMARY KEY (briefing_id, number)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE briefing_history ("
    "  briefing_id INTEGER PRIMARY KEY REFERENCES briefing ON DELETE CASCADE,"
    "  done INTEGER NOT NULL,"
    "  digest TEXT NOT NULL) STRICT;"
    "ALTER TABLE briefing ADD COLUMN drafted_through INTEGER NOT NULL DEFAULT 0;"
    "UPDATE briefing SET drafted_through = (SELECT coalesce(max(id), 0) FROM statement)"
    "  WHERE drafted IS NOT NULL;"
    "CREATE TABLE briefing_refusal ("
    "  briefing_id INTEGER NOT NULL REFERENCES briefing ON DELETE CASCADE,"
    "  unit TEXT NOT NULL,"
    "  PRIMARY KEY (briefing_id, unit)) STRICT, WITHOUT ROWID;";

/*
 * Claims:
 * - link: a pair may be linked in both ways. by_person: made by the person, not found. refused: the
 *   person said that it is not so; it is not linked again.
 * - claim: what a statement says, as a number, and who says it (readout-claim-links.c): statements
 *   with the same two say the same. No part of the undo log: it can be found again.
 * - claim_queue: reports whose statements are to be looked at.
 * - report.outlet_name: under which name the report came, where that is not the one of its outlet:
 *   so that a name can be split off.
 * Filters:
 * - filter.filter: the text form of a ReadoutFilter (readout-filter.h).
 */
static const char version_6[] =
    "CREATE TABLE link_6 ("
    "  statement_id INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,"
    "  other_id INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,"
    "  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1),"
    "  by_person INTEGER NOT NULL DEFAULT 1,"
    "  refused INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (statement_id, other_id, kind),"
    "  CHECK (statement_id < other_id)) STRICT, WITHOUT ROWID;"
    "INSERT INTO link_6 (statement_id, other_id, kind) SELECT statement_id, other_id, kind"
    "  FROM link;"
    "DROP TABLE link;"
    "ALTER TABLE link_6 RENAME TO link;"
    "CREATE INDEX link_other ON link (other_id, kind, refused, statement_id);"
    "CREATE INDEX link_refused ON link (statement_id) WHERE refused;"
    "CREATE TABLE claim ("
    "  statement_id INTEGER PRIMARY KEY REFERENCES statement ON DELETE CASCADE,"
    "  key INTEGER NOT NULL,"
    "  speaker INTEGER NOT NULL) STRICT;"
    "CREATE INDEX claim_key ON claim (key, speaker, statement_id);"
    "CREATE TABLE claim_queue ("
    "  report_id INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE) STRICT;"
    "INSERT INTO claim_queue SELECT id FROM report;"
    "CREATE TRIGGER report_claims AFTER INSERT ON report BEGIN"
    "  INSERT INTO claim_queue (report_id) VALUES (new.id); END;"
    "CREATE TRIGGER statement_claims AFTER UPDATE OF actor_id, negated, words ON statement"
    "  WHEN old.actor_id IS NOT new.actor_id OR old.negated IS NOT new.negated"
    "    OR old.words IS NOT new.words BEGIN"
    "  INSERT INTO claim_queue (report_id) SELECT new.report_id"
    "    WHERE NOT EXISTS (SELECT 1 FROM claim_queue WHERE report_id = new.report_id); END;"
    "ALTER TABLE report ADD COLUMN outlet_name TEXT;"
    "CREATE TABLE filter ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  name TEXT NOT NULL,"
    "  filter TEXT NOT NULL) STRICT;";

const char *const readout_store_migrations[] = { version_1, version_2, version_3, version_4,
                                                 version_5, version_6, NULL };
