/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What decisions about a topic teach: words that lead to another position there, sides of actors.
 */
#include "stance/readout-lessons.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_POSITIONS 3

/* How often the person decided each position. */
typedef struct
{
  guint n[N_POSITIONS];
} Count;

struct _ReadoutLessons
{
  GHashTable *words;  /* side as found and words → Count */
  GHashTable *actors; /* gint64 → Count */
};

static char *
make_key (ReadoutPosition found, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);

  return g_strdup_printf ("%d %s", (int)found, folded);
}

static Count *
find_or_add (GHashTable *table, gpointer key)
{
  Count *count = g_hash_table_lookup (table, key);

  if (count != NULL)
    {
      g_free (key);
      return count;
    }
  count = g_new0 (Count, 1);
  g_hash_table_insert (table, key, count);
  return count;
}

/* The position that the words lead to, and how often the person said so; FALSE when they teach
 * nothing. */
static gboolean
find_word_lesson (const Count *count, ReadoutPosition found, ReadoutPosition *taught, guint *n)
{
  ReadoutPosition best = found;

  if (count == NULL || count->n[found] > 0)
    return FALSE;
  for (ReadoutPosition i = 0; i < N_POSITIONS; i++)
    if (i != found && (best == found || count->n[i] > count->n[best]))
      best = i;
  *taught = best;
  *n = count->n[best];
  for (ReadoutPosition i = 0; i < N_POSITIONS; i++)
    if (i != best && count->n[i] > 0)
      return FALSE;
  return *n >= READOUT_LESSON_DECISIONS;
}

static gboolean
find_actor_lesson (const Count *count, ReadoutPosition *side, guint *n)
{
  guint supports = count != NULL ? count->n[READOUT_POSITION_SUPPORTS] : 0;
  guint opposes = count != NULL ? count->n[READOUT_POSITION_OPPOSES] : 0;

  *side = supports > 0 ? READOUT_POSITION_SUPPORTS : READOUT_POSITION_OPPOSES;
  *n = MAX (supports, opposes);
  return MIN (supports, opposes) == 0 && *n >= READOUT_LESSON_DECISIONS;
}

static char *
describe_words (const char *words, ReadoutPosition taught, guint n)
{
  switch (taught)
    {
    case READOUT_POSITION_SUPPORTS:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "Changed, because you decided %u time that “%s” supports this",
                       "Changed, because you decided %u times that “%s” supports this", n),
          n, words);
    case READOUT_POSITION_OPPOSES:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "Changed, because you decided %u time that “%s” opposes this",
                       "Changed, because you decided %u times that “%s” opposes this", n),
          n, words);
    case READOUT_POSITION_NONE:
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "Changed, because you decided %u time that “%s” takes no side",
                       "Changed, because you decided %u times that “%s” takes no side", n),
          n, words);
    }
}

static char *
describe_actor (ReadoutPosition side, guint n)
{
  return g_strdup_printf (
      side == READOUT_POSITION_SUPPORTS
          ? g_dngettext (GETTEXT_PACKAGE,
                         "Changed, because you decided %u time that this actor supports this",
                         "Changed, because you decided %u times that this actor supports this", n)
          : g_dngettext (GETTEXT_PACKAGE,
                         "Changed, because you decided %u time that this actor opposes this",
                         "Changed, because you decided %u times that this actor opposes this", n),
      n);
}

ReadoutLessons *
readout_lessons_new (void)
{
  ReadoutLessons *lessons = g_new0 (ReadoutLessons, 1);

  lessons->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  lessons->actors = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return lessons;
}

void
readout_lessons_free (ReadoutLessons *lessons)
{
  g_hash_table_unref (lessons->words);
  g_hash_table_unref (lessons->actors);
  g_free (lessons);
}

void
readout_lessons_add (ReadoutLessons *lessons,
                     gint64 actor_id,
                     ReadoutPosition found,
                     const char *words,
                     ReadoutPosition decided)
{
  g_return_if_fail (lessons != NULL);
  g_return_if_fail (found < N_POSITIONS && decided < N_POSITIONS);

  if (words != NULL && found != READOUT_POSITION_NONE)
    find_or_add (lessons->words, make_key (found, words))->n[decided]++;
  find_or_add (lessons->actors, g_memdup2 (&actor_id, sizeof actor_id))->n[decided]++;
}

ReadoutPosition
readout_lessons_apply (const ReadoutLessons *lessons,
                       gint64 actor_id,
                       ReadoutPosition found,
                       double confidence,
                       const char *words,
                       char **lesson)
{
  ReadoutPosition taught;
  guint n;

  g_return_val_if_fail (lessons != NULL, found);
  g_return_val_if_fail (found < N_POSITIONS, found);

  if (lesson != NULL)
    *lesson = NULL;
  if (words == NULL)
    return found;
  if (found != READOUT_POSITION_NONE)
    {
      g_autofree char *key = make_key (found, words);

      if (find_word_lesson (g_hash_table_lookup (lessons->words, key), found, &taught, &n))
        {
          if (lesson != NULL)
            *lesson = describe_words (words, taught, n);
          return taught;
        }
    }
  if (confidence >= READOUT_CONFIDENCE_SURE ||
      !find_actor_lesson (g_hash_table_lookup (lessons->actors, &actor_id), &taught, &n) ||
      taught == found)
    return found;
  if (lesson != NULL)
    *lesson = describe_actor (taught, n);
  return found == READOUT_POSITION_NONE ? taught : READOUT_POSITION_NONE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char *
readout_lessons_to_string (const ReadoutLessons *lessons)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer count;
  ReadoutPosition taught;
  guint n;

  g_return_val_if_fail (lessons != NULL, NULL);

  g_hash_table_iter_init (&iter, lessons->words);
  while (g_hash_table_iter_next (&iter, &key, &count))
    if (find_word_lesson (count, *(const char *)key - '0', &taught, &n))
      g_ptr_array_add (lines,
                       g_strdup_printf ("words %s: %d (%u)", (const char *)key, (int)taught, n));
  g_hash_table_iter_init (&iter, lessons->actors);
  while (g_hash_table_iter_next (&iter, &key, &count))
    if (find_actor_lesson (count, &taught, &n))
      g_ptr_array_add (lines, g_strdup_printf ("actor %" G_GINT64_FORMAT ": %d (%u)",
                                               *(const gint64 *)key, (int)taught, n));
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

gboolean
readout_lessons_need_review (ReadoutPosition position,
                             double confidence,
                             const char *words,
                             const char *lesson)
{
  if (lesson != NULL)
    return TRUE;
  return position != READOUT_POSITION_NONE ? confidence < READOUT_CONFIDENCE_SURE : words != NULL;
}
