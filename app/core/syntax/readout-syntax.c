/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags, parses and lemmatises the sentences of a text with a model.
 */
#include "syntax/readout-syntax.h"

#include "syntax/readout-lemma.h"
#include "syntax/readout-model.h"

struct _ReadoutSyntax
{
  gatomicrefcount references;
  GBytes *bytes;
  ReadoutModel model;
};

ReadoutSyntax *
readout_syntax_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (ReadoutSyntax) syntax = NULL;
  gsize length;
  const guint8 *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  syntax = g_new0 (ReadoutSyntax, 1);
  g_atomic_ref_count_init (&syntax->references);
  syntax->bytes = g_bytes_ref (bytes);
  data = g_bytes_get_data (bytes, &length);
  if (!readout_model_read (&syntax->model, data, length, error))
    return NULL;
  return g_steal_pointer (&syntax);
}

ReadoutSyntax *
readout_syntax_new_from_file (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ReadoutSyntax *syntax;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_mapped_file_new (path, FALSE, error);
  if (file == NULL)
    return NULL;
  bytes = g_mapped_file_get_bytes (file);
  syntax = readout_syntax_new_from_bytes (bytes, error);
  if (syntax == NULL)
    g_prefix_error (error, "%s: ", path);
  return syntax;
}

ReadoutSyntax *
readout_syntax_ref (ReadoutSyntax *syntax)
{
  g_return_val_if_fail (syntax != NULL, NULL);

  g_atomic_ref_count_inc (&syntax->references);
  return syntax;
}

void
readout_syntax_unref (ReadoutSyntax *syntax)
{
  g_return_if_fail (syntax != NULL);

  if (!g_atomic_ref_count_dec (&syntax->references))
    return;
  g_bytes_unref (syntax->bytes);
  g_free (syntax);
}

static void
tag_sentence (const ReadoutModel *model,
              ReadoutSegments *segments,
              const ReadoutSentence *sentence,
              ReadoutTagContext *context)
{
  ReadoutToken *tokens = readout_segments_get_token (segments, sentence->first);

  readout_tag_context_init (context, tokens, sentence->end - sentence->first);
  readout_model_tag (model, context);
  for (guint i = 0; i < context->n_tokens; i++)
    {
      tokens[i].upos = readout_tag_get_upos (context->tags[i + 2]);
      tokens[i].xpos = readout_tag_get_xpos (context->tags[i + 2]);
    }
}

/* Widens the subtrees of all heads above @i, which is complete. */
static void
widen_head (ReadoutToken *tokens, guint first, guint i)
{
  gint32 head = tokens[i].head;

  if (head < 0)
    return;
  tokens[head - first].first = MIN (tokens[head - first].first, tokens[i].first);
  tokens[head - first].end = MAX (tokens[head - first].end, tokens[i].end);
}

/* From the right, so that each list of dependents ends up in the order of the text. */
static void
link_dependents (ReadoutSegments *segments, const ReadoutSentence *sentence)
{
  for (guint i = sentence->end; i-- > sentence->first;)
    {
      ReadoutToken *token = readout_segments_get_token (segments, i);
      ReadoutToken *head;

      if (token->head < 0)
        continue;
      head = readout_segments_get_token (segments, (guint)token->head);
      token->next_sibling = head->first_child;
      head->first_child = (gint32)i;
    }
}

/* An auxiliary or a copula has no dependents but fixed ones and coordinated ones in Universal
 * Dependencies: its others are its verb's. */
static void
raise_from_auxiliary (ReadoutToken *tokens, guint first, guint i)
{
  gint32 head = tokens[i].head;

  if (head < 0 || tokens[i].relation == READOUT_RELATION_FIXED ||
      tokens[i].relation == READOUT_RELATION_CONJ || tokens[i].relation == READOUT_RELATION_CC)
    return;
  switch (tokens[head - first].relation)
    {
    case READOUT_RELATION_AUX:
    case READOUT_RELATION_AUX_PASS:
    case READOUT_RELATION_COP:
      tokens[i].head = tokens[head - first].head;
      break;
    default:
      break;
    }
}

/* Copies the tree and links the dependents of each head. */
static void
store_tree (ReadoutSegments *segments, ReadoutSentence *sentence, const ReadoutParseState *state)
{
  ReadoutToken *tokens = readout_segments_get_token (segments, sentence->first);
  guint n_tokens = state->n_tokens;

  for (guint i = n_tokens; i-- > 0;)
    {
      gboolean is_root = state->head[i] == n_tokens;

      tokens[i].relation = is_root ? READOUT_RELATION_ROOT : state->relation[i];
      tokens[i].head = is_root ? -1 : (gint32)(sentence->first + state->head[i]);
      tokens[i].next_sibling = -1;
      tokens[i].first_child = -1;
      tokens[i].first = sentence->first + i;
      tokens[i].end = tokens[i].first + 1;
      if (is_root)
        sentence->root = sentence->first + i;
    }
  for (guint i = 0; i < n_tokens; i++)
    raise_from_auxiliary (tokens, sentence->first, i);
  link_dependents (segments, sentence);
}

/* Sets the subtrees' extents. A subtree's last token to be done is its head, so the tokens are
 * taken in the order in which the parser completed them. */
static void
measure_subtrees (ReadoutSegments *segments, const ReadoutSentence *sentence)
{
  ReadoutToken *tokens = readout_segments_get_token (segments, sentence->first);
  guint n_tokens = sentence->end - sentence->first;
  guint16 n_waiting[READOUT_FEATURES_CAPACITY] = { 0 };
  guint16 ready[READOUT_FEATURES_CAPACITY];
  guint n_ready = 0;

  for (guint i = 0; i < n_tokens; i++)
    if (tokens[i].head >= 0)
      n_waiting[tokens[i].head - sentence->first]++;
  for (guint i = 0; i < n_tokens; i++)
    if (n_waiting[i] == 0)
      ready[n_ready++] = i;
  while (n_ready > 0)
    {
      guint i = ready[--n_ready];
      gint32 head = tokens[i].head;

      widen_head (tokens, sentence->first, i);
      if (head >= 0 && --n_waiting[head - sentence->first] == 0)
        ready[n_ready++] = head - sentence->first;
    }
}

void
readout_syntax_tag (ReadoutSyntax *syntax, ReadoutSegments *segments)
{
  ReadoutTagContext context;

  g_return_if_fail (syntax != NULL && segments != NULL);

  for (guint i = 0; i < segments->sentences->len; i++)
    tag_sentence (&syntax->model, segments, readout_segments_get_sentence (segments, i), &context);
}

static void
parse_sentence (const ReadoutModel *model,
                ReadoutSegments *segments,
                ReadoutSentence *sentence,
                ReadoutTagContext *context,
                ReadoutParseState *state)
{
  tag_sentence (model, segments, sentence, context);
  readout_model_parse (model, context, state);
  store_tree (segments, sentence, state);
  measure_subtrees (segments, sentence);
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      ReadoutToken *token = readout_segments_get_token (segments, i);

      token->lemma = readout_model_find_lemma (model, segments, token);
    }
}

void
readout_syntax_parse_sentence (ReadoutSyntax *syntax, ReadoutSegments *segments, guint index)
{
  ReadoutTagContext context;
  ReadoutParseState state;

  g_return_if_fail (syntax != NULL && segments != NULL);
  g_return_if_fail (index < segments->sentences->len);

  parse_sentence (&syntax->model, segments, readout_segments_get_sentence (segments, index),
                  &context, &state);
}

void
readout_syntax_parse (ReadoutSyntax *syntax, ReadoutSegments *segments)
{
  ReadoutTagContext context;
  ReadoutParseState state;

  g_return_if_fail (syntax != NULL && segments != NULL);

  for (guint i = 0; i < segments->sentences->len; i++)
    parse_sentence (&syntax->model, segments, readout_segments_get_sentence (segments, i), &context,
                    &state);
}

void
readout_syntax_raise (ReadoutSegments *segments, guint index)
{
  ReadoutToken *verb;
  ReadoutToken *noun;
  ReadoutSentence *sentence;
  gint32 head;

  g_return_if_fail (segments != NULL);
  g_return_if_fail (index < segments->tokens->len);

  verb = readout_segments_get_token (segments, index);
  head = verb->head;
  g_return_if_fail (head >= 0);
  noun = readout_segments_get_token (segments, (guint)head);
  sentence = readout_segments_get_sentence (segments, verb->sentence);
  for (guint i = index + 1; i < sentence->end; i++)
    if (readout_segments_get_token (segments, i)->head == head)
      readout_segments_get_token (segments, i)->head = (gint32)index;
  verb->head = noun->head;
  verb->relation = noun->relation;
  noun->head = (gint32)index;
  noun->relation = READOUT_RELATION_NSUBJ;
  if (verb->head < 0)
    sentence->root = index;
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      ReadoutToken *token = readout_segments_get_token (segments, i);

      token->first_child = -1;
      token->next_sibling = -1;
      token->first = i;
      token->end = i + 1;
    }
  link_dependents (segments, sentence);
  measure_subtrees (segments, sentence);
}

void
readout_syntax_parse_text (ReadoutSyntax *syntax, ReadoutSegments *segments, ReadoutText *text)
{
  g_return_if_fail (syntax != NULL && segments != NULL && text != NULL);

  readout_segmenter_run (segments, text);
  readout_syntax_parse (syntax, segments);
}

gint32
readout_syntax_find_child (const ReadoutSegments *segments, guint index, ReadoutRelation relation)
{
  READOUT_TOKEN_CHILDREN (segments, index, child)
  {
    if (readout_segments_get_token (segments, child)->relation == relation)
      return child;
  }
  return -1;
}

ReadoutSpan
readout_syntax_get_subtree_span (const ReadoutSegments *segments, guint index)
{
  const ReadoutToken *token = readout_segments_get_token (segments, index);
  ReadoutSpan span = { readout_segments_get_token (segments, token->first)->span.start,
                       readout_segments_get_token (segments, token->end - 1)->span.end };

  return span;
}

gboolean
readout_syntax_is_under (const ReadoutSegments *segments, guint index, guint ancestor)
{
  const ReadoutToken *above = readout_segments_get_token (segments, ancestor);

  /* Arcs do not cross, so a subtree is a run of tokens. */
  return index >= above->first && index < above->end;
}
