/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists the lemmas of a treebank that the rules of English endings do not give.
 */
#include "readout-train.h"

#include "syntax/readout-lemma-list.h"

/* How often a form has a lemma in a class, and whether the rules would give it. */
typedef struct
{
  char *lemma;
  guint count;
  ReadoutUpos upos;
  ReadoutXpos xpos;
} LemmaCount;

static void
free_counts (gpointer data)
{
  g_array_unref (data);
}

static void
clear_count (gpointer data)
{
  g_free (((LemmaCount *)data)->lemma);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
count_lemma (GHashTable *table, char *key, const char *lemma, ReadoutUpos upos, ReadoutXpos xpos)
{
  GArray *counts = g_hash_table_lookup (table, key);
  LemmaCount count = { NULL, 1, upos, xpos };

  if (counts == NULL)
    {
      counts = g_array_new (FALSE, FALSE, sizeof (LemmaCount));
      g_array_set_clear_func (counts, clear_count);
      g_hash_table_insert (table, g_strdup (key), counts);
    }
  for (guint i = 0; i < counts->len; i++)
    if (strcmp (g_array_index (counts, LemmaCount, i).lemma, lemma) == 0)
      {
        g_array_index (counts, LemmaCount, i).count++;
        return;
      }
  count.lemma = g_strdup (lemma);
  g_array_append_val (counts, count);
}

static void
count_lemmas (GHashTable *table, GHashTable *bases, ReadoutTreebank *treebank)
{
  for (guint i = 0; i < treebank->sentences->len; i++)
    {
      const ReadoutTreebankSentence *sentence = readout_treebank_get (treebank, i);

      for (guint j = 0; j < sentence->n_tokens; j++)
        {
          const ReadoutToken *token =
              readout_segments_get_token (treebank->segments, sentence->first + j);
          ReadoutUpos upos = readout_tag_get_upos (sentence->tags[j]);
          ReadoutXpos xpos = readout_tag_get_xpos (sentence->tags[j]);
          const char *lemma = g_ptr_array_index (treebank->lemmas, sentence->first + j);
          g_autofree char *key =
              g_strdup_printf ("%c%s", readout_lemma_get_class (upos), token->folded);

          if (upos == READOUT_UPOS_PROPN || upos == READOUT_UPOS_PUNCT ||
              upos == READOUT_UPOS_SYM || upos == READOUT_UPOS_X || upos == READOUT_UPOS_NUM ||
              xpos == READOUT_XPOS_GW || xpos == READOUT_XPOS_NNP || *lemma == '\0' ||
              strcmp (lemma, "_") == 0)
            continue;
          count_lemma (table, key, lemma, upos, xpos);
          if (upos == READOUT_UPOS_VERB && strchr (lemma, ' ') == NULL)
            g_hash_table_add (bases, g_utf8_strdown (lemma, -1));
        }
    }
}

static const char *
look_up_base (gconstpointer data, char class, const char *form)
{
  return class == 'B' && g_hash_table_contains ((GHashTable *)data, form) ? form : NULL;
}

static const LemmaCount *
choose_lemma (const GArray *counts)
{
  const LemmaCount *best = &g_array_index (counts, LemmaCount, 0);

  for (guint i = 1; i < counts->len; i++)
    {
      const LemmaCount *count = &g_array_index (counts, LemmaCount, i);

      if (count->count > best->count)
        best = count;
    }
  return best;
}

static void
add_entry (GPtrArray *entries, const char *key, const char *lemma)
{
  /* The two strings in one, with a NUL between them when it is written. */
  g_ptr_array_add (entries, g_strdup_printf ("%s\n%s", key, lemma));
}

static void
write_entries (ReadoutModelWriter *writer, GPtrArray *entries)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint32 *places = NULL;
  guint n_places = 1;

  while (n_places < entries->len * 2)
    n_places *= 2;
  places = g_new0 (guint32, n_places);
  g_ptr_array_sort (entries, compare_strings);
  for (guint i = 0; i < entries->len; i++)
    {
      char *entry = g_ptr_array_index (entries, i);
      gsize length = strlen (entry) + 1;
      guint place;

      *strchr (entry, '\n') = '\0';
      place = readout_lemma_list_hash (entry[0], entry + 1) & (n_places - 1);
      while (places[place] != 0)
        place = (place + 1) & (n_places - 1);
      places[place] = bytes->len + 1;
      g_byte_array_append (bytes, (const guint8 *)entry, length);
    }
  readout_model_writer_set (writer, READOUT_SECTION_LEMMA_PLACES, places,
                            n_places * sizeof *places);
  readout_model_writer_set (writer, READOUT_SECTION_LEMMAS, bytes->data, bytes->len);
}

void
readout_train_lemmas (ReadoutModelWriter *writer, ReadoutTreebank *treebank)
{
  g_autoptr (GHashTable) table =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_counts);
  g_autoptr (GHashTable) bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  count_lemmas (table, bases, treebank);
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *form = (const char *)key + 1;
      const LemmaCount *best = choose_lemma (value);
      g_autofree char *lower = g_utf8_strdown (best->lemma, -1);
      g_autofree char *room = g_malloc (READOUT_LEMMA_ROOM (strlen (form)));
      const char *lemma = strcmp (form, "i") == 0 ? best->lemma : lower;

      if (!readout_lemma_derive (form, best->upos, best->xpos, look_up_base, bases, room))
        strcpy (room, form);
      /* A form with several lemmas or tags is listed, whatever its rule says. */
      if (strcmp (room, lemma) != 0 || ((GArray *)value)->len > 1)
        add_entry (entries, key, lemma);
    }
  g_hash_table_iter_init (&iter, bases);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *base = g_strdup_printf ("B%s", (const char *)key);

      add_entry (entries, base, key);
    }
  write_entries (writer, entries);
  g_printerr ("lemmas: %u entries\n", entries->len);
}
