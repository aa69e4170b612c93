/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The state of the parser between two moves, and what the parser sees of it.
 */
#include "syntax/readout-features.h"

#include <string.h>

#define ROOT_WORD 0x7007ED11u
#define ROOT_TAG 0x7001u
#define NOTHING_WORD 0x0DDBA11Du
#define NOTHING_TAG 0x7002u
#define MAX_DISTANCE 12

static gboolean
is_verb (guint16 tag)
{
  ReadoutUpos upos = readout_tag_get_upos (tag);

  return upos == READOUT_UPOS_VERB || upos == READOUT_UPOS_AUX;
}

static gboolean
is_quote (guint16 tag)
{
  ReadoutXpos xpos = readout_tag_get_xpos (tag);

  return xpos == READOUT_XPOS_QUOTE_OPEN || xpos == READOUT_XPOS_QUOTE_CLOSE;
}

void
readout_parse_state_init (ReadoutParseState *state, const ReadoutTagContext *sentence)
{
  guint n = sentence->n_tokens;
  guint nothing = n + 1;
  guint n_verbs = 0;
  guint n_commas = 0;
  guint n_quotes = 0;

  state->n_tokens = n;
  state->n_stack = 0;
  state->next = 0;
  for (guint i = 0; i <= nothing; i++)
    {
      state->head[i] = nothing;
      state->relation[i] = READOUT_N_RELATIONS;
      state->left[i] = state->second_left[i] = state->nearest_left[i] = nothing;
      state->right[i] = state->second_right[i] = nothing;
      state->n_left[i] = state->n_right[i] = 0;
      state->left_set[i] = state->right_set[i] = 0;
      state->verbs[i] = MIN (n_verbs, 255);
      state->commas[i] = MIN (n_commas, 255);
      state->quotes[i] = MIN (n_quotes, 255);
      if (i < n)
        {
          guint16 tag = sentence->tags[i + 2];

          state->word[i] = sentence->lexical[i + 2].word;
          state->tag[i] = tag;
          n_verbs += is_verb (tag);
          n_quotes += is_quote (tag);
          n_commas += readout_tag_get_upos (tag) == READOUT_UPOS_PUNCT && !is_quote (tag);
        }
    }
  state->word[n] = ROOT_WORD;
  state->tag[n] = ROOT_TAG;
  state->word[nothing] = NOTHING_WORD;
  state->tag[nothing] = NOTHING_TAG;
}

static void
add_left (ReadoutParseState *state, guint head, guint dependent, ReadoutRelation relation)
{
  state->head[dependent] = head;
  state->relation[dependent] = relation;
  if (state->n_left[head] == 0)
    state->nearest_left[head] = dependent;
  state->second_left[head] = state->left[head];
  state->left[head] = dependent;
  state->n_left[head]++;
  state->left_set[head] |= G_GUINT64_CONSTANT (1) << relation;
}

static void
add_right (ReadoutParseState *state, guint head, guint dependent, ReadoutRelation relation)
{
  state->head[dependent] = head;
  state->relation[dependent] = relation;
  state->second_right[head] = state->right[head];
  state->right[head] = dependent;
  state->n_right[head]++;
  state->right_set[head] |= G_GUINT64_CONSTANT (1) << relation;
}

void
readout_parse_state_move (ReadoutParseState *state, ReadoutMove move, ReadoutRelation relation)
{
  guint top;

  g_assert (readout_parse_state_allows (state, move));

  if (move == READOUT_MOVE_SHIFT)
    {
      state->stack[state->n_stack++] = state->next++;
      return;
    }
  top = state->stack[--state->n_stack];
  if (move == READOUT_MOVE_LEFT)
    add_left (state, state->next, top, relation);
  else
    add_right (state, state->stack[state->n_stack - 1], top, relation);
}

static inline guint32
fold_set (guint64 set)
{
  return set ^ set >> 32;
}

static inline guint32
bound_count (guint count, guint most)
{
  return MIN (count, most);
}

guint
readout_parse_state_extract_move (const ReadoutParseState *state, guint64 *features)
{
  guint nothing = state->n_tokens + 1;
  guint s0 = state->n_stack > 0 ? state->stack[state->n_stack - 1] : nothing;
  guint s1 = state->n_stack > 1 ? state->stack[state->n_stack - 2] : nothing;
  guint s2 = state->n_stack > 2 ? state->stack[state->n_stack - 3] : nothing;
  guint b0 = state->next;
  guint b1 = b0 + 1 < state->n_tokens ? b0 + 1 : nothing;
  guint b2 = b0 + 2 < state->n_tokens ? b0 + 2 : nothing;
  const guint32 *word = state->word;
  const guint32 *tag = state->tag;
  const guint8 *relation = state->relation;
  guint s0l = state->left[s0], s0l2 = state->second_left[s0];
  guint s0r = state->right[s0], s0r2 = state->second_right[s0];
  guint s1l = state->left[s1], s1r = state->right[s1], s1r2 = state->second_right[s1];
  guint b0l = state->left[b0], b0l2 = state->second_left[b0], b0n = state->nearest_left[b0];
  guint32 s0w = word[s0], s1w = word[s1], s2w = word[s2], b0w = word[b0], b1w = word[b1],
          b2w = word[b2];
  guint32 s0t = tag[s0], s1t = tag[s1], s2t = tag[s2], b0t = tag[b0], b1t = tag[b1], b2t = tag[b2];
  guint32 s0ls = fold_set (state->left_set[s0]), s0rs = fold_set (state->right_set[s0]);
  guint32 s1ls = fold_set (state->left_set[s1]), s1rs = fold_set (state->right_set[s1]);
  guint32 b0ls = fold_set (state->left_set[b0]);
  guint32 d0 = s0 == nothing ? 0 : bound_count (b0 - s0, MAX_DISTANCE);
  guint32 d1 = s1 == nothing ? 0 : bound_count (s0 - s1, MAX_DISTANCE);
  guint32 s0v = state->n_left[s0] * 8 + bound_count (state->n_right[s0], 7);
  guint32 s1v = state->n_left[s1] * 8 + bound_count (state->n_right[s1], 7);
  guint32 b0v = state->n_left[b0];
  guint32 between0 = 0;
  guint32 between1 = 0;
  guint64 *at = features;
  guint32 id = 1;

  if (s0 != nothing)
    between0 = bound_count (state->verbs[b0] - state->verbs[s0], 2) * 16 +
               bound_count (state->commas[b0] - state->commas[s0], 3) * 4 +
               bound_count (state->quotes[b0] - state->quotes[s0], 2) + 1;
  if (s1 != nothing)
    between1 = bound_count (state->verbs[s0] - state->verbs[s1], 2) * 16 +
               bound_count (state->commas[s0] - state->commas[s1], 3) * 4 +
               bound_count (state->quotes[s0] - state->quotes[s1], 2) + 1;

#define ADD(a, b, c) *at++ = readout_feature_hash (id++, (a), (b), (c))
#define PAIR(a, b) ((a)*32768u + (b))
  /* Single tokens. */
  ADD (s0w, 0, 0);
  ADD (s0t, 0, 0);
  ADD (s0w, s0t, 0);
  ADD (s1w, 0, 0);
  ADD (s1t, 0, 0);
  ADD (s1w, s1t, 0);
  ADD (s2t, 0, 0);
  ADD (s2w, s2t, 0);
  ADD (b0w, 0, 0);
  ADD (b0t, 0, 0);
  ADD (b0w, b0t, 0);
  ADD (b1w, 0, 0);
  ADD (b1t, 0, 0);
  ADD (b1w, b1t, 0);
  ADD (b2t, 0, 0);
  ADD (b2w, b2t, 0);
  /* Pairs. */
  ADD (s0w, b0w, PAIR (s0t, b0t));
  ADD (s0w, b0w, 0);
  ADD (s0w, PAIR (s0t, b0t), 0);
  ADD (b0w, PAIR (s0t, b0t), 0);
  ADD (s0w, b0t, 0);
  ADD (s0t, b0w, 0);
  ADD (s0t, b0t, 0);
  ADD (s1w, s0w, PAIR (s1t, s0t));
  ADD (s1w, s0w, 0);
  ADD (s1w, PAIR (s1t, s0t), 0);
  ADD (s0w, PAIR (s1t, s0t), 0);
  ADD (s1t, s0t, 0);
  ADD (s1w, b0w, 0);
  ADD (s1w, b0t, 0);
  ADD (s1t, b0w, 0);
  ADD (s1t, b0t, 0);
  ADD (b0w, b1w, 0);
  ADD (b0w, b1t, 0);
  ADD (b0t, b1w, 0);
  ADD (b0t, b1t, 0);
  ADD (s0t, b1t, 0);
  ADD (s0w, b1t, 0);
  /* Three and four tokens. */
  ADD (s0t, b0t, b1t);
  ADD (s1t, s0t, b0t);
  ADD (s2t, s1t, s0t);
  ADD (PAIR (s1t, s0t), b0t, b1t);
  ADD (PAIR (s2t, s1t), s0t, b0t);
  ADD (b0t, b1t, b2t);
  ADD (PAIR (s0t, b0t), b1t, b2t);
  ADD (s0w, PAIR (b0t, b1t), 0);
  ADD (b0w, PAIR (s0t, b1t), 0);
  ADD (b1w, PAIR (s0t, b0t), 0);
  ADD (s1w, PAIR (s0t, b0t), 0);
  ADD (s0w, PAIR (s1t, b0t), 0);
  ADD (b0w, PAIR (s1t, s0t), 0);
  ADD (s0w, b0w, b1t);
  ADD (s0w, b0w, s1t);
  ADD (s1w, s0w, b0t);
  ADD (s1w, b0w, s0t);
  /* Distances. */
  ADD (s0w, d0, 0);
  ADD (s0t, d0, 0);
  ADD (b0w, d0, 0);
  ADD (b0t, d0, 0);
  ADD (PAIR (s0t, b0t), d0, 0);
  ADD (PAIR (s1t, s0t), d1, 0);
  ADD (s0w, b0w, d0 + 16);
  ADD (PAIR (s1t, s0t), b0t, d1 * 16 + d0);
  /* What stands between. */
  ADD (PAIR (s0t, b0t), between0, 0);
  ADD (PAIR (s1t, s0t), between1, 0);
  ADD (PAIR (s1t, s0t), b0t, between1 * 64 + between0);
  ADD (s0w, between0, b0t);
  /* Numbers of dependents. */
  ADD (s0w, s0v, 0);
  ADD (s0t, s0v, 0);
  ADD (s1w, s1v, 0);
  ADD (s1t, s1v, 0);
  ADD (b0w, b0v, 0);
  ADD (b0t, b0v, 0);
  ADD (PAIR (s0t, b0t), PAIR (s0v, b0v), 0);
  /* Relations of dependents. */
  ADD (s0w, s0ls, 0);
  ADD (s0t, s0ls, 0);
  ADD (s0w, s0rs, 1);
  ADD (s0t, s0rs, 1);
  ADD (s1w, s1rs, 0);
  ADD (s1t, s1rs, 0);
  ADD (s1t, s1ls, 0);
  ADD (b0w, b0ls, 0);
  ADD (b0t, b0ls, 0);
  ADD (PAIR (s0t, b0t), s0ls, s0rs);
  ADD (PAIR (s0t, b0t), b0ls, 0);
  ADD (PAIR (s1t, s0t), s1rs, s0rs);
  ADD (PAIR (s1t, s0t), s1ls, s0ls);
  ADD (PAIR (s1t, s0t), PAIR (b0t, 0), s1rs);
  /* Dependents themselves. */
  ADD (word[s0l], tag[s0l], relation[s0l]);
  ADD (word[s0r], tag[s0r], relation[s0r]);
  ADD (word[s1l], tag[s1l], relation[s1l]);
  ADD (word[s1r], tag[s1r], relation[s1r]);
  ADD (word[b0l], tag[b0l], relation[b0l]);
  ADD (PAIR (s0t, b0t), tag[s0l], relation[s0l]);
  ADD (PAIR (s0t, b0t), tag[s0r], relation[s0r]);
  ADD (PAIR (s0t, b0t), tag[b0l], relation[b0l]);
  ADD (PAIR (s0t, b0t), tag[b0n], relation[b0n]);
  ADD (PAIR (s1t, s0t), tag[s0l], relation[s0l]);
  ADD (PAIR (s1t, s0t), tag[s0r], relation[s0r]);
  ADD (PAIR (s1t, s0t), tag[s1l], relation[s1l]);
  ADD (PAIR (s1t, s0t), tag[s1r], relation[s1r]);
  ADD (s0t, PAIR (tag[s0l], tag[s0l2]), 0);
  ADD (s0t, PAIR (tag[s0r], tag[s0r2]), 1);
  ADD (s1t, PAIR (tag[s1r], tag[s1r2]), 2);
  ADD (b0t, PAIR (tag[b0l], tag[b0l2]), 3);
  ADD (word[s0l], PAIR (s0t, b0t), relation[s0l]);
  ADD (word[s0r], PAIR (s0t, b0t), relation[s0r]);
  ADD (word[s1r], PAIR (s1t, s0t), relation[s1r]);
  ADD (s1w, word[s0l], s0t);
  ADD (s0w, word[b0l], b0t);
#undef ADD
  return at - features;
}

guint
readout_parse_state_extract_label (const ReadoutParseState *state,
                                   guint head,
                                   guint dependent,
                                   guint64 *features)
{
  guint nothing = state->n_tokens + 1;
  const guint32 *word = state->word;
  const guint32 *tag = state->tag;
  const guint8 *relation = state->relation;
  gboolean leftwards = dependent < head;
  guint32 way = leftwards;
  guint before = dependent > 0 ? dependent - 1 : nothing;
  guint after = dependent + 1 < state->n_tokens ? dependent + 1 : nothing;
  guint head_before = head > 0 ? head - 1 : nothing;
  guint head_after = head + 1 < state->n_tokens ? head + 1 : nothing;
  guint left = state->left[dependent], left2 = state->second_left[dependent];
  guint right = state->right[dependent];
  guint near = state->nearest_left[dependent];
  guint sister = leftwards ? state->left[head] : state->right[head];
  guint32 hw = word[head], ht = tag[head], dw = word[dependent], dt = tag[dependent];
  guint32 hls = fold_set (state->left_set[head]), hrs = fold_set (state->right_set[head]);
  guint32 dls = fold_set (state->left_set[dependent]), drs = fold_set (state->right_set[dependent]);
  guint low = MIN (head, dependent), high = MAX (head, dependent);
  guint32 distance = bound_count (high - low, 8) * 2 + way;
  guint32 between = bound_count (state->verbs[high] - state->verbs[low], 2) * 16 +
                    bound_count (state->commas[high] - state->commas[low], 3) * 4 +
                    bound_count (state->quotes[high] - state->quotes[low], 2);
  guint64 *at = features;
  guint32 id = 2000;

  between = between * 2 + way;
#define ADD(a, b, c) *at++ = readout_feature_hash (id++, (a), (b), (c))
  ADD (hw, way, 0);
  ADD (ht, way, 0);
  ADD (hw, ht, way);
  ADD (dw, way, 0);
  ADD (dt, way, 0);
  ADD (dw, dt, way);
  ADD (hw, dw, way);
  ADD (hw, dt, way);
  ADD (ht, dw, way);
  ADD (ht, dt, way);
  ADD (hw, PAIR (ht, dt), way);
  ADD (dw, PAIR (ht, dt), way);
  ADD (PAIR (ht, dt), distance, 0);
  ADD (dw, distance, ht);
  ADD (PAIR (ht, dt), between, 0);
  ADD (dt, between, distance);
  /* The dependent's own dependents: prepositions, subordinators, copulas tell most. */
  ADD (dt, dls, way);
  ADD (dt, drs, way);
  ADD (PAIR (ht, dt), dls, drs);
  ADD (PAIR (ht, dt), dls, way);
  ADD (hw, dls, PAIR (dt, way));
  ADD (word[left], relation[left], PAIR (dt, way));
  ADD (word[left], hw, PAIR (dt, way));
  ADD (word[left], PAIR (ht, dt), way);
  ADD (word[left], dw, way);
  ADD (PAIR (tag[left], tag[left2]), PAIR (ht, dt), way);
  ADD (word[near], relation[near], PAIR (ht, way));
  ADD (word[right], relation[right], PAIR (ht, way));
  ADD (tag[right], PAIR (ht, dt), relation[right] * 2 + way);
  /* The head's dependents so far. */
  ADD (ht, hls, way);
  ADD (hw, hls, PAIR (dt, way));
  ADD (PAIR (ht, dt), hls, way);
  ADD (ht, hrs, way);
  ADD (hw, hrs, PAIR (dt, way));
  ADD (PAIR (ht, dt), hrs, way);
  ADD (dw, hrs, PAIR (ht, way));
  ADD (PAIR (ht, dt), tag[sister], relation[sister] * 2 + way);
  ADD (dt, hls, hrs * 2 + way);
  /* Neighbours. */
  ADD (tag[before], PAIR (ht, dt), way);
  ADD (tag[after], PAIR (ht, dt), way);
  ADD (word[before], dt, way);
  ADD (word[after], dt, way);
  ADD (PAIR (tag[before], tag[after]), PAIR (ht, dt), way);
  ADD (tag[head_before], PAIR (ht, dt), way);
  ADD (tag[head_after], PAIR (ht, dt), way);
  ADD (word[head_after], PAIR (ht, dt), way);
  ADD (word[head_before], PAIR (ht, dt), way);
  ADD (dt, dependent == 0, PAIR (ht, way));
#undef ADD
#undef PAIR
  return at - features;
}
