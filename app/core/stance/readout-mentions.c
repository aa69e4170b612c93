/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a text names an actor.
 */
#include "stance/readout-mentions.h"

#include <string.h>

#include "stance/readout-predicate.h"
#include "syntax/readout-syntax.h"

static gboolean
is_nominal (const ReadoutToken *token)
{
  return token->upos == READOUT_UPOS_NOUN || token->upos == READOUT_UPOS_PROPN ||
         token->upos == READOUT_UPOS_PRON;
}

/* The token of a span whose head is outside of it; of several the noun that holds most. */
static gint32
find_head (const ReadoutSegments *segments, ReadoutSpan span)
{
  gint32 best = -1;
  guint best_value = 0;

  for (guint i = readout_segments_find_token (segments, span.start); i < segments->tokens->len; i++)
    {
      const ReadoutToken *token = readout_segments_get_token (segments, i);
      guint value;

      if (token->span.start >= span.end)
        break;
      if (token->upos == READOUT_UPOS_PUNCT)
        continue;
      if (token->head >= 0)
        {
          ReadoutSpan head = readout_segments_get_token (segments, (guint)token->head)->span;

          if (head.end > span.start && head.start < span.end)
            continue;
        }
      value = MIN (token->end - token->first, 50) + (is_nominal (token) ? 100 : 1);
      if (value > best_value)
        {
          best = (gint32)i;
          best_value = value;
        }
    }
  return best;
}

static gboolean
is_name (const ReadoutToken *token)
{
  return token->upos == READOUT_UPOS_PROPN;
}

static void
add_mention (ReadoutMentions *mentions, gint32 token)
{
  for (guint i = 0; i < mentions->n; i++)
    if (mentions->item[i] == token)
      return;
  if (mentions->n < READOUT_MENTIONS_MAX)
    mentions->item[mentions->n++] = token;
}

void
readout_mentions_find (ReadoutMentions *mentions, const ReadoutSegments *segments, ReadoutSpan span)
{
  gint32 head = find_head (segments, span);
  guint first = readout_segments_find_token (segments, span.start);

  mentions->n = 0;
  if (head < 0)
    return;
  add_mention (mentions, head);
  for (guint j = first; j < segments->tokens->len; j++)
    {
      const ReadoutToken *part = readout_segments_get_token (segments, j);

      if (part->span.start >= span.end)
        break;
      if (!is_name (part) || (j + 1 < segments->tokens->len &&
                              readout_segments_get_token (segments, j + 1)->span.end <= span.end &&
                              is_name (readout_segments_get_token (segments, j + 1))))
        continue;
      for (guint i = 0; i < segments->tokens->len && mentions->n < READOUT_MENTIONS_MAX; i++)
        {
          const ReadoutToken *token = readout_segments_get_token (segments, i);

          if ((token->span.start < span.start || token->span.start >= span.end) &&
              is_name (token) && strcmp (token->folded, part->folded) == 0)
            add_mention (mentions, (gint32)i);
        }
    }
}

gboolean
readout_mentions_have (const ReadoutMentions *mentions, gint32 token)
{
  for (guint i = 0; i < mentions->n; i++)
    if (mentions->item[i] == token)
      return TRUE;
  return FALSE;
}

gint32
readout_mentions_find_under (const ReadoutMentions *mentions, const ReadoutTree *tree, gint32 token)
{
  for (guint i = 0; i < mentions->n; i++)
    {
      guint32 mention = (guint32)mentions->item[i];

      if (mention >= readout_tree_get (tree, token)->first &&
          mention < readout_tree_get (tree, token)->end)
        return (gint32)mention;
    }
  return -1;
}

double
readout_mentions_measure_phrase (const ReadoutMentions *mentions,
                                 const ReadoutTree *tree,
                                 gint32 token)
{
  gint32 mention = readout_mentions_find_under (mentions, tree, token);
  double weight = 1;

  for (guint i = 0; mention >= 0 && mention != token && i < READOUT_CARRY_STEPS_MAX; i++)
    {
      gint32 head = readout_tree_get (tree, mention)->head;
      const ReadoutFrame *frame;

      if (head < 0)
        return 0;
      frame = readout_predicate_find_noun (tree->frames, tree->segments, head);
      switch (readout_relation_get_base (readout_tree_get (tree, mention)->relation))
        {
        case READOUT_RELATION_APPOS:
        case READOUT_RELATION_FLAT:
        case READOUT_RELATION_CONJ:
          break;
        case READOUT_RELATION_NMOD:
        case READOUT_RELATION_COMPOUND:
        case READOUT_RELATION_AMOD:
          if (frame != NULL && frame->roles[READOUT_ROLE_KIN] == -1)
            weight = -weight;
          weight *= 0.75;
          break;
        case READOUT_RELATION_ACL:
          weight *= 0.4;
          break;
        default:
          return 0;
        }
      mention = head;
    }
  return mention >= 0 ? weight : 0;
}

double
readout_mentions_measure_pronoun (const ReadoutMentions *mentions,
                                  const ReadoutTree *tree,
                                  gint32 token)
{
  static const char *const pronouns[] = { "he",  "she", "it",    "they", "we",  "i",  "his",
                                          "her", "its", "their", "them", "our", "my", NULL };
  gint32 at = token;

  if (!g_strv_contains (pronouns, readout_tree_get (tree, token)->folded))
    return 0;
  for (guint i = 0; at >= 0 && i < READOUT_CARRY_STEPS_MAX; i++)
    {
      gint32 head = readout_tree_get (tree, at)->head;

      if (head < 0)
        break;
      at = head;
      READOUT_TOKEN_CHILDREN (tree->segments, (guint)head, child)
      if (readout_relation_get_base (readout_tree_get (tree, child)->relation) ==
              READOUT_RELATION_NSUBJ &&
          child != token && readout_mentions_measure_phrase (mentions, tree, child) > 0.8)
        return 0.85;
    }
  for (guint i = 0; i < mentions->n; i++)
    if (mentions->item[i] < token)
      return 0.4;
  return 0;
}
