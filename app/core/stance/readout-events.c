/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody does, as a verb or as a noun, from the trees.
 */
#include "stance/readout-events.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "language/readout-data.h"
#include "stance/readout-predicate.h"
#include "syntax/readout-syntax.h"

/* Of a noun phrase, so many words at most. */
#define PHRASE_MAX 9

/* Of the name of a place in capitals, so many letters at least: shorter ones are abbreviations. */
#define DATELINE_MIN 6

typedef enum
{
  NOUN_ACT,   /* names what is done */
  NOUN_THING, /* something with which it is done */
} NounKind;

typedef struct
{
  char *verb;
  NounKind kind;
} Noun;

struct _ReadoutEvents
{
  GHashTable *nouns;       /* lemma → Noun */
  GHashTable *light;       /* set of verbs */
  GHashTable *alone;       /* set of verbs, with their particle */
  GHashTable *empty;       /* set of nouns */
  GHashTable *participles; /* verb → participle, irregular ones */
};

/* --- The lists -------------------------------------------------------------------------------- */

static void
free_noun (gpointer data)
{
  Noun *noun = data;

  g_free (noun->verb);
  g_free (noun);
}

/* "word | verb | kind" */
static gboolean
add_event (ReadoutEvents *events, char **columns)
{
  if (strcmp (columns[2], "light") == 0)
    g_hash_table_add (events->light, g_strdup (columns[0]));
  else if (strcmp (columns[2], "alone") == 0)
    g_hash_table_add (events->alone, g_strdup (columns[0]));
  else if (strcmp (columns[2], "empty") == 0)
    g_hash_table_add (events->empty, g_strdup (columns[0]));
  else if (strcmp (columns[2], "act") == 0 || strcmp (columns[2], "thing") == 0)
    {
      Noun *noun = g_new0 (Noun, 1);

      noun->verb = g_strdup (columns[1]);
      noun->kind = strcmp (columns[2], "act") == 0 ? NOUN_ACT : NOUN_THING;
      g_hash_table_replace (events->nouns, g_strdup (columns[0]), noun);
    }
  else
    return FALSE;
  return TRUE;
}

/* "base | past | participle" */
static gboolean
add_verb (ReadoutEvents *events, char **columns)
{
  g_hash_table_replace (events->participles, g_strdup (columns[0]), g_strdup (columns[2]));
  return TRUE;
}

static gboolean
read_list (ReadoutEvents *events,
           const char *data_dir,
           const char *name,
           gboolean (*add) (ReadoutEvents *events, char **columns),
           GError **error)
{
  g_autofree char *path = readout_data_find (data_dir, name, error);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (path == NULL || !g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = NULL;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      columns = g_strsplit (lines[i], "|", -1);
      for (guint j = 0; columns[j] != NULL; j++)
        g_strstrip (columns[j]);
      if (g_strv_length (columns) == 3 && add (events, columns))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("Readout’s own file “%s” is damaged in line %u"), name, i + 1);
      return FALSE;
    }
  return TRUE;
}

/* --- What the trees say ----------------------------------------------------------------------- */

static const ReadoutToken *
get (const ReadoutSegments *segments, gint32 token)
{
  return readout_segments_get_token (segments, (guint)token);
}

static ReadoutRelation
get_relation (const ReadoutSegments *segments, gint32 token)
{
  return readout_relation_get_base (get (segments, token)->relation);
}

/* The place before a wire story: "BRENMOOR –". */
static gboolean
is_dateline (const ReadoutSegments *segments, gint32 token)
{
  return get (segments, token)->shape == READOUT_TOKEN_SHAPE_UPPER &&
         strlen (get (segments, token)->form) >= DATELINE_MIN;
}

/* A noun or a name that stands for something by itself. */
static gboolean
is_named (const ReadoutSegments *segments, gint32 token)
{
  return token >= 0 &&
         (get (segments, token)->upos == READOUT_UPOS_NOUN ||
          (get (segments, token)->upos == READOUT_UPOS_PROPN && !is_dateline (segments, token)));
}

static gint32
name_or_none (const ReadoutSegments *segments, gint32 token)
{
  return is_named (segments, token) ? token : -1;
}

/* The dependent with @relation, or its like for a passive. */
static gint32
find_subject (const ReadoutSegments *segments, gint32 verb, gboolean *passive)
{
  *passive = FALSE;
  READOUT_TOKEN_CHILDREN (segments, (guint)verb, child)
  {
    ReadoutRelation relation = get (segments, child)->relation;

    if (relation == READOUT_RELATION_AUX_PASS || relation == READOUT_RELATION_NSUBJ_PASS ||
        relation == READOUT_RELATION_OBL_AGENT)
      *passive = TRUE;
  }
  READOUT_TOKEN_CHILDREN (segments, (guint)verb, child)
  if (get_relation (segments, child) == READOUT_RELATION_NSUBJ)
    return child;
  return -1;
}

/* Whose doing a verb without a subject of its own is: that of the verb that it depends on. */
static gint32
find_shared_subject (const ReadoutSegments *segments, gint32 verb)
{
  ReadoutRelation relation = get_relation (segments, verb);
  gint32 head = get (segments, verb)->head;
  gboolean passive;
  gint32 object;

  if (head < 0)
    return -1;
  if (relation == READOUT_RELATION_ACL)
    return get (segments, verb)->xpos == READOUT_XPOS_VBG ? head : -1;
  if (relation != READOUT_RELATION_XCOMP && relation != READOUT_RELATION_CONJ)
    return -1;
  object = readout_syntax_find_child (segments, (guint)head, READOUT_RELATION_OBJ);
  if (relation == READOUT_RELATION_XCOMP && object >= 0)
    return object;
  return find_subject (segments, head, &passive);
}

static gint32
find_preposition (const ReadoutSegments *segments, gint32 noun)
{
  return readout_predicate_find_preposition (segments, noun);
}

static gboolean
has_preposition (const ReadoutSegments *segments, gint32 noun, const char *const *words)
{
  const char *preposition = readout_predicate_get_preposition (segments, noun);

  return preposition != NULL && g_strv_contains (words, preposition);
}

/* The dependent after a preposition without which the verb says too little: "fires on boats". */
static gint32
find_prepositional_object (const ReadoutSegments *segments, gint32 verb)
{
  static const char *const words[] = { "on", "at", "from", "into", "over", NULL };

  READOUT_TOKEN_CHILDREN (segments, (guint)verb, child)
  if (child > verb && child <= verb + 5 &&
      get (segments, child)->relation == READOUT_RELATION_OBL && is_named (segments, child) &&
      has_preposition (segments, child, words))
    return child;
  return -1;
}

/* Whether the verb says enough with its subject: "steps down". */
static gboolean
stands_alone (const ReadoutEvents *events,
              const ReadoutSegments *segments,
              const char *verb,
              gint32 particle)
{
  g_autofree char *both =
      particle >= 0 ? g_strconcat (verb, " ", get (segments, particle)->folded, NULL) : NULL;

  return g_hash_table_contains (events->alone, both != NULL ? both : verb);
}

/* "orders the ministry to send": what is ordered is the event. */
static gboolean
leads_to_another (const ReadoutSegments *segments, gint32 verb)
{
  return readout_syntax_find_child (segments, (guint)verb, READOUT_RELATION_XCOMP) >= 0 ||
         readout_syntax_find_child (segments, (guint)verb, READOUT_RELATION_CCOMP) >= 0;
}

static gboolean
find_verb_event (const ReadoutEvents *events,
                 const ReadoutSegments *segments,
                 gint32 token,
                 ReadoutEvent *event)
{
  gboolean passive;
  gint32 subject;

  if (get (segments, token)->upos != READOUT_UPOS_VERB ||
      g_hash_table_contains (events->light, get (segments, token)->lemma) ||
      !g_ascii_islower (*get (segments, token)->lemma) || leads_to_another (segments, token))
    return FALSE;
  subject = find_subject (segments, token, &passive);
  *event = (ReadoutEvent){ token, get (segments, token)->lemma, -1, -1, -1, -1 };
  event->particle =
      readout_syntax_find_child (segments, (guint)token, READOUT_RELATION_COMPOUND_PRT);
  if (passive || (subject < 0 && get_relation (segments, token) == READOUT_RELATION_ACL &&
                  get (segments, token)->xpos == READOUT_XPOS_VBN))
    {
      event->object = name_or_none (segments, subject >= 0 ? subject : get (segments, token)->head);
      event->agent = name_or_none (
          segments, readout_syntax_find_child (segments, (guint)token, READOUT_RELATION_OBL_AGENT));
      return event->object >= 0;
    }
  event->agent =
      name_or_none (segments, subject >= 0 ? subject : find_shared_subject (segments, token));
  event->object = readout_syntax_find_child (segments, (guint)token, READOUT_RELATION_OBJ);
  if (event->object < 0)
    {
      event->object = find_prepositional_object (segments, token);
      if (event->object >= 0)
        event->preposition = find_preposition (segments, event->object);
    }
  else if (!is_named (segments, event->object))
    event->object = -1;
  return event->object >= 0 ||
         (event->agent >= 0 && stands_alone (events, segments, event->verb, event->particle));
}

static const Noun *
find_noun (const ReadoutEvents *events, const ReadoutSegments *segments, gint32 token)
{
  return get (segments, token)->upos == READOUT_UPOS_NOUN
             ? g_hash_table_lookup (events->nouns, get (segments, token)->lemma)
             : NULL;
}

/* Whether what stands before a noun is a thing by itself: "the Danube diversion", "arms
 * deliveries", but not "the flag change". */
static gboolean
is_whole (const ReadoutSegments *segments, gint32 token)
{
  return get (segments, token)->upos == READOUT_UPOS_PROPN ||
         get (segments, token)->xpos == READOUT_XPOS_NNS;
}

static gboolean
find_noun_event (const ReadoutEvents *events,
                 const ReadoutSegments *segments,
                 gint32 token,
                 ReadoutEvent *event)
{
  static const char *const objects[] = { "of", "on", "against", NULL };
  static const char *const agents[] = { "by", NULL };
  const Noun *noun = find_noun (events, segments, token);

  if (noun == NULL || get (segments, token)->relation == READOUT_RELATION_COMPOUND)
    return FALSE;
  *event = (ReadoutEvent){ token, noun->verb, -1, -1, -1, -1 };
  if (noun->kind == NOUN_THING)
    {
      event->object = token;
      return TRUE;
    }
  READOUT_TOKEN_CHILDREN (segments, (guint)token, child)
  {
    ReadoutRelation relation = get (segments, child)->relation;

    if (!is_named (segments, child))
      continue;
    if (relation == READOUT_RELATION_NMOD_POSS)
      event->agent = child;
    else if (relation == READOUT_RELATION_NMOD && has_preposition (segments, child, agents))
      event->agent = child;
    else if (event->object < 0 &&
             ((relation == READOUT_RELATION_COMPOUND && is_whole (segments, child)) ||
              (relation == READOUT_RELATION_NMOD && has_preposition (segments, child, objects))))
      event->object = child;
  }
  if (event->object < 0 && !stands_alone (events, segments, event->verb, -1))
    event->agent = -1;
  return TRUE;
}

/* Not in a headline, whose capitals and missing words mislead. */
static gboolean
is_in_prose (const ReadoutSegments *segments, gint32 token)
{
  const ReadoutSentence *sentence =
      readout_segments_get_sentence (segments, get (segments, token)->sentence);

  for (guint i = sentence->end; i > sentence->first; i--)
    {
      const ReadoutToken *last = readout_segments_get_token (segments, i - 1);

      if (last->shape == READOUT_TOKEN_SHAPE_MARK)
        return strchr (".?!;:,", *last->form) != NULL;
      if (last->shape != READOUT_TOKEN_SHAPE_QUOTE)
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_about_nothing (const ReadoutEvents *events,
                  const ReadoutSegments *segments,
                  const ReadoutEvent *event)
{
  gint32 what = event->object >= 0 ? event->object : event->agent;

  return what >= 0 &&
         readout_syntax_find_child (segments, (guint)what, READOUT_RELATION_COMPOUND) < 0 &&
         (g_hash_table_contains (events->empty, get (segments, what)->folded) ||
          g_hash_table_contains (events->empty, get (segments, what)->lemma));
}

/* "halted the filling": the filling is what it is about. */
static gboolean
is_about_event (const ReadoutEvents *events,
                const ReadoutSegments *segments,
                const ReadoutEvent *event)
{
  const Noun *noun = event->object >= 0 && event->object != event->token
                         ? find_noun (events, segments, event->object)
                         : NULL;

  return noun != NULL && noun->kind == NOUN_ACT;
}

/* --- Words ------------------------------------------------------------------------------------ */

static gboolean
is_phrase_part (const ReadoutSegments *segments, gint32 child, gboolean before)
{
  switch ((ReadoutRelation)get (segments, child)->relation)
    {
    case READOUT_RELATION_DET:
    case READOUT_RELATION_AMOD:
    case READOUT_RELATION_NUMMOD:
    case READOUT_RELATION_NMOD_POSS:
    case READOUT_RELATION_NMOD_DESC:
      return before;
    case READOUT_RELATION_COMPOUND:
    case READOUT_RELATION_FLAT:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The dependent of @head in whose subtree @token is. */
static gint32
find_branch (const ReadoutSegments *segments, gint32 head, gint32 token)
{
  while (token >= 0 && get (segments, token)->head != head)
    token = get (segments, token)->head;
  return token;
}

/* "of four crowns", "of three per cent". */
static gboolean
is_amount (const ReadoutSegments *segments, gint32 head)
{
  for (guint32 i = get (segments, head)->first; i < get (segments, head)->end; i++)
    if (get (segments, (gint32)i)->upos == READOUT_UPOS_NUM)
      return TRUE;
  return FALSE;
}

/* What follows the head and belongs to it: "of the lake", "and Luhansk". */
static gint32
find_addition (const ReadoutSegments *segments, gint32 head, gint32 last)
{
  static const char *const words[] = { "of", "on", "between", "in", "to", "for", NULL };

  READOUT_TOKEN_CHILDREN (segments, (guint)head, child)
  {
    ReadoutRelation relation = get (segments, child)->relation;

    if (get (segments, child)->first != (guint32)last + 1 || !is_named (segments, child) ||
        is_amount (segments, child))
      continue;
    if (relation == READOUT_RELATION_NMOD && has_preposition (segments, child, words))
      return child;
    if (relation == READOUT_RELATION_CONJ && get (segments, head)->upos == READOUT_UPOS_PROPN &&
        get (segments, child)->upos == READOUT_UPOS_PROPN)
      return child;
  }
  return -1;
}

/* "downstream Lethia": an adjective that is no part of a name. */
static gboolean
is_remark (const ReadoutSegments *segments, gint32 head, gint32 child)
{
  return get (segments, head)->upos == READOUT_UPOS_PROPN &&
         get (segments, child)->relation == READOUT_RELATION_AMOD &&
         get (segments, child)->shape == READOUT_TOKEN_SHAPE_LOWER;
}

/* The tokens of the phrase, both ends in. */
static void
find_phrase (const ReadoutSegments *segments,
             gint32 head,
             gboolean with_addition,
             gint32 *first,
             gint32 *last)
{
  gint32 addition;
  gint32 branch;

  *first = *last = head;
  while (*first > (gint32)get (segments, head)->first)
    {
      branch = find_branch (segments, head, *first - 1);
      if (branch < 0 || !is_phrase_part (segments, branch, TRUE) ||
          is_remark (segments, head, branch))
        break;
      *first = (gint32)get (segments, branch)->first;
    }
  while (*last + 1 < (gint32)get (segments, head)->end)
    {
      branch = find_branch (segments, head, *last + 1);
      if (branch < 0 || !is_phrase_part (segments, branch, FALSE))
        break;
      *last = (gint32)get (segments, branch)->end - 1;
    }
  addition = with_addition ? find_addition (segments, head, *last) : -1;
  if (addition >= 0)
    {
      gint32 ignored;

      find_phrase (segments, addition, FALSE, &ignored, last);
    }
}

/* Whether a phrase can be said outside of its sentence: no quotation, no amount, nobody's own. */
static gboolean
is_plain (const ReadoutSegments *segments, gint32 first, gint32 last)
{
  static const char *const own[] = { "my", "our", "your", NULL };

  for (gint32 i = first; i <= last; i++)
    if (g_strv_contains (own, get (segments, i)->folded) ||
        get (segments, i)->shape == READOUT_TOKEN_SHAPE_QUOTE ||
        get (segments, i)->shape == READOUT_TOKEN_SHAPE_ADDRESS ||
        get (segments, i)->upos == READOUT_UPOS_NUM || is_dateline (segments, i) ||
        (get (segments, i)->shape == READOUT_TOKEN_SHAPE_MARK &&
         strchr (",;:()[]!?", *get (segments, i)->form) != NULL))
      return FALSE;
  return TRUE;
}

static char *
dup_between (const ReadoutSegments *segments, ReadoutText *text, gint32 first, gint32 last)
{
  char *words = readout_text_dup_span (
      text, (ReadoutSpan){ get (segments, first)->span.start, get (segments, last)->span.end });

  return g_strdelimit (words, "\n\t", ' ');
}

/* What stands for "the" in a sentence by itself: "any raid" is about the raid. */
static gboolean
is_determiner (const ReadoutSegments *segments, gint32 token)
{
  static const char *const possessives[] = {
    "my", "our", "your", "his", "her", "their", "its", NULL
  };

  return get_relation (segments, token) == READOUT_RELATION_DET ||
         g_strv_contains (possessives, get (segments, token)->folded);
}

/* Whether a word has its capital from where it stands. */
static gboolean
is_capitalised_only_here (const ReadoutSegments *segments, gint32 token)
{
  guint32 sentence = get (segments, token)->sentence;

  return readout_segments_get_sentence (segments, sentence)->first == (guint32)token &&
         get (segments, token)->upos != READOUT_UPOS_PROPN &&
         get (segments, token)->shape == READOUT_TOKEN_SHAPE_TITLE;
}

/* "flips" takes "-es" after a hiss. */
static gboolean
ends_with_hiss (const char *verb)
{
  return g_str_has_suffix (verb, "s") || g_str_has_suffix (verb, "x") ||
         g_str_has_suffix (verb, "z") || g_str_has_suffix (verb, "ch") ||
         g_str_has_suffix (verb, "sh") || g_str_has_suffix (verb, "o");
}

static gboolean
ends_with_consonant_y (const char *verb)
{
  gsize n = strlen (verb);

  return n > 1 && verb[n - 1] == 'y' && strchr ("aeiou", verb[n - 2]) == NULL;
}

ReadoutEvents *
readout_events_new (const char *data_dir, GError **error)
{
  g_autoptr (ReadoutEvents) events = g_new0 (ReadoutEvents, 1);

  events->nouns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_noun);
  events->light = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  events->alone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  events->empty = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  events->participles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!read_list (events, data_dir, "language/en/events.txt", add_event, error) ||
      !read_list (events, data_dir, "language/en/irregular-verbs.txt", add_verb, error))
    return NULL;
  return g_steal_pointer (&events);
}

void
readout_events_free (ReadoutEvents *events)
{
  g_hash_table_unref (events->nouns);
  g_hash_table_unref (events->light);
  g_hash_table_unref (events->alone);
  g_hash_table_unref (events->empty);
  g_hash_table_unref (events->participles);
  g_free (events);
}

GArray *
readout_events_find (const ReadoutEvents *events, const ReadoutSegments *segments)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (ReadoutEvent));

  g_return_val_if_fail (events != NULL && segments != NULL, found);

  for (guint i = 0; i < segments->tokens->len; i++)
    {
      ReadoutEvent event;

      if (!is_in_prose (segments, (gint32)i))
        continue;
      if ((find_verb_event (events, segments, (gint32)i, &event) ||
           find_noun_event (events, segments, (gint32)i, &event)) &&
          !is_about_event (events, segments, &event) &&
          !is_about_nothing (events, segments, &event))
        g_array_append_val (found, event);
    }
  return found;
}

gboolean
readout_events_is_plural (const ReadoutSegments *segments, gint32 head)
{
  gint32 last = head;

  if (get (segments, head)->xpos == READOUT_XPOS_NNS ||
      get (segments, head)->xpos == READOUT_XPOS_NNPS)
    return TRUE;
  return find_addition (segments, head, last) >= 0 &&
         get (segments, find_addition (segments, head, last))->relation == READOUT_RELATION_CONJ;
}

/* How many words but adjectives and the like say which one it is: "the levy on visitors". */
static guint
count_details (const ReadoutSegments *segments, gint32 head, gint32 first, gint32 last)
{
  guint n = 0;

  for (gint32 i = first; i <= last; i++)
    n += i != head && (get (segments, i)->upos == READOUT_UPOS_NOUN ||
                       get (segments, i)->upos == READOUT_UPOS_PROPN);
  return n;
}

/* "the of", "the its": the tree went wrong. */
static gboolean
begins_phrase (const ReadoutSegments *segments, gint32 token)
{
  guint upos = get (segments, token)->upos;

  return upos == READOUT_UPOS_NOUN || upos == READOUT_UPOS_PROPN || upos == READOUT_UPOS_ADJ ||
         upos == READOUT_UPOS_VERB;
}

char *
readout_events_dup_phrase (const ReadoutSegments *segments,
                           ReadoutText *text,
                           gint32 head,
                           guint *n_details)
{
  g_autofree char *phrase = NULL;
  gint32 first;
  gint32 last;

  g_return_val_if_fail (segments != NULL && text != NULL && n_details != NULL, NULL);

  find_phrase (segments, head, TRUE, &first, &last);
  if (last - first >= PHRASE_MAX)
    find_phrase (segments, head, FALSE, &first, &last);
  if (last - first >= PHRASE_MAX || !is_plain (segments, first, last))
    return NULL;
  *n_details = count_details (segments, head, first, last);
  if (is_determiner (segments, first))
    {
      g_autofree char *rest = NULL;

      first += first < last && strcmp (get (segments, first + 1)->folded, "own") == 0;
      if (first == last || !begins_phrase (segments, first + 1))
        return NULL;
      rest = dup_between (segments, text, first + 1, last);
      return g_strconcat ("the ", rest, NULL);
    }
  phrase = dup_between (segments, text, first, last);
  if (is_capitalised_only_here (segments, first))
    phrase[0] = g_ascii_tolower (phrase[0]);
  return g_steal_pointer (&phrase);
}

char *
readout_events_dup_present (const ReadoutEvents *events, const char *verb, gboolean plural)
{
  g_return_val_if_fail (events != NULL && verb != NULL, NULL);

  if (plural)
    return g_strdup (verb);
  if (ends_with_consonant_y (verb))
    return g_strdup_printf ("%.*sies", (int)strlen (verb) - 1, verb);
  return g_strconcat (verb, ends_with_hiss (verb) ? "es" : "s", NULL);
}

char *
readout_events_dup_participle (const ReadoutEvents *events, const char *verb)
{
  const char *irregular;

  g_return_val_if_fail (events != NULL && verb != NULL, NULL);

  irregular = g_hash_table_lookup (events->participles, verb);
  if (irregular != NULL)
    return g_strdup (irregular);
  if (ends_with_consonant_y (verb))
    return g_strdup_printf ("%.*sied", (int)strlen (verb) - 1, verb);
  return g_strconcat (verb, g_str_has_suffix (verb, "e") ? "d" : "ed", NULL);
}
