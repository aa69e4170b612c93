/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a state of the briefing's text to the rows that its updates have.
 */
#include "readout-update-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/readout-update.h"

#include "readout-draft-job.h"
#include "readout-words.h"

G_DEFINE_FINAL_TYPE (ReadoutUpdateItem, readout_update_item, G_TYPE_OBJECT)

typedef struct
{
  char *mine;
  char *base;
  char *theirs;
  ReadoutSnapshot *snapshot;
  GHashTable *refused;
  GPtrArray *reliances;
} Work;

/* From bytes to code points, in ascending order. */
typedef struct
{
  const char *text;
  guint32 byte;
  guint offset;
} Walk;

static void
readout_update_item_finalize (GObject *object)
{
  ReadoutUpdateItem *item = READOUT_UPDATE_ITEM (object);

  g_free (item->id);
  g_free (item->title);
  g_free (item->reason);
  g_free (item->before);
  g_free (item->after);
  g_free (item->key);

  G_OBJECT_CLASS (readout_update_item_parent_class)->finalize (object);
}

static void
readout_update_item_class_init (ReadoutUpdateItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = readout_update_item_finalize;
}

static void
readout_update_item_init (ReadoutUpdateItem *item)
{
}

gboolean
readout_update_item_is_proposal (ReadoutUpdateItem *item)
{
  g_return_val_if_fail (READOUT_IS_UPDATE_ITEM (item), FALSE);

  return item->kind != READOUT_UPDATE_AFFECTED;
}

gboolean
readout_update_item_is_same (ReadoutUpdateItem *item, ReadoutUpdateItem *other)
{
  g_return_val_if_fail (READOUT_IS_UPDATE_ITEM (item), FALSE);
  g_return_val_if_fail (READOUT_IS_UPDATE_ITEM (other), FALSE);

  return item->kind == other->kind && item->end - item->start == other->end - other->start &&
         item->later_id == other->later_id &&
         item->later_statement_id == other->later_statement_id &&
         g_strcmp0 (item->key, other->key) == 0 && g_strcmp0 (item->title, other->title) == 0 &&
         g_strcmp0 (item->reason, other->reason) == 0 &&
         g_strcmp0 (item->before, other->before) == 0 &&
         g_strcmp0 (item->after, other->after) == 0 &&
         (item->kind == READOUT_UPDATE_AFFECTED || g_str_equal (item->id, other->id));
}

static void
free_work (gpointer data)
{
  Work *work = data;

  g_free (work->mine);
  g_free (work->base);
  g_free (work->theirs);
  g_clear_pointer (&work->snapshot, readout_snapshot_unref);
  g_clear_pointer (&work->refused, g_hash_table_unref);
  g_clear_pointer (&work->reliances, g_ptr_array_unref);
  g_free (work);
}

static guint
walk_to (Walk *walk, guint32 byte)
{
  if (byte < walk->byte)
    *walk = (Walk){ walk->text, 0, 0 };
  walk->offset += (guint)g_utf8_strlen (walk->text + walk->byte, byte - walk->byte);
  walk->byte = byte;
  return walk->offset;
}

static ReadoutUpdateKind
get_kind (const ReadoutProposal *proposal)
{
  switch (proposal->kind)
    {
    case READOUT_PROPOSAL_ADDED:
      return READOUT_UPDATE_ADDED;
    case READOUT_PROPOSAL_REMOVED:
      return READOUT_UPDATE_REMOVED;
    case READOUT_PROPOSAL_CHANGED:
    case READOUT_PROPOSAL_MOVED:
    case READOUT_PROPOSAL_SPACED:
    default:
      return READOUT_UPDATE_CHANGED;
    }
}

static void
add_proposals (ReadoutUpdateList *list, const Work *work)
{
  Walk walk = { work->mine, 0, 0 };

  list->merge = readout_merge_new (work->base, work->mine, work->theirs, work->refused);
  for (guint i = 0; i < list->merge->proposals->len; i++)
    {
      const ReadoutProposal *proposal = g_ptr_array_index (list->merge->proposals, i);
      ReadoutUpdateItem *item = g_object_new (READOUT_TYPE_UPDATE_ITEM, NULL);

      item->id = g_strdup (proposal->id);
      item->kind = get_kind (proposal);
      item->title = readout_update_dup_title (proposal);
      item->reason = readout_update_dup_reason (proposal, work->snapshot);
      item->before = g_strdup (proposal->before);
      item->after = g_strdup (proposal->after);
      item->start = walk_to (&walk, proposal->place.start);
      item->end = walk_to (&walk, proposal->place.end);
      g_ptr_array_add (list->proposals, item);
    }
}

/* "Withdrawn: “Headline”, Reuters · 4 Mar 2022". Owned by the caller. */
static char *
describe_reliance (const ReadoutReliance *reliance)
{
  g_autofree char *source = readout_words_join_report (reliance->outlet, NULL, reliance->published);
  const char *title = reliance->title != NULL ? reliance->title : _ ("No headline");

  return reliance->state == READOUT_REPORT_STATE_WITHDRAWN
      /* Translators: a passage of the briefing; a headline, an outlet with a date */
      ? g_strdup_printf (_ ("Rests on a report that was withdrawn: “%s” (%s)"), title, source)
      /* Translators: a passage of the briefing; a headline, an outlet with a date */
      : g_strdup_printf (_ ("Rests on a report that was corrected: “%s” (%s)"), title, source);
}

static char *
describe_later (const ReadoutReliance *reliance)
{
  const char *title = reliance->later_title != NULL ? reliance->later_title : _ ("No headline");

  if (reliance->later_id == 0)
    return g_strdup (_ ("The project has no newer version of it"));
  if (reliance->later_statement_id != 0)
    /* Translators: %s is the headline of a report */
    return g_strdup_printf (_ ("The newer version says the same: “%s”"), title);
  /* Translators: %s is the headline of a report */
  return g_strdup_printf (_ ("The newer version does not say it in these words: “%s”"), title);
}

static void
add_passages (ReadoutUpdateList *list, const Work *work)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) affected = NULL;
  Walk walk = { work->mine, 0, 0 };

  for (guint i = 0; i < work->reliances->len; i++)
    {
      ReadoutReliance *reliance = g_ptr_array_index (work->reliances, i);

      g_hash_table_insert (by_key, reliance->key, reliance);
    }
  affected = readout_update_find_affected (work->mine, by_key);
  for (guint i = 0; i < affected->len; i++)
    {
      const ReadoutAffected *passage = g_ptr_array_index (affected, i);
      const ReadoutReliance *reliance = g_hash_table_lookup (by_key, passage->key);
      ReadoutUpdateItem *item = g_object_new (READOUT_TYPE_UPDATE_ITEM, NULL);

      item->id = g_strdup_printf ("%s-%u", passage->key, passage->span.start);
      item->kind = READOUT_UPDATE_AFFECTED;
      item->title = describe_reliance (reliance);
      item->reason = describe_later (reliance);
      item->before =
          g_strndup (work->mine + passage->span.start, passage->span.end - passage->span.start);
      item->start = walk_to (&walk, passage->span.start);
      item->end = walk_to (&walk, passage->span.end);
      item->key = g_strdup (passage->key);
      item->report_id = reliance->report_id;
      item->statement_id = reliance->statement_id;
      item->later_id = reliance->later_id;
      item->later_statement_id = reliance->later_statement_id;
      g_ptr_array_add (list->passages, item);
    }
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  ReadoutUpdateList *list = g_new0 (ReadoutUpdateList, 1);

  list->passages = g_ptr_array_new_with_free_func (g_object_unref);
  list->proposals = g_ptr_array_new_with_free_func (g_object_unref);
  if (work->theirs != NULL)
    add_proposals (list, work);
  if (work->reliances != NULL)
    add_passages (list, work);
  g_task_return_pointer (task, list, (GDestroyNotify)readout_update_list_free);
}

void
readout_update_list_free (ReadoutUpdateList *list)
{
  g_clear_pointer (&list->merge, readout_merge_free);
  g_ptr_array_unref (list->passages);
  g_ptr_array_unref (list->proposals);
  g_free (list);
}

void
readout_update_list_make_async (gpointer source_object,
                                const char *mine,
                                const char *base,
                                const char *theirs,
                                ReadoutSnapshot *snapshot,
                                GHashTable *refused,
                                GPtrArray *reliances,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source_object, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->mine = g_strdup (mine);
  work->base = g_strdup (base);
  work->theirs = g_strdup (theirs);
  work->snapshot = snapshot != NULL ? readout_snapshot_ref (snapshot) : NULL;
  work->refused = refused != NULL ? g_hash_table_ref (refused) : NULL;
  work->reliances = reliances != NULL ? g_ptr_array_ref (reliances) : NULL;
  g_task_set_source_tag (task, readout_update_list_make_async);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, make_thread);
}

ReadoutUpdateList *
readout_update_list_make_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
sentence_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence =
      readout_draft_job_sentence_finish (READOUT_PROJECT (source), result, &error);
  const char *open = sentence != NULL ? g_strrstr (sentence, "[^") : NULL;

  if (open == NULL)
    g_task_return_error (task, error != NULL ? g_steal_pointer (&error)
                                             : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                                                    _ ("It cannot be cited")));
  else
    g_task_return_pointer (task, g_strndup (open + 2, strcspn (open + 2, "]")), g_free);
}

void
readout_update_list_get_later_key_async (ReadoutProject *project,
                                         gint64 statement_id,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  GTask *task = g_task_new (project, NULL, callback, user_data);

  g_task_set_source_tag (task, readout_update_list_get_later_key_async);
  readout_draft_job_sentence_async (project, statement_id, sentence_cb, task);
}

char *
readout_update_list_get_later_key_finish (ReadoutProject *project,
                                          GAsyncResult *result,
                                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
