/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trains the parser: averaged perceptrons for moves and relations, with the dynamic oracle of the
 * arc-hybrid system and exploration (Goldberg, Nivre, "Training Deterministic Parsers with
 * Non-Deterministic Oracles", TACL 2013).
 */
#include "readout-train.h"

/* An arc between such tags is sure if it is so frequent and has one relation in so many of a
 * thousand. */
#define LEAST_ARC_COUNT 20
#define LEAST_ARC_SHARE 995
/* From the second epoch on, in so many of a hundred moves the parser goes its own way. */
#define EXPLORATION 90

typedef struct
{
  ReadoutTreebank *treebank;
  ReadoutPerceptron *moves;
  ReadoutPerceptron *labels;
  GHashTable *sure_arcs; /* key to relation */
  guint64 random;
  gint move_margin;
  gint label_margin;
  guint n_wrong_moves;
  guint n_wrong_labels;
} ParseTrainer;

/* How many arcs of the treebank's tree can no longer be made after @move. */
static guint
count_lost_arcs (const ReadoutParseState *state,
                 const ReadoutTreebankSentence *sentence,
                 ReadoutMove move)
{
  guint next = state->next;
  guint top = state->n_stack > 0 ? state->stack[state->n_stack - 1] : 0;
  guint below = state->n_stack > 1 ? state->stack[state->n_stack - 2] : G_MAXUINT;
  guint lost = 0;

  if (move == READOUT_MOVE_SHIFT)
    {
      for (guint i = 0; i < state->n_stack; i++)
        {
          lost += sentence->heads[state->stack[i]] == next;
          lost += i + 1 < state->n_stack && sentence->heads[next] == state->stack[i];
        }
      return lost;
    }
  /* Tokens still to come, the next one among them, depend on the top. */
  for (guint i = next; i < sentence->n_tokens; i++)
    lost += sentence->heads[i] == top;
  if (move == READOUT_MOVE_LEFT)
    lost += sentence->heads[top] == below || sentence->heads[top] > next;
  else
    lost += sentence->heads[top] >= next;
  return lost;
}

/* Learns the relation of a new arc, and gives the parser's own choice. */
static ReadoutRelation
learn_relation (ParseTrainer *trainer,
                const ReadoutParseState *state,
                const ReadoutTreebankSentence *sentence,
                guint head,
                guint dependent)
{
  guint64 features[READOUT_LABEL_MAX_FEATURES];
  gint32 scores[256];
  gpointer sure;
  guint n_features;
  guint best = READOUT_RELATION_DEP;

  if (head == state->n_tokens)
    return READOUT_RELATION_ROOT;
  if (g_hash_table_lookup_extended (
          trainer->sure_arcs,
          GUINT_TO_POINTER (readout_parse_state_get_arc_key (state, head, dependent)), NULL, &sure))
    return GPOINTER_TO_UINT (sure);
  n_features = readout_parse_state_extract_label (state, head, dependent, features);
  readout_perceptron_score (trainer->labels, features, n_features, scores);
  for (guint relation = 1; relation < READOUT_N_RELATIONS; relation++)
    if (relation != READOUT_RELATION_ROOT && scores[relation] > scores[best])
      best = relation;
  if (sentence->heads[dependent] == head)
    {
      guint right = sentence->relations[dependent];
      guint rival;

      scores[READOUT_RELATION_ROOT] = G_MININT32 / 2;
      rival = readout_perceptron_find_rival (scores, READOUT_N_RELATIONS, right);
      trainer->n_wrong_labels += best != right;
      if (scores[right] - scores[rival] <= trainer->label_margin)
        readout_perceptron_update (trainer->labels, features, n_features, right, rival);
      readout_perceptron_step (trainer->labels);
    }
  return best;
}

/* Learns one move, and gives the one to follow. */
static ReadoutMove
learn_move (ParseTrainer *trainer,
            const ReadoutParseState *state,
            const ReadoutTreebankSentence *sentence,
            gboolean explores)
{
  guint64 features[READOUT_MOVE_MAX_FEATURES];
  gint32 scores[READOUT_N_MOVES];
  guint lost[READOUT_N_MOVES];
  guint least = G_MAXUINT;
  gint best = -1;
  gint best_right = -1;
  gint best_wrong = -1;
  guint n_features = readout_parse_state_extract_move (state, features);

  readout_perceptron_score (trainer->moves, features, n_features, scores);
  for (guint move = 0; move < READOUT_N_MOVES; move++)
    if (readout_parse_state_allows (state, move))
      {
        lost[move] = count_lost_arcs (state, sentence, move);
        least = MIN (least, lost[move]);
        if (best < 0 || scores[move] > scores[best])
          best = move;
      }
  for (guint move = 0; move < READOUT_N_MOVES; move++)
    if (readout_parse_state_allows (state, move))
      {
        gint *best_so_far = lost[move] == least ? &best_right : &best_wrong;

        if (*best_so_far < 0 || scores[move] > scores[*best_so_far])
          *best_so_far = move;
      }
  trainer->n_wrong_moves += lost[best] != least;
  if (best_wrong >= 0 && scores[best_right] - scores[best_wrong] <= trainer->move_margin)
    readout_perceptron_update (trainer->moves, features, n_features, best_right, best_wrong);
  readout_perceptron_step (trainer->moves);
  return explores && readout_train_random (&trainer->random) % 100 < EXPLORATION ? best
                                                                                 : best_right;
}

static void
start_sentence (ParseTrainer *trainer,
                const ReadoutTreebankSentence *sentence,
                ReadoutTagContext *context,
                ReadoutParseState *state)
{
  readout_tag_context_init (
      context, readout_segments_get_token (trainer->treebank->segments, sentence->first),
      sentence->n_tokens);
  memcpy (&context->tags[2], sentence->guessed, sentence->n_tokens * sizeof (guint16));
  readout_parse_state_init (state, context);
}

static void
learn_sentence (ParseTrainer *trainer, const ReadoutTreebankSentence *sentence, gboolean explores)
{
  ReadoutTagContext context;
  ReadoutParseState state;

  start_sentence (trainer, sentence, &context, &state);
  while (!readout_parse_state_is_done (&state))
    {
      ReadoutMove move = READOUT_MOVE_SHIFT;
      ReadoutRelation relation = READOUT_RELATION_DEP;

      if (state.n_stack > 0)
        {
          guint top = state.stack[state.n_stack - 1];

          move = learn_move (trainer, &state, sentence, explores);
          if (move == READOUT_MOVE_LEFT)
            relation = learn_relation (trainer, &state, sentence, state.next, top);
          else if (move == READOUT_MOVE_RIGHT)
            relation =
                learn_relation (trainer, &state, sentence, state.stack[state.n_stack - 2], top);
        }
      readout_parse_state_move (&state, move, relation);
    }
}

/* Counts the features that a faultless parser sees. */
static void
count_features (ParseTrainer *trainer, const ReadoutTreebankSentence *sentence)
{
  ReadoutTagContext context;
  ReadoutParseState state;

  start_sentence (trainer, sentence, &context, &state);
  while (!readout_parse_state_is_done (&state))
    {
      guint64 features[READOUT_MOVE_MAX_FEATURES];
      ReadoutMove best = READOUT_MOVE_SHIFT;
      guint least = G_MAXUINT;
      guint top;
      guint head;

      for (guint move = READOUT_N_MOVES; move-- > 0;)
        if (readout_parse_state_allows (&state, move) &&
            count_lost_arcs (&state, sentence, move) < least)
          {
            least = count_lost_arcs (&state, sentence, move);
            best = move;
          }
      if (state.n_stack > 0)
        readout_perceptron_count (trainer->moves, features,
                                  readout_parse_state_extract_move (&state, features));
      if (best == READOUT_MOVE_SHIFT)
        {
          readout_parse_state_move (&state, best, READOUT_RELATION_DEP);
          continue;
        }
      top = state.stack[state.n_stack - 1];
      head = best == READOUT_MOVE_LEFT ? state.next : state.stack[state.n_stack - 2];
      if (head < state.n_tokens)
        readout_perceptron_count (trainer->labels, features,
                                  readout_parse_state_extract_label (&state, head, top, features));
      readout_parse_state_move (&state, best, sentence->relations[top]);
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint first = GPOINTER_TO_UINT (a);
  guint second = GPOINTER_TO_UINT (b);

  return first < second ? -1 : first > second;
}

/* Counts the relations of all arcs, one array of numbers an arc's key. */
static GHashTable *
count_arcs (ReadoutTreebank *treebank)
{
  GHashTable *counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  ParseTrainer trainer = { .treebank = treebank };

  for (guint i = 0; i < treebank->sentences->len; i++)
    {
      const ReadoutTreebankSentence *sentence = readout_treebank_get (treebank, i);
      ReadoutTagContext context;
      ReadoutParseState state;

      start_sentence (&trainer, sentence, &context, &state);
      for (guint j = 0; j < sentence->n_tokens; j++)
        {
          gpointer key =
              GUINT_TO_POINTER (readout_parse_state_get_arc_key (&state, sentence->heads[j], j));
          guint *numbers = g_hash_table_lookup (counts, key);

          if (numbers == NULL)
            {
              numbers = g_new0 (guint, READOUT_N_RELATIONS);
              g_hash_table_insert (counts, key, numbers);
            }
          numbers[sentence->relations[j]]++;
        }
    }
  return counts;
}

/* Finds the arcs whose relation is sure and writes the list of them. */
static GHashTable *
find_sure_arcs (ReadoutModelWriter *writer, ReadoutTreebank *treebank)
{
  g_autoptr (GHashTable) counts = count_arcs (treebank);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (counts), compare_keys);
  g_autofree ReadoutLexiconEntry *places = NULL;
  GHashTable *sure_arcs = g_hash_table_new (NULL, NULL);
  guint n_places = 8;

  for (GList *key = keys; key != NULL; key = key->next)
    {
      const guint *numbers = g_hash_table_lookup (counts, key->data);
      guint total = 0;
      guint best = 0;

      for (guint relation = 0; relation < READOUT_N_RELATIONS; relation++)
        {
          total += numbers[relation];
          if (numbers[relation] > numbers[best])
            best = relation;
        }
      if (total >= LEAST_ARC_COUNT && numbers[best] * 1000 >= total * LEAST_ARC_SHARE)
        g_hash_table_insert (sure_arcs, key->data, GUINT_TO_POINTER (best));
    }
  while (n_places < g_hash_table_size (sure_arcs) * 2)
    n_places *= 2;
  places = g_new0 (ReadoutLexiconEntry, n_places);
  for (GList *key = keys; key != NULL; key = key->next)
    {
      guint32 word = GPOINTER_TO_UINT (key->data);
      guint place = word & (n_places - 1);

      if (!g_hash_table_contains (sure_arcs, key->data))
        continue;
      while (places[place].word != 0)
        place = (place + 1) & (n_places - 1);
      places[place].word = word;
      places[place].only_tag = GPOINTER_TO_UINT (g_hash_table_lookup (sure_arcs, key->data));
    }
  readout_model_writer_set (writer, READOUT_SECTION_SURE_ARCS, places, n_places * sizeof *places);
  g_printerr ("parser: %u sure arcs\n", g_hash_table_size (sure_arcs));
  return sure_arcs;
}

/* Trains one pair of perceptrons and adds them to the sums. */
static void
learn (ReadoutTreebank *treebank,
       const ReadoutTrainOptions *options,
       guint run,
       GHashTable *sure_arcs,
       ReadoutPerceptron *move_sum,
       ReadoutPerceptron *label_sum)
{
  guint n = treebank->sentences->len;
  g_autofree guint *order = g_new (guint, n);
  ParseTrainer trainer = { .treebank = treebank,
                           .sure_arcs = sure_arcs,
                           .random = options->seed + 1000 + run };

  trainer.move_margin = options->move_margin;
  trainer.label_margin = options->label_margin;
  trainer.moves = readout_perceptron_new (READOUT_N_MOVES, options->parse_least_seen);
  trainer.labels = readout_perceptron_new (READOUT_N_RELATIONS, options->parse_least_seen);
  for (guint i = 0; i < n; i++)
    {
      order[i] = i;
      if (options->parse_least_seen > 1)
        count_features (&trainer, readout_treebank_get (treebank, i));
    }
  for (guint epoch = 0; epoch < options->parse_epochs; epoch++)
    {
      trainer.n_wrong_moves = trainer.n_wrong_labels = 0;
      readout_train_shuffle (order, n, &trainer.random);
      for (guint i = 0; i < n; i++)
        learn_sentence (&trainer, readout_treebank_get (treebank, order[i]), epoch > 0);
      g_printerr ("parser, run %u, epoch %u: %u moves, %u relations wrong, %" G_GSIZE_FORMAT
                  " + %" G_GSIZE_FORMAT " features\n",
                  run, epoch + 1, trainer.n_wrong_moves, trainer.n_wrong_labels,
                  trainer.moves->n_rows, trainer.labels->n_rows);
    }
  readout_perceptron_add (move_sum, trainer.moves);
  readout_perceptron_add (label_sum, trainer.labels);
  readout_perceptron_free (trainer.moves);
  readout_perceptron_free (trainer.labels);
}

void
readout_train_parser (ReadoutModelWriter *writer,
                      ReadoutTreebank *treebank,
                      const ReadoutTrainOptions *options)
{
  g_autoptr (ReadoutPerceptron) moves = readout_perceptron_new (READOUT_N_MOVES, 0);
  g_autoptr (ReadoutPerceptron) labels = readout_perceptron_new (READOUT_N_RELATIONS, 0);
  g_autoptr (GHashTable) sure_arcs = find_sure_arcs (writer, treebank);
  guint n_moves;
  guint n_labels;

  for (guint run = 0; run < options->parse_runs; run++)
    learn (treebank, options, run, sure_arcs, moves, labels);
  n_moves = readout_model_writer_set_moves (writer, moves, options->move_buckets,
                                            options->move_least_weight * READOUT_WEIGHT_ONE / 1000);
  n_labels = readout_model_writer_set_wide (
      writer, READOUT_SECTION_LABEL_BUCKETS, labels, options->label_buckets,
      options->label_least_weight * READOUT_WEIGHT_ONE / 1000);
  g_printerr ("parser: %u + %u features kept\n", n_moves, n_labels);
}
