/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done to a text, to take it back.
 */
#include "text/readout-edit-history.h"

#include <string.h>

/* How the steps of a group are kept: little endian. */
#define STEPS_TYPE "a(uss)"

typedef struct
{
  guint32 offset;
  char *removed;
  char *inserted;
} Step;

typedef struct
{
  gint64 number;
  GPtrArray *steps; /* of Step */
  gsize n_bytes;
} Group;

struct _ReadoutEditHistory
{
  GQueue groups;    /* of Group, the oldest first */
  GList *done;      /* the last group that is not taken back; %NULL if there is none */
  Group *open;      /* between begin and end; not yet in the queue */
  guint depth;      /* of begin */
  gsize n_bytes;    /* of all groups */
  gint64 next;      /* number */
  gint64 written;   /* groups below this number are as they were when they were last taken */
  gboolean changed; /* something is to be written */
  gboolean sealed;
  gboolean turning; /* undo or redo runs */
};

static void
free_step (gpointer data)
{
  Step *step = data;

  g_free (step->removed);
  g_free (step->inserted);
  g_free (step);
}

static void
free_group (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->steps);
  g_free (group);
}

static Group *
make_group (void)
{
  Group *group = g_new0 (Group, 1);

  group->steps = g_ptr_array_new_with_free_func (free_step);
  return group;
}

static void
add_step (Group *group, guint32 offset, const char *removed, const char *inserted)
{
  Step *step = g_new0 (Step, 1);

  step->offset = offset;
  step->removed = g_strdup (removed);
  step->inserted = g_strdup (inserted);
  group->n_bytes += strlen (removed) + strlen (inserted);
  g_ptr_array_add (group->steps, step);
}

static void
note_change (ReadoutEditHistory *history, gint64 from)
{
  history->written = MIN (history->written, from);
  history->changed = TRUE;
}

static void
drop_link (ReadoutEditHistory *history, GList *link)
{
  Group *group = link->data;

  history->n_bytes -= group->n_bytes;
  if (history->done == link)
    history->done = link->prev;
  g_queue_delete_link (&history->groups, link);
  free_group (group);
  history->changed = TRUE;
}

/* What was taken back can no longer be done again. */
static void
drop_undone (ReadoutEditHistory *history)
{
  while (history->groups.tail != NULL && history->groups.tail != history->done)
    {
      note_change (history, ((Group *)history->groups.tail->data)->number);
      drop_link (history, history->groups.tail);
    }
}

static void
drop_oldest (ReadoutEditHistory *history)
{
  while (history->groups.length > 1 && (history->groups.length > READOUT_EDIT_HISTORY_MAX_GROUPS ||
                                        history->n_bytes > READOUT_EDIT_HISTORY_MAX_BYTES))
    drop_link (history, history->groups.head);
}

static gboolean
is_one_character (const char *text)
{
  return *text != '\0' && *g_utf8_next_char (text) == '\0';
}

static gboolean
ends_with_space (const char *text)
{
  return *text != '\0' &&
         g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + strlen (text))));
}

/* Appends @text to the end of *@whole, or to its start. */
static void
join_text (char **whole, const char *text, gboolean before)
{
  char *joined = before ? g_strconcat (text, *whole, NULL) : g_strconcat (*whole, text, NULL);

  g_free (*whole);
  *whole = joined;
}

/* Makes what was typed part of the last group where it goes on with it: the letters of a word and
 * the spaces behind it, or characters that are deleted one after the other. */
static gboolean
join (ReadoutEditHistory *history, const Step *step)
{
  Group *group = history->done != NULL ? history->done->data : NULL;
  Step *last;
  guint32 n_inserted;

  if (group == NULL || history->sealed || group->steps->len != 1)
    return FALSE;
  last = g_ptr_array_index (group->steps, 0);
  n_inserted = (guint32)g_utf8_strlen (last->inserted, -1);
  if (*step->removed == '\0' && *last->removed == '\0' && is_one_character (step->inserted) &&
      step->offset == last->offset + n_inserted && strchr (step->inserted, '\n') == NULL &&
      strchr (last->inserted, '\n') == NULL &&
      (ends_with_space (step->inserted) || !ends_with_space (last->inserted)))
    join_text (&last->inserted, step->inserted, FALSE);
  else if (*step->inserted == '\0' && *last->inserted == '\0' && is_one_character (step->removed) &&
           step->offset == last->offset)
    join_text (&last->removed, step->removed, FALSE);
  else if (*step->inserted == '\0' && *last->inserted == '\0' && is_one_character (step->removed) &&
           step->offset + 1 == last->offset)
    {
      join_text (&last->removed, step->removed, TRUE);
      last->offset = step->offset;
    }
  else
    return FALSE;
  group->n_bytes += strlen (step->inserted) + strlen (step->removed);
  history->n_bytes += strlen (step->inserted) + strlen (step->removed);
  note_change (history, group->number);
  return TRUE;
}

static void
take_group (ReadoutEditHistory *history, Group *group)
{
  drop_undone (history);
  if (group->steps->len == 1 && join (history, g_ptr_array_index (group->steps, 0)))
    free_group (group);
  else
    {
      group->number = history->next++;
      history->n_bytes += group->n_bytes;
      g_queue_push_tail (&history->groups, group);
      history->done = history->groups.tail;
      note_change (history, group->number);
    }
  history->sealed = FALSE;
  drop_oldest (history);
}

static GBytes *
pack_steps (const Group *group)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) steps = NULL;
  g_autoptr (GVariant) packed = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (STEPS_TYPE));
  for (guint i = 0; i < group->steps->len; i++)
    {
      const Step *step = g_ptr_array_index (group->steps, i);

      g_variant_builder_add (&builder, "(uss)", step->offset, step->removed, step->inserted);
    }
  steps = g_variant_ref_sink (g_variant_builder_end (&builder));
  packed = G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (steps) : g_variant_ref (steps);
  return g_variant_get_data_as_bytes (packed);
}

/* NULL when the bytes are no steps. */
static Group *
unpack_steps (gint64 number, GBytes *bytes)
{
  g_autoptr (GVariant) packed =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (STEPS_TYPE), bytes, FALSE));
  g_autoptr (GVariant) steps =
      G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (packed) : g_variant_ref (packed);
  GVariantIter iter;
  guint32 offset;
  const char *removed;
  const char *inserted;
  Group *group;

  if (!g_variant_is_normal_form (steps) || g_variant_n_children (steps) == 0)
    return NULL;
  group = make_group ();
  group->number = number;
  g_variant_iter_init (&iter, steps);
  while (g_variant_iter_next (&iter, "(u&s&s)", &offset, &removed, &inserted))
    add_step (group, offset, removed, inserted);
  return group;
}

static gboolean
apply (const Group *group, gboolean undo, ReadoutEditFunc function, gpointer user_data)
{
  for (guint i = 0; i < group->steps->len; i++)
    {
      const Step *step = g_ptr_array_index (group->steps, undo ? group->steps->len - 1 - i : i);

      if (!function (step->offset, undo ? step->inserted : step->removed,
                     undo ? step->removed : step->inserted, user_data))
        return FALSE;
    }
  return TRUE;
}

static gboolean
turn (ReadoutEditHistory *history,
      GList *link,
      gboolean undo,
      ReadoutEditFunc function,
      gpointer user_data)
{
  gboolean done;

  history->turning = TRUE;
  done = apply (link->data, undo, function, user_data);
  history->turning = FALSE;
  if (!done)
    {
      readout_edit_history_clear (history);
      return FALSE;
    }
  history->done = undo ? link->prev : link;
  history->sealed = TRUE;
  history->changed = TRUE;
  return TRUE;
}

void
readout_edit_changes_free (ReadoutEditChanges *changes)
{
  if (changes == NULL)
    return;
  g_ptr_array_unref (changes->groups);
  g_free (changes);
}

ReadoutEditGroup *
readout_edit_group_new (gint64 number, GBytes *steps)
{
  ReadoutEditGroup *group = g_new0 (ReadoutEditGroup, 1);

  group->number = number;
  group->steps = g_bytes_ref (steps);
  return group;
}

void
readout_edit_group_free (ReadoutEditGroup *group)
{
  g_bytes_unref (group->steps);
  g_free (group);
}

ReadoutEditHistory *
readout_edit_history_new (void)
{
  ReadoutEditHistory *history = g_new0 (ReadoutEditHistory, 1);

  g_queue_init (&history->groups);
  history->next = 1;
  history->written = 1;
  return history;
}

void
readout_edit_history_free (ReadoutEditHistory *history)
{
  if (history == NULL)
    return;
  g_queue_clear_full (&history->groups, free_group);
  g_clear_pointer (&history->open, free_group);
  g_free (history);
}

void
readout_edit_history_begin (ReadoutEditHistory *history)
{
  g_return_if_fail (history != NULL);

  if (history->depth++ == 0)
    history->open = make_group ();
}

void
readout_edit_history_end (ReadoutEditHistory *history)
{
  Group *group;

  g_return_if_fail (history != NULL);
  g_return_if_fail (history->depth > 0);

  if (--history->depth > 0)
    return;
  group = g_steal_pointer (&history->open);
  if (group->steps->len > 0)
    take_group (history, group);
  else
    free_group (group);
}

void
readout_edit_history_record (ReadoutEditHistory *history,
                             guint32 offset,
                             const char *removed,
                             const char *inserted)
{
  g_return_if_fail (history != NULL);
  g_return_if_fail (removed != NULL);
  g_return_if_fail (inserted != NULL);

  if (history->turning || (*removed == '\0' && *inserted == '\0'))
    return;
  readout_edit_history_begin (history);
  add_step (history->open, offset, removed, inserted);
  readout_edit_history_end (history);
}

void
readout_edit_history_seal (ReadoutEditHistory *history)
{
  g_return_if_fail (history != NULL);

  history->sealed = TRUE;
}

gboolean
readout_edit_history_can_undo (ReadoutEditHistory *history)
{
  g_return_val_if_fail (history != NULL, FALSE);

  return history->done != NULL;
}

static GList *
get_next (ReadoutEditHistory *history)
{
  return history->done != NULL ? history->done->next : history->groups.head;
}

gboolean
readout_edit_history_can_redo (ReadoutEditHistory *history)
{
  g_return_val_if_fail (history != NULL, FALSE);

  return get_next (history) != NULL;
}

gboolean
readout_edit_history_undo (ReadoutEditHistory *history,
                           ReadoutEditFunc function,
                           gpointer user_data)
{
  g_return_val_if_fail (history != NULL, FALSE);
  g_return_val_if_fail (function != NULL, FALSE);

  if (history->done == NULL || history->depth > 0 || history->turning)
    return FALSE;
  return turn (history, history->done, TRUE, function, user_data);
}

gboolean
readout_edit_history_redo (ReadoutEditHistory *history,
                           ReadoutEditFunc function,
                           gpointer user_data)
{
  GList *next;

  g_return_val_if_fail (history != NULL, FALSE);
  g_return_val_if_fail (function != NULL, FALSE);

  next = get_next (history);
  if (next == NULL || history->depth > 0 || history->turning)
    return FALSE;
  return turn (history, next, FALSE, function, user_data);
}

void
readout_edit_history_clear (ReadoutEditHistory *history)
{
  g_return_if_fail (history != NULL);

  g_queue_clear_full (&history->groups, free_group);
  history->done = NULL;
  history->n_bytes = 0;
  note_change (history, 0);
}

ReadoutEditChanges *
readout_edit_history_take_changes (ReadoutEditHistory *history)
{
  ReadoutEditChanges *changes;
  const Group *first;

  g_return_val_if_fail (history != NULL, NULL);

  if (!history->changed)
    return NULL;
  first = g_queue_peek_head (&history->groups);
  changes = g_new0 (ReadoutEditChanges, 1);
  changes->groups = g_ptr_array_new_with_free_func ((GDestroyNotify)readout_edit_group_free);
  changes->first = first != NULL ? first->number : history->next;
  changes->from = history->written;
  changes->done =
      history->done != NULL ? ((Group *)history->done->data)->number : changes->first - 1;
  for (GList *link = history->groups.tail; link != NULL; link = link->prev)
    {
      const Group *group = link->data;
      g_autoptr (GBytes) steps = NULL;

      if (group->number < history->written)
        break;
      steps = pack_steps (group);
      g_ptr_array_add (changes->groups, readout_edit_group_new (group->number, steps));
    }
  history->written = history->next;
  history->changed = FALSE;
  return changes;
}

void
readout_edit_history_restore (ReadoutEditHistory *history, GPtrArray *groups, gint64 done)
{
  g_return_if_fail (history != NULL);
  g_return_if_fail (groups != NULL);

  readout_edit_history_clear (history);
  history->next = 1;
  for (guint i = 0; i < groups->len; i++)
    {
      const ReadoutEditGroup *packed = g_ptr_array_index (groups, i);
      Group *group = unpack_steps (packed->number, packed->steps);

      if (group == NULL || packed->number < history->next || packed->number >= G_MAXINT64 / 2)
        {
          g_clear_pointer (&group, free_group);
          readout_edit_history_clear (history);
          continue;
        }
      history->next = group->number + 1;
      history->n_bytes += group->n_bytes;
      g_queue_push_tail (&history->groups, group);
      if (group->number <= done)
        history->done = history->groups.tail;
    }
  history->sealed = TRUE;
  history->written = history->next;
  history->changed = FALSE;
  drop_oldest (history);
}
