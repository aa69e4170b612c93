/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "markdown/readout-markdown.h"

G_BEGIN_DECLS

/**
 * Footnotes whose definitions a briefing has in its own text: those of opened or pasted Markdown,
 * and those that the person writes. All functions are linear in what they are given; text is UTF-8,
 * spans are bytes.
 */

/**
 * ReadoutMergedNotes:
 * @body: what is to be inserted, without definitions unless it is nothing else
 * @notes: (nullable): the definitions that go to the end of the text
 * @n_renamed: how many ids were taken by other footnotes
 *
 * Markdown that fits into a text.
 */
typedef struct
{
  char *body;
  char *notes;
  guint n_renamed;
} ReadoutMergedNotes;

/* The definition of a citation that the project keeps, "[^key]: …", owned by the caller; %NULL
 * without @error when it knows none. */
typedef char *(*ReadoutKeptNoteFunc) (const char *key, gpointer data, GError **error);

/**
 * readout_own_notes_merge:
 * @host: the text that @pasted is to go into
 * @kept: (nullable): what the project keeps
 *
 * Prepares @pasted so that each of its references goes on leading to its own definition. A
 * definition that @host or the project has with the same words is taken from there; one whose id is
 * that of something else there gets a new id, at both ends.
 *
 * Errors: those of readout_markdown_new() and @kept
 */
ReadoutMergedNotes *readout_own_notes_merge (
    const char *host, const char *pasted, ReadoutKeptNoteFunc kept, gpointer data, GError **error);
void readout_merged_notes_free (ReadoutMergedNotes *merged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutMergedNotes, readout_merged_notes_free)

/* The definitions of @whole that @part refers to and does not hold, one after the other; %NULL when
 * there are none, or on @error. Owned by the caller. */
char *readout_own_notes_dup_definitions (const char *whole, const char *part, GError **error);

typedef enum
{
  READOUT_NOTE_PROBLEM_UNUSED,    /* a definition that nothing refers to */
  READOUT_NOTE_PROBLEM_DUPLICATE, /* another definition of an id */
  READOUT_NOTE_PROBLEM_MISSING,   /* a reference without a definition */
} ReadoutNoteProblemKind;

/* Something about footnotes that wants tidying. */
typedef struct
{
  ReadoutNoteProblemKind kind;
  char *key;
  char *words;      /* of the definition, on one line; NULL for a reference */
  ReadoutSpan span; /* of the definition or the reference, in the text */
} ReadoutNoteProblem;

void readout_note_problem_free (ReadoutNoteProblem *problem);

/* (element-type ReadoutNoteProblem): in the order of the text; a reference that has no definition
 * in the text is one unless @is_known says that the project has it. Owned by the caller. */
GPtrArray *readout_own_notes_find_problems (ReadoutMarkdown *markdown,
                                            gboolean (*is_known) (const char *key, gpointer data),
                                            gpointer data);

/**
 * readout_own_notes_tidy:
 * @n_tidied: (out): how many definitions were removed or joined
 *
 * Removes the definitions that nothing refers to and those that another one repeats, joins those of
 * one id whose words differ, and puts the others at the end, in the order of their first
 * references. References without a definition stay.
 *
 * Returns: Markdown, owned by the caller; as it was when it is tidy
 */
char *readout_own_notes_tidy (const char *markdown, guint *n_tidied, GError **error);

G_END_DECLS
