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
      gint32 deciding = -1;
      int judged = token != root && readout_tree_get (tree, root)->upos == READOUT_UPOS_ADJ
                       ? readout_tree_get_own_value (tree, root, &deciding, 0)
                       : 1;

      term->sign = readout_predicate_is_negated (tree->segments, token) ? -1 : 1;
      if (judged < 0)
        term->sign = -term->sign; /* "it is wrong to leave" */
      term->weight = 1;
      return;
    }
  term->happens = carried.happens = readout_tree_is_event_noun (tree, token);
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

static gboolean
is_past (const ReadoutTree *tree, gint32 verb)
{
  const ReadoutToken *token = readout_tree_get (tree, verb);

  return token->xpos == READOUT_XPOS_VBD ||
         (token->xpos == READOUT_XPOS_VBN &&
          readout_syntax_find_child (tree->segments, (guint)verb, READOUT_RELATION_AUX_PASS) < 0);
}

/* Whether it says that something is so: of the past, or what somebody or something is. */
static gboolean
is_claim (const ReadoutTree *tree, gint32 root, gint32 event)
{
  const ReadoutToken *token = readout_tree_get (tree, root);

  if (token->upos == READOUT_UPOS_ADJ && event != root)
    return FALSE; /* "it is right to leave" */

  if (token->upos == READOUT_UPOS_VERB)
    return token->xpos == READOUT_XPOS_VBD || readout_predicate_is_negated (tree->segments, root);
  return readout_syntax_find_child (tree->segments, (guint)root, READOUT_RELATION_COP) >= 0;
}

static gboolean
has_subject (const ReadoutTree *tree, gint32 root)
{
  return readout_predicate_has_subject (tree->segments, root);
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

/* "is to blame" */
static gboolean
has_to (const ReadoutTree *tree, gint32 event)
{
  READOUT_TOKEN_CHILDREN (tree->segments, (guint)event, child)
  if (readout_tree_get (tree, child)->upos == READOUT_UPOS_PART &&
      strcmp (readout_tree_get (tree, child)->folded, "to") == 0)
    return TRUE;
  return FALSE;
}

/* Whether it speaks ill of who does it, in the event or in another verb beside it: "held her and
 * forced her to work", "is to blame". */
static gboolean
is_accusing (const ReadoutTree *tree, gint32 root, gint32 event)
{
  const ReadoutToken *token = readout_tree_get (tree, root);
  const ReadoutFrame *frame = readout_predicate_find (tree->frames, tree->segments, root).frame;
  gint32 deciding = -1;

  if (!has_agent (tree, root))
    return FALSE;
  if (readout_predicate_is_negated (tree->segments, root) && is_harmful (tree, event))
    return TRUE; /* "does not keep its word" */
  /* "closes its border" may be a plan as well as a charge; "lies" may not */
  if (token->upos == READOUT_UPOS_VERB && !is_past (tree, root) && !has_to (tree, event) &&
      readout_frame_get_role (frame, READOUT_ROLE_SUBJECT) != -1)
    return FALSE;
  if (readout_tree_get_own_value (tree, root, &deciding, 0) < 0)
    return TRUE;
  if (is_harmful (tree, event) && has_to (tree, event))
    return TRUE;
  READOUT_TOKEN_CHILDREN (tree->segments, (guint)root, child)
  if (readout_relation_get_base (readout_tree_get (tree, child)->relation) ==
          READOUT_RELATION_CONJ &&
      readout_tree_get (tree, child)->upos == READOUT_UPOS_VERB &&
      readout_tree_get_own_value (tree, child, &deciding, 0) < 0)
    return TRUE;
  return FALSE;
}

static gboolean
has_object (const ReadoutTopicFrame *frame)
{
  for (guint i = 0; i < frame->terms->len; i++)
    if (g_array_index (frame->terms, ReadoutTopicTerm, i).part == READOUT_TOPIC_PART_OBJECT)
      return TRUE;
  return FALSE;
}

/* Who is for the one that is accused is against the accusation; who is for those who are to do
 * something, is for it; where "the talks go on" who is for the talks is for it all. */
static void
turn_agents (ReadoutTopicFrame *frame)
{
  gboolean alone = !has_object (frame);

  for (guint i = 0; i < frame->terms->len; i++)
    {
      ReadoutTopicTerm *term = &g_array_index (frame->terms, ReadoutTopicTerm, i);

      if (term->part == READOUT_TOPIC_PART_AGENT)
        {
          term->sign = frame->accuses ? -1 : 1;
          term->weight = frame->accuses || frame->claims ? 0.6
                         : term->happens && alone        ? 0.7
                                                         : 0.45;
        }
    }
}

static gint32
get_root (const ReadoutSegments *segments)
{
  return (gint32)g_array_index (segments->sentences, ReadoutSentence, 0).root;
}

static gboolean
is_clause (const ReadoutTree *tree)
{
  gint32 root = get_root (tree->segments);

  return (readout_tree_get (tree, root)->upos == READOUT_UPOS_VERB && has_subject (tree, root)) ||
         readout_syntax_find_child (tree->segments, (guint)root, READOUT_RELATION_COP) >= 0;
}

/* The base form of the verb of the list that @form can be, %NULL: "blocks", "strike". Owned by the
 * caller. */
static char *
dup_base (const ReadoutFrames *frames, const char *form)
{
  static const char *const endings[][2] = { { "ies", "y" }, { "es", "" }, { "s", "" }, { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (form, endings[i][0]) && strlen (form) > strlen (endings[i][0]) + 2)
      {
        g_autofree char *stem = g_strndup (form, strlen (form) - strlen (endings[i][0]));
        g_autofree char *base = g_strconcat (stem, endings[i][1], NULL);

        if (readout_frames_find (frames, READOUT_WORD_CLASS_VERB, base) != NULL)
          return g_steal_pointer (&base);
      }
  return NULL;
}

/* "Varland fired on the boats" read as "Varland, fired on the boats". */
static gboolean
raise_verb (const ReadoutTree *tree, ReadoutSegments *segments)
{
  gint32 root = get_root (segments);

  READOUT_TOKEN_CHILDREN (segments, (guint)root, child)
  if (child > root && is_past (tree, child) &&
      readout_relation_get_base (readout_tree_get (tree, child)->relation) == READOUT_RELATION_ACL)
    {
      readout_syntax_raise (segments, (guint)child);
      return TRUE;
    }
  return FALSE;
}

/* Headlines such as "Dockers strike" mislead the tagger: reads @sentence with "will" before each
 * word that can be a verb, until one makes it a clause. What it read at first stays where none
 * does. */
static void
parse (const ReadoutFrames *frames,
       ReadoutSyntax *syntax,
       ReadoutSegments *segments,
       ReadoutText *text)
{
  g_autoptr (ReadoutSegments) plain = readout_segments_new ();
  const char *sentence = readout_text_get_string (text, NULL);
  ReadoutTree tree = { frames, segments };

  readout_syntax_parse_text (syntax, segments, text);
  if (segments->sentences->len == 0 || is_clause (&tree) || raise_verb (&tree, segments))
    return;
  readout_syntax_parse_text (syntax, plain, text);
  for (guint i = 1; i < plain->tokens->len; i++)
    {
      const ReadoutToken *token = readout_segments_get_token (plain, i);
      guint8 before = readout_segments_get_token (plain, i - 1)->upos;
      g_autofree char *base = dup_base (frames, token->folded);
      g_autofree char *other = NULL;
      g_autoptr (ReadoutText) changed = NULL;
      gint32 root;

      if (base == NULL || (before != READOUT_UPOS_NOUN && before != READOUT_UPOS_PROPN))
        continue;
      other = g_strdup_printf ("%.*s will %s%s", (int)token->span.start, sentence, base,
                               sentence + token->span.end);
      changed = readout_text_new (other, -1, NULL, NULL);
      if (changed == NULL)
        continue;
      readout_syntax_parse_text (syntax, segments, changed);
      root = get_root (segments);
      if (is_clause (&tree) && strcmp (readout_tree_get (&tree, root)->folded, base) == 0)
        return;
    }
  readout_syntax_parse_text (syntax, segments, text);
}

ReadoutTopicFrame *
readout_topic_frame_new (const ReadoutFrames *frames,
                         ReadoutSyntax *syntax,
                         const ReadoutProposition *topic)
{
  g_autoptr (ReadoutSegments) segments = readout_segments_new ();
  /* The parser knows a sentence by its full stop. */
  g_autofree char *sentence = g_strconcat (topic->text, ".", NULL);
  g_autoptr (ReadoutText) text = readout_text_new (sentence, -1, NULL, NULL);
  ReadoutTopicFrame *frame = g_atomic_rc_box_new0 (ReadoutTopicFrame);
  ReadoutTree tree = { frames, segments };
  gint32 root;
  gint32 event;

  frame->terms = g_array_new (FALSE, FALSE, sizeof (ReadoutTopicTerm));
  g_array_set_clear_func (frame->terms, clear_term);
  if (text == NULL)
    return frame;
  parse (frames, syntax, segments, text);
  if (segments->sentences->len == 0)
    return frame;
  root = get_root (segments);
  event = find_event (&tree, root);
  add_terms (frame, &tree, root, event);
  frame->accuses = is_accusing (&tree, root, event);
  frame->harms = is_harmful (&tree, event);
  frame->claims = frame->accuses || is_claim (&tree, root, event);
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
