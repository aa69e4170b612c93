/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A topic read as a sentence: its event, who does it and to whom.
 */
#include "stance/readout-topic-frame.h"

#include <string.h>

#include "stance/readout-predicate.h"
#include "stance/readout-term.h"

static void
clear_term (gpointer data)
{
  g_free (((ReadoutTopicTerm *)data)->stem);
}

static void
clear_frame (gpointer data)
{
  g_array_unref (((ReadoutTopicFrame *)data)->terms);
}

/* The predicate that says what is done: below "it is right that …", "is to blame". */
static gint32
find_event (const ReadoutTree *tree, gint32 root)
{
  READOUT_TOKEN_CHILDREN (tree->segments, (guint)root, child)
  {
    ReadoutRelation relation = readout_relation_get_base (readout_tree_get (tree, child)->relation);

    if (relation == READOUT_RELATION_CSUBJ ||
        (readout_tree_get (tree, root)->upos == READOUT_UPOS_ADJ &&
         (relation == READOUT_RELATION_CCOMP || relation == READOUT_RELATION_ADVCL)))
      return child;
    if (relation == READOUT_RELATION_XCOMP &&
        readout_tree_get (tree, child)->upos != READOUT_UPOS_ADJ)
      return child;
  }
  return root;
}

/* Of the word at @token, by the relation of the phrase that it heads or belongs to. */
static ReadoutTopicPart
find_part (const ReadoutTree *tree, gint32 token, gint32 root, gint32 event)
{
  gint32 at = token;

  if (token == root || token == event)
    return READOUT_TOPIC_PART_EVENT;
  for (guint i = 0; i < READOUT_CARRY_STEPS_MAX; i++)
    {
      const ReadoutToken *word = readout_tree_get (tree, at);

      if (word->head < 0)
        return READOUT_TOPIC_PART_DETAIL;
      if (readout_relation_get_base (word->relation) == READOUT_RELATION_CONJ &&
          word->upos == READOUT_UPOS_VERB)
        return at == token ? READOUT_TOPIC_PART_EVENT : READOUT_TOPIC_PART_OBJECT;
      if (word->head == root || word->head == event)
        switch (word->relation)
          {
          case READOUT_RELATION_NSUBJ:
          case READOUT_RELATION_OBL_AGENT:
            return READOUT_TOPIC_PART_AGENT;
          case READOUT_RELATION_NSUBJ_PASS:
          case READOUT_RELATION_OBJ:
          case READOUT_RELATION_OBL:
          case READOUT_RELATION_IOBJ:
          case READOUT_RELATION_NMOD:
            return READOUT_TOPIC_PART_OBJECT;
          default:
            return READOUT_TOPIC_PART_DETAIL;
          }
      at = word->head;
    }
  return READOUT_TOPIC_PART_DETAIL;
}

/* What being for the word at @token makes of the whole sentence. */
static void
measure_term (const ReadoutTree *tree, gint32 token, gint32 root, ReadoutTopicTerm *term)
{
  ReadoutCarried carried = { .sign = 1, .weight = 1, .deciding = -1 };
  gint32 at = token;

  if (term->part == READOUT_TOPIC_PART_EVENT)
    {
      term->sign = readout_predicate_is_negated (tree->segments, token) ? -1 : 1;
      term->weight = 1;
      return;
    }
  for (guint i = 0; at != root && i < READOUT_CARRY_STEPS_MAX; i++)
    {
      gint32 head = readout_tree_get (tree, at)->head;

      if (head < 0)
        break;
      readout_carry (tree, &carried, at, head);
      at = head;
    }
  term->sign = carried.sign;
  switch (term->part)
    {
    case READOUT_TOPIC_PART_AGENT:
      term->weight = carried.decided ? 0.6 : 0.5;
      break;
    case READOUT_TOPIC_PART_OBJECT:
      term->weight = carried.decided ? 0.8 : 0.7;
      break;
    default:
      term->weight = 0.5;
      break;
    }
  if (!carried.decided)
    term->sign = 1;
}

static void
add_terms (ReadoutTopicFrame *frame, const ReadoutTree *tree, gint32 root, gint32 event)
{
  for (guint i = 0; i < tree->segments->tokens->len; i++)
    {
      const ReadoutToken *token = readout_tree_get (tree, (gint32)i);
      ReadoutTopicTerm term = { 0 };

      if (token->upos == READOUT_UPOS_PUNCT ||
          ((gint32)i != root && (gint32)i != event && readout_term_is_stop_word (token->form, -1)))
        continue;
      term.stem = readout_term_dup_stem (token->form, -1);
      if (strlen (term.stem) < 2 || readout_topic_frame_find (frame, term.stem) != NULL)
        {
          g_free (term.stem);
          continue;
        }
      term.part = find_part (tree, (gint32)i, root, event);
      term.is_name = token->upos == READOUT_UPOS_PROPN;
      measure_term (tree, (gint32)i, root, &term);
      g_array_append_val (frame->terms, term);
    }
}

/* Whether it says that something is so: of the past, or what somebody or something is. */
static gboolean
is_claim (const ReadoutTree *tree, gint32 root)
{
  const ReadoutToken *token = readout_tree_get (tree, root);

  if (token->upos == READOUT_UPOS_VERB)
    return token->xpos == READOUT_XPOS_VBD || readout_predicate_is_negated (tree->segments, root);
  return readout_syntax_find_child (tree->segments, (guint)root, READOUT_RELATION_COP) >= 0;
}

static gboolean
has_agent (const ReadoutTree *tree, gint32 root)
{
  return readout_syntax_find_child (tree->segments, (guint)root, READOUT_RELATION_NSUBJ) >= 0;
}

/* Whether it is bad for the object: "sanctions", "blocks", "is imposed on". */
static gboolean
is_harmful (const ReadoutTree *tree, gint32 event)
{
  gint32 deciding = -1;
  ReadoutEventClass class = READOUT_EVENT_NONE;

  return readout_tree_get_act_value (tree, event, &deciding, &class, 0) < 0;
}

/* Whether it speaks ill of who does it, in the event or in another verb beside it: "held her and
 * forced her to work", "is to blame". */
static gboolean
is_accusing (const ReadoutTree *tree, gint32 root, gint32 event)
{
  gint32 deciding = -1;

  if (!has_agent (tree, root))
    return FALSE;
  if (readout_tree_get_own_value (tree, root, &deciding, 0) < 0)
    return TRUE;
  if (event != root && is_harmful (tree, event) &&
      strcmp (readout_tree_get (tree, root)->lemma, "be") == 0)
    return TRUE;
  READOUT_TOKEN_CHILDREN (tree->segments, (guint)root, child)
  if (readout_relation_get_base (readout_tree_get (tree, child)->relation) ==
          READOUT_RELATION_CONJ &&
      readout_tree_get (tree, child)->upos == READOUT_UPOS_VERB &&
      readout_tree_get_own_value (tree, child, &deciding, 0) < 0)
    return TRUE;
  return FALSE;
}

/* Who is for the one that is accused is against the accusation. */
static void
turn_agents (ReadoutTopicFrame *frame)
{
  for (guint i = 0; i < frame->terms->len; i++)
    {
      ReadoutTopicTerm *term = &g_array_index (frame->terms, ReadoutTopicTerm, i);

      if (term->part == READOUT_TOPIC_PART_AGENT)
        {
          term->sign = -1;
          term->weight = 0.6;
        }
    }
}

ReadoutTopicFrame *
readout_topic_frame_new (const ReadoutFrames *frames,
                         ReadoutSyntax *syntax,
                         const ReadoutProposition *topic)
{
  g_autoptr (ReadoutSegments) segments = readout_segments_new ();
  g_autoptr (ReadoutText) text = readout_text_new (topic->text, -1, NULL, NULL);
  ReadoutTopicFrame *frame = g_atomic_rc_box_new0 (ReadoutTopicFrame);
  ReadoutTree tree = { frames, segments };
  gint32 root;
  gint32 event;

  frame->terms = g_array_new (FALSE, FALSE, sizeof (ReadoutTopicTerm));
  g_array_set_clear_func (frame->terms, clear_term);
  if (text == NULL)
    return frame;
  readout_syntax_parse_text (syntax, segments, text);
  if (segments->sentences->len == 0)
    return frame;
  root = (gint32)g_array_index (segments->sentences, ReadoutSentence, 0).root;
  event = find_event (&tree, root);
  add_terms (frame, &tree, root, event);
  frame->accuses = is_accusing (&tree, root, event);
  frame->harms = is_harmful (&tree, event);
  frame->claims = frame->accuses || is_claim (&tree, root);
  if (frame->accuses)
    turn_agents (frame);
  return frame;
}

ReadoutTopicFrame *
readout_topic_frame_ref (ReadoutTopicFrame *frame)
{
  return g_atomic_rc_box_acquire (frame);
}

void
readout_topic_frame_unref (ReadoutTopicFrame *frame)
{
  g_atomic_rc_box_release_full (frame, clear_frame);
}

const ReadoutTopicTerm *
readout_topic_frame_find (const ReadoutTopicFrame *frame, const char *stem)
{
  for (guint i = 0; stem != NULL && i < frame->terms->len; i++)
    {
      const ReadoutTopicTerm *term = &g_array_index (frame->terms, ReadoutTopicTerm, i);

      if (strcmp (term->stem, stem) == 0)
        return term;
    }
  return NULL;
}
