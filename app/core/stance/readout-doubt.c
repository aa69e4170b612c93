/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks of doubt on a word: irony and comparison.
 */
#include "stance/readout-doubt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stance/readout-predicate.h"
#include "syntax/readout-syntax.h"

/* Words of a noun phrase that stand under its "so-called". */
#define SO_CALLED_REACH 4

/* Words that marks of irony hold. */
#define MARKED_MAX 3

/* Tokens that are looked at for a quotation around. */
#define QUOTATION_MAX 120

/* Words from a comparison to its "than" or "as", and from there to what is compared. */
#define COMPARISON_REACH 8
#define STANDARD_REACH 3

static const ReadoutToken *
get (const ReadoutSegments *segments, gint32 token)
{
  return readout_segments_get_token (segments, (guint)token);
}

static gboolean
is (const ReadoutSegments *segments, gint32 token, const char *word)
{
  return strcmp (get (segments, token)->folded, word) == 0;
}

static const ReadoutSentence *
get_sentence (const ReadoutSegments *segments, gint32 token)
{
  return readout_segments_get_sentence (segments, get (segments, token)->sentence);
}

static gboolean
is_mark (const ReadoutToken *token)
{
  return token->shape == READOUT_TOKEN_SHAPE_QUOTE;
}

static gboolean
is_verb (const ReadoutToken *token)
{
  return token->upos == READOUT_UPOS_VERB && token->xpos != READOUT_XPOS_VBG &&
         token->xpos != READOUT_XPOS_VBN;
}

/* Whether "so-called", which is three tokens, stands before the word in its noun phrase. */
static gboolean
is_so_called (const ReadoutSegments *segments, gint32 token)
{
  gint32 first = (gint32)get_sentence (segments, token)->first;

  for (gint32 i = token - 1; i >= MAX (first + 2, token - SO_CALLED_REACH); i--)
    {
      const ReadoutToken *word = get (segments, i);

      if (is (segments, i, "called"))
        return is (segments, i - 2, "so") && strcmp (get (segments, i - 1)->form, "-") == 0;
      if (word->upos != READOUT_UPOS_ADJ && word->upos != READOUT_UPOS_NOUN &&
          word->upos != READOUT_UPOS_PROPN && word->upos != READOUT_UPOS_VERB && !is_mark (word) &&
          strcmp (word->form, "-") != 0)
        return FALSE;
    }
  return FALSE;
}

/* The mark that opens before the word, with only few words between; -1 without one. */
static gint32
find_opening (const ReadoutSegments *segments, gint32 token)
{
  gint32 first = (gint32)get_sentence (segments, token)->first;

  for (gint32 i = token - 1; i >= first && i >= token - MARKED_MAX; i--)
    if (is_mark (get (segments, i)))
      return get (segments, i + 1)->space_before ? -1 : i;
  return -1;
}

/* The mark that closes the passage that @opening opens, -1 where it is long. */
static gint32
find_closing (const ReadoutSegments *segments, gint32 opening, gint32 token)
{
  gint32 end = (gint32)get_sentence (segments, token)->end;

  for (gint32 i = token + 1; i < end && i <= opening + MARKED_MAX + 1; i++)
    if (is_mark (get (segments, i)))
      return !get (segments, i)->space_before &&
                     strcmp (get (segments, i)->form, get (segments, opening)->form) == 0
                 ? i
                 : -1;
  return -1;
}

/* Whether the marks stand inside a quotation in marks of the other kind. */
static gboolean
is_inside_quotation (const ReadoutSegments *segments, gint32 opening)
{
  int open = 0;

  for (gint32 i = opening - 1; i >= 0 && i >= opening - QUOTATION_MAX; i--)
    {
      const ReadoutToken *mark = get (segments, i);

      if (!is_mark (mark) || strcmp (mark->form, get (segments, opening)->form) == 0)
        continue;
      /* the nearest one that opens, unless it was closed since */
      if (get (segments, i + 1)->space_before)
        open--;
      else if (++open > 0)
        return TRUE;
    }
  return FALSE;
}

/* What the word says by itself, whomever it is said of. */
static int
get_value (const ReadoutTree *tree, gint32 token)
{
  static const ReadoutRole roles[] = { READOUT_ROLE_SELF, READOUT_ROLE_AIM, READOUT_ROLE_OBJECT };
  const ReadoutFrame *frame = readout_predicate_find (tree->frames, tree->segments, token).frame;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      int value = readout_frame_get_role (frame, roles[i]);

      if (value != READOUT_ROLE_UNSET && value != 0)
        return value;
    }
  return 0;
}

/* "their “help”", "the “reform”": a noun that is no predicate. */
static gboolean
is_named_thing (const ReadoutSegments *segments, gint32 token, gint32 opening)
{
  const ReadoutToken *before;

  if (opening == 0 || get (segments, token)->upos != READOUT_UPOS_NOUN ||
      get (segments, token)->relation == READOUT_RELATION_XCOMP ||
      readout_syntax_find_child (segments, (guint)token, READOUT_RELATION_COP) >= 0)
    return FALSE;
  before = get (segments, opening - 1);
  return before->xpos == READOUT_XPOS_PRPS || before->xpos == READOUT_XPOS_POS ||
         strcmp (before->folded, "the") == 0 || strcmp (before->folded, "this") == 0 ||
         strcmp (before->folded, "these") == 0;
}

static gboolean
is_in_marks_of_irony (const ReadoutTree *tree, gint32 token)
{
  const ReadoutSegments *segments = tree->segments;
  gint32 opening = find_opening (segments, token);
  gint32 closing = opening >= 0 ? find_closing (segments, opening, token) : -1;
  gboolean modifies;

  if (closing < 0)
    return FALSE;
  modifies = closing + 1 < (gint32)get_sentence (segments, token)->end &&
             (get (segments, closing + 1)->upos == READOUT_UPOS_NOUN ||
              get (segments, closing + 1)->upos == READOUT_UPOS_PROPN);
  if (!modifies && !is_named_thing (segments, token, opening))
    return FALSE;
  return is_inside_quotation (segments, opening) || get_value (tree, token) > 0;
}

/* The "than" or the second "as" that the comparison at @token leads to; -1 without one. */
static gint32
find_standard (const ReadoutSegments *segments, gint32 token, const char *word)
{
  gint32 end = (gint32)get_sentence (segments, token)->end;

  for (gint32 i = token + 1; i < end && i <= token + COMPARISON_REACH; i++)
    {
      if (is (segments, i, word))
        return i;
      if (is_verb (get (segments, i)) || get (segments, i)->upos == READOUT_UPOS_PUNCT)
        return -1;
    }
  return -1;
}

/* The @word that stands before the one at @token, with only its article and the like between: "more
 * a threat", "than a help"; -1 without one. */
static gint32
find_before (const ReadoutSegments *segments, gint32 token, const char *word)
{
  gint32 first = (gint32)get_sentence (segments, token)->first;

  for (gint32 i = token - 1; i >= first && i >= token - STANDARD_REACH; i--)
    {
      const ReadoutToken *between = get (segments, i);

      if (strcmp (between->folded, word) == 0)
        return i;
      if (between->upos != READOUT_UPOS_DET && between->upos != READOUT_UPOS_ADP &&
          between->upos != READOUT_UPOS_ADJ && !is_mark (between))
        break;
    }
  return -1;
}

/* What the word at @token is weighed against, where both say something that somebody or something
 * is or does: "more a threat than a help", "more harmful than useful"; -1 where it is only
 * compared.
 */
static gint32
find_weighed (const ReadoutTree *tree, gint32 token, gint32 than)
{
  gint32 end = (gint32)get_sentence (tree->segments, than)->end;

  for (gint32 i = than + 1; i < end && i <= than + STANDARD_REACH; i++)
    if (get (tree->segments, i)->upos == get (tree->segments, token)->upos &&
        get_value (tree, i) != 0)
      return i;
  return -1;
}

static gboolean
is_comparison (const ReadoutTree *tree, gint32 token)
{
  const ReadoutSegments *segments = tree->segments;
  const ReadoutToken *word = get (segments, token);
  gint32 standard;

  if (find_before (segments, token, "as") >= 0 && find_standard (segments, token, "as") >= 0)
    return TRUE;
  if (find_before (segments, token, "than") >= 0)
    return TRUE;
  if (word->xpos != READOUT_XPOS_JJR && word->xpos != READOUT_XPOS_RBR &&
      find_before (segments, token, "more") < 0 && find_before (segments, token, "less") < 0)
    return FALSE;
  standard = find_standard (segments, token, "than");
  return standard >= 0 && find_weighed (tree, token, standard) < 0;
}

/* Whether the word at @token stands on the side that is not meant: "rather than a threat", "more a
 * help than a threat", "less a help than a threat". */
static gboolean
is_turned (const ReadoutTree *tree, gint32 token)
{
  const ReadoutSegments *segments = tree->segments;
  gint32 less = find_before (segments, token, "less");
  gint32 than = find_before (segments, token, "than");
  gint32 standard = less >= 0 ? find_standard (segments, token, "than") : -1;

  if (standard >= 0)
    return find_weighed (tree, token, standard) >= 0;
  if (than <= (gint32)get_sentence (segments, token)->first)
    return FALSE;
  return is (segments, than - 1, "rather") || (find_before (segments, than - 1, "more") >= 0 &&
                                               find_weighed (tree, than - 1, than) == token);
}

ReadoutDoubt
readout_doubt_find (const ReadoutTree *tree, gint32 token)
{
  g_return_val_if_fail (tree != NULL, READOUT_DOUBT_NONE);

  if (token < 0)
    return READOUT_DOUBT_NONE;
  if (is_so_called (tree->segments, token))
    return READOUT_DOUBT_SO_CALLED;
  if (is_in_marks_of_irony (tree, token))
    return READOUT_DOUBT_MARKS;
  return is_comparison (tree, token) ? READOUT_DOUBT_COMPARISON : READOUT_DOUBT_NONE;
}

int
readout_doubt_turn (const ReadoutTree *tree, gint32 token)
{
  g_return_val_if_fail (tree != NULL, 1);

  return token >= 0 && is_turned (tree, token) ? -1 : 1;
}

gboolean
readout_doubt_is_passed_over (const ReadoutSegments *segments, gint32 token)
{
  gint32 first = (gint32)get_sentence (segments, token)->first;
  gint32 start = (gint32)get (segments, token)->first;

  for (gint32 i = MAX (first, MAX (start, token - COMPARISON_REACH) - 2); i + 1 < token; i++)
    if ((is (segments, i, "rather") && is (segments, i + 1, "than")) ||
        (is (segments, i, "instead") && is (segments, i + 1, "of")))
      return TRUE;
  return FALSE;
}

char *
readout_doubt_explain (ReadoutDoubt doubt, const char *reason)
{
  switch (doubt)
    {
    case READOUT_DOUBT_SO_CALLED:
      /* Translators: %s is why a side is taken, as in: “reform” about “levy” */
      return g_strdup_printf (_ ("%s, but “so-called”"), reason);
    case READOUT_DOUBT_MARKS:
      /* Translators: %s is why a side is taken, as in: “fair” about “deal” */
      return g_strdup_printf (_ ("%s, but in marks that may be ironic"), reason);
    case READOUT_DOUBT_COMPARISON:
      /* Translators: %s is why a side is taken, as in: “worse” about “deal” */
      return g_strdup_printf (_ ("%s, but only in a comparison"), reason);
    default:
      return g_strdup (reason);
    }
}
