/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the actors of a project in a sentence by their names.
 */
#include "briefing/readout-actor-index.h"

#include <string.h>

#include "text/readout-plain-words.h"

#define NAME_WORDS_MAX 12

/* Words of one name, and who has it. */
typedef struct
{
  guint n_words;
  guint64 words[NAME_WORDS_MAX];
  GArray *actors; /* of gint64: numbers */
} Name;

struct _ReadoutActorIndex
{
  GHashTable *names;   /* first word → GPtrArray of Name */
  GHashTable *numbers; /* casefolded name, or "#id" → number */
  gint64 n_actors;
};

static void
free_name (gpointer data)
{
  Name *name = data;

  g_array_unref (name->actors);
  g_free (name);
}

static gboolean
is_apostrophe (const char *p)
{
  return *p == '\'' || strncmp (p, "’", strlen ("’")) == 0;
}

/* The bytes of a word without the 's or the apostrophe that makes it a genitive. */
static const char *
trim_genitive (const char *start, const char *word_end, const char *end, gboolean *is_genitive)
{
  const char *tail = word_end - 1;

  *is_genitive = FALSE;
  if (tail > start && (*tail == 's' || *tail == 'S'))
    {
      if (tail[-1] == '\'')
        tail -= 1;
      else if (tail - start > 3 && strncmp (tail - 3, "’", 3) == 0)
        tail -= 3;
      else
        {
          *is_genitive = word_end < end && is_apostrophe (word_end);
          return word_end;
        }
      *is_genitive = tail > start;
      return tail > start ? tail : word_end;
    }
  return word_end;
}

GArray *
readout_name_tokens_new (const char *text, gsize length)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (ReadoutNameToken));
  const char *end = text + length;
  const char *place = text;
  const char *start;

  g_return_val_if_fail (text != NULL, NULL);

  while (readout_plain_word_next (&place, end, &start))
    {
      ReadoutNameToken token = { 0 };
      const char *stop = trim_genitive (start, place, end, &token.is_genitive);

      token.span.start = (guint32)(start - text);
      token.span.end = (guint32)(stop - text);
      token.key = readout_plain_word_hash (start, stop);
      token.is_capital = g_unichar_isupper (g_utf8_get_char (start));
      g_array_append_val (tokens, token);
    }
  return tokens;
}

ReadoutActorIndex *
readout_actor_index_new (void)
{
  ReadoutActorIndex *index = g_new0 (ReadoutActorIndex, 1);

  index->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify)g_ptr_array_unref);
  index->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return index;
}

void
readout_actor_index_free (ReadoutActorIndex *index)
{
  g_hash_table_unref (index->names);
  g_hash_table_unref (index->numbers);
  g_free (index);
}

const char *
readout_actor_index_skip_article (const char *name)
{
  static const char *const articles[] = { "the ", "a ", "an " };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_ascii_strncasecmp (name, articles[i], strlen (articles[i])) == 0)
      return name + strlen (articles[i]);
  return name;
}

static char *
dup_identity (gint64 id, const char *name)
{
  return id != 0 ? g_strdup_printf ("#%" G_GINT64_FORMAT, id) : g_utf8_casefold (name, -1);
}

static gint64
ensure_number (ReadoutActorIndex *index, gint64 id, const char *name)
{
  g_autofree char *identity = dup_identity (id, name);
  const gint64 *number = g_hash_table_lookup (index->numbers, identity);

  if (number == NULL)
    {
      index->n_actors++;
      number = g_memdup2 (&index->n_actors, sizeof index->n_actors);
      g_hash_table_insert (index->numbers, g_steal_pointer (&identity), (gpointer)number);
    }
  return *number;
}

/* Words that name nobody when they stand alone, whatever a report seems to call somebody. */
static gboolean
is_no_name (guint64 key)
{
  static const char *const words[] = { "a",    "an",  "he",   "her",  "i",   "it",
                                       "mr",   "mrs", "ms",   "no",   "one", "she",
                                       "that", "the", "they", "this", "we",  "who" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (readout_plain_word_hash (words[i], words[i] + strlen (words[i])) == key)
      return TRUE;
  return FALSE;
}

static void
add_words (ReadoutActorIndex *index, GArray *tokens, guint from, guint until, gint64 number)
{
  guint64 first = g_array_index (tokens, ReadoutNameToken, from).key;
  GPtrArray *list = g_hash_table_lookup (index->names, &first);
  guint n = until - from;
  Name *name = NULL;

  if (n == 0 || n > NAME_WORDS_MAX || (n == 1 && is_no_name (first)))
    return;
  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_name);
      g_hash_table_insert (index->names, g_memdup2 (&first, sizeof first), list);
    }
  for (guint i = 0; i < list->len && name == NULL; i++)
    {
      Name *other = g_ptr_array_index (list, i);
      gboolean same = other->n_words == n;

      for (guint j = 0; same && j < n; j++)
        same = other->words[j] == g_array_index (tokens, ReadoutNameToken, from + j).key;
      if (same)
        name = other;
    }
  if (name == NULL)
    {
      name = g_new0 (Name, 1);
      name->n_words = n;
      for (guint j = 0; j < n; j++)
        name->words[j] = g_array_index (tokens, ReadoutNameToken, from + j).key;
      name->actors = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (list, name);
    }
  for (guint i = 0; i < name->actors->len; i++)
    if (g_array_index (name->actors, gint64, i) == number)
      return;
  g_array_append_val (name->actors, number);
}

guint
readout_actor_index_find_surname (GArray *tokens)
{
  static const char *const suffixes[] = { "jr", "sr", "ii", "iii", "iv" };
  guint last = tokens->len;

  if (last < 2)
    return 0;
  last--;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes) && last > 1; i++)
    if (g_array_index (tokens, ReadoutNameToken, last).key ==
        readout_plain_word_hash (suffixes[i], suffixes[i] + strlen (suffixes[i])))
      {
        last--;
        break;
      }
  return last;
}

void
readout_actor_index_add (ReadoutActorIndex *index,
                         gint64 id,
                         ReadoutActorKind kind,
                         const char *name)
{
  g_autoptr (GArray) tokens = NULL;
  gint64 number;
  guint surname;

  g_return_if_fail (index != NULL);

  if (name == NULL)
    return;
  name = readout_actor_index_skip_article (name);
  if (!g_unichar_isupper (g_utf8_get_char (name)))
    return;
  tokens = readout_name_tokens_new (name, strlen (name));
  if (tokens->len == 0)
    return;
  number = ensure_number (index, id, name);
  add_words (index, tokens, 0, tokens->len, number);
  surname = readout_actor_index_find_surname (tokens);
  if (kind == READOUT_ACTOR_PERSON && surname > 0 &&
      g_array_index (tokens, ReadoutNameToken, surname).is_capital)
    add_words (index, tokens, surname, surname + 1, number);
}

guint
readout_actor_index_find (ReadoutActorIndex *index, GArray *tokens, guint at, GArray **actors)
{
  const ReadoutNameToken *first;
  GPtrArray *list;
  guint longest = 0;

  g_return_val_if_fail (index != NULL && tokens != NULL && at < tokens->len, 0);

  first = &g_array_index (tokens, ReadoutNameToken, at);
  list = first->is_capital ? g_hash_table_lookup (index->names, &first->key) : NULL;
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      Name *name = g_ptr_array_index (list, i);
      gboolean same = name->n_words > longest && at + name->n_words <= tokens->len;

      for (guint j = 1; same && j < name->n_words; j++)
        same = name->words[j] == g_array_index (tokens, ReadoutNameToken, at + j).key;
      if (same)
        {
          longest = name->n_words;
          *actors = name->actors;
        }
    }
  return longest;
}

gint64
readout_actor_index_get_number (ReadoutActorIndex *index, const ReadoutVoice *voice)
{
  g_autofree char *identity = NULL;
  const gint64 *number;

  g_return_val_if_fail (index != NULL && voice != NULL, 0);

  if (voice->name == NULL)
    return 0;
  identity = dup_identity (voice->actor_id, readout_actor_index_skip_article (voice->name));
  number = g_hash_table_lookup (index->numbers, identity);
  return number != NULL ? *number : 0;
}
