/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trains the tagger: an averaged perceptron (Collins, EMNLP 2002) that decides from left to right.
 */
#include "readout-train.h"

/* A combination of tags that is rarer is not a class of the tagger. */
#define LEAST_TAG_COUNT 4
/* A word must be so frequent to be in the lexicon, and to be given its one tag without a look. */
#define LEAST_WORD_COUNT 3
#define LEAST_SURE_COUNT 60
/* A tag counts as possible for a word with this share of its uses, in percent. */
#define LEAST_SHARE 3

/* The taggers that guess the parser's tags are quicker to train than the one that is shipped. */
#define GUESSING_EPOCHS 5
#define GUESSING_LEAST_SEEN 3
#define GUESSING_BUCKETS 14000
#define GUESSING_LEAST_WEIGHT 800

typedef struct
{
  guint32 word;
  guint32 count;
  guint16 counts[256]; /* by class */
} WordCounts;

typedef struct
{
  ReadoutTreebank *treebank;
  guint folds;
  guint left_out;
  gint margin;
  guint16 tags[256]; /* of each class */
  guint n_tags;
  gint16 classes[65536]; /* of each tag, -1 if it is none */
  GHashTable *words;     /* guint32 in a pointer to WordCounts */
} TagTrainer;

guint64
readout_train_random (guint64 *state)
{
  guint64 value = *state += 0x9E3779B97F4A7C15u;

  value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
  value = (value ^ value >> 27) * 0x94D049BB133111EBu;
  return value ^ value >> 31;
}

void
readout_train_shuffle (guint *order, guint n, guint64 *random)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = readout_train_random (random) % i;
      guint kept = order[i - 1];

      order[i - 1] = order[j];
      order[j] = kept;
    }
}

static gboolean
is_trained_on (const TagTrainer *trainer, guint index)
{
  return trainer->folds == 0 || index % trainer->folds != trainer->left_out;
}

static void
find_classes (TagTrainer *trainer)
{
  g_autofree guint *counts = g_new0 (guint, 65536);

  for (guint i = 0; i < trainer->treebank->sentences->len; i++)
    {
      const ReadoutTreebankSentence *sentence = readout_treebank_get (trainer->treebank, i);

      for (guint j = 0; j < sentence->n_tokens && is_trained_on (trainer, i); j++)
        counts[sentence->tags[j]]++;
    }
  for (guint tag = 0; tag < 65536; tag++)
    {
      trainer->classes[tag] = -1;
      if (counts[tag] >= LEAST_TAG_COUNT && trainer->n_tags < 255)
        {
          trainer->classes[tag] = trainer->n_tags;
          trainer->tags[trainer->n_tags++] = tag;
        }
    }
}

static void
count_words (TagTrainer *trainer)
{
  for (guint i = 0; i < trainer->treebank->sentences->len; i++)
    {
      const ReadoutTreebankSentence *sentence = readout_treebank_get (trainer->treebank, i);
      const ReadoutToken *tokens =
          readout_segments_get_token (trainer->treebank->segments, sentence->first);

      for (guint j = 0; j < sentence->n_tokens && is_trained_on (trainer, i); j++)
        {
          ReadoutLexicalToken lexical;
          WordCounts *counts;

          readout_lexical_token_init (&lexical, &tokens[j],
                                      j + 1 < sentence->n_tokens ? &tokens[j + 1] : NULL);
          if (trainer->classes[sentence->tags[j]] < 0)
            continue;
          counts = g_hash_table_lookup (trainer->words, GUINT_TO_POINTER (lexical.word));
          if (counts == NULL)
            {
              counts = g_new0 (WordCounts, 1);
              counts->word = lexical.word;
              g_hash_table_insert (trainer->words, GUINT_TO_POINTER (lexical.word), counts);
            }
          counts->count++;
          counts->counts[trainer->classes[sentence->tags[j]]]++;
        }
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const WordCounts *first = *(const WordCounts *const *)a;
  const WordCounts *second = *(const WordCounts *const *)b;

  return first->word < second->word ? -1 : first->word > second->word;
}

static ReadoutLexiconEntry
make_entry (const TagTrainer *trainer, const WordCounts *counts)
{
  ReadoutLexiconEntry entry = { .word = counts->word, .only_tag = -1 };
  guint64 ambiguity = 1;

  for (guint class = 0; class < trainer->n_tags; class ++)
    {
      if (counts->counts[class] * 100 >= counts->count * LEAST_SHARE)
        ambiguity = readout_feature_hash (77, ambiguity, trainer->tags[class], 0);
      if (counts->count >= LEAST_SURE_COUNT && counts->counts[class] * 1000 >= counts->count * 998)
        entry.only_tag = class;
    }
  entry.ambiguity = ambiguity;
  if (entry.ambiguity == 0)
    entry.ambiguity = 1;
  return entry;
}

static void
write_lexicon (TagTrainer *trainer, ReadoutModelWriter *writer)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree ReadoutLexiconEntry *entries = NULL;
  GHashTableIter iter;
  gpointer value;
  guint n_places = 1;

  g_hash_table_iter_init (&iter, trainer->words);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((WordCounts *)value)->count >= LEAST_WORD_COUNT)
      g_ptr_array_add (words, value);
  g_ptr_array_sort (words, compare_words);
  while (n_places * 3 < words->len * 4)
    n_places *= 2;
  entries = g_new0 (ReadoutLexiconEntry, n_places);
  for (guint i = 0; i < words->len; i++)
    {
      ReadoutLexiconEntry entry = make_entry (trainer, g_ptr_array_index (words, i));
      guint place = entry.word & (n_places - 1);

      while (entries[place].word != 0)
        place = (place + 1) & (n_places - 1);
      entries[place] = entry;
    }
  readout_model_writer_set (writer, READOUT_SECTION_LEXICON, entries, n_places * sizeof *entries);
}

/* One sentence, once. Returns the number of wrong decisions. */
static guint
learn_sentence (TagTrainer *trainer,
                ReadoutPerceptron *perceptron,
                const ReadoutTreebankSentence *sentence,
                const ReadoutModel *model)
{
  const ReadoutToken *tokens =
      readout_segments_get_token (trainer->treebank->segments, sentence->first);
  ReadoutTagContext context;
  guint n_wrong = 0;

  readout_tag_context_init (&context, tokens, sentence->n_tokens);
  readout_model_look_up (model, &context);
  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      guint64 features[READOUT_TAG_MAX_FEATURES];
      gint32 scores[256];
      gint right = trainer->classes[sentence->tags[i]];
      guint best = 0;
      guint n_features;

      if (context.lexical[i + 2].only_tag >= 0)
        {
          context.tags[i + 2] = trainer->tags[context.lexical[i + 2].only_tag];
          continue;
        }
      n_features = readout_tag_context_extract (&context, i, features);
      readout_perceptron_score (perceptron, features, n_features, scores);
      for (guint class = 1; class < trainer->n_tags; class ++)
        if (scores[class] > scores[best])
          best = class;
      if (right >= 0)
        {
          guint rival = readout_perceptron_find_rival (scores, trainer->n_tags, right);

          n_wrong += (gint)best != right;
          if (scores[right] - scores[rival] <= trainer->margin)
            readout_perceptron_update (perceptron, features, n_features, right, rival);
        }
      readout_perceptron_step (perceptron);
      context.tags[i + 2] = trainer->tags[best];
    }
  return n_wrong;
}

/* Counts the features that a faultless tagger sees. */
static void
count_features (TagTrainer *trainer, ReadoutPerceptron *perceptron, const ReadoutModel *model)
{
  for (guint i = 0; i < trainer->treebank->sentences->len; i++)
    {
      const ReadoutTreebankSentence *sentence = readout_treebank_get (trainer->treebank, i);
      ReadoutTagContext context;

      if (!is_trained_on (trainer, i))
        continue;
      readout_tag_context_init (
          &context, readout_segments_get_token (trainer->treebank->segments, sentence->first),
          sentence->n_tokens);
      readout_model_look_up (model, &context);
      memcpy (&context.tags[2], sentence->tags, sentence->n_tokens * sizeof (guint16));
      for (guint j = 0; j < sentence->n_tokens; j++)
        {
          guint64 features[READOUT_TAG_MAX_FEATURES];

          readout_perceptron_count (perceptron, features,
                                    readout_tag_context_extract (&context, j, features));
        }
    }
}

static ReadoutPerceptron *
learn (TagTrainer *trainer,
       const ReadoutModel *model,
       const ReadoutTrainOptions *options,
       guint run)
{
  ReadoutPerceptron *perceptron = readout_perceptron_new (trainer->n_tags, options->tag_least_seen);
  g_autofree guint *order = g_new (guint, trainer->treebank->sentences->len);
  guint64 random = options->seed + run;
  guint n = 0;

  if (options->tag_least_seen > 1)
    count_features (trainer, perceptron, model);
  for (guint i = 0; i < trainer->treebank->sentences->len; i++)
    if (is_trained_on (trainer, i))
      order[n++] = i;
  for (guint epoch = 0; epoch < options->tag_epochs; epoch++)
    {
      guint n_wrong = 0;

      readout_train_shuffle (order, n, &random);
      for (guint i = 0; i < n; i++)
        n_wrong += learn_sentence (trainer, perceptron,
                                   readout_treebank_get (trainer->treebank, order[i]), model);
      g_printerr ("tagger %u/%u, run %u, epoch %u: %u wrong, %" G_GSIZE_FORMAT " features\n",
                  trainer->left_out, trainer->folds, run, epoch + 1, n_wrong, perceptron->n_rows);
    }
  return perceptron;
}

void
readout_train_tagger (ReadoutModelWriter *writer,
                      ReadoutTreebank *treebank,
                      const ReadoutTrainOptions *options,
                      guint runs,
                      guint folds,
                      guint left_out)
{
  g_autofree TagTrainer *trainer = g_new0 (TagTrainer, 1);
  g_autoptr (ReadoutPerceptron) sum = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ReadoutModel model;
  guint n_kept;

  trainer->treebank = treebank;
  trainer->folds = folds;
  trainer->left_out = left_out;
  trainer->margin = options->tag_margin;
  trainer->words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  find_classes (trainer);
  count_words (trainer);
  readout_model_writer_set (writer, READOUT_SECTION_TAGS, trainer->tags,
                            trainer->n_tags * sizeof (guint16));
  write_lexicon (trainer, writer);
  bytes = readout_model_writer_get_bytes (writer);
  g_assert (
      readout_model_read (&model, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  sum = readout_perceptron_new (trainer->n_tags, 0);
  for (guint run = 0; run < runs; run++)
    {
      g_autoptr (ReadoutPerceptron) perceptron = learn (trainer, &model, options, run);

      readout_perceptron_add (sum, perceptron);
    }
  n_kept =
      readout_model_writer_set_wide (writer, READOUT_SECTION_TAG_BUCKETS, sum, options->tag_buckets,
                                     options->tag_least_weight * READOUT_WEIGHT_ONE / 1000);
  g_printerr ("tagger: %u classes, %u features kept\n", trainer->n_tags, n_kept);
  g_hash_table_unref (trainer->words);
}

void
readout_train_guess_tags (ReadoutTreebank *treebank, const ReadoutTrainOptions *options)
{
  ReadoutTrainOptions guessing = *options;

  guessing.tag_epochs = GUESSING_EPOCHS;
  guessing.tag_least_seen = GUESSING_LEAST_SEEN;
  guessing.tag_buckets = GUESSING_BUCKETS;
  guessing.tag_least_weight = GUESSING_LEAST_WEIGHT;
  for (guint fold = 0; fold < options->folds; fold++)
    {
      g_autoptr (ReadoutModelWriter) writer = readout_model_writer_new ();
      g_autoptr (GBytes) bytes = NULL;
      ReadoutModel model;
      guint n_right = 0;
      guint n_all = 0;

      readout_train_tagger (writer, treebank, &guessing, 1, options->folds, fold);
      bytes = readout_model_writer_get_bytes (writer);
      g_assert (readout_model_read (&model, g_bytes_get_data (bytes, NULL),
                                    g_bytes_get_size (bytes), NULL));
      for (guint i = fold; i < treebank->sentences->len; i += options->folds)
        {
          ReadoutTreebankSentence *sentence = readout_treebank_get (treebank, i);
          ReadoutTagContext context;

          readout_tag_context_init (
              &context, readout_segments_get_token (treebank->segments, sentence->first),
              sentence->n_tokens);
          readout_model_tag (&model, &context);
          g_free (sentence->guessed);
          sentence->guessed = g_memdup2 (&context.tags[2], sentence->n_tokens * sizeof (guint16));
          for (guint j = 0; j < sentence->n_tokens; j++)
            n_right += sentence->guessed[j] == sentence->tags[j];
          n_all += sentence->n_tokens;
        }
      g_printerr ("fold %u: %.2f %% of tags right\n", fold, 100.0 * n_right / MAX (n_all, 1));
    }
}
