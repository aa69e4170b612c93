/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares what the syntax says of a treebank with what the treebank says.
 */
#include "readout-train.h"

static double
percent (guint part, guint whole)
{
  return whole > 0 ? 100.0 * part / whole : 0;
}

static void
print_syntax_scores (ReadoutSyntax *syntax, ReadoutTreebank *treebank)
{
  guint n_tokens = treebank->segments->tokens->len;
  guint n_upos = 0, n_xpos = 0, n_heads = 0, n_arcs = 0, n_base_arcs = 0, n_lemmas = 0, n_trees = 0;
  gint64 start = g_get_monotonic_time ();
  double seconds;

  readout_syntax_parse (syntax, treebank->segments);
  seconds = (g_get_monotonic_time () - start) / 1e6;
  for (guint i = 0; i < treebank->sentences->len; i++)
    {
      const ReadoutTreebankSentence *sentence = readout_treebank_get (treebank, i);
      guint n_right = 0;

      for (guint j = 0; j < sentence->n_tokens; j++)
        {
          const ReadoutToken *token =
              readout_segments_get_token (treebank->segments, sentence->first + j);
          guint head = token->head < 0 ? sentence->n_tokens : token->head - sentence->first;

          n_upos += token->upos == readout_tag_get_upos (sentence->tags[j]);
          n_xpos += token->xpos == readout_tag_get_xpos (sentence->tags[j]);
          n_lemmas +=
              g_ascii_strcasecmp (token->lemma,
                                  g_ptr_array_index (treebank->lemmas, sentence->first + j)) == 0;
          if (head != sentence->heads[j])
            continue;
          n_heads++;
          n_right += token->relation == sentence->relations[j];
          n_base_arcs += readout_relation_get_base (token->relation) ==
                         readout_relation_get_base (sentence->relations[j]);
        }
      n_arcs += n_right;
      n_trees += n_right == sentence->n_tokens;
    }
  g_print (
      "%u sentences, %u tokens\nUPOS %.2f  XPOS %.2f  lemma %.2f  UAS %.2f  LAS %.2f  LAS without subtypes %.2f  whole trees %.2f\n%.0f tokens/s\n",
      treebank->sentences->len, n_tokens, percent (n_upos, n_tokens), percent (n_xpos, n_tokens),
      percent (n_lemmas, n_tokens), percent (n_heads, n_tokens), percent (n_arcs, n_tokens),
      percent (n_base_arcs, n_tokens), percent (n_trees, treebank->sentences->len),
      n_tokens / seconds);
}

void
readout_train_evaluate (ReadoutSyntax *syntax, ReadoutTreebank *treebank)
{
  print_syntax_scores (syntax, treebank);
}
