/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ReadoutEditHistory:
 *
 * What was done to a text, so that it can be taken back and done again, also after a restart. It
 * holds *groups*, each of which is taken back at once: what one command did, or a word that was
 * typed. A group is a list of steps; a step takes characters away at a place and puts others there.
 *
 * Bounded: the oldest groups are forgotten when there are more than
 * %READOUT_EDIT_HISTORY_MAX_GROUPS or when they hold more than %READOUT_EDIT_HISTORY_MAX_BYTES of
 * text; a single group that holds more than that much leaves nothing that could be taken back
 * before it.
 *
 * A history can be kept in a file: readout_edit_history_take_changes() says which groups are new
 * since the last call, so that what is written is in proportion to what was typed.
 */
typedef struct _ReadoutEditHistory ReadoutEditHistory;

#define READOUT_EDIT_HISTORY_MAX_GROUPS 2000
#define READOUT_EDIT_HISTORY_MAX_BYTES (2u * 1024 * 1024)

/**
 * ReadoutEditGroup:
 * @number: grows from group to group
 * @steps: what it did, for readout_edit_history_restore()
 */
typedef struct
{
  gint64 number;
  GBytes *steps;
} ReadoutEditGroup;

/**
 * ReadoutEditChanges:
 * @first: no group with a smaller number exists any more
 * @from: groups with this number or a higher one are replaced by @groups
 * @done: the number of the last group that is done and not taken back; smaller than @first if there
 *   is none
 * @groups: (element-type ReadoutEditGroup)
 *
 * What is to be written so that the file has the history as it is.
 */
typedef struct
{
  gint64 first;
  gint64 from;
  gint64 done;
  GPtrArray *groups;
} ReadoutEditChanges;

void readout_edit_changes_free (ReadoutEditChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutEditChanges, readout_edit_changes_free)

/* A group on its own, @steps not copied but referred to. */
ReadoutEditGroup *readout_edit_group_new (gint64 number, GBytes *steps);
void readout_edit_group_free (ReadoutEditGroup *group);

/* Takes @removed away at @offset, in code points, and puts @inserted there. FALSE when @removed is
 * not what is there: nothing was done. */
typedef gboolean (*ReadoutEditFunc) (guint32 offset,
                                     const char *removed,
                                     const char *inserted,
                                     gpointer user_data);

ReadoutEditHistory *readout_edit_history_new (void);
void readout_edit_history_free (ReadoutEditHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadoutEditHistory, readout_edit_history_free)

/* What is recorded between these, which nest, is one group. */
void readout_edit_history_begin (ReadoutEditHistory *history);
void readout_edit_history_end (ReadoutEditHistory *history);

/* Notes what was done. What was taken back before can no longer be done again. Letters that follow
 * each other become one group, up to the end of the word. Of no effect while
 * readout_edit_history_undo() runs. */
void readout_edit_history_record (ReadoutEditHistory *history,
                                  guint32 offset,
                                  const char *removed,
                                  const char *inserted);

/* What comes next is not joined to what was typed before. */
void readout_edit_history_seal (ReadoutEditHistory *history);

gboolean readout_edit_history_can_undo (ReadoutEditHistory *history);
gboolean readout_edit_history_can_redo (ReadoutEditHistory *history);

/* Takes back the last group that is done, or does the last one that was taken back again, with
 * calls of @function. FALSE when there is none, or when the text is not the one that the history
 * speaks of: it is then empty. */
gboolean readout_edit_history_undo (ReadoutEditHistory *history,
                                    ReadoutEditFunc function,
                                    gpointer user_data);
gboolean readout_edit_history_redo (ReadoutEditHistory *history,
                                    ReadoutEditFunc function,
                                    gpointer user_data);

/* Forgets everything. */
void readout_edit_history_clear (ReadoutEditHistory *history);

/* What has to be written since the last call; %NULL if nothing. Owned by the caller. */
ReadoutEditChanges *readout_edit_history_take_changes (ReadoutEditHistory *history);

/**
 * readout_edit_history_restore:
 * @groups: (element-type ReadoutEditGroup): by number
 * @done: the last group that is done
 *
 * Makes the history what a file has. The file may come from anywhere: what is no group, and all
 * before it, is left out.
 */
void readout_edit_history_restore (ReadoutEditHistory *history, GPtrArray *groups, gint64 done);

G_END_DECLS
