/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "briefing/readout-quoted-words.h"
#include "briefing/readout-sentence-writer.h"

G_BEGIN_DECLS

/* What the parts of the sentence writer share about one statement. Clear it with
 * readout_clause_clear(). */
typedef struct
{
  ReadoutSnapshot *snapshot;
  ReadoutActorNames *names;
  ReadoutStatement *statement;
  ReadoutReport *report;
  ReadoutVoice *actor;
  ReadoutSentenceFlags flags;
  const char *text;
  ReadoutSpan source;
  ReadoutSpan cue;
  ReadoutSpan content;
  gboolean is_markdown;     /* the report marks words up: *so* */
  char *cue_words;          /* lower case but for names, single spaces */
  ReadoutQuotedWords words; /* of the content; empty where its marks do not pair */
} ReadoutClause;

void readout_clause_clear (ReadoutClause *clause);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadoutClause, readout_clause_clear)

/* Words of the text with single spaces, nothing around them, no emphasis. Owned by the caller. */
char *readout_clause_dup_words (ReadoutClause *clause, guint32 start, guint32 end);

/* Whether @name is a pronoun that nobody could resolve: no name to print. */
gboolean readout_clause_is_pronoun (const char *name);

/* Whether the speaker's name is none that a sentence can begin with: "which were", "(not". */
gboolean readout_clause_has_bad_name (ReadoutClause *clause);

/* Whether the double quotation marks in @words pair. */
gboolean readout_clause_has_paired_marks (const char *words);

/* @words without what stands between “ and ”: that is the speaker's own. Owned by the caller. */
char *readout_clause_dup_outside_marks (const char *words);

/* Whether the content is one stretch of the report, or one around its cue: "The plan, he said, is
 * to wait", with no quotation marks in it. */
gboolean readout_clause_is_one_piece (ReadoutClause *clause);

/* Takes what the report says on to the next mark of punctuation into the words of the content,
 * where the content ends in the midst of a clause. FALSE when it ends there and cannot go on. */
gboolean readout_clause_complete (ReadoutClause *clause);

guint readout_clause_count_words (const char *words);
gboolean readout_clause_has_quotation_mark (const char *words);

/* A voice of the statement as Markdown; the speaker in the way that the flags ask for. */
char *readout_clause_dup_name (ReadoutClause *clause, const ReadoutVoice *voice, gboolean capital);

/* The speaker: "a senior official, who was not named,": an unnamed source is called that when it
 * comes up. */
char *readout_clause_dup_subject (ReadoutClause *clause, gboolean capital);

/* The first @n_voices of the chain, nearest first: "the Kremlin, as quoted by Reuters"; %NULL when
 * there are none. */
char *readout_clause_dup_chain (ReadoutClause *clause, guint n_voices);

/* The content as it stands inside a sentence: the capital of a sentence's first word goes unless it
 * is a name's; %NULL when nobody can tell whether it is. Plain text, owned by the caller. */
char *readout_clause_dup_inner_content (ReadoutClause *clause);

/* @lead (Markdown) with @content (plain text) and a full stop. Owned by the caller. */
char *readout_clause_join (const char *lead, const char *content);

/* Whether the mark at @i of @text, which goes on until @end, ends a sentence. */
gboolean readout_clause_is_sentence_end (const char *text, guint32 i, guint32 end);

G_END_DECLS
