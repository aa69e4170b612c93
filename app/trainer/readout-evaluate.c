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

/* How many arcs of each relation of the treebank have the right head, and the right head and
 * relation. */
static void
print_relations (ReadoutTreebank *treebank)
{
  guint all[READOUT_N_RELATIONS] = { 0 };
  guint heads[READOUT_N_RELATIONS] = { 0 };
  guint arcs[READOUT_N_RELATIONS] = { 0 };

  for (guint i = 0; i < treebank->sentences->len; i++)
    {
      const ReadoutTreebankSentence *sentence = readout_treebank_get (treebank, i);

      for (guint j = 0; j < sentence->n_tokens; j++)
        {
          const ReadoutToken *token =
              readout_segments_get_token (treebank->segments, sentence->first + j);
          guint head = token->head < 0 ? sentence->n_tokens : token->head - sentence->first;
          guint relation = sentence->relations[j];

          all[relation]++;
          heads[relation] += head == sentence->heads[j];
          arcs[relation] += head == sentence->heads[j] && token->relation == relation;
        }
    }
  for (guint relation = 0; relation < READOUT_N_RELATIONS; relation++)
    if (all[relation] > 0)
      g_print ("%-14s %5u  UAS %6.2f  LAS %6.2f\n", readout_relation_get_name (relation),
               all[relation], percent (heads[relation], all[relation]),
               percent (arcs[relation], all[relation]));
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

/* The ends of the tokens or sentences of a text, in characters that are not white space before
 * them. */
static GArray *
list_ends (const char *text, const ReadoutSegments *segments, gboolean lists_sentences)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = lists_sentences ? segments->sentences->len : segments->tokens->len;
  guint32 at = 0;
  guint characters = 0;

  for (guint i = 0; i < n; i++)
    {
      guint32 end = lists_sentences ? readout_segments_get_sentence (segments, i)->span.end
                                    : readout_segments_get_token (segments, i)->span.end;

      for (; at < end; at++)
        characters += !g_ascii_isspace (text[at]) && ((guchar)text[at] & 0xC0) != 0x80;
      g_array_append_val (ends, characters);
    }
  return ends;
}

/* F1 of pieces, which are right if both their ends are. */
static double
score_pieces (GArray *found, GArray *gold)
{
  guint n_right = 0;

  for (guint i = 0, j = 0; i < found->len && j < gold->len;)
    {
      guint end = g_array_index (found, guint, i);
      guint gold_end = g_array_index (gold, guint, j);
      guint start = i > 0 ? g_array_index (found, guint, i - 1) : 0;
      guint gold_start = j > 0 ? g_array_index (gold, guint, j - 1) : 0;

      n_right += end == gold_end && start == gold_start;
      i += end <= gold_end;
      j += gold_end <= end;
    }
  return percent (2 * n_right, found->len + gold->len);
}

/* Compares the segmenter's tokens and sentences of the running text with the treebank's. */
static gboolean
print_segment_scores (ReadoutTreebank *treebank, GError **error)
{
  g_autoptr (ReadoutText) text =
      readout_text_new (treebank->text->str, treebank->text->len, NULL, error);
  g_autoptr (ReadoutSegments) segments = readout_segments_new ();
  g_autoptr (GArray) gold_tokens = NULL;
  g_autoptr (GArray) gold_sentences = NULL;
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GArray) sentences = NULL;

  if (text == NULL)
    return FALSE;
  readout_segmenter_run (segments, text);
  gold_tokens = g_array_new (FALSE, FALSE, sizeof (guint));
  gold_sentences = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0, characters = 0; i < treebank->sentences->len; i++)
    {
      const ReadoutTreebankSentence *sentence = readout_treebank_get (treebank, i);

      for (guint j = 0; j < sentence->n_tokens; j++)
        {
          const char *form = g_ptr_array_index (treebank->forms, sentence->first + j);

          for (; *form != '\0'; form++)
            characters += !g_ascii_isspace (*form) && ((guchar)*form & 0xC0) != 0x80;
          g_array_append_val (gold_tokens, characters);
        }
      g_array_append_val (gold_sentences, characters);
    }
  tokens = list_ends (treebank->text->str, segments, FALSE);
  sentences = list_ends (treebank->text->str, segments, TRUE);
  g_print ("own tokens F1 %.2f, own sentences F1 %.2f\n", score_pieces (tokens, gold_tokens),
           score_pieces (sentences, gold_sentences));
  return TRUE;
}

gboolean
readout_train_evaluate (ReadoutSyntax *syntax,
                        ReadoutTreebank *treebank,
                        gboolean shows_relations,
                        GError **error)
{
  print_syntax_scores (syntax, treebank);
  if (shows_relations)
    print_relations (treebank);
  return print_segment_scores (treebank, error);
}
