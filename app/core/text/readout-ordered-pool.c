/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work on many items at once, results in order, memory bounded.
 */
#include "text/readout-ordered-pool.h"

/* Items begun and not yet taken, for each thread: enough that a long one does not hold up the
 * others. */
#define ITEMS_A_THREAD 8

typedef struct
{
  gpointer result;
  gboolean is_done;
} Slot;

typedef struct
{
  ReadoutPoolWork work;
  gpointer data;
  GCancellable *cancellable;
  GMutex mutex;
  GCond done;
  Slot *slots; /* a ring: item i is in slot i % n_slots */
  guint n_slots;
} Pool;

static void
work_cb (gpointer item, gpointer user_data)
{
  Pool *pool = user_data;
  guint index = GPOINTER_TO_UINT (item) - 1;
  gpointer result = NULL;

  if (!g_cancellable_is_cancelled (pool->cancellable))
    result = pool->work (index, pool->data, pool->cancellable);

  g_mutex_lock (&pool->mutex);
  pool->slots[index % pool->n_slots] = (Slot){ result, TRUE };
  g_cond_signal (&pool->done);
  g_mutex_unlock (&pool->mutex);
}

static void
cancelled_cb (GCancellable *cancellable, Pool *pool)
{
  g_mutex_lock (&pool->mutex);
  g_cond_signal (&pool->done);
  g_mutex_unlock (&pool->mutex);
}

/* Waits for an item; FALSE when cancelled. */
static gboolean
wait_for (Pool *pool, guint index, gpointer *result)
{
  Slot *slot = &pool->slots[index % MAX (pool->n_slots, 1)];

  g_mutex_lock (&pool->mutex);
  while (!slot->is_done && !g_cancellable_is_cancelled (pool->cancellable))
    g_cond_wait (&pool->done, &pool->mutex);
  *result = slot->result;
  *slot = (Slot){ NULL, FALSE };
  g_mutex_unlock (&pool->mutex);
  return !g_cancellable_is_cancelled (pool->cancellable);
}

gboolean
readout_ordered_pool_run (guint n_items,
                          ReadoutPoolWork work,
                          ReadoutPoolTake take,
                          GDestroyNotify result_free,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  guint n_threads = MIN (g_get_num_processors (), MAX (n_items, 1));
  Pool pool = { .work = work, .data = data, .cancellable = cancellable };
  GThreadPool *threads;
  gulong handler = 0;
  gboolean done = TRUE;
  guint begun = 0;

  g_return_val_if_fail (work != NULL && take != NULL, FALSE);

  pool.n_slots = n_threads * ITEMS_A_THREAD;
  pool.slots = g_new0 (Slot, pool.n_slots);
  g_mutex_init (&pool.mutex);
  g_cond_init (&pool.done);
  threads = g_thread_pool_new (work_cb, &pool, n_threads, FALSE, NULL);
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), &pool, NULL);

  for (guint taken = 0; taken < n_items && done; taken++)
    {
      gpointer result;

      for (; begun < n_items && begun < taken + pool.n_slots; begun++)
        g_thread_pool_push (threads, GUINT_TO_POINTER (begun + 1), NULL);
      done = wait_for (&pool, taken, &result);
      if (done)
        done = take (taken, result, data, error);
      else
        {
          if (result != NULL && result_free != NULL)
            result_free (result);
          g_cancellable_set_error_if_cancelled (cancellable, error);
        }
    }

  g_cancellable_disconnect (cancellable, handler);
  g_thread_pool_free (threads, !done, TRUE);
  for (guint i = 0; i < pool.n_slots; i++)
    if (pool.slots[i].result != NULL && result_free != NULL)
      result_free (pool.slots[i].result);
  g_free (pool.slots);
  g_mutex_clear (&pool.mutex);
  g_cond_clear (&pool.done);
  return done;
}
